"""The English teacher's vectors, computed once a text and kept, since no stage changes them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from rag.encoder import has_fast_bfloat16

BATCH = 64


def teacher_vectors(base: Path, texts: Sequence[str], cache: Path) -> NDArray[np.float32]:
    """Return the unit vectors of the texts by the base model; an equal list is read from the cache."""
    key = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    path = cache / f"teacher-{key}.npy"
    if path.exists():
        kept: NDArray[np.float32] = np.load(path).astype(np.float32)
        return kept
    precision = torch.bfloat16 if has_fast_bfloat16() else torch.float32
    model = SentenceTransformer(str(base), model_kwargs={"dtype": precision}, local_files_only=True)
    encoded = model.encode(list(texts), batch_size=BATCH, show_progress_bar=True, normalize_embeddings=True)
    vectors = np.asarray(encoded, dtype=np.float32)
    cache.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors.astype(np.float16))
    return vectors
