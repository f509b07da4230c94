import asyncio
import logging
import threading

import pytest

from page.opening import Opening
from rag.errors import EncoderError


def test_many_visitors_share_one_opening():
    opened, gate = [], threading.Event()

    def open_assistant():
        gate.wait()
        opened.append(object())
        return opened[0]

    opening = Opening(open_assistant)
    futures = {opening.start() for _ in range(5)}
    assert not opening.ready
    gate.set()
    assert opening.wait() is opened[0]
    assert (len(futures), len(opened), opening.ready) == (1, 1, True)


def test_a_refusal_reaches_the_visitor_and_is_tried_again(caplog):
    attempts = []

    def open_assistant():
        attempts.append(1)
        if len(attempts) == 1:
            raise EncoderError("The encoder is gone.")
        return "assistant"

    opening = Opening(open_assistant)
    with pytest.raises(EncoderError, match="gone"), caplog.at_level(logging.WARNING):
        opening.wait()
    assert opening.wait() == "assistant"


def test_the_outcome_can_be_awaited_without_a_thread():
    assert asyncio.run(Opening(lambda: "assistant").outcome()) is None
    error = asyncio.run(Opening(lambda: 1 // 0).outcome())
    assert isinstance(error, ZeroDivisionError)
