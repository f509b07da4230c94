"""The Quality tab without a browser: the newest result of several, none, a damaged one, and what staff marked."""

import json

import pytest

from page.quality_markup import damaged, marks, measured, whole_report
from page.quality_results import ResultError, newest, report
from page.quality_words import ENGLISH, LANGUAGES, MEASURES
from page.store_feedback import Feedback, Rating, Reason
from tests.page.samples import answer


def estimate(value):
    """Return an estimate as a result has it."""
    return {"value": value, "low": value - 0.05, "high": value + 0.05, "count": 40}


def write(folder, name, created, condition="hybrid", right=0.9):
    """Write a result of the evaluation's form."""
    measures = {"right": estimate(right), "hallucination": estimate(0.01), "unknown_to_us": estimate(1.0)}
    fields = {
        "format": 1,
        "name": name,
        "created": created,
        "identity": {"condition": {"name": condition}, "corpus": "abc"},
        "cost": {"p50_seconds": estimate(0.2), "p95_seconds": None, "peak_megabytes": 300.0},
        "summary": {"all": {"all": measures}, "language": {"ar": {"right": estimate(0.8)}, "en": measures}},
        "rows": [{}, {}],
    }
    (folder / f"{name}.json").write_text(json.dumps(fields), encoding="utf-8")


def test_the_products_newest_result_is_shown_not_an_ablations(tmp_path):
    write(tmp_path, "old", "2024-01-01T00:00:00+00:00")
    write(tmp_path, "new", "2024-03-01T00:00:00+00:00")
    write(tmp_path, "ablation", "2024-04-01T00:00:00+00:00", condition="keyword-only")
    found = newest(tmp_path)
    assert found is not None
    assert (found.name, found.questions, found.corpus, found.p95_seconds) == ("new", 2, "abc", None)
    assert found.by_language["ar"]["right"].value == 0.8


@pytest.mark.parametrize("content", ["", "[]", '{"name": "x"}', '{"rows": 3}'])
def test_a_damaged_result_is_named_unless_a_good_one_is_there(tmp_path, content):
    (tmp_path / "broken.json").write_text(content)
    with pytest.raises(ResultError, match=r"broken\.json") as caught:
        newest(tmp_path)
    assert "broken.json cannot be read" in damaged(caught.value, ENGLISH)
    write(tmp_path, "good", "2024-01-01T00:00:00+00:00")
    found = newest(tmp_path)
    assert found is not None
    assert found.name == "good"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_without_a_result_the_commands_that_make_one_are_named(tmp_path, language):
    shown = measured(newest(tmp_path / "none"), None, LANGUAGES[language])
    assert "python -m eval run" in shown
    assert LANGUAGES[language].none in shown


def test_measures_are_told_in_plain_words_with_their_interval(tmp_path):
    write(tmp_path, "<b>run", "2024-03-01T00:00:00+00:00")
    shown = measured(newest(tmp_path), "abc", ENGLISH)
    assert "Answers that are right" in shown
    assert "<strong>90.0\u202f%</strong>" in shown
    assert "between 85.0\u202f% and 95.0\u202f%" in shown
    assert "unknown_to_us" not in shown
    assert "<b>" not in shown
    assert ENGLISH.other_corpus not in shown
    assert ENGLISH.other_corpus in measured(newest(tmp_path), "another", ENGLISH)


def test_the_report_is_framed_and_can_do_nothing_to_the_page(tmp_path):
    assert (report(tmp_path), whole_report(None, ENGLISH)) == (None, "")
    (tmp_path / "report.html").write_text('<script>top.location="x"</script>"')
    shown = whole_report(report(tmp_path), ENGLISH)
    assert 'sandbox="allow-scripts"' in shown
    assert "<script>" not in shown
    assert "&lt;script&gt;top.location=&quot;x&quot;" in shown


def test_what_staff_marked_is_counted_and_shown_as_text():
    given = Feedback(
        "k",
        "<b>Who?</b>",
        answer("<i>Two</i> gave."),
        Rating.DOWN,
        Reason.WRONG_FIGURE,
        "<u>no</u>",
        created="2024-05-06",
    )
    shown = marks({(Rating.DOWN, Reason.WRONG_FIGURE): 3, (Rating.UP, None): 5}, [given], ENGLISH)
    assert "<strong>5</strong> good" in shown
    assert "<strong>3</strong> not good: " in shown
    assert shown.index("<strong>5") < shown.index("<strong>3")
    assert all(text in shown for text in ("&lt;b&gt;Who?", "&lt;i&gt;Two", "&lt;u&gt;no", "6 May 2024"))
    assert ENGLISH.no_marks in marks({}, [], ENGLISH)


def test_every_measure_is_named_in_three_languages():
    assert {frozenset(titles) for titles in MEASURES.values()} == {frozenset({"en", "fr", "ar"})}
