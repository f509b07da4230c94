"""Who gave to somebody or something: the givers that articles name, each with what it gave. It adds nothing up."""

from __future__ import annotations

from rag.draft import Draft
from rag.evidence import Evidence, Fact
from rag.focus import Focus
from rag.gifts import TITLE_WEIGHT, around, giver_of, in_title, is_gift, naming
from rag.giving import is_money
from rag.phrases import GIVERS, label
from rag.query import Query
from rag.relevance import Wanted, fit, of_named, rarity, term_overlap, wanted_of
from rag.schema import GivingStatus

LISTED = 8
TERMS_HELD = 0.7  # of the question's terms: the victims of another blast are not these
SIMILARITY_FLOOR = 0.5  # without a name or country to go by, a gift's sentence must be this near to the question


def answer_givers(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the givers of gifts to what the question names, or None where no article tells of one."""
    names = (*focus.others, *([focus.subject] if focus.subject else []))
    wanted = wanted_of(query, focus, evidence.gazetteer, names)
    facts = [fact for fact in evidence.facts if is_money(fact.figure) and is_gift(fact, evidence)]
    facts = [fact for fact in of_named(naming(facts, wanted, evidence), wanted) if _about(fact, wanted)]
    worth = rarity(wanted, facts)
    facts.sort(key=lambda fact: -fit(wanted, fact, around(fact, evidence), worth) - TITLE_WEIGHT * in_title(fact))
    by_giver: dict[str, Fact] = {}
    for fact in facts:
        giver = giver_of(fact, wanted.names, evidence)
        if giver is not None:
            by_giver.setdefault(giver, fact)
    if not by_giver:
        return None
    draft = Draft(query.language, lines=[GIVERS[query.language], ""])
    for giver, fact in list(by_giver.items())[:LISTED]:
        amount, marker = draft.state(fact)
        kind = label(fact.figure.kind, GivingStatus.UNKNOWN, query.language)
        draft.lines.append(f"- {evidence.gazetteer.display(giver, query.language)}: {amount}{kind} {marker}")
    return draft


def _about(fact: Fact, wanted: Wanted) -> bool:
    """Return whether a gift is about the question at all: by a name or country, by its words, or by likeness."""
    if wanted.names or wanted.countries or fact.sentence.similarity >= SIMILARITY_FLOOR:
        return True
    return term_overlap(wanted, f"{fact.article.title} {fact.context}", fact.article.language) > TERMS_HELD
