"""Currencies as text writes them: names, symbols, codes and the nationality word that settles an ambiguous name.

Knows: which word can mean which ISO 4217 code, and in which country. Does not know numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_name

from rag.currency_families import CODES, DIVISORS, EURO_COUNTRIES, FAMILIES
from rag.currency_forms import currency_forms
from rag.lexicon import PhraseTable, Words
from rag.word_tables import rows


@dataclass(frozen=True, slots=True)
class Currency:
    """What a currency word says by itself: a code, or only a family that a country must settle."""

    family: str
    code: str | None = None  # without any context
    divisor: int = 1  # centimes count a hundredth
    multiple: int = 1  # MDH counts millions of dirhams
    symbol: bool = False  # may stand before the number: $, USD, Rs
    upper: bool = False  # a word of everyday letters: only capitals mean the currency (LE, MAD, ALL)


def full_names(code: str) -> set[str]:
    """Return a currency's names with its country in them, as print and babel write them: "dollars canadiens"."""
    locales = ("en", "fr", "ar")
    names = {str(get_currency_name(code, count, locale=locale)) for locale in locales for count in (1, 2, 3, 11, 100)}
    names |= {name for locale in locales for name in currency_forms(code, locale)}
    return {name for name in names if " " in name}


_PLAIN_DOLLAR_COUNTRIES = frozenset({"CA", "AU", "NZ"})  # whose press calls its own currency just "dollars"
_ONLY_BEFORE = frozenset({"p", "n", "r", "rs|rs."})
_SIGNS = frozenset("$£")
UNIT_CLITICS = frozenset({"", "ال", "بال"})  # a noun with «و» or «ل» is no unit of the number before it
_ANY_CASE = frozenset(
    {"USD", "EUR", "GBP", "EGP", "AED", "XOF", "KWD", "INR", "CNY", "JPY", "CHF", "DZD", "TND", "QAR"}
)
_SYMBOL_ENTRIES = [
    (forms, Currency(family, code or None, symbol=True, upper=case == "capitals"))
    for family, code, case, forms in rows("currency_symbols")
] + [(code.lower(), Currency("", code, symbol=True, upper=code not in _ANY_CASE)) for code in sorted(CODES)]
_BEFORE = PhraseTable(_SYMBOL_ENTRIES)
_AFTER = PhraseTable(
    [
        (forms, Currency(family, code or None, divisor=DIVISORS.get(family, 1)))
        for family, code, forms in rows("currency_names")
    ]
    + [
        (forms, Currency(family, code or None, multiple=int(multiple), upper=case == "capitals"))
        for family, code, multiple, case, forms in rows("currency_multiples")
    ]
    + [(name, Currency("", code)) for code in sorted(CODES) for name in full_names(code)]
    + [entry for entry in _SYMBOL_ENTRIES if entry[0] not in _ONLY_BEFORE]
)
_NATIONS = PhraseTable([(forms, country) for country, forms in rows("nationalities")])


def currency_before(words: Words, end: int) -> tuple[Currency, int] | None:
    """Return the symbol or code whose last token is `end` - 1, and the index of its first: "US$" in "US$5"."""
    for currency, first in _BEFORE.all_ending_at(words, end):
        if _written_as_money(words, currency, first, end):
            of_number_before = first > 0 and words.touching(first) and words.kinds[first - 1] == "number"
            return None if of_number_before else (currency, first)
    return None


def currency_after(words: Words, index: int) -> tuple[Currency, str | None, int] | None:
    """Return the currency at `index`, the country of a nationality word beside it, and the index after both."""
    nation = _NATIONS.at(words, index, UNIT_CLITICS)
    if nation is not None and not words.newline_before(nation[1]):
        found = _AFTER.at(words, nation[1])
        if found is not None and nation[0] in FAMILIES.get(found[0].family, {}):
            return found[0], nation[0], found[1]
    found = _AFTER.at(words, index, UNIT_CLITICS)
    if found is None or not _written_as_money(words, found[0], index, found[1]):
        return None
    currency, end = found
    nation = _NATIONS.at(words, end)
    if nation is not None and not words.newline_before(end) and nation[0] in FAMILIES.get(currency.family, {}):
        return currency, nation[0], nation[1]
    return currency, None, end


def settle(currency: Currency, nation: str | None, country: str | None) -> tuple[str | None, Decimal]:
    """Return the ISO code and what one is worth: by the nationality word, else the country, else the bare rule."""
    codes, multiple = FAMILIES.get(currency.family, {}), Decimal(currency.multiple)
    if currency.family == "dollar" and country not in _PLAIN_DOLLAR_COUNTRIES:
        country = None
    for place in (nation, country):
        if place in codes:
            return codes[place], multiple / currency.divisor
        if currency.family == "centime" and place in EURO_COUNTRIES:
            return "EUR", multiple / currency.divisor
    return currency.code, multiple


def _written_as_money(words: Words, currency: Currency, first: int, end: int) -> bool:
    """Whether a word that is also an everyday word is in capitals, as a currency code is: LE against le."""
    if len(words.forms[first]) == 1 and end - first > 1 and words.forms[first + 1] in _SIGNS:
        return words.touching(first + 1) and words.printed(first, first).isupper()  # A$5, but "a $5 gift"
    if not currency.upper:
        return True
    printed = words.printed(first, end - 1)
    return printed == printed.upper()
