"""Who may use the page, and as what; `python -m page.accounts` keeps the file. It knows no sessions and no cookies."""

from __future__ import annotations

import argparse
import getpass
import logging
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from page.accounts_brake import Brake
from page.accounts_file import (
    Account,
    Accounts,
    Role,
    change_accounts,
    checked_name,
    folded_name,
    hash_password,
    is_password,
    parse_accounts,
    password_objection,
    read_accounts,
)
from rag.errors import CsrError, SettingsError
from rag.settings import load_settings

__all__ = ["Account", "AccountBook", "Attempt", "Role", "main"]

HASHES_AT_ONCE = 4  # each takes 16 MiB and a processor for a quarter of a second
LONGEST_NAME = 256  # characters of what is typed as a name; longer ones are cut before they are remembered

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of an attempt to sign in: an account, or seconds to wait, or neither: name or password is wrong."""

    account: Account | None = None
    wait_seconds: float = 0.0


class AccountBook:
    """The accounts of a file, read again when it changes, so that a removed account ends while the page runs."""

    def __init__(self, path: Path, brake: Brake | None = None) -> None:
        """Read the file.

        Raises:
            SettingsError: a line is wrong, or there is no account at all.
        """
        self._path = path
        self._brake = brake or Brake()
        self._lock = threading.Lock()
        self._hashing = threading.BoundedSemaphore(HASHES_AT_ONCE)
        self._stranger = hash_password("of nobody")  # what an unknown name's password is compared with
        self._state = self._file_state()
        self._accounts = read_accounts(path)

    def find(self, name: str | None) -> Account | None:
        """Return an account as the file has it now: its role counts, and None ends its sessions."""
        return None if name is None else self._current().get(folded_name(name))

    def sign_in(self, name: str, password: str, address: str) -> Attempt:
        """Return an account for its name and password; unknown names take as long and say as little."""
        key = folded_name(name[:LONGEST_NAME])
        wait = self._brake.begin(key, address)
        if wait > 0:
            return Attempt(wait_seconds=wait)
        account = self._current().get(key)
        with self._hashing:
            is_right = is_password(password, account.password_hash if account else self._stranger)
        if account is None or not is_right:
            return Attempt()
        self._brake.succeeded(key, address)
        return Attempt(account)

    def _current(self) -> Accounts:
        """Return the accounts, read again if the file has changed."""
        with self._lock:
            state = self._file_state()
            if state != self._state:
                self._state = state
                self._accounts = self._read_again()
            return self._accounts

    def _read_again(self) -> Accounts:
        """Return the accounts of the changed file: its right lines count at once, its wrong ones are logged.

        Without a readable file nobody is let in.
        """
        try:
            accounts, problems = parse_accounts(self._path.read_text(encoding="utf-8-sig"), self._path)
        except (OSError, UnicodeDecodeError) as error:
            logger.error("%s cannot be read (%s): nobody can sign in until it can.", self._path, error)
            return {}
        for problem in problems:
            logger.warning("%s", problem)
        return accounts

    def _file_state(self) -> tuple[int, ...] | None:
        """Return what changes with the file."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return (found.st_mtime_ns, found.st_size, found.st_ino)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command on the accounts file; what a person can mend is one sentence on standard error."""
    options = _grammar().parse_args(arguments)
    try:
        path = _file(options.file)
        said = {"add": _add, "list": _list, "remove": _remove}[options.command](path, options)
    except CsrError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted; the accounts are as they were.\n")
        return 130
    sys.stdout.write(f"{said}\n")
    return 0


def _grammar() -> argparse.ArgumentParser:
    """Return the grammar of the command line."""
    grammar = argparse.ArgumentParser(prog="python -m page.accounts", description="The page's accounts.")
    grammar.add_argument("--file", type=Path, help="the accounts file (default: CSR_USERS)")
    commands = grammar.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add", help="add an account; the password is asked, or read from standard input")
    add.add_argument("name")
    add.add_argument("--role", type=Role, choices=tuple(Role), default=Role.READER)
    commands.add_parser("list", help="name every account and its role")
    commands.add_parser("remove", help="remove an account; its sessions end").add_argument("name")
    return grammar


def _file(given: Path | None) -> Path:
    """Return the accounts file."""
    path = given or load_settings().users
    if path is None:
        message = (
            "CSR_USERS is not set: set it to the accounts file, for instance CSR_USERS=.data/users, or give --file."
        )
        raise SettingsError(message)
    return path


def _add(path: Path, options: argparse.Namespace) -> str:
    """Add an account."""
    name = checked_name(options.name)
    password = _asked_password()
    objection = password_objection(password, name)
    if objection:
        raise SettingsError(objection)
    change_accounts(path, add=Account(name, options.role, hash_password(password)))
    return f"{name} may use the page as {options.role}, by {path}."


def _list(path: Path, _: argparse.Namespace) -> str:
    """Name every account."""
    return "\n".join(f"{account.name}\t{account.role}" for account in read_accounts(path).values())


def _remove(path: Path, options: argparse.Namespace) -> str:
    """Remove an account."""
    change_accounts(path, remove=options.name)
    return f"{options.name} may no longer use the page."


def _asked_password() -> str:
    """Return a password, asked twice at a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("The same again: "):
        raise SettingsError("The two passwords are not the same: run the command again.")
    return password


if __name__ == "__main__":
    sys.exit(main())
