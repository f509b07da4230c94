"""Whether a gift is its giver's beyond doubt: by the sentences and headlines of the reports that tell of it.

It knows names and wording; it chooses and orders no rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.aligned import letters_of
from rag.correction_records import Action
from rag.figures import find_figures
from rag.giving_words import STATUS
from rag.ideas import Idea, has
from rag.ledger_records import Evidence, GivingEvent
from rag.ledger_words import says
from rag.names import Gazetteer, find_name, spellings
from rag.text import fold

SHORTEST = 4  # letters of a spelling that is sought as it is written; a shorter one may be an everyday word
SUBJECT = 36  # characters from a sentence's start where its subject stands
OF_OTHERS = re.compile(  # words of a sentence without its giver by which the money may be somebody else's
    r"\b(?:minist|government|gouvernement|national plan|plan national|the state|l'etat|fonds\b|fund\b|together)"
    r"|وزير|حكوم|الدوله|صندوق"
)
DOUBTFUL = re.compile(  # words of a sentence on reports, or on a balance struck meanwhile, rather than on a gift
    r"\b(?:title|headline|titre|incoherence|inconsisten\w+|worth noting|jusqu'alors|a ce stade|doute"
    r"|compar\w+|described it as|per cent of|percent of|pour cent d\w+)\b|% (?:of|des?)\b|عنوان|حتي ذلك|رصيد|يقارن"
)
BETWEEN_WORDS = re.compile(r"[^\w&.-]+|[.-](?!\w)|['’]s\b")


def is_named(event: GivingEvent, gazetteer: Gazetteer) -> bool:
    """Return whether a sentence that tells a gift names its giver, or goes on about the one that its headline names.

    It goes on where it says "it", opens with the verb as Arabic does, or tells the amount that the headline tells.
    Elsewhere the giver is only the one that the article is about, and the money may be a state's or a fund's: enough
    doubt to keep the row out of a ranking, whose top such a sum would reach at once.
    """
    if event.correction(Action.GIVER) is not None:
        return True  # a person says so
    return any(
        _names_giver(told.quote, event, gazetteer)
        or (
            _names_giver(told.title, event, gazetteer)
            and (goes_on(told.quote) or any(figure.value == event.value for figure in find_figures(told.title)))
        )
        for told in _plain(event)
    )


def goes_on(quote: str) -> bool:
    """Return whether a sentence speaks of a giver named before it: "in April it had given", «وقدمت أيضا»."""
    letters = letters_of(quote)
    opening = letters[:SUBJECT]
    return says("pronoun", opening) or any(pattern.match(letters) for pattern in STATUS.values())


def is_sure(event: GivingEvent, gazetteer: Gazetteer) -> bool:
    """Return whether a gift is its giver's: named, or told as given under a headline that names it, of no state."""
    return is_named(event, gazetteer) or any(
        _names_giver(told.title, event, gazetteer)
        and has(Idea.GIVING, fold(told.quote))
        and not OF_OTHERS.search(fold(told.quote))
        for told in _plain(event)
    )


def _plain(event: GivingEvent) -> list[Evidence]:
    """Return the reports that tell of a gift itself, not of how others print it."""
    return [told for told in event.evidence if not is_doubtful(told)]


def is_doubtful(told: Evidence) -> bool:
    """Return whether a sentence is on how gifts are reported, compared or shared, rather than on one gift."""
    return DOUBTFUL.search(fold(told.quote)) is not None


def _names_giver(text: str, event: GivingEvent, gazetteer: Gazetteer) -> bool:
    """Return whether a text names a giver of an event, in any script."""
    if is_spelled(text, event.donors, gazetteer):
        return True  # the usual case, and quick
    named = [found.name for found in gazetteer.find(text)]
    return any(
        donor in named or any(donor.startswith(f"{name} ") for name in named) or bool(find_name(donor, text))
        for donor in event.donors
    )


def is_spelled(text: str, names: Iterable[str], gazetteer: Gazetteer) -> bool:
    """Return whether a text holds a listed spelling of one of the names as whole words."""
    folded = f" {BETWEEN_WORDS.sub(' ', fold(text))} "
    for name in names:
        known = gazetteer.get(name)
        if any(
            f" {fold(form)} " in folded for form in (spellings(known) if known else [name]) if len(form) >= SHORTEST
        ):
            return True
    return False
