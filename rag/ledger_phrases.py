"""Every sentence of an answer from the ledger, in Arabic, English and French. It decides nothing.

`rag/phrases.py` holds what all answers share. `{n}` is a marker such as "[1]"; a date stands right after words that the
gate takes for "as of", since it is the ledger's and not always the cited sentence's.
"""

from __future__ import annotations

from rag.ledger_records import Explanation
from rag.ledger_totals import Group
from rag.phrases import Texts

AS_OF: dict[bool, Texts] = {  # whether the day is known; the date is that of the report
    True: {"en": "as of {date}", "ar": "خبر بتاريخ {date}", "fr": "article du {date}"},
    False: {"en": "as of {date}", "ar": "خبر من {date}", "fr": "article de {date}"},
}
SET: dict[bool, Texts] = {  # the same, of a date that a person put right
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
    "en": "Other gifts of money:",
    "ar": "تبرعات مالية أخرى:",
    "fr": "Autres dons d’argent :",
}
RUNNING: Texts = {
    "en": "Totals up to a given time, which may hold the gifts named here:",
    "ar": "مبالغ إجمالية حتى تاريخها، وقد تدخل فيها التبرعات المذكورة هنا:",
    "fr": "Totaux à une date donnée, qui peuvent comprendre les dons cités ici :",
}
WITH_OTHERS: Texts = {"en": "together with others", "ar": "مع جهات أخرى", "fr": "avec d’autres"}
NOT_ADDED: Texts = {
    "en": "Not in the sum, since money and other help are not told apart: {names}.",
    "ar": "ولا يدخل في المجموع ما لم يُفصل فيه المال عن غيره: {names}.",
    "fr": "Hors de la somme, faute de détail entre argent et autres aides : {names}.",
}
APART: Texts = {
    "en": "Told besides, and not counted as money given:",
    "ar": "وذُكر كذلك، ولا يُحسب ضمن الأموال المتبرع بها:",
    "fr": "Également cité, mais non compté dans l’argent donné :",
}
GROUP: dict[Group, Texts] = {
    Group.CASH: {"en": "Cash", "ar": "نقدًا", "fr": "En argent"},
    Group.IN_KIND: {"en": "In kind", "ar": "عينيًا", "fr": "En nature"},
    Group.MIXED: {
        "en": "Money and other help, not told apart",
        "ar": "مال ومساعدات أخرى دون تفصيل",
        "fr": "Argent et autres aides, sans détail",
    },
    Group.ADVERTISING: {
        "en": "Advertising space or credits, not money",
        "ar": "مساحات أو أرصدة إعلانية، لا مال",
        "fr": "Espaces ou crédits publicitaires, pas d’argent",
    },
    Group.LENT: {
        "en": "Loans and investment, not gifts",
        "ar": "قروض واستثمار، لا تبرعات",
        "fr": "Prêts et investissements, pas des dons",
    },
    Group.OTHERS: {
        "en": "Other people’s money, collected or passed on",
        "ar": "أموال جهات أخرى، جُمعت أو نُقلت",
        "fr": "Argent d’autrui, collecté ou transmis",
    },
}
CEILINGS: Texts = {
    "en": "Upper limits, not amounts given",
    "ar": "حدود قصوى، لا مبالغ ممنوحة",
    "fr": "Plafonds, et non montants donnés",
}
TARGETS: Texts = {
    "en": "Only planned, or cancelled",
    "ar": "مستهدف فقط أو ملغى",
    "fr": "Objectif seulement, ou don annulé",
}
LINE: Texts = {"en": "{name}: {rows}", "ar": "{name}: {rows}", "fr": "{name} : {rows}"}
HIDDEN: Texts = {
    "en": "The ledger of giving lists more gifts.",
    "ar": "وفي سجل العطاء تبرعات أخرى.",
    "fr": "D’autres dons figurent dans le registre des dons.",
}
CONFLICT: dict[Explanation, Texts] = {
    Explanation.SUM_OF_PARTS: {
        "en": "Some reports print another sum, by adding or leaving out parts; it is no further gift: {quote} {n}",
        "ar": "تنشر بعض الروايات مجموعًا آخر بجمع أجزاء أو إغفالها، وليس تبرعًا إضافيًا: {quote} {n}",
        "fr": "Certains articles donnent une autre somme, parce qu’ils ajoutent ou omettent une partie ; "
        "il ne s’agit pas d’un autre don : {quote} {n}",
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
    "en": "The gifts of money told here add up to this at most, since several reports may tell of one gift; nothing "
    "is converted:",
    "ar": "مجموع التبرعات المالية المذكورة هنا على الأكثر، إذ قد تتحدث أخبار عدة عن تبرع واحد، ودون تحويل بين العملات:",
    "fr": "Total des dons d’argent cités ici, au plus, car plusieurs articles peuvent parler d’un même don ; "
    "aucune devise n’est convertie :",
}
NO_SUM: Texts = {
    "en": "Nothing is added up: no second separate gift of cash in one currency is told here.",
    "ar": "لا يُجمع شيء: لا يُذكر هنا تبرعان نقديان منفصلان بعملة واحدة.",
    "fr": "Pas d’addition : les articles ici ne citent pas deux dons d’argent distincts dans une même devise.",
}
NEWEST: Texts = {
    "en": "As far as the articles here tell, the newest of them {date}.",
    "ar": "وفق ما ورد في المقالات هنا، وأحدثها {date}.",
    "fr": "D’après les articles ici, dont le plus récent est un {date}.",
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
    "en": "{name} gave more money in {currency}, as far as the articles here tell.",
    "ar": "الأكثر عطاءً من المال {currency}: {name}، وفق ما ورد في المقالات هنا.",
    "fr": "{name} a donné davantage d’argent, en {currency}, d’après les articles ici.",
}
GAVE_MOST: Texts = {  # of three givers or more
    "en": "Of these, {name} gave the most money in {currency}, as far as the articles here tell.",
    "ar": "الأكثر عطاءً بينها من المال {currency}: {name}، وفق ما ورد في المقالات هنا.",
    "fr": "C’est {name} qui a donné le plus d’argent, en {currency}, d’après les articles ici.",
}
GAVE_ALIKE: Texts = {
    "en": "They gave the same amount of money in {currency}, as far as the articles here tell.",
    "ar": "تساوى عطاؤهما من المال {currency}، وفق ما ورد في المقالات هنا.",
    "fr": "Ils ont donné autant d’argent, en {currency}, d’après les articles ici.",
}
WITH_GOODS: Texts = {
    "en": "Once goods are counted at the value told, {name} gave more in {currency}.",
    "ar": "وإذا حُسبت العينيات بقيمتها المعلنة {currency} فالأكثر عطاءً: {name}.",
    "fr": "En comptant aussi les biens à la valeur citée, {name} a donné davantage, en {currency}.",
}
WITH_GOODS_ALIKE: Texts = {
    "en": "Once goods are counted at the value told, they gave the same in {currency}.",
    "ar": "وإذا حُسبت العينيات بقيمتها المعلنة {currency} تساوى العطاء.",
    "fr": "En comptant aussi les biens à la valeur citée, ils ont donné autant, en {currency}.",
}
NOT_COMPARABLE: Texts = {
    "en": "They cannot be compared in money: no gifts of money by both are told in one currency; nothing is converted.",
    "ar": "لا تمكن المقارنة بالمال: لا تُذكر لهما معًا تبرعات مالية بعملة واحدة، ولا تحويل بين العملات.",
    "fr": "Pas de comparaison possible en argent : leurs dons n’ont aucune devise commune, et rien n’est converti.",
}
ONE_ALONE: Texts = {
    "en": "No comparison: the articles here tell of a gift of money that fits the question by {name} alone.",
    "ar": "لا مقارنة: لا تذكر المقالات هنا تبرعًا ماليًا يطابق السؤال إلا من {name}.",
    "fr": "Pas de comparaison : les articles ici ne citent de don d’argent répondant à la question que de {name}.",
}
AND_BESIDES: Texts = {  # one giver's further gifts behind its largest
    "en": "{row}, and by the same giver {rows}",
    "ar": "{row}، ومن الجهة نفسها {rows}",
    "fr": "{row}, et du même donateur {rows}",
}
TOGETHER: Texts = {
    "en": "Given by several together, perhaps some of those above among them, and not ranked:",
    "ar": "وقدمته جهات عدة معًا، قد يكون بعض ما سبق منها، ولا يدخل في الترتيب:",
    "fr": "Donné par plusieurs ensemble, dont peut-être certains cités plus haut, hors classement :",
}
EACH: Texts = {"en": "{amount} each", "ar": "{amount} لكل منها", "fr": "{amount} chacun"}
COLLECTED: Texts = {
    "en": "What came in from many givers, as the articles here tell:",
    "ar": "ما جُمع من جهات عدة، وفق ما ورد في المقالات هنا:",
    "fr": "Sommes recueillies auprès de nombreux donateurs, d’après les articles ici :",
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
