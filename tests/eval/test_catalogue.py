"""Gold articles by any name, gold spans in their place."""

import json

import pytest

from eval.catalogue import locate, open_catalogue, with_gold_located
from eval.errors import QuestionFileError
from eval.question_file import load_questions
from rag.errors import NoIndexError
from tests.eval.factories import record


@pytest.fixture(scope="module")
def catalogue(ingested):
    """Return the three sample articles."""
    return open_catalogue(ingested / "index")


@pytest.mark.parametrize(
    "name",
    [
        "nilain-ecoles-2022",
        "ecoles.md",
        "ecoles",
        "Le groupe Nilain equipe  des ecoles",
        "https://example.org/nilain",
        "fr/ecoles.md",
        "corpus:nilain-ecoles-2022",
    ],
)
def test_an_article_by_any_name(catalogue, name):
    """Id of its front matter, file, title up to accents and spaces, address."""
    assert catalogue.resolve(name) == {"nilain-ecoles-2022"}


def test_an_id_of_the_index_is_a_name_too(catalogue):
    """Ids made from content are what `python -m rag --show` takes."""
    (made,) = catalogue.resolve("nilain.txt")
    assert catalogue.resolve(made) == {made}
    assert catalogue.resolve("no such article") == frozenset()


def test_reports_of_one_event_stand_together(catalogue):
    """What the index links, and the article itself."""
    assert catalogue.reports_of(["nilain-ecoles-2022"]) >= {"nilain-ecoles-2022", "nilain-libraries"}
    assert catalogue.reports_of(["unknown"]) == frozenset()


@pytest.mark.parametrize(
    ("quote", "text", "place"),
    [
        ("a b", "x a  b", (2, 6)),
        ("a b", "a b", (0, 3)),
        ("a (b)", "a\n(b)", (0, 5)),
        ("a c", "a b", None),
        (" ", "ab", None),
    ],
)
def test_a_quote_is_found_whatever_parts_its_words(quote, text, place):
    """A line's end inside a quote is a space to whoever copied it."""
    assert locate(quote, text) == place


def test_gold_is_located(catalogue, question_file):
    """Names become ids, quotes become places."""
    amount, *_, absent = with_gold_located(load_questions(question_file), catalogue, question_file)
    (span,) = amount.spans
    assert catalogue.articles[span.article].text[span.start : span.end] == span.quote
    assert amount.answering == (span.article,)
    assert absent.articles == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"articles": [{"id": "gone", "grade": 2}], "spans": [{"article": "gone", "quote": "12"}]},
            r"line 1 \(en-nilain\): names the article 'gone', which is not among the 3 .* ingest the article",
        ),
        (
            {"spans": [{"article": "nilain", "quote": "13 million"}]},
            r"line 1 \(en-nilain\): has a span of 'nilain' \(in the index '.*'\) that does not stand .* --show",
        ),
    ],
)
def test_gold_that_is_not_there_is_refused(catalogue, tmp_path, change, told):
    """With file, line and what to do."""
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(record(**change)) + "\n", encoding="utf-8")
    with pytest.raises(QuestionFileError, match=told):
        with_gold_located(load_questions(path), catalogue, path)


def test_no_index_is_said_so(tmp_path):
    """The command that makes one stands in the message."""
    with pytest.raises(NoIndexError, match="python -m ingest"):
        open_catalogue(tmp_path)
