"""Questions that the ledger can answer, offered after an answer, or in place of one that nothing answers.

It words questions from gifts that are told of; it answers none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from rag.about import About, read_about
from rag.known import Known
from rag.ledger_records import GivingEvent
from rag.ledger_select import group_of, of_giver
from rag.ledger_totals import Group, is_currency
from rag.names import find_name, spellings
from rag.schema import Answer, Filters
from rag.suggestion_phrases import (
    HOW_MUCH,
    IN_YEAR,
    LARGEST,
    LARGEST_OF_ALL,
    TO_WHOM,
    WHO_MORE,
    country_in,
)
from rag.text import fold

OFFERED = 3  # more would have to be read before one is chosen
LIKENESS = 0.72  # of the letters of two names: "Vodafnoe" and "Vodafone"
ARTICLES = 2  # a giver that one article alone tells of makes a poor next question
GIVERS_OFFERED = 6


def next_questions(known: Known, answer: Answer, asked: Collection[str], filters: Filters = Filters()) -> list[str]:  # noqa: B008 frozen
    """Return what may be asked next, in the answer's language: of its giver first, then of others."""
    about = read_about(answer.about, known.gazetteer)
    offers = _Offers(known, answer.language, filters)
    wanted = [*(one for name in about.organisations[:1] for one in offers.of(name, about)), *offers.of_places(about)]
    return _first(wanted, [*asked, answer.question])


def rephrasings(known: Known, answer: Answer, asked: Collection[str], filters: Filters = Filters()) -> list[str]:  # noqa: B008 frozen
    """Return questions near to one that nothing answers: a name spelled as it is known, less narrow, of who is near."""
    about = read_about(answer.about, known.gazetteer)
    offers = _Offers(known, answer.language, filters)
    wanted = [*_respelled(known, answer, about)]
    wanted += [offers.how_much(name) for name in about.organisations if offers.rows(name)]
    near = dict.fromkeys(
        mention.name for source in answer.nearest for mention in known.gazetteer.find(f"{source.title}. {source.quote}")
    )
    wanted += [offers.how_much(name) for name in near if offers.rows(name)]
    return _first([*wanted, *offers.of_places(about)], [*asked, answer.question])


class _Offers:
    """Questions in one language about gifts that the ledger holds, within the asker's filters."""

    def __init__(self, known: Known, language: str, filters: Filters) -> None:
        self._known, self._language = known, language
        self._events = [event for event in known.events if event.counts and _within(event, filters)]

    def rows(self, name: str) -> list[GivingEvent]:
        """Return the gifts of a giver."""
        return of_giver(self._events, name, self._known.gazetteer)

    def how_much(self, name: str) -> str:
        """Return the question for all that somebody gave."""
        return self._of(HOW_MUCH, name)

    def of(self, name: str, about: About) -> Iterator[str]:
        """Yield questions about one giver: to whom, another year, beside another one, all of it."""
        rows = self.rows(name)
        if not rows:
            return
        if about.years or about.countries:
            yield self.how_much(name)
        other = self._peer(name, rows)
        if other is not None:
            yield self._of(WHO_MORE, name, other=self._shown(other))
        if any(row.recipients for row in rows):
            yield self._of(TO_WHOM, name)
        years = sorted({row.date[:4] for row in rows if row.date and row.dated} - set(about.years), reverse=True)
        if len(years) > 1:
            yield self._of(IN_YEAR, name, year=years[0])

    def of_places(self, about: About) -> Iterator[str]:
        """Yield the largest gifts of the places asked about, then givers that are told of most."""
        for code in sorted(about.countries):
            if sum(event.country == code for event in self._events) >= ARTICLES:
                yield LARGEST[self._language].format(country=country_in(code, self._language))
        givers = [name for name in self._givers() if name not in about.organisations]
        there = [name for name in givers if any(row.country in about.countries for row in self.rows(name))]
        for name in list(dict.fromkeys([*there, *givers]))[:GIVERS_OFFERED]:
            yield self.how_much(name)
        yield LARGEST_OF_ALL[self._language]

    def _givers(self) -> list[str]:
        """Return givers of money by how many articles tell of them, the most first."""
        articles: dict[str, set[str]] = {}
        for event in self._events:
            if group_of(event) is Group.CASH and is_currency(event.unit) and len(event.donors) == 1:
                articles.setdefault(event.donors[0], set()).update(told.article_id for told in event.evidence)
        known = {name: len(ids) for name, ids in articles.items() if len(ids) >= ARTICLES}
        return sorted(
            (name for name in known if self._known.gazetteer.get(name)), key=lambda name: (-known[name], name)
        )

    def _peer(self, name: str, rows: Sequence[GivingEvent]) -> str | None:
        """Return another giver of money in a currency and country of a giver's own."""
        own = {(row.unit, row.country) for row in rows if group_of(row) is Group.CASH and is_currency(row.unit)}
        units = {unit for unit, _ in own}
        ranked = [one for one in self._givers() if one != name and not one.startswith(name)]
        donors = [(event.donors[0], event) for event in self._events if event.donors]
        there = {donor for donor, event in donors if (event.unit, event.country) in own}
        alike = {donor for donor, event in donors if event.unit in units}
        return next((one for group in (there, alike) for one in ranked if one in group), None)

    def _shown(self, name: str) -> str:
        """Return a name as the asker writes it."""
        return self._known.gazetteer.display(name, self._language)

    def _of(self, template: dict[str, str], name: str, **more: str) -> str:
        """Word a question about somebody."""
        return template[self._language].format(name=self._shown(name), **more)


def _respelled(known: Known, answer: Answer, about: About) -> Iterator[str]:
    """Yield the question with a name that nothing knows as the nearest known one: "Vodafnoe" -> "Vodafone"."""
    by_spelling = {fold(form): one.name for one in known.organisations for form in spellings(one)}
    for name in about.names:
        near = get_close_matches(fold(name), by_spelling, 1, LIKENESS)
        if near and find_name(name, answer.question):
            shown = known.gazetteer.display(by_spelling[near[0]], answer.language)
            yield answer.question.replace(name, shown)


def _within(event: GivingEvent, filters: Filters) -> bool:
    """Return whether a gift is of the country and kind, and in the period, that the asker restricts questions to."""
    year = (event.date or "")[:4]
    return (
        filters.country in {None, event.country}
        and filters.kind in {None, event.kind}
        and (filters.since is None or year >= filters.since[:4])
        and (filters.until is None or ("" < year <= filters.until[:4]))
        and (filters.language is None or any(told.language == filters.language for told in event.evidence))
    )


def _first(wanted: Sequence[str] | Iterator[str], asked: Collection[str]) -> list[str]:
    """Return the first few questions that have not been asked."""
    known = {fold(question) for question in asked}
    return [question for question in dict.fromkeys(wanted) if fold(question) not in known][:OFFERED]
