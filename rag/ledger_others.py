"""Whether a figure is somebody else's than its article's giver: what many gave together, or "the latter" gave.

Knows one sentence of one article at a time; whom the article is about as a giver it does not know.
"""

from __future__ import annotations

from dataclasses import replace

from rag.aligned import letters_of
from rag.evidence import Fact
from rag.giving_words import CUES, STATUS
from rag.ledger_donor import Parties, Place
from rag.ledger_records import Source
from rag.ledger_words import CUE, says
from rag.schema import GivingStatus

_SUBJECT = 34  # characters from a sentence's start where its subject stands
_SHARE = 30  # characters before a figure where "per cent of" makes it a total of many
_TOLD = 34  # characters after "said that" where those who give stand, and after them their verb
_GOT = 40  # characters after a figure where "of masks received as gifts" stands


def is_of_many(source: Source, place: Place, found: Parties, own: str) -> bool:
    """Return whether a figure is what many gave together, whom its sentence does not name.

    Args:
        own: the words of the figure before it, in comparison letters.
    """
    if _is_with_others(own) or _is_got_as_gifts(source, place, found):
        return True
    return _is_of_all(own) or _speaks_for_many(own) or (not found.donors and says("fund size", own))


def of_own_subject(source: Source, fact: Fact, found: Parties) -> Parties | None:
    """Return the parties of a sentence that has a subject of its own: "the latter", "the regional campaign".

    The latter is whom the text before names last; what it collected is many givers'. None for any other sentence.
    """
    start, opening = fact.sentence.span.start, letters_of(fact.sentence.text)[:_SUBJECT]
    if says("latter", opening):
        if says("collected", letters_of(source.article.text[start : fact.figure.start])):
            return replace(found, collective=True)
        named = [one.name for one in source.mentions if one.end <= start]
        return replace(found, donors=tuple(named[-1:]))
    unnamed = not any(start <= one.start < fact.figure.start for one in source.mentions)
    if fact.figure.status is GivingStatus.TARGET and unnamed and says("fund", opening):
        return replace(found, collective=True)
    return None


def _is_with_others(own: str) -> bool:
    """Return whether the words before a figure add gifts of others to the giver's: "along with those of ten firms"."""
    return says("with those of", own) and not (says("staff", own) or says("customers", own))


def _is_got_as_gifts(source: Source, place: Place, found: Parties) -> bool:
    """Return whether a figure is what somebody got from givers whom its sentence leaves out: "received as gifts"."""
    text = source.article.text
    if not says("got as gifts", letters_of(text[place.end : place.ceiling])[:_GOT]):
        return False
    return not any(one.name in found.donors and place.end <= one.start < place.ceiling for one in source.mentions)


def _is_of_all(own: str) -> bool:
    """Return whether the words before a figure make it what all gave together: "17 per cent of more than 7 billion"."""
    return says("of all", own[-_SHARE:]) and not says("part", own)


def _speaks_for_many(own: str) -> bool:
    """Return whether the words before a figure name only who tells of it or acts for those who give.

    "Acme said that 100 companies had pledged", "on behalf of dozens of firms".
    """
    return any(_is_told_of_others(own[found.end() :]) for found in CUE["said that"].finditer(own)) or any(
        _counts_others(own[found.end() :]) for found in CUE["speaks for"].finditer(own)
    )


def _is_told_of_others(rest: str) -> bool:
    """Return whether what is told opens with companies that give, none of them the teller's own: "banks gave"."""
    others = CUE["others"].search(rest)
    if others is None or others.start() > _TOLD or says("own companies", rest[: others.start()]):
        return False
    if CUES["giving"].search(rest[: others.start()]):
        return False
    verb = rest[others.end() :][:_TOLD]
    given = (STATUS[status] for status in (GivingStatus.PAID, GivingStatus.PLEDGED, GivingStatus.COMMITTED))
    return any(pattern.search(verb) for pattern in given)


def _counts_others(rest: str) -> bool:
    """Return whether many companies are counted right here: "a hundred companies"."""
    others = CUE["others"].search(rest)
    if others is None or others.start() > _TOLD:
        return False
    lead = rest[: others.start()]
    return says("many", lead) or any(letter.isdigit() for letter in lead)
