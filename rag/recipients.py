"""Whom a question names as given to: "to UNICEF", "for schools", «للمدارس». It knows the words, not the corpus."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ideas import GENERIC_NOUNS, STOP_WORDS
from rag.kinds import Kind, is_asking
from rag.names import Gazetteer
from rag.question import Query
from rag.subject import DO_AR, DO_FR, GIVE_EN
from rag.text import fold

ARTICLE = r"(?:the|its|their|la|les?|l['’]|ses|leurs?)"
TO = re.compile(
    rf"(?:\b(?:to|for|à|aux?|pour)\s+(?:{ARTICLE}\s*)?|(?<!\w)[وف]?(?:[إا]ل[ىي]|لصالح|لـ?)\s*)$", re.IGNORECASE
)
CLITIC = re.compile(r"(?<!\w)[وف]?لل?(?:ـ)?$")  # «لليونيسف»: written as one word with the name
CLITIC_INSIDE = re.compile(r"لل?")

# Follow-ups that are nothing but whom the gift is to; the group is a common noun.
BARE = (
    re.compile(
        rf"(?:(?:and|also|then|so|what\s+about)\s+)?(?:how\s+much\s+)?(?:did\s+(?:it|they|he|she)\s+{GIVE_EN}\s+"
        rf"|went\s+|goes\s+)?(?:to|for)\s+(?:{ARTICLE}\s+)?(?P<last>[a-z][\w' -]*?)\s*\??",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:(?:et|alors)\s+)?(?:combien\s+)?(?:a-t-(?:il|elle)\s+{DO_FR}\s+|ont-(?:ils|elles)\s+{DO_FR}\s+)?"
        rf"(?:aux?|à|pour)\s+(?:(?:{ARTICLE})\s*)?(?P<first>[^\W\d_][\w'’-]*)[^?]*\??",
        re.IGNORECASE,
    ),
    re.compile(
        rf"[وف]?(?:(?:كم|كام|ماذا|ما الذي)\s+)?(?:منها\s+|منه\s+)?(?:{DO_AR}\s+)?[وف]?لل(?P<arabic>\w{{3,}})[^?؟]*[?؟]?"
    ),
)
BARE_OPENING = re.compile(r"(?:and|also|then|so|et|alors|how much (?:to|for)|to|for|aux?|à|pour)\b", re.IGNORECASE)
# Whose giver is named before it: "it", «قدمت» without anybody after it.
POINTS_BACK = re.compile(
    rf"\b(?:it|they|he|she|elle|il|elles|ils)\b|(?<!\w)[وف]?{DO_AR}\s+(?:ل|[إا]ل[ىي](?!\w))", re.IGNORECASE
)


def stands_as_recipient(text: str, start: int, end: int) -> bool:
    """Return whether a name in a question is whom a gift is to.

    >>> stands_as_recipient("And to UNICEF?", 7, 13), stands_as_recipient("And UNICEF?", 4, 10)
    (True, False)
    """
    before = text[:start]
    inside = CLITIC_INSIDE.match(text[start:end])
    joined = bool(inside) and (not before or not before[-1].isalnum() or CLITIC.search(f"{before}ل") is not None)
    return bool(TO.search(before) or CLITIC.search(before)) or joined


def given_to(query: Query, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the organisations of a question that names nobody but whom the gift is to: "And to UNICEF?"."""
    if query.kind in {Kind.RANKING, Kind.GIVERS, Kind.COMPARE} or query.subject or query.hashtags:
        return ()
    mentions = gazetteer.find(query.text, question=True)
    found = tuple(one.name for one in mentions if stands_as_recipient(query.text, one.start, one.end))
    return tuple(dict.fromkeys(found)) if set(found) == set(query.organisations) else ()


def names_recipient_alone(query: Query, names: Sequence[str]) -> bool:
    """Return whether a question that goes on names only somebody unlisted whom the gift is to.

    Args:
        names: of the question, without what capitals alone make one.
    """
    if not names or query.organisations or query.subject or query.hashtags:
        return False
    opens = BARE_OPENING.match(query.text) is not None or points_back(query.text)
    starts = [(query.text.find(name), name) for name in names]
    return opens and all(stands_as_recipient(query.text, start, start + len(name)) for start, name in starts)


def recipient_noun(text: str) -> str | None:
    """Return the noun of a follow-up that is nothing but whom the gift is to.

    >>> [recipient_noun(text) for text in ("And to the rural schools?", "et aux écoles ?", "وللمدارس؟", "And to whom?")]
    ['schools', 'écoles', 'المدارس', None]
    """
    for pattern in BARE:
        match = pattern.fullmatch(" ".join(text.split()))
        if match is None:
            continue
        parts = {name: value for name, value in match.groupdict().items() if value}
        noun = parts.get("last", "").split()[-1:] or [parts.get("first", "")]
        word = f"ال{parts['arabic']}" if "arabic" in parts else noun[0]
        return word if _is_noun(word) else None
    return None


def _is_noun(word: str) -> bool:
    """Return whether a word can be whom a gift is to: no question word, no number, no name in capitals."""
    folded = fold(word)
    known = folded in STOP_WORDS or folded in GENERIC_NOUNS or is_asking(folded)
    return not known and not any(letter.isdigit() for letter in word) and not word[:1].isupper()


def is_common(name: str) -> bool:
    """Return whether a name is a common noun, as `recipient_noun` returns them.

    >>> is_common("schools"), is_common("المدارس"), is_common("Alex Zhu")
    (True, True, False)
    """
    return " " not in name and (name[:1].islower() or name.startswith("ال"))


def points_back(text: str) -> bool:
    """Return whether a question leaves its giver to what was said before."""
    return POINTS_BACK.search(text) is not None
