"""The tokeniser's rules for Arabic beside the base model's own, all inside tokenizer.json: no custom code at load.

Tashkeel and hamza seats are already taken off by the base normaliser (it decomposes and drops marks). What is added
here: tatweel dropped, ya and ta marbuta folded, Arabic-Indic digits as ASCII, and the article split off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

LETTER = "[ء-ي]"
# The article carries no meaning of its own and would lengthen every Arabic text by a quarter: it is dropped where at
# least three letters follow; the conjunction or preposition before it becomes a word. «و» alone needs four letters.
ARTICLES = (("وال", "و "), ("فال", "ف "), ("بال", "ب "), ("كال", "ك "), ("ولل", "و ل "), ("لل", "ل "), ("ال", ""))
REPLACED = (
    *((letter, "") for letter in "ـ\u200c\u200d\u200e\u200f\u0670"),
    *zip("أإآٱؤئىیةکگچپڤژ", "ااااويييهككجبفز", strict=True),
    *zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True),
    *zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True),
    *zip("،؛؟٪٫٬", ",;?%.,", strict=True),
)
MARKS = "[\u064b-\u065f]"


def normaliser(base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the whole normaliser: Arabic folding, the base model's own steps, then the article."""
    folding = [_replace({"String": old}, new) for old, new in REPLACED]
    before = r"(?<![\p{L}\p{M}])"
    articles = [_replace({"Regex": f"{before}{old}(?={LETTER}{{3,}})"}, new) for old, new in ARTICLES]
    conjunction = _replace({"Regex": f"{before}و(?={LETTER}{{4,}})"}, "و ")
    steps = [_replace({"Regex": MARKS}, ""), *folding, dict(base), *articles, conjunction]
    return {"type": "Sequence", "normalizers": steps}


def build_tokeniser(base: Path, pieces: Sequence[str]) -> Tokenizer:
    """Return the base tokeniser with the Arabic rules and with this vocabulary in this order."""
    written = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    written["normalizer"] = normaliser(written["normalizer"])
    written["model"]["vocab"] = {piece: row for row, piece in enumerate(pieces)}
    for token in written["added_tokens"]:
        token["id"] = pieces.index(token["content"])
    for name, token in written["post_processor"]["special_tokens"].items():
        token["ids"] = [pieces.index(name)]
    written["truncation"] = None
    written["padding"] = None
    return Tokenizer.from_str(json.dumps(written, ensure_ascii=False))


def base_pieces(base: Path) -> list[str]:
    """Return the base vocabulary in row order."""
    vocabulary: dict[str, int] = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(vocabulary, key=vocabulary.__getitem__)


def _replace(pattern: dict[str, str], content: str) -> dict[str, Any]:
    """Return one replacing step of tokenizer.json."""
    return {"type": "Replace", "pattern": pattern, "content": content}
