"""A table in a Word document, its columns from the right where its language runs so. It reads nothing."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.text.paragraph import CT_P

from page.export_outline import Part, Phrase, Table

BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
BEFORE_BORDERS = ("w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd")  # what the format's schema puts before them
AFTER_BIDI = (
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    *BEFORE_BORDERS,
    "w:tblBorders",
    "w:tblLayout",
    "w:tblLook",
)

Writer = Callable[[CT_P, tuple[Part, ...], Table], None]


def add_table(document: Document, table: Table, write: Writer) -> None:
    """Add a table after what the document holds; its heads come again on every page that it runs over.

    Args:
        write: writes the parts of a cell into its paragraph.
    """
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.heads))
    properties = grid._tbl.tblPr
    if table.direction == "rtl":
        properties.insert_element_before(OxmlElement("w:bidiVisual"), *AFTER_BIDI)
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{BORDER}</w:tblBorders>")
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    heads = tuple((Phrase(head, bold=True),) for head in table.heads)
    for row, cells in zip(grid.rows, (heads, *table.rows), strict=True):
        for place, parts in zip(row.cells, cells, strict=True):
            write(place.paragraphs[0]._p, parts, table)
    document.add_paragraph()
