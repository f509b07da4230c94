"""Dots with intervals as inline SVG. It knows estimates and labels, not what is measured."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.bootstrap import Estimate

LABEL, PLOT, RIGHT = 250, 420, 60  # widths in pixels: labels, the scale from 0 to 1, the number at the end
ROW, DOT, TOP = 16, 4, 24
COLOURS = ("#1f5fa8", "#b3541e", "#4b7f3a", "#7a4fa0", "#8a8a2c", "#a23b5c", "#2f8f8f", "#555555")

Series = tuple[str, dict[str, Estimate]]  # (name, label -> estimate)


def dot_plot(title: str, labels: Sequence[str], series: Sequence[Series]) -> str:
    """Return a plot of shares between 0 and 1: a line for each label and series, the dot its mean."""
    shown = [
        (label, name, COLOURS[at % len(COLOURS)], estimates[label])
        for label in labels
        for at, (name, estimates) in enumerate(series)
        if label in estimates
    ]
    height = TOP + ROW * len(shown) + ROW
    width = LABEL + PLOT + RIGHT
    parts = [
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"',
        f' aria-label="{escape(title)}">',
        f'<text x="0" y="14" class="title">{escape(title)}</text>',
        *_scale(height),
    ]
    before = None
    for at, (label, name, colour, estimate) in enumerate(shown):
        y = TOP + ROW * at + ROW / 2
        parts += _row(y, "" if label == before else label, colour, estimate, name)
        before = label
    return "".join([*parts, "</svg>"])


def _scale(height: int) -> list[str]:
    """Return the lines of the scale with their numbers."""
    parts = []
    for tenth in range(0, 11, 2):
        x = LABEL + PLOT * tenth / 10
        parts.append(f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{height - ROW}" class="grid"/>')
        parts.append(f'<text x="{x}" y="{height - 3}" class="tick">{tenth / 10:g}</text>')
    return parts


def _row(y: float, label: str, colour: str, estimate: Estimate, name: str) -> list[str]:
    """Return one dot with its interval, its label and its number."""
    low, middle, high = (LABEL + PLOT * min(1.0, max(0.0, x)) for x in (estimate.low, estimate.value, estimate.high))
    told = f"{name}: {estimate.value:.3f} [{estimate.low:.3f}, {estimate.high:.3f}], n = {estimate.count}"
    return [
        f"<g><title>{escape(told)}</title>",
        f'<text x="{LABEL - 8}" y="{y + 4}" class="label">{escape(label)}</text>',
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="2"/>',
        f'<circle cx="{middle:.1f}" cy="{y}" r="{DOT}" fill="{colour}"/>',
        f'<text x="{LABEL + PLOT + 8}" y="{y + 4}" class="value">{estimate.value:.3f}</text></g>',
    ]


def legend(names: Sequence[str]) -> str:
    """Return the colours of the series."""
    marks = [
        f'<span><i style="background:{COLOURS[at % len(COLOURS)]}"></i>{escape(name)}</span>'
        for at, name in enumerate(names)
    ]
    return f'<p class="legend">{"".join(marks)}</p>'
