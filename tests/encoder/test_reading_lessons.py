"""The lessons of the cross-encoder: what is true in them is true, what is false says something else."""

import json
import random
import re
from collections import Counter

import numpy as np
import pytest
import torch

from encoder.data import Pair
from encoder.reading import Model, learn, pack
from encoder.reading_lessons import Examined, Lesson, altered, containment, grouped, nearest, of_paragraphs, piece
from rag.cross_encoder import load_cross_encoder

SENTENCES = (
    (
        "The bakery gave ninety loaves of bread to the night shelter by the harbour",
        "أعطى المخبز تسعين رغيفا لملجأ الميناء",
    ),
    ("Our library lends seeds to everyone who keeps a small garden in the town", "تعير مكتبتنا البذور لكل من له حديقة"),
    (
        "The ferry does not run on Sundays while the old pier is being repaired",
        "لا تعمل العبارة أيام الأحد أثناء إصلاح الرصيف",
    ),
    (
        "Two hundred pupils planted a row of almond trees along the river bank",
        "غرس مئتا تلميذ صفا من أشجار اللوز على الضفة",
    ),
)


class ByChance:
    """An encoder that costs nothing."""

    def encode_passages(self, texts):
        """Return unit vectors."""
        vectors = np.random.default_rng(3).standard_normal((len(texts), 16), dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def pairs():
    """Return enough pairs for every sentence to have near ones."""
    return [
        Pair(f"{arabic} {number}", f"{english} {number}", "ar", "made")
        for number in range(5)
        for english, arabic in SENTENCES
    ]


def test_pairs_stand_by_their_english_sentence_and_short_ones_are_left_out():
    groups = grouped(
        [*pairs(), Pair("نعم", "Yes", "ar", "made"), Pair("La boulangerie 0", f"{SENTENCES[0][0]} 0", "fr", "made")]
    )
    assert len(groups) == 20
    assert groups[f"{SENTENCES[0][0]} 0"].keys() == {"en", "ar", "fr"}


@pytest.mark.parametrize("seed", range(20))
def test_a_piece_is_neighbouring_words(seed):
    sentence = SENTENCES[0][0]
    found = piece(sentence, random.Random(seed))
    assert found in sentence
    assert len(found.split()) >= 5


@pytest.mark.parametrize("seed", range(20))
def test_an_altered_text_differs_in_one_word(seed):
    text = "The depot sent 450 blankets"
    words = text.split()
    changed = altered(text, ["carpets"], random.Random(seed)).split()
    different = [after for before, after in zip(words, changed, strict=True) if before != after]
    assert len(different) == 1
    assert different == ["carpets"] or re.fullmatch(r"\d{3}", different[0])


def test_a_number_is_altered_digit_by_digit():
    assert re.fullmatch(r"[^450]\d\d|\d[^5]\d", altered("450", [], random.Random(1)))


def test_the_nearest_do_not_hold_the_row_itself():
    rows = nearest(ByChance().encode_passages(["x"] * 20))
    assert rows.shape == (20, 12)
    assert all(number not in found for number, found in enumerate(rows))


def test_as_many_lessons_are_true_as_false():
    lessons = containment(grouped(pairs()), ByChance(), seed=1)
    assert len(lessons) > 60
    assert 0.4 < sum(lesson.holds for lesson in lessons) / len(lessons) < 0.6


def test_each_pass_draws_false_passages_anew_and_near_ones_more_often():
    chance = random.Random(1)
    examined = Examined("When?", ["in 1871"], ["own"], [f"near {number}" for number in range(9)], ["far"])
    passes = [examined.lessons(chance) for _ in range(200)]
    assert all([one.passage for one in lessons if one.holds] == ["in 1871"] for lessons in passes)
    assert {len(lessons) for lessons in passes} == {5}  # the right one, its article's, two near ones, a far one
    drawn = Counter(one.passage for lessons in passes for one in lessons)
    assert drawn["own"] == drawn["far"] == 200
    assert drawn["near 0"] > drawn["near 8"] > 0


def test_a_question_that_nothing_answers_has_false_passages_alone():
    examined = Examined("When?", [], [], ["one", "two", "three", "four", "five"], ["far"])
    lessons = examined.lessons(random.Random(1))
    assert [lesson.holds for lesson in lessons] == [False] * 4


def test_the_sentence_with_the_answer_is_the_true_one(tmp_path):
    context = "The mill was built in 1871. It grinds barley and rye. Its owner is a cooperative."
    asked = {"question": "When was the mill built?", "answers": [{"text": "1871"}]}
    path = tmp_path / "squad.json"
    path.write_text(json.dumps({"data": [{"paragraphs": [{"context": context, "qas": [asked]}]}]}))
    lessons = list(of_paragraphs(path, seed=1))
    assert [lesson.holds for lesson in lessons] == [True, False, False]
    assert "1871" in lessons[0].passage


def test_learning_changes_the_body_and_what_is_packed_loads(tmp_path):
    torch.manual_seed(1)
    model = Model()
    embeddings = model.body.embeddings.word_embeddings.weight.clone()
    layer = model.body.encoder.layer[0].output.dense.weight.clone()
    lessons = [Lesson("a mill", "The mill grinds.", holds=True), Lesson("a ferry", "The mill grinds.", holds=False)]
    learn(model, lambda: lessons, 1.0, 1e-4, 1)
    assert torch.equal(embeddings, model.body.embeddings.word_embeddings.weight)
    assert not torch.equal(layer, model.body.encoder.layer[0].output.dense.weight)
    pack(model, tmp_path / "model.safetensors")
    assert len(load_cross_encoder(tmp_path / "model.safetensors").scores("a mill", ["The mill grinds."])) == 1
