"""`python -m tests.measure_figures`: the figure parser against the facts' labels and against figures marked by reading.

The markings (`tests/data/figures/marked.jsonl`) were made by reading the articles, without the parser's output: 20
digests a language and 100 news articles, of which only ids and short figures are kept. A figure is `bare` where its
noun or currency is left out or unknown to the tables (a unit of None is then right too), and `optional` where a careful
reader may leave it out: number words for an abstract thing, "the other million". Optional figures count neither way.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import frontmatter
import yaml

from rag.countries import country_mentions
from rag.currency_families import CODES
from rag.figures import find_figures, find_numbers
from rag.schema import Figure
from rag.settings import ROOT

ARTICLES = ROOT / "corpus" / "articles"
MARKED = ROOT / "tests" / "data" / "figures" / "marked.jsonl"
EXCEPTIONS = ROOT / "tests" / "corpus" / "figure_exceptions.yaml"
FACTS = ROOT.parent / "shared" / "facts" / "csr_facts.jsonl"
NEWS = ROOT.parent / "shared" / "news" / "antcorpus_ar.jsonl.gz"
SCALED_UNITS = {"INR crore": (10_000_000, "INR"), "DZD centimes": (0.01, "DZD")}  # how the facts write them
SYMBOL = re.compile(r"[$€£¥₹₦₩]")
RANGE_END = re.compile(r"(?:\d|illions?|مليون)\s*(?:-|–|to|à|إلى)\s*$|\b(?:between|entre|بين)\b.{1,30}(?:and|et|و)\s*$")
RANGE_START = re.compile(r"\s*(?:(?:-|–|to|à|إلى)\s*)[$€£]?\d")
CODE = re.compile("|".join(rf"(?<![A-Z]){code}(?![a-z])" for code in sorted(CODES)))


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that a reader marked, where it stands."""

    start: int
    end: int
    text: str
    value: float
    unit: str | None
    hedge: str | None  # None: not marked
    bare: bool
    optional: bool

    def is_found_as(self, figure: Figure) -> bool:
        """Whether a figure of the parser is this one: place, value and unit."""
        touching = self.start < figure.end and figure.start < self.end
        units = {self.unit, None} if self.bare else {self.unit}
        return touching and abs(figure.value - self.value) <= 1e-9 * self.value and figure.unit in units


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its markings."""

    id: str
    group: str  # language of a digest, or "news"
    text: str
    country: str | None
    marks: tuple[Mark, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measures, and with --errors every figure that differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list every error")
    verbose = parser.parse_args(arguments).errors
    for measure in (labelled_recall, marked_figures):
        summary, errors = measure()
        sys.stdout.write("\n".join(summary + ([f"  {error}" for error in errors] if verbose else [])) + "\n")


def labelled_recall() -> tuple[list[str], list[str]]:
    """Return recall on the facts' labels over the digests, by language and by form, and the misses with their cause."""
    if not FACTS.is_file():
        return [f"labelled recall: {FACTS} is not here"], []
    excused = yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8"))["not_found"]
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    errors: list[str] = []
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        language, text, country = _digest(item["id"])
        figures = find_figures(text, country)
        for label in item["figures"]:
            factor, unit = SCALED_UNITS.get(label["currency_or_unit"], (1, label["currency_or_unit"]))
            value = label["value"] * factor
            same = [one for one in figures if _same(one, value, unit)]
            near = same or [n.figure for n in find_numbers(text, country) if _same(n.figure, value, None)]
            keys = [
                "all",
                language,
                *sorted({form for one in near for form in forms_of_print(one, text)} or {"not printed"}),
            ]
            total.update(keys)
            found.update(keys if same else [])
            if not same:
                printed = [(one.text, one.unit) for one in near] or "not printed as one number"
                cause = excused.get(item["id"], {}).get(label["value"], "")
                errors.append(f"{item['id']}: {value:,.10g} {unit}: {printed} {cause}")
    rows = [f"  {key:<14} {found[key]:>5} of {total[key]:>5}  {found[key] / total[key]:.1%}" for key in total]
    return ["labelled recall over the digests", *rows], errors


def forms_of_print(figure: Figure, text: str) -> Iterator[str]:
    """Yield the ways in which a figure is printed: digits or words, scale, symbol or code, hedge, range."""
    if RANGE_END.search(text[: figure.start]) or RANGE_START.match(text[figure.end :]):
        yield "ranges"
    digits = any(letter.isdigit() for letter in figure.text)
    yield "digits" if digits else "number words"
    if digits and re.search(r"[^\W\d]{2,}", figure.text) and figure.value >= 1000 and _scaled(figure):
        yield "scale words"
    if SYMBOL.search(figure.text):
        yield "symbol"
    elif CODE.search(figure.text):
        yield "code"
    if figure.approximate:
        yield "hedged"


def _scaled(figure: Figure) -> bool:
    """Whether the digits printed are fewer than those of the value."""
    return sum(letter.isdigit() for letter in figure.text) < len(str(int(figure.value)))


def _same(figure: Figure, value: float, unit: str | None) -> bool:
    """Whether a figure has a label's value, and its unit where that is a currency."""
    close = abs(figure.value - value) <= 1e-6 * value
    return close and (figure.unit == unit if unit in CODES else True)


def _digest(article: str) -> tuple[str, str, str | None]:
    """Return a digest's language, its title and text, and its country."""
    path = next(ARTICLES.glob(f"*/{article}.md"))
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    return path.parent.name, f"{post['title']}\n{post.content}", _country(post["country"], post.content)


def _country(country: str | None, text: str) -> str | None:
    """Return an article's country: its own, else the only one that its text names."""
    named = sorted(country_mentions(text))
    return country or (named[0] if len(named) == 1 else None)


def marked_figures() -> tuple[list[str], list[str]]:
    """Return precision, recall and hedge accuracy on the marked figures, and each error."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    errors: list[str] = []
    for article in marked_articles():
        missed = {mark for mark in article.marks if not mark.optional}
        for figure in find_figures(article.text, article.country):
            mark = next((mark for mark in article.marks if mark.is_found_as(figure)), None)
            if mark is not None and mark.optional:
                continue
            counts[article.group]["found"] += 1
            if mark is None:
                around = article.text[max(0, figure.start - 30) : figure.end + 25].replace("\n", " ")
                errors.append(f"{article.id}: wrong {figure.value:,.10g} {figure.unit} in «{around}»")
                continue
            counts[article.group]["right"] += 1
            counts[article.group]["recalled"] += mark in missed
            missed.discard(mark)
            counts[article.group]["hedged right"] += mark.hedge in (None, figure.hedge.value)
            if mark.hedge not in (None, figure.hedge.value):
                errors.append(f"{article.id}: hedge {figure.hedge.value}, marked {mark.hedge}: {figure.text}")
        counts[article.group]["marked"] += sum(not mark.optional for mark in article.marks)
        errors += [f"{article.id}: missed {mark.value:,.10g} {mark.unit}: {mark.text}" for mark in missed]
    return ["marked figures", *(_row(group, count) for group, count in counts.items())], errors


def _row(group: str, count: Counter[str]) -> str:
    """Return one line of the marked figures' table."""
    precision, recall = count["right"] / count["found"], count["recalled"] / count["marked"]
    hedges = count["hedged right"] / count["right"]
    return (
        f"  {group:<5} {count['marked']:>4} marked, {count['found']:>4} found: precision {precision:.1%},"
        f" recall {recall:.1%}, hedges {hedges:.1%}"
    )


def marked_articles() -> Iterator[Article]:
    """Yield the marked articles whose text is here."""
    news: dict[str, str] = {}
    if NEWS.is_file():
        with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
            news = {row["id"]: row["text"] for row in map(json.loads, lines)}
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["source"] == "digest":
            path = next(ARTICLES.glob(f"*/{row['article']}.md"))
            post = frontmatter.loads(path.read_text(encoding="utf-8"))
            group, text, country = path.parent.name, post.content, _country(post["country"], post.content)
        elif row["article"] in news:
            group, text, country = "news", news[row["article"]], None
        else:
            continue
        yield Article(row["article"], group, text, country, tuple(_marks(text, row["figures"])))


def _marks(text: str, figures: list[dict[str, object]]) -> Iterator[Mark]:
    """Place the marked figures in their text, each after the one before."""
    at = 0
    for figure in figures:
        printed = str(figure["text"])
        start = text.index(printed, at)
        at = start + len(printed)
        value, hedge = float(str(figure["value"])), figure.get("hedge")
        unit = str(figure["unit"]) if figure["unit"] is not None else None
        bare, optional = bool(figure.get("bare")), bool(figure.get("optional"))
        yield Mark(start, at, printed, value, unit, str(hedge) if hedge else None, bare, optional)


if __name__ == "__main__":
    main()
