"""What sentences the chat has beside questions and answers, whatever the language. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChatWords:
    """The chat's further sentences in one language; `{name}` is filled in by whoever shows the sentence."""

    language: str  # ISO 639-1
    about: str
    about_hint: str
    about_change: str
    filters: str
    organisation: str
    country: str
    article_language: str
    kind: str
    since: str
    until: str
    date_hint: str
    filtered: str
    drop: str
    clear: str
    no_such_name: str
    no_such_date: str
    checked: str
    as_of: str
    whole: str
    notice: str
    figures: str
    amount: str
    printed: str
    kind_of_giving: str
    status: str
    date: str
    source: str
    sum_of: str
    conflict: str
    nearest: str
    within: str
    ask_instead: str
    ask_next: str
    also_read: str
    also_read_note: str
    earlier: str
    history: str
    history_empty: str
    questions: str
    rename: str
    save: str
    delete: str
    delete_sure: str
    current: str
    not_kept: str
    gone: str
    send: str
    cancel: str
    unmarked: str
    take_away: str
    only_newest: str
    nothing_to_take: str
    copy: str
    scroll_down: str
