"""The line that answers a yes-or-no question before what is quoted. `rag.verdict` decides, `rag.phrases` words it."""

from __future__ import annotations

from rag.answer_passage import LIKELY, chosen_sentences, write_passages
from rag.doubts import Doubt, doubts
from rag.draft import Draft
from rag.evidence import Evidence, Sentence
from rag.fact_rows import as_rows_tell
from rag.fitness import Fit, at_first
from rag.focus import Focus
from rag.phrases import NO, YES
from rag.query import Query
from rag.verdict import Verdict, told_of, turning_sentence, verdict_of
from rag.yes_no import asks_yes_or_no


def open_with_verdict(draft: Draft, query: Query, focus: Focus, fit: Fit, evidence: Evidence) -> Draft:
    """Open an answer with yes or no where the sentences of its first article say so."""
    if not draft.citations or draft.citations[0].article_id != fit.reading.article.id:
        return draft
    sentences, gazetteer = chosen_sentences(query, fit), evidence.gazetteer
    reading = as_rows_tell(fit.reading, evidence)
    verdict = verdict_of(query, focus, reading, sentences, gazetteer)
    if verdict is not None:
        opening = YES if verdict is Verdict.YES else NO
        turning = turning_sentence(told_of(query, focus, reading, sentences, gazetteer), verdict)
        draft.lines[:0] = [opening[draft.language].format(n=_marker_of(draft, turning)), ""]
    return draft


def opens_with_verdict(draft: Draft | None) -> bool:
    """Return whether an answer begins with a yes or a no."""
    if draft is None or not draft.lines:
        return False
    openings = (opening[draft.language].partition("{n}")[0] for opening in (YES, NO))
    return any(draft.lines[0].startswith(opening) for opening in openings)


def _marker_of(draft: Draft, sentence: Sentence) -> str:
    """Return the marker of the quotation that holds a sentence, the first where none does."""
    start, article = sentence.span.start, sentence.article.id
    held = (one.marker for one in draft.citations if one.article_id == article and one.start <= start < one.end)
    return f"[{next(held, 1)}]"


def answer_denial(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return a no where the likeliest article tells another amount than the one that a question asks it to confirm."""
    if not asks_yes_or_no(query.text):
        return None
    known = evidence.only(lambda reading: doubts(query, focus, reading) <= {Doubt.FIGURE})
    best = next(iter(at_first(query, focus, known)), None)
    if best is None or best.likelihood < LIKELY or not doubts(query, focus, best.reading):
        return None
    sentences = chosen_sentences(query, best)
    if verdict_of(query, focus, best.reading, sentences, evidence.gazetteer) is not Verdict.NO:
        return None
    draft = Draft(query.language)
    write_passages(draft, query, focus, [best], evidence.gazetteer)
    return open_with_verdict(draft, query, focus, best, evidence)
