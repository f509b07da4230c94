"""The domain's records, all frozen. They know nothing of how they are stored, searched or drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """Whose words an article holds."""

    ORIGINAL = "original"  # the publisher's own words
    DIGEST = "digest"  # our words on a publisher's report; never shown as the publisher's


class Hedge(StrEnum):
    """How a figure is qualified where it is printed; a hedge may never be dropped on the way to the reader."""

    EXACT = "exact"
    ABOUT = "about"  # about, around, some, نحو, environ
    NEARLY = "nearly"  # nearly, almost, زهاء, près de
    MORE_THAN = "more than"  # more than, over, أكثر من, plus de
    AT_LEAST = "at least"  # at least, لا يقل عن, au moins
    LESS_THAN = "less than"  # under, أقل من, moins de
    UP_TO = "up to"  # up to, at most, بحد أقصى, jusqu'à


class FigureKind(StrEnum):
    """What a giving figure is made of."""

    CASH = "cash"
    IN_KIND = "in-kind"
    AD_CREDITS = "ad-credits"
    MATCHING = "matching"
    LOAN = "loan"
    INVESTMENT = "investment"
    CUSTOMERS = "customers"
    STAFF = "staff"
    VOLUNTEERING = "volunteering"
    PUBLIC = "public"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class GivingStatus(StrEnum):
    """How far a gift has come."""

    ANNOUNCED = "announced"
    PLEDGED = "pledged"
    COMMITTED = "committed"
    PAID = "paid"
    DELIVERED = "delivered"
    TARGET = "target"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount or count, normalised, where it was found."""

    value: float  # in units: 250 million dollars is 250_000_000.0
    unit: (
        str | None
    )  # ISO 4217 code, "%", a plain English plural noun ("people", "views"), or None: the text does not tell
    start: int  # characters of the text it was found in
    end: int
    text: str  # text[start:end]: the number with its scale and unit words, without the hedge
    hedge: Hedge = Hedge.EXACT
    kind: FigureKind = FigureKind.UNKNOWN
    status: GivingStatus = GivingStatus.UNKNOWN

    @property
    def approximate(self) -> bool:
        """Whether the text qualifies the number in any way."""
        return self.hedge is not Hedge.EXACT


@dataclass(frozen=True, slots=True)
class Article:
    """One article as ingested; `text` keeps the source's letters."""

    id: str
    title: str
    text: str
    language: str  # ISO 639-1
    source_kind: SourceKind = SourceKind.ORIGINAL
    publisher: str | None = None
    url: str | None = None
    published: str | None = None  # "2020", "2020-05" or "2020-05-13": as precise as is known
    country: str | None = None  # ISO 3166-1 alpha-2
    organisations: tuple[str, ...] = ()  # canonical names, the main giver first
    same_event_as: tuple[str, ...] = ()  # ids of other reports of one event
    guessed: tuple[str, ...] = ()  # names of the fields above that were inferred, not given


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole sentences of one article: the unit of retrieval."""

    id: str  # "<article id>:<ordinal>"
    article_id: str
    ordinal: int  # from 0
    start: int  # characters of article.text
    end: int
    language: str  # of the article
    sentences: tuple[Span, ...]  # of article.text, in order, covering the chunk


@dataclass(frozen=True, slots=True)
class Organisation:
    """A canonical name and every way it is written."""

    name: str  # canonical, Latin script: "Egyptian Food Bank"
    aliases: tuple[str, ...] = ()  # any script: "بنك الطعام المصري"
    names: tuple[tuple[str, str], ...] = ()  # (language, display name) where it differs from `name`
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """What an asker restricts the search to; None means no restriction."""

    organisation: str | None = None
    language: str | None = None  # of the article
    since: str | None = None  # ISO date, inclusive, any precision
    until: str | None = None  # ISO date, inclusive, any precision
    country: str | None = None  # ISO 3166-1 alpha-2
    kind: FigureKind | None = None  # of giving


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a conversation."""

    role: str  # "user" or "assistant"
    content: str
    about: str | None = None  # of a question, where it is known: what it was taken to be about, as `Answer.about`


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved chunk with the scores that ranked it."""

    chunk: Chunk
    score: float  # fused
    dense: float  # cosine, chunk and best sentence window, in [-1, 1]
    keyword: float  # BM25, 0.0 where no term matched


@dataclass(frozen=True, slots=True)
class Citation:
    """One source sentence shown beside an answer; article.text[start:end] == quote."""

    marker: int  # the n of the [n] in the answer, from 1
    article_id: str
    source_kind: SourceKind
    title: str
    publisher: str | None
    date: str | None
    url: str | None
    language: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A figure as the answer states it, with the citation that carries it."""

    value: float
    unit: str | None
    approximate: bool
    kind: FigureKind
    status: GivingStatus
    text: str  # as printed in the cited passage
    marker: int
    derived_from: tuple[int, ...] = ()  # markers it was computed from, for a total or a difference
    corrected_by: str | None = None  # who put this value in place of the one printed


class Mode(StrEnum):
    """Who worded the answer."""

    READER = "reader"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete snapshot of one answer; a stream yields several, each replacing the one before."""

    question: str
    language: str
    answer: str
    abstained: bool = False
    mode: Mode = Mode.READER
    seconds: float = 0.0
    citations: tuple[Citation, ...] = ()
    figures: tuple[AnswerFigure, ...] = ()
    unsupported_figures: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()  # when abstaining: what came closest, without a claim that it answers
    also_read: tuple[Citation, ...] = ()  # sentences on the subject that the answer does not cite
    about: str = ""  # what the question was taken to be about, as its asker writes it: "TikTok, Egypt, 2020"
    id: str | None = None  # the caller's, in a batch
    done: bool = True  # False while more snapshots follow
