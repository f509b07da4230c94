"""Sources of every form through the whole ingest: what comes in, what is refused, what a second run does."""

import csv
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import docx
import pytest

from ingest.pipeline import ingest
from ingest.readers import FORMS, Options, form_of
from rag.store import Generation
from tests.ingest.samples import PASTED_EN
from tests.ingest.test_pipeline import tally

PARAGRAPHS = (
    "Orrin Telecom has given 30 field hospitals in Kerma 12 million euros for generators and cold rooms, it said.",
    "The company, whose staff had asked for it, pays the sum in two parts, and an engineer stays with each hospital.",
    "A clinic in the hills, which had been without power since the storm in May, was the first to be supplied.",
)
ROWS = [
    {"id": "r1", "headline": "Orrin Telecom equips hospitals", "body": " ".join(PARAGRAPHS), "date": "2021-05-04"},
    {"id": "r2", "headline": "Boats for fishermen", "body": "Nilain Group gave ten boats to fishermen in Suakin."},
    {"id": "r3", "headline": "Nothing"},
]


def write_rows(path, rows):
    """Write a JSON Lines file."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def site():
    """Serve pages of the test on loopback: path to (content type, bytes)."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            content_type, content = pages.get(self.path, ("text/plain", b""))
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", content_type)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("News.JSONL.gz", ".jsonl.gz"),
        ("a.b.csv", ".csv"),
        ("page.HTM", ".htm"),
        ("README", ""),
        ("x.tar.gz", ".tar.gz"),
    ],
)
def test_a_form_is_told_by_the_suffix(name, form):
    """Compressed tables have two."""
    assert form_of(name) == form


def test_a_folder_of_all_forms_comes_in(prepared, tmp_path):
    """Text, Markdown, page, Word, rows; what is none of them is refused, and nothing else suffers."""
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "a.txt").write_text(PASTED_EN, encoding="utf-8")
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    (folder / "b.html").write_text(
        "<html lang=en><head><title>Hospitals get power</title></head><body><article><h1>Hospitals get power</h1>"
        f"{body}</article></body></html>",
        encoding="utf-8",
    )
    document = docx.Document()
    document.add_heading("Seeds for Kordofan", 1)
    document.add_paragraph("Nilain Group gave farmers in Kordofan seeds for 900 fields after the drought.")
    document.save(str(folder / "c.docx"))
    with (folder / "d.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("title", "text"), ("Wells", "Harbour & Finch paid for forty wells in Darfur.")])
    (folder / "e.exe").write_bytes(b"MZ")
    report = ingest([folder], prepared)
    assert tally(report) == {"added": 4, "rejected": 1}
    assert report.rejected[0].reason.startswith(f"is a .exe file; only {', '.join(FORMS)} are read")
    with Generation.open(prepared.index) as generation:
        titles = {article.title for article in generation.articles()}
        assert titles == {
            "Harbour & Finch gives its old trucks to food banks",
            "Hospitals get power",
            "Seeds for Kordofan",
            "Wells",
        }
    assert tally(ingest([folder], prepared)) == {"unchanged": 4, "rejected": 1}


def test_rows_are_articles_of_their_own(prepared, tmp_path):
    """A changed row is an update, a vanished one goes, a refused one is named by its line; the others stay."""
    rows = write_rows(tmp_path / "news.jsonl", ROWS)
    report = ingest([rows], prepared)
    assert tally(report) == {"added": 2, "rejected": 1}
    assert report.rejected[0].source == f"{rows}#line 3"
    with Generation.open(prepared.index) as generation:
        article = generation.article("r1")
        assert (article.published, article.title) == ("2021-05-04", "Orrin Telecom equips hospitals")
    assert tally(ingest([rows], prepared)) == {"unchanged": 2, "rejected": 1}
    write_rows(rows, [{**ROWS[0], "headline": "Orrin Telecom equips thirty hospitals"}, ROWS[2]])
    assert tally(ingest([rows], prepared)) == {"updated": 1, "deleted": 1, "rejected": 1}


def test_columns_may_be_named(prepared, tmp_path):
    """A name that the table lacks refuses the file and says which ones it has."""
    rows = write_rows(tmp_path / "news.jsonl", [{"k": "Boats", "inhalt": "Nilain Group gave ten boats to fishermen."}])
    report = ingest([rows], prepared, options=Options({"text": "inhalt", "title": "k"}))
    assert tally(report) == {"added": 1}
    refused = ingest([rows], prepared, options=Options({"text": "absent"})).rejected
    assert "absent" in refused[0].reason
    assert "inhalt" in refused[0].reason


def test_a_table_that_breaks_loses_nothing(prepared, tmp_path):
    """What it gave before stays: an unreadable file has not vanished."""
    rows = write_rows(tmp_path / "news.jsonl", ROWS[:2])
    ingest([rows], prepared)
    rows.write_bytes(b"\x1f\x8b broken")
    report = ingest([rows], prepared)
    assert (report.articles, report.deleted, len(report.rejected)) == (2, 0, 1)


def test_a_link_is_a_source_of_its_own(prepared, site):
    """It is refused where it leads to this machine, comes in where that is allowed, and goes by no other's ingest."""
    address, pages = site
    pages["/a"] = ("text/plain; charset=utf-8", PASTED_EN.encode())
    refused = ingest([f"{address}/a"], prepared)
    assert refused.articles == 0
    assert "127.0.0.1" in refused.rejected[0].reason
    allowed = Options(allow_private=True)
    assert tally(ingest([f"{address}/a"], prepared, options=allowed)) == {"added": 1}
    assert tally(ingest([f"{address}/a"], prepared, options=allowed)) == {"unchanged": 1}
    with Generation.open(prepared.index) as generation:
        assert [article.url for article in generation.articles()] == [f"{address}/a"]
    del pages["/a"]
    gone = ingest([f"{address}/a"], prepared, options=allowed)
    assert (gone.articles, len(gone.rejected)) == (1, 1)


def test_an_article_without_words_is_refused(prepared, tmp_path):
    """One word, emoji, a million words."""
    texts = {"word.txt": "Donate", "emoji.txt": "🎁🎁 🙏", "library.txt": "gift " * 1_000_000}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = ingest([tmp_path / name for name in texts], prepared)
    assert {rejection.source.rsplit("/", 1)[1]: rejection.reason.split(";")[0] for rejection in report.rejected} == {
        "word.txt": "holds a single word",
        "emoji.txt": "holds no words",
        "library.txt": "has 5,000,000 characters, an article at most 4,000,000",
    }
