"""From what a source states and what its text says to a complete article; every inferred field is named in `guessed`.

Knows nothing of files. The same text and the same organisations always give the same article.
"""

from __future__ import annotations

from collections import Counter

from ingest.dateline import guess_published
from ingest.dedupe import content_hash
from ingest.front_matter import Given
from ingest.headline import guess_title
from rag.names import Gazetteer, country_mentions
from rag.schema import Article
from rag.text import detect_language, sentences

TITLE_WEIGHT = 3  # a name in the title counts as so many in the text
ID_CHARACTERS = 16  # of the content's hash: 64 bits, no collision in millions of articles


def complete(given: Given, text: str, gazetteer: Gazetteer) -> Article:
    """Return the article of a text; what the source does not state is inferred where the text plainly tells it."""
    title = given.title or guess_title(text)
    language = given.language or detect_language(text)
    organisations = canonical(given.organisations, gazetteer) or guess_organisations(title, text, gazetteer)
    published = given.published or guess_published(text)
    country = given.country or guess_country(text)
    inferred = {
        "title": not given.title,
        "language": not given.language,
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
        publisher=given.publisher,
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
        publisher=article.publisher,
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
    """Return the organisations that the text names, the one it is most about first."""
    mentions = gazetteer.find(text)
    weights = Counter(mention.name for mention in mentions)
    for mention in gazetteer.find(title):
        weights[mention.name] += TITLE_WEIGHT
    return tuple(name for name, _ in weights.most_common())  # of equal weights the first named stands first


def guess_country(text: str) -> str | None:
    """Return the country that more sentences name than any other, or None where two are named equally often."""
    counts = Counter(country for span in sentences(text) for country in country_mentions(span.of(text)))
    first, second = (*counts.most_common(2), (None, 0), (None, 0))[:2]
    return first[0] if first[1] > second[1] else None
