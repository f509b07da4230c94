"""The ledger that an ingest stores: derived once an article, folded over all of them, by what links reports too."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from ingest import truth
from ingest.base import file_hash
from ingest.pipeline import Setup, ingest, rebuild
from ingest.status import require_intact
from rag.corrections import Action, Correction, add_correction
from rag.errors import IndexMismatchError
from rag.ledger import events_of, open_ledger
from rag.ledger_records import Explanation
from rag.ledger_sources import read_sources
from rag.manifest import ARTICLES, LAYOUT, generation_directory, published_name, read_manifest, write_manifest
from rag.schema import Organisation
from rag.store import Generation
from tests.ingest.samples import ORGANISATIONS

FIRST = """---
id: sotara-en
title: Sotara gives $3.4 million after the earthquake
publisher: The Port Herald
published: 2023-09-12
country: MA
organisations: [Sotara]
---
Sotara has donated $3.4 million to rebuild schools, it told Crescent Relief. It also paid {second} for tents.
"""
SECOND = """---
id: sotara-fr
title: Sotara donne 3,4 millions de dollars après le séisme
publisher: Le Courrier du Fleuve
published: 2023-09-14
country: FR
organisations: [Sotara]
---
Sotara a donné 3,4 millions de dollars pour rebâtir des écoles, a appris Crescent Relief.
Elle a versé {second} pour des tentes.
"""


@pytest.fixture
def outlets(tmp_path, prepared):
    """Return a function that ingests one report by each of two outlets of two countries, and the setup of its index."""
    known = (*ORGANISATIONS, Organisation("Sotara", ("سوتارا",)), Organisation("Crescent Relief"))
    setup = replace(prepared, organisations=known)

    def published(first: str, second: str) -> Setup:
        folder = tmp_path / "outlets"
        folder.mkdir()
        (folder / "en.md").write_text(first, encoding="utf-8")
        (folder / "fr.md").write_text(second, encoding="utf-8")
        ingest([folder], setup)
        return setup

    return published


def links(index):
    """Return what ingest found to be reports of one event."""
    with Generation.open(index) as generation:
        return {article.id: set(generation.links_of(article.id)) for article in generation.articles()}


def reports(index):
    """Return the articles that tell each amount; rows of one amount apart."""
    return sorted((event.value, [told.article_id for told in event.evidence]) for event in open_ledger(index))


def test_one_gift_that_two_outlets_report_is_one_row_and_other_amounts_stay_apart(outlets):
    """Neither record names the other article and the countries differ: only the link that ingest found joins them."""
    setup = outlets(FIRST.format(second="$200,000"), SECOND.format(second="250 000 dollars"))
    assert links(setup.index) == {"sotara-en": {"sotara-fr"}, "sotara-fr": {"sotara-en"}}
    both = ["sotara-en", "sotara-fr"]
    assert reports(setup.index) == [(200e3, ["sotara-en"]), (250e3, ["sotara-fr"]), (3.4e6, both)]
    sources = read_sources(setup.index, published_name(setup.index))
    unlinked = [replace(one, article=replace(one.article, same_event_as=())) for one in sources]
    assert [event.value for event in events_of(unlinked)].count(3.4e6) == 2
    require_intact(setup.index)


def test_a_link_between_amounts_that_differ_joins_nothing_and_shows_the_conflict(outlets):
    """Near enough to be linked, too far to be one figure: both stay, each says what the other outlet tells."""
    first = FIRST.format(second="$200,000").replace("$3.4 million", "nearly $3.5 million")
    setup = outlets(first, SECOND.format(second="200 000 dollars"))
    assert links(setup.index)["sotara-en"] == {"sotara-fr"}
    rows = {event.value: event for event in open_ledger(setup.index)}
    assert {value: len(row.evidence) for value, row in rows.items()} == {3.5e6: 1, 3.4e6: 1, 200e3: 2}
    told = {value: [conflict.amount.value for conflict in rows[value].conflicts] for value in (3.4e6, 3.5e6)}
    assert told == {3.4e6: [3.5e6], 3.5e6: [3.4e6]}
    assert {conflict.explanation for conflict in rows[3.4e6].conflicts} == {Explanation.UNKNOWN}
    assert sorted(event.counts for event in (rows[3.4e6], rows[3.5e6])) == [False, True]


def test_only_what_is_written_is_read_for_gifts(prepared, published, monkeypatch):
    """The others keep what was derived when they were written, and a gift they share gets the new report."""
    asked = []
    read = truth.statements_of
    monkeypatch.setattr(truth, "statements_of", lambda one: asked.append(one.article.id) or read(one))
    text = "---\nid: more\npublished: 2022-09-20\ncountry: EG\n---\nNilain Group gave 3.7 million euros to schools."
    (published / "more.md").write_text(text, encoding="utf-8")
    ingest([published], prepared)
    assert asked == ["more"]
    (event,) = [event for event in open_ledger(prepared.index) if event.unit == "EUR"]
    assert [told.article_id for told in event.evidence] == ["nilain-ecoles-2022", "more"]


def test_an_article_that_goes_takes_its_gifts_with_it(prepared, published):
    (published / "fr" / "ecoles.md").unlink()
    ingest([published], prepared)
    assert {event.unit for event in open_ledger(prepared.index)} == {"EGP", "GBP", "trucks"}


def test_a_correction_survives_a_rebuild(prepared, published):
    """It names a report, whose key depends on nothing but the article."""
    (event,) = [event for event in open_ledger(prepared.index) if event.unit == "EUR"]
    add_correction(prepared.index, Correction(event.key, Action.STATUS, "Rana", "2024-01-01", "paid"))
    rebuild(prepared)
    (again,) = [event for event in open_ledger(prepared.index) if event.unit == "EUR"]
    assert (again.key, str(again.status), again.corrected) == (event.key, "paid", "status paid, Rana, 2024-01-01")


def test_an_index_of_the_layout_before_is_taken_over_with_every_source(prepared, published, counting):
    """It is refused until an ingest of anything derives its ledger; no article goes, and nothing is encoded again."""
    directory = generation_directory(prepared.index, published_name(prepared.index))
    before = reports(prepared.index)
    with closing(sqlite3.connect(directory / ARTICLES)) as database, database:
        database.execute("DROP TABLE giving")
        database.execute("DROP TABLE statements")
    manifest = read_manifest(directory)
    files = {**manifest.files, ARTICLES: file_hash(directory / ARTICLES)}
    write_manifest(directory, replace(manifest, layout=LAYOUT - 1, files=files))
    with pytest.raises(IndexMismatchError, match="run `python -m ingest`"):
        open_ledger(prepared.index)
    report = ingest([published / "fr" / "ecoles.md"], prepared)
    assert (report.articles, counting.texts, reports(prepared.index)) == (3, 0, before)
