"""The weights of `rag.fitness`, as `python -m eval fit` learns and prints them; "" is the constant."""

from __future__ import annotations

from collections.abc import Mapping

ARTICLE_WEIGHTS: Mapping[str, float] = {
    "": -5.95,
    "behind the best": 0.29,
    "is the best": 2.26,
    "likeness of a sentence": 2.63,
    "terms": 2.59,
    "terms of the headline": 0.50,
    "subject": 2.82,
    "other names": 0.72,
    "years": 0.78,
    "countries": 0.93,
    "own language": -1.72,
}
SENTENCE_WEIGHTS: Mapping[str, float] = {
    "": -2.48,
    "behind in likeness": 3.22,
    "behind in topic": 2.40,
    "topic": 0.70,
    "terms": 1.68,
    "names": 0.42,
    "subject": 0.44,
    "money asked, money here": 1.35,
    "count asked, unit here": 1.73,
    "count asked, figure here": 0.40,
    "else asked, figure here": 0.81,
    "first": -0.56,
    "late": -1.00,
    "length": 1.70,
}
ARTICLE_AGAIN: Mapping[str, float] = {
    "": 0.51,
    "at first": 0.54,
    "read": 0.28,
    "behind the best read": 0.20,
    "doubt: year": -3.46,
    "doubt: country": -1.87,
    "doubt: figure": -1.65,
    "doubt: organisation": -1.62,
    "doubt: subject": -0.47,
    "doubt: matter": -0.98,
    "doubt: reason": -2.18,
}
SENTENCE_AGAIN: Mapping[str, float] = {
    "": 1.16,
    "at first": 0.65,
    "read": 0.19,
    "behind in its article": 0.38,
}
