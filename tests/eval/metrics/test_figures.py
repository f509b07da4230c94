"""Figure exactness against answers worked by hand."""

import pytest

from eval.metrics.figures import hedge_kept, same_unit, score_figures
from eval.question import GoldFigure
from rag.schema import FigureKind, GivingStatus, Hedge
from tests.eval.factories import answer, citation, figure

TWELVE = GoldFigure(12e6, "EGP", Hedge.EXACT, FigureKind.CASH, GivingStatus.PAID)
TWO = GoldFigure(2e6, "USD")


@pytest.mark.parametrize(
    ("gold", "forbidden", "told", "exact"),
    [
        ([TWELVE], [], answer(), 1.0),
        ([TWELVE, TWO], [], answer(), 0.0),  # one of two
        ([GoldFigure(12e6, "USD")], [], answer(), 0.0),  # another currency
        (
            [TWELVE],
            [(3e6, "EGP")],
            answer("It gave 12 million Egyptian pounds and 3 million Egyptian pounds [1]."),
            0.0,
        ),
        ([TWELVE], [(12e6, "EGP")], answer(), 1.0),  # what is gold is never forbidden
        ([], [], answer(), None),
        ([TWELVE], [], answer("تبرعت المجموعة بمبلغ ١٢ مليون جنيه [1].", figures=[]), 1.0),
        (
            [GoldFigure(300, "people")],
            [],
            answer("Its staff read to 300 pupils [1].", figures=[]),
            1.0,
        ),  # a noun as good
        ([GoldFigure(300, "%")], [], answer("Its staff read to 300 pupils [1].", figures=[]), 0.0),
    ],
)
def test_all_gold_and_nothing_forbidden(gold, forbidden, told, exact):
    """Value and unit decide, in whichever language they are printed."""
    assert score_figures(gold, forbidden, told).exact == exact


def test_a_figure_in_a_quotation_is_stated_but_not_forbidden():
    """The source's neighbouring number is not the answer's claim."""
    quote = "It gave 12 million Egyptian pounds and lent 7 million Egyptian pounds."
    told = answer(f"The article says: “{quote}” [1]", citations=[citation(quote=quote)], figures=[])
    scores = score_figures([TWELVE], [(7e6, "EGP")], told)
    assert (scores.exact, scores.forbidden) == (1.0, ())


def test_a_bare_currency_is_that_of_the_cited_country():
    """The article is from the Emirates, so its dirham is theirs; nothing is known of an article that is not cited."""
    gold = [GoldFigure(5e6, "AED")]
    told = "جاء في المقال: «تبرع المصرف بمبلغ 5 ملايين درهم.» [1]"
    assert score_figures(gold, [], answer(told, figures=[], citations=[citation(country="AE")])).exact == 1.0
    assert score_figures(gold, [], answer(told, figures=[], citations=[citation(country="MA")])).exact == 0.0
    assert score_figures(gold, [], answer(told, figures=[], citations=[citation()])).exact == 0.0


def test_a_declared_figure_can_be_forbidden():
    """What the answer's JSON claims is claimed."""
    told = answer(figures=[figure(), figure(3e6, "EGP")])
    assert score_figures([TWELVE], [(3e6, "EGP")], told).forbidden == ((3e6, "EGP"),)


def test_missing_and_another_unit_are_told_apart():
    """Of 2 million dollars the number is there, as pounds; of 5 million nothing is."""
    told = answer("It gave 2 million pounds sterling [1].", figures=[])
    scores = score_figures([TWO, GoldFigure(5e6, "USD")], [], told)
    assert scores.missing == (TWO, GoldFigure(5e6, "USD"))
    assert scores.wrong_unit == (TWO,)


def test_kind_status_and_hedge_are_shares_of_what_is_stated():
    """Two of three gold figures are stated; one of the two has its kind, one of the two its status."""
    gold = [
        TWELVE,
        GoldFigure(5e6, "USD", Hedge.UP_TO, FigureKind.LOAN, GivingStatus.PLEDGED),
        GoldFigure(9, "schools"),
    ]
    told = answer(
        "It gave 12 million Egyptian pounds and 5 million dollars [1].",
        figures=[figure(status="announced"), figure(5e6, "USD", kind="cash", status="pledged")],
    )
    scores = score_figures(gold, [], told)
    assert (scores.kind, scores.status, scores.hedge) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("expected", "found", "kept"),
    [
        (Hedge.EXACT, Hedge.EXACT, True),
        (Hedge.EXACT, Hedge.ABOUT, True),
        (Hedge.EXACT, Hedge.MORE_THAN, False),
        (Hedge.ABOUT, Hedge.NEARLY, True),
        (Hedge.ABOUT, Hedge.EXACT, False),
        (Hedge.UP_TO, Hedge.LESS_THAN, True),
        (Hedge.UP_TO, Hedge.EXACT, False),
        (Hedge.MORE_THAN, Hedge.AT_LEAST, True),
        (Hedge.MORE_THAN, Hedge.UP_TO, False),
        (Hedge.EXACT, None, False),
    ],
)
def test_a_hedge_may_be_reworded_and_not_dropped(expected, found, kept):
    """Neighbours in meaning are one hedge."""
    assert hedge_kept(expected, found) is kept


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [("USD", "USD", True), ("USD", None, False), ("%", "%", True), ("people", None, True), ("people", "USD", False)],
)
def test_money_is_exact_and_nouns_are_free(expected, found, same):
    """A currency left out is a currency unknown."""
    assert same_unit(expected, found) is same
