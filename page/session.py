"""Signed sessions: who signed in, until when. They know no page; whether the account still exists is asked elsewhere.

A session is a signed token in a cookie, so that a restart of the server signs nobody out. It is bound to the stamp of
its account: a new password, or a removed account, ends it.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jwt

from page.store_write import directory_lock, write_whole
from rag.errors import SettingsError

KEY_FILE = "session.key"  # file of CSR_DATA; without it everybody signs in again
KEY_BYTES = 32
SESSION_SECONDS = 7 * 24 * 3600
ALGORITHM = "HS256"
MOST_ENDED = 10_000  # sessions ended before their time that are remembered


@dataclass(frozen=True, slots=True)
class Session:
    """What a valid token says."""

    name: str
    stamp: str  # of the account's password at sign-in
    key: str  # of the session itself
    until: float  # seconds since 1970


class Sessions:
    """Gives and reads the tokens of one server key; a session that was signed out is not read again by this process."""

    def __init__(self, key: bytes, now: Callable[[], float] = time.time) -> None:
        self._key = key
        self._now = now
        self._lock = threading.Lock()
        self._ended: dict[str, float] = {}

    def begin(self, name: str, stamp: str) -> str:
        """Return a token for somebody who has just signed in."""
        claims = {"sub": name, "stamp": stamp, "jti": secrets.token_urlsafe(12), "exp": self._now() + SESSION_SECONDS}
        return jwt.encode(claims, self._key, algorithm=ALGORITHM)

    def read(self, token: str | None) -> Session | None:
        """Return what a token says, None where it is missing, not ours, too old or ended."""
        if not token:
            return None
        options = {"require": ["sub", "stamp", "jti", "exp"], "verify_exp": False}
        try:
            claims = jwt.decode(token, self._key, algorithms=[ALGORITHM], options=options)  # type: ignore[arg-type]
            session = Session(claims["sub"], claims["stamp"], claims["jti"], float(claims["exp"]))
        except (jwt.InvalidTokenError, ValueError, TypeError):
            return None
        with self._lock:
            is_over = session.until <= self._now() or session.key in self._ended
        return None if is_over else session

    def end(self, token: str | None) -> None:
        """End a session now."""
        session = self.read(token)
        if session is None:
            return
        with self._lock:
            now = self._now()
            self._ended = {key: until for key, until in self._ended.items() if until > now}
            if len(self._ended) < MOST_ENDED:
                self._ended[session.key] = session.until


def open_sessions(directory: Path) -> Sessions:
    """Return the sessions of a data directory, whose key is made if there is none.

    Raises:
        SettingsError: the directory cannot be used.
    """
    path = directory / KEY_FILE
    try:
        with directory_lock(directory):
            if not path.exists():
                write_whole(path, secrets.token_bytes(KEY_BYTES))
            key = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be used ({error.strerror}): set CSR_DATA to a directory that can be written."
        raise SettingsError(message) from error
    if len(key) < KEY_BYTES:
        raise SettingsError(f"{path} is no session key: remove it; everybody then signs in once more.")
    return Sessions(key)
