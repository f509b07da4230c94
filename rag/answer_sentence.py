"""Who, with whom, to whom, when, where, and the rest: chooses the sentence that says so and quotes it."""

from __future__ import annotations

import re

from rag.dates import find_dates
from rag.draft import Draft
from rag.evidence import Evidence, Sentence
from rag.figures import find_figures
from rag.focus import Focus
from rag.giving import is_money
from rag.ideas import Idea, has
from rag.kinds import Kind
from rag.names import country_mentions
from rag.phrases import DATED, DIGEST_SAYS, NAMES, SAYS, SAYS_OF, joined
from rag.query import Query
from rag.relevance import Wanted, named_matches, term_overlap, wanted_of
from rag.schema import SourceKind, Span
from rag.text import fold
from rag.written_dates import written_date

SIMILARITY_FLOOR = 0.42  # an ordinary sentence below this is not about the question
SENTENCE_WORDS = 4
CUE = 0.15  # worth of a word that the kind of question asks for, in cosine
NAME = 0.25
ROLE_DISTANCE = 60  # characters between a name and what its bearer is
LIST = 0.3  # worth of a list of four names where names are asked for
NAME_IN_LIST = re.compile(r"[«“\"][^»”\"]{2,40}[»”\"]|(?<=[\w,&'’] )[A-ZÀ-Ý][\w&'’-]+(?: (?:& )?[A-ZÀ-Ý][\w&'’-]+)*")


def answer_person(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the sentence that says who somebody is, in the original."""
    if focus.subject is None:
        return answer_sentence(query, focus, evidence)
    named = [(s, spans) for s in evidence.sentences if (spans := focus.subject.spans(s.text, evidence.gazetteer))]
    for role in (Idea.CHIEF, Idea.CHAIR, Idea.FOUNDER):
        if role in query.ideas:  # "the CEO of X" is no other director of X
            named = [found for found in named if has(role, fold(found[0].text))]
    if not named:
        return None
    sentence, spans = max(named, key=lambda found: _introduces(found[0], found[1][0]))
    draft = Draft(query.language)
    keep = Span(sentence.span.start + spans[0].start, sentence.span.start + spans[0].end)
    line = SAYS_OF[query.language].format(
        name=focus.subject.shown, quote=draft.quote(sentence, keep), n=draft.cite(sentence)
    )
    draft.lines.append(line)
    return draft


def _introduces(sentence: Sentence, name: Span) -> float:
    """Return how likely a sentence introduces its name: the job stands beside it, early in the article."""
    near = fold(sentence.text[max(0, name.start - ROLE_DISTANCE) : name.end + ROLE_DISTANCE])
    return 1.0 * has(Idea.ROLE, near) + sentence.similarity - 0.01 * sentence.index


def answer_sentence(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the sentence nearest to the question that has what its kind needs, or None where none is near."""
    wanted = wanted_of(query, focus, evidence.gazetteer)
    scored = [(score(sentence, query, wanted), sentence) for sentence in evidence.sentences]
    scored = [found for found in scored if _may_answer(found[1], query, focus)]
    if not scored:
        return None
    best, sentence = max(scored, key=lambda found: found[0])
    if best < SIMILARITY_FLOOR:
        return None
    draft = Draft(query.language)
    marker = draft.cite(sentence)
    template = DIGEST_SAYS if sentence.article.source_kind is SourceKind.DIGEST else SAYS
    dated = written_date(sentence.article.published, query.language)
    if query.kind is Kind.WHEN and not find_dates(sentence.text):
        if dated is None:
            return None
        template = DATED
    publisher = sentence.article.publisher or sentence.article.title
    line = template[query.language].format(quote=draft.quote(sentence), n=marker, publisher=publisher, date=dated)
    draft.lines.append(line)
    _write_names(draft, sentence, query, focus, evidence)
    return draft


def score(sentence: Sentence, query: Query, wanted: Wanted) -> float:
    """Return how well a sentence answers: its likeness to the question, and the words its kind asks for."""
    folded = fold(sentence.text)
    total = sentence.similarity + NAME * min(named_matches(wanted, sentence.text), 2)
    total += CUE * term_overlap(wanted, sentence.text, sentence.article.language)
    total -= CUE * has(Idea.DISPUTE, folded)
    asked = {(figure.value, figure.unit) for figure in find_figures(query.text)}
    if asked:
        total += CUE * bool(asked & {(figure.value, figure.unit) for figure in find_figures(sentence.text)})
    if query.kind in {Kind.PARTNERS, Kind.RECIPIENT}:
        idea = Idea.WITH_WHOM if query.kind is Kind.PARTNERS else Idea.GIVING
        total += CUE * has(idea, folded)
    if query.kind is Kind.PARTNERS:
        total += CUE * has(Idea.COMPANIES, folded) + LIST * min(listed_names(sentence.text), 4) / 4
        total -= CUE * any(
            is_money(figure) for figure in find_figures(sentence.text)
        )  # the sentence of a gift lists other names
    if query.kind is Kind.WHEN:
        total += CUE * (Idea.START in query.ideas and has(Idea.START, folded)) + 2 * CUE * bool(
            find_dates(sentence.text)
        )
    if query.kind is Kind.WHERE:
        total += CUE * bool(country_mentions(sentence.text))
    return total


def listed_names(text: str) -> int:
    """Return how many names a sentence seems to list: quoted, in capitals, or joined by commas and Arabic «و».

    >>> listed_names("It worked with Oakhurst Dairies, Pell & Sons Bakery and Tidewell Logistics.")
    3
    """
    marked = len(set(NAME_IN_LIST.findall(text)))
    return max(marked, len(re.findall(r"[،,] ?و?\w", text)) // 2)


def _may_answer(sentence: Sentence, query: Query, focus: Focus) -> bool:
    """Return whether a sentence has what the kind of question cannot do without."""
    if focus.subject is not None and sentence.article.id not in focus.subject.articles:
        return False
    places = country_mentions(f"{sentence.article.title} {sentence.text}") | {sentence.article.country}
    if query.nations and not query.nations & places:
        return False
    if len(sentence.text.split()) < SENTENCE_WORDS:  # a section word
        return False
    if fold(sentence.article.title) in fold(sentence.text):  # a headline announces, the text says
        return False
    folded = fold(sentence.text)
    needed = [idea for idea in (Idea.ENDING, Idea.HEADQUARTERS, Idea.FOUNDED, Idea.STAFF_COUNT) if idea in query.ideas]
    return all(has(idea, folded) for idea in needed)


def _write_names(draft: Draft, sentence: Sentence, query: Query, focus: Focus, evidence: Evidence) -> None:
    """Write the listed names of a quoted sentence the asker's way, where the quote is in another script."""
    if sentence.article.language == query.language:
        return
    own = focus.subject.organisation if focus.subject else None
    names = [mention.name for mention in evidence.gazetteer.find(sentence.text) if mention.name != own]
    shown = [evidence.gazetteer.display(name, query.language) for name in dict.fromkeys(names)]
    if shown:
        line = NAMES[query.language].format(names=joined(shown, query.language), n=draft.cite(sentence))
        draft.lines += ["", line]
