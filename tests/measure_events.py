"""Measures links between reports and near duplicates: `python -m tests.measure_events [--bare] [--news FILE.jsonl.gz]`.

Reports of one event: the corpus's digests, whose stated links are what should be found. The stated links are not
complete, and some join the stages of one programme, so every pair found or missed is printed to be judged by a reader.
`--bare` leaves the digests only their date and text, as a pasted article has. Near duplicates: every pair of a file of
articles (one JSON object a line with id, title, text, lang) with what they share.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ingest.annotate import figures_of, mentions_of
from ingest.clean import clean
from ingest.dedupe import content_hash
from ingest.events import Link, Signature, event_keys, link
from ingest.front_matter import Given, split_front_matter
from ingest.metadata import complete
from ingest.near import NearIndex, is_near, signature
from ingest.recipe import read_organisations
from rag.ledger_gifts import statements_of
from rag.ledger_sources import source_of
from rag.names import Gazetteer
from rag.schema import Article
from rag.text import sentences

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def say(line: str) -> None:
    """Write a line."""
    sys.stdout.write(line + "\n")


def signature_of(article: Article, gazetteer: Gazetteer) -> Signature:
    """Return the signature that ingest would write of an article."""
    found = figures_of(article), mentions_of(article, gazetteer)
    source = source_of(article, sentences(article.text), *found)
    return event_keys(source, statements_of(source))


def digests(gazetteer: Gazetteer, bare: bool) -> Iterator[tuple[Article, tuple[str, ...]]]:
    """Yield the corpus's articles, without the links they state, and those links."""
    for path in sorted((CORPUS / "articles").glob("*/*.md")):
        given, body = split_front_matter(clean(path.read_text(encoding="utf-8")))
        stated = replace(given, same_event_as=())
        if bare:
            stated = Given(id=given.id, title=given.title, published=given.published)
        yield complete(stated, clean(body), gazetteer), given.same_event_as


def measure_links(bare: bool) -> None:
    """Compare the links found between digests with the stated ones."""
    gazetteer = Gazetteer(read_organisations(CORPUS / "organisations.yaml"))
    articles = list(digests(gazetteer, bare))
    language = {article.id: article.language for article, _ in articles}
    stated = {(min(article.id, other), max(article.id, other)) for article, links in articles for other in links}
    started = time.perf_counter()
    signatures = [signature_of(one, gazetteer) for one, _ in articles]
    read = time.perf_counter()
    links = link(signatures)
    say(f"{len(articles)} digests read in {read - started:.2f} s, linked in {time.perf_counter() - read:.3f} s")
    show_links(links, stated)
    found = {each.articles for each in links}
    across = {pair for pair in found | stated if language[pair[0]] != language[pair[1]]}
    for name, of in (("all", found | stated), ("across languages", across)):
        say(f"{name}: found {len(found & of)}, of them stated {len(found & stated & of)}; stated {len(stated & of)}")


def show_links(links: Iterable[Link], stated: set[tuple[str, str]]) -> None:
    """Print each pair found, and each stated one that was not."""
    found = {each.articles: each.reason for each in links}
    for pair in sorted(found.keys() | stated):
        verdict = "both  " if pair in stated and pair in found else "found " if pair in found else "stated"
        say(f"{verdict} {pair[0]} | {pair[1]} {found.get(pair, '')}")


def measure_near(file: Path) -> None:
    """Find the near duplicates of a file of articles, exact ones left out."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    articles = {content_hash(row["text"]): Article(row["id"], row["title"], row["text"], row["lang"]) for row in rows}
    started = time.perf_counter()
    signed = [(article, signature(article.text)) for article in articles.values()]
    say(f"{len(rows) - len(articles)} exact; {len(signed)} signed in {time.perf_counter() - started:.1f} s")
    started, compared, found = time.perf_counter(), 0, 0
    index, known = NearIndex(), dict[str, Article]()
    for article, own in signed:
        for key in index.candidates(own):
            compared += 1
            shared = is_near(known[key], article)
            if shared is not None:
                found += 1
                say(f"{shared:.2f} {key} {known[key].title} | {article.id} {article.title}")
        index.add(article.id, own)
        known[article.id] = article
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{found} near of {compared} compared in {time.perf_counter() - started:.1f} s, {memory:.0f} MiB in all")


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description="Measure links between reports and near duplicates.")
    parser.add_argument("--bare", action="store_true", help="read the digests without their front matter")
    parser.add_argument("--news", type=Path, help="articles to find near duplicates in")
    arguments = parser.parse_args()
    measure_links(arguments.bare)
    if arguments.news:
        measure_near(arguments.news)


if __name__ == "__main__":
    main()
