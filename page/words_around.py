"""The sentences around the page, in English, French and Arabic: signing in, footer, switches, refusals."""

from __future__ import annotations

from dataclasses import dataclass

from page.words import DEFAULT_LANGUAGE

# Each in its own language, so that whoever cannot read the page finds the way to one that can be read.
LANGUAGE_NAMES = (("en", "English"), ("fr", "Français"), ("ar", "العربية"))


@dataclass(frozen=True, slots=True)
class AroundWords:
    """Sentences in one language; `{name}` is filled in by whoever shows the sentence."""

    language: str
    sign_in: str
    sign_in_note: str
    name: str
    password: str
    wrong: str
    wait: str
    sign_out: str
    signed_in: str
    reader: str
    editor: str
    sign_in_first: str
    another_site: str
    language_label: str
    theme: str
    help: str
    help_title: str
    to_page: str
    page_links: str
    about_index: str
    articles: str
    figures: str
    updated: str
    no_index: str


ENGLISH = AroundWords(
    language="en",
    sign_in="Sign in",
    sign_in_note="Whoever runs this page gives you a name and a password.",
    name="Name",
    password="Password",
    wrong="Name or password is wrong. Check both and try again.",
    wait="Too many attempts. Wait {seconds} seconds, then try again.",
    sign_out="Sign out",
    signed_in="{name} · {role}",
    reader="reader",
    editor="editor",
    sign_in_first="Your session has ended: open the page again and sign in.",
    another_site="This request came from another site and was refused: open the page itself.",
    language_label="Language",
    theme="Dark or light",
    help="Help",
    help_title="How to use this page",
    to_page="Back to the page",
    page_links="Language, help and account",
    about_index="About the articles",
    articles="Articles: {count}",
    figures="Figures: {count}",
    updated="Updated {age}",
    no_index="No articles yet",
)

FRENCH = AroundWords(
    language="fr",
    sign_in="Se connecter",
    sign_in_note="La personne qui gère cette page vous donne un nom et un mot de passe.",
    name="Nom",
    password="Mot de passe",
    wrong="Nom ou mot de passe incorrect. Vérifiez les deux et réessayez.",
    wait="Trop de tentatives. Attendez {seconds} secondes, puis réessayez.",
    sign_out="Se déconnecter",
    signed_in="{name} · {role}",
    reader="lecture",
    editor="édition",
    sign_in_first="Votre session est terminée : rouvrez la page et connectez-vous.",
    another_site="Cette demande vient d’un autre site et a été refusée : ouvrez la page elle-même.",
    language_label="Langue",
    theme="Sombre ou clair",
    help="Aide",
    help_title="Comment utiliser cette page",
    to_page="Revenir à la page",
    page_links="Langue, aide et compte",
    about_index="À propos des articles",
    articles="Articles : {count}",
    figures="Chiffres : {count}",
    updated="Mis à jour {age}",
    no_index="Pas encore d’articles",
)

ARABIC = AroundWords(
    language="ar",
    sign_in="تسجيل الدخول",
    sign_in_note="يعطيك القائم على هذه الصفحة اسمًا وكلمة مرور.",
    name="الاسم",
    password="كلمة المرور",
    wrong="الاسم أو كلمة المرور غير صحيح. تحقّق منهما ثم حاول مرة أخرى.",
    wait="محاولات كثيرة. انتظر {seconds} ثانية ثم حاول مرة أخرى.",
    sign_out="تسجيل الخروج",
    signed_in="{name} · {role}",
    reader="قارئ",
    editor="محرّر",
    sign_in_first="انتهت جلستك: افتح الصفحة من جديد وسجّل الدخول.",
    another_site="جاء هذا الطلب من موقع آخر فرُفض: افتح الصفحة نفسها.",
    language_label="اللغة",
    theme="داكن أو فاتح",
    help="مساعدة",
    help_title="كيف تستخدم هذه الصفحة",
    to_page="العودة إلى الصفحة",
    page_links="اللغة والمساعدة والحساب",
    about_index="عن المقالات",
    articles="المقالات: {count}",
    figures="الأرقام: {count}",
    updated="آخر تحديث {age}",
    no_index="لا توجد مقالات بعد",
)

AROUND = {words.language: words for words in (ENGLISH, FRENCH, ARABIC)}


def around_words(language: str) -> AroundWords:
    """Return the sentences in a language, in English where it is none of the three."""
    return AROUND.get(language, AROUND[DEFAULT_LANGUAGE])
