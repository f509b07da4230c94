from datetime import date

import pytest

from ingest.dateline import agency_called, guess_published, signing_agency

PARAGRAPH = " the company said in a statement that it would give ten thousand pounds to the school in the next town."


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("A headline of some words\nCairo, 10 May 2020\n\n", "2020-05-10"),
        ("القاهرة في ١٠ مايو ٢٠٢٠", "2020-05-10"),
        ("عمّان، 3 كانون الثاني 2021", "2021-01-03"),
        ("تونس في 7 جويلية 2019", "2019-07-07"),
        ("Tunis, le 1er février 2021", "2021-02-01"),
        ("Published: March 3rd, 2019", "2019-03-03"),
        ("Updated 2023-11-02 10:30", "2023-11-02"),
        ("LEEDS, 14 March 2023 –" + PARAGRAPH, "2023-03-14"),
        ("On 14 March 2023" + PARAGRAPH, None),
        ("starting from 10 May", None),
        ("30 February 2021", None),
        ("2021-13-40", None),
        ("", None),
    ],
)
def test_a_date_counts_only_where_it_plainly_is_the_articles(text, published):
    """A date inside a paragraph is an event's."""
    assert guess_published(text) == published


TODAY = date(2023, 6, 1)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("القاهرة، 17 رمضان 1441هـ", "2020-05-10"),
        ("الأحد 18 رمضان 1441هـ - 10 مايو 2020م", "2020-05-10"),
        ("نُشر: 10 مايو/أيار 2020", "2020-05-10"),
        ("10/05/2020 - 14:30", "2020-05-10"),
        ("CAIRO, 10 May 2020 (AFP) –" + PARAGRAPH, "2020-05-10"),
        ("Leeds, 2 June 2023", None),
        ("Leeds, 31 December 1989", None),
        ("Opening: 2 June 2023\nPublished 14 March 2023", "2023-03-14"),
        ("The matches of the week are these:" + PARAGRAPH + "\nSunday 19 February 2023", None),
        ("The school was opened on Tuesday 5 May 2015 by the minister.", None),
    ],
)
def test_a_day_to_come_or_long_gone_or_of_a_programme_is_none(text, published):
    """An article is not older than the web and not of tomorrow; below the first paragraph days are events'."""
    assert guess_published(text, TODAY) == published


ARABIC_PARAGRAPH = " قالت الشركة في بيان إنها ستعطي المدرسة في البلدة المجاورة عشرة آلاف جنيه خلال العام المقبل."


@pytest.mark.parametrize(
    "dateline",
    [
        "القاهرة – 12 مايو 2024 –",
        "القاهرة، مصر – 12 مايو/أيار 2024:",
        "القاهرة – الأحد 12 مايو 2024 -",
        "(القاهرة – 12 مايو 2024)",
        "الدار البيضاء في 12 ماي 2024 –",
        "12 مايو 2024 – القاهرة:",
        "القاهرة - أ ش أ - 12 مايو 2024 -",
    ],
)
def test_an_arabic_dateline_tells_the_day(dateline):
    """However place, day and dashes follow each other."""
    assert guess_published(f"عنوان من بضع كلمات\n\n{dateline}{ARABIC_PARAGRAPH}") == "2024-05-12"


@pytest.mark.parametrize(
    "dateline",
    [
        "CAIRO, May 12, 2024 -",
        "Cairo, Egypt – 12 May 2024 –",
        "CAIRO -- May 12, 2024 --",
        "Cairo, Egypt; 12th May 2024:",
        "[Cairo, Egypt – May 12, 2024] –",
        "ABU DHABI, United Arab Emirates, May 12, 2024 (GLOBE NEWSWIRE) --",
        "CAIRO, May 12, 2024 /PRNewswire/ --",
        "CAIRO, May 12, 2024—",
        "Casablanca - 12 mai 2024 -",
        "Paris, le 12 mai 2024.",
    ],
)
def test_a_latin_dateline_tells_the_day(dateline):
    """With or without the agency that sends it."""
    assert guess_published(f"A headline of some words\n\n{dateline}{PARAGRAPH}") == "2024-05-12"


@pytest.mark.parametrize(
    "opening",
    [
        "The firm said on 12 May 2024 - a Sunday -" + PARAGRAPH,
        "The gift – of 12 May 2024 – is the first:" + PARAGRAPH,
        "قالت الشركة في 12 مايو 2024 – وهو يوم أحد –" + ARABIC_PARAGRAPH,
        "تبرعت الشركة يوم 12 مايو 2024:" + ARABIC_PARAGRAPH,
    ],
)
def test_a_day_between_dashes_in_a_sentence_is_an_events(opening):
    """Words of a sentence stand beside it, not a place."""
    assert guess_published(opening) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("PARIS (AFP) – The bank gave ten trucks away.", "AFP"),
        ("A headline\n\nRABAT (MAP) - La banque a donné.", "MAP"),
        ("القاهرة - رويترز - قالت الشركة", "Reuters"),
        ("القاهرة (أ ش أ) - قالت الشركة", "MENA"),
        ("تونس 11 ديسمبر 2016 (وات) - أكد البنك", "TAP"),
        ("قالت الشركة إنها تبرعت.\n-أ ف ب-", "AFP"),
        ("القاهرة- خاص –\nقالت الشركة", None),
        ("رويترز: قالت الشركة", None),
        ("The MAP – a plan for schools", None),
        ("The bank told Reuters that it gave ten trucks away – a record.", None),
    ],
)
def test_an_agency_is_known_by_its_signature(text, agency):
    """In a dateline or below the text; a mention of it is none."""
    assert signing_agency(text) == agency


@pytest.mark.parametrize(
    ("sign", "agency"), [("رويترز", "Reuters"), ("أ.ف.ب", "AFP"), (" AFP ", "AFP"), ("Lens", None)]
)
def test_an_agency_has_one_name(sign, agency):
    """However it signs."""
    assert agency_called(sign) == agency
