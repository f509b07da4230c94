"""The encoder's door, over the bundled model: vectors, order, bad input, prefixes, errors."""

import shutil
import subprocess
import sys

import numpy as np
import pytest

from rag.encoder import CHARACTERS_READ, _prefixes, clean, fingerprint, load_encoder
from rag.errors import EncoderError
from rag.settings import BUNDLED_ENCODER, ROOT

SENTENCES = {
    "en": [
        "The bank gave ten million pounds to the hospital.",
        "The company planted trees along the river.",
        "Two thousand children learned to read.",
    ],
    "ar": ["تبرع البنك بعشرة ملايين جنيه للمستشفى.", "زرعت الشركة الأشجار على ضفاف النهر.", "تعلم ألفا طفل القراءة."],
    "fr": [
        "La banque a donné dix millions de livres à l'hôpital.",
        "L'entreprise a planté des arbres le long du fleuve.",
        "Deux mille enfants ont appris à lire.",
    ],
}


def test_vectors_are_unit_float32_rows(encoder):
    """One row a text, of the stated width and of length one."""
    vectors = encoder.encode_passages(SENTENCES["ar"])
    assert vectors.shape == (3, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_nothing_in_nothing_out(encoder):
    """No texts give no rows, of the right width."""
    assert encoder.encode_queries([]).shape == (0, encoder.dimension)


def test_same_text_same_vector(encoder):
    """Encoding twice gives the same bits."""
    assert (encoder.encode_queries(SENTENCES["en"]) == encoder.encode_queries(SENTENCES["en"])).all()


def test_order_survives_batching_by_length(encoder):
    """Texts of very different lengths come back in the order given."""
    texts = [" ".join(["تبرع"] * words) for words in (90, 1, 40, 3, 120, 2)] * 7
    together = encoder.encode_passages(texts)
    alone = np.concatenate([encoder.encode_passages([text]) for text in texts[:6]])
    assert ((together[:6] * alone).sum(axis=1) > 0.99).all()
    assert ((together[:6] @ together[6:12].T).argmax(axis=1) == np.arange(6)).all()


@pytest.mark.parametrize(
    ("asked", "read"), [("ar", "en"), ("en", "ar"), ("fr", "en"), ("en", "fr"), ("ar", "fr"), ("fr", "ar")]
)
def test_translation_is_the_nearest(encoder, asked, read):
    """A sentence is nearer to its translation than to any other sentence."""
    similarity = encoder.encode_queries(SENTENCES[asked]) @ encoder.encode_passages(SENTENCES[read]).T
    assert similarity.argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "vocalised"),
    [
        ("المدرسة", "الْمَدْرَسَةُ"),
        ("مستشفى", "مستشفي"),
        ("إلى أحمد", "الى احمد"),
        ("تبرع", "تبـــرع"),
        ("٢٥٠ مليون", "250 مليون"),
    ],
)
def test_spellings_of_one_word_are_one_text(encoder, text, vocalised):
    """Vowel marks, tatweel, hamza seats, final ya and digits do not change a vector."""
    first, second = encoder.encode_queries([text, vocalised])
    assert first @ second == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\x01\x1b",
        "\ud800",
        "ok \udfff ok",
        "🎁🎁👩‍👩‍👧‍👦",
        "a" * 100_000,
        "كلمة " * 100_000,
        "\u202e\u200f\ufeff",
        "हिन्दी 中文 עברית ไทย Ελληνικά 한국어 русский",
    ],
    ids=[
        "empty",
        "blank",
        "control",
        "surrogate",
        "surrogate inside",
        "emoji",
        "one long word",
        "many words",
        "marks",
        "scripts",
    ],
)
def test_any_text_gives_a_usable_vector(encoder, text):
    """Whatever is given, the vector is finite and of length one."""
    assert np.linalg.norm(encoder.encode_passages([text]), axis=1) == pytest.approx([1.0], abs=1e-5)


def test_cleaning_keeps_places_and_cuts_long_texts():
    """Each unusable character becomes one space; a text is cut at the stated length."""
    assert clean("a\x00b\ud800c\nd") == "a b c\nd"
    assert len(clean("x" * (CHARACTERS_READ + 1))) == CHARACTERS_READ


@pytest.mark.parametrize(
    ("name", "prompts", "expected"),
    [
        ("intfloat/multilingual-e5-small", {}, ("query: ", "passage: ")),
        ("/models/multilingual-e5-base", {}, ("query: ", "passage: ")),
        ("BAAI/bge-m3", {}, ("", "")),
        ("BAAI/bge-small-en-v1.5", {}, ("Represent this sentence for searching relevant passages: ", "")),
        ("Alibaba-NLP/gte-multilingual-base", {}, ("", "")),
        ("google/embeddinggemma-300m", {}, ("task: search result | query: ", "title: none | text: ")),
        ("anyone/model", {"query": "Q: ", "document": "D: "}, ("Q: ", "D: ")),
        ("anyone/model", {"query": "", "document": ""}, ("", "")),
    ],
)
def test_prefixes_come_from_the_model_else_from_its_family(name, prompts, expected):
    """A model's own prompts win; known families without them are in the table; others get none."""
    assert _prefixes(name, prompts) == expected


def test_fingerprint_follows_weights_and_tokeniser(encoder, tmp_path):
    """The fingerprint is that of the files: another tokeniser is another encoder."""
    copy = tmp_path / "copy"
    shutil.copytree(BUNDLED_ENCODER, copy)
    assert fingerprint(copy) == fingerprint(BUNDLED_ENCODER) == encoder.fingerprint
    (copy / "tokenizer.json").write_bytes((copy / "tokenizer.json").read_bytes() + b"\n")
    assert fingerprint(copy) != encoder.fingerprint


def test_an_unreachable_hub_model_names_cache_and_default(monkeypatch, tmp_path):
    """The error says where was looked, what switches the hub off, and what works without it."""
    with pytest.raises(EncoderError, match=r"nobody/no-such-model.*cache.*HF_HUB_OFFLINE.*encoder/model"):
        load_encoder("nobody/no-such-model")


@pytest.mark.parametrize("make", [False, True], ids=["absent", "empty"])
def test_a_folder_without_a_model_says_so(make, tmp_path):
    """The error names the folder and the setting."""
    if make:
        (tmp_path / "model").mkdir()
    with pytest.raises(EncoderError, match=r"model is not a sentence-transformers folder.*CSR_ENCODER"):
        load_encoder(str(tmp_path / "model"))


def test_damaged_weights_are_one_sentence(tmp_path):
    """A cut file is an EncoderError, not a traceback of another library."""
    copy = tmp_path / "model"
    shutil.copytree(BUNDLED_ENCODER, copy)
    (copy / "model.safetensors").write_bytes(b"cut")
    with pytest.raises(EncoderError, match="cannot be loaded"):
        load_encoder(str(copy))


def test_importing_the_door_loads_no_torch():
    """A command that asks no question does not pay for the encoder's libraries."""
    code = "import sys, rag.encoder; sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
