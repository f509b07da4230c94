"""Whom a question is about, over an index of three small articles: the giver, and names that no article holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.pipeline import Setup, ingest
from rag.encoder import Encoder
from rag.focus import Focus, focus_of
from rag.names import Gazetteer
from rag.query import understand
from rag.store import Generation
from tests.ingest.samples import ORGANISATIONS


@pytest.fixture(scope="module")
def generation(ingested: Path) -> Iterator[Generation]:
    """Open the index."""
    with Generation.open(ingested / "index") as opened:
        yield opened


def focus(question: str, generation: Generation, encoder: Encoder) -> Focus:
    """Return what a question is about."""
    gazetteer = Gazetteer(generation.organisations())
    return focus_of(understand(question, gazetteer), generation, gazetteer, encoder.is_word)


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("How much did Nilain Group give the schools of Kampala?", ()),  # a place is spelt in many ways
        ("Which fuel did Harbour & Finch pay for, says the Sotara Times?", ()),
        ("How much did Sotara give to Nilain Group?", ("Sotara",)),  # in the giver's place
        ("Which schools did Sotara build?", ("Sotara",)),
        ("How much did El Sotara give?", ("El Sotara",)),
        ("Combien d'EPI Nilain Group a-t-il donnés ?", ()),
    ],
)
def test_a_name_is_absent_unless_a_listed_giver_is_asked_about(
    generation: Generation, encoder: Encoder, question: str, absent: tuple[str, ...]
) -> None:
    """What stands beside a giver that articles hold proves nothing of it."""
    assert focus(question, generation, encoder).absent == absent


@pytest.mark.parametrize(
    "question",
    [
        "Combien Harbour & Finch a-t-il donné aux hôpitaux de Nilain Group ?",
        "How much did Harbour & Finch give to the schools of Nilain Group?",
        "كم تبرعت Harbour & Finch لمستشفيات مجموعة النيلين؟",
    ],
)
def test_whose_hospitals_they_are_is_given_to(generation: Generation, encoder: Encoder, question: str) -> None:
    """The words "of" and "de" mark a giver only where what stands before them is not given to."""
    subject = focus(question, generation, encoder).subject
    assert subject is not None
    assert subject.organisation == "Harbour & Finch"


RELIEF = """Nilain Group pays for a bridge

Nilain Group has given £300,000 to the people of Velkondra. The bridge in Velkondra opens in May.
"""


@pytest.fixture(scope="module")
def of_relief(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Generation]:
    """Open an index of one English article on a place that no list has."""
    directory = tmp_path_factory.mktemp("relief")
    (directory / "articles").mkdir()
    (directory / "articles" / "bridge.txt").write_text(RELIEF, encoding="utf-8")
    setup = Setup(directory / "index", ORGANISATIONS, "recipe", encoder.fingerprint, lambda: encoder)
    ingest([directory / "articles"], setup)
    with Generation.open(directory / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("كم دفعت مجموعة النيلين لفيلكوندرا؟", ("فيلكوندرا",)),
        ("كم دفعت مجموعة النيلين لجسر فيلكوندرا؟", ("فيلكوندرا",)),
        ("كم دفعت مجموعة النيلين للجسر وفيلكوندرا؟", ("فيلكوندرا",)),
        ("كم دفعت مجموعة النيلين لمدارس بعيدة؟", ()),
    ],
)
def test_a_name_spelt_in_arabic_is_found_in_latin_articles(
    of_relief: Generation, encoder: Encoder, question: str, others: tuple[str, ...]
) -> None:
    """Also where "to" or "and" is written as one word with it; ordinary words are no names."""
    found = focus(question, of_relief, encoder)
    assert tuple(named.shown for named in found.others) == others
    assert found.subject is not None
    assert found.subject.organisation == "Nilain Group"
