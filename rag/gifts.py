"""Which figures are gifts of whom, which statements tell of one gift, and which gift answers best. It words nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from babel.numbers import get_territory_currencies

from rag.aligned import letters_of
from rag.countries import country_mentions
from rag.evidence import Evidence, Fact
from rag.fact_rows import is_own_row, is_struck, row_of
from rag.figures import figures_in, find_figures
from rag.giving import is_giving, is_received
from rag.ideas import Idea, has
from rag.named import Named
from rag.names import Mention
from rag.ordinals import of_ordinals
from rag.own_year import of_years, year_of
from rag.owners import is_anothers
from rag.query import Query
from rag.relevance import Wanted, fit, holds_names
from rag.schema import FigureKind, GivingStatus, Hedge
from rag.text import fold

KIND_WEIGHT = {FigureKind.CASH: 3.0, FigureKind.MIXED: 2.0, FigureKind.UNKNOWN: 1.5, FigureKind.IN_KIND: 1.0}
ASKED_STATUS = {
    Idea.PLEDGED: {GivingStatus.PLEDGED, GivingStatus.COMMITTED, GivingStatus.ANNOUNCED, GivingStatus.TARGET},
    Idea.PAID: {GivingStatus.PAID, GivingStatus.DELIVERED},
}
STATUS_WEIGHT = 3.0  # a question for what was paid is not answered by a pledge
LIMITS = {Hedge.UP_TO, Hedge.LESS_THAN}
LEAD_SENTENCES = 4  # news tells the main gift first; section, headline and dateline may stand before it
SHARED = 2  # an article on more givers than a giver and a recipient must name each at its gift
SUBJECT_CHARACTERS = 40  # from the start of a sentence: where its subject stands
LEAD_WEIGHT = 1.5
TITLE_WEIGHT = 2.5
OWN_WEIGHT = 3.0  # the headline's whole is not what somebody named in another sentence got
PLACE_WEIGHT = 3.0
WORLDWIDE = re.compile(
    r"\b(?:worldwide|globally|across the world|around the world|dans le monde|a l'echelle mondiale|mondialement)\b"
    r"|علي مستوي العالم|حول العالم|عالميا"
)
CONVERSION = re.compile(
    r"(?:\b(?:worth|equivalent to|equal to|equals|soit|or)|(?<!\w)(?:اي|ما يعادل|بما يعادل|تعادل))"
    r"\s+(?:about|around|some|nearly|environ|pres de|نحو|حوالي)?\s*$"
)
CONVERSION_WEIGHT = 3.0
RATE = re.compile(  # of what one item adds: "$10 a video", not « 5 millions à la Croix-Rouge »
    r"\s*(?:(?:a|an|per|par)\s+(?:video|photo|post|meal|repas|person|personne|month|mois|year|an|day|ticket|child|enfant"
    r"|student|sale|bottle|cup|kilom|billet|client)|per\s|for\s+(?:each|every)|pour\s+chaque|(?:عن|على|ل)\s?كل)",
    re.IGNORECASE,
)
DIGITS_PER_POINT = 6  # size breaks ties only: currencies differ, and parts are smaller than wholes


@dataclass(slots=True)
class Gift:
    """Every statement of one amount, taken as one gift."""

    facts: list[Fact] = field(default_factory=list)  # the statement that answers best first
    score: float = 0.0

    @property
    def best(self) -> Fact:
        """The statement that answers best."""
        return self.facts[0]


def gifts_of(
    facts: Sequence[Fact], wanted: Wanted, evidence: Evidence, query: Query, subject: Named | None
) -> list[Gift]:
    """Take statements of one value and unit as one gift, and order the gifts, the one that answers best first.

    The press repeats itself more than givers give the same twice.
    """
    weights = [(weight(fact, wanted, evidence, subject) + _status_weight(fact, query), fact) for fact in facts]
    gifts: dict[tuple[float, str | None], Gift] = {}
    for score, fact in sorted(weights, key=lambda found: -found[0]):
        gift = gifts.setdefault((fact.figure.value, fact.figure.unit), Gift(score=score))
        gift.facts.append(fact)
    for gift in gifts.values():
        gift.score += min(len(gift.facts) - 1, 2) * 0.5
    return sorted(gifts.values(), key=lambda gift: -gift.score)


def weight(fact: Fact, wanted: Wanted, evidence: Evidence, subject: Named | None) -> float:
    """Return how good an answer one statement is: what was asked, then kind, limits last, then place and size."""
    figure = fact.figure
    total = fit(wanted, fact, around(fact, evidence)) + KIND_WEIGHT.get(figure.kind, 0.0)
    total += math.log10(max(figure.value, 1.0)) / DIGITS_PER_POINT
    total -= 1.5 * (figure.hedge in LIMITS) + 1.0 * (figure.status in {GivingStatus.TARGET, GivingStatus.CANCELLED})
    total -= CONVERSION_WEIGHT * is_conversion(fact)
    total += PLACE_WEIGHT * _placed(fact, wanted) + OWN_WEIGHT * _named_in_own(fact, wanted)
    total += LEAD_WEIGHT * (fact.sentence.index < LEAD_SENTENCES) + TITLE_WEIGHT * in_title(fact)
    named = subject is not None and bool(subject.spans(fact.sentence.text, evidence.gazetteer))
    main = subject is not None and subject.dominates(fact.article, evidence.gazetteer)
    return total + 0.5 * named + 1.0 * main


def _named_in_own(fact: Fact, wanted: Wanted) -> int:
    """Return how many of the names asked for a figure's own sentence has, but for those its article is all about."""
    names = [named for named in wanted.names if not named.fills(fact.article, wanted.gazetteer)]
    return sum(bool(named.spans(fact.sentence.text, wanted.gazetteer)) for named in names)


def _placed(fact: Fact, wanted: Wanted) -> int:
    """Return 1 where a sentence or currency sets a figure in a country asked for, -1 where it is told of the world."""
    if not wanted.countries:
        return 0
    text = fact.sentence.text
    currencies = {code for country in wanted.countries for code in get_territory_currencies(country)}
    if wanted.countries & country_mentions(text) or fact.figure.unit in currencies:
        return 1
    return -(WORLDWIDE.search(letters_of(text)) is not None)


def _status_weight(fact: Fact, query: Query) -> float:
    """Return STATUS_WEIGHT where the question asks for pledges, payments or the very figure, and the figure is one."""
    asked = [statuses for idea, statuses in ASKED_STATUS.items() if idea in query.ideas]
    said = any(idea in query.ideas and has(idea, fold(fact.context)) for idea in ASKED_STATUS)
    own = {(figure.value, figure.unit) for figure in find_figures(query.text)}
    return STATUS_WEIGHT * (
        any(fact.figure.status in statuses for statuses in asked)
        + 0.5 * said
        + ((fact.figure.value, fact.figure.unit) in own)
    )


def given_by(fact: Fact, subject: Named | None, evidence: Evidence) -> bool:
    """Return whether a figure is a gift, and one of the subject's where there is a subject."""
    if is_struck(fact, evidence):
        return False
    row = row_of(fact, evidence)
    known = None if subject is None else is_own_row(row, subject)
    if row is not None and known and row.part_of is not None and not is_disputed(fact):
        return True  # "of this, 6 million is for schools": only the whole's sentence tells of giving
    if known is False or not is_gift(fact, evidence) or is_anothers(fact, subject, evidence.gazetteer):
        return False
    if subject is None:
        return True
    own = subject.spans(fact.sentence.text, evidence.gazetteer)
    others = [found for found in evidence.gazetteer.find(fact.sentence.text) if not subject.is_called(found.name)]
    several = len(fact.article.organisations) > SHARED and "organisations" not in fact.article.guessed
    dominant = subject.dominates(fact.article, evidence.gazetteer) and not several
    if own:
        return not others or own[0].start <= others[0].start or dominant
    return dominant and not _opens_with_other(fact, others) and not is_collective(fact)


def is_gift(fact: Fact, evidence: Evidence) -> bool:
    """Return whether a figure is one that its sentence tells as given, undisputed."""
    before, after = neighbours(fact, evidence)
    offset = fact.sentence.span.start
    if is_disputed(fact) or is_rate(fact) or is_received(fact.figure, fact.sentence.text, offset=offset):
        return False
    return is_giving(fact.figure, fact.sentence.text, before, after, offset=offset)


def giver_of(fact: Fact, asked: Sequence[Named], evidence: Evidence) -> str | None:
    """Return who gave, by canonical name: the first organisation before the figure, else the article's only one."""
    if is_collective(fact):
        return None
    at = fact.figure.start - fact.sentence.span.start
    candidates = [found.name for found in evidence.gazetteer.find(fact.sentence.text) if found.end <= at]
    if len(fact.article.organisations) == 1:
        candidates += fact.article.organisations
    return next((name for name in candidates if not any(named.is_called(name) for named in asked)), None)


def is_collective(fact: Fact) -> bool:
    """Return whether a sentence tells what many gave together: "companies", "in total"."""
    folded = fold(fact.sentence.text)
    return has(Idea.COMPANIES, folded[:SUBJECT_CHARACTERS]) or has(Idea.TOTAL, folded[:SUBJECT_CHARACTERS])


def is_conversion(fact: Fact) -> bool:
    """Return whether a figure only restates another in a second currency: "$500,000 … worth about Rs 3.8 crore"."""
    before = fold(fact.article.text[max(fact.sentence.span.start, fact.figure.start - 30) : fact.figure.start])
    return CONVERSION.search(before) is not None


def is_rate(fact: Fact) -> bool:
    """Return whether a figure is what one video, meal or sale adds, not a gift by itself."""
    return RATE.match(fact.article.text[fact.figure.end : fact.figure.end + 30]) is not None


def in_title(fact: Fact) -> bool:
    """Return whether the headline states the figure too."""
    own = (fact.figure.value, fact.figure.unit)
    return any((figure.value, figure.unit) == own for figure in figures_in(fact.article.title, fact.article.country))


def is_disputed(fact: Fact) -> bool:
    """Return whether the sentence tells how reports differ, rather than what was given."""
    return _tells_dispute(fact.sentence.text)


@lru_cache(maxsize=256)  # a sentence with several figures is asked about once a figure
def _tells_dispute(sentence: str) -> bool:
    """Return whether a sentence tells how reports differ."""
    return has(Idea.DISPUTE, fold(sentence))


def naming(facts: Sequence[Fact], wanted: Wanted, evidence: Evidence) -> list[Fact]:
    """Return the figures that stand by every name asked for: in their own context, else with the sentence after it."""
    facts = of_ordinals(in_years(facts, wanted), " ".join(wanted.terms))
    own = [fact for fact in facts if holds_names(wanted, fact, fact.context)]
    return own or [fact for fact in facts if holds_names(wanted, fact, around(fact, evidence))]


def in_years(facts: Sequence[Fact], wanted: Wanted) -> list[Fact]:
    """Return the figures of the years asked for, by their context or article's date; else those of no known date."""
    if not wanted.years:
        return list(facts)
    dated = [
        fact
        for fact in facts
        if any(year in fold(fact.context) or (fact.article.published or "").startswith(year) for year in wanted.years)
        or str(year_of(fact)) in wanted.years
    ]
    return of_years(dated, wanted.years) or [fact for fact in facts if fact.article.published is None]


def neighbours(fact: Fact, evidence: Evidence) -> tuple[str, str]:
    """Return the sentences before and after a figure's own."""
    reading, index = evidence.reading_of(fact.sentence), fact.sentence.index
    before = reading.sentences[index - 1].text if index else ""
    after = reading.sentences[index + 1].text if index + 1 < len(reading.sentences) else ""
    return before, after


def around(fact: Fact, evidence: Evidence) -> str:
    """Return a figure's context and the sentence after it, where news names the recipient."""
    return f"{fact.context} {neighbours(fact, evidence)[1]}"


def _opens_with_other(fact: Fact, others: Sequence[Mention]) -> bool:
    """Return whether another listed organisation opens the sentence, before the figure."""
    return any(found.start == 0 and found.end <= fact.figure.start - fact.sentence.span.start for found in others)
