"""Names that an Arabic question spells in its own letters and that no list holds: «لنوتردام», «كوماموتو».

No capitals tell them from other words. A word is one where it is no ordinary one and articles in Latin letters print as
a name what sounds like it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.arabic import is_arabic
from rag.countries import country_mentions
from rag.kinds import is_asking
from rag.named import Named, is_marked_as_name, written_name
from rag.names import Gazetteer, find_name
from rag.number_words import number_word
from rag.query import Query, content_words
from rag.question import without_mentions
from rag.store import Generation
from rag.subject import FOR

JOINED = re.compile(r"^[وف]?[لبك]|^[وف]")  # to, with, as, and: written as one word with what follows
SHORTEST = 5  # letters: what sounds like a shorter word is too often another
FEW = 8  # articles that hold it: more hold a common word


def spelt_in_arabic(
    query: Query,
    present: Sequence[Named],
    generation: Generation,
    gazetteer: Gazetteer,
    is_word: Callable[[str], bool],
) -> list[Named]:
    """Return the names that an Arabic question spells in its own letters; they prove nothing where they are absent.

    Args:
        present: names that are known already. Where there is none, one that "to" is joined to may stand in Arabic
            articles alone.
        is_word: whether a folded word is an ordinary one.
    """
    text = without_mentions(query.text, gazetteer.find(query.text, question=True))
    for named in present:
        text = text.replace(named.written, " ")
    found: list[Named] = []
    for word in content_words(text):
        for stem in _stems(word, is_word):
            named = replace(written_name(stem, generation), descriptive=True)
            alone = not present and stem != word and word.startswith("ل")
            if 0 < len(named.articles) <= FEW and (alone or _is_printed_as_name(named, generation)):
                found.append(named)
                break
    return found


def without_joined(word: str) -> str:
    """Return a word without the small word that is written on to it: «لنوتردام» -> «نوتردام».

    >>> without_joined("لنوتردام"), without_joined("schools")
    ('نوتردام', 'schools')
    """
    return JOINED.sub("", word) if is_arabic(word) else word


def _stems(word: str, is_word: Callable[[str], bool]) -> list[str]:
    """Return an Arabic word, and it without what is joined to it, if neither is an ordinary one."""
    forms = list(dict.fromkeys((word, without_joined(word))))
    ordinary = FOR.match(word) or any(is_word(form) or number_word(form) or is_asking(form) for form in forms)
    if ordinary or not is_arabic(word):
        return []
    kept = [form for form in forms if len(form) >= SHORTEST and not form.startswith(("ال", "لل"))]
    return [form for form in kept if not country_mentions(form)]


def _is_printed_as_name(named: Named, generation: Generation) -> bool:
    """Return whether an article in Latin letters prints a name with a capital inside a sentence."""
    texts = [article.text for article in map(generation.article, sorted(named.articles)) if article.language != "ar"]
    return any(is_marked_as_name(text, span) for text in texts for span in find_name(named.written, text))
