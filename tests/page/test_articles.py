"""The Articles tab without a browser: what is found, how an article is written, what inputs became."""

import re
from dataclasses import asdict

import pytest

from page import articles_words
from page.articles_list import additions, listing, outcome, progress
from page.articles_shelf import Shelf, Wanted, organisations_of
from page.articles_text import paragraphs_of, reading, without_overlaps
from page.uploads import Job, Row
from page.uploads_record import Addition, Item
from page.uploads_state import Fate, State
from rag.errors import ArticleError, NoIndexError
from rag.schema import Article, Figure, FigureKind, GivingStatus, Hedge, SourceKind, Span

WORDS = articles_words.ENGLISH
FIELD = re.compile(r"{\w+}")
TEXT = "One <b>firm</b> gave about $5 million.\n\nIt came in May."
GIFT = Figure(
    5e6, "USD", TEXT.index("$5"), TEXT.index("."), "$5 million", Hedge.ABOUT, FigureKind.CASH, GivingStatus.PAID
)


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Wanted(), ["La fondation Ormelune", "Kastora pays", "«كاستورا» تجهز"]),
        (Wanted(language="fr"), ["La fondation Ormelune"]),
        (Wanted(organisation="Kastora", country="EG"), ["Kastora pays", "«كاستورا» تجهز"]),
        (Wanted("مستشفيات"), ["«كاستورا» تجهز"]),
        (Wanted("Minya"), ["Kastora pays"]),
        (Wanted("KASTORA meals"), ["Kastora pays"]),
        (Wanted("cliniques", language="en"), []),
        (Wanted('" OR 1=1 --<b>', country="MA"), []),
    ],
)
def test_articles_are_found_by_words_of_any_language_and_by_what_they_are(index, wanted, titles):
    found = [head.title for head in Shelf(index).find(wanted)]
    assert [title.startswith(start) for title, start in zip(found, titles, strict=False)] == [True] * len(titles)
    assert titles or not found


def test_an_article_comes_with_its_figures_and_a_wrong_id_is_refused(index):
    shelf = Shelf(index)
    head = shelf.find(Wanted(language="fr"))[0]
    article, figures = shelf.article(head.id)
    assert figures[0].text == article.text[figures[0].start : figures[0].end] == "3,5 millions d'euros"
    assert organisations_of(shelf.catalogue().heads) == ["Kastora", "Ormelune"]
    with pytest.raises(ArticleError, match="<b>"):
        shelf.article("<b>")


def test_without_an_index_the_shelf_says_so(tmp_path):
    with pytest.raises(NoIndexError):
        Shelf(tmp_path).find(Wanted())


def article(**changes):
    """Return an article of TEXT."""
    return Article(**({"id": "a", "title": "A <i>gift</i>", "text": TEXT, "language": "en"} | changes))


def test_figures_are_marked_with_their_meaning_and_markup_is_text():
    shown = reading(article(), [GIFT], None, WORDS, str)
    assert '<span class="figure" tabindex="0">$5 million<span class="tip"' in shown
    assert "about US$5 million (cash, given)" in shown
    assert "&lt;b&gt;firm&lt;/b&gt;" in shown
    assert "<b>" not in shown
    assert "<i>" not in shown


def test_a_lit_sentence_is_marked_and_figures_in_it_too():
    shown = reading(article(), [GIFT], Span(0, TEXT.index("\n")), WORDS, str)
    lit = re.search(r'<mark class="here">(.*)</mark>', shown)
    assert lit is not None
    assert 'class="figure"' in lit[1]
    assert shown.count("<mark") == 1


@pytest.mark.parametrize("lit", [Span(0, 10_000), Span(500, 900), Span(9, 3)])
def test_what_is_lit_never_changes_the_text(lit):
    plain = re.sub(r"<span class=\"tip\".*?</span>|<[^>]+>", "", reading(article(), [GIFT], lit, WORDS, str))
    assert "One &lt;b&gt;firm&lt;/b&gt; gave about $5 million." in plain


def test_an_arabic_article_runs_from_the_right_and_a_digest_is_called_one():
    shown = reading(
        article(text="أعطت الشركة مالًا.", language="ar", source_kind=SourceKind.DIGEST, publisher="Gazette"),
        [],
        None,
        WORDS,
        str,
    )
    assert '<div class="body" lang="ar" dir="rtl">' in shown
    assert "Our digest of a report by <bdi>Gazette</bdi>" in shown


def test_figures_that_overlap_or_lie_beyond_the_text_are_left_out():
    inner = Figure(5.0, None, GIFT.start + 1, GIFT.start + 2, "5")
    beyond = Figure(5.0, None, 900, 901, "5")
    assert without_overlaps([beyond, inner, GIFT], len(TEXT)) == [GIFT]


def test_paragraphs_are_the_lines_that_hold_something():
    assert [span.of(TEXT) for span in paragraphs_of(TEXT)] == [
        "One <b>firm</b> gave about $5 million.",
        "It came in May.",
    ]


def row(state, name="a.txt", **fate):
    """Return what became of one input."""
    return Row(
        Addition("20240101T000000-00000000", "Rana", "2024-01-01", ()), Item(name, f"<b>{name}"), Fate(state, **fate)
    )


def test_each_input_is_told_what_became_of_it():
    rows = [
        row(State.ADDED, articles=(("one", "First <i>"),)),
        row(State.DUPLICATE, same=(("two", "Second"),)),
        row(State.REFUSED, "", reason="is empty; fill <it>."),
        row(State.ADDED, articles=tuple((str(number), "Row") for number in range(9)), reason="line 2 has no text."),
    ]
    shown = outcome(Job(), rows, ["javascript:alert(1)"], WORDS)
    assert shown.count("<tr") == 6
    assert all(
        said in shown for said in ("First &lt;i&gt;", "duplicate of", "fill &lt;it&gt;", "and 6 more", "is no link")
    )
    assert "<i>" not in shown
    assert "<b>" not in shown


def test_a_failure_says_that_what_was_given_is_kept_and_offers_to_go_on():
    shown = outcome(Job(failure="The encoder <x> is gone."), [row(State.WAITING)], [], WORDS)
    assert all(said in shown for said in ("&lt;x&gt;", "nothing is lost", 'data-act="retry"', "not in the index yet"))


@pytest.mark.parametrize(
    ("job", "said"),
    [
        (Job("reading", 0.45), '<progress max="1" value="0.45">'),
        (Job("waiting", None), "another addition to end; yours is kept"),
        (Job("some step of its own", 0.5), "Indexing…"),
    ],
)
def test_progress_is_told_in_words_and_as_a_bar(job, said):
    assert said in progress(job, WORDS)


def test_only_ones_own_additions_can_be_removed():
    rows = [row(State.ADDED, articles=(("one", "First"),))]
    assert 'data-act="remove"' in additions(rows, lambda _: True, WORDS)
    assert 'data-act="remove"' not in additions(rows, lambda _: False, WORDS)
    assert WORDS.none_mine in additions([], lambda _: True, WORDS)


@pytest.mark.parametrize(("page", "first"), [(0, "0 "), (1, "30 "), (99, "60 "), (-4, "0 ")])
def test_a_list_is_cut_into_pages(page, first):
    heads = [article(id=str(number), title=f"{number} gift") for number in range(70)]
    assert f">{first}gift</bdi>" in listing(heads, page, None, WORDS)


def test_every_language_fills_in_the_same_fields():
    fields = [
        {name: sorted(FIELD.findall(text)) for name, text in asdict(words).items()}
        for words in articles_words.LANGUAGES.values()
    ]
    assert fields[0] == fields[1] == fields[2]
