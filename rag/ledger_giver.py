"""Who gave a figure whose sentence does not say so: the giver before it, the article's, the title's, or many together.

`rag.ledger_donor` reads the sentence; this reads what stands around it. Knows one article at a time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.aligned import letters_of
from rag.evidence import Fact
from rag.figures import figures_in
from rag.gifts import in_title, is_collective
from rag.giving import is_money
from rag.giving_words import CUES
from rag.ideas import Idea, has
from rag.ledger_donor import REACH_BEFORE, Parties, Place, Role, groups, parties
from rag.ledger_main_giver import main_giver, unlisted_givers
from rag.ledger_order import ordered
from rag.ledger_others import is_of_many, of_own_subject
from rag.ledger_records import Source, Statement
from rag.ledger_words import CUE, says
from rag.schema import Figure
from rag.text import fold

_MARKS = re.compile(r"[,،()«»\"“”:;]+")
_SUBJECT = 34  # characters from a sentence's start where "the bank" or "it" stands for the giver
_OPENING = 40  # characters from a sentence's start where "of that sum" stands
_AFTER = 24  # characters after a figure where "from the first" stands
_OWN_MONEY = 40  # characters before a figure where "set up by" speaks of another person's money


def parties_of(source: Source, fact: Fact, place: Place, earlier: Sequence[Statement], received: bool) -> Parties:
    """Return who gives a figure and who gets it, completed from what stands around its sentence.

    Args:
        earlier: the article's statements up to here.
        received: the sentence says that its subject got the figure.
    """
    found = ordered(source, fact, _with_unlisted(source, place, parties(source, place, received)), received)
    if not found.donors and _lists_givers(source, fact, found):
        return replace(found, donors=found.recipients, recipients=(), collective=False, stated=True)
    ordinal = _by_ordinal(source, fact, place, earlier)
    if ordinal is not None:
        return replace(found, donors=ordinal, stated=True)
    own = letters_of(source.article.text[place.floor : place.start])
    if is_of_many(source, place, found, own):
        return replace(found, donors=(), collective=True)
    if found.stated and says("compared", own):
        return replace(found, donors=(), stated=False)
    of_others = says("compared", own) or says("founded by", own[-_OWN_MONEY:])  # whom no list holds
    if found.donors or found.collective or of_others:
        return found
    return of_own_subject(source, fact, found) or _completed(source, fact, found, earlier, received)


def _by_ordinal(source: Source, fact: Fact, place: Place, earlier: Sequence[Statement]) -> tuple[str, ...] | None:
    """Return the giver that "20 from the first and 10 from the second" means, of two named in the sentence."""
    before = earlier[-1] if earlier else None
    if before is None or before.sentence != fact.sentence.index:
        return None
    pair = next((one.donors for one in earlier if one.sentence == before.sentence and len(one.donors) == 2), None)
    if pair is None:
        return None
    after = letters_of(source.article.text[place.end : place.ceiling])[:_AFTER]
    if says("first of two", after):
        return pair[:1]
    return pair[1:] if says("second of two", after) else None


def _with_unlisted(source: Source, place: Place, found: Parties) -> Parties:
    """Return the parties with a giver that no list holds, where the sentence names one nearer than any listed one."""
    text = source.article.text
    if found.stated or found.collective:
        return found
    names = unlisted_givers(source, text[place.floor : place.start], text[place.end : place.ceiling])
    printed = {text[mention.start : mention.end] for mention in source.mentions}
    listed = any(_is_inside(name, known) for name in names for known in printed)
    return found if not names or listed else replace(found, donors=names, stated=True)


def _is_inside(name: str, known: str) -> bool:
    """Return whether a printed name is a listed one, or a piece of it."""
    one, other = fold(name), fold(known)
    return one in other or other in one


def _lists_givers(source: Source, fact: Fact, found: Parties) -> bool:
    """Return whether those whom a list of sums names after "for" are its givers: the headline says that they give."""
    if not found.recipients or ":" not in fact.article.text[fact.sentence.span.start : fact.figure.start]:
        return False
    return set(found.recipients) <= set(title_givers(source))


def title_givers(source: Source) -> list[str]:
    """Return the listed names that a headline has before its first word of giving or amount: those who give."""
    title = source.article.title
    ends = [found.start() for found in (CUES["giving"].search(letters_of(title)),) if found]
    ends += [figure.start for figure in figures_in(title, source.article.country) if is_money(figure)][:1]
    head = f" {re.sub(_MARKS, ' ', fold(title[: min(ends, default=0)]))} "
    printed: dict[str, str] = {}  # by name, as the headline has it
    for mention in source.mentions:
        for form in (fold(source.article.text[mention.start : mention.end]), fold(mention.name)):
            if f" {form} " in head:
                printed.setdefault(mention.name, form)
    forms = list(printed.values())
    return [name for name, form in printed.items() if not any(form != other and form in other for other in forms)]


def _completed(source: Source, fact: Fact, found: Parties, earlier: Sequence[Statement], received: bool) -> Parties:
    """Return who gives where the sentence does not say: the giver of the sentence before, else the article's."""
    before = earlier[-1] if earlier and not earlier[-1].disputed else None
    if before is not None and before.sentence == fact.sentence.index:
        givers = {one.donors for one in earlier if one.sentence == fact.sentence.index}
        if len(givers) > 1 and says(
            "together", letters_of(fact.article.text[fact.figure.end : fact.sentence.span.end])
        ):
            return replace(found, collective=True)  # "50 for A, 20 for B, 70 in all"
        if before.donors:
            return replace(found, donors=before.donors)
        if before.collective:
            return replace(found, collective=True)  # "companies gave 2 billion, public bodies 1 billion"
    if not found.stated and _is_of_many(fact, earlier):
        return replace(found, collective=True)
    near = before is not None and _same_paragraph(source, before.figure, fact.figure)
    if near and before is not None and before.collective and not _has_subject(source, fact):
        return replace(found, collective=True)  # what all gave is told further: "4 million was financial help"
    joint = _headline_givers(source, fact)
    giver = main_giver(source)
    donors = before.donors if before is not None and near and before.donors else joint or ((giver,) if giver else ())
    taken = received and set(donors) <= set(found.recipients)
    return found if taken else replace(found, donors=donors)


def _is_of_many(fact: Fact, earlier: Sequence[Statement]) -> bool:
    """Return whether a sentence tells what many gave: "companies", or a total in an article on several givers."""
    if not is_collective(fact) or says("part", letters_of(fact.sentence.text)[:_OPENING]):
        return False
    if has(Idea.COMPANIES, fold(fact.sentence.text)[:_OPENING]) or not earlier:
        return True
    sure = [one for one in earlier if not (one.disputed or one.tentative)]
    if not sure or any(one.collective for one in sure):
        return True
    return not set.intersection(*(set(one.donors) for one in sure))


def _has_subject(source: Source, fact: Fact) -> bool:
    """Return whether a sentence speaks of one giver: a listed name, "it", "the bank"."""
    span = fact.sentence.span
    named = any(span.start <= mention.start < span.end for mention in source.mentions)
    opening = letters_of(fact.sentence.text)[:_SUBJECT]
    at = CUE["plain subject"].search(opening)
    return named or (at is not None and not says("part", opening))


def _headline_givers(source: Source, fact: Fact) -> tuple[str, ...]:
    """Return the givers whom a headline names for the very amount, where they are two or three and none is given to."""
    named = title_givers(source)
    if not 1 < len(named) < 4 or not in_title(fact):
        return ()
    given = {
        name
        for group in groups(source, 0, len(source.article.text), REACH_BEFORE)
        if group.role in {Role.RECIPIENT, Role.BYSTANDER}
        for name in group.names
    }
    return () if given & set(named) else tuple(named)


def _same_paragraph(source: Source, one: Figure, other: Figure) -> bool:
    """Return whether no empty line parts two figures."""
    return "\n\n" not in source.article.text[one.end : other.start]
