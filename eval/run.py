"""`eval run`: ask every question of a half under a condition, score the answers, write the result."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from eval.ablation import settings_for
from eval.answers import ENDING, AnswerFile
from eval.asking import Asker
from eval.catalogue import Catalogue, open_catalogue, with_gold_located
from eval.conditions import Condition
from eval.errors import EvaluationError
from eval.halves import Half, chosen
from eval.identity import Asked, Identity, identity_of
from eval.progress import progress
from eval.question_file import load_questions
from eval.result import RESULTS, Result, relative, save
from eval.rows import rows_of
from eval.summary import cost_of, summarise
from rag.settings import Settings

log = logging.getLogger(__name__)

QUESTIONS = Path(__file__).with_name("questions.jsonl")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run."""

    condition: Condition
    questions: Path = QUESTIONS
    half: Half = Half.ALL
    output: Path = RESULTS
    index: Path | None = None
    again: bool = False  # ask anew what was answered before


def run(plan: Plan, settings: Settings) -> Path:
    """Run a plan, going on where an interrupted run of it stopped, and return where the result lies.

    Raises:
        CsrError: the questions, the index, the encoder or the language model cannot serve.
    """
    settings = settings_for(plan.condition, settings, plan.index)
    asked = asked_of(plan)
    catalogue = open_catalogue(settings.index)
    asked = Asked(asked.path, asked.half, with_gold_located(asked.questions, catalogue, plan.questions))
    identity = identity_of(plan.condition, settings, catalogue.manifest, asked)
    answers = AnswerFile(plan.output / f"{identity.name}{ENDING}", identity, plan.again)
    ask_all(plan.condition, settings, asked, answers)
    return save(result_of(identity, asked, answers, catalogue), plan.output)


def asked_of(plan: Plan) -> Asked:
    """Return the questions of a plan.

    Raises:
        EvaluationError: the file is not usable, or the half holds none of it.
    """
    questions = chosen(load_questions(plan.questions), plan.half)
    if not questions:
        message = f"{plan.questions} has no question in the half {plan.half}: run --half all, or add questions."
        raise EvaluationError(message)
    return Asked(plan.questions, plan.half, questions)


def ask_all(condition: Condition, settings: Settings, asked: Asked, answers: AnswerFile) -> None:
    """Ask what has no answer yet; the product is not loaded where there is nothing to ask."""
    waiting = [question for question in asked.questions if question.id not in answers.answers]
    if not waiting:
        log.info("All %d answers are in %s; they are scored again.", len(asked.questions), answers.path)
        return
    asker = Asker(condition, settings)
    try:
        for question in progress(waiting, condition.name, done=len(asked.questions) - len(waiting)):
            answers.append(asker.ask(question))
    finally:
        asker.close()


def result_of(identity: Identity, asked: Asked, answers: AnswerFile, catalogue: Catalogue) -> Result:
    """Return the scored result of a run whose questions are all answered."""
    rows = rows_of(asked.questions, answers.answers, catalogue)
    peak = max(float(answers.answers[question.id]["peak_mb"]) for question in asked.questions)
    return Result(
        name=identity.name,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        identity=asdict(identity),
        question_file=relative(asked.path),
        question_hash=hashlib.sha256(asked.path.read_bytes()).hexdigest(),
        cost=cost_of(rows, peak),
        summary=summarise(rows),
        rows=rows,
    )
