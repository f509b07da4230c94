from dataclasses import replace

import pytest

from ingest.near import MOST_FRESH, NearIndex, is_near, keeper, signature
from rag.schema import Article

ENGLISH = """Harbour & Finch gives trucks to food banks

LEEDS (Northern Wire) - The grocer Harbour & Finch has handed 25 refrigerated trucks to food banks across the north of
the country, the company said on Tuesday. It also paid about £1.5 million for fuel and for the training of drivers.

The trucks had carried fruit and milk between the grocer's own depots for six years. Each of them was overhauled in the
company's workshop before it was given away, and the first of them left for Hull on the same evening.

Managers of the food banks said that lorries had been their scarcest means since the winter. Until now most of what they
collected had to be fetched in borrowed vans, and a good part of it spoiled on the way.

The grocer was founded by two brothers in a market hall and today employs people in forty towns."""
ARABIC = """أسوان (وكالة الضفتين) - تبرعت «مجموعة النيلين» بنحو 12 مليون جنيه لتجهيز 40 مكتبة مدرسية في أسوان، وفق ما
أعلنته إدارتها أمس في مؤتمر حضره عدد من أولياء الأمور والمعلمين.

وأوضحت المجموعة أن العمل يبدأ مع العام الدراسي الجديد، وأن كل مكتبة ستضم كتباً للأطفال وقصصاً مصورة وأجهزة لعرض الصور،
على أن يتولى متطوعون من العاملين فيها تدريب أمناء المكتبات.

وأضافت أن القرى البعيدة عن النهر ستكون الأولى في ترتيب التنفيذ، لأن مدارسها لم تتسلم كتباً جديدة منذ سنوات،
وأن الأهالي شاركوا في اختيار العناوين التي يفضلها أبناؤهم.

وتأسست المجموعة على يد ثلاثة من المهندسين، وتعمل في صناعة مواد البناء والنقل النهري."""


def article(text, id_="a", language="en", **fields):
    return Article(id=id_, title="", text=text, language=language, **fields)


def near(first, second, language="en"):
    return is_near(article(first, "a", language), article(second, "b", language))


def without_last_paragraph(text):
    return text.rsplit("\n\n", 1)[0]


@pytest.mark.parametrize(
    ("text", "altered", "language"),
    [
        (ENGLISH, without_last_paragraph(ENGLISH), "en"),
        (ENGLISH, ENGLISH.replace("(Northern Wire)", "(Coastal Press Service)"), "en"),
        (ENGLISH, ENGLISH.replace("Harbour & Finch gives trucks to food banks", "Old trucks find a new job"), "en"),
        (ENGLISH, ENGLISH.replace("£1.5 million", "£1,500,000"), "en"),
        (ENGLISH, ENGLISH.upper(), "en"),
        (ARABIC, without_last_paragraph(ARABIC), "ar"),
        (ARABIC, ARABIC.replace("وكالة الضفتين", "أ ض ن"), "ar"),
        (ARABIC, ARABIC.replace("ي", "ى").replace("ة", "ه").replace("أ", "ا"), "ar"),
        (ARABIC, ARABIC.replace("12", "١٢").replace("40", "٤٠"), "ar"),
        (ARABIC, without_last_paragraph(ARABIC).replace("وكالة الضفتين", "أ ض ن").replace("ي", "ى"), "ar"),
    ],
)
def test_one_wire_text_with_small_changes_is_near(text, altered, language):
    """A cut end, another agency or headline, and other spelling leave a report the same report, in either order."""
    shared = near(text, altered, language)
    assert shared is not None
    assert shared == near(altered, text, language)
    index = NearIndex()
    index.add("known", signature(text))
    assert index.candidates(signature(altered)) == ["known"]


@pytest.mark.parametrize(
    ("text", "altered", "language"),
    [
        (ENGLISH, ENGLISH.replace("£1.5 million", "£4.5 million"), "en"),
        (ENGLISH, ENGLISH.replace("£1.5 million", "€1.5 million"), "en"),
        (ENGLISH, ENGLISH.replace("25 refrigerated", "35 refrigerated"), "en"),
        (ARABIC, ARABIC.replace("12 مليون", "30 مليون"), "ar"),
        (ARABIC, ARABIC.replace("12 مليون", "اثني عشر ألف"), "ar"),
        (ARABIC, without_last_paragraph(ARABIC).replace("12 مليون", "30 مليون"), "ar"),
    ],
)
def test_another_amount_is_another_report(text, altered, language):
    """A wire that says 30 million where it said 12 is an update, however alike the words."""
    assert near(text, altered, language) is None


def test_a_number_that_was_cut_is_no_other_number():
    """The shorter text may lack figures; it may not have others."""
    cut = ENGLISH.replace(" It also paid about £1.5 million for fuel and for the training of drivers.", "")
    assert near(ENGLISH, cut) is not None
    assert near(ENGLISH, cut.replace("25", "26")) is None


RELEASE = """The {0} bank has given 2 million to the regional hospital. The money of {0} pays for beds and for the work
of nurses. {0} will go on with gifts to hospitals, its chairman said, and thanked all who had a hand in the work of
the year. The hospital serves a valley of farms and small towns, and its nearest neighbour lies two hours away by road.
Doctors had asked for beds since the flood, when patients lay in corridors and in the rooms of the staff. The ward will
open in spring, once the roof over the old wing is mended and the lift can carry beds again."""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (article(RELEASE.format("Almond")), article(RELEASE.format("Cedar"))),
        (
            article(ENGLISH, organisations=("Harbour & Finch",)),
            article(ENGLISH + "\n", organisations=("Nilain Group",)),
        ),
        (article(ENGLISH), article(ENGLISH, language="fr")),
        (article(ENGLISH), article("A day's news\n\n" + RELEASE.format("Almond") + "\n\n" + ENGLISH + "\n\n" + ARABIC)),
        (article("Picture of the day: the old bridge"), article("Picture of the day: the old bridge")),
    ],
    ids=["one release, two companies", "other main organisations", "two languages", "round-up", "too short"],
)
def test_alike_is_not_the_same(first, second):
    """Templates, round-ups and captions are alike and are different reports."""
    assert is_near(first, second) is None
    assert is_near(second, first) is None


def test_news_added_to_an_old_report_is_a_later_report():
    """Each text tells what the other does not: neither may swallow the other."""
    last = "The grocer was founded by two brothers in a market hall and today employs people in forty towns."
    news = (
        "Police said that one lorry had been stolen overnight, and that a driver of a rival firm was being questioned."
    )
    assert near(ENGLISH, ENGLISH.replace(last, news)) is None


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ({"id_": "a", "text": "long text"}, {"id_": "b", "text": "text"}, "a"),
        ({"id_": "a", "published": "2024-05-02"}, {"id_": "b", "published": "2024-05-01"}, "b"),
        ({"id_": "a"}, {"id_": "b", "published": "2024"}, "b"),
        ({"id_": "b"}, {"id_": "a"}, "a"),
    ],
)
def test_the_longer_stays_then_the_earlier_then_the_first_by_name(first, second, kept):
    one, other = (article(**{"text": "same", **fields}) for fields in (first, second))
    assert keeper(one, other).id == keeper(other, one).id == kept


def test_a_signature_is_the_same_for_ever():
    """Signatures are stored: a later version that makes others must be a conscious change, with a rebuild."""
    assert len(signature(ENGLISH)) == 512
    assert signature(ENGLISH)[:8].hex() == "1978be02c3255f03"
    assert signature(ARABIC)[:8].hex() == "d2c62902e5560301"


def test_a_short_text_has_no_signature():
    assert signature("Picture of the day: the old bridge") == b""
    assert signature("") == b""
    index = NearIndex([("short", b"")])
    index.add("short too", b"")
    assert index.candidates(b"") == index.candidates(signature(ENGLISH)) == []


def test_stored_and_added_signatures_are_found_alike():
    """Also after so many additions that the waiting ones were sorted in."""
    others = [signature(f"{number} " + " ".join(f"w{number}x{place}" for place in range(30))) for number in range(40)]
    index = NearIndex([("stored", signature(ENGLISH)), *((f"s{at}", own) for at, own in enumerate(others))])
    for at in range(MOST_FRESH + 1):
        index.add(f"added {at}", others[at % len(others)])
    index.add("added last", signature(ENGLISH))
    assert index.candidates(signature(ENGLISH)) == ["stored", "added last"]


def test_a_book_is_compared_in_blocks():
    """A text of many blocks has the signature that its shingles have, wherever the blocks divide."""
    book = " ".join(f"word{number}" for number in range(20_000))
    index = NearIndex([("book", signature(book))])
    assert index.candidates(signature(book + " the end")) == ["book"]
    assert is_near(article(book), replace(article(book), text=book + " the end")) is not None
