"""Recall on labelled figures: what the parser finds in items with marked figures. `pytest -s` lists misses."""

from __future__ import annotations

import json
import sys

import pytest

from rag.countries import country_mentions
from rag.figures import find_figures, find_numbers
from rag.settings import ROOT

FACTS = ROOT.parent / "shared" / "facts" / "csr_facts.jsonl"
MONEY_RECALL = 0.97  # of the labelled amounts that the item's own text prints
COUNT_RECALL = 0.92  # of the labelled counts that the item's own text prints
OTHER_UNITS = {"percent": ("%", 1), "INR crore": ("INR", 10_000_000), "DZD centimes": ("DZD", 0.01)}


def labelled_figures():
    """Yield (text, country, value, unit) for every label; the text is the item's own headline and facts."""
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = " ".join([item["headline_fact"], *item["facts"]])
        countries = sorted(country_mentions(item["country"]))
        country = countries[0] if len(countries) == 1 else None
        for label in item["figures"]:
            unit, factor = OTHER_UNITS.get(label["currency_or_unit"], (label["currency_or_unit"], 1))
            yield text, country, label["value"] * factor, unit


@pytest.mark.skipif(not FACTS.is_file(), reason=f"{FACTS} is not here")
def test_labelled_figures_that_the_text_prints_are_found():
    found = {"money": 0, "count": 0}
    printed = {"money": 0, "count": 0}
    for text, country, value, unit in labelled_figures():
        kind = "money" if len(unit) == 3 and unit.isupper() else "count"
        values = [number.figure.value for number in find_numbers(text, country)]
        if not any(abs(other - value) <= 1e-6 * value for other in values):
            continue  # the label's number is not in the text, or only as part of another
        printed[kind] += 1
        same = [figure for figure in find_figures(text, country) if abs(figure.value - value) <= 1e-6 * value]
        if any(figure.unit == unit for figure in same) or (kind == "count" and same):
            found[kind] += 1
        else:
            printed_as = [(figure.text, figure.unit) for figure in same]
            sys.stdout.write(f"missed {value:,.0f} {unit} ({country}): {printed_as} in {text}\n")
    sys.stdout.write("".join(f"{kind}: {found[kind]} of {printed[kind]} found\n" for kind in found))
    assert found["money"] / printed["money"] >= MONEY_RECALL
    assert found["count"] / printed["count"] >= COUNT_RECALL
