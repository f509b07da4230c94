import pytest

from page.conversation import Conversation, Passage
from page.sources import cut_passage, language_name, panel, web_address, write_date
from page.words import ARABIC, ENGLISH, FRENCH
from rag.schema import SourceKind
from tests.page.samples import ARTICLE, QUOTE, answer, citation, exchange


def one(changed, words=ENGLISH, **passage) -> str:
    """Return the panel of a single exchange with a single citation."""
    asked = exchange(answer(citations=(changed,)), passages=(Passage(changed, **passage),))
    return panel(Conversation((asked,)), words)


def test_a_passage_has_the_sentences_around_the_cited_one_in_the_articles_letters():
    passage = cut_passage(citation(), ARTICLE)
    assert passage.before + QUOTE + passage.after == ARTICLE.text[: ARTICLE.text.index(" Five")]
    assert (passage.cut_before, passage.cut_after) == (False, True)


def test_the_cited_sentence_alone_is_marked_and_blank_lines_are_closed_up():
    passage = cut_passage(citation(), ARTICLE)
    asked = exchange(passages=(passage,))
    assert f"One opened. <mark>{QUOTE}</mark> Three followed.\nFour closed. …" in panel(Conversation((asked,)), ENGLISH)


HOSTILE = "<script>x</script>\"'${x}{{y}}"
ESCAPED = "&lt;script&gt;x&lt;/script&gt;&quot;&#x27;${x}{{y}}"


@pytest.mark.parametrize("field", ["title", "publisher", "date", "language", "quote"])
def test_every_field_of_a_source_is_text(field):
    shown = one(citation(**{field: HOSTILE}))
    assert ESCAPED in shown
    assert "<script" not in shown


def test_the_question_above_the_sources_is_text():
    assert f"<bdi>{ESCAPED}</bdi>" in panel(Conversation((exchange(question=HOSTILE),)), ENGLISH)


def test_an_original_names_its_publisher_date_and_language():
    assert '<p class="about">Published by <bdi>The Gazette</bdi> · May 2020 · English</p>' in one(citation())


def test_a_digest_is_called_ours():
    shown = one(citation(source_kind=SourceKind.DIGEST))
    assert '<p class="about digest">Our digest of a report by <bdi>The Gazette</bdi> · May 2020 · English</p>' in shown
    assert ENGLISH.digest_quote.replace("'", "&#x27;") in shown
    assert "Published by" not in shown


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_title_and_passage_run_in_the_articles_direction_whatever_the_pages(language, direction):
    shown = one(citation(language=language), ARABIC)
    assert f'<span class="title" lang="{language}" dir="{direction}">' in shown
    assert f'<p class="passage" lang="{language}" dir="{direction}">' in shown


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert web_address(url) == safe
    assert ("<a href" in one(citation(url=url))) == (safe is not None)


def test_a_link_opens_elsewhere_and_tells_nothing():
    assert 'target="_blank" rel="noopener noreferrer"' in one(citation())


@pytest.mark.parametrize(
    ("date", "words", "written"),
    [
        ("2020-05-13", ENGLISH, "13 May 2020"),
        ("2020-04-01", ENGLISH, "1 April 2020"),
        ("2020-04-01", FRENCH, "1er avril 2020"),
        ("2020-04-11", FRENCH, "11 avril 2020"),
        ("2020-04-01", ARABIC, "1 أبريل 2020"),
        ("2020-05", FRENCH, "mai 2020"),
        ("2020-05", ARABIC, "مايو 2020"),
        ("2020", ENGLISH, "2020"),
        (None, FRENCH, "date inconnue"),
        ("2020-13", ENGLISH, "2020-13"),
        ("spring", ENGLISH, "spring"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(date, words, written):
    assert write_date(date, words) == written


@pytest.mark.parametrize(
    ("code", "words", "name"), [("ar", ENGLISH, "Arabic"), ("fr", ARABIC, "الفرنسية"), ("??", ENGLISH, "??")]
)
def test_a_language_is_named_in_the_pages_language(code, words, name):
    assert language_name(code, words) == name


def test_what_came_nearest_is_kept_apart_from_what_is_cited():
    shown = panel(Conversation((exchange(answer(abstained=True, citations=(), nearest=(citation(),))),)), ENGLISH)
    assert shown.index(ENGLISH.nearest) < shown.index('class="source near"')
    assert 'class="source"' not in shown


def test_the_newest_exchange_is_open_and_a_failed_one_has_no_sources():
    shown = panel(Conversation((exchange(key="a"), exchange(key="b"), exchange(key="c", failure="x"))), ENGLISH)
    assert 'data-turn="a" hidden>' in shown
    assert 'data-turn="b">' in shown
    assert 'data-turn="c"' not in shown


def test_before_any_answer_the_panel_says_what_it_is_for():
    assert FRENCH.sources_empty in panel(Conversation(), FRENCH)
