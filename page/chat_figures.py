"""Writes what is told of an answer's figures: a table of them, how many were checked, how new the sources are. Pure."""

from __future__ import annotations

from html import escape

from page.chat_words import ChatWords, chat_words
from page.figure_rows import NONE, FigureRow, figure_rows
from page.sources import write_date
from page.words import words_for
from rag.ledger_phrases import NEWEST
from rag.schema import Answer

OPEN_ROWS = 5  # a longer table would bury the answer: it opens on demand


def facts_line(answer: Answer) -> str:
    """Return the line below an answer: "Figures checked: 4 of 4 · Newest source: May 2020"; nothing without sources."""
    words, plain = chat_words(answer.language), words_for(answer.language)
    facts = []
    every = len(answer.figures) + len(answer.unsupported_figures)
    if every:
        kind = "checked" if not answer.unsupported_figures else "checked short"
        sentence = escape(words.checked.format(good=len(answer.figures), all=every))
        facts.append(f'<span class="{kind}">{sentence}</span>')
    newest = max((source.date for source in answer.citations if source.date), default=None)
    says_so = NEWEST[words.language].split("{date}")[0] in answer.answer
    if newest and not says_so:
        facts.append(f"<span>{escape(words.as_of.format(date=write_date(newest, plain)))}</span>")
    return f'<p class="facts-line">{"".join(facts)}</p>' if facts else ""


def figures_table(answer: Answer, key: str) -> str:
    """Return an answer's figures as a table where there is more than one."""
    found = figure_rows(answer)
    if not found:
        return ""
    words = chat_words(answer.language)
    heads = (words.amount, words.printed, words.kind_of_giving, words.status, words.date, words.source)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    rows = "".join(_row(row, words, key) for row in found)
    opened = " open" if len(found) <= OPEN_ROWS else ""
    return (
        f'<details class="figures"{opened}><summary>{escape(words.figures)} ({len(found)})</summary>'
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


def _row(row: FigureRow, words: ChatWords, key: str) -> str:
    """Return one figure."""
    links = "".join(f'<a class="cite" href="#cite-{key}-{marker}">[{marker}]</a>' for marker in row.markers)
    printed = NONE if row.printed is None else f'<bdi lang="{escape(row.printed_language)}">{escape(row.printed)}</bdi>'
    cells = (
        f"<bdi>{escape(row.amount)}</bdi>",
        printed,
        escape(row.kind),
        escape(row.status),
        escape(row.date),
        escape(words.sum_of).replace("{markers}", links) if row.is_sum else links,
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
