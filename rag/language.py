"""Which language a text is in, short questions too. It knows seven; any other in Latin script is taken for English."""

from __future__ import annotations

import re
from collections import Counter

from rag.folding import fold
from rag.function_words import CUES, LETTER_CUES, STOP_WORDS

DEFAULT = "en"
SAMPLE_CHARACTERS = 4000  # the first paragraphs tell; an article need not be read to its end
ARABIC_WORD = re.compile(r"[\u0621-\u064a\u0671-\u06d3\u064b-\u0652]+")
LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
PLAIN = ("en", "fr")  # the corpus's own Latin-script languages; another one has to be evident
EVIDENT = 2.0  # points by which another language must lead


def detect_language(text: str, unsure: str = DEFAULT) -> str:
    """Return the ISO 639-1 code of the language; a foreign name inside a question does not change it.

    "Combien TikTok a-t-il donné ?" -> "fr", "كم تبرعت TikTok" -> "ar", "Who is هانى كامل?" -> "en".

    Args:
        unsure: the language of a text in Latin letters whose words do not tell it, such as a name alone.
    """
    sample = text[:SAMPLE_CHARACTERS]
    told = _told_language(sample)
    return unsure if told is None else told


def _told_language(sample: str) -> str | None:
    """Return the language that a text's words tell, None where they tell none."""
    arabic = ARABIC_WORD.findall(sample)
    if not arabic:
        return _latin_language(sample)
    latin = LATIN_WORD.findall(sample)
    if not latin:
        return "ar"
    asked_in_arabic = any(_is_arabic_function_word(word) for word in arabic)
    asked_in_latin = _function_words(latin) > 0
    if asked_in_arabic != asked_in_latin:
        return "ar" if asked_in_arabic else _latin_language(sample)
    return "ar" if sum(map(len, arabic)) >= sum(map(len, latin)) else _latin_language(sample)


def _is_arabic_function_word(word: str) -> bool:
    """Tell whether a word asks or joins, in Arabic."""
    return fold(word) in STOP_WORDS["ar"]


def _function_words(words: list[str]) -> int:
    """Count the words that only a sentence in English or French would hold; a capitalised name is none."""
    return sum(fold(word) in STOP_WORDS[language] for word in words for language in PLAIN)


def _latin_language(text: str) -> str | None:
    """Return the Latin-script language with most function words, cue words and telling letters, None on a tie."""
    scores: Counter[str] = Counter()
    for word in LATIN_WORD.findall(text):
        folded = fold(word)
        for language, words in STOP_WORDS.items():
            scores[language] += (folded in words) + (folded in CUES[language])
    for language, letters in LETTER_CUES.items():
        # A single accented name must not outweigh a sentence.
        scores[language] += min(1.0, 0.4 * sum(text.count(letter) for letter in letters))  # type: ignore[assignment]
    best = max(PLAIN, key=lambda language: scores[language])
    other = max(
        (language for language in scores if language not in PLAIN), key=lambda language: scores[language], default=best
    )
    if scores[other] >= scores[best] + EVIDENT:
        return other
    return best if scores["en"] != scores["fr"] else None
