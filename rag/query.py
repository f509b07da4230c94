"""What is asked, with what the conversation before it was about. It knows the words, not the corpus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.about import About, read_about
from rag.countries import country_mentions
from rag.errors import QuestionError
from rag.ideas import STOP_WORDS, Idea, has
from rag.kinds import Kind, is_asking
from rag.names import Gazetteer
from rag.question import Query, content_words, countries_named, understand_alone, without_mentions
from rag.recipients import given_to, is_common, names_recipient_alone, points_back, recipient_noun
from rag.schema import Turn
from rag.text import fold

__all__ = [
    "MAX_QUESTION_CHARACTERS",
    "Query",
    "check",
    "content_words",
    "countries_named",
    "leans",
    "own_names",
    "understand",
]

MAX_QUESTION_CHARACTERS = 2_000
EARLIER = 8  # questions back that a follow-up may lean on: further ones are another matter
GOES_ON = re.compile(r"(?:and|what about|how about|also|then|et|alors|و|طيب|طب|ثم)(?:\b|(?=[\u0621-\u064a]))")


def understand(question: str, gazetteer: Gazetteer, turns: Sequence[Turn] = (), about: str | None = None) -> Query:
    """Return what a question asks, leaning on the turns before it only where it names nothing itself.

    Args:
        about: what the asker says that the question is about; it holds wherever the question names nothing else, and
            in place of what the turns were about. An empty line: it is about nothing that was named before.

    Raises:
        QuestionError: the question is empty or longer than MAX_QUESTION_CHARACTERS.
    """
    text = check(question)
    query = understand_alone(text, gazetteer)
    before = _context(turns, gazetteer)
    if about is not None:
        return _told(query, about, before, gazetteer)
    return query if before is None else _leaning(query, before, gazetteer)


def _leaning(query: Query, before: Query, gazetteer: Gazetteer) -> Query:
    """Return a question with what it leaves to the one before; one that stands by itself is returned as it is."""
    recipients = given_to(query, gazetteer)
    if recipients and (GOES_ON.match(fold(query.text)) or points_back(query.text) or not _rest(query, gazetteer)):
        return _given_by(query, before, recipients)
    if leans(query) or names_recipient_alone(query, own_names(query.names)):
        return _led_by(query, before)
    return _asked_likewise(query, before) if _only_names(query, gazetteer) else query


def leans(query: Query) -> bool:
    """Return whether a question names nothing itself and opens or ends as one that goes on from the one before.

    A country alone, "And in Egypt?", narrows what the question before was about, and so does a recipient.
    """
    if _names_somebody(query):
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


def _matter(text: str, years: Sequence[str]) -> list[str]:
    """Return the folded words of a question that are neither years nor countries nor «و» before a small word."""
    return [
        word
        for word in content_words(text)
        if word not in years and word.removeprefix("و") not in STOP_WORDS and not country_mentions(word)
    ]


def _names_somebody(query: Query) -> bool:
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


def check(question: str) -> str:
    """Return the question trimmed, or refuse it.

    Raises:
        QuestionError: empty, without a letter or digit, or too long.
    """
    text = " ".join(question.split())
    if not any(character.isalnum() for character in text):
        raise QuestionError(
            "The question is empty: type what you want to know, for example “How much did TikTok donate?”."
        )
    if len(text) > MAX_QUESTION_CHARACTERS:
        raise QuestionError(
            f"The question has {len(text):,} characters, the limit is {MAX_QUESTION_CHARACTERS:,}: ask it more shortly."
        )
    return text


def _context(turns: Sequence[Turn], gazetteer: Gazetteer) -> Query | None:
    """Return the question that a follow-up goes on from: the last that named something, as later ones changed it."""
    context: Query | None = None
    asked = [turn for turn in turns if turn.role == "user" and turn.content.strip()][-EARLIER:]
    for turn in asked:
        alone = understand_alone(turn.content, gazetteer)
        if turn.about is not None and (context is None or turn.about or _names_somebody(alone)):
            told = _with(alone, read_about(turn.about, gazetteer))
            context = replace(told, search_text=f"{turn.about} {alone.text}".strip())
        elif context is not None and given_to(alone, gazetteer):
            context = _leaning(alone, context, gazetteer)
        elif context is not None and leans(alone):
            led = _led_by(alone, context)
            context = led if alone.nations or alone.years else replace(led, search_text=context.search_text)
        elif context is None or _names_somebody(alone) or alone.countries:
            context = alone
    return context


def _given_by(query: Query, before: Query, recipients: tuple[str, ...]) -> Query:
    """Return a question that names whom the gift is to alone, of whoever gave in the one before."""
    givers = before.organisations if before.kind is Kind.COMPARE else before.organisations[:1]
    return replace(
        _asked_likewise(query, before),
        search_text=f"{_matter_before(before)} {query.text}",
        organisations=tuple(dict.fromkeys((*givers, *recipients))),
        subject=before.subject,
    )


def _led_by(query: Query, before: Query) -> Query:
    """Return a question that names nobody, about what the one before was about; a recipient takes another's place."""
    noun = recipient_noun(query.text)
    names = own_names(before.names) if query.nations else before.names
    if noun is not None:
        names = (*(name for name in names if not is_common(name)), noun)
    names = tuple(dict.fromkeys((*names, *own_names(query.names))))
    return replace(
        _asked_likewise(query, before),
        search_text=f"{_matter_before(before)} {query.text}",
        organisations=before.organisations,
        subject=before.subject,
        names=names,
        hashtags=before.hashtags,
    )


def _matter_before(before: Query) -> str:
    """Return what a follow-up is searched with beside its own words: whom the question before named, or all of it."""
    named = (*before.organisations, *([before.subject] if before.subject else []), *own_names(before.names))
    return " ".join((*named, *before.hashtags)) or before.search_text


def _asked_likewise(query: Query, before: Query) -> Query:
    """Return a question with the places and years of the one before, and with what it asked, where it has none."""
    likewise = replace(
        query,
        countries=query.countries or (frozenset() if query.nations else before.countries),
        nations=query.nations or before.nations,
        years=query.years or before.years,
    )
    if query.kind is not Kind.OTHER or not (query.organisations or query.nations or query.years):
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


def _told(query: Query, line: str, before: Query | None, gazetteer: Gazetteer) -> Query:
    """Return a question about what its asker says; who names a giver in it means that one."""
    about = read_about(line, gazetteer)
    recipients = given_to(query, gazetteer)
    if before is not None and (recipients or not _names_giver(query)):
        query = _asked_likewise(query, replace(before, countries=frozenset(), nations=frozenset(), years=()))
    if not (about.organisations or about.names or about.hashtags) and _names_somebody(query):
        return replace(query, nations=query.nations or about.countries, years=query.years or about.years)
    if not recipients and _names_giver(query):
        return query
    told = _with(query, replace(about, countries=query.nations or about.countries, years=query.years or about.years))
    noun = recipient_noun(query.text)
    return replace(
        told,
        organisations=tuple(dict.fromkeys((*told.organisations, *recipients))),
        names=tuple(dict.fromkeys((*told.names, *own_names(query.names), *([noun] if noun else [])))),
        search_text=f"{line} {query.text}".strip(),
    )


def _names_giver(query: Query) -> bool:
    """Return whether a question names for certain whom it is about: somebody listed, a hashtag, a name in capitals.

    Words in small letters, or in Arabic, that stand in a giver's place are too often something else to count against
    what its asker has written.
    """
    capitals = query.subject is not None and query.subject[:1].isupper()
    return bool(query.organisations or query.hashtags or capitals)


def _with(query: Query, about: About) -> Query:
    """Return a question about certain names, places and years."""
    return replace(
        query,
        organisations=about.organisations,
        subject=about.names[0] if about.names and not about.organisations else None,
        names=about.names if about.organisations else about.names[1:],
        countries=about.countries,
        nations=about.countries,
        years=about.years,
        hashtags=about.hashtags,
    )
