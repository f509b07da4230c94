"""Calendar dates in text."""

from __future__ import annotations

import pytest

from rag.dates import find_dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("بداية من 10 مايو الحالى", [(None, 5, 10)]),
        ("في 3 نيسان/أبريل 2020", [(2020, 4, 3)]),
        ("15 من شهر مايو 2020", [(2020, 5, 15)]),
        ("تشرين الثاني 2020", [(2020, 11, None)]),
        ("٢٠ مارس ٢٠٢٠", [(2020, 3, 20)]),
        ("12 فيفري 2017", [(2017, 2, 12)]),
        ("on 16-22 February 2020", [(2020, 2, 16)]),
        ("May 13, 2020", [(2020, 5, 13)]),
        ("the 9th of April", [(None, 4, 9)]),
        ("le 1er avril 2021", [(2021, 4, 1)]),
        ("en août 2020", [(2020, 8, None)]),
        ("2020-05-13", [(2020, 5, 13)]),
        ("13/05/2020", [(2020, 5, 13)]),
        ("by 2025", [(2025, None, None)]),
        ("the 2019/20 season", [(2019, None, None)]),
        ("they may give 20 million", []),
        ("près de sept des quinze hôpitaux", []),
        ("le 7 sept. 2020", [(2020, 9, 7)]),
        ("a 2020 people", [(2020, None, None)]),
        ("$2020 and 2,020 and 20201", []),
    ],
)
def test_dates_are_read_as_far_as_the_text_tells(text, dates):
    assert [(date.year, date.month, date.day) for date in find_dates(text)] == dates
