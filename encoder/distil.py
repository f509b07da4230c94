"""Distillation: a text's vector is pulled to the teacher's vector of its English translation.

First the new embeddings alone; then the upper body too, held by an anchor on English and taught questions with their
paragraphs. Checkpoints every few minutes; a killed run goes on from the last one.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from tqdm import tqdm  # type: ignore[import-untyped]

from encoder.batches import Tokens, pad
from encoder.student import Student

TEMPERATURE = 0.05
CONTRAST = 0.2  # weight of the contrast beside the cosine
SAME_MEANING = 0.9  # teacher cosine from which another text of the batch is no negative (twins, near repeats)
HARD_NEGATIVES = 8  # nearest English texts of the bank, for each text
BANK = 16_384  # English vectors that hard negatives are looked for in
CHECKPOINT_SECONDS = 240.0


@dataclass(frozen=True, slots=True)
class Stage:
    """How one stage learns."""

    name: str
    embedding_rate: float
    body_rate: float = 0.0
    layers: int = 0  # of the body's end that learn
    anchor: float = 0.0  # weight of the English anchor
    retrieval_every: int = 0  # steps between two batches of questions with paragraphs; 0: none
    share: float = 1.0  # of the batches of a pass
    last: float = 0.02  # part of the rates that is left at the end


EMBEDDINGS_STAGE = Stage("embeddings", embedding_rate=2e-3, last=0.3)
BODY_STAGE = Stage("body", embedding_rate=6e-4, body_rate=4e-5, layers=6, anchor=8.0, retrieval_every=4, share=0.25)


@dataclass(frozen=True, slots=True)
class Lessons:
    """Everything a stage reads."""

    foreign: Tokens
    english: Tokens  # for the anchor
    teacher: Tensor  # unit vectors, one a text of either
    foreign_rows: Tensor  # teacher row of each foreign text
    english_rows: Tensor
    questions: Sequence[tuple[list[int], list[int]]] = ()  # token ids of (question, its paragraph)


def distil(student: Student, lessons: Lessons, stage: Stage, checkpoint: Path, seconds: float) -> None:
    """Run one stage over all its batches or until its time is over, from its checkpoint where there is one."""
    device = student.base_rows.device
    body = student.unfreeze(stage.layers) if stage.layers else []
    optimisers: list[torch.optim.Optimizer] = [
        torch.optim.SparseAdam(list(student.new_rows.parameters()), lr=stage.embedding_rate)
    ]
    if body:
        optimisers.append(torch.optim.AdamW(body, lr=stage.body_rate, weight_decay=0.01))
    step, spent = _resume(student, optimisers, checkpoint)
    total = max(1, round(len(lessons.foreign.batches) * stage.share))
    started = saved = time.monotonic()
    bar = tqdm(total=total, initial=step, desc=stage.name, unit="batch", smoothing=0.05)
    while step < total and spent + time.monotonic() - started < seconds:
        elapsed = spent + time.monotonic() - started
        _set_rates(optimisers, stage, max(step / total, elapsed / seconds))
        loss = translation_loss(student, lessons, step, device)
        if stage.anchor:
            loss = loss + stage.anchor * anchor_loss(student, lessons, step, device)
        if stage.retrieval_every and lessons.questions and step % stage.retrieval_every == 0:
            loss = loss + 0.5 * retrieval_loss(student, lessons, step // stage.retrieval_every, device)
        loss.backward()  # type: ignore[no-untyped-call]
        for optimiser in optimisers:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        step += 1
        bar.update()
        if step % 20 == 0:
            bar.set_postfix(loss=f"{loss.item():.3f}")
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            saved = time.monotonic()
            _save(student, optimisers, checkpoint, stage, (step, spent + saved - started))
    bar.close()
    _save(student, optimisers, checkpoint, stage, (total, spent + time.monotonic() - started))


def translation_loss(student: Student, lessons: Lessons, step: int, device: torch.device) -> Tensor:
    """Return distance to the teacher plus contrast against the batch and against near English texts."""
    ids, mask = lessons.foreign.padded(step, device)
    rows = lessons.foreign_rows[lessons.foreign.batches[step]]
    return cosine_and_contrast(student(ids, mask), lessons.teacher[rows].to(device), _bank(lessons, step, device))


def anchor_loss(student: Student, lessons: Lessons, step: int, device: torch.device) -> Tensor:
    """Return how far English has moved from the teacher's vectors."""
    batch = step % len(lessons.english.batches)
    ids, mask = lessons.english.padded(batch, device)
    teacher = lessons.teacher[lessons.english_rows[lessons.english.batches[batch]]].to(device)
    loss: Tensor = (1 - (student(ids, mask) * teacher).sum(dim=1)).mean()
    return loss


def retrieval_loss(student: Student, lessons: Lessons, turn: int, device: torch.device, size: int = 12) -> Tensor:
    """Return the contrast of questions with their paragraphs; neighbours in the list are negatives of one article."""
    start = turn * size % max(1, len(lessons.questions) - size + 1)
    chosen = lessons.questions[start : start + size]
    paragraphs = {tuple(paragraph): None for _, paragraph in chosen}
    asked = student(*pad([question for question, _ in chosen], device))
    found = student(*pad([list(paragraph) for paragraph in paragraphs], device))
    place = {paragraph: at for at, paragraph in enumerate(paragraphs)}
    right = torch.tensor([place[tuple(paragraph)] for _, paragraph in chosen], device=device)
    return nn.functional.cross_entropy(asked @ found.T / TEMPERATURE, right)


def cosine_and_contrast(vectors: Tensor, teacher: Tensor, bank: Tensor) -> Tensor:
    """Return the loss of vectors against their teacher's; what means the same is no negative."""
    cosine = (1 - (vectors * teacher).sum(dim=1)).mean()
    alike = teacher @ teacher.T > SAME_MEANING
    alike.fill_diagonal_(fill_value=False)
    inside = (vectors @ teacher.T / TEMPERATURE).masked_fill(alike, -torch.inf)
    near = teacher @ bank.T
    near = near.masked_fill(near > SAME_MEANING, -1.0)
    hardest = near.topk(min(HARD_NEGATIVES, len(bank)), dim=1).indices
    outside = torch.einsum("bd,bkd->bk", vectors, bank[hardest]) / TEMPERATURE
    right = torch.arange(len(vectors), device=vectors.device)
    return cosine + CONTRAST * nn.functional.cross_entropy(torch.cat([inside, outside], dim=1), right)


def _bank(lessons: Lessons, step: int, device: torch.device) -> Tensor:
    """Return some of the English vectors, others each hundred steps."""
    start = (step // 100) * BANK % max(1, len(lessons.teacher) - BANK + 1)
    return lessons.teacher[start : start + BANK].to(device)


def _set_rates(optimisers: Sequence[torch.optim.Optimizer], stage: Stage, progress: float) -> None:
    """Let the rates rise for a moment, then fall to what the stage leaves of them."""
    factor = min(1.0, progress / 0.02 + 0.1) * (1 - (1 - stage.last) * min(1.0, progress))
    for optimiser, rate in zip(optimisers, (stage.embedding_rate, stage.body_rate), strict=False):
        for group in optimiser.param_groups:
            group["lr"] = rate * factor


def _save(
    student: Student, optimisers: Sequence[torch.optim.Optimizer], path: Path, stage: Stage, at: tuple[int, float]
) -> None:
    """Write a checkpoint, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    state = {"stage": stage.name, "step": at[0], "seconds": at[1], "student": student.state_dict()}
    torch.save(state | {"optimisers": [optimiser.state_dict() for optimiser in optimisers]}, fresh)
    fresh.replace(path)


def _resume(student: Student, optimisers: Sequence[torch.optim.Optimizer], path: Path) -> tuple[int, float]:
    """Read the stage's checkpoint where there is one; return the step and the seconds it had come to."""
    if not path.exists():
        return 0, 0.0
    state = torch.load(path, weights_only=True)
    student.load_state_dict(state["student"])
    for optimiser, kept in zip(optimisers, state["optimisers"], strict=True):
        optimiser.load_state_dict(kept)
    return int(state["step"]), float(state["seconds"])
