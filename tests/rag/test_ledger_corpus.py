"""What the ledger must say of the corpus: no total ever counts a gift twice, or advertising as cash."""

from __future__ import annotations

from functools import cache

import frontmatter
import pytest
import yaml

from ingest.annotate import figures_of, mentions_of
from rag.ledger import events_of
from rag.ledger_filters import LedgerFilters, select
from rag.ledger_records import GivingEvent, Source
from rag.ledger_totals import totals
from rag.names import Gazetteer
from rag.schema import Article, FigureKind, GivingStatus, Hedge, Organisation, SourceKind
from rag.settings import CORPUS
from rag.text import sentences


@cache
def gazetteer():
    """Return the organisations of the corpus."""
    entries = yaml.safe_load((CORPUS / "organisations.yaml").read_text(encoding="utf-8"))
    return Gazetteer(
        [
            Organisation(entry["name"], tuple(entry.get("aliases", ())), tuple(entry.get("names", {}).items()))
            for entry in entries
        ]
    )


def read(path):
    """Return one digest as the ledger reads it."""
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    fields = post.metadata
    article = Article(
        fields["id"],
        fields["title"],
        post.content,
        fields["language"],
        SourceKind.DIGEST,
        fields["publisher"],
        fields["url"],
        str(fields["published"]),
        fields["country"],
        tuple(fields["organisations"]),
        tuple(fields["same_event_as"]),
    )
    mentions = tuple(found for found in mentions_of(article, gazetteer()) if found.end > found.start)
    return Source(article, tuple(sentences(article.text)), tuple(figures_of(article)), mentions)


@cache
def tiktok() -> tuple[GivingEvent, ...]:
    """Return what the digests on one giver come to."""
    digests = sorted((CORPUS / "articles").glob("*/tiktok-*.md"))
    return tuple(select(events_of([read(path) for path in digests]), LedgerFilters(organisation="TikTok")))


def one(value, unit="USD", **wanted):
    """Return the one event of an amount that has the fields wanted."""
    (event,) = [
        event
        for event in tiktok()
        if (event.value, event.unit) == (value, unit)
        and all(getattr(event, field) == expected for field, expected in wanted.items())
    ]
    return event


def test_the_cash_pledge_is_one_event_of_april_2020_that_several_articles_tell():
    event = one(250e6)
    assert (event.kind, event.status, event.date) == (FigureKind.CASH, GivingStatus.PLEDGED, "2020-04-09")
    assert {told.article_id for told in event.evidence} == {"tiktok-covid-relief-250m-2020", "tiktok-alborsa-2020"}


@pytest.mark.parametrize("part", [150e6, 40e6, 50e6])
def test_its_funds_are_parts_of_it(part):
    assert one(part).part_of == one(250e6).key


def test_the_matching_money_is_a_part_and_the_grant_to_the_who_is_inside_a_part():
    assert one(10e6, kind=FigureKind.MATCHING).part_of == one(250e6).key
    grant = one(10e6, kind=FigureKind.CASH)
    assert (grant.part_of, grant.recipients) == (one(150e6).key, ("World Health Organization",))
    assert {told.article_id for told in grant.evidence} == {
        "tiktok-covid-relief-250m-2020",
        "tiktok-india-suits-100-crore-2020",
    }


@pytest.mark.parametrize("value", [25e6, 100e6])
def test_advertising_stands_apart(value):
    event = one(value)
    assert (event.kind, event.part_of) == (FigureKind.AD_CREDITS, None)


def test_the_suits_for_india_are_goods_at_their_value():
    event = one(1e9, "INR")
    assert (event.kind, event.country, one(400e3, "suits").part_of) == (FigureKind.IN_KIND, "IN", event.key)


@pytest.mark.parametrize(("value", "unit", "country"), [(300e3, "EGP", "EG"), (40e3, "USD", "AE")])
def test_the_ramadan_caps_are_ceilings(value, unit, country):
    event = one(value, unit)
    assert (event.limit, event.hedge, event.counts, event.country) == (True, Hedge.UP_TO, False, country)


def test_the_gift_for_children_is_an_event_of_its_own():
    assert one(200e3).counts


def test_the_sum_that_some_outlets_print_is_explained_and_no_event():
    told = {conflict.amount.value: conflict for conflict in one(250e6).conflicts}
    assert (str(told[375e6].explanation), [part.value for part in told[375e6].parts]) == (
        "sum of parts",
        [250e6, 25e6, 100e6],
    )
    assert not [event for event in tiktok() if event.value in (375e6, 500e6, 625e6)]


def test_totals_count_each_dollar_once():
    assert {(str(total.group), total.unit): total.value for total in totals(tiktok())} == {
        ("cash", "USD"): 250_200_000,
        ("in-kind", "INR"): 1_000_000_000,
        ("advertising", "USD"): 125_000_000,
    }
