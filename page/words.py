"""Every sentence the page shows a person, in English, French and Arabic. It knows no layout."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The page's sentences in one language; `{name}` is filled in by whoever shows the sentence."""

    language: str  # ISO 639-1
    title: str
    tagline: str
    invitation: str
    invitation_note: str
    conversation: str
    ask_label: str
    ask_placeholder: str
    new_conversation: str
    sources: str
    sources_empty: str
    sources_of: str
    nearest: str
    nearest_note: str
    no_sources: str
    digest_of: str
    digest: str
    original_by: str
    digest_quote: str
    undated: str
    open_original: str
    back_to_answer: str
    searching: str
    stopped: str
    unsupported: str
    empty_question: str
    long_question: str
    warming_up: str
    no_index: str
    cannot_answer: str
    cannot_open: str
    bug: str


ENGLISH = Words(
    language="en",
    title="CSR News Assistant",
    tagline="Who gave what, to whom, when, and the very sentence that says so.",
    invitation="Ask about corporate giving",
    invitation_note="In English, Arabic or French. Every figure comes with its source.",
    conversation="Conversation",
    ask_label="Your question",
    ask_placeholder="Ask who gave what, to whom, when…",
    new_conversation="New conversation",
    sources="Sources",
    sources_empty="The articles behind an answer appear here. Choose a number such as [1] to see its sentence.",
    sources_of="Sources for",
    nearest="Nearest, does not answer",
    nearest_note="These articles came closest. None of them answers the question.",
    no_sources="No source is cited for this answer.",
    digest_of="Our digest of a report by {publisher}",
    digest="Our digest of a published report",
    original_by="Published by {publisher}",
    digest_quote="The words below are ours, not the publisher's.",
    undated="date unknown",
    open_original="Open the original",
    back_to_answer="Back to the answer",
    searching="Searching the articles…",
    stopped="Stopped before it was complete.",
    unsupported="Check before use: no cited sentence supports {figures}.",
    empty_question="Type a question first.",
    long_question="This question has {length} characters; the limit is {limit}. Shorten it and ask again.",
    warming_up="Warming up: the first answer may take a few seconds.",
    no_index="There are no articles to search yet. Run {command} in the project's folder, then ask again.",
    cannot_answer="The question could not be answered:",
    cannot_open="The assistant cannot answer yet:",
    bug="Something went wrong. This is a bug, not an answer; the details are in the server's log.",
)

FRENCH = Words(
    language="fr",
    title="Assistant actualités RSE",
    tagline="Qui a donné quoi, à qui, quand, et la phrase même qui le dit.",
    invitation="Interrogez l’actualité des dons d’entreprise",
    invitation_note="En français, en arabe ou en anglais. Chaque chiffre est accompagné de sa source.",
    conversation="Conversation",
    ask_label="Votre question",
    ask_placeholder="Qui a donné quoi, à qui, quand…",
    new_conversation="Nouvelle conversation",
    sources="Sources",
    sources_empty="Les articles qui fondent une réponse s’affichent ici. Choisissez un numéro, par exemple [1], "
    "pour voir la phrase citée.",
    sources_of="Sources pour",
    nearest="Le plus proche, sans réponse",
    nearest_note="Ces articles sont les plus proches. Aucun ne répond à la question.",
    no_sources="Aucune source n’est citée pour cette réponse.",
    digest_of="Notre résumé d’un article de {publisher}",
    digest="Notre résumé d’un article publié",
    original_by="Publié par {publisher}",
    digest_quote="Les mots ci-dessous sont les nôtres, pas ceux de l’éditeur.",
    undated="date inconnue",
    open_original="Ouvrir l’original",
    back_to_answer="Revenir à la réponse",
    searching="Recherche dans les articles…",
    stopped="Arrêté avant la fin.",
    unsupported="À vérifier avant usage : aucune phrase citée n’appuie {figures}.",
    empty_question="Saisissez d’abord une question.",
    long_question="Cette question compte {length} caractères ; la limite est de {limit}. Raccourcissez-la.",
    warming_up="Préparation en cours : la première réponse peut prendre quelques secondes.",
    no_index="Il n’y a pas encore d’articles. Lancez {command} dans le dossier du projet, puis reposez la question.",
    cannot_answer="La question n’a pas pu recevoir de réponse :",
    cannot_open="L’assistant ne peut pas encore répondre :",
    bug="Une erreur est survenue. C’est un défaut du programme, pas une réponse ; le journal du serveur le décrit.",
)

ARABIC = Words(
    language="ar",
    title="مساعد أخبار المسؤولية المجتمعية",
    tagline="من أعطى ماذا، ولمن، ومتى، مع الجملة التي تقول ذلك نفسها.",
    invitation="اسأل عن عطاء الشركات",
    invitation_note="بالعربية أو الإنجليزية أو الفرنسية. كل رقم معه مصدره.",
    conversation="المحادثة",
    ask_label="سؤالك",
    ask_placeholder="من أعطى ماذا، ولمن، ومتى…",
    new_conversation="محادثة جديدة",
    sources="المصادر",
    sources_empty="تظهر هنا المقالات التي بُنيت عليها الإجابة. اختر رقمًا مثل [1] لترى الجملة المستند إليها.",
    sources_of="مصادر الإجابة عن",
    nearest="الأقرب، ولا يجيب عن السؤال",
    nearest_note="هذه أقرب المقالات إلى السؤال، ولا يجيب عنه أي منها.",
    no_sources="لا مصدر مذكور لهذه الإجابة.",
    digest_of="ملخص كتبناه لتقرير نشره {publisher}",
    digest="ملخص كتبناه لتقرير منشور",
    original_by="نشره {publisher}",
    digest_quote="الكلمات التالية من صياغتنا، وليست كلمات الناشر.",
    undated="التاريخ غير معروف",
    open_original="فتح الأصل",
    back_to_answer="العودة إلى الإجابة",
    searching="جارٍ البحث في المقالات…",
    stopped="أُوقفت الإجابة قبل اكتمالها.",
    unsupported="تحقّق قبل الاستخدام: لا جملة مقتبسة تؤيد {figures}.",
    empty_question="اكتب سؤالًا أولًا.",
    long_question="في هذا السؤال {length} حرفًا، والحد الأقصى {limit}. اختصره ثم اسأل مرة أخرى.",
    warming_up="جارٍ التحضير: قد تستغرق الإجابة الأولى بضع ثوانٍ.",
    no_index="لا توجد مقالات للبحث فيها بعد. شغّل الأمر {command} في مجلد المشروع ثم اسأل مرة أخرى.",
    cannot_answer="تعذّرت الإجابة عن السؤال:",
    cannot_open="لا يستطيع المساعد الإجابة بعد:",
    bug="حدث خطأ ما. هذا عيب في البرنامج وليس إجابة، وتفاصيله في سجل الخادم.",
)

LANGUAGES = {words.language: words for words in (ENGLISH, FRENCH, ARABIC)}

# Asked of the articles that come with the project: a sum, a ranking, a comparison, a follow-up's beginning.
EXAMPLES = {
    "en": (
        "How much did TikTok donate?",
        "What are the largest gifts in Morocco?",
        "Who gave more, TikTok or Samsung?",
        "How much did Vodafone donate?",
    ),
    "fr": (
        "Combien TikTok a-t-il donné ?",
        "Quels sont les plus gros dons au Maroc ?",
        "Qui a donné le plus, Orange ou LVMH ?",
        "Combien Vodafone a-t-il donné ?",
    ),
    "ar": (
        "كم تبرعت تيك توك؟",
        "ما أكبر التبرعات في المغرب؟",
        "من تبرع أكثر، تيك توك أم سامسونج؟",
        "كم تبرعت فودافون؟",
    ),
}


def direction(language: str) -> str:
    """Return the value of the HTML attribute `dir` for a language: "ar" -> "rtl"."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def words_for(language: str) -> Words:
    """Return the page's sentences in a language, in English where it is none of the three."""
    return LANGUAGES.get(language, LANGUAGES[DEFAULT_LANGUAGE])


def page_language(accept_language: str | None) -> str:
    """Return the page's language for a browser's Accept-Language header: "fr-CA,en;q=0.8" -> "fr"."""
    first = (accept_language or "").split(",")[0].split(";")[0].split("-")[0].strip().casefold()
    return first if first in LANGUAGES else DEFAULT_LANGUAGE


def labels() -> dict[str, dict[str, str]]:
    """Return each language's sentences by name, the form in which the browser is given them."""
    return {language: asdict(words) for language, words in LANGUAGES.items()}


def in_every_language(name: str) -> list[tuple[str, str]]:
    """Return (language, sentence) pairs of one sentence, for text that is chosen by style sheet."""
    if name not in {field.name for field in fields(Words)}:
        message = f"the page has no sentence named {name!r}"
        raise KeyError(message)
    return [(language, str(getattr(words, name))) for language, words in LANGUAGES.items()]
