"""What staff may hand over by mistake: each is refused or read with its reason; the rest of the batch is unharmed."""

import random

import pytest

from ingest.document import Document, Refusal
from ingest.pipeline import ingest
from ingest.readers import Options, read_file
from rag.errors import ArticleError
from tests.ingest.samples import DIGEST_FR, PASTED_AR, PASTED_EN
from tests.ingest.test_pipeline import tally

BAD = {
    "cut.pdf": b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj",
    "page.html": b"<html><body>" + b"<p>gift</p>" * 5_000_000,
    "program.txt": b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20,
    "rows.jsonl": b'{"title": "No text"}\n{"text": "Nilain Group gave ten boats to fishermen."}\nno json\n',
    "ragged.csv": b"title,text\nWells,Harbour & Finch paid for forty wells in Darfur.\nBoats\n",
    "future.md": b"---\npublished: 3000-13-01\n---\nHarbour & Finch gave trucks.",
    "word.txt": b"Donate",
    "emoji.txt": "🎁🎁 🙏".encode(),
    "broken.md": b"---\ntitle: [unclosed\n---\nHarbour & Finch gave trucks.",
    "empty.docx": b"",
}
REASONS = {
    "cut.pdf": "is cut off: its end is missing",
    "page.html": "has 55,000,012 bytes, an article at most 20,000,000",
    "program.txt": "is in an encoding that cannot be told",
    "rows.jsonl#line 1": "has no column for the text; its columns are 'title'",
    "rows.jsonl#line 3": "is not JSON",
    "ragged.csv#line 3": "has 1 cell",
    "future.md": "has published '3000-13-01' in its front matter, expected a date such as 2020, 2020-05 or 2020-05-13",
    "word.txt": "holds a single word",
    "emoji.txt": "holds no words",
    "broken.md": "has front matter that is not YAML",
    "empty.docx": "is empty",
}
MUTATED = 3_000


def test_each_is_named_with_its_reason(prepared, tmp_path):
    """And the two rows between them, and the good article beside them, come in."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(PASTED_EN, encoding="utf-8")
    report = ingest([folder], prepared)
    assert tally(report) == {"added": 3, "rejected": len(REASONS)}
    found = {rejection.source.removeprefix(f"{folder}/"): rejection.reason for rejection in report.rejected}
    assert found.keys() == REASONS.keys()
    for name, reason in REASONS.items():
        assert found[name].startswith(reason), (name, found[name])


@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_damaged_files_end_no_reader(tmp_path, seed):
    """Bytes dropped, doubled, flipped and mixed: an article or a reason, for every form that this process reads."""
    chance = random.Random(seed)
    body = f"<html><title>{PASTED_EN[:40]}</title><body><p>{PASTED_EN}</p></body></html>"
    entry = f"<item><title>A gift</title><description>{PASTED_EN}</description></item>"
    feed = f"<rss version='2.0'><channel><title>News</title>{entry}</channel></rss>"
    originals = {
        ".txt": PASTED_AR.encode("windows-1256"),
        ".md": DIGEST_FR.encode(),
        ".html": body.encode(),
        ".xml": feed.encode(),
        ".jsonl": b'{"id": "a", "text": "Nilain Group gave ten boats.", "date": "2021-05-04"}\n' * 3,
        ".csv": "عنوان,النص\nقوارب,تبرعت المجموعة بعشرة قوارب\n".encode("utf-16") * 2,
    }
    for number in range(MUTATED // 3):
        suffix = chance.choice(sorted(originals))
        file = tmp_path / f"{number}{suffix}"
        file.write_bytes(damaged(originals[suffix], originals, chance))
        try:
            parts = list(read_file(file, Options()))
        except ArticleError:
            continue
        assert all(isinstance(part, (Document, Refusal)) for part in parts)


def damaged(content: bytes, others: dict[str, bytes], chance: random.Random) -> bytes:
    """Return bytes with a few accidents."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.randint(1, 200))
        other = chance.choice(sorted(others.values()))
        place = chance.randrange(len(other))
        change = chance.choice((b"", content[start:end] * 3, chance.randbytes(end - start), other[place : place + 90]))
        content = content[:start] + change + content[end:]
    return content
