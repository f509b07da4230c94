"""Word lists kept as text beside the code, `rag/words/*.tsv`: one row a line, columns by tabs, "#" opens a remark.

Knows: how the files are laid out. Does not know what their words mean.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


def rows(name: str) -> list[list[str]]:
    """Return the rows of a word list; "-" in a column means nothing."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [["" if cell == "-" else cell for cell in row] for row in cells]


def word_set(name: str) -> frozenset[str]:
    """Return one set of small words."""
    return frozenset(word for set_name, words in rows("small_words") if set_name == name for word in words.split())
