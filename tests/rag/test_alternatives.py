import re

import pytest

from rag.alternatives import any_of

SIGNS = {" ": r"\s+", "*": r"\w*"}


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ({"gift", "gifts"}, "gift(?:s|)"),
        ({"gift"}, "gift"),
        ({"give", "gave"}, "g(?:ave|ive)"),
        ({"gift of", "gift*"}, r"gift(?:\s+of|\w*)"),
    ],
)
def test_a_shared_beginning_is_written_once(words: set[str], expression: str) -> None:
    """The longest word that fits is found: letters first, then the signs in their order, then the end."""
    assert any_of(words, SIGNS) == expression


@pytest.mark.parametrize("text", ["gift", "gifts", "gift  of", "gifted", "don", "donation"])
def test_the_expression_finds_what_a_list_of_its_words_finds(text: str) -> None:
    """Whatever the order in which the words are given."""
    words = ["gift", "gifts", "gift of", "don*", "donation"]
    listed = "|".join(word.replace(" ", r"\s+").replace("*", r"\w*") for word in words)
    assert bool(re.fullmatch(any_of(words, SIGNS), text)) == bool(re.fullmatch(listed, text))
