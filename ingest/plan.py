"""What an ingest would change: sources read, compared with the published index, nothing written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.base import Base
from ingest.contents import Contents
from ingest.dedupe import Resolution, Source, SourceRecord, content_hash, id_conflict, resolve
from ingest.folding import Fold, fold_near
from ingest.metadata import renewed
from ingest.near import signature
from ingest.readers import Options
from ingest.reading import Means, Reading, cleaned, read_inputs
from ingest.sources import Place, Rejection, Scan, scan
from ingest.spool import Content, Spool
from ingest.truth import article_marks, known_records
from rag.errors import ArticleError
from rag.names import Gazetteer
from rag.records import record_of_article


@dataclass(frozen=True, slots=True)
class Plan:
    """The index as it shall be, and how that differs from the one published."""

    records: tuple[tuple[SourceRecord, str], ...]  # every source of the new index with the id of its article
    chosen: Mapping[str, SourceRecord]  # every article of the new index by id; an unread one has no text
    write: tuple[str, ...]  # ids of articles that are new or differ
    remove: tuple[str, ...]  # ids of published articles that shall go
    tally: Counter[str]  # inputs: added, updated, unchanged, duplicates; articles: deleted
    rejected: tuple[Rejection, ...]
    contents: Contents  # the texts of all records
    changed: bool
    folds: tuple[Fold, ...] = ()  # near duplicates that were found now


@dataclass(frozen=True, slots=True)
class Task:
    """What an ingest was asked to do."""

    places: Sequence[Place] = ()
    options: Options = field(default_factory=Options)
    renew: bool = False  # the code or the organisations have changed, so that nothing inferred is taken over


def make_plan(task: Task, index: Path, base: Base | None, gazetteer: Gazetteer, spool: Spool) -> Plan:
    """Read what must be read and decide which articles the new index holds."""
    known = {record.source: (record, article_id) for record, article_id in known_records(base.database)} if base else {}
    marks = article_marks(base.database) if base else {}
    contents = Contents(spool, base)
    scanned = scan(task.places, index, known)
    reusable = {} if task.renew else {source: record for source, (record, _) in known.items()}
    reading = read_inputs(scanned.inputs, Means(gazetteer, spool, task.options, reusable))
    read, rejected = reading.records, reading.rejected
    kept = {source: record for source, (record, _) in known.items() if _stays(source, scanned, reading)}
    if task.renew:
        kept = {source: _renewed(record, contents, gazetteer, spool) for source, record in kept.items()}
    before = {source for source, (record, id_) in known.items() if record_of_article(record.article) == marks[id_][0]}
    resolution = resolve([*kept.values(), *read.values()], before)
    for source, holder in resolution.conflicts.items():
        rejected[source] = id_conflict((read | kept)[source].article.id, holder)
    resolution, folds = fold_near(resolution, contents)
    old_ids = {source: article_id for source, (_, article_id) in known.items()}
    plan = _compared(scanned, read | kept, resolution, rejected, (old_ids, marks), contents)
    return replace(plan, folds=folds)


def _stays(source: Source, scanned: Scan, reading: Reading) -> bool:
    """Return whether a known source that was not read stays: it was not asked about, or could not be read now."""
    if source in reading.records:
        return False
    return source not in scanned.covered or source in reading.rejected or source.whole in reading.rejected


def _compared(
    scanned: Scan,
    records: Mapping[Source, SourceRecord],
    resolution: Resolution,
    rejected: Mapping[Source, str],
    published: tuple[Mapping[Source, str], Mapping[str, tuple[str, str]]],
    contents: Contents,
) -> Plan:
    """Return the plan that leads from what is published to what the sources give."""
    old_ids, marks = published
    chosen = resolution.chosen
    new_marks = {id_: (record_of_article(record.article), record.text_hash) for id_, record in chosen.items()}
    write = tuple(sorted(id_ for id_, mark in new_marks.items() if marks.get(id_) != mark))
    remove = tuple(sorted(marks.keys() - chosen.keys()))
    named = {each.source: each.name for each in scanned.inputs}
    usable = [source for source in records if source.whole in named and source not in rejected]
    tally = _tallied(usable, resolution, write, remove, published)
    rejections = [Rejection(_name(source, named), reason) for source, reason in rejected.items()]
    return Plan(
        records=tuple((records[source], id_) for source, id_ in sorted(resolution.article_of.items(), key=_by_name)),
        chosen=chosen,
        write=write,
        remove=remove,
        tally=tally,
        rejected=(*scanned.rejected, *rejections),
        contents=contents,
        changed=bool(write or remove) or resolution.article_of != old_ids,
    )


def _tallied(
    sources: Sequence[Source],
    resolution: Resolution,
    write: Collection[str],
    remove: Collection[str],
    published: tuple[Mapping[Source, str], Mapping[str, tuple[str, str]]],
) -> Counter[str]:
    """Count what became of each input, and the articles that go without one taking their place."""
    old_ids, marks = published
    tally: Counter[str] = Counter()
    for source in sources:
        id_ = resolution.article_of[source]
        old = old_ids.get(source)
        if resolution.chosen[id_].source != source:
            tally["duplicates"] += 1
        elif id_ not in write:
            tally["unchanged"] += 1
        elif id_ in marks or old in remove:
            tally["updated"] += 1
        else:
            tally["added"] += 1
    alive = {old_ids.get(source) for source in resolution.article_of}  # in another article, or as a new one
    tally["deleted"] = len(set(remove) - alive)
    return tally


def _name(source: Source, named: Mapping[Source, str]) -> str:
    """Return a source as the person who named it would write it."""
    name = named.get(source.whole, str(source.whole))
    return f"{name}#{source.part}" if source.part else name


def _by_name(item: tuple[Source, str]) -> tuple[str, str, str]:
    """Order sources by name."""
    return (item[0].root, item[0].path, item[0].part)


def _renewed(record: SourceRecord, contents: Contents, gazetteer: Gazetteer, spool: Spool) -> SourceRecord:
    """Return a record of a source that is not read now, cleaned and inferred again from the text as it was read."""
    content = contents.get(record.content_hash)
    try:
        text = cleaned(content.raw)
    except ArticleError:  # the cleaner leaves less of it than it did: what is published stays
        text = content.text
    article = renewed(replace(record.article, text=text), gazetteer)
    own = content_hash(text)
    spool.put(own, Content(text, content.raw, signature(text), gazetteer.find(text)))
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    return replace(record, text_hash=text_hash, content_hash=own, article=replace(article, text=""))
