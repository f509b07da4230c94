"""Sums worked out in an answer: recomputed from the figures that its passages hold."""

from __future__ import annotations

import pytest

from rag.verify import unsupported_figures

PASSAGES = [
    "Nilain Group pledged $250 million in April 2020.",
    "Nilain Group gave about $200,000 to a children's fund.",
    "Sotara gave more than 12 million dirhams.",
    "Nilain Group gave $50 million.",
]
COUNTRIES = ["EG", "EG", "MA", "EG"]


@pytest.mark.parametrize(
    "answer",
    [
        "US$250 million [1] + US$50 million [4] = US$300 million [1][4]",
        "- US dollars: US$250 million [1] + about US$200,000 [2] = about US$250.2 million [1][2]",
        "US$250 million [1] + about US$200,000 [2] + US$50 million [4] = about US$300.2 million [1][2][4].",
        "دولار: 250 مليون دولار [1] + 50 مليون دولار [4] = 300 مليون دولار [1][4]",
        "250 millions de dollars [1] + 50 millions de dollars [4] = 300 millions de dollars [1][4]",
    ],
)
def test_a_true_sum_of_figures_that_passages_hold_is_borne_out(answer):
    assert unsupported_figures(answer, PASSAGES, COUNTRIES) == []


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        ("US$250 million [1] + US$50 million [4] = US$310 million [1][4]", ["US$310 million"]),  # a false sum
        ("US$250 million [1] + US$50 million [4] = US$300 million [1]", ["US$300 million"]),  # a marker is missing
        ("US$250 million [1] + US$50 million [4] = €300 million [1][4]", ["€300 million"]),  # another currency
        ("US$250 million [1] + about US$200,000 [2] = US$250.2 million [1][2]", ["US$250.2 million"]),  # hedge lost
        (
            "US$250 million [1] + US$60 million [4] = US$310 million [1][4]",  # a true sum of a made-up figure
            ["US$60 million", "US$310 million"],
        ),
        ("US$250 million [1], in all US$300 million [1][4]", ["US$300 million"]),  # nothing is worked out
        ("US$250 million [1] = US$300 million [1]", ["US$300 million"]),
        (
            "more than 12 million Moroccan dirhams [3] + US$50 million [4] = about US$62 million [3][4]",
            ["US$62 million"],
        ),
    ],
)
def test_a_false_or_unmarked_sum_is_refused(answer, refused):
    assert unsupported_figures(answer, PASSAGES, COUNTRIES) == refused
