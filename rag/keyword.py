"""Tantivy's door: BM25 over chunks, and chunks by name. It knows chunk ids and tokens, not articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import tantivy

from rag.cities import city_of
from rag.errors import IndexDamagedError
from rag.folding import fold
from rag.name_terms import EXACT, name_terms, required_terms
from rag.skeleton import is_article, skeletons
from rag.text import bare_parts, tokens

WRITER_BYTES = 64_000_000
# One thread makes one order of documents, so that two builds of the same rows rank ties alike.
WRITER_THREADS = 1


def _schema() -> tantivy.Schema:
    """Return the fields: what is searched is analysed before, so that tantivy only divides at spaces."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("chunk_id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("names", stored=False, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


class KeywordIndex:
    """A published keyword index, open for reading."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._searcher = index.searcher()

    @staticmethod
    def build(directory: Path, rows: Iterable[tuple[str, str, str]]) -> None:
        """Write an index of (chunk id, text, language) rows into a new or empty directory."""
        directory.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(_schema(), path=str(directory))
        writer = index.writer(heap_size=WRITER_BYTES, num_threads=WRITER_THREADS)
        for chunk_id, text, language in rows:
            document = tantivy.Document()
            document.add_text("chunk_id", chunk_id)
            document.add_text("text", " ".join(tokens(text, language)))
            document.add_text("names", " ".join(name_terms(text)))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    @classmethod
    def open(cls, directory: Path) -> KeywordIndex:
        """Open an index for reading.

        Raises:
            IndexDamagedError: there is no readable index in the directory.
        """
        try:
            index = tantivy.Index.open(str(directory))
        except ValueError as error:
            message = f"The keyword index in {directory} cannot be opened ({error}); run `python -m ingest --rebuild`."
            raise IndexDamagedError(message) from error
        return cls(index)

    def search(self, query: str, language: str, limit: int) -> list[tuple[str, float]]:
        """Return (chunk id, BM25 score), best first; nothing where the query holds no word to search for."""
        terms = dict.fromkeys(tokens(query, language))
        return self._run([(tantivy.Occur.Should, self._any("text", [term])) for term in terms], limit)

    def name_chunks(self, name: str, limit: int) -> list[str]:
        """Return chunks that may hold a name, in some script; `rag.names.find_name` then tells which do."""
        city = city_of(name)
        found = [self._holding(form, limit) for form in (city.forms if city else (name,))]
        return list(dict.fromkeys(chunk_id for chunks in found for chunk_id in chunks))

    def _holding(self, name: str, limit: int) -> list[str]:
        """Return chunks that may hold a name in one of its forms."""
        parts = [part for part in bare_parts(name) if not is_article(part)]
        required = [(tantivy.Occur.Must, self._any("names", terms)) for terms in required_terms(parts)]
        return [chunk_id for chunk_id, _ in self._run(required, limit)]

    def holds(self, word: str) -> bool:
        """Return whether some chunk holds a word, in its own script."""
        return bool(self._run([(tantivy.Occur.Must, self._any("names", [EXACT + fold(word)]))], 1))

    def alike(self, word: str, limit: int) -> list[str]:
        """Return chunks with a word that differs in one letter, and chunks with one that shares its consonants."""
        spelled = tantivy.Query.fuzzy_term_query(self._index.schema, "names", EXACT + fold(word), distance=1)
        heard = self._any("names", sorted(key for key in skeletons(word) if key))
        found = [self._run([(tantivy.Occur.Must, query)], limit) for query in (spelled, heard)]
        return list(dict.fromkeys(chunk_id for rows in found for chunk_id, _ in rows))

    def count(self) -> int:
        """Return the number of chunks."""
        return int(self._searcher.num_docs)

    def close(self) -> None:
        """Let go of the index; its files are closed when nothing refers to them any more."""
        del self._searcher, self._index

    def _any(self, field: str, terms: Iterable[str]) -> tantivy.Query:
        """Return a query for chunks with at least one of the terms."""
        chosen = [(tantivy.Occur.Should, tantivy.Query.term_query(self._index.schema, field, term)) for term in terms]
        return tantivy.Query.boolean_query(chosen)

    def _run(self, clauses: list[tuple[tantivy.Occur, tantivy.Query]], limit: int) -> list[tuple[str, float]]:
        """Run a boolean query; chunks of one score come in the order of their ids."""
        if not clauses or limit <= 0 or self.count() == 0:
            return []
        hits = self._searcher.search(tantivy.Query.boolean_query(clauses), min(limit, self.count()), count=False).hits
        rows = [(str(self._searcher.doc(address)["chunk_id"][0]), float(score)) for score, address in hits]
        return sorted(rows, key=lambda row: (-row[1], row[0]))
