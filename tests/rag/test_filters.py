"""Country and kind of giving, as an asker restricts questions to them: ledger, retrieval, command line."""

from __future__ import annotations

import pytest

from rag.__main__ import filters_of, parser
from rag.errors import QuestionError
from rag.retriever import is_of, passes
from rag.schema import Article, FigureKind, Filters
from tests.rag.test_answer_ledger import ask

ARTICLE = Article(
    "a", "A gift", "Text.", "en", published="2020-05", country="EG", organisations=("Kastora Egypt", "Ormelune")
)


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (Filters(), True),
        (Filters(country="EG"), True),
        (Filters(country="MA"), False),
        (Filters(organisation="Kastora"), True),
        (Filters(organisation="Kast"), False),
        (Filters(organisation="Ormelune", country="EG", since="2020", until="2020-05"), True),
    ],
)
def test_an_article_passes_by_its_record(filters: Filters, holds: bool) -> None:
    """A branch is its organisation's; half a name is nobody's."""
    assert passes(ARTICLE, filters) is holds


def test_a_branch_is_its_organisations() -> None:
    """Whole words alone."""
    assert (is_of("Kastora", "Kastora Egypt"), is_of("Kastora", "Kastoral")) == (True, False)


def test_the_ledger_honours_country_and_kind() -> None:
    """Every row is of the country and kind asked for; what a question names and a filter excludes leaves none."""
    everything = {figure.kind for figure in ask("the largest gifts").figures.values()}
    draft = ask("the largest gifts", Filters(country="MA", kind=FigureKind.CASH))
    assert {figure.kind for figure in draft.figures.values()} == {FigureKind.CASH} <= everything
    assert ask("the largest gifts in Morocco", Filters(country="JP")) is None


def test_the_command_line_takes_them() -> None:
    """In small letters too; what means nothing is refused with what to give."""
    given = parser().parse_args(["How much?", "--country", "eg", "--kind", "in-kind", "--since", "2020"])
    assert filters_of(given) == Filters(since="2020", country="EG", kind=FigureKind.IN_KIND)
    with pytest.raises(QuestionError, match="'gold' is no kind of giving"):
        filters_of(parser().parse_args(["How much?", "--kind", "gold"]))
    with pytest.raises(QuestionError, match="'Egypt' is no country code"):
        filters_of(parser().parse_args(["How much?", "--country", "Egypt"]))
