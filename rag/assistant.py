"""The chain: understand, retrieve, answer, cite, verify, as a stream of Answer snapshots."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Self

from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda

from rag.abstention import abstain, abstained_by_model
from rag.also_read import further_articles, further_sentences
from rag.answer_corrected import with_corrections
from rag.answer_ledger import answer_ledger
from rag.answer_verdict import opens_with_verdict
from rag.asked import Asked, Found
from rag.citations import MARKER, drop_unknown_markers
from rag.cross_encoder import load_cross_encoder
from rag.documents import document_of, passage_of
from rag.draft import Draft
from rag.encoder import Encoder, load_encoder
from rag.fact_rows import with_rows
from rag.focus import Focus, about_line, focus_of
from rag.kinds import Kind
from rag.known import Known
from rag.language import DEFAULT
from rag.ledger import LedgerCache
from rag.ledger_question import asks_for_rows, is_general_amount
from rag.ledger_select import LedgerBook
from rag.llm import LanguageModel, load_model
from rag.look import Look, Parts, likeliest, look
from rag.manifest import published_name
from rag.misspelt import mended
from rag.model_answer import is_abstention
from rag.names import Gazetteer
from rag.prompt import messages
from rag.published import PublishedIndex
from rag.query import Query, check, ways_to_read
from rag.question import in_language_of
from rag.reader import answer_of, compose
from rag.schema import Answer, Article, Filters, Mode, Turn
from rag.settings import Settings
from rag.store import Generation
from rag.unsaid import is_of_limits, leans_back, said_without, without_unsaid
from rag.yes_no import asks_yes_or_no

PASSAGES_SHOWN = 8  # chunks given to a language model
OF_FIGURES = frozenset({Kind.AMOUNT, Kind.COUNT, Kind.RECIPIENT})  # whose figures the reader looks up in the ledger


class Assistant:
    """Answers questions over the published index; safe to use from several threads."""

    def __init__(
        self,
        index: PublishedIndex,
        encoder: Encoder,
        model: LanguageModel | None = None,
        parts: Parts = Parts(),  # noqa: B008 frozen
    ) -> None:
        self._index, self._encoder, self._model, self._parts = index, encoder, model, parts
        self._ledger = LedgerCache(index.path)  # read at the first question that needs it
        self._gazetteers: dict[str, Gazetteer] = {}  # of the newest generation, by its name
        self.chain: Runnable[Asked, Answer] = RunnableLambda(self._find) | RunnableGenerator(self._write)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Load the encoder, the published index and the language model, if one is configured.

        Raises:
            CsrError: one of them cannot serve.
        """
        model = load_model(settings)
        published_name(settings.index)  # fails before an encoder is loaded where nothing is published
        encoder = load_encoder(settings.encoder)
        parts = Parts(cross_encoder=load_cross_encoder())
        return cls(PublishedIndex(settings.index, encoder.fingerprint), encoder, model, parts)

    def close(self) -> None:
        """Give the index back."""
        self._index.close()

    def answer(
        self,
        question: str,
        turns: Sequence[Turn] = (),
        filters: Filters = Filters(),  # noqa: B008 frozen
        about: str | None = None,
    ) -> Answer:
        """Return the complete answer to one question."""
        *_, last = self.stream(question, turns, filters, about)
        return last

    def stream(
        self,
        question: str,
        turns: Sequence[Turn] = (),
        filters: Filters = Filters(),  # noqa: B008 frozen
        about: str | None = None,
        page: str = DEFAULT,
    ) -> Iterator[Answer]:
        """Yield snapshots of one answer, each complete in itself; the last has `done` set.

        Args:
            about: what the asker says that the question is about, in place of what the turns were; None: as they tell.
            page: language of the page, in which a question is answered whose own words tell none.

        Raises:
            QuestionError: the question is empty or too long.
            ModelError: the configured language model does not answer.
        """
        started = time.perf_counter()
        question = check(question)
        with self._index.use() as generation:
            asked = Asked(question, turns, filters, generation, self._gazetteer(generation), started, about, page)
            yield from self.chain.stream(asked)

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            ArticleError: the index holds none of that id.
        """
        with self._index.use() as generation:
            return generation.article(article_id)

    def known(self) -> Known:
        """Return what the index that answers now knows: names, places, gifts; to choose and to suggest from."""
        with self._index.use() as generation:
            return Known.of(generation, self._gazetteer(generation), self._ledger.events(generation))

    def _gazetteer(self, generation: Generation) -> Gazetteer:
        """Return the names that a generation knows."""
        if (known := self._gazetteers.get(generation.name)) is None:
            known = Gazetteer(generation.organisations())
            self._gazetteers = {generation.name: known}
        return known

    def _find(self, asked: Asked) -> Found:
        """Understand the question and answer it: without a place or year that it leaves unsaid if nothing is of it."""
        generation, gazetteer = asked.generation, asked.gazetteer
        # what an asker restricts the search to is what a question without a name is about
        about = asked.filters.organisation if asked.about is None else asked.about
        question = mended(asked.question, generation, self._encoder.is_word)
        read_as = ways_to_read(question, gazetteer, asked.turns, about)
        queries = tuple(in_language_of(query, asked.page) for query in read_as)
        found = self._read(asked, queries)
        looser = tuple(query for query in map(without_unsaid, queries) if query is not None)
        if not (looser and found.reader.abstained):
            return found
        other = self._read(asked, looser)
        if other.reader.abstained:
            return found
        line = about_line(found.query, found.focus, gazetteer)
        return replace(other, reader=said_without(other.reader, found.query, line, gazetteer), settled=True)

    def _read(self, asked: Asked, queries: Sequence[Query]) -> Found:
        """Retrieve, and let the ledger or the reader answer."""
        generation, gazetteer = asked.generation, asked.gazetteer
        focus_on = cache(lambda query: focus_of(query, generation, gazetteer, self._encoder.is_word))
        query, focus = queries[0], focus_on(queries[0])
        settled = self._from_ledger(asked, query, focus)
        asks_verdict = asks_yes_or_no(query.text)  # rows of the ledger give none: a passage may
        if settled is not None and not asks_verdict and (self._model is None or query.kind is not Kind.AMOUNT):
            further = further_articles(settled, focus, gazetteer, generation)
            settled = with_corrections(settled, self._ledger.corrected(generation), gazetteer, of_rows=True)
            return Found(asked, query, focus, [], replace(settled, also_read=further), settled=True)
        ways = queries if settled is None else queries[:1]
        found = likeliest(ways, lambda one: self._look(asked, one, focus_on(one)))
        if self._parts.watch is not None:
            self._parts.watch(found.hits)
        draft = compose(found.query, found.focus, found.evidence, found.fits)
        if draft is not None and not is_of_limits(found.query, found.focus, draft.citations, generation.article):
            draft = None
        if asks_verdict and opens_with_verdict(draft):
            settled = None
        if settled is None and draft is None:
            about = about_line(found.query, found.focus, gazetteer) if leans_back(found.query, asked.question) else ""
            reader = abstain(asked.question, found.query, found.focus, found.fits, generation, about)
        else:
            reader = settled or answer_of(asked.question, draft or Draft(query.language))
            reader = with_corrections(reader, self._ledger.corrected(generation), gazetteer, settled is not None)
            reader = replace(reader, also_read=further_sentences(reader, found.evidence))
        compared = settled is not None and query.kind is not Kind.AMOUNT
        return Found(asked, found.query, found.focus, found.hits, reader, settled=compared)

    def _look(self, asked: Asked, query: Query, focus: Focus) -> Look:
        """Return what one way to read a question finds."""
        found = look((query, focus), asked.generation, asked.gazetteer, self._encoder, asked.filters, self._parts)
        of_rows = query.kind in OF_FIGURES or asks_yes_or_no(query.text)
        if not (self._parts.ledger and of_rows):
            return found
        rows, struck = self._ledger.events(asked.generation), self._ledger.struck_out(asked.generation)
        return replace(found, evidence=with_rows(found.evidence, rows, struck))

    def _from_ledger(self, asked: Asked, query: Query, focus: Focus) -> Answer | None:
        """Return the ledger's answer, or None where the question is none for it or it has no rows that hold."""
        asked_of_it = asks_for_rows(query, focus) or is_general_amount(query, focus, asked.gazetteer)
        if not (asked_of_it and self._parts.ledger):
            return None
        book = LedgerBook(self._ledger.events(asked.generation), asked.generation.article, asked.gazetteer)
        draft = answer_ledger(query, focus, asked.filters, book)
        answer = answer_of(asked.question, draft) if draft is not None else None
        return answer if answer is None or not (answer.unsupported_figures and self._parts.gate) else None

    def _write(self, found: Iterator[Found]) -> Iterator[Answer]:
        """Yield the answer's snapshots: the reader's at once, or the model's as it comes."""
        for one in found:
            snapshots = (
                self._write_with_model(one)
                if self._model and not one.focus.absent and not one.settled
                else iter([one.reader])
            )
            about = about_line(one.query, one.focus, one.asked.gazetteer)
            for answer in snapshots:
                yield replace(answer, seconds=time.perf_counter() - one.asked.started, about=about)

    def _write_with_model(self, found: Found) -> Iterator[Answer]:
        """Stream the model's words, then yield what the passages bear out; the reader answers where nothing is left."""
        assert self._model is not None
        asked, query = found.asked, found.query
        chosen = found.hits[:PASSAGES_SHOWN]
        passages = [passage_of(asked.generation, hit) for hit in chosen]
        if not passages:
            yield found.reader
            return
        documents = [document_of(asked.generation, hit) for hit in chosen]
        reply, partial = "", Answer(asked.question, query.language, "", mode=Mode.MODEL, done=False)
        for piece in self._model.stream(messages(asked.question, query.language, documents, asked.turns)):
            reply += piece
            yield replace(partial, answer=drop_unknown_markers(reply, range(1, len(passages) + 1)))
        if is_abstention(reply, query.language):
            yield (
                replace(found.reader, mode=Mode.MODEL)
                if found.reader.abstained
                else abstained_by_model(query, chosen, asked.generation)
            )
            return
        checked = self._parts.check(reply, passages)
        if not MARKER.search(checked.text):
            yield found.reader
            return
        said = replace(partial, answer=checked.text, citations=checked.citations, figures=checked.figures, done=True)
        yield with_corrections(said, self._ledger.corrected(asked.generation), asked.gazetteer)
