"""Records for the page's pure tests, with defaults that a test overrides."""

from page.conversation import Exchange, Passage
from rag.known import Known
from rag.ledger_records import Evidence, GivingEvent
from rag.names import Gazetteer
from rag.schema import (
    Answer,
    Article,
    Citation,
    FigureKind,
    GivingStatus,
    Hedge,
    Organisation,
    SourceKind,
)

TEXT = "One opened. Two gave 5 million. Three followed.\n\nFour closed. Five left."
QUOTE = "Two gave 5 million."
ARTICLE = Article(id="a", title="A gift", text=TEXT, language="en")


def citation(marker=1, **changes) -> Citation:
    """Return a citation of the second sentence of TEXT."""
    fields = {
        "marker": marker,
        "article_id": "a",
        "source_kind": SourceKind.ORIGINAL,
        "title": "A gift",
        "publisher": "The Gazette",
        "date": "2020-05",
        "url": "https://example.org/a",
        "language": "en",
        "quote": QUOTE,
        "start": TEXT.index(QUOTE),
        "end": TEXT.index(QUOTE) + len(QUOTE),
    }
    return Citation(**{**fields, **changes})


def answer(text="Two gave 5 million [1].", language="en", **changes) -> Answer:
    """Return a finished answer that cites the second sentence of TEXT."""
    return Answer("Who gave?", language, text, **({"citations": (citation(),)} | changes))


def exchange(given=None, **changes) -> Exchange:
    """Return an exchange with an answer and a passage for each of its citations."""
    given = given or answer()
    passages = tuple(Passage(one) for one in given.citations) + tuple(
        Passage(one, cited=False) for one in given.nearest
    )
    return Exchange(**({"key": "k", "question": "Who gave?", "answer": given, "passages": passages} | changes))


def gift(donor="Kastora", article_ids=("a", "b"), **changes) -> GivingEvent:
    """Return a gift of five million Egyptian pounds that two articles tell of."""
    evidence = tuple(
        Evidence(
            f"{donor}-{one}", one, SourceKind.ORIGINAL, "A gift", "The Gazette", "2020-05", None, "en", QUOTE, 0,
            len(QUOTE), "5 million", GivingStatus.PAID,
        )
        for one in article_ids
    )  # fmt: skip
    fields = {
        "key": f"{donor}-{changes.get('date', '2020')}", "donors": (donor,), "collective": False, "recipients": (),
        "purpose": None, "value": 5e6, "unit": "EGP", "hedge": Hedge.EXACT, "kind": FigureKind.CASH,
        "status": GivingStatus.PAID, "limit": False, "date": "2020", "dated": True, "country": "EG",
        "evidence": evidence,
    }  # fmt: skip
    return GivingEvent(**{**fields, **changes})


ORGANISATIONS = (
    Organisation("Kastora", ("«كاستورا»", "كاستورا"), (("ar", "كاستورا"),)),
    Organisation("Ormelune", (), (("fr", "Ormelune"), ("ar", "أورملون"))),
)
KNOWN = Known(
    generation="0001-00000000",
    articles=3,
    organisations=ORGANISATIONS,
    countries=("EG", "MA"),
    languages=("en", "ar"),
    events=(gift(), gift("Ormelune")),
    gazetteer=Gazetteer(ORGANISATIONS),
)
