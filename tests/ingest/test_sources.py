from ingest.dedupe import Source
from ingest.sources import Rejection, scan


def make(folder, *names):
    """Create files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def sources(result):
    """Return the sources of a scan's inputs as (root, path)."""
    return [(each.source.root, each.source.path) for each in result.inputs]


def test_a_folder_is_a_root_and_a_file_is_one(tmp_path):
    """Roots are named from the folder that holds the index; hidden files and the index are no input."""
    index = tmp_path / "news" / "index"
    make(tmp_path, "news/b.txt", "news/ar/a.md", "news/.hidden", "news/.git/x.txt", "news/index/CURRENT", "c.txt")
    result = scan([tmp_path / "news"], tmp_path / "index", ())
    assert sources(result) == [("news", "b.txt"), ("news", "ar/a.md"), ("news", "index/CURRENT")]
    assert sources(scan([tmp_path / "news"], index, ())) == [(".", "b.txt"), (".", "ar/a.md")]
    assert sources(scan([tmp_path / "c.txt"], tmp_path / "index", ())) == [("c.txt", "")]
    assert sources(scan([tmp_path / "c.txt"], tmp_path / "news" / "index", ())) == [(str(tmp_path / "c.txt"), "")]


def test_a_file_of_a_known_folder_is_a_part_of_that_root(tmp_path):
    """However it is reached, a file is one source; and nothing else is covered."""
    make(tmp_path, "news/a.txt", "news/b.txt")
    known = {Source("news", "a.txt"), Source("news", "b.txt")}
    result = scan([tmp_path / "news" / "a.txt"], tmp_path / "index", known)
    assert sources(result) == [("news", "a.txt")]
    assert result.covered == {Source("news", "a.txt")}
    both = scan([tmp_path / "news" / "a.txt", tmp_path / "news"], tmp_path / "index", ())
    assert sources(both) == [("news", "a.txt"), ("news", "b.txt")]


def test_a_folder_takes_over_the_roots_inside_it(tmp_path):
    """A file that was ingested alone becomes a part of the folder's root."""
    make(tmp_path, "news/a.txt")
    known = {Source("news/a.txt", ""), Source("elsewhere", "z.txt")}
    result = scan([tmp_path / "news"], tmp_path / "index", known)
    assert sources(result) == [("news", "a.txt")]
    assert result.covered == {Source("news/a.txt", "")}


def test_a_known_file_that_is_gone_has_vanished_and_an_unknown_one_is_refused(tmp_path):
    """A folder that is gone is refused too: it may only be a disk that is not mounted."""
    known = {Source("a.txt", ""), Source("news", "b.txt")}
    places = [tmp_path / name for name in ("a.txt", "news/b.txt", "news", "typo.txt")]
    result = scan(places, tmp_path / "index", known)
    assert result.covered == known
    assert result.inputs == ()
    assert result.rejected == tuple(
        Rejection(str(tmp_path / name), "does not exist; correct the path.") for name in ("news", "typo.txt")
    )
