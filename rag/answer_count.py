"""How many of something: chooses the count whose context is what was asked about."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rag.aligned import letters_of
from rag.answer_amount import state_disputes
from rag.answer_disputes import disputed_sentences, is_told_otherwise, speaks_of_reports
from rag.draft import Draft
from rag.evidence import Evidence, Fact, Sentence
from rag.focus import Focus
from rag.gifts import Gift, around
from rag.giving import is_money
from rag.ideas import Idea, has
from rag.own_year import is_series, of_years, year_of
from rag.owners import is_anothers
from rag.phrases import COUNTED, COUNTED_SEVERAL, RANGE
from rag.query import Query
from rag.relevance import Wanted, fit, holds_names, holds_term, named_matches, rarity, wanted_of
from rag.schema import GivingStatus
from rag.text import fold

LISTED = 6
SAME_NOUN = 1.0
NOT_COUNTS = frozenset({"%", "years", "months", "weeks", "days", "hours", "minutes"})
PEOPLE = frozenset(
    """
    people beneficiaries girls boys women men students pupils children families households patients trainees youth
    sailors seafarers fishermen artisans craftsmen doctors prisoners infants newborns
    young people teachers nurses farmers pensioners entrepreneurs graduates mothers refugees orphans citizens
    """.split()
)  # no employees: staff are seldom whom a gift reached
OWN_SENTENCE = 0.5  # of a name or word there, beside the same in the sentences before
DELIVERED = 0.75  # where the question asks for what arrived
ARRIVED = re.compile(
    r"\b(?:deliver|receiv|handed over|got into|arriv|reached|livre|recu|remis)"
    r"|(?<!\w)[وف]?(?:سلم|تسلم|استلم|وصل|تلق)"
)
RANGE_OPENED = re.compile(r"(?<!\w)(?:between|from|entre|de|بين|من)$")
RANGE_JOINTS = frozenset({"and", "to", "et", "a", "و", "الي", "-", "–"})
OF_THEM = re.compile(r"\b(?:of them|of these|en (?:a|ont|avait|avaient))\b|(?<!\w)[وف]?من(?:ها|هم|هن)(?!\w)")
WITHIN = re.compile(
    r"(?:\b(?:dont|of (?:which|whom|them)|including|among them)|(?<!\w)[وف]?(?:من|بين)(?:ها|هم|هن))"
    r"\W*(?:\w+\W+)?$"
)
SIMILARITY_FLOOR = 0.25
MARGIN = 0.08  # counts that fit this much alike are all told: the question does not say which


def answer_count(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the count asked for, or None where no article states one."""
    names = (*focus.others, *([focus.subject] if focus.subject else []))
    wanted = wanted_of(query, focus, evidence.gazetteer, names)
    facts = [fact for fact in evidence.facts if counts(fact, query.unit, evidence)]
    facts = [fact for fact in facts if holds_names(wanted, fact, _where_named(fact, query.unit, evidence))]
    facts = [fact for fact in facts if not is_anothers(fact, focus.subject, evidence.gazetteer)]
    facts = _of_very_unit(facts, query.unit)
    facts = [fact for fact in facts if not _is_part(fact, facts)]
    facts = of_years(facts, wanted.years)
    plain = [fact for fact in facts if not is_told_otherwise(fact)] or facts
    worth = rarity(wanted, plain)
    scored = [
        (
            fit(wanted, fact, around(fact, evidence), worth)
            + SAME_NOUN * (fact.figure.unit == query.unit)
            + OWN_SENTENCE * _held_in_own(fact, wanted, worth)
            + DELIVERED * (asks_for_delivery(query.text) * _is_delivered(fact)),
            fact,
        )
        for fact in plain
    ]
    scored = _once(sorted(scored, key=lambda found: -found[0]))
    if not scored or (focus.subject is None and not _near(scored[0][1], wanted, worth)):
        return None
    draft = Draft(query.language)
    margin = MARGIN if narrows(wanted, facts) else math.inf
    level = [fact for fit_of, fact in scored if scored[0][0] - fit_of < margin]
    disputed = disputed_sentences([Gift([level[0]])], focus, evidence) if focus.subject is not None else []
    if is_series(level[0].sentence) and str(year_of(level[0])) in wanted.years:
        disputed = [one for one in disputed if speaks_of_reports(one)]  # other years are no other reports
    level += [
        fact for _, fact in scored if fact not in level and _is_disputed_value(fact, level[0], disputed, evidence)
    ]
    ends = _range_of(level[0], evidence)
    if len(level) > 1 and not set(map(_place, level)) <= set(map(_place, ends)):
        _list(draft, level)
    else:
        draft.lines.append(COUNTED[query.language].format(amount=_written(draft, ends), n=draft.cite(ends[0].sentence)))
    state_disputes(draft, disputed)
    return draft


def _of_very_unit(facts: Sequence[Fact], unit: str | None) -> list[Fact]:
    """Leave out other people counted in an article that counts those who are asked about."""
    counted = {fact.article.id for fact in facts if fact.figure.unit == unit}
    others = PEOPLE - {unit}
    return [fact for fact in facts if fact.article.id not in counted or fact.figure.unit not in others]


def _where_named(fact: Fact, unit: str | None, evidence: Evidence) -> str:
    """Return the text that must hold the names asked for: for the very thing counted, the headline and the lead too."""
    if unit not in PEOPLE or fact.figure.unit != unit:
        return fact.context
    lead = evidence.reading_of(fact.sentence).sentences[0].text
    return f"{fact.article.title} {lead} {fact.context}"


def _is_disputed_value(fact: Fact, head: Fact, disputed: Sequence[Sentence], evidence: Evidence) -> bool:
    """Return whether a count is what some report has in place of another one."""
    own = (fact.figure.value, fact.figure.unit)
    return fact.figure.unit == head.figure.unit and any(
        own == (other.figure.value, other.figure.unit)
        for sentence in disputed
        if speaks_of_reports(sentence)
        for other in evidence.reading_of(sentence).facts
        if other.sentence.index == sentence.index
    )


def _place(fact: Fact) -> tuple[str, int]:
    """Return where a figure stands."""
    return fact.article.id, fact.figure.start


def _written(draft: Draft, ends: Sequence[Fact]) -> str:
    """Return one count, or both ends of a range, as the asker reads it."""
    amounts = [draft.state(fact)[0] for fact in ends]
    return RANGE[draft.language].format(least=amounts[0], most=amounts[1]) if len(amounts) > 1 else amounts[0]


def _range_of(fact: Fact, evidence: Evidence) -> list[Fact]:
    """Return a count with the other end of its range where it is one of two: "between 150 and 250"; else it alone."""
    facts = [one for one in evidence.reading_of(fact.sentence).facts if one.sentence.index == fact.sentence.index]
    for least, most in pairwise(facts):
        if _place(fact) not in (_place(least), _place(most)) or least.figure.unit != most.figure.unit:
            continue
        text = letters_of(fact.article.text[fact.sentence.span.start : least.figure.start]).rstrip()
        between = letters_of(fact.article.text[least.figure.end : most.figure.start]).strip()
        if least.figure.value < most.figure.value and RANGE_OPENED.search(text) and between in RANGE_JOINTS:
            return [least, most]
    return [fact]


def _held_in_own(fact: Fact, wanted: Wanted, worth: Mapping[str, float]) -> float:
    """Return what a figure's own sentence holds of the question: a name counts as a telling word does."""
    text = fact.sentence.text
    terms = (value for term, value in worth.items() if holds_term(wanted, term, text, fact.article.language))
    return named_matches(wanted, text) + sum(terms)


def asks_for_delivery(text: str) -> bool:
    """Return whether a question asks for what arrived: "delivered", «سلّمته», "livré", "received"."""
    return ARRIVED.search(letters_of(text)) is not None


def _is_delivered(fact: Fact) -> int:
    """Return 1 where a count is told as handed over, -1 where it is only planned, 0 where neither is known."""
    if fact.figure.status in {GivingStatus.DELIVERED, GivingStatus.PAID} or asks_for_delivery(fact.sentence.text):
        return 1
    return -(fact.figure.status in {GivingStatus.PLEDGED, GivingStatus.ANNOUNCED, GivingStatus.TARGET})


def narrows(wanted: Wanted, facts: Sequence[Fact]) -> bool:
    """Return whether the question says which of several counts it means, beyond whose they are."""
    if wanted.terms or wanted.hashtags or wanted.years:
        return True
    return any(not named.dominates(fact.article, wanted.gazetteer) for named in wanted.names for fact in facts)


def _near(fact: Fact, wanted: Wanted, worth: Mapping[str, float]) -> bool:
    """Return whether a figure is about the question at all where nothing was named: by likeness or a telling word."""
    telling = [term for term in wanted.terms if worth[term] > 0]
    held = any(holds_term(wanted, term, fact.context, fact.article.language) for term in telling)
    return held or fact.sentence.similarity >= SIMILARITY_FLOOR


def counts(fact: Fact, unit: str | None, evidence: Evidence) -> bool:
    """Return whether a figure counts what was asked for: "watched 8.9 million times" counts views.

    Anybody counted may be meant by a word for people: "how many girls" by "3,500 students".
    """
    own = fact.figure.unit
    if is_money(fact.figure) or own in NOT_COUNTS:
        return False
    if own is None:
        return unit is not None and _counts_again(fact, unit, evidence)
    if {own, unit} == {"views", "times"}:
        return has(Idea.WATCHED, fold(fact.sentence.text))
    return unit is None or may_count(own, unit)


def may_count(own: str | None, unit: str) -> bool:
    """Return whether a figure of a unit may count what is asked for; a noun that no table knows gives no unit."""
    return own is None or own == unit or (unit in PEOPLE and own in PEOPLE) or {own, unit} == {"views", "times"}


def _counts_again(fact: Fact, unit: str, evidence: Evidence) -> bool:
    """Return whether a bare number counts what the one before it did: "14.8 million views; the club's only 920,000"."""
    if unit == "views" and "#" in fact.sentence.text:  # "#OneMoreSeat stands at 3.9 million"
        return True
    facts = evidence.reading_of(fact.sentence).facts
    earlier = facts[: facts.index(fact)]
    before = earlier[-1:]
    if OF_THEM.search(letters_of(fact.article.text[fact.sentence.span.start : fact.figure.start])):
        before = tuple(one for one in earlier if one.figure.unit not in NOT_COUNTS and not is_money(one.figure))[-1:]
        before = tuple(one for one in before if one.figure.unit is not None)
    return any(one.figure.unit == unit and fact.sentence.index - one.sentence.index <= 1 for one in before)


def _is_part(fact: Fact, others: Sequence[Fact]) -> bool:
    """Return whether a count is told as within a larger one before it: "1,199, of which 105 are for trades"."""
    text = letters_of(fact.article.text[fact.sentence.span.start : fact.figure.start])
    back = 0 if WITHIN.search(text) else 1 if OF_THEM.search(text) else None
    return back is not None and any(
        one.figure.value > fact.figure.value
        and one.article.id == fact.article.id
        and one.figure.end <= fact.figure.start
        and fact.sentence.index - one.sentence.index <= back
        for one in others
    )


def _once(scored: list[tuple[float, Fact]]) -> list[tuple[float, Fact]]:
    """Keep the best statement of each value."""
    first: dict[float, tuple[float, Fact]] = {}
    for found in scored:
        first.setdefault(found[1].figure.value, found)
    return list(first.values())


def _list(draft: Draft, facts: list[Fact]) -> None:
    """State several counts, each with the words around it."""
    draft.lines += [COUNTED_SEVERAL[draft.language], ""]
    for fact in facts[:LISTED]:
        amount, marker = draft.state(fact)
        draft.lines.append(f"- {amount} {marker}")
