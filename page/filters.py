"""The filters of the chat: their boxes, what may be chosen, what they say, and the chips that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import gradio as gr
from babel import Locale

from page.chat_words import ChatWords, chat_words
from page.sources import language_name, write_date
from page.words import words_for
from rag.known import Known
from rag.ledger_filters import is_date
from rag.phrases import KIND
from rag.schema import FigureKind, Filters, Organisation
from rag.text import fold

NAMES = ("organisation", "country", "language", "kind", "since", "until")  # in the order of the boxes
BETWEEN_NAMES = " · "


@dataclass(frozen=True, slots=True)
class FilterBoxes:
    """The boxes, in the order of NAMES, with the chips that show what they hold."""

    organisation: gr.Dropdown
    country: gr.Dropdown
    language: gr.Dropdown
    kind: gr.Dropdown
    since: gr.Textbox
    until: gr.Textbox
    chips: gr.HTML
    frame: gr.Accordion

    @property
    def all(self) -> list[Any]:
        """The boxes that hold something."""
        return [self.organisation, self.country, self.language, self.kind, self.since, self.until]


def read_filters(values: Sequence[Any], known: Known | None) -> Filters:
    """Return what the boxes say; an unknown date or name counts for nothing, since `objections` has said so.

    Args:
        values: of the boxes, in the order of NAMES.
        known: whose names an organisation may be typed in, in any spelling.
    """
    given = dict(zip(NAMES, (str(value or "").strip() for value in values), strict=True))
    since, until = (given[name] if is_date(fold(given[name])) else "" for name in ("since", "until"))
    return Filters(
        organisation=_canonical(given["organisation"], known),
        language=given["language"] if given["language"] in every_language() else None,
        since=fold(since) or None,
        until=fold(until) or None,
        country=given["country"] if given["country"] in every_country() else None,
        kind=FigureKind(given["kind"]) if given["kind"] in set(FigureKind) else None,
    )


def objections(values: Sequence[Any], known: Known | None, words: ChatWords) -> list[str]:
    """Return what is wrong with the boxes, one sentence a box."""
    given = dict(zip(NAMES, (str(value or "").strip() for value in values), strict=True))
    wrong = []
    if known is not None and given["organisation"] and _canonical(given["organisation"], known) is None:
        wrong.append(words.no_such_name.format(name=given["organisation"]))
    dates = (given[name] for name in ("since", "until"))
    return wrong + [words.no_such_date.format(text=date) for date in dates if date and not is_date(fold(date))]


def box_values(filters: Filters) -> list[Any]:
    """Return the values of the boxes that say so, in the order of NAMES."""
    kind = filters.kind.value if filters.kind else None
    return [filters.organisation, filters.country, filters.language, kind, filters.since or "", filters.until or ""]


def without(values: Sequence[Any], name: str) -> list[Any]:
    """Return the boxes' values with one of them emptied, or all of them for "all"."""
    empty = box_values(Filters())
    return [empty[at] if name in {box, "all"} else values[at] for at, box in enumerate(NAMES)]


def choices(known: Known, language: str) -> list[Any]:
    """Return updates of the four boxes that are chosen from, in the page's language."""
    territories = Locale(language).territories
    countries = sorted(((str(territories.get(code, code)), code) for code in known.countries), key=_by_letters)
    kinds = [(KIND[kind][language], kind.value) for kind in FigureKind if KIND[kind][language]]
    languages = [(language_name(code, words_for(language)), code) for code in known.languages]
    organisations = [(both_scripts(one), one.name) for one in known.organisations]
    first = gr.update(choices=organisations, allow_custom_value=False)  # else Gradio does not search in the list
    return [first, *(gr.update(choices=found) for found in (countries, languages, kinds))]


@lru_cache(maxsize=1)
def every_country() -> tuple[str, ...]:
    """Return the code of every country."""
    return tuple(code for code in sorted(Locale("en").territories) if len(code) == 2 and code.isalpha())


@lru_cache(maxsize=1)
def every_language() -> tuple[str, ...]:
    """Return the code of every language."""
    return tuple(sorted(code for code in map(str, Locale("en").languages) if len(code) in {2, 3}))


def every_kind() -> tuple[str, ...]:
    """Return every kind of giving that can be asked for."""
    return tuple(kind.value for kind in FigureKind if kind is not FigureKind.UNKNOWN)


def both_scripts(organisation: Organisation) -> str:
    """Return a name as it can be searched for in Latin and in Arabic letters: "TikTok · تيك توك"."""
    shown = dict(organisation.names)
    arabic = shown.get("ar") or next((name for name in organisation.aliases if "\u0620" <= name[:1] <= "\u06d3"), None)
    names = [organisation.name, shown.get("en"), shown.get("fr"), arabic]
    return BETWEEN_NAMES.join(dict.fromkeys(name for name in names if name))


def told(filters: Filters, language: str, known: Known | None = None) -> list[tuple[str, str]]:
    """Return each filter that is set as (box, words): [("country", "Egypt"), ("since", "From May 2020")]."""
    words, plain = chat_words(language), words_for(language)
    country = filters.country and str(Locale(language).territories.get(filters.country, filters.country))
    organisation = filters.organisation
    if organisation and known is not None:
        organisation = known.gazetteer.display(organisation, language)
    found = {
        "organisation": organisation,
        "country": country,
        "language": filters.language and language_name(filters.language, plain),
        "kind": filters.kind and (KIND[filters.kind][language] or filters.kind.value),
        "since": filters.since and f"{words.since} {write_date(filters.since, plain)}",
        "until": filters.until and f"{words.until} {write_date(filters.until, plain)}",
    }
    return [(name, text) for name, text in found.items() if text]


def chips(filters: Filters, language: str, wrong: Sequence[str] = (), known: Known | None = None) -> str:
    """Return the filters that hold as buttons that take them away; what is wrong with a box beside them."""
    words = chat_words(language)
    shown = told(filters, language, known)
    buttons = "".join(
        f'<button type="button" class="chip" data-box="{name}" title="{escape(words.drop.format(name=text))}">'
        f'<bdi>{escape(text)}</bdi><span aria-hidden="true"> ×</span></button>'
        for name, text in shown
    )
    if len(shown) > 1:
        buttons += f'<button type="button" class="chip all" data-box="all">{escape(words.clear)}</button>'
    label = f'<span class="label">{escape(words.filtered)}</span>' if shown else ""
    warnings = "".join(f'<p class="wrong" role="alert">{escape(one)}</p>' for one in wrong)
    return f'<div class="chips">{label}{buttons}</div>{warnings}' if shown or wrong else ""


def _canonical(name: str, known: Known | None) -> str | None:
    """Return a name as the index writes it, however it was typed; None for one that it does not know."""
    if not name or known is None:
        return name or None
    organisation = known.gazetteer.get(name)
    if organisation is not None:
        return organisation.name
    holding = [one.name for one in known.organisations if fold(name) in fold(both_scripts(one))]
    exact = [one for one in holding if fold(one) == fold(name)]
    return (exact or holding)[0] if exact or len(holding) == 1 else None


def _by_letters(choice: tuple[str, str]) -> str:
    """Return the order of a choice: by its letters, whatever their accents."""
    return fold(choice[0])
