"""An outline as a Word document with real footnotes, each paragraph and run in its own direction. It reads nothing."""

from __future__ import annotations

import datetime
import io

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Cm

from page.export_outline import Block, Kind, Outline, Part, Phrase, Reference, Table
from page.export_word_notes import NOTE_STYLE, Footnotes
from page.export_word_table import add_table
from page.export_word_text import (
    ARABIC_FONT,
    ARABIC_LANGUAGES,
    LATIN_FONT,
    LATIN_LANGUAGES,
    LINK_STYLE,
    REFERENCE_STYLE,
    add_run,
    add_words,
    set_direction,
)
from page.words import direction
from page.words_export import export_words

FACTS_STYLE, NUMBERED_STYLE, WARNING_STYLE = "AnswerFacts", "AnswerNumbered", "AnswerWarning"
STYLES = {
    Kind.TITLE: "Title",
    Kind.FACTS: FACTS_STYLE,
    Kind.QUESTION: "Heading1",
    Kind.TEXT: "Normal",
    Kind.BULLET: "ListBullet",
    Kind.NUMBERED: NUMBERED_STYLE,
    Kind.WARNING: WARNING_STYLE,
}
SIZES = {"Normal": 22, "Title": 40, "Heading1": 28}  # half points, for both scripts
HANGING = 'w:left="425" w:hanging="425"'  # twentieths of a point; in a paragraph from the right, left is its start
NEW_STYLES = (  # (type, id, name, paragraph properties, run properties)
    ("paragraph", FACTS_STYLE, "Answer Facts", "", '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
    (
        "paragraph",
        NUMBERED_STYLE,
        "Answer Numbered",
        f'<w:tabs><w:tab w:val="left" w:pos="425"/></w:tabs><w:ind {HANGING}/><w:contextualSpacing/>',
        "",
    ),
    ("paragraph", WARNING_STYLE, "Answer Warning", "", '<w:b/><w:bCs/><w:color w:val="9A3412"/>'),
    (
        "paragraph",
        NOTE_STYLE,
        "footnote text",
        '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
        '<w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    ("character", REFERENCE_STYLE, "footnote reference", "", '<w:vertAlign w:val="superscript"/>'),
    ("character", LINK_STYLE, "Hyperlink", "", '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
)


def write_word(outline: Outline, made: datetime.date) -> bytes:
    """Return a document as the bytes of a .docx file."""
    document = docx.Document()
    _prepare(document, outline, made)
    footnotes = Footnotes(document, outline.language)
    for note in outline.notes:
        footnotes.add(note)
    for block in outline.blocks:
        if isinstance(block, Table):
            add_table(document, block, lambda paragraph, parts, table: _write_parts(paragraph, parts, table, footnotes))
            continue
        paragraph: CT_P = document.add_paragraph()._p
        paragraph.style = STYLES[block.kind]
        _write_parts(paragraph, block.parts, block, footnotes)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _write_parts(paragraph: CT_P, parts: tuple[Part, ...], around: Block | Table, footnotes: Footnotes) -> None:
    """Write words and references into a paragraph; two references at one place are kept apart."""
    way, language = around.direction, around.language
    set_direction(paragraph, way)
    before: Part | None = None
    for part in parts:
        if isinstance(part, Phrase):
            add_words(paragraph, part.text, way, language, bold=part.bold)
        else:
            if isinstance(before, Reference):
                add_run(paragraph, export_words(language).between, way, language, style=REFERENCE_STYLE)
            footnotes.refer(paragraph, part.number, way)
        before = part


def _prepare(document: Document, outline: Outline, made: datetime.date) -> None:
    """Give a new document its name, its page and its styles."""
    properties = document.core_properties
    properties.title = outline.title[:255]  # Word's limit
    properties.author, properties.comments = "", ""
    properties.language = outline.language
    properties.created = properties.modified = datetime.datetime.combine(made, datetime.time(), datetime.UTC)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    if direction(outline.language) == "rtl":
        section._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")
    _set_fonts(document, outline.language)
    _add_styles(document)


def _set_fonts(document: Document, language: str) -> None:
    """Name the fonts and sizes of both scripts, since the template's leave the complex one to chance."""
    styles = document.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    named = [(defaults, SIZES["Normal"])]
    named += [(styles.get_by_id(name).get_or_add_rPr(), size) for name, size in SIZES.items()]
    for properties, size in named:
        for tag in ("w:rFonts", "w:sz", "w:szCs"):
            for old in properties.findall(qn(tag)):
                properties.remove(old)
        fonts = f'w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:cs="{ARABIC_FONT}"'
        properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {fonts}/>"))
        later = ("w:highlight", "w:u", "w:effect", "w:lang")
        for tag in ("w:sz", "w:szCs"):
            properties.insert_element_before(parse_xml(f'<{tag} {nsdecls("w")} w:val="{size}"/>'), *later)
    spelling = defaults.find(qn("w:lang"))
    spelling.set(qn("w:val"), LATIN_LANGUAGES.get(language, LATIN_LANGUAGES["en"]))
    spelling.set(qn("w:bidi"), ARABIC_LANGUAGES.get(language, ARABIC_LANGUAGES["ar"]))


def _add_styles(document: Document) -> None:
    """Add the styles that the template lacks."""
    for kind, key, name, paragraph, run in NEW_STYLES:
        base = "" if kind == "character" else '<w:basedOn w:val="Normal"/>'
        properties = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
        document.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{base}'
                f"{properties}<w:rPr>{run}</w:rPr></w:style>"
            )
        )
