"""Two amounts that are one, in two currencies."""

from __future__ import annotations

import pytest

from rag.restated import is_apposed, is_conversion_of


@pytest.mark.parametrize(
    ("between", "same"),
    [
        (", about ", True),
        (" (", True),
        ("، أي نحو ", True),
        (", soit environ ", True),
        (" and ", False),
        (" to schools (and ", False),
        (" for schools, ", False),
    ],
)
def test_words_of_likeness_make_two_amounts_one(between, same):
    assert is_conversion_of(between) is same


@pytest.mark.parametrize(
    ("between", "after", "same"),
    [
        (", ", ", had gone to schools", True),
        (", ", ", and 3 million euros", False),
        (", ", ", 3 million euros", False),
        (" and ", ", had gone to schools", False),
    ],
)
def test_an_amount_between_commas_repeats_the_one_before(between, after, same):
    assert is_apposed(between, after) is same
