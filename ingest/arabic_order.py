"""Arabic letters as they stand on a page to text as it is read: order, joined forms, brackets.

A page holds shapes from left to right. A sound one is read from the right, but for numbers and Latin words; some
programs draw Arabic from left to right by mistake, and then the order of drawing is the order of reading. Which it is
the words tell. Knows letters and their order; nothing of files, fonts or paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

ARABIC_LETTER = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
LETTER = re.compile(r"[^\W\d_]")
ARABIC_WORD = re.compile(r"[\u0621-\u064a\u066e-\u06d3]+")
MARKS = re.compile(r"[\u064b-\u065f\u0670]+")  # vowels and the like
UNREAD = re.compile(r"[\u0640\u064b-\u065f\u0670]+")  # and tatweel, which lengthens a line
FORMS = re.compile(r"[\ufb00-\ufb06\ufb50-\ufdfc\ufe70-\ufefc]")  # letters as drawn: ﬁ, ﻼ, ﷲ
CARRIER = re.compile(r"^[ \u0640](?=[\u064b-\u0652])")  # NFKC gives a vowel form a space or a tatweel to stand on
ALEFS = "اأإآٱ"
ALLAH = "لله"
PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("‹", "›"))

# Over kinds, see _kind: what is read from the left. «500 iPad» and «iPad 500» are drawn alike among Arabic words: only
# a number of four digits («Vision 2030»), or one that is joined on («COVID-19»), is taken to come after the name.
KINDS = {"R": "R", "AL": "R", "NSM": "R", "L": "L", "EN": "N", "AN": "N", "CS": "S", "S": "B"}  # of Unicode's
NUMBER = "N(?:S?N)*"
RUN = re.compile(rf"(?:{NUMBER})?L(?:[NOSW]*L)*(?:[OS]*{NUMBER}|WNNNN(?!S?N))?|{NUMBER}")
ARABIC_RUN = re.compile(r"R(?:[NOSW]*R)*")
YEARS = re.compile(r"\b((?:19|20)\d\d)([-–/])((?:19|20)\d\d)\b")

COMMON = frozenset(
    "في فى من على إلى الى عن أن إن ان مع هذا هذه ذلك التي الذي بعد كما خلال بين وقد ولا كان كانت قال قالت أو ما لا لم"
    " عام منذ عبر حتى كل نحو وهو وهي حيث".split()
)
NEIGHBOURS = frozenset("از به در که این را است با برای و کے کی ہے میں اور کا کو سے نے پر".split())  # Persian and Urdu
ARTICLES = ("ال", "وال", "بال", "فال", "لل")
FINALS = ("ة", "ى")  # letters that only end a word
WORD_GAP = 0.1  # of a shape's height: an empty place so wide parts words; letters of a word touch
COLUMN_GAP = 1.5  # and one so wide parts the cells of a table

CLEAR_EVIDENCE = 3  # words by which a page tells its direction
FEWEST_WORDS = 40  # fewer words prove nothing
LEAST_KNOWN = 0.1  # of the words; Arabic prose has 0.3 to 0.5, letters drawn for others nearly none


class Shape(NamedTuple):
    """What is drawn at one place, upright; places in points, from the left and from the bottom."""

    letters: str
    left: float
    bottom: float
    right: float
    top: float


def upright(box: tuple[float, ...], turns: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of a box as seen on a page that is shown turned by quarters, clockwise."""
    left, bottom, right, top = box
    for _ in range(turns):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def is_level(one: Shape, other: Shape) -> bool:
    """Return whether two shapes stand beside each other, though a vowel stands higher than its letter."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= min(one.top - one.bottom, other.top - other.bottom) / 2


def drawn_line(shapes: Iterable[Shape]) -> list[str]:
    """Return the letters of a line from left to right, with the spaces that only show as gaps.

    The shapes may come in any order; the letters of a ligature are shapes at one place, vowels are put to the letters
    that they stand over.
    """
    places: defaultdict[tuple[float, ...], str] = defaultdict(str)
    for letters, *place in shapes:
        places[tuple(place)] += letters
    drawn: list[str] = []
    end = float("inf")
    for shape in _with_vowels(
        sorted((Shape(fold_forms(glyph_letters(each)), *place) for place, each in places.items()), key=_middle)
    ):
        gap = (shape.left - end) / (shape.top - shape.bottom or 1)
        if gap > COLUMN_GAP:
            drawn.append("\t")
        elif gap > WORD_GAP and not (drawn[-1].isspace() or shape.letters.isspace()):
            drawn.append(" ")
        drawn.append(shape.letters)
        end = shape.right if end == float("inf") else max(end, shape.right)
    return drawn


def _with_vowels(shapes: Sequence[Shape]) -> Iterator[Shape]:
    """Yield the shapes that stand on the line, each with the signs that stand over or under it."""
    bases = [shape for shape in shapes if not MARKS.fullmatch(shape.letters)]
    signs: defaultdict[int, str] = defaultdict(str)
    places = [_middle(base) for base in bases]
    for shape in shapes if bases else ():
        if MARKS.fullmatch(shape.letters):
            after = bisect(places, _middle(shape))
            near = [place for place in (after - 1, after) if 0 <= place < len(bases)]
            signs[min(near, key=lambda place: abs(places[place] - _middle(shape)))] += shape.letters
    for place, base in enumerate(bases):
        letters = unicodedata.normalize("NFC", base.letters + signs[place]) if signs[place] else base.letters
        yield base._replace(letters=letters)


def _middle(shape: Shape) -> float:
    """Return the place by which shapes are ordered: their edges may overlap."""
    return (shape.left + shape.right) / 2


def fold_forms(text: str) -> str:
    """Return a text with letters for their drawn forms: "ﺷﺮﻛﺔ ﷲ" -> "شركة الله"."""
    return FORMS.sub(lambda form: CARRIER.sub("", unicodedata.normalize("NFKC", form[0])), text)


def glyph_letters(letters: str) -> str:
    """Return the letters of one drawn shape in order, which a text extractor turns round: "ال" -> "لا", "هلل" -> "لله".

    No shape stands for alef before lam, and many fonts have one for lam before alef.
    """
    if len(letters) < 2 or not ARABIC_LETTER.search(letters):
        return letters
    is_sound = (letters[0] == "ل" and letters[-1] in ALEFS) or letters.endswith(ALLAH)
    return letters if is_sound else letters[::-1]


def in_reading_order(drawn: Sequence[str], from_right: bool) -> str:
    """Return the text of one line whose shapes are given from left to right.

    Args:
        drawn: the letters of each shape, its own letters in order.
        from_right: the line belongs to Arabic text; else to Latin text, with Arabic words in it.
    """
    kinds = "".join(map(_kind, drawn))
    if from_right:
        return _from_right(drawn, kinds)
    parts, done = [], 0
    for run in ARABIC_RUN.finditer(kinds):
        parts += [*drawn[done : run.start()], _from_right(drawn[run.start() : run.end()], run[0])]
        done = run.end()
    return "".join([*parts, *drawn[done:]])


def _from_right(drawn: Sequence[str], kinds: str) -> str:
    """Return shapes from right to left, but numbers and Latin runs from left to right."""
    parts, done = [], 0
    for run in RUN.finditer(kinds):
        parts += [*drawn[done : run.start()], "".join(drawn[run.start() : run.end()])]
        done = run.end()
    return "".join(reversed([*parts, *drawn[done:]]))


def _kind(letters: str) -> str:
    """Return R for Arabic, L for Latin, N a digit, S a mark inside numbers, W a space, B a column's gap, O the rest."""
    kind = KINDS.get(unicodedata.bidirectional(letters[0]), "O")
    return "W" if kind != "B" and letters.isspace() else kind


def mostly_arabic(text: str) -> bool:
    """Return whether more than half of a text's letters are Arabic."""
    return 2 * len(ARABIC_LETTER.findall(text)) > len(LETTER.findall(text))


def evidence(text: str) -> int:
    """Return by how many words a text reads as Arabic, less those by which it reads as Arabic turned round."""
    words = _words(text)
    return sum(map(_is_telling, words)) - sum(_is_telling(word[::-1]) for word in words)


def ordered(pages: Sequence[Sequence[Sequence[str]]]) -> list[list[str]]:
    """Return the text of each line of each page; a line is given as its shapes from left to right.

    Where a page's words tell that it was drawn as it is read, from the left, it is read so. Of a page with few words
    the whole file tells: press books bind pages of many programs.
    """
    read = []
    for page in pages:
        is_arabic = mostly_arabic("".join("".join(line) for line in page))
        read.append([in_reading_order(line, is_arabic or mostly_arabic("".join(line))) for line in page])
    scores = [evidence("\n".join(page)) for page in read]
    for number, score in enumerate(scores):
        if (score if abs(score) >= CLEAR_EVIDENCE else sum(scores)) < 0:
            read[number] = ["".join(line) for line in pages[number]]
    return [[YEARS.sub(_ascending, line) for line in page] for page in read]


def _ascending(years: re.Match[str]) -> str:
    """Return two years in their order: programs disagree on which way "2020-2021" is drawn between Arabic words."""
    first, mark, second = years.groups()
    return f"{second}{mark}{first}" if first > second else years[0]


def is_plausible(text: str) -> bool:
    """Return whether the Arabic words of a text can be words of a language; of a few words nothing is said."""
    words = _words(text)
    if len(words) < FEWEST_WORDS:
        return True
    known = sum(_is_telling(word) or word in NEIGHBOURS for word in words)
    return known >= LEAST_KNOWN * len(words)


def _words(text: str) -> list[str]:
    """Return the Arabic words of a text without vowels."""
    return ARABIC_WORD.findall(UNREAD.sub("", text))


def _is_telling(word: str) -> bool:
    """Return whether a word is common, has the article, or ends with a letter that only ends words."""
    has_article = word.startswith(ARTICLES) and len(word) >= 5
    return word in COMMON or has_article or (len(word) >= 3 and word.endswith(FINALS))


def paired(text: str) -> str:
    """Return a text whose brackets open and close in order: ")منها 3(" -> "(منها 3)".

    A drawn bracket does not tell whether its mirror image is meant. Only brackets beside Arabic that do not fit are
    changed.
    """
    for opening, closing in PAIRS if ARABIC_LETTER.search(text) else ():
        places = [place for place, letter in enumerate(text) if letter in (opening, closing)]
        if len(places) % 2 == 0 and not _fits(text[place] == opening for place in places):
            letters = list(text)
            for ordinal, place in enumerate(places):
                letters[place] = closing if ordinal % 2 else opening
            text = "".join(letters)
    return text


def _fits(openings: Iterable[bool]) -> bool:
    """Return whether every bracket that closes was opened, and every one opened is closed."""
    depths = list(accumulate(1 if opening else -1 for opening in openings))
    return min(depths, default=0) >= 0 and depths[-1:] in ([], [0])
