"""OK or FAIL."""

import pytest

from eval.errors import EvaluationError
from eval.expectations import EXPECTED, check, load_expected, outcome_lines
from tests.eval.factories import result, row

FILE = """
[[hybrid.test]]
measure = "right"
at_least = 0.5
goal = 0.9
[[hybrid.test]]
measure = "right"
dimension = "language"
group = "fr"
at_least = 0.5
[[hybrid.test]]
measure = "unsupported"
at_most = 0.0
[[hybrid.test]]
measure = "p50_seconds"
at_most = 0.05
[[hybrid.test]]
measure = "peak_megabytes"
at_most = 1500
"""


def test_each_limit_is_a_line(tmp_path):
    """A limit met exactly is met; a group the run does not have fails."""
    path = tmp_path / "expected.toml"
    path.write_text(FILE, encoding="utf-8")
    run = result(row("a", scores={"right": 1.0, "unsupported": 0.0}), row("b", 0.0))
    outcomes = check(run, load_expected("hybrid", "test", path))
    assert [outcome.ok for outcome in outcomes] == [True, False, True, False, True]
    assert list(outcome_lines(outcomes)) == [
        "OK    right: 0.500  (at least 0.5, goal 0.9)",
        "FAIL  right (language fr): none  (at least 0.5)",
        "OK    unsupported: 0.000  (at most 0)",
        "FAIL  p50_seconds: 0.100  (at most 0.05)",
        "OK    peak_megabytes: 500.000  (at most 1500)",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "expects nothing of hybrid on test"),
        ('[[hybrid.test]]\nmeasure = "rihgt"\nat_least = 1', "expects a measure 'rihgt'"),
        ('[[hybrid.test]]\nmeasure = "right"', "gives right no limit"),
        ("[[", "cannot be read"),
    ],
)
def test_an_expectation_that_checks_nothing_is_refused(tmp_path, text, told):
    """A misspelt measure must not pass."""
    path = tmp_path / "expected.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=told):
        load_expected("hybrid", "test", path)


def test_the_projects_own_expectations_are_sound():
    """They name the goals that the report shows."""
    assert any(one.goal is not None for one in load_expected("hybrid", "test", EXPECTED))
