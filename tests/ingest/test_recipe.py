import shutil

import pytest

from ingest import recipe
from ingest.recipe import imported_modules, read_organisations, recipe_hash
from rag.errors import SettingsError
from rag.schema import Organisation


def test_the_code_that_derives_is_followed_through_its_imports():
    """What only answers questions is no part of it: changing that derives nothing anew."""
    modules = imported_modules(["ingest.build"])
    assert {"ingest.build", "ingest.chunk", "ingest.truth", "rag.text", "rag.figures", "rag.keyword"} <= modules
    assert {"rag.ledger", "rag.ledger_gifts", "rag.ledger_fold", "rag.ledger_words", "rag.ledger_store"} <= modules
    assert not {"rag.assistant", "rag.retriever", "rag.ledger_select", "ingest.__main__"} & modules


def test_other_organisations_are_another_recipe():
    """And the same ones the same."""
    one, other = [Organisation("A")], [Organisation("A", ("B",))]
    assert recipe_hash(one) == recipe_hash(list(one))
    assert recipe_hash(one) != recipe_hash(other)


def test_other_words_are_another_recipe(monkeypatch, tmp_path):
    """A word of giving that is added changes the ledger; what is no list of words does not."""
    words = tmp_path / "words"
    shutil.copytree(recipe.WORDS, words)
    monkeypatch.setattr(recipe, "WORDS", words)
    before = recipe_hash([])
    (words / "notes.txt").write_text("no list", encoding="utf-8")
    assert recipe_hash([]) == before
    with (words / "ledger.tsv").open("a", encoding="utf-8") as file:
        file.write("part\tthereof\n")
    assert recipe_hash([]) != before


def test_organisations_are_read_as_strings(tmp_path):
    """Norway is no truth value; a missing file is an empty list."""
    path = tmp_path / "organisations.yaml"
    assert read_organisations(path) == []
    path.write_text("- name: A\n  aliases: [أ, 3M]\n  names: {ar: أ}\n  country: NO\n- name: B\n", encoding="utf-8")
    assert read_organisations(path) == [Organisation("A", ("أ", "3M"), (("ar", "أ"),), "NO"), Organisation("B")]


@pytest.mark.parametrize("text", ["name: A", "- alias: A", "- name: A\n  aliases: B", "- 'open", "- A"])
def test_a_wrong_list_is_one_sentence(tmp_path, text):
    """It names the file and the form."""
    path = tmp_path / "organisations.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"organisations\.yaml is not a list of .* correct it\."):
        read_organisations(path)
