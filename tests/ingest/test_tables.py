import gzip
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Document, Refusal
from ingest.front_matter import Given
from ingest.tables import read_csv, read_json_lines
from rag.errors import ArticleError

JSON_LINES = (
    '{"id": "a-1", "title": "Une école", "text": "Le groupe a donné.", "date": "2020-05-13", "source": "Le Courrier"}\n'
    '\n{"id": "b:2", "text": "تبرعت الشركة."}\r\n{"text": "No id."}'
)
CSV = 'id,title,text,date\na-1,Une école,"Le groupe\na donné.",2020-05-13\nb:2,,تبرعت الشركة.,\n,,No id.,2020\n'


def parts_of(read, content, columns=None):
    """Return what a reader gives of a text or of bytes."""
    content = content.encode() if isinstance(content, str) else content
    return list(read(io.BytesIO(content), columns or {}))


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_line_of_json_is_an_article(encoding, compress):
    """Its own id names it; an id that cannot be an article's is still the part's name."""
    assert parts_of(read_json_lines, compress(JSON_LINES.encode(encoding))) == [
        Document(
            Given("a-1", "Une école", published="2020-05-13", publisher="Le Courrier"), "Le groupe a donné.", "a-1"
        ),
        Document(Given(), "تبرعت الشركة.", "b:2"),
        Document(Given(), "No id.", "line 4"),
    ]


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_every_row_of_csv_is_an_article(encoding, compress):
    """A row's line is the one it begins at."""
    assert parts_of(read_csv, compress(CSV.encode(encoding))) == [
        Document(Given("a-1", "Une école", published="2020-05-13"), "Le groupe\na donné.", "a-1"),
        Document(Given(), "تبرعت الشركة.", "b:2"),
        Document(Given(published="2020"), "No id.", "line 5"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a"', "is not JSON ("),
        ("[1, 2]", 'is a list, not an object; write the article as {"text": …}.'),
        ("null", "is null, not an object"),
        ('{"title": "x"}', "has no column for the text; its columns are 'title'"),
        ('{"text": ""}', "has no text; fill its column 'text' or remove the row."),
        ('{"text": "a", "date": "3000-01-01"}', "has the date '3000-01-01', which no article can have"),
        ('{"text": "' + "x" * 5_000_000 + '"}', "has more than 5,000,000 bytes"),
        ('{"text": "a\udcff"}', "holds bytes that are not of the file's encoding; save the file as UTF-8."),
        ("[" * 100_000, "is not JSON ("),
    ],
)
def test_a_bad_line_of_json_is_refused_and_the_rest_comes(line, reason):
    """With its number."""
    content = f'{{"text": "تبرعت الشركة أمس"}}\n{line}\n{{"text": "last"}}\n'.encode("utf-8", "surrogateescape")
    first, refusal, last = parts_of(read_json_lines, content)
    assert (first, last) == (Document(raw="تبرعت الشركة أمس", part="line 1"), Document(raw="last", part="line 3"))
    assert isinstance(refusal, Refusal)
    assert refusal.part == "line 2"
    assert refusal.reason.startswith(reason)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a", "has 1 cells where the header has 2; correct its separators and quotes."),
        ("a,b,c", "has 3 cells where the header has 2"),
        ("a,", "has no text; fill its column 'text' or remove the row."),
        ('a,"b" c', "is not CSV ("),
        ("a,b\udcff", "holds bytes that are not of the file's encoding"),
    ],
)
def test_a_bad_row_of_csv_is_refused_and_the_rest_comes(row, reason):
    """With its number."""
    content = f"title,text\na,تبرعت الشركة أمس\n{row}\n\nb,last,\n".encode("utf-8", "surrogateescape")
    first, refusal, last = parts_of(read_csv, content)
    assert (first.raw, last) == ("تبرعت الشركة أمس", Document(Given(title="b"), "last", "line 5"))
    assert isinstance(refusal, Refusal)
    assert refusal.part == "line 3"
    assert refusal.reason.startswith(reason)


def test_what_programs_write_beyond_json_is_read():
    """NaN for an empty cell; half of an emoji."""
    content = '{"text": "a \\ud83d", "date": NaN}\n'
    assert parts_of(read_json_lines, content) == [Document(raw="a \ufffd", part="line 1")]


def test_an_id_that_another_row_has_is_none():
    """The first row keeps it; the others are known by their lines."""
    content = '{"id": "x", "text": "a"}\n{"id": "x", "text": "b"}\n{"id": "line 1", "text": "c"}\n'
    found = [(part.part, part.given.id) for part in parts_of(read_json_lines, content)]
    assert found == [("x", "x"), ("line 2", None), ("line 3", None)]


def test_a_person_says_which_column_is_which():
    """In one object the column may be missing; in the whole file it may not."""
    content = '{"corps": "a", "T": "x"}\n{"corps": "b"}\n{"text": "c"}\n'
    parts = parts_of(read_json_lines, content, {"text": "corps", "title": "t"})
    assert [(part.raw, part.given.title) for part in parts[:2]] == [("a", "x"), ("b", None)]
    assert parts[2] == Refusal("line 3", "has no text; fill its column 'corps' or remove the row.")
    assert parts_of(read_csv, "T;corps\nx;a\n", {"text": "corps", "title": "T"}) == [
        Document(Given(title="x"), "a", "line 2")
    ]


@pytest.mark.parametrize(
    ("read", "content", "columns", "reason"),
    [
        (read_json_lines, "", {}, "is empty"),
        (read_csv, "", {}, "is empty"),
        (read_csv, "title,text\n", {}, "holds no rows; put an article a row in it or remove it."),
        (
            read_csv,
            "a,b\n1,2\n",
            {},
            "has no column for the text; its columns are 'a', 'b': name it with --columns text=",
        ),
        (read_json_lines, '{"a": 1}\n{"b": 2}\n', {}, "has no column for the text; its columns are 'a', 'b'"),
        (read_json_lines, '{"text": "a"}\n', {"title": "t"}, "has no column 't'; its columns are 'text'"),
        (read_csv, "text\na\n", {"title": "t"}, "has no column 't'; its columns are 'text': name one of them."),
        (read_json_lines, '[\n{"text": "a"}\n]', {}, "is a JSON array, not JSON Lines; write one object a line"),
        (read_csv, '"title,text\na,b\n', {}, "has a header that is not CSV ("),
        (read_json_lines, gzip.compress(JSON_LINES.encode() * 9)[:-9], {}, "is a damaged gzip archive ("),
    ],
)
def test_a_file_that_is_no_table_of_articles_is_refused_whole(read, content, columns, reason):
    """One message, not one a row."""
    with pytest.raises(ArticleError) as caught:
        parts_of(read, content, columns)
    assert reason in str(caught.value)


def test_a_file_is_read_as_its_rows_are_asked_for():
    """A file that never ends gives its first rows."""

    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"text": "a word"}\n'
            block = (line * (len(buffer) // len(line) + 1))[: len(buffer) // len(line) * len(line) or len(buffer)]
            buffer[: len(block)] = block
            return len(block)

    parts = read_json_lines(io.BufferedReader(Endless()), {})
    assert [next(parts).part for _ in range(3)] == ["line 1", "line 2", "line 3"]


SEEDS = [
    JSON_LINES.encode(),
    CSV.encode(),
    CSV.replace(",", ";").encode("windows-1256"),
    JSON_LINES.encode("utf-16"),
    gzip.compress(JSON_LINES.encode()),
    json.dumps({"text": "x", "organisations": [{"name": "Vale"}], "date": 1485388800000}).encode(),
]
CHANGES = st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=4), st.integers(0, 3)), max_size=6)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([read_json_lines, read_csv]), st.one_of(st.sampled_from(SEEDS), st.binary()), CHANGES)
def test_mutated_bytes_give_articles_and_reasons_only(read, content, changes):
    """Whatever a file holds, no other error comes out."""
    for place, block, gone in changes:
        content = content[:place] + block + content[place + gone :]
    with suppress(ArticleError):
        for part in read(io.BytesIO(content), {}):
            assert part.part
            assert part.raw.strip() if isinstance(part, Document) else part.reason
