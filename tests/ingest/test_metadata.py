from dataclasses import replace

import pytest

from ingest.clean import clean
from ingest.dedupe import content_hash
from ingest.front_matter import Given, split_front_matter
from ingest.metadata import complete, guess_publisher, renewed
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


BODY = "\n".join(["The company said that it would give ten trucks to the food bank of the next town."] * 20)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Source: The Daily Lens", "The Daily Lens"),
        ("المصدر: جريدة النهر", "جريدة النهر"),
        ("Éditeur : Le Courrier du Fleuve", "Le Courrier du Fleuve"),
        ("© 2020 The Daily Lens. All rights reserved.", "The Daily Lens"),
        ("Copyright © 2019-2020 Le Courrier – Tous droits réservés", "Le Courrier"),
        ("© Le Courrier 2021", "Le Courrier"),
        ("جميع الحقوق محفوظة © 2020 جريدة النهر", "جريدة النهر"),
        ("المصدر : رويترز", "Reuters"),
        ("-رويترز-", "Reuters"),
        ("المصدر: وكالات", None),
        ("Source: https://example.org/a", None),
        ("Source: the company has given more than any other in the whole of the country", None),
        ("© 2020", None),
        ("© AFP", None),
    ],
)
def test_a_publisher_is_taken_from_a_plain_line_at_the_end_or_the_head(line, publisher):
    """In the middle the line is a table's or a picture's."""
    assert guess_publisher(f"{BODY}\n{line}") == publisher
    assert guess_publisher(f"{line}\n{BODY}") == (None if line.startswith("-") else publisher)
    assert guess_publisher(f"{BODY}\n{line}\n{BODY}") is None


def test_a_guessed_publisher_is_marked_and_renewed():
    """A stated one is neither."""
    text = f"{BODY}\n\nSource: The Daily Lens"
    article = complete(Given(), text, GAZETTEER)
    assert (article.publisher, "publisher" in article.guessed) == ("The Daily Lens", True)
    assert renewed(article, GAZETTEER) == article
    assert renewed(replace(article, publisher="Wrong Guess"), GAZETTEER) == article
    stated = complete(Given(publisher="Own"), text, GAZETTEER)
    assert (stated.publisher, "publisher" in stated.guessed) == ("Own", False)
    assert renewed(stated, GAZETTEER).publisher == "Own"


def test_unlisted_organisations_come_after_listed_ones():
    """They are guesses as those are."""
    text = "Vale Foundation and Nilain Group built a hall. Vale Foundation paid. Vale Foundation will run it."
    article = complete(Given(), text, GAZETTEER)
    assert article.organisations == ("Nilain Group", "Vale Foundation")
    assert "organisations" in article.guessed
