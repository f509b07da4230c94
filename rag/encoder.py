"""Text to unit vectors: the only door to sentence-transformers, for the bundled model and for any hub model.

Knows a model's prefixes, precision and limits. Knows nothing of chunks, of the store or of what is cached.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rag.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

BATCH = 16  # passages of like length; larger batches add padding and even out worse between cores
CHARACTERS_READ = 20_000  # more than any model's window holds; the rest of a longer text is cut before the tokeniser
FINGERPRINT_CHARACTERS = 16
SWITCH_SECONDS = 0.0001  # a model's hundreds of short steps each wait this long for a thread that is at work in Python
HUB_SECONDS = 10.0  # for the hub's first answer
UNUSABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # control characters and lone surrogates

# Families whose published configuration does not name its prefixes: (part of the name, query, passage), first match.
PREFIXES = (
    ("e5-large-instruct", "Instruct: Retrieve passages that answer the query\nQuery: ", ""),
    ("e5-mistral", "Instruct: Retrieve passages that answer the query\nQuery: ", ""),
    ("e5-", "query: ", "passage: "),
    ("bge-m3", "", ""),
    ("-en-v1.5", "Represent this sentence for searching relevant passages: ", ""),
    ("-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", ""),
    ("embeddinggemma", "task: search result | query: ", "title: none | text: "),
    ("nomic-embed", "search_query: ", "search_document: "),
    ("gte-", "", ""),
)


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded model. Safe to share between threads: one encodes at a time."""

    name: str  # hub name, or the last two parts of the folder
    dimension: int
    fingerprint: str  # of weights and tokeniser: equal fingerprints give equal vectors up to precision
    query_prefix: str
    passage_prefix: str
    _model: SentenceTransformer = field(repr=False)
    _workers: ThreadPoolExecutor | None = field(default=None, repr=False)  # one a core, each encodes a batch
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a question, in order."""
        return self._encode([self.query_prefix + clean(text) for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a passage, in order; what exceeds the model's window is not read."""
        return self._encode([self.passage_prefix + clean(text) for text in texts])

    def is_word(self, word: str) -> bool:
        """Return whether a word is common enough to be one piece of the vocabulary: ordinary, no new name."""
        return len(self._model.tokenizer.tokenize(word)) == 1

    def _encode(self, texts: list[str]) -> Vectors:
        """Encode in batches of like length and check what comes back."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]), reverse=True)
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        with self._lock:
            do = self._workers.map if self._workers else map
            encoded = do(self._encode_batch, [[texts[number] for number in batch] for batch in batches])
            for batch, rows in zip(batches, encoded, strict=True):
                vectors[batch] = rows
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or (lengths == 0).any():
            worst = texts[int(np.argmin(np.nan_to_num(lengths, nan=-1.0, posinf=-1.0)))]
            message = f"{self.name} gives no usable vector for {worst[:60]!r}; remove that text or change CSR_ENCODER."
            raise EncoderError(message)
        unit: Vectors = vectors / lengths
        return unit

    def _encode_batch(self, texts: list[str]) -> Vectors:
        """Encode texts as one batch, unchecked."""
        return np.asarray(self._model.encode(texts, batch_size=BATCH, show_progress_bar=False), dtype=np.float32)


def clean(text: str) -> str:
    """Replace control characters and lone surrogates by spaces, and cut what no model reads."""
    return UNUSABLE.sub(" ", text[:CHARACTERS_READ])


def load_encoder(setting: str) -> Encoder:
    """Load a sentence-transformers folder, or a hub model by name: from the local cache first, then from the hub.

    Raises:
        EncoderError: there is no such folder, or the hub model is neither in the cache nor within reach.
    """
    model, folder = _load_folder(Path(setting)) if _names_folder(setting) else _load_hub(setting)
    query_prefix, passage_prefix = _prefixes(setting, model.prompts)
    dimension = model.get_embedding_dimension()
    if dimension is None:
        message = f"{setting!r} gives no sentence vectors; set CSR_ENCODER to a sentence-transformers model."
        raise EncoderError(message)
    name = "/".join(Path(setting).resolve().parts[-2:]) if _names_folder(setting) else setting
    return Encoder(name, dimension, fingerprint(folder), query_prefix, passage_prefix, model, _workers(model))


def fingerprint(folder: Path) -> str:
    """Hash a model folder's weights and tokeniser: what decides its vectors."""
    digest = hashlib.sha256()
    weights = sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("pytorch_model*.bin"))
    for path in [*weights, *sorted(folder.rglob("tokenizer.json"))]:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:FINGERPRINT_CHARACTERS]


def _names_folder(setting: str) -> bool:
    """Tell a path from a hub name such as "intfloat/multilingual-e5-small"."""
    return Path(setting).is_dir() or setting.startswith((".", "/", "~")) or setting.count("/") > 1 or "\\" in setting


def _load_folder(folder: Path) -> tuple[SentenceTransformer, Path]:
    """Load a model from the disk, never asking the network."""
    folder = folder.expanduser()
    if not (folder / "modules.json").is_file():
        message = (
            f"{folder} is not a sentence-transformers folder; correct or unset CSR_ENCODER,"
            " or make the bundled model with `python -m encoder.train`."
        )
        raise EncoderError(message)
    from safetensors import SafetensorError  # noqa: PLC0415

    try:
        return _open(str(folder), local_only=True), folder
    except (OSError, ValueError, RuntimeError, ImportError, KeyError, SafetensorError) as error:
        message = f"The model in {folder} cannot be loaded ({_first_line(error)}); correct or unset CSR_ENCODER."
        raise EncoderError(message) from error


def _load_hub(name: str) -> tuple[SentenceTransformer, Path]:
    """Load a hub model from the cache, else fetch it."""
    import httpx2  # noqa: PLC0415 - heavy, and a program that only shows an article never needs it
    from huggingface_hub import HfApi, constants, snapshot_download  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415

    known = (OSError, ValueError, RuntimeError, ImportError, KeyError, SafetensorError, httpx2.HTTPError)
    for local_only in (True, False):
        try:
            if not local_only:
                HfApi().model_info(name, timeout=HUB_SECONDS)  # else each file's retries add up to a minute
            model = _open(name, local_only)
            return model, Path(snapshot_download(name, local_files_only=True))
        except known as error:
            cause = error
    message = (
        f"CSR_ENCODER={name!r} cannot be loaded ({_first_line(cause)}). It is not in the cache {constants.HF_HUB_CACHE}"
        f" and the hub did not give it (HF_HUB_OFFLINE={'1' if constants.HF_HUB_OFFLINE else 'unset'})."
        " Check the name, download it once with a connection, or unset CSR_ENCODER to use the bundled encoder/model."
    )
    raise EncoderError(message) from cause


def _open(name: str, local_only: bool) -> SentenceTransformer:
    """Open a model quietly, in the precision and with the threads that suit this machine."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # else every fork prints a warning
    import torch  # noqa: PLC0415 - seconds of start-up that commands without questions need not pay
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if torch.get_num_threads() != threads:
        torch.set_num_threads(threads)
    sys.setswitchinterval(SWITCH_SECONDS)
    precision = torch.bfloat16 if has_fast_bfloat16() else torch.float32
    return SentenceTransformer(name, local_files_only=local_only, model_kwargs={"dtype": precision})


def one_a_core() -> ThreadPoolExecutor:
    """Return a thread for each core, whose products use that core alone.

    Threads that share a product wait for one another at every step of it: beside any other work on the cores an answer
    takes twenty times as long. Batches side by side do not wait.
    """
    import torch  # noqa: PLC0415

    return ThreadPoolExecutor(torch.get_num_threads(), "encoding", initializer=partial(torch.set_num_threads, 1))


def _workers(model: SentenceTransformer) -> ThreadPoolExecutor | None:
    """Return what encodes batches side by side, None where that is not the processor's work."""
    if model.device.type != "cpu":
        return None
    model.encode([""], show_progress_bar=False)  # sets the tokeniser up, which two threads may not do at once
    return one_a_core()


def has_fast_bfloat16() -> bool:
    """Tell from the processor's flags whether bfloat16 products are native; emulated ones are slower than float32."""
    import torch  # noqa: PLC0415

    if torch.cuda.is_available():
        return False
    flags = torch.cpu.get_capabilities()
    return bool(flags.get("avx512_bf16") or flags.get("amx_bf16"))


def _prefixes(setting: str, prompts: Mapping[str, str | None]) -> tuple[str, str]:
    """Return the query and passage prefixes: from the model's own prompts, else from the table of families."""
    query = prompts.get("query") or ""
    passage = next((prompt for key in ("passage", "document", "corpus") if (prompt := prompts.get(key))), "")
    if query or passage:
        return query, passage
    name = setting.casefold()
    return next(((query, passage) for part, query, passage in PREFIXES if part in name), ("", ""))


def _first_line(error: Exception) -> str:
    """Return what an error says first, without the page of advice that may follow."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
