import re
from dataclasses import asdict

import pytest

from page.chat_words import LANGUAGES as CHAT_LANGUAGES
from page.words import EXAMPLES, LANGUAGES, direction, page_language, words_for
from rag.text import detect_language

FIELD = re.compile(r"{\w+}")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-CA,en;q=0.8", "fr"),
        ("ar", "ar"),
        ("AR-eg;q=1", "ar"),
        ("de-DE,fr;q=0.9", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_page_follows_the_browsers_first_language(header, language):
    assert page_language(header) == language


def test_every_language_fills_in_the_same_fields():
    fields = [
        {name: sorted(FIELD.findall(text)) for name, text in asdict(words).items()} for words in LANGUAGES.values()
    ]
    assert fields[0] == fields[1] == fields[2]


@pytest.mark.parametrize("name", ["title", "tagline", "no_index", "bug", "nearest", "digest_of"])
def test_no_sentence_was_left_untranslated(name):
    assert len({asdict(words)[name] for words in LANGUAGES.values()}) == 3


def test_examples_are_in_the_three_languages():
    assert set(EXAMPLES) == set(LANGUAGES)
    assert len({len(questions) for questions in EXAMPLES.values()}) == 1
    assert all(detect_language(text) == language for language, texts in EXAMPLES.items() for text in texts)


def test_the_chat_s_further_sentences_are_whole_in_every_language():
    fields = [
        {name: sorted(FIELD.findall(text)) for name, text in asdict(words).items()} for words in CHAT_LANGUAGES.values()
    ]
    assert fields[0] == fields[1] == fields[2]
    assert all(text for words in CHAT_LANGUAGES.values() for text in asdict(words).values())


def test_an_unknown_language_reads_english_from_left_to_right():
    assert words_for("es") is LANGUAGES["en"]
    assert (direction("es"), direction("ar")) == ("ltr", "rtl")
