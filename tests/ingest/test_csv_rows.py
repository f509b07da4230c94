import io

import pytest

from ingest.csv_rows import csv_rows, dialect_of
from ingest.lines import Lines


def rows_of(text):
    """Return the rows of a CSV text, the reason cut after its first words."""
    lines = Lines(io.BytesIO(text.encode()))
    found = list(csv_rows(lines, dialect_of(lines.sample(), {})))
    return [(number, cells if isinstance(cells, list) else cells.partition(" (")[0]) for number, cells in found]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("title,text\na,b\n", [(1, ["title", "text"]), (2, ["a", "b"])]),
        ("title;text\na;b,c,d\n", [(1, ["title", "text"]), (2, ["a", "b,c,d"])]),
        ("title\ttext\na\tb; c, d\n", [(1, ["title", "text"]), (2, ["a", "b; c, d"])]),
        ("text\nwords, more; words\n", [(1, ["text"]), (2, ["words", "more; words"])]),
        (
            'title,text\n"a, ""b""","c\nd\n\ne"\nf,g',
            [(1, ["title", "text"]), (2, ['a, "b"', "c\nd\n\ne"]), (6, ["f", "g"])],
        ),
        ('title, text\r\n"a", "b, c"\r\n', [(1, ["title", "text"]), (2, ["a", "b, c"])]),
        ("title,text\ra,b\r", [(1, ["title", "text"]), (2, ["a", "b"])]),
        ('title,text\na,5" pipe\n', [(1, ["title", "text"]), (2, ["a", '5" pipe'])]),
        ('title\ttext\n"A" school\tb\n', [(1, ["title", "text"]), (2, ['"A" school', "b"])]),
    ],
)
def test_rows_are_divided_as_the_first_lines_show(text, rows):
    """Comma, semicolon or tab; quotes and line ends in cells; a TSV whose quotation marks are just that."""
    assert rows_of(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('title,text\na,"b\nc,d\ne,f\n', [(2, "is not CSV"), (3, ["c", "d"]), (4, ["e", "f"])]),
        ('title,text\na,"b\n"c",d\ne,f\n', [(2, "is not CSV"), (3, ["c", "d"]), (4, ["e", "f"])]),
        ('title,text\n"a" b,c\ne,f\n', [(2, "is not CSV"), (3, ["e", "f"])]),
    ],
)
def test_an_open_quotation_mark_costs_its_own_line_alone(text, rows):
    """What it would have swallowed comes out."""
    assert rows_of(text)[1:] == rows


def test_a_row_too_large_is_refused_and_the_rest_comes():
    """Its lines are rows again."""
    big = '"' + "x" * 3_000_000
    assert [(number, type(cells)) for number, cells in rows_of(f"title,text\na,{big}\n{big}\nc,d\n")] == [
        (1, list),
        (2, str),
        (3, str),
        (4, list),
    ]
