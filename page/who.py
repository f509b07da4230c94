"""Who sent a request and what they may do, as the gate found out; for Gradio's and Starlette's requests alike."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from page.accounts import Role
from page.cookies import Request, cookie_of
from page.store_record import account_owner, browser_owner
from page.visitor import VISITOR_COOKIE

WHO = "csr_who"  # of a request's state

Who = tuple[str | None, Role]  # the account's name, None where the page has no accounts; what they may do
NOBODY: Who = (None, Role.READER)


def role_of(request: Request | None) -> Role:
    """Return what the sender of a request may do; a reader where nothing is known of them.

    Every event that changes articles or the ledger asks: an event that the page does not show can still be called.
    """
    return _who(request)[1]


def may_edit(request: Request | None) -> bool:
    """Return whether the sender of a request may add or remove articles and correct the ledger."""
    return role_of(request) is Role.EDITOR


def name_of(request: Request | None) -> str | None:
    """Return the account's name, None where the page has no accounts."""
    return _who(request)[0]


def owner_of(request: Request | None) -> str | None:
    """Return whose conversations a request may see: an account's, else its browser's; None where it has neither."""
    name = name_of(request)
    return account_owner(name) if name is not None else browser_owner(cookie_of(request, VISITOR_COOKIE))


def note(scope: MutableMapping[str, Any], who: Who) -> None:
    """Write down who sent a request."""
    scope["state"] = {**scope.get("state", {}), WHO: who}


def _who(request: Request | None) -> Who:
    """Return what the gate found out."""
    state = getattr(request, "state", None)
    found: Who = getattr(state, WHO, NOBODY)
    return found
