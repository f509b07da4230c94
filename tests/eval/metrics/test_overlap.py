"""Name F1 and date F1 against answers worked by hand."""

import pytest

from eval.metrics.overlap import f1, iso_dates, score_dates, score_names

UNICEF = ("UNICEF", "اليونيسف")


@pytest.mark.parametrize(
    ("found", "beside", "missing", "value"), [(2, 1, 1, 2 / 3), (0, 0, 2, 0.0), (0, 3, 0, 0.0), (3, 0, 0, 1.0)]
)
def test_f1(found, beside, missing, value):
    """2·2 / (2·2 + 1 + 1) = 2/3."""
    assert f1(found, beside, missing) == pytest.approx(value)


@pytest.mark.parametrize(
    ("gold", "text", "stated", "value"),
    [
        ([UNICEF], "To Unicef and schools.", [], 1.0),
        ([UNICEF], "قدمت المنحة لليونيسف ومدارس.", [], 1.0),  # a preposition is written in one word with it
        ([UNICEF], "To Unicefs.", [], 0.0),
        ([UNICEF, ("Oxfam",)], "To UNICEF.", [], 2 / 3),  # 2·1 / (2·1 + 0 + 1)
        ([UNICEF], "To UNICEF and Save the Children.", ["Save the Children"], 2 / 3),
        ([("Nilain Foundation",)], "From Nilain Foundation.", ["Nilain"], 1.0),  # a shorter form is no other name
        ([("Amina El-Sayed",)], "Amina El Sayed said so.", [], 1.0),
        ([], "anything", ["Oxfam"], None),
    ],
)
def test_names_in_any_spelling(gold, text, stated, value):
    """What the answer names beside lowers precision, what it leaves out lowers recall."""
    found = score_names(gold, text, stated).f1
    assert found == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    ("gold", "text", "own", "asked", "value"),
    [
        (["2020-04"], "In April 2020 [1].", None, "When?", 1.0),
        (["2020-04"], "في أبريل 2020", None, "متى؟", 1.0),
        (["2020-04"], "le 9 avril 2020", None, "Quand ?", 1.0),  # more precise than asked
        (["2020-04-09"], "In April 2020.", None, "When?", 0.0),  # too vague to be found, and not another date
        (["2020-04"], "(as of 2020-04)", None, "When?", 1.0),
        (["2020-04"], "In April 2020, and again in May 2021.", None, "When?", 2 / 3),
        (["2020-04"], "In April 2020, and again in May 2021.", None, "When, after May 2021?", 1.0),
        (["2020-04"], "“in April 2020, not in May 2021” [1]", " ", "When?", 1.0),  # beside it only in a quotation
        (["2020-05-10"], "«اعتباراً من 10 مايو» (2020)", None, "متى؟", 1.0),  # the year stands apart
        (["2020-05-10"], "«اعتباراً من 10 مايو»", None, "متى؟", 0.0),
        ([], "In April 2020.", None, "When?", None),
    ],
)
def test_dates_written_out_in_any_language(gold, text, own, asked, value):
    """A date counts when it is at least as precise as the gold one."""
    found = score_dates(gold, text, text if own is None else own, asked).f1
    assert found == (None if value is None else pytest.approx(value))


def test_a_day_is_completed_by_the_year_of_its_source():
    """The reader sees the source's date beside the quote; a year alone is not stated by it."""
    assert score_dates(["2020-03-24"], "«في 24 مارس»", "", "متى؟", [2020]).f1 == 1.0
    assert score_dates(["2020"], "in March", "", "When?", [2020]).f1 == 0.0


def test_what_is_missing_and_beside_is_named():
    """A report lists both."""
    found = score_dates(["2020-04"], "In May 2021.", "In May 2021.", "When?")
    assert (found.missing, found.beside) == (("2020-04",), ("2021-05",))


def test_iso_dates_are_read_once():
    """A month in digits is not also a year."""
    assert iso_dates("le 5 mai 2020; 2021-05; 2022-01-09; in 2019") == ["2020-05-05", "2022-01-09", "2019", "2021-05"]
