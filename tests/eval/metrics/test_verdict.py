"""Yes, no, and premises corrected."""

import pytest

from eval.metrics.verdict import corrects_premise, verdict_of
from tests.eval.factories import answer, question


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Yes, in 2020 [1].", "yes"),
        ("**No**: it was a loan [1].", "no"),
        ("No article here answers this.", None),
        ("Oui. Le don date de 2020 [1].", "yes"),
        ("Non, c’était un prêt [1].", "no"),
        ("نعم، في 2020 [1].", "yes"),
        ("لا، كان قرضًا [1].", "no"),
        ("لا يوجد مقال هنا يجيب.", None),
        ("Nobel gave [1].", None),
        ("It did [1].", None),
    ],
)
def test_an_answer_opens_with_its_verdict(text, verdict):
    """A word that merely begins so is none."""
    assert verdict_of(answer(text)) == verdict


@pytest.mark.parametrize(
    ("traits", "changes", "corrected"),
    [
        (("false-premise",), {"text": "It was not a gift but a loan [1]."}, True),
        (("near-miss",), {"text": "لم تتبرع في 2021، بل في 2020 [1]."}, True),
        (("near-miss",), {"text": "Ce n’était pas en 2021 [1]."}, True),
        (("absent-fact",), {"text": "It was not a gift but a loan [1]."}, False),  # nothing there to correct
        (("false-premise",), {"text": "It was a gift [1]."}, False),
        (("false-premise",), {"text": "It was “not a gift” [1]."}, False),  # the source denies, not the answer
        (("false-premise",), {"text": "It was not a gift [1].", "citations": []}, False),
        (("false-premise",), {"text": "It was not 5 dollars [1].", "unsupported_figures": ["5 dollars"]}, False),
    ],
)
def test_a_premise_is_corrected_from_the_right_article(traits, changes, corrected):
    """In its own words, cited, without a claim that nothing supports."""
    asked = question(answerable=False, kind="unanswerable", traits=traits)
    assert corrects_premise(asked, answer(**changes), frozenset({"nilain"})) is corrected


def test_another_article_corrects_nothing():
    """The near article is the one to correct from."""
    asked = question(answerable=False, kind="unanswerable", traits=("near-miss",))
    assert not corrects_premise(asked, answer("It was not a gift [1]."), frozenset({"other"}))
