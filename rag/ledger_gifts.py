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
from rag.figures import figures_in
from rag.gifts import is_conversion, is_disputed
from rag.giving import is_money
from rag.giving_words import ANY_STATUS
from rag.ledger_dates import event_date
from rag.ledger_donor import Place
from rag.ledger_giver import parties_of
from rag.ledger_kinds import GIVEN_THINGS, NEAR, is_per_unit, is_taken_in, kind_of, named_kind, place_of
from rag.ledger_main_giver import main_giver
from rag.ledger_records import Amount, Source, Statement
from rag.ledger_words import CUE, says
from rag.restated import is_apposed, is_opened, is_restated
from rag.schema import Figure, FigureKind, GivingStatus, Hedge

_PURPOSE_LENGTH = 140
_PURPOSE_REACH = 30  # characters after a figure where the words of purpose begin
_PURPOSE_END = re.compile(r"[.;:؛]|[,،]\s(?!and |et |و)")
_AIM = 40  # characters before a figure where "with the aim of reaching" stands
_COMES_TO = 24  # characters before a figure where "come to" stands
_SET_BESIDE = re.compile(rf"\W*(?:{CUE['on top of'].pattern})[^,،]*[,،]\s")
_TOGETHER = 14  # characters after a figure where "together" stands
_OR = re.compile(r"\W*(?:\w+\W+){1,3}?(?:or|soit|ou|اي|او)\W+")
_MORE_THAN_BEFORE = re.compile(
    r"\s*(?:(?:more|less) than (?:in|the year|last year|a year)\b|de (?:plus|moins) (?:qu'en|que l'an|que l'annee)\b"
    r"|(?:اكثر|اقل) (?:من|مما في) (?:عام|العام|سنه|السنه)(?!\w))"
)
_SPREAD = 50  # characters before a figure where "range from" stands, the lower figure between them


def statements_of(source: Source) -> list[Statement]:
    """Return what an article states as given, in its order; disputed figures too, marked as such."""
    starts = [span.start for span in source.sentences]
    found: list[Statement] = []
    for figure in source.figures:
        index = bisect_right(starts, figure.start) - 1
        if index < 0 or figure.end > source.sentences[index].end or not _may_give(figure):
            continue
        fact = Fact(figure, Sentence(source.article, index, source.sentences[index], 0.0), "")
        if is_money(figure) and found and _restates(found[-1], fact):
            found[-1] = _with_conversion(found[-1], figure)
        elif _is_disputed(fact):
            found += [_dated(Statement(source, figure, index, disputed=True))] if is_money(figure) else []
        elif not (is_per_unit(fact) or _is_least(fact) or _is_difference(fact) or _is_sum_of_each(fact, found)):
            found += _read(source, fact, found)
    return _with_headline(source, found)


def _may_give(figure: Figure) -> bool:
    """Return whether a figure may be a gift at all: money, or things that are given or may be in a shipment."""
    return is_money(figure) or figure.kind is not FigureKind.UNKNOWN or figure.unit in GIVEN_THINGS


def _with_headline(source: Source, found: list[Statement]) -> list[Statement]:
    """Return statements, marked where the article's title tells their amount; read here once, not at every fold."""
    title = figures_in(source.article.title, source.article.country) if found else ()
    told = {(figure.value, figure.unit) for figure in title}
    told |= {
        (figure.value, figure.unit) for figure in source.figures if (figure.value, None) in told and is_money(figure)
    }
    return [replace(one, headline=True) if (one.figure.value, one.figure.unit) in told else one for one in found]


def _read(source: Source, fact: Fact, earlier: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a figure that is giving, or that may be if a sum says so."""
    place = place_of(source, fact)
    kind = kind_of(source, fact, place, earlier)
    if kind is not None:
        return _stated(source, replace(fact, figure=replace(_of_own_sentence(fact), kind=kind)), place, earlier)
    if not is_money(fact.figure) or not earlier:
        return []
    named = named_kind(source, place) or FigureKind.CASH
    read = _stated(source, replace(fact, figure=replace(fact.figure, kind=named)), place, earlier)
    return [replace(statement, tentative=True) for statement in read]


def _of_own_sentence(fact: Fact) -> Figure:
    """Return a figure without a status that only the sentence before tells: it may be another gift's."""
    letters = letters_of(fact.sentence.text)
    if says("target", letters_of(fact.article.text[fact.sentence.span.start : fact.figure.start])[-_AIM:]):
        return replace(fact.figure, status=GivingStatus.TARGET)
    told = ANY_STATUS.search(letters)
    return fact.figure if told else replace(fact.figure, status=GivingStatus.UNKNOWN)


def _is_disputed(fact: Fact) -> bool:
    """Return whether a sentence tells how reports differ, or a figure is what its writer adds up."""
    return is_disputed(fact) or says("dispute", letters_of(fact.sentence.text)) or _is_reckoned(fact)


def _is_reckoned(fact: Fact) -> bool:
    """Return whether a figure is the sum of others that stand there: "the parts listed … come to 1.5 million"."""
    before = letters_of(fact.article.text[fact.sentence.span.start : fact.figure.start])
    return says("reckoned", before) and says("comes to", before[-_COMES_TO:])


def _is_least(fact: Fact) -> bool:
    """Return whether a figure is the lower end of what single gifts come to: "grants range from 5 to 30 million"."""
    before = letters_of(fact.article.text[fact.sentence.span.start : fact.figure.start])
    return says("spread", before[-_SPREAD:]) and not any(letter.isdigit() for letter in before[-_SPREAD:])


def _is_difference(fact: Fact) -> bool:
    """Return whether a figure is what a gift exceeds an earlier one by: "that is 103,000 more than in 2021"."""
    return _MORE_THAN_BEFORE.match(letters_of(fact.article.text[fact.figure.end : fact.sentence.span.end])) is not None


def _is_sum_of_each(fact: Fact, earlier: Sequence[Statement]) -> bool:
    """Return whether a figure only adds up what each of several gives: "100 million each, or 200 million together"."""
    before = next((one for one in reversed(earlier) if one.figure.end <= fact.figure.start), None)
    if before is None or before.sentence != fact.sentence.index or before.figure.unit != fact.figure.unit:
        return False
    between = letters_of(fact.article.text[before.figure.end : fact.figure.start])
    after = letters_of(fact.article.text[fact.figure.end : fact.sentence.span.end])[:_TOGETHER]
    times = fact.figure.value / before.figure.value if before.figure.value else 0.0
    summed = "together" in after or says("together", after)
    return summed and _OR.fullmatch(between) is not None and says("each", between) and times >= 2 and times.is_integer()


def _is_most(source: Source, place: Place) -> bool:
    """Return whether a figure is a ceiling: "at most", or the upper end of what single gifts come to."""
    if says("limit", letters_of(source.article.text[place.end : place.ceiling][:NEAR])):
        return True
    return says("spread", letters_of(source.article.text[place.sentence_start : place.start])[-_SPREAD:])


def _with_conversion(statement: Statement, figure: Figure) -> Statement:
    """Return a statement with its amount in another currency; the same amount in other words adds nothing."""
    if figure.unit == statement.figure.unit:
        return statement
    return replace(statement, also=(*statement.also, Amount(figure.value, figure.unit)))


def _restates(previous: Statement, fact: Fact) -> bool:
    """Return whether a figure only converts the one before: "(€92,000)", "about $7.7 billion", "converts this into"."""
    same = previous.figure.unit == fact.figure.unit
    if not is_money(previous.figure) or (same and previous.figure.value != fact.figure.value):
        return False
    if same and fact.sentence.index != previous.sentence:
        return False
    if fact.sentence.index != previous.sentence:
        nearby = fact.sentence.index - previous.sentence == 1
        return nearby and says("converted", letters_of(fact.sentence.text))
    between = fact.article.text[previous.figure.end : fact.figure.start]
    if says("converted", letters_of(between)):
        return True
    apposed = not same and is_apposed(between, fact.article.text[fact.figure.end : fact.sentence.span.end])
    return is_conversion(fact) or is_opened(between) or is_restated(between) or apposed


def _stated(source: Source, fact: Fact, place: Place, earlier: Sequence[Statement]) -> list[Statement]:
    """Return the statements of one figure: one, or one a giver or recipient of "each"; none if it is taken in."""
    figure, index = fact.figure, fact.sentence.index
    received = is_taken_in(fact)
    found = parties_of(source, fact, place, earlier, received)
    taken_in = received and not found.stated and main_giver(source) in found.recipients
    each = found.each or says("each gets", letters_of(source.article.text[place.floor : place.start]))
    per_head = each and len(found.donors) < 2 and len(found.recipients) < 2 and _after_people(source, place)
    if taken_in or per_head:
        return []
    if figure.kind is FigureKind.PUBLIC:
        found = replace(found, donors=(), collective=True)
    recipients = tuple(name for name in found.recipients if name not in found.donors)
    limit = figure.hedge is Hedge.UP_TO or _is_most(source, place)
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


def _dated(statement: Statement) -> Statement:
    """Return a statement with its date."""
    at = statement.figure.start - statement.span.start
    published = statement.source.article.published
    date, dated = event_date(_own_text(statement), at, published)
    if dated and published and says("to date", letters_of(statement.text)):
        date, dated = published, False  # "has now given the 100 million that it promised in 2013"
    return replace(statement, date=date, dated=dated)


def _own_text(statement: Statement) -> str:
    """Return a sentence with blanks for the gift that it sets this one beside: "on top of the 2 million of 2019"."""
    text, end = statement.text, statement.figure.end - statement.span.start
    opened = _SET_BESIDE.match(letters_of(statement.before))
    if opened:
        text = " " * opened.end() + text[opened.end() :]
    beside = CUE["on top of"].search(letters_of(text[end:]))
    return text if beside is None else text[: end + beside.start()]


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
