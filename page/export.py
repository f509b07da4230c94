"""Takes a conversation away as a file: Word, Markdown, or JSON by the answer contract. It knows no page."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from page.export_compose import compose
from page.export_markdown import write_markdown
from page.export_word import write_word
from page.store_record import StoredConversation, StoredTurn
from rag.answer_json import answer_record
from rag.schema import Answer

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


class Form(StrEnum):
    """What a conversation can be taken away as: the end of the file's name."""

    WORD = "docx"
    MARKDOWN = "md"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file to be handed to the browser."""

    name: str  # ASCII, no spaces
    media_type: str
    content: bytes


def export(conversation: StoredConversation, form: Form, language: str, made: datetime.date) -> ExportedFile:
    """Return a conversation as a file, what it says around the answers in the page's language.

    A single answer is `export(conversation.only(exchange_key), ...)`.
    """
    if form is Form.JSON:
        content = json_document(conversation, made).encode("utf-8", "backslashreplace")  # half a character: \\ud800
    elif form is Form.MARKDOWN:
        content = write_markdown(compose(conversation, language, made)).encode()
    else:
        content = write_word(compose(conversation, language, made), made)
    return ExportedFile(f"csr-answers-{made.isoformat()}.{form}", MEDIA_TYPES[form], content)


def json_document(conversation: StoredConversation, made: datetime.date) -> str:
    """Return a conversation as a JSON object; its answers are the contract's, with what each was asked under."""
    answers, unanswered = [], []
    for turn in conversation.turns:
        exchange = turn.exchange
        if exchange.answer is not None and exchange.failure is None:
            answers.append(_answer(turn, exchange.answer))
        else:
            unanswered.append({"question": exchange.question, "reason": exchange.failure or "stopped"})
    document = {
        "conversation": conversation.title,
        "exported": made.isoformat(),
        "answers": answers,
        "unanswered": unanswered,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _answer(turn: StoredTurn, answer: Answer) -> dict[str, object]:
    """Return one answer."""
    return answer_record(answer) | {
        "stopped": turn.exchange.stopped or turn.exchange.pending,
        "asked": turn.asked,
        "filters": asdict(turn.filters),
        "subject": turn.subject,
        "generation": turn.generation,
    }
