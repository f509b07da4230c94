"""Amounts and counts found in Arabic, English and French text (then Spanish, German, Portuguese)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.figures import find_figures
from rag.schema import Hedge

MONEY = [
    # Arabic
    ("تبرعت بنحو 250 مليون دولار لدعم القطاع", 250e6, "USD", "250 مليون دولار"),
    ("٣٠٠ ألف جنيه مصري", 300e3, "EGP", "٣٠٠ ألف جنيه مصري"),
    ("۳۰۰ ألف جنيه", 300e3, "EGP", "۳۰۰ ألف جنيه"),
    ("خمسة ملايين ريال سعودي", 5e6, "SAR", "خمسة ملايين ريال سعودي"),
    ("بمبلغ نصف مليون دولار", 0.5e6, "USD", "نصف مليون دولار"),
    ("مليون ونصف المليون جنيه", 1.5e6, "EGP", "مليون ونصف المليون جنيه"),
    ("مليونين ونصف المليون درهم إماراتي", 2.5e6, "AED", "مليونين ونصف المليون درهم إماراتي"),
    ("بمليون دولار", 1e6, "USD", "مليون دولار"),
    ("مليونًا دولار", 1e6, "USD", "مليونًا دولار"),
    ("مليونا دولار", 2e6, "USD", "مليونا دولار"),
    ("مليوني يورو", 2e6, "EUR", "مليوني يورو"),
    ("خمسة وعشرين ألف دينار كويتي", 25e3, "KWD", "خمسة وعشرين ألف دينار كويتي"),
    ("مائة وخمسة وعشرون مليون درهم مغربي", 125e6, "MAD", "مائة وخمسة وعشرون مليون درهم مغربي"),
    ("ثلاثمائة ألف جنيه", 300e3, "EGP", "ثلاثمائة ألف جنيه"),
    ("أربعمائة (400) ألف دينار تونسي", 400e3, "TND", "أربعمائة (400) ألف دينار تونسي"),
    ("5 ملايين و200 ألف جنيه", 5.2e6, "EGP", "5 ملايين و200 ألف جنيه"),
    ("١٫٥ مليار دولار", 1.5e9, "USD", "١٫٥ مليار دولار"),
    ("١٬٥٠٠٬٠٠٠ دولار", 1.5e6, "USD", "١٬٥٠٠٬٠٠٠ دولار"),
    ("منح تونس 9ر2 مليار دولار", 2.9e9, "USD", "9ر2 مليار دولار"),
    ("بقيمة 314،4 مليون دولار", 314.4e6, "USD", "314،4 مليون دولار"),
    ("ب250 مليون دولار", 250e6, "USD", "250 مليون دولار"),
    ("بـ250 مليون دولار", 250e6, "USD", "250 مليون دولار"),
    ("3 مليارات جنيه إسترليني", 3e9, "GBP", "3 مليارات جنيه إسترليني"),
    ("5 دنانير أردنية", 5, "JOD", "5 دنانير أردنية"),
    ("10 ملايين ليرة تركية", 10e6, "TRY", "10 ملايين ليرة تركية"),
    ("ألف مليون دولار", 1e9, "USD", "ألف مليون دولار"),
    ("50مليون دولار", 50e6, "USD", "50مليون دولار"),
    ("ألفي دولار", 2000, "USD", "ألفي دولار"),
    ("ثلاثة عشر مليون يورو", 13e6, "EUR", "ثلاثة عشر مليون يورو"),
    ("100 مليون دولارًا", 100e6, "USD", "100 مليون دولارًا"),
    ("مليار فرنك سيفا", 1e9, "XOF", "مليار فرنك سيفا"),
    ("3,650 ملايين دولار", 3.65e6, "USD", "3,650 ملايين دولار"),
    ("1,250 مليون دولار", 1.25e9, "USD", "1,250 مليون دولار"),
    ("10 آلاف ريال قطري", 10e3, "QAR", "10 آلاف ريال قطري"),
    # English
    ("US$1.2bn", 1.2e9, "USD", "US$1.2bn"),
    ("US$ 250 million", 250e6, "USD", "US$ 250 million"),
    ("$5", 5, "USD", "$5"),
    ("$250-million fund", 250e6, "USD", "$250-million"),
    ("250 million dollars", 250e6, "USD", "250 million dollars"),
    ("USD 6 million", 6e6, "USD", "USD 6 million"),
    ("two and a half million dollars", 2.5e6, "USD", "two and a half million dollars"),
    ("half a million euros", 0.5e6, "EUR", "half a million euros"),
    ("a million pounds", 1e6, "GBP", "a million pounds"),
    ("one hundred and fifty thousand dollars", 150e3, "USD", "one hundred and fifty thousand dollars"),
    ("2½ million dollars", 2.5e6, "USD", "2½ million dollars"),
    ("Rs 100 crore", 1e9, "INR", "Rs 100 crore"),
    ("Rs. 5 lakh", 500e3, "INR", "Rs. 5 lakh"),
    ("100 crore rupees", 1e9, "INR", "100 crore rupees"),
    ("₹11 crore", 110e6, "INR", "₹11 crore"),
    ("3 lakh crore rupees", 3e12, "INR", "3 lakh crore rupees"),
    ("Rs 1,00,00,000", 10e6, "INR", "Rs 1,00,00,000"),
    ("EGP 300,000", 300e3, "EGP", "EGP 300,000"),
    ("LE 5 million", 5e6, "EGP", "LE 5 million"),
    ("E£20m", 20e6, "EGP", "E£20m"),
    ("300,000 Egyptian pounds", 300e3, "EGP", "300,000 Egyptian pounds"),
    ("AED3 million", 3e6, "AED", "AED3 million"),
    ("SAR 33 million", 33e6, "SAR", "SAR 33 million"),
    ("JD 15 million", 15e6, "JOD", "JD 15 million"),
    ("RO 2.3 million", 2.3e6, "OMR", "RO 2.3 million"),
    ("R$ 5 million", 5e6, "BRL", "R$ 5 million"),
    ("NIS 750,000", 750e3, "ILS", "NIS 750,000"),
    ("KSh 20m", 20e6, "KES", "KSh 20m"),
    ("£10m", 10e6, "GBP", "£10m"),
    ("€ 1,500,000", 1.5e6, "EUR", "€ 1,500,000"),
    ("¥500 million", 500e6, "JPY", "¥500 million"),
    ("10 million Canadian dollars", 10e6, "CAD", "10 million Canadian dollars"),
    ("one million Australian dollars", 1e6, "AUD", "one million Australian dollars"),
    ("50 million yuan", 50e6, "CNY", "50 million yuan"),
    ("200 million naira", 200e6, "NGN", "200 million naira"),
    ("30 billion rupiah", 30e9, "IDR", "30 billion rupiah"),
    ("22,000 million Mexican pesos", 22e9, "MXN", "22,000 million Mexican pesos"),
    ("1.5 million US dollars", 1.5e6, "USD", "1.5 million US dollars"),
    ("5 million U.S. dollars", 5e6, "USD", "5 million U.S. dollars"),
    ("$5 million CAD", 5e6, "CAD", "$5 million CAD"),
    ("1.125 billion dollars", 1.125e9, "USD", "1.125 billion dollars"),
    ("$500k", 500e3, "USD", "$500k"),
    ("a $100 million fund", 100e6, "USD", "$100 million"),
    ("A$5 million", 5e6, "AUD", "A$5 million"),
    ("$3 trn", 3e12, "USD", "$3 trn"),
    # French
    ("3,7 milliards de dirhams marocains", 3.7e9, "MAD", "3,7 milliards de dirhams marocains"),
    ("trois cent mille euros", 300e3, "EUR", "trois cent mille euros"),
    ("un demi-million d'euros", 0.5e6, "EUR", "un demi-million d'euros"),
    ("un million et demi d'euros", 1.5e6, "EUR", "un million et demi d'euros"),
    ("deux millions d’euros", 2e6, "EUR", "deux millions d’euros"),
    ("5 M€", 5e6, "EUR", "5 M€"),
    ("3 Md€", 3e9, "EUR", "3 Md€"),
    ("2,5 Mds €", 2.5e9, "EUR", "2,5 Mds €"),
    ("50 k€", 50e3, "EUR", "50 k€"),
    ("1 500 000 euros", 1.5e6, "EUR", "1 500 000 euros"),
    ("1\u202f500 €", 1500, "EUR", "1\u202f500 €"),
    ("20 millions de FCFA", 20e6, "XOF", "20 millions de FCFA"),
    ("377 934 251 FCFA", 377934251, "XOF", "377 934 251 FCFA"),
    ("250 millions de dollars américains", 250e6, "USD", "250 millions de dollars américains"),
    ("dix millions de dinars algériens", 10e6, "DZD", "dix millions de dinars algériens"),
    ("quatre-vingt-douze mille euros", 92e3, "EUR", "quatre-vingt-douze mille euros"),
    ("soixante-quinze millions d'euros", 75e6, "EUR", "soixante-quinze millions d'euros"),
    ("la somme de 1.500 euros pour les familles", 1500, "EUR", "1.500 euros"),
    ("un don de 1,125 milliard d'euros pour les écoles", 1.125e9, "EUR", "1,125 milliard d'euros"),
    ("300 000 livres égyptiennes", 300e3, "EGP", "300 000 livres égyptiennes"),
    ("10 millions de livres sterling", 10e6, "GBP", "10 millions de livres sterling"),
    ("5 milliards de francs CFA", 5e9, "XOF", "5 milliards de francs CFA"),
    ("mille euros", 1000, "EUR", "mille euros"),
    # Spanish, German, Portuguese
    ("5 millones de pesos mexicanos", 5e6, "MXN", "5 millones de pesos mexicanos"),
    ("2.000 Euro", 2000, "EUR", "2.000 Euro"),
    ("5 Mio. Euro", 5e6, "EUR", "5 Mio. Euro"),
    ("3 Mrd. Euro", 3e9, "EUR", "3 Mrd. Euro"),
    ("R$ 5 milhões", 5e6, "BRL", "R$ 5 milhões"),
    ("20 mil reais", 20e3, "BRL", "20 mil reais"),
    ("dos millones y medio de euros", 2.5e6, "EUR", "dos millones y medio de euros"),
    ("ciento cincuenta mil dólares", 150e3, "USD", "ciento cincuenta mil dólares"),
    ("treinta y cinco millones de euros", 35e6, "EUR", "treinta y cinco millones de euros"),
    ("veintiún mil pesos chilenos", 21e3, "CLP", "veintiún mil pesos chilenos"),
    ("mil millones de dólares", 1e9, "USD", "mil millones de dólares"),
    ("5.000 millones de dólares para las escuelas", 5e9, "USD", "5.000 millones de dólares"),
    ("medio millón de euros", 0.5e6, "EUR", "medio millón de euros"),
    ("un billón de pesos argentinos", 1e12, "ARS", "un billón de pesos argentinos"),
    ("zweihunderttausend Euro", 200e3, "EUR", "zweihunderttausend Euro"),
    ("fünfundzwanzig Millionen Euro", 25e6, "EUR", "fünfundzwanzig Millionen Euro"),
    ("anderthalb Millionen Euro", 1.5e6, "EUR", "anderthalb Millionen Euro"),
    ("eine halbe Million Euro", 0.5e6, "EUR", "eine halbe Million Euro"),
    ("drei Millionen Schweizer Franken", 3e6, "CHF", "drei Millionen Schweizer Franken"),
    ("5 Millionen schwedische Kronen", 5e6, "SEK", "5 Millionen schwedische Kronen"),
    ("10 Millionen US-Dollar", 10e6, "USD", "10 Millionen US-Dollar"),
    ("5 Billionen Euro", 5e12, "EUR", "5 Billionen Euro"),
    ("dois milhões e meio de reais", 2.5e6, "BRL", "dois milhões e meio de reais"),
    ("cento e vinte e cinco mil reais", 125e3, "BRL", "cento e vinte e cinco mil reais"),
    ("mil milhões de euros", 1e9, "EUR", "mil milhões de euros"),
    ("2 bilhões de reais", 2e9, "BRL", "2 bilhões de reais"),
    # digits in brackets, scales glued to currencies, decimals in words
    ("منحة قدرها (60) ألف دينار تونسي", 60e3, "TND", "(60) ألف دينار تونسي"),
    ("منحة قدرها سبعون (70) ألف دينار تونسي", 70e3, "TND", "سبعون (70) ألف دينار تونسي"),
    ("40 ألف و600 دينار كويتي", 40_600, "KWD", "40 ألف و600 دينار كويتي"),
    ("40 ألف و 600 دينار كويتي", 40_600, "KWD", "40 ألف و 600 دينار كويتي"),
    ("2 فاصل 5 مليون دولار", 2.5e6, "USD", "2 فاصل 5 مليون دولار"),
    ("وقدم مصرف الساب 17 مليون دولار", 17e6, "USD", "17 مليون دولار"),  # no August in «الساب»
    ("700 مليم تونسي", 0.7, "TND", "700 مليم تونسي"),
    ("25 قرشا مصريا", 0.25, "EGP", "25 قرشا مصريا"),
    ("2 MDT", 2e6, "TND", "2 MDT"),
    ("3 MEUR", 3e6, "EUR", "3 MEUR"),
]

AMBIGUOUS = [
    ("5 million dirhams", None, None),
    ("5 million dirhams", "MA", "MAD"),
    ("5 million dirhams", "AE", "AED"),
    ("5 million dirhams", "FR", None),
    ("٥ ملايين دينار", None, None),
    ("٥ ملايين دينار", "TN", "TND"),
    ("10 ملايين ريال", None, None),
    ("10 ملايين ريال", "SA", "SAR"),
    ("5 millions de pesos", None, None),
    ("5 million pesos", "CO", "COP"),
    ("5 million rupees", None, None),
    ("5 million rupees", "PK", "PKR"),
    ("10 ملايين ليرة", None, None),
    ("100 kroner", None, None),
    ("100 shillings", None, None),
    ("5 Dh", None, None),
    ("5 million pounds", "EG", "EGP"),
    ("5 ملايين جنيه", "SD", "SDG"),
    ("5 ملايين جنيه", None, "EGP"),
    ("5 million dollars", "CA", "CAD"),
    ("5 million dollars", "EG", "USD"),
    ("5 million dollars", "JM", "USD"),
    ("5 million Kuwaiti dinars", "TN", "KWD"),
    ("Rs 5 million", None, "INR"),
    ("Rs 5 million", "PK", "PKR"),
    ("540 MDH", "MA", "MAD"),
    ("540 MDH", None, None),
    ("12 م د", "TN", "TND"),
]

COUNTS = [
    ("603 ملايين مشاهدة", 603e6, "views"),
    ("51.7 مليون مشاهدة", 51.7e6, "views"),
    ("خمسين جهاز تنفس صناعي", 50, "ventilators"),
    ("20 ألف كمامة", 20e3, "masks"),
    ("10 آلاف وجبة", 10e3, "meals"),
    ("ألف أسرة", 1000, "families"),
    ("5 مدارس", 5, "schools"),
    ("25 طالبا", 25, "students"),
    ("150 طنا", 150, "tonnes"),
    ("30 بالمائة", 30, "%"),
    ("30 في المئة", 30, "%"),
    ("%50", 50, "%"),
    ("٥٠٪", 50, "%"),
    ("500 كرتونة", 500, "cartons"),
    ("5 آلاف من الكمامات", 5000, "masks"),
    ("مليون شجرة", 1e6, "trees"),
    ("400,000 hazmat suits", 400e3, "suits"),
    ("2.2 million iftar meals", 2.2e6, "meals"),
    ("120 ventilators", 120, "ventilators"),
    ("100,000 people", 100e3, "people"),
    ("1,500 African schools", 1500, "schools"),
    ("30,000 KN95 masks", 30e3, "masks"),
    ("256,200 N-95 masks", 256200, "masks"),
    ("50,000 school children", 50e3, "children"),
    ("800 test kits", 800, "kits"),
    ("five European countries", 5, "countries"),
    ("12%", 12, "%"),
    ("12.5 percent", 12.5, "%"),
    ("20 per cent", 20, "%"),
    ("200,000 litres of water", 200e3, "litres"),
    ("590 community kitchens", 590, "kitchens"),
    ("a five-year programme", 5, "years"),
    ("200-room hotel", 200, "rooms"),
    ("3,000 tonnes of food aid", 3000, "tonnes"),
    ("10,000 hours of free consulting", 10e3, "hours"),
    ("603 millions de vues", 603e6, "views"),
    ("1 500 familles", 1500, "families"),
    ("30 % des salariés", 30, "%"),
    ("vingt respirateurs", 20, "ventilators"),
    ("12 000 masques", 12e3, "masks"),
    ("2 000 repas", 2000, "meals"),
    ("50 lits", 50, "beds"),
    ("3 millions d'élèves", 3e6, "pupils"),
    ("15 pour cent", 15, "%"),
    ("dix écoles", 10, "schools"),
    ("5 000 arbres", 5000, "trees"),
    ("more than 2021 families", 2021, "families"),
    ("2,500 more beds", 2500, "beds"),
    ("175 tents and not more", 175, "tents"),
    ("seven counties", 7, "counties"),
    ("16 réfrigérateurs", 16, "refrigerators"),
    ("1885 منتفعا", 1885, "beneficiaries"),
    ("120 موطن شغل", 120, "jobs"),
    ("14 مخترعا", 14, None),  # an Arabic noun in the form that the number asks for
    ("6 مخطوطات", 6, None),
    ("334 كيلومترا مربعا", 334, "square kilometres"),
    ("20 of them", 20, None),
    ("20 d'entre elles", 20, None),
    ("12 منهم", 12, None),
    ("les 300 carnets de la ville", 300, None),
    ("veintiún mil mascarillas", 21e3, "masks"),
    ("3.000 becas para las niñas", 3000, "scholarships"),
    ("15 por ciento", 15, "%"),
    ("hundert Betten", 100, "beds"),
    ("fünfhunderttausend Menschen", 500e3, "people"),
    ("20 Prozent", 20, "%"),
    ("trinta e cinco leitos", 35, "beds"),
    ("mil e quinhentas famílias", 1500, "families"),
    ("5 mil cestas básicas", 5000, "baskets"),
    ("once escuelas de las niñas", 11, "schools"),
    ("elf Schulen für die Kinder der Stadt", 11, "schools"),
]

HEDGES = [
    ("معدات تزيد قيمتها على 3 ملايين ريال سعودي", Hedge.MORE_THAN),
    ("معدات لا تزيد قيمتها على 3 ملايين ريال سعودي", Hedge.UP_TO),
    ("about 5 million dollars", Hedge.ABOUT),
    ("some $5 million", Hedge.ABOUT),
    ("approximately US$5 million", Hedge.ABOUT),
    ("an estimated 5 million euros", Hedge.ABOUT),
    ("~$5 million", Hedge.ABOUT),
    ("nearly one million euros", Hedge.NEARLY),
    ("almost EUR 5 million", Hedge.NEARLY),
    ("close to $5 million", Hedge.NEARLY),
    ("more than 5 million dollars", Hedge.MORE_THAN),
    ("over $5 million", Hedge.MORE_THAN),
    ("$5 million+", Hedge.MORE_THAN),
    ("over five years", Hedge.EXACT),
    ("at least 300 people", Hedge.AT_LEAST),
    ("no fewer than 300 people", Hedge.AT_LEAST),
    ("300 people or more", Hedge.AT_LEAST),
    ("less than $5 million", Hedge.LESS_THAN),
    ("up to 100,000 people", Hedge.UP_TO),
    ("as much as $5 million", Hedge.UP_TO),
    ("no more than $5 million", Hedge.UP_TO),
    ("a maximum of 5 million euros", Hedge.UP_TO),
    ("capped at EGP 300,000", Hedge.UP_TO),
    ("with a cap on donations of $40,000", Hedge.UP_TO),
    ("300,000 pounds at most", Hedge.UP_TO),
    ("up to about 5 million dollars", Hedge.UP_TO),
    ("5 millions d'euros, et plus", Hedge.MORE_THAN),
    ("$5 million", Hedge.EXACT),
    ("بنحو 250 مليون دولار", Hedge.ABOUT),
    ("لنحو 250 مليون دولار", Hedge.ABOUT),
    ("حوالي 250 مليون دولار", Hedge.ABOUT),
    ("250 مليون دولار تقريبا", Hedge.ABOUT),
    ("ما يقارب 5 ملايين دولار", Hedge.NEARLY),
    ("ما يقرب من 5 ملايين دولار", Hedge.NEARLY),
    ("قرابة 5 ملايين دولار", Hedge.NEARLY),
    ("أكثر من 21.5 مليون مشاهدة", Hedge.MORE_THAN),
    ("بأكثر من 5 ملايين دولار", Hedge.MORE_THAN),
    ("ما يزيد على 5 ملايين دولار", Hedge.MORE_THAN),
    ("بما يزيد عن 5 ملايين دولار", Hedge.MORE_THAN),
    ("تجاوزت 5 ملايين دولار", Hedge.MORE_THAN),
    ("ما لا يقل عن 5 ملايين دولار", Hedge.AT_LEAST),
    ("5 ملايين دولار على الأقل", Hedge.AT_LEAST),
    ("أقل من 5 ملايين دولار", Hedge.LESS_THAN),
    ("بحد أقصى للتبرعات 300 ألف جنيه", Hedge.UP_TO),
    ("بحد أقصى 300 ألف جنيه", Hedge.UP_TO),
    ("لا تتجاوز 300 ألف جنيه", Hedge.UP_TO),
    ("يصل إلى 300 ألف جنيه", Hedge.UP_TO),
    ("300 ألف جنيه كحد أقصى", Hedge.UP_TO),
    ("environ 250 millions de dollars", Hedge.ABOUT),
    ("près de 2 millions d'euros", Hedge.NEARLY),
    ("plus de 30 %", Hedge.MORE_THAN),
    ("plus d'un million d'euros", Hedge.MORE_THAN),
    ("au moins 5 millions d'euros", Hedge.AT_LEAST),
    ("moins de 5 millions d'euros", Hedge.LESS_THAN),
    ("لم تتجاوز 5 ملايين دولار", Hedge.UP_TO),
    ("did not exceed $5 million", Hedge.UP_TO),
    ("ne dépasse pas 5 millions d'euros", Hedge.UP_TO),
    ("jusqu'à 2,5 millions d'euros", Hedge.UP_TO),
    ("jusqu’à 2,5 millions d’euros", Hedge.UP_TO),
    ("un maximum de 300 000 livres égyptiennes", Hedge.UP_TO),
    ("plafonné à 300 000 euros", Hedge.UP_TO),
    ("5 millions d'euros au maximum", Hedge.UP_TO),
    ("pas plus de 5 millions d'euros", Hedge.UP_TO),
    ("unos 300 millones de pesos", Hedge.ABOUT),
    ("casi 2,5 millones de euros", Hedge.NEARLY),
    ("más de 1.500 familias", Hedge.MORE_THAN),
    ("al menos 50.000 personas", Hedge.AT_LEAST),
    ("menos de 100 euros", Hedge.LESS_THAN),
    ("hasta 3.000 becas", Hedge.UP_TO),
    ("rund 3,5 Mio. Euro", Hedge.ABOUT),
    ("knapp 40.000 Masken", Hedge.NEARLY),
    ("gut 5 Millionen Euro", Hedge.MORE_THAN),
    ("mindestens 100 Betten", Hedge.AT_LEAST),
    ("weniger als 100 Euro", Hedge.LESS_THAN),
    ("bis zu 10 Millionen Euro", Hedge.UP_TO),
    ("cerca de 5 mil cestas", Hedge.ABOUT),
    ("quase 50 mil euros", Hedge.NEARLY),
    ("mais de 300 mil pessoas", Hedge.MORE_THAN),
    ("no mínimo 10 mil máscaras", Hedge.AT_LEAST),
    ("abaixo de 100 euros", Hedge.LESS_THAN),
    ("até 2 bilhões de reais", Hedge.UP_TO),
]

NOT_FIGURES = [
    "ومليون بنك النيلين جزء منها",
    "COVID-19",
    "كوفيد-19",
    "In 2020 the company grew.",
    "بداية من 10 مايو الحالى",
    "on 16-22 February 2020",
    "le 1er avril 2021",
    "13/05/2020 at 10:30",
    "page 3, Article 5, no. 7, phase 2",
    "المادة 7 من القانون 12",
    "tel. +20 2 2575 1234",
    "#مفيش_ذي_مصر2020 #cook4home",
    "https://example.org/2020/05/13/250-million-dollars",
    "the 19th edition, 3G and 5G, KN95, G20",
    "24/7 and 2:1",
    "millions of dollars, ملايين الدولارات, des millions d'euros",
    "several million dollars",
    "one of the firms",
    "1. First item",
    "the autumn 2024 floods",
    "two thirds of it",
    "لست هنا",
    "اليوم الاثنين الوزارة والاتفاق",
    "الساعة الحادية عشرة من ليلة السبت",
    "من 12 إلى 14 من الشهر الجاري",
    "كل 2.4 مليون عام",
    "7- لين أحمد",
    "على الرقم 71.335.000 أو 71.335.001",
    "once schools were open",
    "to seize houses of the firm",
    "A doação dos alunos da escola e dos professores",
    "",
]

RANGES = [
    ("between 150 and 250 million dollars", [(150e6, "USD"), (250e6, "USD")]),
    ("US$150-250 million", [(150e6, "USD"), (250e6, "USD")]),
    ("5 to 10 million euros", [(5e6, "EUR"), (10e6, "EUR")]),
    ("بين 5 و10 ملايين دولار", [(5e6, "USD"), (10e6, "USD")]),
    ("من 5 إلى 10 ملايين دولار", [(5e6, "USD"), (10e6, "USD")]),
    ("de 5 à 10 millions d'euros", [(5e6, "EUR"), (10e6, "EUR")]),
    ("3074 سنة 2015", []),
    ("2.072 billion. NGOs gave", [(2.072e9, None)]),
    ("100 to 250 beds", [(100, "beds"), (250, "beds")]),
    ("EGP 12, 160 and 100 million.", [(12e6, "EGP"), (160e6, "EGP"), (100e6, "EGP")]),
    ("50, 50 and 20 million FCFA", [(50e6, "XOF"), (50e6, "XOF"), (20e6, "XOF")]),
    ("25 مليون دولار للإعلانات و100 مليون دولار", [(25e6, "USD"), (100e6, "USD")]),
    ("1.7 billion to 116 organisations", [(1.7e9, None), (116, "organisations")]),
    ("AED3 or SR3", [(3, "AED"), (3, "SAR")]),
    ("EGP 100 million: 40 million for workers, 60 million for health", [(100e6, "EGP"), (40e6, "EGP"), (60e6, "EGP")]),
    ("193 000 dollars, et plus de mille euros", [(193e3, "USD"), (1000, "EUR")]),
    ("gave $5 million and reached 3 million in Egypt", [(5e6, "USD"), (3e6, None)]),
    ("5 million dollars (4 million euros) and 2 million for food", [(5e6, "USD"), (4e6, "EUR"), (2e6, "USD")]),
]


@pytest.mark.parametrize(("text", "value", "unit", "printed"), MONEY)
def test_scale_words_and_currencies_become_one_amount(text, value, unit, printed):
    """A figure is a number of units, whatever the language wrote it in; its text leaves the hedge and clitics out."""
    assert [(figure.value, figure.unit, figure.text) for figure in find_figures(text)] == [(value, unit, printed)]


@pytest.mark.parametrize(("text", "country", "unit"), AMBIGUOUS)
def test_an_ambiguous_currency_is_settled_by_nationality_or_country_and_never_guessed(text, country, unit):
    assert [figure.unit for figure in find_figures(text, country)] == [unit]


@pytest.mark.parametrize(("text", "value", "unit"), COUNTS)
def test_counts_carry_their_noun(text, value, unit):
    assert [(figure.value, figure.unit) for figure in find_figures(text)] == [(value, unit)]


@pytest.mark.parametrize(("text", "hedge"), HEDGES)
def test_a_hedge_before_or_after_is_kept(text, hedge):
    assert [figure.hedge for figure in find_figures(text)] == [hedge]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("plus de 10 milliards de centimes, soit 100 millions de dinars", [Hedge.MORE_THAN, Hedge.MORE_THAN]),
        ("more than 5 million euros, and 5 million euros", [Hedge.MORE_THAN, Hedge.EXACT]),
    ],
)
def test_the_same_amount_in_other_words_keeps_its_hedge(text, hedges):
    assert [figure.hedge for figure in find_figures(text, "DZ")] == hedges


def test_what_is_handed_over_is_not_more_than_it():
    handed, more = find_figures("It handed over 7.5 million shillings and over 500 tons.")
    assert (handed.hedge, more.hedge) == (Hedge.EXACT, Hedge.MORE_THAN)


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_dates_labels_and_names_are_no_figures(text):
    assert [figure.text for figure in find_figures(text)] == []


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges_and_lists_share_scale_and_unit(text, expected):
    assert [(figure.value, figure.unit) for figure in find_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("5.8 billion centimes", 58e6, "DZD"), ("deux milliards de centimes", 20e6, "DZD")],
)
def test_centimes_count_a_hundredth_where_the_country_is_known(text, value, unit):
    assert [(figure.value, figure.unit) for figure in find_figures(text, "DZ")] == [(value, unit)]
    assert [figure.unit for figure in find_figures(text)] == [None]


NASTY = "0123456789٣۴., ٫٬-()[]$€%°½والفمليون\u200f\u200e\u202b\u064b\u0640\nabkmn'’٪ß𝟓"


@given(st.text(max_size=200) | st.text(alphabet=NASTY, max_size=160))
def test_no_text_makes_the_parser_raise_and_spans_are_exact_and_apart(text):
    """figure.text is text[start:end], and figures never overlap."""
    end = 0
    for figure in find_figures(text):
        assert figure.start >= end
        assert figure.text == text[figure.start : figure.end]
        assert figure.text
        assert figure.value >= 0
        end = figure.end


RUNS = (
    *("1,", "1 ", "123 ", "9", "1.1", "1-", "million ", "مليون و", "five ", "$", "5 new ", "of ", "$12m, 13m, "),
    *("1/2/2020 ", "\u200f5\u200e", "5\u064b", "1ر1", "1 فاصل ", "up to 5 ", "(5) ", "quatre-vingt-", "2020 "),
    *("half a ", "20 more ", "و5 "),
)


def processor_seconds(text):
    """Return what reading a text costs at best of two: the machine does other things too."""
    costs = []
    for _ in range(2):
        started = time.process_time()
        find_figures(text)
        costs.append(time.process_time() - started)
    return min(costs)


@pytest.mark.parametrize("unit", RUNS)
def test_long_runs_take_time_in_proportion(unit):
    """One thing repeated, four times as often: no search starts anew at every place."""
    shorter, longer = (processor_seconds(unit * (length // len(unit))) for length in (10_000, 40_000))
    assert longer < 10 * shorter + 0.5  # four times as long; sixteen times the time would be quadratic
