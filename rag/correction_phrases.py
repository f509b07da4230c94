"""What the chat says of a person's correction, in Arabic, English and French. Data only; it decides nothing."""

from __future__ import annotations

from rag.correction_records import Action
from rag.phrases import Texts

AMOUNT: Texts = {  # instead of an amount; {says} stands where the article's own words follow, which the gate checks
    "en": "{amount} (corrected by {author} on {date}",
    "ar": "{amount} (تصحيح من {author} بتاريخ {date}",
    "fr": "{amount} (corrigé par {author} le {date}",
}
SAYS: Texts = {
    "en": "; the article says {printed})",
    "ar": "؛ وفي المقال {printed})",
    "fr": " ; l’article dit {printed})",
}
OF: Texts = {
    "en": "Corrected by {author} on {date}, where the article says “{printed}” {n}: {said}.",
    "ar": "تصحيح من {author} بتاريخ {date} لما ورد في المقال «{printed}» {n}: {said}.",
    "fr": "Corrigé par {author} le {date}, là où l’article dit « {printed} » {n} : {said}.",
}
SAID: dict[Action, Texts] = {
    Action.AMOUNT: {"en": "the amount is {value}", "ar": "المبلغ {value}", "fr": "le montant est de {value}"},
    Action.GIVER: {"en": "the giver is {value}", "ar": "المتبرع {value}", "fr": "le donateur est {value}"},
    Action.RECIPIENT: {
        "en": "the recipient is {value}",
        "ar": "المستفيد {value}",
        "fr": "le bénéficiaire est {value}",
    },
    Action.DATE: {"en": "the date is {value}", "ar": "التاريخ {value}", "fr": "la date est : {value}"},
    Action.KIND: {
        "en": "the kind of giving is “{value}”",
        "ar": "نوع العطاء «{value}»",
        "fr": "la nature du don est « {value} »",
    },
    Action.STATUS: {"en": "the status is “{value}”", "ar": "الحالة «{value}»", "fr": "l’état est « {value} »"},
    Action.NOT_A_GIFT: {"en": "this is no gift", "ar": "ليس هذا تبرعًا", "fr": "ce n’est pas un don"},
    Action.SAME_AS: {
        "en": "this is the same gift as {value}",
        "ar": "هذا هو التبرع نفسه: {value}",
        "fr": "c’est le même don : {value}",
    },
}
UNKNOWN: Texts = {"en": "not known", "ar": "غير معروف", "fr": "inconnu"}
VISITOR: Texts = {  # in place of the name, where the page has no accounts
    "en": "a visitor of this machine",
    "ar": "زائر على هذا الجهاز",
    "fr": "un visiteur de cette machine",
}
