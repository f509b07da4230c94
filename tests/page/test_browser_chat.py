"""What the chat does beside answering, as a person meets it: filters, follow-ups, conversations, marks, files."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from page.feedback import FeedbackStore, Rating, Reason
from tests.page.running import free_port, serving
from tests.page.test_browser import ARABIC_QUESTION, QUESTION, SENTENCE, answer, ask

ABOUT = "#about :is(input, textarea)"
WITHOUT_ANSWER = "How much did Quibblify donate?"


@pytest.fixture
def own(index, tmp_path):
    """Return the address of a page with data of its own, and that directory."""
    with serving(index, tmp_path / "log", CSR_DATA=str(tmp_path / "data")) as address:
        yield address, tmp_path / "data"


def open_filters(page):
    """Open the filters, once they hold what the index does."""
    expect(page.locator("#banner .banner")).to_have_count(0)
    page.click("#filters .label-wrap")
    page.click("#filter-organisation input")
    expect(page.get_by_role("option").filter(has_text="Ormelune")).to_be_visible()
    page.press("#filter-organisation input", "Escape")


def choose(page, box, typed):
    """Choose what typing leads to in a box of the filters, and wait until the page says that it holds.

    Gradio obeys the Enter key a moment after it was pressed: whoever leaves the box before has chosen nothing.
    """
    page.locator(f"#filter-{box} input").blur()
    page.click(f"#filter-{box} input")
    page.type(f"#filter-{box} input", typed, delay=20)
    expect(page.get_by_role("option").filter(has_text=typed).first).to_be_visible()
    page.press(f"#filter-{box} input", "Enter")
    expect(page.locator(f"#chips .chip[data-box={box}]")).to_be_visible()


def test_a_follow_up_keeps_its_subject_and_an_edited_line_steers_the_next_question(visit):
    page = visit()
    ask(page, QUESTION)
    expect(page.locator(ABOUT)).to_have_value("Kastora")
    ask(page, "And in 2021?", answers=2)
    expect(page.locator(ABOUT)).to_have_value("Kastora, 2021")
    page.fill(ABOUT, "Ormelune")
    ask(page, "How much was it?", answers=3)
    expect(answer(page).locator(".direct")).to_contain_text("€3.5 million")
    expect(page.locator(ABOUT)).to_have_value("Ormelune")


@pytest.mark.parametrize(
    ("first", "follow_up"),
    [
        (QUESTION, "How much did it give to clinics?"),
        (ARABIC_QUESTION, "كم قدمت للعيادات؟"),
        (ARABIC_QUESTION, "هل دفعت شيئا للعاملين؟"),
    ],
)
def test_a_line_set_by_hand_wins_over_the_words_of_the_follow_up_also_when_it_is_asked_again(visit, first, follow_up):
    page = visit()
    ask(page, first)
    page.fill(ABOUT, "Ormelune")
    ask(page, follow_up, answers=2)
    expect(page.locator(ABOUT)).to_have_value(re.compile("Ormelune"))
    page.locator("#chat button[title='Retry']").last.click()
    expect(page.locator("#ask .submit-button")).to_be_visible()
    expect(page.locator(ABOUT)).to_have_value(re.compile("Ormelune"))


@pytest.mark.parametrize(
    ("follow_up", "line"),
    [("And to Ormelune?", "Kastora, Ormelune"), ("and to schools?", "Kastora, schools")],
)
def test_a_recipient_that_a_follow_up_names_is_carried_along(visit, follow_up, line):
    page = visit()
    ask(page, QUESTION)
    ask(page, follow_up, answers=2)
    expect(page.locator(ABOUT)).to_have_value(line)
    ask(page, "And in 2021?", answers=3)
    expect(page.locator(ABOUT)).to_have_value(f"{line}, 2021")


def test_filters_hold_for_the_conversation_and_show_as_chips(visit):
    page = visit("ar-EG")
    open_filters(page)
    choose(page, "organisation", "Ormel")
    choose(page, "country", "المغرب")
    expect(page.locator("#chips .chip")).to_have_count(3)
    expect(page.locator("#chips")).to_contain_text("المغرب")
    page.click("#filters .label-wrap")
    ask(page, "Combien a été donné ?")
    expect(answer(page)).to_contain_text("3,5 millions")
    page.reload()
    expect(page.locator("#chips .chip")).to_have_count(3)
    page.locator("#chips .chip.all").click()
    expect(page.locator("#chips .chip")).to_have_count(0)


def test_a_filter_that_leaves_nothing_is_said_with_what_was_searched(visit):
    page = visit()
    open_filters(page)
    choose(page, "country", "Morocco")
    page.fill("#filter-since textarea, #filter-since input", "spring")
    page.press("#filter-since textarea, #filter-since input", "Enter")
    expect(page.locator("#chips .wrong")).to_contain_text("“spring” is no date")
    page.fill("#filter-since textarea, #filter-since input", "2024")
    page.press("#filter-since textarea, #filter-since input", "Enter")
    expect(page.locator("#chips .wrong")).to_have_count(0)
    ask(page, QUESTION)
    expect(page.locator("#chat .abstained")).to_contain_text("Searched only: Morocco")


def test_where_nothing_answers_what_is_nearest_opens_and_another_question_is_one_click_away(visit):
    page = visit()
    ask(page, WITHOUT_ANSWER)
    near = page.locator("#chat .nearest-list a.cite").first
    near.click()
    expect(page.locator("#panel .source.near.open")).to_be_focused()
    offered = page.locator("#chat .option").first
    question = offered.text_content().strip()
    offered.click()
    expect(page.locator("#chat [data-testid=user]").last).to_contain_text(question)
    expect(page.locator("#chat .answer")).to_have_count(2)


def test_earlier_conversations_are_opened_renamed_and_deleted(visit, own):
    page = visit(at=own[0])
    ask(page, QUESTION)
    page.click("#fresh")
    expect(page.locator("#chat .answer")).to_have_count(0)
    ask(page, WITHOUT_ANSWER)
    page.click("#history summary")
    expect(page.locator("#history li")).to_have_count(2)
    page.locator("#history .open", has_text=QUESTION).click()
    expect(page.locator("#chat .direct")).to_contain_text("40 million")
    expect(page.locator("#panel .turn:visible .asked")).to_contain_text(QUESTION)
    page.click("#history summary")
    item = page.locator("#history li", has_text=QUESTION)
    item.locator("[data-act=rename]").click()
    page.fill("#history .renaming input", "<b>Kastora</b>")
    page.press("#history .renaming input", "Enter")
    item = page.locator("#history li", has_text="<b>Kastora</b>")
    item.locator("[data-act=delete]").click()
    expect(page.locator("#history li")).to_have_count(2)  # it asks once more
    item.locator("[data-act=delete].sure").click()
    expect(page.locator("#history li")).to_have_count(1)
    expect(page.locator("#chat .answer")).to_have_count(0)


def test_nobody_sees_anothers_conversations(visit, own):
    ask(visit(at=own[0]), QUESTION)
    other = visit(at=own[0])
    other.click("#history summary")
    expect(other.locator("#history .empty")).to_be_visible()


def test_a_restart_of_the_server_loses_nothing(visit, index, tmp_path):
    port, data = free_port(), tmp_path / "data"
    with serving(index, tmp_path / "log", port, CSR_DATA=str(data)) as address:
        page = visit(at=address)
        ask(page, QUESTION)
    with serving(index, tmp_path / "log2", port, CSR_DATA=str(data)) as address:
        page.goto(address)
        expect(page.locator("#chat .direct")).to_contain_text("40 million")
        page.locator("#chat .answer a.cite").first.click()
        expect(page.locator("#panel .source.open mark")).to_have_text(SENTENCE)
        ask(page, "And to whom?", answers=2)
        expect(page.locator(ABOUT)).to_have_value("Kastora")


def test_a_wrong_answer_is_marked_with_a_reason_and_a_note(visit, own):
    address, data = own
    page = visit("fr-FR", at=address)
    ask(page, QUESTION)
    page.locator("#chat button[title='Quelque chose ne va pas']").last.click()
    page.locator("#mark-reason label", has_text="Chiffre faux").click()
    page.fill("#mark-note textarea", "<script>42</script>")
    page.click("#mark-send")
    expect(page.get_by_text("Merci. Votre avis est conservé")).to_be_visible()
    expect(page.locator("#mark")).to_have_count(0)
    kept = FeedbackStore(data).newest(1)[0]
    assert (kept.rating, kept.reason, kept.note) == (Rating.DOWN, Reason.WRONG_FIGURE, "<script>42</script>")
    assert (kept.question, kept.answer.citations[0].quote) == (QUESTION, SENTENCE)
    assert kept.generation


def test_a_thumb_that_was_pressed_stays_lit_through_a_reload_and_not_for_another_answer(visit, own):
    page = visit(at=own[0])
    ask(page, WITHOUT_ANSWER)
    ask(page, QUESTION, answers=2)
    page.locator("#chat button[title='Good answer']").last.click()
    lit = page.locator("#chat button[title='Marked as good: press to take it back']")
    expect(lit).to_have_count(1)
    page.reload()
    expect(lit).to_have_count(1)
    expect(page.locator("#chat button[title='Good answer']")).to_have_count(1)
    ask(page, "And in 2021?", answers=3)
    expect(lit).to_have_count(1)
    lit.click()
    expect(lit).to_have_count(0)
    page.reload()
    expect(page.locator("#chat button[title='Good answer']")).to_have_count(3)


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("md", b"# "), ("json", b"{")])
def test_a_conversation_is_taken_away_with_one_click(visit, form, begins):
    page = visit("ar-EG")
    ask(page, QUESTION)
    with page.expect_download() as download:
        page.click(f"#take-{form}")
    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename.endswith(f".{form}")
    assert content.startswith(begins)
    if form == "json":
        assert json.loads(content)["answers"][0]["citations"][0]["quote"] == SENTENCE


def test_the_newest_answer_is_taken_away_alone(visit):
    page = visit()
    ask(page, WITHOUT_ANSWER)
    ask(page, QUESTION, answers=2)
    page.check("#take-newest input")
    with page.expect_download() as download:
        page.click("#take-json")
    document = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert [answer["question"] for answer in document["answers"]] == [QUESTION]


@pytest.mark.parametrize("width", [390, 1280])
def test_in_arabic_the_page_runs_from_the_right_and_the_way_down_covers_no_words(visit, width):
    page = visit("ar-EG", width=width)
    ask(page, ARABIC_QUESTION)
    expect(page.locator("#take-away-label")).to_be_visible()
    for part in ("#chat .options", "#chat .message-buttons", "#take-away"):
        assert page.locator(part).last.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('#ask .submit-button svg')).transform") != "none"
    down = "document.querySelector('#chat .bubble-wrap').parentElement"
    words = page.locator("#chat .answer").bounding_box()
    page.evaluate(
        f"{down}.insertAdjacentHTML('beforeend', "
        '\'<div class="scroll-down-button-container" style="position:absolute;width:24px">↓</div>\')'
    )
    button = page.locator("#chat .scroll-down-button-container").last.bounding_box()
    assert button["x"] + button["width"] <= words["x"]


def test_what_is_copied_is_text(visit):
    page = visit()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, QUESTION)
    page.locator("#chat .bot-row ~ * button[title='Copy message'], #chat button[title='Copy message']").last.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "40 million Egyptian pounds" in copied
    assert "<" not in copied
    assert "Ask next" not in copied


def test_enter_in_the_line_of_the_subject_asks_the_last_question_again_of_it(visit):
    page = visit()
    ask(page, QUESTION)
    ask(page, "How much was it?", answers=2)
    expect(page.locator(ABOUT)).to_have_value("Kastora")
    page.fill(ABOUT, "Ormelune")
    page.press(ABOUT, "Enter")
    expect(answer(page).locator(".direct")).to_contain_text("€3.5 million")
    expect(page.locator("#chat .answer")).to_have_count(2)


def test_a_source_opens_its_whole_article_with_the_sentence_lit(visit):
    page = visit()
    ask(page, QUESTION)
    page.locator("#panel .turn:not([hidden]) .whole").first.click()
    expect(page.locator("#articles-reading mark.here").first).to_be_visible()
    expect(page.locator("#tab-articles")).to_be_visible()


def test_a_date_that_is_none_stops_the_question_and_asking_closes_the_filters(visit):
    page = visit()
    open_filters(page)
    page.fill("#filter-since :is(input, textarea)", "13-05-2020")
    page.fill("#ask textarea", QUESTION)
    page.press("#ask textarea", "Enter")
    expect(page.locator("#talk > .form:has(#ask)")).to_contain_text("“13-05-2020” is no date")
    expect(page.locator("#chat .answer")).to_have_count(0)
    page.fill("#filter-since :is(input, textarea)", "2020")
    ask(page, QUESTION)
    expect(page.locator("#filters .label-wrap.open")).to_have_count(0)


def test_on_a_french_page_a_question_of_names_is_answered_in_french(visit):
    page = visit("fr-FR")
    ask(page, "Kastora")
    expect(page.locator("#chat .answer")).to_have_attribute("lang", "fr")
