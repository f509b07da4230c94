import gzip
import io

import pytest

from ingest.lines import HEAD_BYTES, LARGEST_ROW, Line, Lines, encoding_of
from rag.errors import ArticleError

ARABIC = "تبرعت الشركة بنحو 250 مليون دولار لدعم القطاع الطبى\n"
FRENCH = "L'entreprise a donné 3 millions d'euros à l'hôpital d'été\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[(ARABIC, code) for code in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256")],
        *[(FRENCH, code) for code in ("utf-8", "utf-16", "windows-1252")],
        ("plain text\n", "ascii"),
    ],
)
def test_lines_come_out_as_they_were_written(text, encoding):
    """Longer than the head, so that the encoding is told from a part and a character may be cut there."""
    content = ("x" + text * 8000).encode(encoding)
    assert len(content) > HEAD_BYTES
    for stream in (io.BytesIO(content), io.BytesIO(gzip.compress(content))):
        assert "".join(line.text for line in Lines(stream)) == "x" + text * 8000


def test_one_bad_byte_is_damage_of_its_line_alone():
    """The encoding is still the one of all the others."""
    content = (ARABIC * 3).encode() + b"a\xffb\n" + ARABIC.encode()
    lines = Lines(io.BytesIO(content))
    assert [lines.is_damaged(line.text) for line in lines] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty; put rows in it or remove it."),
        (b" \r\n", "is empty"),
        (b"%PDF-1.7\n", "is a PDF, not a table; save it as CSV or JSON Lines in UTF-8."),
        (b"PK\x03\x04rest", "is a ZIP archive (Word, Excel or EPUB), not a table"),
        (gzip.compress(gzip.compress(b"a")), "is a gzip archive, not a table"),
        (bytes(range(256)) * 4, "save"),
    ],
)
def test_what_is_no_text_is_refused(content, reason):
    """The message says what to do."""
    with pytest.raises(ArticleError) as caught:
        Lines(io.BytesIO(content))
    assert reason in str(caught.value)


def test_a_line_beyond_the_limit_is_passed_over_and_the_rest_comes():
    """Measured in bytes: Arabic letters have two."""
    long = "ب" * (LARGEST_ROW // 2 + 1)
    lines = list(Lines(io.BytesIO(f"first\n{long}\r\nlast".encode())))
    assert lines == [Line(1, "first\n"), Line(2, "", too_long=True), Line(3, "last")]
    fits = "ب" * (LARGEST_ROW // 2 - 1)
    assert [line.too_long for line in Lines(io.BytesIO(f"{fits}\n".encode()))] == [False]


def test_lines_put_back_come_again_in_order():
    """Before those that were not taken yet; a sample takes none."""
    lines = Lines(io.BytesIO(b"a\nb\nc\n"))
    assert [line.text for line in lines.sample()] == ["a\n", "b\n", "c\n"]
    first, second = lines.take(), lines.take()
    lines.put_back([first, second])
    assert [(line.number, line.text) for line in lines] == [(1, "a\n"), (2, "b\n"), (3, "c\n")]


def test_a_head_that_ends_inside_a_character_is_still_utf8():
    """The rest of the character comes with the next block."""
    assert encoding_of("é".encode() * 5 + b"\xc3") == "utf-8"
