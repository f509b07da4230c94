"""What the chat says beside questions and answers, in English, French and Arabic. It knows no layout."""

from __future__ import annotations

from dataclasses import asdict

from page.chat_words_ar import ARABIC
from page.chat_words_form import ChatWords
from page.words import DEFAULT_LANGUAGE

__all__ = ["ARABIC", "ENGLISH", "FRENCH", "LANGUAGES", "ChatWords", "chat_labels", "chat_words"]


ENGLISH = ChatWords(
    language="en",
    about="About",
    about_hint="nothing in particular",
    about_change="Change it and press Enter: the question is asked again.",
    filters="Filters",
    organisation="Organisation",
    country="Country",
    article_language="Language of articles",
    kind="Kind of giving",
    since="From",
    until="Until",
    date_hint="2020 or 2020-05",
    filtered="Only:",
    drop="Remove the filter {name}",
    clear="Remove all",
    no_such_name="“{name}” is no organisation that the articles name: choose one from the list.",
    no_such_date="“{text}” is no date: write a year, month or day, such as 2020, 2020-05 or 2020-05-13.",
    checked="Figures checked: {good} of {all}",
    as_of="Newest source: {date}",
    whole="Read the article",
    notice="Notice",
    figures="Figures in this answer",
    amount="Amount",
    printed="As printed",
    kind_of_giving="Kind",
    status="Status",
    date="Date",
    source="Source",
    sum_of="sum of {markers}",
    conflict="Reports differ",
    nearest="Nearest articles",
    within="Searched only: {filters}",
    ask_instead="You could ask instead:",
    ask_next="Ask next:",
    also_read="Also read",
    also_read_note="More on the subject that the answer does not cite.",
    earlier="Show earlier questions",
    history="Earlier conversations",
    history_empty="Your conversations will be listed here.",
    questions="Questions: {count}",
    rename="Rename",
    save="Save",
    delete="Delete",
    delete_sure="Delete for good?",
    current="open now",
    not_kept="This conversation is not being kept: {reason}",
    gone="This conversation is no longer there.",
    send="Send",
    cancel="Cancel",
    unmarked="This answer cannot be marked yet: wait until it is complete.",
    take_away="Take this conversation away:",
    only_newest="Newest answer only",
    nothing_to_take="There is nothing to take away yet: ask a question first.",
    copy="Copy message",
    scroll_down="Scroll down",
)

FRENCH = ChatWords(
    language="fr",
    about="À propos de",
    about_hint="rien de particulier",
    about_change="Corrigez et appuyez sur Entrée : la question est posée à nouveau.",
    filters="Filtres",
    organisation="Organisation",
    country="Pays",
    article_language="Langue des articles",
    kind="Nature du don",
    since="Depuis",
    until="Jusqu’à",
    date_hint="2020 ou 2020-05",
    filtered="Seulement :",
    drop="Retirer le filtre {name}",
    clear="Tout retirer",
    no_such_name="«\u00a0{name}\u00a0» n’est pas une organisation citée par les articles : choisissez dans la liste.",
    no_such_date="«\u00a0{text}\u00a0» n’est pas une date : écrivez une année, un mois ou un jour, par exemple 2020, "
    "2020-05 ou 2020-05-13.",
    checked="Chiffres vérifiés : {good} sur {all}",
    as_of="Source la plus récente : {date}",
    whole="Lire l’article",
    notice="À noter",
    figures="Chiffres de cette réponse",
    amount="Montant",
    printed="Tel qu’imprimé",
    kind_of_giving="Nature",
    status="État",
    date="Date",
    source="Source",
    sum_of="somme de {markers}",
    conflict="Les sources divergent",
    nearest="Articles les plus proches",
    within="Recherche limitée à : {filters}",
    ask_instead="Vous pourriez demander :",
    ask_next="Et ensuite :",
    also_read="À lire aussi",
    also_read_note="D’autres articles sur le sujet, que la réponse ne cite pas.",
    earlier="Afficher les questions précédentes",
    history="Conversations précédentes",
    history_empty="Vos conversations apparaîtront ici.",
    questions="Questions : {count}",
    rename="Renommer",
    save="Enregistrer",
    delete="Supprimer",
    delete_sure="Supprimer définitivement ?",
    current="ouverte",
    not_kept="Cette conversation n’est pas conservée : {reason}",
    gone="Cette conversation n’existe plus.",
    send="Envoyer",
    cancel="Annuler",
    unmarked="Cette réponse ne peut pas encore être évaluée : attendez qu’elle soit complète.",
    take_away="Emporter cette conversation :",
    only_newest="La dernière réponse seulement",
    nothing_to_take="Il n’y a encore rien à emporter : posez d’abord une question.",
    copy="Copier",
    scroll_down="Descendre",
)

LANGUAGES = {words.language: words for words in (ENGLISH, FRENCH, ARABIC)}


def chat_words(language: str) -> ChatWords:
    """Return the chat's sentences in a language, in English where it is none of the three."""
    return LANGUAGES.get(language, LANGUAGES[DEFAULT_LANGUAGE])


def chat_labels() -> dict[str, dict[str, str]]:
    """Return each language's sentences by name, the form in which the browser is given them."""
    return {
        language: {f"chat.{name}": sentence for name, sentence in asdict(words).items()}
        for language, words in LANGUAGES.items()
    }
