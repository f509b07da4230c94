"""Footnotes of a Word document: their part of the package, which python-docx does not make. It reads nothing."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement

from page.export_outline import Note
from page.export_text import link_text
from page.export_word_text import REFERENCE_STYLE, add_link, add_run, add_words, set_direction
from page.words import direction

NOTE_STYLE = "FootnoteText"
SEPARATORS = {"separator": "-1", "continuationSeparator": "0"}  # the lines above footnotes, by the ids Word gives them


class Footnotes:
    """The footnotes of one document, in the language of its own words."""

    def __init__(self, document: Document, language: str) -> None:
        self._language = language
        self._way = direction(language)
        self._root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for kind, number in SEPARATORS.items():
            self._root.append(_separator(kind, number, self._way))
        name = PackURI("/word/footnotes.xml")
        self._part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, self._root, document.part.package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_separators(document)
        self._referenced: set[int] = set()

    def add(self, note: Note) -> None:
        """Write a note: whose words and where in the document's language, then title and quote in their own."""
        element = OxmlElement("w:footnote")
        element.set(qn("w:id"), str(note.number))
        source, quote = _paragraph(self._way), _paragraph(direction(note.quote_language))
        add_run(source, "", self._way, "", style=REFERENCE_STYLE).append(OxmlElement("w:footnoteRef"))
        add_words(source, f" {note.about}", self._way, self._language)
        if note.link is not None:
            relation = self._part.relate_to(note.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            add_run(source, " ", self._way, "")
            add_link(source, link_text(note.link), relation)
        add_words(quote, f"{note.title}: {note.quote}", direction(note.quote_language), note.quote_language)
        element.extend([source, quote])
        self._root.append(element)

    def refer(self, paragraph: CT_P, number: int, way: str) -> None:
        """Put a note's number into a paragraph: Word counts the notes itself, and a second use refers to the first."""
        if number in self._referenced:
            _add_field(paragraph, number, way)
            return
        self._referenced.add(number)
        paragraph.append(_bookmark("w:bookmarkStart", number, name=_bookmark_name(number)))
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        add_run(paragraph, "", way, "", style=REFERENCE_STYLE).append(reference)
        paragraph.append(_bookmark("w:bookmarkEnd", number))


def _paragraph(way: str) -> CT_P:
    """Return an empty paragraph of a footnote."""
    paragraph: CT_P = OxmlElement("w:p")
    paragraph.style = NOTE_STYLE
    set_direction(paragraph, way)
    return paragraph


def _separator(kind: str, number: str, way: str) -> BaseOxmlElement:
    """Return one of the lines that Word draws above footnotes, at the side where lines begin."""
    side = "<w:bidi/>" if way == "rtl" else ""
    properties = f'<w:pPr>{side}<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return parse_xml(
        f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}">'
        f"<w:p>{properties}<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )


def _name_separators(document: Document) -> None:
    """Tell the document's settings which footnotes are the lines; the schema wants it before what follows."""
    properties = OxmlElement("w:footnotePr")
    for number in SEPARATORS.values():
        separator = OxmlElement("w:footnote")
        separator.set(qn("w:id"), number)
        properties.append(separator)
    compatibility = document.settings.element.find(qn("w:compat"))
    compatibility.addprevious(properties)


def _bookmark_name(number: int) -> str:
    """Return the name of the place of a note's first reference; Word hides names that begin so."""
    return f"_RefNote{number}"


def _bookmark(tag: str, number: int, name: str | None = None) -> BaseOxmlElement:
    """Return the start or the end of a bookmark."""
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(number))
    if name is not None:
        element.set(qn("w:name"), name)
    return element


def _add_field(paragraph: CT_P, number: int, way: str) -> None:
    """Add a field that shows the number of a footnote referred to before, and leads there."""
    for kind in ("begin", "instruction", "separate", "number", "end"):
        run: CT_R = add_run(paragraph, str(number) if kind == "number" else "", way, "", style=REFERENCE_STYLE)
        if kind == "instruction":
            instruction = OxmlElement("w:instrText")
            instruction.text = f" NOTEREF {_bookmark_name(number)} \\f \\h "
            instruction.set(qn("xml:space"), "preserve")
            run.append(instruction)
        elif kind != "number":
            character = OxmlElement("w:fldChar")
            character.set(qn("w:fldCharType"), kind)
            run.append(character)
