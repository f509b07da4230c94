import shutil
import threading

import pytest

from ingest.pipeline import Setup, ingest
from rag import published
from rag.published import PublishedIndex
from tests.ingest.samples import ORGANISATIONS


@pytest.fixture
def copied(ingested, tmp_path, encoder, monkeypatch):
    """Return a setup whose index may change, looked at on every use."""
    shutil.copytree(ingested, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(published, "LOOK_EVERY_SECONDS", 0.0)
    return Setup(tmp_path / "index", ORGANISATIONS, "recipe", encoder.fingerprint, lambda: encoder)


def test_readers_move_over_and_the_old_generation_closes_when_its_last_one_ends(copied, tmp_path, encoder):
    """A question that runs keeps its generation; the next one sees the new article."""
    with PublishedIndex(copied.index, encoder.fingerprint) as index:
        with index.use() as old:
            (tmp_path / "new.txt").write_text("Nilain Group gave ten boats to fishermen.", encoding="utf-8")
            report = ingest([tmp_path / "new.txt"], copied)
            with index.use() as new:
                assert (new.name, len(new.articles())) == (report.generation, 4)
            assert len(old.articles()) == 3
            assert old.nearest(old.vectors([0])[0], 1)[0][0] == 0
        with pytest.raises(AttributeError):
            old.nearest(old.vectors([0])[0], 1)
        with index.use() as again:
            assert again is new


def test_a_generation_that_does_not_open_is_not_moved_to(copied, caplog):
    """The one in use goes on answering, and says so once."""
    with PublishedIndex(copied.index) as index:
        (copied.index / "CURRENT").write_text("0009-abcdef01", encoding="ascii")
        for _ in range(3):
            with index.use() as generation:
                assert len(generation.articles()) == 3
        assert len(caplog.records) == 1
        assert "goes on answering" in caplog.text


def test_threads_use_it_while_it_moves(copied, tmp_path):
    """Nobody gets a closed generation."""
    failed, stop = [], threading.Event()

    def read(index):
        while not stop.is_set():
            try:
                with index.use() as generation:
                    generation.nearest(generation.vectors([0])[0], 3)
            except Exception as error:
                failed.append(error)

    with PublishedIndex(copied.index) as index:
        threads = [threading.Thread(target=read, args=(index,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        (tmp_path / "new.txt").write_text("Nilain Group gave ten boats to fishermen.", encoding="utf-8")
        report = ingest([tmp_path / "new.txt"], copied)
        name = ""
        while name != report.generation:  # another thread may be opening it just now
            with index.use() as generation:
                name = generation.name
        stop.set()
        for thread in threads:
            thread.join()
        assert failed == []
