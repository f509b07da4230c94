import pytest

from ingest.dateline import guess_published

PARAGRAPH = " the company said in a statement that it would give ten thousand pounds to the school in the next town."


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("A headline of some words\nCairo, 10 May 2020\n\n", "2020-05-10"),
        ("القاهرة في ١٠ مايو ٢٠٢٠", "2020-05-10"),
        ("عمّان، 3 كانون الثاني 2021", "2021-01-03"),
        ("تونس في 7 جويلية 2019", "2019-07-07"),
        ("Tunis, le 1er février 2021", "2021-02-01"),
        ("Published: March 3rd, 2019", "2019-03-03"),
        ("Updated 2023-11-02 10:30", "2023-11-02"),
        ("LEEDS, 14 March 2023 –" + PARAGRAPH, "2023-03-14"),
        ("On 14 March 2023" + PARAGRAPH, None),
        ("starting from 10 May", None),
        ("30 February 2021", None),
        ("2021-13-40", None),
        ("", None),
    ],
)
def test_a_date_counts_only_where_it_plainly_is_the_articles(text, published):
    """A date inside a paragraph is an event's."""
    assert guess_published(text) == published
