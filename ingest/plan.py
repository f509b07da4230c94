"""What an ingest would change: sources read, compared with the published index, nothing written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.base import Base
from ingest.dedupe import Resolution, Source, SourceRecord, content_hash, id_conflict, resolve
from ingest.metadata import complete, renewed
from ingest.progress import progress
from ingest.readers import read_bytes, read_document
from ingest.sources import Input, Rejection, Scan, scan
from ingest.truth import article_marks, known_records, text_of_content
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
    changed: bool


def make_plan(places: Sequence[Path], index: Path, base: Base | None, gazetteer: Gazetteer, renew: bool) -> Plan:
    """Read what must be read and decide which articles the new index holds.

    Args:
        renew: the code or the organisations have changed, so that nothing inferred before is taken over.
    """
    known = {record.source: (record, article_id) for record, article_id in known_records(base.database)} if base else {}
    marks = article_marks(base.database) if base else {}
    scanned = scan(places, index, known)
    reusable = {} if renew else {source: record for source, (record, _) in known.items()}
    read, rejected = _read_inputs(scanned.inputs, reusable, gazetteer)
    kept = {
        source: _renewed(record, base, gazetteer) if renew and base else record
        for source, (record, _) in known.items()
        if source not in read and (source not in scanned.covered or source in rejected)  # unreadable is not vanished
    }
    before = {source for source, (record, id_) in known.items() if record_of_article(record.article) == marks[id_][0]}
    resolution = resolve([*kept.values(), *read.values()], before)
    for source, holder in resolution.conflicts.items():
        rejected[source] = id_conflict((read | kept)[source].article.id, holder)
    old_ids = {source: article_id for source, (_, article_id) in known.items()}
    return _compared(scanned, read | kept, resolution, rejected, (old_ids, marks))


def _compared(
    scanned: Scan,
    records: Mapping[Source, SourceRecord],
    resolution: Resolution,
    rejected: Mapping[Source, str],
    published: tuple[Mapping[Source, str], Mapping[str, tuple[str, str]]],
) -> Plan:
    """Return the plan that leads from what is published to what the sources give."""
    old_ids, marks = published
    chosen = resolution.chosen
    new_marks = {id_: (record_of_article(record.article), record.text_hash) for id_, record in chosen.items()}
    write = tuple(sorted(id_ for id_, mark in new_marks.items() if marks.get(id_) != mark))
    remove = tuple(sorted(marks.keys() - chosen.keys()))
    usable = [each.source for each in scanned.inputs if each.source not in rejected]
    tally = _tallied(usable, resolution, write, remove, published)
    named = {each.source: each.name for each in scanned.inputs}
    rejections = [Rejection(named.get(source, str(source)), reason) for source, reason in rejected.items()]
    return Plan(
        records=tuple((records[source], id_) for source, id_ in sorted(resolution.article_of.items(), key=_by_name)),
        chosen=chosen,
        write=write,
        remove=remove,
        tally=tally,
        rejected=(*scanned.rejected, *rejections),
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
    replaced: set[str] = set()
    for source in sources:
        id_ = resolution.article_of[source]
        old = old_ids.get(source)
        if resolution.chosen[id_].source != source:
            tally["duplicates"] += 1
        elif id_ not in write:
            tally["unchanged"] += 1
        elif id_ in marks or old in remove:
            tally["updated"] += 1
            replaced |= {old} & set(remove) if old else set()
        else:
            tally["added"] += 1
    tally["deleted"] = len(set(remove) - replaced)
    return tally


def _by_name(item: tuple[Source, str]) -> tuple[str, str]:
    """Order sources by name."""
    return (item[0].root, item[0].path)


def _read_inputs(
    inputs: Sequence[Input], reusable: Mapping[Source, SourceRecord], gazetteer: Gazetteer
) -> tuple[dict[Source, SourceRecord], dict[Source, str]]:
    """Return what each input gives, and why some give nothing; a file with the bytes of before is not parsed again."""
    read: dict[Source, SourceRecord] = {}
    rejected: dict[Source, str] = {}
    for each in progress(inputs, "reading", "file"):
        try:
            content = read_bytes(each.file)
            known = reusable.get(each.source)
            same = known is not None and known.file_hash == hashlib.sha256(content).hexdigest()
            read[each.source] = known if known and same else _record(each.source, content, gazetteer)
        except ArticleError as error:
            rejected[each.source] = str(error)
    return read, rejected


def _record(source: Source, content: bytes, gazetteer: Gazetteer) -> SourceRecord:
    """Return what a file's bytes give."""
    document = read_document(content)
    return SourceRecord(
        source=source,
        file_hash=hashlib.sha256(content).hexdigest(),
        text_hash=hashlib.sha256(document.text.encode()).hexdigest(),
        content_hash=content_hash(document.text),
        has_own_id=document.given.id is not None,
        article=complete(document.given, document.text, gazetteer),
    )


def _renewed(record: SourceRecord, base: Base, gazetteer: Gazetteer) -> SourceRecord:
    """Return a record of a source that is not read now, with what was inferred inferred again from the kept text."""
    article = replace(record.article, text=text_of_content(base.database, record.content_hash))
    return replace(record, article=renewed(article, gazetteer))
