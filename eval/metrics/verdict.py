"""Yes, no, or a premise corrected: what an answer's opening says. It knows the words of three languages. Pure."""

from __future__ import annotations

import re

from eval.metrics.wording import own_words
from eval.question import Json, Question

YES = "yes|oui|نعم|أجل|بلى"
NO = "no|non|لا|كلا"
OPENING = re.compile(rf"[\s*«“\"]*(?:(?P<yes>{YES})|(?P<no>{NO}))\s*(?=[,،.;؛:!—–\[*]|$)", re.IGNORECASE)
DENIAL = re.compile(
    r"\b(?:not|never|no|none|nothing|cannot|did not|does not|was not|were not|n[’']t)\b"
    r"|\b(?:aucune?|ne|n[’']\w+|jamais|rien|non)\b"
    r"|(?<!\w)[وف]?(?:لم|لن|ليس|ليست|لا|ما من|غير|دون)(?!\w)",
    re.IGNORECASE,
)
CORRECTABLE = frozenset({"false-premise", "near-miss"})


def verdict_of(answer: Json) -> str | None:
    """Return "yes" or "no" where an answer opens with it: "No, it was a loan [1]." -> "no"; "No article …" -> None."""
    found = OPENING.match(str(answer["answer"]))
    if found is None:
        return None
    return "yes" if found["yes"] else "no"


def corrects_premise(question: Question, answer: Json, articles: frozenset[str]) -> bool:
    """Return whether an answer to an unanswerable question denies what it takes for granted, from the right article.

    Args:
        question: of trait false-premise or near-miss; no other can be corrected.
        answer: not a refusal.
        articles: the near articles with other reports of their events.
    """
    if CORRECTABLE.isdisjoint(question.traits) or not answer["citations"] or answer["unsupported_figures"]:
        return False
    cited = {str(citation["article_id"]) for citation in answer["citations"]}
    return cited <= articles and bool(DENIAL.search(own_words(answer)))
