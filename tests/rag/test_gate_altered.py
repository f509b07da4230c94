"""The gate against planted errors: figures altered in otherwise right answers, and figures that only read otherwise.

Answers are the corpus' own sentences, or an amount in another language, over the digest that they come from.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise

import frontmatter

from rag.amounts import write_amount
from rag.currency_families import CODES
from rag.figures import find_figures, find_numbers
from rag.schema import Figure, Hedge
from rag.settings import ROOT
from rag.text import sentences
from rag.verify import unsupported_figures

ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*/*.md"))
SEED = 20
EACH_WAY = 160  # of one way to alter, at most
LEAST = 1000
MOST_FLAGGED = 0.01
LANGUAGES = ("ar", "en", "fr")
AS_OF = re.compile(r"\bas (?:of|at)\b|\bau \d|\bdate du\b|بتاريخ|حتى|لغاية")  # such dates are not checked
OTHER_DIGITS = (str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
SCALES = {
    "million": "billion",
    "billion": "million",
    "millions": "milliards",
    "milliards": "millions",
    "milliard": "million",
    "مليون": "مليار",
    "مليار": "مليون",
    "ملايين": "آلاف",
    "ألف": "مليون",
    "crore": "lakh",
}
OTHER_SIDE = {
    Hedge.EXACT: (Hedge.UP_TO, Hedge.MORE_THAN, Hedge.LESS_THAN),
    Hedge.ABOUT: (Hedge.UP_TO, Hedge.MORE_THAN),
    Hedge.NEARLY: (Hedge.MORE_THAN, Hedge.UP_TO),
    Hedge.MORE_THAN: (Hedge.UP_TO, Hedge.LESS_THAN, Hedge.NEARLY),
    Hedge.AT_LEAST: (Hedge.UP_TO, Hedge.LESS_THAN),
    Hedge.LESS_THAN: (Hedge.MORE_THAN, Hedge.AT_LEAST),
    Hedge.UP_TO: (Hedge.EXACT, Hedge.MORE_THAN, Hedge.ABOUT),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A figure of a sentence of a digest."""

    passage: str
    country: str | None
    sentence: str
    figure: Figure  # placed in the sentence
    number: str  # its digits as printed, without the unit

    def with_printed(self, printed: str) -> str:
        """Return the sentence with the figure printed otherwise, and its marker."""
        return cited(self.sentence[: self.figure.start] + printed + self.sentence[self.figure.end :])

    def states(self, value: float, unit: str | None) -> bool:
        """Whether the passage has this figure, under any hedge; an unknown unit may be any."""
        same = (one for one in figures_of(self.passage, self.country) if abs(one.value - value) <= 1e-9 * value)
        return any(one.unit == unit or None in (one.unit, unit) for one in same)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with the passages that its markers cite."""

    how: str
    text: str
    passages: tuple[str, ...]
    countries: tuple[str | None, ...]


@lru_cache(maxsize=512)
def figures_of(passage: str, country: str | None) -> tuple[Figure, ...]:
    """Return every number of a passage."""
    return tuple(number.figure for number in find_numbers(passage, country))


def cited(text: str, marker: int = 1) -> str:
    """Return a sentence with its marker before the full stop."""
    return f"{text.rstrip(' .!?؟')} [{marker}]."


def cases() -> list[Case]:
    """Return the figures in digits of every digest, shuffled."""
    found: list[Case] = []
    for path in ARTICLES:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
        for span in sentences(post.content):
            sentence = span.of(post.content)
            for figure in find_figures(sentence, post["country"]):
                digits = re.search(r"\d[\d.,٬٫ \u202f]*\d|\d", figure.text)
                if digits is not None and figure.unit is not None and "[" not in sentence:
                    found.append(Case(post.content, post["country"], sentence, figure, digits.group()))
    random.Random(SEED).shuffle(found)
    return found


def one_digit(case: Case, rng: random.Random) -> str | None:
    """Change one digit."""
    places = [at for at, letter in enumerate(case.number) if letter.isdigit()]
    at = rng.choice(places)
    first = at == places[0]
    old = str(int(case.number[at]))
    new = rng.choice([digit for digit in "0123456789" if digit != old and not (first and digit == "0")])
    return case.with_printed(case.figure.text.replace(case.number, case.number[:at] + new + case.number[at + 1 :], 1))


def scale(case: Case, _: random.Random) -> str | None:
    """Say billion for million, or thousand for million."""
    words = [word for word in SCALES if re.search(rf"(?<!\w){word}(?!\w)", case.figure.text)]
    if not words:
        return None
    return case.with_printed(re.sub(rf"(?<!\w){words[0]}(?!\w)", SCALES[words[0]], case.figure.text, count=1))


def currency(case: Case, rng: random.Random) -> str | None:
    """Name another currency, or a thing in place of money."""
    if case.figure.unit not in CODES:
        return None
    units = ("USD", "EUR", "EGP", "GBP", "MAD", "SAR", "families")
    other = rng.choice([unit for unit in units if unit != case.figure.unit])
    return case.with_printed(write_amount(case.figure.value, other, Hedge.EXACT, rng.choice(LANGUAGES)))


def dropped_hedge(case: Case, rng: random.Random) -> str | None:
    """Leave the hedge out."""
    if case.figure.hedge is Hedge.EXACT:
        return None
    return cited(write_amount(case.figure.value, case.figure.unit, Hedge.EXACT, rng.choice(LANGUAGES)))


def other_hedge(case: Case, rng: random.Random) -> str | None:
    """Say that a floor is a ceiling, or an exact number a bound."""
    hedge = rng.choice(OTHER_SIDE[case.figure.hedge])
    return cited(write_amount(case.figure.value, case.figure.unit, hedge, rng.choice(LANGUAGES)))


def made_up_sum(case: Case, rng: random.Random) -> str | None:
    """Add two figures of the passage and give the sum as stated."""
    others = [one for one in figures_of(case.passage, case.country) if one.unit == case.figure.unit]
    total = case.figure.value + rng.choice(others).value if others else 0.0
    return cited(write_amount(total, case.figure.unit, Hedge.EXACT, rng.choice(LANGUAGES))) if total else None


def other_year(case: Case, rng: random.Random) -> str | None:
    """Move a date to a year that the passage does not speak of."""
    year = None if AS_OF.search(case.sentence) else re.search(r"(?<!\d)20[12]\d(?!\d)", case.sentence)
    other = str(rng.choice(range(2011, 2029)))
    if year is None or other in case.passage or case.figure.start <= year.start() < case.figure.end:
        return None
    return cited(case.sentence.replace(year.group(), other, 1))


OF_VALUE = (one_digit, scale, currency, made_up_sum)
OF_HEDGE = (dropped_hedge, other_hedge)


def altered() -> Iterator[Answer]:
    """Yield wrong answers; one whose figure the passage has after all is none."""
    rng, counts, found = random.Random(SEED), Counter[str](), cases()
    for case, neighbour in pairwise(found):
        for alter in (*OF_VALUE, *OF_HEDGE, other_year):
            text = alter(case, rng) if counts[alter.__name__] < EACH_WAY else None
            right = text is not None and (
                (alter in OF_VALUE and _stated(case, text)) or (alter in OF_HEDGE and _hedged_otherwise(case))
            )
            if text is not None and not right:
                counts[alter.__name__] += 1
                yield Answer(alter.__name__, text, (case.passage,), (case.country,))
        pair, countries = (case.passage, neighbour.passage), (case.country, neighbour.country)
        if case.states(neighbour.figure.value, neighbour.figure.unit) or counts["neighbour"] >= EACH_WAY:
            continue
        counts["neighbour"] += 1
        yield Answer("neighbour's number", case.with_printed(neighbour.figure.text), pair, countries)
        if not neighbour.states(case.figure.value, case.figure.unit):
            swapped = f"{cited(case.sentence, 2)} {cited(neighbour.sentence, 1)}"
            yield Answer("swapped markers", swapped, pair, countries)


def _stated(case: Case, text: str) -> bool:
    """Whether every figure of a text is in the passage, or rounds one that is hedged."""
    hedged = case.figure.hedge is not Hedge.EXACT
    for figure in find_figures(text, case.country):
        near = hedged and abs(figure.value - case.figure.value) <= 0.05 * case.figure.value
        if not near and not case.states(figure.value, figure.unit):
            return False
    return True


def _hedged_otherwise(case: Case) -> bool:
    """Whether the passage has the figure with another hedge too, or one near it that another hedge may round to it."""
    value = case.figure.value
    near = [one for one in figures_of(case.passage, case.country) if abs(one.value - value) <= 0.05 * value]
    return len({(one.value, one.hedge) for one in near}) > 1


def other_digits(case: Case, rng: random.Random) -> str | None:
    """Print the digits of another script."""
    return case.with_printed(case.figure.text.translate(rng.choice(OTHER_DIGITS)))


def other_scale(case: Case, _: random.Random) -> str | None:
    """Print every digit in place of a scale word, or a scale word in place of digits."""
    if case.figure.value < 10_000 or case.figure.value % 1 or case.figure.unit not in CODES:
        return None
    if any(word in case.figure.text for word in SCALES):
        return cited(write_hedged(case.figure, f"{case.figure.unit} {case.figure.value:,.0f}", "en"))
    return cited(write_hedged(case.figure, f"{case.figure.unit} {case.figure.value / 1e6:.12g} million", "en"))


def other_language(case: Case, rng: random.Random) -> str | None:
    """Write the amount in any language."""
    return cited(write_amount(case.figure.value, case.figure.unit, case.figure.hedge, rng.choice(LANGUAGES)))


def rounded(case: Case, rng: random.Random) -> str | None:
    """Round to two digits with a hedge that says so."""
    value = Decimal(repr(case.figure.value))
    step = Decimal(1).scaleb(value.adjusted() - 1)
    if case.figure.hedge is not Hedge.EXACT or value == value.quantize(step) or value < 20:
        return None
    hedge, direction = rng.choice(
        [(Hedge.ABOUT, ROUND_HALF_UP), (Hedge.NEARLY, ROUND_CEILING), (Hedge.MORE_THAN, ROUND_FLOOR)]
    )
    said = (value / step).to_integral_value(rounding=direction) * step
    if abs(said - value) > value * Decimal("0.05"):
        return None
    return cited(write_amount(float(said), case.figure.unit, hedge, rng.choice(LANGUAGES)))


def quoted(case: Case, _: random.Random) -> str | None:
    """Quote the sentence as it is."""
    return cited(case.sentence)


REWRITINGS = (other_digits, other_scale, other_language, rounded, quoted)


def write_hedged(figure: Figure, printed: str, language: str) -> str:
    """Return a printed amount with the figure's hedge in words."""
    hedge = write_amount(5, None, figure.hedge, language).removesuffix("5")
    return hedge + printed


def rewritten() -> Iterator[Answer]:
    """Yield answers that say what the passage says in other digits, words or languages."""
    rng, counts = random.Random(SEED), Counter[str]()
    for case in cases():
        for rewrite in REWRITINGS:
            text = rewrite(case, rng) if counts[rewrite.__name__] < EACH_WAY * 3 // 2 else None
            if text is not None:
                counts[rewrite.__name__] += 1
                yield Answer(rewrite.__name__, text, (case.passage,), (case.country,))


def test_every_altered_figure_is_flagged():
    """One wrong digit, scale, currency, hedge, marker, year, a neighbour's number or a made-up sum: none passes."""
    answers = list(altered())
    passed = [one for one in answers if not unsupported_figures(one.text, one.passages, one.countries)]
    assert [(one.how, one.text) for one in passed] == []
    assert len(answers) >= LEAST
    assert min(Counter(one.how for one in answers).values()) >= EACH_WAY // 2


def test_a_figure_that_only_reads_otherwise_is_hardly_ever_flagged():
    """Other digits, scale words, languages, and rounding that the hedge admits."""
    answers = list(rewritten())
    flagged = [
        (one.how, one.text, refused)
        for one in answers
        if (refused := unsupported_figures(one.text, one.passages, one.countries))
    ]
    assert len(answers) >= LEAST
    assert len(flagged) <= MOST_FLAGGED * len(answers), flagged
