"""Currencies that share a name, by country, and the codes that the figure parser knows. Data only."""

from __future__ import annotations

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
    "millime": {"TN": "TND"},
    "piastre": {"EG": "EGP", "LB": "LBP", "SY": "SYP"},
    "euro": {},
}
DIVISORS = {"centime": 100, "millime": 1000, "piastre": 100}
EURO_COUNTRIES = frozenset({"FR", "DE", "IT", "ES", "PT", "NL", "BE", "AT", "IE", "FI", "GR"})
ISO = (
    "USD EUR GBP EGP AED DZD TND LYD JOD KWD BHD QAR IQD IRR YER LBP SYP SDG CAD AUD NZD HKD SGD TWD CNY JPY KRW INR"
    " PKR LKR NPR BDT IDR MYR PHP THB VND TRY ILS CHF SEK NOK DKK ISK CZK PLN HUF UAH BRL MXN ARS CLP UYU NGN"
    " PEN BOB GHS RUB RON"
    " KES UGX TZS ETB ZAR XOF XAF RWF MUR JMD TTD KZT AZN AOA MZN ZMW BWP NAD SCR DOP GTQ CRC PYG MMK KHR SAR OMR"
)
CODES = frozenset(ISO.split()) | {code for codes in FAMILIES.values() for code in codes.values()}
