"""What people corrected of the gifts that an answer tells: by whom, on which day, beside what the article says.

A corrected amount is no figure of a passage, so that the gate is not asked for it; the article's own words are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rag.amounts import hedged, write_amount
from rag.correction_phrases import AMOUNT, OF, SAID, SAYS, UNKNOWN, VISITOR
from rag.correction_records import LOCAL, Action, Correction
from rag.corrections import SEPARATOR
from rag.draft import Draft
from rag.figures import find_figures
from rag.ledger_records import Evidence, GivingEvent
from rag.names import Gazetteer
from rag.phrases import KIND, STATUS, joined
from rag.schema import Answer, AnswerFigure, Citation, FigureKind, GivingStatus, Hedge
from rag.written_dates import written_date

DAY = len("2026-11-20")  # of a moment in ISO 8601


def state_corrected(draft: Draft, event: GivingEvent, told: Evidence, marker: int) -> str:
    """Return a corrected amount with whose it is, of when, and what the article says; recorded as stated.

    >>> state_corrected(draft, event, told, 1)
    'US$5 million (corrected by Rana on 1 January 2024; the article says US$3 million)'

    """
    correction = event.correction(Action.AMOUNT)
    assert correction is not None
    language = draft.language
    amount = write_amount(event.value, str(event.unit), Hedge.EXACT, language)
    head = AMOUNT[language].format(amount=amount, **_made(correction, language))
    draft.corrected.append(head)
    draft.figures[event.value, event.unit, marker] = AnswerFigure(
        event.value, event.unit, False, event.kind, event.status, told.figure, marker, corrected_by=correction.author
    )
    return head + SAYS[language].format(printed=_printed(told, event.country, language))


def with_corrections(
    answer: Answer, events: Iterable[GivingEvent], gazetteer: Gazetteer, of_rows: bool = False
) -> Answer:
    """Return an answer that tells what people corrected of the gifts whose sentences it cites.

    Args:
        events: the ledger's, corrected, and what people struck out of it.
        of_rows: the answer is made of corrected rows, so that the corrections stand below it, not above.
    """
    lines = list(_lines(answer, [event for event in events if event.corrections], gazetteer))
    if not lines:
        return answer
    told = "\n\n".join(lines)
    parts = (answer.answer, told) if of_rows else (told, answer.answer)
    return replace(answer, answer="\n\n".join(parts))


def _lines(answer: Answer, events: Sequence[GivingEvent], gazetteer: Gazetteer) -> Iterator[str]:
    """Yield a line for each correction of the gifts that an answer cites, but for what it says already."""
    language = answer.language
    for event in events:
        amount = write_amount(event.value, str(event.unit), Hedge.EXACT, language)
        for correction in event.corrections:
            made, cited = _made(correction, language), _cited(answer, event, correction)
            if cited is None or AMOUNT[language].format(amount=amount, **made) in answer.answer:
                continue
            said = SAID[correction.action][language].format(value=_value(correction, event, gazetteer, language))
            said += f" ({correction.note})" if correction.note else ""
            source, told = cited
            yield OF[language].format(printed=told.figure, n=f"[{source.marker}]", said=said, **made)


def _cited(answer: Answer, event: GivingEvent, correction: Correction) -> tuple[Citation, Evidence] | None:
    """Return the first citation that tells a corrected gift, with its report; of one gift told twice, the second's."""
    again = correction.action is Action.SAME_AS
    reports = [told for told in event.evidence if told.key == correction.event or not again]
    return next(((source, told) for source in answer.citations for told in reports if _is_cited(told, source)), None)


def _is_cited(told: Evidence, source: Citation) -> bool:
    """Return whether a citation holds the figure of a report."""
    overlaps = told.article_id == source.article_id and told.start < source.end and source.start < told.end
    return overlaps and told.figure in source.quote


def _made(correction: Correction, language: str) -> dict[str, str]:
    """Return who made a correction and on which day, in words."""
    author = VISITOR[language] if correction.author == LOCAL else correction.author
    return {"author": author, "date": written_date(correction.date[:DAY], language) or ""}


def _value(correction: Correction, event: GivingEvent, gazetteer: Gazetteer, language: str) -> str:
    """Return what a correction puts in place, in words."""
    value = str(correction.value)
    match correction.action:
        case Action.AMOUNT | Action.SAME_AS:
            return write_amount(event.value, str(event.unit), event.hedge, language)
        case Action.GIVER | Action.RECIPIENT:
            names = [name.strip() for name in value.split(SEPARATOR) if name.strip()]
            return joined([gazetteer.display(name, language) for name in names], language)
        case Action.DATE:
            return written_date(value, language) or value
        case Action.KIND:
            return KIND[FigureKind(value)][language] or UNKNOWN[language]
        case Action.STATUS:
            return STATUS[GivingStatus(value)][language] or UNKNOWN[language]
        case _:
            return value


def _printed(told: Evidence, country: str | None, language: str) -> str:
    """Return what a report prints, in the asker's words with its hedge; its own words where no unit is told."""
    found = next((figure for figure in find_figures(told.quote, country) if figure.text == told.figure), None)
    if found is None or found.unit is None:
        return hedged(told.figure, found.hedge if found else Hedge.EXACT, language)
    return write_amount(found.value, found.unit, found.hedge, language)
