"""What a yes-or-no question wants borne out: its figures, names, dates and words, and which of them a passage has.

It knows the question and the passage it is given; it decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.claims import particulars
from rag.counterparts import meanings
from rag.countries import country_mentions
from rag.dates import find_dates
from rag.figures import find_figures, find_numbers
from rag.focus import Focus
from rag.ideas import STOP_WORDS
from rag.named import Named
from rag.names import Gazetteer, find_name
from rag.query import Query
from rag.schema import Article, Figure, Hedge, Span
from rag.text import fold, tokens, words
from rag.word_tables import word_set

FORM = word_set("claim_form")  # the asking itself, grammar, and what figures say already: "really", "million"
VAGUE = frozenset(word.replace("_", " ") for word in word_set("claim_vague"))  # meanings that may be told otherwise
SHORTEST = 3  # letters of a Latin word in small letters that carries matter, and of a name
EXCEEDS = re.compile(r"(?<!\w)(?:exceed|depass|franchi|surpass|[تي]?تجاوز|تخط)")
EXCEEDS_WITHIN = 90  # characters before a figure
CLITIC = re.compile("^(?:[وفبه]|بي|هي|ح)(?=[\u0621-\u064a]{3})")  # "and", "in", the future of a dialect


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question wants borne out."""

    text: str
    bare: str  # without the organisations that it names: "Duty Free" is nothing free
    language: str
    figures: tuple[Figure, ...]
    money: bool  # whether an amount of money is among them, its currency told in part or not
    words: tuple[str, ...]  # that carry its matter, as written
    names: tuple[Named, ...]
    years: tuple[str, ...]
    months: tuple[int, ...]

    @property
    def listed(self) -> tuple[Named, ...]:
        """The organisations that it names."""
        return tuple(name for name in self.names if name.organisation)

    @property
    def unlisted(self) -> tuple[Named, ...]:
        """The other names in it that are written alike in every language."""
        return tuple(name for name in self.names if not (name.organisation or name.descriptive))


def claim_of(query: Query, focus: Focus, gazetteer: Gazetteer, country: str | None) -> Claim:
    """Return what a question wants borne out.

    Args:
        country: of the article, which settles a bare dinar.
    """
    text = query.text
    listed = [(one.start, one.end) for one in gazetteer.find(text, question=True)]
    names = (*([focus.subject] if focus.subject else []), *focus.others)
    dates = find_dates(text)
    figures = tuple(
        _hedged(one, text)
        for one in find_figures(
            _without(text, listed), country
        )  # "100 Million Meals" is a name, "750 of Bank" no banks
    )
    taken = [*listed, *((span.start, span.end) for name in names for span in name.spans(text, gazetteer))]
    taken += [(date.start, date.end) for date in dates] + [(one.start, one.end) for one in figures]
    return Claim(
        text=text,
        bare=_without(text, listed),
        language=query.language,
        figures=figures,
        money=any(number.money for number in find_numbers(text, country)),
        words=tuple(
            word
            for word, span in _joined_words(text)
            if not overlaps(span.start, span.end, taken) and carries_matter(word)
        ),
        names=names,
        years=query.years,
        months=tuple(date.month for date in dates if date.month),
    )


def _joined_words(text: str) -> list[tuple[str, Span]]:
    """Return the words of a text with where they stand, the two words of a country as one: "Ivory Coast"."""
    found: list[tuple[str, Span]] = []
    for word, span in words(text):
        if found:
            before, at = found[-1]
            both = f"{before} {word}"
            if country_mentions(both) - country_mentions(before) - country_mentions(word):
                found[-1] = (both, Span(at.start, span.end))
                continue
        found.append((word, span))
    return found


def _hedged(figure: Figure, text: str) -> Figure:
    """Return a figure with the hedge that a verb before it gives: "did it exceed 600 million?"."""
    before = fold(text[max(0, figure.start - EXCEEDS_WITHIN) : figure.start])
    return replace(figure, hedge=Hedge.MORE_THAN) if EXCEEDS.search(before) else figure


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text with spaces for some of its characters."""
    return "".join(" " if overlaps(at, at + 1, spans) else letter for at, letter in enumerate(text))


def overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Return whether characters overlap others."""
    return any(start < last and first < end for first, last in taken)


def carries_matter(word: str) -> bool:
    """Return whether a word belongs neither to the asking nor to grammar."""
    folded = fold(word)
    if len(word) < SHORTEST and word.islower():
        return False
    return len(word) > 1 and any(map(str.isalpha, folded)) and folded not in STOP_WORDS and folded not in FORM


def holds_word(word: str, language: str, passage: str, passage_language: str) -> bool:
    """Return whether a passage has a word: by its stem, its meaning, as a country, or in another script."""
    bare = CLITIC.sub("", fold(word))
    if set(tokens(word, language)) & set(tokens(passage, passage_language)):
        return True
    if (meanings(word) | meanings(bare)) & meanings(passage):
        return True
    if (country_mentions(word) | country_mentions(word.title())) & country_mentions(passage):
        return True
    is_name = word[0].isupper() or word[0] >= "\u0600"
    return is_name and any(find_name(one, passage) for one in (word, bare, f"Al {word}"))


def share_held(claim: Claim, passage: str, language: str) -> float:
    """Return the share of a claim's words that a passage has, 1.0 where it has none."""
    carrying = [word for word in claim.words if not particulars(word)] or claim.words
    held = [holds_word(word, claim.language, passage, language) for word in carrying]
    return sum(held) / len(held) if held else 1.0


def lacks_matter(claim: Claim, passage: str, language: str) -> bool:
    """Return whether a passage has nothing of what a word of a claim means, and the word is no vague one: "clinics"."""
    carrying = (word for word in claim.words if not particulars(word) and meanings(word) - VAGUE)
    return any(not holds_word(word, claim.language, passage, language) for word in carrying)


def words_found(claim: Claim, passage: str, language: str) -> tuple[int, int]:
    """Return how many of a claim's words a passage has, and how many could be found in it.

    A word whose meaning no table knows cannot be found in another language.
    """
    carrying = [word for word in claim.words if not particulars(word)] or claim.words
    held = [word for word in carrying if holds_word(word, claim.language, passage, language)]
    sought = [word for word in carrying if word in held or claim.language == language or meanings(word)]
    return len(held), len(sought)


def holds_names(claim: Claim, passage: str, article: Article, gazetteer: Gazetteer) -> bool:
    """Return whether a passage has every word of a claim that is written as a name, and its unlisted names.

    Args:
        article: of the passage; the whole of it tells the country.
    """
    language = article.language
    written = (word for word in claim.words if word[0].isupper() and not claim.text.startswith(word))
    capitals = [word for word in written if len(word) >= SHORTEST and "." not in word]
    here = country_mentions(article.text) | {article.country}
    capitals = [word for word in capitals if not country_mentions(word) & here]
    return all(holds_word(word, claim.language, passage, language) for word in capitals) and (
        not claim.figures or all(_tells(name, passage, gazetteer) for name in claim.unlisted)
    )


def _tells(name: Named, text: str, gazetteer: Gazetteer) -> bool:
    """Return whether a text has a name, or what it means."""
    means = meanings(name.shown) & meanings(text) or country_mentions(name.shown) & country_mentions(text)
    return bool(means or name.spans(text, gazetteer))


def is_dated(claim: Claim, passage: str, article: Article) -> bool:
    """Return whether a passage has the years and months asked for, or its article is of them."""
    published = article.published or ""
    months = {date.month for date in find_dates(passage)}
    years = all(published.startswith(year) or year in fold(passage) for year in claim.years)
    return years and all(published[5:7] == f"{month:02}" or month in months for month in claim.months)
