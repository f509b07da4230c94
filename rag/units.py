"""The unit of a number: the currency or the counted thing that stands beside it.

Knows: which words may stand between a number and its unit. Does not know numbers themselves.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from rag.currencies import UNIT_CLITICS, currency_after, currency_before, settle
from rag.habit import print_habit
from rag.lexicon import PhraseTable, Words, forms_of
from rag.unnamed_nouns import unnamed_noun_end
from rag.word_tables import rows, word_set

COUNTED_NOUNS = rows("counted_nouns")  # unit, English, French and Arabic forms
_MORE_NOUNS = rows("counted_nouns_more")  # unit, Spanish, German and Portuguese forms


def accusative(singular: str) -> str:
    """Return the Arabic form after 11 to 99: «طالب» -> «طالبا», «مدرسة» as it is."""
    unmarked = " " in singular or singular[-1] in "ةاءىو%"
    return singular if unmarked else singular + "ا"


NOUNS = PhraseTable(
    [(line, unit) for unit, *lines in (*COUNTED_NOUNS, *_MORE_NOUNS) for line in lines]
    + [(accusative(next(forms_of(arabic))), unit) for unit, _, _, arabic in COUNTED_NOUNS]
)
_SINGULARS = frozenset(
    singular
    for _, english, _, _ in COUNTED_NOUNS
    for singular, *others in [list(forms_of(english))]
    if singular not in others
)
COUNTED = frozenset(row[0] for row in COUNTED_NOUNS)
DURATIONS = frozenset({"hours", "minutes", "days", "weeks", "months", "years", "times"})
_OF = frozenset({"de", "d", "of", "من"})
_FURTHER = frozenset({"more", "further", "additional", "extra", "other", "autres", "mas", "weitere", "mais"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENGLISH_PLURAL = re.compile(r"[a-z]{2,}[a-rt-z]s(?<!us|is)")
_NO_NOUNS = word_set("no noun")
_WORDS_BETWEEN = 4  # "2,000 vulnerable school children": adjectives and nouns before the head
# words that end the noun phrase after a number
_STOP = word_set("phrase end")


class Unit(NamedTuple):
    """A unit found beside a number."""

    name: str | None  # as in Figure.unit
    end: int  # index after its last token
    money: bool
    worth: Decimal = Decimal(1)  # of one in the unit: a centime is 0.01
    family: str = ""  # dollar, dirham ...: what the printed word says before a country settles it
    bare: bool = False  # a currency word of a family without the name of its country


def money_before(words: Words, first: int, country: str | None) -> tuple[Unit, int] | None:
    """Return the currency sign that ends where a number begins, and the index of its first token."""
    if words.newline_before(first):
        return None
    found = currency_before(words, first)
    if found is None:
        return None
    code, worth = settle(found[0], None, country)
    family = found[0].family
    return Unit(code, first, money=True, worth=worth, family=family, bare=bool(family)), found[1]


def unit_after(words: Words, index: int, country: str | None) -> Unit | None:
    """Return the unit that begins at `index`, or a few adjectives later: "hazmat suits" after "400,000"."""
    if index >= len(words.forms) or words.newline_before(index):
        return None
    at = index
    if words.forms[at] == "-" and words.touching(at) and words.touching(at + 1):
        at += 1
    elif words.forms[at] in _FURTHER and at + 1 < len(words.forms) and words.forms[at + 1] not in _STOP:
        index = at = at + 1  # "2,500 more beds"
    found = _unit_at(words, at, country)
    if (
        found is not None
        and words.forms[found.end - 1] in _SINGULARS
        and found.name not in DURATIONS
        and not found.money
    ):
        return _plural_noun(words, found.end) or found  # "test supplies" are supplies
    if found is not None or at != index:
        return found
    after_of = _after_of(words, index)
    if after_of is not None:
        found = _unit_at(words, after_of, country)
        if found is not None:  # «14 من الشهر» is a day
            return None if found.name in DURATIONS and words.kinds[index - 1] == "number" else found
        index = after_of
    return _noun_after_adjectives(words, index) or _plural_noun(words, index)


def unnamed_after(words: Words, index: int, value: Decimal) -> Unit | None:
    """Return the unit of a count whose noun no table knows, so that it has no name: «14 بحارا», "20 of them"."""
    if index >= len(words.forms) or words.newline_before(index):
        return None
    end = unnamed_noun_end(words, index, value)
    return Unit(None, end, money=False) if end is not None else None


def _plural_noun(words: Words, index: int) -> Unit | None:
    """Return an English plural that no table knows as its own unit: "590 community kitchens" counts kitchens."""
    for at in range(index, min(index + _WORDS_BETWEEN, len(words.forms))):
        if not _inside_phrase(words, at):
            return None
        form = words.forms[at]
        if _ENGLISH_PLURAL.fullmatch(form) and form not in _NO_NOUNS and words.printed(at, at).islower():
            return Unit(form, at + 1, money=False) if print_habit(words, index) == "en" else None
    return None


def _after_of(words: Words, index: int) -> int | None:
    """Return the index after "de", "d'", "of the" or «من», None where there is none."""
    if words.forms[index] not in _OF:
        return None
    index += 1
    if index < len(words.forms) and words.forms[index] == "'":
        index += 1
    return index if index < len(words.forms) else None


def _unit_at(words: Words, index: int, country: str | None) -> Unit | None:
    """Return the currency or counted noun that begins exactly at `index`; the longer phrase wins, a noun on a tie."""
    currency = currency_after(words, index)
    noun = NOUNS.at(words, index, UNIT_CLITICS)
    if currency is not None and (noun is None or currency[2] >= noun[1]):
        found, nation, end = currency
        code, worth = settle(found, nation, country)
        bare = bool(found.family) and nation is None
        return Unit(code, end, money=True, worth=worth, family=found.family, bare=bare)
    if noun is not None and noun[0] == "years" and noun[1] < len(words.forms) and _YEAR.fullmatch(words.forms[noun[1]]):
        return None  # «3074 سنة 2015»: the year of a bare number
    if noun is None or (words.forms[index] == "%" and noun[0] != "%"):
        return None
    return _longest_compound(words, index, Unit(noun[0], noun[1], money=False))


def _longest_compound(words: Words, index: int, first: Unit) -> Unit:
    """Follow an English compound to its head: "school children" counts children, not schools."""
    head = first
    if first.name == "%" or first.name in DURATIONS or not words.forms[index].isascii():
        return head
    following = NOUNS.at(words, head.end)
    while following is not None and not words.newline_before(head.end) and following[0] != "%":
        head = Unit(following[0], following[1], money=False)
        following = NOUNS.at(words, head.end)
    return head


def _noun_after_adjectives(words: Words, index: int) -> Unit | None:
    """Return the counted noun that a few adjectives separate from its number."""
    at = index
    found: Unit | None = None
    while at < min(index + _WORDS_BETWEEN, len(words.forms)) and (at == index or _inside_phrase(words, at)):
        if not _inside_phrase(words, at) or not words.forms[at].isascii():
            break
        noun = NOUNS.at(words, at)
        if noun is not None and noun[0] != "%":
            found = Unit(noun[0], noun[1], money=False)
            at = noun[1]
        else:
            at += 1
    return found


def _inside_phrase(words: Words, at: int) -> bool:
    """Whether token `at` continues a noun phrase: a word or the hyphen of one, on the same line, no stop word."""
    if words.newline_before(at):
        return False
    form, kind = words.forms[at], words.kinds[at]
    if kind == "word":
        return form not in _STOP
    return (form == "-" and words.touching(at)) or (kind == "number" and words.touching(at) and at > 0)


def forms(unit: str, language: str) -> tuple[str, str] | None:
    """Return singular and plural of a counted unit as written to a reader, None where it has no row."""
    column = {"en": 1, "fr": 2, "ar": 3}[language]
    for row in COUNTED_NOUNS:
        if row[0] == unit:
            written = list(forms_of(row[column]))
            return written[0], written[1] if len(written) > 1 else written[0]
    return None
