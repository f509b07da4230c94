"""The means to ingest the samples into a directory of the test."""

import shutil
from dataclasses import replace

import pytest

from ingest.pipeline import Setup
from tests.ingest.samples import ORGANISATIONS, write_samples


class CountingEncoder:
    """The bundled encoder, which also counts the texts it was given."""

    def __init__(self, encoder):
        self.encoder = encoder
        self.name, self.dimension, self.fingerprint = encoder.name, encoder.dimension, encoder.fingerprint
        self.texts = 0

    def encode_passages(self, texts):
        """Encode and count."""
        self.texts += len(texts)
        return self.encoder.encode_passages(texts)


@pytest.fixture
def counting(encoder):
    """Return an encoder that counts."""
    return CountingEncoder(encoder)


@pytest.fixture
def prepared(tmp_path, counting) -> Setup:
    """Return a setup with an empty index; a fixed recipe, so that only articles decide what changes."""
    return Setup(tmp_path / "index", ORGANISATIONS, "recipe", counting.fingerprint, lambda: counting)


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one article in each language."""
    return write_samples(tmp_path)


@pytest.fixture
def published(ingested, tmp_path, prepared):
    """Return the folder of articles of a test's own copy of that; `prepared` is the setup of its index."""
    shutil.copytree(ingested, tmp_path, dirs_exist_ok=True)
    return tmp_path / "articles"


@pytest.fixture
def with_recipe(prepared):
    """Return a function that gives the same setup with another recipe, as after a change of code."""
    return lambda recipe: replace(prepared, recipe=recipe)
