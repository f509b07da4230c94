"""Folding, language, sentences, words and tokens of Arabic, English and French text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.folding import FOLDED, PLAIN
from rag.text import (
    bare_parts,
    bare_words,
    detect_language,
    fold,
    part_starts,
    sentences,
    tokens,
    word_parts,
    words,
)

LETTERS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("اأإآىيةهـَّدوفبلك٠١۵.,!؟؛…«»\"'()#_-\n \u00a0\u200f\u202bMr.U.S.12é"),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("TikTok", "tiktok"),
        ("Nestlé", "nestle"),
        ("CRÉDIT AGRICOLE", "credit agricole"),
        ("Œuvre", "oeuvre"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("أَحْمَد", "احمد"),
        ("إنَّ", "ان"),
        ("آل", "ال"),
        ("ٱلله", "الله"),
        ("المصرى", "المصري"),
        ("فى", "في"),
        ("شركة", "شركه"),
        ("مســـئولية", "مسيوليه"),
        ("مؤسسة", "موسسه"),
        ("ڤودافون", "فودافون"),
        ("کیفیت", "كيفيت"),
        ("٥١٫٧", "51.7"),
        ("۱۲۳", "123"),
        ("ﷲ", "الله"),
        ("ﻣﺼﺮ", "مصر"),
        ("\u200fتيك\u200e توك\u202c", "تيك توك"),
        ("l’Oréal", "l'oreal"),
    ],
)
def test_spellings_that_readers_take_for_one_have_one_folded_form(written, folded):
    assert fold(written) == folded


@given(LETTERS)
def test_folding_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


def test_letters_that_need_no_second_fold_are_left_as_they_are():
    """Beside a letter that does fold: a text of plain ones alone takes a shorter way."""
    for letter in filter(FOLDED.fullmatch, PLAIN):
        assert fold(f"é{letter}") == f"e{letter}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How much did TikTok donate?", "en"),
        ("Combien TikTok a-t-il donné ?", "fr"),
        ("combien vodafone a donne", "fr"),
        ("total TikTok donations", "en"),
        ("dons TikTok 2020", "fr"),
        ("كم تبرعت تيك توك؟", "ar"),
        ("TikTok كم تبرع", "ar"),
        ("كم تبرعت TikTok", "ar"),
        ("كم تبرعت شركة Coca-Cola International Holding؟", "ar"),
        ("who is hany kamel", "en"),
        ("Who is هانى كامل?", "en"),
        ("Qui est Hany Kamel ?", "fr"),
        ("Qui est هانى كامل ?", "fr"),
        ("من هو Hany Kamel؟", "ar"),
        ("Quelle est la capitale du Pérou ?", "fr"),
        ("What is the capital of Peru?", "en"),
        ("Nestlé donations in Morocco", "en"),
        ("Avec quelles entreprises TikTok a-t-il travaillé ?", "fr"),
        ("Which media companies did TikTok work with?", "en"),
        ("À qui Orange a-t-elle donné ?", "fr"),
        ("vues du défi contre le corona", "fr"),
        ("views of the corona challenge", "en"),
        ("Vodafone", "en"),
        ("Compare OCP et Al Mada", "fr"),
        ("", "en"),
        ("2020", "en"),
        ("¿Cuánto donó TikTok en 2020?", "es"),
        ("Wie viel hat TikTok gespendet?", "de"),
        ("Quanto a TikTok doou para os hospitais?", "pt"),
        ("TikTok ne kadar bağış yaptı ve kime?", "tr"),
    ],
)
def test_language_of_short_questions(text, language):
    """A foreign name inside a question does not change its language."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("TikTok", "fr"),
        ("Compare OCP, Al Mada", "fr"),
        ("Compare TikTok and Samsung", "en"),
        ("كم تبرعت TikTok", "ar"),
        ("Wie viel hat TikTok gespendet?", "de"),
    ],
)
def test_where_words_tell_no_language_the_readers_own_is_taken(text, language):
    assert detect_language(text, unsure="fr") == language


def split(text):
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Title\n\n  Body here.  \n", ["Title", "Body here."]),
        ("كم تبرعت؟ تبرعت كثيراً؛ وانتهى.", ["كم تبرعت؟", "تبرعت كثيراً؛", "وانتهى."]),
        ("حصد 51.7 مليون مشاهدة. وتطمح المنصة", ["حصد 51.7 مليون مشاهدة.", "وتطمح المنصة"]),
        ("It gave 1.5 million. Then more.", ["It gave 1.5 million.", "Then more."]),
        ("They paid Rs. 100 crore. It helped.", ["They paid Rs. 100 crore.", "It helped."]),
        ("It gave U.S. $5 million. Fine.", ["It gave U.S. $5 million.", "Fine."]),
        ("Un don de 3,7 milliards. Merci.", ["Un don de 3,7 milliards.", "Merci."]),
        ("Mr. Smith met Dr. Jones. They spoke.", ["Mr. Smith met Dr. Jones.", "They spoke."]),
        ("M. Dupont et Mme. Durand. Voilà.", ["M. Dupont et Mme. Durand.", "Voilà."]),
        ("J. K. Rowling gave. So did J.P. Morgan.", ["J. K. Rowling gave.", "So did J.P. Morgan."]),
        ("Acme Inc. gave. It did.", ["Acme Inc. gave.", "It did."]),
        (
            "See no. 5 for this. The answer was no. It ended.",
            ["See no. 5 for this.", "The answer was no.", "It ended."],
        ),
        ("قال د. أحمد إن الشركة تبرعت. وأضاف", ["قال د. أحمد إن الشركة تبرعت.", "وأضاف"]),
        ("300 ج.م. فقط لكل أسرة. انتهى", ["300 ج.م. فقط لكل أسرة.", "انتهى"]),
        ("«دحض الشائعات». وأطلقت", ["«دحض الشائعات».", "وأطلقت"]),
        ("قال: «تبرعنا.» ثم مضى", ["قال: «تبرعنا.»", "ثم مضى"]),
        ('He said "We gave." Then he left.', ['He said "We gave."', "Then he left."]),
        ('"We gave!" said the man. Yes.', ['"We gave!" said the man.', "Yes."]),
        ("Il dit : « Nous donnons. » Puis rien.", ["Il dit : « Nous donnons. »", "Puis rien."]),
        ("المواهب المتنوعة.. فالفيديوهات وسيلة", ["المواهب المتنوعة..", "فالفيديوهات وسيلة"]),
        ("تبرعت الشركة.وأضاف المدير", ["تبرعت الشركة.", "وأضاف المدير"]),
        ("قدمت المبلغ نقدًا. وأضاف المدير", ["قدمت المبلغ نقدًا.", "وأضاف المدير"]),
        ("Visit amazon.com or v2.0 today. Bye", ["Visit amazon.com or v2.0 today.", "Bye"]),
        ("1. First item\n2. Second item", ["1. First item", "2. Second item"]),
        ("In 2020. Then 2021.", ["In 2020.", "Then 2021."]),
        ("It rose … slowly. Done", ["It rose … slowly.", "Done"]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("...", ["..."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, parts):
    assert split(text) == parts


@given(LETTERS)
def test_sentences_cover_all_text_in_order_without_overlap(text):
    spans = sentences(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TikTok's 51.7 million", ["TikTok", "s", "51.7", "million"]),
        ("51,7 % et 1.000.000", ["51,7", "et", "1.000.000"]),
        ("«تيك توك» بنحو 250 مليون", ["تيك", "توك", "بنحو", "250", "مليون"]),
        ("إنَّ المسؤوليّة", ["إنَّ", "المسؤوليّة"]),
        ("و100 مليون", ["و", "100", "مليون"]),
        ("لـ«البورصة»", ["لـ", "البورصة"]),
        ("#معاً_ضد_الكورونا الآن", ["#معاً_ضد_الكورونا", "الآن"]),
        ("#cookfromhome!", ["#cookfromhome"]),
        ("COVID-19 in the U.S. and 3M", ["COVID", "19", "in", "the", "U.S", "and", "3M"]),
        ("a-t-il donné ?", ["a", "t", "il", "donné"]),
        ("", []),
    ],
)
def test_words_as_written(text, expected):
    assert [word for word, _ in words(text)] == expected


@given(LETTERS)
def test_offsets_of_words_point_at_the_words(text):
    for found in (words(text), word_parts(text)):
        assert all(span.of(text) == word for word, span in found)
        assert all(before.end <= after.start for (_, before), (_, after) in pairwise(found))


@given(LETTERS)
def test_bare_words_are_the_words_without_offsets(text):
    assert list(bare_words(text)) == [word for word, _ in words(text)]
    assert list(bare_parts(text)) == [part for part, _ in word_parts(text)]
    assert list(part_starts(text)) == [span.start for _, span in word_parts(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("#معاً_ضد_الكورونا", ["معاً", "ضد", "الكورونا"]),
        ("#StayHome2020", ["Stay", "Home", "2020"]),
        ("#cookfromhome", ["cookfromhome"]),
        ("#WHOGives", ["WHO", "Gives"]),
        ("TikTok", ["TikTok"]),
    ],
)
def test_hashtags_have_parts(text, parts):
    assert [word for word, _ in word_parts(text)] == parts


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("How much did TikTok donate?", "en", ["tiktok", "donat"]),
        ("Combien de dons Vodafone a-t-il donnés ?", "fr", ["don", "vodafon", "don"]),
        ("كم تبرعت تيك توك؟", "ar", ["تبرعت", "تيك", "توك"]),
        ("51.7", "en", ["51.7"]),
        ("51,7", "fr", ["51.7"]),
        ("٥١٫٧", "ar", ["51.7"]),
        ("1,000,000 ١٠٠٠٠٠٠", "en", ["1000000", "1000000"]),
        ("#cookfromhome", "en", ["cookfromhom"]),
        ("the and of", "en", []),
        ("في من على", "ar", []),
        ("والمستشفيات", "ar", tokens("مستشفيات", "ar")),
        ("المصرى", "ar", tokens("مصري", "ar")),
    ],
)
def test_tokens_are_folded_stems(text, language, expected):
    assert tokens(text, language) == expected


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("كورونا", "تحدى #معاً_ضد_الكورونا", "ar"),
        ("#معاً_ضد_الكورونا", "#معا_ضد_الكورونا", "ar"),
        ("cookfromhome", "هاشتاج #cookfromhome", "ar"),
        ("stay home", "#StayHome", "en"),
        ("وزارة", "الوزارة", "ar"),
        ("وزارة", "لوزارة الصحة", "ar"),
        ("زارت", "وزارت المنصة", "ar"),
        ("تبرعات", "وبالتبرعات", "ar"),
        ("دعم", "لدعم العاملين", "ar"),
        ("مسئولية", "المسئوليه", "ar"),
        ("donations", "donation", "en"),
        ("entreprises", "entreprise", "fr"),
    ],
)
def test_a_query_shares_a_token_with_the_text_it_means(query, text, language):
    assert set(tokens(query, language)) & set(tokens(text, language))


def test_a_leading_waw_that_belongs_to_the_word_is_kept():
    """«وزارة» is a ministry, not "and" before another word: the full stem stays beside the other reading."""
    assert tokens("وزارة", "ar")[0].startswith("وز")


@given(LETTERS)
def test_tokens_are_what_an_index_that_divides_at_spaces_can_hold(text):
    assert all(token and not any(letter.isspace() for letter in token) for token in tokens(text))
