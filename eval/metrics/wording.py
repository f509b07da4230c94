"""An answer's own words, apart from what it copies. Pure: it knows the answer as the JSON object of the contract."""

from __future__ import annotations

import re

from eval.question import Json
from rag.text import detect_language

MARKER = re.compile(r"\[(\d{1,3})\]")
QUOTED = re.compile(  # a name in marks of its own may stand inside
    r"«(?:[^«»]|«[^«»]*»)*»|“(?:[^“”]|“[^“”]*”)*”|\"[^\"\n]*\""
)
WORD = re.compile(r"\w+")
ENOUGH_LETTERS = 25  # below this a frame is too short to tell its language from names and numbers


def plain(answer: Json) -> str:
    """Return the answer without its markers: "X gave 5 [1]." -> "X gave 5 ."."""
    return MARKER.sub(" ", str(answer["answer"]))


def own_words(answer: Json) -> str:
    """Return the answer without markers, without quotations and without the sentences it copies from its sources."""
    own = str(answer["answer"])
    for quote in sorted((str(citation["quote"]) for citation in answer["citations"]), key=len, reverse=True):
        own = own.replace(quote, " ")
    return QUOTED.sub(" ", MARKER.sub(" ", own))


def language_matches(answer: Json, language: str) -> bool:
    """Return whether an answer is in a language: what it says of itself, and its own words where they are enough."""
    if answer["language"] != language:
        return False
    copied = {word for citation in answer["citations"] for word in WORD.findall(str(citation["quote"]))}
    frame = " ".join(word for word in WORD.findall(own_words(answer)) if word not in copied)
    if sum(letter.isalpha() for letter in frame) < ENOUGH_LETTERS:
        return True
    return detect_language(frame) == language
