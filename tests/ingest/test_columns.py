from datetime import date

import pytest

from ingest.columns import match_columns, stated, stated_date
from ingest.front_matter import Given
from rag.errors import ArticleError

TODAY = date(2023, 6, 1)


@pytest.mark.parametrize(
    ("names", "wanted", "columns"),
    [
        (["Text", "Publish Date"], {}, {"text": ["Text"], "published": ["Publish Date"]}),
        (["النص", "العنوان", "المصدر"], {}, {"text": ["النص"], "title": ["العنوان"], "publisher": ["المصدر"]}),
        (["Contenu", "Titre", "Éditeur"], {}, {"text": ["Contenu"], "title": ["Titre"], "publisher": ["Éditeur"]}),
        (["corps", "text"], {}, {"text": ["text", "corps"]}),
        (["story_text", "x"], {"text": "x"}, {"text": ["x"]}),
        (["Corps", "text", "d"], {"text": "CORPS", "date": "d"}, {"text": ["Corps"], "published": ["d"]}),
        (["lang", "id", "country", "company", "link", "body"], {}, {
            "text": ["body"], "url": ["link"], "language": ["lang"], "id": ["id"], "country": ["country"],
            "organisations": ["company"],
        }),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_usual_names(names, wanted, columns):
    """Case, accents and marks aside; what a person says wins."""
    assert match_columns(names, wanted) == columns


@pytest.mark.parametrize(
    ("names", "wanted", "reason"),
    [
        (["a", "b"], {}, "has no column for the text; its columns are 'a', 'b': name it with --columns text=COLUMN."),
        (["text"], {"title": "titre"}, "has no column 'titre'; its columns are 'text': name one of them."),
        (["text"], {"author": "text"}, "cannot have a field 'author'; --columns knows text, title, published"),
        ([""], {}, "its columns are without names"),
    ],
)
def test_a_column_that_is_not_there_is_named_with_those_that_are(names, wanted, reason):
    """The person can mend the option from the message alone."""
    with pytest.raises(ArticleError) as caught:
        match_columns(names, wanted)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("value", "iso", "certain"),
    [
        ("2017", "2017", True),
        ("2017-01", "2017-01", True),
        ("2017-01-26", "2017-01-26", True),
        ("2017-01-26T08:31:00+01:00", "2017-01-26", True),
        ("2017-01-22T171800", "2017-01-22", True),
        ("20170126", "2017-01-26", True),
        ("2016/07/01", "2016-07-01", True),
        ("1 July 2016", "2016-07-01", True),
        ("July 2016", "2016-07", True),
        ("1er juillet 2016", "2016-07-01", True),
        ("١ جويلية ٢٠١٦", "2016-07-01", True),
        ("Fri, 01 Jul 2016 10:00:00 GMT", "2016-07-01", True),
        ("25/03/2015", "2015-03-25", True),
        ("01/07/2016", "2016-07-01", False),
        ("17 رمضان 1441هـ", "2020-05-10", False),
        ("1485388800", "2017-01-26", True),
        ("1485388800000", "2017-01-26", True),
        ("2023-06-02", "2023-06-02", True),
        ("1895-12-28", "1895-12-28", True),
    ],
)
def test_a_stated_date_is_read(value, iso, certain):
    """As precise as it is written; not certain where it has two readings. East of here it is tomorrow already."""
    assert stated_date(value, TODAY) == (iso, certain)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("3000-01-01", "has the date '3000-01-01', which no article can have; correct it or leave it empty."),
        ("2023-06-03", "which no article can have"),
        ("2024", "which no article can have"),
        ("0001-01-01", "which no article can have"),
        ("yesterday", "has the date 'yesterday', which cannot be read; write it as 2020-05-13."),
        ("2021-02-29", "which cannot be read"),
        ("2016-13", "which cannot be read"),
        ("12", "which cannot be read"),
    ],
)
def test_a_date_that_no_article_has_is_refused(value, reason):
    """It is named, not dropped in silence."""
    with pytest.raises(ArticleError) as caught:
        stated_date(value, TODAY)
    assert reason in str(caught.value)


COLUMNS = match_columns(
    ["text", "body", "title", "date", "url", "source", "lang", "id", "country", "organisations", "source_kind"], {}
)


@pytest.mark.parametrize(
    ("row", "given", "own_id"),
    [
        ({}, Given(), ""),
        ({"id": "a-1"}, Given(id="a-1"), "a-1"),
        ({"id": 7}, Given(), "7"),
        ({"id": "https://example.org/1"}, Given(), "https://example.org/1"),
        (
            {"title": "A\nheadline", "source": {"id": 1, "name": "Lens"}},
            Given(title="A headline", publisher="Lens"),
            "",
        ),
        ({"date": "01/07/2016"}, Given(published="2016-07-01", unverified=("published",)), ""),
        ({"date": 20170126}, Given(published="2017-01-26"), ""),
        ({"date": "NaN", "title": " - ", "country": None}, Given(), ""),
        ({"lang": "Arabic", "country": "Egypt"}, Given(language="ar", country="EG"), ""),
        ({"lang": "fr-MA", "country": "ma"}, Given(language="fr", country="MA"), ""),
        ({"lang": "العربية", "country": "مصر"}, Given(language="ar", country="EG"), ""),
        ({"organisations": "Vale; Corin"}, Given(organisations=("Vale", "Corin")), ""),
        ({"organisations": ["Vale", "Corin & Co"]}, Given(organisations=("Vale", "Corin & Co")), ""),
        ({"url": " https://example.org/a b "}, Given(url="https://example.org/a%20b"), ""),
    ],
)
def test_a_row_states_what_its_cells_hold(row, given, own_id):
    """Empty in whichever way a program writes it; names of languages and countries as their codes."""
    assert stated({"text": "Words", **row}, COLUMNS) == (given, "Words", own_id)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"text": " "}, "has no text; fill its column 'text' or remove the row."),
        ({"text": ["a"]}, "has ['a'] for its text, expected words; fill its column 'text'"),
        ({"text": "a", "date": "3000-01-01"}, "has the date '3000-01-01'"),
        ({"text": "a", "url": "example"}, "has url 'example', expected an address that begins with http; correct it."),
        ({"text": "a", "country": "Atlantis"}, "has country 'Atlantis', expected two letters (ISO 3166)"),
        ({"text": "a", "title": ["x"]}, "has title ['x'], expected one line of text"),
    ],
)
def test_a_wrong_cell_is_named(row, reason):
    """No field is dropped in silence."""
    with pytest.raises(ArticleError) as caught:
        stated(row, COLUMNS)
    assert str(caught.value).startswith(reason)


def test_the_text_may_stand_in_the_next_column_of_its_kind_and_has_no_control_characters():
    """Exports leave one of two columns empty; a NUL is seen by no reader."""
    assert stated({"text": "", "body": "Wo\x00rds\x1f"}, COLUMNS)[1] == "Words"
