"""Which figures of an article are giving, as statements: with donor, recipient, date, ceiling and dispute.

Knows one article at a time. The rules on what is a gift are those of answers (`rag.gifts`, `rag.giving`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rag.aligned import letters_of
from rag.evidence import Fact, Sentence
from rag.gifts import is_collective, is_conversion, is_disputed
from rag.giving import is_money
from rag.giving_words import STATUS
from rag.ledger_dates import event_date
from rag.ledger_donor import Parties, Place, main_giver, parties
from rag.ledger_kinds import GIVEN_THINGS, NEAR, is_per_unit, is_taken_in, kind_of, named_kind, place_of
from rag.ledger_names import giver_after, giver_before
from rag.ledger_records import Amount, Source, Statement
from rag.ledger_words import CUE, says
from rag.schema import Figure, FigureKind, GivingStatus, Hedge
from rag.text import fold

_PURPOSE_LENGTH = 140
_PURPOSE_REACH = 30  # characters after a figure where the words of purpose begin
_PURPOSE_END = re.compile(r"[.;:؛]|[,،]\s(?!and |et |و)")
_CLAUSE = re.compile(r"[.;]|\band\b|\bet\b")
_OPENED = re.compile(r"[(（]\s*(?:about |around |some |environ |nearly |نحو |حوالي |soit |or )?$", re.IGNORECASE)
_RESTATED = re.compile(r"[\s,،(]*(?:(?:or|soit|i\.e\.|about|some|around|اي|نحو|environ|حوالي)[\s(]*)+")


def statements_of(source: Source) -> list[Statement]:
    """Return what an article states as given, in its order; disputed figures too, marked as such."""
    starts = [span.start for span in source.sentences]
    found: list[Statement] = []
    for figure in source.figures:
        index = bisect_right(starts, figure.start) - 1
        if index < 0 or figure.end > source.sentences[index].end:
            continue
        fact = Fact(figure, Sentence(source.article, index, source.sentences[index], 0.0), "")
        if is_money(figure) and found and _restates(found[-1], fact):
            found[-1] = replace(found[-1], also=(*found[-1].also, Amount(figure.value, figure.unit)))
        elif _is_disputed(fact):
            found += [_dated(Statement(source, figure, index, disputed=True))] if is_money(figure) else []
        elif not is_per_unit(fact):
            found += _read(source, fact, found)
    return found


def _read(source: Source, fact: Fact, earlier: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a figure that is giving, or that may be if a sum says so."""
    kind = kind_of(source, fact, place_of(source, fact), earlier)
    if kind is not None:
        return _stated(source, replace(fact, figure=replace(_of_own_sentence(fact), kind=kind)), earlier)
    if not is_money(fact.figure) or not earlier:
        return []
    named = named_kind(source, place_of(source, fact)) or FigureKind.CASH
    read = _stated(source, replace(fact, figure=replace(fact.figure, kind=named)), earlier)
    return [replace(statement, tentative=True) for statement in read]


def _of_own_sentence(fact: Fact) -> Figure:
    """Return a figure without a status that only the sentence before tells: it may be another gift's."""
    letters = letters_of(fact.sentence.text)
    told = any(pattern.search(letters) for pattern in STATUS.values())
    return fact.figure if told else replace(fact.figure, status=GivingStatus.UNKNOWN)


def _is_disputed(fact: Fact) -> bool:
    """Return whether a sentence tells how reports differ."""
    return is_disputed(fact) or says("dispute", letters_of(fact.sentence.text))


def _restates(previous: Statement, fact: Fact) -> bool:
    """Return whether a figure only converts the one before: "(€92,000)", "about $7.7 billion", "converts this into"."""
    if not is_money(previous.figure) or previous.figure.unit == fact.figure.unit:
        return False
    if fact.sentence.index != previous.sentence:
        nearby = fact.sentence.index - previous.sentence == 1
        return nearby and says("converted", letters_of(fact.sentence.text))
    between = fact.article.text[previous.figure.end : fact.figure.start]
    if says("converted", letters_of(between)):
        return True
    opened = len(between) <= NEAR and not _CLAUSE.search(between) and _OPENED.search(between)
    return is_conversion(fact) or bool(opened) or bool(_RESTATED.fullmatch(letters_of(between)))


def _stated(source: Source, fact: Fact, earlier: Sequence[Statement]) -> list[Statement]:
    """Return the statements of one figure: one, or one a giver or recipient of "each"; none if it is taken in."""
    figure, index = fact.figure, fact.sentence.index
    received = is_taken_in(fact)
    place = place_of(source, fact)
    found = _completed(source, fact, _with_unlisted(source, place, parties(source, place, received)), earlier, received)
    taken_in = received and not found.stated and main_giver(source) in found.recipients
    per_head = found.each and len(found.donors) < 2 and len(found.recipients) < 2 and _after_people(source, place)
    if taken_in or per_head:
        return []
    if figure.kind is FigureKind.PUBLIC:
        found = replace(found, donors=(), collective=True)
    recipients = tuple(name for name in found.recipients if name not in found.donors)
    limit = figure.hedge is Hedge.UP_TO or says(
        "limit", letters_of(source.article.text[figure.end : place.ceiling][:NEAR])
    )
    whole = _dated(
        Statement(
            source, figure, index, found.donors, found.collective, recipients, _purpose(source, place), limit=limit
        )
    )
    if found.each and len(found.donors) > 1:
        return [replace(whole, donors=(name,)) for name in found.donors]
    if found.each and len(recipients) > 1:
        return [replace(whole, recipients=(name,)) for name in recipients]
    return [whole]


def _after_people(source: Source, place: Place) -> bool:
    """Return whether a count of people or places stands before a figure in its sentence: "3,050 students, 500 each"."""
    counted = (figure for figure in source.figures if place.sentence_start <= figure.start < place.start)
    return any(not is_money(figure) and figure.unit not in GIVEN_THINGS for figure in counted)


def _with_unlisted(source: Source, place: Place, found: Parties) -> Parties:
    """Return the parties with a giver that no list holds, where the sentence names one nearer than any listed one."""
    text = source.article.text
    if found.stated or found.collective:
        return found
    name = giver_after(text[place.end : place.ceiling]) or giver_before(text[place.floor : place.start])
    printed = {text[mention.start : mention.end] for mention in source.mentions}
    listed = name is not None and any(_is_inside(name, known) for known in printed)
    return found if name is None or listed else replace(found, donors=(name,), stated=True)


def _is_inside(name: str, known: str) -> bool:
    """Return whether a printed name is a listed one, or a piece of it."""
    one, other = fold(name), fold(known)
    return one in other or other in one


def _completed(source: Source, fact: Fact, found: Parties, earlier: Sequence[Statement], received: bool) -> Parties:
    """Return who gives where the sentence does not say: the giver of the sentence before, else the article's."""
    if found.donors or found.collective:
        return found
    before = earlier[-1] if earlier and not earlier[-1].disputed else None
    if before is not None and before.sentence == fact.sentence.index and before.donors:
        return replace(found, donors=before.donors)
    if before is not None and before.sentence == fact.sentence.index and before.collective:
        return replace(found, collective=True)  # "companies gave 2 billion, public bodies 1 billion"
    if not found.stated and is_collective(fact):
        return replace(found, collective=True)
    near = before is not None and _same_paragraph(source, before.figure, fact.figure)
    giver = main_giver(source)
    donors = before.donors if before is not None and near and before.donors else (giver,) if giver else ()
    taken = received and set(donors) <= set(found.recipients)
    return found if taken else replace(found, donors=donors)


def _same_paragraph(source: Source, one: Figure, other: Figure) -> bool:
    """Return whether no empty line parts two figures."""
    return "\n\n" not in source.article.text[one.end : other.start]


def _dated(statement: Statement) -> Statement:
    """Return a statement with its date."""
    at = statement.figure.start - statement.span.start
    date, dated = event_date(statement.text, at, statement.source.article.published)
    return replace(statement, date=date, dated=dated)


def _purpose(source: Source, place: Place) -> str | None:
    """Return the words after a figure that say what it is for, to the end of their clause."""
    after = source.article.text[place.end : place.ceiling]
    end = _PURPOSE_END.search(after)
    clause = after[: end.start()] if end else after
    found = CUE["to"].search(letters_of(clause))
    if found is None or found.start() > _PURPOSE_REACH:
        return None
    words = clause.strip(' ,،«»"')
    return words[:_PURPOSE_LENGTH].rsplit(" ", 1)[0] if len(words) > _PURPOSE_LENGTH else words
