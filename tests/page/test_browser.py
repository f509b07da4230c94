"""The page as a person meets it: a real server over a real index, in a real browser."""

import urllib.request

import pytest
from playwright.sync_api import expect

from page.markup import INVISIBLE
from page.words import EXAMPLES

QUESTION = "How much did Kastora donate?"
ARABIC_QUESTION = "كم تبرعت كاستورا؟"
FRENCH_QUESTION = "Combien Kastora a-t-elle donné ?"
SENTENCE = "وتبرعت «كاستورا» بنحو 40 مليون جنيه لتجهيز ثلاثة مستشفيات فى صعيد مصر."
MEALS_SENTENCE = "Kastora paid for 52,000 school meals in the villages around Minya."
SETTLED = 1000  # milliseconds


def ask(page, question, answers=1):
    """Type a question, send it, and wait until the chat holds so many complete answers."""
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    expect(page.locator("#chat :is(.answer, .failure)")).to_have_count(answers)
    expect(page.locator("#ask .submit-button")).to_be_visible()


def answer(page):
    """Return the newest answer."""
    return page.locator("#chat :is(.answer, .failure)").last


def test_headers_forbid_what_the_page_does_not_need(address):
    with urllib.request.urlopen(address) as response:
        headers = response.headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("locale", "language", "direction", "title"),
    [
        ("en-GB", "en", "ltr", "CSR News Assistant"),
        ("fr-CA", "fr", "ltr", "Assistant actualités RSE"),
        ("ar-SA", "ar", "rtl", "مساعد أخبار المسؤولية المجتمعية"),
        ("de-DE", "en", "ltr", "CSR News Assistant"),
    ],
)
def test_the_page_speaks_the_browsers_language(visit, locale, language, direction, title):
    page = visit(locale)
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [language, direction]
    assert page.inner_text("#masthead") == title
    expect(page).to_have_title(title)
    expect(page.locator("#chat .example")).to_have_text(list(EXAMPLES[language]))


@pytest.mark.parametrize(
    ("question", "language", "direction", "said"),
    [
        (QUESTION, "en", "ltr", "about 40 million Egyptian pounds"),
        (ARABIC_QUESTION, "ar", "rtl", "نحو 40 مليون جنيه"),
        (FRENCH_QUESTION, "fr", "ltr", "environ 40 millions"),
    ],
)
def test_an_answer_stands_in_its_own_direction_and_its_marker_opens_the_very_sentence(
    visit, question, language, direction, said
):
    page = visit("en-GB")
    ask(page, question)
    assert (answer(page).get_attribute("lang"), answer(page).get_attribute("dir")) == (language, direction)
    expect(answer(page).locator(".direct")).to_contain_text(said)
    answer(page).locator("a.cite").first.click()
    source = page.locator("#panel .source.open")
    expect(source.locator("mark")).to_have_text(SENTENCE)
    assert source.locator("mark").evaluate("mark => getComputedStyle(mark).direction") == "rtl"
    expect(source.locator(".passage")).to_contain_text("أعلنت شركة «كاستورا»")
    expect(source.locator(".about")).to_have_text("Published by جريدة النهر · 14 March 2021 · Arabic")
    assert source.locator("a").get_attribute("rel") == "noopener noreferrer"


def test_the_keyboard_alone_opens_a_source_and_comes_back(visit):
    page = visit()
    ask(page, QUESTION)
    marker = answer(page).locator("a.cite").first
    marker.focus()
    expect(page.locator("#cite-preview")).to_contain_text("40 مليون جنيه")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .source.open")).to_be_focused()
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_a_digest_is_never_shown_as_the_publishers_words(visit):
    page = visit()
    ask(page, "How many school meals did Kastora pay for?")
    answer(page).locator("a.cite").first.click()
    source = page.locator("#panel .source.open")
    expect(source.locator("mark")).to_have_text(MEALS_SENTENCE)
    expect(source.locator(".digest")).to_have_text("Our digest of a report by Delta Gazette · June 2021 · English")


def test_markers_of_an_older_answer_show_that_answers_sources(visit):
    page = visit()
    ask(page, ARABIC_QUESTION)
    ask(page, "How many school meals did Kastora pay for?", answers=2)
    expect(page.locator("#panel .turn:visible .asked")).to_contain_text("school meals")
    page.locator("#chat .answer").first.locator("a.cite").first.click()
    expect(page.locator("#panel .turn:visible .asked")).to_contain_text(ARABIC_QUESTION)
    expect(page.locator("#panel .source.open mark")).to_have_text(SENTENCE)


def test_markup_in_a_title_a_passage_or_a_question_is_text(visit):
    page = visit()
    hostile = "<img src=x onerror=\"document.title='owned'\"> ${document.title='owned'}"
    ask(page, QUESTION)
    ask(page, hostile, answers=2)
    shown = page.locator("#chat [data-testid=user]").last.text_content()
    assert shown.replace(INVISIBLE, "").strip() == hostile
    assert page.locator("#chat [data-testid=user] img, #panel :is(img, script)").count() == 0
    expect(page.locator("#panel .title").first).to_contain_text("<script>document.title='owned'</script> ${document")
    expect(page).to_have_title("CSR News Assistant")


def test_an_abstention_is_styled_as_one_and_lists_what_came_nearest(visit):
    page = visit("fr-FR")
    ask(page, "Combien Vodafone a-t-il donné ?")
    expect(page.locator("#chat .answer.abstained")).to_be_visible()
    expect(page.locator("#panel .nearest h3")).to_have_text("Le plus proche, sans réponse")
    assert page.locator("#panel .source:not(.near)").count() == 0
    assert page.locator('#panel a[href^="javascript"]').count() == 0


@pytest.mark.parametrize(
    ("locale", "typed", "message"),
    [
        ("en-GB", "   ", "Type a question first."),
        ("ar-EG", "🙂🙂", "اكتب سؤالًا أولًا."),
        ("fr-FR", "a" * 20_000, "Cette question compte 20000 caractères ; la limite est de 2000. Raccourcissez-la."),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_beside_the_box(visit, locale, typed, message):
    page = visit(locale)
    expect(page.locator("#chat .example")).to_have_count(4)
    page.wait_for_timeout(SETTLED)  # what the page restores may come after its examples, and draws the box anew
    page.fill("#ask textarea", typed)
    page.press("#ask textarea", "Enter")
    expect(page.locator("#ask")).to_contain_text(message)
    assert page.locator("#chat [data-testid=user]").count() == 0
    assert page.input_value("#ask textarea") == typed
    ask(page, QUESTION)


def test_a_conversation_can_be_retried_edited_taken_back_and_begun_anew(visit):
    page = visit()
    page.locator("#chat .example").first.click()
    expect(page.locator("#chat .answer")).to_have_count(1)
    expect(page.locator("#ask .submit-button")).to_be_visible()
    ask(page, QUESTION, answers=2)
    with page.expect_response(lambda got: "/queue/join" in got.url):  # the retry has begun: its end is waited for
        page.locator("#chat button[aria-label=Retry], #chat button[title=Retry]").last.click()
    expect(page.locator("#panel .turn")).to_have_count(2)
    expect(page.locator("#ask .submit-button")).to_be_visible()
    page.locator("#chat button[aria-label=Undo], #chat button[title=Undo]").last.click()
    expect(page.locator("#chat .answer")).to_have_count(1)
    assert page.input_value("#ask textarea") == QUESTION
    page.click("#fresh")
    expect(page.locator("#chat .answer")).to_have_count(0)
    expect(page.locator("#panel .empty")).to_be_visible()
    ask(page, ARABIC_QUESTION)


def test_after_a_reload_the_conversation_is_there_and_goes_on(visit):
    page = visit()
    ask(page, QUESTION)
    page.reload()
    expect(page.locator("#chat .answer")).to_have_count(1)
    ask(page, ARABIC_QUESTION, answers=2)
    assert answer(page).get_attribute("dir") == "rtl"


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_on_a_telephone_nothing_is_wider_than_the_screen(visit, locale):
    page = visit(locale, width=390)
    ask(page, QUESTION)
    answer(page).locator("a.cite").first.click()
    expect(page.locator("#panel .source.open mark")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#panel .source.open .back")
    expect(answer(page).locator("a.cite").first).to_be_focused()


def test_without_an_index_the_page_opens_and_names_the_command(visit, serve, tmp_path):
    page = visit("ar-EG", at=serve(tmp_path / "none"))
    expect(page.locator("#banner .wrong")).to_contain_text("python -m ingest")
    ask(page, ARABIC_QUESTION)
    expect(answer(page)).to_contain_text("python -m ingest")
    assert "failure" in answer(page).get_attribute("class")
