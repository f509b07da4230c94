"""Named conditions: what of the product a run changes. It reads the file and starts nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from eval.errors import EvaluationError

CONDITIONS = Path(__file__).with_name("conditions.toml")
DEFAULT = "hybrid"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a run changes; the defaults are the product."""

    name: str
    meaning: str
    dense: bool = True
    keyword: bool = True
    names: bool = True
    quota: bool = True
    ledger: bool = True
    gate: bool = True
    cross_encoder: bool = True
    llm: bool = False  # whether the model that CSR_LLM names answers
    encoder: str | None = None  # None: the one that CSR_ENCODER names, else the bundled one
    index: str | None = None  # None: the one that CSR_INDEX names, else .index


def load_conditions(path: Path = CONDITIONS) -> dict[str, Condition]:
    """Return every condition of a file by its name.

    Raises:
        EvaluationError: the file is not TOML, or a condition has a key or a value that is not known.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path} cannot be read ({error}): correct it."
        raise EvaluationError(message) from error
    return {name: _condition(name, table, path) for name, table in tables.items()}


def condition_named(name: str, encoder: str | None = None) -> Condition:
    """Return a condition, with another encoder where one is given.

    Raises:
        EvaluationError: there is none of that name.
    """
    known = load_conditions()
    if name not in known:
        message = f"There is no condition {name!r}: name one of {', '.join(known)}, or add it to {CONDITIONS.name}."
        raise EvaluationError(message)
    return replace(known[name], encoder=encoder) if encoder else known[name]


def _condition(name: str, table: object, path: Path) -> Condition:
    """Return one condition, its keys and values checked."""
    expected: dict[str, type] = {field.name: bool for field in fields(Condition)}
    expected |= {"meaning": str, "encoder": str, "index": str}
    del expected["name"]
    values: dict[str, Any] = table if isinstance(table, dict) else {}
    if "meaning" not in values:
        message = f"{path}: [{name}] has no meaning; add a line that says what it changes."
        raise EvaluationError(message)
    for key, value in values.items():
        if not isinstance(value, expected.get(key, type(None))):
            message = f"{path}: [{name}] has {key} = {value!r}; the keys are {', '.join(expected)}."
            raise EvaluationError(message)
    return Condition(name, **values)
