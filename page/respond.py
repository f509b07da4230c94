"""Takes one question through the assistant and keeps what became of it. It knows no markup, no Gradio, no retrieval."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import uuid4

from page.conversation import Conversation, Exchange, Passage
from page.opening import Assistant, Opening
from page.sources import cut_passage
from page.words import Words
from rag.errors import CsrError, NoIndexError
from rag.query import MAX_QUESTION_CHARACTERS
from rag.schema import Answer, Citation, Filters
from rag.suggestions import next_questions, rephrasings

INGEST_COMMAND = "python -m ingest"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Scope:
    """Under what a question is asked."""

    filters: Filters = field(default_factory=Filters)
    about: str | None = None  # what the asker wrote that it is about; None: as the conversation tells


def respond(
    opening: Opening, conversation: Conversation, question: str, words: Words, scope: Scope = Scope()
) -> Iterator[Conversation]:
    """Yield the conversation with one more exchange, again with each snapshot of its answer, and with what to ask next.

    A refusal of ours ends the exchange as one sentence instead of an answer; any other exception is a bug: it is logged
    with its traceback and said to be one.
    """
    exchange = Exchange(key=uuid4().hex, question=question.strip(), filters=scope.filters, told_about=scope.about)
    refused = objection(question, words)
    yield conversation.put(replace(exchange, failure=refused))
    if refused:
        return
    try:
        assistant = opening.wait()
        asked = (exchange.question, conversation.turns(), scope.filters, scope.about)
        for answer in assistant.stream(*asked, words.language):
            exchange = replace(exchange, answer=answer, passages=_passages(exchange, answer, assistant))
            yield conversation.put(exchange)
        yield conversation.put(_with_offers(exchange, conversation, assistant))
    except CsrError as error:
        failure, detail = explain(error, words, ready=opening.ready)
        yield conversation.put(replace(exchange, failure=failure, detail=detail))
    except Exception:
        logger.exception("a question was not answered because of a bug")
        yield conversation.put(replace(exchange, failure=words.bug))


def _with_offers(exchange: Exchange, conversation: Conversation, assistant: Assistant) -> Exchange:
    """Return an answered exchange with questions that the ledger can answer, and the index's name.

    Whatever goes wrong with them, the answer stands.
    """
    answer = exchange.answer
    if answer is None:
        return exchange
    asked = [one.question for one in conversation.exchanges]
    try:
        known = assistant.known()
        offer = rephrasings if answer.abstained else next_questions
        return replace(
            exchange, offers=tuple(offer(known, answer, asked, exchange.filters)), generation=known.generation
        )
    except Exception:
        logger.exception("no further questions could be offered")
        return exchange


def objection(question: str, words: Words) -> str | None:
    """Return what is wrong with a question before anything is searched, None where nothing is."""
    if not any(character.isalnum() for character in question):
        return words.empty_question
    if len(question) > MAX_QUESTION_CHARACTERS:
        return words.long_question.format(length=len(question), limit=MAX_QUESTION_CHARACTERS)
    return None


def explain(error: BaseException, words: Words, *, ready: bool = False) -> tuple[str, str | None]:
    """Return a refusal in the page's language, and in the refusing part's own words where those say more."""
    if isinstance(error, NoIndexError):
        return words.no_index.format(command=INGEST_COMMAND), None
    if isinstance(error, CsrError):
        return (words.cannot_answer if ready else words.cannot_open), str(error)
    return words.bug, None


def _passages(exchange: Exchange, answer: Answer, assistant: Assistant) -> tuple[Passage, ...]:
    """Return the passages of an answer, those of the snapshot before where the citations are the same."""
    known = {(passage.citation, passage.cited): passage for passage in exchange.passages}
    further = (*answer.nearest, *answer.also_read)
    wanted = [(citation, True) for citation in answer.citations] + [(citation, False) for citation in further]
    return tuple(known.get(key) or _passage(*key, assistant) for key in wanted)


def _passage(citation: Citation, cited: bool, assistant: Assistant) -> Passage:
    """Return one passage; the sentence alone where its article has gone from the index since."""
    try:
        article = assistant.article(citation.article_id)
    except CsrError:
        return Passage(citation, cited=cited)
    if article.text[citation.start : citation.end] != citation.quote:
        return Passage(citation, cited=cited)
    return cut_passage(citation, article, cited=cited)
