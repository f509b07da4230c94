"""What every test shares: no network but loopback, and the bundled encoder loaded once."""

import os
import socket
from pathlib import Path

import pytest

from ingest.pipeline import Setup, ingest
from ingest.recipe import read_organisations
from rag.cross_encoder import load_cross_encoder
from rag.encoder import Encoder, load_encoder
from rag.look import Parts
from rag.settings import BUNDLED_ENCODER, CORPUS, ROOT
from tests.ingest.samples import ORGANISATIONS, write_samples

RAW_ARTICLE = ROOT.parent / "shared" / "articles" / "tiktok_alborsa_2020_ar.txt"


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        """Connect to loopback and to sockets of the file system only."""
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test may not reach {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """Return the bundled encoder."""
    return load_encoder(str(BUNDLED_ENCODER))


@pytest.fixture(scope="session")
def parts() -> Parts:
    """Return the parts of the product's chain, with the bundled cross-encoder."""
    return Parts(cross_encoder=load_cross_encoder())


@pytest.fixture(scope="session")
def raw_article() -> Path:
    """Return the newspaper's article that the project began with, which is not part of the project."""
    if not RAW_ARTICLE.is_file():
        pytest.skip(f"{RAW_ARTICLE} is not here")
    return RAW_ARTICLE


@pytest.fixture(scope="session")
def ingested(tmp_path_factory, encoder) -> Path:
    """Return a directory whose `articles`, one a language, are ingested into its `index`; not to be changed."""
    directory = tmp_path_factory.mktemp("ingested")
    places = [write_samples(directory)]
    ingest(places, Setup(directory / "index", ORGANISATIONS, "recipe", encoder.fingerprint, lambda: encoder))
    return directory


@pytest.fixture(scope="session")
def corpus_index(tmp_path_factory, encoder) -> Path:
    """Return an index of `corpus/`, not to be changed: the one that CSR_INDEX names, else one made once for the run."""
    named = os.environ.get("CSR_INDEX")
    if named:
        return Path(named)
    index = tmp_path_factory.mktemp("corpus") / "index"
    known = tuple(read_organisations(CORPUS / "organisations.yaml"))
    ingest([CORPUS / "articles"], Setup(index, known, "recipe", encoder.fingerprint, lambda: encoder))
    return index
