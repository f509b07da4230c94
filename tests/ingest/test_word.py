"""Word documents as Word, and those who mean harm, make them; made here."""

import contextlib
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from ingest.confined import Limits, Parser, confined
from ingest.word import OLE, PACKAGE, parse_word, read_word
from rag.errors import ArticleError

GIFT = "تبرعت «مجموعة النيلين» بنحو 250 مليون دولار لتجهيز 40 مكتبة."
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def bytes_of(document):
    """Return a document's bytes."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def article(*paragraphs):
    """Return a document with paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def with_xml(xml):
    """Return a document with one body element, between two paragraphs."""
    document = article("Before.", "After.")
    document.element.body.insert(1, parse_xml(f"<w:body {nsdecls('w')} {MC}>{xml}</w:body>")[0])
    return document


def changed(content, part, change):
    """Return a document's bytes with the bytes of one part changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return result.getvalue()


def packed(**parts):
    """Return a ZIP archive of parts; "word_document" is the part "word/document"."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("_", "/"), content)
    return result.getvalue()


@pytest.fixture
def parsed(tmp_path):
    """Return a function that parses a document or its bytes in this process."""

    def parse(content):
        """Return the paragraphs."""
        file = tmp_path / "article.docx"
        file.write_bytes(content if isinstance(content, bytes) else bytes_of(content))
        return parse_word(file)["text"].split("\n\n")

    return parse


def test_headings_paragraphs_and_tables_keep_their_order(parsed):
    """A table's row is one line; merged cells are said once."""
    document = article()
    document.add_heading("Nilain builds schools", 0)
    document.add_paragraph(GIFT)
    table = document.add_table(3, 3)
    for row, values in zip(
        table.rows, (("Year", "Sum", "Place"), ("2020", "250 million", "Aswan"), ("Total", "", "")), strict=True
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.rows[2].cells[1].merge(table.rows[2].cells[2]).text = "900 million"
    document.add_heading("Plans", 1)
    last = document.add_paragraph("More is to come")
    last.add_run(", in ").bold = True
    last.add_run("2024.")
    assert parsed(document) == [
        "Nilain builds schools",
        GIFT,
        "Year | Sum | Place",
        "2020 | 250 million | Aswan",
        "Total | 900 million",
        "Plans",
        "More is to come, in 2024.",
    ]


def test_a_table_that_only_lays_out_a_page_is_prose(parsed):
    """Newsletters stand in cells; so do tables."""
    document = article()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "One."
    left.add_paragraph("Two.")
    left.add_paragraph("Three.")
    right.text = "Four."
    inner = right.add_table(1, 2).rows[0].cells
    inner[0].text, inner[1].text = "a", "b"
    document.add_table(1, 2).rows[0].cells[1].text = "Alone."
    assert parsed(document) == ["One.", "Two.", "Three.", "Four.", "a | b", "Alone."]


DONE = "w:id='1' w:author='Layla'"
HIDDEN, SHOWN = ("<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:vanish w:val='0'/></w:rPr>")
BOX = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
BOTH = f"<mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"


def run(text, inside="", tag="t"):
    """Return a run of text."""
    return f"<w:r>{inside}<w:{tag} xml:space='preserve'>{text}</w:{tag}></w:r>"


CHANGES = f"<w:del {DONE}>{run('0', tag='delText')}</w:del><w:ins {DONE}>{run('7 million')}</w:ins>"
MOVES = f"<w:moveFrom {DONE}>{run('gone')}</w:moveFrom><w:moveTo {DONE}>{run('come')}</w:moveTo>"
FORM = f"<w:sdt><w:sdtContent>{run('Inside')}</w:sdtContent></w:sdt><w:hyperlink>{run(' a link')}</w:hyperlink>"
SIGNS = "<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t>3</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>4</w:t></w:r>"
FIELD = f"<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>{run('7')}"


@pytest.mark.parametrize(
    ("xml", "texts"),
    [
        (f"<w:p>{run('Paid 25')}{CHANGES}</w:p>", ["Paid 257 million"]),
        (f"<w:p>{MOVES}</w:p>", ["come"]),
        (f"<w:tbl><w:tr><w:trPr><w:del {DONE}/></w:trPr><w:tc><w:p>{run('gone')}</w:p></w:tc></w:tr></w:tbl>", []),
        (f"<w:sdt><w:sdtContent><w:p>{run('In a form.')}</w:p></w:sdtContent></w:sdt>", ["In a form."]),
        (f"<w:p>{FORM}</w:p>", ["Inside a link"]),
        (f"<w:p>{SIGNS}</w:p>", ["1 2\n3-4"]),
        (f"<w:p>{run('seen')}{run('hidden', HIDDEN)}{run(' too', SHOWN)}</w:p>", ["seen too"]),
        (f"<w:p>{FIELD}</w:p>", ["7"]),
        (
            f"<w:p>{run('Text')}<w:r><mc:AlternateContent>{BOTH}</mc:AlternateContent></w:r></w:p>",
            ["Text", "In a box."],
        ),
    ],
)
def test_a_document_reads_with_its_changes_accepted(parsed, xml, texts):
    """Insertions, moves, forms, links, boxes and fields are read; what was deleted or hidden is not."""
    assert parsed(with_xml(xml)) == ["Before.", *texts, "After."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(parsed):
    """The text goes on in the next one."""
    mark = f"<w:p><w:pPr><w:rPr><w:del {DONE}/></w:rPr></w:pPr>{run('One and ')}</w:p>"
    assert parsed(with_xml(mark)) == ["Before.", "One and After."]


def test_comments_are_not_the_article(parsed):
    """They are a talk about it."""
    document = article(GIFT)
    document.add_comment(document.paragraphs[0].runs, text="Is this sum right?", author="Layla")
    assert parsed(document) == [GIFT]


@pytest.mark.parametrize(
    ("heading", "property_", "title"),
    [
        ("Nilain builds schools", "Press release template", "Nilain builds schools"),
        (None, "Nilain Group gives to 40 libraries", "Nilain Group gives to 40 libraries"),
        (None, "Press release template", None),
        (None, "", None),
    ],
)
def test_the_title_is_the_titled_paragraph_or_a_property_that_the_text_bears_out(tmp_path, heading, property_, title):
    """Templates leave their own titles in files; dates are those of the file, not of the article."""
    document = article()
    if heading:
        document.add_paragraph("")
        document.add_heading(heading, 0)
    document.add_paragraph("Nilain Group gives 12 million to libraries.")
    document.core_properties.title = property_
    document.save(str(tmp_path / "article.docx"))
    given = read_word(tmp_path / "article.docx").given
    assert (given.title, given.published) == (title, None)


WORD = bytes_of(article(GIFT))
MAIN = b"wordprocessingml.document.main+xml"
MACROS = changed(WORD, "[Content_Types].xml", lambda part: part.replace(MAIN, b"wordprocessingml.template.main+xml"))
STRICT = changed(
    WORD,
    "_rels/.rels",
    lambda part: part.replace(b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
)
ENTITY = b'<!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
FOREIGN = changed(
    WORD, "word/document.xml", lambda part: part.replace(b"?>", b"?>" + ENTITY, 1).replace(b"250", b"&secret;")
)
LAUGHS = b"<!DOCTYPE w [<!ENTITY a 'ha'>" + b"".join(
    f"<!ENTITY {chr(98 + each)} '{f'&{chr(97 + each)};' * 10}'>".encode() for each in range(9)
)
LAUGHING = changed(
    WORD, "word/document.xml", lambda part: part.replace(b"?>", b"?>" + LAUGHS + b"]>", 1).replace(b"250", b"&j;")
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty; download or export it again"),
        (b"{\\rtf1 words}", "is a rich text document; save it as a Word document (.docx),"),
        (b"<html><body>words", "is no Word document, whatever its name says; save it as a Word document (.docx),"),
        (
            OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"),
            "is a document of Word 2003 or older; save it as .docx.",
        ),
        (OLE + b"\x00" * 600 + PACKAGE, "is locked with a password; save a copy without one."),
        (WORD[:-200], "is damaged (File is not a zip file); open it in Word and save it anew as .docx."),
        (WORD[:900] + b"\x00" * 40 + WORD[940:], "is damaged ("),
        (packed(xl_workbook="x"), "is a spreadsheet, not a Word document; save it as a Word document (.docx),"),
        (packed(ppt_presentation="x"), "is a presentation, not a Word document;"),
        (
            packed(mimetype="application/vnd.oasis.opendocument.text"),
            "is an OpenDocument or EPUB file, not a Word document;",
        ),
        (packed(readme="x"), "is a ZIP archive, not a Word document;"),
        (packed(word_document="x"), "makes the Word parser fail ("),
        (MACROS, "is a Word template or holds macros; open it in Word and save it anew as .docx."),
        (STRICT, "is a Strict Open XML document; save it as an ordinary Word document (.docx)."),
        (FOREIGN, "declares a document type, which no Word document does; open it in Word"),
        (LAUGHING, ""),
        (bytes_of(article("  ", "…")), "holds no text; write or paste the article's text into it, or remove it."),
        (packed(word_document=b"\x00" * 40_000_000), "unpacks to "),
        (packed(**{f"word_{each}": "" for each in range(10_001)}), "has 10,001 parts of 0 MB unpacked, at most 10,000"),
    ],
)
def test_what_gives_no_article_is_refused_with_what_to_do(tmp_path, content, reason):
    """The reason follows the file's name in one sentence."""
    file = tmp_path / "article.docx"
    file.write_bytes(content)
    with pytest.raises(ArticleError) as caught:
        read_word(file)
    assert str(caught.value).startswith(reason)
    assert "; " in str(caught.value)


def test_more_than_200_megabytes_unpacked_are_refused_before_parsing(tmp_path):
    """What the archive declares is enough; one that lies is damaged."""
    file = tmp_path / "article.docx"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("word/media", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1_000_000))
    with pytest.raises(
        ArticleError, match="has 1 parts of 201 MB unpacked, at most 10,000 and 200 MB are read; save it"
    ):
        read_word(file)


def test_a_document_comes_through_the_child(tmp_path):
    """Arabic letters too."""
    file = tmp_path / "article.docx"
    file.write_bytes(WORD)
    assert read_word(file).raw == GIFT


def hardened(file: Path) -> dict[str, str]:
    """Parse many documents with damaged XML in this process; what a library raises is allowed, ending is not."""
    content = file.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
    parsed: list[int] = []

    @seed(20)
    @settings(max_examples=100, deadline=5000, database=None, suppress_health_check=list(HealthCheck))
    @given(
        st.sampled_from([None, *names]),
        st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=4)), min_size=1, max_size=4),
    )
    def survives(name, changes):
        """Change some bytes of the archive, or of a part in it, and parse."""

        def damage(part):
            """Return a part with some bytes changed."""
            mutant = bytearray(part)
            for place, change in changes:
                at = int(place * len(part))
                mutant[at : at + len(change)] = change
            return bytes(mutant)

        copy = file.with_suffix(".mutant")
        copy.write_bytes(changed(content, name, damage) if name else damage(content))
        with contextlib.suppress(Exception):
            parsed.append(len(parse_word(copy)["text"]))

    survives()
    return {"title": "", "text": f"{len(parsed)} parsed"}


def test_damaged_files_end_no_process(tmp_path):
    """100 damaged documents, in one child: each is parsed or refused, in seconds."""
    file = tmp_path / "article.docx"
    document = article(*[GIFT] * 5)
    document.add_table(2, 2).rows[0].cells[0].text = GIFT
    document.save(str(file))
    result = confined(Parser("tests.ingest.test_word:hardened", "Word"), file, Limits(seconds=120))
    assert int(result.raw.split()[0]) > 30
