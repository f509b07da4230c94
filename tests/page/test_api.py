"""What programs may ask, without a server: what they write becomes filters, and the ledger is read once for all."""

import re

import pytest

from page import giving_book
from page.api import MOST_ROWS, Programs
from page.api_asked import Limits, turns_of
from page.articles_shelf import Shelf
from page.giving_book import GivingDesk
from page.opening import Opening
from rag.errors import QuestionError
from rag.ledger_filters import LedgerFilters
from rag.schema import FigureKind, Filters, GivingStatus, Turn


def limits(organisation="", country="", since="", until="", kind="") -> Limits:
    """Return what a program wrote, nothing where it wrote nothing."""
    return Limits(organisation, country, since, until, kind)


@pytest.fixture
def desk(index):
    """Return the ledger of the index of three articles."""
    return GivingDesk(index, Shelf(index))


def test_what_is_left_empty_asks_for_nothing():
    assert limits(organisation=" ", until="\t").of_rows(" ", 0.0, " ") == LedgerFilters()
    assert limits().of_articles(" ") == Filters()


def test_what_a_program_writes_becomes_filters():
    written = limits(" Kastora ", "eg", "2020", " 2021-05", "in-kind")
    assert written.of_articles(" AR ") == Filters("Kastora", "ar", "2020", "2021-05", "EG", FigureKind.IN_KIND)
    assert written.of_rows("paid", 5.0, " USD ") == LedgerFilters(
        "Kastora", "EG", "2020", "2021-05", FigureKind.IN_KIND, GivingStatus.PAID, 5.0, "USD"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (limits(since="yesterday"), "'yesterday' is no date"),
        (limits(until="2020-02-31"), "'2020-02-31' is no date"),
        (limits(country="Egypt"), "'Egypt' is no country code"),
        (limits(kind="gold"), "'gold' is no kind of giving"),
    ],
)
def test_what_means_nothing_is_refused_by_its_name(written, said):
    for made in (written.of_rows, lambda: written.of_articles("en")):
        with pytest.raises(QuestionError, match=re.escape(said)):
            made()


@pytest.mark.parametrize(("first", "limit"), [(-1, 5), (0, 0), (0, MOST_ROWS + 1)])
def test_rows_that_cannot_be_given_are_refused(desk, first, limit):
    with pytest.raises(QuestionError, match=f"ask for 1 to {MOST_ROWS}"):
        Programs(Opening(lambda: pytest.fail("opened")), desk).ledger(LedgerFilters(), first, limit)


def test_the_tab_and_programs_read_a_generation_once_between_them(desk, monkeypatch):
    read, stored = [], giving_book.read_events
    monkeypatch.setattr(giving_book, "read_events", lambda *given: read.append(given) or stored(*given))
    programs = Programs(Opening(lambda: pytest.fail("opened")), desk)
    rows = programs.ledger(LedgerFilters(organisation="Kastora"), 0, 5)["rows"]
    assert {name for row in rows for name in row["donors"]} == {"Kastora"}
    assert programs.ledger(LedgerFilters(), 0, 5)["count"] == len(desk.book().events)
    assert len(read) == 1


def test_earlier_messages_are_the_newest_twenty_in_their_order():
    said = [{"role": "user" if at % 2 == 0 else "assistant", "content": str(at)} for at in range(30)]
    assert turns_of(said)[0] == Turn("user", "10")
    assert len(turns_of(said)) == 20
    assert turns_of(None) == ()
    with pytest.raises(QuestionError, match="is no earlier message"):
        turns_of(["just text"])
