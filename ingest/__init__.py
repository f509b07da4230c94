"""Articles in, a published index out (python -m ingest)."""
