"""Which figures of an article bear out the figures of a question, and which are told in their place.

It knows values, units, hedges, and who stands beside a figure; it does not know the other words of a claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.claim import Claim, overlaps
from rag.evidence import Fact, Reading, Sentence
from rag.figures import Number, find_numbers
from rag.giving import is_money
from rag.names import Gazetteer
from rag.schema import Figure, Hedge
from rag.set_aside import is_set_aside, is_worked_out, set_aside

ABOUT = 0.1  # how far from "about" a figure may be, as a share
SMALL = 1000  # a lesser number without a unit counts something else than money
BESIDE = 30  # characters between an amount and the name that it goes to: "20 million francs pour la BSIC"
AWAY = re.compile(r"[,;،؛.:]|\b(?:and|et)\b|(?<!\w)و")
PAIR = 2  # figures asked for together
EACH = re.compile(r"[^,;،؛.]{0,20}(?<!\w)(?:each|apiece|chacune?|لكل|كل\s+منه)")
ONE_WORD = frozenset({"INR", "PKR", "IDR"})  # «روبية» is rupee and rupiah
UNLIKE = 10_000  # times less is a price, not another sum
FLOORS = (Hedge.MORE_THAN, Hedge.AT_LEAST)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim beside an article and the sentences of it that are quoted."""

    claim: Claim
    reading: Reading
    sentences: tuple[Sentence, ...]
    gazetteer: Gazetteer

    def borne(self) -> list[list[Fact]]:
        """Return the quoted facts that bear out each figure asked for."""
        facts = [fact for fact in self.reading.facts if fact.sentence in self.sentences and self._stands(fact)]
        return [[fact for fact in facts if self._bears_out(asked, fact.figure)] for asked in self.claim.figures]

    def with_figures_before(self) -> Told:
        """Return a claim beside more sentences: those right before a quoted one that hold a figure asked for."""
        quoted = {one.index: one for one in self.sentences}
        near = [fact for fact in self.reading.facts if fact.sentence.index + 1 in quoted and self._stands(fact)]
        held = [fact for fact in near if any(self._bears_out(asked, fact.figure) for asked in self.claim.figures)]
        wider = quoted | {fact.sentence.index: fact.sentence for fact in held}
        return replace(self, sentences=tuple(wider[index] for index in sorted(wider)))

    def are_set_aside(self) -> bool:
        """Return whether the article says of a figure asked for that it is not so: "208 million, and not 200"."""
        return any(is_set_aside(asked, self.reading.article.text) for asked in self.claim.figures)

    def bearing(self) -> tuple[Sentence, ...]:
        """Return the quoted sentences that hold the figures asked for, or all where none does."""
        found = {fact.sentence.index: fact.sentence for facts in self.borne() for fact in facts}
        return tuple(found[index] for index in sorted(found)) or self.sentences

    def all_tied(self) -> bool:
        """Return whether each figure that is borne out is told of whom the question names."""
        return all(any(map(self.is_tied, facts)) for facts in self.borne() if facts)

    def is_tied(self, fact: Fact) -> bool:
        """Return whether a figure is told of whom the question names, where its sentence tells several."""
        rivals = [one.figure for one in self.reading.facts if one.sentence is fact.sentence and one is not fact]
        rivals = [one for one in rivals if one.unit == fact.figure.unit]
        text, offset = fact.sentence.text, fact.sentence.span.start
        own = [(span.start, span.end) for name in self.claim.names for span in name.spans(text, self.gazetteer)]
        found = ((one.start, one.end) for one in self.gazetteer.find(text))
        others = [(start, end) for start, end in found if not overlaps(start, end, own)]
        start, end = fact.figure.start - offset, fact.figure.end - offset
        if not rivals:
            return bool(own) or not self.claim.names or all(other[0] > start for other in others)
        if not others:
            return bool(own) or not self.claim.names
        low = max((one.end - offset for one in rivals if one.end - offset <= start), default=0)
        high = min((one.start - offset for one in rivals if one.start - offset >= end), default=len(text))
        if EACH.match(text, end):
            return any(low <= one[0] < start for one in own)
        before = max((one for one in (*own, *others) if low <= one[0] < start), default=None)
        after = min((one for one in (*own, *others) if end <= one[0] < high), default=None)
        if after is not None and (before is None or _goes_to(text[end : after[0]])):
            return after in own
        return before in own

    def is_crossed(self) -> bool:
        """Return whether two figures asked for together are told apart: "185 litres to 11 towns, 375 to 4"."""
        borne = self.borne()
        if len(borne) != PAIR or not all(borne):
            return False
        return not any(self._go_together(one, other) for one in borne[0] for other in borne[1])

    def _go_together(self, one: Fact, other: Fact) -> bool:
        """Return whether no figure like one of two stands nearer to the other in its sentence."""
        if one.sentence is not other.sentence:
            return True
        facts = [fact for fact in self.reading.facts if fact.sentence is one.sentence]
        return all(_nearest(first, second, facts) is first for first, second in ((one, other), (other, one)))

    def in_place(self) -> Fact | None:
        """Return the fact that is told of whom the question names in place of the figure asked for."""
        figures = self.claim.figures
        unborne = [asked for asked, facts in zip(figures, self.borne(), strict=True) if not facts]
        if len(unborne or figures) != 1:
            return None
        asked = (unborne or figures)[0]
        facts = [fact for fact in self.reading.facts if self._stands(fact)]
        own = [fact for fact in facts if self._is_alike(asked, fact.figure) and self.is_tied(fact)]
        said = any(satisfies(asked, fact.figure) or fact.figure.value == asked.value for fact in own)
        if said or (not self.claim.money and self._numbers(asked.value)):
            return None
        likely = (fact for fact in own if fact.sentence in self.sentences and fact.figure.value > asked.value / UNLIKE)
        quoted = {fact.figure.value: fact for fact in likely}
        named = all(map(self._names_giver, (fact for fact in own if fact.sentence in self.sentences)))
        return next(iter(quoted.values())) if len(quoted) == 1 and named else None

    def window(self, fact: Fact) -> str:
        """Return the words of a figure's sentence that are its own: to the next figure of its unit, or semicolon."""
        text, offset = fact.sentence.text, fact.sentence.span.start
        start, end = fact.figure.start - offset, fact.figure.end - offset
        peers = [one.figure for one in self.reading.facts if one.sentence is fact.sentence and one is not fact]
        peers = [one for one in peers if one.unit == fact.figure.unit]
        low = max((one.end - offset for one in peers if one.end - offset <= start), default=0)
        high = min((one.start - offset for one in peers if one.start - offset >= end), default=len(text))
        before, after = re.split(r"[;؛]", text[low:start]), re.split(r"[;؛]", text[end:high])
        return f"{before[-1]}{text[start:end]}{after[0]}"

    def in_other_currency(self) -> bool:
        """Return whether the amount asked for is told, in another currency."""
        asked = self.claim.figures[0] if len(self.claim.figures) == 1 else None
        if asked is None or not is_money(asked):
            return False
        told = [number for number in self._numbers(asked.value) if number.money]
        units = {number.figure.unit for number in told}
        families = {number.family or number.figure.unit for number in find_numbers(self.claim.text) if number.money}
        return (
            bool(told)
            and not units & (ONE_WORD | {asked.unit, None})
            and families.isdisjoint(number.family or number.figure.unit for number in told)
        )

    def _stands(self, fact: Fact) -> bool:
        """Return whether a figure is told: not set aside, nor worked out by the writer of nobody or against another."""
        text = fact.sentence.text
        if is_set_aside(fact.figure, text):
            return False
        if not is_worked_out(fact.figure, fact.article.text):
            return True
        return not set_aside(text) and any(name.spans(text, self.gazetteer) for name in self.claim.names)

    def _bears_out(self, asked: Figure, told: Figure) -> bool:
        """Return whether a figure is the one asked for; an amount of money is no weight."""
        of_money = self.claim.money and asked.unit is None and asked.value >= SMALL
        return satisfies(asked, told) and (is_money(told) or told.unit is None or not of_money)

    def _is_alike(self, asked: Figure, told: Figure) -> bool:
        """Return whether two figures are of one unit, or both of money where the question does not tell which."""
        if asked.unit is None:
            return self.claim.money and is_money(told)
        return asked.unit == told.unit

    def _names_giver(self, fact: Fact) -> bool:
        """Return whether a figure's sentence names whom the question is about, or its article is on nobody else."""
        listed = self.claim.listed
        here = any(name.spans(fact.sentence.text, self.gazetteer) for name in listed)
        return bool(listed) and (here or all(name.fills(fact.article, self.gazetteer) for name in listed))

    def _numbers(self, value: float) -> Sequence[Number]:
        """Return the numbers of the article that have a value."""
        article = self.reading.article
        return [number for number in find_numbers(article.text, article.country) if number.figure.value == value]


def _nearest(fact: Fact, other: Fact, facts: Sequence[Fact]) -> Fact:
    """Return the figure of a fact's unit that stands nearest to another figure."""
    alike = [one for one in facts if one.figure.unit == fact.figure.unit and one is not other]
    between = {id(one): _between(one.figure, other.figure, one.article.text) for one in alike}
    return min(alike, key=lambda one: (AWAY.search(between[id(one)]) is not None, len(between[id(one)])))


def _between(one: Figure, other: Figure, text: str) -> str:
    """Return the text between two figures."""
    return text[min(one.end, other.end) : max(one.start, other.start)]


def _goes_to(between: str) -> bool:
    """Return whether what stands between an amount and a name gives the one to the other: "pour la"."""
    return len(between) <= BESIDE and not AWAY.search(between)


def satisfies(asked: Figure, told: Figure) -> bool:
    """Return whether a figure is what a question asks for, its hedge heeded: "over 5" is satisfied by 6.

    A number without a unit may be of any, but for a share.
    """
    same, floor = told.value == asked.value, told.hedge in FLOORS
    if not _units_agree(asked, told):
        return False
    if asked.hedge in FLOORS:
        return told.value > asked.value or (same and (floor or asked.hedge is Hedge.AT_LEAST))
    if asked.hedge is Hedge.LESS_THAN:
        return told.value < asked.value or (same and told.hedge is asked.hedge)
    if asked.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        return abs(told.value - asked.value) <= ABOUT * asked.value
    return same


def _units_agree(asked: Figure, told: Figure) -> bool:
    """Return whether two figures can be of the same thing: nouns are loose, money and shares are not."""
    units = {asked.unit, told.unit}
    if len(units) == 1:
        return True
    return "%" not in units and (None in units or not (is_money(asked) or is_money(told)))
