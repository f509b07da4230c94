from dataclasses import replace

import pytest

from page.chat_session import SHOWN, Keep, Mark, Session, filters_of
from page.conversation import Conversation, Exchange
from page.feedback import Rating, Reason
from rag.schema import Filters
from tests.page.samples import answer, exchange

OWNER, OTHER = "browser:one", "browser:two"


@pytest.fixture
def keep(tmp_path) -> Keep:
    """Return stores in a directory of the test's own."""
    return Keep.at(tmp_path / "data")


def long(count: int) -> Session:
    """Return a session of so many exchanges."""
    return Session("c", Conversation(tuple(exchange(key=f"k{at}", question=f"Q{at}?") for at in range(count))))


def test_a_long_conversation_is_drawn_in_part_and_messages_still_mean_their_own_exchange():
    session = long(SHOWN + 5)
    assert [one.key for one in session.drawn.exchanges][:1] == ["k5"]
    assert (session.has_earlier, session.more().has_earlier) == (True, False)
    assert session.exchange(0).key == session.exchange(1).key == "k5"
    assert session.exchange(2 * SHOWN) is None
    assert [one.key for one in session.cut(2).conversation.exchanges][-1] == "k5"
    assert len(long(2).cut(2).conversation.exchanges) == 1


def test_what_was_asked_comes_back_with_answer_sources_and_filters(keep):
    asked = replace(exchange(), filters=Filters(country="EG"), offers=("And then?",), generation="g")
    assert keep.put(OWNER, "c", Exchange(asked.key, asked.question, filters=asked.filters))
    keep.update(OWNER, "c", asked)
    session = keep.session(OWNER, "c")
    assert session == Session("c", Conversation((asked,)))
    assert filters_of(session.conversation) == Filters(country="EG")
    assert keep.session(OTHER, "c") == keep.session(None, "c") == Session()
    assert [one.turns for one in keep.summaries(OWNER)] == [1]


def test_a_question_asked_again_takes_the_place_of_the_old_one_and_what_followed(keep):
    for key in ("a", "b"):
        keep.put(OWNER, "c", exchange(key=key))
    keep.put(OWNER, "c", exchange(key="d"), instead_of="a")
    assert [one.key for one in keep.session(OWNER, "c").conversation.exchanges] == ["d"]
    keep.cut(OWNER, "c", "d")
    assert keep.session(OWNER, "c").conversation == Conversation()


def test_who_has_no_key_has_nothing_kept(keep):
    assert keep.put(None, "c", exchange()) is False
    keep.update(None, "c", exchange())
    keep.cut(None, "c", "k")
    assert keep.summaries(None) == []


def test_a_mark_is_kept_with_question_answer_and_index_and_can_be_taken_back(keep):
    asked = replace(exchange(), generation="g")
    assert keep.mark(OWNER, "mona", asked, Mark(Rating.DOWN, Reason.WRONG_FIGURE, " it is <b>3</b> "))
    kept = keep.feedback.of(["k"], OWNER)["k"]
    assert (kept.question, kept.answer, kept.generation, kept.who) == ("Who gave?", answer(), "g", "mona")
    assert (kept.rating, kept.reason, kept.note) == (Rating.DOWN, Reason.WRONG_FIGURE, "it is <b>3</b>")
    assert keep.ratings(OWNER, ["k", "other"]) == {"k": Rating.DOWN}
    assert keep.ratings(OTHER, ["k"]) == keep.ratings(OWNER, []) == {}
    keep.withdraw(OWNER, "k")
    assert keep.ratings(OWNER, ["k"]) == {}


@pytest.mark.parametrize("asked", [exchange(failure="x"), exchange(answer(done=False)), Exchange("k", "q")])
def test_only_a_complete_answer_can_be_marked(keep, asked):
    assert keep.mark(OWNER, None, asked, Mark(Rating.UP)) is False
