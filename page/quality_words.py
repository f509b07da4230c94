"""Every sentence of the Quality tab, in English, French and Arabic. It knows no layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from page.words import DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class QualityWords:
    """The sentences in one language; `{name}` is filled in by whoever shows the sentence."""

    language: str
    measured: str
    none: str
    none_hint: str
    made: str
    of_questions: str
    other_corpus: str
    measure: str
    all: str
    value: str
    interval: str
    by_language: str
    lower: str
    speed: str
    report: str
    report_hint: str
    damaged: str
    marks: str
    no_marks: str
    good: str
    bad: str
    recent: str
    asked: str
    answered: str
    note: str
    by: str


ENGLISH = QualityWords(
    language="en",
    measured="What the newest evaluation measured",
    none="Nothing has been measured yet.",
    none_hint="Run {run}, then {report}, in the project’s folder; the newest result then stands here.",
    made="Run {name} of {date}",
    of_questions="{count} questions",
    other_corpus="It was made over other articles than are published now.",
    measure="Measure",
    all="All",
    value="Result",
    interval="between {low} and {high} with 95 % confidence",
    by_language="By language of the question",
    lower="lower is better",
    speed="Time to the answer: half within {p50}, nearly all (95 %) within {p95}.",
    report="The whole report",
    report_hint="As {command} wrote it.",
    damaged="{file} cannot be read ({reason}): run the evaluation again or remove it.",
    marks="What staff marked",
    no_marks="Nobody has marked an answer yet. The thumbs below each answer do that.",
    good="good",
    bad="not good",
    recent="The newest marks",
    asked="Question",
    answered="Answer",
    note="Note",
    by="{date}",
)
FRENCH = QualityWords(
    language="fr",
    measured="Ce que la dernière évaluation a mesuré",
    none="Rien n’a encore été mesuré.",
    none_hint="Lancez {run}, puis {report}, dans le dossier du projet ; le dernier résultat s’affichera ici.",
    made="Exécution {name} du {date}",
    of_questions="{count} questions",
    other_corpus="Elle porte sur d’autres articles que ceux publiés maintenant.",
    measure="Mesure",
    all="Toutes",
    value="Résultat",
    interval="entre {low} et {high} avec 95 % de confiance",
    by_language="Par langue de la question",
    lower="plus bas, mieux c’est",
    speed="Temps de réponse : la moitié en {p50}, presque toutes (95 %) en {p95}.",
    report="Le rapport entier",
    report_hint="Tel que {command} l’a écrit.",
    damaged="{file} est illisible ({reason}) : relancez l’évaluation ou retirez-le.",
    marks="Ce que le personnel a noté",
    no_marks="Personne n’a encore noté de réponse. Les pouces sous chaque réponse servent à cela.",
    good="bonne",
    bad="pas bonne",
    recent="Les dernières notes",
    asked="Question",
    answered="Réponse",
    note="Remarque",
    by="{date}",
)
ARABIC = QualityWords(
    language="ar",
    measured="ما قاسه أحدث تقييم",
    none="لم يُقَس شيء بعد.",
    none_hint="شغّل الأمر {run} ثم {report} في مجلد المشروع، فتظهر أحدث نتيجة هنا.",
    made="تشغيل {name} بتاريخ {date}",
    of_questions="عدد الأسئلة: {count}",
    other_corpus="أُجري على مقالات غير المنشورة الآن.",
    measure="المقياس",
    all="الكل",
    value="النتيجة",
    interval="بين {low} و{high} بثقة 95٪",
    by_language="حسب لغة السؤال",
    lower="الأقل أفضل",
    speed="زمن الإجابة: نصفها خلال {p50}، وجلّها (95٪) خلال {p95}.",
    report="التقرير كاملًا",
    report_hint="كما كتبه {command}.",
    damaged="تعذّرت قراءة {file} ({reason}): أعد التقييم أو احذفه.",
    marks="ما قيّمه الموظفون",
    no_marks="لم يقيّم أحد إجابة بعد. علامات الإبهام أسفل كل إجابة لهذا الغرض.",
    good="جيدة",
    bad="غير جيدة",
    recent="أحدث التقييمات",
    asked="السؤال",
    answered="الإجابة",
    note="ملاحظة",
    by="{date}",
)

LANGUAGES = {words.language: words for words in (ENGLISH, FRENCH, ARABIC)}

# What staff understand of the evaluation's measures, in the order shown; the report has them all.
MEASURES: Mapping[str, Mapping[str, str]] = {
    "right": {"en": "Answers that are right", "fr": "Réponses justes", "ar": "إجابات صحيحة"},
    "figure_exact": {"en": "Figures that are exact", "fr": "Chiffres exacts", "ar": "أرقام مطابقة"},
    "verbatim": {"en": "Quotes that are verbatim", "fr": "Citations mot à mot", "ar": "اقتباسات حرفية"},
    "citation_precision": {
        "en": "Citations that bear the answer out",
        "fr": "Citations qui appuient la réponse",
        "ar": "مصادر تؤيد الإجابة",
    },
    "recall_10": {"en": "Right articles found", "fr": "Bons articles trouvés", "ar": "مقالات صحيحة عُثر عليها"},
    "language": {
        "en": "Answered in the asker’s language",
        "fr": "Réponse dans la langue de la question",
        "ar": "أُجيب بلغة السائل",
    },
    "false_refusal": {"en": "Refused without need", "fr": "Refus injustifiés", "ar": "امتناع بلا داعٍ"},
    "hallucination": {
        "en": "Answered where no article answers",
        "fr": "Réponse là où aucun article ne répond",
        "ar": "إجابة حيث لا مقال يجيب",
    },
    "unsupported": {
        "en": "Figures that no citation bears out",
        "fr": "Chiffres sans citation qui les appuie",
        "ar": "أرقام لا مصدر يؤيدها",
    },
}
LOWER_IS_BETTER = frozenset({"false_refusal", "hallucination", "unsupported"})


def quality_words(language: str) -> QualityWords:
    """Return the sentences in a language, in English where it is none of the three."""
    return LANGUAGES.get(language, LANGUAGES[DEFAULT_LANGUAGE])
