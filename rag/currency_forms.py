"""Names of currencies as they are written beside a number in Arabic, English and French.

Knows: the press' names, and babel's for every other currency. Does not know how a text may abbreviate them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.numbers import get_currency_name

_NAMES: dict[
    str, dict[str, tuple[str, str, str]]
] = {  # singular, plural, Arabic accusative: where babel's are not the press'
    "en": {"XOF": ("CFA franc", "CFA francs", ""), "ILS": ("shekel", "shekels", "")},
    "fr": {
        "USD": ("dollar", "dollars", ""),
        "XOF": ("franc CFA", "francs CFA", ""),
        "AED": ("dirham émirati", "dirhams émiratis", ""),
        "OMR": ("riyal omanais", "riyals omanais", ""),
        "CNY": ("yuan", "yuans", ""),
        "ILS": ("shekel", "shekels", ""),
    },
    "ar": {
        "USD": ("دولار", "دولارات", "دولارا"),
        "EUR": ("يورو", "يورو", "يورو"),
        "XOF": ("فرنك سيفا", "فرنكات سيفا", "فرنكا سيفا"),
        "CNY": ("يوان", "يوانات", "يوانا"),
        "ILS": ("شيكل", "شواكل", "شيكلا"),
    },
}
_ADJECTIVE = re.compile(r"(?!ال)\w+(?:ي|ية)")
_ARABIC_FAMILIES = {"جنيه": "جنيهات", "ريال": "ريالات", "درهم": "دراهم", "دينار": "دنانير", "دولار": "دولارات"}
_ARABIC_FEMININES = {"ليرة": "ليرات", "روبية": "روبيات"}
_ARABIC_ADJECTIVES = {
    "جنيه": {"EGP": "مصري", "SDG": "سوداني", "GBP": "إسترليني"},
    "ريال": {"SAR": "سعودي", "QAR": "قطري", "OMR": "عماني", "YER": "يمني", "IRR": "إيراني"},
    "درهم": {"AED": "إماراتي", "MAD": "مغربي"},
    "دينار": {
        "KWD": "كويتي",
        "BHD": "بحريني",
        "JOD": "أردني",
        "IQD": "عراقي",
        "TND": "تونسي",
        "DZD": "جزائري",
        "LYD": "ليبي",
    },
    "دولار": {"CAD": "كندي", "AUD": "أسترالي"},
    "ليرة": {"LBP": "لبنانية", "SYP": "سورية", "TRY": "تركية"},
    "روبية": {"INR": "هندية", "PKR": "باكستانية", "IDR": "إندونيسية"},
}


@lru_cache(maxsize=512)
def currency_forms(code: str, language: str) -> tuple[str, str, str]:
    """Return a currency's singular, plural and (Arabic) accusative names; the code itself where nobody named it."""
    own = _NAMES[language].get(code) or (_arabic_name(code) if language == "ar" else None)
    if own is not None:
        return own
    names = [str(get_currency_name(code, count, locale=language)) for count in (100, 3, 11)]
    if language == "ar":
        singular, plural, accusative = (name.replace("\u064b", "") for name in names)
        return singular, plural, accusative
    return str(get_currency_name(code, 1, locale=language)), names[1], ""


def in_currency(code: str, language: str) -> str:
    """Return a currency as it stands in "gifts in …": "US dollars", «بالدولار», «بالدرهم المغربي», "dollars".

    A name that is more than a noun with its adjective takes no article: «بعملة راند جنوب أفريقيا».
    """
    singular, plural, _ = currency_forms(code, language)
    if language != "ar":
        return plural
    noun, *adjectives = singular.split()
    if len(adjectives) > 1 or not all(_ADJECTIVE.fullmatch(word) for word in adjectives):
        return f"بعملة {singular}"
    return " ".join([f"بال{noun}", *(f"ال{word}" for word in adjectives)])


def _arabic_name(code: str) -> tuple[str, str, str] | None:
    """Build «دينار كويتي», «دنانير كويتية», «دينارا كويتيا» for the currencies whose nationality Arabic print gives."""
    for family, adjectives in _ARABIC_ADJECTIVES.items():
        adjective = adjectives.get(code)
        if adjective is None:
            continue
        if family in _ARABIC_FEMININES:
            singular = f"{family} {adjective}"
            return singular, f"{_ARABIC_FEMININES[family]} {adjective}", singular
        return f"{family} {adjective}", f"{_ARABIC_FAMILIES[family]} {adjective}ة", f"{family}ا {adjective}ا"
    return None
