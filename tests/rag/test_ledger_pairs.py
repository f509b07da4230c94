"""Only events that a link or a conversion may join are compared, however many gifts one giver has made."""

from __future__ import annotations

import pytest

from rag.ledger_fold import event_of, fold
from rag.ledger_gifts import statements_of
from rag.ledger_pairs import near_pairs
from tests.rag.ledger_samples import source


def events(*sources):
    """Return the events that articles tell of with their statements, in the order of the articles."""
    statements = [statement for one in sources for statement in statements_of(one)]
    return [(event_of(found), found.statements) for found in fold(statements)]


def paired(found):
    """Return the values of each pair."""
    return [(one.value, other.value) for (one, _), (other, _) in near_pairs(found)]


def gift(amount, article_id, **fields):
    """Return an article on one gift."""
    return source(f"Nilain Group gave {amount} to schools.", article_id, **fields)


@pytest.mark.parametrize(
    ("sources", "pairs"),
    [
        ([gift("$3 million", "a"), gift("$4 million", "b")], []),
        ([gift("$3 million", "a", same_event_as=("b",)), gift("$4 million", "b")], [(3e6, 4e6)]),
        ([gift("$3 million", "a"), gift("$4 million", "b", same_event_as=("a",))], [(3e6, 4e6)]),
        ([gift("$3 million (€2.7 million)", "a"), gift("€2.71 million", "b")], [(3e6, 2.71e6)]),
        ([gift("$3 million (€2.7 million)", "a"), gift("€2.9 million", "b")], []),
        ([gift("$3 million", "a", same_event_as=("gone",))], []),
    ],
)
def test_a_link_or_a_conversion_makes_a_pair(sources, pairs):
    assert paired(events(*sources)) == pairs


def test_pairs_come_in_the_order_of_the_events():
    linked = [gift(f"${value} million", str(value), same_event_as=("2", "3", "4")) for value in (2, 3, 4)]
    assert paired(events(*linked)) == [(2e6, 3e6), (2e6, 4e6), (3e6, 4e6)]


def test_a_giver_of_a_thousand_gifts_has_no_half_million_pairs():
    known = events(*(gift(f"${1000 + number},{number:03d}", f"a{number}") for number in range(1000)))
    assert (len(known) > 900, paired(known)) == (True, [])
