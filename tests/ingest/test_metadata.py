from dataclasses import replace

from ingest.clean import clean
from ingest.dedupe import content_hash
from ingest.front_matter import Given, split_front_matter
from ingest.metadata import complete, renewed
from rag.names import Gazetteer
from rag.schema import Organisation, SourceKind
from tests.ingest.samples import ORGANISATIONS, PASTED_AR, PASTED_EN

GAZETTEER = Gazetteer(ORGANISATIONS)
ALL_GUESSED = ("title", "language", "organisations", "published", "country")


def test_a_pasted_article_gets_what_its_text_plainly_tells():
    """Every inferred field is named; the title stays in the text."""
    text = clean(PASTED_EN)
    article = complete(Given(), text, GAZETTEER)
    assert article.title == "Harbour & Finch gives its old trucks to food banks"
    assert (article.language, article.published, article.country) == ("en", "2023-03-14", "GB")
    assert article.organisations == ("Harbour & Finch", "Nilain Group")
    assert article.guessed == ALL_GUESSED
    assert article.id == content_hash(text)[:16]
    assert article.title in article.text
    assert article.source_kind is SourceKind.ORIGINAL


def test_a_pasted_article_without_a_date_has_none():
    """Nothing is made up."""
    article = complete(Given(), clean(PASTED_AR), GAZETTEER)
    assert article.title == "مجموعة النيلين تموّل مكتبات المدارس في صعيد مصر"
    assert (article.language, article.published, article.country) == ("ar", None, "EG")
    assert article.organisations == ("Nilain Group",)
    assert "published" not in article.guessed


def test_what_is_stated_stands_and_names_become_canonical():
    """An alias in the front matter is written as the list of organisations does; an unknown name stays."""
    stated = Given("x", "T", "fr", organisations=("Nilain", "Autre"), country="MA", published="2020")
    article = complete(stated, clean(PASTED_EN), GAZETTEER)
    assert article.organisations == ("Nilain Group", "Autre")
    assert (article.id, article.title, article.language, article.country) == ("x", "T", "fr", "MA")
    assert article.guessed == ()


def test_two_countries_named_equally_often_give_none():
    """A guess needs a majority of sentences."""
    assert complete(Given(), "A gift to Egypt today. A gift to France today.", GAZETTEER).country is None


def test_renewing_changes_only_what_was_guessed():
    """New organisations are found in texts that are not read again; stated fields stay."""
    pasted = complete(Given(), clean(PASTED_EN), GAZETTEER)
    assert renewed(pasted, GAZETTEER) == pasted
    known = Gazetteer([Organisation("Harbour and Finch plc", ("Harbour & Finch",))])
    assert renewed(pasted, known).organisations == ("Harbour and Finch plc",)
    stated, text = split_front_matter(
        "---\nid: a\norganisations: [Other]\npublished: 2020\nsource_kind: digest\n---\nText here"
    )
    article = complete(stated, text, GAZETTEER)
    assert article.guessed == ("title", "language", "published")
    assert renewed(article, known) == article
    assert renewed(replace(article, published="2020-05"), known).published == "2020-05"
