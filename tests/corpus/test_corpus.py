"""The digests keep their form, name known organisations, and hold the figures of the facts they come from."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import frontmatter
import pytest
import yaml

from rag.countries import country_mentions
from rag.figures import find_figures
from rag.folding import fold
from rag.language import detect_language
from rag.schema import Figure
from rag.settings import ROOT

CORPUS = ROOT / "corpus"
FACTS = ROOT.parent / "shared" / "facts" / "csr_facts.jsonl"
EXCEPTIONS = Path(__file__).with_name("figure_exceptions.yaml")
DIGESTS = sorted((CORPUS / "articles").glob("*/*.md"))
FIELDS = [
    "id",
    "source_kind",
    "title",
    "organisations",
    "publisher",
    "url",
    "published",
    "published_basis",
    "language",
    "country",
    "same_event_as",
    "follow_up_of",
]
BASES = {"page", "url", "inferred", "unverified"}
PUBLISHED = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
FEWEST_WORDS, MOST_WORDS = 40, 350
LEAST_BY_LANGUAGE = {"ar": 90, "fr": 60, "en": 90}
SCALED_UNITS = {"INR crore": (10_000_000, "INR"), "DZD centimes": (0.01, "DZD")}  # how the items write them


@dataclass(frozen=True, slots=True)
class Digest:
    """One file of the corpus, read."""

    path: Path
    fields: dict[str, object]
    text: str


@cache
def read(path: Path) -> Digest:
    """Return a digest's front matter and text."""
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    return Digest(path, dict(post.metadata), post.content)


@cache
def organisations() -> list[dict[str, object]]:
    """Return the records of organisations.yaml."""
    return yaml.safe_load((CORPUS / "organisations.yaml").read_text(encoding="utf-8"))


@cache
def facts() -> dict[str, dict[str, object]]:
    """Return the fact items by id, or skip where they are not beside the project."""
    if not FACTS.is_file():
        pytest.skip(f"{FACTS} is not here")
    return {item["id"]: item for item in map(json.loads, FACTS.read_text(encoding="utf-8").splitlines())}


each_digest = pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)


@each_digest
def test_front_matter_is_complete_and_valid(path):
    fields = read(path).fields
    assert list(fields) == FIELDS
    assert fields["id"] == path.stem
    assert IDENTIFIER.fullmatch(path.stem)
    assert fields["source_kind"] == "digest"
    assert all(fields[name] for name in ("title", "publisher", "organisations"))
    assert fields["url"] is None or fields["url"].startswith(("https://", "http://"))
    assert PUBLISHED.fullmatch(fields["published"])
    assert fields["published_basis"] in BASES
    assert fields["country"] is None or re.fullmatch("[A-Z]{2}", fields["country"])


@each_digest
def test_digest_is_in_the_folder_of_its_language_and_is_of_its_length(path):
    digest = read(path)
    assert digest.fields["language"] == path.parent.name == detect_language(digest.text)
    assert FEWEST_WORDS <= len(digest.text.split()) <= MOST_WORDS


@each_digest
def test_organisations_are_known(path):
    named = read(path).fields["organisations"]
    assert set(named) <= {organisation["name"] for organisation in organisations()}
    assert len(named) == len(set(named))


@each_digest
def test_links_to_other_reports_are_ids_of_the_corpus(path):
    linked = [*read(path).fields["same_event_as"], *read(path).fields["follow_up_of"]]
    assert set(linked) <= {other.stem for other in DIGESTS} - {path.stem}


@each_digest
def test_links_are_two_sided_between_reports_of_one_event_and_lead_back_from_a_follow_up(path):
    fields = {other.stem: read(other).fields for other in DIGESTS}
    assert all(path.stem in fields[other]["same_event_as"] for other in fields[path.stem]["same_event_as"])
    assert all(path.stem not in fields[other]["follow_up_of"] for other in fields[path.stem]["follow_up_of"])


@each_digest
def test_digest_has_every_figure_of_its_item(path):
    """Money agrees in value and currency, a count in value."""
    missing = [figure for figure in facts()[path.stem]["figures"] if not found_in(path, figure)]
    assert [figure for figure in missing if figure["value"] not in excused("not_found", path)] == []


@each_digest
def test_hedged_figure_stays_hedged(path):
    hedged = [figure for figure in facts()[path.stem]["figures"] if not figure["exact"]]
    bare = [
        figure
        for figure in hedged
        if found_in(path, figure) and not any(one.approximate for one in found_in(path, figure))
    ]
    assert [figure for figure in bare if figure["value"] not in excused("not_hedged", path)] == []


@each_digest
def test_digest_says_of_itself_what_its_item_says(path):
    fields, item = read(path).fields, facts()[path.stem]
    expected = [item["publisher"], item["url"], item["date"], item.get("date_basis") or "unverified"]
    assert [fields["publisher"], fields["url"], fields["published"], fields["published_basis"]] == expected
    assert all(set(item[name]) <= set(fields[name]) for name in ("same_event_as", "follow_up_of"))
    if item["language_of_source"] in {"ar", "fr"}:
        assert fields["language"] == item["language_of_source"]


def excused(how: str, path: Path) -> dict[float, str]:
    """Return the values of a digest's item that may differ in some way, with the reasons."""
    return yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8"))[how].get(path.stem, {})


@cache
def figures_of(path: Path) -> tuple[Figure, ...]:
    """Return the figures that the parser finds in a digest's title and text."""
    digest = read(path)
    return tuple(find_figures(f"{digest.fields['title']}\n{digest.text}", digest.fields["country"]))


def found_in(path: Path, figure: dict[str, object]) -> list[Figure]:
    """Return where a digest prints a figure of its item."""
    value, unit = normalised(figure)
    return [one for one in figures_of(path) if round(one.value, 4) == value and unit in (None, one.unit)]


def normalised(figure: dict[str, object]) -> tuple[float, str | None]:
    """Return value and currency of an item's figure; a count has no currency: 100 "INR crore" -> (1e9, "INR")."""
    value, unit = figure["value"], str(figure["currency_or_unit"])
    if unit in SCALED_UNITS:
        factor, currency = SCALED_UNITS[unit]
        return round(value * factor, 4), currency
    if unit.startswith("percent"):
        return float(value), "%"
    currency = re.match(r"(?!GB$)[A-Z]{3}\b", unit)
    return round(float(value), 4), currency.group() if currency else None


def test_every_item_has_its_digest():
    assert {path.stem for path in DIGESTS} == set(facts())


def test_ids_are_unique_and_languages_well_represented():
    assert len({path.stem for path in DIGESTS}) == len(DIGESTS)
    counts = Counter(path.parent.name for path in DIGESTS)
    assert all(counts[language] >= least for language, least in LEAST_BY_LANGUAGE.items()), counts


def test_no_spelling_belongs_to_two_organisations():
    owners: dict[str, set[str]] = {}
    for organisation in organisations():
        shown = organisation.get("names", {}).values()
        for spelling in [organisation["name"], *organisation.get("aliases", []), *shown]:
            owners.setdefault(fold(spelling), set()).add(organisation["name"])
    assert {spelling: names for spelling, names in owners.items() if len(names) > 1} == {}


def test_organisations_have_only_the_known_fields():
    for organisation in organisations():
        assert set(organisation) <= {"name", "aliases", "names", "country"}, organisation
        assert re.fullmatch("[A-Z]{2}", organisation.get("country", "XX")), organisation
        assert set(organisation.get("names", {})) <= {"ar", "fr"}, organisation


def test_no_organisation_is_a_country():
    """A name that is a country's would be found in every article about that country."""
    spellings = [spelling for one in organisations() for spelling in [one["name"], *one.get("aliases", [])]]
    assert [spelling for spelling in spellings if country_mentions(spelling) and " " not in spelling] == []
