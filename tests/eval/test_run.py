"""A whole run over three real articles: asked, scored, interrupted, resumed, reported, compared, exported."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval import answers
from eval import run as run_module
from eval.__main__ import main
from eval.answers import read_answers
from eval.asking import Asker
from eval.conditions import condition_named
from eval.measures import MEASURES
from eval.result import answers_path, find_result, load
from eval.run import Plan, run
from rag.assistant import Assistant
from rag.settings import Settings

IDS = ["en-nilain-t1", "en-nilain-t2", "fr-nilain-ecoles", "en-absent"]


@pytest.fixture
def plan(ingested: Path, question_file: Path, tmp_path: Path) -> Plan:
    """Return a run of the product over the sample articles."""
    return Plan(condition_named("hybrid"), question_file, output=tmp_path / "out", index=ingested / "index")


def test_a_run_scores_every_question(plan):
    """Three are right and cited across languages, one is refused; what made the result stands in it."""
    result = load(run(plan, Settings()))
    assert [row.id for row in result.rows] == IDS
    assert [(row.scores["right"], row.faults) for row in result.rows] == [(1.0, ())] * 4
    assert [row.pair for row in result.rows] == ["en→ar", "en→ar", "fr→fr", "en→-"]
    assert [row.follow_up for row in result.rows] == [False, True, False, False]
    measures = result.summary["all"]["all"]
    assert (measures["figure_exact"].value, measures["figure_exact"].count) == (1.0, 3)
    assert (measures["hallucination"].value, measures["verbatim"].value, measures["language"].value) == (0.0, 1.0, 1.0)
    assert (measures["found_5"].value, measures["false_refusal"].value) == (1.0, 0.0)
    assert set(result.summary["crossing"]) == {"same", "cross"}
    assert result.cost.peak_megabytes > 100
    assert result.cost.p50_seconds is not None
    identity = result.identity
    assert {"commit", "dirty", "corpus", "code", "fingerprint", "versions"} <= set(identity)
    assert identity["versions"]["pytrec_eval-terrier"] != "absent"


def test_an_interrupted_run_resumes(plan, monkeypatch):
    """Killed after two answers, it asks the other two, and no answer is asked twice."""
    asked = []

    class Stopping(Asker):
        def ask(self, question):
            if len(asked) == 2:
                raise KeyboardInterrupt
            asked.append(question.id)
            return super().ask(question)

    monkeypatch.setattr(run_module, "Asker", Stopping)
    with pytest.raises(KeyboardInterrupt):
        run(plan, Settings())
    (file,) = plan.output.glob(f"*{answers.ENDING}")
    assert list(read_answers(file)) == asked == IDS[:2]

    class Noting(Asker):
        def ask(self, question):
            asked.append(question.id)
            return super().ask(question)

    monkeypatch.setattr(run_module, "Asker", Noting)
    path = run(plan, Settings())
    assert asked == IDS
    assert list(read_answers(answers_path(path))) == IDS
    run(plan, Settings())
    assert asked == IDS


def test_a_crash_of_the_product_is_a_failure_not_the_end(plan, monkeypatch):
    """The question is wrong, its cause is told, the others are asked."""

    def crash(self, question, *_):
        if "students" in question:
            raise ZeroDivisionError("by zero")
        return real(self, question, *_)

    real = Assistant.answer
    monkeypatch.setattr(Assistant, "answer", crash)
    rows = {row.id: row for row in load(run(plan, Settings())).rows}
    assert (rows["en-nilain-t2"].cause, rows["en-nilain-t2"].scores["right"]) == ("crashed", 0.0)
    assert rows["en-nilain-t2"].faults[-1] == "the product said: ZeroDivisionError: by zero"
    assert rows["en-nilain-t1"].scores["right"] == 1.0


class Tags(HTMLParser):
    """What a page loads, and whether its elements are closed."""

    def __init__(self):
        """Begin with nothing seen."""
        super().__init__()
        self.loads, self.open, self.wrong = [], [], []

    def handle_starttag(self, tag, attrs):
        """Note what an element loads, and that it is open."""
        self.loads += [to for name, to in attrs if name in ("src", "href", "action") and not to.startswith("#")]
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Pass over an element that is closed where it opens."""

    def handle_endtag(self, tag):
        """Note an element that is closed and was not the last opened."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture
def command(plan, monkeypatch, capsys):
    """Run `python -m eval` and return its exit code with what it printed."""
    monkeypatch.setenv("CSR_INDEX", str(plan.index))

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["eval", *map(str, arguments)])
        code = main()
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_the_commands_in_a_row(command, plan, tmp_path):
    """Run twice, compare, report, check, export, as an evaluator does."""
    common = ("--output", plan.output)
    for condition in ("hybrid", "dense-only"):
        code, out, _ = command("run", condition, "--questions", plan.questions, *common)
        assert code == 0
        assert re.search(r"^right \d\.\d{3} \[", out)
    first, second = (find_result(f"own-{name}", plan.output) for name in ("hybrid", "dense-only"))
    code, out, _ = command("compare", second, first, *common)
    assert (code, out.startswith("# dense-only → hybrid\n")) == (0, True)
    page, text = tmp_path / "r.html", tmp_path / "r.md"
    code, _, err = command(
        "report", first, second, "--html", page, "--markdown", text, "--questions", plan.questions, *common
    )
    assert (code, err) == (0, "")
    check_markdown(text.read_text(encoding="utf-8"))
    check_page(page.read_text(encoding="utf-8"))
    expected = tmp_path / "expected.toml"
    expected.write_text('[[hybrid.all]]\nmeasure = "right"\nat_least = 1.0\n', encoding="utf-8")
    assert command("check", first, "--expected", expected)[0] == 0
    expected.write_text('[[hybrid.all]]\nmeasure = "hallucination"\nat_least = 0.5\n', encoding="utf-8")
    code, out, _ = command("check", first, "--expected", expected)
    assert code == 1
    assert "FAIL  hallucination: 0.000  (at least 0.5)\n0 of 1 OK" in out
    assert command("questions", "--questions", plan.questions)[1] == f"4 questions of {plan.questions} are sound.\n"
    check_export(command, plan, tmp_path)


def check_markdown(text: str) -> None:
    """Look at the head, the tables and the failures."""
    assert text.startswith("# Evaluation: hybrid, all\n")
    assert "| measure | n | hybrid | dense-only |" in text
    assert "## By language pair, question → source" in text
    assert "## Failures: 0 of 4" in text


def check_page(html: str) -> None:
    """Nothing is loaded, all is closed and escaped, Arabic reads from the right, each marker leads to its passage."""
    tags = Tags()
    tags.feed(html)
    assert (tags.loads, tags.wrong, tags.open) == ([], [], [])
    assert "<give>" not in html
    assert "How much did Vodafone &lt;give&gt; &amp; promise?" in html
    assert 'href="#c-en-nilain-t1-1"' in html
    assert 'id="c-en-nilain-t1-1"' in html
    assert re.search(r'<p dir="rtl" lang="ar">[^<]*<mark>[^<]*12 مليون جنيه', html)
    assert html.count('<details id="q-') == 4
    assert "<svg" in html
    assert "http://" not in html.replace("https://example.org", "")


def check_export(command, plan, folder: Path) -> None:
    """BEIR's three kinds of files agree with each other."""
    code, out, _ = command("export", folder / "beir", "--questions", plan.questions)
    assert (code, "corpus: 3\nqueries: 3\n" in out) == (0, True)
    read = [json.loads(line) for line in (folder / "beir" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    queries = {
        record["_id"]: record["text"]
        for record in map(json.loads, (folder / "beir" / "queries.jsonl").read_text(encoding="utf-8").splitlines())
    }
    assert queries["en-nilain-t2"] == (
        "How much did Nilain Group give to school libraries? And how many students benefit?"
    )
    judged = []
    for half in ("dev", "test"):
        header, *lines = (folder / "beir" / "qrels" / f"{half}.tsv").read_text(encoding="utf-8").splitlines()
        assert header == "query-id\tcorpus-id\tscore"
        judged += [line.split("\t") for line in lines]
    assert {query for query, _, _ in judged} == set(queries)
    assert {article for _, article, _ in judged} <= {record["_id"] for record in read}
    assert sorted(grade for *_, grade in judged) == ["1", "2", "2", "2"]


def test_bad_input_is_one_message_and_exit_2(command, plan, tmp_path):
    """Never a traceback."""
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "x"}\n', encoding="utf-8")
    code, out, err = command("run", "--questions", bad, "--output", plan.output)
    assert (code, out) == (2, "")
    assert err.startswith(f"{bad}, line 1 (x): lacks ")
    assert command("run", "hybird")[0] == 2
    assert command("report", "nothing", "--output", plan.output)[2].startswith("There is no result 'nothing'")
    assert "drafts added" in command("add", "--from-feedback", feedback(tmp_path), "--drafts", tmp_path / "d.jsonl")[1]


def feedback(folder: Path) -> Path:
    """Return an export of one row."""
    path = folder / "f.jsonl"
    path.write_text('{"question": "How much?", "answer": "9", "reason": "wrong"}\n', encoding="utf-8")
    return path


def test_the_guide_defines_every_measure():
    """A number that nobody defined is no measure."""
    guide = (Path(run_module.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert [measure.name for measure in MEASURES if f"`{measure.name}`" not in guide] == []
