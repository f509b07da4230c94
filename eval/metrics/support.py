"""Citation precision and recall, ALCE-style: ALCE's definitions, with two plain judges in place of its model. Pure.

Recall is the share of the answer's statements that their citations bear out; precision the share of citations that bear
out the statement they stand at. A statement is a sentence with a marker, or one that states a figure without a marker.

Two judges say what bears out. Gold: the quote overlaps a gold span, or prints a gold figure, in a gold article or
another report of its event; what is true and beside the question then counts against the answer. Entailment: every
figure of the statement stands in the quote, and every quotation; without either, the gold judge decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics.figures import Stated, printed, same_unit, same_value, stated_as
from eval.metrics.wording import MARKER, QUOTED
from eval.question import GoldFigure, GoldSpan, Json
from rag.text import fold, sentences

ENOUGH_OVERLAP = 0.5  # of the shorter of the two: a quote inside a span, or a span inside a quote
SHORTEST_QUOTATION = 12  # characters; below, quotation marks are around a name
ELLIPSIS = "…"
STOP = re.compile(r"[.!?؟。…]")  # also in «Ltd.», hence not between quotation marks
MARKERS_AFTER_STOP = re.compile(r"([.!?؟。])(\s*(?:\[\d{1,3}\]\s*)+)")  # "It gave 5. [1]" is "It gave 5 [1]."


@dataclass(frozen=True, slots=True)
class Gold:
    """What may bear out an answer to one question."""

    articles: frozenset[str]  # those that answer or help, and other reports of their events
    spans: Sequence[GoldSpan]
    figures: Sequence[GoldFigure]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer with the markers that stand in it, each with the words it closes."""

    text: str
    claims: tuple[tuple[str, int], ...]  # (words up to the marker, marker)


@dataclass(frozen=True, slots=True)
class SupportScores:
    """Precision and recall under both judges; None where there was nothing to judge."""

    precision: float | None
    recall: float | None
    entailed_precision: float | None
    entailed_recall: float | None
    any_gold: bool  # at least one citation is gold


def score_support(answer: Json, gold: Gold) -> SupportScores:
    """Return how well an answer's citations bear it out."""
    cited = {int(citation["marker"]): citation for citation in answer["citations"]}
    derived = [Stated(float(figure["value"]), figure["unit"]) for figure in answer["figures"] if figure["derived_from"]]
    golden = {marker: supports_gold(citation, gold) for marker, citation in cited.items()}
    strict: list[list[bool]] = []
    loose: list[list[bool]] = []
    for statement in statements(str(answer["answer"])):
        known = [(claim, marker) for claim, marker in statement.claims if marker in cited]
        strict.append([golden[marker] for _, marker in known])
        loose.append([entails(claim, cited[marker], derived, golden[marker]) for claim, marker in known])
    return SupportScores(
        _share([one for outcomes in strict for one in outcomes]),
        _share([any(outcomes) for outcomes in strict]),
        _share([one for outcomes in loose for one in outcomes]),
        _share([bool(outcomes) and all(outcomes) for outcomes in loose]),
        any(golden.values()),
    )


def statements(text: str) -> list[Statement]:
    """Return the statements of an answer: "A gave 5 [1], B 6 [2]. Sources differ." -> one, with two claims."""
    found = []
    for line in MARKERS_AFTER_STOP.sub(r"\2\1", text).splitlines():
        for span in sentences(_without_stops_inside(line)):
            sentence = span.of(line)
            claims = _claims(sentence)
            if claims or printed(sentence):
                found.append(Statement(sentence, claims))
    return found


def _without_stops_inside(line: str) -> str:
    """Return a line of the same length in which no quotation ends a sentence."""
    return QUOTED.sub(lambda found: STOP.sub(",", found[0]), line)


def _claims(sentence: str) -> tuple[tuple[str, int], ...]:
    """Return the words before each marker; markers that stand together share them."""
    claims, at, words = [], 0, ""
    for match in MARKER.finditer(sentence):
        between = sentence[at : match.start()]
        words = between if any(letter.isalnum() for letter in between) else words
        claims.append((words, int(match[1])))
        at = match.end()
    return tuple(claims)


def supports_gold(citation: Json, gold: Gold) -> bool:
    """Return whether a citation is evidence for the gold answer."""
    if any(overlaps(citation, span) for span in gold.spans):
        return True
    if citation["article_id"] not in gold.articles:
        return False
    stated = printed(str(citation["quote"]), [citation.get("country")])
    return any(stated_as(figure, stated) for figure in gold.figures)


def overlaps(citation: Json, span: GoldSpan) -> bool:
    """Return whether a quote shares enough characters with a span of the same article."""
    if citation["article_id"] != span.article:
        return False
    start, end = int(citation["start"]), int(citation["end"])
    shared = min(end, span.end) - max(start, span.start)
    return shared > 0 and shared >= ENOUGH_OVERLAP * min(end - start, span.end - span.start)


def entails(claim: str, citation: Json, derived: Sequence[Stated], golden: bool) -> bool:
    """Return whether a quote holds every figure and every quotation of a claim; a derived total is judged elsewhere."""
    quote = str(citation["quote"])
    quotations = [part for part in _quotations(claim) if len(part) >= SHORTEST_QUOTATION]
    bare = QUOTED.sub(" ", claim)
    figures = [one for one in printed(bare) if not _among(one, derived)]
    if not (figures or quotations):
        return golden or bool(_among_any(printed(bare), derived))
    folded = _letters(quote)
    known = printed(quote, [citation.get("country")])
    return all(_among(one, known) for one in figures) and all(_letters(part) in folded for part in quotations)


def _quotations(claim: str) -> list[str]:
    """Return the words between quotation marks, a shortened quotation in its pieces."""
    return [piece.strip() for quoted in QUOTED.findall(claim) for piece in quoted[1:-1].split(ELLIPSIS)]


def _letters(text: str) -> str:
    """Return a text as quotations are compared: folded, white space as one."""
    return " ".join(fold(text).split())


def _among(figure: Stated, known: Sequence[Stated]) -> bool:
    """Return whether a figure equals one of those known; either may leave its unit out."""
    return any(
        same_value(figure.value, one.value) and (None in (figure.unit, one.unit) or same_unit(figure.unit, one.unit))
        for one in known
    )


def _among_any(figures: Sequence[Stated], known: Sequence[Stated]) -> bool:
    """Return whether one of several figures is among those known."""
    return any(_among(figure, known) for figure in figures)


def _share(outcomes: Sequence[bool]) -> float | None:
    """Return the share of true outcomes, None of none."""
    return sum(outcomes) / len(outcomes) if outcomes else None


def verbatim(answer: Json, texts: Mapping[str, str]) -> float | None:
    """Return the share of citations whose quote is the article's own characters, None where nothing is cited."""
    return _share(
        [
            texts.get(str(citation["article_id"]), "")[int(citation["start"]) : int(citation["end"])]
            == citation["quote"]
            for citation in answer["citations"]
        ]
    )
