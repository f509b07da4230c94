from ingest.event_record import record_of_signature, signature_of_record
from ingest.event_signature import Gift, Signature
from rag.schema import Hedge


def test_a_signature_comes_back_as_it_was():
    """Sets, an amount of no known currency, a hedge; and the same line whatever the order of its sets."""
    gift = Gift(250_000.0, None, True, Hedge.UP_TO, True, frozenset({"Nilain Group"}), frozenset({"b", "a"}), "2021-05")
    signature = Signature(
        article_id="a",
        giver="Nilain Group",
        sure=True,
        organisations=frozenset({"Nilain Group", "b", "a"}),
        gifts=(gift,),
        counts=frozenset({(900.0, "fields"), (40.0, "wells")}),
        causes=frozenset({"water"}),
        places=frozenset(),
        country="SD",
        date=None,
    )
    record = record_of_signature(signature)
    assert signature_of_record(record) == signature
    assert record_of_signature(signature_of_record(record)) == record
