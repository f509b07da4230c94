"""The self-contained page: one file, no network."""
