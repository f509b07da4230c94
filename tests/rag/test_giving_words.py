import pytest

from rag.giving_words import ANY_KIND, ANY_STATUS, KIND, STATUS, kind_named
from rag.schema import FigureKind

TEXTS = [
    "the bank pledged 5 million and has paid half of it",
    "la banque a promis un pret sans interet",
    "وتعهدت الشركه بتقديم قرض",
    "عن تبرع قديم",
    "تبرعت بمساعدات عينيه",
    "advertising credits worth 5 million",
    "the weather was fine",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_one_expression_finds_what_any_of_a_table_finds(text: str) -> None:
    """It is asked first, so it may miss nothing; and it begins where the first of them begins."""
    for whole, table in ((ANY_STATUS, STATUS), (ANY_KIND, KIND)):
        starts = [found.start() for pattern in table.values() if (found := pattern.search(text))]
        first = whole.search(text)
        assert (first.start() if first else None) == min(starts, default=None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("a loan of", FigureKind.LOAN), ("advertising credits", FigureKind.AD_CREDITS), ("the weather was fine", None)],
)
def test_the_kind_that_words_name(text: str, kind: FigureKind | None) -> None:
    """None where they name none."""
    assert kind_named(text) is kind
