"""Words in a Word paragraph: direction, runs, fonts for both scripts, links. It knows no document.

Word does not find the direction of text by itself: a paragraph says that it runs from the right (w:bidi), and so does
each run (w:rtl), which then takes the complex script's font, size and bold instead of the Latin ones.
"""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.text.run import CT_R
from docx.text.font import Font

from page.export_text import pieces

LATIN_FONT, ARABIC_FONT = "Calibri", "Arial"  # on every machine that has Word
REFERENCE_STYLE, LINK_STYLE = "FootnoteReference", "Hyperlink"
LATIN_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
ARABIC_LANGUAGES = {"ar": "ar-EG", "fa": "fa-IR", "he": "he-IL", "ur": "ur-PK"}
AFTER_BIDI = tuple(  # what the format's schema puts after w:bidi in a paragraph's properties
    f"w:{name}"
    for name in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
        " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split()
)


def set_direction(paragraph: CT_P, way: str) -> None:
    """Make a paragraph run from the right where it does."""
    if way == "rtl":
        properties: CT_PPr = paragraph.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)


def add_words(paragraph: CT_P, text: str, way: str, language: str, *, bold: bool = False) -> None:
    """Add text to a paragraph of a direction, a run for each change of direction in it."""
    for piece, own in pieces(text, way):
        add_run(paragraph, piece, own, language, bold=bold)


def add_run(
    paragraph: CT_P, text: str, way: str, language: str, *, bold: bool = False, style: str | None = None
) -> CT_R:
    """Add one run of one direction and return it."""
    run: CT_R = paragraph.add_r()
    if style is not None:
        run.style = style
    font = Font(run)
    if bold:
        font.bold = font.cs_bold = True
    if way == "rtl":
        font.rtl = True
    _set_language(run, way, language)
    run.text = text
    return run


def add_link(paragraph: CT_P, text: str, relation: str) -> None:
    """Add a link, whose address the part's relation holds; an address runs from the left everywhere."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    link.set(qn("w:history"), "1")
    link.append(add_run(paragraph, text, "ltr", "", style=LINK_STYLE))
    paragraph.append(link)


def _set_language(run: CT_R, way: str, language: str) -> None:
    """Say what language a run is in, for spelling and for screen readers."""
    tags = ARABIC_LANGUAGES if way == "rtl" else LATIN_LANGUAGES
    if language in tags:
        element = OxmlElement("w:lang")
        element.set(qn("w:bidi" if way == "rtl" else "w:val"), tags[language])
        run.get_or_add_rPr().append(element)  # the last but for what we never write
