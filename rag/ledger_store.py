"""The ledger's frozen records as JSON and back, equal to the last digit: statements by article, and giving events.

Reads and writes strings only. Knows no tables, and not what any field means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from rag.ledger_records import GivingEvent, Source, Statement

NONE_STATED = "[]"  # the record of an article that states no giving


def record_of_statements(statements: Sequence[Statement]) -> str:
    """Return one article's statements as JSON, without what the article's own tables hold."""
    form, names = _statement_form(), _statement_form().model_fields
    forms = [form.model_construct(**{name: getattr(one, name) for name in names}) for one in statements]
    return _statements().dump_json(forms).decode()


def statements_of_record(record: str, source: Source) -> list[Statement]:
    """Return the statements of an article's record.

    Raises:
        ValueError: the record does not have the form that this program writes.
    """
    try:
        return [Statement(source=source, **dict(form)) for form in _statements().validate_json(record)]
    except ValidationError as error:
        raise ValueError(_first_of(error)) from error


def record_of_event(event: GivingEvent) -> str:
    """Return a giving event as JSON, evidence and conflicts included."""
    return _events().dump_json(event).decode()


def event_of_record(record: str) -> GivingEvent:
    """Return the giving event of a JSON record.

    Raises:
        ValueError: the record does not have the form that this program writes.
    """
    try:
        return _events().validate_json(record)
    except ValidationError as error:
        raise ValueError(_first_of(error)) from error


@cache
def _statement_form() -> type[BaseModel]:
    """Return the fields of a statement but its source, which is read from the article's own tables."""
    hints = {name: (hint, ...) for name, hint in get_type_hints(Statement).items() if name != "source"}
    form: type[BaseModel] = create_model("StatementForm", **hints)  # type: ignore[call-overload]  # names are data here
    return form


@cache
def _statements() -> TypeAdapter[list[BaseModel]]:
    """Return what reads and writes an article's statements; made once, at the first use."""
    form = _statement_form()
    return TypeAdapter(list[form])  # type: ignore[valid-type]  # a class that is made above


@cache
def _events() -> TypeAdapter[GivingEvent]:
    """Return what reads and writes an event; made once, at the first use."""
    return TypeAdapter(GivingEvent)


def _first_of(error: ValidationError) -> str:
    """Return in a few words what is wrong with a record, and in which field."""
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'the record'}: {first['msg']}"
