"""`eval report --html`: one page with plots, tables and every question. Styles, script and plots are in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from eval.bootstrap import Estimate
from eval.html.plot import dot_plot, legend
from eval.html.question import Entry, entry_html
from eval.markdown import TITLES, provenance_lines
from eval.measures import BY_NAME
from eval.result import Result
from eval.tables import GROUP_COLUMNS, cell, cost_rows

STYLE = Path(__file__).with_name("page.css")
SCRIPT = Path(__file__).with_name("page.js")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
FILTERS = (
    ("language", "language"),
    ("kind", "kind"),
    ("pair", "languages"),
    ("state", "right or wrong"),
    ("half", "half"),
)
COST_ROW_TITLES = 2  # a cost row begins with its name and an empty count


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows."""

    results: Sequence[Result]  # the first is reported, the others stand beside it
    entries: Sequence[Entry]
    notes: Sequence[str] = ()  # what a reader must know first


def page_html(page: Page) -> str:
    """Return the whole page."""
    main = page.results[0]
    title = f"Evaluation: {main.label}, {main.identity['half']}"
    facts = "".join(f"<li>{escape(line.removeprefix('- ').replace('`', ''))}</li>" for line in provenance_lines(main))
    notes = "".join(f"<p><b>{escape(note)}</b></p>" for note in page.notes)
    body = [
        f"<h1>{escape(title)}</h1><ul>{facts}</ul>{notes}",
        f"<h2>All measures</h2>{legend([result.label for result in page.results])}{_overall(page.results)}",
        f'<div class="scroll">{_table(page.results)}</div>',
        *(_groups(main, dimension) for dimension in TITLES),
        f"<h2>Questions</h2>{_filters(page.entries)}",
        *map(entry_html, page.entries),
    ]
    style, script = STYLE.read_text(encoding="utf-8"), SCRIPT.read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n<body>"
        + "\n".join(body)
        + f"<script>{script}</script></body></html>\n"
    )


def _overall(results: Sequence[Result]) -> str:
    """Return every measure over all questions as a plot, a colour for each run."""
    alls = [(result.label, _titled(result.summary["all"]["all"])) for result in results]
    labels = [measure.title for measure in BY_NAME.values()]
    return dot_plot("mean and 95 % interval", [label for label in labels if any(label in of for _, of in alls)], alls)


def _titled(measures: Mapping[str, Estimate]) -> dict[str, Estimate]:
    """Return measures by the titles that readers know."""
    return {BY_NAME[name].title: estimate for name, estimate in measures.items()}


def _groups(result: Result, dimension: str) -> str:
    """Return the share of right answers in each group as a plot, and the other measures as a table."""
    groups = result.summary.get(dimension, {})
    right = {group: measures["right"] for group, measures in groups.items() if "right" in measures}
    columns = [name for name in GROUP_COLUMNS if any(name in measures for measures in groups.values())]
    rows = [[group, *(cell(measures.get(name)) for name in columns)] for group, measures in groups.items()]
    header = [dimension, *(BY_NAME[name].title for name in columns)]
    plot = dot_plot("right answers", list(right), [(result.label, right)])
    table = f'<div class="scroll">{_rows(header, rows)}</div>'
    return f"<h2>By {escape(TITLES[dimension])}</h2>{plot}<details><summary>Table</summary>{table}</details>"


def _table(results: Sequence[Result]) -> str:
    """Return every measure with its interval, a column for each run."""
    alls = [result.summary["all"]["all"] for result in results]
    rows = [
        [measure.title, *(cell(measures.get(name)) for measures in alls)]
        for name, measure in BY_NAME.items()
        if any(name in measures for measures in alls)
    ]
    rows += [[row[0], *row[COST_ROW_TITLES:]] for row in cost_rows(results)]
    return _rows(["measure", *(result.label for result in results)], rows)


def _rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, escaped."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _filters(entries: Sequence[Entry]) -> str:
    """Return the form that narrows the questions."""
    values = {
        "language": {entry.question.language for entry in entries},
        "kind": {entry.question.kind for entry in entries},
        "pair": {entry.row.pair for entry in entries},
        "state": {"right", "wrong"},
        "half": {"dev", "test"},
    }
    fields = [_choice(name, title, sorted(values[name])) for name, title in FILTERS]
    fields.append(_choice("cause", "cause", sorted({entry.row.cause or "" for entry in entries} - {""})))
    words = '<label>words <input name="words" type="search"></label>'
    return f'<form>{"".join(fields)}{words}<output id="shown"></output></form>'


def _choice(name: str, title: str, values: Sequence[str]) -> str:
    """Return one choice; its first value lets everything through."""
    options = "".join(f'<option value="{escape(value)}">{escape(value)}</option>' for value in values)
    return f'<label>{escape(title)} <select name="{name}"><option value="">all</option>{options}</select></label>'
