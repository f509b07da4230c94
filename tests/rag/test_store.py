import threading

import numpy as np
import pytest

from rag.errors import ArticleError, IndexDamagedError, IndexMismatchError, NoIndexError
from rag.manifest import generation_directory, published_name
from rag.schema import Span
from rag.store import Generation


@pytest.fixture(scope="module")
def generation(ingested, encoder):
    """Return the published generation of three small articles."""
    with Generation.open(ingested / "index", encoder.fingerprint) as opened:
        yield opened


def test_an_article_is_found_by_its_id(generation):
    """And an unknown id is named."""
    assert generation.article("nilain-ecoles-2022").publisher == "Le Courrier du Fleuve"
    assert {article.id for article in generation.articles()} >= {"nilain-ecoles-2022"}
    with pytest.raises(ArticleError, match="no article 'absent'"):
        generation.article("absent")


def test_chunks_come_in_the_order_asked(generation):
    """A chunk's sentences are spans of the article's text."""
    ids = [chunk.id for article in generation.articles() for chunk in generation.chunks_of(article.id)][::-1]
    chunks = generation.chunks(ids)
    assert [chunk.id for chunk in chunks] == ids
    assert generation.chunks([]) == []
    chunk = generation.chunk("nilain-ecoles-2022:0")
    text = generation.article(chunk.article_id).text
    assert [span.of(text)[:8] for span in chunk.sentences] == ["Le group", "Le don s"]
    with pytest.raises(IndexDamagedError, match="no chunk 'x:0'"):
        generation.chunks(["x:0"])


def test_a_chunks_own_unit_comes_before_its_windows(generation):
    """Rows lead to vectors of unit length and back to the chunk."""
    rows = generation.units_of(["nilain-ecoles-2022:0"])["nilain-ecoles-2022:0"]
    units = generation.units(rows)
    text = generation.article("nilain-ecoles-2022").text
    assert [(unit.is_chunk, unit.span) for unit in units] == [(True, Span(0, len(text))), (False, Span(0, len(text)))]
    assert {generation.chunk_of(row) for row in rows} == {"nilain-ecoles-2022:0"}
    vectors = generation.vectors(rows[::-1])
    assert vectors.shape == (2, generation.manifest.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)
    with pytest.raises(IndexDamagedError, match="Vector 9999"):
        generation.chunk_of(9999)


def test_nearest_gives_rows_with_cosines(generation):
    """A unit's own vector finds it with a cosine of one."""
    row = generation.units_of(["nilain-ecoles-2022:0"])["nilain-ecoles-2022:0"][0]
    found = generation.nearest(generation.vectors([row])[0], 3)
    assert found[0][0] == row
    assert [cosine for _, cosine in found] == sorted((cosine for _, cosine in found), reverse=True)
    assert found[0][1] == pytest.approx(1.0, abs=1e-3)
    assert len(generation.nearest(generation.vectors([row])[0], 10_000)) == generation.vector_count()


def test_names_figures_and_languages_are_kept(generation):
    """Organisations travel with the index; figures are those of the text."""
    assert generation.languages() == {"ar": 1, "en": 1, "fr": 1}
    assert [organisation.name for organisation in generation.organisations()] == ["Nilain Group", "Harbour & Finch"]
    assert len(generation.articles_mentioning("Nilain Group")) == 3
    assert generation.articles_mentioning("Nobody") == []
    figures = generation.figures_of("nilain-ecoles-2022")
    assert [(figure.value, figure.unit) for figure in figures] == [(3_700_000, "EUR")]


def test_many_threads_read_one_generation(generation):
    """Every thread gets whole answers."""
    ids = [chunk.id for article in generation.articles() for chunk in generation.chunks_of(article.id)]
    vector = generation.vectors([0])[0]
    failed = []

    def read():
        whole = [[chunk.id for chunk in generation.chunks(ids)] == ids for _ in range(30)]
        nearest = [generation.nearest(vector, 1)[0][0] == 0 for _ in range(30)]
        failed.extend(right for right in whole + nearest if not right)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


def test_what_cannot_be_opened_says_what_to_run(ingested, tmp_path):
    """No index, another encoder, a CURRENT that names nothing."""
    with pytest.raises(NoIndexError, match=rf"no index in {tmp_path}: run `python -m ingest`"):
        Generation.open(tmp_path)
    name = published_name(ingested / "index")
    with pytest.raises(
        IndexMismatchError, match=r"the encoder encoder/model .*in use is other: run `python -m ingest`"
    ):
        Generation.open(ingested / "index", "other")
    (tmp_path / "CURRENT").write_text("../elsewhere", encoding="ascii")
    with pytest.raises(IndexDamagedError, match="names no generation"):
        Generation.open(tmp_path)
    (tmp_path / "CURRENT").write_text(name, encoding="ascii")
    with pytest.raises(IndexDamagedError, match=r"manifest\.json cannot be read"):
        Generation.open(tmp_path)
    assert generation_directory(ingested / "index", name).is_dir()
