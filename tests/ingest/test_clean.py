import pytest

from ingest.clean import clean


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\ufeffاتصالات \r\n\r\nالمصرى\u00a0\r", "اتصالات\n\nالمصرى"),
        ("  indented\t\nline\u2028next", "  indented\nline\nnext"),
        ("\n\n \nfirst\n\n\n\nsecond\n \n", "first\n\n\n\nsecond"),
        ("تَبَرُّع ـــ «فى»", "تَبَرُّع ـــ «فى»"),
    ],
)
def test_only_invisible_marks_change(text, kept):
    """Letters, tashkeel, tatweel, quotation marks and inner blank lines are the source's."""
    assert clean(text) == kept
    assert clean(kept) == kept
