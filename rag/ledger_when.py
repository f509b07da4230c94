"""A gift's date in the asker's words: "in April 2020" where the cited sentence says so, else "as of" its report's date.

Nothing is printed more precisely than it is known: neither a day nor a month is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.correction_records import Action
from rag.ledger_fold import is_overtaken
from rag.ledger_phrases import AS_OF, SET, WHEN
from rag.ledger_records import Evidence, GivingEvent
from rag.phrases import Texts
from rag.verify import unsupported_figures
from rag.written_dates import written_date

FULL_DATE = len("2020-04-09")


def when(event: GivingEvent, told: Sequence[Evidence], language: str) -> str:
    """Return when a gift was made, nothing where no date is known.

    Args:
        told: the reports cited beside it; only a date that one of their sentences bears out is told as the gift's own.
    """
    if event.date is None:
        return ""
    if event.correction(Action.DATE) is not None:
        return _dated(SET, event.date, language)  # a person's date, which no sentence bears out
    written = written_date(event.date, language) or ""
    said = WHEN[len(event.date) == FULL_DATE][language].format(date=written)
    markers = "".join(f"[{at}]" for at in range(1, len(told) + 1))
    if event.dated and not unsupported_figures(f"{said} {markers}.", [one.quote for one in told]):
        return said
    return as_of(_state_date(event, told), language)


def _state_date(event: GivingEvent, told: Sequence[Evidence]) -> str:
    """Return the date of what the first report cited tells: its own where it moved an older promise on."""
    moved = any(is_overtaken(one, event) for one in event.evidence)
    return (told[0].published if told and moved and not is_overtaken(told[0], event) else None) or str(event.date)


def as_of(date: str, language: str) -> str:
    """Return a report's date after words that claim nothing of the gift: "as of 9 April 2020"."""
    return _dated(AS_OF, date, language)


def _dated(words: dict[bool, Texts], date: str, language: str) -> str:
    """Return a date of any precision in some words; French elides before a vowel: avril, août, octobre."""
    said = words[len(date) == FULL_DATE][language].format(date=written_date(date, language) or "")
    return re.sub(r"\bde (?=[ao])", "d’", said)
