"""How much was given, or earned, or spent: chooses the figure that answers, names the others, never adds them up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rag.draft import Draft
from rag.evidence import Evidence, Fact, Sentence
from rag.focus import Focus, Named
from rag.giving import is_giving, is_money, is_received
from rag.ideas import Idea, has, pattern
from rag.phrases import BESIDE, COUNTED, GAVE, MORE, MOST, NAMES, RECIPIENT, joined, label
from rag.query import NOT_GIVING, Query
from rag.relevance import Wanted, fit, holds_names, wanted_of
from rag.schema import FigureKind, GivingStatus, Hedge
from rag.text import fold

BESIDE_SHOWN = 6  # other figures listed; more would bury the answer
SENTENCES_TO_RECIPIENT = 2  # after the figure's own: news names the recipient there or not at all
NEAR = 40  # characters: at this distance a word speaks of a figure half as surely
SIMILARITY_FLOOR = 0.25  # without a subject, a figure's sentence must at least be this near to the question
KIND_WEIGHT = {FigureKind.CASH: 3.0, FigureKind.MIXED: 2.0, FigureKind.UNKNOWN: 1.5, FigureKind.IN_KIND: 1.0}
ASKED_STATUS = {
    Idea.PLEDGED: {GivingStatus.PLEDGED, GivingStatus.COMMITTED, GivingStatus.ANNOUNCED, GivingStatus.TARGET},
    Idea.PAID: {GivingStatus.PAID, GivingStatus.DELIVERED},
}
STATUS_WEIGHT = 3.0  # a question for what was paid is not answered by a pledge
LIMITS = {Hedge.UP_TO, Hedge.LESS_THAN}


@dataclass(slots=True)
class Gift:
    """Every statement of one amount, taken as one gift."""

    facts: list[Fact] = field(default_factory=list)
    score: float = 0.0

    @property
    def best(self) -> Fact:
        """The statement that says most of what it is."""
        return max(self.facts, key=lambda fact: (fact.figure.kind is not FigureKind.UNKNOWN, fact.figure.approximate))


def answer_amount(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the amount asked for, or None where no article states one."""
    wanted = wanted_of(query, focus, evidence.gazetteer)
    if not query.about_giving:
        return _other_amount(query, wanted, evidence)
    money = [
        fact for fact in evidence.facts if is_money(fact.figure) and holds_names(wanted, fact, around(fact, evidence))
    ]
    limits = [fact for fact in money if query.maximum and fact.figure.hedge in LIMITS]
    facts = limits or [fact for fact in money if given_by(fact, focus.subject, evidence)]
    gifts = _ranked(_grouped(facts), wanted, evidence, query, focus.subject)
    if not gifts or (focus.subject is None and gifts[0].best.sentence.similarity < SIMILARITY_FLOOR):
        return None
    draft = Draft(query.language)
    _state_headline(draft, gifts[0], query, focus)
    if query.wants_recipient:
        _state_recipient(draft, gifts[0].best, focus, evidence)
    if not query.maximum:
        _state_beside(draft, gifts[1:])
    return draft


def given_by(fact: Fact, subject: Named | None, evidence: Evidence) -> bool:
    """Return whether a figure is a gift, and one of the subject's where there is a subject."""
    before, after = _neighbours(fact, evidence)
    if not is_giving(fact.figure, fact.sentence.text, before, after, offset=fact.sentence.span.start):
        return False
    if is_received(fact.figure, fact.sentence.text, offset=fact.sentence.span.start):
        return False
    if subject is None:
        return True
    own = subject.spans(fact.sentence.text, evidence.gazetteer)
    dominant = subject.dominates(fact.article, evidence.gazetteer)
    others = [
        mention for mention in evidence.gazetteer.find(fact.sentence.text) if mention.name != subject.organisation
    ]
    if own:
        return not others or own[0].start <= others[0].start or dominant
    return dominant and not _other_giver(fact, others)


def _neighbours(fact: Fact, evidence: Evidence) -> tuple[str, str]:
    """Return the sentences before and after a figure's own."""
    reading, index = evidence.reading_of(fact.sentence), fact.sentence.index
    before = reading.sentences[index - 1].text if index else ""
    after = reading.sentences[index + 1].text if index + 1 < len(reading.sentences) else ""
    return before, after


def _other_giver(fact: Fact, others: Sequence[object]) -> bool:
    """Return whether another listed organisation opens the sentence, before the figure."""
    return any(
        getattr(mention, "end", 0) <= fact.figure.start - fact.sentence.span.start and getattr(mention, "start", 1) == 0
        for mention in others
    )


def around(fact: Fact, evidence: Evidence) -> str:
    """Return a figure's context and the sentence after it, where news names the recipient."""
    return f"{fact.context} {_neighbours(fact, evidence)[1]}"


def _grouped(facts: Sequence[Fact]) -> list[Gift]:
    """Take statements of one value and unit as one gift: the press repeats itself more than givers do."""
    gifts: dict[tuple[float, str | None], Gift] = {}
    for fact in facts:
        gifts.setdefault((fact.figure.value, fact.figure.unit), Gift()).facts.append(fact)
    return list(gifts.values())


def _ranked(gifts: list[Gift], wanted: Wanted, evidence: Evidence, query: Query, subject: Named | None) -> list[Gift]:
    """Order gifts, the one that answers best first."""
    for gift in gifts:
        gift.score = max(_weight(fact, wanted, evidence, subject) + _status_weight(fact, query) for fact in gift.facts)
        gift.score += min(len(gift.facts) - 1, 2) * 0.5
    return sorted(gifts, key=lambda gift: -gift.score)


def _weight(fact: Fact, wanted: Wanted, evidence: Evidence, subject: Named | None) -> float:
    """Return how good an answer one statement is: what was asked, then cash, unhedged limits last, then size."""
    figure = fact.figure
    weight = fit(wanted, fact, around(fact, evidence)) + KIND_WEIGHT.get(figure.kind, 0.0)
    weight += math.log10(max(figure.value, 1.0)) / 3
    weight -= 1.5 * (figure.hedge in LIMITS) + 1.0 * (figure.status in {GivingStatus.TARGET, GivingStatus.CANCELLED})
    named = subject is not None and bool(subject.spans(fact.sentence.text, evidence.gazetteer))
    return weight + 0.5 * named


def _status_weight(fact: Fact, query: Query) -> float:
    """Return STATUS_WEIGHT where the question asks for pledges, or for payments, and the figure is one."""
    asked = [statuses for idea, statuses in ASKED_STATUS.items() if idea in query.ideas]
    return STATUS_WEIGHT * any(fact.figure.status in statuses for statuses in asked)


def _state_headline(draft: Draft, gift: Gift, query: Query, focus: Focus) -> None:
    """Word the figure that answers, with every source that states it."""
    amount, marker = draft.state(gift.best)
    markers = [marker]
    for fact in gift.facts:
        other = draft.cite(fact.sentence)
        if fact is not gift.best and other not in markers and len(markers) < 3:
            markers.append(other)
    giver = focus.subject.shown if focus.subject else None
    template = MOST if query.maximum and gift.best.figure.hedge in LIMITS else GAVE[gift.best.figure.status]
    kind = label(gift.best.figure.kind, GivingStatus.UNKNOWN, query.language)
    kind = "" if gift.best.figure.kind is FigureKind.CASH else kind
    template = template if giver else COUNTED
    draft.lines.append(template[query.language].format(giver=giver, amount=amount + kind, n="".join(markers)))


def _state_recipient(draft: Draft, fact: Fact, focus: Focus, evidence: Evidence) -> None:
    """Quote the sentence that says to whom, and write its listed names the asker's way."""
    sentences = evidence.reading_of(fact.sentence).around(fact.sentence, after=SENTENCES_TO_RECIPIENT)
    sentence = max(sentences, key=lambda sentence: _recipient_score(sentence, fact, focus, evidence))
    marker = draft.cite(sentence)
    own = focus.subject.organisation if focus.subject else None
    names = [mention.name for mention in evidence.gazetteer.find(sentence.text) if mention.name != own]
    shown = [evidence.gazetteer.display(name, draft.language) for name in dict.fromkeys(names)]
    draft.lines.append("")
    draft.lines.append(RECIPIENT[draft.language].format(quote=draft.quote(sentence), n=marker))
    if shown:
        draft.lines.append("")
        draft.lines.append(NAMES[draft.language].format(names=joined(shown, draft.language), n=marker))


def _recipient_score(sentence: Sentence, fact: Fact, focus: Focus, evidence: Evidence) -> float:
    """Return how likely a sentence names the recipient of a figure."""
    own = focus.subject.organisation if focus.subject else None
    names = {mention.name for mention in evidence.gazetteer.find(sentence.text)} - {own}
    folded = fold(sentence.text)
    speaks = has(Idea.TO_WHOM, folded) or has(Idea.GIVING, folded) or has(Idea.PROCEEDS, folded)
    distance = sentence.index - fact.sentence.index
    return (
        2.0 * bool(names) * speaks + 1.5 * (distance > 0 and has(Idea.PROCEEDS, folded)) + 0.5 * speaks - 0.4 * distance
    )


def _state_beside(draft: Draft, gifts: Sequence[Gift]) -> None:
    """List the other figures, by sentence, each with what kind of giving it is."""
    if not gifts:
        return
    by_sentence: dict[tuple[str, int], list[Fact]] = {}
    for gift in gifts[:BESIDE_SHOWN]:
        by_sentence.setdefault((gift.best.article.id, gift.best.sentence.index), []).append(gift.best)
    draft.lines += ["", BESIDE[draft.language], ""]
    for facts in by_sentence.values():
        stated = [(draft.state(fact), fact.figure) for fact in sorted(facts, key=lambda fact: fact.figure.start)]
        amounts = [amount + label(figure.kind, figure.status, draft.language) for (amount, _), figure in stated]
        draft.lines.append(f"- {'; '.join(amounts)} {stated[0][0][1]}")
    if len(gifts) > BESIDE_SHOWN:
        draft.lines += ["", MORE[draft.language]]


def _other_amount(query: Query, wanted: Wanted, evidence: Evidence) -> Draft | None:
    """Return an amount that is not a gift: revenue, profit, cost, value; it must be called so where it stands."""
    ideas = NOT_GIVING & query.ideas
    facts = [fact for fact in evidence.facts if is_money(fact.figure) and _distance(fact, ideas) is not None]
    facts = [fact for fact in facts if holds_names(wanted, fact, around(fact, evidence))]
    if not facts:
        return None
    best = max(facts, key=lambda fact: fit(wanted, fact, around(fact, evidence)) - (_distance(fact, ideas) or 0) / NEAR)
    draft = Draft(query.language)
    amount, marker = draft.state(best)
    draft.lines.append(COUNTED[query.language].format(amount=amount, n=marker))
    return draft


def _distance(fact: Fact, ideas: Iterable[Idea]) -> int | None:
    """Return the characters between a figure and the nearest word that calls it revenue or cost; None without one."""
    before = fold(fact.article.text[fact.sentence.span.start : fact.figure.start])
    after = fold(fact.article.text[fact.figure.end : fact.sentence.span.end])
    found = [len(before) - match.end() for idea in ideas for match in pattern(idea).finditer(before)]
    found += [match.start() for idea in ideas for match in pattern(idea).finditer(after)]
    return min(found, default=None)
