"""Citation precision and recall, ALCE-style, against answers worked by hand."""

import pytest

from eval.metrics.support import Gold, overlaps, score_support, statements, verbatim
from eval.question import GoldFigure, GoldSpan
from tests.eval.factories import TEXT, answer, citation, figure

FIRST, SECOND = TEXT.split(". ", maxsplit=1)[0] + ".", "Its staff read to 300 pupils."
GOLD = Gold(frozenset({"nilain"}), [GoldSpan("nilain", FIRST, 0, len(FIRST))], [GoldFigure(12e6, "EGP")])
TWO_CITED = [citation(1), citation(2, quote=SECOND)]


def test_statements_are_sentences_with_markers_or_figures():
    """A heading is none; a claim runs from one marker to the next, and markers side by side share it."""
    found = statements("Givers that articles name:\nA gave 5 dollars [1], B 6 dollars [2][3]. It has 40 schools.")
    assert [statement.claims for statement in found] == [
        (("A gave 5 dollars ", 1), (", B 6 dollars ", 2), (", B 6 dollars ", 3)),
        (),
    ]


def test_gold_judge():
    """Of two citations one is evidence; of three statements one is borne out: the last has no marker."""
    told = answer(
        "Nilain Group gave 12 million Egyptian pounds [1]. Its staff read to 300 pupils [2]. It has 40 schools.",
        citations=TWO_CITED,
    )
    scores = score_support(told, GOLD)
    assert (scores.precision, scores.recall, scores.any_gold) == (1 / 2, 1 / 3, True)


def test_entailment_judge():
    """Both citations bear out their own statement, whatever was asked; one without a marker is not borne out."""
    told = answer(
        "Nilain Group gave 12 million Egyptian pounds [1]. Its staff read to 300 pupils [2]. It has 40 schools.",
        citations=TWO_CITED,
    )
    scores = score_support(told, GOLD)
    assert (scores.entailed_precision, scores.entailed_recall) == (1.0, 2 / 3)


@pytest.mark.parametrize(
    ("text", "supported"),
    [
        ("It gave 13 million Egyptian pounds [1].", 0.0),
        ("The article says: “gave 12 million Egyptian pounds to school libraries” [1]", 1.0),
        ("The article says: “gave 12 million … to school libraries” [1]", 1.0),
        ("The article says: “will never stop giving to schools” [1]", 0.0),
        ("The article says: “It gave. To «the libraries». Gladly.” [1]", 0.0),  # one quotation, whatever stands in it
        ("It gave 12 million Egyptian pounds. [1]", 1.0),  # the marker belongs to the sentence before
        ("It gave to school libraries [1].", 1.0),  # neither figure nor quotation: the gold judge decides
    ],
)
def test_entailment_is_by_figures_and_quotations(text, supported):
    """Each stands in the quote or does not."""
    assert score_support(answer(text), GOLD).entailed_precision == supported


def test_a_derived_total_is_borne_out_by_its_parts():
    """Its own number stands in no quote."""
    told = answer("Together 24 million Egyptian pounds [1].", figures=[figure(24_000_000, derived_from=[1, 1])])
    assert score_support(told, GOLD).entailed_precision == 1.0


def test_a_gold_figure_counts_in_another_report_of_the_event():
    """The quote overlaps no span, prints the figure, and its article is among the reports."""
    other = citation(article_id="copy", quote="قدمت مجموعة النيلين ١٢ مليون جنيه مصري.", start=0, end=10)
    told = answer(citations=[other])
    assert score_support(told, GOLD).precision == 0.0
    reports = Gold(frozenset({"nilain", "copy"}), GOLD.spans, GOLD.figures)
    assert score_support(told, reports).precision == 1.0


@pytest.mark.parametrize(
    ("start", "end", "enough"),
    [(0, 20, True), (90, 200, False), (60, 160, False), (50, 150, True), (100, 200, False), (20, 40, True)],
)
def test_overlap_is_half_of_the_shorter(start, end, enough):
    """The span is characters 0 to 100."""
    quote = citation(start=start, end=end)
    assert overlaps(quote, GoldSpan("nilain", "", 0, 100)) is enough
    assert not overlaps(quote, GoldSpan("another", "", 0, 100))


def test_nothing_cited_is_nothing_precise():
    """Precision is undefined, recall is 0 for what was stated."""
    scores = score_support(answer("It gave 12 million Egyptian pounds.", citations=[]), GOLD)
    assert (scores.precision, scores.recall, scores.any_gold) == (None, 0.0, False)


def test_verbatim_is_character_for_character():
    """One of two quotes was retouched."""
    told = answer(citations=[citation(1), {**citation(2), "quote": FIRST.replace("gave", "GAVE")}])
    assert verbatim(told, {"nilain": TEXT}) == 0.5
    assert verbatim(answer(citations=[]), {}) is None
    assert verbatim(answer(), {}) == 0.0
