"""What exports and feedback say to a person, in English, French and Arabic. It knows no file format."""

from __future__ import annotations

from dataclasses import dataclass

from page.words import DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The sentences of an export in one language; `{name}` is filled in by whoever writes the sentence."""

    language: str  # ISO 639-1
    made: str  # of {title}, {date}
    index: str
    asked: str
    restricted: str
    about: str
    sources_not_marked: str
    quote: str  # around a quotation in this language: {text}
    between: str  # two footnotes at one place
    not_answered: str
    not_finished: str
    organisation: str
    article_language: str
    since: str
    until: str
    country: str
    kind: str
    link: str
    conversation: str


@dataclass(frozen=True, slots=True)
class FeedbackWords:
    """The sentences of feedback in one language."""

    language: str
    up: str
    down: str
    up_given: str  # the same thumbs once they were pressed
    down_given: str
    why: str
    reasons: tuple[tuple[str, str], ...]  # (Reason, its name for a person), in the order they are offered
    note: str
    long_note: str  # of {length}, {limit}
    thanks: str


EXPORT_ENGLISH = ExportWords(
    language="en",
    made="{title}, exported on {date}",
    index="Articles as in index {generation}",
    asked="Asked on {date}",
    restricted="Restricted to: {filters}",
    about="About: {subject}",
    sources_not_marked="Also cited:",
    quote="“{text}”",
    between=", ",
    not_answered="Not answered: {reason}",
    not_finished="the answer was not finished when this was exported.",
    organisation="organisation {value}",
    article_language="articles in {value}",
    since="from {value}",
    until="until {value}",
    country="country {value}",
    kind="kind of giving: {value}",
    link="Link",
    conversation="Conversation",
)

EXPORT_FRENCH = ExportWords(
    language="fr",
    made="{title}, exporté le {date}",
    index="Articles de l’index {generation}",
    asked="Question posée le {date}",
    restricted="Limité à : {filters}",
    about="À propos de : {subject}",
    sources_not_marked="Également cité :",
    quote="«\u00a0{text}\u00a0»",
    between=", ",
    not_answered="Sans réponse : {reason}",
    not_finished="la réponse n’était pas achevée au moment de l’export.",
    organisation="organisation {value}",
    article_language="articles en {value}",
    since="à partir de {value}",
    until="jusqu’à {value}",
    country="pays : {value}",
    kind="nature du don : {value}",
    link="Lien",
    conversation="Conversation",
)

EXPORT_ARABIC = ExportWords(
    language="ar",
    made="{title}، صُدّر بتاريخ {date}",
    index="المقالات كما في الفهرس {generation}",
    asked="طُرح السؤال بتاريخ {date}",
    restricted="البحث مقصور على: {filters}",
    about="الموضوع: {subject}",
    sources_not_marked="استُند أيضًا إلى:",
    quote="«{text}»",
    between="، ",
    not_answered="بلا إجابة: {reason}",
    not_finished="لم تكن الإجابة قد اكتملت عند التصدير.",
    organisation="المؤسسة {value}",
    article_language="مقالات باللغة {value}",
    since="من {value}",
    until="حتى {value}",
    country="البلد: {value}",
    kind="نوع العطاء: {value}",
    link="رابط",
    conversation="محادثة",
)

FEEDBACK_ENGLISH = FeedbackWords(
    language="en",
    up="Good answer",
    down="Something is wrong",
    up_given="Marked as good: press to take it back",
    down_given="Marked as wrong: press to take it back",
    why="What is wrong?",
    reasons=(
        ("wrong-figure", "Wrong figure"),
        ("wrong-source", "Wrong source"),
        ("missing", "Something is missing"),
        ("wrong-language", "Wrong language"),
        ("other", "Something else"),
    ),
    note="What should it say? (optional)",
    long_note="This note has {length} characters; the limit is {limit}. Shorten it and send it again.",
    thanks="Thank you. Your mark is kept with the answer and its sources.",
)

FEEDBACK_FRENCH = FeedbackWords(
    language="fr",
    up="Bonne réponse",
    down="Quelque chose ne va pas",
    up_given="Marquée comme bonne : appuyer pour retirer",
    down_given="Marquée comme fausse : appuyer pour retirer",
    why="Qu’est-ce qui ne va pas ?",
    reasons=(
        ("wrong-figure", "Chiffre faux"),
        ("wrong-source", "Mauvaise source"),
        ("missing", "Il manque quelque chose"),
        ("wrong-language", "Mauvaise langue"),
        ("other", "Autre chose"),
    ),
    note="Que devrait dire la réponse ? (facultatif)",
    long_note="Cette remarque compte {length} caractères ; la limite est de {limit}. Raccourcissez-la.",
    thanks="Merci. Votre avis est conservé avec la réponse et ses sources.",
)

FEEDBACK_ARABIC = FeedbackWords(
    language="ar",
    up="إجابة جيدة",
    down="في الإجابة خطأ",
    up_given="عُلّمت إجابةً جيدة: اضغط للتراجع",
    down_given="عُلّمت إجابةً خاطئة: اضغط للتراجع",
    why="ما الخطأ؟",
    reasons=(
        ("wrong-figure", "رقم خاطئ"),
        ("wrong-source", "مصدر خاطئ"),
        ("missing", "ينقصها شيء"),
        ("wrong-language", "لغة خاطئة"),
        ("other", "شيء آخر"),
    ),
    note="ماذا كان ينبغي أن تقول؟ (اختياري)",
    long_note="في هذه الملاحظة {length} حرفًا، والحد الأقصى {limit}. اختصرها ثم أرسلها مرة أخرى.",
    thanks="شكرًا لك. حُفظ رأيك مع الإجابة ومصادرها.",
)

EXPORTS = {words.language: words for words in (EXPORT_ENGLISH, EXPORT_FRENCH, EXPORT_ARABIC)}
FEEDBACK = {words.language: words for words in (FEEDBACK_ENGLISH, FEEDBACK_FRENCH, FEEDBACK_ARABIC)}


def export_words(language: str) -> ExportWords:
    """Return the sentences of an export in a language, in English where it is none of the three."""
    return EXPORTS.get(language, EXPORTS[DEFAULT_LANGUAGE])


def feedback_words(language: str) -> FeedbackWords:
    """Return the sentences of feedback in a language, in English where it is none of the three."""
    return FEEDBACK.get(language, FEEDBACK[DEFAULT_LANGUAGE])
