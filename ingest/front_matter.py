"""What a document states of itself in a YAML block between two lines of "---". Guesses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from rag.errors import ArticleError
from rag.schema import SourceKind

ARTICLE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")  # no colon: a chunk's id is "<article id>:<ordinal>"
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
EMPTY = ("", "~", "null")
DATE_BASES = ("page", "url", "inferred", "unverified")


@dataclass(frozen=True, slots=True)
class Given:
    """The fields a source states; None or empty where it is silent."""

    id: str | None = None
    title: str | None = None
    language: str | None = None
    source_kind: SourceKind = SourceKind.ORIGINAL
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    country: str | None = None
    organisations: tuple[str, ...] = ()
    same_event_as: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()  # fields it states but marks as inferred


def split_front_matter(text: str) -> tuple[Given, str]:
    """Return what the front matter states and the text after it; all of the text if there is none.

    Raises:
        ArticleError: the block is not YAML, or a field has a value of the wrong form; the message names it.
    """
    handler = YAMLHandler()
    if not handler.detect(text):
        return Given(), text
    try:
        block, body = handler.split(text)
        fields = yaml.load(block, Loader=yaml.BaseLoader)  # only strings: NO stays Norway, 2020-05 a date
    except ValueError:  # one "---" alone: a rule drawn at the top of a page
        return Given(), text
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        message = f"has front matter that is not YAML ({reason}); correct it."
        raise ArticleError(message) from error
    if not isinstance(fields, Mapping):
        return Given(), text
    return given(fields), body.lstrip("\n")


def given(fields: Mapping[str, Any]) -> Given:
    """Return the stated fields, checked; unknown ones are left to whoever wrote them."""
    published = _checked(fields, "published", _is_date, "a date such as 2020, 2020-05 or 2020-05-13")
    source_kind = SourceKind(_checked(fields, "source_kind", _is_source_kind, "digest or original") or "original")
    basis = _checked(fields, "published_basis", DATE_BASES.__contains__, "page, url, inferred or unverified")
    inferred = basis in ("inferred", "unverified") or (basis is None and source_kind is SourceKind.DIGEST)
    country = _checked(fields, "country", _is_two_letters, "two letters (ISO 3166), such as EG")
    language = _checked(fields, "language", _is_two_letters, "two letters (ISO 639-1), such as ar")
    return Given(
        id=_checked(fields, "id", ARTICLE_ID.fullmatch, "at most 100 letters, digits, dots, dashes"),
        title=_one_line(fields, "title"),
        language=language.lower() if language else None,
        source_kind=source_kind,
        publisher=_one_line(fields, "publisher"),
        url=_checked(fields, "url", re.compile(r"https?://\S+").fullmatch, "an address that begins with http"),
        published=published,
        country=country.upper() if country else None,
        organisations=_several(fields, "organisations"),
        same_event_as=_several(fields, "same_event_as"),
        unverified=("published",) if published and inferred else (),
    )


def _one_line(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a field that holds one line of text, or None."""
    value = fields.get(name)
    if value is None or value in EMPTY:
        return None
    if not isinstance(value, str):
        raise ArticleError(f"has {name} {value!r} in its front matter, expected one line of text; correct it.")
    return " ".join(value.split())


def _checked(fields: Mapping[str, Any], name: str, accept: Callable[[str], object], expected: str) -> str | None:
    """Return a field of one form, or None."""
    value = _one_line(fields, name)
    if value is not None and not accept(value):
        raise ArticleError(f"has {name} {value!r} in its front matter, expected {expected}; correct it.")
    return value


def _several(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a field that holds a list of lines, or one line."""
    value = fields.get(name)
    values = value if isinstance(value, list) else [value]
    if any(isinstance(item, (list, dict)) for item in values):
        raise ArticleError(f"has {name} {value!r} in its front matter, expected a list of names; correct it.")
    return tuple(dict.fromkeys(" ".join(item.split()) for item in values if item is not None and item not in EMPTY))


def _is_date(value: str) -> bool:
    """Return whether a value is a year, a month or a day of the calendar."""
    match = DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_source_kind(value: str) -> bool:
    """Return whether a value is one of SourceKind."""
    return value in set(SourceKind)


def _is_two_letters(value: str) -> bool:
    """Return whether a value has the form of an ISO two-letter code."""
    return len(value) == 2 and value.isascii() and value.isalpha()
