"""The model card says what was measured, of the model that is here."""

import json
import re

from rag.encoder import fingerprint
from rag.settings import BUNDLED_ENCODER

HOME = BUNDLED_ENCODER.parent
ROW = re.compile(r"^\| `([a-z0-9_.-]+)` \| (-?[\d.]+) \|", re.MULTILINE)


def test_numbers_of_the_card_are_the_measured_ones():
    """Every number of measured.json stands in the card, and no other."""
    scores = json.loads((HOME / "measured.json").read_text(encoding="utf-8"))["scores"]
    card = dict(ROW.findall((HOME / "README.md").read_text(encoding="utf-8")))
    assert card == {name: f"{value:.3f}" for name, value in scores.items()}


def test_measured_model_is_the_bundled_one():
    """A new model needs `python -m encoder.measure` before it is committed."""
    assert json.loads((HOME / "measured.json").read_text(encoding="utf-8"))["fingerprint"] == fingerprint(
        BUNDLED_ENCODER
    )


def test_folder_is_small_enough_to_ship():
    """Half precision: 75 MB at most in all, float32 by configuration, and no code of its own."""
    files = [path for path in BUNDLED_ENCODER.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 75_000_000
    assert json.loads((BUNDLED_ENCODER / "config.json").read_text())["dtype"] == "float32"
    assert not [path for path in files if path.suffix == ".py"]
