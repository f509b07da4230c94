import json
import shutil

import pytest

from ingest.__main__ import main
from ingest.readers import FORMS
from rag.manifest import published_name
from tests.ingest.samples import PASTED_AR

KEYS = [
    "added",
    "updated",
    "unchanged",
    "deleted",
    "duplicates",
    "rejected",
    "articles",
    "chunks",
    "figures",
    "generation",
    "seconds",
]


@pytest.fixture
def index(tmp_path, monkeypatch, encoder):
    """Point the settings at an index of the test, and use the encoder that is loaded already."""
    monkeypatch.setenv("CSR_INDEX", str(tmp_path / "index"))
    monkeypatch.setattr("ingest.pipeline.load_encoder", lambda _: encoder)
    return tmp_path / "index"


def test_json_is_one_object_of_the_agreed_form(index, tmp_path, capsys):
    """Rejected inputs do not fail the run; status and verify speak JSON too."""
    (tmp_path / "a.txt").write_bytes(PASTED_AR.encode("utf-16"))
    (tmp_path / "b.txt").write_bytes(b"")
    assert main([str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--json"]) == 0
    output = capsys.readouterr()
    report = json.loads(output.out)
    assert list(report) == KEYS
    assert (report["added"], report["articles"], report["generation"][:5]) == (1, 1, "0001-")
    reason = "is empty; put the article's text in it or remove it."
    assert report["rejected"] == [{"source": str(tmp_path / "b.txt"), "reason": reason}]
    assert main(["--status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["articles"], status["languages"], status["roots"]) == (1, {"ar": 1}, {"a.txt": 1})
    assert main(["--verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"generation": report["generation"], "intact": True}
    assert main([str(tmp_path / "a.txt")]) == 0
    assert "1 unchanged" in capsys.readouterr().out
    assert main(["--status"]) == 0
    assert "ar 1" in capsys.readouterr().out


def test_rollback_names_what_is_published(index, tmp_path, ingested, capsys):
    """The generation before is there after one more ingest."""
    shutil.copytree(ingested, tmp_path, dirs_exist_ok=True)
    first = published_name(index)
    (tmp_path / "b.txt").write_text("Nilain Group gave ten boats to fishermen.", encoding="utf-8")
    assert main([str(tmp_path / "b.txt"), "--dry-run"]) == 0
    assert published_name(index) == first
    assert main([str(tmp_path / "b.txt")]) == 0
    assert published_name(index) != first
    capsys.readouterr()
    assert main(["--rollback"]) == 0
    assert capsys.readouterr().out == f"Generation {first} is published.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absent.txt"], "absent.txt does not exist; correct the path."),
        (["empty"], f"There is no article in empty: put files there ({', '.join(FORMS)})."),
        (
            ["bad"],
            f"bad/x.exe is a .exe file; only {', '.join(FORMS)} are read: save its text as one of them.",
        ),
        (["--status"], "There is no index in {index}: run `python -m ingest`."),
        (["--verify"], "There is no index in {index}: run `python -m ingest`."),
        (["--rollback"], "There is no index in {index}: run `python -m ingest`."),
        (["--rebuild"], "There is no index in {index} to rebuild: run `python -m ingest`."),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_2(index, tmp_path, monkeypatch, capsys, arguments, said):
    """It names the value and the next step, once."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "x.exe").write_bytes(b"MZ")
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert (output.out, output.err.strip()) == ("", said.format(index=index))
