"""What sentences the Giving tab has, whatever the language. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GivingWords:
    """The sentences in one language; `{name}` is filled in by whoever shows the sentence."""

    language: str
    search: str
    search_hint: str
    organisation: str
    country: str
    since: str
    until: str
    period_hint: str
    kind: str
    status: str
    currency: str
    minimum: str
    any: str
    clear: str
    csv: str
    json: str
    date: str
    giver: str
    amount: str
    recipient: str
    nothing: str
    nothing_hint: str
    rows: str
    page: str
    earlier: str
    later: str
    several: str
    untold: str
    unknown: str
    ceiling: str
    replaced: str
    rival: str
    part: str
    corrected: str
    differ: str
    dated_by_report: str
    evidence: str
    evidence_empty: str
    reports: str
    otherwise: str
    also: str
    part_of: str
    parts: str
    replaced_by: str
    read: str
    close: str
    plots: str
    one_currency: str
    by_year: str
    largest: str
    timeline: str
    timeline_hint: str
    no_plot: str
    undated: str
    highest: str
    correct: str
    correct_hint: str
    action: str
    not_a_gift: str
    same_as: str
    set_status: str
    same_row: str
    new_status: str
    note: str
    note_hint: str
    save: str
    saved: str
    corrections: str
    no_corrections: str
    undo: str
    undone: str
    undo_of: str
    gone: str
    only_editors: str
    choose_row: str
    choose_same: str
    choose_status: str
    long_note: str
    bad_date: str
    bad_period: str
    bad_minimum: str
    minimum_needs_currency: str
    opening: str
