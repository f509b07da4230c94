"""Takes files and links from editors into the index: kept first, then ingested, so that nothing is lost on the way.

One addition at a time; a job goes on when its page is closed. It knows no markup and no account's role.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.readers import FORMS, form_of
from page.uploads_child import Outcome, run_ingest
from page.uploads_record import (
    Addition,
    Item,
    directory_of,
    everything,
    free_name,
    new_addition,
    read,
    save,
    uploads_folder,
    without,
)
from page.uploads_state import Fate, State, fates, refusals
from page.uploads_written import Pasted, write_link, write_pasted
from rag.errors import ArticleError, CsrError
from rag.settings import Settings

LARGEST_UPLOAD = "100mb"  # of one file; the server refuses more while it arrives
MOST_FILES = 500  # at once; a folder of thousands is for `python -m ingest`
MOST_LINKS = 50
LONGEST_LINK = 2_000

Source = Path | str | Pasted  # a file, a link, a text

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Row:
    """One input with what became of it."""

    addition: Addition
    item: Item
    fate: Fate


@dataclass(slots=True)
class Job:
    """Work under way. Only its own thread writes to it."""

    step: str = "keeping"  # keeping, fetching, waiting, or a step of the ingest
    share: float | None = None  # of the step, from 0 to 1
    addition: str = ""
    failure: str = ""
    began: float = field(default_factory=time.monotonic)
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds(self) -> int:
        """How long the work has been under way."""
        return int(time.monotonic() - self.began)

    def tell(self, step: str, share: float | None) -> None:
        """Note how far the work is."""
        self.step, self.share = step, share


class Uploads:
    """The uploads folder of one page."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.folder = uploads_folder(settings)
        self._one = threading.Lock()  # held by the job that works; others wait

    def add(self, files: Sequence[Path], links: Sequence[str], author: str, pasted: Pasted | None = None) -> Job:
        """Begin to add files, which are moved, links, and a pasted text; the job tells how far it is."""
        sources: list[Source] = [*dict.fromkeys(files), *dict.fromkeys(links), *([pasted] if pasted else [])]
        return self._begin(lambda job: self._add(job, sources, author))

    def retry(self) -> Job:
        """Begin to ingest what is kept and not in the index yet."""
        return self._begin(self._ingest)

    def remove(self, key: str, name: str, may_remove: Callable[[Addition], bool]) -> Job | None:
        """Begin to remove a file of an addition, or None where there is none that the asker may remove."""
        addition = read(self.folder, key)
        if addition is None or not may_remove(addition) or name not in {item.name for item in addition.items}:
            return None
        without(self.folder, addition, [name])
        return self._begin(self._ingest)

    def rows(self, key: str | None = None) -> list[Row]:
        """Return every input with what became of it, those of one addition where its key is given, newest first.

        Raises:
            IndexDamagedError: the index cannot be read.
        """
        known = fates(self._settings.index, self.folder)
        additions = [one for one in everything(self.folder) if key in (None, one.key)]
        return [Row(one, item, _fate(one, item, known)) for one in additions for item in one.items]

    def _begin(self, work: Callable[[Job], None]) -> Job:
        """Run work in a thread of its own, which a closed page does not end."""
        job = Job()

        def run() -> None:
            try:
                if not self._one.acquire(blocking=False):
                    job.tell("waiting", None)
                    self._one.acquire()
                try:
                    work(job)
                finally:
                    self._one.release()
            except (CsrError, OSError) as error:
                job.failure = str(error)
            except Exception as error:
                logger.exception("articles could not be added because of a bug")
                job.failure = f"{type(error).__name__}; the details are in the server's log."
            finally:
                job.done.set()

        threading.Thread(target=run, name="uploads").start()  # no daemon: a page that ends lets it finish
        return job

    def _add(self, job: Job, sources: Sequence[Source], author: str) -> None:
        """Keep what was given, ingest it, and note what was refused."""
        addition = new_addition(author)
        job.addition = addition.key
        items: list[Item] = []
        for place, source in enumerate(sources):
            job.tell("fetching" if isinstance(source, str) else "keeping", place / len(sources))
            items.append(self._keep(addition, source, [item.name for item in items]))
            save(self.folder, replace(addition, items=tuple(items)))
        if any(item.name for item in items):
            self._ingest(job)

    def _keep(self, addition: Addition, source: Source, taken: Sequence[str]) -> Item:
        """Keep a file, a pasted text, or the articles of a link, in the addition's directory; or note why not."""
        directory = directory_of(self.folder, addition)
        given = source if isinstance(source, str) else source.name
        try:
            if isinstance(source, Path):
                name = free_name(source.name, taken)
                _require_readable(source)
                shutil.move(source, directory / name)
            elif isinstance(source, Pasted):
                name = free_name(f"{given}.jsonl", taken)
                write_pasted(directory / name, source)
            else:
                name = free_name(f"{source.split('//')[-1].strip('/')[:60].replace('/', '_')}.jsonl", taken)
                write_link(directory / name, source)
        except (ArticleError, OSError) as error:
            return Item("", given, str(error))
        return Item(name, given)

    def _ingest(self, job: Job) -> None:
        """Ingest the folder; what it refused leaves the folder and stays in the record with the reason."""
        job.tell("starting", None)
        self.folder.mkdir(parents=True, exist_ok=True)
        outcome: Outcome = run_ingest(self.folder, self._settings, job.tell)
        if outcome.report is None:
            job.failure = outcome.failure
            return
        refused = refusals(outcome.report, self.folder)
        known = fates(self._settings.index, self.folder)
        for addition in list(everything(self.folder)):
            self._note_refusals(addition, refused, known)

    def _note_refusals(self, addition: Addition, refused: dict[str, str], known: dict[str, Fate]) -> None:
        """Drop an addition's files that gave nothing and note why; one that gave some articles stays."""
        items = []
        for item in addition.items:
            path = f"{addition.key}/{item.name}"
            if not item.name or path not in refused:
                items.append(item)
            elif path in known:
                items.append(replace(item, refused=refused[path]))
            else:
                (self.folder / path).unlink(missing_ok=True)
                items.append(Item("", item.given, refused[path]))
        if tuple(items) != addition.items:
            save(self.folder, replace(addition, items=tuple(items)))


def checked_links(text: str) -> tuple[list[str], list[str]]:
    """Return the links of a text, one a line, and the lines that are none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    links = [line for line in lines if line.startswith(("http://", "https://")) and len(line) <= LONGEST_LINK]
    return list(dict.fromkeys(links)), [line for line in lines if line not in links]


def _require_readable(file: Path) -> None:
    """Refuse a file before it is kept, where its name or size says enough.

    Raises:
        ArticleError: it is of no form that is read, or empty.
    """
    if form_of(file.name) not in FORMS:
        form = f"a {file.suffix} file" if file.suffix else "a file without suffix"
        raise ArticleError(f"is {form}; only {', '.join(FORMS)} are read: save its text as one of them.")
    if file.stat().st_size == 0:
        raise ArticleError("is empty; put the article's text in it.")


def _fate(addition: Addition, item: Item, known: dict[str, Fate]) -> Fate:
    """Return what became of an input."""
    found = known.get(f"{addition.key}/{item.name}") if item.name else None
    if found is not None:
        return replace(found, reason=item.refused or "")
    return Fate(State.REFUSED, reason=item.refused) if item.refused else Fate(State.WAITING)
