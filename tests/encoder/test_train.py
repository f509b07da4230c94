"""The recipe from end to end on a sample: every stage leaves what the next one reads, and the folder loads."""

import json

import pytest
import torch
from safetensors.torch import load_file

from encoder import vocabulary
from encoder.student import EMBEDDINGS
from encoder.train import STAGES, Run, run_stages
from rag.encoder import load_encoder


@pytest.fixture(scope="module")
def run(tiny_base, tiny_data, tmp_path_factory):
    """Return a finished run with a small vocabulary."""
    folder = tmp_path_factory.mktemp("run")
    seconds = {"embeddings": 60.0, "body": 60.0}
    questions = tiny_data.parent / "questions.json"
    made = Run(tiny_data, questions, None, tiny_base, folder / "work", folder / "model", 0, seconds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "ROWS", 600)
        patch.setattr(vocabulary, "FRENCH_ROWS", 60)
        patch.setattr(vocabulary, "LANGUAGE_WORDS", 2_000)
        run_stages(made, STAGES)
    return made


def test_recipe_makes_a_folder_that_loads(run):
    """The model is half precision on the disk, full precision by its configuration."""
    encoder = load_encoder(str(run.model))
    assert encoder.encode_queries(["قدم البنك هدية", "the bank"]).shape == (2, 32)
    assert json.loads((run.model / "config.json").read_text())["dtype"] == "float32"
    assert {value.dtype for value in load_file(run.model / "model.safetensors").values()} == {torch.float16}


def test_stages_touch_only_what_they_may(run):
    """English rows never change; the first training stage leaves the body alone, the second its lower part."""
    first, second, third = (load_file(run.weights(stage)) for stage in ("initialise", "embeddings", "body"))
    kept = json.loads((run.work / "vocabulary.json").read_text())["kept"]
    assert torch.equal(first[EMBEDDINGS][:kept], third[EMBEDDINGS][:kept])
    assert not torch.equal(first[EMBEDDINGS][kept:], second[EMBEDDINGS][kept:])
    body = [name for name in first if name.startswith("encoder.")]
    assert all(torch.equal(first[name], second[name]) for name in body)
    assert any(not torch.equal(second[name], third[name]) for name in body)
    embeddings = [name for name in first if name.startswith("embeddings.") and name != EMBEDDINGS and name in third]
    assert all(torch.equal(first[name], third[name]) for name in embeddings)


def test_a_finished_stage_is_not_redone(run):
    """A second start takes over what the first has left."""
    before = {stage: run.weights(stage).stat().st_mtime_ns for stage in ("initialise", "embeddings", "body")}
    run_stages(run, STAGES)
    assert before == {stage: run.weights(stage).stat().st_mtime_ns for stage in before}


def test_a_killed_stage_goes_on_from_its_checkpoint(run):
    """Without the stage's result but with its checkpoint, the same weights come out at once."""
    result = load_file(run.weights("embeddings"))[EMBEDDINGS]
    run.weights("embeddings").unlink()
    run_stages(run, ["embeddings"])
    assert torch.equal(load_file(run.weights("embeddings"))[EMBEDDINGS], result)
