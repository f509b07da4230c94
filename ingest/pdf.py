"""A PDF's text as paragraphs: lines that were only wrapped joined, running heads and page numbers left out.

Its dates tell when the file was made, not when the article was published, so they are not taken. Pictures of text are
not read. Only `read_pdf` is for this process; the rest runs in a child with limits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage  # type: ignore[import-untyped]
from pypdfium2 import raw as pdfium

from ingest import arabic_order as arabic
from ingest.arabic_order import Shape
from ingest.confined import Parser, confined, start_of
from ingest.document import Document
from ingest.paragraphs import Line, paragraphs
from rag.errors import ArticleError

PARSER = Parser("ingest.pdf:parse_pdf", "PDF")
LARGEST_BYTES = 100_000_000
MOST_PAGES = 2000
HEAD_BYTES = 1024  # so far readers look for "%PDF", behind what a server may have put before it
TAIL_BYTES = 4096

MARGIN = 0.12  # of the page's height, above and below: where running heads and page numbers stand
REPEATED = 0.4  # of the pages; left and right pages may have different heads
OF = r"(?:\s*(?:/|of|sur|de|من|\|)\s*\d{1,4})?"
PAGE_NUMBER = re.compile(rf"[-–—|\s]*(?:(?:page|p\.|صفحة|ص)\s*)?\d{{1,3}}{OF}[-–—|\s]*", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
LETTER = re.compile(r"[^\W\d_]")
HYPHENS = "\x02\xad\ufffe"  # what PDFium gives for a hyphen that parts a word at the end of a line
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]")
UNTOLD = re.compile(r"[\ue000-\uf8ff\ufffd]")  # letters whose meaning the file does not tell
SYMBOL_BULLET = "\uf0b7"  # but this one of the common symbol fonts is known
MOST_UNTOLD = 0.2  # of the letters; some bullets and logos are no matter


def read_pdf(file: Path) -> Document:
    """Return the article of a PDF.

    Raises:
        ArticleError: not a PDF, locked, damaged, too large or slow, or without text that can be read; says what to do.
    """
    if b"%PDF" not in start_of(file, HEAD_BYTES, LARGEST_BYTES):
        raise ArticleError("is not a PDF, whatever its name says; save its text as a UTF-8 .txt file.")
    return confined(PARSER, file)


def parse_pdf(file: Path) -> dict[str, str]:
    """Return title and text of a PDF; "" for no title."""
    pdf = _opened(file)
    pages = [_page_lines(pdf[number], number) for number in range(len(pdf))]
    _refuse_pictures(pdf, pages)
    text = "\n\n".join(map(arabic.paired, paragraphs(_without_running(_in_order(pages)))))
    if len(UNTOLD.findall(text)) > MOST_UNTOLD * len(LETTER.findall(text)) or not arabic.is_plausible(text):
        raise ArticleError("has fonts that do not tell their letters; run text recognition (OCR) over it.")
    return {"title": arabic.fold_forms(pdf.get_metadata_value("Title")), "text": UNTOLD.sub("", text)}


def _opened(file: Path) -> PdfDocument:
    """Return an open PDF with pages."""
    with file.open("rb") as content:
        content.seek(max(0, file.stat().st_size - TAIL_BYTES))
        if b"%%EOF" not in content.read():
            raise ArticleError("is cut off: its end is missing; download or export it again.")
    try:
        pdf = PdfDocument(file)
    except PdfiumError as error:
        locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
        again = "is damaged or has no pages; download or export it again."
        message = "is locked with a password; save a copy without one." if locked else again
        raise ArticleError(message) from error
    if len(pdf) > MOST_PAGES:
        raise ArticleError(f"has {len(pdf):,} pages, at most {MOST_PAGES:,} are read; divide it.")
    return pdf


def _refuse_pictures(pdf: PdfDocument, pages: Sequence[Sequence[Line]]) -> None:
    """Refuse a PDF most of whose pages are pictures without text, as a scanner makes them."""
    wordless = [number for number, page in enumerate(pages) if not any(LETTER.search(line.text) for line in page)]
    images = [pdfium.FPDF_PAGEOBJ_IMAGE]
    pictures = sum(next(pdf[number].get_objects(images), None) is not None for number in wordless)
    if pictures > len(pages) / 2:
        where = "only pictures" if pictures == len(pages) else f"only pictures on {pictures} of its {len(pages)} pages"
        raise ArticleError(f"holds {where}; run text recognition (OCR) over it, or save its text as a UTF-8 .txt file.")
    if len(wordless) == len(pages):
        raise ArticleError("holds no text; save the article's text as a UTF-8 .txt file or remove it.")


def _page_lines(page: PdfPage, number: int) -> list[Line]:
    """Return the lines of a page, in the order of the file."""
    textpage, turns = page.get_textpage(), page.get_rotation() // 90
    is_arabic = arabic.ARABIC_LETTER.search(textpage.get_text_bounded()) is not None
    rows: list[list[Shape]] = [[]]
    is_ended = False
    for shape in _shapes(textpage, turns):
        if shape is not None:
            if is_ended and rows[-1] and not (is_arabic and arabic.is_level(rows[-1][-1], shape)):
                rows.append([])
            rows[-1].append(shape)
        is_ended = shape is None
    _, bottom, _, top = arabic.upright(page.get_bbox(), turns)
    margin = MARGIN * (top - bottom)
    textpage.close()
    page.close()
    return [
        _line(row, number, bottom + margin, top - margin, is_arabic)
        for row in rows
        if any(_is_inked(each) for each in row)
    ]


def _shapes(textpage: PdfTextPage, turns: int) -> Iterator[Shape | None]:
    """Yield the characters of a page, and None where PDFium ends a line."""
    box = pdfium.FS_RECTF()
    for place in range(textpage.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(textpage, place)).replace(SYMBOL_BULLET, "•")
        parts = letter in HYPHENS and pdfium.FPDFText_IsHyphen(textpage, place)
        if parts or not UNSEEN.match(letter):
            pdfium.FPDFText_GetLooseCharBox(textpage, place, box)
            yield Shape("-" if parts else letter, *arabic.upright((box.left, box.bottom, box.right, box.top), turns))
        if parts or letter in "\r\n":
            yield None


def _is_inked(shape: Shape) -> bool:
    """Return whether a shape is seen."""
    return not shape.letters.isspace()


def _line(row: Sequence[Shape], number: int, low: float, high: float, is_arabic: bool) -> Line:
    """Return the line of a row of shapes; the page's margins are below `low` and above `high`."""
    text = "".join(shape.letters for shape in row).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    has_arabic = arabic.ARABIC_LETTER.search(text) is not None
    is_drawn = has_arabic or (is_arabic and not LETTER.search(text))
    inked = [shape for shape in row if _is_inked(shape)]
    script = arabic.ARABIC_LETTER if has_arabic else LETTER  # letters of other scripts have other heights
    letters = [shape for shape in inked if script.match(shape.letters)] or inked
    base = median((shape.bottom + shape.top) / 2 for shape in letters)
    return Line(
        page=number,
        text=" ".join(arabic.fold_forms(text).split()),
        drawn=tuple(arabic.drawn_line(shape for shape in row if shape.left < shape.right)) if is_drawn else (),
        left=min(shape.left for shape in inked),
        right=max(shape.right for shape in inked),
        base=base,
        size=median(shape.top - shape.bottom for shape in letters),
        in_margin=not low < base < high,
        from_right=arabic.mostly_arabic(text),
    )


def _in_order(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return pages whose lines have their letters in the order of reading."""
    texts = arabic.ordered([[line.drawn for line in page] for page in pages])
    return [list(map(_read, page, page_texts)) for page, page_texts in zip(pages, texts, strict=True)]


def _read(line: Line, text: str) -> Line:
    """Return a line as its Arabic is read; without Arabic it is left as PDFium gives it."""
    return replace(line, text=" ".join(text.split())) if text.strip() else line


def _without_running(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Return all lines but page numbers and those that many pages repeat in a margin, numbers aside."""
    heads = [{DIGITS.sub("#", line.text) for line in page if line.in_margin} for page in pages]
    counts = Counter(head for page in heads for head in page)
    running = {head for head, count in counts.items() if count >= max(2, REPEATED * len(pages))}
    lines = [line for page in pages for line in page if line.text]
    body = (not (PAGE_NUMBER.fullmatch(line.text) or DIGITS.sub("#", line.text) in running) for line in lines)
    return [line for line, is_body in zip(lines, body, strict=True) if is_body or not line.in_margin]
