"""Who of the organisations that a question names gives, and who is given to, as the ledger knows them.

The wording often leaves it open: "the bank with the Waqfet Izz Fund" names a giver and a fund.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.ledger_asking import Wish
from rag.ledger_question import SEVERAL, LedgerQuestion
from rag.ledger_records import GivingEvent
from rag.purposes import purposes


def with_roles(asked: LedgerQuestion, events: Iterable[GivingEvent]) -> LedgerQuestion:
    """Return a question where those who are only ever given to are recipients, and the others give."""
    rows = list(events)
    if asked.wish in SEVERAL:
        asked = _with_unlisted(asked, rows)
    if asked.wish is None:
        asked = _with_unlisted_recipients(asked, rows)
    named = (*asked.givers, *asked.recipients)
    if not named or (asked.wish is None and not asked.recipients):
        return asked
    if asked.wish is None:
        return _of_one_giver(asked, named, rows)
    if asked.wish is Wish.GIVERS:
        return replace(asked, givers=(), recipients=named)
    given_to = tuple(name for name in named if _is_given_to(name, rows))
    if asked.wish is Wish.COLLECTED:
        return replace(asked, givers=tuple(name for name in named if name not in given_to), recipients=given_to)
    if asked.wish in SEVERAL:
        givers = tuple(name for name in asked.givers if name not in given_to)
        return replace(asked, givers=givers, recipients=tuple(name for name in named if name not in givers))
    givers = tuple(name for name in named if name not in given_to)
    return replace(asked, givers=givers if len(givers) == 1 else (), recipients=given_to)  # several are examples


def _of_one_giver(asked: LedgerQuestion, named: Sequence[str], events: Sequence[GivingEvent]) -> LedgerQuestion:
    """Return a question on what one gave to another, with the one that the ledger knows to give as the giver."""
    gives = tuple(name for name in named if not _is_given_to(name, events))
    if len(gives) != 1:
        return asked
    return replace(asked, givers=gives, recipients=tuple(name for name in named if name not in gives))


def _with_unlisted(asked: LedgerQuestion, events: Sequence[GivingEvent]) -> LedgerQuestion:
    """Return a question with the givers that it calls by a name no list has: "SM" is the ledger's SM Group."""
    known = dict.fromkeys(donor for event in events for donor in event.donors)
    found = {named.written: _called(named.written, known) for named in asked.unlisted}
    givers = tuple(donor for donor in found.values() if donor is not None and donor not in asked.givers)
    names = tuple(named for named in asked.names if found.get(named.written) is None)
    return replace(asked, givers=(*asked.givers, *givers), names=names)


def _with_unlisted_recipients(asked: LedgerQuestion, events: Sequence[GivingEvent]) -> LedgerQuestion:
    """Return a question with whom its giver gave to by a name no list has: "Vell" is the ledger's Vell University.

    What such a name says of itself is no purpose that is asked for.
    """
    own = (event for event in events if any(giver in event.donors for giver in asked.givers))
    known = dict.fromkeys(name for event in own for name in event.recipients)
    found = {named.written: _called(named.written, known) for named in asked.names}
    met = tuple(name for name in found.values() if name is not None)
    return replace(
        asked,
        recipients=(*asked.recipients, *met),
        names=tuple(named for named in asked.names if found[named.written] is None),
        purposes=tuple(either for either in asked.purposes if not any(either & purposes(name) for name in met)),
    )


def _called(name: str, known: Iterable[str]) -> str | None:
    """Return who has a name, or one that begins with it."""
    return next((one for one in known if one == name or one.startswith(f"{name} ")), None)


def _is_given_to(name: str, events: Iterable[GivingEvent]) -> bool:
    """Return whether the ledger knows somebody for what it was given rather than for what it gave."""
    gave = received = 0
    for event in events:
        own = any(known == name or known.startswith(f"{name} ") for known in event.donors)
        gave += own
        received += name in event.recipients and not own
    return received > gave
