"""A Word document's text as it reads with all changes accepted: paragraphs, tables and text boxes, in order.

Comments, notes, headers and hidden text are not taken, nor its dates: they tell when the file was made, not when the
article was published. Only `read_word` is for this process; the rest runs in a child with limits.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.confined import Parser, confined, start_of
from ingest.document import Document
from rag.errors import ArticleError

PARSER = Parser("ingest.word:parse_word", "Word")
LARGEST_BYTES = 100_000_000
LARGEST_UNPACKED = 200_000_000  # bytes
LARGEST_RATIO = 200  # of unpacked to packed bytes; documents of text alone have 5 to 30
SMALLEST_BOMB = 10_000_000  # bytes unpacked; less harms nobody, whatever its ratio
MOST_PARTS = 10_000

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf"
PACKAGE = "EncryptedPackage".encode("utf-16-le")  # what Word puts a locked document in
NO_WORD = "save it as a Word document (.docx), or its text as a UTF-8 .txt file."
AGAIN = "open it in Word and save it anew as .docx."
OTHERS = (("xl/", "a spreadsheet"), ("ppt/", "a presentation"), ("mimetype", "an OpenDocument or EPUB file"))

TEXT, RUN, PARAGRAPH, TABLE, BOX = (qn(f"w:{name}") for name in ("t", "r", "p", "tbl", "txbxContent"))
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{ALTERNATIVE}Fallback"  # the same once more, for programs of before 2010
MARKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}
UNREAD = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "rt", "sectPr")} | {FALLBACK, BOX}
HOLDERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
HOLDERS |= {f"{ALTERNATIVE}AlternateContent", f"{ALTERNATIVE}Choice"}
PROSE_PARAGRAPHS = 3  # a cell with so many is a column of a page's layout, not a value


def read_word(file: Path) -> Document:
    """Return the article of a Word document.

    Raises:
        ArticleError: not a .docx file, locked, damaged, or larger unpacked than any article; says what to do.
    """
    start = start_of(file, len(OLE), LARGEST_BYTES)
    if start == OLE:
        is_locked = PACKAGE in file.read_bytes()
        old = "is a document of Word 2003 or older; save it as .docx."
        raise ArticleError("is locked with a password; save a copy without one." if is_locked else old)
    if not start.startswith(ZIP):
        form = "a rich text document" if start.startswith(RTF) else "no Word document, whatever its name says"
        raise ArticleError(f"is {form}; {NO_WORD}")
    return confined(PARSER, file)


def parse_word(file: Path) -> dict[str, str]:
    """Return title and text of a Word document; "" for no title."""
    try:
        _check_package(file)
        document = docx.Document(str(file))
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        message = f"is damaged ({error}); {AGAIN}"
        raise ArticleError(message) from error
    except ValueError as error:  # of a content type that is not a document's
        message = f"is a Word template or holds macros; {AGAIN}"
        raise ArticleError(message) from error
    body = document.element.body
    if body.getroottree().docinfo.doctype:
        raise ArticleError(f"declares a document type, which no Word document does; {AGAIN}")
    text = "\n\n".join(_texts(body))
    if not any(letter.isalpha() for letter in text):
        what = "only pictures" if document.inline_shapes or body.xpath(".//w:drawing|.//w:pict") else "no text"
        raise ArticleError(f"holds {what}; write or paste the article's text into it, or remove it.")
    return {"title": _title(document), "text": text}


def _check_package(file: Path) -> None:
    """Refuse a ZIP archive that is no Word document, or that unpacks to more than any."""
    with zipfile.ZipFile(file) as package:
        parts = package.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts)
        names = [part.filename for part in parts]
        other = next((form for start, form in OTHERS if any(name.startswith(start) for name in names)), "a ZIP archive")
        if not any(name.startswith("word/") for name in names):
            raise ArticleError(f"is {other}, not a Word document; {NO_WORD}")
        if unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
            limits = f"at most {MOST_PARTS:,} and {LARGEST_UNPACKED / 1e6:,.0f} MB are read"
            size = f"{len(parts):,} parts of {unpacked / 1e6:,.0f} MB unpacked"
            raise ArticleError(f"has {size}, {limits}; save it without pictures, or divide it.")
        if unpacked > SMALLEST_BOMB and unpacked > LARGEST_RATIO * packed:
            raise ArticleError(f"unpacks to {unpacked // max(packed, 1):,} times its size, as no text does; {AGAIN}")
        if "_rels/.rels" in names and b"purl.oclc.org/ooxml" in package.read("_rels/.rels"):
            raise ArticleError("is a Strict Open XML document; save it as an ordinary Word document (.docx).")


def _title(document: WordDocument) -> str:
    """Return the paragraph in the style of titles, else the title of the document's properties."""
    styles = {style.style_id for style in document.styles if style.name == "Title"}
    for paragraph in document.element.body.iter(PARAGRAPH):
        style = paragraph.pPr.pStyle if paragraph.pPr is not None else None
        text = " ".join(_text(paragraph).split())
        if style is not None and style.val in styles and text:
            return text
    return str(document.core_properties.title)


def _texts(holder: BaseOxmlElement) -> Iterator[str]:
    """Yield the texts of paragraphs and of rows of tables, in order, without empty ones."""
    waiting = ""
    for child in holder:
        if child.tag == PARAGRAPH:
            waiting += _text(child)
            if child.xpath("./w:pPr/w:rPr/w:del"):  # its end was deleted: the next paragraph goes on from here
                continue
            yield from filter(None, [waiting.strip(), *_boxes(child)])
            waiting = ""
        elif child.tag == TABLE:
            yield from _rows(child)
        elif child.tag in HOLDERS:
            yield from _texts(child)
    yield from filter(None, [waiting.strip()])


def _boxes(paragraph: BaseOxmlElement) -> Iterator[str]:
    """Yield the texts of the boxes that are anchored in a paragraph."""
    for box in paragraph.iter(BOX):
        if not any(each.tag in (FALLBACK, BOX) for each in box.iterancestors()):
            yield from _texts(box)


def _rows(table: BaseOxmlElement) -> Iterator[str]:
    """Yield a table's rows: "Nilain | 250 million | 2020"; of a row that is prose its paragraphs."""
    for row in table.xpath("./w:tr[not(w:trPr/w:del)]|./w:sdt/w:sdtContent/w:tr[not(w:trPr/w:del)]"):
        cells = [list(_texts(cell)) for cell in row.xpath("./w:tc|./w:sdt/w:sdtContent/w:tc")]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 or any(len(cell) >= PROSE_PARAGRAPHS for cell in filled):
            yield from (text for cell in filled for text in cell)
        elif filled:
            yield " | ".join(" ".join(" ".join(cell).split()) for cell in filled)


def _text(element: BaseOxmlElement) -> str:
    """Return the text inside a paragraph: insertions, links and fields' results too, nothing deleted or hidden."""
    parts = []
    for child in element:
        if child.tag == TEXT:
            parts.append(child.text or "")
        elif child.tag in MARKS:
            parts.append(MARKS[child.tag])
        elif child.tag not in UNREAD and isinstance(child.tag, str) and not (child.tag == RUN and _is_hidden(child)):
            parts.append(_text(child))
    return "".join(parts)


def _is_hidden(run: BaseOxmlElement) -> bool:
    """Return whether a run is set not to be seen."""
    return bool(run.xpath("./w:rPr/w:vanish[not(@w:val='0' or @w:val='false')]"))
