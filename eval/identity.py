"""What makes two runs the same run, so that answers of one are never taken for those of another. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from eval import provenance
from eval.conditions import Condition
from eval.halves import Half
from eval.question import Question
from rag.manifest import Manifest
from rag.settings import Settings

KEY_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything an answer depends on; `key` is equal where all of it is."""

    condition: dict[str, object]
    half: str
    question_file: str  # name without folder and ending
    questions: str  # hash of what is asked, not of what is expected: gold may be corrected without asking again
    commit: str | None
    dirty: bool
    code: str
    corpus: str
    recipe: str
    encoder: str
    fingerprint: str
    llm: str | None
    llm_address: str | None
    versions: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """A short hash of all of it."""
        told = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return provenance.hash_of([(told.encode(),)])[:KEY_CHARACTERS]

    @property
    def name(self) -> str:
        """The name of the run's files: hybrid-test-17228a0-dirty-3fa9c2d1."""
        commit = self.commit[: provenance.SHORT] if self.commit else "nocommit"
        own_file = [] if self.question_file == "questions" else [self.question_file]
        parts = [
            *own_file,
            str(self.condition["name"]),
            self.half,
            commit,
            *(["dirty"] if self.dirty else []),
            self.key,
        ]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a half of a file, in order."""

    path: Path
    half: Half
    questions: Sequence[Question]


def identity_of(condition: Condition, settings: Settings, manifest: Manifest, asked: Asked) -> Identity:
    """Return the identity of a run that is about to start."""
    return Identity(
        condition=asdict(condition),
        half=str(asked.half),
        question_file=asked.path.stem,
        questions=hash_of_asked(asked.questions),
        commit=provenance.commit(),
        dirty=provenance.dirty(),
        code=provenance.code_hash(),
        corpus=manifest.corpus,
        recipe=manifest.recipe,
        encoder=manifest.encoder,
        fingerprint=manifest.fingerprint,
        llm=settings.llm,
        llm_address=settings.llm_base_url if settings.llm else None,
        versions=provenance.versions(),
    )


def hash_of_asked(questions: Sequence[Question]) -> str:
    """Return the SHA-256 of ids, questions and histories."""
    return provenance.hash_of(
        (question.id.encode(), question.question.encode(), repr(question.history).encode()) for question in questions
    )
