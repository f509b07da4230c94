import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from ingest.pipeline import ingest, rebuild
from ingest.publish import generation_names, index_lock, rollback
from ingest.status import require_intact
from ingest.verify import problems
from rag.errors import IndexBusyError, IndexDamagedError, IndexMismatchError, PublishedIndexError
from rag.manifest import LAYOUT, generation_directory, published_name, read_manifest, write_manifest
from rag.settings import ROOT
from rag.store import Generation
from tests.ingest.samples import PASTED_EN


@pytest.fixture
def directory(prepared, published):
    """Return the directory of a published generation."""
    return generation_directory(prepared.index, published_name(prepared.index))


def test_one_writer_at_a_time(prepared, folder):
    """The second says who holds which lock; the lock is free again afterwards."""
    with (
        index_lock(prepared.index),
        pytest.raises(IndexBusyError, match=rf"process {os.getpid()}\) holds .*LOCK: wait"),
    ):
        ingest([folder], prepared)
    with index_lock(prepared.index):
        pass


def test_the_last_two_generations_stay_and_one_can_go_back(prepared, published):
    """Rolling back and ingesting again gives a generation of a new name."""
    names = [published_name(prepared.index)]
    for number in range(2):
        (published / f"{number}.txt").write_text(f"Article number {number} says some words.", encoding="utf-8")
        names.append(ingest([published], prepared).generation)
    assert generation_names(prepared.index) == names[1:]
    with index_lock(prepared.index):
        assert rollback(prepared.index) == names[1]
    assert published_name(prepared.index) == names[1]
    with Generation.open(prepared.index) as generation:
        assert generation.manifest.counts["articles"] == 4
    with index_lock(prepared.index), pytest.raises(PublishedIndexError, match="no generation before"):
        rollback(prepared.index)
    again = ingest([published], prepared).generation
    assert again not in names
    assert generation_names(prepared.index) == [names[1], again]


def test_what_another_version_wrote_is_not_gone_back_to(prepared, published, directory):
    """It could not be read; the message says that nothing is lost."""
    (published / "more.txt").write_text("More words about an article.", encoding="utf-8")
    newest = ingest([published], prepared).generation
    write_manifest(directory, replace(read_manifest(directory), layout=LAYOUT - 1))
    with index_lock(prepared.index), pytest.raises(IndexMismatchError, match=r"another version .* published one stays"):
        rollback(prepared.index)
    assert published_name(prepared.index) == newest


@pytest.mark.parametrize(
    ("part", "damage", "said"),
    [
        ("vectors.f32", lambda content: content[:400] + b"\x00\x00\x80\x3f" + content[404:], "not what was published"),
        ("vectors.f32", lambda content: content[:-1], "not a multiple of"),
        ("articles.sqlite", lambda content: content[:5000] + b"x" * 50 + content[5050:], "articles.sqlite"),
        ("tantivy/meta.json", lambda _: b"{}", "keyword index"),
        ("manifest.json", lambda _: b"{", "manifest.json"),
        ("chroma/chroma.sqlite3", lambda _: b"", "chroma"),
    ],
)
def test_a_damaged_part_is_found(directory, part, damage, said):
    """Every part is compared with another or with its hash."""
    path = directory / part
    path.write_bytes(damage(path.read_bytes()))
    assert said in "; ".join(problems(directory))


def test_vectors_that_chroma_lost_are_found(directory, prepared):
    """In a process of its own, which a damaged vector index may end."""
    assert require_intact(prepared.index) == directory.name
    database = sqlite3.connect(directory / "chroma" / "chroma.sqlite3")
    database.execute("DELETE FROM embeddings_queue WHERE seq_id > 5")
    database.commit()
    database.close()
    with pytest.raises(IndexDamagedError, match=f"Generation {directory.name} is damaged: .* in Chroma"):
        require_intact(prepared.index)


def test_a_rebuild_mends_everything_that_is_derived(directory, prepared, counting):
    """Search indexes are made anew, vectors encoded again; the articles are the truth."""
    for part in ("vectors.f32", "chroma/chroma.sqlite3", "tantivy/meta.json"):
        (directory / part).write_bytes(b"damaged")
    report = rebuild(prepared)
    assert (report.articles, counting.texts > 0) == (3, True)
    assert not problems(generation_directory(prepared.index, report.generation))


def test_a_damaged_truth_is_not_built_on(directory, prepared, published):
    """The message names the way back."""
    with (directory / "articles.sqlite").open("ab") as file:
        file.write(b"x")
    (published / "more.txt").write_text("More words about an article.", encoding="utf-8")
    with pytest.raises(IndexDamagedError, match="--rollback"):
        ingest([published], prepared)
    assert published_name(prepared.index) == directory.name


def test_a_build_that_fails_leaves_the_published_generation(directory, prepared, published, counting):
    """Nothing half-made stays behind."""
    (published / "more.txt").write_text("More words about an article.", encoding="utf-8")
    counting.encode_passages = lambda _: list("ab")
    with pytest.raises(ValueError, match="could not convert"):
        ingest([published], prepared)
    assert [path.name for path in directory.parent.iterdir()] == [directory.name]
    assert not problems(directory)


def test_killed_in_the_middle_the_published_generation_still_answers(directory, prepared, published):
    """The lock frees itself, the next ingest clears what is left and finishes the work."""
    for number in range(20):
        text = PASTED_EN.replace("25 refrigerated", f"{number} green")
        (published / f"{number}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "ingest", str(published)]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"CSR_INDEX": str(prepared.index)})
    while process.poll() is None and not list(directory.parent.glob(".building-*/chroma/chroma.sqlite3")):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert list(directory.parent.glob(".building-*"))
    assert not problems(directory)
    with Generation.open(prepared.index) as generation:
        assert (generation.name, generation.manifest.counts["articles"]) == (directory.name, 3)
    report = ingest([published], prepared)
    assert (report.added, report.unchanged, report.articles) == (20, 3, 23)
    assert not list(directory.parent.glob(".building-*"))
