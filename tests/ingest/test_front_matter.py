import pytest

from ingest.front_matter import Given, split_front_matter
from rag.errors import ArticleError
from rag.schema import SourceKind


def test_every_field_is_read_and_the_block_leaves_the_text():
    """YAML's own ideas of dates and of Norway stay out."""
    given, body = split_front_matter(
        "---\nid: a-1\nsource_kind: digest\ntitle: 'Gift:  yes'\norganisations: [A, B]\npublisher: P\n"
        "url: https://example.org/1\npublished: 2020-05-13\npublished_basis: url\nlanguage: no\ncountry: NO\n"
        "same_event_as: [a-2]\nauthor: unknown\n---\n\nBody\n\n---\n\nmore"
    )
    assert given == Given(
        "a-1",
        "Gift: yes",
        "no",
        SourceKind.DIGEST,
        "P",
        "https://example.org/1",
        "2020-05-13",
        "NO",
        ("A", "B"),
        ("a-2",),
    )
    assert body == "Body\n\n---\n\nmore"


@pytest.mark.parametrize(
    ("block", "unverified"),
    [
        ("published: 2020\npublished_basis: inferred", ("published",)),
        ("published: 2020\npublished_basis: unverified", ("published",)),
        ("published: 2020\nsource_kind: digest", ("published",)),
        ("published: 2020-05", ()),
        ("published: 2020\nsource_kind: digest\npublished_basis: page", ()),
        ("published_basis: inferred", ()),
    ],
)
def test_a_date_that_was_inferred_is_not_certain(block, unverified):
    """A digest whose date has no basis is unverified; a person's own date is theirs."""
    assert split_front_matter(f"---\n{block}\n---\nx")[0].unverified == unverified


@pytest.mark.parametrize("text", ["no block", "---\nonly a rule", "---\n---\ntext", "--- \nplain words\n---\ntext", ""])
def test_text_without_fields_stays_whole(text):
    """A line of dashes at the top of a pasted page is no front matter."""
    assert split_front_matter(text) == (Given(), text)


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("published: 2020-13", "published '2020-13'"),
        ("published: 2021-02-29", "published '2021-02-29'"),
        ("published: May 2020", "2020-05-13"),
        ("source_kind: rumour", "digest or original"),
        ("language: arabic", "such as ar"),
        ("country: Egypt", "such as EG"),
        ("id: 'a:1'", "at most 100 letters"),
        ("url: javascript:alert(1)", "begins with http"),
        ("title: [a]", "one line of text"),
        ("organisations: [{name: A}]", "a list of names"),
        ("title: 'open", "not YAML"),
    ],
)
def test_a_wrong_field_is_named_with_what_was_expected(block, reason):
    """The person can mend the file from the message alone."""
    with pytest.raises(ArticleError, match=r"correct it\.") as caught:
        split_front_matter(f"---\n{block}\n---\ntext")
    assert reason in str(caught.value)
