"""Invented givers and a way to read an article of theirs as the ledger does."""

from ingest.annotate import figures_of, mentions_of
from rag.ledger_records import Source
from rag.names import Gazetteer
from rag.schema import Article, Organisation
from rag.text import sentences

ORGANISATIONS = (
    Organisation("Nilain Group", ("Nilain", "مجموعة النيلين", "النيلين"), (("ar", "مجموعة النيلين"),), "EG"),
    Organisation("Nilain Foundation", ("مؤسسة النيلين",), (), "EG"),
    Organisation("Harbour & Finch", (), (), "GB"),
    Organisation("Sotara", ("سوتارا",), (), "MA"),
    Organisation("Atlas Investment Bank", ("بنك أطلس للاستثمار",), (), "MA"),
    Organisation("Delta Food Bank", ("بنك طعام الدلتا",), (), "EG"),
    Organisation("Crescent Relief", ("إغاثة الهلال",), (), "EG"),
    Organisation("Old Fountain Hospital", ("مستشفى النبع العيني",), (), "EG"),
)
GAZETTEER = Gazetteer(ORGANISATIONS)


def source(text, article_id="one", language="en", **fields):
    """Return an article as the ledger reads it; its first organisation is the main giver where any is given."""
    fields = {"published": "2020-04-09", "country": "EG", "organisations": ()} | fields
    gazetteer = fields.pop("gazetteer", GAZETTEER)
    article = Article(article_id, fields.pop("title", "A gift"), text, language, **fields)
    mentions = tuple(found for found in mentions_of(article, gazetteer) if found.end > found.start)
    return Source(article, tuple(sentences(text)), tuple(figures_of(article)), mentions)
