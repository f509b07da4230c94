"""Texts that wait on the disk, with what was found in them."""

import pytest

from ingest.spool import Content, Spool
from rag.names import Mention

MENTIONS = [Mention("مجموعة النيلين", 0, 14), Mention("Nilain Group", 20, 32)]


@pytest.mark.parametrize("raw", ["the text", "the  text\ud800\n"])
def test_a_content_comes_back_as_it_was_put(raw):
    content = Content("the text", raw, b"signature", MENTIONS)
    with Spool() as spool:
        spool.put("hash", content)
        spool.put("hash", Content("THE TEXT", "THE TEXT", b"", []))  # of the same words: the first one stays
        assert spool.get("hash") == content
        assert spool.get("other") is None
