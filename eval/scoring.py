"""One answer against its question: every measure, whether it is right, and the class of what went wrong. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from eval.faults import Evidence, Judged, cause_of, faults_of
from eval.metrics.figures import score_figures
from eval.metrics.overlap import holds, letters, score_dates, score_names
from eval.metrics.support import Gold, score_support, verbatim
from eval.metrics.verdict import corrects_premise, verdict_of
from eval.metrics.wording import language_matches, own_words, plain
from eval.question import UNANSWERABLE_TRAITS, Json, Question
from rag.schema import Mode
from rag.verify import unsupported_figures

CHOOSING = frozenset({"comparison", "list", "ranking", "to-whom", "who", "yes-no"})  # "A or B?" is answered by a name

Scores = dict[str, float | None]  # measure -> value in [0, 1]; None where the question has nothing to judge


@dataclass(frozen=True, slots=True)
class Scored:
    """What an answer was found to be worth."""

    scores: Scores
    faults: tuple[str, ...] = ()
    cause: str | None = None  # class of the failure; None where the answer is right


def score(question: Question, answer: Json, evidence: Evidence) -> Scored:
    """Return every measure of one answer except those of retrieval, with its faults and their cause."""
    general: Scores = {
        "language": float(language_matches(answer, question.language)),
        "verbatim": verbatim(answer, evidence.texts),
    }
    if not question.answerable:
        return _score_unanswerable(question, answer, evidence, general)
    if answer["abstained"]:
        return _score_refusal(question, evidence, general)
    judged = Judged(
        score_figures(question.figures, question.forbidden, answer),
        score_names(wanted_names(question), plain(answer), evidence.stated_names),
        score_dates(question.dates, plain(answer), own_words(answer), _asked(question), _years_cited(answer)),
        score_support(answer, Gold(evidence.reports, question.spans, question.figures)),
        verdict_of(answer),
        unsupported_in(answer),
    )
    faults = tuple(faults_of(question, judged))
    return Scored(
        general | _answered_scores(question, judged) | {"right": float(not faults)},
        tuple(text for _, text in faults),
        cause_of(faults, question, answer, evidence) if faults else None,
    )


def unsupported_in(answer: Json) -> tuple[str, ...]:
    """Return the figures without support: those the answer tells of, and of a model's words those the gate refuses."""
    told = tuple(str(figure) for figure in answer["unsupported_figures"])
    if answer["mode"] != Mode.MODEL:
        return told
    quotes = {int(citation["marker"]): str(citation["quote"]) for citation in answer["citations"]}
    passages = [quotes.get(marker, "") for marker in range(1, max(quotes, default=0) + 1)]
    return tuple(dict.fromkeys([*told, *unsupported_figures(str(answer["answer"]), passages)]))


def _answered_scores(question: Question, judged: Judged) -> Scores:
    """Return the measures of an answer to an answerable question."""
    figures, support = judged.figures, judged.support
    return {
        "figure_exact": figures.exact,
        "figure_exact_answered": figures.exact,
        "figure_kind": figures.kind,
        "figure_status": figures.status,
        "figure_hedge": figures.hedge,
        "forbidden": float(bool(figures.forbidden)) if question.forbidden else None,
        "unsupported": float(bool(judged.unsupported)),
        "citation_precision": support.precision,
        "citation_recall": support.recall,
        "entailed_precision": support.entailed_precision,
        "entailed_recall": support.entailed_recall,
        "hallucination": None,
        "false_refusal": 0.0,
        "name_f1": judged.names.f1,
        "date_f1": judged.dates.f1,
        "verdict": None if question.verdict is None else float(judged.verdict == question.verdict),
    }


def _score_refusal(question: Question, evidence: Evidence, general: Scores) -> Scored:
    """Score a refusal of a question that articles answer."""
    found = bool(set(question.answering) & set(evidence.hits[:10]))
    scores: Scores = general | {
        "right": 0.0,
        "false_refusal": 1.0,
        "figure_exact": 0.0 if question.figures else None,
        "name_f1": 0.0 if wanted_names(question) else None,
        "date_f1": 0.0 if question.dates else None,
        "verdict": 0.0 if question.verdict else None,
    }
    cause = "refused, source among the hits" if found else "refused, source not retrieved"
    return Scored(scores, ("refuses what an article answers",), cause)


def _score_unanswerable(question: Question, answer: Json, evidence: Evidence, general: Scores) -> Scored:
    """Score the answer to a question that no article answers."""
    honest = bool(answer["abstained"]) or corrects_premise(question, answer, evidence.reports)
    unsupported = unsupported_in(answer)
    scores: Scores = general | {
        "right": float(honest and not unsupported),
        "hallucination": float(not honest),
        "unsupported": None if answer["abstained"] else float(bool(unsupported)),
    }
    if honest and not unsupported:
        return Scored(scores)
    reason = next((trait for trait in question.traits if trait in UNANSWERABLE_TRAITS), "not answerable")
    return Scored(scores, ("answers what no article answers",), f"answered: {reason}")


def wanted_names(question: Question) -> tuple[tuple[str, ...], ...]:
    """Return the names that an answer has to hold: one that the asker named only where the answer is to choose it."""
    if question.kind in CHOOSING:
        return question.names
    asked = letters(_asked(question))
    return tuple(spellings for spellings in question.names if not any(holds(asked, name) for name in spellings))


def _years_cited(answer: Json) -> list[int]:
    """Return the years of the articles that an answer cites."""
    return [int(str(citation["date"])[:4]) for citation in answer["citations"] if citation["date"]]


def _asked(question: Question) -> str:
    """Return the words of the asker."""
    return "\n".join([*(turn.content for turn in question.history), question.question])
