"""Amounts written for a reader: "about US$250 million", «نحو 250 مليون دولار», "environ 250 millions de dollars".

Knows: number style, scale words, currency names and counted nouns of Arabic, English and French. Does not know where a
figure comes from. Never rounds: every digit of the value is in the words.
"""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import format_decimal

from rag.currency_forms import currency_forms
from rag.schema import Hedge
from rag.units import accusative, forms

_LOCALES = {"ar": "ar_EG", "en": "en", "fr": "fr"}
_HEDGES: dict[str, dict[Hedge, str]] = {
    "en": {
        Hedge.ABOUT: "about",
        Hedge.NEARLY: "nearly",
        Hedge.MORE_THAN: "more than",
        Hedge.AT_LEAST: "at least",
        Hedge.LESS_THAN: "less than",
        Hedge.UP_TO: "up to",
    },
    "ar": {
        Hedge.ABOUT: "نحو",
        Hedge.NEARLY: "ما يقارب",
        Hedge.MORE_THAN: "أكثر من",
        Hedge.AT_LEAST: "ما لا يقل عن",
        Hedge.LESS_THAN: "أقل من",
        Hedge.UP_TO: "ما يصل إلى",
    },
    "fr": {
        Hedge.ABOUT: "environ",
        Hedge.NEARLY: "près de",
        Hedge.MORE_THAN: "plus de",
        Hedge.AT_LEAST: "au moins",
        Hedge.LESS_THAN: "moins de",
        Hedge.UP_TO: "jusqu'à",
    },
}
# value, English, French singular and plural, Arabic singular, dual before a noun, plural
_SCALES: tuple[tuple[int, str, tuple[str, str], tuple[str, str, str]], ...] = (
    (1_000_000_000_000, "trillion", ("", ""), ("تريليون", "تريليوني", "تريليونات")),
    (1_000_000_000, "billion", ("milliard", "milliards"), ("مليار", "ملياري", "مليارات")),
    (1_000_000, "million", ("million", "millions"), ("مليون", "مليوني", "ملايين")),
    (1_000, "", ("", ""), ("ألف", "ألفي", "آلاف")),
)
_DUAL = re.compile("^(مليار|مليون|ألف)ي ")  # «مليونا دولار», but «نحو مليوني دولار»
_DECIMALS_BESIDE_A_SCALE = 3  # "1.125 million"; longer fractions are printed in full digits
_SYMBOLS_EN = {"USD": "US$", "EUR": "€", "GBP": "£"}


def write_amount(value: float, unit: str | None, hedge: Hedge, language: str) -> str:
    """Write a figure for a reader of a language; a language without forms of its own gets English.

    >>> write_amount(250e6, "USD", Hedge.ABOUT, "en"), write_amount(300e3, "EGP", Hedge.UP_TO, "en")
    ('about US$250 million', 'up to 300,000 Egyptian pounds')
    >>> write_amount(2e6, "USD", Hedge.EXACT, "ar"), write_amount(2e6, "USD", Hedge.ABOUT, "ar")
    ('مليونا دولار', 'نحو مليوني دولار')
    """
    language = language if language in _LOCALES else "en"
    number = Decimal(repr(float(value)))
    amount = _amount(number, unit, language)
    if language == "ar" and hedge is Hedge.EXACT:  # every hedge puts what follows it in another case
        amount = _DUAL.sub(r"\1ا ", amount)
    return hedged(amount, hedge, language)


def hedged(amount: str, hedge: Hedge, language: str) -> str:
    """Return an amount with its hedge before it: "up to 450 ألف ريال", where its own words must do."""
    words = _HEDGES[language if language in _LOCALES else "en"].get(hedge, "")
    return f"{words} {amount}" if words else amount


def _amount(number: Decimal, unit: str | None, language: str) -> str:
    """Write a number with its unit, without the hedge."""
    if unit == "%":
        return f"{_digits(number, language)}{' ' if language == 'fr' else ''}%"
    if unit is not None and len(unit) == 3 and unit.isupper():
        symbol = _SYMBOLS_EN.get(unit) if language == "en" else None
        if symbol is not None:
            return symbol + _scaled(number, language)[0]
        return _with_name(number, language, currency_forms(unit, language))
    nouns = forms(unit, language) if unit is not None else None
    if nouns is None:
        return _scaled(number, language)[0] + (f" {unit}" if unit is not None else "")
    singular, plural = nouns
    return _with_name(number, language, (singular, plural, accusative(singular)))


def _with_name(number: Decimal, language: str, name: tuple[str, str, str]) -> str:
    """Write a number before a noun in the noun's right form: singular, plural, after a scale."""
    singular, plural, accusative = name
    text, scale = _scaled(number, language)
    if language == "ar":
        return f"{text} {_arabic_noun(number, scale, singular, plural, accusative)}"
    if language == "fr":
        joint = ("d'" if plural[0].lower() in "aeiouhéêè" and plural != "hectares" else "de ") if scale > 1 else ""
        return f"{text} {joint}{singular if number < 2 else plural}"
    return f"{text} {singular if number == 1 else plural}"


def _arabic_noun(number: Decimal, scale: int, singular: str, plural: str, accusative: str) -> str:
    """Choose the form that Arabic agreement asks for: 3 to 10 plural, 11 to 99 accusative, else singular."""
    if scale > 1 or number != number.to_integral_value():
        return singular
    rest = int(number) % 100
    if 3 <= rest <= 10:
        return plural
    return accusative if rest >= 11 else singular


def _scaled(number: Decimal, language: str) -> tuple[str, int]:
    """Write the number with a scale word where that loses no digit: (250 million, 1000000)."""
    for scale, english, french, arabic in _SCALES:
        mantissa = number / scale
        decimals = max(0, -int(mantissa.normalize().as_tuple().exponent))
        word = {"en": english, "fr": french[0], "ar": arabic[0]}[language]
        whole_thousands = scale > 1000 or decimals == 0
        if not word or number < scale or decimals > _DECIMALS_BESIDE_A_SCALE or not whole_thousands:
            continue
        return _beside_scale(mantissa, language, english, french, arabic), scale
    return _digits(number, language), 1


def _beside_scale(
    mantissa: Decimal, language: str, english: str, french: tuple[str, str], arabic: tuple[str, str, str]
) -> str:
    """Write a number before its scale word: "1.2 billion", "1,5 million", «603 ملايين», «مليوني»."""
    digits = _digits(mantissa, language)
    if language == "en":
        return f"{digits} {english}"
    if language == "fr":
        return f"{digits} {french[0] if mantissa < 2 else french[1]}"
    singular, dual, plural = arabic
    if mantissa in (1, 2):
        return singular if mantissa == 1 else dual
    whole = mantissa == mantissa.to_integral_value()
    return f"{digits} {plural if whole and 3 <= int(mantissa) % 100 <= 10 else singular}"


def _digits(number: Decimal, language: str) -> str:
    """Write a number in digits with the language's marks; Arabic print uses Western digits here."""
    if language == "ar":
        return str(format_decimal(number, locale="en", decimal_quantization=False))
    written = str(format_decimal(number, locale=_LOCALES[language], decimal_quantization=False))
    return written.replace("\u202f", " ")  # an ordinary space: what a reader types when searching for "300 000"
