"""What the head of a text tells of when and by which agency it was written, where it plainly does; else nothing."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from babel.dates import get_day_names

from ingest.calendar import dates_in
from rag.text import fold

HEAD_LINES = 8
TAIL_LINES = 3  # an agency signs below: «-رويترز-»
SHORT_LINE_WORDS = 12  # a date line or a by-line; a date in a paragraph is an event's
DATE_LINE_WORDS = 8  # with a full stop after them more words are a sentence
HEADLINE_WORDS = 30
DATELINE_CHARACTERS = 100  # "CAIRO, 10 May 2020 (Agency) – " opens a paragraph
EARLIEST = date(1990, 1, 1)  # before there were pages to take articles from

DATELINE_END = re.compile(r"\s?[-–—]{1,2}(?=\s|$)|[—:)\]]|\.(?=\s)")
PLACE_WORDS = 5  # "Abu Dhabi, United Arab Emirates"
SENTENCE_END = re.compile(r"[.!?؟…:]\W*$")
AGENCIES = {  # as they sign, folded; a sign that is also a word counts in brackets or between dashes alone
    "AFP": r"afp|ا\.? ?ف\.? ?ب\.?|فرانس برس",
    "Reuters": r"reuters|رويترز",
    "AP": r"ap|ا\.? ?ب\.?|اسوشيتد برس|اسوشييتد برس|associated press",
    "dpa": r"dpa|د\.? ?ب\.? ?ا\.?",
    "MENA": r"mena|ا\.? ?ش\.? ?ا\.?",
    "SPA": "spa|واس",
    "WAM": "wam|وام",
    "KUNA": "kuna|كونا",
    "QNA": "qna|قنا",
    "Petra": "petra|بترا",
    "TAP": "tap|وات",
    "APS": "aps|واج",
    "MAP": r"map|و\.? ?م\.? ?ع\.?",
    "SUNA": "suna|سونا",
    "Anadolu": "anadolu|anadolu agency|الاناضول",
    "Xinhua": "xinhua|شينخوا",
    "PTI": "pti",
    "ANI": "ani",
    "IANS": "ians",
}
SIGN = rf"(?P<sign>{'|'.join(AGENCIES.values())})"
PLACE = r"[^.!?؟:\n()]{2,40}?"
SIGNED_HEADS = (
    re.compile(rf"(?:{PLACE}\s*[-–—]?\s*)?\(\s*{SIGN}\s*\)\s*[-–—:]"),  # "PARIS (AFP) –"
    re.compile(rf"{PLACE}\s?[-–—,،/]\s*{SIGN}\s*[-–—]"),  # «القاهرة - رويترز -»
)
REPORTER = re.compile(r"\([^)]*\)?|/[^/]*/")  # "(GLOBE NEWSWIRE)", "/PRNewswire/"
BESIDE_A_DATE = frozenset(  # what else stands in a dateline, folded
    [fold(name) for locale in ("en", "fr", "ar") for name in get_day_names("wide", locale=locale).values()]
    + "le on the of de du des la les al el and et a في يوم الموافق بتاريخ م ه هـ ad".split()
)
VERB = re.compile(  # an Arabic sentence opens with one; a place does not
    "و?(?:قال|اعلن|اكد|كشف|صرح|ذكر|افاد|وقع|شهد|نظم|اطلق|افتتح|تبرع|قدم|منح|خصص|تعهد|اختتم|استضاف|احتفل|زار|وصل|بدا)(?:ت|وا)?$"
)
SIGNED_LINE = re.compile(rf"[-–—(]\s*{SIGN}\s*[-–—)]")


def guess_published(text: str, today: date | None = None) -> str | None:
    """Return an ISO date in a short line or a dateline at the head: "Cairo, 10 May 2020" -> "2020-05-10".

    Args:
        today: a later date is an event's or a slip; the clock's day if not given.
    """
    latest = today or date.today()
    for line in _head(text):
        is_sentence = _is_sentence(line)
        head = _dateline(line) if is_sentence or len(line.split()) > SHORT_LINE_WORDS else line
        found = next((written.day for written in dates_in(head) if EARLIEST <= written.day <= latest), None)
        if found is not None:
            return found.isoformat()
        if is_sentence:
            return None  # the body has begun: the next short lines are a programme's, a list's
    return None


def signing_agency(text: str) -> str | None:
    """Return the agency of a dateline at the head or of a last line: "PARIS (AFP) – …" -> "AFP".

    The dateline stays in the text.
    """
    for line in _head(text):
        begun = fold(line[:DATELINE_CHARACTERS])
        match = next((found for pattern in SIGNED_HEADS if (found := pattern.match(begun))), None)
        if match is not None:
            return agency_called(match["sign"])
    signed = (SIGNED_LINE.fullmatch(fold(line)) for line in _tail(text))
    return next((agency_called(match["sign"]) for match in signed if match), None)


def agency_called(sign: str) -> str | None:
    """Return the agency that signs so, or None: «رويترز» -> "Reuters"."""
    folded = fold(sign).strip()
    return next((name for name, forms in AGENCIES.items() if re.fullmatch(forms, folded)), None)


def _head(text: str) -> list[str]:
    """Return the first lines that are not blank."""
    return _some_lines(text, HEAD_LINES, 1)


def _tail(text: str) -> list[str]:
    """Return the last short lines that are not blank, the last one first."""
    lines = _some_lines(text, TAIL_LINES, -1)
    return [line for line in lines if len(line.split()) <= SHORT_LINE_WORDS]


def _some_lines(text: str, count: int, step: int) -> list[str]:
    """Return lines that are not blank from one end of a text."""
    lines = (line.strip() for line in text.splitlines()[::step])
    return list(islice((line for line in lines if line), count))


def _is_sentence(line: str) -> bool:
    """Whether a line is of the body: closed like a sentence or a list's opening, or longer than any headline."""
    count = len(line.split())
    return count > HEADLINE_WORDS or (count > DATE_LINE_WORDS and SENTENCE_END.search(line) is not None)


def _dateline(paragraph: str) -> str:
    """Return a paragraph's dateline, or nothing: place and date alone before a dash, a colon or a bracket.

    "CAIRO – May 12, 2024 – The bank" -> "CAIRO – May 12, 2024"; "The gift – of May 12, 2024 – is" -> "".
    """
    opening = paragraph[:DATELINE_CHARACTERS]
    heads = (opening[: end.start()] for end in DATELINE_END.finditer(opening))
    return next((head for head in heads if is_dateline(head)), "")


def is_dateline(head: str) -> bool:
    """Return whether a text is a date with no more beside it than a place, a weekday and who reports."""
    folded = fold(head)
    found = dates_in(head)
    if not found:
        return False
    rest = "".join(" " if any(one.start <= at < one.end for one in found) else sign for at, sign in enumerate(folded))
    place = [word for word in re.findall(r"[^\W_]+", re.sub(REPORTER, " ", rest)) if word not in BESIDE_A_DATE]
    if len(place) > PLACE_WORDS or any(word.isdigit() for word in place) or (place and VERB.match(place[0])):
        return False
    small = {fold(word) for word in re.findall(r"[^\W_]+", head) if word[0].islower()}
    return not small.intersection(place)
