"""Scaffold until the real one lands."""
def unsupported_figures(answer, passages):
    return []
