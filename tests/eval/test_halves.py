"""Two halves, decided by the id alone."""

from eval.halves import Half, chosen, half_of
from eval.question import dialogue_of
from tests.eval.factories import question


def test_the_turns_of_a_dialogue_are_in_one_half():
    """A follow-up's first turn would give the other half away."""
    assert {half_of(f"en-orange-t{turn}") for turn in range(1, 5)} == {half_of("en-orange")}
    assert dialogue_of("en-orange-t12") == "en-orange"
    assert dialogue_of("en-orange-tunis") == "en-orange-tunis"
    assert dialogue_of("-t1") == "-t1"


def test_halves_do_not_move():
    """Sums over fixed names, so that a change of the rule is seen; both have their share."""
    ids = [f"q-{at}" for at in range(400)]
    dev = [name for name in ids if half_of(name) is Half.DEV]
    assert (len(dev), dev[:4]) == (202, ["q-1", "q-4", "q-8", "q-9"])


def test_a_half_keeps_the_order():
    """All is both halves."""
    questions = [question(id=f"q-{at}") for at in range(20)]
    dev, test = chosen(questions, Half.DEV), chosen(questions, Half.TEST)
    assert sorted([*dev, *test], key=questions.index) == questions == chosen(questions, Half.ALL)
    assert dev
    assert test
