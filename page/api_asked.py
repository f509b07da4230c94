"""What a program may say, as it writes it, made into what the assistant and the ledger take. It answers nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.errors import QuestionError
from rag.ledger_filters import LedgerFilters, checked_filters
from rag.schema import Filters, Turn

MOST_TURNS = 20
ROLES = ("user", "assistant")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question or a list is restricted to, as a program wrote it; an empty text asks for nothing."""

    organisation: str
    country: str
    since: str
    until: str
    kind: str

    def of_rows(self, status: str = "", minimum: float = 0.0, unit: str = "") -> LedgerFilters:
        """Return the filters of the ledger that say so.

        Raises:
            QuestionError: one of them means nothing; the message names it.
        """
        return checked_filters(
            self.organisation.strip() or None,
            self.country.strip() or None,
            (self.since.strip() or None, self.until.strip() or None),
            self.kind.strip() or None,
            status.strip() or None,
            (minimum or None, unit.strip() or None),
        )

    def of_articles(self, language: str) -> Filters:
        """Return the filters of a question that say so.

        Raises:
            QuestionError: as `of_rows`.
        """
        rows = self.of_rows()
        spoken = language.strip().casefold() or None
        return Filters(rows.organisation, spoken, rows.since, rows.until, rows.country, rows.kind)


def turns_of(history: Sequence[dict[str, str]] | None) -> tuple[Turn, ...]:
    """Return the newest of what was said before.

    Raises:
        QuestionError: it has another form.
    """
    turns = []
    for message in (history or [])[-MOST_TURNS:]:
        role, content = (message.get("role"), message.get("content")) if isinstance(message, dict) else (None, None)
        if role not in ROLES or not isinstance(content, str):
            wanted = 'give a list of {"role": "user" or "assistant", "content": "..."}'
            raise QuestionError(f"{str(message)[:80]!r} is no earlier message: {wanted}.")
        turns.append(Turn(role, content))
    return tuple(turns)
