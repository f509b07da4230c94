"""The sentences and figures of the articles that a question is about, each with how near it is to the question.

It reads one generation and one question's vector; it decides nothing about the answer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.encoder import Vectors
from rag.figures import find_figures
from rag.ledger_records import GivingEvent
from rag.names import Gazetteer
from rag.schema import Article, Figure, FigureKind, Span
from rag.store import Generation

SENTENCES_BACK = 2  # sentences before a figure's own that still say what it is a figure of


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article."""

    article: Article
    index: int  # in the article, from 0
    span: Span
    similarity: float  # cosine to what is asked, names left out: mean over the sentence windows that hold it
    likeness: float = 0.0  # the same to the whole question

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure where it stands."""

    figure: Figure  # offsets into article.text
    sentence: Sentence
    context: str  # what says what the figure is of: its clause and up to SENTENCES_BACK sentences before

    @property
    def article(self) -> Article:
        """The article that states it."""
        return self.sentence.article


@dataclass(frozen=True, slots=True)
class Reading:
    """One article read with a question in mind."""

    article: Article
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]
    score: float = 0.0  # of its best chunk, as retrieved

    def around(self, sentence: Sentence, before: int = 0, after: int = 0) -> tuple[Sentence, ...]:
        """Return a sentence with some of its neighbours."""
        return self.sentences[max(0, sentence.index - before) : sentence.index + after + 1]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read to answer one question, best article first."""

    readings: tuple[Reading, ...]
    gazetteer: Gazetteer
    rows: tuple[GivingEvent, ...] = ()  # of the ledger: the gifts that these articles tell of
    struck: tuple[GivingEvent, ...] = ()  # what these articles tell as giving and people say is none

    @property
    def sentences(self) -> list[Sentence]:
        """Every sentence read, in reading order."""
        return [sentence for reading in self.readings for sentence in reading.sentences]

    @property
    def facts(self) -> list[Fact]:
        """Every figure read, in reading order."""
        return [fact for reading in self.readings for fact in reading.facts]

    def only(self, keeps: Callable[[Reading], bool]) -> Evidence:
        """Return the evidence of some articles."""
        return replace(self, readings=tuple(reading for reading in self.readings if keeps(reading)))

    def reading_of(self, sentence: Sentence) -> Reading:
        """Return the reading that a sentence belongs to."""
        return next(reading for reading in self.readings if reading.article.id == sentence.article.id)


def read(
    generation: Generation, article_scores: Mapping[str, float], vectors: Vectors, gazetteer: Gazetteer
) -> Evidence:
    """Read whole articles, in the order given.

    Args:
        article_scores: article id -> its score as retrieved.
        vectors: of what is asked and of the whole question, shape (2, dimension).
    """
    readings = (_read_one(generation, article_id, score, vectors) for article_id, score in article_scores.items())
    return Evidence(tuple(readings), gazetteer)


def of_kind(evidence: Evidence, kind: FigureKind | None) -> Evidence:
    """Return what was read with the figures of one kind of giving alone; all of them where no kind is asked for."""
    if kind is None:
        return evidence
    readings = (
        replace(reading, facts=tuple(fact for fact in reading.facts if fact.figure.kind is kind))
        for reading in evidence.readings
    )
    return replace(evidence, readings=tuple(readings))


def _read_one(generation: Generation, article_id: str, score: float, vectors: Vectors) -> Reading:
    """Read one article."""
    article = generation.article(article_id)
    chunks = generation.chunks_of(article_id)
    spans = list(dict.fromkeys(span for chunk in chunks for span in chunk.sentences))
    units = generation.units_of([chunk.id for chunk in chunks])
    # a chunk's own row stands first; it is its only one where the chunk is a single sentence
    rows = [row for chunk in chunks for row in (units[chunk.id][1:] or units[chunk.id])]
    windows = [unit.span for unit in generation.units(rows)]
    topic, whole = (generation.vectors(rows) @ vectors.T).T
    sentences = tuple(
        Sentence(article, index, span, _mean_over(span, windows, topic), _mean_over(span, windows, whole))
        for index, span in enumerate(spans)
    )
    return Reading(article, sentences, _facts(sentences, generation.figures_of(article_id)), score)


def _mean_over(span: Span, windows: Sequence[Span], cosines: Vectors) -> float:
    """Return the mean cosine of the windows that hold a sentence, 0.0 where none does."""
    held = [float(cosine) for window, cosine in zip(windows, cosines, strict=True) if _overlap(window, span)]
    return sum(held) / len(held) if held else 0.0


def _overlap(one: Span, other: Span) -> bool:
    """Return whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _facts(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Set each figure into its sentence and its context."""
    starts = [sentence.span.start for sentence in sentences]
    facts: list[Fact] = []
    for figure in figures:
        at = bisect_right(starts, figure.start) - 1
        if at < 0 or figure.end > sentences[at].span.end:
            continue
        peers = [other for other in figures if alike(other, figure) and other is not figure]
        context = _context(sentences, at, figure, peers)
        facts.append(Fact(figure, sentences[at], context))
    return tuple(facts)


def is_told_whole(fact: Fact) -> bool:
    """Return whether a figure's own sentence tells its currency: "2 billion" after "dirhams" bears out no dirhams."""
    own = find_figures(fact.sentence.text, fact.article.country)
    return any((figure.value, figure.unit) == (fact.figure.value, fact.figure.unit) for figure in own)


def alike(one: Figure, other: Figure) -> bool:
    """Return whether two figures measure one thing, so that what is said of one is not said of the other."""
    return one.unit == other.unit or {one.unit, other.unit} == {"views", "times"}


def _context(sentences: Sequence[Sentence], at: int, figure: Figure, peers: Sequence[Figure]) -> str:
    """Return the text that says what a figure is of, cut at the figures of the same unit around it."""
    text = sentences[at].article.text
    start = sentences[max(0, at - SENTENCES_BACK)].span.start
    start = max([start, *(peer.end for peer in peers if peer.end <= figure.start)])
    end = min([sentences[at].span.end, *(peer.start for peer in peers if peer.start >= figure.end)])
    return text[start:end]
