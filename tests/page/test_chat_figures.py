from dataclasses import replace

import pytest

from page.chat_figures import facts_line, figures_table
from rag.schema import AnswerFigure, FigureKind, GivingStatus
from tests.page.samples import answer, citation

MORE = "Kastora gave more than 5 million pounds."


def figure(marker=1, **changes) -> AnswerFigure:
    """Return five million Egyptian pounds that were paid, as source 1 prints them."""
    fields = {
        "value": 5e6,
        "unit": "EGP",
        "approximate": False,
        "kind": FigureKind.CASH,
        "status": GivingStatus.PAID,
        "text": "5 million pounds",
        "marker": marker,
    }
    return AnswerFigure(**{**fields, **changes})


def cells(table: str, row: int) -> list[str]:
    """Return the cells of a row of a table."""
    body = table.split("<tbody>")[1].split("</tbody>", maxsplit=1)[0]
    return (
        body.split("<tr>")[row + 1].removesuffix("</tr>").removeprefix("<td>").removesuffix("</td>").split("</td><td>")
    )


def test_one_figure_alone_needs_no_table():
    assert figures_table(answer(figures=(figure(),)), "k") == ""


def test_a_row_tells_the_amount_as_asked_and_as_printed_what_it_is_when_and_where():
    given = answer(figures=(figure(), figure(unit=None, text="3 bags", kind=FigureKind.UNKNOWN, marker=1)))
    table = figures_table(given, "k")
    assert cells(table, 0) == [
        "<bdi>5 million Egyptian pounds</bdi>",
        '<bdi lang="en">5 million pounds</bdi>',
        "cash",
        "given",
        "May 2020",
        '<a class="cite" href="#cite-k-1">[1]</a>',
    ]
    assert cells(table, 1)[:3] == ["<bdi>3 bags</bdi>", '<bdi lang="en">3 bags</bdi>', "–"]


def test_the_hedge_of_the_sentence_is_not_dropped():
    told = citation(quote=MORE, start=0, end=len(MORE))
    given = answer(citations=(told,), figures=(figure(approximate=True), figure()))
    assert cells(figures_table(given, "k"), 0)[0] == "<bdi>more than 5 million Egyptian pounds</bdi>"


def test_a_sum_names_the_figures_that_it_comes_from_and_is_printed_nowhere():
    total = figure(value=8e6, text="8 million Egyptian pounds", derived_from=(1, 2))
    given = answer(citations=(citation(), citation(2)), figures=(figure(), total))
    row = cells(figures_table(given, "k"), 1)
    assert row[:2] == ["<bdi>8 million Egyptian pounds</bdi>", "–"]
    assert row[5].startswith("sum of <a")
    assert row[5].count("#cite-k-") == 2


def test_a_figure_is_text_whatever_it_holds():
    hostile = figure(text="<script>5</script> ${x}", unit=None)
    assert "<script" not in figures_table(answer(figures=(hostile, hostile)), "k")


def test_a_long_table_opens_on_demand():
    assert '<details class="figures" open>' in figures_table(answer(figures=(figure(),) * 5), "k")
    assert '<details class="figures">' in figures_table(answer(figures=(figure(),) * 6), "k")


@pytest.mark.parametrize(
    ("figures", "unsupported", "language", "said"),
    [
        (4, (), "en", '<span class="checked">Figures checked: 4 of 4</span>'),
        (1, ("9 million",), "en", '<span class="checked short">Figures checked: 1 of 2</span>'),
        (2, (), "fr", "Chiffres vérifiés : 2 sur 2"),
        (2, (), "ar", "أرقام تم التحقق منها: 2 من 2"),
        (2, (), "es", "Figures checked: 2 of 2"),
    ],
)
def test_how_many_figures_were_checked_is_said(figures, unsupported, language, said):
    given = answer(language=language, figures=(figure(),) * figures, unsupported_figures=unsupported)
    assert said in facts_line(given)


def test_the_date_of_the_newest_source_is_said_once():
    given = answer(citations=(citation(), citation(2, date="2021-03-14"), citation(3, date=None)))
    assert "Newest source: 14 March 2021" in facts_line(given)
    told = replace(given, answer="As far as the articles here tell, the newest of them as of 2021-03-14.")
    assert "Newest" not in facts_line(told)
    assert facts_line(answer(citations=())) == ""
