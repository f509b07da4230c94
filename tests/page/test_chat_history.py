import datetime

import pytest

from page.chat_history import history_list
from page.store_record import Summary

NOW = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
ONE = Summary("k1", "How much did Kastora give?", "2026-01-02T10:00:00+00:00", 3)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Questions: 3 · 2 hours ago · open now"),
        ("fr", "Questions : 3 · il y a 2 heures · ouverte"),
        ("ar", "عدد الأسئلة: 3 · قبل ساعتين · المفتوحة الآن"),
    ],
)
def test_a_conversation_is_listed_by_title_size_and_age(language, told):
    shown = history_list([ONE], "k1", language, NOW)
    assert '<bdi class="title">How much did Kastora give?</bdi>' in shown
    assert told in shown
    assert 'aria-current="true"' in shown


def test_a_title_is_text():
    hostile = Summary('"><script>', "<script>x</script>", ONE.used, 1)
    assert "<script" not in history_list([hostile], "", "en", NOW)


def test_an_empty_list_says_what_it_is_for():
    assert "Your conversations will be listed here." in history_list([], "", "en", NOW)
    assert history_list([], "", "en", NOW, is_open=True).startswith("<details open>")
