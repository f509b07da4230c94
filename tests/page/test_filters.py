import pytest

from page.chat_words import chat_words
from page.filters import both_scripts, box_values, chips, choices, objections, read_filters, told, without
from rag.schema import FigureKind, Filters
from tests.page.samples import KNOWN, ORGANISATIONS

ALL = Filters("Kastora", "ar", "2020", "2021-05", "EG", FigureKind.IN_KIND)


def test_boxes_say_filters_and_filters_boxes():
    assert read_filters(box_values(ALL), KNOWN) == ALL
    assert read_filters(box_values(Filters()), KNOWN) == Filters()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("كاستورا", "Kastora"), ("KASTORA", "Kastora"), ("Kast", "Kastora"), ("أورملون", "Ormelune"), ("Quibblify", None)],
)
def test_an_organisation_may_be_typed_in_any_letters(typed, name):
    values = [typed, None, None, None, "", ""]
    assert read_filters(values, KNOWN).organisation == name
    assert bool(objections(values, KNOWN, chat_words("en"))) is (name is None)


@pytest.mark.parametrize(
    ("date", "kept"),
    [("٢٠٢٠", "2020"), ("2020-05", "2020-05"), ("2020-13", None), ("spring", None), ("<b>", None)],
)
def test_a_date_that_is_none_is_said_and_counts_for_nothing(date, kept):
    values = [None, None, None, None, date, ""]
    assert read_filters(values, KNOWN).since == kept
    assert bool(objections(values, KNOWN, chat_words("fr"))) is (kept is None)


@pytest.mark.parametrize("value", ["XX<script>", "Egypt", "zz"])
def test_what_no_box_offers_counts_for_nothing(value):
    assert read_filters([None, value, value, value, "", ""], KNOWN) == Filters()


@pytest.mark.parametrize(("name", "left"), [("country", 5), ("since", 5), ("all", 0), ("nothing", 6)])
def test_a_chip_empties_its_box(name, left):
    emptied = read_filters(without(box_values(ALL), name), KNOWN)
    assert len(told(emptied, "en")) == left


def test_filters_are_told_in_the_page_s_language():
    assert told(ALL, "en", KNOWN) == [
        ("organisation", "Kastora"),
        ("country", "Egypt"),
        ("language", "Arabic"),
        ("kind", "in kind"),
        ("since", "From 2020"),
        ("until", "Until May 2021"),
    ]
    assert told(ALL, "ar", KNOWN)[:2] == [("organisation", "كاستورا"), ("country", "مصر")]


def test_chips_are_buttons_and_their_words_text():
    shown = chips(Filters(organisation="<script>x</script>", country="EG"), "en", ["“<b>” is no date"])
    assert "<script" not in shown
    assert "<b>" not in shown
    assert shown.count('data-box="') == 3  # two chips, and one for all
    assert 'role="alert"' in shown
    assert chips(Filters(), "en") == ""


def test_names_are_offered_in_latin_and_in_arabic_letters():
    assert [both_scripts(one) for one in ORGANISATIONS] == ["Kastora · كاستورا", "Ormelune · أورملون"]


def test_boxes_offer_what_the_index_holds_in_the_page_s_language():
    organisations, countries, languages, kinds = (update["choices"] for update in choices(KNOWN, "fr"))
    assert organisations[0] == ("Kastora · كاستورا", "Kastora")
    assert countries == [("Égypte", "EG"), ("Maroc", "MA")]
    assert languages == [("anglais", "en"), ("arabe", "ar")]
    assert ("en nature", "in-kind") in kinds
