from datetime import date

import pytest

from ingest.calendar import dates_in, month_in


@pytest.mark.parametrize(
    "text",
    [
        *("10 May 2020", "May 10, 2020", "10th of May 2020", "10-May-2020", "Sun, 10 May 2020 08:00:00 GMT"),
        *("10 mai 2020", "le 10 mai 2020 à 8 h", "10 مايو 2020", "١٠ مايو ٢٠٢٠م", "10 أيار 2020", "10 ماي 2020"),
        *("10 مايو/أيار 2020", "10 مايو (أيار) 2020", "10 من مايو عام 2020", "الأحد 10 مايو، 2020"),
        *("2020-05-10", "2020/05/10", "2020/5/10", "2020-05-10T08:31:00+01:00", "2020-05-10T083100"),
    ],
)
def test_a_written_day_is_read_however_it_is_written(text):
    """In three languages and several sets of month names."""
    assert [(written.day, written.certain) for written in dates_in(text)] == [(date(2020, 5, 10), True)]


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("يناير|كانون الثاني|جانفي|janvier|Jan.", 1),
        ("فبراير|شباط|فيفري|février|févr.", 2),
        ("مارس|آذار|March|mars", 3),
        ("أبريل|ابريل|إبريل|نيسان|أفريل|avril", 4),
        ("مايو|أيار|ماي|مايس|mai", 5),
        ("يونيو|يونيه|حزيران|جوان|juin", 6),
        ("يوليو|يوليه|تموز|جويلية|يوليوز|juillet", 7),
        ("أغسطس|اغسطس|آب|أوت|غشت|août", 8),
        ("سبتمبر|أيلول|شتنبر|Sept|septembre", 9),
        ("أكتوبر|تشرين الأول|أكتوبر|octobre", 10),
        ("نوفمبر|تشرين الثاني|نونبر|novembre", 11),
        ("ديسمبر|كانون الأول|دجنبر|décembre", 12),
    ],
)
def test_every_set_of_month_names_is_known(names, month):
    """Egypt, the Levant, Iraq, Tunisia, Algeria, Morocco; English and French, shortened too."""
    for name in names.split("|"):
        assert [written.day for written in dates_in(f"7 {name} 2021")] == [date(2021, month, 7)], name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17 رمضان 1441هـ", date(2020, 5, 10)),
        ("١٧ من شهر رمضان ١٤٤١", date(2020, 5, 10)),
        ("17 Ramadan 1441", date(2020, 5, 10)),
        ("17/09/1441", date(2020, 5, 10)),
        ("20 ذي الحجة 1440 هـ", date(2019, 8, 21)),
        ("1 محرم 1442", date(2020, 8, 20)),
        ("5 جمادى الأولى 1442هـ", date(2020, 12, 20)),
    ],
)
def test_a_hijri_day_is_reckoned_and_not_certain(text, day):
    """The sighting of the moon can move it by one."""
    assert [(written.day, written.hijri, written.certain) for written in dates_in(text)] == [(day, True, False)]


def test_the_gregorian_day_beside_a_hijri_one_comes_first():
    """Of two calendars in one line, one was reckoned from the other."""
    days = [written.day for written in dates_in("الأحد 18 رمضان 1441هـ - 10 مايو 2020م")]
    assert days[0] == date(2020, 5, 10)


@pytest.mark.parametrize(
    ("text", "day", "certain"),
    [
        ("05/10/2020", date(2020, 10, 5), False),
        ("25/03/2015", date(2015, 3, 25), True),
        ("03/25/2015", date(2015, 3, 25), True),
        ("10.10.2020", date(2020, 10, 10), True),
    ],
)
def test_digits_are_day_first_and_certain_where_there_is_one_reading(text, day, certain):
    """A month above twelve can only be an American day."""
    assert [(written.day, written.certain) for written in dates_in(text)] == [(day, certain)]


@pytest.mark.parametrize(
    "text",
    ["31 February 2021", "2021-13-40", "10 May", "May 2020", "1.2.3.2020", "40 رمضان 1441", "1,234 May 2020", ""],
)
def test_what_is_no_full_date_gives_none(text):
    """Neither days that no calendar has, nor parts of numbers."""
    assert dates_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("July 2016", (2016, 7)),
        ("جويلية 2016", (2016, 7)),
        ("août 2016", (2016, 8)),
        ("Sept. 2016", (2016, 9)),
        ("x 2016", None),
    ],
)
def test_a_month_and_a_year_alone(text, found):
    """As tables have them."""
    assert month_in(text) == found
