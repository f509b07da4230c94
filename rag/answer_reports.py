"""Questions whether reports agree: the sentences that say how they differ lead the answer. It settles nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answer_count import may_count
from rag.answer_disputes import is_cumulative, speaks_of_reports
from rag.answer_passage import LIKELY, runs, span_of
from rag.draft import Draft
from rag.evidence import Fact, Sentence
from rag.fitness import Fit
from rag.giving import is_money
from rag.kinds import Kind
from rag.ordinals import is_of_another
from rag.phrases import DIFFER
from rag.query import Query
from rag.text import fold

SHOWN = 3  # quotations
AGREE = re.compile(  # written folded
    r"\b(?:dis)?agree|\bdiffer|\bthe same (?:figure|number|sum)s?\b|\bconsistent|\bcontradict"
    r"|\bd.accord\b|\bconcord|\bdiverg|\bcoheren|\bcontredi|\bcorrespond(?:ent)?-(?:il|elle)"
    r"|\b(?:le|la) meme (?:chiffre|nombre)"
    r"|(?<!\w)[وفه]*(?:تتفق|يتفق|اتفقت|تتطابق|متطابق|تختلف|يختلف|اختلفت|تتباين|متسق|تتعارض|نفس (?:الرقم|العدد))"
    r"|^(?=.*\b(?:report|source|article|outlet|newspaper|titre|journal))"
    r".*\b(?:the same|meme) (?:amount|montant|somme|count)"
    r"|^(?=.*(?:تقرير|تقارير|مصدر|مصادر|مقال|صحف|صحيف)).*نفس المبلغ"
)

JOINT = re.compile(
    r"[,;،؛.?؟]\s*(?:and\s+|et\s+)?|\s(?:and|et)\s+(?=(?:do|does|are|is|est|les|le)\b)|\s(?=وهل\b)", re.IGNORECASE
)


def asks_on_reports(text: str) -> bool:
    """Return whether a question asks if reports agree.

    >>> asks_on_reports("Do the sources agree on it?"), asks_on_reports("How much did it report?")
    (True, False)
    """
    return AGREE.search(fold(text)) is not None


def without_reports(query: Query) -> Query:
    """Return a question without a second clause that only asks whether reports agree: its words choose no amount."""
    cut = next(
        (joint for joint in JOINT.finditer(query.search_text) if asks_on_reports(query.search_text[joint.end() :])),
        None,
    )
    if cut is None or not query.search_text[: cut.start()].strip():
        return query
    return replace(query, search_text=query.search_text[: cut.start()])


def disputes_first(draft: Draft, query: Query, fits: Sequence[Fit]) -> Draft:
    """Return an answer led by what its articles say of differing reports, where that is asked; else the answer."""
    if not asks_on_reports(query.text):
        return draft
    likely = [fit for fit in fits if fit.likelihood >= LIKELY]
    found = [(fit, run) for fit in likely for run in runs(_told_in(fit, query))][:SHOWN]
    if not found:
        return draft
    led = Draft(query.language)
    for fit, run in found:
        span, article = span_of(run), fit.reading.article
        marker = f"[{led.book.cite(article, span)}]"
        led.lines += ["", DIFFER[led.language].format(quote=led.quote_of(article, span), n=marker)]
    led.lines = led.lines[1:]
    quotes = [led.quote_of(fit.reading.article, span_of(run)) for fit, run in found]
    draft.lines = [line for line in draft.lines if not any(quote in line for quote in quotes)]
    led.take_over(draft)
    return led


def _told_in(fit: Fit, query: Query) -> list[Sentence]:
    """Return the sentences of an article that tell how reports differ on a figure that is asked about.

    One that only says that they do is followed by the figures.
    """
    told = {fact.sentence.index for fact in fit.reading.facts if _is_asked(fact, query)}
    speaking = {one.index for one in fit.reading.sentences if speaks_of_reports(one) and not is_cumulative(one)}
    kept = {at for at in speaking if at in told}
    kept |= {at for one in speaking - kept if one + 1 in told for at in (one, one + 1)}
    return [one for one in fit.reading.sentences if one.index in kept and not is_of_another(one.text, query.text)]


def _is_asked(fact: Fact, query: Query) -> bool:
    """Return whether a figure may be what reports are asked to agree on."""
    if query.kind is Kind.COUNT and query.unit is not None:
        return may_count(fact.figure.unit, query.unit)
    return query.kind is not Kind.AMOUNT or fact.figure.unit is None or is_money(fact.figure)
