"""Scaffold until the real one lands."""
from rag.schema import Figure, FigureKind
def classify(figure: Figure, sentence: str, before: str, after: str) -> Figure:
    return figure
def is_money(figure: Figure) -> bool:
    return figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()
def is_giving(figure: Figure, sentence: str, before: str, after: str, offset: int = 0) -> bool:
    return True
