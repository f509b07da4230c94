"""Near duplicates through the whole ingest: folded, kept folded, and free again when the other one goes."""

import pytest

from ingest.pipeline import ingest, rebuild
from rag.store import Generation
from tests.ingest.test_pipeline import tally

WIRE = (
    "KERMA (Delta News) – Orrin Telecom said on Monday that it will give 12 million euros to thirty field hospitals"
    " along the river, which lost their power in the storm. The sum buys generators, fuel for a year and cold rooms for"
    " medicines, and the first of them were driven to the hills at the weekend by volunteers of the company. Doctors"
    " there had kept vaccines in wells since May. The ministry of health welcomed the gift and asked other companies to"
    " follow. Orrin Telecom, which has two million subscribers, had given tents to the same towns last year."
)
CUT = WIRE.replace("Delta News", "River Agency").rsplit(" Orrin Telecom, which", 1)[0]
LATER = WIRE.replace("12 million", "30 million")


@pytest.fixture
def wires(tmp_path):
    """Return a folder with a wire and a cut copy of it by another agency."""
    folder = tmp_path / "wires"
    folder.mkdir()
    (folder / "full.txt").write_text(WIRE, encoding="utf-8")
    (folder / "cut.txt").write_text(CUT, encoding="utf-8")
    return folder


def texts(prepared):
    """Return the texts of the published articles."""
    with Generation.open(prepared.index) as generation:
        return [article.text for article in generation.articles()]


def test_a_cut_wire_is_folded_into_the_whole_one(prepared, wires, counting):
    """Its source is kept, a second run compares nothing anew, a rebuild comes to the same."""
    report = ingest([wires], prepared)
    assert tally(report) == {"added": 1, "duplicates": 1}
    assert [(fold.source.path, fold.kept.path) for fold in report.folds] == [("cut.txt", "full.txt")]
    assert texts(prepared) == [WIRE]
    again = ingest([wires], prepared)
    assert (tally(again), again.folds) == ({"unchanged": 1, "duplicates": 1}, ())
    encoded = counting.texts
    rebuild(prepared)
    assert (texts(prepared), counting.texts) == ([WIRE], encoded)


def test_another_amount_is_another_report(prepared, wires):
    """A wire that says 30 million where it said 12 is news."""
    (wires / "cut.txt").write_text(LATER, encoding="utf-8")
    assert tally(ingest([wires], prepared)) == {"added": 2}


def test_the_folded_one_comes_back_when_the_other_goes(prepared, wires):
    """Nothing of it was lost."""
    ingest([wires], prepared)
    (wires / "full.txt").unlink()
    ingest([wires], prepared)
    assert texts(prepared) == [CUT]


def test_a_longer_one_that_comes_later_takes_over(prepared, wires, tmp_path):
    """The published one is folded into it, and keeps its source."""
    ingest([wires / "cut.txt"], prepared)
    report = ingest([wires / "full.txt"], prepared)
    assert (tally(report), texts(prepared)) == ({"added": 1}, [WIRE])
    with Generation.open(prepared.index) as generation:
        assert generation.manifest.counts["sources"] == 2
