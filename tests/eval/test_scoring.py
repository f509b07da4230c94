"""What makes an answer right, and the class of what went wrong."""

import pytest

from eval.faults import Evidence
from eval.question import GoldFigure, GoldSpan
from eval.scoring import score, unsupported_in
from tests.eval.factories import TEXT, answer, citation, figure, question

EVIDENCE = Evidence(["nilain"], frozenset({"nilain"}), {"nilain": TEXT}, [])
SPANS = (GoldSpan("nilain", "12 million", TEXT.find("12 million"), TEXT.find("12 million") + 10),)
REFUSAL = {"text": "No article here answers this.", "abstained": True, "citations": [], "figures": []}


def asked(**changes):
    return question(**({"spans": SPANS} | changes))


def unanswerable(trait):
    return question(answerable=False, kind="unanswerable", traits=("short", trait), figures=(), articles=())


@pytest.mark.parametrize(
    ("changes", "told", "right", "cause"),
    [
        ({}, {}, 1.0, None),
        ({}, REFUSAL, 0.0, "refused, source among the hits"),
        ({"figures": (GoldFigure(12e6, "EGP"), GoldFigure(9e6, "USD"))}, {}, 0.0, "figure missing"),
        ({"figures": (GoldFigure(12e6, "USD"),)}, {}, 0.0, "figure with another unit"),
        (
            {"forbidden": ((3e6, "EGP"),)},
            {"figures": [figure(), figure(3e6)]},
            0.0,
            "states a forbidden figure",
        ),
        ({"names": (("UNICEF",),)}, {}, 0.0, "name missing"),
        ({"dates": ("2021-05",)}, {}, 0.0, "date missing"),
        ({"verdict": "yes"}, {}, 0.0, "no yes or no"),
        ({"verdict": "yes"}, {"text": "No, it gave 12 million Egyptian pounds [1]."}, 0.0, "wrong yes or no"),
        ({"verdict": "yes"}, {"text": "Yes, it gave 12 million Egyptian pounds [1]."}, 1.0, None),
        ({}, {"unsupported_figures": ["9 million"]}, 0.0, "unsupported figure"),
        ({}, {"citations": [citation(quote="Its staff read to 300 pupils.")]}, 0.0, "cites no gold passage"),
        ({"figures": ()}, {}, 1.0, None),  # a summary: answered from the right passage
    ],
)
def test_an_answer_is_right_when_nothing_is_missing(changes, told, right, cause):
    """Figures, names, dates and verdict are there, nothing forbidden or unsupported, one citation bears it out."""
    found = score(asked(**changes), answer(**told), EVIDENCE)
    assert (found.scores["right"], found.cause) == (right, cause)
    assert bool(found.faults) is not bool(right)


def test_what_was_not_retrieved_is_the_cause_before_all_else():
    """The fault is told, the class is retrieval's."""
    lost = Evidence(["other"], frozenset({"nilain"}), {}, [])
    told = answer(citations=[citation(article_id="other")], figures=[], text="It gave 5 dollars [1].")
    assert score(asked(), told, lost).cause == "source not retrieved"
    assert score(asked(), answer(**REFUSAL), lost).cause == "refused, source not retrieved"


@pytest.mark.parametrize(("kind", "right"), [("amount", 1.0), ("comparison", 0.0), ("who", 0.0)])
def test_a_name_that_the_asker_gave_need_not_be_repeated(kind, right):
    """Unless the answer is a choice of names."""
    told = answer("It gave 12 million Egyptian pounds [1].")
    named = asked(kind=kind, names=(("Nilain Group", "النيلين"),))
    assert score(named, told, EVIDENCE).scores["right"] == right


def test_a_refusal_scores_nothing_where_something_was_asked():
    """It is a false refusal, its figures are not stated, its citations are not judged."""
    scores = score(asked(), answer(**REFUSAL), EVIDENCE).scores
    assert (scores["false_refusal"], scores["figure_exact"], scores["name_f1"]) == (1.0, 0.0, None)
    assert "citation_precision" not in scores
    assert "figure_exact_answered" not in scores


@pytest.mark.parametrize(
    ("trait", "told", "right", "hallucination", "cause"),
    [
        ("absent-fact", REFUSAL, 1.0, 0.0, None),
        ("absent-fact", {}, 0.0, 1.0, "answered: absent-fact"),
        ("injection", {}, 0.0, 1.0, "answered: injection"),
    ],
)
def test_a_question_without_an_answer_wants_a_refusal(trait, told, right, hallucination, cause):
    """Whatever is answered is made up."""
    found = score(unanswerable(trait), answer(**told), EVIDENCE)
    assert (found.scores["right"], found.scores["hallucination"], found.cause) == (right, hallucination, cause)
    assert found.scores.get("figure_exact") is None


def test_a_corrected_premise_is_right():
    """Nobody gave: it lent, as the near article says."""
    near = question(
        answerable=False, kind="unanswerable", traits=("false-premise",), figures=(), articles=(("nilain", 1),)
    )
    scores = score(near, answer("It did not give, it lent 12 million Egyptian pounds [1]."), EVIDENCE).scores
    assert (scores["right"], scores["hallucination"]) == (1.0, 0.0)


def test_a_models_words_are_held_to_the_gate_again():
    """Without the gate the answer does not tell of them itself."""
    told = answer("It gave 12 million Egyptian pounds [1]. It gave 9 million euros [1].", mode="model")
    assert unsupported_in(told) == ("9 million euros",)
    assert unsupported_in(answer("It gave 9 million euros [1].")) == ()  # the reader's are told by the product
