"""When a gift was made, as precisely as its article tells."""

from __future__ import annotations

import pytest

from rag.ledger_dates import event_date, gap_days


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("It gave $5 million.", "2020-05-13", ("2020-05-13", False)),
        ("It gave $5 million.", None, (None, False)),
        ("On 9 April 2020 it gave $5 million.", "2020-05-13", ("2020-04-09", True)),
        ("In June 2020 it had given $5 million.", "2021-06-08", ("2020-06", True)),
        ("In April it had given $5 million.", "2021-08-19", ("2021-04", True)),
        ("In November it had given $5 million.", "2021-08-19", ("2020-11", True)),  # the last November before
        ("It will give $5 million by 2030.", "2021-08-19", ("2021-08-19", False)),  # a plan
        ("In 2020 it gave $5 million.", "2020-05-13", ("2020-05-13", False)),  # the year alone says less
        ("Since 2019 it has given $5 million.", "2022-09-20", ("2022-09-20", False)),  # a period's beginning
        ("وتبرع البنك في 18 مارس 2020 بمبلغ 5 ملايين دولار", "2020-04", ("2020-03-18", True)),
        ("It gives food from March to July worth $5 million.", "2020-04-17", ("2020-04-17", False)),  # a period
        ("After the fire of 15 April 2019 it gave $5 million.", "2019-04-16", ("2019-04-16", False)),  # the fire's
        (
            "تبرع بمبلغ 5 ملايين للتفجير الذي وقع يوم 29 أكتوبر 2022",
            "2022-11-06",
            ("2022-11-06", False),
        ),  # the bombing's
        ("By 2 April the gift stood at $5 million.", "2020-03-23", ("2020-03-23", False)),  # an update, no year before
        ("It gives $5 million, a third of its net income of 2019.", "2020-03-18", ("2020-03-18", False)),
        ("Elle donne 5 millions, un tiers de son résultat net de 2019.", "2020-03-18", ("2020-03-18", False)),
        ("تتبرع بخمس 5 ملايين من أرباح عام 2019", "2020-03-18", ("2020-03-18", False)),
        ("أحصى موقع «2 ديسمبر» 5 ملايين دولار", "2020", ("2020", False)),  # a newspaper's name
        ("It gave $5 million to victims of the April 2024 floods.", "2024-05-12", ("2024-05-12", False)),
        ("تبرع بمبلغ 5 ملايين لضحايا زلزال 6 فبراير 2023", "2023-02-20", ("2023-02-20", False)),
        ("It will pay $5 million in September.", "2024-03-04", ("2024-03-04", False)),  # still to come
        (
            "أقر البنك التبرع بمبلغ 5 ملايين للمحافظة التي تضررت من الأمطار في 1 أغسطس 2022",
            "2022-08",
            ("2022-08", False),
        ),  # the rains'
        ("It gives $5 million to a city hit by the floods on 3 May.", "2022-05-09", ("2022-05-09", False)),
        ("Elle donne 5 millions à une ville touchée par le séisme le 3 mai.", "2022-05-09", ("2022-05-09", False)),
        ("It gives $5 million, which is 1 million more than in 2021.", "2023-02-25", ("2023-02-25", False)),
        ("Elle donne 5 millions, 1 million de plus qu'en 2021.", "2023-02-25", ("2023-02-25", False)),
        ("Last year it gave $5 million.", "2024-03-04", ("2023", True)),
        ("L'an dernier, elle a donné 5 millions.", "2024-03-04", ("2023", True)),
        ("وكان قد تبرع بمبلغ 5 ملايين في العام الماضي", "2024", ("2023", True)),
    ],
)
def test_the_sentence_dates_a_gift_else_the_article_does(sentence, published, expected):
    assert event_date(sentence, sentence.index("5"), published) == expected


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2020", "2020-05-13", 0),
        ("2020-03-01", "2020-04", 31),
        ("2021-01-01", "2020-12-30", 2),
        (None, "2020", 0),
    ],
)
def test_days_between_dates_are_none_where_they_may_be_one_day(one, other, days):
    assert gap_days(one, other) == days
