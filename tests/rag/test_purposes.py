"""What a question asks gifts for: purposes side by side are alternatives, others must all be told."""

from __future__ import annotations

import pytest

from rag.purposes import purposes_asked, speaks_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("for victims of floods and cyclones", [{"flood", "storm"}]),
        ("schools after floods and storms", [{"school"}, {"flood", "storm"}]),
        ("the Covid-19 pandemic", [{"pandemic"}]),
        ("contre le Covid et pour le Ramadan", [{"pandemic", "ramadan"}]),
        ("لضحايا السيول والأعاصير", [{"flood", "storm"}]),
        ("hospitals against Covid", [{"hospital"}, {"pandemic"}]),
        ("for its staff", []),
    ],
)
def test_purposes_that_a_question_joins_are_alternatives(text, wanted):
    assert list(purposes_asked(text)) == [frozenset(either) for either in wanted]


@pytest.mark.parametrize(
    ("text", "told"),
    [("gifts after the flood", False), ("a school after the cyclone", True), ("a school", False)],
)
def test_one_purpose_of_each_set_is_told(text, told):
    assert speaks_of(text, (frozenset({"school"}), frozenset({"flood", "storm"}))) is told
