"""The articles of an index by every name a question file may use. It knows the index, nothing of answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from eval.errors import refuse_if_any
from eval.question import GoldSpan, Question
from rag.manifest import ARTICLES, Manifest, generation_directory
from rag.records import article_of_record, open_database
from rag.schema import Article, Organisation
from rag.store import Generation
from rag.text import fold

ADDRESS = re.compile(r"https?://")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one generation holds."""

    index: Path
    manifest: Manifest
    articles: Mapping[str, Article]
    organisations: tuple[Organisation, ...]
    names: Mapping[str, frozenset[str]]  # front-matter id, file name, title, address -> article ids

    def resolve(self, name: str) -> frozenset[str]:
        """Return the ids of the articles that a name means: one, none, or several where it is ambiguous.

        What stands before a colon ("antcorpus:JA-7") or a slash ("articles/a.txt") may tell where an article is from.
        """
        if name in self.articles:
            return frozenset({name})
        forms = [name] if ADDRESS.match(name) else [name, name.rpartition(":")[2], PurePosixPath(name).name]
        return next((self.names[_key(form)] for form in forms if _key(form) in self.names), frozenset())

    def reports_of(self, article_ids: Iterable[str]) -> frozenset[str]:
        """Return articles with the reports of the same events that the index links to them."""
        known = [self.articles[article_id] for article_id in article_ids if article_id in self.articles]
        return frozenset(other for article in known for other in (article.id, *article.same_event_as))


def open_catalogue(index: Path) -> Catalogue:
    """Read the published generation of an index.

    Raises:
        PublishedIndexError: there is none, or it cannot be read.
    """
    with Generation.open(index) as generation:
        articles = {article.id: article for article in generation.articles()}
        manifest, organisations = generation.manifest, tuple(generation.organisations())
    names: dict[str, set[str]] = {}
    for name, article_id in _source_names(generation_directory(index, manifest.name) / ARTICLES):
        names.setdefault(_key(name), set()).add(article_id)
    named = {name: frozenset(ids) for name, ids in names.items()}
    return Catalogue(index, manifest, articles, organisations, named)


def _source_names(database_path: Path) -> Iterable[tuple[str, str]]:
    """Yield every name of every source with the article it gave, also of sources folded into another's article."""
    with closing(open_database(database_path)) as database:
        for row in database.execute("SELECT path, article_id, record FROM sources").fetchall():
            source = article_of_record(row["record"], "")
            path = PurePosixPath(row["path"].replace("\\", "/"))
            for name in (source.id, path.name, path.stem, source.title, source.url):
                if name:
                    yield name, row["article_id"]


def _key(name: str) -> str:
    """Return a name as it is compared."""
    return " ".join(fold(name).split())


def with_gold_located(questions: Iterable[Question], catalogue: Catalogue, path: Path) -> list[Question]:
    """Return questions whose articles are ids of the index and whose spans stand in its texts.

    Raises:
        QuestionFileError: an article is not in the index, or a span not in its article; the message lists them all.
    """
    located, problems = [], []
    for question in questions:
        articles = {name: _one(catalogue.resolve(name)) for name, _ in question.articles}
        found = [_missing(name, catalogue) for name, article in articles.items() if article is None]
        spans = []
        for span in question.spans:
            article = articles.get(span.article)
            if article is None:
                continue
            place = locate(span.quote, catalogue.articles[article].text)
            if place is None:
                found.append(_not_there(span, article))
            else:
                spans.append(GoldSpan(article, span.quote, *place))
        problems += [f"{path}, line {question.line} ({question.id}): {problem}" for problem in found]
        graded = tuple((articles[name] or name, grade) for name, grade in question.articles)
        located.append(replace(question, articles=graded, spans=tuple(spans)))
    refuse_if_any(problems)
    return located


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """Return where a quote stands in a text, whatever white space parts its words: "a b" in "x a  b" -> 2, 6."""
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    words = [re.escape(word) for word in quote.split()]
    match = re.search(r"\s+".join(words), text) if words else None
    return match.span() if match else None


def _one(ids: frozenset[str]) -> str | None:
    """Return the id where there is exactly one."""
    return next(iter(ids)) if len(ids) == 1 else None


def _missing(name: str, catalogue: Catalogue) -> str:
    """Return why a name means no article."""
    meant = sorted(catalogue.resolve(name))
    if meant:
        return f"names the article {name!r}, which may be {', '.join(meant[:4])}; name it by one of these ids."
    return (
        f"names the article {name!r}, which is not among the {len(catalogue.articles)} of {catalogue.index};"
        " correct the name, or ingest the article (python -m ingest)."
    )


def _not_there(span: GoldSpan, article: str) -> str:
    """Return why a span has no place."""
    other = "" if article == span.article else f" (in the index {article!r})"
    shown = span.quote if len(span.quote) <= 80 else f"{span.quote[:77]}…"
    return (
        f"has a span of {span.article!r}{other} that does not stand in its text: {shown!r};"
        f" copy it letter for letter from `python -m rag --show {article}`."
    )
