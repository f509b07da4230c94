"""Disasters and campaigns called by a name of their own, alone and over an index of one article on a storm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ingest.pipeline import Setup, ingest
from rag.encoder import Encoder
from rag.events import events_named
from rag.focus import Focus, focus_of
from rag.names import Gazetteer
from rag.query import understand
from rag.store import Generation
from tests.ingest.samples import ORGANISATIONS

STORM = """Nilain Group helps after Hurricane Ossandra

Nilain Group has given £300,000 to people whom Hurricane Ossandra left without a roof. The money came in May.
"""


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Nilain give after Hurricane Ossandra?", ["Ossandra"]),
        ("what did nilain give after hurricane ossandra", ["ossandra"]),
        ("What did Nilain give after the hurricane season?", []),
        ("Combien Nilain a-t-il donné après l'ouragan Ossandra ?", ["Ossandra"]),
        ("Combien Nilain a-t-il donné après le séisme d'Ossandra ?", ["Ossandra"]),
        ("Combien Nilain a-t-il donné après le séisme du Maroc ?", []),  # a country is held otherwise
        ("Combien a reçu la campagne Milka Zorb ?", ["Milka Zorb"]),
        ("What did Nilain give after the Ossandra earthquake?", ["Ossandra"]),
        ("What are Nilain's wildfire gifts?", []),
        ("كم تبرعت النيلين بعد إعصار أوسندرا؟", ["أوسندرا"]),
        ("كم تبرعت النيلين بعد الإعصار المدمر؟", []),
    ],
)
def test_a_disaster_is_named_beside_its_kind(question: str, names: list[str]) -> None:
    """In small letters an ordinary word is no name."""
    assert [event.name for event in events_named(question, {"season"}.__contains__)] == names


@pytest.fixture(scope="module")
def of_storm(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Generation]:
    """Open an index of one English article on a storm."""
    directory = tmp_path_factory.mktemp("storm")
    (directory / "articles").mkdir()
    (directory / "articles" / "storm.txt").write_text(STORM, encoding="utf-8")
    setup = Setup(directory / "index", ORGANISATIONS, "recipe", encoder.fingerprint, lambda: encoder)
    ingest([directory / "articles"], setup)
    with Generation.open(directory / "index") as opened:
        yield opened


def focus(question: str, generation: Generation, encoder: Encoder) -> Focus:
    """Return what a question is about."""
    gazetteer = Gazetteer(generation.organisations())
    return focus_of(understand(question, gazetteer), generation, gazetteer, encoder.is_word)


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("How much did Nilain Group give after Hurricane Ossandra?", ()),
        ("How much did Nilain Group give after Hurricane Dolvek?", ("Hurricane Dolvek",)),
        ("Combien Nilain Group a-t-il donné après l'ouragan Dolvek ?", ("ouragan Dolvek",)),
        ("كم تبرعت مجموعة النيلين بعد إعصار أوسندرا؟", ()),
        ("كم تبرعت مجموعة النيلين بعد إعصار دولفيك؟", ("إعصار دولفيك",)),
    ],
)
def test_another_storm_of_a_listed_giver_is_none_that_was_asked_for(
    of_storm: Generation, encoder: Encoder, question: str, absent: tuple[str, ...]
) -> None:
    """A named disaster that no article tells of is absent, and one in another script is known by its consonants."""
    assert focus(question, of_storm, encoder).absent == absent


def test_what_answers_tells_of_the_storm(of_storm: Generation, encoder: Encoder) -> None:
    """The storm's articles are kept, so that others are doubted."""
    (storm,) = focus("How much did Nilain Group give after Hurricane Ossandra?", of_storm, encoder).storms
    assert len(storm.articles) == 1


@pytest.mark.parametrize("question", ["How much was the British banks' gift?", "Which British firm gave fuel?"])
def test_a_nationality_is_nobodys_name(of_storm: Generation, encoder: Encoder, question: str) -> None:
    """It narrows by its country, and never stands for a giver."""
    found = focus(question, of_storm, encoder)
    assert "British" not in [named.shown for named in (*([found.subject] if found.subject else []), *found.others)]
