import datetime
import io
import json
import time
import zipfile
from dataclasses import asdict

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from page.conversation import Exchange
from page.directions import paragraph_direction
from page.export import Form, export
from page.export_compose import compose
from page.export_markdown import as_text, write_markdown
from page.export_outline import Kind, Phrase, Reference
from page.export_text import clean, link_target, link_text, pieces
from page.store_record import StoredConversation, StoredTurn
from page.words import direction
from page.words_export import EXPORTS
from rag.answer_json import answer_record
from rag.ledger_phrases import CONFLICT
from rag.ledger_records import Explanation
from rag.schema import FigureKind, Filters, Mode, SourceKind
from tests.page.samples import answer, citation, exchange

MADE = datetime.date(2021, 3, 14)
LRM, RLM = "\u200e", "\u200f"
ARABIC_QUOTE = "وتبرعت «كاستورا» بنحو 40 مليون جنيه."
ARABIC = citation(
    article_id="b",
    source_kind=SourceKind.DIGEST,
    title="«كاستورا» تجهز مستشفيات",
    publisher="Delta Gazette",
    date="2021-03-14",
    url="https://example.org/عطاء",
    language="ar",
    quote=ARABIC_QUOTE,
)


def conversation(*turns, title="Who gave?") -> StoredConversation:
    """Return a conversation of turns, of one answered turn where none is given."""
    return StoredConversation("c", title, "2021-03-14T09:00:00+00:00", turns or (StoredTurn(exchange()),))


def answered(text, language="en", citations=(), question="Who gave?", **changes) -> StoredConversation:
    """Return a conversation of one answer."""
    given = answer(text, language, citations=tuple(citations), **changes)
    return conversation(StoredTurn(exchange(given, question=question)))


class Word:
    """A .docx as a test looks at it."""

    def __init__(self, stored: StoredConversation, language: str = "en") -> None:
        self.content = export(stored, Form.WORD, language, MADE).content
        self.document = docx.Document(io.BytesIO(self.content))
        self.package = zipfile.ZipFile(io.BytesIO(self.content))
        self.notes = self.xml("word/footnotes.xml")

    def xml(self, name: str) -> etree._Element:
        """Return a part."""
        return etree.fromstring(self.package.read(name))

    def paragraph(self, start: str) -> etree._Element:
        """Return the body's paragraph that begins so."""
        (found,) = [one._p for one in self.document.paragraphs if one.text.lstrip(LRM + RLM).startswith(start)]
        return found

    def note(self, number: int) -> list[etree._Element]:
        """Return a footnote's paragraphs."""
        (note,) = self.notes.xpath(f"w:footnote[@w:id='{number}']", namespaces=self.notes.nsmap)
        return list(note)

    def link(self, paragraph: etree._Element) -> str | None:
        """Return where a footnote's link leads."""
        links = paragraph.findall(qn("w:hyperlink"))
        if not links:
            return None
        relations = self.xml("word/_rels/footnotes.xml.rels")
        (one,) = [each for each in relations if each.get("Id") == links[0].get(qn("r:id"))]
        assert one.get("TargetMode") == "External"
        return one.get("Target")


def runs(paragraph) -> list[tuple[str, str]]:
    """Return a paragraph's texts with their direction."""
    found = []
    for run in paragraph.iter(qn("w:r")):
        text = "".join(one.text or "" for one in run.findall(qn("w:t")))
        if text:
            found.append((text, "rtl" if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None else "ltr"))
    return found


def text_of(paragraph) -> str:
    """Return a paragraph's text."""
    return "".join(text for text, _ in runs(paragraph))


def is_from_the_right(paragraph) -> bool:
    """Return whether a paragraph says that it runs from the right."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None


def references(paragraph) -> list[str]:
    """Return the notes a paragraph refers to: by footnotes of its own, and by fields."""
    elements = paragraph.iter(qn("w:footnoteReference"), qn("w:instrText"))
    return [element.get(qn("w:id")) or element.text.strip() for element in elements]


# ---- text


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("Two gave 5 million.", "ltr", [("Two gave 5 million.", "ltr")]),
        ("قدمت TikTok المبلغ.", "rtl", [("قدمت ", "rtl"), ("TikTok", "ltr"), (" المبلغ.", "rtl")]),
        ("وتبرعت بنحو 40 مليون", "rtl", [("وتبرعت بنحو 40 مليون", "rtl")]),
        ("شركة 3M هنا", "rtl", [("شركة ", "rtl"), (f"{LRM}3M", "ltr"), (" هنا", "rtl")]),
        ("عن COVID-19.", "rtl", [("عن ", "rtl"), (f"COVID-19{LRM}", "ltr"), (".", "rtl")]),
        ("بتاريخ 2021-03-14.", "rtl", [("بتاريخ ", "rtl"), (f"{LRM}2021-03-14{LRM}", "ltr"), (".", "rtl")]),
        ("نشره STC · 9 مارس", "rtl", [("نشره ", "rtl"), ("STC", "ltr"), (f"{RLM} · 9 مارس", "rtl")]),
        ("وسم #cook هنا", "rtl", [("وسم ", "rtl"), (f"{LRM}#cook", "ltr"), (" هنا", "rtl")]),
        ("قال: “It gave $5.” أمس", "rtl", [("قال: ", "rtl"), (f"{LRM}“It gave $5.”{LRM}", "ltr"), (" أمس", "rtl")]),
        ("TikTok وSTC", "rtl", [("TikTok", "ltr"), (" و", "rtl"), ("STC", "ltr")]),
        ("by «كاستورا» and more", "ltr", [("by ", "ltr"), (f"{RLM}«كاستورا»{RLM}", "rtl"), (" and more", "ltr")]),
        ("About: مصر، 2020 · x", "ltr", [("About: ", "ltr"), ("مصر", "rtl"), (f"{LRM}، 2020 · x", "ltr")]),
        ("", "rtl", []),
    ],
)
def test_a_text_falls_into_runs_of_one_direction(text, base, expected):
    assert pieces(text, base) == expected


@pytest.mark.parametrize("text", ["1" * 20_000, "1." * 10_000, "1..2" * 5_000, "a. " * 7_000, "a1" * 10_000 + "ا"])
@pytest.mark.parametrize("base", ["ltr", "rtl"])
def test_a_long_row_of_digits_is_read_in_no_time(text, base):
    marks = str.maketrans("", "", LRM + RLM)
    begun = time.process_time()
    assert "".join(piece for piece, _ in pieces(text, base)).translate(marks) == text
    assert time.process_time() - begun < 2


@given(st.text(st.characters(exclude_categories=())), st.sampled_from(["ltr", "rtl"]))
def test_runs_lose_nothing_and_add_only_invisible_letters(text, base):
    joined = "".join(piece for piece, _ in pieces(text, base))
    marks = str.maketrans("", "", LRM + RLM)
    assert joined.translate(marks) == text.translate(marks)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Two gave.", "en", "ltr"),
        ("تبرعت TikTok", "ar", "rtl"),
        ("TikTok تبرعت بنحو خمسة", "ar", "rtl"),
        ("The Root says so.", "ar", "ltr"),
        ("2021", "ar", "rtl"),
        ("من تبرع؟", "en", "rtl"),
    ],
)
def test_a_paragraph_follows_its_language_unless_it_is_in_the_other_script(text, language, expected):
    assert paragraph_direction(text, direction(language)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u202eb\u2066c\ufffed\U0001f600", "abcd\U0001f600"),
        ("tab\tstays, می‌خواهم too", "tab\tstays, می‌خواهم too"),
    ],
)
def test_characters_that_break_a_file_are_left_out(text, expected):
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/عطاء/a b", "https://example.org/%D8%B9%D8%B7%D8%A7%D8%A1/a%20b"),
        ("https://example.org/%D8%B9", "https://example.org/%D8%B9"),
        ('https://example.org/"><x>', "https://example.org/%22%3E%3Cx%3E"),
        ("https://مثال.example/a", "https://xn--mgbh0fb.example/a"),
        ("https://example.org:port/", None),
        ("https://bank.example@evil.example/", None),
        ("https://exa mple.org/", None),
        ("https://" + "a" * 70 + ".org/", None),
        ("https://example.org/" + "a" * 2_000, None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_a_link_leads_to_a_sound_web_address_or_nowhere(url, target):
    assert link_target(url) == target


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://example.org/a", "example.org/a"),
        ("https://example.org/", f"example.org/{LRM}"),
        ("https://example.org/%D8%B9", f"example.org/…{LRM}"),
        ("https://example.org/" + "a" * 200, f"example.org/…{LRM}"),
    ],
)
def test_a_link_is_shown_by_its_address(target, shown):
    assert link_text(target) == shown


# ---- outline


def blocks(stored, language="en"):
    """Return the outline's blocks below its title as (kind, texts and numbers)."""
    return [
        (block.kind, [part.text if isinstance(part, Phrase) else part.number for part in block.parts])
        for block in compose(stored, language, MADE).blocks[2:]
    ]


def test_an_answer_becomes_paragraphs_lists_and_references():
    text = "Two gave 5 million [1]. More [2][1].\n\nOf it:\n- masks [2]\n- gloves\n1. first [1]\n\nThe end [9]."
    stored = answered(text, citations=[citation(1), citation(2)])
    assert blocks(stored) == [
        (Kind.QUESTION, ["Who gave?"]),
        (Kind.TEXT, ["Two gave 5 million", 1, "."]),
        (Kind.TEXT, ["More", 2, 1, "."]),
        (Kind.TEXT, ["Of it:"]),
        (Kind.BULLET, ["masks", 2]),
        (Kind.BULLET, ["gloves"]),
        (Kind.NUMBERED, ["1.\tfirst", 1]),
        (Kind.TEXT, ["The end [9]."]),
    ]


def test_the_direct_answer_is_bold_and_a_long_one_is_not_set_apart():
    short, long = (
        compose(answered(text), "en", MADE).blocks[3:] for text in ("It did. Much more.", f"It {'d' * 200}. Much.")
    )
    assert [block.parts for block in short] == [(Phrase("It did.", bold=True),), (Phrase("Much more."),)]
    assert [block.parts for block in long] == [(Phrase(f"It {'d' * 200}. Much."),)]


def test_the_sides_of_a_comparison_are_in_bold_whoever_words_it():
    stored = answered("It is.\n\n**TikTok**:\n\n- 5 million", mode=Mode.READER)
    side = next(block for block in compose(stored, "en", MADE).blocks if "TikTok" in block.parts[0].text)
    assert side.parts == (Phrase("TikTok", bold=True), Phrase(":"))


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (
            Mode.MODEL,
            [(Phrase("Sum", True),), (Phrase("It is "), Phrase("5 million", True), Reference(1), Phrase(" now."))],
        ),
        (Mode.READER, [(Phrase("# Sum\nIt is **5 million"), Reference(1), Phrase("** now."))]),
    ],
)
def test_only_a_language_model_writes_markdown(mode, expected):
    stored = answered("# Sum\nIt is **5 million [1]** now.", citations=[citation()], mode=mode)
    assert [block.parts for block in compose(stored, "en", MADE).blocks[3:]] == expected


def test_each_question_says_under_what_it_was_asked():
    turn = StoredTurn(
        exchange(),
        Filters("Kastora", "ar", "2020", "2021-05", "EG", FigureKind.IN_KIND),
        "Kastora, Egypt",
        "0007-0a1b2c3d",
        "2021-03-14T09:00:00+00:00",
    )
    assert blocks(conversation(turn))[1] == (
        Kind.FACTS,
        [
            "Asked on 14 March 2021 · About: Kastora, Egypt · Restricted to: organisation Kastora, "
            "articles in Arabic, "
            "country Egypt, kind of giving: in kind, from 2020, until May 2021 · Articles as in index 0007-0a1b2c3d"
        ],
    )


def test_what_is_cited_without_a_marker_is_not_lost():
    assert blocks(answered("Two gave [2].", citations=[citation(1), citation(2)]))[2] == (
        Kind.FACTS,
        ["Also cited:", 2],
    )


def test_unsupported_figures_and_a_stopped_answer_are_said():
    given = exchange(answer("Five [1].", unsupported_figures=("7%", "9 million")), stopped=True)
    assert blocks(conversation(StoredTurn(given)))[2:] == [
        (Kind.WARNING, ["Check before use: no cited sentence supports 7%, 9 million."]),
        (Kind.WARNING, ["Stopped before it was complete."]),
    ]


def test_an_abstention_lists_what_came_nearest():
    given = answer("No article says so.", abstained=True, citations=(), nearest=(citation(title="Near"),))
    assert blocks(conversation(StoredTurn(exchange(given))))[1:] == [
        (Kind.TEXT, ["No article says so."]),
        (Kind.TEXT, ["These articles came closest. None of them answers the question."]),
        (Kind.BULLET, ["Near", 1]),
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Exchange("k", "Who?", failure="Busy:", detail="try later."), "Not answered: Busy: try later."),
        (Exchange("k", "Who?"), "Not answered: the answer was not finished when this was exported."),
    ],
)
def test_a_question_without_an_answer_says_why(given, told):
    assert blocks(conversation(StoredTurn(given))) == [(Kind.QUESTION, ["Who?"]), (Kind.WARNING, [told])]


@pytest.mark.parametrize(
    ("language", "changes", "told"),
    [
        ("en", {}, "Published by The Gazette · May 2020."),
        ("en", {"publisher": None, "date": None}, "date unknown."),
        ("fr", {"date": "R&D"}, "Publié par The Gazette · R&D."),
        (
            "en",
            {"source_kind": SourceKind.DIGEST},
            "Our digest of a report by The Gazette · May 2020. The words below are ours, not the publisher's.",
        ),
        (
            "fr",
            {"source_kind": SourceKind.DIGEST},
            "Notre résumé d’un article de The Gazette · mai 2020. "
            "Les mots ci-dessous sont les nôtres, pas ceux de l’éditeur.",
        ),
        (
            "ar",
            {"source_kind": SourceKind.DIGEST, "publisher": None},
            "ملخص كتبناه لتقرير منشور · مايو 2020. الكلمات التالية من صياغتنا، وليست كلمات الناشر.",
        ),
    ],
)
def test_a_note_says_whose_words_it_holds(language, changes, told):
    (note,) = compose(answered("It did [1].", citations=[citation(**changes)]), language, MADE).notes
    assert note.about == told


@pytest.mark.parametrize(
    ("language", "quote"), [("en", "“x”"), ("fr", "«\u00a0x\u00a0»"), ("ar", "«x»"), ("de", "“x”")]
)
def test_a_quote_stands_between_the_marks_of_its_language(language, quote):
    (note,) = compose(answered("It did [1].", citations=[citation(language=language, quote="x")]), "en", MADE).notes
    assert note.quote == quote


def test_notes_are_numbered_through_the_document_and_each_answer_has_its_own():
    turns = (StoredTurn(exchange(key="a")), StoredTurn(exchange(key="b")))
    outline = compose(conversation(*turns), "en", MADE)
    assert [note.number for note in outline.notes] == [1, 2]


def test_every_sentence_of_an_export_exists_in_every_language():
    english = EXPORTS["en"]
    for words in EXPORTS.values():
        for name in english.__slots__:
            fields = {part.split("}")[0] for part in str(getattr(english, name)).split("{")[1:]}
            assert {part.split("}")[0] for part in str(getattr(words, name)).split("{")[1:]} == fields, name


# ---- Word


def test_word_holds_real_footnotes_with_source_link_and_quote():
    word = Word(answered("Two gave 5 million [1].", citations=[citation()]))
    body = word.paragraph("Two gave 5 million")
    assert references(body) == ["1"]
    assert text_of(body) == "Two gave 5 million."
    source, quote = word.note(1)
    assert source.find(f".//{qn('w:footnoteRef')}") is not None
    assert text_of(source) == " Published by The Gazette · May 2020. example.org/a"
    assert word.link(source) == "https://example.org/a"
    assert text_of(quote) == "A gift: “Two gave 5 million.”"


def test_words_package_names_the_footnotes_wherever_word_looks_for_them():
    word = Word(answered("It did [1].", citations=[citation()]))
    types = word.package.read("[Content_Types].xml").decode()
    assert (
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
    ) in types
    relations = word.xml("word/_rels/document.xml.rels")
    assert [one.get("Target") for one in relations if one.get("Type").endswith("/footnotes")] == ["footnotes.xml"]
    ids = [(note.get(qn("w:id")), note.get(qn("w:type"))) for note in word.notes]
    assert ids == [("-1", "separator"), ("0", "continuationSeparator"), ("1", None)]
    settings_part = word.xml("word/settings.xml")
    named = settings_part.find(qn("w:footnotePr"))
    assert [one.get(qn("w:id")) for one in named] == ["-1", "0"]
    assert named.getnext().tag == qn("w:compat")
    styles = {style.get(qn("w:styleId")) for style in word.xml("word/styles.xml").findall(qn("w:style"))}
    used = {
        element.get(qn("w:val"))
        for part in (word.notes, word.xml("word/document.xml"))
        for element in part.iter(qn("w:pStyle"), qn("w:rStyle"))
    }
    assert used <= styles


def test_a_second_reference_leads_to_the_first_ones_note():
    word = Word(answered("It did. First [1] and again [1].", citations=[citation()]))
    body = word.paragraph("First")
    assert references(body) == ["1", r"NOTEREF _RefNote1 \f \h"]
    assert [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))] == ["_RefNote1"]
    kinds = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert text_of(body) == "First and again1."


def test_two_references_at_one_place_are_kept_apart():
    word = Word(answered("It did. Both [1] [2].", citations=[citation(1), citation(2)]))
    assert text_of(word.paragraph("Both")) == "Both, ."
    word = Word(answered("نعم. كلاهما [1] [2].", "ar", citations=[citation(1), citation(2)]))
    assert text_of(word.paragraph("كلاهما")) == "كلاهما، ."


def test_arabic_runs_from_the_right_with_latin_names_and_dates_in_order():
    word = Word(answered("نعم. تبرعت TikTok بنحو 40 مليون بتاريخ 2021-03-14 [1].", "ar", [ARABIC], "من تبرع؟"), "ar")
    body = word.paragraph("تبرعت")
    assert is_from_the_right(body)
    assert runs(body) == [
        ("تبرعت ", "rtl"),
        ("TikTok", "ltr"),
        (" بنحو 40 مليون بتاريخ ", "rtl"),
        (f"{LRM}2021-03-14{LRM}", "ltr"),
        (".", "rtl"),
    ]
    languages = [one.attrib for one in body.iter(qn("w:lang"))]
    assert languages[0] == {qn("w:bidi"): "ar-EG"}
    assert is_from_the_right(word.paragraph("من تبرع؟"))
    section = word.xml("word/document.xml").find(f".//{qn('w:sectPr')}")
    assert section.find(qn("w:bidi")) is not None


def test_a_note_speaks_the_pages_language_and_quotes_in_the_articles():
    word = Word(answered("نعم [1].", "ar", [ARABIC]), "en")
    source, quote = word.note(1)
    assert not is_from_the_right(source)
    assert text_of(source) == (
        " Our digest of a report by Delta Gazette · 14 March 2021. The words below are ours, not the publisher's. "
        f"example.org/…{LRM}"
    )
    assert word.link(source) == "https://example.org/%D8%B9%D8%B7%D8%A7%D8%A1"
    assert is_from_the_right(quote)
    assert runs(quote) == [(f"«كاستورا» تجهز مستشفيات: «{ARABIC_QUOTE}»", "rtl")]


def test_bold_and_sizes_hold_for_the_complex_script_too():
    word = Word(answered("نعم [1].", "ar", [ARABIC]), "ar")
    (run, *_) = word.paragraph("نعم").iter(qn("w:r"))
    assert [one.tag for one in run.find(qn("w:rPr"))] == [qn("w:b"), qn("w:bCs"), qn("w:rtl"), qn("w:lang")]
    styles = word.xml("word/styles.xml")
    for name, size in (("Normal", "22"), ("Title", "40"), ("Heading1", "28")):
        (style,) = styles.xpath(f"w:style[@w:styleId='{name}']/w:rPr", namespaces=styles.nsmap)
        assert style.find(qn("w:rFonts")).get(qn("w:cs")) == "Arial"
        assert style.find(qn("w:rFonts")).get(qn("w:cstheme")) is None
        assert style.find(qn("w:szCs")).get(qn("w:val")) == size


def test_paragraph_properties_stand_in_the_schemas_order():
    word = Word(answered("نعم.\n\n1. أول [1]\n- ثان", "ar", [ARABIC]), "ar")
    for start, style in (("1.", "AnswerNumbered"), ("ثان", "ListBullet")):
        properties = word.paragraph(start).find(qn("w:pPr"))
        assert [one.tag for one in properties] == [qn("w:pStyle"), qn("w:bidi")]
        assert properties[0].get(qn("w:val")) == style


def test_a_document_without_sources_and_links_opens_too():
    word = Word(answered("Nothing.", citations=[]))
    assert len(word.notes) == 2
    assert (
        Word(answered("It did [1].", citations=[citation(url="javascript:x")])).note(1)[0].find(qn("w:hyperlink"))
        is None
    )


def test_words_properties_name_the_conversation_and_nothing_else():
    properties = Word(conversation(title="x" * 300)).document.core_properties
    assert (properties.title, properties.author, properties.comments) == ("x" * 255, "", "")
    assert properties.created.date() == MADE


HOSTILE = "<w:p>&amp;<script>\x00\x0b\udfff\ud800\ufffe\u202e]]> ${x} [^1] |"


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_markup_and_broken_characters_stay_text_everywhere(form, language):
    cited = citation(title=HOSTILE, publisher=HOSTILE, date=HOSTILE, quote=HOSTILE, language=HOSTILE)
    given = answer(f"{HOSTILE} [1]", HOSTILE, citations=(cited,), unsupported_figures=(HOSTILE,))
    turn = StoredTurn(exchange(given, question=HOSTILE), Filters(HOSTILE, HOSTILE, HOSTILE, HOSTILE), HOSTILE, HOSTILE)
    failed = StoredTurn(Exchange("z", HOSTILE, failure=HOSTILE, detail=HOSTILE))
    content = export(conversation(turn, failed, title=HOSTILE), form, language, MADE).content
    if form is Form.WORD:
        opened = docx.Document(io.BytesIO(content))
        assert opened.paragraphs[0].text.lstrip(LRM + RLM).startswith("<w:p>&amp;<script>")
    elif form is Form.JSON:
        assert json.loads(content)["answers"][0]["question"] == "Who gave?"
        assert json.loads(content)["answers"][0]["citations"][0]["title"] == HOSTILE
    else:
        html = MarkdownIt().render(content.decode())
        assert "<script>" not in html
        assert "&lt;script&gt;" in html


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_gives_a_document_that_opens(text):
    cited = citation(title=text, publisher=text, quote=text, url=f"https://example.org/{text}")
    stored = answered(f"{text} [1] {text}", "ar", [cited], question=text)
    word = Word(stored, "ar")
    assert len(word.notes) == 3
    write_markdown(compose(stored, "ar", MADE)).encode()


# ---- Markdown


def test_markdown_has_footnotes_lists_and_a_bold_direct_answer():
    text = "Two gave 5 million [1]. More:\n- masks [2]\n- gloves [1]"
    stored = answered(text, citations=[citation(), citation(2, title="B", url=None)])
    assert export(stored, Form.MARKDOWN, "en", MADE).content.decode() == (
        "# Who gave?\n\n<small>CSR News Assistant, exported on 14 March 2021</small>\n\n## Who gave?\n\n"
        "**Two gave 5 million**[^1].\n\nMore:\n\n- masks[^2]\n- gloves[^1]\n\n"
        "[^1]: Published by The Gazette · May 2020. <https://example.org/a>\n\n    A gift: “Two gave 5 million.”\n\n"
        "[^2]: Published by The Gazette · May 2020.\n\n    B: “Two gave 5 million.”\n"
    )


def test_markdown_says_what_runs_from_the_right():
    written = export(
        answered("نعم.\n\n1. أول [1]\n2. ثان", "ar", [ARABIC], "من؟"), Form.MARKDOWN, "en", MADE
    ).content.decode()
    assert '<div dir="rtl" lang="ar">\n\n## من؟\n\n**نعم.**\n\n1. أول[^1]\n2. ثان\n\n</div>' in written
    assert f'    <span dir="rtl" lang="ar">«كاستورا» تجهز مستشفيات: «{ARABIC_QUOTE}»</span>' in written


@pytest.mark.parametrize(
    "text",
    [
        "1. *a* _b_ <b>c</b>",
        "# a",
        "- a",
        "+ a",
        "a | b",
        "[a](b)",
        "![a](b)",
        "`a`",
        "> a",
        "~~a~~",
        "&amp;",
        "2020) a",
        "===",
        "\\*",
    ],
)
def test_signs_of_markdown_in_words_of_others_stay_signs(text):
    (paragraph, inline, _) = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(as_text(text))
    assert paragraph.type == "paragraph_open"
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children) == text


# ---- JSON and files


def test_json_is_the_contracts_answer_with_what_it_was_asked_under():
    turn = StoredTurn(exchange(), Filters("Kastora"), "Kastora", "0007-0a1b2c3d", "2021-03-14T09:00:00+00:00")
    failed = StoredTurn(Exchange("z", "Who else?", failure="Busy."))
    document = json.loads(export(conversation(turn, failed), Form.JSON, "en", MADE).content)
    assert (document["conversation"], document["exported"]) == ("Who gave?", "2021-03-14")
    (only,) = document["answers"]
    assert only == answer_record(answer()) | {
        "stopped": False,
        "asked": "2021-03-14T09:00:00+00:00",
        "filters": asdict(Filters("Kastora")),
        "subject": "Kastora",
        "generation": "0007-0a1b2c3d",
    }
    assert only["citations"][0]["quote"] == "Two gave 5 million."
    assert document["unanswered"] == [{"question": "Who else?", "reason": "Busy."}]


@pytest.mark.parametrize(
    ("form", "name", "media_type"),
    [
        (
            Form.WORD,
            "csr-answers-2021-03-14.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (Form.MARKDOWN, "csr-answers-2021-03-14.md", "text/markdown; charset=utf-8"),
        (Form.JSON, "csr-answers-2021-03-14.json", "application/json"),
    ],
)
def test_a_file_has_a_plain_name_and_its_type(form, name, media_type):
    made = export(conversation(), form, "en", MADE)
    assert (made.name, made.media_type) == (name, media_type)


@pytest.mark.parametrize(("language", "head"), [("en", "Reports differ"), ("ar", "تختلف الروايات")])
def test_a_report_that_tells_it_otherwise_keeps_its_heading(language, head):
    text = f"Two gave 5 million [1].\n\n{CONFLICT[Explanation.SUM_OF_PARTS][language].format(quote='“X.”', n='[1]')}"
    written = export(answered(text, language=language), Form.MARKDOWN, language, MADE).content.decode()
    assert f"**{head}**" in written
