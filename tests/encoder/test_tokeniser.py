"""The Arabic rules inside tokenizer.json, and what the vocabulary leaves of English."""

import pytest
from tokenizers import Tokenizer

from rag.settings import BUNDLED_ENCODER


@pytest.fixture(scope="module")
def tokeniser():
    """Return the bundled tokeniser."""
    return Tokenizer.from_file(str(BUNDLED_ENCODER / "tokenizer.json"))


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("المدرسة", "مدرسه"),
        ("والشركةُ", "و شركه"),
        ("بالمال", "ب مال"),
        ("للأيتام", "ل ايتام"),
        ("وتبرَّعت", "و تبرعت"),
        ("الله", "الله"),
        ("الذي", "الذي"),
        ("وقف", "وقف"),
        ("مستشفى", "مستشفي"),
        ("تبـــرع", "تبرع"),
        ("٢٥٠٫٥", "250.5"),
        ("ماذا؟", "ماذا?"),
        ("TikTok Égypte", "tiktok egypte"),
    ],
)
def test_normaliser(tokeniser, text, normalised):
    """Marks dropped, letters folded, the article split off where three letters stay, digits and marks as in English."""
    assert tokeniser.normalizer.normalize_str(text) == normalised


@pytest.mark.parametrize("text", ["تبرع", "الشركة", "مليون", "المستشفيات", "entreprise", "avec", "donation"])
def test_frequent_words_are_one_piece(tokeniser, text):
    """What news of giving is made of is not cut up."""
    assert len(tokeniser.encode(text, add_special_tokens=False).ids) == 1


def test_no_word_of_the_three_languages_is_unknown(tokeniser):
    """Every letter has a piece: rare words are cut, never lost."""
    tokens = tokeniser.encode("قرطستخضثذغظزدشچ Œuvre naïve çà Ångström 3,7 % € £").tokens
    assert tokens.count("[UNK]") == 0


def test_english_is_read_as_by_the_base_model(tokeniser):
    """English words keep the pieces they had."""
    tokens = tokeniser.encode("The bank gave ten million dollars to schools.", add_special_tokens=False).tokens
    assert tokens == ["the", "bank", "gave", "ten", "million", "dollars", "to", "schools", "."]
