from page.conversation import Conversation, Exchange
from rag.schema import Turn
from tests.page.samples import answer, exchange


def test_an_exchange_replaces_itself_and_follows_others():
    first, second = exchange(key="a"), exchange(key="b")
    assert Conversation().put(first).put(second).put(exchange(key="b", stopped=True)).exchanges == (
        first,
        exchange(key="b", stopped=True),
    )


def test_messages_of_the_chat_count_two_for_an_exchange():
    conversation = Conversation((exchange(key="a", question="A?"), exchange(key="b", question="B?")))
    assert [conversation.question(index) for index in (-2, 0, 1, 2, 3, 4)] == ["", "A?", "A?", "B?", "B?", ""]
    assert [len(conversation.cut(index).exchanges) for index in (-2, 0, 1, 2, 3, 99)] == [0, 0, 0, 1, 1, 2]


def test_only_what_is_under_way_can_be_stopped():
    finished = Conversation((exchange(),))
    assert finished.stop() == finished
    assert Conversation((exchange(failure="x"),)).stop().exchanges[0].stopped is False
    assert Conversation((exchange(answer(done=False)),)).stop().exchanges[0].stopped is True
    assert Conversation((Exchange("k", "q"),)).stop().exchanges[0].stopped is True


def test_the_assistant_is_told_of_answers_not_of_failures():
    conversation = Conversation((exchange(), exchange(key="b", failure="x"), Exchange("c", "q")))
    assert conversation.turns() == (Turn("user", "Who gave?"), Turn("assistant", "Two gave 5 million [1]."))


def test_a_follow_up_is_told_what_the_question_before_was_taken_to_be_about():
    told = Conversation((exchange(answer(about="Kastora, Egypt")), exchange(key="b", failure="x")))
    assert told.turns()[0] == Turn("user", "Who gave?", "Kastora, Egypt")
    assert (told.about, Conversation().about) == ("Kastora, Egypt", "")
    assert told.newest(1).exchanges == told.exchanges[1:]
