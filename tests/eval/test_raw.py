"""The raw corpus: what is chosen of the news, and what is said where it is not here."""

import gzip
import json

import pytest

from eval.errors import EvaluationError
from eval.raw import chosen_news, raw_index
from tests.eval.factories import question

NEWS = [
    {"id": "n1", "title": "خبر", "text": "تبرّعت الشركة بمعدات للمستشفى."},
    {"id": "n2", "title": "رياضة", "text": "فاز الفريق في مباراته الأخيرة."},
    {"id": "n3", "title": "طقس", "text": "أمطار غدًا."},
]


def written(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in NEWS)
    return path


def test_news_that_are_named_or_speak_of_giving(tmp_path):
    """The others would only cost time."""
    lines = chosen_news(written(tmp_path / "n.gz"), {"n3"})
    assert [json.loads(line)["id"] for line in lines] == ["n1", "n3"]


def test_what_is_not_here_is_said_so(tmp_path):
    """Nothing is ingested, nothing pretends to be."""
    with pytest.raises(EvaluationError, match=r"The raw articles are not here .*articles\): name their folder"):
        raw_index([question()], tmp_path, tmp_path / "work", "none")


def test_news_of_another_form_are_refused(tmp_path):
    """A file that is not gzipped."""
    path = tmp_path / "n.gz"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(EvaluationError, match="is not the news it should be"):
        list(chosen_news(path, set()))
