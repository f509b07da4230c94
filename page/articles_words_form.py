"""What sentences the Articles tab has, whatever the language. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticlesWords:
    """The sentences in one language; `{name}` is filled in by whoever shows the sentence."""

    language: str
    search: str
    search_hint: str
    article_language: str
    organisation: str
    country: str
    any: str
    clear: str
    opening: str
    count: str
    page: str
    earlier: str
    later: str
    nothing: str
    nothing_hint: str
    choose: str
    figures: str
    gone: str
    about: str
    adding: str
    adding_hint: str
    only_editors: str
    files: str
    links: str
    links_hint: str
    text: str
    text_hint: str
    title: str
    add: str
    nothing_given: str
    too_many_files: str
    too_many_links: str
    no_link: str
    step_keeping: str
    step_fetching: str
    step_waiting: str
    step_starting: str
    step_reading: str
    step_indexing: str
    finished: str
    failed: str
    kept: str
    retry: str
    input: str
    outcome: str
    added: str
    duplicate: str
    refused: str
    waiting: str
    partly: str
    more: str
    mine: str
    none_mine: str
    by: str
    remove: str
    remove_sure: str
    local: str
    removed: str
    not_yours: str
