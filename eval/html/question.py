"""One question of the page: its answer with marked citations, the passages in place, what was expected. All escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from eval.faults import shown
from eval.halves import half_of
from eval.metrics.wording import MARKER
from eval.question import Json, Question
from eval.result import Row
from rag.schema import Article, Hedge

CONTEXT = 220  # characters of the article shown on each side of a quote
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with all that is shown of it."""

    question: Question
    row: Row
    line: Mapping[str, Any]  # of the answer file
    articles: Mapping[str, Article]


def entry_html(entry: Entry) -> str:
    """Return one question, closed; it opens to its evidence."""
    question, row = entry.question, entry.row
    state = "right" if row.scores.get("right") else "wrong"
    attributes = {
        "id": f"q-{question.id}",
        "class": f"q {state}",
        "data-language": question.language,
        "data-kind": question.kind,
        "data-pair": row.pair,
        "data-state": state,
        "data-half": str(half_of(question.id)),
        "data-cause": row.cause or "",
    }
    told = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    cause = f'<span class="cause">{escape(row.cause)}</span>' if row.cause else ""
    return (
        f"<details {told}><summary><b>{'✓' if state == 'right' else '✗'}</b> "
        f"<code>{escape(question.id)}</code> {worded(question.question, question.language, 'span')} {cause}</summary>"
        f"{_history(question)}"
        f"<section><h4>Answer{_mode(entry.line['answer'])}</h4>{_answer(entry)}{_faults(row)}</section>"
        f"<section><h4>Cited</h4>{_citations(entry)}</section>"
        f"<section><h4>Expected</h4>{_expected(entry)}</section>"
        f"<section><h4>Retrieved</h4>{_hits(entry)}</section>"
        f"<section><h4>Scores</h4>{_scores(row)}</section></details>"
    )


def worded(text: str, language: str, tag: str = "p") -> str:
    """Return text in its direction, escaped."""
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return f'<{tag} dir="{direction}" lang="{escape(language)}">{escape(text)}</{tag}>'


def _history(question: Question) -> str:
    """Return the turns before a follow-up."""
    turns = "".join(
        f"<li><i>{escape(turn.role)}</i> {worded(turn.content, question.language, 'span')}</li>"
        for turn in question.history
    )
    return f"<section><h4>Before</h4><ul>{turns}</ul></section>" if turns else ""


def _mode(answer: Json) -> str:
    """Return who worded an answer, or that it is a refusal."""
    return " (refused)" if answer["abstained"] else f" ({escape(str(answer['mode']))})"


def _answer(entry: Entry) -> str:
    """Return the answer, each marker a link to its citation, with the quote where the pointer rests on it."""
    answer, question = entry.line["answer"], entry.question
    quotes = {int(citation["marker"]): str(citation["quote"]) for citation in answer["citations"]}
    text, parts, at = str(answer["answer"]), [], 0
    for match in MARKER.finditer(text):
        parts.append(escape(text[at : match.start()]))
        parts.append(_marker(question.id, int(match[1]), quotes))
        at = match.end()
    parts.append(escape(text[at:]))
    direction = "rtl" if answer["language"] in RIGHT_TO_LEFT else "ltr"
    language = escape(str(answer["language"]))
    return f'<div class="answer" dir="{direction}" lang="{language}">{"".join(parts)}</div>'


def _marker(question_id: str, marker: int, quotes: Mapping[int, str]) -> str:
    """Return one marker: a link where it points somewhere, struck through where it does not."""
    if marker not in quotes:
        return f"<del>[{marker}]</del>"
    return f'<a class="marker" href="#c-{escape(question_id)}-{marker}" title="{escape(quotes[marker])}">[{marker}]</a>'


def _faults(row: Row) -> str:
    """Return what is wrong."""
    items = "".join(f"<li>{escape(fault)}</li>" for fault in row.faults)
    return f'<ul class="faults">{items}</ul>' if items else ""


def _citations(entry: Entry) -> str:
    """Return the cited passages, each in its place in the article; of a refusal, what came nearest."""
    answer = entry.line["answer"]
    cited = "".join(_citation(entry, citation, cited=True) for citation in answer["citations"])
    nearest = "".join(_citation(entry, citation, cited=False) for citation in answer["nearest"])
    return (cited or "<p>nothing</p>") + (f"<h5>Nearest</h5>{nearest}" if nearest else "")


def _citation(entry: Entry, citation: Json, cited: bool) -> str:
    """Return one passage with the words around it, and whether its article is gold."""
    article = entry.articles.get(str(citation["article_id"]))
    start, end = int(citation["start"]), int(citation["end"])
    before, quote, after = "", str(citation["quote"]), ""
    if article is not None and article.text[start:end] == quote:
        before, after = article.text[max(0, start - CONTEXT) : start], article.text[end : end + CONTEXT]
        before = ("…" if start > CONTEXT else "") + before
        after += "…" if end + CONTEXT < len(article.text) else ""
    grade = dict(entry.question.articles).get(str(citation["article_id"]))
    badge = f' <span class="gold">gold {grade}</span>' if grade else ""
    language = str(citation["language"])
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    about = ", ".join(str(citation[key]) for key in ("publisher", "date") if citation[key])
    anchor = f' id="c-{escape(entry.question.id)}-{citation["marker"]}"' if cited else ""
    return (
        f"<blockquote{anchor}><header>[{citation['marker']}] {worded(str(citation['title']), language, 'span')}"
        f" ({escape(about)}) <code>{escape(str(citation['article_id']))}</code>{badge}</header>"
        f'<p dir="{direction}" lang="{escape(language)}">'
        f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}</p></blockquote>"
    )


def _expected(entry: Entry) -> str:
    """Return what a right answer holds."""
    question = entry.question
    items = [worded(question.reference, question.language)] if question.reference else []
    if not question.answerable:
        items.append("<p>A refusal: no article answers.</p>")
    figures = [
        f"{'' if figure.hedge is Hedge.EXACT else f'{figure.hedge} '}{shown(figure.value, figure.unit)}"
        f" ({figure.kind}, {figure.status})"
        for figure in question.figures
    ]
    items += _list("figures", figures)
    items += _list("forbidden", [shown(*pair) for pair in question.forbidden])
    items += _list("names", [" / ".join(spellings) for spellings in question.names])
    items += _list("dates", question.dates)
    items += _list("verdict", [question.verdict] if question.verdict else [])
    for span in question.spans:
        article = entry.articles.get(span.article)
        items.append(
            f"<blockquote><header><code>{escape(span.article)}</code></header>"
            f"{worded(span.quote, article.language if article else question.language)}</blockquote>"
        )
    items += [f"<p><i>{escape(question.notes)}</i></p>"] if question.notes else []
    return "".join(items)


def _list(title: str, values: Sequence[str]) -> list[str]:
    """Return a line of values, none where there are none."""
    return [f"<p>{title}: <bdi>{escape('; '.join(values))}</bdi></p>"] if values else []


def _hits(entry: Entry) -> str:
    """Return the retrieved articles in order, gold ones marked."""
    grades = dict(entry.question.articles)
    items = [
        f"<li>{'<mark>' if article in grades else ''}<code>{escape(article)}</code>"
        f"{'</mark>' if article in grades else ''}</li>"
        for article in entry.line["hits"]
    ]
    return f"<ol>{''.join(items)}</ol>" if items else "<p>nothing</p>"


def _scores(row: Row) -> str:
    """Return the measures that the question has."""
    told = [f"{name} {value:.2f}" for name, value in row.scores.items() if value is not None]
    return f"<p>{escape(', '.join([*told, f'{row.seconds:.2f} s', row.pair, *row.traits]))}</p>"
