"""Intervals against what is known of them."""

import pytest

from eval.bootstrap import mean_interval, quantile_interval, wilson


def test_the_interval_of_a_share_is_near_theory():
    """50 of 100: mean 0.5, standard error 0.05, so about 0.40 to 0.60; twice the same."""
    values = [0.0, 1.0] * 50
    found = mean_interval(values, [str(at) for at in range(100)])
    assert found is not None
    assert (found.value, found.count) == (0.5, 100)
    assert (found.low, found.high) == (pytest.approx(0.40, abs=0.02), pytest.approx(0.60, abs=0.02))
    assert mean_interval(values, [str(at) for at in range(100)]) == found


def test_turns_of_a_dialogue_are_drawn_together():
    """Ten dialogues of ten equal turns know no more than ten questions."""
    values = [0.0] * 50 + [1.0] * 50
    together = mean_interval(values, [str(at // 10) for at in range(100)])
    apart = mean_interval(values, [str(at) for at in range(100)])
    assert together is not None
    assert apart is not None
    assert together.high - together.low > 2 * (apart.high - apart.low)


@pytest.mark.parametrize(("share", "count", "low", "high"), [(0.0, 100, 0.0, 0.0370), (1.0, 10, 0.7225, 1.0)])
def test_a_share_of_nothing_or_all_has_the_wilson_interval(share, count, low, high):
    """0 of 100 does not prove 0."""
    assert wilson(share, count) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))
    found = mean_interval([share] * count, [str(at) for at in range(count)])
    assert found is not None
    assert (found.value, found.low, found.high) == (share, pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_nothing_has_no_interval():
    """No value, no mean."""
    assert mean_interval([], []) is None
    assert quantile_interval([], 0.5) is None


def test_a_quantile_lies_in_its_interval():
    """The median of 1 to 101 is 51."""
    found = quantile_interval([float(at) for at in range(1, 102)], 0.5)
    assert found is not None
    assert found.value == 51.0
    assert 35 < found.low < 51 < found.high < 67
