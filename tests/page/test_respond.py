import logging
import threading

import pytest

from page.conversation import Conversation
from page.opening import Opening
from page.respond import Scope, objection, respond
from page.words import ARABIC, ENGLISH
from rag.errors import ArticleError, ModelError, NoIndexError
from rag.schema import Filters
from tests.page.samples import ARTICLE, KNOWN, QUOTE, answer, citation


class Scripted:
    """Plays given snapshots; an exception among them is raised in its place."""

    def __init__(self, *steps, articles=None):
        self.steps, self.articles, self.turns = steps, articles or {"a": ARTICLE}, None

    def stream(self, question, turns, filters, about=None, page="en"):
        """Yield the script."""
        self.asked, self.turns, self.filters, self.about, self.page = question, turns, filters, about, page
        for step in self.steps:
            if isinstance(step, Exception):
                raise step
            yield step

    def known(self):
        """Return what the page offers further questions from."""
        return KNOWN

    def article(self, article_id):
        """Return one of the given articles."""
        if article_id not in self.articles:
            raise ArticleError(f"no article {article_id}")
        return self.articles[article_id]


def last(assistant, question="Who gave?", words=ENGLISH):
    """Return the exchange as the stream leaves it."""
    *_, conversation = respond(Opening(lambda: assistant), Conversation(), question, words)
    return conversation.exchanges[-1]


def test_the_question_is_shown_at_once_and_then_each_snapshot():
    script = Scripted(answer("Two", citations=(), done=False), answer())
    shown = [one.exchanges[-1] for one in respond(Opening(lambda: script), Conversation(), " Who? ", ENGLISH)]
    said = "Two gave 5 million [1]."
    assert [one.answer and one.answer.answer for one in shown] == [None, "Two", said, said]
    assert [len(one.offers) for one in shown] == [0, 0, 0, 3]  # what to ask next comes when the answer is there already
    assert {one.question for one in shown} == {"Who?"}
    assert shown[-1].passages[0].before.strip() == "One opened."


def test_a_second_question_is_asked_with_the_servers_own_turns():
    script = Scripted(answer())
    opening = Opening(lambda: script)
    *_, before = respond(opening, Conversation(), "Who gave?", ENGLISH)
    list(respond(opening, before, "And when?", ENGLISH))
    assert [turn.content for turn in script.turns] == ["Who gave?", "Two gave 5 million [1]."]


def test_a_refusal_in_mid_answer_is_one_sentence_and_no_answer():
    failed = last(Scripted(answer("Half", done=False), ModelError("The model is gone; start it.")), words=ARABIC)
    assert (failed.failure, failed.detail) == (ARABIC.cannot_answer, "The model is gone; start it.")


def test_a_bug_is_logged_with_its_traceback_and_called_one(caplog):
    with caplog.at_level(logging.ERROR):
        failed = last(Scripted(ZeroDivisionError("boom")))
    assert failed.failure == ENGLISH.bug
    assert "ZeroDivisionError: boom" in caplog.text


def test_an_article_that_has_gone_leaves_its_sentence():
    shown = last(Scripted(answer(), articles={"b": ARTICLE}))
    assert (shown.passages[0].citation.quote, shown.passages[0].before) == (QUOTE, "")


def test_a_quote_that_its_article_does_not_hold_there_gets_no_surroundings():
    shown = last(Scripted(answer(citations=(citation(start=0),))))
    assert (shown.passages[0].before, shown.passages[0].after) == ("", "")


def test_without_an_index_the_command_is_named_and_the_next_question_tries_again():
    ready = threading.Event()

    def open_assistant():
        if not ready.is_set():
            raise NoIndexError("No index in .index.")
        return Scripted(answer())

    opening = Opening(open_assistant)
    *_, refused = respond(opening, Conversation(), "Who gave?", ENGLISH)
    assert "python -m ingest" in refused.exchanges[0].failure
    ready.set()
    *_, answered = respond(opening, refused, "Who gave?", ENGLISH)
    assert answered.exchanges[1].answer == answer()


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ("", ENGLISH.empty_question),
        (" \n🙂", ENGLISH.empty_question),
        ("a" * 2_001, ENGLISH.long_question.format(length=2_001, limit=2_000)),
        ("a" * 2_000, None),
        ("كم؟", None),
    ],
)
def test_a_question_that_needs_no_search_is_refused_before_one(question, refused):
    assert objection(question, ENGLISH) == refused
    if refused:
        assert last(Scripted(AssertionError("never asked")), question).failure == refused


def test_filters_and_what_a_person_says_it_is_about_reach_the_assistant_and_are_kept():
    script, filters = Scripted(answer()), Filters(country="EG")
    *_, shown = respond(Opening(lambda: script), Conversation(), "And then?", ENGLISH, Scope(filters, "Kastora"))
    assert (script.filters, script.about) == (filters, "Kastora")
    assert (shown.exchanges[0].filters, shown.exchanges[0].generation) == (filters, "0001-00000000")


def test_an_answer_stands_though_nothing_can_be_offered_after_it(caplog):
    script = Scripted(answer())
    script.known = lambda: 1 / 0
    with caplog.at_level(logging.ERROR):
        shown = last(script)
    assert (shown.answer, shown.offers, shown.failure) == (answer(), (), None)
    assert "no further questions" in caplog.text


def test_the_pages_language_goes_with_a_question_whose_words_may_tell_none():
    script = Scripted(answer())
    last(script, "OCP", ARABIC)
    assert script.page == "ar"
