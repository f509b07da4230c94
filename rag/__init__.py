"""Answers one question over the published index; knows nothing of files to ingest, of Gradio or of benchmarks."""
