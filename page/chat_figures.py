"""Writes what is told of an answer's figures: a table of them, how many were checked, how new the sources are. Pure."""

from __future__ import annotations

from html import escape

from page.chat_words import ChatWords, chat_words
from page.sources import write_date
from page.words import words_for
from rag.amounts import hedged, write_amount
from rag.figures import find_figures
from rag.ledger_phrases import NEWEST
from rag.phrases import KIND, STATUS
from rag.schema import Answer, AnswerFigure, Citation, Hedge

OPEN_ROWS = 5  # a longer table would bury the answer: it opens on demand
NONE = "–"


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
    if len(answer.figures) < 2:
        return ""
    words = chat_words(answer.language)
    sources = {source.marker: source for source in answer.citations}
    heads = (words.amount, words.printed, words.kind_of_giving, words.status, words.date, words.source)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    rows = "".join(_row(figure, sources, words.language, key) for figure in answer.figures)
    opened = " open" if len(answer.figures) <= OPEN_ROWS else ""
    return (
        f'<details class="figures"{opened}><summary>{escape(words.figures)} ({len(answer.figures)})</summary>'
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


def _row(figure: AnswerFigure, sources: dict[int, Citation], language: str, key: str) -> str:
    """Return one figure: as asked and as printed, what it is, when and where it is told."""
    words, source = chat_words(language), sources.get(figure.marker)
    derived = bool(figure.derived_from)
    markers = figure.derived_from if derived else (figure.marker,)
    links = "".join(
        f'<a class="cite" href="#cite-{key}-{marker}">[{marker}]</a>' for marker in markers if marker in sources
    )
    printed = (
        NONE if derived or source is None else f'<bdi lang="{escape(source.language)}">{escape(figure.text)}</bdi>'
    )
    cells = (
        f"<bdi>{escape(_amount(figure, source, language))}</bdi>",
        printed,
        escape(KIND[figure.kind][language]) or NONE,
        escape(STATUS[figure.status][language]) or NONE,
        NONE if derived or source is None else escape(write_date(source.date, words_for(language))),
        _sum(words, links) if derived else links,
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _amount(figure: AnswerFigure, source: Citation | None, language: str) -> str:
    """Return an amount in the asker's language with the hedge of its sentence."""
    if figure.derived_from:
        return figure.text
    hedge = Hedge.ABOUT if figure.approximate else Hedge.EXACT
    if figure.approximate and source is not None:
        hedge = next((one.hedge for one in find_figures(source.quote) if one.text == figure.text), hedge)
    if figure.unit is None:
        return hedged(figure.text, hedge, language)
    return write_amount(figure.value, figure.unit, hedge, language)


def _sum(words: ChatWords, links: str) -> str:
    """Return what a total was added up from."""
    return escape(words.sum_of).replace("{markers}", links)
