"""A conversation as the store keeps it, and whose it is. It knows neither the file nor the page."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from uuid import uuid4

from page.conversation import Conversation, Exchange
from rag.schema import Filters

TITLE_CHARACTERS = 80  # a line of the list of conversations
BROWSER_KEY = re.compile(r"[A-Za-z0-9_-]{32}")
BROWSER = "browser:"
ACCOUNT = "account:"
# Controls, halves of surrogate pairs, and marks that turn the direction of what follows: no part of a name.
NOT_IN_A_TITLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """One exchange with all that it was asked under."""

    exchange: Exchange
    filters: Filters = field(default_factory=Filters)
    subject: str | None = None  # what a follow-up was taken to be about
    generation: str | None = None  # of the index that answered
    asked: str | None = None  # ISO 8601, UTC; the store fills it in


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation with its name, the oldest turn first."""

    key: str
    title: str
    started: str  # ISO 8601, UTC
    turns: tuple[StoredTurn, ...] = ()

    def conversation(self) -> Conversation:
        """Return what the page shows; an answer that was under way when the server ended counts as stopped."""
        exchanges = (turn.exchange for turn in self.turns)
        return Conversation(tuple(replace(one, stopped=True) if one.pending else one for one in exchanges))

    def only(self, exchange: str) -> StoredConversation:
        """Return the conversation with one of its exchanges alone, for who takes a single answer away."""
        return replace(self, turns=tuple(turn for turn in self.turns if turn.exchange.key == exchange))


@dataclass(frozen=True, slots=True)
class Summary:
    """A line of the list of conversations."""

    key: str
    title: str
    used: str  # ISO 8601, UTC: when it last changed
    turns: int


def new_key() -> str:
    """Return a key for a conversation that has not begun."""
    return uuid4().hex


def new_browser_key() -> str:
    """Return what a browser without an account is known by: nobody else can guess it."""
    return secrets.token_urlsafe(24)


def browser_owner(key: str | None) -> str | None:
    """Return whose the conversations of a browser key are, None for what is no such key.

    Only a hash is kept: who reads the file cannot come back as its owner.
    """
    if key is None or not BROWSER_KEY.fullmatch(key):
        return None
    return BROWSER + hashlib.sha256(key.encode()).hexdigest()


def account_owner(name: str) -> str:
    """Return whose the conversations of an account are."""
    return ACCOUNT + name


def title_of(text: str) -> str:
    """Return a text as one short line: "How  much did   Kastora give?" -> "How much did Kastora give?"."""
    visible = (
        " " if unicodedata.category(letter) in NOT_IN_A_TITLE else letter
        for letter in text
        if letter not in TURNS_DIRECTION
    )
    line = " ".join("".join(visible).split())
    return line if len(line) <= TITLE_CHARACTERS else line[: TITLE_CHARACTERS - 1].rstrip() + "…"
