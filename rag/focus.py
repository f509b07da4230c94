"""Whom and what a question is about, looked up in the corpus: the giver, the other names, and names that are absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from babel import Locale

from rag.about import About
from rag.arabic import is_arabic
from rag.cities import city_of
from rag.dates import find_dates
from rag.events import events_asked
from rag.kinds import Kind, is_asking
from rag.named import DOMINATING, Named, is_marked_as_name, organisation_named, present_name, written_name
from rag.names import Gazetteer, country_mentions, find_name
from rag.purposes import purposes
from rag.query import Query, content_words, countries_named, own_names
from rag.schema import Hit
from rag.spelt_names import spelt_in_arabic
from rag.store import Generation
from rag.subject import core, is_descriptive, names_nobody, stands_as_name
from rag.text import fold, words

FROM = re.compile(r"(?:\b(?:from|by|of|par|de|d['’]|part de)|(?<!\w)(?:من|لشركه|بواسطه))\s*$", re.IGNORECASE)
REGIONS = frozenset("africa|north africa|west africa|middle east|gulf|afrique|maghreb|moyen-orient|golfe".split("|"))
JOINT = re.compile(r"\s+(?:in|to|and|for|et|by|en|par|at|à|au|aux|pour)\s+|['’]s\s+", re.IGNORECASE)
PLACED = re.compile(
    r"(?:\b(?:in|near|at|à|au|en|dans|près de|selon|according to)\s+(?:the\s+)?|\([^)]*)(?:[\w' -]+ (?:and|et) )?$"
)
ABBREVIATION = 4  # letters
SHORTEST_NAME = 4  # letters of a name in small letters
SHORTEST_ARABIC_NAME = 6  # shorter ones are as likely words of a dialect
TO = re.compile(r"(?:\b(?:to|for|a|au|aux|pour)|(?<!\w)(?:الي|لصالح|ل))\s*$")
# "aux hôpitaux de", «لمستشفيات»: whose they are is given to
RECEIVING = re.compile(
    r"\b(?:to|for|a|au|aux|pour)\s+(?!(?:\w+\s+)?(?:dons?|donations?|gifts?)\b)"
    r"(?:the\s+|its\s+|la\s+|les?\s+|l['’]|ses\s+)?[\w-]+\s+(?:[\w-]+\s+)?(?:of|de|des|du|d['’])\s*(?:the\s+|la\s+|l['’])?$"
    r"|(?<!\w)[وف]?(?:ل|الي\s+)(?:ل)?(?:مستشف|مدارس|جمعي|صندوق|جامع|ضحايا|متضرر)\w*\s+$"
)
OF_GIVERS = frozenset({Kind.GIVERS, Kind.RANKING})  # names of none
FEW = 5  # articles that hold a name: all are read
ARTICLES_READ = 14  # whole articles read for one answer: about 3,000 words


@dataclass(frozen=True, slots=True)
class Focus:
    """What an answer must be about."""

    subject: Named | None = None  # the giver, or the person asked about
    others: tuple[Named, ...] = ()  # further names: they narrow the answer
    absent: tuple[str, ...] = ()  # names asked for that no article holds
    storms: tuple[Named, ...] = ()  # called by a name of their own: what answers tells of them


def focus_of(query: Query, generation: Generation, gazetteer: Gazetteer, is_word: Callable[[str], bool]) -> Focus:
    """Look every name of a question up in the corpus.

    Args:
        is_word: whether a folded word is an ordinary one, so that it is nobody's name.
    """
    organisations = [organisation_named(name, query.language, generation, gazetteer) for name in query.organisations]
    names = [named for name in query.names for named in _parts_present(name, generation, is_word)]
    absent = [named.shown for named in organisations if not named.articles]
    present = [named for named in [*organisations, *names] if named.articles]
    subject = _slot_name(query, generation)
    spelt = spelt_in_arabic(query, [*present, *([subject] if subject else [])], generation, gazetteer, is_word)
    present += spelt
    unheard = [named.shown for named in names if not (named.articles or named.descriptive)]
    absent += [name for name in unheard if not _is_told_by_another(name, present, query, gazetteer)]
    events = events_asked(query.text, present, generation, gazetteer, is_word)
    absent += [event.shown for event, named in events if not named.articles and event.name not in " ".join(absent)]
    if query.subject:
        named = stands_as_name(query.subject) or not is_descriptive(query.subject, is_word)
        loose = bool(present) and is_arabic(fold(query.subject))  # its place in an Arabic sentence tells less
        if subject is None and named and not loose and not _is_place_or_month(query.subject):
            absent.insert(0, query.subject)
    if not (subject or absent or any(not _is_place_or_month(named.shown) for named in present)):
        absent += _unknown_opening(query, generation, is_word)
    if subject is None and not absent:
        givers = [named for named in present if named not in spelt or query.kind not in OF_GIVERS]
        givers = [named for named in givers if named.organisation is not None or not _is_no_giver(named.shown)]
        subject = _giver(givers, query, gazetteer) or (None if present else _dominant_word(query, generation))
    absent += _absent_countries(query, generation, bool(present or subject))
    others = tuple(named for named in present if named is not subject)
    if subject in spelt:
        subject = replace(subject, descriptive=False)  # whom it is about must be there
    storms = tuple(named for event, named in events if event.is_storm)
    return Focus(subject, others, tuple(dict.fromkeys(absent)), storms)


def _slot_name(query: Query, generation: Generation) -> Named | None:
    """Return what stands in the giver's place as a name that articles hold; «التبرعات» is nobody's."""
    found = present_name(query.subject, generation) if query.subject else None
    return None if found is None or names_nobody(found.written.split()) else found


def _unknown_opening(query: Query, generation: Generation, is_word: Callable[[str], bool]) -> list[str]:
    """Return the word that a question opens with where no article holds it and it is no ordinary one.

    "inwi fonds covid": who asks in small letters puts the name first.
    """
    matter = [word for word in content_words(query.text) if not is_asking(word)]
    first = next(iter(matter), "")
    shortest = SHORTEST_ARABIC_NAME if is_arabic(first) else SHORTEST_NAME
    opens = len(first) >= shortest and fold(query.text).split()[0].endswith(first)
    ordinary = is_word(first) or any(letter.isdigit() for letter in first) or bool(country_mentions(first))
    return [] if not opens or ordinary or written_name(first, generation).articles else [first]


def _parts_present(name: str, generation: Generation, is_word: Callable[[str], bool]) -> list[Named]:
    """Return a run of capitals as a name, or, where no article holds it whole, as the names it is made of.

    "Dubai in March", "Ivorian health": months and countries are no names, and what is left must be found by itself.
    """
    named = written_name(name, generation, descriptive=_is_descriptive(name, is_word))
    if named.articles or named.descriptive:
        return [named]
    parts = [part for part in map(_without_nationality, JOINT.split(name)) if not _is_place_or_month(part)]
    if len(parts) == 1 and parts[0] == name:
        return [named]
    return [written_name(part, generation, descriptive=_is_descriptive(part, is_word)) for part in parts]


def _without_nationality(name: str) -> str:
    """Return a name without the nations in it: "Tunisian Covid" -> "Covid"; a name of nations alone stays."""
    kept = (word for word in name.split() if countries_named(word.title()) or not country_mentions(word.title()))
    return " ".join(kept) or name


def _is_told_by_another(name: str, present: Sequence[Named], query: Query, gazetteer: Gazetteer) -> bool:
    """Return whether a name in no article proves nothing, since the question is about another that articles hold.

    Beside a listed giver it is a place, a newspaper, a person it met: spelt in many ways, and not always told. Beside
    other names it is so where it says where or by whose report, or is an abbreviation.
    """
    listed = [named for named in present if named.organisation is not None]
    if _giver(listed, query, gazetteer) is not None:
        return True
    before = query.text[: query.text.find(name)]
    return bool(present) and (bool(PLACED.search(before)) or (name.isupper() and len(name) <= ABBREVIATION))


def _is_place_or_month(words_of_name: str) -> bool:
    """Return whether a piece of a name only tells where, when or how much: "Ivorian", "North Africa", "Dh100m"."""
    named = fold(core(words_of_name) or words_of_name)
    if any(
        fold(str(Locale(language).territories[code])) == fold(words_of_name)
        for code in country_mentions(words_of_name)
        for language in ("ar", "en", "fr")
    ):
        return True
    month = any(date.month for date in find_dates(f"1 {named} 2020"))
    place = named in REGIONS or all(country_mentions(part.title()) for part in named.split())
    return month or place or any(letter.isdigit() for letter in named)


def _is_descriptive(name: str, is_word: Callable[[str], bool]) -> bool:
    """Return whether a name in capitals is descriptive: two ordinary words alone are a name, "Leeds United"."""
    return is_descriptive(name, is_word) and not (core(name) == name and len(name.split()) > 1)


def _is_no_giver(name: str) -> bool:
    """Return whether a name is a city's, a nationality, or what gifts are for and nothing more: "Covid"."""
    nation = not countries_named(name.title()) and all(country_mentions(word.title()) for word in name.split())
    return nation or city_of(name) is not None or (len(name.split()) == 1 and bool(purposes(name)))


def _giver(present: list[Named], query: Query, gazetteer: Gazetteer) -> Named | None:
    """Return the name that gives: the one after "from" or "by", else the first that is not one given to."""
    listed = [named for named in present if named.organisation is not None]
    places = [(named, named.spans(query.text, gazetteer)) for named in listed or present]
    before = [(named, fold(query.text[: spans[0].start]) if spans else "") for named, spans in places]
    for named, text in before:
        if FROM.search(text) and not RECEIVING.search(text):
            return named
    return next((named for named, text in before if not (TO.search(text) or RECEIVING.search(text))), None)


def _dominant_word(query: Query, generation: Generation) -> Named | None:
    """Return a word of the question that some article is about as a name: in capitals, or in quotation marks.

    It finds the giver of "quel est le chiffre d’affaires de novacell", which stands in no giver's place.
    """
    for word in content_words(query.text):
        if is_asking(word):
            continue
        for article_id in sorted(written_name(word, generation).articles):
            text = generation.article(article_id).text
            spans = find_name(word, text)
            if len(spans) >= DOMINATING and any(is_marked_as_name(text, span) for span in spans):
                return replace(written_name(_with_following(word, query.text, text), generation), guessed=True)
    return None


def _with_following(word: str, question: str, text: str) -> str:
    """Return a word with those after it in the question that the article joins to it: "delta" -> "delta horizon"."""
    parts = [part for part, _ in words(question)]
    start = next(at for at, part in enumerate(parts) if fold(part) == word)
    name = parts[start]
    for part in parts[start + 1 :]:
        if not find_name(f"{name} {part}", text):
            break
        name = f"{name} {part}"
    return name


def _absent_countries(query: Query, generation: Generation, has_subject: bool) -> list[str]:
    """Return countries that a question turns on and that no article is about or names, as the asker writes them."""
    if has_subject or query.countries & generation.countries():
        return []
    absent = []
    for code in sorted(query.countries):
        names = [Locale(language).territories[code] for language in ("ar", "en", "fr")]
        if not any(written_name(name, generation).articles for name in names):
            absent.append(str(Locale(query.language).territories[code]))
    return absent


def articles_to_read(hits: Sequence[Hit], focus: Focus) -> dict[str, float]:
    """Return the articles to read whole with the scores of their best chunks, best first.

    The few that hold a name asked for are among them, with the score of the last one, wherever retrieval put them.
    """
    scores: dict[str, float] = {}
    for hit in hits:
        scores.setdefault(hit.chunk.article_id, hit.score)
    read = dict(list(scores.items())[:ARTICLES_READ])
    for named in (*([focus.subject] if focus.subject else []), *focus.others):
        if read and len(named.articles) <= FEW:
            read |= dict.fromkeys(sorted(named.articles - read.keys()), min(read.values()))
    return read


def about_line(query: Query, focus: Focus, gazetteer: Gazetteer) -> str:
    """Return what a question was taken to be about, in its asker's language."""
    names = (*([query.subject] if query.subject else []), *query.names)
    if focus.subject is not None and not (names or query.organisations):
        names = (focus.subject.shown,)
    about = About(query.organisations, own_names(names), query.nations, query.years, query.hashtags)
    return about.line(query.language, gazetteer)
