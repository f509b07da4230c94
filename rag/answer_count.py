"""How many of something: chooses the count whose context is what was asked about."""

from __future__ import annotations

from rag.answer_amount import around
from rag.draft import Draft
from rag.evidence import Evidence, Fact
from rag.focus import Focus
from rag.phrases import COUNTED, COUNTED_SEVERAL, SAYS
from rag.query import Query
from rag.relevance import Wanted, fit, named_matches, wanted_of

LISTED = 6  # counts listed where the question does not narrow them
SIMILARITY_FLOOR = 0.25


def answer_count(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the count asked for, or None where no article states one."""
    wanted = wanted_of(query, focus, evidence.gazetteer)
    facts = [fact for fact in evidence.facts if query.unit is not None and fact.figure.unit == query.unit]
    if wanted.strict:
        facts = [fact for fact in facts if named_matches(wanted, fact.context)]
    if focus.subject is not None:
        facts = [fact for fact in facts if fact.article.id in focus.subject.articles]
    facts = _once(sorted(facts, key=lambda fact: -fit(wanted, fact, around(fact, evidence))))
    if not facts or (focus.subject is None and facts[0].sentence.similarity < SIMILARITY_FLOOR):
        return None
    draft = Draft(query.language)
    if len(facts) > 1 and not _narrows(wanted):
        _list(draft, facts)
    else:
        amount, marker = draft.state(facts[0])
        draft.lines.append(COUNTED[query.language].format(amount=amount, n=marker))
        if facts[0].article.language == query.language:
            draft.lines += ["", SAYS[query.language].format(quote=draft.quote(facts[0].sentence), n=marker)]
    return draft


def _narrows(wanted: Wanted) -> bool:
    """Return whether the question says which of several counts it means."""
    return bool(wanted.strict or wanted.years or wanted.terms)


def _once(facts: list[Fact]) -> list[Fact]:
    """Keep the first statement of each value."""
    first: dict[float, Fact] = {}
    for fact in facts:
        first.setdefault(fact.figure.value, fact)
    return list(first.values())


def _list(draft: Draft, facts: list[Fact]) -> None:
    """State several counts, each with the words around it."""
    draft.lines += [COUNTED_SEVERAL[draft.language], ""]
    for fact in facts[:LISTED]:
        amount, marker = draft.state(fact)
        draft.lines.append(f"- {amount} {marker}")
