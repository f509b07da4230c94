"""Measure the ledger of an index against labelled facts, by hand: `python -m tests.measure_ledger --help`.

Prints how many rows there are, the share of the labelled giving figures that stand in a row (recall: by value, then by
value, unit and donor), and the share of rows of labelled articles that match a label (a lower bound of precision: the
labels name the key figures only). `--sample N` prints N rows with their evidence, to be read by eye.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rag.ledger import events_of
from rag.ledger_records import GivingEvent
from rag.ledger_sources import read_sources
from rag.ledger_totals import is_currency
from rag.manifest import published_name
from rag.names import find_name
from rag.settings import ROOT, load_settings

FACTS = ROOT.parent / "shared" / "facts" / "csr_facts.jsonl"
MONEY = {
    "cash",
    "pledge",
    "mixed",
    "user-donations",
    "matching-gift",
    "ad-credits",
    "investment",
    "credit",
    "loan",
    "target",
}
GOODS = {"in-kind", "doses", "tests", "beds", "volunteering"}
SEED = 7  # the same rows are printed as long as the ledger is the same
SAME = 0.001  # share by which two figures may differ and be one


def say(text: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(f"{text}\n")


def main() -> None:
    """Print the measures."""
    grammar = argparse.ArgumentParser(description=__doc__)
    grammar.add_argument("facts", nargs="?", type=Path, default=FACTS)
    grammar.add_argument("--misses", action="store_true", help="print labelled figures that stand in no row")
    grammar.add_argument("--sample", type=int, default=0, metavar="N", help="print N rows to be read by eye")
    arguments = grammar.parse_args()
    index = load_settings().index
    sources = read_sources(index, published_name(index))
    events = events_of(sources)  # derived anew: a change of the code shows before an ingest stores what it gives
    givers = {source.article.id: source.article.organisations[:1] for source in sources}
    facts = [json.loads(line) for line in arguments.facts.read_text(encoding="utf-8").splitlines()]
    by_article: dict[str, list[GivingEvent]] = {}
    for event in events:
        for article in dict.fromkeys(told.article_id for told in event.evidence):
            by_article.setdefault(article, []).append(event)
    say(f"{len(events)} rows, {sum(is_currency(event.unit) for event in events)} of money; {_shape(events)}")
    for name, kinds in (("money", MONEY), ("goods and hours", GOODS)):
        _recall(name, kinds, facts, by_article, givers, arguments.misses)
    _matched(facts, by_article)
    for event in random.Random(SEED).sample(events, min(arguments.sample, len(events))):
        _show(event)


def _shape(events: list[GivingEvent]) -> str:
    """Return how rows stand to each other."""
    several = sum(len({told.article_id for told in event.evidence}) > 1 for event in events)
    counts = Counter(
        part_of=sum(event.part_of is not None for event in events),
        superseded=sum(event.superseded_by is not None for event in events),
        rivals=sum(event.rival_of is not None for event in events),
        conflicts=sum(bool(event.conflicts) for event in events),
        no_donor=sum(not event.donors and not event.collective for event in events),
    )
    return f"{several} told by several articles; " + ", ".join(f"{name} {count}" for name, count in counts.items())


def _recall(name, kinds, facts, by_article, givers, misses) -> None:
    """Print how many labelled figures stand in a row of their article."""
    total = found = with_unit = with_donor = with_kind = 0
    for fact in facts:
        rows = by_article.get(fact["id"], [])
        for label in fact["figures"]:
            if label["kind"] not in kinds:
                continue
            total += 1
            same = [row for row in rows if is_value(row, label["value"], label["currency_or_unit"])]
            found += bool(same)
            units = [
                row
                for row in same
                if not is_currency(label["currency_or_unit"])
                or has_unit(row, label["value"], label["currency_or_unit"])
            ]
            with_unit += bool(units)
            giver = [row for row in units if is_giver(row, givers.get(fact["id"], ()), label["what"])]
            with_donor += bool(giver)
            with_kind += any(_agrees(row, label["kind"]) for row in units)
            if misses and not same:
                say(f"MISS {fact['id']} {label['value']} {label['currency_or_unit']} {label['kind']} | {label['what']}")
    shares = {"value": found, "and unit": with_unit, "and donor": with_donor, "value, unit and kind": with_kind}
    say(f"{name}: {total} labelled; " + ", ".join(f"{what} {n} ({n / total:.1%})" for what, n in shares.items()))


def is_value(row: GivingEvent, value: float, unit: str) -> bool:
    """Return whether a row or a conversion it prints has a labelled value."""
    scale = 1e7 if unit.endswith("crore") else 1.0
    values = [row.value, *(amount.value for amount in row.also)]
    return any(abs(one - value * scale) <= SAME * value * scale for one in values)


def has_unit(row: GivingEvent, value: float, unit: str) -> bool:
    """Return whether a row is in a labelled currency, or tells its amount in that currency too."""
    own = [(row.value, row.unit), *((amount.value, amount.unit) for amount in row.also)]
    return any(other == unit and abs(one - value) <= SAME * value for one, other in own)


def is_giver(row: GivingEvent, main: Sequence[str], what: str) -> bool:
    """Return whether a row's donor is the article's main giver, or one that the label names."""
    return row.collective or any(name in main or find_name(name, what) for name in row.donors)


def _agrees(row: GivingEvent, kind: str) -> bool:
    """Return whether a row's kind is the labelled one; a label "pledge" names a status."""
    names = {"user-donations": {"customers", "public", "staff"}, "matching-gift": {"matching"}, "credit": {"loan"}}
    return (
        kind in {"pledge", "target"} or str(row.kind) in names.get(kind, {kind}) or kind in {"doses", "tests", "beds"}
    )


def _matched(facts, by_article) -> None:
    """Print the share of rows that match any labelled figure of their articles."""
    labels: dict[str, list[tuple[float, str]]] = {}
    for fact in facts:
        labels[fact["id"]] = [(label["value"], label["currency_or_unit"]) for label in fact["figures"]]
    rows = {row.key: row for told in by_article.values() for row in told}
    matched = sum(
        any(is_value(row, *label) for told in row.evidence for label in labels.get(told.article_id, ()))
        for row in rows.values()
    )
    say(f"rows that match a label: {matched} of {len(rows)} ({matched / len(rows):.1%})")


def _show(event: GivingEvent) -> None:
    """Print one row with its evidence."""
    donors = " + ".join(event.donors) or ("many" if event.collective else "?")
    flags = [name for name, on in (("limit", event.limit), ("part", event.part_of), ("old", event.superseded_by)) if on]
    amount = f"{event.hedge} {event.value:,.10g} {event.unit}"
    what = f"{event.kind} {event.status} {flags} {event.date}"
    say(f"\n{event.key} {donors} -> {', '.join(event.recipients)} | {amount} | {what}")
    say("   " + event.evidence[0].quote.replace("\n", " "))


if __name__ == "__main__":
    main()
