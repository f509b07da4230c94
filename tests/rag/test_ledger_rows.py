"""Which report a row cites: the one that tells how far the gift has come."""

from __future__ import annotations

import pytest

from rag.draft import Draft
from rag.ledger import events_of
from rag.ledger_rows import RowWriter
from tests.rag.ledger_samples import GAZETTEER, source

PLEDGE = source("Nilain Group has pledged $12 million to hospitals.", published="2020-04-09")


@pytest.mark.parametrize(
    ("later", "cited", "told"),
    [
        ("Nilain Group has paid $12 million to hospitals.", "two", "as of 1 June 2020"),
        ("Nilain Group keeps its pledge of $12 million to hospitals.", "one", "as of 9 April 2020"),
    ],
)
def test_a_row_cites_the_report_that_moved_the_gift_on(later, cited, told):
    other = source(later, "two", published="2020-06-01")
    articles = {one.article.id: one.article for one in (PLEDGE, other)}
    (event,) = events_of([PLEDGE, other])
    draft = Draft("en")
    row = RowWriter(draft, articles.__getitem__, GAZETTEER).row(event)
    assert row is not None
    assert (draft.book.citations()[0].article_id, row.when) == (cited, told)
