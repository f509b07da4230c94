"""The model folder: weights in half precision beside a tokeniser, as plain sentence-transformers loads it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer

COPIED = ("modules.json", "config_sentence_transformers.json", "sentence_bert_config.json", "1_Pooling/config.json")
LARGEST_BYTES = 75_000_000


def pack(target: Path, base: Path, weights: Mapping[str, torch.Tensor], tokeniser: Tokenizer) -> int:
    """Write the folder beside its place and rename it into it; return its size in bytes."""
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "1_Pooling").mkdir(parents=True)
    for name in COPIED:
        shutil.copy(base / name, fresh / name)
    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    rows = weights["embeddings.word_embeddings.weight"].shape[0]
    # Without "float32" here transformers computes in the stored half precision, four times slower on processors.
    config |= {"vocab_size": rows, "dtype": "float32", "_name_or_path": "", "pad_token_id": _row(tokeniser, "[PAD]")}
    _write(fresh / "config.json", config)
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("unk", "sep", "pad", "cls", "mask")}
    # The generic class: BertTokenizer would put its own normaliser in the place of ours.
    settings = special | {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 512}
    _write(fresh / "tokenizer_config.json", settings)
    tokeniser.save(str(fresh / "tokenizer.json"), pretty=False)
    half = {name: value.to(torch.float16).contiguous() for name, value in weights.items() if value.is_floating_point()}
    save_file(half, fresh / "model.safetensors", metadata={"format": "pt"})
    (fresh / "model.safetensors").chmod(0o644)  # safetensors writes for the owner alone
    size = sum(path.stat().st_size for path in fresh.rglob("*") if path.is_file())
    if size > LARGEST_BYTES:
        message = f"{fresh} holds {size:,} bytes, more than {LARGEST_BYTES:,}; lower ROWS in encoder/vocabulary.py."
        raise SystemExit(message)
    old = target.with_name(target.name + ".old")
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return size


def _row(tokeniser: Tokenizer, token: str) -> int:
    """Return a special token's row."""
    row = tokeniser.token_to_id(token)
    assert row is not None, token
    return row


def _write(path: Path, value: object) -> None:
    """Write JSON for people and programs."""
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
