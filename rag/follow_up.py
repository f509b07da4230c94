"""What a follow-up leaves to the question before it. It knows the words, not the corpus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.countries import country_mentions
from rag.giving_asked import without_giving
from rag.ideas import STOP_WORDS, Idea, has
from rag.kinds import Kind, is_asking
from rag.names import Gazetteer
from rag.question import Query, content_words, without_mentions
from rag.recipients import given_to, is_common, names_recipient_alone, points_back, recipient_noun
from rag.text import fold

GOES_ON = re.compile(r"(?:and|what about|how about|also|then|et|alors|و|طيب|طب|ثم)(?:\b|(?=[\u0621-\u064a]))")


def leaning(query: Query, before: Query, gazetteer: Gazetteer) -> Query:
    """Return a question with what it leaves to the one before; one that stands by itself is returned as it is."""
    recipients = given_to(query, gazetteer)
    if recipients and (GOES_ON.match(fold(query.text)) or points_back(query.text) or not _rest(query, gazetteer)):
        return _given_by(query, before, recipients)
    if leans(query) or names_recipient_alone(query, own_names(query.names)):
        return replace(led_by(query, before), narrows=_narrows(query))
    return replace(asked_likewise(query, before), narrows=True) if _only_names(query, gazetteer) else query


def leans(query: Query) -> bool:
    """Return whether a question names nothing itself and opens or ends as one that goes on from the one before.

    A country alone, "And in Egypt?", narrows what the question before was about, and so does a recipient.
    """
    if names_somebody(query):
        return False
    if recipient_noun(query.text) is not None:
        return True
    goes_on = bool(GOES_ON.match(fold(query.text)))
    matter = [word for word in _matter(query.text, query.years) if not is_asking(word, query.unit)]
    if query.countries:
        return goes_on and not matter
    if query.kind in {Kind.RANKING, Kind.GIVERS}:  # "What are the largest gifts?" is a question by itself
        return goes_on
    return len(matter) <= 1 or goes_on


def _narrows(query: Query) -> bool:
    """Return whether a place, a time or a kind of giving is all that a question names: "And in Egypt?"."""
    matter = [word for word in _matter(query.text, query.years) if not is_asking(word, query.unit)]
    return bool(query.nations or query.years or query.giving) and not matter


def _matter(text: str, years: Sequence[str]) -> list[str]:
    """Return the folded words of a question that say no year, country or kind of giving, and are no small word."""
    return [
        word
        for word in content_words(without_giving(fold(text)))
        if word not in years and word.removeprefix("و") not in STOP_WORDS and not country_mentions(word)
    ]


def names_somebody(query: Query) -> bool:
    """Return whether a question names whom or what it is about."""
    return bool(query.organisations or query.subject or own_names(query.names) or query.hashtags)


def own_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return names without what capitals alone make one: "in Lebanon", "CEO"."""
    return tuple(name for name in names if not (country_mentions(name) or has(Idea.ROLE, fold(name))))


def _only_names(query: Query, gazetteer: Gazetteer) -> bool:
    """Return whether a question that goes on only names somebody else: "And Vodafone?", "And Vodafone in 2021?"."""
    if not GOES_ON.match(fold(query.text)) or query.subject or own_names(query.names) or len(query.organisations) != 1:
        return False
    return not _rest(query, gazetteer)


def _rest(query: Query, gazetteer: Gazetteer) -> list[str]:
    """Return the words of a question that carry its matter beside the organisations it names."""
    return _matter(without_mentions(query.text, gazetteer.find(query.text, question=True)), query.years)


def _given_by(query: Query, before: Query, recipients: tuple[str, ...]) -> Query:
    """Return a question that names whom the gift is to alone, of whoever gave in the one before."""
    givers = before.organisations if before.kind is Kind.COMPARE else before.organisations[:1]
    return replace(
        asked_likewise(query, before),
        search_text=f"{matter_before(before)} {query.text}",
        organisations=tuple(dict.fromkeys((*givers, *recipients))),
        subject=before.subject,
    )


def led_by(query: Query, before: Query) -> Query:
    """Return a question that names nobody, about what the one before was about; a recipient takes another's place."""
    noun = recipient_noun(query.text)
    names = own_names(before.names) if query.nations else before.names
    if noun is not None:
        names = (*(name for name in names if not is_common(name)), noun)
    names = tuple(dict.fromkeys((*names, *own_names(query.names))))
    return replace(
        asked_likewise(query, before),
        search_text=f"{matter_before(before)} {query.text}",
        organisations=before.organisations,
        subject=before.subject,
        names=names,
        hashtags=before.hashtags,
    )


def matter_before(before: Query) -> str:
    """Return what a follow-up is searched with beside its own words: whom the question before named, or all of it."""
    named = (*before.organisations, *([before.subject] if before.subject else []), *own_names(before.names))
    return " ".join((*named, *before.hashtags)) or before.search_text


def asked_likewise(query: Query, before: Query) -> Query:
    """Return a question with the places and years of the one before, and with what it asked, where it has none."""
    somebody = names_somebody(query)
    likewise = replace(
        query,
        countries=query.countries or (frozenset() if query.nations else before.countries),
        nations=query.nations or before.nations,
        years=query.years or before.years,
        giving=query.giving or before.giving,
        unsaid_nations=before.nations if somebody or query.years else before.unsaid_nations,
        unsaid_years=(*query.unsaid_years, *(before.years if somebody or query.nations else before.unsaid_years)),
    )
    narrower = query.organisations or query.nations or query.years or query.giving
    if query.kind is not Kind.OTHER or not narrower:
        return likewise
    of_several = bool(query.organisations) and before.kind in {Kind.RANKING, Kind.COMPARE}
    if of_several or (_matter(query.text, query.years) and not query.organisations):
        return likewise
    return replace(
        likewise,
        kind=before.kind,
        ideas=query.ideas | before.ideas,
        unit=query.unit or before.unit,
        wants_recipient=query.wants_recipient or before.wants_recipient,
    )
