"""What answers from the ledger must say of the corpus: one giver whose figures the press adds up wrongly."""

from __future__ import annotations

from functools import cache

import pytest

from rag.answer_ledger import answer_ledger
from rag.focus import Focus
from rag.ledger import events_of
from rag.ledger_select import LedgerBook
from rag.named import Named
from rag.query import understand
from rag.schema import FigureKind, Filters
from rag.settings import CORPUS
from rag.verify import unsupported_figures
from tests.rag.test_ledger_corpus import gazetteer, read

QUESTIONS = (
    "How much did TikTok donate in total?",
    "ما إجمالي تبرعات تيك توك؟",
    "Combien TikTok a-t-il donné au total ?",
)


@cache
def book():
    """Return the ledger of the digests on one giver."""
    sources = [read(path) for path in sorted((CORPUS / "articles").glob("*/tiktok-*.md"))]
    articles = {source.article.id: source.article for source in sources}
    return LedgerBook(events_of(sources), articles.__getitem__, gazetteer())


@cache
def answered(question):
    """Return the draft that answers a question about the giver."""
    focus = Focus(Named("TikTok", "TikTok", "TikTok", frozenset({"any"})))
    return answer_ledger(understand(question, gazetteer()), focus, Filters(), book())


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_opens_with_the_cash_pledge_and_its_four_funds(question):
    figures = list(answered(question).figures.values())
    assert [(figure.value, figure.unit) for figure in figures[:5]] == [
        (250e6, "USD"),
        (150e6, "USD"),
        (50e6, "USD"),
        (40e6, "USD"),
        (10e6, "USD"),
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_total_counts_each_dollar_of_cash_once(question):
    (total,) = [figure for figure in answered(question).figures.values() if figure.derived_from]
    assert (total.value, total.unit, total.approximate, total.kind) == (250_200_000, "USD", True, FigureKind.CASH)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_sum_of_cash_and_advertising_is_a_figure_of_the_answer(question):
    assert not {375e6, 500e6, 625e6} & {figure.value for figure in answered(question).figures.values()}
    kinds = {figure.value: figure.kind for figure in answered(question).figures.values()}
    assert (kinds[25e6], kinds[100e6]) == (FigureKind.AD_CREDITS, FigureKind.AD_CREDITS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_is_borne_out_by_the_sentence_it_cites(question):
    draft = answered(question)
    assert unsupported_figures(draft.claims, [cited.quote for cited in draft.citations]) == []
    quotes = {cited.marker: cited.quote for cited in draft.citations}
    assert all(figure.text in quotes[figure.marker] for figure in draft.figures.values() if not figure.derived_from)
