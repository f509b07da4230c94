import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\ufeffاتصالات \r\n\r\nالمصرى\u00a0\r", "اتصالات\n\nالمصرى"),
        ("  indented\t\nline\u2028next", "  indented\nline\nnext"),
        ("\n\n \nfirst\n\n\n\nsecond\n \n", "first\n\nsecond"),
        ("تَبَرُّع ـــ «فى»", "تَبَرُّع ـــ «فى»"),
    ],
)
def test_only_invisible_marks_change(text, kept):
    """Letters, tashkeel, tatweel and quotation marks are the source's; of several blank lines one stays."""
    assert clean(text) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("BUSINESS\n\nA grocer gives away ten trucks\n\nText.", "A grocer gives away ten trucks\n\nText."),
        ("Share on Facebook\n\n\n\nA gift\n\n\n\nThe end", "A gift\n\nThe end"),
        ("A gift\n\n\n\nThe end", "A gift\n\nThe end"),
        ("---\ntags: [a]\ntitle: x\n---\nA gift\nTags: a, b", "---\ntags: [a]\ntitle: x\n---\nA gift"),
        ("Print\n---\nBusiness\n---\nNews\nA headline of five words", "---\nBusiness\n---\nA headline of five words"),
        ("Share", ""),
    ],
)
def test_lines_of_litter_go_and_leave_one_blank_line(text, kept):
    """Front matter is not litter; a text without litter keeps its blank lines."""
    assert clean(text) == kept


LINES = st.sampled_from(
    [
        *("Business", "اقتصاد", "Share on Facebook", "Facebook", "Twitter", "Photo: a hall", "صورة: قاعة", "---", ""),
        *(
            "Read more:",
            "اقرأ أيضا: خبر",
            "Tags: a, b",
            "A headline of five words",
            "Le don est versé.",
            "12",
            "tags: x",
        ),
        *("We use cookies.", "قال «شكرا»", "Photo: a cheque for 500 dollars", "Print", "\ufeff", " \t", "À la une"),
    ]
)
SUMS = st.tuples(
    st.sampled_from(["Photo: ", "Tags: ", "Share ", "Read also: ", "صورة: ", "اقرأ أيضا: ", "We use cookies ", ""]),
    st.integers(2, 10**9),
    st.sampled_from(
        ["dollars", "دولار", "euros", "جنيه", "EUR", "dirhams", "FCFA", "ريال", "TND", "€", "million pounds"]
    ),
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_cleaning_twice_is_cleaning_once(text):
    """An article that is read again is the same article."""
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.one_of(LINES, SUMS.map(lambda parts: f"{parts[0]}{parts[1]} {parts[2]}"))))
def test_no_sum_of_money_is_ever_dropped(lines):
    """A number next to a currency stays, whatever its line looks like."""
    sums = re.compile(r"\d+ (?:dollars|دولار|euros|جنيه|EUR|dirhams|FCFA|ريال|TND|€|million pounds)")
    text = "\n".join(lines)
    assert sums.findall(clean(text)) == sums.findall(text)
