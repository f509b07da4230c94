"""Articles to the published index: plan, build, verify, publish; what the command line and the page call."""

from __future__ import annotations

import gc
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from ingest.base import Base, open_base
from ingest.build import Ingredients, build, is_stale
from ingest.plan import Plan, Task, make_plan
from ingest.publish import index_lock, new_directory, publish
from ingest.readers import Options
from ingest.recipe import read_organisations, recipe_hash
from ingest.report import Report, report_of
from ingest.sources import Place
from ingest.spool import Spool
from ingest.units import PassageEncoder
from rag.encoder import fingerprint, load_encoder
from rag.errors import NoIndexError
from rag.manifest import Manifest
from rag.names import Gazetteer
from rag.schema import Organisation


@dataclass(frozen=True, slots=True)
class Setup:
    """Where the index lies and what everything in it is derived with."""

    index: Path
    organisations: tuple[Organisation, ...]
    recipe: str
    fingerprint: str  # of the encoder
    load_encoder: Callable[[], PassageEncoder]  # seconds, so only when there is something to encode


def setup(index: Path, encoder: str, organisations: Path) -> Setup:
    """Return the setup that settings name.

    Raises:
        SettingsError: the file of organisations is not usable.
        EncoderError: the encoder cannot be loaded.
    """
    known = read_organisations(organisations)
    folder = Path(encoder).expanduser()
    if (folder / "modules.json").is_file():
        return Setup(index, tuple(known), recipe_hash(known), fingerprint(folder), lambda: load_encoder(encoder))
    loaded = load_encoder(encoder)
    return Setup(index, tuple(known), recipe_hash(known), loaded.fingerprint, lambda: loaded)


def ingest(places: Sequence[Place], setup: Setup, dry_run: bool = False, options: Options | None = None) -> Report:
    """Bring the published index in line with files, folders and links.

    Args:
        dry_run: read and compare only.

    Raises:
        IndexBusyError: another ingest holds the lock.
        IndexDamagedError: the published index cannot be built on, or the new one did not verify.
        EncoderError: something must be encoded and the encoder cannot.
    """
    started = time.perf_counter()
    gazetteer = Gazetteer(setup.organisations)
    lock = nullcontext() if dry_run else index_lock(setup.index)
    with lock, old_objects_left_alone(), open_base(setup.index) as base, Spool() as spool:
        stale = base is not None and is_stale(base, setup.fingerprint, setup.recipe)
        renew = base is not None and base.manifest.recipe != setup.recipe
        task = Task(places, options or Options(), renew)
        plan = make_plan(task, setup.index, base, gazetteer, spool)
        manifest = base.manifest if base else None
        if (plan.changed or (stale and plan.tally.total())) and not dry_run:
            manifest = _publish(plan, base, setup, gazetteer, anew=False)
        return _report(plan, manifest, started)


def rebuild(setup: Setup) -> Report:
    """Derive everything anew from the published articles, encoding only texts that have no vector.

    Raises:
        NoIndexError: there is nothing to rebuild.
    """
    started = time.perf_counter()
    gazetteer = Gazetteer(setup.organisations)
    with index_lock(setup.index), old_objects_left_alone(), open_base(setup.index) as base, Spool() as spool:
        if base is None:
            message = f"There is no index in {setup.index} to rebuild: run `python -m ingest`."
            raise NoIndexError(message)
        plan = make_plan(Task(renew=True), setup.index, base, gazetteer, spool)
        return _report(plan, _publish(plan, base, setup, gazetteer, anew=True), started)


@contextmanager
def old_objects_left_alone() -> Iterator[None]:
    """Keep the garbage collector from going through libraries and tables again and again: 6 % of an ingest."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _publish(plan: Plan, base: Base | None, setup: Setup, gazetteer: Gazetteer, anew: bool) -> Manifest:
    """Build, verify and publish a generation; a failure leaves nothing behind and the published one as it was."""
    ingredients = Ingredients(setup.load_encoder(), setup.organisations, gazetteer, setup.recipe)
    directory = new_directory(setup.index)
    try:
        manifest = build(directory, base, plan, ingredients, anew)
        publish(setup.index, directory, manifest)
    finally:
        shutil.rmtree(directory, ignore_errors=True)  # gone already where it was published
    return manifest


def _report(plan: Plan, manifest: Manifest | None, started: float) -> Report:
    """Return the report of a plan that was carried out, or was only made."""
    published = (manifest.name, manifest.counts) if manifest else (None, {})
    return report_of(plan, published, time.perf_counter() - started)
