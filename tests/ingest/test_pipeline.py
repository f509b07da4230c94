import shutil
from dataclasses import replace

import pytest

from ingest.pipeline import ingest, rebuild
from rag.errors import IndexMismatchError, NoIndexError
from rag.manifest import published_name
from rag.schema import SourceKind
from rag.store import Generation
from tests.ingest.samples import DIGEST_FR, ORGANISATIONS, PASTED_AR


def tally(report):
    """Return a report's counts of inputs that are not zero."""
    names = ("added", "updated", "unchanged", "deleted", "duplicates")
    counts = {name: getattr(report, name) for name in names} | {"rejected": len(report.rejected)}
    return {name: count for name, count in counts.items() if count}


def test_articles_come_out_of_the_index_as_they_went_in(prepared, published, counting):
    """Records, chunks, figures, names and all three searches are of the published generation."""
    with Generation.open(prepared.index, counting.fingerprint) as generation:
        assert generation.name == published_name(prepared.index)
        assert generation.languages() == {"ar": 1, "en": 1, "fr": 1}
        digest = generation.article("nilain-ecoles-2022")
        assert digest.source_kind is SourceKind.DIGEST
        assert digest.text == DIGEST_FR.split("---\n")[2].strip()
        assert digest.organisations == ("Nilain Group",)
        assert generation.organisations() == list(ORGANISATIONS)
        pasted = next(article for article in generation.articles() if article.language == "ar")
        assert pasted.text == PASTED_AR.removeprefix("اقتصاد\n\n").replace("\n\n\n", "\n\n").rstrip("\n")
        for article in generation.articles():
            for figure in generation.figures_of(article.id):
                assert article.text[figure.start : figure.end] == figure.text
        assert set(generation.articles_mentioning("Nilain Group")) == {article.id for article in generation.articles()}
        found = [
            generation.chunk_of(row) for row, _ in generation.nearest(counting.encoder.encode_queries(["trucks"])[0], 1)
        ]
        assert generation.chunk(found[0]).language == "en"
        assert generation.keyword.search("مكتبات", "ar", 5)[0][0] == f"{pasted.id}:0"


def test_a_second_run_changes_and_encodes_nothing(prepared, published, counting):
    """No new generation, whichever time stamps changed."""
    before = published_name(prepared.index)
    (published / "ar" / "nilain.txt").touch()
    report = ingest([published], prepared)
    assert tally(report) == {"unchanged": 3}
    assert (report.generation, published_name(prepared.index), counting.texts) == (before, before, 0)


def test_only_what_changed_is_encoded_and_what_vanished_goes(prepared, published, counting):
    """Added, updated, deleted; an edited article without an id of its own is the same source, so an update."""
    (published / "ar" / "nilain.txt").write_text(PASTED_AR + "\nانتهى الخبر هنا الآن.", encoding="utf-8")
    (published / "fr" / "ecoles.md").write_text(DIGEST_FR.replace("country: EG", "country: SD"), encoding="utf-8")
    (published / "en" / "trucks.txt").unlink()
    (published / "new.md").write_text("Nilain Group gave ten boats to fishermen.", encoding="utf-8")
    report = ingest([published], prepared)
    assert tally(report) == {"added": 1, "updated": 2, "deleted": 1}
    assert counting.texts == 2 + 2  # new.md: chunk and window; the edited text: its chunk and last window
    with Generation.open(prepared.index) as generation:
        assert generation.article("nilain-ecoles-2022").country == "SD"
        assert generation.languages() == {"ar": 1, "en": 1, "fr": 1}
        rows = [
            row
            for rows in generation.units_of(
                [c.id for a in generation.articles() for c in generation.chunks_of(a.id)]
            ).values()
            for row in rows
        ]
        assert len(rows) == generation.manifest.counts["units"] == generation.vector_count()


def test_one_text_is_one_article(prepared, published, tmp_path, counting):
    """Under two names, in two encodings, in two roots; it stays while one source is left."""
    copy, other = published / "copy.txt", tmp_path / "other.txt"
    shutil.copy(published / "ar" / "nilain.txt", copy)
    other.write_bytes(PASTED_AR.encode("windows-1256"))
    report = ingest([published, other], prepared)
    assert tally(report) == {"unchanged": 3, "duplicates": 2}
    assert (report.articles, counting.texts) == (3, 0)
    (published / "ar" / "nilain.txt").unlink()
    copy.unlink()
    assert ingest([published], prepared).articles == 3
    other.unlink()
    assert tally(ingest([other], prepared)) == {"deleted": 1}


def test_one_file_deletes_nothing_and_bad_inputs_are_named(prepared, published, tmp_path):
    """A rejected file that gave an article before keeps it: it has not vanished."""
    (published / "en" / "trucks.txt").write_bytes(b"")
    (published / "photo.png").write_bytes(b"\x89PNG")
    clash = tmp_path / "clash.md"
    clash.write_text("---\nid: nilain-ecoles-2022\n---\nAnother text.", encoding="utf-8")
    report = ingest([published, clash, tmp_path / "absent.txt"], prepared)
    assert tally(report) == {"unchanged": 2, "rejected": 4}
    assert report.articles == 3
    assert {rejection.source.rsplit("/", 1)[1]: rejection.reason.split(";")[0] for rejection in report.rejected} == {
        "absent.txt": "does not exist",
        "trucks.txt": "is empty",
        "photo.png": "is a .png file",
        "clash.md": "has the id 'nilain-ecoles-2022', which articles/fr/ecoles.md has with another text",
    }


def test_a_dry_run_writes_nothing(prepared, folder):
    """It tells what would happen."""
    report = ingest([folder], prepared, dry_run=True)
    assert tally(report) == {"added": 3}
    assert (report.generation, prepared.index.exists()) == (None, False)


def test_changed_code_derives_everything_anew_and_encodes_nothing(prepared, published, counting, with_recipe):
    """Chunks, figures, names and both indexes come from the kept texts; vectors are taken over."""
    before = published_name(prepared.index)
    report = ingest([published / "fr" / "ecoles.md"], with_recipe("other"))
    assert tally(report) == {"unchanged": 1}
    assert report.generation != before
    assert (report.articles, counting.texts) == (3, 0)


def test_another_encoder_encodes_everything_again(prepared, published, counting):
    """The command that mends a mismatch is the ingest itself."""
    with pytest.raises(
        IndexMismatchError, match=r"made with the encoder encoder/model .* the one in use is another: run `python"
    ):
        Generation.open(prepared.index, "another")
    counting.fingerprint = "another"
    ingest([published], replace(prepared, fingerprint="another"))
    with Generation.open(prepared.index, "another") as generation:
        assert generation.manifest.counts["units"] == counting.texts


def test_there_is_nothing_to_rebuild_without_an_index(prepared):
    """The message names the directory and the command."""
    with pytest.raises(NoIndexError, match="run `python -m ingest`"):
        rebuild(prepared)


def test_the_raw_article_is_read_whole(prepared, raw_article):
    """The newspaper's letters stay, the section's name goes; its headline stands in its text."""
    ingest([raw_article], prepared)
    with Generation.open(prepared.index) as generation:
        article = generation.articles()[0]
        section, *words = raw_article.read_text(encoding="utf-8").split()
        assert (section, article.text.split()) == ("اتصالات", words)
        assert "المسئولية المجتمعية" in article.title
        assert (article.language, article.published) == ("ar", None)
        texts = {figure.text for figure in generation.figures_of(article.id)}
        assert {"250 مليون دولار", "300 ألف جنيه"} <= texts
        for chunk in generation.chunks_of(article.id):
            for figure in generation.figures_of(article.id):
                assert not (figure.start < chunk.end < figure.end)
