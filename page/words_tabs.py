"""What the tabs are called, and every label of theirs in the form the browser is given. It knows no layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from html import escape

from page.articles_words import articles_words
from page.chat_words import chat_words
from page.giving_words import giving_words
from page.quality_words import quality_words
from page.respond import INGEST_COMMAND
from page.words import direction, labels
from rag.errors import NoIndexError

TABS: Mapping[str, Mapping[str, str]] = {
    "chat": {"en": "Chat", "fr": "Discussion", "ar": "المحادثة"},
    "giving": {"en": "Giving", "fr": "Dons", "ar": "العطاء"},
    "articles": {"en": "Articles", "fr": "Articles", "ar": "المقالات"},
    "quality": {"en": "Quality", "fr": "Qualité", "ar": "الجودة"},
}
NO_INDEX: Mapping[str, str] = {
    "en": "There are no articles yet. Add some in the Articles tab, or run {command} in the project’s folder.",
    "fr": "Il n’y a pas encore d’articles. Ajoutez-en dans l’onglet Articles, ou lancez {command} dans le dossier du "
    "projet.",
    "ar": "لا توجد مقالات بعد. أضف مقالات في تبويب «المقالات»، أو شغّل الأمر {command} في مجلد المشروع.",
}
FAILED: Mapping[str, str] = {
    "en": "This cannot be shown now:",
    "fr": "Ceci ne peut pas être affiché pour l’instant :",
    "ar": "لا يمكن عرض هذا الآن:",
}


def every_label() -> dict[str, dict[str, str]]:
    """Return each language's labels by name: the chat's, and those of the tabs as "giving.search"."""
    found = labels()
    for language, own in found.items():
        own.update({f"tab.{name}": texts[language] for name, texts in TABS.items()})
        for prefix, words in _words(language).items():
            own.update({f"{prefix}.{name}": text for name, text in words.items()})
    return found


def variants(prefix: str, name: str) -> str:
    """Return one sentence in every language, each in an element that the style sheet shows for its language alone."""
    return "".join(
        f'<span class="in" lang="{language}" dir="{direction(language)}">{escape(texts[f"{prefix}.{name}"])}</span>'
        for language, texts in every_label().items()
    )


def _words(language: str) -> dict[str, dict[str, str]]:
    """Return the sentences of each tab in a language."""
    return {
        "chat": asdict(chat_words(language)),
        "giving": asdict(giving_words(language)),
        "articles": asdict(articles_words(language)),
        "quality": asdict(quality_words(language)),
    }


def refusal(error: Exception, language: str) -> str:
    """Return what is shown where a tab cannot show its own: why, in the page's language as far as it goes."""
    if isinstance(error, NoIndexError):
        return f'<p class="alert" role="status">{escape(NO_INDEX[language].format(command=INGEST_COMMAND))}</p>'
    detail = f'<bdi dir="ltr" lang="en">{escape(str(error))}</bdi>'
    return f'<p class="alert" role="alert">{escape(FAILED[language])} {detail}</p>'
