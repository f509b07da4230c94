"""How likely an article answers a question, and each of its sentences: logistic models with learned weights.

A first look takes what retrieval and rules see of all sentences. The likeliest are read again by the cross-encoder,
and a second pair of models weighs what it says, the first look and the doubts. The weights are `rag.fitness_weights`.
It words nothing and refuses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rag.countries import country_mentions
from rag.cross_encoder import CrossEncoder, passage_of
from rag.doubts import Doubt, doubts
from rag.evidence import Evidence, Reading, Sentence
from rag.fitness_weights import ARTICLE_AGAIN, ARTICLE_WEIGHTS, SENTENCE_AGAIN, SENTENCE_WEIGHTS
from rag.focus import Focus
from rag.giving import is_money
from rag.kinds import Kind
from rag.query import Query
from rag.relevance import Wanted, holds_term, named_matches, wanted_of
from rag.schema import Figure
from rag.text import fold

Features = dict[str, float]

EITHER = 0.5  # a feature that the question does not ask for tells nothing
NAMES_COUNTED = 2
LONG = 240  # characters of a sentence: a longer one holds no more of an answer
HEADLINE = 1.2  # times the title's length: a sentence that long is the headline itself, with a mark or a dateline
OF_MONEY = frozenset({Kind.AMOUNT, Kind.RANKING, Kind.COMPARE})
READ_AGAIN = 24  # sentences that the cross-encoder reads: 0.06 s on two cores with bfloat16
SURE = 1e-6  # a likelihood is kept this far from 0 and 1, where its log-odds end


@dataclass(frozen=True, slots=True)
class Fit:
    """One article with how likely it answers, and its sentences, the likeliest first, with how likely they do."""

    reading: Reading
    likelihood: float  # 0.0 to 1.0
    sentences: tuple[tuple[float, Sentence], ...]
    doubted: frozenset[Doubt] = frozenset()


def ranked(query: Query, focus: Focus, evidence: Evidence, cross_encoder: CrossEncoder | None = None) -> list[Fit]:
    """Return the articles that were read, the likeliest to answer first.

    Args:
        cross_encoder: None leaves them as they look at first, without those that there is a doubt about.
    """
    fits = at_first(query, focus, evidence)
    if cross_encoder is None or not fits:
        return [fit for fit in fits if not doubts(query, focus, fit.reading)]
    read = read_again(query, fits, cross_encoder)
    best = max(read.values())
    again = []
    for fit in fits:
        doubted = doubts(query, focus, fit.reading)
        if query.kind is Kind.PERSON and Doubt.SUBJECT in doubted:
            continue  # who somebody else is, or who holds that post elsewhere, answers nothing
        about = article_again(fit, read, best, doubted)
        scored = [
            (likelihood(SENTENCE_AGAIN, features), sentence)
            for (_, sentence), features in zip(fit.sentences, sentences_again(fit, read), strict=True)
        ]
        scored.sort(key=lambda found: -found[0])
        again.append(Fit(fit.reading, likelihood(ARTICLE_AGAIN, about), tuple(scored), frozenset(doubted)))
    return sorted(again, key=lambda fit: -fit.likelihood)


def at_first(query: Query, focus: Focus, evidence: Evidence) -> list[Fit]:
    """Return the articles by what retrieval and rules see of them, the likeliest first."""
    wanted = wanted_of(query, focus, evidence.gazetteer)
    best = max((reading.score for reading in evidence.readings), default=0.0)
    fits = []
    for reading in evidence.readings:
        if not reading.sentences:
            continue
        about = article_features(query, focus, reading, wanted, best)
        scored = [
            (likelihood(SENTENCE_WEIGHTS, sentence_features(query, focus, reading, sentence, wanted)), sentence)
            for sentence in below_headline(reading)
        ]
        scored.sort(key=lambda found: -found[0])
        fits.append(Fit(reading, likelihood(ARTICLE_WEIGHTS, about), tuple(scored)))
    return sorted(fits, key=lambda fit: -fit.likelihood)


def read_again(query: Query, fits: Sequence[Fit], cross_encoder: CrossEncoder) -> dict[int, float]:
    """Return what the cross-encoder says of the sentences that look likeliest, by their identity."""
    found = [(fit.likelihood * chance, sentence) for fit in fits for chance, sentence in fit.sentences]
    chosen = [one for _, one in sorted(found, key=lambda pair: -pair[0])[:READ_AGAIN]]
    scores = cross_encoder.scores(query.search_text, [passage_of(one.article, one.text) for one in chosen])
    return {id(one): score for one, score in zip(chosen, scores, strict=True)}


def article_again(fit: Fit, read: Mapping[int, float], best: float, doubted: Collection[Doubt]) -> Features:
    """Return what speaks for an article on the second look.

    Args:
        read: what the cross-encoder says of sentences; one that it did not read counts as the worst that it did.
        best: the most that it says of any.
    """
    worst = min(read.values())
    said = max((read.get(id(sentence), worst) for _, sentence in fit.sentences), default=worst)
    return {
        "at first": log_odds(fit.likelihood),
        "read": said,
        "behind the best read": said - best,
        **{f"doubt: {doubt}": float(doubt in doubted) for doubt in Doubt},
    }


def sentences_again(fit: Fit, read: Mapping[int, float]) -> list[Features]:
    """Return what speaks for each sentence of an article on the second look, in their order."""
    worst = min(read.values())
    said = [read.get(id(sentence), worst) for _, sentence in fit.sentences]
    best = max(said, default=worst)
    return [
        {"at first": log_odds(chance), "read": score, "behind in its article": score - best}
        for (chance, _), score in zip(fit.sentences, said, strict=True)
    ]


def log_odds(chance: float) -> float:
    """Return the inverse of the logistic function."""
    kept = min(max(chance, SURE), 1 - SURE)
    return math.log(kept / (1 - kept))


def below_headline(reading: Reading) -> Sequence[Sentence]:
    """Return the sentences of an article without its headline: it announces, the text says."""
    title = fold(reading.article.title)
    longest = len(title) * HEADLINE
    below = [one for one in reading.sentences if title not in fold(one.text) or len(one.text) > longest]
    return below or reading.sentences


def likelihood(weights: Mapping[str, float], features: Features) -> float:
    """Return the logistic function of the weighted sum of features; weights hold its constant as ""."""
    total = weights.get("", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-total))


def article_features(query: Query, focus: Focus, reading: Reading, wanted: Wanted, best: float) -> Features:
    """Return what speaks for an article.

    Args:
        best: the highest retrieval score of all articles.
    """
    article = reading.article
    text = f"{article.title} {article.text}"
    dated = [year in fold(text) or (article.published or "").startswith(year) for year in query.years]
    places = country_mentions(text) | {article.country}
    others = [article.id in named.articles for named in focus.others]
    return {
        "behind the best": reading.score - best,
        "is the best": float(reading.score >= best),
        "likeness of a sentence": max(sentence.likeness for sentence in reading.sentences),
        "terms": _share([holds_term(wanted, term, text, article.language) for term in wanted.terms]),
        "terms of the headline": _share(
            [holds_term(wanted, term, article.title, article.language) for term in wanted.terms]
        ),
        "subject": float(article.id in focus.subject.articles) if focus.subject else EITHER,
        "other names": _share(others),
        "years": _share(dated),
        "countries": float(bool(query.nations & places)) if query.nations else EITHER,
        # retrieval draws a question to articles in its own language
        "own language": float(article.language == query.language),
    }


def sentence_features(query: Query, focus: Focus, reading: Reading, sentence: Sentence, wanted: Wanted) -> Features:
    """Return what speaks for a sentence among those of its article."""
    figures = [fact.figure for fact in reading.facts if fact.sentence is sentence]
    text, language = sentence.text, sentence.article.language
    money = any(is_money(figure) for figure in figures)
    of_money, of_count = query.kind in OF_MONEY, query.kind is Kind.COUNT
    count = len(reading.sentences)
    return {
        "behind in likeness": sentence.likeness - max(other.likeness for other in reading.sentences),
        "behind in topic": sentence.similarity - max(other.similarity for other in reading.sentences),
        "topic": sentence.similarity,
        "terms": _share([holds_term(wanted, term, text, language) for term in wanted.terms]),
        "names": float(min(named_matches(wanted, text), NAMES_COUNTED)),
        "subject": float(bool(focus.subject and focus.subject.spans(text, wanted.gazetteer))),
        "money asked, money here": float(of_money and money),
        "count asked, unit here": float(of_count and _counts(figures, query.unit)),
        "count asked, figure here": float(of_count and bool(figures)),
        "else asked, figure here": float(bool(figures) and not (of_money or of_count)),
        "first": float(sentence.index == 0),
        "late": sentence.index / count,
        "length": min(len(text) / LONG, 1.0),
    }


def _counts(figures: Sequence[Figure], unit: str | None) -> bool:
    """Return whether a figure has the unit that was asked for."""
    return unit is not None and any(figure.unit == unit for figure in figures)


def _share(held: Sequence[bool]) -> float:
    """Return the share of what was asked for that is there, EITHER where nothing was."""
    return sum(held) / len(held) if held else EITHER
