"""One row of the ledger in the asker's words: giver, amount, recipient, kind, status, date, and the very sentence.

An amount is printed only where the gate finds it in the sentence cited. Knows no questions; decides no order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.amounts import hedged, write_amount
from rag.answer_corrected import state_corrected
from rag.correction_records import Action
from rag.currency_forms import currency_forms
from rag.doubted import casts_doubt
from rag.draft import Draft
from rag.figures import find_figures
from rag.ledger_fold import is_overtaken
from rag.ledger_joint import is_with_others
from rag.ledger_named import is_doubtful
from rag.ledger_phrases import EACH, LINE, SEVERAL, TO, UNTOLD, WITH_OTHERS
from rag.ledger_records import Conflict, Evidence, GivingEvent
from rag.ledger_when import when
from rag.names import Gazetteer
from rag.phrases import COMMA, DOUBTED, KIND, STATUS, joined
from rag.schema import AnswerFigure, Article, Hedge, Span
from rag.verify import unsupported_figures

NAMES_SHOWN = 3  # givers or recipients of one row


@dataclass(frozen=True, slots=True)
class Row:
    """One event as it is printed."""

    event: GivingEvent
    amount: str  # with its recipients
    bare: str  # without them
    hedge: Hedge
    markers: str  # "[1][2]"
    when: str  # "in April 2020"; empty where no date is known
    figure: AnswerFigure


@dataclass(slots=True)
class RowWriter:
    """Writes rows into one draft; citations get their numbers in the order of writing."""

    draft: Draft
    article: Callable[[str], Article]
    gazetteer: Gazetteer

    def row(self, event: GivingEvent, reports: int = 1) -> Row | None:
        """State an event, or return None where no report's sentence bears its amount out."""
        if event.correction(Action.AMOUNT) is not None:
            return self._corrected(event)
        borne = self._borne_out(event, reports)
        if borne is None:
            return None
        amount, hedge, told = borne
        markers = [self.cite(one) for one in told]
        figure = AnswerFigure(
            event.value,
            event.unit,
            hedge is not Hedge.EXACT,
            event.kind,
            event.status,
            told[0].figure,
            markers[0],
        )
        self.draft.figures.setdefault((figure.value, figure.unit, figure.marker), figure)
        cited = "".join(f"[{marker}]" for marker in dict.fromkeys(markers))
        return Row(event, self._to(event, amount), amount, hedge, cited, when(event, told, self.draft.language), figure)

    def _corrected(self, event: GivingEvent) -> Row:
        """State an event whose amount a person corrected: that, beside what its first report says."""
        told = min(event.evidence, key=lambda one: (is_doubtful(one), is_overtaken(one, event)))
        marker = self.cite(told)
        amount = state_corrected(self.draft, event, told, marker)
        figure = self.draft.figures[event.value, event.unit, marker]
        said = when(event, [told], self.draft.language)
        return Row(event, self._to(event, amount), amount, Hedge.EXACT, f"[{marker}]", said, figure)

    def _to(self, event: GivingEvent, amount: str) -> str:
        """Return an amount with its recipients."""
        if not event.recipients:
            return amount
        names = joined([self.name(name) for name in _apart(event.recipients)[:NAMES_SHOWN]], self.draft.language)
        return TO[self.draft.language].format(amount=amount, names=names)

    def _borne_out(self, event: GivingEvent, reports: int) -> tuple[str, Hedge, Sequence[Evidence]] | None:
        """Return the amount in words, its hedge and the reports whose sentences hold it so."""
        language = self.draft.language
        found: list[tuple[str, Hedge, Sequence[Evidence]]] = []
        for hedge in dict.fromkeys((event.hedge, *(_hedge(told, event) for told in event.evidence))):
            held: list[tuple[str, Evidence]] = []
            # a plain report before one on other reports, and one that tells the status before one that it overtook
            for told in sorted(event.evidence, key=lambda one: (is_doubtful(one), is_overtaken(one, event))):
                plain = hedged(told.figure, hedge, language)
                amount = plain if event.unit is None else write_amount(event.value, event.unit, hedge, language)
                if any(told.article_id == other.article_id for _, other in held):
                    continue
                country = self.article(told.article_id).country  # it settles a bare "dirhams" of the sentence
                if not unsupported_figures(f"{amount} [1].", [told.quote], [country]):
                    held.append((amount, told))
                if len(held) == reports:
                    break
            if held:
                found.append((held[0][0], hedge, [told for _, told in held]))
                if not casts_doubt(held[0][1].quote):
                    break
        # a sentence that doubts an amount bears it out only where no other does
        return min(found, key=lambda one: casts_doubt(one[2][0].quote), default=None)

    def cite(self, told: Evidence) -> int:
        """Return the marker number of a report's sentence."""
        return self.draft.book.cite(self.article(told.article_id), Span(told.start, told.end))

    def name(self, canonical: str) -> str:
        """Return a name as the asker writes it."""
        return self.gazetteer.display(canonical, self.draft.language)

    def giver(self, event: GivingEvent) -> str:
        """Return who gave, in words."""
        if event.donors:
            return joined([self.name(name) for name in event.donors[:NAMES_SHOWN]], self.draft.language)
        return (SEVERAL if event.collective else UNTOLD)[self.draft.language]

    def label(self, row: Row, kind: bool = True, status: bool = True, date: bool = True) -> str:
        """Return what a row is, in brackets: " (cash, pledged, in April 2020)"."""
        language = self.draft.language
        told = [
            KIND[row.event.kind][language] if kind else "",
            STATUS[row.event.status][language] if status else "",
            row.when if date else "",
            WITH_OTHERS[language] if is_with_others(row.event) else "",
        ]
        shown = [part for part in told if part]
        return f" ({COMMA[language].join(shown)})" if shown else ""

    def line(self, row: Row, giver: bool = True, kind: bool = True) -> str:
        """Return a row: "TikTok: US$3 million to MusiCares (cash, given, in April 2020) [5]"."""
        said = f"{row.amount}{self.label(row, kind)} {row.markers}"
        return LINE[self.draft.language].format(name=self.giver(row.event), rows=said) if giver else said

    def line_of_each(self, rows: Sequence[Row]) -> str:
        """Return equal gifts of several givers that one sentence tells: "A, B and C: US$2 million each (cash) [5]"."""
        language = self.draft.language
        names = joined([self.giver(row.event) for row in rows], language)
        amount = EACH[language].format(amount=rows[0].amount)
        return LINE[language].format(name=names, rows=f"{amount}{self.label(rows[0])} {rows[0].markers}")

    def doubt(self, event: GivingEvent) -> str | None:
        """Return the sentence that doubts the amount of an event, quoted, or None where no report does."""
        told = next((one for one in event.evidence if casts_doubt(one.quote)), None)
        if told is None:
            return None
        quote = self.draft.quote_of(self.article(told.article_id), Span(told.start, told.end))
        return DOUBTED[self.draft.language].format(quote=quote, n=f"[{self.cite(told)}]")

    def conflict(self, conflict: Conflict, template: str) -> str | None:
        """Return the sentence that tells a gift otherwise, quoted, or None where there is none to cite."""
        told = conflict.evidence
        if told is None:
            return None
        article = self.article(told.article_id)
        return template.format(quote=self.draft.quote_of(article, Span(told.start, told.end)), n=f"[{self.cite(told)}]")


def _apart(names: Sequence[str]) -> list[str]:
    """Return names without those that end another one: "Red Cross" beside "British Red Cross" is the same."""
    return [name for name in names if not any(other.endswith(f" {name}") for other in names)]


def currency_name(unit: str, language: str) -> str:
    """Return a currency's name by itself: "US dollars", «دولار»."""
    singular, plural, _ = currency_forms(unit, language)
    return singular if language == "ar" else plural


def _hedge(told: Evidence, event: GivingEvent) -> Hedge:
    """Return how a report qualifies its figure; that of the event where its sentence does not tell."""
    found = (figure for figure in find_figures(told.quote) if figure.text == told.figure)
    return next((figure.hedge for figure in found), event.hedge)
