"""What the evaluation refuses, a branch of the product's error tree: every message names the value and what to do.

CsrError
└── EvaluationError        a run, a result or a condition is not usable
    └── QuestionFileError  a question file is not usable; the message lists file, line and what to do
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.errors import CsrError

PROBLEMS_SHOWN = 20


class EvaluationError(CsrError):
    """A run, a result, a condition or a comparison is not usable."""


class QuestionFileError(EvaluationError):
    """A question file is not usable."""


def refuse_if_any(problems: Sequence[str]) -> None:
    """Refuse a question file where it has problems, each on a line of its own.

    Raises:
        QuestionFileError: there are some.
    """
    if problems:
        more = len(problems) - PROBLEMS_SHOWN
        rest = [f"… and {more} more like these."] if more > 0 else []
        raise QuestionFileError("\n".join([*problems[:PROBLEMS_SHOWN], *rest]))
