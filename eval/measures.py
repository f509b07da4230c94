"""The measures by name: what each is called, over which questions it is taken and which way is better. Data alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of a report."""

    name: str
    title: str
    over: str  # the questions it is taken over
    higher_is_better: bool = True


MEASURES = (
    Measure("right", "right", "all questions"),
    Measure("recall_5", "recall@5", "answerable"),
    Measure("recall_10", "recall@10", "answerable"),
    Measure("found_5", "found in 5", "answerable"),
    Measure("mrr", "MRR", "answerable"),
    Measure("ndcg_10", "nDCG@10", "answerable"),
    Measure("figure_exact", "figure exactness", "answerable with figures, refusals as 0"),
    Measure("figure_exact_answered", "figure exactness, answered", "answered, with figures"),
    Measure("figure_kind", "figure kind", "answered, with stated figures of a known kind"),
    Measure("figure_status", "figure status", "answered, with stated figures of a known status"),
    Measure("figure_hedge", "figure hedge", "answered, with stated figures"),
    Measure("forbidden", "forbidden figure", "answered, with forbidden figures", higher_is_better=False),
    Measure("unsupported", "unsupported figure", "answered", higher_is_better=False),
    Measure("citation_precision", "citation precision (ALCE-style, gold)", "answered and answerable"),
    Measure("citation_recall", "citation recall (ALCE-style, gold)", "answered and answerable"),
    Measure("entailed_precision", "citation precision (ALCE-style, entailment)", "answered and answerable"),
    Measure("entailed_recall", "citation recall (ALCE-style, entailment)", "answered and answerable"),
    Measure("verbatim", "verbatim quotes", "with citations"),
    Measure("hallucination", "hallucination", "not answerable", higher_is_better=False),
    Measure("false_refusal", "false refusal", "answerable", higher_is_better=False),
    Measure("language", "answer language", "all questions"),
    Measure("name_f1", "name F1", "answerable with names, refusals as 0"),
    Measure("date_f1", "date F1", "answerable with dates, refusals as 0"),
    Measure("verdict", "yes or no", "yes-no questions, refusals as 0"),
)
BY_NAME = {measure.name: measure for measure in MEASURES}
JUDGED = (
    Measure("faithfulness", "faithfulness (model-judged)", "answered"),
    Measure("relevance", "answer relevance (model-judged)", "answered"),
)
