"""Bytes to text: UTF-8, UTF-16, UTF-32 and the one-byte encodings of Arabic, English and French news.

A one-byte encoding has no mark of its own, so every candidate is decoded and the one whose words look like words wins.
Knows nothing of files or of what the text says.
"""

from __future__ import annotations

import codecs
import re
from operator import itemgetter

from rag.errors import ArticleError

MARKS = (  # the longer first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ONE_BYTE = ("windows-1256", "windows-1252", "iso-8859-6")  # of equal scores the first wins
FORMATS = (  # what a file that is no text begins with
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (Word, Excel or EPUB)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich text document"),
)
MINIMUM_SCORE = 0.5  # of words with non-ASCII letters, those that look like words: real text in its encoding has > 0.9

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # no text has these; tabs, line ends, form feeds it may
EDGES = re.compile(r"^[^\w]+|[^\w]+$")
ARABIC_WORD = re.compile(r"[\u0621-\u063a\u0640-\u0652\u0660-\u0669\u067e\u0686\u0698\u06a4\u06af]+")
LATIN_WORD = re.compile(r"[A-Za-z]*[a-zà-öø-ÿœ]+|[A-ZÀ-ÖØ-ÞŒ]?[a-zà-öø-ÿœ]*|[A-ZÀ-ÖØ-ÞŒ]{2,}")
JOINED = re.compile(r"['’\-./_&@#:]")  # what stands inside a token between words
ARABIC_COMMON = frozenset(
    ("في", "فى", "من", "على", "إلى", "الى", "عن", "أن", "ان", "هذا", "هذه", "مع", "ما", "لا", "كان", "قال", "بعد", "كل")
)
ACCENTS = re.compile(r"[^\x00-\x7f]")


def decode(content: bytes) -> str:
    """Return the text of a file's bytes, without a byte order mark.

    Raises:
        ArticleError: empty, not a text, or in an encoding that cannot be told; the message says what to do.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise ArticleError("is empty; put the article's text in it or remove it.")
    form = next((name for start, name in FORMATS if content.startswith(start)), None)
    if form is not None:
        raise ArticleError(f"is {form}, not a text; save its text as a UTF-8 .txt file.")
    text = _decode_marked(content) or _decode_wide(content) or _decode_utf8(content) or _decode_one_byte(content)
    if text is None:
        raise ArticleError("is in an encoding that cannot be told; save it as UTF-8.")
    if CONTROL.search(text):
        raise ArticleError("is not a text (it holds control characters); save the article's text as a UTF-8 .txt file.")
    return text


def _decode_marked(content: bytes) -> str | None:
    """Decode what begins with a byte order mark."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), None)
    return _attempt(content, encoding) if encoding else None


def _decode_wide(content: bytes) -> str | None:
    """Decode UTF-16 without a mark: spaces and line ends leave NUL at every even or every odd place."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if not (even or odd) or len(content) % 2:
        return None
    text = _attempt(content, "utf-16-le" if odd > even else "utf-16-be")
    return text if text is not None and _score(text) >= MINIMUM_SCORE else None


def _decode_utf8(content: bytes) -> str | None:
    """Decode strict UTF-8: other encodings of non-ASCII text are practically never valid UTF-8."""
    return _attempt(content, "utf-8")


def _decode_one_byte(content: bytes) -> str | None:
    """Decode with the one-byte encoding whose words look most like words."""
    if b"\x00" in content:
        return None
    texts = [text for encoding in ONE_BYTE if (text := _attempt(content, encoding)) is not None]
    scored = [(_score(text), text) for text in texts]
    score, text = max(scored, key=itemgetter(0), default=(0.0, ""))
    return text if score >= MINIMUM_SCORE else None


def _attempt(content: bytes, encoding: str) -> str | None:
    """Decode strictly, or return None."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> float:
    """Return how much the words with non-ASCII characters look like words, 0 to about 1.2.

    "Êáßã" (Arabic read as Latin) 0; "donné" 1; «في القاهرة» above 1 for its common words.
    """
    words = [word for word in text.split() if ACCENTS.search(word)]
    if not words:
        return 1.0
    return sum(_word_score(word) for word in words) / len(words)


def _word_score(word: str) -> float:
    """Return 1 for a word of one script, 0 for a mixture, a little more for a common Arabic word."""
    core = EDGES.sub("", word)
    if not core:
        return 0.5  # a quotation mark or a dash: no evidence
    if core in ARABIC_COMMON or (core.startswith("ال") and len(core) > 3):
        return 1.2
    return float(all(_is_word(part) for part in JOINED.split(core)))


def _is_word(part: str) -> bool:
    """Return whether a part of a token is a plain number, an Arabic word or a Latin one with few accents."""
    if part.isascii():
        return True
    if ARABIC_WORD.fullmatch(part):
        return True
    accents = len(ACCENTS.findall(part))
    return bool(LATIN_WORD.fullmatch(part)) and accents * 2 <= len(part) + 1
