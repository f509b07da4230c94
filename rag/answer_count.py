"""How many of something: chooses the count whose context is what was asked about."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from rag.draft import Draft
from rag.evidence import Evidence, Fact
from rag.focus import Focus
from rag.gifts import around
from rag.giving import is_money
from rag.ideas import Idea, has
from rag.phrases import COUNTED, COUNTED_SEVERAL
from rag.query import Query
from rag.relevance import Wanted, fit, holds_names, holds_term, rarity, wanted_of
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
SIMILARITY_FLOOR = 0.25
MARGIN = 0.08  # counts that fit this much alike are all told: the question does not say which


def answer_count(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the count asked for, or None where no article states one."""
    names = (*focus.others, *([focus.subject] if focus.subject else []))
    wanted = wanted_of(query, focus, evidence.gazetteer, names)
    facts = [fact for fact in evidence.facts if counts(fact, query.unit, evidence)]
    facts = [fact for fact in facts if holds_names(wanted, fact, fact.context)]
    worth = rarity(wanted, facts)
    scored = [
        (fit(wanted, fact, around(fact, evidence), worth) + SAME_NOUN * (fact.figure.unit == query.unit), fact)
        for fact in facts
    ]
    scored = _once(sorted(scored, key=lambda found: -found[0]))
    if not scored or (focus.subject is None and not _near(scored[0][1], wanted, worth)):
        return None
    draft = Draft(query.language)
    margin = MARGIN if narrows(wanted, facts) else math.inf
    level = [fact for fit_of, fact in scored if scored[0][0] - fit_of < margin]
    if len(level) > 1:
        _list(draft, level)
        return draft
    amount, marker = draft.state(level[0])
    draft.lines.append(COUNTED[query.language].format(amount=amount, n=marker))
    return draft


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
    before = facts[max(facts.index(fact) - 1, 0)]
    return before.figure.unit == unit and fact.sentence.index - before.sentence.index <= 1


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
