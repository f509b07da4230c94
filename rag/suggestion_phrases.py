"""Questions that are offered to a person, in Arabic, English and French. Templates only; it decides nothing.

No verb agrees with the name in Arabic: a bank is masculine, a foundation feminine, and a list of names tells neither.
"""

from __future__ import annotations

from babel import Locale

from rag.phrases import Texts

HOW_MUCH: Texts = {
    "en": "How much did {name} donate?",
    "ar": "كم بلغت تبرعات {name}؟",
    "fr": "Combien {name} a-t-il donné ?",
}
IN_YEAR: Texts = {
    "en": "How much did {name} donate in {year}?",
    "ar": "كم بلغت تبرعات {name} في {year}؟",
    "fr": "Combien {name} a-t-il donné en {year} ?",
}
TO_WHOM: Texts = {
    "en": "To whom did {name} give?",
    "ar": "لمن ذهبت تبرعات {name}؟",
    "fr": "À qui {name} a-t-il donné ?",
}
WHO_MORE: Texts = {
    "en": "Who gave more, {name} or {other}?",
    "ar": "من تبرع أكثر، {name} أم {other}؟",
    "fr": "Qui a donné le plus, {name} ou {other} ?",
}
LARGEST: Texts = {
    "en": "What are the largest gifts in {country}?",
    "ar": "ما أكبر التبرعات في {country}؟",
    "fr": "Quels sont les plus gros dons {country} ?",
}
LARGEST_OF_ALL: Texts = {
    "en": "What are the largest gifts?",
    "ar": "ما أكبر التبرعات؟",
    "fr": "Quels sont les plus gros dons ?",
}
WITH_ARTICLE = {  # countries that English names with one
    "AE", "BS", "CD", "CF", "CG", "CZ", "DO", "GB", "GM", "KM", "MV", "NL", "PH", "US"
}  # fmt: skip
PLURAL_IN_FRENCH = frozenset({"AE", "BS", "KM", "MV", "NL", "PH", "SC", "SB", "US"})
MASCULINE_THOUGH_IN_E = frozenset({"KH", "MX", "MZ", "SR", "ZW", "BZ"})
WITHOUT_ARTICLE_IN_FRENCH = frozenset({"BH", "CU", "CY", "DJ", "HK", "HT", "IL", "MG", "MT", "MU", "OM", "SG", "TW"})


def country_in(code: str, language: str) -> str:
    """Return a country as it stands after "in": "the Netherlands", «المغرب», "au Maroc", "en Égypte"."""
    name = str(Locale(language).territories.get(code, code))
    if language == "en":
        return f"the {name}" if code in WITH_ARTICLE else name
    if language != "fr":
        return name
    if code in WITHOUT_ARTICLE_IN_FRENCH:
        return f"à {name}"
    if code in PLURAL_IN_FRENCH:
        return f"aux {name}"
    feminine = name.endswith("e") and code not in MASCULINE_THOUGH_IN_E
    return f"en {name}" if feminine or name[0].casefold() in "aeiouéèêîœ" else f"au {name}"
