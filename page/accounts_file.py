"""The accounts file: one `name:role:password hash` a line, read with a sentence for each line that is wrong.

Comments, blank lines and the order survive every change. It knows nothing of who signs in.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from page.store_write import directory_lock, write_whole
from rag.errors import SettingsError

NAME = re.compile(r"[^\W_][\w.@-]{0,63}")
NAME_RULE = "use 1 to 64 letters, digits and . @ - _, with a letter or digit first"
MIN_PASSWORD, MAX_PASSWORD = 10, 1_024  # characters; the longest is far above a sentence, and keeps hashing short
# scrypt with 16 MiB and five passes: what OWASP's password storage guide asks for at this size of memory.
COST, BLOCK, PASSES = 2**14, 8, 5
SALT_BYTES, HASH_BYTES = 16, 32
MOST_MEMORY = 64 * 2**20  # what a line of the file may make us spend on one password
MOST_PASSES = 16
LINES_TOLD = 10
HASH = re.compile(r"scrypt\$(\d{1,7})\$(\d{1,3})\$(\d{1,3})\$([A-Za-z0-9+/=]{8,})\$([A-Za-z0-9+/=]{20,})")


class Role(StrEnum):
    """What an account may do."""

    READER = "reader"  # ask, read, mark, export
    EDITOR = "editor"  # and add or remove articles, and correct the ledger


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may use the page."""

    name: str
    role: Role
    password_hash: str

    @property
    def stamp(self) -> str:
        """Return what a session may be bound to: it changes with the password."""
        return hashlib.sha256(self.password_hash.encode()).hexdigest()[:16]


Accounts = dict[str, Account]  # by folded name


def folded_name(name: str) -> str:
    """Return a name as it is compared: "Mona" and "MONA" are one."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def checked_name(name: str) -> str:
    """Return a name as the file keeps it.

    Raises:
        SettingsError: it is none.
    """
    kept = unicodedata.normalize("NFKC", name)
    if not NAME.fullmatch(kept):
        raise SettingsError(f"{name[:70]!r} is no name for an account: {NAME_RULE}.")
    return kept


def hash_password(password: str) -> str:
    """Return a password as the file keeps it."""
    salt = secrets.token_bytes(SALT_BYTES)
    digest = _scrypt(password, salt, (COST, BLOCK, PASSES))
    return "$".join(("scrypt", str(COST), str(BLOCK), str(PASSES), _encode(salt), _encode(digest)))


def is_password(password: str, password_hash: str) -> bool:
    """Return whether a password is the one of a hash; it takes as long when it is not."""
    found = HASH.fullmatch(password_hash)
    if found is None:  # not of a file that was read
        return False
    numbers = (int(found[1]), int(found[2]), int(found[3]))
    return hmac.compare_digest(_scrypt(password[:MAX_PASSWORD], _decode(found[4]), numbers), _decode(found[5]))


def password_objection(password: str, name: str) -> str | None:
    """Return what is wrong with a new password, None where nothing is."""
    if len(password) < MIN_PASSWORD:
        return f"The password has {len(password)} characters: choose one of {MIN_PASSWORD} or more."
    if len(password) > MAX_PASSWORD:
        return f"The password has {len(password)} characters: choose one of {MAX_PASSWORD} or fewer."
    if folded_name(name) in folded_name(password) and len(password) < len(name) + MIN_PASSWORD:
        return "The password is little more than the name: choose another."
    return None


def read_accounts(path: Path) -> Accounts:
    """Return the accounts of a file.

    Raises:
        SettingsError: it cannot be read, names nobody, or has wrong lines, each of which is told.
    """
    accounts, problems = parse_accounts(_text(path), path)
    if problems:
        more = len(problems) - LINES_TOLD
        raise SettingsError(
            "\n".join([*problems[:LINES_TOLD], *([f"{more} more lines are wrong."] if more > 0 else [])])
        )
    if not accounts:
        message = f"{path} names nobody: run `python -m page.accounts add NAME --role editor`, or unset CSR_USERS."
        raise SettingsError(message)
    return accounts


def parse_accounts(text: str, path: Path) -> tuple[Accounts, list[str]]:
    """Return the accounts of a file's text, and a sentence for each line that is none."""
    accounts: Accounts = {}
    problems = []
    for at, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        account, problem = _account(line.strip())
        if account is not None and folded_name(account.name) in accounts:
            problem = f"names {account.name} a second time; remove one of the two"
        if account is None or problem:
            problems.append(f"{path}, line {at} {problem}.")
            continue
        accounts[folded_name(account.name)] = account
    return accounts, problems


def change_accounts(path: Path, add: Account | None = None, remove: str | None = None) -> None:
    """Add an account, or remove one by name, atomically; the other lines stay as they are.

    Raises:
        SettingsError: the account is there already, or is not there; or the file cannot be read or written.
    """
    try:
        with directory_lock(path.resolve().parent):
            text = "" if add is not None and not path.exists() else _text(path)
            changed = _with(text, add, path) if add is not None else _without(text, str(remove), path)
            write_whole(path, changed.encode())
    except OSError as error:
        message = (
            f"{path} cannot be written ({error.strerror}): set CSR_USERS to a file in a directory that can be written."
        )
        raise SettingsError(message) from error


def _with(text: str, account: Account, path: Path) -> str:
    """Return a file's text with one more account."""
    if any(_named(line) == folded_name(account.name) for line in text.split("\n")):
        message = f"{path} has an account {account.name} already: remove it first, or choose another name."
        raise SettingsError(message)
    begun = text if not text or text.endswith("\n") else f"{text}\n"
    return f"{begun}{account.name}:{account.role}:{account.password_hash}\n"


def _without(text: str, name: str, path: Path) -> str:
    """Return a file's text without one account."""
    lines = text.split("\n")
    left = [line for line in lines if _named(line) != folded_name(name)]
    if len(left) == len(lines):
        message = f"{path} has no account {name}: `python -m page.accounts list` shows those it has."
        raise SettingsError(message)
    return "\n".join(left)


def _named(line: str) -> str | None:
    """Return whom a line is about, None for a comment."""
    name = line.partition(":")[0].strip()
    return None if not name or name.startswith("#") else folded_name(name)


def _account(line: str) -> tuple[Account | None, str]:
    """Return the account of a line, or what is wrong with it; the hash is never repeated."""
    parts = [part.strip() for part in line.split(":")]
    if len(parts) != 3:
        return (
            None,
            f"has {len(parts)} parts between colons, not 3; write name:role:hash, best by `python -m page.accounts`",
        )
    name, role, password_hash = (unicodedata.normalize("NFKC", parts[0]), *parts[1:])
    if not NAME.fullmatch(name):
        return (
            None,
            f"has the name {name[:70]!r}; {NAME_RULE}",
        )
    if role not in set(Role):
        return None, f"gives {name} the role {role[:40]!r}; write {' or '.join(Role)}"
    if not _is_hash(password_hash):
        return (
            None,
            f"has no usable password hash for {name}; remove the line, then `python -m page.accounts add {name}`",
        )
    return Account(name, Role(role), password_hash), ""


def _is_hash(text: str) -> bool:
    """Return whether a text is a hash that can be computed again with bounded memory and time."""
    found = HASH.fullmatch(text)
    if found is None:
        return False
    cost, block, passes = (int(found[group]) for group in (1, 2, 3))
    is_power = cost > 1 and cost & (cost - 1) == 0
    try:
        _decode(found[4]), _decode(found[5])
    except ValueError:
        return False
    return is_power and block > 0 and 0 < passes <= MOST_PASSES and 128 * cost * block <= MOST_MEMORY


def _text(path: Path) -> str:
    """Return a file's text."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = f"{path}, the accounts file, is not there: run `python -m page.accounts add NAME --role editor`."
        raise SettingsError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}, the accounts file, cannot be read ({error}): give a UTF-8 file of name:role:hash lines."
        raise SettingsError(message) from error


def _scrypt(password: str, salt: bytes, numbers: tuple[int, int, int]) -> bytes:
    """Return the digest of a password; letters typed as one sign or as several are the same password."""
    cost, block, passes = numbers
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(typed, salt=salt, n=cost, r=block, p=passes, maxmem=2 * MOST_MEMORY, dklen=HASH_BYTES)


def _encode(content: bytes) -> str:
    """Return bytes as text without colons."""
    return base64.b64encode(content).decode("ascii")


def _decode(text: str) -> bytes:
    """Return the bytes of such a text."""
    return base64.b64decode(text, validate=True)
