"""What is asked, with what the conversation before it was about. It knows the words, not the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.about import About, read_about
from rag.errors import QuestionError
from rag.follow_up import asked_likewise, leaning, leans, led_by, matter_before, names_somebody, own_names
from rag.kinds import Kind
from rag.names import Gazetteer
from rag.question import Query, content_words, countries_named, understand_alone
from rag.recipients import given_to, recipient_noun
from rag.relative_years import told_out, years_told
from rag.schema import Turn

__all__ = [
    "MAX_QUESTION_CHARACTERS",
    "Query",
    "check",
    "content_words",
    "countries_named",
    "leans",
    "own_names",
    "understand",
    "ways_to_read",
]

MAX_QUESTION_CHARACTERS = 2_000
OF_MANY = frozenset({Kind.RANKING, Kind.GIVERS, Kind.COMPARE})  # questions by themselves, or led by their words
EARLIER = 8  # questions back that a follow-up may lean on: further ones are another matter


@dataclass(frozen=True, slots=True)
class Before:
    """What the questions before one were about."""

    query: Query | None = None  # the last that named something, as later ones changed it
    years: tuple[str, ...] = ()  # that it was about, else those that its answer told
    last: str = ""  # the last question


def understand(
    question: str,
    gazetteer: Gazetteer,
    turns: Sequence[Turn] = (),
    about: str | None = None,
    today: date | None = None,
) -> Query:
    """Return what a question asks as its words suggest, leaning on the turns before it only where it names nothing.

    Args:
        about: what the asker says that the question is about; it holds wherever the question names nothing else, and
            in place of what the turns were about. An empty line: it is about nothing that was named before.
        today: by which "last year" is told; None: the calendar's.

    Raises:
        QuestionError: the question is empty or longer than MAX_QUESTION_CHARACTERS.
    """
    return ways_to_read(question, gazetteer, turns, about, today)[0]


def ways_to_read(
    question: str,
    gazetteer: Gazetteer,
    turns: Sequence[Turn] = (),
    about: str | None = None,
    today: date | None = None,
) -> tuple[Query, ...]:
    """Return the ways to read a question after the turns before it, first the one that its words suggest.

    Words alone do not always tell whether it goes on from whom the turns named, or from all that was asked last; which
    way is meant, the articles show. A question with names of its own is never read as being about others.

    Args and errors as of `understand`.
    """
    year = (today or date.today()).year
    past = _before(turns, gazetteer, year)
    years = () if about == "" else read_about(about or "", gazetteer).years or past.years
    told = told_out(check(question), years, year)
    alone = replace(understand_alone(told.text, gazetteer), unsaid_years=told.by_calendar)
    if about is not None:
        return (_told(alone, about, past.query, gazetteer),)
    before = past.query
    query = alone if before is None else leaning(alone, before, gazetteer)
    if before is None or query.kind in OF_MANY:
        return (query,)
    if names_somebody(alone):
        return (query, replace(query, search_text=f"{past.last} {query.text}"))
    led = replace(led_by(alone, before), narrows=query.narrows)
    whole = replace(led, search_text=f"{matter_before(before)} {past.last} {query.text}")
    return tuple(dict.fromkeys((query, led, whole)))


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


def _before(turns: Sequence[Turn], gazetteer: Gazetteer, today: int) -> Before:
    """Return what the last questions and their answers were about.

    Args:
        today: the year.
    """
    past = Before()
    asked = [at for at, turn in enumerate(turns) if turn.role == "user" and turn.content.strip()][-EARLIER:]
    for turn in turns[asked[0] :] if asked else ():
        own = past.query.years if past.query else ()
        if turn.role != "user":
            past = replace(past, years=own or years_told(turn.content) or past.years)
        elif turn.content.strip():
            last = told_out(turn.content, past.years, today).text
            context = _context(replace(turn, content=last), past.query, gazetteer)
            past = Before(context, (context.years if context else ()) or past.years, last)
    return past


def _context(turn: Turn, context: Query | None, gazetteer: Gazetteer) -> Query | None:
    """Return what a conversation is about after one more question.

    Args:
        context: what it was about before.
    """
    alone = understand_alone(turn.content, gazetteer)
    if turn.about is not None and (context is None or turn.about or names_somebody(alone)):
        told = _with(alone, read_about(turn.about, gazetteer))
        return replace(told, search_text=f"{turn.about} {alone.text}".strip())
    if context is None:
        return alone
    if given_to(alone, gazetteer) or names_somebody(alone):
        return leaning(alone, context, gazetteer)
    if leans(alone):
        led = led_by(alone, context)
        return led if alone.nations or alone.years else replace(led, search_text=context.search_text)
    return alone if alone.countries else context


def _told(query: Query, line: str, before: Query | None, gazetteer: Gazetteer) -> Query:
    """Return a question about what its asker says; who names a giver in it means that one."""
    about = read_about(line, gazetteer)
    recipients = given_to(query, gazetteer)
    if before is not None and (recipients or not _names_giver(query)):
        query = asked_likewise(query, replace(before, countries=frozenset(), nations=frozenset(), years=()))
    if not (about.organisations or about.names or about.hashtags) and names_somebody(query):
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
