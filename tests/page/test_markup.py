import pytest

from page.conversation import Conversation
from page.markup import answer_markup, as_typed, chat_messages, from_edit_box, split_direct_answer
from page.words import ARABIC, ENGLISH, FRENCH
from rag.phrases import ABSTAIN, NEAREST
from rag.schema import Filters
from tests.page.samples import answer, citation, exchange

LINK = '<a class="cite" href="#cite-k-1">[1]</a>'


@pytest.mark.parametrize(
    ("text", "direct", "rest"),
    [
        ("A gave 5 [1]. B gave 6 [2].", "A gave 5 [1].", "B gave 6 [2]."),
        ("A gave 5. [1][2] B gave 6.", "A gave 5. [1][2]", "B gave 6."),
        ("Only this", "Only this", ""),
        ("تبرعت بنحو 51.7 مليون دولار [1]. والباقي لاحقًا.", "تبرعت بنحو 51.7 مليون دولار [1].", "والباقي لاحقًا."),
        ("- one\n- two", "", "- one\n- two"),
        ("| a | b |", "", "| a | b |"),
        ("", "", ""),
    ],
)
def test_the_first_sentence_is_the_direct_answer_and_keeps_its_markers(text, direct, rest):
    assert split_direct_answer(text) == (direct, rest)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Gave [1].", f"Gave\u00a0{LINK}."),
        ("Gave [2].", "Gave\u00a0\\[2\\]."),
        ("Gave [1](http://x).", f"Gave\u00a0{LINK}\u200b(http://x)."),
        ("[1]: http://x", f"{LINK}\u200b: http://x"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("![](http://x/y.png)", "!\u200b[]\u200b(http://x/y.png)"),
        ("```mermaid", "`\u200b`\u200b`mermaid"),
    ],
)
def test_only_markers_of_sources_that_exist_are_links_and_nothing_else_is_markup(text, shown):
    assert shown in answer_markup(exchange(answer(text)), ENGLISH)


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("es", "ltr")])
def test_an_answer_carries_its_own_direction_whatever_the_pages(language, direction):
    markup = answer_markup(exchange(answer(language=language)), ARABIC)
    assert markup.startswith(f'<div class="answer" dir="{direction}" lang="{language}">')


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("It says: «300 ألف جنيه» [1].", "en", 'It says: <bdi dir="rtl">«300 ألف جنيه»</bdi>'),
        ("جاء فيه: “He gave 5.” [1]", "ar", 'جاء فيه: <bdi dir="ltr">“He gave 5.”</bdi>\u00a0'),
        ("It says: «قال «تيك توك» 5.» [1]", "en", '<bdi dir="rtl">«قال «تيك توك» 5.»</bdi>'),
        ("It says: “He gave 5.” [1]", "en", "It says: “He gave 5.”"),
        ("First.\n\n«تبرعت بنحو 5.» [1]", "en", '<div dir="rtl">'),
    ],
)
def test_a_quotation_runs_in_its_own_direction_and_its_marks_with_it(text, language, shown):
    """Marks outside would stand at the wrong ends as soon as the quotation fills more than a line."""
    assert shown in answer_markup(exchange(answer(text, language)), ENGLISH)


def test_an_arabic_paragraph_that_begins_with_a_latin_name_stays_arabic():
    text = "الخلاصة.\n\nTikTok تبرعت بنحو 250 مليون دولار للعاملين في القطاع الصحي."
    assert '<div dir="ltr">' not in answer_markup(exchange(answer(text, "ar")), ENGLISH)


@pytest.mark.parametrize(
    ("line", "language", "shown"),
    [
        ("- Hong Kong Jockey Club: 100 مليون", "ar", '- <bdi dir="ltr">Hong Kong Jockey Club</bdi>: 100 مليون'),
        ("- TikTok: 5 USD", "ar", '- <bdi dir="ltr">TikTok</bdi>: 5 <bdi dir="ltr">USD</bdi>'),
        ("- Samsung، Google", "ar", '- <bdi dir="ltr">Samsung</bdi>، <bdi dir="ltr">Google</bdi>'),
        ("قدمت TikTok (US$5) المبلغ", "ar", 'قدمت <bdi dir="ltr">TikTok (US$5)</bdi> المبلغ'),
        ("وسم #JoyofGiving", "ar", 'وسم <bdi dir="ltr">#JoyofGiving</bdi>'),
        ("- A & B: 3 ملايين", "ar", '- <bdi dir="ltr">A &amp; B</bdi>: 3 ملايين'),
        ("- تيك توك: 100 million", "en", '- <bdi dir="rtl">تيك توك</bdi>: 100 million'),
    ],
)
def test_a_name_of_the_other_script_keeps_its_amount_beside_it(line, language, shown):
    markup = answer_markup(exchange(answer(f"الخلاصة.\n\n{line}", language)), ENGLISH)
    assert shown in markup
    assert '<div dir="' not in markup


def test_a_quotation_of_two_paragraphs_is_one_first_sentence():
    markup = answer_markup(exchange(answer("Mint says: “A gave 5.\n\nB gave 6.” [1]\n\nMore.")), ENGLISH)
    assert f'<div class="direct">\n\nMint says: “A gave 5. B gave 6.”\u00a0{LINK}\n\n</div>\n\nMore.' in markup


def test_a_long_quotation_is_set_apart_without_large_letters():
    assert '<div class="direct long">' in answer_markup(exchange(answer("word " * 60)), ENGLISH)


def test_an_abstention_has_its_own_look_and_no_direct_answer():
    near = answer("No article says [1].", abstained=True, citations=(), nearest=(citation(),))
    markup = answer_markup(exchange(near), ENGLISH)
    assert 'class="answer abstained"' in markup
    assert "direct" not in markup
    assert LINK in markup


@pytest.mark.parametrize("words", [ARABIC, ENGLISH, FRENCH], ids=["ar", "en", "fr"])
def test_an_abstention_lists_what_is_nearest_once(words):
    language = words.language
    text = f"{ABSTAIN[language]}\n\n{NEAREST[language].format(titles='Mills')}"
    near = answer(text, language=language, abstained=True, citations=(), nearest=(citation(),))
    markup = answer_markup(exchange(near), words)
    assert "Mills" not in markup
    assert markup.count('class="nearest-list"') == 1


def test_an_error_is_never_shown_as_an_answer():
    markup = answer_markup(exchange(failure="It broke.", detail="Start <it>."), ENGLISH)
    assert markup == (
        '<div class="failure" dir="ltr" lang="en"><p>It broke.</p>'
        '<p class="detail" dir="ltr" lang="en">Start &lt;it&gt;.</p></div>'
    )


def test_figures_that_no_source_supports_are_named_in_the_answers_language():
    markup = answer_markup(exchange(answer(language="fr", unsupported_figures=("500 <M>",))), ENGLISH)
    assert FRENCH.unsupported.format(figures="<bdi>500 &lt;M&gt;</bdi>") in markup


def test_an_exchange_without_an_answer_says_that_it_searches_or_was_stopped():
    waiting = exchange(passages=())
    assert FRENCH.searching in answer_markup(type(waiting)("k", "q"), FRENCH)
    assert FRENCH.stopped in answer_markup(type(waiting)("k", "q", stopped=True), FRENCH)


@pytest.mark.parametrize("typed", ["<b>x</b>", "![x](y)", "a & b &lt;", "[1]: x", "```mermaid\n```", "كم؟", "2 < 3"])
def test_a_question_is_shown_letter_for_letter_and_can_be_edited_as_typed(typed):
    shown = as_typed(typed)
    assert "<b" not in shown
    assert "![" not in shown
    assert "```" not in shown
    assert from_edit_box(shown) == typed


def test_the_chat_alternates_questions_and_answers():
    messages = chat_messages(Conversation((exchange(), exchange(key="l"))), ENGLISH)
    assert [message["role"] for message in messages] == ["user", "assistant"] * 2


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("بتاريخ 2020-04-09 [1].", "ar", 'بتاريخ <bdi class="date" dir="ltr">2020-04-09</bdi>\u00a0'),
        ("بتاريخ 2020-05.", "ar", '<bdi class="date" dir="ltr">2020-05</bdi>.'),
        ("رقم 2020-04-09-77", "ar", "رقم 2020-04-09-77"),
        ("as of 2020-04-09.", "en", "as of 2020-04-09."),
    ],
)
def test_a_date_of_digits_keeps_its_order_in_arabic(text, language, shown):
    """Set from the right, 2020-04-09 would read as 09-04-2020."""
    assert shown in answer_markup(exchange(answer(text, language)), ENGLISH)


def test_with_a_filter_no_answer_says_that_every_article_was_searched():
    text = "No article here answers this.\n\nSearched for “Who?” in every article here (305)."
    near = answer(text, abstained=True, citations=())
    markup = answer_markup(exchange(near, filters=Filters(country="EG")), ENGLISH)
    assert "Searched for “Who?”.\n\n<p>Searched only: Egypt</p>" in markup
    assert "in every article here (305)." in answer_markup(exchange(near), ENGLISH)
