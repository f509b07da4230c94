"""German numbers that print writes as one word: fünfundzwanzig, zweihundert, dreihundertfünfzigtausend, anderthalb.

Knows: how the words of a number below a million are put together. Does not know other languages.
"""

from __future__ import annotations

from decimal import Decimal

_UNITS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS = ("zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_HALVES = {"anderthalb": "1.5", "eineinhalb": "1.5", "zweieinhalb": "2.5", "dreieinhalb": "3.5", "viereinhalb": "4.5"}


def compounds() -> dict[str, Decimal]:
    """Return every one-word number from 21 to 999,000 that is put together, and the halves: "zweihundert" -> 200."""
    small = dict(zip((*_UNITS, *_TEENS, *_TENS), (*range(1, 20), *range(20, 100, 10)), strict=True))
    joined = {
        f"{unit}und{tens}": ten + one
        for ten, tens in zip(range(20, 100, 10), _TENS, strict=True)
        for one, unit in _ones()
    }
    hundreds = {f"{unit}hundert": 100 * one for one, unit in _ones()}
    below_1000 = joined | hundreds
    for hundred, base in {"hundert": 100, **hundreds}.items():
        below_1000 |= {hundred + form: base + value for form, value in (small | joined).items()}
    thousands = {f"{form}tausend": 1000 * value for form, value in (small | below_1000 | {"hundert": 100}).items()}
    halves = {form: Decimal(value) for form, value in _HALVES.items()}
    return {form: Decimal(value) for form, value in (below_1000 | thousands).items()} | halves


def _ones() -> list[tuple[int, str]]:
    """Return 1 to 9 with the words that open a compound."""
    return list(enumerate(_UNITS, 1))
