"""Countries named in a text, in three languages. It does not know which of them an article is about."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from rag.arabic import is_arabic, without_clitics
from rag.folding import fold
from rag.text import bare_parts

LANGUAGES = ("ar", "en", "fr")
MOST_WORDS = 6
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
AMBIGUOUS = frozenset({"jersey", "عمان", "مالي", "بنين"})  # also a shirt, Amman, "financial", "sons"
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
SHORT_NAMES: dict[str, str] = {  # beside the names that Unicode gives
    "SA": "saudi_arabia arabie_saoudite السعوديه", "AE": "emirates emirats الامارات", "KW": "koweit",
    "OM": "سلطنه_عمان",
    "IQ": "irak", "PS": "palestine gaza فلسطين غزه",
    "TR": "turkey turkiye", "KR": "south_korea korea coree_du_sud coree كوريا_الجنوبيه كوريا",
    "US": "america united_states etats_unis امريكا اميركا الولايات_المتحده", "HK": "hong_kong هونغ_كونغ هونج_كونج",
    "GB": "britain great_britain england grande_bretagne angleterre بريطانيا انجلترا", "NL": "holland pays_bas هولندا",
    "CI": "ivory_coast cote_divoire cote_d_ivoire ساحل_العاج", "ML": "جمهوريه_مالي", "CN": "mainland_china",
}  # fmt: skip
# English and French forms, with small letters too; the Arabic masculine, from which feminine and plural follow.
NATIONALITIES: dict[str, str] = {
    "EG": "egyptian egyptians egyptien egyptienne egyptiens egyptiennes مصري",
    "SA": "saudi saudis saoudien saoudienne saoudiens saoudiennes سعودي",
    "AE": "emirati emiratis emirien emirienne emiriens emiriennes اماراتي",
    "QA": "qatari qataris qatarie qataries qatarien qatarienne qatariens قطري",
    "KW": "kuwaiti kuwaitis koweitien koweitienne koweitiens كويتي",
    "BH": "bahraini bahreini bahreinien bahreinienne بحريني",
    "OM": "omani omanis omanais omanaise عماني",
    "JO": "jordanian jordanians jordanien jordanienne jordaniens jordaniennes اردني",
    "LB": "lebanese libanais libanaise libanaises لبناني",
    "SY": "syrian syrians syrien syrienne syriens سوري",
    "IQ": "iraqi iraqis irakien irakienne irakiens عراقي",
    "YE": "yemeni yemenis yemenite يمني",
    "PS": "palestinian palestinians palestinien palestinienne palestiniens فلسطيني فلسطين",
    "LY": "libyan libyans libyen libyenne libyens ليبي",
    "TN": "tunisian tunisians tunisien tunisienne tunisiens tunisiennes تونسي",
    "DZ": "algerian algerians algerien algerienne algeriens algeriennes جزايري",
    "MA": "moroccan moroccans marocain marocaine marocains marocaines مغربي",
    "SD": "sudanese soudanais soudanaise سوداني",
    "TR": "turkish turk turks turc turque turcs turques تركي",
    "IR": "iranian iranians iranien iranienne iraniens ايراني",
    "IN": "indian indians indien indienne indiens indiennes هندي",
    "PK": "pakistani pakistanis pakistanais pakistanaise باكستاني",
    "BD": "bangladeshi bangladais بنغلاديشي",
    "CN": "chinese chinois chinoise chinoises صيني",
    "JP": "japanese japonais japonaise japonaises ياباني",
    "KR": "korean south_korean coreen coreenne coreens كوري",
    "ID": "indonesian indonesien indonesienne اندونيسي",
    "MY": "malaysian malaisien malaisienne ماليزي",
    "PH": "filipino filipinos philippine philippin فلبيني",
    "US": "american americans americain americaine americains americaines امريكي اميركي",
    "GB": "british britannique britanniques بريطاني",
    "FR": "french francais francaise francaises فرنسي",
    "DE": "german germans allemand allemande allemands allemandes الماني",
    "IT": "italian italians italien italienne italiens ايطالي",
    "ES": "spanish espagnol espagnole espagnols espagnoles اسباني",
    "CH": "swiss suisse suisses سويسري",
    "NL": "dutch neerlandais neerlandaise hollandais هولندي",
    "RU": "russian russians russe russes روسي",
    "UA": "ukrainian ukrainians ukrainien ukrainienne ukrainiens اوكراني",
    "NG": "nigerian nigerians nigerians نيجيري",
    "KE": "kenyan kenyans kenyan kenyane كيني",
    "ZA": "south_african sud_africain sud_africaine",
    "SN": "senegalese senegalais senegalaise سنغالي",
    "CI": "ivorian ivoirien ivoirienne ivoiriens ايفواري",
    "CM": "cameroonian camerounais camerounaise",
    "ML": "malian malien malienne",
    "CD": "congolese congolais congolaise",
    "GH": "ghanaian ghaneen",
    "BR": "brazilian brazilians bresilien bresilienne برازيلي",
    "CA": "canadian canadians canadien canadienne canadiens كندي",
    "AU": "australian australians australien australienne استرالي",
    "JM": "jamaican jamaicans jamaicain jamaicaine جامايكي",
    "CO": "colombian colombians colombien colombienne كولومبي",
    "DK": "danish danois danoise دنماركي",
    "VN": "vietnamese vietnamien vietnamienne فيتنامي",
    "MX": "mexican mexicans mexicain mexicaine مكسيكي",
}  # fmt: skip
ENDINGS = ("", "ه", "ين", "ون", "ات")  # of an Arabic nationality


def country_mentions(text: str) -> set[str]:
    """Return the ISO 3166 alpha-2 codes of the countries that a text names."""
    parts = bare_parts(text)
    found = {CASED[word] for word in CASED.keys() & set(parts)}
    begun = [place for place, word in enumerate(parts) if _starts(word)]
    lower, named = bool(begun) and text.islower(), 0
    for place in begun:
        if place < named:  # the Korea of North Korea
            continue
        word, starts = parts[place], _starts(parts[place])
        following = [fold(other) for other in parts[place + 1 : place + MOST_WORDS]]
        tables = [_nationalities()]
        if lower or word[0].isupper() or is_arabic(fold(word)):  # "turkey" and "chad" are other things
            tables.append(_territories())
        rows = [row for start in starts for row in _rows(start, following) if any(row in table for table in tables)]
        if rows:
            longest = max(row.count(" ") for row in rows)
            named = place + longest + 1
            found.update(table[row] for row in rows for table in tables if row in table and row.count(" ") == longest)
    return found


@lru_cache(maxsize=100_000)
def _starts(word: str) -> tuple[str, ...]:
    """Return the folded forms of a word, with and without clitics, with which a country or nationality may begin."""
    forms = (fold(rest) for _, rest in without_clitics(word))
    return tuple(form for form in forms if form in _first_words())


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Return the first words of all names."""
    return frozenset(name.split(" ")[0] for table in (_territories(), _nationalities()) for name in table)


def _rows(start: str, following: list[str]) -> list[str]:
    """Return a word alone and with the words after it, up to the longest name."""
    return [" ".join([start, *following[:size]]) for size in range(len(following) + 1)]


@lru_cache(maxsize=1)
def _territories() -> dict[str, str]:
    """Return the folded names of countries with their codes."""
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
                names[" ".join(map(fold, bare_parts(name)))] = code
    for ambiguous in AMBIGUOUS:
        del names[ambiguous]
    return names | {form.replace("_", " "): code for code, forms in SHORT_NAMES.items() for form in forms.split()}


@lru_cache(maxsize=1)
def _nationalities() -> dict[str, str]:
    """Return the folded forms of nationalities with the codes of their countries."""
    names: dict[str, str] = {}
    for code, forms in NATIONALITIES.items():
        for form in forms.split():
            spelled = form.replace("_", " ")
            arabic = is_arabic(form)
            endings, articles = (ENDINGS, ("", "ال")) if arabic else (("",), ("",))
            names.update({article + spelled + ending: code for article in articles for ending in endings})
    return names
