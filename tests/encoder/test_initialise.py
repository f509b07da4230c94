"""A new piece takes the embedding of what it translates."""

import numpy as np

from encoder.data import Pair
from encoder.initialise import initial_rows
from encoder.tokeniser import base_pieces, build_tokeniser


def test_alignment_finds_the_translation(tiny_base):
    """From sentences alone, «كتاب» gets the direction of "book" and «ماء» that of "water"."""
    kept = [piece for piece in base_pieces(tiny_base) if piece not in ("中", "ب")]
    tokeniser = build_tokeniser(tiny_base, [*kept, "كتاب", "ماء", "جديد", "مدينه", "غريب"])
    texts = [
        ("كتاب جديد", "new book"),
        ("ماء جديد", "new water"),
        ("ماء مدينة", "city water"),
        ("كتاب مدينة", "city book"),
    ]
    base = np.random.default_rng(0).normal(size=(len(kept), 16)).astype(np.float32)
    rows, covered = initial_rows([Pair(arabic, english, "ar", "x") for arabic, english in texts], tokeniser, base)
    assert covered == 0.8
    for piece, english in (("كتاب", "book"), ("ماء", "water"), ("جديد", "new"), ("مدينه", "city")):
        row = rows[tokeniser.token_to_id(piece)]
        assert int(np.argmax(base @ row)) == tokeniser.token_to_id(english)
    assert np.isfinite(rows).all()
