"""Whom an article is about as a giver: as its record says, else whom its own sentences say to give.

News that somebody adds has no record, and its headline or lead often leaves the giver out: "Bank pledges 5 million",
"the company said". Its other sentences name the giver, in a short or a full form. Knows one article at a time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from rag.ledger_donor import REACH_BEFORE, Role, groups
from rag.ledger_names import giver_after, giver_before, giver_opening, giver_telling
from rag.ledger_records import Source
from rag.schema import Figure, FigureKind
from rag.text import fold

_READ = 16  # gifts that are read for whom they name; the giver of a piece of news stands before the last of them
TWICE = 2  # times that an article has a name
_JOINED = re.compile(r"\s+(?:and|et|&)\s+|\s+و")


def main_giver(source: Source) -> str | None:
    """Return whom an article is about as a giver: as its record or its sentences say, else whom its text names most."""
    article = source.article
    if is_recorded(source):
        return article.organisations[0]
    told = givers_told(source)
    if told:
        return told[0]
    given = _only_given_to(source)
    counts: dict[str, int] = {}
    for mention in source.mentions:
        if mention.name not in given:
            counts[mention.name] = counts.get(mention.name, 0) + 1
    if (
        article.organisations and article.organisations[0] not in given
    ):  # found ones: the first is the first that the article names
        counts.setdefault(article.organisations[0], 0)
    return max(counts, key=lambda name: counts[name], default=None)


def _only_given_to(source: Source) -> set[str]:
    """Return the names that never stand otherwise than as whom something is for."""
    roles: dict[str, set[Role]] = {}
    for group in groups(source, 0, len(source.article.text), REACH_BEFORE):
        for name in group.names:
            roles.setdefault(name, set()).add(group.role)
    return {name for name, found in roles.items() if found == {Role.RECIPIENT}}


def is_recorded(source: Source) -> bool:
    """Return whether an article's record says which organisations it is about."""
    return bool(source.article.organisations) and "organisations" not in source.article.guessed


def unlisted_givers(source: Source, before: str, after: str) -> tuple[str, ...]:
    """Return the givers that no list holds, whom the words beside an amount name, in their fullest form.

    Args:
        before: the words before the amount, from its sentence's start or the amount before it.
        after: the words after it.
    """
    name = _unlisted_giver(source, before, after)
    if name is None or is_recorded(source):
        return () if name is None else (name,)
    told = givers_told(source)
    return _each_of(name, told) or (next((full for full in told if _is_form(name, full)), name),)


def _each_of(name: str, told: Sequence[str]) -> tuple[str, ...]:
    """Return the givers that a joint name means: "Hobson and Fairley" of "Hobson Trust" and "Fairley Homes"."""
    parts = _JOINED.split(name)
    found = [next((full for full in told if full != name and _is_form(part, full)), None) for part in parts]
    names = tuple(full for full in found if full is not None)
    return names if len(parts) > 1 and len(set(names)) == len(parts) else ()


def _unlisted_giver(source: Source, before: str, after: str) -> str | None:
    """Return the one name beside an amount that is an unlisted giver's; in added news a describing word is none."""
    name = giver_after(after) or giver_before(before)
    if name is not None and is_recorded(source):
        return name
    name = name or giver_telling(before)
    opening = giver_opening(before) if name is None else None
    if opening is not None:
        return _twice(source.article.text, opening)
    return None if name is None else _proper(source.article.text, name, opens=before.lstrip().startswith(name))


def _proper(text: str, name: str, opens: bool) -> str | None:
    """Return a name without the word that describes it: "Brewer Hobson" where "the brewer" stands too.

    One word that opens a sentence, and that its article has only once, describes the giver as well: "Billionaire".
    """
    first, _, rest = name.partition(" ")
    described = re.search(rf"(?<!\w){re.escape(first.lower())}(?!\w)", text) is not None
    if first != first.lower() and described and (not rest or rest[:1].isupper()):
        return rest or None
    return name if rest or not opens or first == first.lower() else _twice(text, name)


def _twice(text: str, name: str) -> str | None:
    """Return what an article has twice: a headline's word for the giver stands there once."""
    found = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return name if len(found) >= TWICE else None


@lru_cache(maxsize=8)  # one article's statements are read together
def givers_told(source: Source) -> tuple[str, ...]:
    """Return those whom an article's sentences say to give, in their fullest form, the most often told first."""
    forms: dict[str, int] = {}
    for figure in islice((one for one in source.figures if one.kind is not FigureKind.UNKNOWN), _READ):
        name = _giver_told(source, figure)
        if name is not None:
            forms[name] = forms.get(name, 0) + 1
    listed = {mention.name for mention in source.mentions}
    full = {name: _fullest(name, forms, listed) for name in forms}
    told: dict[str, int] = {}
    for name, times in forms.items():
        told[full[name]] = told.get(full[name], 0) + times
    single = [name for name in told if not _each_of(name, list(told))]
    return tuple(sorted(single, key=lambda name: -told[name]))


def _giver_told(source: Source, figure: Figure) -> str | None:
    """Return whom the sentence of a gift names as its giver."""
    text = source.article.text
    span = next((one for one in source.sentences if one.start <= figure.start < one.end), None)
    if span is None:
        return None
    found = [group for group in groups(source, span.start, figure.start, REACH_BEFORE) if group.role is Role.GIVER]
    unlisted = _unlisted_giver(source, text[span.start : figure.start], text[figure.end : span.end])
    printed = [text[mention.start : mention.end] for mention in source.mentions]
    if unlisted is not None and not any(_is_form(unlisted, known) or _is_form(known, unlisted) for known in printed):
        return unlisted
    return found[-1].names[0] if found else None


def _fullest(name: str, forms: dict[str, int], listed: set[str]) -> str:
    """Return the longest of the forms that a name is one of; a listed name has its own full form."""
    if name in listed:
        return name
    return max((form for form in forms if form == name or _is_form(name, form)), key=len)


def _is_form(short: str, full: str) -> bool:
    """Return whether a name begins, or is the own part of, a longer one: "Nilain", "the Nilain Family Foundation"."""
    return f" {fold(short)} " in f" {fold(full)} "
