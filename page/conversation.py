"""One visitor's conversation as the server keeps it: what was asked, answered, refused. It knows no markup."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rag.schema import Answer, Citation, Filters, Turn


@dataclass(frozen=True, slots=True)
class Passage:
    """A citation with the article's text around it; `cited` tells an answer's source from a near miss."""

    citation: Citation
    before: str = ""
    after: str = ""
    cut_before: bool = False  # the article has more text before `before`
    cut_after: bool = False
    cited: bool = True


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what became of it. Its key is made by the server and never used again."""

    key: str
    question: str
    answer: Answer | None = None
    passages: tuple[Passage, ...] = ()
    failure: str | None = None  # one sentence for a person, shown instead of an answer
    detail: str | None = None  # what went wrong in the words of the part that refused
    stopped: bool = False
    offers: tuple[str, ...] = ()  # questions that could be asked next, or instead where nothing answered
    filters: Filters = field(default_factory=Filters)  # that it was asked under
    generation: str | None = None  # of the index that answered
    told_about: str | None = None  # what its asker had written that it is about; None: as the conversation told

    @property
    def pending(self) -> bool:
        """Whether more is to come."""
        return not (self.failure or self.stopped or (self.answer is not None and self.answer.done))


@dataclass(frozen=True, slots=True)
class Conversation:
    """The exchanges so far, the oldest first."""

    exchanges: tuple[Exchange, ...] = ()

    def put(self, exchange: Exchange) -> Conversation:
        """Return the conversation with an exchange added, or in place of the one with its key."""
        if self.exchanges and self.exchanges[-1].key == exchange.key:
            return Conversation((*self.exchanges[:-1], exchange))
        return Conversation((*self.exchanges, exchange))

    def cut(self, message: int) -> Conversation:
        """Return what came before a message of the chat, whose messages alternate: question, answer, question …"""
        return Conversation(self.exchanges[: max(0, message) // 2])

    def question(self, message: int) -> str:
        """Return the question of the exchange that a message of the chat belongs to, "" where there is none."""
        number = message // 2
        return self.exchanges[number].question if 0 <= number < len(self.exchanges) else ""

    def stop(self) -> Conversation:
        """Return the conversation with an unfinished last exchange marked as stopped."""
        if not self.exchanges or not self.exchanges[-1].pending:
            return self
        return self.put(replace(self.exchanges[-1], stopped=True))

    def turns(self) -> tuple[Turn, ...]:
        """Return what the assistant is told of the conversation: questions that were answered, with their answers."""
        return tuple(
            turn
            for exchange in self.exchanges
            if exchange.answer is not None and exchange.failure is None
            for turn in (
                Turn("user", exchange.question, exchange.answer.about or None),
                Turn("assistant", exchange.answer.answer),
            )
        )

    @property
    def about(self) -> str:
        """What the newest answered question was taken to be about."""
        answers = (exchange.answer for exchange in reversed(self.exchanges) if exchange.failure is None)
        return next((answer.about for answer in answers if answer is not None), "")

    def newest(self, count: int) -> Conversation:
        """Return the last exchanges alone: a page need not draw hundreds."""
        return Conversation(self.exchanges[-count:])
