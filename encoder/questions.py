"""What asks and what answers, for training retrieval.

Questions with their paragraphs (SQuAD's JSON; never the test half), and headlines of our own digests with their bodies.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import frontmatter


def question_pairs(path: Path | None, seed: int) -> list[tuple[str, str]]:
    """Return (question, paragraph), articles shuffled, the questions of one article side by side."""
    if path is None:
        return []
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    random.Random(seed).shuffle(articles)
    return [
        (question["question"], paragraph["context"])
        for article in articles
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]


def digest_pairs(folder: Path | None, languages: Sequence[str]) -> list[tuple[str, str]]:
    """Return (headline, body) of the digests of these languages, which stand in one folder each."""
    if folder is None:
        return []
    paths = (path for language in languages for path in sorted((folder / language).glob("*.md")))
    posts = (frontmatter.load(str(path)) for path in paths)
    return [(str(post["title"]), post.content) for post in posts if post.get("title")]
