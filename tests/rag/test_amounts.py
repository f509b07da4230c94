"""Amounts written for a reader, and read back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rag.amounts import write_amount
from rag.currency_families import CODES
from rag.currency_forms import in_currency
from rag.figures import find_figures
from rag.schema import Hedge
from rag.units import COUNTED

UNITS = sorted(CODES) + sorted(COUNTED)


@pytest.mark.parametrize(
    ("value", "unit", "hedge", "language", "written"),
    [
        (250e6, "USD", Hedge.ABOUT, "en", "about US$250 million"),
        (250e6, "USD", Hedge.ABOUT, "ar", "نحو 250 مليون دولار"),
        (250e6, "USD", Hedge.ABOUT, "fr", "environ 250 millions de dollars"),
        (300e3, "EGP", Hedge.UP_TO, "en", "up to 300,000 Egyptian pounds"),
        (300e3, "EGP", Hedge.UP_TO, "ar", "ما يصل إلى 300 ألف جنيه مصري"),
        (300e3, "EGP", Hedge.UP_TO, "fr", "jusqu'à 300 000 livres égyptiennes"),
        (603e6, "views", Hedge.EXACT, "en", "603 million views"),
        (603e6, "views", Hedge.EXACT, "ar", "603 ملايين مشاهدة"),
        (51.7e6, "views", Hedge.EXACT, "ar", "51.7 مليون مشاهدة"),
        (51.7e6, "views", Hedge.EXACT, "fr", "51,7 millions de vues"),
        (1e6, "EUR", Hedge.EXACT, "fr", "1 million d'euros"),
        (1.5e9, "EUR", Hedge.EXACT, "fr", "1,5 milliard d'euros"),
        (1e6, "USD", Hedge.EXACT, "ar", "مليون دولار"),
        (2e6, "people", Hedge.NEARLY, "ar", "ما يقارب مليوني شخص"),
        (2e6, "USD", Hedge.EXACT, "ar", "مليونا دولار"),
        (2e9, "EGP", Hedge.EXACT, "ar", "مليارا جنيه مصري"),
        (2e3, "schools", Hedge.EXACT, "ar", "ألفا مدرسة"),
        (2e6, "USD", Hedge.ABOUT, "ar", "نحو مليوني دولار"),
        (5, "KWD", Hedge.EXACT, "ar", "5 دنانير كويتية"),
        (15, "students", Hedge.EXACT, "ar", "15 طالبا"),
        (5, "schools", Hedge.EXACT, "ar", "5 مدارس"),
        (300, "schools", Hedge.EXACT, "ar", "300 مدرسة"),
        (1, "schools", Hedge.EXACT, "en", "1 school"),
        (12.5, "%", Hedge.MORE_THAN, "en", "more than 12.5%"),
        (12.5, "%", Hedge.MORE_THAN, "fr", "plus de 12,5 %"),
        (1_234_567, "MAD", Hedge.EXACT, "en", "1,234,567 Moroccan dirhams"),
        (590, "kitchens", Hedge.EXACT, "en", "590 kitchens"),
        (5e6, None, Hedge.EXACT, "en", "5 million"),
    ],
)
def test_a_figure_is_written_the_readers_way(value, unit, hedge, language, written):
    assert write_amount(value, unit, hedge, language) == written


@pytest.mark.parametrize(
    ("code", "language", "written"),
    [
        ("USD", "ar", "بالدولار"),
        ("EUR", "ar", "باليورو"),
        ("MAD", "ar", "بالدرهم المغربي"),
        ("LBP", "ar", "بالليرة اللبنانية"),
        ("EGP", "ar", "بالجنيه المصري"),
        ("ZAR", "ar", "بعملة راند جنوب أفريقيا"),
        ("XOF", "ar", "بعملة فرنك سيفا"),
        ("USD", "en", "US dollars"),
        ("USD", "fr", "dollars"),
    ],
)
def test_a_currency_stands_as_in_the_words_around_it(code, language, written):
    assert in_currency(code, language) == written


@given(
    value=st.integers(1, 10**13)
    | st.integers(1, 10**6).map(lambda n: n * 10_000)
    | st.integers(1, 10**9).map(lambda n: n / 100),
    unit=st.sampled_from(UNITS),
    hedge=st.sampled_from(list(Hedge)),
    language=st.sampled_from(["ar", "en", "fr"]),
)
@example(value=1_001, unit="EUR", hedge=Hedge.EXACT, language="fr")
def test_what_is_written_reads_back_as_the_same_figure(value, unit, hedge, language):
    """No digit, unit or hedge is lost on the way to the reader."""
    written = write_amount(float(value), unit, hedge, language)
    assert [(f.value, f.unit, f.hedge) for f in find_figures(f"[1] {written}.")] == [(float(value), unit, hedge)]
