"""The answer without a language model: chosen sentences and figures, framed in the asker's language.

What it cannot translate it quotes in the original; figures and listed names it writes the asker's way.
"""

from __future__ import annotations

from collections.abc import Callable

from rag.answer_amount import answer_amount
from rag.answer_count import answer_count
from rag.answer_givers import answer_givers
from rag.answer_sentence import answer_person, answer_sentence
from rag.draft import Draft
from rag.evidence import Evidence
from rag.focus import Focus
from rag.kinds import Kind
from rag.query import Query

READERS: dict[Kind, tuple[Callable[[Query, Focus, Evidence], Draft | None], ...]] = {
    Kind.AMOUNT: (answer_amount,),
    Kind.COUNT: (answer_count,),
    Kind.PERSON: (answer_person,),
    Kind.GIVERS: (answer_givers, answer_sentence),
    Kind.RANKING: (),  # rows of the ledger or none: no sentence ranks the gifts of many articles
    Kind.COMPARE: (),
    Kind.RECIPIENT: (answer_amount, answer_sentence),  # the recipient stands by the gift
}


def compose(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the answer to a question from what was read, or None where nothing read supports one."""
    if focus.absent:
        return None
    drafts = (answer(query, focus, evidence) for answer in READERS.get(query.kind, (answer_sentence,)))
    return next((draft for draft in drafts if draft is not None), None)
