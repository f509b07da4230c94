"""Countries named in a text, in three languages. It does not know which of them an article is about."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from rag.arabic import is_arabic, without_clitics
from rag.folding import fold
from rag.text import word_parts

LANGUAGES = ("ar", "en", "fr")
MOST_WORDS = 6
# Names that are other words as well: nobody means the territory by them in company news without saying more.
AMBIGUOUS = frozenset({"jersey", "guernesey", "man", "عمان", "الاردن", "العالم", "ile de man"})
CASED = {
    "US": "US",
    "UK": "GB",
    "UAE": "AE",
    "EAU": "AE",
    "USA": "US",
    "KSA": "SA",
    "U.S": "US",
    "U.K": "GB",
    "DRC": "CD",
    "RDC": "CD",
}
# Short forms, and nationalities: English and French forms, Arabic masculine (feminine and plural follow).
SHORT_FORMS: dict[str, str] = {
    "EG": "egyptian egyptians egyptien egyptienne egyptiens egyptiennes مصري",
    "SA": "saudi saudis saoudien saoudienne saoudiens saoudiennes saudi_arabia arabie_saoudite سعودي السعوديه",
    "AE": "emirati emiratis emirien emirienne emiriens emiriennes emirates emirats اماراتي الامارات",
    "QA": "qatari qataris qatarien qatarienne qatariens قطري",
    "KW": "kuwaiti kuwaitis koweitien koweitienne koweitiens koweit كويتي",
    "BH": "bahraini bahreini bahreinien bahreinienne بحريني",
    "OM": "omani omanis omanais omanaise عماني سلطنه_عمان",
    "JO": "jordanian jordanians jordanien jordanienne jordaniens jordaniennes اردني الاردن",
    "LB": "lebanese libanais libanaise libanaises لبناني",
    "SY": "syrian syrians syrien syrienne syriens سوري",
    "IQ": "iraqi iraqis irakien irakienne irakiens irak عراقي",
    "YE": "yemeni yemenis yemenite يمني",
    "PS": "palestinian palestinians palestinien palestinienne palestiniens palestine فلسطيني فلسطين",
    "LY": "libyan libyans libyen libyenne libyens ليبي",
    "TN": "tunisian tunisians tunisien tunisienne tunisiens tunisiennes تونسي",
    "DZ": "algerian algerians algerien algerienne algeriens algeriennes جزايري",
    "MA": "moroccan moroccans marocain marocaine marocains marocaines مغربي",
    "SD": "sudanese soudanais soudanaise سوداني",
    "TR": "turkish turk turks turc turque turcs turques turkey تركي",
    "IR": "iranian iranians iranien iranienne iraniens ايراني",
    "IN": "indian indians indien indienne indiens indiennes هندي",
    "PK": "pakistani pakistanis pakistanais pakistanaise باكستاني",
    "BD": "bangladeshi bangladais بنغلاديشي",
    "CN": "chinese chinois chinoise chinoises صيني",
    "JP": "japanese japonais japonaise japonaises ياباني",
    "KR": "korean south_korean coreen coreenne coreens south_korea coree_du_sud كوري كوريا_الجنوبيه",
    "ID": "indonesian indonesien indonesienne اندونيسي",
    "MY": "malaysian malaisien malaisienne ماليزي",
    "PH": "filipino filipinos philippine philippin فلبيني",
    "US": "american americans americain americaine americains americaines america امريكي امريكا اميركي اميركا الولايات_المتحده",
    "GB": "british britannique britanniques britain great_britain england grande_bretagne angleterre بريطاني بريطانيا انجلترا",
    "FR": "french francais francaise francaises فرنسي",
    "DE": "german germans allemand allemande allemands allemandes الماني",
    "IT": "italian italians italien italienne italiens ايطالي",
    "ES": "spanish espagnol espagnole espagnols espagnoles اسباني",
    "CH": "swiss suisse suisses سويسري",
    "NL": "dutch neerlandais neerlandaise hollandais holland هولندي هولندا",
    "RU": "russian russians russe russes روسي",
    "UA": "ukrainian ukrainians ukrainien ukrainienne ukrainiens اوكراني",
    "NG": "nigerian nigerians nigerians نيجيري",
    "KE": "kenyan kenyans kenyan kenyane كيني",
    "ZA": "south_african sud_africain sud_africaine",
    "SN": "senegalese senegalais senegalaise سنغالي",
    "CI": "ivorian ivoirien ivoirienne ivoiriens ivory_coast cote_divoire ايفواري",
    "CM": "cameroonian camerounais camerounaise",
    "ML": "malian malien malienne",
    "CD": "congolese congolais congolaise",
    "GH": "ghanaian ghaneen",
    "BR": "brazilian brazilians bresilien bresilienne برازيلي",
    "CA": "canadian canadians canadien canadienne canadiens كندي",
    "AU": "australian australians australien australienne استرالي",
    "MX": "mexican mexicans mexicain mexicaine مكسيكي",
}  # fmt: skip
ENDINGS = ("", "ه", "ين", "ون", "ات")  # of an Arabic nationality


def country_mentions(text: str) -> set[str]:
    """Return the ISO 3166 alpha-2 codes of the countries that a text names."""
    names = _names()
    parts = word_parts(text)
    found = {CASED[word] for word, _ in parts if word in CASED}
    for place, (word, _) in enumerate(parts):
        following = [fold(other) for other, _ in parts[place + 1 : place + MOST_WORDS]]
        if is_arabic(fold(word)):
            starts = [fold(rest) for _, rest in without_clitics(word)]
        else:
            starts = [fold(word)] if word[0].isupper() or text.islower() else []
        for start in starts:
            found.update(names[key] for key in _rows(start, following) if key in names)
    return found


def _rows(start: str, following: list[str]) -> list[str]:
    """Return a word alone and with the words after it, up to the longest name."""
    return [" ".join([start, *following[:size]]) for size in range(len(following) + 1)]


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return country names, short forms and nationalities, folded, with their codes."""
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}:
                names[_key(name)] = code
    for ambiguous in AMBIGUOUS:
        names.pop(ambiguous, None)
    for code, forms in SHORT_FORMS.items():
        for form in forms.split():
            spelled = form.replace("_", " ")
            endings = ENDINGS if is_arabic(form) and form.endswith("ي") else ("",)
            names.update({article + spelled + ending: code for ending in endings for article in _articles(form)})
    return names


def _articles(form: str) -> tuple[str, ...]:
    """Return the article that a nationality takes in Arabic, and none."""
    return ("", "ال") if is_arabic(form) and form.endswith("ي") else ("",)


def _key(name: str) -> str:
    """Return a name as the text's words would spell it."""
    return " ".join(fold(word) for word, _ in word_parts(name))
