"""The randomisation test against probabilities worked by hand."""

import pytest

from eval.permutation import p_value


def ids(count: int) -> list[str]:
    return [str(at) for at in range(count)]


def test_no_difference_is_certain_chance():
    """Equal scores: every draw is as far."""
    assert p_value([1.0, 0.0], [1.0, 0.0], ids(2)) == 1.0


@pytest.mark.parametrize(("count", "p"), [(1, 1.0), (4, 2 / 16), (8, 2 / 256)])
def test_all_wins_are_two_of_all_sign_patterns(count, p):
    """N wins and no loss: only all plus and all minus are as far, 2 of 2^n."""
    assert p_value([0.0] * count, [1.0] * count, ids(count)) == pytest.approx(p, abs=0.012)


def test_turns_of_a_dialogue_change_sides_together():
    """Eight turns of one dialogue are one observation."""
    assert p_value([0.0] * 8, [1.0] * 8, ["same"] * 8) == 1.0


def test_the_direction_does_not_matter():
    """Two-sided, and the seed is fixed."""
    first, second = [0.0, 1.0, 0.0, 0.0], [1.0, 1.0, 1.0, 0.5]
    assert p_value(first, second, ids(4)) == p_value(second, first, ids(4))
