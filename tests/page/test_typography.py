"""How text is set for reading; the answer's own letters do not change."""

import pytest

from page.typography import NARROW, WIDE, typeset


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("150 000 euros", "fr", f"150{NARROW}000{WIDE}euros"),
        ("377 934 251 francs CFA", "fr", f"377{NARROW}934{NARROW}251{WIDE}francs CFA"),
        ("Il dit : «Les dons» et donne", "fr", f"Il dit{WIDE}: «{WIDE}Les dons{WIDE}» et donne"),
        ("Il dit «\u00a0Oui\u00a0»", "fr", f"Il dit «{WIDE}Oui{WIDE}»"),
        ("Il dit «تبرعت»", "fr", "Il dit «تبرعت»"),
        ("le 1er avril 2020", "fr", f"le 1er{WIDE}avril{WIDE}2020"),
        ("in 2020 300 bags", "en", "in 2020 300 bags"),
        ("on 1 April 2020.", "en", f"on 1{WIDE}April{WIDE}2020."),
        ("في 1 أبريل 2020", "ar", f"في 1{WIDE}أبريل{WIDE}2020"),
        ("says “A.\n\nB.” More", "en", "says “A. B.” More"),
    ],
)
def test_no_line_breaks_inside_a_number_a_date_or_a_quotation(text, language, shown):
    assert typeset(text, language) == shown
