"""`eval arcd`: Arabic questions on Wikipedia paragraphs (ARCD), an outside check of retrieval under each condition.

It knows the file's form (SQuAD) and asks the retriever alone. The paragraphs are ingested by `python -m ingest`, as a
user would, into an index of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.ablation import PartialRetriever, open_product, settings_for
from eval.bootstrap import Estimate, mean_interval
from eval.catalogue import open_catalogue
from eval.conditions import Condition
from eval.errors import EvaluationError
from eval.ingesting import ingest
from eval.metrics.ranking import score_rankings
from eval.progress import progress
from eval.question import ANSWERS
from rag.names import Gazetteer
from rag.query import understand
from rag.retriever import best_articles
from rag.settings import ROOT, Settings

ARCD = ROOT.parent / "shared" / "qa" / "arcd-test.json"
CONDITIONS = ("hybrid", "keyword-only", "dense-only", "hybrid-no-names", "hybrid-no-quota")
SHOWN = ("ndcg_10", "recall_10")
HITS_KEPT = 20


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its questions."""

    id: str
    title: str
    text: str
    questions: tuple[tuple[str, str], ...]  # (id, question)


def paragraphs_of(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a file in SQuAD form; those with equal texts are one.

    Raises:
        EvaluationError: the file is absent or has another form.
    """
    if not path.exists():
        message = f"ARCD is not here ({path}): get arcd-test.json and name it with --file; nothing was measured."
        raise EvaluationError(message)
    texts: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    try:
        for document in json.loads(path.read_text(encoding="utf-8"))["data"]:
            for paragraph in document["paragraphs"]:
                _, questions = texts.setdefault(str(paragraph["context"]), (str(document["title"]), []))
                questions += [(str(asked["id"]), str(asked["question"])) for asked in paragraph["qas"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path} is not in SQuAD form ({type(error).__name__}: {error}): name ARCD's own file."
        raise EvaluationError(message) from error
    return [
        Paragraph(f"arcd-{at}", title, text, tuple(questions))
        for at, (text, (title, questions)) in enumerate(texts.items())
    ]


def build_index(paragraphs: Sequence[Paragraph], folder: Path, encoder: str) -> Path:
    """Ingest the paragraphs and return their index; a second time nothing is encoded again.

    Raises:
        EvaluationError: ingest could not do it, or rejected some.
    """
    folder.mkdir(parents=True, exist_ok=True)
    source, index = folder / "paragraphs.jsonl", folder / "index"
    records = ({"id": one.id, "title": one.title, "text": one.text, "language": "ar"} for one in paragraphs)
    source.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
    return ingest([source], index, encoder)


def measure(paragraphs: Sequence[Paragraph], condition: Condition, settings: Settings) -> dict[str, Estimate]:
    """Return nDCG@10 and recall@10 of question to paragraph under a condition, over an index of the paragraphs.

    Raises:
        CsrError: the encoder or the index cannot serve.
    """
    settings = settings_for(condition, settings, settings.index)
    catalogue = open_catalogue(settings.index)
    asked = [(key, text, paragraph.id) for paragraph in paragraphs for key, text in paragraph.questions]
    gold = {key: dict.fromkeys(catalogue.resolve(paragraph), ANSWERS) for key, _, paragraph in asked}
    ranked = dict(rankings([(key, text) for key, text, _ in asked], condition, settings))
    scored = score_rankings(gold, ranked)
    clusters = [paragraph for *_, paragraph in asked]
    found = {name: mean_interval([scored[key][name] for key, *_ in asked], clusters) for name in SHOWN}
    return {name: estimate for name, estimate in found.items() if estimate is not None}


def rankings(
    asked: Sequence[tuple[str, str]], condition: Condition, settings: Settings
) -> Iterator[tuple[str, list[str]]]:
    """Yield each question's id with the articles retrieved for it, best first."""
    product = open_product(condition, settings)
    try:
        with product.index.use() as generation:
            gazetteer = Gazetteer(generation.organisations())
            retriever = PartialRetriever(
                generation=generation, encoder=product.encoder, gazetteer=gazetteer, ways=product.ways
            )
            for key, text in progress(asked, condition.name):
                hits, _ = retriever.search(understand(text, gazetteer))
                yield key, best_articles(hits, HITS_KEPT)
    finally:
        product.assistant.close()
