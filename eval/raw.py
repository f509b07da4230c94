"""`eval raw`: an index of articles that nobody here wrote, for the questions over them. It is there where they are.

The articles of ../shared/articles, and of ../shared/news those that the questions name and those that speak of giving.
They are ingested by `python -m ingest`, as a user would, and never copied into the project.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from eval.errors import EvaluationError
from eval.ingesting import ingest
from eval.question import Question
from rag.settings import ROOT
from rag.text import fold

SHARED = ROOT.parent / "shared"
GIVING = re.compile(r"تبرع|مساعدات|منحه|(?<!\w)ال?هبه(?!\w)")  # folded
PREFIX = "antcorpus:"  # before the id of a news article in a question file


def raw_index(questions: list[Question], shared: Path, work: Path, encoder: str) -> Path:
    """Ingest the raw articles and return their index; a second time nothing is encoded again.

    Raises:
        EvaluationError: the articles are not here, or ingest could not take them.
    """
    articles, news = shared / "articles", shared / "news" / "antcorpus_ar.jsonl.gz"
    absent = next((path for path in (articles, news) if not path.exists()), None)
    if absent is not None:
        message = f"The raw articles are not here ({absent}): name their folder with --shared; nothing was ingested."
        raise EvaluationError(message)
    named = {article.removeprefix(PREFIX) for question in questions for article, _ in question.articles}
    work.mkdir(parents=True, exist_ok=True)
    chosen = work / "news.jsonl"
    chosen.write_text("".join(chosen_news(news, named)), encoding="utf-8")
    return ingest([articles, chosen], work / "index", encoder)


def chosen_news(news: Path, named: set[str]) -> Iterator[str]:
    """Yield the lines of the news that are named, or speak of giving.

    Raises:
        EvaluationError: the file is not gzipped JSON lines.
    """
    try:
        with gzip.open(news, "rt", encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                if record["id"] in named or GIVING.search(fold(f"{record['title']} {record['text']}")):
                    yield line
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{news} is not the news it should be ({type(error).__name__}: {error}): get it anew."
        raise EvaluationError(message) from error
