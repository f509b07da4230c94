"""What a run was made with: commit, code, packages. It reads the repository and changes nothing."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rag.settings import ROOT

ANSWERING = ("rag", "ingest")  # packages whose code changes answers
PACKAGES = (
    "chromadb",
    "langchain",
    "langchain-core",
    "numpy",
    "pytrec_eval-terrier",
    "sentence-transformers",
    "tantivy",
    "torch",
    "transformers",
)
SHORT = 7  # characters of a commit's name


def commit() -> str | None:
    """Return the commit of the working tree, None where there is no repository."""
    return _git("rev-parse", "HEAD")


def dirty() -> bool:
    """Return whether tracked files differ from the commit."""
    return bool(_git("status", "--porcelain", "--untracked-files=no"))


def code_hash(root: Path = ROOT) -> str:
    """Return the SHA-256 of the code that answers, so that two runs of one dirty tree are told apart."""
    files = sorted(path for package in ANSWERING for path in (root / package).rglob("*.py"))
    return hash_of((path.relative_to(root).as_posix().encode(), path.read_bytes()) for path in files)


def hash_of(parts: Iterable[tuple[bytes, ...]]) -> str:
    """Return the SHA-256 of parts, each with its length before it."""
    digest = hashlib.sha256()
    for part in parts:
        for piece in part:
            digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that a result depends on."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "absent"
    return found


def _git(*arguments: str) -> str | None:
    """Return what git prints, None where it cannot tell."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
