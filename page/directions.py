"""Finds what runs against the text around it: quotations, names, dates. Pure; it knows no file and no markup."""

from __future__ import annotations

import re
import unicodedata

QUOTED = re.compile(  # quotations, each with those inside it
    r"«(?:[^«»\n]|«[^«»\n]*»)+»|“(?:[^“”\n]|“[^“”\n]*”)+”"
)
ISO_DATE = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])")  # in Arabic its parts would run from the right
RIGHT_TO_LEFT_CLASSES = frozenset({"R", "AL"})
# Characters by class: l and r are letters that run left to right and right to left, n digits, s space, p all else.
# In a text from the right, a run from the left begins and ends with a letter, or with digits joined to one: "3M".
# No two ways lead to one match, and none begins inside digits: a long row of them is read once.
FROM_THE_LEFT = re.compile(r"(?:(?<!n)(?<!np)n+(?:pn+)*p?)?l(?:[^r]*l)?n*(?:pn+)*")
FROM_THE_RIGHT = re.compile(r"r(?:[^l]*r)?")
SIGN_OF_A_WORD = re.compile(r"[#@](?=\w)")
WALL = re.compile(r"\n|\[\d{1,3}\]|:(?=\s*\d)|[|،]|\*\*")  # a line, a marker, a name before its amount, a cell end here
BROKEN_QUOTATION = re.compile(r"«[^«»]{1,1500}»|“[^“”]{1,1500}”")
STRANGERS = 10  # letters of the other script to one of its own, from which a paragraph follows the other
BREAK = re.compile(r"\s*\n\s*")

Span = tuple[int, int]  # characters [start, end)


def foreign_spans(text: str, base: str) -> list[Span]:
    """Return where a text runs against its paragraph: quotations with their marks, words, in Arabic dates.

    ("قدمت TikTok المبلغ", "rtl") -> [(5, 11)]
    """
    classes = classes_of(text)
    strong, words = ("r", FROM_THE_LEFT) if base == "rtl" else ("l", FROM_THE_RIGHT)
    spans = [match.span() for match in QUOTED.finditer(text) if direction_of_letters(match[0]) not in {None, base}]
    if base == "rtl":
        spans += [match.span() for match in ISO_DATE.finditer(text) if not _is_inside(match.start(), spans)]
    walls = [match.span() for match in WALL.finditer(text)]
    for start, end in [*spans, *walls]:  # what was found is a wall to what is left to find
        classes = classes[:start] + strong * (end - start) + classes[end:]
    return sorted([*spans, *(_with_brackets(text, *match.span()) for match in words.finditer(classes))])


def paragraph_direction(text: str, base: str) -> str:
    """Return a paragraph's direction: that of the text around, unless it is all but wholly in the other script.

    Quotations count only where nothing else is there; names alone turn no Arabic line.
    """
    framing = QUOTED.sub("", text)
    text = framing if direction_of_letters(framing) else text
    own = direction_of_letters(text)
    if own in {None, base}:
        return base
    classes = classes_of(text)
    own_letters, other_letters = classes.count("r"), classes.count("l")
    if base == "ltr":
        own_letters, other_letters = other_letters, own_letters
    return base if STRANGERS * own_letters > other_letters else str(own)


def with_whole_quotations(text: str) -> str:
    """Return a text whose quotations have no line breaks: one that tells of two paragraphs stays one quotation."""
    return BROKEN_QUOTATION.sub(lambda match: BREAK.sub(" ", match[0]), text)


def direction_of_letters(text: str) -> str | None:
    """Return the direction of most letters of a text, None where it has no letter."""
    letters = [letter for letter in classes_of(text) if letter in "lr"]
    return None if not letters else "rtl" if 2 * letters.count("r") > len(letters) else "ltr"


def classes_of(text: str) -> str:
    """Return a letter for each character's class; the sign of a hashtag or a handle belongs to its word."""
    classes = [_class(character) for character in text]
    for match in SIGN_OF_A_WORD.finditer(text):
        classes[match.start()] = classes[match.end()]
    return "".join(classes)


def _with_brackets(text: str, start: int, end: int) -> Span:
    """Return a run with the bracket beside it that belongs to one inside: "TikTok (US" and ")" after it."""
    run = text[start:end]
    missing = run.count("(") - run.count(")")
    if missing > 0 and text[end : end + 1] == ")":
        return start, end + 1
    return (start - 1, end) if missing < 0 and text[:start].endswith("(") else (start, end)


def _is_inside(at: int, spans: list[Span]) -> bool:
    """Return whether a place lies in one of some spans."""
    return any(start <= at < end for start, end in spans)


def _class(character: str) -> str:
    """Return the letter of a character's class."""
    found = unicodedata.bidirectional(character)
    if found == "L":
        return "l"
    if found in RIGHT_TO_LEFT_CLASSES:
        return "r"
    if found in {"EN", "AN"}:
        return "n"
    return "s" if character.isspace() else "p"
