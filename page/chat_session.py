"""What the chat remembers of one open page, and how it is kept on the server. It knows no components and no markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from page.conversation import Conversation, Exchange
from page.feedback import Feedback, FeedbackStore, Rating, Reason
from page.store import ConversationStore
from page.store_record import StoredConversation, StoredTurn, Summary, new_key
from rag.schema import Filters

SHOWN = 30  # exchanges drawn at once: a longer conversation stays as fast as a short one


@dataclass(frozen=True, slots=True)
class Session:
    """One open page's conversation."""

    key: str = ""  # of the conversation; empty before the first question
    conversation: Conversation = field(default_factory=Conversation)
    shown: int = SHOWN

    @property
    def drawn(self) -> Conversation:
        """The exchanges that the page shows."""
        return self.conversation.newest(self.shown)

    @property
    def has_earlier(self) -> bool:
        """Whether there are exchanges that the page does not show."""
        return len(self.conversation.exchanges) > self.shown

    def more(self) -> Session:
        """Return the session with more of its exchanges shown."""
        return replace(self, shown=self.shown + SHOWN)

    def exchange(self, message: int) -> Exchange | None:
        """Return the exchange that a message of the chat belongs to."""
        drawn = self.drawn.exchanges
        return drawn[message // 2] if 0 <= message < 2 * len(drawn) else None

    def cut(self, message: int) -> Session:
        """Return the session before the exchange that a message of the chat belongs to."""
        hidden = len(self.conversation.exchanges) - len(self.drawn.exchanges)
        return replace(self, conversation=self.conversation.cut(2 * hidden + max(0, message)))

    def with_key(self) -> Session:
        """Return the session with a key for what is asked from now on."""
        return self if self.key else replace(self, key=new_key())


@dataclass(frozen=True, slots=True)
class Keep:
    """Where conversations and marks are kept, each its owner's; who has no key has nothing kept."""

    conversations: ConversationStore
    feedback: FeedbackStore

    @classmethod
    def at(cls, directory: Path) -> Keep:
        """Return the stores of a directory; they are made with the first use."""
        return cls(ConversationStore(directory), FeedbackStore(directory))

    def put(self, owner: str | None, key: str, exchange: Exchange, instead_of: str | None = None) -> bool:
        """Keep an exchange that begins, in place of one that is asked again; False where it is nobody's.

        Raises:
            DataError: it cannot be kept.
        """
        if owner is None:
            return False
        self.conversations.append(owner, key, _turn(exchange), instead_of)
        return True

    def update(self, owner: str | None, key: str, exchange: Exchange) -> None:
        """Keep what has become of an exchange.

        Raises:
            DataError: it cannot be kept.
        """
        if owner is not None and key:
            self.conversations.update(owner, key, _turn(exchange))

    def cut(self, owner: str | None, key: str, exchange: str) -> None:
        """Take an exchange and all after it back.

        Raises:
            DataError: the store cannot be written.
        """
        if owner is not None and key:
            self.conversations.cut(owner, key, exchange)

    def load(self, owner: str | None, key: str) -> StoredConversation | None:
        """Return a conversation of an owner.

        Raises:
            DataError: it cannot be read.
        """
        return self.conversations.load(owner, key) if owner is not None and key else None

    def session(self, owner: str | None, key: str) -> Session:
        """Return a conversation as a page shows it; an empty one where the owner has none of this key.

        Raises:
            DataError: it cannot be read.
        """
        stored = self.load(owner, key)
        return Session() if stored is None else Session(stored.key, stored.conversation())

    def summaries(self, owner: str | None) -> list[Summary]:
        """Return an owner's conversations, the one used last first.

        Raises:
            DataError: they cannot be read.
        """
        return self.conversations.summaries(owner) if owner is not None else []

    def mark(self, owner: str | None, who: str | None, exchange: Exchange, given: Mark) -> bool:
        """Keep what somebody thinks of an answer; False where there is no answer to think of.

        Raises:
            CsrError: it cannot be kept.
        """
        if exchange.answer is None or exchange.failure is not None or exchange.pending:
            return False
        feedback = Feedback(
            exchange.key,
            exchange.question,
            exchange.answer,
            given.rating,
            given.reason,
            given.note,
            exchange.generation,
        )
        self.feedback.add(replace(feedback, who=who), owner or "")
        return True

    def ratings(self, owner: str | None, exchanges: Sequence[str]) -> dict[str, Rating]:
        """Return what somebody thought of answers, by the keys of their exchanges.

        Raises:
            DataError: the store cannot be read.
        """
        return {key: one.rating for key, one in self.feedback.of(exchanges, owner or "").items()} if exchanges else {}

    def withdraw(self, owner: str | None, exchange: str) -> None:
        """Forget what somebody thought of an answer.

        Raises:
            DataError: the store cannot be written.
        """
        self.feedback.withdraw(exchange, owner or "")


@dataclass(frozen=True, slots=True)
class Mark:
    """A thumb, with a reason and a note where it points down."""

    rating: Rating
    reason: Reason | None = None
    note: str = ""


def filters_of(conversation: Conversation) -> Filters:
    """Return the filters that a conversation goes on with: those of its newest question."""
    return conversation.exchanges[-1].filters if conversation.exchanges else Filters()


def _turn(exchange: Exchange) -> StoredTurn:
    """Return an exchange as it is stored."""
    about = exchange.answer.about if exchange.answer is not None else ""
    return StoredTurn(exchange, exchange.filters, about or None, exchange.generation)
