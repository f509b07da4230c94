"""Names found in running text. It knows where words stand and what everyday words are, not who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.everyday import Row, is_everyday, stands_as_name
from rag.name_forms import NameForm
from rag.name_table import NameTable, openings
from rag.schema import Span
from rag.text import bare_parts, part_starts

MOST_WORDS = 9  # of a name as a text writes it
GAP = re.compile(r"[ \t\u00a0\u202f\u200e\u200f_\-‐‑–'’&·ـ]{0,3}|\. ?")  # what may stand between two words of one name


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at text[span]."""

    form: NameForm
    span: Span
    exact: bool
    sure: bool
    last: int  # place of the word after it


def find_names(table: NameTable, text: str, question: bool = False) -> list[Match]:
    """Return the names in a text, the longest at each place, none inside another.

    What could be an everyday word counts where the text shows somewhere that it means the name by it, and in a
    question where it is spelled as the name is.
    """
    words = bare_parts(text)
    places = table.places(words)
    row = Row(text, words, part_starts(text) if places else ())
    found: list[Match] = []
    unsure: list[Match] = []
    free = 0  # place after the last name
    for place in places:
        if place < free:
            continue
        matches = list(_matches(table, row, place))
        likely = (match for match in matches if match.sure or (question and match.exact))
        best = max(likely, key=_rank, default=None)
        found += [best] if best else []
        unsure += [] if best else matches
        free = best.last if best else free
    meant = {match.form.owner for match in found}
    found += [match for match in unsure if match.form.owner in meant and not _overlaps(match, found)]
    return sorted(found, key=lambda match: match.span.start)


def _matches(table: NameTable, row: Row, place: int) -> Iterator[Match]:
    """Yield every name that begins at a word."""
    run = _run(row, place)
    for opening in openings(table, run[0]):
        for found in table.beginning(opening, [opening.word, *run[1:]]):
            everyday = found.size == 1 and is_everyday(opening.folded)
            last = place + found.size
            sure = (found.sure and not everyday) or stands_as_name(row, place, last)
            where = Span(row.starts[place] + opening.dropped, row.end(last - 1))
            yield Match(found.form, where, found.exact, sure, last)


def _rank(match: Match) -> tuple[int, bool]:
    """Order matches at one place: the longest, then the one spelled as the name is."""
    return match.last, match.exact


def _overlaps(match: Match, others: Iterable[Match]) -> bool:
    """Tell whether a match shares characters with another one."""
    return any(match.span.start < other.span.end and other.span.start < match.span.end for other in others)


def _run(row: Row, place: int) -> Sequence[str]:
    """Return the words from a place on that nothing but a space or a hyphen divides."""
    end = place + 1
    while end < len(row.words) and end - place < MOST_WORDS:
        gap = row.text[row.end(end - 1) : row.starts[end]]
        if gap != " " and (not GAP.fullmatch(gap) or ("." in gap and len(row.words[end - 1]) > 1)):
            break
        end += 1
    return row.words[place:end]
