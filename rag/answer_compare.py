"""Givers side by side: each one's gifts, and who gave more in money, and with goods, where one currency allows it.

Nothing is converted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.answer_conflicts import conflict_lines
from rag.currency_forms import in_currency
from rag.draft import Draft
from rag.ledger_asking import Wish
from rag.ledger_phrases import (
    GAVE_ALIKE,
    GAVE_MORE,
    GAVE_MOST,
    GROUP,
    LINE,
    NO_GIFT_OF,
    NO_SUM,
    NOT_ADDED,
    NOT_COMPARABLE,
    ONE_ALONE,
    OTHER_CURRENCIES,
    SUMS,
    WITH_GOODS,
    WITH_GOODS_ALIKE,
)
from rag.ledger_question import LedgerQuestion
from rag.ledger_records import GivingEvent
from rag.ledger_rows import RowWriter
from rag.ledger_select import by_currency, group_of, of_giver, roots
from rag.ledger_sums import addable, separate, sum_lines
from rag.ledger_totals import Group, is_currency
from rag.phrases import SEMICOLON, joined

SHOWN = 4  # rows a giver and kind
PAIR = 2
CONFLICTS = 1  # reports a giver that tell a gift otherwise
VALUED: frozenset[Group | None] = frozenset({Group.CASH, Group.IN_KIND, Group.MIXED})
FULL = 0.6  # of the givers named side by side must have a row, or the articles are asked


def answer_compare(writer: RowWriter, asked: LedgerQuestion, events: Sequence[GivingEvent]) -> Draft | None:
    """Return what each giver gave, with a verdict or a sum where one is asked for, or None where none has a row.

    What all of them gave together is nobody's side: the articles tell it better.
    """
    rows = {giver: of_giver(events, giver, writer.gazetteer) for giver in asked.givers}
    counted = {giver: [event for event in found if event.counts] for giver, found in rows.items()}
    told = {giver: found for giver, found in counted.items() if any(is_currency(event.unit) for event in found)}
    if not told or (len(told) > 1 and _is_one_gift(list(told.values()))):
        return None
    if asked.wish is not Wish.COMPARE and (len(told) < 2 or len(told) < FULL * len(asked.givers)):
        return None
    if len(told) == 1 and _names_another(writer, told, asked.givers):
        return None
    if asked.wish is Wish.COMPARE:
        writer.draft.lines += _verdict(writer, told)
    if asked.wish is Wish.SUM:
        writer.draft.lines += _sum_of_all(writer, [event for event in events if event.counts])
    for giver in asked.givers:
        writer.draft.lines += ["", *_side(writer, giver, counted[giver], with_sums=asked.wish is Wish.COMPARE)]
    if not writer.draft.lines[0]:
        writer.draft.lines.pop(0)
    return writer.draft


def _names_another(writer: RowWriter, told: Mapping[str, list[GivingEvent]], givers: Sequence[str]) -> bool:
    """Return whether an article that tells one side's gift is on the other too: it may tell a gift that no row has."""
    articles = {evidence.article_id for events in told.values() for event in events for evidence in event.evidence}
    others = set(givers) - told.keys()
    return any(others & set(writer.article(article_id).organisations) for article_id in articles)


def _is_one_gift(sides: Sequence[Sequence[GivingEvent]]) -> bool:
    """Return whether all givers have the very same rows: they gave together."""
    keys = [{event.key for event in side} for side in sides]
    return all(one == keys[0] for one in keys)


def _sum_of_all(writer: RowWriter, events: Sequence[GivingEvent]) -> list[str]:
    """Return what the givers come to together, per currency, or that nothing adds up."""
    language = writer.draft.language
    lines = sum_lines(writer, events)
    if not lines:
        return [NO_SUM[language]]
    mixed = [event for event in addable(events, VALUED) if group_of(event) is Group.MIXED and is_currency(event.unit)]
    names = joined(list(dict.fromkeys(writer.giver(event) for event in mixed)), language)
    left_out = ["", NOT_ADDED[language].format(names=names)] if mixed else []
    return [SUMS[language], "", *lines, *left_out]


def _verdict(writer: RowWriter, told: Mapping[str, list[GivingEvent]]) -> list[str]:
    """Return who gave more, for each currency in which all gave cash; else that there is no comparing.

    Args:
        told: the rows of those givers that have any.
    """
    language = writer.draft.language
    if len(told) == 1:
        return [ONE_ALONE[language].format(name=writer.name(next(iter(told))))]
    cash = {giver: by_currency(addable(found)) for giver, found in told.items()}
    sums = {giver: {**cash[giver], **by_currency(separate(found, writer.gazetteer))} for giver, found in told.items()}
    units = [unit for unit in next(iter(sums.values())) if all(unit in rows for rows in sums.values())]
    lines = []
    for unit in units:
        added = {giver: sum(event.value for event in rows[unit]) for giver, rows in sums.items()}
        first = _first(added)
        template = GAVE_ALIKE if len(first) == len(added) else GAVE_MOST if len(added) > PAIR else GAVE_MORE
        name = joined([writer.name(giver) for giver in first], language)
        lines.append(template[language].format(currency=in_currency(unit, language), name=name))
    goods = _with_goods(writer, told, sums)
    if not lines:
        return [NOT_COMPARABLE[language], *goods]
    lines += goods
    if any(unit not in units for rows in cash.values() for unit in rows):
        lines.append(OTHER_CURRENCIES[language])
    return lines


def _with_goods(
    writer: RowWriter,
    told: Mapping[str, list[GivingEvent]],
    sums: Mapping[str, Mapping[str, list[GivingEvent]]],
) -> list[str]:
    """Return who gave more once goods count at the value told, where that is not who gave more in money.

    Args:
        sums: each giver's gifts of cash that add up, by currency.
    """
    language = writer.draft.language
    keys = {event.key for rows in sums.values() for found in rows.values() for event in found}
    worth = {giver: by_currency(addable(found, VALUED)) for giver, found in told.items()}
    lines = []
    for unit in [unit for unit in next(iter(worth.values())) if all(unit in rows for rows in worth.values())]:
        added = {
            giver: sum(event.value for event in rows[unit] if event.key in keys or group_of(event) is not Group.CASH)
            for giver, rows in worth.items()
        }
        money = {giver: sum(event.value for event in rows.get(unit, ())) for giver, rows in sums.items()}
        first = _first(added)
        if added == money or (all(money.values()) and first == _first(money)):
            continue
        name = joined([writer.name(giver) for giver in first], language)
        template = WITH_GOODS_ALIKE if len(first) == len(added) else WITH_GOODS
        lines.append(template[language].format(currency=in_currency(unit, language), name=name))
    return lines


def _first(added: Mapping[str, float]) -> list[str]:
    """Return the givers of the largest sum."""
    return [giver for giver, value in added.items() if value == max(added.values())]


def _side(writer: RowWriter, giver: str, events: Sequence[GivingEvent], with_sums: bool) -> list[str]:
    """Return one giver's rows: cash by currency, the largest first, its sums, then what is no cash."""
    language, name = writer.draft.language, writer.name(giver)
    lines = []
    cash = [event for rows in by_currency(addable(events)).values() for event in rows]
    for group in Group:
        found = [event for event in roots(events) if group_of(event) is group and is_currency(event.unit)]
        found = cash if group is Group.CASH else sorted(found, key=lambda event: (str(event.unit), -event.value))
        rows = [row for row in map(writer.row, found[:SHOWN]) if row is not None]
        if rows:
            told = SEMICOLON[language].join(writer.line(row, giver=False, kind=False) for row in rows)
            lines.append(f"- {LINE[language].format(name=GROUP[group][language], rows=told)}")
    if not lines:
        return [NO_GIFT_OF[language].format(name=name)]
    mixed = {event.key for event in events if group_of(event) is Group.MIXED}
    in_whole = any(event.part_of in mixed for event in cash)  # the whole is told: its parts of money are no total
    sums = sum_lines(writer, events) if with_sums and not in_whole else []
    told_otherwise = conflict_lines(writer, roots(events), most=CONFLICTS)
    otherwise = [line for told in told_otherwise if told not in writer.draft.lines for line in ("", told)]
    return [LINE[language].format(name=f"**{name}**", rows="").rstrip(), "", *lines, *sums, *otherwise]
