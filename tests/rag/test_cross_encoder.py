"""The cross-encoder tells the sentence that answers from its neighbours, in and across three languages."""

import pytest

from rag.cross_encoder import load_cross_encoder
from rag.errors import EncoderError

SENTENCES = {
    "en": (
        "Nilain Group said it would give 12 million Egyptian pounds to school libraries in Upper Egypt.",
        "The group was founded in Aswan in 1987 by two brothers.",
        "Work on the first forty libraries begins in March, its chairwoman Salma Refaat said.",
    ),
    "ar": (
        "قالت مجموعة النيلين إنها ستقدم 12 مليون جنيه لمكتبات المدارس في الصعيد.",
        "تأسست المجموعة في أسوان عام 1987 على يد شقيقين.",
        "قالت رئيستها سلمى رفعت إن العمل في أول أربعين مكتبة يبدأ في مارس.",
    ),
    "fr": (
        "Le groupe Nilain a annoncé un don de 12 millions de livres égyptiennes aux bibliothèques scolaires.",
        "Le groupe a été fondé à Assouan en 1987 par deux frères.",
        "Les travaux des quarante premières bibliothèques commencent en mars, selon sa présidente Salma Refaat.",
    ),
}
QUESTIONS = (
    ("How much did Nilain Group give to school libraries?", 0),
    ("كم قدمت مجموعة النيلين لمكتبات المدارس؟", 0),
    ("combien le groupe Nilain a donné aux bibliothèques ?", 0),
    ("When was Nilain Group founded?", 1),
    ("متى تأسست مجموعة النيلين؟", 1),
    ("quand le groupe Nilain a-t-il été fondé ?", 1),
    ("Who chairs Nilain Group?", 2),
    ("من هي سلمى رفعت؟", 2),
    ("qui préside le groupe Nilain ?", 2),
)


@pytest.fixture(scope="module")
def model():
    """Return the bundled model."""
    return load_cross_encoder()


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize(("question", "right"), QUESTIONS)
def test_the_sentence_that_answers_stands_first(model, question, right, language):
    scores = model.scores(question, [f"Nilain Group (2024) {sentence}" for sentence in SENTENCES[language]])
    assert max(range(3), key=scores.__getitem__) == right


def test_scores_do_not_hang_on_the_order_or_on_what_else_is_read(model):
    passages = [sentence for sentences in SENTENCES.values() for sentence in sentences] * 3
    scores = model.scores("Who chairs Nilain Group?", passages)
    backwards = model.scores("Who chairs Nilain Group?", passages[::-1])[::-1]
    assert scores == pytest.approx(backwards, abs=0.1)
    assert scores[:9] == pytest.approx(scores[9:18], abs=0.1)


def test_nothing_to_read_and_odd_text(model):
    assert model.scores("Who?", []) == []
    assert len(model.scores("\x00\ud800", ["", "\x00", "نص " * 20_000])) == 3


def test_weights_that_are_missing_or_damaged_are_named(tmp_path):
    with pytest.raises(EncoderError, match=r"nowhere\.safetensors"):
        load_cross_encoder(tmp_path / "nowhere.safetensors")
    (tmp_path / "broken.safetensors").write_bytes(b"\x00" * 40)
    with pytest.raises(EncoderError, match="check the files out anew"):
        load_cross_encoder(tmp_path / "broken.safetensors")
