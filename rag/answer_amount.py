"""How much was given, or earned, or spent: words the gift that answers, names the others, never adds them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.answer_beside import parts_line, write_beside
from rag.answer_corrected import state_corrected
from rag.answer_disputes import disputed_sentences, is_cumulative, is_told_otherwise, speaks_of_reports
from rag.answer_recipient import state_recipient
from rag.correction_records import Action
from rag.countries import country_mentions
from rag.draft import Draft
from rag.evidence import Evidence, Fact, Sentence, is_told_whole
from rag.fact_rows import as_row_tells, is_part, report_corrected, row_of
from rag.focus import Focus
from rag.gifts import LIMITS, Gift, around, gifts_of, given_by, naming
from rag.giving import is_money
from rag.ideas import Idea, pattern
from rag.kinds import NOT_GIVING
from rag.leading import leading
from rag.ledger_scope import lead_of
from rag.phrases import BESIDES, COUNTED, DIFFER, GAVE, MOST, SUM_TOLD, joined, label
from rag.purposes import purposes_asked, speaks_of
from rag.query import Query
from rag.relevance import Wanted, fit, of_named, wanted_of
from rag.restating import converted_from, is_sum_told
from rag.schema import FigureKind, GivingStatus
from rag.text import fold

NEAR = 40  # characters: at this distance a word speaks of a figure half as surely
SIMILARITY_FLOOR = 0.25  # without a subject, a figure's sentence must at least be this near to the question
SUMS_TOLD = 1  # by the article itself
SHARE_OF = re.compile(
    r"(?:\bper\s?cent|\bpour\s?cent|%|بالمايه|في المايه)\s+(?:of|des?|du|d['’]|من)\s*(?:[\w'’]+\s+){0,3}$"
)


def answer_amount(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the amount asked for, or None where no article states one."""
    wanted = wanted_of(query, focus, evidence.gazetteer)
    if not query.about_giving:
        return _other_amount(query, wanted, focus, evidence)
    told = [as_row_tells(fact, evidence) for fact in evidence.facts if is_money(fact.figure) and is_told_whole(fact)]
    money = naming(told, wanted, evidence)
    limits = [fact for fact in money if query.maximum and fact.figure.hedge in LIMITS]
    facts = limits or of_named([fact for fact in money if given_by(fact, focus.subject, evidence)], wanted)
    plain = [fact for fact in facts if not is_told_otherwise(fact)] or facts
    plain = [fact for fact in plain if converted_from(fact, plain) is None]
    gifts = gifts_of(plain, wanted, evidence, query, focus.subject)
    if not gifts or (focus.subject is None and gifts[0].best.sentence.similarity < SIMILARITY_FLOOR):
        return None
    gifts = leading(gifts, query, wanted, evidence)
    gifts = [gifts[0], *(gift for gift in gifts[1:] if not _is_told_again(gift, gifts[0], evidence))]
    draft = Draft(query.language)
    _state_headline(draft, gifts[0], told, query, focus, evidence)
    if query.wants_recipient:
        state_recipient(draft, gifts[0].best, focus, evidence)
    disputed = _without_parts(disputed_sentences(gifts, focus, evidence), gifts, evidence)
    if not query.maximum and focus.subject is not None:
        beside = [gift for gift in gifts[1:] if gift.best.sentence not in disputed]
        draft.lines[0] += parts_line(draft, gifts[0], beside, evidence)
        alike = [gift for gift in beside if _stands_beside(gift.best, gifts[0].best, query)]
        write_beside(draft, gifts[0], _without_sums(draft, alike, facts), evidence)
    state_disputes(draft, disputed)
    return draft


def _stands_beside(fact: Fact, headline: Fact, query: Query) -> bool:
    """Return whether an amount may be told beside the one that answers: for what is asked for, and no base of a share.

    "17 per cent of more than 7 billion in private gifts" names what all together gave.
    """
    before = fold(fact.article.text[fact.sentence.span.start : fact.figure.start])
    if SHARE_OF.search(before):
        return False
    wanted = purposes_asked(query.text)
    return speaks_of(_told_about(fact), wanted) or not speaks_of(_told_about(headline), wanted)


def _told_about(fact: Fact) -> str:
    """Return the words that say what an amount is for: its headline, its sentence, its article's first words."""
    return f"{fact.article.title}. {fact.sentence.text} {lead_of(fact.article)}"


def _is_told_again(gift: Gift, first: Gift, evidence: Evidence) -> bool:
    """Return whether a person's correction makes two amounts one gift."""
    rows = row_of(gift.best, evidence), row_of(first.best, evidence)
    return rows[0] is not None and rows[0] is rows[1] and bool(rows[0].corrections)


def _stated(draft: Draft, fact: Fact, evidence: Evidence) -> tuple[str, str]:
    """Return an amount in words and its marker; where a person corrected it, with that beside what is printed."""
    row = row_of(fact, evidence)
    report = report_corrected(fact, row)
    if row is None or report is None:
        return draft.state(fact)
    marker = draft.book.cite(fact.article, fact.sentence.span)
    return state_corrected(draft, row, report, marker), f"[{marker}]"


def _without_parts(sentences: Sequence[Sentence], gifts: Sequence[Gift], evidence: Evidence) -> list[Sentence]:
    """Return sentences that tell the first gift otherwise without those that only tell its parts."""
    row = row_of(gifts[0].best, evidence)
    parts = [gift.best.sentence for gift in gifts[1:] if is_part(row_of(gift.best, evidence), row, evidence.rows)]
    return [one for one in sentences if speaks_of_reports(one) or one not in parts]


def _without_sums(draft: Draft, gifts: Sequence[Gift], facts: Sequence[Fact]) -> list[Gift]:
    """Say what an article itself adds gifts up to, and return the others."""
    sums = [gift for gift in gifts if is_sum_told(gift.best, facts)][:SUMS_TOLD]
    for gift in sums:
        amount, marker = draft.state(gift.best)
        draft.lines[0] += f" {SUM_TOLD[draft.language].format(amount=amount, n=marker)}"
    return [gift for gift in gifts if gift not in sums]


def _state_headline(
    draft: Draft, gift: Gift, told: Sequence[Fact], query: Query, focus: Focus, evidence: Evidence
) -> None:
    """Word the figure that answers, in other currencies too as its sentence has it, with every source that states it.

    Args:
        told: every amount of the articles.
    """
    amount, marker = _stated(draft, gift.best, evidence)
    converted = [fact for fact in told if converted_from(fact, told) == gift.best]
    amount += "".join(f" ({draft.state(fact)[0]})" for fact in converted)
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
    """Return the givers as the asker reads them: all of a joint gift, the very member of a family, else the subject."""
    subject = focus.subject
    if subject is None or subject.guessed:
        return None
    named = [mention.name for mention in evidence.gazetteer.find(fact.sentence.text)]
    member = next((name for name in named if name in subject.family), None)
    shown = evidence.gazetteer.display(member, language) if member else subject.shown
    row = row_of(fact, evidence)
    placed = subject.organisation is None and bool(country_mentions(subject.shown))  # "after the Turkey earthquake"
    if row is not None and row.donors and (placed or row.correction(Action.GIVER) is not None):
        return joined([evidence.gazetteer.display(name, language) for name in row.donors], language)
    donors = [name for name in row.donors if name in named] if row else []  # those whom this very sentence names
    joint = subject.organisation is None or any(subject.is_called(name) for name in donors)
    others = [name for name in donors if not subject.is_called(name)] if joint else []
    return joined([shown, *(evidence.gazetteer.display(name, language) for name in others)], language)


def state_disputes(draft: Draft, sentences: Sequence[Sentence]) -> None:
    """Quote the sentences that tell how reports differ on the gift, but for those that the draft quotes already."""
    shown = draft.text
    for sentence in sentences:
        if sentence.text in shown:
            continue
        # a part, an earlier state and what a running total holds are no dispute
        said = DIFFER if speaks_of_reports(sentence) and not is_cumulative(sentence) else BESIDES
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
