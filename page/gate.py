"""Stands before the whole page: lets in who has signed in, and notes who it is. It knows no password.

People have a session; programs send name and password with every request (HTTP Basic).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import partial

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from page.accounts import Account, AccountBook, Attempt, Role
from page.cookies import cookie_of
from page.language import language_of
from page.session import Sessions
from page.who import NOBODY, Who, note
from page.words_around import around_words

SESSION_COOKIE = "csr_session"
OPEN_PATHS = frozenset({"/login", "/logout", "/help", "/favicon.ico", "/robots.txt"})
OPEN_START = "/language/"
CHECKS_AT_ONCE = 8  # threads that may wait for a password's hash; the page's own are others
MOST_KNOWN = 500  # programs whose password was checked and is not hashed again

Given = tuple[str, str]  # a name and a password


@dataclass(frozen=True, slots=True)
class Door:
    """What it takes to know who asks."""

    book: AccountBook
    sessions: Sessions
    limiter: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(CHECKS_AT_ONCE))

    async def sign_in(self, given: Given, request: Request) -> Attempt:
        """Check a name and a password beside the threads that the page's events run in."""
        address = request.client.host if request.client else ""
        return await anyio.to_thread.run_sync(partial(self.book.sign_in, *given, address), limiter=self.limiter)


class Gate:
    """Lets in who has signed in; without accounts everybody, who can only be on this machine, is an editor."""

    def __init__(self, app: ASGIApp, door: Door | None) -> None:
        self._app = app
        self._door = door
        self._programs = _Programs()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say that its sender has to sign in first."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        who: Who = (None, Role.EDITOR)
        if self._door is not None:
            account = await self._account(Request(scope), self._door)
            if account is None and not _is_open(scope["path"]):
                await _turned_away(Request(scope))(scope, receive, send)
                return
            who = (account.name, account.role) if account is not None else NOBODY
        note(scope, who)
        await self._app(scope, receive, send)

    async def _account(self, request: Request, door: Door) -> Account | None:
        """Return the account of a session, else of the name and password that a program sends along."""
        session = door.sessions.read(cookie_of(request, SESSION_COOKIE))
        if session is not None:
            account = door.book.find(session.name)
            if account is not None and account.stamp == session.stamp:
                return account
        given = _basic(request.headers.get("authorization"))
        if given is None:
            return None
        account = self._programs.account(given, door.book)
        if account is None:
            account = (await door.sign_in(given, request)).account
            if account is not None:
                self._programs.remember(given, account)
        return account


class _Programs:
    """Names and passwords that were right, as digests under a key of this process: hashing each time takes 0.2 s."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._known: OrderedDict[bytes, tuple[str, str]] = OrderedDict()

    def account(self, given: Given, book: AccountBook) -> Account | None:
        """Return the account of a name and password that were right before, while it has the same password."""
        with self._lock:
            name, stamp = self._known.get(self._digest(given), (None, None))
        account = book.find(name)
        return account if account is not None and account.stamp == stamp else None

    def remember(self, given: Given, account: Account) -> None:
        """Keep what was right, forgetting the oldest if there are too many."""
        with self._lock:
            self._known[self._digest(given)] = (account.name, account.stamp)
            if len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)

    def _digest(self, given: Given) -> bytes:
        """Return a digest from which nothing can be guessed without the key."""
        return hmac.digest(self._key, "\0".join(given).encode("utf-8", "surrogatepass"), hashlib.sha256)


def _is_open(path: str) -> bool:
    """Return whether a path is for everybody: it shows nothing of what the page knows."""
    return path in OPEN_PATHS or path.startswith(OPEN_START)


def _turned_away(request: Request) -> Response:
    """Return the way to the sign-in page, for a program or an open page as a refusal that it can show."""
    is_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    if is_page and not request.url.path.startswith("/gradio_api"):
        return RedirectResponse("/login", 303)
    return JSONResponse({"detail": around_words(language_of(request)).sign_in_first}, 401)


def _basic(header: str | None) -> Given | None:
    """Return name and password of an Authorization header: "Basic bW9uYTpwdw==" -> ("mona", "pw")."""
    scheme, _, coded = (header or "").partition(" ")
    if scheme.casefold() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(coded.strip(), validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return None
    return (name, password) if colon else None
