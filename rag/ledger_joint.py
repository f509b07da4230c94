"""What a row's sentences tell of an amount that is not its one giver's single gift: others gave too, or gifts add up.

It knows wording; it chooses and adds no rows.
"""

from __future__ import annotations

import re

from rag.aligned import letters_of
from rag.ledger_records import Evidence, GivingEvent
from rag.ledger_words import says

NAMED = r"(?:the\s+|la\s+|le\s+|l['’])?(?:[\w'’-]+\s+of\s+)?(?=[A-ZÀ-Ý]|[\u0621-\u064a«])"
AFTER = re.compile(rf"^\s+(?:(?:together|jointly)\s+with|with|avec|مع)\s+{NAMED}")
BEFORE = re.compile(  # "Acme, together with the foundation of its founder and a club, is giving"
    r"[,،]\s*(?:(?:together|jointly|along|alongside)\s+with|alongside|ensemble\s+avec|conjointement\s+avec|aux\s+côtés\s+d[eu']"
    r"|avec|بالاشتراك\s+مع|بالشراكة\s+مع|مع)\s+[^,،.;؛]{3,90}[,،]"
)
REACH = 60  # characters around a figure that say what sort of sum it is


def is_with_others(event: GivingEvent) -> bool:
    """Return whether every report of a gift of one giver tells of others that gave it too and that no row names.

    "80 million with A and B", "Acme, together with the foundation of its founder, is giving 1 million".
    """
    return len(event.donors) == 1 and all(_is_joint(told) for told in event.evidence)


def _is_joint(told: Evidence) -> bool:
    """Return whether a sentence says that others gave an amount too."""
    before, _, after = told.quote.partition(told.figure)
    return AFTER.search(after) is not None or BEFORE.search(before) is not None


def is_running(event: GivingEvent) -> bool:
    """Return whether every report tells a sum of gifts up to a time: "had been granted so far", "in all in 2020".

    Such a sum may hold any single gift of the same giver.
    """
    return bool(event.evidence) and all(_runs(told, event) for told in event.evidence)


def _runs(told: Evidence, event: GivingEvent) -> bool:
    """Return whether the words around an amount tell a sum of gifts: of all until then, or of a whole year."""
    before, _, after = told.quote.partition(told.figure)
    near = letters_of(f"{before[-REACH:]} {told.figure} {after[:REACH]}")
    of_year = event.dated and event.precision == "year"
    return says("running", near) or (of_year and says("together", near))
