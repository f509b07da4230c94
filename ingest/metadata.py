"""From what a source states and what its text says to a complete article; every inferred field is named in `guessed`.

Knows nothing of files. The same text and the same organisations always give the same article.
"""

from __future__ import annotations

import re
from collections import Counter

from ingest.dateline import HEAD_LINES, SHORT_LINE_WORDS, agency_called, guess_published, signing_agency
from ingest.dedupe import content_hash
from ingest.front_matter import Given
from ingest.headline import guess_title
from ingest.unlisted import unlisted
from rag.names import Gazetteer, country_mentions
from rag.schema import Article
from rag.text import detect_language, fold, sentences

TITLE_WEIGHT = 3  # a name in the title counts as so many in the text
ID_CHARACTERS = 16  # of the content's hash: 64 bits, no collision in millions of articles
PUBLISHER_WORDS = 8  # a longer value is a sentence

SOURCE_LINE = re.compile(
    r"\W*(?:source|المصدر|مصدر الخبر|publisher|published by|publié par|éditeur|الناشر)\s*[:：]\s*(?P<name>.+)",
    re.IGNORECASE,
)
COPYRIGHT_LINE = re.compile(
    r"\W*(?:copyright|جميع الحقوق محفوظة|حقوق النشر)?\s*©\s*(?:copyright\s*)?"
    r"(?:(?P<year>(?:19|20)\d\d)(?:\s*[-–]\s*\d{4})?\s*[,،:.]?\s*(?P<name>\D+?)|(?P<other>\D+?)[,\s]+(?:19|20)\d\d)\W*",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"(?<=.)[\s,.،;|–-]*(?:all rights reserved|tous droits réservés|(?:جميع|كافة|كل) الحقوق محفوظة)\b.*", re.IGNORECASE
)
NO_PUBLISHER = frozenset(  # what stands for "not ours", folded
    "agencies agency agences internet web website online own author وكالات الوكالات مواقع متابعات الانترنت خاص".split()
)


def complete(given: Given, text: str, gazetteer: Gazetteer) -> Article:
    """Return the article of a text; what the source does not state is inferred where the text plainly tells it."""
    title = given.title or guess_title(text)
    language = given.language or detect_language(text)
    publisher = given.publisher or guess_publisher(text)
    organisations = canonical(given.organisations, gazetteer) or guess_organisations(title, text, gazetteer)
    published = given.published or guess_published(text)
    country = given.country or guess_country(text)
    inferred = {
        "title": not given.title,
        "language": not given.language,
        "publisher": bool(publisher) and not given.publisher,
        "organisations": bool(organisations) and not given.organisations,
        "published": bool(published) and (not given.published or "published" in given.unverified),
        "country": bool(country) and not given.country,
    }
    return Article(
        id=given.id or content_hash(text)[:ID_CHARACTERS],
        title=title,
        text=text,
        language=language,
        source_kind=given.source_kind,
        publisher=publisher,
        url=given.url,
        published=published,
        country=country,
        organisations=organisations,
        same_event_as=given.same_event_as,
        guessed=tuple(name for name, guessed in inferred.items() if guessed),
    )


def renewed(article: Article, gazetteer: Gazetteer) -> Article:
    """Return an article with what was inferred inferred again, for organisations or rules that have changed."""
    guessed = article.guessed
    stated = Given(
        id=article.id,
        title=None if "title" in guessed else article.title,
        language=None if "language" in guessed else article.language,
        source_kind=article.source_kind,
        publisher=None if "publisher" in guessed else article.publisher,
        url=article.url,
        published=article.published,
        country=None if "country" in guessed else article.country,
        organisations=() if "organisations" in guessed else article.organisations,
        same_event_as=article.same_event_as,
        unverified=("published",) if "published" in guessed else (),
    )
    return complete(stated, article.text, gazetteer)


def canonical(organisations: tuple[str, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return names as the list of organisations writes them; one that it lacks stays as the source has it."""
    known = [(name, gazetteer.get(name)) for name in organisations]
    return tuple(dict.fromkeys(organisation.name if organisation else name for name, organisation in known))


def guess_organisations(title: str, text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the organisations that the text names, the one it is most about first; unlisted ones after listed ones."""
    mentions = gazetteer.find(text)
    weights = Counter(mention.name for mention in mentions)
    for mention in gazetteer.find(title):
        weights[mention.name] += TITLE_WEIGHT
    listed = tuple(name for name, _ in weights.most_common())  # of equal weights the first named stands first
    return (*listed, *unlisted(title, text, gazetteer))


def guess_publisher(text: str) -> str | None:
    """Return who published a text, where a line at one of its ends says so; else the agency that signs it.

    «المصدر: البورصة» -> "البورصة", "© 2020 The Daily Lens. All rights reserved." -> "The Daily Lens".
    """
    lines = [line for line in text.splitlines() if line.strip()]
    ends = [*reversed(lines[HEAD_LINES:][-HEAD_LINES:]), *lines[:HEAD_LINES]]
    short = [RIGHTS.sub("", line) for line in ends if len(line.split()) <= 2 * SHORT_LINE_WORDS]
    for pattern in (SOURCE_LINE, COPYRIGHT_LINE):
        for match in filter(None, map(pattern.fullmatch, short)):
            name = _publisher_name(match["name"] or match["other"])
            if name:
                return name
    return signing_agency(text)


def _publisher_name(value: str) -> str | None:
    """Return what a source line names, if that can be a publisher's name."""
    name = value.strip(' \t\u00a0.,،;:|-–—()[]"«»“”').strip()
    plain = re.search(r"[^\W\d_]{2}", name) and "://" not in name and len(name.split()) <= PUBLISHER_WORDS
    if not plain or fold(name) in NO_PUBLISHER:
        return None
    return agency_called(name) or name


def guess_country(text: str) -> str | None:
    """Return the country that more sentences name than any other, or None where two are named equally often."""
    counts = Counter(country for span in sentences(text) for country in country_mentions(span.of(text)))
    first, second = (*counts.most_common(2), (None, 0), (None, 0))[:2]
    return first[0] if first[1] > second[1] else None
