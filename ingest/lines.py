"""The lines of a file of rows, numbered, one at a time, whatever its encoding: a file of any size needs little memory.

The encoding is told from the first 64 KB. Bytes that are not of it stay visible as damage, so that one bad byte costs
one row. Knows nothing of what rows hold.
"""

from __future__ import annotations

import codecs
import gzip
import io
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from typing_extensions import Buffer

from ingest.decode import FORMATS, MARKS, ONE_BYTE, decode
from rag.errors import ArticleError

HEAD_BYTES = 65_536
SAMPLE_LINES = 50
LARGEST_ROW = 5_000_000  # bytes: a long book; an article has a few thousand
TOO_LONG = f"has more than {LARGEST_ROW:,} bytes, an article at most that; divide it, or close its quotation marks."
DAMAGED = "holds bytes that are not of the file's encoding; save the file as UTF-8."
GZIP = b"\x1f\x8b"
WIDE = ("utf-16-le", "utf-16-be")
ESCAPED = re.compile("[\udc80-\udcff]")  # a byte that is not of the encoding
REPLACED = re.compile("\ufffd")  # two or four of them, in UTF-16 and UTF-32
FEW = 10  # characters to one bad byte: Arabic in Windows-1256, read as UTF-8, is bad nearly throughout


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end."""

    number: int  # from 1
    text: str
    too_long: bool = False  # then without text


class Lines:
    """The lines of a stream in order; some can be put back.

    Raises:
        ArticleError: the stream is empty or no text; as it is made.
    """

    def __init__(self, stream: BinaryIO) -> None:
        head, rest = _begun(stream)
        if head.startswith(GZIP):
            head, rest = _begun(gzip.GzipFile(fileobj=rest))  # type: ignore[arg-type]
        encoding = encoding_of(head)
        wide = encoding.startswith(("utf-16", "utf-32"))
        self._damage = REPLACED if wide else ESCAPED
        self._text = io.TextIOWrapper(rest, encoding, "replace" if wide else "surrogateescape", newline="")
        self._number = 0
        self._waiting: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        while (line := self.take()) is not None:
            yield line

    def take(self) -> Line | None:
        """Return the next line, or None after the last."""
        if self._waiting:
            return self._waiting.popleft()
        text = self._text.readline(LARGEST_ROW + 1)
        if not text:
            return None
        self._number += 1
        if len(text) * 4 <= LARGEST_ROW or size_of(text) <= LARGEST_ROW:
            return Line(self._number, text)
        while text and text[-1] not in "\r\n":
            text = self._text.readline(LARGEST_ROW)
        return Line(self._number, "", too_long=True)

    def put_back(self, lines: Sequence[Line]) -> None:
        """Let lines come again, in their order, before all others."""
        self._waiting.extendleft(reversed(lines))

    def sample(self) -> list[Line]:
        """Return the first lines of those that come, without taking them."""
        found: list[Line] = []
        size = 0
        while len(found) < SAMPLE_LINES and size < HEAD_BYTES and (line := self.take()) is not None:
            found.append(line)
            size += len(line.text)
        self.put_back(found)
        return found

    def is_damaged(self, text: str) -> bool:
        """Whether a text of these lines holds bytes that are not of the file's encoding."""
        return self._damage.search(text) is not None


def size_of(text: str) -> int:
    """Return how many bytes a text has in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def encoding_of(head: bytes) -> str:
    """Return the name of the encoding that the first bytes of a file are in.

    Raises:
        ArticleError: empty, no text, or in an encoding that cannot be told.
    """
    if not head.strip(b"\x00 \t\r\n"):
        raise ArticleError("is empty; put rows in it or remove it.")
    form = next((name for start, name in FORMATS if head.startswith(start)), None)
    if form is not None:
        raise ArticleError(f"is {form}, not a table; save it as CSV or JSON Lines in UTF-8.")
    marked = next((encoding for mark, encoding in MARKS if head.startswith(mark)), None)
    if marked or (b"\x00" not in head and _is_utf8(head)):
        return marked or "utf-8"
    whole = head[: len(head) - len(head) % 4]
    text = decode(whole)
    return next(name for name in (*WIDE, *ONE_BYTE, "utf-8") if _reads_as(whole, name, text))


def _is_utf8(head: bytes) -> bool:
    """Whether bytes are UTF-8, but for a character cut at the end and a rare bad byte."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        text = head.decode("utf-8", "surrogateescape")
        bad = len(ESCAPED.findall(text))
        return bad * FEW < sum(not letter.isascii() for letter in text) - bad
    return True


def _reads_as(content: bytes, encoding: str, text: str) -> bool:
    """Whether bytes are a text in an encoding."""
    try:
        return content.decode(encoding) == text
    except UnicodeDecodeError:
        return False


def _begun(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the first bytes of a stream, and a stream that still has them."""
    head = b""
    while len(head) < HEAD_BYTES and (block := stream.read(HEAD_BYTES - len(head))):
        head += block
    return head, io.BufferedReader(_Rejoined(head, stream), HEAD_BYTES)


class _Rejoined(io.RawIOBase):
    """A stream of which the first bytes were read already. Closing it leaves the stream open."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill a buffer from the first bytes, then from the stream."""
        view = memoryview(buffer)
        block = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(block)] = block
        return len(block)
