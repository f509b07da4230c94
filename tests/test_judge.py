"""The judge of the question files tells a right answer from its near misses."""

import pytest

from tests.judge import Outcome, judge

ARTICLE = "Kestrova gave nearly £3.2m to kitchens. Rosalind Achterby heads community affairs."
GIFT = "Kestrova gave nearly £3.2m to kitchens."
QUESTION = {
    "id": "q",
    "question": "How much did Kestrova give?",
    "language": "en",
    "kind": "amount",
    "answerable": True,
    "figures": [{"value": 3_200_000, "unit": "GBP", "hedge": "nearly"}],
    "forbidden_values": [6_400_000],
    "cite_contains": ["nearly £3.2m"],
    "answer_contains_any": [],
}


def _answer(text, *, quote=GIFT, start=0, **changes):
    """Make an answer with one citation."""
    citation = {"marker": 1, "article_id": "a", "quote": quote, "start": start, "end": start + len(quote)}
    given = {"language": "en", "answer": text, "abstained": False, "citations": [citation], "figures": []}
    return given | {"unsupported_figures": [], "seconds": 0.0} | changes


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Kestrova gave nearly £3.2m [1].", Outcome.RIGHT),
        ("Kestrova gave about £3.2 million [1].", Outcome.RIGHT),
        ("Kestrova gave £3.2m [1].", Outcome.WRONG),
        ("Kestrova gave nearly $3.2m [1].", Outcome.WRONG),
        ("Kestrova gave nearly £3.2m, in all £6.4m [1].", Outcome.WRONG),
        ("Kestrova gave £1.1m [1], nearly £3.2m [1].", Outcome.WRONG),
        ("Kestrova gave a lot [1].", Outcome.WRONG),
    ],
)
def test_a_figure_counts_with_its_unit_and_its_hedge(text, outcome):
    """A figure without its hedge, of another unit or beside a forbidden sum or behind another is wrong."""
    assert judge(QUESTION, _answer(text), {"a": ARTICLE}).outcome == outcome


@pytest.mark.parametrize(
    ("answerable", "abstained", "outcome"),
    [
        (True, True, Outcome.REFUSED),
        (False, True, Outcome.RIGHT),
        (False, False, Outcome.ANSWERED),
    ],
)
def test_abstaining_is_right_only_where_nothing_answers(answerable, abstained, outcome):
    """Refusing and answering are each wrong in the other's place."""
    answer = _answer("Kestrova gave nearly £3.2m [1].", abstained=abstained)
    assert judge(QUESTION | {"answerable": answerable}, answer, {"a": ARTICLE}).outcome == outcome


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        ({}, 0),
        ({"start": 1}, 1),
        ({"text": "Kestrova gave nearly £3.2m [2]."}, 1),
        ({"language": "fr"}, 1),
        ({"unsupported_figures": ["£3.2m"]}, 1),
        ({"text": "Selon l'article, l'entreprise a versé cette somme aux cuisines du quartier [1]."}, 1),
    ],
)
def test_a_broken_promise_is_named(changes, broken):
    """Quotes, markers, language and the figure gate are checked on every answer."""
    answer = _answer(**({"text": "Kestrova gave nearly £3.2m [1]."} | changes))
    assert len(judge(QUESTION, answer, {"a": ARTICLE}).broken) == broken


def test_revenue_must_not_be_labelled_a_gift():
    """The same value is right as revenue and wrong as cash given."""
    figure = {"value": 3_200_000, "unit": "GBP", "approximate": True, "kind": "cash"}
    question = QUESTION | {"kind": "revenue"}
    labelled = judge(question, _answer("Nearly £3.2m [1].", figures=[figure]), {"a": ARTICLE})
    assert labelled.faults == ("labels 3,200,000 GBP as cash",)
