"""A stored conversation as an outline, in words of the page's language. Pure; it knows no file format."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator

from babel import Locale

from page.directions import paragraph_direction
from page.export_answer import answer_blocks
from page.export_figures import figures
from page.export_outline import Block, Kind, Note, Outline, Part, Phrase, Reference, Table
from page.export_text import clean, language_tag, link_target, one_line
from page.sources import language_name, write_date
from page.store_record import StoredConversation, StoredTurn
from page.words import Words, direction, words_for
from page.words_export import ExportWords, export_words
from rag.phrases import KIND
from rag.schema import Answer, Citation, Filters, SourceKind

BETWEEN_FACTS = " · "


def compose(conversation: StoredConversation, language: str, made: datetime.date) -> Outline:
    """Return a conversation as a document in a page's language, made on a day."""
    return _Composer(language).outline(conversation, made)


class _Composer:
    """One document while it is written: its notes are numbered in the order of their first reference."""

    def __init__(self, language: str) -> None:
        self._words: Words = words_for(language)
        self._own: ExportWords = export_words(language)
        self._notes: list[Note] = []

    def outline(self, conversation: StoredConversation, made: datetime.date) -> Outline:
        """Return the document."""
        title = one_line(conversation.title) or self._own.conversation
        date = write_date(made.isoformat(), self._words)
        blocks: list[Block | Table] = [
            Block(
                Kind.TITLE,
                self._own.language,
                paragraph_direction(title, direction(self._own.language)),
                (Phrase(title),),
            ),
            self._said(Kind.FACTS, self._own.made.format(title=self._words.title, date=date)),
        ]
        for turn in conversation.turns:
            blocks.extend(self._turn(turn))
        return Outline(title, self._own.language, tuple(blocks), tuple(self._notes))

    def _turn(self, turn: StoredTurn) -> Iterator[Block | Table]:
        """Yield one question with what became of it."""
        exchange, answer = turn.exchange, turn.exchange.answer
        question = one_line(exchange.question)
        language = language_tag(answer.language) if answer else self._own.language
        yield Block(Kind.QUESTION, language, paragraph_direction(question, direction(language)), (Phrase(question),))
        facts = BETWEEN_FACTS.join(self._facts(turn))
        if facts:
            yield self._said(Kind.FACTS, facts)
        if exchange.failure is not None or answer is None:
            reason = " ".join(filter(None, [exchange.failure, exchange.detail])) or self._own.not_finished
            yield self._said(Kind.WARNING, self._own.not_answered.format(reason=one_line(reason)))
            return
        yield from self._answer(answer)
        if exchange.pending or exchange.stopped:
            yield self._said(Kind.WARNING, self._words.stopped)

    def _answer(self, answer: Answer) -> Iterator[Block | Table]:
        """Yield an answer, its figures, what it cites without a marker, what to check, and what came nearest."""
        behind = {citation.marker: citation for citation in answer.citations}
        numbers: dict[int, int] = {}

        def numbering(marker: int) -> int | None:
            """Return the number of a marker's note, writing the note for its first reference."""
            if marker not in behind:
                return None
            if marker not in numbers:
                numbers[marker] = self._note(behind[marker])
            return numbers[marker]

        yield from answer_blocks(answer, numbering)
        yield from figures(answer, numbering)
        unmarked = [Reference(self._note(behind[marker])) for marker in behind if marker not in numbers]
        if unmarked:
            yield self._said(Kind.FACTS, self._own.sources_not_marked, *unmarked)
        if answer.unsupported_figures:
            doubtful = self._own.between.join(one_line(figure) for figure in answer.unsupported_figures)
            yield self._said(Kind.WARNING, self._words.unsupported.format(figures=doubtful))
        if answer.nearest:
            yield self._said(Kind.TEXT, self._words.nearest_note)
        for citation in answer.nearest:
            title = one_line(citation.title)
            parts = (Phrase(title), Reference(self._note(citation)))
            language = language_tag(citation.language)
            yield Block(Kind.BULLET, language, paragraph_direction(title, direction(language)), parts)

    def _facts(self, turn: StoredTurn) -> Iterator[str]:
        """Yield under what a question was asked: an answer is misread without its filters."""
        answer = turn.exchange.answer
        subject = turn.subject or (answer.about if answer else "")
        if turn.asked:
            yield self._own.asked.format(date=self._date(turn.asked[:10]))
        if subject:
            yield self._own.about.format(subject=one_line(subject))
        filters = self._own.between.join(self._filters(turn.filters))
        if filters:
            yield self._own.restricted.format(filters=filters)
        if turn.generation:
            yield self._own.index.format(generation=one_line(turn.generation))

    def _filters(self, filters: Filters) -> Iterator[str]:
        """Yield each filter that was set."""
        kind = filters.kind
        given = (
            (self._own.organisation, filters.organisation),
            (self._own.article_language, filters.language and language_name(filters.language, self._words)),
            (self._own.country, filters.country and self._country(filters.country)),
            (self._own.kind, kind and (KIND.get(kind, {}).get(self._own.language) or str(kind))),
            (self._own.since, filters.since and self._date(filters.since)),
            (self._own.until, filters.until and self._date(filters.until)),
        )
        for sentence, value in given:
            if value:
                yield sentence.format(value=one_line(value))

    def _country(self, code: str) -> str:
        """Return a country's name in the page's language, its code where it has none."""
        return str(Locale(self._own.language).territories.get(code.upper(), code))

    def _note(self, citation: Citation) -> int:
        """Write a note and return its number."""
        number = len(self._notes) + 1
        quote = export_words(citation.language).quote.format(text=clean(citation.quote).strip())
        note = Note(
            number=number,
            title=one_line(citation.title),
            about=self._about(citation),
            link=link_target(citation.url),
            quote=quote,
            quote_language=language_tag(citation.language),
        )
        self._notes.append(note)
        return number

    def _about(self, citation: Citation) -> str:
        """Return whose words a quote is, and of when: a digest is never the publisher's."""
        publisher = one_line(citation.publisher or "")
        date = self._date(citation.date)
        if citation.source_kind is SourceKind.DIGEST:
            whose = self._words.digest_of.format(publisher=publisher) if publisher else self._words.digest
            return f"{whose}{BETWEEN_FACTS}{date}. {self._words.digest_quote}"
        whose = self._words.original_by.format(publisher=publisher) if publisher else ""
        return f"{BETWEEN_FACTS.join(filter(None, [whose, date]))}."

    def _date(self, date: str | None) -> str:
        """Return a date in the page's language; one that is none is written as it stands."""
        return one_line(html.unescape(write_date(date, self._words)))

    def _said(self, kind: Kind, text: str, *parts: Part) -> Block:
        """Return a block of our own words."""
        return Block(kind, self._own.language, direction(self._own.language), (Phrase(text), *parts))
