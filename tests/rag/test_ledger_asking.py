"""What questions want of the ledger, by their words and how they join names."""

from __future__ import annotations

import pytest

from rag.ledger_asking import Wish, givers_named, in_row, joined, wish_of
from rag.ledger_dates import event_date
from rag.ledger_names import giver_before
from rag.ledger_period import moments_of
from rag.query import understand
from tests.rag.ledger_samples import GAZETTEER


@pytest.mark.parametrize(
    ("question", "wish"),
    [
        ("Did Sotara or Nilain Group give more?", Wish.COMPARE),
        ("Sotara مقابل Nilain Group من تبرع أكثر", Wish.COMPARE),
        ("De Sotara et du Nilain Group, laquelle a donné davantage ?", Wish.COMPARE),
        ("How do the gifts of Sotara and Nilain Group differ?", Wish.COMPARE),
        ("Rank Sotara, Nilain Group and Harbour & Finch by what they gave", Wish.COMPARE),
        ("Sotara and Nilain Group together: what did they donate?", Wish.SUM),
        ("What did Sotara, Nilain Group and Harbour & Finch pay in?", Wish.SIDES),
        ("How much did Sotara give to Crescent Relief?", None),
        ("Top three banks by donation", Wish.RANKING),
        ("dons des géants du plus gros au plus petit", Wish.RANKING),
        ("classe les dons des grands groupes (Sotara, Nilain Group...)", Wish.RANKING),
        ("من تصدر التبرعات؟", Wish.RANKING),
        ("من تبرع لضحايا الزلزال؟", Wish.GIVERS),
        ("Which companies gave to the fund?", Wish.GIVERS),
        ("How much had the fund received by April 2020?", Wish.COLLECTED),
        ("Sotara gave twice. What do both donations come to?", Wish.GIFTS),
        ("كم إجمالي ما تبرعت به سوتارا؟", None),
        ("Why did Sotara leave the banks' fund?", None),
    ],
)
def test_what_is_wanted(question, wish):
    query = understand(question, GAZETTEER)
    assert wish_of(query, joined(query, GAZETTEER)) is wish


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Apart from Sotara, who gave to schools?", ()),
        ("How much did Sotara.org give?", ("Sotara.org",)),
        ("How much did Sotara give?", ("Sotara",)),
    ],
)
def test_names_as_a_question_means_them(question, names):
    assert givers_named(understand(question, GAZETTEER), GAZETTEER) == names


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("SM, Sotara and Nilain", "SM", True),
        ("Sotara ou SM", "SM", True),
        ("Sotara gave in SM", "SM", False),
    ],
)
def test_an_unlisted_name_counts_in_a_row_of_names(text, name, stands):
    assert in_row(text, name) is stands


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("the fires of March 2025", ("2025-03",)),
        ("as counted on 18 March 2020", ("2020-03-18",)),
        ("from mid-April 2020 to early May", ("2020-04", "2020-05")),
        ("what did it give in 2020?", ()),
    ],
)
def test_months_and_days_of_a_question(text, moments):
    assert moments_of(text) == moments


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("On 1 September it followed with 5 million dollars.", ("2022-03-01", False)),
        ("On 1 September it gave 5 million dollars.", ("2021-09-01", True)),
    ],
)
def test_what_followed_an_article_is_not_of_the_year_before(sentence, date):
    assert event_date(sentence, sentence.index("5"), "2022-03-01") == date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The gift of Quill.com, worth ", "Quill.com"),
        ("Le don de Quill Média, de ", "Quill Média"),
        ("Hobson Trust is transferring ", "Hobson Trust"),
    ],
)
def test_a_giver_that_no_list_holds_stands_by_its_gift(text, name):
    assert giver_before(text) == name
