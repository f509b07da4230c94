"""What a ledger is made of: giving events with their evidence and conflicts, all frozen. It computes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rag.correction_records import Action, Correction
from rag.names import Mention
from rag.schema import Article, Figure, FigureKind, GivingStatus, Hedge, SourceKind, Span


class Explanation(StrEnum):
    """What makes two reports of one gift differ, where that can be told."""

    SUM_OF_PARTS = "sum of parts"  # somebody added what others keep apart, or left a part out
    EXCHANGE_RATE = "exchange rate"  # one amount in two currencies
    UPDATE = "update"  # the one figure is older
    UNIT_SLIP = "unit slip"  # million for billion, dollars for dirhams
    KIND = "kind"  # money in one report, goods in the other
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in a unit."""

    value: float
    unit: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One article as the ledger reads it; all offsets are of article.text, all in its order."""

    article: Article
    sentences: tuple[Span, ...]
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One figure of an article, read as giving."""

    source: Source
    figure: Figure
    sentence: int  # index into source.sentences
    donors: tuple[str, ...] = ()  # canonical names; several gave together
    collective: bool = False  # many gave, whom the sentence does not name
    recipients: tuple[str, ...] = ()
    purpose: str | None = None  # the article's own words
    date: str | None = None  # "2020", "2020-04" or "2020-04-09"
    dated: bool = False  # the sentence tells the date; else it is the article's
    limit: bool = False  # a ceiling, not a gift of that size
    disputed: bool = False  # the sentence tells how reports differ
    tentative: bool = False  # giving only if it completes the sum of a gift
    headline: bool = False  # the article's title tells the amount too
    also: tuple[Amount, ...] = ()  # the same amount in other currencies, as the article converts it

    @property
    def span(self) -> Span:
        """The sentence's characters of the article."""
        return self.source.sentences[self.sentence]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.source.article.text)

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.source.article.text[self.span.start : self.figure.start]

    @property
    def after(self) -> str:
        """The sentence after the figure."""
        return self.source.article.text[self.figure.end : self.span.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that tells of a giving event; article.text[start:end] == quote."""

    key: str  # of this report of the event; corrections may name it
    article_id: str
    source_kind: SourceKind
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    quote: str
    start: int
    end: int
    figure: str  # as printed
    status: GivingStatus  # as this report tells it


@dataclass(frozen=True, slots=True)
class Conflict:
    """A report that tells an event otherwise."""

    amount: Amount
    explanation: Explanation
    parts: tuple[Amount, ...] = ()  # what adds up to the amount, for SUM_OF_PARTS
    evidence: Evidence | None = None
    event: str | None = None  # key of the other event, where the other figure has a row of its own


@dataclass(frozen=True, slots=True)
class GivingEvent:
    """One act of giving, however many articles tell of it."""

    key: str  # the same after every rebuild over the same articles
    donors: tuple[str, ...]
    collective: bool
    recipients: tuple[str, ...]
    purpose: str | None
    value: float
    unit: str | None
    hedge: Hedge
    kind: FigureKind
    status: GivingStatus
    limit: bool
    date: str | None  # "2020", "2020-04" or "2020-04-09": as precise as is known
    dated: bool  # an article tells the event's date; else it is that of the first report
    country: str | None
    evidence: tuple[Evidence, ...]  # oldest report first
    also: tuple[Amount, ...] = ()  # conversions that the articles print
    part_of: str | None = None  # key of the whole
    superseded_by: str | None = None  # key of the newer figure for the same gift
    rival_of: str | None = None  # key of the better-reported figure for the same gift
    conflicts: tuple[Conflict, ...] = ()
    corrected: str | None = None  # what a person changed last, and who
    corrections: tuple[Correction, ...] = ()  # all that people say of it, in the order of the saying

    @property
    def precision(self) -> str | None:
        """Return "year", "month" or "day": how much of the date is known."""
        return {4: "year", 7: "month", 10: "day"}.get(len(self.date or ""))

    def correction(self, action: Action) -> Correction | None:
        """Return what a person says of the event in one respect."""
        return next((one for one in self.corrections if one.action is action), None)

    @property
    def counts(self) -> bool:
        """Return whether a total may count the event: given or promised, not a ceiling, not overtaken."""
        lapsed = self.status in {GivingStatus.TARGET, GivingStatus.CANCELLED}
        return not (self.limit or lapsed or self.superseded_by or self.rival_of)
