"""The answer without a language model: chosen sentences and figures, framed in the asker's language.

What it cannot translate it quotes in the original; figures and listed names it writes the asker's way.
"""

from __future__ import annotations

from rag.answer_amount import answer_amount
from rag.answer_count import answer_count
from rag.answer_sentence import answer_person, answer_sentence
from rag.draft import Draft
from rag.evidence import Evidence
from rag.focus import Focus
from rag.query import Kind, Query


def compose(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the answer to a question from what was read, or None where nothing read supports one."""
    if focus.absent:
        return None
    if query.kind is Kind.AMOUNT:
        return answer_amount(query, focus, evidence)
    if query.kind is Kind.COUNT:
        return answer_count(query, focus, evidence)
    if query.kind is Kind.PERSON:
        return answer_person(query, focus, evidence)
    return answer_sentence(query, focus, evidence)
