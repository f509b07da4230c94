"""Frozen records as bytes and back, exactly: any dataclass of texts, numbers, choices, tuples and records.

A field that a newer program added takes its default; one that it dropped is passed over.
"""

from __future__ import annotations

import json
import types
import zlib
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record")

# JSON in UTF-8 that lets half a surrogate pair through, since a program may send one in its question.
ENCODING, ERRORS = "utf-8", "surrogatepass"


class RecordError(ValueError):
    """Bytes that are not a record of the kind asked for."""


def to_bytes(record: DataclassInstance) -> bytes:
    """Return a dataclass as compressed JSON."""
    return zlib.compress(json.dumps(asdict(record), ensure_ascii=False, separators=(",", ":")).encode(ENCODING, ERRORS))


def of_bytes(kind: type[Record], content: bytes) -> Record:
    """Return the record of a kind that `to_bytes` wrote.

    Raises:
        RecordError: the bytes are damaged, or hold something else.
    """
    try:
        built: Record = _build(kind, json.loads(zlib.decompress(content).decode(ENCODING, ERRORS)))
    except (zlib.error, ValueError, TypeError, KeyError) as error:
        raise RecordError(f"no {kind.__name__}: {error}") from error
    return built


def _build(kind: Any, value: Any) -> Any:  # noqa: ANN401 - the kind decides what is returned
    """Return a value of JSON as its kind."""
    if is_dataclass(kind):
        return _record(kind, value)
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        return _one_of(get_args(kind), value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float and isinstance(value, int | float):
        return float(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not {kind}")
    return value


def _record(kind: Any, value: Any) -> Any:  # noqa: ANN401
    """Return a dataclass of an object's values."""
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is no object")
    hints = _hints(kind)
    known = [field.name for field in fields(kind) if field.name in value]
    return kind(**{name: _build(hints[name], value[name]) for name in known})


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    """Return the value as the first of several kinds that takes it."""
    if value is None and type(None) in kinds:
        return None
    refusals = []
    for kind in kinds:
        try:
            return _build(kind, value)
        except (TypeError, ValueError) as error:
            refusals.append(str(error))
    raise TypeError("; ".join(refusals))


def _tuple(kinds: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    """Return a tuple of a list: tuple[X, ...] of any length, tuple[X, Y] of its own."""
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_build(kinds[0], one) for one in value)
    return tuple(_build(kind, one) for kind, one in zip(kinds, value, strict=True))


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    """Return a dataclass's fields with their types."""
    return get_type_hints(kind)
