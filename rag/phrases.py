"""Every sentence the reader shows a person, in Arabic, English and French. Data and templates only; it decides nothing.

Figures and names are given to it already written for the asker; `{n}` is a citation marker such as "[1]".
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.schema import FigureKind, GivingStatus

Texts = dict[str, str]

ABSTAIN: Texts = {
    "en": "No article here answers this.",
    "ar": "لا يوجد مقال هنا يجيب عن هذا السؤال.",
    "fr": "Aucun article ici ne répond à cette question.",
}
UNTOLD: Texts = {
    "en": "No article here tells this, and the nearest one says so: {quote}",
    "ar": "لا يذكر أي مقال هنا ذلك، وأقربها يقول هذا صراحةً: {quote}",
    "fr": "Aucun article ici ne le dit, et le plus proche l’écrit lui-même : {quote}",
}
ABSENT: Texts = {
    "en": "No article here mentions {names}.",
    "ar": "لا يذكر أي مقال هنا {names}.",
    "fr": "Aucun article ici ne mentionne {names}.",
}
NOT_FOR: Texts = {
    "en": "No article here answers this for {about}.",
    "ar": "لا يوجد مقال هنا يجيب عن ذلك في شأن {about}.",
    "fr": "Aucun article ici n’y répond pour {about}.",
}
WITHOUT: Texts = {
    "en": "Without {limits}:",
    "ar": "ومن دون {limits}:",
    "fr": "Sans {limits} :",
}
SEARCHED: Texts = {
    "en": "Searched for {question} in every article here ({articles}).",
    "ar": "جرى البحث عن {question} في كل المقالات هنا ({articles}).",
    "fr": "Recherche de {question} dans tous les articles ici ({articles}).",
}
NEAREST: Texts = {
    "en": "Nearest, though it does not answer: {titles}.",
    "ar": "الأقرب، مع أنه لا يجيب: {titles}.",
    "fr": "Le plus proche, sans y répondre : {titles}.",
}
GAVE: dict[GivingStatus, Texts] = {
    GivingStatus.PAID: {
        "en": "{giver} donated {amount} {n}.",
        "ar": "تبرعات {giver}: {amount} {n}.",
        "fr": "{giver} a donné {amount} {n}.",
    },
    GivingStatus.DELIVERED: {
        "en": "{giver} handed over {amount} {n}.",
        "ar": "ما جرى تسليمه من {giver}: {amount} {n}.",
        "fr": "{giver} a remis {amount} {n}.",
    },
    GivingStatus.ANNOUNCED: {
        "en": "{giver} announced a gift of {amount} {n}.",
        "ar": "التبرع المعلن من {giver}: {amount} {n}.",
        "fr": "{giver} a annoncé un don : {amount} {n}.",
    },
    GivingStatus.PLEDGED: {
        "en": "{giver} pledged {amount} {n}.",
        "ar": "التعهد المعلن من {giver}: {amount} {n}.",
        "fr": "{giver} a promis {amount} {n}.",
    },
    GivingStatus.COMMITTED: {
        "en": "{giver} committed {amount} {n}.",
        "ar": "المبلغ المخصص من {giver}: {amount} {n}.",
        "fr": "{giver} a engagé {amount} {n}.",
    },
    GivingStatus.TARGET: {
        "en": "{giver} set a target of {amount} {n}.",
        "ar": "المستهدف لدى {giver}: {amount} {n}.",
        "fr": "{giver} vise {amount} {n}.",
    },
    GivingStatus.CANCELLED: {
        "en": "{giver} cancelled a gift of {amount} {n}.",
        "ar": "التبرع الملغى من {giver}: {amount} {n}.",
        "fr": "{giver} a annulé un don : {amount} {n}.",
    },
    GivingStatus.UNKNOWN: {
        "en": "Giving by {giver}: {amount} {n}.",
        "ar": "مساهمة {giver}: {amount} {n}.",
        "fr": "Don de {giver} : {amount} {n}.",
    },
}
MOST: Texts = {
    "en": "The most that {giver} gives here is {amount} {n}.",
    "ar": "الحد الأقصى لما تقدمه {giver} هنا: {amount} {n}.",
    "fr": "Plafond annoncé pour {giver} : {amount} {n}.",
}
BESIDE: Texts = {
    "en": "Other amounts named; they are not added up, since they may overlap:",
    "ar": "مبالغ أخرى مذكورة، ولم تُجمع لأنها قد تتداخل:",
    "fr": "Autres montants cités, non additionnés, car ils peuvent se recouper :",
}
SUM_TOLD: Texts = {  # by the article itself
    "en": "In all, as the article has it: {amount} {n}.",
    "ar": "والمجموع كما يورده المقال: {amount} {n}.",
    "fr": "En tout, selon l’article : {amount} {n}.",
}
MORE: Texts = {
    "en": "More figures are in the sources.",
    "ar": "في المصادر أرقام أخرى.",
    "fr": "D’autres chiffres figurent dans les sources.",
}
COUNTED: Texts = {
    "en": "The article gives {amount} {n}.",
    "ar": "الوارد في المقال: {amount} {n}.",
    "fr": "L’article indique {amount} {n}.",
}
RANGE: Texts = {
    "en": "between {least} and {most}",
    "ar": "بين {least} و{most}",
    "fr": "entre {least} et {most}",
}
COUNTED_SEVERAL: Texts = {
    "en": "The articles give several counts:",
    "ar": "تذكر المقالات أعدادًا مختلفة:",
    "fr": "Les articles donnent plusieurs chiffres :",
}
SAYS: Texts = {
    "en": "The article says: {quote} {n}",
    "ar": "جاء في المقال: {quote} {n}",
    "fr": "L’article dit : {quote} {n}",
}
SAYS_OF: Texts = {
    "en": "What the article says of {name}: {quote} {n}",
    "ar": "ما جاء في المقال عن {name}: {quote} {n}",
    "fr": "Ce que l’article dit de {name} : {quote} {n}",
}
RECIPIENT: Texts = {
    "en": "To whom: {quote} {n}",
    "ar": "لمن: {quote} {n}",
    "fr": "À qui : {quote} {n}",
}
DIFFER: Texts = {
    "en": "Reports differ: {quote} {n}",
    "ar": "تختلف الروايات: {quote} {n}",
    "fr": "Les sources divergent : {quote} {n}",
}
DOUBTED: Texts = {
    "en": "This is doubted: {quote} {n}",
    "ar": "وهذا الرقم محل شك: {quote} {n}",
    "fr": "Ce chiffre est mis en doute : {quote} {n}",
}
BESIDES: Texts = {
    "en": "Also reported: {quote} {n}",
    "ar": "وورد كذلك: {quote} {n}",
    "fr": "Également rapporté : {quote} {n}",
}
GIVERS: Texts = {
    "en": "Givers that the articles name:",
    "ar": "الجهات المانحة التي تذكرها المقالات:",
    "fr": "Donateurs cités dans les articles :",
}
DATED: Texts = {
    "en": "Report as of {date}: {quote} {n}",
    "ar": "تقرير بتاريخ {date}: {quote} {n}",
    "fr": "Date de l’article : {date} ; {quote} {n}",
}
NAMES: Texts = {
    "en": "Names in it: {names} {n}.",
    "ar": "الأسماء الواردة: {names} {n}.",
    "fr": "Noms cités : {names} {n}.",
}
NAMES_IN: Texts = {
    "en": "Names in it: {names}.",
    "ar": "الأسماء الواردة: {names}.",
    "fr": "Noms cités : {names}.",
}
DATES_IN: Texts = {
    "en": "Dates in it: {dates}.",
    "ar": "التواريخ الواردة: {dates}.",
    "fr": "Dates citées : {dates}.",
}
FIGURES_IN: Texts = {
    "en": "Figures in it: {amounts}.",
    "ar": "الأرقام الواردة: {amounts}.",
    "fr": "Chiffres cités : {amounts}.",
}
YES: Texts = {
    "en": "Yes, going by this article {n}.",
    "ar": "نعم، بحسب هذا المقال {n}.",
    "fr": "Oui, d’après cet article {n}.",
}
NO: Texts = {
    "en": "No, this article tells it otherwise {n}.",
    "ar": "لا، يذكر هذا المقال خلاف ذلك {n}.",
    "fr": "Non, cet article dit autre chose {n}.",
}
DIGEST_SAYS: Texts = {
    "en": "Our digest of a report by {publisher} says: {quote} {n}",
    "ar": "جاء في ملخصنا لتقرير نشره {publisher}: {quote} {n}",
    "fr": "Notre résumé d’un article de {publisher} dit : {quote} {n}",
}
KIND: dict[FigureKind, Texts] = {
    FigureKind.CASH: {"en": "cash", "ar": "نقدًا", "fr": "en argent"},
    FigureKind.IN_KIND: {"en": "in kind", "ar": "عينيًا", "fr": "en nature"},
    FigureKind.AD_CREDITS: {
        "en": "advertising space or credits",
        "ar": "مساحات أو أرصدة إعلانية",
        "fr": "espaces ou crédits publicitaires",
    },
    FigureKind.MATCHING: {"en": "matching gifts", "ar": "مضاعفة لتبرعات الغير", "fr": "abondement de dons"},
    FigureKind.LOAN: {"en": "loan", "ar": "قرض", "fr": "prêt"},
    FigureKind.INVESTMENT: {"en": "investment", "ar": "استثمار", "fr": "investissement"},
    FigureKind.CUSTOMERS: {"en": "customers’ money", "ar": "من العملاء", "fr": "argent des clients"},
    FigureKind.STAFF: {"en": "staff’s money", "ar": "من الموظفين", "fr": "argent du personnel"},
    FigureKind.VOLUNTEERING: {"en": "volunteering", "ar": "تطوع", "fr": "bénévolat"},
    FigureKind.PUBLIC: {"en": "money from the public", "ar": "من تبرعات الجمهور", "fr": "dons du public"},
    FigureKind.MIXED: {"en": "money and other help", "ar": "مال ومساعدات أخرى", "fr": "argent et autres aides"},
    FigureKind.UNKNOWN: {"en": "", "ar": "", "fr": ""},
}
STATUS: dict[GivingStatus, Texts] = {
    GivingStatus.ANNOUNCED: {"en": "announced", "ar": "معلن", "fr": "annoncé"},
    GivingStatus.PLEDGED: {"en": "pledged", "ar": "متعهَّد به", "fr": "promis"},
    GivingStatus.COMMITTED: {"en": "committed", "ar": "مخصص", "fr": "engagé"},
    GivingStatus.PAID: {"en": "given", "ar": "مدفوع", "fr": "versé"},
    GivingStatus.DELIVERED: {"en": "delivered", "ar": "مسلَّم", "fr": "remis"},
    GivingStatus.TARGET: {"en": "target", "ar": "مستهدف", "fr": "objectif"},
    GivingStatus.CANCELLED: {"en": "cancelled", "ar": "ملغى", "fr": "annulé"},
    GivingStatus.UNKNOWN: {"en": "", "ar": "", "fr": ""},
}
SEMICOLON: Texts = {"en": "; ", "ar": "، و", "fr": " ; "}
COMMA: Texts = {"en": ", ", "ar": "، ", "fr": ", "}


def label(kind: FigureKind, status: GivingStatus, language: str) -> str:
    """Return what a figure is in brackets: " (in kind, pledged)", or nothing where neither is known."""
    parts = [part for part in (KIND[kind][language], STATUS[status][language]) if part]
    return f" ({COMMA[language].join(parts)})" if parts else ""


def quoted(text: str, language: str) -> str:
    """Return text in the quotation marks of the language it is in."""
    return f"“{text}”" if language == "en" else f"«{text}»"


def joined(names: Sequence[str], language: str) -> str:
    """Return names as a list in the asker's language."""
    return COMMA[language].join(names)
