"""An answer's own words and their language."""

import pytest

from eval.metrics.wording import language_matches, own_words, plain
from tests.eval.factories import answer, citation

ARABIC = "تبرعت المجموعة بمبلغ 12 مليون جنيه للمكتبات."


def test_own_words_leave_out_what_is_copied():
    """Markers, quotations and cited sentences go."""
    told = answer(f"It says: {ARABIC} [1] “as the paper put it” and more", citations=[citation(quote=ARABIC)])
    assert own_words(told).split() == ["It", "says:", "and", "more"]
    assert plain(answer("A [1] b [12].")).split() == ["A", "b", "."]


@pytest.mark.parametrize(
    ("text", "language", "matches"),
    [
        (f"The article on the gift to the libraries says: «{ARABIC}» [1]", "en", True),
        (f"The article on the gift to the libraries says: «{ARABIC}» [1]", "fr", False),
        ("L’article indique que le groupe a donné aux bibliothèques [1].", "fr", True),
        ("12 [1].", "en", True),  # too short to tell
    ],
)
def test_the_language_of_the_frame_counts(text, language, matches):
    """A copied sentence may be in any language."""
    assert language_matches(answer(text, language=language), language) is matches


def test_what_the_answer_says_of_itself_counts_too():
    """A page lays it out by that."""
    assert not language_matches(answer("12 [1].", language="fr"), "en")
