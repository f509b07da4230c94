"""Every sentence of the Articles tab, in English, French and Arabic. It knows no layout."""

from __future__ import annotations

from page.articles_words_ar import ARABIC
from page.articles_words_form import ArticlesWords
from page.words import DEFAULT_LANGUAGE

__all__ = ["ARABIC", "ENGLISH", "FRENCH", "LANGUAGES", "ArticlesWords", "articles_words"]

ENGLISH = ArticlesWords(
    language="en",
    search="Search the articles",
    search_hint="A name, a title, words of the text…",
    article_language="Language",
    organisation="Organisation",
    country="Country",
    any="Any",
    clear="Clear all filters",
    opening="Reading the list of articles…",
    count="{count} articles",
    page="Page {page} of {pages}",
    earlier="Previous page",
    later="Next page",
    nothing="No article fits.",
    nothing_hint="Take a filter away, or search for fewer words.",
    choose="Choose an article to read it here.",
    figures="{count} figures are marked; point at one, or reach it with the Tab key, to see what it means.",
    gone="This article is no longer in the index. Choose another one.",
    about="About",
    adding="Add articles",
    adding_hint="Texts, web pages, PDF, Word, tables (CSV, JSON Lines) and feeds, up to {largest} a file and "
    "{most} files "
    "at once; or links, one a line; or a text that you paste. Each input is told what became of it.",
    only_editors="Only editors may add or remove articles. Ask whoever keeps the accounts to make you one.",
    files="Files",
    links="Links, one a line",
    links_hint="https://…",
    text="Or paste the text of one article",
    text_hint="Paste the words here; the first line may be the title.",
    title="Its title (optional)",
    add="Add to the articles",
    nothing_given="Choose files, write a link or paste a text first.",
    too_many_files="These are {count} files; at most {limit} can be added at once. Add them in parts, or run {command} "
    "over their folder.",
    too_many_links="These are {count} links; at most {limit} can be added at once. Add them in parts.",
    no_link="is no link; write a full address that begins with https:// or http://.",
    step_keeping="Keeping the files…",
    step_fetching="Fetching the links…",
    step_waiting="Waiting for another addition to end; yours is kept and goes on by itself.",
    step_starting="Reading and indexing…",
    step_reading="Reading…",
    step_indexing="Indexing…",
    finished="Done. New articles can be asked about at once.",
    failed="The articles could not be taken into the index:",
    kept="What you gave is kept; nothing is lost.",
    retry="Try again",
    input="Input",
    outcome="What became of it",
    added="added",
    duplicate="duplicate of",
    refused="refused:",
    waiting="kept, not in the index yet",
    partly="some parts refused:",
    more="and {count} more",
    mine="What was added here",
    none_mine="Nothing has been added on this page yet.",
    by="{author}, {date}",
    remove="Remove",
    remove_sure="Remove for good?",
    local="a visitor of this machine",
    removed="Removed; the articles are as they were before it.",
    not_yours="Only whoever added this may remove it, or it has gone already.",
)

FRENCH = ArticlesWords(
    language="fr",
    search="Chercher dans les articles",
    search_hint="Un nom, un titre, des mots du texte…",
    article_language="Langue",
    organisation="Organisation",
    country="Pays",
    any="Tous",
    clear="Effacer les filtres",
    opening="Lecture de la liste des articles…",
    count="{count} articles",
    page="Page {page} sur {pages}",
    earlier="Page précédente",
    later="Page suivante",
    nothing="Aucun article ne convient.",
    nothing_hint="Retirez un filtre ou cherchez moins de mots.",
    choose="Choisissez un article pour le lire ici.",
    figures="{count} chiffres sont marqués ; pointez-en un, ou atteignez-le avec la touche Tab, pour voir son sens.",
    gone="Cet article n’est plus dans l’index. Choisissez-en un autre.",
    about="Sujet",
    adding="Ajouter des articles",
    adding_hint="Textes, pages web, PDF, Word, tableaux (CSV, JSON Lines) et flux, jusqu’à {largest} par "
    "fichier et {most} "
    "fichiers à la fois ; ou des liens, un par ligne ; ou un texte collé. Le sort de chacun est indiqué.",
    only_editors="Seuls les éditeurs ajoutent ou retirent des articles. Demandez à qui tient les comptes de "
    "vous nommer "
    "éditeur.",
    files="Fichiers",
    links="Liens, un par ligne",
    links_hint="https://…",
    text="Ou collez le texte d’un article",
    text_hint="Collez les mots ici ; la première ligne peut être le titre.",
    title="Son titre (facultatif)",
    add="Ajouter aux articles",
    nothing_given="Choisissez d’abord des fichiers, écrivez un lien ou collez un texte.",
    too_many_files="Cela fait {count} fichiers ; on peut en ajouter {limit} à la fois. Ajoutez-les par parties, "
    "ou lancez "
    "{command} sur leur dossier.",
    too_many_links="Cela fait {count} liens ; on peut en ajouter {limit} à la fois. Ajoutez-les par parties.",
    no_link="n’est pas un lien ; écrivez une adresse complète qui commence par https:// ou http://.",
    step_keeping="Conservation des fichiers…",
    step_fetching="Récupération des liens…",
    step_waiting="Un autre ajout est en cours ; le vôtre est conservé et continuera de lui-même.",
    step_starting="Lecture et indexation…",
    step_reading="Lecture…",
    step_indexing="Indexation…",
    finished="Terminé. Les nouveaux articles peuvent être interrogés tout de suite.",
    failed="Les articles n’ont pas pu entrer dans l’index :",
    kept="Ce que vous avez donné est conservé ; rien n’est perdu.",
    retry="Réessayer",
    input="Entrée",
    outcome="Résultat",
    added="ajouté",
    duplicate="doublon de",
    refused="refusé :",
    waiting="conservé, pas encore dans l’index",
    partly="certaines parties refusées :",
    more="et {count} de plus",
    mine="Ce qui a été ajouté ici",
    none_mine="Rien n’a encore été ajouté sur cette page.",
    by="{author}, {date}",
    remove="Retirer",
    remove_sure="Retirer définitivement ?",
    local="un visiteur de cette machine",
    removed="Retiré ; les articles sont comme avant.",
    not_yours="Seul qui l’a ajouté peut le retirer, ou il n’y est déjà plus.",
)

LANGUAGES = {words.language: words for words in (ENGLISH, FRENCH, ARABIC)}


def articles_words(language: str) -> ArticlesWords:
    """Return the sentences in a language, in English where it is none of the three."""
    return LANGUAGES.get(language, LANGUAGES[DEFAULT_LANGUAGE])
