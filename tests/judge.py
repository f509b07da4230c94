"""One answer against what its question expects, and against the promises every answer makes.

Knows the answer only as the JSON object of the contract; knows nothing of indexes, files or how an answer was found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rag.figures import find_figures
from rag.schema import Figure, Hedge
from rag.text import detect_language, fold

MARKER = re.compile(r"\[(\d+)\]")
MONEY = re.compile(r"[A-Z]{3}")
WORD = re.compile(r"\w+")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
ENOUGH_LETTERS = 25  # below this a frame is too short to tell its language from names and numbers
LOOSE = frozenset({Hedge.ABOUT, Hedge.NEARLY})  # one is a fair rendering of the other
ALLOWED_HEDGES = {
    Hedge.EXACT: frozenset({Hedge.EXACT}) | LOOSE,
    Hedge.ABOUT: LOOSE,
    Hedge.NEARLY: LOOSE,
    Hedge.MORE_THAN: frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST}),
    Hedge.AT_LEAST: frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST}),
    Hedge.LESS_THAN: frozenset({Hedge.LESS_THAN, Hedge.UP_TO}),
    Hedge.UP_TO: frozenset({Hedge.UP_TO, Hedge.LESS_THAN}),
}

Json = Mapping[str, Any]


class Outcome(StrEnum):
    """What an answer turned out to be."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "wrongly refused"
    ANSWERED = "wrongly answered"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome with every reason for it; `broken` holds promises that no answer may break."""

    outcome: Outcome
    faults: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


def judge(question: Json, answer: Json, articles: Mapping[str, str]) -> Verdict:
    """Judge one answer; `articles` maps the ids it cites to their texts."""
    broken = tuple(broken_promises(question, answer, articles))
    if question["answerable"] and answer["abstained"]:
        return Verdict(Outcome.REFUSED, broken=broken)
    if not question["answerable"]:
        return Verdict(Outcome.RIGHT if answer["abstained"] else Outcome.ANSWERED, broken=broken)
    faults = (*_figure_faults(question, answer), *_wording_faults(question, answer))
    return Verdict(Outcome.WRONG if faults else Outcome.RIGHT, faults, broken)


def broken_promises(question: Json, answer: Json, articles: Mapping[str, str]) -> list[str]:
    """Return what breaks the contract: quotes, markers, language, unsupported figures."""
    broken = []
    for citation in answer["citations"]:
        text = articles.get(citation["article_id"])
        if text is None or text[citation["start"] : citation["end"]] != citation["quote"]:
            broken.append(f"quote [{citation['marker']}] is not the article's own text: {citation['quote']!r}")
    known = {citation["marker"] for citation in answer["citations"]}
    used = {int(number) for number in MARKER.findall(answer["answer"])}
    if used - known:
        broken.append(f"markers {sorted(used - known)} point nowhere")
    if not answer["abstained"] and not known:
        broken.append("an answer without a citation")
    if answer["unsupported_figures"]:
        broken.append(f"unsupported figures {answer['unsupported_figures']}")
    return broken + _language_faults(question, answer)


def _language_faults(question: Json, answer: Json) -> list[str]:
    """Return a fault where the answer's own words, copied ones left out, are not in the question's language."""
    if answer["language"] != question["language"]:
        return [f"language {answer['language']}, asked in {question['language']}"]
    frame = QUOTED.sub(" ", _own_words(answer))
    copied = {word for citation in answer["citations"] for word in WORD.findall(citation["quote"])}
    frame = " ".join(word for word in WORD.findall(frame) if word not in copied)
    if sum(letter.isalpha() for letter in frame) < ENOUGH_LETTERS:
        return []
    found = detect_language(frame)
    return [] if found == question["language"] else [f"worded in {found}, asked in {question['language']}: {frame!r}"]


def _own_words(answer: Json) -> str:
    """Return the answer without the sentences it quotes and without its markers."""
    own = str(answer["answer"])
    for quote in sorted((citation["quote"] for citation in answer["citations"]), key=len, reverse=True):
        own = own.replace(quote, " ")
    return MARKER.sub(" ", own)


def same_value(left: float, right: float) -> bool:
    """Compare two values up to the noise of floating point."""
    return abs(left - right) <= 1e-6 * max(abs(left), abs(right))


def same_unit(expected: str | None, found: str | None) -> bool:
    """Compare units: money and percentages exactly, the nouns of counts freely ("pupils" is as good as "people")."""
    if expected is not None and (expected == "%" or MONEY.fullmatch(expected)):
        return found == expected
    return found is None or not (found == "%" or MONEY.fullmatch(found))


def _figure_faults(question: Json, answer: Json) -> list[str]:
    """Return expected figures that are not stated as they should be, and forbidden ones that are."""
    stated = find_figures(MARKER.sub(" ", answer["answer"]))
    faults = []
    for expected in question["figures"]:
        faults += _one_figure_faults(expected, answer["figures"], stated)
    if question["kind"] == "amount" and stated and not same_value(stated[0].value, question["figures"][0]["value"]):
        faults.append(f"leads with «{stated[0].text}»")
    # A quoted sentence may hold its neighbour's figure; of a gift not even a quote may name what was not given.
    claimed = stated if question["kind"] == "amount" else find_figures(_own_words(answer))
    for forbidden in question["forbidden_values"]:
        if any(same_value(forbidden, figure.value) for figure in claimed):
            faults.append(f"states {forbidden:,.12g}, which is not an answer")
    if question["kind"] in {"revenue", "loan"}:
        faults += _called_a_gift(question, answer)
    return faults


def _one_figure_faults(expected: Json, declared: Sequence[Json], stated: Sequence[Figure]) -> list[str]:
    """Return what is amiss with one expected figure: absent, of another unit, or its hedge lost."""
    value, unit, hedge = expected["value"], expected["unit"], Hedge(expected["hedge"])
    name = f"{'' if hedge is Hedge.EXACT else hedge + ' '}{value:,.12g} {unit}"
    in_json = [figure for figure in declared if same_value(value, figure["value"])]
    in_text = [figure for figure in stated if same_value(value, figure.value)]
    units = [figure["unit"] for figure in in_json] + [figure.unit for figure in in_text]
    if not units:
        return [f"does not state {name}"]
    if not any(same_unit(unit, found) for found in units):
        return [f"states {name} with unit {units[0]}"]
    hedges = {figure.hedge for figure in in_text}
    if hedges and not hedges & ALLOWED_HEDGES[hedge]:
        return [f"states {name} as {', '.join(sorted(hedges))}"]
    if not hedges and hedge is not Hedge.EXACT and not any(figure["approximate"] for figure in in_json):
        return [f"states {name} without its hedge"]
    return []


def _called_a_gift(question: Json, answer: Json) -> list[str]:
    """Return a fault where revenue is labelled as giving; a loan may be labelled a loan."""
    allowed = {"unknown", question["kind"]}
    wanted = [figure["value"] for figure in question["figures"]]
    return [
        f"labels {figure['value']:,.12g} {figure['unit']} as {figure['kind']}"
        for figure in answer["figures"]
        if figure["kind"] not in allowed and any(same_value(figure["value"], value) for value in wanted)
    ]


def _wording_faults(question: Json, answer: Json) -> list[str]:
    """Return the words and citations that are missing, and the words that must not be there."""
    quotes = [citation["quote"] for citation in answer["citations"]]
    faults = [f"does not cite «{part}»" for part in question["cite_contains"] if not any(part in q for q in quotes)]
    said = fold(answer["answer"])
    groups = question["answer_contains_any"]
    faults += [f"does not say any of {group}" for group in groups if not any(fold(word) in said for word in group)]
    faults += [f"says «{word}»" for word in question.get("forbidden_text", ()) if fold(word).strip() in said]
    return faults
