"""Questions, metrics, runs and reports. Uses rag alone."""
