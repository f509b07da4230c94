"""Query to hits: dense and keyword candidates, fused. It knows one published generation and words no answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rag.encoder import Encoder, Vectors
from rag.fusion import fuse, select
from rag.names import Gazetteer
from rag.query import Query
from rag.schema import Article, Chunk, Filters, Hit
from rag.store import Generation

NEAREST_UNITS = 200  # chunks and sentence windows asked of Chroma: about 60 chunks, room for fusion and filters
KEYWORD_CHUNKS = 100
FILTERED_ARTICLES = 200  # read for a filter that leaves too little of the nearest chunks
NAMED_CHUNKS = 200  # chunks that hold a name that was asked for
HITS = 12
NAME_BONUS = 1.0  # standard deviations, for a chunk that holds a name that was asked for
NAMES_COUNTED = 2  # further names add nothing: the reader checks them


@dataclass(frozen=True, slots=True)
class Ways:
    """What ranks the chunks: all of it, unless an evaluation takes a part away."""

    dense: bool = True
    keyword: bool = True
    names: bool = True
    quota: bool = True  # a share of the hits for each language


ALL_WAYS = Ways()


def retrieve(
    generation: Generation,
    encoder: Encoder,
    gazetteer: Gazetteer,
    query: Query,
    filters: Filters,
    ways: Ways = ALL_WAYS,
) -> tuple[list[Hit], Vectors]:
    """Return the best chunks for a question, best first, and vectors of its topic and of it, shape (2, dimension)."""
    vectors = encoder.encode_queries([without_names(query, gazetteer), query.search_text])
    vector = vectors[1]
    matching = generation.keyword.search(expanded(query, gazetteer), query.language, KEYWORD_CHUNKS)
    keyword = dict(matching if ways.keyword else ())
    near = generation.nearest(vector, NEAREST_UNITS) if ways.dense else []
    dense_ids = [generation.chunk_of(row) for row, _ in near]
    named = named_chunks(generation, query) if ways.names else []
    candidates = dict.fromkeys([*dense_ids, *keyword, *(chunk_id for ids in named for chunk_id in sorted(ids))])
    chunks = allowed(generation, generation.chunks(list(candidates)), filters)
    if not chunks:
        return [], vectors
    dense = dense_scores(generation, [chunk.id for chunk in chunks], vector)
    matched = np.array([keyword.get(chunk.id, 0.0) for chunk in chunks], dtype=np.float32)
    held = [sum(chunk.id in ids for ids in named) for chunk in chunks]
    bonus = np.array([NAME_BONUS * min(count, NAMES_COUNTED) for count in held], dtype=np.float32)
    scores = fuse(dense if ways.dense else np.zeros_like(dense), matched, bonus)
    hits = [
        Hit(chunk, float(score), float(cosine), float(bm25))
        for chunk, score, cosine, bm25 in zip(chunks, scores, dense, matched, strict=True)
    ]
    chosen = select(hits, HITS)  # those kept for their language stand last
    return chosen if ways.quota else chosen[:HITS], vectors


def without_names(query: Query, gazetteer: Gazetteer) -> str:
    """Return a question without its names: "How much did Nilain give to schools?" -> "How much did give to schools?".

    Sentences are compared with what is asked of a name; that they hold it is seen elsewhere, whatever their script, and
    a name in the question's own letters would draw its language nearer.
    """
    text = query.search_text
    for mention in reversed(gazetteer.find(text, question=True)):
        text = text[: mention.start] + text[mention.end :]
    for name in (*query.names, *([query.subject] if query.subject else [])):
        text = text.replace(name, " ")
    return " ".join(text.split()) or query.search_text


def expanded(query: Query, gazetteer: Gazetteer) -> str:
    """Return the question with its organisations' other spellings, so that keywords match across scripts."""
    spellings = [
        alias
        for name in query.organisations
        if (known := gazetteer.get(name))
        for alias in (known.name, *known.aliases)
    ]
    return " ".join([query.search_text, *spellings])


def named_chunks(generation: Generation, query: Query) -> list[set[str]]:
    """Return, for each name of the question, the chunks that hold it; for an organisation, of articles that do."""
    found = []
    for organisation in query.organisations:
        articles = generation.articles_mentioning(organisation)[:NAMED_CHUNKS]
        found.append({chunk.id for article_id in articles for chunk in generation.chunks_of(article_id)})
    names = (*query.names, *([query.subject] if query.subject else []))
    return found + [set(generation.keyword.name_chunks(name, NAMED_CHUNKS)) for name in names]


def dense_scores(generation: Generation, chunk_ids: Sequence[str], vector: Vectors) -> Vectors:
    """Return a cosine for each chunk, shape (n,): the mean of the whole chunk's and its best sentence window's."""
    units = generation.units_of(chunk_ids)
    rows = [row for chunk_id in chunk_ids for row in units[chunk_id]]
    cosines = generation.vectors(rows) @ vector
    scores, at = [], 0
    for chunk_id in chunk_ids:
        count = len(units[chunk_id])
        own = cosines[at : at + count]  # the chunk's own row stands first, then its windows
        scores.append((float(own[0]) + float(own[1:].max())) / 2 if count > 1 else float(own[0]))
        at += count
    return np.array(scores, dtype=np.float32)


def allowed(generation: Generation, chunks: Sequence[Chunk], filters: Filters) -> list[Chunk]:
    """Return the chunks whose articles pass the asker's filters; where few do, every chunk of articles that pass."""
    if filters == Filters():
        return list(chunks)
    verdicts: dict[str, bool] = {}
    for article_id in dict.fromkeys(chunk.article_id for chunk in chunks):
        verdicts[article_id] = _passes_all(generation, generation.article(article_id), filters)
    kept = [chunk for chunk in chunks if verdicts[chunk.article_id]]
    if len(kept) >= HITS:
        return kept
    # A narrow filter leaves little of what is nearest in all languages and countries: what passes is ranked whole.
    further = (article for article in generation.articles() if article.id not in verdicts)
    passing = [article for article in further if _passes_all(generation, article, filters)][:FILTERED_ARTICLES]
    known = {chunk.id for chunk in kept}
    more = [chunk for article in passing for chunk in generation.chunks_of(article.id) if chunk.id not in known]
    return kept + more


def _passes_all(generation: Generation, article: Article, filters: Filters) -> bool:
    """Return whether an article passes, and tells a figure of the kind asked for."""
    if not passes(article, filters):
        return False
    return filters.kind is None or any(figure.kind is filters.kind for figure in generation.figures_of(article.id))


def passes(article: Article, filters: Filters) -> bool:
    """Return whether an article passes by its record; dates compare by the digits both sides have."""
    if filters.language and article.language != filters.language:
        return False
    if filters.country and article.country != filters.country:
        return False
    if filters.organisation and not any(is_of(filters.organisation, name) for name in article.organisations):
        return False
    return _in_period(article.published, filters.since, filters.until)


def is_of(organisation: str, name: str) -> bool:
    """Return whether a canonical name is an organisation's, or that of a branch: "Vodafone Egypt" of "Vodafone"."""
    return name == organisation or name.startswith(f"{organisation} ")


def _in_period(published: str | None, since: str | None, until: str | None) -> bool:
    """Return whether a date of any precision may lie in a period of any precision, both ends included."""
    if not (since or until):
        return True
    if published is None:
        return False
    after = since is None or published[: len(since)] >= since[: len(published)]
    before = until is None or published[: len(until)] <= until[: len(published)]
    return after and before


def best_articles(hits: Iterable[Hit], limit: int) -> list[str]:
    """Return article ids in the order of their best hit."""
    return list(dict.fromkeys(hit.chunk.article_id for hit in hits))[:limit]
