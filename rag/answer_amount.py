"""How much was given, or earned, or spent: words the gift that answers, names the others, never adds them up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rag.answer_disputes import disputed_sentences, is_told_otherwise, speaks_of_reports
from rag.draft import Draft
from rag.evidence import Evidence, Fact, Sentence, is_told_whole
from rag.focus import Focus
from rag.gifts import LIMITS, Gift, around, gifts_of, given_by, in_title, naming
from rag.giving import is_money
from rag.ideas import Idea, has, pattern
from rag.kinds import NOT_GIVING
from rag.phrases import BESIDE, BESIDES, COUNTED, DIFFER, GAVE, MORE, MOST, NAMES, RECIPIENT, SEMICOLON, joined, label
from rag.query import Query
from rag.relevance import Wanted, fit, wanted_of
from rag.schema import FigureKind, GivingStatus, Span
from rag.text import fold

BESIDE_SHOWN = 7  # other figures listed; more would bury the answer
SENTENCES_TO_RECIPIENT = 2  # after the figure's own: news names the recipient there or not at all
NEAR = 40  # characters: at this distance a word speaks of a figure half as surely
SIMILARITY_FLOOR = 0.25  # without a subject, a figure's sentence must at least be this near to the question
GIVEN = {GivingStatus.PAID, GivingStatus.DELIVERED}
QUOTE_BESIDE = 110  # characters that say what a listed figure is for
CERTAIN = 1.0  # a recipient score that rests on more than a word of giving


def answer_amount(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the amount asked for, or None where no article states one."""
    wanted = wanted_of(query, focus, evidence.gazetteer)
    if not query.about_giving:
        return _other_amount(query, wanted, focus, evidence)
    told = [fact for fact in evidence.facts if is_money(fact.figure) and is_told_whole(fact)]
    money = naming(told, wanted, evidence)
    limits = [fact for fact in money if query.maximum and fact.figure.hedge in LIMITS]
    facts = limits or [fact for fact in money if given_by(fact, focus.subject, evidence)]
    plain = [fact for fact in facts if not is_told_otherwise(fact)] or facts
    gifts = gifts_of(plain, wanted, evidence, query, focus.subject)
    if not gifts or (focus.subject is None and gifts[0].best.sentence.similarity < SIMILARITY_FLOOR):
        return None
    draft = Draft(query.language)
    _state_headline(draft, gifts[0], query, focus, evidence)
    if query.wants_recipient:
        _state_recipient(draft, gifts[0].best, focus, evidence)
    disputed = disputed_sentences(gifts, focus, evidence)
    if not query.maximum and focus.subject is not None:
        beside = [gift for gift in gifts[1:] if gift.best.sentence not in disputed]
        _state_beside(draft, sorted(beside, key=lambda gift: order_beside(gift, gifts[0])))
    state_disputes(draft, disputed)
    return draft


def _state_headline(draft: Draft, gift: Gift, query: Query, focus: Focus, evidence: Evidence) -> None:
    """Word the figure that answers, with every source that states it."""
    amount, marker = draft.state(gift.best)
    markers = [marker]
    for fact in gift.facts:
        other = draft.cite(fact.sentence)
        if fact is not gift.best and other not in markers and len(markers) < 3:
            markers.append(other)
    giver = giver_shown(gift.best, focus, evidence, query.language)
    template = MOST if query.maximum and gift.best.figure.hedge in LIMITS else GAVE[gift.best.figure.status]
    kind = label(gift.best.figure.kind, GivingStatus.UNKNOWN, query.language)
    kind = "" if gift.best.figure.kind is FigureKind.CASH else kind
    template = template if giver else COUNTED
    draft.lines.append(template[query.language].format(giver=giver, amount=amount + kind, n="".join(markers)))


def giver_shown(fact: Fact, focus: Focus, evidence: Evidence, language: str) -> str | None:
    """Return the giver as the asker reads it: the very member of a family that the sentence names, else the subject."""
    if focus.subject is None or focus.subject.guessed:
        return None
    named = [mention.name for mention in evidence.gazetteer.find(fact.sentence.text)]
    member = next((name for name in named if name in focus.subject.family), None)
    return evidence.gazetteer.display(member, language) if member else focus.subject.shown


def _state_recipient(draft: Draft, fact: Fact, focus: Focus, evidence: Evidence) -> None:
    """Quote the sentence that says to whom, and write its listed names the asker's way."""
    sentences = evidence.reading_of(fact.sentence).around(fact.sentence, after=SENTENCES_TO_RECIPIENT)
    sentence = max(sentences, key=lambda sentence: _recipient_score(sentence, fact, focus, evidence))
    capped = fact.figure.hedge in LIMITS  # a sentence that sets a limit seldom says to whom
    if (
        capped
        and sentence is sentences[0]
        and len(sentences) > 1
        and _recipient_score(sentence, fact, focus, evidence) < CERTAIN
    ):
        sentence = sentences[1]
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
        2.0 * bool(names) * speaks
        + (1.5 if distance else 1.0) * has(Idea.PROCEEDS, folded)
        + 0.5 * speaks
        - 0.4 * distance
    )


def order_beside(gift: Gift, headline: Gift) -> tuple[bool, bool, float]:
    """Return the place of a further gift: what headlines tell first, likely parts of the gift already stated last."""
    same_article = gift.best.article.id == headline.best.article.id
    is_part = same_article and gift.best.figure.kind is FigureKind.CASH
    return not in_title(gift.best), is_part, -gift.score


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
        amounts = [
            # that a part of a pledge was paid is more than its own sentence can tell
            amount
            + label(figure.kind, GivingStatus.UNKNOWN if figure.status in GIVEN else figure.status, draft.language)
            for (amount, _), figure in stated
        ]
        first = facts[0]
        same = first.article.language == draft.language
        said = (
            f": {draft.quote(first.sentence, Span(first.figure.start, first.figure.end), QUOTE_BESIDE)}" if same else ""
        )
        draft.lines.append(f"- {SEMICOLON[draft.language].join(amounts)}{said} {stated[0][0][1]}")
    if len(gifts) > BESIDE_SHOWN:
        draft.lines += ["", MORE[draft.language]]


def state_disputes(draft: Draft, sentences: Sequence[Sentence]) -> None:
    """Quote the sentences that tell how reports differ on the gift, but for those that the draft quotes already."""
    shown = draft.text
    for sentence in sentences:
        if sentence.text in shown:
            continue
        said = DIFFER if speaks_of_reports(sentence) else BESIDES  # a part or an earlier state is no dispute
        draft.lines += ["", said[draft.language].format(quote=draft.quote(sentence), n=draft.cite(sentence))]


def _other_amount(query: Query, wanted: Wanted, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return an amount that is not a gift: revenue, profit, cost, value; it must be called so where it stands."""
    ideas = NOT_GIVING & query.ideas
    facts = [fact for fact in evidence.facts if is_money(fact.figure) and _distance(fact, ideas) is not None]
    facts = naming(facts, wanted, evidence)
    if not facts:
        return None
    best = max(facts, key=lambda fact: fit(wanted, fact, around(fact, evidence)) - (_distance(fact, ideas) or 0) / NEAR)
    draft = Draft(query.language)
    amount, marker = draft.state(best)
    draft.lines.append(COUNTED[query.language].format(amount=amount, n=marker))
    state_disputes(draft, disputed_sentences([Gift([best])], focus, evidence))
    return draft


def _distance(fact: Fact, ideas: Iterable[Idea]) -> int | None:
    """Return the characters between a figure and the nearest word that calls it revenue or cost; None without one."""
    before = fold(fact.article.text[fact.sentence.span.start : fact.figure.start])
    after = fold(fact.article.text[fact.figure.end : fact.sentence.span.end])
    found = [len(before) - match.end() for idea in ideas for match in pattern(idea).finditer(before)]
    found += [match.start() for idea in ideas for match in pattern(idea).finditer(after)]
    return min(found, default=None)
