"""Writes messages for the chat: direction, markers, the direct answer, errors. Pure.

It knows of a source no more than its number. The chat renders Markdown and cleans the HTML in it; words of others are
made harmless here as well: a tag, an image or a link reference in an answer or a question is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from html import escape
from typing import Any

from page.chat_figures import facts_line, figures_table
from page.chat_words import chat_words
from page.conversation import Conversation, Exchange
from page.directions import ISO_DATE, QUOTED, foreign_spans, paragraph_direction
from page.filters import told
from page.sources import write_date
from page.typography import typeset
from page.words import Words, direction, words_for
from rag.ledger_phrases import CONFLICT
from rag.phrases import DIFFER, NEAREST, SEARCHED, joined
from rag.schema import Answer, Citation
from rag.text import sentences

DIRECT_CHARACTERS = 160  # a first sentence longer than this, most often a quotation, is set apart without large letters
PARAGRAPHS = re.compile(r"\n\s*\n")
MARKER = re.compile(r"\[(\d{1,3})\]")
MARKERS_AFTER = re.compile(r"(?:[ \t]*\[\d{1,3}\])*[.!?؟]?")
LINK_DEFINITION = re.compile(r"^(\s*)\[([^\]\n]+)\]:", re.MULTILINE)
BLOCK_START = re.compile(r"\s*(?:[-*+>|#]|\d+[.)]\s)")  # a list, table, heading or quotation is not a direct answer
INVISIBLE = "\u200b"  # zero-width space: between two characters that would otherwise start a tag or an image
# Unicode's own isolates stand in the text while it is made harmless; the elements that they become are HTML.
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "date": "\u2068"}
END = "\u2069"
ELEMENTS = {
    ISOLATES["ltr"]: '<bdi dir="ltr">',
    ISOLATES["rtl"]: '<bdi dir="rtl">',
    ISOLATES["date"]: '<bdi class="date" dir="ltr">',
    END: "</bdi>",
}
ISOLATE = re.compile(f"[{''.join(ELEMENTS)}]")
OTHERS_ISOLATES = str.maketrans("", "", "".join(ELEMENTS))
LIVE_SYNTAX = re.compile(r"<(?=\S)|&(?=[#\w])|!(?=\[)|\](?=[(:\[])|`(?=`)|~(?=~)")


def chat_messages(conversation: Conversation, words: Words) -> list[dict[str, Any]]:
    """Return the whole chat: a question and an answer for each exchange, in order; the last one offers further ones."""
    messages: list[dict[str, Any]] = []
    for exchange in conversation.exchanges:
        messages.append({"role": "user", "content": as_typed(exchange.question)})
        messages.append({"role": "assistant", "content": answer_markup(exchange, words)})
    if messages and conversation.exchanges[-1].offers:
        last = conversation.exchanges[-1]
        messages[-1]["content"] = answer_markup(last, words, offering=True)
        messages[-1]["options"] = [{"value": offer} for offer in last.offers]
    return messages


def as_typed(question: str) -> str:
    """Return a question that the chat shows letter for letter, and that still reads as typed in its edit box."""
    return LIVE_SYNTAX.sub(lambda match: match[0] + INVISIBLE, question)


def from_edit_box(text: str) -> str:
    """Return an edited question without what `as_typed` put in."""
    return text.replace(INVISIBLE, "")


@lru_cache(maxsize=1024)
def answer_markup(exchange: Exchange, words: Words, offering: bool = False) -> str:
    """Return an exchange's answer as Markdown inside a block that carries its language and direction."""
    if exchange.failure is not None:
        return _failure(exchange.failure, exchange.detail, words)
    answer = exchange.answer
    if answer is None:
        note = words.stopped if exchange.stopped else words.searching
        return _block("note" if exchange.stopped else "note pending", words, f"<p>{escape(note)}</p>")
    kind = "answer abstained" if answer.abstained else "answer"
    body = _abstention(exchange, answer) if answer.abstained else _answered(exchange, answer)
    tail = "\n\n".join(filter(None, [_warnings(exchange, answer), _below(exchange, answer, offering)]))
    return (
        f'<div class="{kind}" dir="{direction(answer.language)}" lang="{escape(answer.language)}">\n\n'
        f"{body}{f'{chr(10)}{chr(10)}{tail}' if tail else ''}\n\n</div>"
    )


def _answered(exchange: Exchange, answer: Answer) -> str:
    """Return the body of an answer: its first sentence set apart, figures as a table."""
    numbers = {passage.citation.marker for passage in exchange.passages}
    body = _body(answer.answer, answer.language, exchange.key, numbers)
    table = figures_table(answer, exchange.key) if answer.done else ""
    return f"{body}\n\n{table}" if table else body


def _abstention(exchange: Exchange, answer: Answer) -> str:
    """Return what is said where nothing answers: what was searched, within which filters, and what is nearest."""
    own = chat_words(answer.language)
    language = own.language
    numbers = {passage.citation.marker for passage in exchange.passages}
    said = [part for part in PARAGRAPHS.split(typeset(answer.answer.strip(), language)) if part.strip()]
    titles = typeset(NEAREST[language], language).split("{titles}")[0]
    narrowed = joined([text for _, text in told(exchange.filters, language)], language)
    if narrowed:  # then not every article was searched
        said = [everywhere(language).sub(".", part) for part in said]
    parts = [_inline(part, language, exchange.key, numbers) for part in said if not part.startswith(titles)]
    if narrowed:
        parts.append(f"<p>{escape(own.within.format(filters=narrowed))}</p>")
    if answer.nearest:
        items = "".join(_nearest(source, exchange.key, language) for source in answer.nearest)
        parts.append(f'<div class="nearest-list"><p>{escape(own.nearest)}</p><ul>{items}</ul></div>')
    return "\n\n".join(parts)


@lru_cache(maxsize=8)
def everywhere(language: str) -> re.Pattern[str]:
    """Return what finds the words of a refusal that say where was searched: " in every article here (305)."."""
    words = SEARCHED[language].split("{question}")[1]
    return re.compile(re.escape(words).replace(re.escape("{articles}"), r"\d+") + "$")


def _nearest(source: Citation, key: str, language: str) -> str:
    """Return the title of an article that came nearest as a link to its sentence beside the chat."""
    own = f'lang="{escape(source.language)}" dir="{direction(source.language)}"'
    date = write_date(source.date, words_for(language)) if source.date else None
    facts = joined([f"<bdi>{escape(fact)}</bdi>" for fact in (source.publisher, date) if fact], language)
    link = f'<a class="cite title" href="#cite-{key}-{source.marker}"><bdi {own}>{escape(source.title)}</bdi></a>'
    return f"<li>{link}{f' <span>({facts})</span>' if facts else ''}</li>"


def _warnings(exchange: Exchange, answer: Answer) -> str:
    """Return what a reader must know before using an answer."""
    own = words_for(answer.language)
    notes = []
    if answer.unsupported_figures:
        figures = ", ".join(f"<bdi>{escape(figure)}</bdi>" for figure in answer.unsupported_figures)
        notes.append(f'<p class="warning">{own.unsupported.format(figures=figures)}</p>')
    if exchange.stopped:
        notes.append(f'<p class="warning">{escape(own.stopped)}</p>')
    return "\n".join(notes)


def _below(exchange: Exchange, answer: Answer, offering: bool) -> str:
    """Return the line of facts below a finished answer, and what leads over to further questions."""
    own = chat_words(answer.language)
    lead = (own.ask_instead if answer.abstained else own.ask_next) if offering and exchange.offers else ""
    facts = facts_line(answer) if answer.done and not answer.abstained else ""
    return "\n".join(filter(None, [facts, f'<p class="offer">{escape(lead)}</p>' if lead else ""]))


def _failure(sentence: str, detail: str | None, words: Words) -> str:
    """Return an error: one sentence in the page's language, and the refusing part's own words where there are any."""
    own_words = f'<p class="detail" dir="ltr" lang="en">{escape(detail)}</p>' if detail else ""
    return _block("failure", words, f"<p>{escape(sentence)}</p>{own_words}")


def _block(kind: str, words: Words, html: str) -> str:
    """Return HTML in a block that has the page's language and direction."""
    return f'<div class="{kind}" dir="{direction(words.language)}" lang="{words.language}">{html}</div>'


def _body(text: str, language: str, key: str, numbers: Collection[int]) -> str:
    """Return the answer's text, its first sentence set apart."""
    direct, rest = split_direct_answer(typeset(text.strip(), language))
    kind = "direct" if len(direct) <= DIRECT_CHARACTERS else "direct long"
    parts = [f'<div class="{kind}">\n\n{_inline(direct, language, key, numbers)}\n\n</div>'] if direct else []
    for paragraph in PARAGRAPHS.split(rest):
        if not paragraph.strip():
            continue
        written = _inline(paragraph, language, key, numbers)
        head = conflict_head(paragraph, language)
        if head is not None:
            title = f'<p class="head">{escape(head)}</p>\n\n' if head else ""
            parts.append(f'<div class="conflict">\n\n{title}{written}\n\n</div>')
            continue
        around = direction(language)
        own = around if BLOCK_START.match(paragraph) else paragraph_direction(paragraph, around)
        parts.append(written if own == around else f'<div dir="{own}">\n\n{written}\n\n</div>')
    return "\n\n".join(parts)


def conflict_head(paragraph: str, language: str) -> str | None:
    """Return the heading of a report that tells a gift otherwise, "" where it says so itself, None for all else."""
    if not any(paragraph.startswith(lead) for lead in _conflict_leads(language)):
        return None
    head = chat_words(language).conflict
    return "" if paragraph.startswith(head) else head


@lru_cache(maxsize=8)
def _conflict_leads(language: str) -> tuple[str, ...]:
    """Return how the sentences begin that quote a conflicting report."""
    known = chat_words(language).language
    templates = (*(texts[known] for texts in CONFLICT.values()), DIFFER[known])
    return tuple(typeset(template.split("{quote}")[0], known) for template in templates)


def split_direct_answer(text: str) -> tuple[str, str]:
    """Return the first sentence with the markers after it, and the rest: "A. [1] B." -> ("A. [1]", "B.")."""
    if not text or BLOCK_START.match(text):
        return "", text
    spans = sentences(text)
    end = spans[0].end if spans else len(text)
    end = next((one.end() for one in QUOTED.finditer(text) if one.start() < end < one.end()), end)
    after = MARKERS_AFTER.match(text, end)
    end = after.end() if after else end
    return text[:end].strip(), text[end:].strip()


def _inline(text: str, language: str, key: str, numbers: Collection[int]) -> str:
    """Return text with tags and images made harmless, what runs against it isolated, existing markers linked."""
    text = _isolated(text.translate(OTHERS_ISOLATES), direction(language))
    text = LINK_DEFINITION.sub(rf"\1[\2]{INVISIBLE}:", text)
    text = text.replace("![", f"!{INVISIBLE}[").replace("](", f"]{INVISIBLE}(")
    text = text.replace("```", f"`{INVISIBLE}`{INVISIBLE}`").replace("~~~", f"~{INVISIBLE}~{INVISIBLE}~")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = ISOLATE.sub(lambda match: ELEMENTS[match[0]], text)
    text = re.sub(rf"[ \t]+(?={MARKER.pattern})", "\u00a0", text)  # a marker stays on the line of what it backs
    return MARKER.sub(lambda match: _marker(int(match[1]), key, numbers), text)


def _marker(number: int, key: str, numbers: Collection[int]) -> str:
    """Return a link to a source, or the bare number where the exchange has no such source."""
    if number not in numbers:
        return f"\\[{number}\\]"
    return f'<a class="cite" href="#cite-{key}-{number}">[{number}]</a>'


def _isolated(text: str, base: str) -> str:
    """Return a text whose quotations with their marks, names and dates each keep their own direction."""
    other = "ltr" if base == "rtl" else "rtl"
    for start, end in reversed(foreign_spans(text, base)):
        kind = "date" if ISO_DATE.fullmatch(text[start:end]) else other
        text = f"{text[:start]}{ISOLATES[kind]}{text[start:end]}{END}{text[end:]}"
    return text
