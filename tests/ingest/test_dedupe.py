import pytest

from ingest.dedupe import Source, SourceRecord, content_hash, resolve
from rag.schema import Article


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("قال المصرى فى الأسبوع", "قال  المصري\nفي الاسبوع ", True),
        ("Le café  donné", "le cafe donne", True),
        ("gave 250", "gave 25 0", False),
        ("", " ", True),
    ],
)
def test_content_is_compared_by_folded_words(one, other, same):
    """Spelling habits and layout do not make two articles of one."""
    assert (content_hash(one) == content_hash(other)) is same


def record(name: str, content: str, article_id: str | None = None) -> SourceRecord:
    """Return what a source of some content gives."""
    article = Article(article_id or f"hash-{content}", "t", content, "en")
    return SourceRecord(Source("root", name), "f", "t", content, article_id is not None, article)


def test_two_names_of_one_content_are_one_article():
    """The first by name gives it, unless another already does."""
    records = [record("b", "x"), record("a", "x"), record("c", "y")]
    first = resolve(records, ())
    assert first.article_of == {Source("root", name): f"hash-{x}" for name, x in (("a", "x"), ("b", "x"), ("c", "y"))}
    assert first.chosen["hash-x"].source.path == "a"
    assert resolve(records, {Source("root", "b")}).chosen["hash-x"].source.path == "b"


def test_a_source_with_its_own_id_gives_the_article():
    """Also where a copy without an id was there first."""
    records = [record("a", "x"), record("z", "x", "own")]
    assert set(resolve(records, {Source("root", "a")}).article_of.values()) == {"own"}


def test_one_id_for_two_contents_is_a_conflict():
    """The one that has it keeps it; the other is told who does."""
    records = [record("a", "x", "same"), record("b", "y", "same")]
    result = resolve(records, {Source("root", "b")})
    assert result.chosen["same"].source.path == "b"
    assert result.conflicts == {Source("root", "a"): "root/b"}
