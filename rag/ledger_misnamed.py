"""Whether a figure's kind comes from a name that holds a misleading word: "Investment Bank", "Investing.com reports".

Knows listed names and capitals. Does not know what else tells the kind.
"""

from __future__ import annotations

import re

from rag.aligned import letters_of
from rag.evidence import Fact
from rag.giving_words import KIND
from rag.ledger_records import Source
from rag.ledger_words import says
from rag.schema import FigureKind

_NEAR = 40  # characters before a figure where "all except" stands
_CAPITALISED = re.compile(r"(?<=[\w,;)\]] )[A-ZÀ-Ý][\w.-]*")  # not what a sentence opens with


def _blank(found: re.Match[str]) -> str:
    """Return as many spaces as a match has characters."""
    return " " * len(found[0])


def is_misnamed(source: Source, fact: Fact) -> bool:
    """Return whether a figure's kind comes from a name ("Investment Bank") or from what is left out ("all except")."""
    figure, span = fact.figure, fact.sentence.span
    if figure.kind not in KIND or (
        figure.kind is FigureKind.IN_KIND and not KIND[figure.kind].search(letters_of(fact.sentence.text))
    ):
        return False
    text = source.article.text
    own_words = letters_of(_CAPITALISED.sub(_blank, span.of(text)))
    if not KIND[figure.kind].search(own_words):
        return True
    if figure.kind is FigureKind.LOAN:
        return says("except", letters_of(text[max(span.start, figure.start - _NEAR) : figure.start]))
    names = [found for found in source.mentions if span.start <= found.start and found.end <= span.end]
    for name in names:
        text = f"{text[: name.start]}{' ' * (name.end - name.start)}{text[name.end :]}"
    return bool(names) and not KIND[figure.kind].search(letters_of(span.of(text)))
