"""Numbers in running text: digits, number words and scale words read together as one value.

Knows: the grammar of numbers in the languages of `rag.number_words`. Does not know units, hedges or dates.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from rag.aligned import TASHKEEL
from rag.lexicon import Words
from rag.number_words import NumberWord, Role, join_small, number_word
from rag.numerals import read_digits

_ARTICLES = frozenset({"a", "an", "un", "une", "one", "ein", "eine"})
_OTHERS = frozenset({"other", "another", "autre"})  # "the other million" counts one, as "a million" does
_HUNDREDS_JOIN = frozenset({"and", "et", "و", "-", "und", "y", "e"})


class Quantity(NamedTuple):
    """A number of a text, tokens [first, end)."""

    first: int
    end: int
    value: Decimal
    digits: bool  # printed in digits, at least in part
    scale: Decimal = Decimal(1)  # of its last scale word
    short: bool = False  # its scale is an abbreviation: m, k


class _Reader:
    """Reads one number from a place onwards; holds what has been read so far."""

    def __init__(self, words: Words, first: int, language: str) -> None:
        self.words = words
        self.language = language
        self.at = first
        self.first = first
        self.end = first
        self.total: Decimal | None = None
        self.current: Decimal | None = None
        self.last_scale: Decimal | None = None
        self.digits = False
        self.short = False
        self.spelled_small = False  # the current part is in words, so that cent and عشر may join it

    def read(self) -> Quantity | None:
        """Consume tokens while they extend the number."""
        while self.at < len(self.words.forms) and self._extend():
            self.end = self.at
        if self.end == self.first or (self.total is None and self.current is None):
            return None
        value = (self.total or Decimal(0)) + (self.current or Decimal(0))
        scale = self.last_scale or Decimal(1)
        return Quantity(self.first, self.end, value, self.digits, scale, self.short)

    def _extend(self) -> bool:
        """Take one more token, or a joining word and a token; False when the number ends here."""
        joined = False
        at = self.at
        if at > self.first:
            if self.words.newline_before(at):
                return False
            if self.words.forms[at] in _HUNDREDS_JOIN and at + 1 < len(self.words.forms):
                joined, at = True, at + 1
        if self.words.kinds[at] == "number":
            return self._take_digits(at, joined=joined)
        if self.words.kinds[at] != "word":
            return False
        found = number_word(self.words.forms[at])
        if found is None:
            return self._take_article_half(at, joined=joined)
        word, clitics = found
        joined = joined or clitics.startswith(("و", "ف"))
        if at > self.first and clitics and not clitics.startswith(("و", "ف")) and clitics != "ال":
            return False
        return self._take_word(at, word, joined=joined, definite="ال" in clitics)

    def _take_digits(self, at: int, *, joined: bool) -> bool:
        """Take digits: first of all, or after a scale and «و» when a lower scale follows (5 ملايين و200 ألف)."""
        scale = self._scale_at(at + 1)
        value = read_digits(
            self.words.forms[at], self.language, scaled=scale is not None, few=scale is not None and scale.plural
        )
        if value is None:
            return False
        inside = self.total is not None or self.current is not None
        if inside and not (joined and self.current is None and self._continues(at, value, scale)):
            return False
        self.current, self.digits, self.spelled_small, self.at = value, True, False, at + 1
        return True

    def _continues(self, at: int, value: Decimal, scale: NumberWord | None) -> bool:
        """Whether digits after «و» go on with an Arabic number: «5 ملايين و200 ألف», «40 ألف و600 دينار»."""
        if self.last_scale is None or at + 1 >= len(self.words.forms) or not self.words.arabic(at + 1):
            return False
        if scale is not None:
            return scale.value < self.last_scale
        return self.last_scale == 1000 and self.digits and value < 1000

    def _take_word(self, at: int, word: NumberWord, *, joined: bool, definite: bool) -> bool:
        """Take one number word by its role."""
        if word.role is Role.SMALL:
            return self._take_small(at, word.value, joined=joined, hyphen=self.words.after_hyphen(at))
        if word.role is Role.HUNDRED:
            return self._take_hundred(at, joined=joined)
        if word.role is Role.SCALE:
            return self._take_scale(at, word, joined=joined)
        if word.role is Role.DUAL:
            return self._take_dual(at, word.value, joined=joined)
        return self._take_fraction(at, word.value, joined=joined, definite=definite)

    def _take_small(self, at: int, value: Decimal, *, joined: bool, hyphen: bool) -> bool:
        """Take a word below 1,000: twenty-five, خمسة وعشرين, quatre-vingt-dix, ثلاثة عشر."""
        current = self.current
        if current is None:
            if self.total is not None and not (self.last_scale is not None and value < self.last_scale):
                return False
            if self.total is not None and not joined and self.words.arabic(at):
                return False
            self.current = value
        elif self.digits or not self.spelled_small:
            return False
        else:
            merged = join_small(current, value, joined=joined, hyphen=hyphen, arabic=self.words.arabic(at))
            if merged is None:
                return False
            self.current = merged
        self.spelled_small, self.at = True, at + 1
        return True

    def _take_hundred(self, at: int, *, joined: bool) -> bool:
        """Take hundred, cent or مائة: a factor after 2 to 9, a number of its own otherwise."""
        current = self.current
        if current is None:
            self.current = Decimal(100)
        elif joined:
            return False
        elif (self.spelled_small and 1 <= current <= 9) or (self.digits and self.words.forms[at] == "hundred"):
            self.current = current * 100
        else:
            return False
        self.spelled_small, self.at = True, at + 1
        return True

    def _take_scale(self, at: int, word: NumberWord, *, joined: bool) -> bool:
        """Take thousand, million, آلاف, crore: a factor of what stands before it."""
        if word.short and not (self.digits and self.current is not None):
            return False
        if self.current is None and not self._scale_alone(at, word, joined=joined):
            return False
        if self.current is not None:
            if joined and not self.words.after_hyphen(at):
                return False
            if self.last_scale is not None and word.value >= self.last_scale:
                return False
            part = self.current * word.value
            self.total = (self.total or Decimal(0)) + part
        self.current, self.last_scale, self.short, self.at = None, word.value, word.short, at + 1
        return True

    def _scale_alone(self, at: int, word: NumberWord, *, joined: bool) -> bool:
        """Take a scale word with no number of its own: مليون, mille, a further factor (mille milliards), ومليون."""
        if self.total is not None and self.last_scale is not None and not joined:
            if word.value < self.last_scale or (word.value == self.last_scale):
                return False
            self.total = self.total * word.value  # "ألف مليون", "lakh crore"
            return True
        if not word.alone or (self.total is not None and self.last_scale is not None and word.value >= self.last_scale):
            return False
        printed = self.words.printed(at, at)
        twice = word.dual_form and not any(mark in printed for mark in TASHKEEL)
        self.total = (self.total or Decimal(0)) + word.value * (2 if twice else 1)
        return True

    def _take_dual(self, at: int, scale: Decimal, *, joined: bool) -> bool:
        """Take an Arabic dual, مليونين: two of its scale."""
        if self.current is not None or (self.total is not None and not joined):
            return False
        if self.last_scale is not None and scale >= self.last_scale:
            return False
        self.total = (self.total or Decimal(0)) + 2 * scale
        self.last_scale, self.at = scale, at + 1
        return True

    def _take_fraction(self, at: int, value: Decimal, *, joined: bool, definite: bool) -> bool:
        """Take half or quarter: half a million, 2½, million et demi, «مليون ونصف المليون»."""
        if self.current is None and self.total is not None and joined and self.last_scale is not None:
            self.total += value * self.last_scale
            again = self._scale_at(at + 1)  # «ونصف المليون»
            self.at = at + (2 if again is not None and again.value == self.last_scale else 1)
            return True
        if self.current is not None and (joined or self.words.forms[at] in "½¼¾"):
            self.current += value
            self.at = at + 1
            return True
        if self.current is not None or self.total is not None or definite:
            return False
        return self._take_leading_fraction(at, value)

    def _take_leading_fraction(self, at: int, value: Decimal) -> bool:
        """Take a fraction that opens the number, which a scale must follow: «نصف مليون», half a million."""
        after = at + 1
        while after < len(self.words.forms) and self.words.forms[after] in {"a", "-", "de", "d", "of", "'", "um", "un"}:
            after += 1
        scale = self._scale_at(after)
        if scale is None or scale.plural or scale.short:
            return False
        self.total, self.last_scale, self.at = value * scale.value, scale.value, after + 1
        return True

    def _scale_at(self, at: int) -> NumberWord | None:
        """Return the scale word at a token, None where there is none."""
        found = number_word(self.words.forms[at]) if at < len(self.words.forms) else None
        return found[0] if found is not None and found[0].role is Role.SCALE else None

    def _take_article_half(self, at: int, *, joined: bool) -> bool:
        """Take "and a half": the article between and the fraction after it."""
        if not joined or self.words.forms[at] not in {"a", "un"} or at + 1 >= len(self.words.forms):
            return False
        found = number_word(self.words.forms[at + 1])
        if found is None or found[0].role is not Role.FRACTION:
            return False
        return self._take_fraction(at + 1, found[0].value, joined=True, definite=False)


def quantity_at(words: Words, index: int, language: str) -> Quantity | None:
    """Return the number that begins at token `index`: «خمسة ملايين», "two and a half million", "1,5"."""
    form, kind = words.forms[index], words.kinds[index]
    if kind == "word" and (form in _ARTICLES or form in _OTHERS) and index + 1 < len(words.forms):
        found = number_word(words.forms[index + 1])
        counted = (Role.SCALE,) if form in _OTHERS else (Role.SCALE, Role.HUNDRED, Role.FRACTION)
        if found is not None and found[0].role in counted and not found[0].short and not found[0].plural:
            return _after_article(words, index, language)
    opens = kind == "number" or (kind == "word" and number_word(form) is not None)
    return _Reader(words, index, language).read() if opens else None


def _after_article(words: Words, index: int, language: str) -> Quantity | None:
    """Read "a million", "un demi-million": the article counts one."""
    found = number_word(words.forms[index + 1])
    if found is not None and found[0].role is Role.FRACTION:
        inner = _Reader(words, index + 1, language).read()
        return None if inner is None else Quantity(index, inner.end, inner.value, inner.digits, inner.scale)
    reader = _Reader(words, index, language)
    reader.current, reader.spelled_small, reader.at, reader.end = Decimal(1), True, index + 1, index + 1
    return reader.read()
