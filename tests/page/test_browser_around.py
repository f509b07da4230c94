"""What stands around the page, as a person meets it: languages, dark and light, sign-in, help, and axe-core's rules."""

import os
from importlib.resources import files
from importlib.util import find_spec

import pytest
from playwright.sync_api import expect

from page.accounts import Role
from page.accounts_file import Account, change_accounts, hash_password
from tests.page.running import serving
from tests.page.test_browser import QUESTION, answer, ask
from tests.page.test_tabs_browser import open_giving, open_tab

PASSWORD = "a lantern by the river"
AXE = "axe_playwright_python"  # the package that brings axe-core's script along, so that no test loads it
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def closed_page(index, tmp_path_factory):
    """Return the address of a page with one editor."""
    folder = tmp_path_factory.mktemp("closed")
    change_accounts(folder / "users", add=Account("Mona", Role.EDITOR, hash_password(PASSWORD)))
    with serving(index, folder / "log", CSR_USERS=str(folder / "users")) as served:
        yield served


def background(page):
    """Return how bright the page is, 0 to 255."""
    return page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")


def settled(page):
    """Wait until the page has all it asks for at first: one that is left before then notes a broken connection."""
    page.wait_for_selector(".facts")
    expect(page.locator("#banner .banner")).to_have_count(0)
    page.wait_for_timeout(1_000)


def seen_light_and_dark(page):
    """Return the serious violations of what the page shows now, in both its looks."""
    page.wait_for_timeout(300)  # until what has just been opened is as bright as it will be
    found = serious(page)
    page.click(".theme")
    page.wait_for_timeout(500)  # until the transitions have begun
    return found + serious(page)


def serious(page):
    """Return the serious violations that axe-core finds: the rule and the element."""
    if find_spec(AXE) is None:
        if os.environ.get("CI") == "true":
            pytest.fail("axe-playwright-python is not installed: run `make dev`")
        pytest.skip("axe-playwright-python is not installed: run `make dev`")
    # colours on their way from light to dark are of neither
    page.wait_for_function("!document.getAnimations().some(one => one instanceof CSSTransition)")
    page.evaluate((files(AXE) / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [(one["id"], node["html"][:120]) for one in found if one["impact"] in SERIOUS for node in one["nodes"]]


def test_the_switch_changes_the_whole_page_and_lasts(visit):
    page = visit("fr-FR")
    expect(page.locator(".languages a[aria-current]")).to_have_text("Français")
    settled(page)
    page.click('.bar a[lang="ar"]')
    expect(page.locator(".languages a[aria-current]")).to_have_text("العربية")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    expect(page.locator("#ask textarea")).to_have_attribute("placeholder", "من أعطى ماذا، ولمن، ومتى…")
    expect(page).to_have_title("مساعد أخبار المسؤولية المجتمعية")
    settled(page)
    page.reload()
    expect(page.locator(".languages a[aria-current]")).to_have_text("العربية")


def test_dark_or_light_is_the_systems_until_it_is_chosen_and_then_lasts(visit):
    page = visit()
    assert background(page) > 200
    page.click(".theme")
    expect(page.locator(".theme")).to_have_attribute("aria-pressed", "true")
    assert background(page) < 60
    settled(page)
    page.reload()
    page.wait_for_selector("#ask textarea")
    expect(page.locator("body.dark")).to_have_count(1)
    assert background(page) < 60


def test_the_footer_and_the_help_page_are_there(visit):
    page = visit()
    expect(page.locator(".facts")).to_contain_text("Articles: 3")
    expect(page.locator(".facts time")).to_contain_text("Updated")
    with page.expect_popup() as opened:
        page.click(".bar >> text=Help")
    expect(opened.value.locator("h1")).to_have_text("How to use this page")


@pytest.mark.parametrize(("locale", "width"), [("en-GB", 1280), ("ar-EG", 390)])
def test_axe_finds_nothing_serious(visit, locale, width):
    page = visit(locale, width=width)
    settled(page)
    assert seen_light_and_dark(page) == []


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_axe_finds_nothing_serious_in_an_answered_chat_with_everything_open(visit, locale):
    page = visit(locale)
    ask(page, QUESTION)
    page.locator("#chat button[title*='خطأ'], #chat button[title='Something is wrong']").last.click()
    expect(page.locator("#mark")).to_be_visible()
    page.click("#filters .label-wrap")
    page.click("#history summary")
    assert serious(page) == []
    page.keyboard.press("Escape")
    answer(page).locator("a.cite").first.click()
    expect(page.locator("#panel .source.open")).to_be_focused()
    assert seen_light_and_dark(page) == []


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_axe_finds_nothing_serious_in_giving(visit, locale):
    page = visit(locale)
    open_giving(page)
    page.locator("#giving-table tbody tr button.name").first.press("Enter")
    expect(page.locator("#giving-evidence mark").first).to_be_visible()
    page.locator("#giving-correct button").first.click()
    page.locator("#giving-corrections-frame button").first.click()
    assert seen_light_and_dark(page) == []


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_axe_finds_nothing_serious_in_articles(visit, locale):
    page = visit(locale)
    open_tab(page, 2)
    page.locator("#articles-list [data-act=read]").first.click()
    expect(page.locator("#articles-reading h2")).to_be_visible()
    page.locator("#articles-adding button").first.click()
    expect(page.locator("#articles-links textarea")).to_be_visible()
    assert seen_light_and_dark(page) == []


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_axe_finds_nothing_serious_in_quality(visit, locale):
    page = visit(locale)
    open_tab(page, 3)
    expect(page.locator("#quality-measured").locator(".empty, .measures, .alert")).to_be_visible()
    assert seen_light_and_dark(page) == []


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_every_tab_has_the_title_as_its_one_first_heading(visit, locale):
    page = visit(locale)
    for number in range(4):
        open_tab(page, number)
        expect(page.locator("h1:visible")).to_have_count(1)
        expect(page.locator("h1:visible")).to_have_text(page.title(), use_inner_text=True)


@pytest.mark.parametrize(
    ("locale", "wrong", "role"),
    [("en-GB", "Name or password is wrong", "editor"), ("ar-EG", "الاسم أو كلمة المرور غير صحيح", "محرّر")],
)
def test_a_person_signs_in_and_out(browser, closed_page, locale, wrong, role):
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(closed_page)
    expect(page).to_have_url(f"{closed_page}login")
    assert serious(page) == []
    page.fill("#name", "mona")
    page.fill("#password", "not the password")
    page.keyboard.press("Enter")
    expect(page.locator(".wrong")).to_contain_text(wrong)
    expect(page.locator("#name")).to_have_value("mona")
    expect(page.locator("#password")).to_be_focused()
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".bar .account")).to_contain_text(f"Mona · {role}")
    page.click(".bar .account button")
    expect(page).to_have_url(f"{closed_page}login")
    page.goto(closed_page)
    expect(page).to_have_url(f"{closed_page}login")
    context.close()
