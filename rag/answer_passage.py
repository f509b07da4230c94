"""The passage that answers best, quoted: the likeliest sentences of the likeliest article, its figure the asker's way.

For organisations that no one article holds, a passage of each. It ranks nothing itself: `rag.fitness` does.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.doubted import casts_doubt
from rag.doubts import organisations
from rag.draft import Draft
from rag.evidence import Reading, Sentence, is_told_whole
from rag.fitness import Fit
from rag.focus import Focus
from rag.ideas import Idea, has
from rag.kinds import Kind
from rag.names import Gazetteer
from rag.ordinals import is_of_another
from rag.phrases import DATES_IN, DIGEST_SAYS, FIGURES_IN, NAMES_IN, SAYS, SEMICOLON, joined
from rag.query import Query
from rag.schema import SourceKind, Span
from rag.several import asks_for_several
from rag.text import fold
from rag.written_dates import dates_written

LIKELY = 0.40  # an article below is as likely to be near as to answer
NEAR = 0.05  # of a further organisation's article: below, its name was hardly meant
OF_SEVERAL = 0.06  # likelihood of a sentence that is quoted where more is asked for than one tells
OF_SUMMARY = 0.01
SENTENCE = 0.15  # of a further one where one thing is asked for
BESIDE_BEST = 0.2  # and this likely beside the best one
SURE = 0.3  # of a sentence beside a direct answer
SENTENCES = 3  # of one article: more would bury the answer
OF_MANY = 5  # where more is asked for than one sentence tells
OF_ALL = 6  # in a summary
WORDS = 4  # of a sentence: fewer without a full stop are a dateline or a heading
FIGURES_WRITTEN = 8
QUOTED = 700  # characters of a run of sentences


def write_passages(draft: Draft, query: Query, focus: Focus, fits: Sequence[Fit], gazetteer: Gazetteer) -> None:
    """Quote the passages that answer.

    Args:
        fits: articles without a doubt, the likeliest first.
    """
    for fit in passages_for(focus, fits):
        _write_passage(draft, fit, chosen_sentences(query, fit))
        if fit.reading.article.language != query.language:
            _write_what_is_quoted(draft, query, fit.reading, chosen_sentences(query, fit), gazetteer)


def write_more(draft: Draft, query: Query, fit: Fit, gazetteer: Gazetteer) -> None:
    """Quote what bears a direct answer out, and sentences of the likeliest article that surely belong to it."""
    cited = {(source.article_id, source.start) for source in draft.citations}
    shown = draft.text
    article = fit.reading.article
    sure = {
        id(one)
        for chance, one in fit.sentences[:SENTENCES]
        if chance >= SURE and not is_of_another(one.text, query.search_text)
    }
    limit = SENTENCES
    if asks_for_several(query):
        sure, limit = {id(one) for one in chosen_sentences(query, fit)}, OF_ALL
    more = [
        one
        for one in fit.reading.sentences
        if one.text not in shown and ((article.id, one.span.start) in cited or id(one) in sure)
    ]
    foreign = article.language != query.language and not draft.figures
    _write_passage(draft, fit, more[:limit])
    if foreign:  # nothing of it is in the asker's language
        quoted = [one for one in fit.reading.sentences if one in more[:limit] or (article.id, one.span.start) in cited]
        _write_what_is_quoted(draft, query, fit.reading, quoted, gazetteer)


def passages_for(focus: Focus, fits: Sequence[Fit]) -> list[Fit]:
    """Return the articles to quote: the likeliest, or one for each organisation that it does not hold."""
    likely = [fit for fit in fits if fit.likelihood >= LIKELY]
    named = organisations(focus)
    chosen = likely[:1]
    for one in named if len(named) > 1 else ():
        if not any(fit.reading.article.id in one.articles for fit in chosen):
            own = (fit for fit in fits if fit.reading.article.id in one.articles and fit.likelihood >= NEAR)
            chosen += list(own)[:1]
    return chosen


def _write_passage(draft: Draft, fit: Fit, sentences: Sequence[Sentence]) -> None:
    """Quote sentences of an article in its order, neighbours as one quotation."""
    article = fit.reading.article
    template = DIGEST_SAYS if article.source_kind is SourceKind.DIGEST else SAYS
    publisher = article.publisher or article.title
    for number, run in enumerate(runs(sentences)):
        span = span_of(run)
        marker = f"[{draft.book.cite(article, span)}]"
        quote = draft.quote_of(article, span, limit=QUOTED)
        introduced = template[draft.language].format(quote=quote, n=marker, publisher=publisher)
        draft.publishers += [] if number else [publisher]
        line = f"{quote} {marker}" if number else introduced
        draft.lines += ["", line] if draft.lines else [line]


def span_of(run: Sequence[Sentence]) -> Span:
    """Return the characters of neighbouring sentences."""
    return Span(run[0].span.start, run[-1].span.end)


def _write_what_is_quoted(
    draft: Draft, query: Query, reading: Reading, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> None:
    """Write the figures and the organisations of quotations in another language for the asker, each once.

    Where it is asked when, their dates too.
    """
    if query.kind is Kind.WHEN:
        _write_dates(draft, reading, sentences)
    figures: dict[str, str] = {}
    names: dict[str, str] = {}
    for run in runs(sentences):
        span = span_of(run)
        marker = f"[{draft.book.cite(reading.article, span)}]"
        for fact in reading.facts:
            told = fact.sentence in run and fact.figure.unit is not None and is_told_whole(fact)
            if told and len(figures) < FIGURES_WRITTEN:
                figures.setdefault(draft.state_at(fact, span), marker)
        for mention in gazetteer.find(span.of(reading.article.text)):
            names.setdefault(gazetteer.display(mention.name, draft.language), marker)
    language = draft.language
    if figures:
        amounts = SEMICOLON[language].join(f"{amount} {marker}" for amount, marker in figures.items())
        draft.lines += ["", FIGURES_IN[language].format(amounts=amounts)]
    if names:
        listed = joined([f"{name} {marker}" for name, marker in names.items()], language)
        draft.lines += ["", NAMES_IN[language].format(names=listed)]


def _write_dates(draft: Draft, reading: Reading, sentences: Sequence[Sentence]) -> None:
    """Write the dates of quotations in another language for the asker, each once."""
    article, language = reading.article, draft.language
    dates: dict[str, str] = {}
    for run in runs(sentences):
        span = span_of(run)
        marker = f"[{draft.book.cite(article, span)}]"
        for written in dates_written(span.of(article.text), language):
            dates.setdefault(written, marker)
    if dates:
        told = SEMICOLON[language].join(f"{written} {marker}" for written, marker in dates.items())
        draft.lines += ["", DATES_IN[language].format(dates=told)]


def chosen_sentences(query: Query, fit: Fit) -> list[Sentence]:
    """Return the sentences to quote, in the order of the article."""
    floor, limit = max(SENTENCE, BESIDE_BEST * fit.sentences[0][0]), SENTENCES
    if Idea.SUMMARY in query.ideas:
        floor, limit = OF_SUMMARY, OF_ALL
    elif asks_for_several(query):
        floor, limit = OF_SEVERAL, OF_MANY
    whole = [
        found
        for found in fit.sentences
        if _is_sentence(found[1].text) and not is_of_another(found[1].text, query.search_text)
    ]
    likely = [one for chance, one in whole[:limit] if chance >= floor]
    chosen = {one.index for one in likely or [fit.sentences[0][1]]}
    return [
        one
        for one in fit.reading.sentences
        # what sets the quoted right belongs to it: "that is no gift", "another report has", "that seems too low"
        if one.index in chosen
        or (one.index - 1 in chosen and (has(Idea.DISPUTE, fold(one.text)) or casts_doubt(one.text)))
    ]


def runs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Return sentences in runs of neighbours in one paragraph: each run is one quotation."""
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if found and found[-1][-1].index + 1 == sentence.index and not _parted(found[-1][-1], sentence):
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def _is_sentence(text: str) -> bool:
    """Return whether a piece of text is a sentence: "NAGPUR, Sept. 3" is none."""
    return len(text.split()) >= WORDS or text[-1] in '.!?؟…»”"'


def _parted(one: Sentence, following: Sentence) -> bool:
    """Return whether a paragraph ends between two sentences."""
    return "\n" in one.article.text[one.span.end : following.span.start]
