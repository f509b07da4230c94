"""Currencies as text writes them: names, symbols, codes and the nationality word that settles an ambiguous name.

Knows: which word can mean which ISO 4217 code, and in which country. Does not know numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rag.lexicon import PhraseTable, Words, forms_of


@dataclass(frozen=True, slots=True)
class Currency:
    """What a currency word says by itself: a code, or only a family that a country must settle."""

    family: str
    code: str | None = None  # without any context
    divisor: int = 1  # centimes count a hundredth
    symbol: bool = False  # may stand before the number: $, USD, Rs
    upper: bool = False  # a word of everyday letters: only capitals mean the currency (LE, MAD, ALL)


# family: the code that each country gives it
FAMILIES: dict[str, dict[str, str]] = {
    "dollar": {
        c: f"{c}D"
        for c in ("US", "CA", "AU", "NZ", "HK", "SG", "JM", "NA", "LR", "BB", "BS", "BZ", "FJ", "GY", "TT", "BN", "ZW")
    }
    | {"TW": "TWD"},
    "pound": {"EG": "EGP", "GB": "GBP", "SD": "SDG", "SS": "SSP", "LB": "LBP", "SY": "SYP"},
    "dirham": {"AE": "AED", "MA": "MAD"},
    "dinar": {"KW": "KWD", "BH": "BHD", "JO": "JOD", "IQ": "IQD", "TN": "TND", "DZ": "DZD", "LY": "LYD", "RS": "RSD"},
    "riyal": {"SA": "SAR", "QA": "QAR", "OM": "OMR", "YE": "YER", "IR": "IRR"},
    "real": {"BR": "BRL"},
    "peso": {"MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "PH": "PHP", "UY": "UYU", "DO": "DOP", "CU": "CUP"},
    "rupee": {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR", "SC": "SCR"},
    "rupiah": {"ID": "IDR"},
    "lira": {"TR": "TRY", "LB": "LBP", "SY": "SYP"},
    "shilling": {"KE": "KES", "UG": "UGX", "TZ": "TZS", "SO": "SOS"},
    "franc": {"CH": "CHF", "RW": "RWF", "CD": "CDF", "GN": "GNF", "DJ": "DJF", "KM": "KMF", "BI": "BIF"}
    | dict.fromkeys(("SN", "CI", "ML", "BF", "BJ", "TG", "NE", "GW"), "XOF")
    | dict.fromkeys(("CM", "GA", "TD", "CG", "CF", "GQ"), "XAF"),
    "krone": {"DK": "DKK", "SE": "SEK", "NO": "NOK", "IS": "ISK", "CZ": "CZK"},
    "won": {"KR": "KRW"},
    "yuan": {"CN": "CNY"},
    "yen": {"JP": "JPY", "CN": "CNY"},
    "centime": {"DZ": "DZD", "MA": "MAD", "FR": "EUR", "BE": "EUR", "CH": "CHF"},
    "euro": {},
}
_EURO_COUNTRIES = frozenset({"FR", "DE", "IT", "ES", "PT", "NL", "BE", "AT", "IE", "FI", "GR"})

# words after the number: family, code without context, forms
_NAMES: tuple[tuple[str, str | None, str], ...] = (
    ("dollar", "USD", "dollar|dollars|دولار|دولارا|دولارات|دولارين|دولاران|دولاري|dolares|dólar"),
    ("euro", "EUR", "euro|euros|يورو|أورو|اليوروهات"),
    ("pound", "EGP", "جنيه|جنيها|جنيهات|جنيهين|جنية|جنيهان|جنيهاً"),
    ("pound", "GBP", "pound|pounds|quid|pfund|pound sterling|pounds sterling"),
    ("pound", None, "livre|livres|libra|libras"),
    ("pound", "GBP", "livre sterling|livres sterling|جنيه استرليني|جنيه إسترليني|جنيهات إسترلينية|جنيها إسترلينيا|libras esterlinas|sterling"),
    ("dirham", None, "dirham|dirhams|درهم|درهما|دراهم|درهمين|درهمان|dirhames|dh|dhs|dhm"),
    ("dinar", None, "dinar|dinars|دينار|دينارا|دنانير|دينارين|ديناران|dinares"),
    ("riyal", None, "riyal|riyals|rial|rials|ريال|ريالا|ريالات|ريالين|ريالان|riyales|riales"),
    ("real", "BRL", "real|reais|reals|reales|ريال برازيلي"),
    ("peso", None, "peso|pesos|بيزو|بيسو"),
    ("rupee", None, "rupee|rupees|roupie|roupies|روبية|روبيات|rupia|rupias|rupien"),
    ("rupiah", "IDR", "rupiah|rupiahs|roupies indonésiennes|روبية إندونيسية"),
    ("lira", None, "lira|liras|ليرة|ليرات|ليرتين"),
    ("shilling", None, "shilling|shillings|شلن|شلنا|شلنات"),
    ("franc", None, "franc|francs|فرنك|فرنكا|فرنكات|franken"),
    ("franc", "XOF", "franc cfa|francs cfa|f cfa|fcfa|cfa|cfa franc|cfa francs|فرنك سيفا|فرنك أفريقي"),
    ("franc", "XOF", "west african cfa franc|west african cfa francs|francs cfa (bceao)|franc cfa (bceao)|فرنك غرب أفريقي"),
    ("franc", "XOF", "فرنك سي إف إيه غرب أفريقي|فرنك غرب أفريقيا"),
    ("krone", None, "krone|kroner|krona|kronor|couronne|couronnes|كرونة|كورونة"),
    ("won", "KRW", "won|وون|wons"),
    ("yuan", "CNY", "yuan|yuans|renminbi|rmb|يوان|يوانا|يوانات"),
    ("yen", "JPY", "yen|yens|ين ياباني|ينا يابانيا|ين"),
    ("centime", None, "centime|centimes|سنتيم|سنتيما|سنتيمات"),
    ("", "NGN", "naira|نايرا|نيرة|nairas"),
    ("", "GHS", "cedi|cedis|سيدي غاني"),
    ("", "ZAR", "rand|rands|راند"),
    ("", "MYR", "ringgit|ringgits|رينغيت|رينجيت"),
    ("", "THB", "baht|bahts|بات تايلاندي|باخت"),
    ("", "VND", "dong|dongs|دونغ"),
    ("", "ILS", "shekel|shekels|شيكل|شيقل|شواكل"),
    ("", "PLN", "zloty|zlotys|zlotych|زلوتي"),
    ("", "HUF", "forint|forints|فورنت"),
    ("", "RUB", "ruble|rubles|rouble|roubles|روبل"),
    ("", "BDT", "taka|تاكا"),
    ("", "ETB", "birr|بر إثيوبي"),
    ("", "PEN", "soles|nuevos soles"),
)
# before or after the number: family, code, forms; upper: capitals only
_SYMBOLS: tuple[tuple[str, str | None, str], ...] = (
    ("dollar", "USD", "$"),
    ("", "USD", "us$|u.s.$|$us|usd$|us dollar|us dollars|u.s. dollars"),
    ("", "CAD", "ca$|c$|cad$|can$"),
    ("", "AUD", "a$|au$"),
    ("", "HKD", "hk$"),
    ("", "SGD", "s$|sg$"),
    ("", "NZD", "nz$"),
    ("", "TWD", "nt$"),
    ("", "MXN", "mx$|mex$"),
    ("", "BRL", "r$"),
    ("", "JMD", "j$"),
    ("", "EUR", "€"),
    ("pound", "GBP", "£"),
    ("", "EGP", "e£|egp£|l.e.|ج.م|ج.م."),
    ("yen", "JPY", "¥"),
    ("", "CNY", "rmb"),
    ("rupee", "INR", "rs|rs."),
    ("", "INR", "₹"),
    ("", "NGN", "₦"),
    ("", "GHS", "₵|gh₵|gh¢"),
    ("", "PHP", "₱"),
    ("", "KRW", "₩"),
    ("", "RUB", "₽"),
    ("", "TRY", "₺"),
    ("", "ILS", "₪"),
    ("", "THB", "฿"),
    ("", "VND", "₫"),
    ("", "BDT", "৳"),
    ("", "UAH", "₴"),
    ("riyal", None, "﷼"),
    ("franc", "XOF", "fcfa|cfa"),
    ("dirham", None, "dh|dhs|dhm"),
    ("shilling", "KES", "ksh|kshs|ksh.|kes"),
    ("", "TZS", "tsh|tshs"),
    ("", "UGX", "ush|ushs"),
    ("", "IDR", "rp|rp."),
    ("", "MYR", "rm"),
    ("", "SAR", "ر.س"),
    ("", "AED", "د.إ"),
)
_CAPITALS: tuple[tuple[str, str], ...] = (
    ("EGP", "le"), ("SAR", "sr"), ("SAR", "sar"), ("OMR", "ro"), ("OMR", "omr"), ("QAR", "qr"), ("JOD", "jd"), ("JOD", "jds"), ("KWD", "kd"),
    ("BHD", "bd"), ("DZD", "da"), ("TND", "dt"), ("TND", "td"), ("LYD", "ld"), ("ZAR", "r"), ("MYR", "rm"), ("MAD", "mad"), ("TRY", "tl"),
    ("ALL", "all"), ("PHP", "p"), ("IDR", "rp"), ("NGN", "n"), ("GHS", "ghs"), ("XOF", "f"), ("TRY", "try"), ("TOP", "top"),
    ("CUP", "cup"), ("COP", "cop"), ("MOP", "mop"), ("PEN", "pen"), ("SOS", "sos"), ("GEL", "gel"), ("LAK", "lak"), ("BAM", "bam"),
)  # fmt: skip
_ISO = (
    "USD EUR GBP EGP AED DZD TND LYD JOD KWD BHD QAR IQD IRR YER LBP SYP SDG CAD AUD NZD HKD SGD TWD CNY JPY KRW INR PKR"
    " LKR NPR BDT IDR MYR PHP THB VND TRY ILS CHF SEK NOK DKK ISK CZK PLN HUF RON RUB UAH BRL MXN ARS CLP UYU NGN"
    " KES UGX TZS ETB ZAR XOF XAF RWF MUR JMD TTD KZT AZN AOA MZN ZMW BWP NAD SCR DOP GTQ CRC PYG BOB MMK KHR SAR OMR"
)

_NATIONALITIES: tuple[tuple[str, str], ...] = (
    ("US", "us|u.s.|u.s|american|american's|américain|américains|américaine|أمريكي|أميركي|امريكية|أميركية|أمريكيا|أميركيا|estadounidense|estadounidenses|usa|أمريكيان|des états-unis"),
    ("CA", "canadian|canadien|canadiens|كندي|كندية|كنديا"),
    ("AU", "australian|australien|australiens|أسترالي|أسترالية"),
    ("NZ", "new zealand|néo-zélandais|نيوزيلندي"),
    ("HK", "hong kong|de hong kong|هونغ كونغ|هونج كونج"),
    ("SG", "singapore|singaporean|de singapour|سنغافوري"),
    ("TW", "taiwan|taiwanese|new taiwan|تايواني"),
    ("JM", "jamaican|jamaïcains|جامايكي"),
    ("EG", "egyptian|égyptien|égyptienne|égyptiens|égyptiennes|مصري|مصرية|مصريا|egipcias"),
    ("GB", "british|sterling|britannique|britanniques|إسترليني|إسترلينية|إسترلينيا|بريطاني"),
    ("SD", "sudanese|soudanais|soudanaises|سوداني|سودانية|سودانيا"),
    ("LB", "lebanese|libanais|libanaise|libanaises|لبناني|لبنانية|لبنانيا"),
    ("SY", "syrian|syrien|syriennes|سوري|سورية"),
    ("AE", "emirati|uae|emirates|u.a.e.|émirati|émiratis|des eau|des émirats arabes unis|إماراتي|إماراتية|إماراتيا"),
    ("MA", "moroccan|marocain|marocains|مغربي|مغربية|مغربيا|marroquíes"),
    ("KW", "kuwaiti|koweïtien|koweïtiens|كويتي|كويتية|كويتيا"),
    ("BH", "bahraini|bahreïni|bahreïniens|bahreïnis|بحريني|بحرينية|بحرينيا"),
    ("JO", "jordanian|jordanien|jordaniens|أردني|أردنية|أردنيا"),
    ("IQ", "iraqi|irakien|irakiens|عراقي|عراقية|عراقيا"),
    ("TN", "tunisian|tunisien|tunisiens|تونسي|تونسية|تونسيا"),
    ("DZ", "algerian|algérien|algériens|جزائري|جزائرية|جزائريا"),
    ("LY", "libyan|libyen|libyens|ليبي|ليبية|ليبيا"),
    ("SA", "saudi|saoudien|saoudiens|سعودي|سعودية|سعوديا|saudíes"),
    ("QA", "qatari|qatarien|qatariens|qataris|قطري|قطرية|قطريا"),
    ("OM", "omani|omanais|عماني|عمانية|عمانيا"),
    ("YE", "yemeni|yéménite|yéménites|يمني|يمنية|يمنيا"),
    ("IR", "iranian|iranien|iraniens|إيراني|إيرانية"),
    ("BR", "brazilian|brésilien|brésiliens|برازيلي"),
    ("MX", "mexican|mexicain|mexicains|mexicanos|مكسيكي"),
    ("AR", "argentine|argentinian|argentins|argentinos|أرجنتيني"),
    ("CL", "chilean|chiliens|chilenos|تشيلي"),
    ("CO", "colombian|colombien|colombiens|colombianos|كولومبي"),
    ("PH", "philippine|filipino|philippins|فلبيني"),
    ("UY", "uruguayan|uruguayos"),
    ("IN", "indian|indien|indienne|indiennes|هندي|هندية"),
    ("PK", "pakistani|pakistanaise|pakistanaises|باكستاني|باكستانية"),
    ("LK", "sri lankan|سريلانكية"),
    ("NP", "nepalese|nepali|نيبالية"),
    ("ID", "indonesian|indonésiennes|إندونيسية"),
    ("MU", "mauritian|mauriciennes"),
    ("TR", "turkish|turque|turques|تركي|تركية"),
    ("KE", "kenyan|kényan|kényans|kenyans|كيني"),
    ("UG", "ugandan|ougandais|أوغندي"),
    ("TZ", "tanzanian|tanzaniens|تنزاني"),
    ("SO", "somali|somaliens|صومالي"),
    ("CH", "swiss|suisse|suisses|schweizer|سويسري"),
    ("RW", "rwandan|rwandais|رواندي"),
    ("CD", "congolese|congolais|كونغولي"),
    ("GN", "guinean|guinéens|غيني"),
    ("DJ", "djiboutian|جيبوتي"),
    ("DK", "danish|danois|danoises|دنماركية|دنماركي"),
    ("SE", "swedish|suédois|suédoises|سويدية|سويدي"),
    ("NO", "norwegian|norvégiennes|نرويجية|نرويجي"),
    ("KR", "south korean|korean|sud-coréens|كوري جنوبي|كوري"),
    ("CN", "chinese|chinois|صيني"),
    ("JP", "japanese|japonais|ياباني"),
    ("RS", "serbian|صربي"),
    ("CZ", "czech|tchèques|تشيكية"),
    ("IS", "icelandic|آيسلندية"),
)  # fmt: skip

_SYMBOL_ENTRIES = (
    [(line, Currency(family, code, symbol=True)) for family, code, line in _SYMBOLS]
    + [(line, Currency("", code, symbol=True, upper=True)) for code, line in _CAPITALS]
    + [(code.lower(), Currency("", code, symbol=True)) for code in _ISO.split()]
)
_BEFORE = PhraseTable(_SYMBOL_ENTRIES)
_AFTER = PhraseTable(
    [
        (line, Currency(family, code, divisor=100 if family == "centime" else 1))
        for family, code, line in _NAMES
    ]
    + [entry for entry in _SYMBOL_ENTRIES if entry[0] not in {"p", "n", "r", "rs|rs."}]
)
_NATIONS = PhraseTable([(line, country) for country, line in _NATIONALITIES])


def currency_before(words: Words, end: int) -> tuple[Currency, int] | None:
    """Return the symbol or code whose last token is `end` - 1, and the index of its first: "US$" in "US$5"."""
    found = _BEFORE.ending_at(words, end)
    if found is None or not _written_as_money(words, found[0], found[1], end):
        return None
    first = found[1]
    return None if first and words.touching(first) and words.kinds[first - 1] == "number" else found


def currency_after(words: Words, index: int) -> tuple[Currency, str | None, int] | None:
    """Return the currency at `index`, the country of a nationality word beside it, and the index after both."""
    nation = _NATIONS.at(words, index)
    if nation is not None and not words.newline_before(nation[1]):
        found = _AFTER.at(words, nation[1])
        if found is not None and nation[0] in FAMILIES.get(found[0].family, {}):
            return found[0], nation[0], found[1]
    found = _AFTER.at(words, index)
    if found is None or not _written_as_money(words, found[0], index, found[1]):
        return None
    currency, end = found
    nation = _NATIONS.at(words, end)
    if nation is not None and not words.newline_before(end) and nation[0] in FAMILIES.get(currency.family, {}):
        return currency, nation[0], nation[1]
    return currency, None, end


def settle(currency: Currency, nation: str | None, country: str | None) -> tuple[str | None, Decimal]:
    """Return the ISO code and what one of it is worth: a nationality word first, then the article's country, else the bare rule."""
    codes = FAMILIES.get(currency.family, {})
    for place in (nation, country):
        if place in codes:
            return codes[place], Decimal(1) / currency.divisor
        if currency.family == "centime" and place in _EURO_COUNTRIES:
            return "EUR", Decimal(1) / currency.divisor
    return currency.code, Decimal(1)


def _written_as_money(words: Words, currency: Currency, first: int, end: int) -> bool:
    """Whether a word that is also an everyday word is in capitals, as a currency code is: LE against le."""
    if not currency.upper:
        return True
    printed = words.printed(first, end - 1)
    return printed == printed.upper()


def currency_names() -> list[str]:
    """Return every bare word form that names a currency, for the property tests."""
    return [form for _, _, line in _NAMES for form in forms_of(line)]
