"""Years that a question names by another: "the year after", «العام الماضي», « l'année d'avant ». It knows words alone.

"Last year" goes by today; "the year before" by the year that the conversation is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.aligned import align
from rag.arabic import is_arabic
from rag.text import fold

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What may follow "the year before" and does not say before what: "the year before in Egypt"
_ALONE = r"(?!\s+(?!(?:and|but|did|do|does|for|from|how|in|is|too|to|was|what|when|where|which|who|whom|with)\b)\w)"
_IN_EN = r"(?:\b(?:in|for|during)\s+)?\b(?:(?:the|its|their)\s+)?"
_IN_FR = r"(?:\b(?:en|pour|pendant|dans)\s+)?\b(?:l'|la\s+|les\s+)?"
_ALONE_AR = r"(?!\w)(?!\s+(?!(?:كم|كام|قديش|شو|ماذا|في|لمن|ايضا)(?!\w))\w)"
_OPENS = r"(?:(?<!\w)|(?<=\s[وف])|(?<=^[وف]))"  # an Arabic word, or one that «و» is joined to
_IN_AR = rf"{_OPENS}(?:(?:في|خلال|عن|من)\s+)?[بل]?(?:ال|ل)?(?:عام|سنه)"
_THAT_AR = r"(?:الذي|التي|اللي|لي|ال)\s*"
_NUMBERS = {
    word: number
    for number, forms in enumerate(
        (
            "a one un",
            "two deux عامين سنتين",
            "three trois ثلاث ثلاثه",
            "four quatre اربع اربعه",
            "five cinq خمس خمسه",
            "six ست سته",
            "seven sept سبع سبعه",
            "eight huit ثماني ثمانيه",
            "nine neuf تسع تسعه",
            "ten dix عشر عشره",
        ),
        start=1,
    )
    for word in forms.split()
}
_COUNTED = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_YEARS_AR = rf"(?:عام|سنه|(?P<number>عامين|سنتين)|(?P<several>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?:سنوات|سنين|اعوام))"
OPENING = 2  # lines: a heading and the first row


@dataclass(frozen=True, slots=True)
class Told:
    """A question with its relative year written out."""

    text: str
    by_calendar: tuple[str, ...] = ()  # years that go by today: nobody named them


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to name a year by another."""

    years: int  # from it
    from_today: bool
    pattern: re.Pattern[str]  # in comparison letters


def _forms(years: int, *patterns: str, from_today: bool = False) -> list[_Form]:
    """Return forms that are as many years away."""
    return [_Form(years, from_today, re.compile(pattern)) for pattern in patterns]


_FORMS = (
    *_forms(
        -2, rf"{_IN_EN}year\s+before\s+last\b", rf"{_IN_AR}\s+(?:ال)?(?:قبل|اسبق)\s+الماضيه?(?!\w)", from_today=True
    ),
    *_forms(
        -1,
        r"\blast\s+year\b",
        rf"{_IN_FR}an(?:nee)?\s+(?:dernier|passe)e?\b",
        rf"{_IN_AR}\s+(?:الماضي|المنصرم|الفايت|المنقضي)ه?(?!\w)|{_IN_AR}\s+{_THAT_AR}(?:فات|راح|مض)\w{{0,2}}(?!\w)",
        from_today=True,
    ),
    *_forms(
        0,
        r"\b(?:in\s+|during\s+)?(?:this|the\s+current)\s+year\b(?!\s*'s)",
        r"\b(?:en\s+|pendant\s+)?cette\s+annee\b(?!\s*-)|\b(?:pendant\s+)?l'annee\s+(?:en\s+cours|actuelle)\b",
        rf"{_OPENS}(?:(?:في|خلال)\s+)?[بل]?(?:هذا\s+العام|هذه\s+السنه|هاي\s+السنه|هالسنه)(?!\w)",
        rf"{_IN_AR}\s+(?:الحالي|الجاري|دي|هذا|هذه)ه?(?!\w)",
        from_today=True,
    ),
    *_forms(-1, rf"\b{_COUNTED}\s+years?\s+ago\b", rf"\bil\s+y\s+a\s+{_COUNTED}\s+ans?\b", from_today=True),
    *_forms(
        1,
        rf"{_IN_EN}(?:following|next|subsequent)\s+year\b|{_IN_EN}year\s+(?:after(?:wards)?|following|that\s+followed){_ALONE}",
        rf"\b{_COUNTED}\s+years?\s+(?:later|after(?:wards)?|on){_ALONE}",
        rf"{_IN_FR}an(?:nee)?\s+(?:suivante?|d'apres|apres|prochaine?)\b",
        rf"\b{_COUNTED}\s+ans?\s+(?:plus\s+tard|apres)\b(?!\s+(?:le|la|les|son|sa|ses)\b)",
        rf"{_IN_AR}\s+(?:التالي|اللاحق|المقبل|القادم|الموالي|الجاي)ه?(?!\w)(?!\s+ل)",
        rf"{_IN_AR}\s+(?:{_THAT_AR})?(?:[يت]لي\w*|[تي]?تل[اته]\w*|تلا\w*|(?:من\s+)?بعد(?:ه|ها|يها|يه)?){_ALONE_AR}",
        rf"{_OPENS}(?:بعد(?:ها|ه|\s+ذلك|\s+كده|\s+هيك)\s+ب){_YEARS_AR}(?!\w)",
        rf"{_OPENS}بعد\s+{_YEARS_AR}(?!\w)(?!\s+(?:\d|من|علي))",
    ),
    *_forms(
        -1,
        rf"{_IN_EN}(?:previous|preceding|prior)\s+year\b|{_IN_EN}year\s+(?:before|earlier|prior|preceding){_ALONE}",
        rf"\b{_COUNTED}\s+years?\s+(?:earlier|before){_ALONE}",
        rf"{_IN_FR}an(?:nee)?\s+(?:precedente?|d'avant|avant)\b",
        rf"\b{_COUNTED}\s+ans?\s+(?:plus\s+tot|avant|auparavant)\b(?!\s+(?:le|la|les|son|sa|ses)\b)",
        rf"{_IN_AR}\s+(?:السابق)ه?(?!\w)(?!\s+(?:ل|علي))",
        rf"{_IN_AR}\s+(?:{_THAT_AR})?(?:سبق\w*|قبل(?:ه|ها|يها|يه)?){_ALONE_AR}",
        rf"{_OPENS}(?:قبل(?:ها|ه|\s+ذلك|\s+كده|\s+هيك)\s+ب){_YEARS_AR}(?!\w)",
    ),
    *_forms(
        0,
        r"\b(?:in\s+|during\s+)?(?:the\s+same|that\s+same|that)\s+year\b",
        r"\b(?:en\s+|pendant\s+)?(?:la\s+meme\s+annee|cette(?:\s+meme)?\s+annee\s*-\s*la|cette\s+meme\s+annee)\b",
        rf"{_OPENS}(?:(?:في|خلال)\s+)?[بل]?(?:نفس|ذات)\s+(?:العام|السنه)(?!\w)",
        rf"{_IN_AR}\s+(?:نفسه|ذات)[ها]?(?!\w)|{_IN_AR}\s+(?:نفسها|ذاتها|ذاته)(?!\w)",
        rf"{_OPENS}(?:(?:في|خلال)\s+)?(?:ذلك\s+العام|تلك\s+السنه|هديك\s+السنه|هداك\s+العام)(?!\w)",
    ),
)


def told_out(text: str, before: Sequence[str], today: int) -> Told:
    """Return a question with its relative year written as a number; one that names a year itself stays as it is.

    >>> told_out("And the year after?", ("2020",), 2026).text, told_out("وفي العام الماضي؟", (), 2026).text
    ('And in 2021?', 'وفي 2025؟')

    Args:
        before: years that the conversation is about; without any, only what goes by today is known.
        today: the year.
    """
    if YEAR.search(fold(text)):
        return Told(text)
    aligned = align(text)
    for form in _FORMS:
        found = form.pattern.search(aligned.letters)
        if found is None or not (form.from_today or before):
            continue
        years = _years(form, found, before, today)
        start, end = aligned.span(*found.span())
        return Told(text[:start] + _written(found, years) + text[end:], years if form.from_today else ())
    return Told(text)


def _years(form: _Form, found: re.Match[str], before: Sequence[str], today: int) -> tuple[str, ...]:
    """Return the years meant: after several the one after the last, before them the one before the first."""
    groups = found.groupdict()
    counted = groups.get("number") or groups.get("several") or "one"
    times = int(counted) if counted.isdigit() else _NUMBERS[counted]
    if form.from_today:
        return (str(today + form.years * times),)
    if form.years == 0:
        return tuple(before)
    start = max(map(int, before)) if form.years > 0 else min(map(int, before))
    return (str(start + form.years * times),)


def _written(found: re.Match[str], years: Sequence[str]) -> str:
    """Return years as a question names them."""
    letters = found.group()
    arabic = is_arabic(letters.strip())
    french = re.search(r"\b(?:an|ans|annee)\b", letters) is not None
    word, joiner = ("في", " و") if arabic else ("en", " et ") if french else ("in", " and ")
    return f"{word} {joiner.join(years)}"


def years_told(answer: str) -> tuple[str, ...]:
    """Return the years that an answer opens with: its own gift's, as a rule.

    >>> years_told("Kastora pledged US$5 million (as of 4 May 2021) [1].")
    ('2021',)
    """
    lines = [line for line in answer.splitlines() if line.strip()][:OPENING]
    found = (tuple(dict.fromkeys(YEAR.findall(fold(line)))) for line in lines)
    return next(filter(None, found), ())


def without_years(text: str, years: Sequence[str]) -> str:
    """Return a question without years that nobody named: "How much in 2026?" -> "How much?"."""
    for year in years:
        text = re.sub(rf"\s*(?:\b(?:in|en)|[وف]?في)?\s*{year}", "", text)
    return text
