"""Every sentence of an answer from the ledger, in Arabic, English and French. It decides nothing.

`rag/phrases.py` holds what all answers share. `{n}` is a marker such as "[1]"; a date stands right after words that the
gate takes for "as of", since it is the ledger's and not always the cited sentence's.
"""

from __future__ import annotations

from rag.ledger_records import Explanation
from rag.ledger_totals import Group
from rag.phrases import Texts

AS_OF: dict[bool, Texts] = {  # whether the day is known; the date is that of the report
    True: {"en": "as of {date}", "ar": "بتاريخ {date}", "fr": "en date du {date}"},
    False: {"en": "as of {date}", "ar": "بتاريخ {date}", "fr": "en date de {date}"},
}
WHEN: dict[bool, Texts] = {  # the cited sentence tells the date
    True: {"en": "on {date}", "ar": "في {date}", "fr": "le {date}"},
    False: {"en": "in {date}", "ar": "في {date}", "fr": "en {date}"},
}
TO: Texts = {"en": "{amount} to {names}", "ar": "{amount} لصالح {names}", "fr": "{amount} à {names}"}
PARTS: Texts = {"en": "Of it: {parts}.", "ar": "منها: {parts}.", "fr": "Dont : {parts}."}
ALSO: Texts = {
    "en": "Other gifts of money, none of them part of it:",
    "ar": "تبرعات مالية أخرى ليست جزءًا منه:",
    "fr": "Autres dons d’argent, qui n’en font pas partie :",
}
APART: Texts = {
    "en": "Not the giver’s own cash, so never added to it:",
    "ar": "ليس من الأموال النقدية للجهة نفسها، فلا يُجمع إليها:",
    "fr": "N’est pas de l’argent du donateur, et ne s’y ajoute donc jamais :",
}
GROUP: dict[Group, Texts] = {
    Group.CASH: {"en": "Cash", "ar": "نقدًا", "fr": "En argent"},
    Group.IN_KIND: {"en": "In kind", "ar": "عينيًا", "fr": "En nature"},
    Group.MIXED: {
        "en": "Cash and other things together",
        "ar": "نقد مع غيره",
        "fr": "Argent et autre chose ensemble",
    },
    Group.ADVERTISING: {
        "en": "Advertising space or credits, no cash",
        "ar": "مساحات أو أرصدة إعلانية، لا نقد",
        "fr": "Espaces ou crédits publicitaires, pas d’argent",
    },
    Group.LENT: {
        "en": "Loans and investment, no gifts",
        "ar": "قروض واستثمار، لا تبرعات",
        "fr": "Prêts et investissements, pas des dons",
    },
    Group.OTHERS: {
        "en": "Other people’s money, collected or passed on",
        "ar": "أموال غيرها، جُمعت أو نُقلت",
        "fr": "Argent d’autrui, collecté ou transmis",
    },
}
CEILINGS: Texts = {
    "en": "Ceilings, no gifts of that size",
    "ar": "حدود قصوى، لا تبرعات بهذا القدر",
    "fr": "Plafonds, pas des dons de ce montant",
}
TARGETS: Texts = {
    "en": "Only planned, or cancelled",
    "ar": "مستهدف فقط أو ملغى",
    "fr": "Seulement visé, ou annulé",
}
LINE: Texts = {"en": "{name}: {rows}", "ar": "{name}: {rows}", "fr": "{name} : {rows}"}
HIDDEN: Texts = {
    "en": "More rows are in the ledger of giving.",
    "ar": "في سجل العطاء صفوف أخرى.",
    "fr": "D’autres lignes figurent dans le registre des dons.",
}
CONFLICT: dict[Explanation, Texts] = {
    Explanation.SUM_OF_PARTS: {
        "en": "Some reports print another sum, by adding or leaving out parts; it is no further gift: {quote} {n}",
        "ar": "تنشر بعض الروايات مجموعًا آخر بجمع أجزاء أو إغفالها، وليس تبرعًا إضافيًا: {quote} {n}",
        "fr": "Certains articles impriment une autre somme, en additionnant ou en omettant des parties ; "
        "ce n’est pas un autre don : {quote} {n}",
    },
    Explanation.EXCHANGE_RATE: {
        "en": "Conversions differ: {quote} {n}",
        "ar": "تختلف الروايات في التحويل بين العملات: {quote} {n}",
        "fr": "Les conversions divergent : {quote} {n}",
    },
    Explanation.UPDATE: {
        "en": "An older or newer figure for the same gift: {quote} {n}",
        "ar": "رقم أقدم أو أحدث للتبرع نفسه: {quote} {n}",
        "fr": "Un chiffre plus ancien ou plus récent du même don : {quote} {n}",
    },
    Explanation.UNIT_SLIP: {
        "en": "Another report seems to slip in the unit: {quote} {n}",
        "ar": "يبدو أن رواية أخرى أخطأت في الوحدة: {quote} {n}",
        "fr": "Un autre article semble se tromper d’unité : {quote} {n}",
    },
    Explanation.KIND: {
        "en": "Another report tells the kind of giving otherwise: {quote} {n}",
        "ar": "تصف رواية أخرى نوع العطاء وصفًا مختلفًا: {quote} {n}",
        "fr": "Un autre article décrit autrement la nature du don : {quote} {n}",
    },
    Explanation.UNKNOWN: {
        "en": "Reports differ: {quote} {n}",
        "ar": "تختلف الروايات: {quote} {n}",
        "fr": "Les sources divergent : {quote} {n}",
    },
}
SUMS: Texts = {
    "en": "Added up per currency, at most this, since several reports may tell of one gift; nothing is converted:",
    "ar": "المجموع حسب العملة بحد أقصى، إذ قد يتحدث خبران عن تبرع واحد، دون تحويل بين العملات:",
    "fr": "Total par devise, au plus, car plusieurs articles peuvent parler d’un même don ; sans conversion :",
}
NO_SUM: Texts = {
    "en": "Nothing is added up: no second separate gift of cash in one currency is told here.",
    "ar": "لا يُجمع شيء: لا يُذكر هنا تبرعان نقديان منفصلان بعملة واحدة.",
    "fr": "Rien n’est additionné : aucun second don d’argent distinct dans la même devise n’est cité ici.",
}
NEWEST: Texts = {
    "en": "As far as the articles here tell, the newest of them {date}.",
    "ar": "وفق ما ورد في المقالات هنا، وأحدثها {date}.",
    "fr": "D’après les articles ici, le plus récent {date}.",
}
RANKED: Texts = {  # of a currency as `rag.currency_forms.in_currency` writes it, here and below
    "en": "Gifts by size in {currency}, the largest first:",
    "ar": "التبرعات {currency} من الأكبر إلى الأصغر:",
    "fr": "Dons en {currency}, du plus grand au plus petit :",
}
RANKED_BESIDE: Texts = {
    "en": "In {currency}, not ranked against the others because nothing is converted:",
    "ar": "{currency}، ولا تُرتب مع غيرها إذ لا تحويل بين العملات:",
    "fr": "En {currency}, sans classement avec les autres, faute de conversion :",
}
RANKED_ONLY: Texts = {
    "en": "Only amounts told in {currency} are compared; nothing is converted.",
    "ar": "قورنت المبالغ المذكورة {currency} وحدها، دون تحويل بين العملات.",
    "fr": "Seuls les montants exprimés en {currency} sont comparés, sans conversion.",
}
GAVE_MORE: Texts = {
    "en": "In {currency}, {name} gave more, as far as the articles here tell.",
    "ar": "الأكثر عطاءً {currency}: {name}، وفق ما ورد في المقالات هنا.",
    "fr": "En {currency}, {name} a donné davantage, d’après les articles ici.",
}
GAVE_MOST: Texts = {  # of three givers or more
    "en": "In {currency}, {name} gave the most of them, as far as the articles here tell.",
    "ar": "الأكثر عطاءً بينها {currency}: {name}، وفق ما ورد في المقالات هنا.",
    "fr": "En {currency}, c’est {name} qui a donné le plus, d’après les articles ici.",
}
GAVE_ALIKE: Texts = {
    "en": "In {currency}, they gave the same, as far as the articles here tell.",
    "ar": "تساوى عطاؤهما {currency}، وفق ما ورد في المقالات هنا.",
    "fr": "En {currency}, ils ont donné autant, d’après les articles ici.",
}
NOT_COMPARABLE: Texts = {
    "en": "They cannot be compared: no gifts of cash by both are told in one currency, and nothing is converted.",
    "ar": "لا تمكن المقارنة: لا تُذكر لهما معًا تبرعات نقدية بعملة واحدة، ولا تحويل بين العملات.",
    "fr": "Comparaison impossible : aucune devise commune à leurs dons d’argent, et rien n’est converti.",
}
ONE_ALONE: Texts = {
    "en": "No comparison: the articles here tell of a gift of money that fits the question by {name} alone.",
    "ar": "لا مقارنة: لا تذكر المقالات هنا تبرعًا ماليًا يطابق السؤال إلا من {name}.",
    "fr": "Pas de comparaison : les articles ici ne citent de don d’argent répondant à la question que de {name}.",
}
EACH: Texts = {"en": "{amount} each", "ar": "{amount} لكل منها", "fr": "{amount} chacun"}
COLLECTED: Texts = {
    "en": "What came in from many givers, as the articles here tell:",
    "ar": "ما جُمع من جهات عدة، وفق ما ورد في المقالات هنا:",
    "fr": "Ce qui a été reçu de nombreux donateurs, d’après les articles ici :",
}
OTHER_CURRENCIES: Texts = {
    "en": "Gifts in other currencies, listed below, are not converted, so this is no verdict on all they gave.",
    "ar": "أما التبرعات بعملات أخرى فمذكورة أدناه دون تحويل، فليس هذا حكمًا على كل ما قدمته.",
    "fr": "Les dons en d’autres devises, ci-dessous, ne sont pas convertis : ce n’est pas un verdict sur l’ensemble.",
}
NO_GIFT_OF: Texts = {
    "en": "The articles here tell of no gift of money by {name} that fits the question.",
    "ar": "لا تذكر المقالات هنا تبرعًا ماليًا من {name} يطابق السؤال.",
    "fr": "Les articles ici ne citent aucun don d’argent de {name} qui réponde à la question.",
}
SEVERAL: Texts = {"en": "Several givers together", "ar": "عدة جهات معًا", "fr": "Plusieurs donateurs ensemble"}
UNTOLD: Texts = {"en": "Giver not named", "ar": "جهة لم تُسمَّ", "fr": "Donateur non nommé"}
