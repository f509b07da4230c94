"""The table of figures under an exported answer, in Word and in Markdown."""

import datetime
import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from page.export import Form, export
from page.figure_rows import figure_rows
from page.store_record import StoredConversation, StoredTurn
from rag.schema import AnswerFigure, FigureKind, GivingStatus
from tests.page.samples import answer, citation, exchange

MADE = datetime.date(2021, 3, 14)
FIVE = AnswerFigure(5e6, "EGP", False, FigureKind.CASH, GivingStatus.PAID, "5 million", 1)
BAGS = AnswerFigure(300.0, None, False, FigureKind.IN_KIND, GivingStatus.UNKNOWN, "300 | bags", 2)
TOTAL = replace(FIVE, value=8e6, text="8 million Egyptian pounds", derived_from=(1, 2))
SOURCES = (citation(), citation(2, date="2021-03-14"))


def written(form: Form, *figures: AnswerFigure, language: str = "en") -> bytes:
    """Return an answer with figures as a file."""
    given = answer("It gave [1], and then [2].", language, citations=SOURCES, figures=figures)
    stored = StoredConversation("c", "Who gave?", "2021-03-14T09:00:00+00:00", (StoredTurn(exchange(given)),))
    return export(stored, form, language, MADE).content


def word(*figures: AnswerFigure, language: str = "en"):
    """Return the Word document of an answer with figures."""
    return docx.Document(io.BytesIO(written(Form.WORD, *figures, language=language)))


def cells(row) -> list[str]:
    """Return the texts of a row of a table."""
    return [cell.text for cell in row.cells]


def test_one_figure_alone_has_no_table():
    assert word(FIVE).tables == []
    assert figure_rows(answer(figures=(FIVE,))) == []


def test_word_has_a_table_of_amount_kind_status_date_and_source():
    (table,) = word(FIVE, BAGS, TOTAL).tables
    assert cells(table.rows[0]) == ["Amount", "Kind", "Status", "Date", "Source"]
    assert cells(table.rows[1])[:4] == ["5 million Egyptian pounds", "cash", "given", "May 2020"]
    assert cells(table.rows[2])[:4] == ["300 | bags", "in kind", "–", "14 March 2021"]
    assert cells(table.rows[3])[:4] == ["8 million Egyptian pounds", "cash", "given", "–"]
    assert table.rows[3].cells[4].text.startswith("sum of ")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_source_in_the_table_leads_to_the_note_of_its_sentence():
    (table,) = word(FIVE, BAGS).tables
    fields = [one.text.strip() for one in table.rows[2]._tr.iter(qn("w:instrText"))]
    assert fields == [r"NOTEREF _RefNote2 \f \h"]


@pytest.mark.parametrize(("language", "from_the_right"), [("en", False), ("ar", True)])
def test_an_arabic_table_runs_from_the_right(language, from_the_right):
    (table,) = word(FIVE, BAGS, language=language).tables
    assert (table._tbl.tblPr.find(qn("w:bidiVisual")) is not None) is from_the_right
    assert table.rows[0].cells[0].text == {"en": "Amount", "ar": "المبلغ"}[language]


def test_markdown_has_the_same_table():
    lines = written(Form.MARKDOWN, FIVE, BAGS).decode().splitlines()
    start = lines.index("| Amount | Kind | Status | Date | Source |")
    assert lines[start + 1 : start + 4] == [
        "| --- | --- | --- | --- | --- |",
        "| 5 million Egyptian pounds | cash | given | May 2020 | [^1] |",
        r"| 300 \| bags | in kind | – | 14 March 2021 | [^2] |",
    ]
