"""The Giving tab without a browser: which rows, in what order, what is drawn, what is said of wrong input."""

import re
from dataclasses import asdict, replace

import pytest

from page import giving_words
from page.directions import direction_of_letters
from page.editor import LOCAL
from page.giving_book import View, chosen_currency, currencies, ordered, page_of
from page.giving_correct import NOTE_CHARACTERS, Said, correction_of, taken_back
from page.giving_corrections import corrections, undone_of
from page.giving_evidence import evidence
from page.giving_filters import RefusedError, choices, view_of
from page.giving_plots import plots
from page.giving_sums import by_year, largest, timeline
from page.giving_table import table
from rag.corrections import Action, Correction
from rag.ledger_totals import Group
from rag.schema import GivingStatus
from tests.page.giving_samples import ARTICLES, book, key_of
from tests.rag.ledger_samples import source

WORDS = giving_words.ENGLISH
FIELD = re.compile(r"{\w+}")


def typed(*, search="", giver="", country="", kind="", status="", unit="", minimum="", since="", until=""):
    """Return what stands in the filters, in their order."""
    return [search, giver, country, kind, status, unit, minimum, since, until]


def values(view):
    """Return the amounts of a view's rows."""
    return [event.value for event in book().rows(view)]


@pytest.mark.parametrize(
    ("filters", "amounts"),
    [
        ({}, [40e6, 5e6, 3e6, 12e6, 2e6, 300.0]),
        ({"search": "schools"}, [3e6]),
        ({"search": "سوتارا"}, [5e6, 3e6]),
        ({"search": "SOTARA delta"}, [5e6]),
        ({"giver": "Sotara", "unit": "USD"}, [3e6]),
        ({"kind": "loan"}, [40e6]),
        ({"status": "pledged"}, [12e6, 2e6]),
        ({"since": "2021", "until": "٢٠٢١-03"}, [3e6]),
        ({"unit": "USD", "minimum": "3,000,000"}, [40e6, 3e6, 12e6]),
        ({"unit": "MAD", "minimum": "٥٠٠٠٠٠٠"}, [5e6]),
        ({"kind": "<script>", "status": "no such"}, [40e6, 5e6, 3e6, 12e6, 2e6, 300.0]),
    ],
)
def test_rows_are_those_that_every_filter_lets_through(filters, amounts):
    assert values(view_of(typed(**filters), View(), WORDS)) == amounts


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"since": "soon"}, "“soon” is no date."),
        ({"until": "2020-02-31"}, "“2020-02-31” is no date."),
        ({"since": "2022", "until": "2021"}, "The period ends (2021) before it begins (2022)."),
        ({"minimum": "many", "unit": "USD"}, "“many” is no amount."),
        ({"minimum": "5"}, "An amount needs a currency"),
    ],
)
def test_what_means_nothing_is_refused_by_its_name(filters, said):
    with pytest.raises(RefusedError, match=re.escape(said)):
        view_of(typed(**filters), View(), WORDS)


def test_amounts_are_sorted_within_their_currency_alone():
    found = [(event.unit, event.value) for event in ordered(book().events, "amount", descending=True)]
    assert found == [("MAD", 5e6), ("USD", 40e6), ("USD", 12e6), ("USD", 3e6), ("USD", 2e6), ("tonnes", 300.0)]


@pytest.mark.parametrize(("asked", "number", "rows"), [(0, 0, 15), (2, 2, 2), (99, 2, 2), (-1, 0, 15)])
def test_a_page_that_does_not_exist_is_the_nearest_one(asked, number, rows):
    events = [book().events[0]] * 32
    found, pages, shown = page_of(events, asked)
    assert (found, pages, len(shown)) == (number, 3, rows)


def test_the_currency_of_the_plots_is_the_one_asked_for_or_the_most_frequent():
    rows = book().events
    assert currencies(rows) == [("USD", 4), ("MAD", 1)]
    assert [chosen_currency(rows, wanted) for wanted in (None, "MAD", "EUR", "<b>")] == ["USD", "MAD", "USD", "USD"]
    assert chosen_currency([], "USD") is None


def test_sums_keep_currencies_and_groups_apart_and_count_a_part_once():
    assert [(sums.group, sums.values) for sums in by_year(book().events, "USD")] == [
        (Group.CASH, {2020: 12e6, 2021: 3e6}),
        (Group.LENT, {2022: 40e6}),
    ]
    assert [(sums.group, sums.values) for sums in by_year(book().events, "MAD")] == [(Group.CASH, {2021: 5e6})]


def test_a_part_that_is_dated_later_stays_in_the_year_of_its_whole():
    events = [*book().events]
    whole = next(event for event in events if event.value == 12e6)
    assert any(event.part_of == whole.key for event in events)
    moved = [replace(one, date="2023") if one.part_of else one for one in events]
    assert by_year(moved, "USD")[0].values == {2020: 12e6, 2021: 3e6}


def test_the_largest_gifts_are_gifts_and_no_parts_of_each_other():
    assert [event.value for event in largest(book().events, "USD")] == [12e6, 3e6]


def test_a_timeline_runs_forward():
    assert [event.date for event in timeline(book().events, "USD")] == ["2020-04-09", "2021-03", "2022"]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_plots_name_their_one_currency_and_every_bar_can_be_reached(language):
    view = view_of(typed(giver="Sotara"), View(), WORDS)
    drawn = plots(book(), view, book().rows(view), giving_words.giving_words(language))
    assert "USD" in drawn
    assert drawn.count('tabindex="0"') >= 2
    assert 'data-act="pick"' in drawn
    assert plots(book(), View(), [], WORDS).endswith("No row that counts has an amount of money here.</p>")


def test_names_are_offered_in_the_pages_language_and_the_other_script():
    givers, _, kinds, _, units = choices(book(), WORDS)
    assert ("Nilain Group · مجموعة النيلين", "Nilain Group") in givers
    assert kinds[0] == ("Any", "")
    assert [code for _, code in units][:2] == ["", "USD"]


def test_markup_in_names_titles_and_sentences_is_text():
    hostile = "<img src=x onerror=alert(1)>"
    shelf = (source(f"Sotara gave $3 million to schools {hostile}.", title=hostile, publisher=hostile),)
    mine = book(articles=shelf)
    row = mine.events[0]
    text = {one.article.id: one.article for one in shelf}.get
    shown = table(mine, View(), mine.events, WORDS) + evidence(mine, row, text, WORDS)
    assert "<img" not in shown
    assert "&lt;img src=x" in shown
    assert "<mark>Sotara gave $3 million" in shown


@pytest.mark.parametrize(("language", "said"), [("en", "not told"), ("fr", "non précisé"), ("ar", "لم يُذكر")])
def test_what_no_article_tells_is_a_dash_that_is_read_out_in_words(language, said):
    row = replace(book().events[0], status=GivingStatus.UNKNOWN, recipients=(), date=None)
    shown = table(book(), View(), [row], giving_words.giving_words(language))
    assert shown.count('<span aria-hidden="true">–</span>') == 3
    assert shown.count(f">{said}</span></span></td>") == 3
    whole = table(book(), View(), [replace(row, status=GivingStatus.PAID)], giving_words.giving_words(language))
    assert whole.count('<span aria-hidden="true">–</span>') == 2


def test_evidence_of_an_article_that_has_gone_is_its_sentence_alone():
    shown = evidence(book(), book().find(key_of(3e6)), lambda _: None, WORDS)
    assert "<mark>Sotara gave $3 million to schools.</mark>" in shown
    assert "Choose a row" in evidence(book(), None, lambda _: None, WORDS)


def test_a_whole_and_its_parts_lead_to_each_other():
    whole, part = key_of(12e6), key_of(2e6)
    shown = evidence(book(), book().find(whole), lambda _: ARTICLES[0].article, WORDS)
    assert f'data-value="{part}"' in shown
    assert f'data-value="{whole}"' in evidence(book(), book().find(part), lambda _: None, WORDS)


MADE = ("Rana", "2024-01-01")


@pytest.mark.parametrize(
    ("said", "action", "value"),
    [
        (Said("not_a_gift", note=" a  loan "), Action.NOT_A_GIFT, None),
        (Said("same_as", same="other"), Action.SAME_AS, "other"),
        (Said("set_status", status="paid"), Action.STATUS, "paid"),
        (Said("set_kind", kind="loan"), Action.KIND, "loan"),
        (Said("set_amount", text="2 400 000", unit="NOK"), Action.AMOUNT, "2400000 NOK"),
        (Said("set_amount", text="٣٫٥".replace("٫", "."), unit=None), Action.AMOUNT, "3.5 USD"),
        (Said("set_giver", text="nilain group ; Ada"), Action.GIVER, "Nilain Group; Ada"),
        (Said("set_recipient", text="Ada"), Action.RECIPIENT, "Ada"),
        (Said("set_date", text="2020-05"), Action.DATE, "2020-05"),
    ],
)
def test_what_an_editor_says_becomes_a_correction(said, action, value):
    row = book().find(key_of(3e6))
    made = correction_of(row, said, MADE, WORDS, book().canonical)
    assert made == Correction(row.key, action, "Rana", "2024-01-01", value, " ".join(said.note.split()))


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Said("same_as"), WORDS.choose_same),
        (Said("set_status", status="<b>"), WORDS.choose_status),
        (Said("set_kind", kind="<b>"), WORDS.choose_kind),
        (Said("set_amount", text="much"), WORDS.bad_minimum.format(text="much")),
        (Said("set_amount", text="0", unit="USD"), WORDS.bad_minimum.format(text="0")),
        (Said("set_giver", text=" ; "), WORDS.write_name),
        (Said("set_date", text="2020-13"), WORDS.bad_date.format(text="2020-13")),
        (
            Said("not_a_gift", note="x" * 501),
            WORDS.long_note.format(length=501, limit=NOTE_CHARACTERS),
        ),
    ],
)
def test_a_correction_that_lacks_something_is_refused(said, message):
    with pytest.raises(RefusedError, match=re.escape(message)):
        correction_of(book().find(key_of(3e6)), said, MADE, WORDS)
    with pytest.raises(RefusedError, match=WORDS.choose_row):
        correction_of(None, said, MADE, WORDS)


def test_a_correction_is_taken_back_once_and_what_it_did_with_it():
    wrong = Correction(key_of(3e6), Action.NOT_A_GIFT, "Rana", "2024-01-01", note="<i>no</i>")
    undo = taken_back([wrong], "0", ("Omar", "2024-02-02"))
    assert undo == Correction(wrong.event, Action.UNDO, "Omar", "2024-02-02", "not-a-gift")
    assert [taken_back([wrong, undo], place, MADE) for place in ("0", "1", "7", "x")] == [None] * 4
    assert undone_of([wrong, undo, wrong]) == [True, False, False]
    assert len(book(wrong).events) + 1 == len(book(wrong, undo).events) == len(book().events)


def test_the_list_of_corrections_names_the_row_that_is_gone_the_author_and_the_date():
    wrong = Correction(key_of(3e6), Action.NOT_A_GIFT, "Rana", "2024-01-01", note="<i>no</i>")
    shown = corrections(book(wrong), WORDS, editor=True)
    assert all(told in shown for told in ("Sotara", "US$3 million", "Rana", "1 January 2024", "&lt;i&gt;no&lt;/i&gt;"))
    assert ('data-act="undo"' in shown, 'data-act="undo"' in corrections(book(wrong), WORDS, editor=False)) == (
        True,
        False,
    )


def test_a_corrected_row_shows_the_right_values_and_who_says_so():
    key = key_of(3e6)
    said = [
        (Action.AMOUNT, "2500000 EUR"),
        (Action.GIVER, "Ada"),
        (Action.DATE, "2020-04-01"),
        (Action.AMOUNT, "2 EUR"),
    ]
    made = [Correction(key, action, LOCAL, "2024-01-01", value) for action, value in said]
    made.append(Correction(key, Action.UNDO, LOCAL, "2024-01-02", Action.AMOUNT))
    made.append(Correction(key, *said[0][:1], "Rana", "2024-01-03", said[0][1]))
    rows = book(*made)
    row = rows.find(key)
    assert (row.value, row.unit, row.donors, row.date) == (2.5e6, "EUR", ("Ada",), "2020-04-01")
    shown = evidence(rows, row, lambda _: None, WORDS)
    assert [one.value for one in rows.corrections_in_force(row)] == ["Ada", "2020-04-01", "2500000 EUR"]
    assert "Amount: €2.5 million</span>" in shown
    assert "Date: 1 April 2020</span>" in shown
    assert f"<bdi>{WORDS.local}</bdi>, <bdi>1 January 2024</bdi>" in shown


def test_on_the_arabic_page_givers_with_an_arabic_name_come_first():
    givers, *_ = choices(book(), giving_words.LANGUAGES["ar"])
    scripts = [direction_of_letters(shown.split(" · ")[0]) for shown, name in givers if name]
    assert scripts == sorted(scripts, reverse=True)
    assert "rtl" in scripts


def test_every_language_fills_in_the_same_fields():
    fields = [
        {name: sorted(FIELD.findall(text)) for name, text in asdict(words).items()}
        for words in giving_words.LANGUAGES.values()
    ]
    assert fields[0] == fields[1] == fields[2]
