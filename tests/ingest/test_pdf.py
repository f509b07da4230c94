"""PDFs as office programs, browsers, old typesetting programs and scanners make them, made here."""

import contextlib
import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import PdfiumError

from ingest.arabic_order import (
    Shape,
    drawn_line,
    evidence,
    fold_forms,
    glyph_letters,
    in_reading_order,
    is_plausible,
    ordered,
    paired,
)
from ingest.confined import Limits, Parser, confined
from ingest.pdf import parse_pdf, read_pdf
from rag.errors import ArticleError

FONTS = Path("/usr/share/fonts/truetype")
NASKH = FONTS / "noto/NotoNaskhArabic-Regular.ttf"
SANS = FONTS / "noto/NotoSansArabic-Regular.ttf"
LATIN = FONTS / "noto/NotoSans-Regular.ttf"
ARABIC = re.compile(r"[\u0621-\u064a]")
GIFT = (
    "أعلنت مجموعة النيلين للاتصالات عن تقديم دعم بقيمة 250 مليون دولار إلى وزارة الصحة في مصر،"
    " وذلك من خلال برنامج مشترك مع الشركاء."
)
DETAIL = (
    "وقال المدير التنفيذي إن الدعم يشمل 3 ملايين جهاز (منها 120,500 جهاز) في عام 2020 بنسبة 12.5% من الإجمالي،"
    " وأضاف أن «الله» هو الموفق. شاركت شركة Blue Harbour Egypt على مدار ٢٥٠ يوما إلى الآن."
)
ENGLISH = (
    "Harbour & Finch has handed 25 refrigerated trucks to food banks across the United Kingdom, and paid about £1.5"
    " million for fuel, the grocer said on Tuesday in Leeds."
)
OTHER = "Nilain Group, its partner, gave £200,000 to the same charities and promised as much for the coming year."


def needed(*fonts):
    """Skip a test where a font is not installed."""
    for font in fonts:
        if not font.is_file():
            pytest.skip(f"{font} is not here: apt-get install fonts-noto-core")


def saved(pdf, file):
    """Write a PDF and return its file; fpdf2 leaves its fonts open."""
    pdf.output(str(file))
    closed(pdf)
    return file


def closed(pdf):
    """Close the fonts of a PDF."""
    for font in pdf.fonts.values():
        if hasattr(font, "ttfont"):
            font.ttfont.close()


def written(tmp_path, paragraphs, font=NASKH, shaped=True, **options):
    """Write paragraphs, wrapped by fpdf2, and return the file."""
    needed(font, LATIN)
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("body", fname=font)
    pdf.add_font("latin", fname=LATIN)
    pdf.set_font("body", size=12)
    pdf.set_fallback_fonts(["latin"])
    if shaped:
        pdf.set_text_shaping(True)
    for paragraph in paragraphs:
        pdf.multi_cell(0, 8, paragraph, **options)
        pdf.ln(4)
    return saved(pdf, tmp_path / "article.pdf")


def drawn(tmp_path, lines, font=NASKH, size=12, pages=1, after=None):
    """Write (x in mm, y in mm, text) without shaping, each as one piece, and return the file."""
    needed(font, LATIN)
    pdf = FPDF()
    pdf.add_font("body", fname=font)
    pdf.add_font("latin", fname=LATIN)
    pdf.set_font("body", size=size)
    pdf.set_fallback_fonts(["latin"])
    pdf.c_margin = 0
    pdf.set_auto_page_break(False)
    for page in range(pages):
        pdf.add_page()
        for x, y, text in lines:
            pdf.set_xy(x, y)
            pdf.cell(h=6, text=text.format(page=page + 1))
    if after:
        after(pdf)
    return saved(pdf, tmp_path / "article.pdf")


def as_forms(text):
    """Return a text in the drawn forms of its letters, as old programs keep it: «لا» -> "ﻻ"."""
    parts = re.findall("ل[اأإآ]|.", text)

    def forms(part):
        """Return the forms of a letter or ligature by name."""
        names = ("INITIAL", "MEDIAL", "FINAL", "ISOLATED")
        name = "LIGATURE LAM WITH " + unicodedata.name(part[1])[14:] if len(part) == 2 else unicodedata.name(part)[7:]
        known = {each: f"ARABIC {name} {each} FORM" for each in names} if ARABIC.match(part) else {}
        return {each: letter for each, label in known.items() if (letter := lookup(label))}

    result = []
    for place, part in enumerate(parts):
        known = forms(part)
        before = place > 0 and "INITIAL" in forms(parts[place - 1]) and "FINAL" in known
        after = place + 1 < len(parts) and "INITIAL" in known and "FINAL" in forms(parts[place + 1])
        name = {(True, True): "MEDIAL", (True, False): "FINAL", (False, True): "INITIAL"}.get(
            (before, after), "ISOLATED"
        )
        result.append(known.get(name, part))
    return "".join(result)


def lookup(name):
    """Return the character of a name, or nothing."""
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


def from_right(text):
    """Return a text turned round for a program that draws from the left, its numbers and Latin names kept."""
    return re.sub(r"[0-9٠-٩A-Za-z][0-9٠-٩A-Za-z., -]*[0-9٠-٩A-Za-z]|[0-9]", lambda run: run[0][::-1], text[::-1])


def text_of(file):
    """Return the paragraphs of a PDF."""
    return parse_pdf(file)["text"].split("\n\n")


@pytest.mark.parametrize("font", [NASKH, SANS], ids=lambda font: font.stem)
def test_arabic_comes_out_as_it_was_written(tmp_path, font):
    """Ligatures, numbers of both kinds, per cent, brackets and Latin names keep their order."""
    assert text_of(written(tmp_path, [GIFT, DETAIL], font, align="R")) == [GIFT, DETAIL]


def test_arabic_drawn_from_the_left_by_mistake_is_mended(tmp_path):
    """A program without bidirectional text draws «في» as «يف»; numbers stand as they are read."""
    assert text_of(written(tmp_path, [GIFT, DETAIL], shaped=False, align="R")) == [GIFT, DETAIL]


def test_each_page_of_a_press_book_tells_its_own_direction(tmp_path):
    """Pages of several programs are bound into one file."""

    def sound(pdf):
        """Add a page that is drawn soundly."""
        pdf.set_text_shaping(True)
        pdf.add_page()
        pdf.set_xy(20, 100)
        pdf.multi_cell(150, 8, DETAIL, align="R")

    words = GIFT.split()
    file = drawn(tmp_path, [(20, 100, " ".join(words[:12])), (20, 107, " ".join(words[12:]))], after=sound)
    assert text_of(file) == [GIFT, DETAIL]


@pytest.mark.parametrize(
    "line",
    [
        "قدمت الشركة 250 مليون دولار إلى الله والأهالي في الإسكندرية",
        "من بينها ٢٥٠ ألف جنيه، و 1,500.75 يورو للأسر الأولى بالرعاية",
        "بدأ البرنامج في 2020-2021 مع Blue Harbour Egypt لمدة 3 أعوام",
        "«لا للإهمال» (حملة الآباء) شعار المؤسسة في آخر العام",
    ],
)
def test_drawn_forms_in_drawn_order_become_letters_in_reading_order(tmp_path, line):
    """What an old typesetting program or a reshaping library draws: "ﺔﻛﺮﺸﻟﺍ"."""
    file = drawn(tmp_path, [(20, 100, from_right(as_forms(line)))])
    assert text_of(file) == [line]


def test_words_placed_one_by_one_from_the_right_keep_their_spaces(tmp_path):
    """Word processors place each word by itself, from the right; the spaces show only as gaps."""
    needed(NASKH, LATIN)
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("body", fname=NASKH)
    pdf.set_font("body", size=14)
    pdf.set_text_shaping(True)
    pdf.c_margin = 0
    x = 190.0
    for word in (words := "تبرعت مجموعة النيلين بمبلغ 250 مليون دولار لدعم الأطفال").split():
        width = pdf.get_string_width(word)
        pdf.set_xy(x - width, 100)
        pdf.cell(w=width, h=8, text=word)
        x -= width + 1.5
    assert text_of(saved(pdf, tmp_path / "words.pdf")) == [words]


def test_vowels_stay_on_their_letters(tmp_path):
    """A vowel sign stands higher than its letter, which looks like a line of its own."""
    line = "تبرّعت مُؤسسة النيلين بمليونَي جنيه شُكرًا لكم"
    assert text_of(written(tmp_path, [line], align="R")) == [unicodedata.normalize("NFC", line)]


def test_wrapped_lines_are_joined_and_paragraphs_stay_apart(tmp_path):
    """Left-aligned and justified text, with a gap between paragraphs."""
    for align in "LJ":
        assert text_of(written(tmp_path, [ENGLISH, OTHER], LATIN, align=align)) == [ENGLISH, OTHER]


def wrapped(text, width, indent=0):
    """Return the (indent, line) of a text as a program wraps it that fits as many words as there is room for."""
    pdf = FPDF()
    pdf.add_font("latin", fname=LATIN)
    pdf.set_font("latin", size=12)
    lines = [(indent, "")]
    for word in text.split():
        more = f"{lines[-1][1]} {word}".strip()
        fits = pdf.get_string_width(more) <= width - lines[-1][0]
        lines = [*lines[:-1], (lines[-1][0], more)] if fits else [*lines, (0, word)]
    closed(pdf)
    return lines


@pytest.mark.parametrize("width", [87, 94, 101, 122, 136, 150])
def test_paragraphs_without_a_gap_are_told_by_short_lines_and_indents(tmp_path, width):
    """As newspapers set them; items of a list stay apart too."""
    needed(LATIN)
    paragraphs = [ENGLISH, OTHER, "The partners name three steps:", f"• {OTHER.lower()}", f"• {ENGLISH.lower()}"]
    lines = [line for paragraph in paragraphs for line in wrapped(paragraph, width, 6 * (paragraph == OTHER))]
    placed = [(20 + indent, 20 + 6 * row, line) for row, (indent, line) in enumerate(lines)]
    assert text_of(drawn(tmp_path, placed, LATIN)) == paragraphs


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The grocer has given the com-", "pany of friends much.", "The grocer has given the company of friends much."),
        (
            "The virus was called COVID-",
            "19 in that year of 2020.",
            "The virus was called COVID-19 in that year of 2020.",
        ),
        (
            "It was given by Saint-Jean-",
            "Baptiste of the old town.",
            "It was given by Saint-Jean-Baptiste of the old town.",
        ),
        (
            "The sum of money given was -",
            "as it was said - too low.",
            "The sum of money given was - as it was said - too low.",
        ),
    ],
)
def test_a_word_parted_at_a_line_end_is_put_together(tmp_path, first, second, joined):
    """Only before a small letter was the hyphen the typesetter's."""
    assert text_of(drawn(tmp_path, [(20, 100, first), (20, 106, second)], LATIN)) == [joined]


def test_running_heads_and_page_numbers_are_left_out(tmp_path):
    """What stands in the margin of many pages; the text goes on over the page."""
    lines = [
        (20, 12, "Nilain Group – Annual report 2023 – {page}"),
        (20, 100, "The group paid for 40 libraries on page {page} of the plan and"),
        (20, 106, "went on with the work in the schools of Aswan and Luxor and"),
        (100, 288, "Page {page} of 3"),
    ]
    body = f"{lines[1][2]} {lines[2][2]}"
    assert text_of(drawn(tmp_path, lines, LATIN, pages=3)) == [body.format(page=number) for number in (1, 2, 3)]


def test_a_paragraph_goes_on_over_the_page(tmp_path):
    """It does not where the page ends a sentence, or the next begins with a capital."""
    needed(LATIN)

    def second(pdf):
        """Add the page on which the sentence ends."""
        pdf.add_page()
        pdf.text(20, 60, "went on with the work there.")
        pdf.text(20, 90, "Another paragraph.")

    lines = [
        (20, 100, "The group paid for 40 libraries in schools of Aswan, and it"),
        (20, 106, "has promised more of them for the next years to come, and"),
    ]
    assert text_of(drawn(tmp_path, lines, LATIN, after=second)) == [
        f"{lines[0][2]} {lines[1][2]} went on with the work there.",
        "Another paragraph.",
    ]


def test_columns_are_read_one_after_the_other(tmp_path):
    """The order is the file's, in which a column is whole."""
    left = ["The group paid for forty", "libraries in the schools", "of Aswan and of Luxor,"]
    right = ["where pupils had no", "books before this year."]
    placed = [(20, 100 + 6 * row, line) for row, line in enumerate(left)]
    placed += [(110, 100 + 6 * row, line) for row, line in enumerate(right)]
    assert text_of(drawn(tmp_path, placed, LATIN)) == [" ".join(left + right)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(tmp_path, turn):
    """A landscape page is often an upright one that is turned."""
    needed(NASKH, LATIN)
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("body", fname=NASKH)
    pdf.set_font("body", size=12)
    pdf.set_text_shaping(True)
    with pdf.rotation(turn, 105, 148):
        for row, line in enumerate(("تبرعت مجموعة النيلين بمبلغ 250 مليون دولار", "لدعم الأطفال في أسوان.")):
            pdf.set_xy(50, 100 + 8 * row)
            pdf.cell(w=100, h=8, text=line, align="R")
    turned(saved(pdf, tmp_path / "upright.pdf"), turn, file := tmp_path / "turned.pdf")
    assert text_of(file) == ["تبرعت مجموعة النيلين بمبلغ 250 مليون دولار لدعم الأطفال في أسوان."]


def turned(source, turn, file):
    """Write a copy whose pages are shown turned clockwise."""
    with pypdfium2.PdfDocument(source) as pdf:
        for page in pdf:
            page.set_rotation(turn)
        pdf.save(file)


def plain(text="The group paid for 40 libraries in Aswan.", pages=1, **protection):
    """Return the bytes of a PDF in one of the fonts that every reader has."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for _ in range(pages):
        pdf.add_page()
        pdf.cell(text=text)
    if protection:
        pdf.set_encryption(**protection)
    return bytes(pdf.output())


def scanned(pages, described=0):
    """Return the bytes of a PDF whose pages are pictures, some with text."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for page in range(pages):
        pdf.add_page()
        pdf.image(Image.new("L", (40, 60), 200), w=100)
        if page < described:
            pdf.cell(text="A page with words.")
    return bytes(pdf.output())


NO_PAGES = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty; download or export it again"),
        (b"PK\x03\x04 words", "is not a PDF, whatever its name says; save its text as a UTF-8 .txt file."),
        (b"%PDF-1.7\nnothing", "is cut off: its end is missing; download or export it again."),
        (b"%PDF-1.7\nnothing\n%%EOF", "is damaged or has no pages; download or export it again."),
        (plain()[:-300], "is cut off: its end is missing; download or export it again."),
        (NO_PAGES, "is damaged or has no pages; download or export it again."),
        (plain(owner_password="b", user_password="a"), "is locked with a password; save a copy without one."),
        (plain(text=" "), "holds no text; save the article's text as a UTF-8 .txt file or remove it."),
        (scanned(2), "holds only pictures; run text recognition (OCR) over it, or save its text as a UTF-8 .txt file."),
        (scanned(5, described=1), "holds only pictures on 4 of its 5 pages; run text recognition (OCR) over it,"),
        (plain(text=" ", pages=2001), "has 2,001 pages, at most 2,000 are read; divide it."),
    ],
)
def test_what_gives_no_text_is_refused_with_what_to_do(tmp_path, content, reason):
    """The reason follows the file's name in one sentence."""
    file = tmp_path / "article.pdf"
    file.write_bytes(content)
    with pytest.raises(ArticleError) as caught:
        read_pdf(file)
    assert str(caught.value).startswith(reason)


def test_a_huge_file_is_refused_unread(tmp_path):
    """Its size is enough."""
    file = tmp_path / "huge.pdf"
    with file.open("wb") as content:
        content.write(b"%PDF")
        content.truncate(100_100_000)
    with pytest.raises(ArticleError, match=r"has 100\.1 MB, at most 100 MB are read; divide it"):
        read_pdf(file)


@pytest.mark.parametrize("content", [plain(), plain(owner_password="b", user_password="")])
def test_a_pdf_that_may_be_opened_is_read(tmp_path, content):
    """Also one that only forbids printing, and one that a server put a line before."""
    file = tmp_path / "article.pdf"
    for before in (b"", b"\r\n"):
        file.write_bytes(before + content)
        assert read_pdf(file).raw == "The group paid for 40 libraries in Aswan."


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Libraries in Aswan", "Libraries in Aswan"),
        ("Microsoft Word - libraries in Aswan.docx", None),
        ("Untitled", None),
    ],
)
def test_a_title_is_kept_where_the_text_bears_it_out_and_no_date_is_made_up(tmp_path, title, kept):
    """The file's dates say when somebody pressed a button."""
    pdf = FPDF()
    pdf.set_title(title)
    pdf.set_font("helvetica", size=12)
    pdf.add_page()
    pdf.cell(text="The group paid for 40 libraries in Aswan.")
    given = read_pdf(saved(pdf, tmp_path / "article.pdf")).given
    assert (given.title, given.published) == (kept, None)


def test_letters_that_spell_no_words_are_refused(tmp_path):
    """Fonts that are cut down may give any letters for their shapes: nothing could be found in such a text."""
    letters = "طظعغصضذ"
    nonsense = " ".join(letters[place % 7] + letters[place % 5] + letters[place % 3] for place in range(80))
    with pytest.raises(ArticleError, match="fonts that do not tell their letters; run text recognition"):
        text_of(written(tmp_path, [nonsense], align="R"))


def hardened(file: Path) -> dict[str, str]:
    """Parse many damaged copies of a PDF in this process; what a library raises is allowed, ending is not."""
    content = file.read_bytes()
    parsed: list[int] = []

    @seed(20)
    @settings(max_examples=100, deadline=5000, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.integers(0, len(content) - 1), st.binary(max_size=6)), min_size=1, max_size=12))
    def survives(changes):
        """Change some bytes, and parse."""
        mutant = bytearray(content)
        for place, change in changes:
            mutant[place : place + len(change)] = change
        copy = file.with_suffix(".mutant")
        copy.write_bytes(mutant)
        with contextlib.suppress(ArticleError, PdfiumError, ValueError):
            parsed.append(len(parse_pdf(copy)["text"]))

    survives()
    return {"title": "", "text": f"{len(parsed)} parsed"}


def test_damaged_files_end_no_process(tmp_path):
    """100 damaged copies, in one child: each is parsed or refused, in seconds."""
    file = written(tmp_path, [GIFT, DETAIL], align="R")
    document = confined(Parser("tests.ingest.test_pdf:hardened", "PDF"), file, Limits(seconds=120))
    assert int(document.raw.split()[0]) > 40


@pytest.mark.parametrize(
    ("drawn_forms", "letters"),
    [
        ("ﺷﺮﻛﺔ ﷲ", "شركة الله"),
        ("ﻻ ﻷ ﻹ ﻵ", "لا لأ لإ لآ"),
        ("ﬁnance ﬀ", "finance ff"),
        ("ﹰ ﹲ", "ً ٌ"),
        ("½ ② ™ ٢٥٠ 250", "½ ② ™ ٢٥٠ 250"),
    ],
)
def test_letters_stand_for_drawn_forms(drawn_forms, letters):
    """Other characters that NFKC knows stay as the source has them."""
    assert fold_forms(drawn_forms) == letters


@pytest.mark.parametrize(
    ("extracted", "letters"), [("ال", "لا"), ("إل", "لإ"), ("لا", "لا"), ("هلل", "لله"), ("الله", "الله"), ("fi", "fi")]
)
def test_the_letters_of_one_shape_are_put_in_order(extracted, letters):
    """PDFium turns a ligature round with its line."""
    assert glyph_letters(extracted) == letters


@pytest.mark.parametrize(
    ("drawn_line", "read"),
    [
        ("نويلم 250 غلبمب", "بمبلغ 250 مليون"),
        ("هينج 1,500.75", "1,500.75 جنيه"),
        ("%12.5 ةبسنب", "بنسبة 12.5%"),
        ("تنلعأ Blue Harbour 2030 ةيرصملا ةسسؤم", "مؤسسة المصرية Blue Harbour 2030 أعلنت"),
        ("ماعلا اذه COVID-19 دض", "ضد COVID-19 هذا العام"),
        ("ةسردم ىلإ iPad 500 تملس", "سلمت 500 iPad إلى مدرسة"),
        ("2021-2020 ماع", "عام 2020-2021"),
        ("2020-2021 ماع", "عام 2020-2021"),
    ],
)
def test_a_line_is_read_from_the_right_but_numbers_and_latin_runs(drawn_line, read):
    """The inverse of what a program does that draws it."""
    assert ordered([[list(drawn_line)]]) == [[read]]


def test_arabic_words_in_a_latin_line_are_read_from_the_right():
    """The line itself is read from the left."""
    line = list("The group (نيلينلا ةعومجم) gave 3 million")
    assert in_reading_order(line, from_right=False) == "The group (مجموعة النيلين) gave 3 million"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (")منها 3( و «نعم»", "(منها 3) و «نعم»"),
        ("1) أولا (ثانيا)", "1) أولا (ثانيا)"),
        (")in Latin( text", ")in Latin( text"),
        ("(أ (ب))", "(أ (ب))"),
    ],
)
def test_brackets_open_before_they_close(text, mended):
    """Only beside Arabic, and only where they do not fit."""
    assert paired(text) == mended


def test_words_tell_the_direction():
    """Common words, the article, letters that only end words."""
    assert evidence(GIFT) > 10
    assert evidence(GIFT[::-1]) == -evidence(GIFT)
    assert evidence("250 TikTok") == 0


def test_arabic_persian_and_urdu_are_plausible():
    """Nothing is said of a few words."""
    assert is_plausible(f"{GIFT} {DETAIL}")
    assert is_plausible("این شرکت از سال پیش با مردم به مدارس کمک کرد و برای این کار را " * 4)
    assert is_plausible("طظع " * 20)
    assert not is_plausible("طظع غصض " * 30)


def test_gaps_are_spaces_and_the_widest_part_columns():
    """Shapes come in any order; a space that is drawn is not doubled."""
    places = [("b", 12, 20), ("a", 0, 10), (" ", 20, 24), ("c", 24, 30), ("d", 60, 70)]
    assert drawn_line([Shape(letters, left, 0, right, 10) for letters, left, right in places]) == list("a b c\td")
