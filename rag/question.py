"""One question by itself: language, kind, organisations, other names, hashtags, years. It knows no earlier question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from babel import Locale

from rag.countries import country_mentions
from rag.giving_asked import giving_asked
from rag.ideas import GENERIC_NOUNS, STOP_WORDS, Idea, has
from rag.kinds import NOT_GIVING, Kind, asks_for_cap, compares, counted_unit, is_asking, kind_of
from rag.names import Gazetteer, Mention
from rag.schema import FigureKind
from rag.subject import names_in_question, subject_slot
from rag.text import detect_language, fold, words

HASHTAG = re.compile(r"#\w+")
GIVEN = re.compile(r"\s*(?:donations?|gifts?|giving|given|amount|sum|raised|collected|dons?|collecte)\b")
OU = re.compile(r"\boù\b", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Query:
    """One question, understood."""

    text: str  # as asked
    search_text: str  # with the subject of the question before it, where the question leans on one
    language: str
    kind: Kind
    ideas: frozenset[Idea]
    organisations: tuple[str, ...] = ()  # canonical names found in the question
    names: tuple[str, ...] = ()  # other names as written
    subject: str | None = None  # words standing where the giver or the person asked about stands, not in the gazetteer
    countries: frozenset[str] = frozenset()  # ISO 3166-1 alpha-2, named as places
    nations: frozenset[str] = frozenset()  # those and the ones named by adjective: "Lebanese banks"
    hashtags: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    unit: str | None = None  # for a count: the counted thing
    giving: FigureKind | None = None  # the kind of giving asked for
    wants_recipient: bool = False
    narrows: bool = False  # goes on with a name, place, time or kind of giving alone: what answers must be of all of it
    # of the nations and years those that the asker did not name with what is asked about now
    unsaid_nations: frozenset[str] = frozenset()
    unsaid_years: tuple[str, ...] = ()

    @property
    def maximum(self) -> bool:
        """Whether an upper limit is asked for."""
        return asks_for_cap(self.ideas)

    @property
    def about_giving(self) -> bool:
        """Whether the amount asked for is a gift, not revenue, cost or value."""
        other = NOT_GIVING & self.ideas
        return not other or (other == {Idea.LOAN} and Idea.GIVING in self.ideas)  # "grants and not loans"


def understand_alone(text: str, gazetteer: Gazetteer) -> Query:
    """Return what a question asks by itself."""
    folded = fold(text)
    mentions = [found for found in gazetteer.find(text, question=True) if _is_meant(text, found)]
    # "Total's vouchers" ask for no total; a capital that opens the question proves no name
    bare = fold(without_mentions(text, [found for found in mentions if found.start]))
    ideas = frozenset(idea for idea in Idea if has(idea, bare))
    if OU.search(text):  # folded, "où" is the "ou" of a choice
        ideas |= {Idea.WHERE}
    unit = counted_unit(text)
    organisations = tuple(dict.fromkeys(mention.name for mention in mentions))
    kind = Kind.COMPARE if len(organisations) > 1 and compares(folded) else kind_of(folded, ideas, unit)
    taken = [(mention.start, mention.end) for mention in mentions]
    subject = None if kind in {Kind.GIVERS, Kind.RANKING, Kind.COMPARE} else subject_slot(text, taken)
    language = detect_language(text)
    return Query(
        text=text,
        search_text=text,
        language=language if language in {"ar", "en", "fr"} else "en",
        kind=kind,
        ideas=ideas,
        organisations=organisations,
        names=names_in_question(text, taken, subject),
        subject=subject,
        countries=countries_named(text),
        nations=frozenset(country_mentions(without_mentions(text, mentions))),
        hashtags=tuple(HASHTAG.findall(text)),
        years=tuple(YEAR.findall(fold(text))),
        unit=unit,
        giving=giving_asked(fold(without_mentions(text, mentions))),
        wants_recipient=Idea.TO_WHOM in ideas,
    )


def in_language_of(query: Query, page: str) -> Query:
    """Return a query answered in a page's language where its own words do not tell one: "TikTok" alone."""
    return replace(query, language=page) if detect_language(query.text, page) == page else query


def _is_meant(text: str, found: Mention) -> bool:
    """Return whether a question means an organisation: "in total" and "Total donations" name no company.

    «مجموعة النيلين» is a name, though a word of it asks for a sum.
    """
    printed, after = text[found.start : found.end], fold(text[found.end :])
    if " " in printed or not is_asking(fold(printed)):
        return True
    return printed[0].isupper() and not GIVEN.match(after)


def without_mentions(text: str, mentions: Sequence[Mention]) -> str:
    """Return a question without the names of organisations in it: "Egyptian Food Bank" is no country."""
    for mention in sorted(mentions, key=lambda found: -found.start):
        text = text[: mention.start] + " " + text[mention.end :]
    return text


def countries_named(text: str) -> frozenset[str]:
    """Return the countries that a question names as places; "French" in "the French subsidiary" is none."""
    nouns = f" {fold(text)} "
    return frozenset(
        code
        for code in country_mentions(text)
        if any(
            re.search(rf"(?<!\w)[ولبف]?{re.escape(fold(name))}(?!\w)", nouns)
            for name in (
                *(str(Locale(language).territories[code]) for language in ("ar", "en", "fr")),
                *SHORT.get(code, ()),
            )
        )
    )


SHORT = {
    "US": ("us", "usa", "america", "etats-unis", "امريكا"),
    "GB": ("uk", "britain", "england", "angleterre", "بريطانيا", "انجلترا"),
    "AE": ("uae", "emirates", "emirats", "الامارات"),
    "SA": ("السعوديه", "arabie"),
    "CI": ("ivory coast", "ساحل العاج"),
    "KR": ("korea", "coree", "كوريا"),
}


def content_words(text: str) -> list[str]:
    """Return the words of a question that carry its matter, folded, in order."""
    folded = [fold(word) for word, _ in words(text)]
    return [word for word in folded if word not in STOP_WORDS and word not in GENERIC_NOUNS and len(word) > 1]
