"""Number words and scale words of Arabic, English, French, Spanish, German and Portuguese.

Knows: what one word is worth and how it joins others. Does not know phrases: `rag.quantities` reads those.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from rag.aligned import letters_of
from rag.german_numbers import compounds
from rag.lexicon import CLITIC_LETTERS, forms_of, readings


class Role(Enum):
    """How a word takes part in a number."""

    SMALL = auto()  # 0 to 99, and fixed hundreds such as مائتين
    HUNDRED = auto()  # multiplies the 2 to 9 before it
    SCALE = auto()  # multiplies everything before it
    DUAL = auto()  # Arabic: two of a scale in one word, مليونين
    FRACTION = auto()  # half, quarter


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One word of a number."""

    role: Role
    value: Decimal
    alone: bool = True  # says a number by itself: مليون, mille; not "million", nor the plural ملايين
    plural: bool = False  # Arabic plural, said after 3 to 10: آلاف, ملايين
    short: bool = False  # an abbreviation that needs a unit beside it: m, k, bn
    dual_form: bool = False  # مليونا: "a million" after a number, "two million" by itself


_SMALL = {
    0: "zero|صفر",
    1: "one|un|une|eins|einem|einer|واحد|واحدة|أحد|إحدى|uno|una|ein|eine|einen|um|uma",
    2: "two|deux|اثنان|اثنين|اثنتين|اثنتان|اثني|اثنا|اثنتي|اثنتا|إثنين|dos|zwei|dois|duas",
    3: "three|trois|ثلاثة|ثلاث|tres|drei",
    4: "four|quatre|أربعة|أربع|cuatro|vier|quatro",
    5: "five|cinq|خمسة|خمس|cinco|fünf",
    6: "six|ستة|ست|seis|sechs",
    7: "seven|sept|سبعة|سبع|siete|sieben|sete",
    8: "eight|huit|ثمانية|ثماني|ثمان|ocho|acht|oito",
    9: "nine|neuf|تسعة|تسع|nueve|neun|nove",
    10: "ten|dix|عشرة|عشر|diez|zehn|dez",
    11: "eleven|onze|elf|once",
    12: "twelve|douze|doce|zwölf|doze",
    13: "thirteen|treize|trece|dreizehn|treze",
    14: "fourteen|quatorze|catorce|vierzehn",
    15: "fifteen|quinze|quince|fünfzehn",
    16: "sixteen|seize|dieciseis|sechzehn|dezesseis|dezasseis",
    17: "seventeen|diecisiete|siebzehn|dezessete|dezassete",
    18: "eighteen|dieciocho|achtzehn|dezoito",
    19: "nineteen|diecinueve|neunzehn|dezenove|dezanove",
    20: "twenty|vingt|vingts|عشرون|عشرين|veinte|zwanzig|vinte",
    21: "veintiuno|veintiun|veintiuna",
    22: "veintidos",
    23: "veintitres",
    24: "veinticuatro",
    25: "veinticinco",
    26: "veintiseis",
    27: "veintisiete",
    28: "veintiocho",
    29: "veintinueve",
    30: "thirty|trente|ثلاثون|ثلاثين|treinta|dreißig|dreissig|trinta",
    40: "forty|quarante|أربعون|أربعين|cuarenta|vierzig|quarenta",
    50: "fifty|cinquante|خمسون|خمسين|cincuenta|fünfzig|cinquenta",
    60: "sixty|soixante|ستون|ستين|sesenta|sechzig|sessenta",
    70: "seventy|septante|سبعون|سبعين|setenta|siebzig",
    80: "eighty|octante|huitante|ثمانون|ثمانين|ochenta|achtzig|oitenta",
    90: "ninety|nonante|تسعون|تسعين|noventa|neunzig",
    200: "مائتان|مائتين|مائتا|مائتي|مئتان|مئتين|مئتا|مئتي|ميتين|doscientos|doscientas|duzentos|duzentas",
    300: "ثلاثمائة|ثلاثمئة|ثلثمائة|trescientos|trescientas|trezentos|trezentas",
    400: "أربعمائة|أربعمئة|cuatrocientos|cuatrocientas|quatrocentos|quatrocentas",
    500: "خمسمائة|خمسمئة|quinientos|quinientas|quinhentos|quinhentas",
    600: "ستمائة|ستمئة|seiscientos|seiscientas|seiscentos|seiscentas",
    700: "سبعمائة|سبعمئة|setecientos|setecientas|setecentos|setecentas",
    800: "ثمانمائة|ثمانمئة|ثمانيمائة|ochocientos|ochocientas|oitocentos|oitocentas",
    900: "تسعمائة|تسعمئة|novecientos|novecientas|novecentos|novecentas",
}
_HUNDRED = "hundred|cent|cents|مائة|مئة|hundert|cien|ciento|cem|cento"
# value, says a number alone, needs one before it, Arabic plural, abbreviations
_SCALES: tuple[tuple[int, str, str, str, str], ...] = (
    (1_000, "mille|ألف|mil|tausend", "thousand|thousands|milhar|milhares", "آلاف|ألاف|آلآف", "k|tsd"),
    (100_000, "", "lakh|lakhs|lac|lacs", "", ""),
    (1_000_000, "مليون", "million|millions|millon|millones|milhão|milhões|millionen", "ملايين|ملاين", "m|mn|mln|mio"),
    (10_000_000, "", "crore|crores|كرور", "", "cr"),
    (
        1_000_000_000,
        "مليار|بليون",
        "billion|billions|milliard|milliards|milliarde|milliarden|bilhão|bilhões|millardo|millardos",
        "مليارات|بلايين",
        "bn|bln|b|md|mds|mrd|mrds",
    ),
    (
        1_000_000_000_000,
        "تريليون",
        "trillion|trillions|billón|billones|billionen|bilião|biliões|trilhão|trilhões",
        "تريليونات",
        "tn|trn",
    ),
)
_DUALS = {1_000: "ألفان|ألفين|ألفي", 1_000_000: "مليونان|مليونين|مليوني", 1_000_000_000: "ملياران|مليارين|ملياري"}
_ACCUSATIVES = {1_000: "ألفا", 1_000_000: "مليونا", 1_000_000_000: "مليارا|بليونا"}
_FRACTIONS = {
    "0.5": "half|demi|demie|نصف|½|medio|media|halbe|halben|meio|meia",
    "0.25": "quarter|quart|ربع|¼",
    "0.75": "¾",
}


def _table() -> dict[str, NumberWord]:
    """Return every number word by its comparison form."""
    table: dict[str, NumberWord] = {}

    def add(line: str, word: NumberWord) -> None:
        for form in forms_of(line):
            table.setdefault(letters_of(form), word)

    for value, line in _SMALL.items():
        add(line, NumberWord(Role.SMALL, Decimal(value)))
    add(_HUNDRED, NumberWord(Role.HUNDRED, Decimal(100)))
    for value, alone, bound, plural, short in _SCALES:
        scale = Decimal(value)
        add(alone, NumberWord(Role.SCALE, scale))
        add(bound, NumberWord(Role.SCALE, scale, alone=False))
        add(plural, NumberWord(Role.SCALE, scale, alone=False, plural=True))
        add(short, NumberWord(Role.SCALE, scale, alone=False, short=True))
    for value, line in _DUALS.items():
        add(line, NumberWord(Role.DUAL, Decimal(value)))
    for value, line in _ACCUSATIVES.items():
        add(line, NumberWord(Role.SCALE, Decimal(value), dual_form=True))
    for fraction, line in _FRACTIONS.items():
        add(line, NumberWord(Role.FRACTION, Decimal(fraction)))
    return table


def _german_table() -> dict[str, NumberWord]:
    """Return the German numbers of one word by their comparison form."""
    return {letters_of(form): NumberWord(Role.SMALL, number) for form, number in compounds().items()}


_TABLE = _german_table() | _table()
_NOT_NUMBERS = frozenset({"لست", "وست", "بعشر", "لعشر"})  # "I am not", "lady", and fractions


@lru_cache(maxsize=65536)
def number_word(form: str) -> tuple[NumberWord, str] | None:
    """Return what a word is worth and the Arabic clitics it carries: «وخمسين» -> (50, «و»)."""
    own = _TABLE.get(form)
    if own is not None or form[0] not in CLITIC_LETTERS:
        return (own, "") if own is not None and form not in _NOT_NUMBERS else None
    for reading, clitics in readings(form):
        word = _TABLE.get(reading)
        if word is not None and form not in _NOT_NUMBERS:
            return word, clitics
    return None


def join_small(current: Decimal, value: Decimal, *, joined: bool, hyphen: bool, arabic: bool) -> Decimal | None:
    """Join two words below 1,000: 20 and 5, 5 and 20 (Arabic), 4 and 20 (French), 300 and 45; None where they do not.

    Args:
        current: the number so far.
        value: the next word's.
        joined: "and", «و» or a hyphen stands between.
        hyphen: it is a hyphen.
        arabic: the next word is Arabic.

    """
    rest = current % 100
    if value >= 100:
        return None
    if arabic:
        teens = value == 10 and 1 <= rest <= 9 and not joined  # ثلاثة عشر
        tens = joined and (rest == 0 or (value >= 20 and 1 <= rest <= 9))  # خمسة وعشرين
        return current + value if teens or tens else None
    if value == 20 and rest == 4 and (hyphen or not joined):
        return current + 76  # quatre-vingt
    french_teens = rest in (60, 80) and 10 <= value <= 19  # soixante-dix, quatre-vingt-douze
    after_hundreds = rest == 0 and current >= 100
    after_tens = rest >= 20 and rest % 10 == 0 and 1 <= value <= 9
    return current + value if french_teens or after_hundreds or after_tens else None
