"""How likely an article answers: the features that the weights are for, and the order they give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.doubts import Doubt
from rag.evidence import Evidence
from rag.fitness import (
    article_again,
    article_features,
    at_first,
    below_headline,
    likelihood,
    log_odds,
    ranked,
    read_again,
    sentence_features,
    sentences_again,
)
from rag.fitness_weights import ARTICLE_AGAIN, ARTICLE_WEIGHTS, SENTENCE_AGAIN, SENTENCE_WEIGHTS
from rag.focus import Focus
from rag.named import Named
from rag.question import understand_alone
from rag.relevance import wanted_of
from tests.rag.ledger_samples import GAZETTEER
from tests.rag.test_answer_disputes import reading

NILAIN = Focus(Named("Nilain Group", "Nilain Group", "Nilain Group", frozenset({"one"})))
QUERY = understand_alone("How much did Nilain Group give to libraries in 2020?", GAZETTEER)
WANTED = wanted_of(QUERY, NILAIN, GAZETTEER)
SAID = reading("Nilain Group told of its work. It gave $5 million to libraries in 2020.", title="Libraries")
OTHER = reading("Sotara opened a shop.", "two")


def test_a_weighted_sum_becomes_a_likelihood():
    assert likelihood({"": -1.0, "a": 2.0}, {"a": 0.5, "not weighed": 9.0}) == pytest.approx(0.5)


def test_the_weights_are_of_features_that_there_are():
    about = article_features(QUERY, NILAIN, SAID, WANTED, best=0.0)
    of_sentence = sentence_features(QUERY, NILAIN, SAID, SAID.sentences[1], WANTED)
    assert set(ARTICLE_WEIGHTS) == {"", *about}
    assert set(SENTENCE_WEIGHTS) == {"", *of_sentence}


def test_features_of_an_article_that_holds_what_was_asked():
    about = article_features(QUERY, NILAIN, replace(SAID, score=2.0), WANTED, best=3.0)
    assert (about["behind the best"], about["is the best"]) == (-1.0, 0.0)
    assert (about["terms"], about["subject"], about["years"], about["own language"]) == (1.0, 1.0, 1.0, 1.0)
    assert about["countries"] == 0.5  # none was asked for


def test_features_of_a_sentence_with_money_where_money_is_asked_for():
    found = sentence_features(QUERY, NILAIN, SAID, SAID.sentences[1], WANTED)
    assert (found["money asked, money here"], found["count asked, figure here"], found["first"]) == (1.0, 0.0, 0.0)


def test_a_headline_in_the_text_is_no_answer():
    told = reading("Nilain gives to libraries. It gave $5 million.", title="Nilain gives to libraries")
    assert [sentence.index for sentence in below_headline(told)] == [1]


def test_the_article_and_the_sentence_that_answer_come_first():
    first, *_ = ranked(QUERY, NILAIN, Evidence((OTHER, SAID), GAZETTEER))
    assert first.reading.article.id == "one"
    assert [sentence.index for _, sentence in first.sentences] == [1, 0]


def test_the_second_look_weighs_what_there_is(parts):
    fits = at_first(QUERY, NILAIN, Evidence((OTHER, SAID), GAZETTEER))
    read = read_again(QUERY, fits, parts.cross_encoder)
    assert len(read) == 3
    doubted = {Doubt.YEAR}
    about = article_again(fits[0], read, max(read.values()), doubted)
    assert set(ARTICLE_AGAIN) == {"", *about}
    assert (about["doubt: year"], about["doubt: figure"], about["behind the best read"]) == (1.0, 0.0, 0.0)
    assert {"", *sentences_again(fits[0], read)[0]} == set(SENTENCE_AGAIN)


def test_a_doubt_makes_an_article_less_likely(parts):
    other_year = understand_alone("How much did Nilain Group give to libraries in 2013?", GAZETTEER)
    evidence = Evidence((SAID, OTHER), GAZETTEER)
    sure, doubtful = (ranked(query, NILAIN, evidence, parts.cross_encoder)[0] for query in (QUERY, other_year))
    assert sure.reading is doubtful.reading is SAID
    assert doubtful.likelihood < sure.likelihood / 2
    assert [sentence.index for _, sentence in sure.sentences] == [1, 0]


def test_log_odds_are_the_inverse_of_the_likelihood():
    assert likelihood({"": log_odds(0.3)}, {}) == pytest.approx(0.3)
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
