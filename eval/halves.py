"""Which half a question belongs to: one to improve by, one to report on. It depends on the id alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import StrEnum

from eval.question import Question, dialogue_of


class Half(StrEnum):
    """The questions of a run."""

    DEV = "dev"  # looked at while the product is improved
    TEST = "test"  # reported
    ALL = "all"


def half_of(question_id: str) -> Half:
    """Return the half of an id, for all turns of a dialogue the same, whatever else the file holds.

    >>> half_of("en-orange-t1") == half_of("en-orange-t2")
    True
    """
    digest = hashlib.sha256(dialogue_of(question_id).encode()).digest()
    return Half.DEV if digest[0] % 2 == 0 else Half.TEST


def chosen(questions: Iterable[Question], half: Half) -> list[Question]:
    """Return the questions of a half, in order."""
    return [question for question in questions if half in (Half.ALL, half_of(question.id))]
