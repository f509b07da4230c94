"""A small ledger of invented givers, as the Giving tab reads it."""

from dataclasses import replace

from page.articles_shelf import Catalogue
from page.giving_book import Book
from rag.corrections import apply_corrections
from rag.ledger import events_of
from rag.schema import FigureKind
from tests.rag.ledger_samples import GAZETTEER, source

ARTICLES = (
    source("Nilain Group has pledged $12 million to hospitals, of which $2 million is for Crescent Relief."),
    source("Sotara gave $3 million to schools.", "two", published="2021-03"),
    source("تبرعت سوتارا بمبلغ 5 ملايين درهم مغربي لبنك طعام الدلتا.", "three", "ar", published="2021-07-02"),
    source("Nilain Foundation gave $40 million to farmers.", "four", published="2022"),
    source("Harbour & Finch gave 300 tonnes of rice to Delta Food Bank.", "five", published="2019"),
)


def book(*corrections, articles=ARTICLES):
    """Return the ledger of some articles after corrections."""
    told = [lent(event) if event.value == 40e6 else event for event in events_of(articles)]
    catalogue = Catalogue("0001-aaaaaaaa", "2024-01-01", tuple(one.article for one in articles), GAZETTEER)
    return Book(catalogue, tuple(apply_corrections(told, corrections)), tuple(told), tuple(corrections))


def lent(event):
    """Return an event as money lent: how a sentence tells that is the ledger's business."""
    return replace(event, kind=FigureKind.LOAN)


def key_of(value, unit="USD"):
    """Return the key of the row of an amount."""
    return next(event.key for event in book().events if (event.value, event.unit) == (value, unit))
