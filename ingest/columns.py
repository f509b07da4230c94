"""The columns of a table of articles: which of them is which field, and a row's values as an article states them.

Column names are compared without case, accents and marks, so "Publish Date" and "publish_date" are one.
Knows nothing of files or of how rows are written in them (`ingest.tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

from babel import Locale

from ingest.calendar import dates_in, month_in
from ingest.decode import CONTROL
from ingest.front_matter import ARTICLE_ID, DATE, Given, given
from rag.countries import country_mentions
from rag.errors import ArticleError
from rag.text import fold

NAMES: Mapping[str, str] = {  # our field to what tables call it, the name most surely meant first
    "text": "text body content article articlebody fulltext story النص المحتوى نص_الخبر نص_المقال texte contenu corps",
    "title": "title headline العنوان عنوان titre",
    "published": "published date published_at publish_date publication_date pub_date date_published published_date"
    " التاريخ تاريخ تاريخ_النشر date_publication date_de_publication publié_le",
    "url": "url link href الرابط رابط lien",
    "publisher": "publisher source newspaper outlet الناشر المصدر الصحيفة éditeur journal",
    "language": "language lang اللغة langue",
    "id": "id article_id المعرف identifiant",
    "country": "country country_code البلد الدولة pays",
    "organisations": "organisations organizations organisation organization company companies"
    " المؤسسة الشركة الجهة entreprise organismes société",
    "source_kind": "source_kind",
    "published_basis": "published_basis",
    "same_event_as": "same_event_as",
}
EMPTY = frozenset(("", "-", "~", "null", "none", "nan", "nat", "n/a", "na", "\\n", "0000-00-00", "0000-00-00 00:00:00"))
ONE_A_PART = frozenset(("organisations", "same_event_as"))  # fields of several values
SEVERAL = re.compile(r"\s*[;؛|\n]\s*")
COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?\d{4,6}Z?)?")
UNIX_TIME = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")  # seconds, or milliseconds as pandas writes them
EARLIEST_YEAR = 1800  # the press is hardly older; year 1 and year 0 are slips of programs
FRONT_MATTER = " in its front matter"  # how `given` says where a value stands
LONGEST_SHOWN = 80

Columns = Mapping[str, Sequence[str]]  # our field to the table's columns that may hold it, the surest first


def match_columns(names: Iterable[str], wanted: Mapping[str, str]) -> Columns:
    """Return which columns hold which field.

    Args:
        names: the table's columns, as written.
        wanted: what a person says of them, our field (or one of its other names) to the table's column.

    Raises:
        ArticleError: a column that is wanted is not there, or there is none for the text; names those there are.
    """
    written = [name for name in dict.fromkeys(names) if _plain(name)]
    plain: dict[str, str] = {}
    for name in written:
        plain.setdefault(_plain(name), name)
    found: dict[str, Sequence[str]] = {
        field: [plain[name] for name in spellings if name in plain] for field, spellings in _spellings().items()
    }
    for name, column in wanted.items():
        there = column if column in written else plain.get(_plain(column))
        if there is None:
            raise ArticleError(f"has no column {column!r}; its columns are {_listed(written)}: name one of them.")
        found[field_called(name)] = [there]
    if not found["text"]:
        raise ArticleError(
            f"has no column for the text; its columns are {_listed(written)}: name it with --columns text=COLUMN."
        )
    return {field: columns for field, columns in found.items() if columns}


def field_called(name: str) -> str:
    """Return our field of a name that a person gives it: "date" -> "published".

    Raises:
        ArticleError: there is no such field.
    """
    field = next((field for field, spellings in _spellings().items() if _plain(name) in spellings), None)
    if field is None:
        raise ArticleError(f"cannot have a field {name!r}; --columns knows {', '.join(NAMES)}.")
    return field


def recognised(names: Iterable[str]) -> int:
    """Return how many column names are known."""
    known = {spelling for spellings in _spellings().values() for spelling in spellings}
    return sum(_plain(name) in known for name in names)


def stated(row: Mapping[str, object], columns: Columns) -> tuple[Given, str, str]:
    """Return what a row states, its text and its own id, "" where it has none.

    Raises:
        ArticleError: it has no text, or a value that is not one of its field; names the value.
    """
    values = {field: _first(row, names) for field, names in columns.items()}
    text = values.pop("text", None)
    if not isinstance(text, str):
        reason = "has no text" if text is None else f"has {_shown(text)} for its text, expected words"
        raise ArticleError(f"{reason}; fill its column {columns['text'][0]!r} or remove the row.")
    own = _scalar(values.pop("id", None))
    own_id = " ".join(own.split()) if isinstance(own, str) else ""
    fields: dict[str, object] = {field: _value(field, value) for field, value in values.items() if value is not None}
    if isinstance(fields.get("published"), str):
        day, certain = stated_date(str(fields["published"]))
        fields["published"] = day
        if not certain:
            fields.setdefault("published_basis", "inferred")
    if ARTICLE_ID.fullmatch(own_id) and not own_id.isdecimal():  # "17" is a row of any table
        fields["id"] = own_id
    try:
        return given(fields), text, own_id
    except ArticleError as error:
        raise ArticleError(str(error).replace(FRONT_MATTER, "")) from None


def stated_date(value: str, today: date | None = None) -> tuple[str, bool]:
    """Return a stated date as ISO, as precise as it is, and whether it can be read in one way only.

    "2017-01-26T08:31:00+01:00" and "20170126" -> ("2017-01-26", True), "01/07/2016" -> ("2016-07-01", False).

    Raises:
        ArticleError: it is no date, or one that no article has.
    """
    latest = (today or datetime.now(UTC).date()) + timedelta(days=1)  # it is tomorrow already east of here
    iso, certain = _read_date(value.strip(), latest)
    if not f"{EARLIEST_YEAR}" <= iso <= latest.isoformat():
        raise ArticleError(f"has the date {_shown(value)}, which no article can have; correct it or leave it empty.")
    return iso, certain


def _read_date(value: str, latest: date) -> tuple[str, bool]:
    """Return a date as ISO whatever the year."""
    plain = fold(value)
    compact = COMPACT_DATE.fullmatch(plain)
    spread = "-".join(compact.groups()) if compact else plain
    if DATE.fullmatch(spread) and (len(spread) < 10 or dates_in(spread)):
        month = spread[5:7]
        if not month or 1 <= int(month) <= 12:
            return spread, True
    unix = UNIX_TIME.fullmatch(plain)
    if unix and int(unix[1]) < datetime(latest.year + 1, 1, 1, tzinfo=UTC).timestamp():
        return datetime.fromtimestamp(int(unix[1]), UTC).date().isoformat(), True
    written = dates_in(value)
    if written:
        return written[0].day.isoformat(), written[0].certain
    month_only = month_in(value)
    if month_only:
        return f"{month_only[0]}-{month_only[1]:02}", True
    raise ArticleError(f"has the date {_shown(value)}, which cannot be read; write it as 2020-05-13.")


def _first(row: Mapping[str, object], names: Sequence[str]) -> object:
    """Return the first value of a row's columns that is not empty, or None."""
    cells = (row.get(name) for name in names)
    values = (CONTROL.sub("", cell) if isinstance(cell, str) else cell for cell in cells)  # no reader sees them
    return next((value for value in values if not _is_empty(value)), None)


def _is_empty(value: object) -> bool:
    """Whether a cell says nothing."""
    if isinstance(value, str):
        return not value.strip() or (len(value) < 20 and value.strip().lower() in EMPTY)
    return value is None or value in ([], {})


def _value(field: str, value: object) -> object:
    """Return a cell in the form that `given` checks."""
    value = _scalar(value)
    if field in ONE_A_PART and not isinstance(value, list):
        return [part for part in SEVERAL.split(value) if part] if isinstance(value, str) else value
    if field in ONE_A_PART and isinstance(value, list):
        return [_scalar(item) for item in value]
    if field == "url" and isinstance(value, str):
        return "%20".join(value.split())  # as a browser writes it
    if field == "language" and isinstance(value, str):
        return _languages().get(fold(value.strip()), re.split(r"[-_]", value.strip())[0])
    if field == "country" and isinstance(value, str) and len(value.strip()) > 2:
        named = country_mentions(value)
        return named.pop() if len(named) == 1 else value
    return value


def _scalar(value: object) -> object:
    """Return a number as text, and the name of a thing that is one: {"id": "p", "name": "Post"} -> "Post"."""
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return value["name"]
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _shown(value: object) -> str:
    """Return a value as a message shows it."""
    shown = repr(value)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"


def _listed(names: Sequence[str]) -> str:
    """Return column names as a message lists them."""
    shown = [repr(name[:LONGEST_SHOWN]) for name in names[:20]]
    return ", ".join([*shown, "…"] if len(names) > 20 else shown) or "without names"


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """Return a column's name without case, accents and marks."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


@cache
def _spellings() -> dict[str, list[str]]:
    """Return the plain names of every field."""
    return {field: [_plain(name) for name in names.split()] for field, names in NAMES.items()}


@cache
def _languages() -> dict[str, str]:
    """Return the folded names of languages in Arabic, English and French with their codes: "arabe" -> "ar"."""
    tables = [Locale(locale).languages for locale in ("ar", "en", "fr")]
    names = {fold(name): code for table in tables for code, name in table.items() if len(code) == 2}
    return names | {"ara": "ar", "eng": "en", "fra": "fr", "fre": "fr", "عربي": "ar", "عربيه": "ar"}
