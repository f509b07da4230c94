"""An event signature as a line of JSON and back: new reports are compared with all, and none is read again."""

from __future__ import annotations

import json
from typing import Any

from ingest.event_signature import Gift, Signature
from rag.schema import Hedge


def record_of_signature(signature: Signature) -> str:
    """Return a signature as JSON; equal signatures give equal lines."""
    fields = {name: _plain(getattr(signature, name)) for name in signature.__slots__}
    fields["gifts"] = [{name: _plain(getattr(gift, name)) for name in gift.__slots__} for gift in signature.gifts]
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def signature_of_record(record: str) -> Signature:
    """Return the signature of a line of JSON."""
    fields = json.loads(record)
    for name in ("organisations", "causes", "places"):
        fields[name] = frozenset(fields[name])
    fields["counts"] = frozenset((value, unit) for value, unit in fields["counts"])
    fields["gifts"] = tuple(_gift(gift) for gift in fields["gifts"])
    return Signature(**fields)


def _gift(fields: dict[str, Any]) -> Gift:
    """Return a gift of its fields."""
    sets = {name: frozenset(fields[name]) for name in ("givers", "recipients")}
    return Gift(**{**fields, **sets, "hedge": Hedge(fields["hedge"])})


def _plain(value: object) -> object:
    """Return a set as a sorted list, all else as it is."""
    return sorted(value) if isinstance(value, frozenset) else value
