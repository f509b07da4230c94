"""The answer without a language model: chosen sentences and figures, framed in the asker's language.

What it cannot translate it quotes in the original; figures and listed names it writes the asker's way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rag.answer_amount import answer_amount, state_disputes
from rag.answer_count import answer_count
from rag.answer_disputes import disputed_sentences
from rag.answer_each import join_parts, parts_of
from rag.answer_givers import answer_givers
from rag.answer_passage import chosen_sentences, passages_for, write_more, write_passages
from rag.answer_recipient import is_for_others
from rag.answer_reports import asks_on_reports, disputes_first, without_reports
from rag.answer_sentence import answer_person, answer_sentence
from rag.answer_verdict import answer_denial, open_with_verdict
from rag.doubts import UNMISTAKABLE
from rag.draft import Draft
from rag.evidence import Evidence, Sentence
from rag.fitness import Fit
from rag.focus import Focus
from rag.gifts import Gift
from rag.giving import is_money
from rag.kinds import Kind
from rag.query import Query
from rag.relevance import wanted_of
from rag.schema import Answer
from rag.untold import untold
from rag.verify import unsupported_figures
from rag.yes_no import asks_yes_or_no

Reader = Callable[[Query, Focus, Evidence], Draft | None]
READERS: dict[Kind, tuple[Reader, ...]] = {
    Kind.AMOUNT: (answer_amount,),
    Kind.COUNT: (answer_count,),
    Kind.PERSON: (answer_person,),
    Kind.GIVERS: (answer_givers,),
    Kind.RECIPIENT: (answer_amount, answer_sentence),  # the recipient stands by the gift
    Kind.WHEN: (answer_sentence,),
    Kind.WHERE: (answer_sentence,),
    Kind.PARTNERS: (answer_sentence,),
}

CERTAIN = 0.5  # likelihood of an article: likeness may be trusted, whatever is asked
POSSIBLE = 0.2  # and of one that a rule finds an answer in
POSSIBLE_AMOUNT = 0.1  # that of a giver who is named
CLOSE = 0.5  # a direct answer's sentence is at least this likely beside the likeliest one
FEW = 2  # words beside a company's name
BROAD = 3  # words beside giver and question words


def compose(query: Query, focus: Focus, evidence: Evidence, fits: Sequence[Fit]) -> Draft | None:
    """Return the answer to a question from what was read, or None where nothing read supports one.

    Args:
        fits: the articles that were read, the likeliest to answer first.
    """
    if focus.absent or untold(query, fits) is not None:
        return None
    denial = answer_denial(query, focus, evidence)
    if denial is not None:
        return denial
    certain = {fit.reading.article.id for fit in fits if not fit.doubted}
    sound = evidence.only(lambda reading: reading.article.id in certain)
    direct = _direct(query, focus, sound)
    likelihood = fits[0].likelihood if fits else 0.0
    own = _wants_own_reader(query) and (likelihood < CERTAIN or _is_on_company(query, focus, evidence))
    if own or not passages_for(focus, fits):
        return _alone(direct, query, focus, evidence, fits)
    of_amount = query.kind is Kind.AMOUNT and (asks_on_reports(query.text) or not asks_yes_or_no(query.text))
    if query.kind is Kind.AMOUNT and not of_amount:
        direct = None  # a yes or a no is no amount
    draft = Draft(query.language)
    asked_too = without_reports(query) is not query  # "how much, and do reports agree?"
    if direct is not None and (asked_too or _is_broad(direct, query, focus, sound) or _opens_with(direct, query, fits)):
        draft = direct
        write_more(draft, query, fits[0], evidence.gazetteer)
    else:
        write_passages(draft, query, focus, fits, evidence.gazetteer)
        if direct is not None and query.kind is Kind.AMOUNT and focus.subject and focus.subject.organisation:
            draft.take_over(direct)  # other gifts of a listed giver, and what reports tell otherwise
        elif of_amount:
            state_disputes(draft, _disputes_of(fits[0], focus, sound))
    draft = disputes_first(draft, query, fits)
    return open_with_verdict(draft, query, focus, fits[0], evidence)


def _alone(direct: Draft | None, query: Query, focus: Focus, evidence: Evidence, fits: Sequence[Fit]) -> Draft | None:
    """Return a direct answer where no passage is likely: a named giver's amount sooner than others."""
    least = POSSIBLE_AMOUNT if query.kind is Kind.AMOUNT else POSSIBLE
    given = _is_given(focus) or query.kind is not Kind.AMOUNT
    if direct is None or not given or not fits or fits[0].likelihood < least:
        return None
    return open_with_verdict(direct, query, focus, fits[0], evidence)


def _direct(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the answer of a question's own reader; to two numbers asked for, both in their order if both are told."""
    query = without_reports(query)
    parts = parts_of(query, focus, evidence.gazetteer)
    drafts = [draft for part, own in parts if (draft := _first_answer(part, own, evidence)) is not None]
    if len(parts) == 1 or len(drafts) < len(parts):
        return _first_answer(query, focus, evidence)
    return join_parts(drafts)


def _first_answer(query: Query, focus: Focus, evidence: Evidence) -> Draft | None:
    """Return the answer of the first reader that has one."""
    drafts = (answer(query, focus, evidence) for answer in READERS.get(query.kind, ()))
    return next((draft for draft in drafts if draft is not None), None)


def _disputes_of(fit: Fit, focus: Focus, evidence: Evidence) -> list[Sentence]:
    """Return the sentences that tell the amount of the likeliest sentence otherwise."""
    best = fit.sentences[0][1]
    money = [fact for fact in fit.reading.facts if fact.sentence is best and is_money(fact.figure)]
    return disputed_sentences([Gift(money[:1])], focus, evidence) if money else []


def _is_given(focus: Focus) -> bool:
    """Return whether a question gives its subject: a guessed one proves nothing."""
    return focus.subject is not None and not focus.subject.guessed


def _is_broad(direct: Draft, query: Query, focus: Focus, evidence: Evidence) -> bool:
    """Return whether an amount is asked for of a listed giver in few words: several articles may tell of it."""
    if query.kind is not Kind.AMOUNT or focus.subject is None or focus.subject.organisation is None:
        return False
    if is_for_others(query, direct.citations[0]):
        return False
    return len(wanted_of(query, focus, evidence.gazetteer).terms) <= BROAD


def _wants_own_reader(query: Query) -> bool:
    """Return whether a question is one for its own reader or for none: likeness finds much that is near and wrong."""
    of_person = query.kind is Kind.PERSON and query.subject is not None
    told_in_own_words = any(idea in query.ideas for idea in UNMISTAKABLE)
    return (
        of_person
        or told_in_own_words
        or query.kind is Kind.PARTNERS
        or bool(query.hashtags)
        or (query.kind is Kind.AMOUNT and not query.about_giving)
    )


def _is_on_company(query: Query, focus: Focus, evidence: Evidence) -> bool:
    """Return whether a short question asks for a fact about a company, not its giving: "Nilain headcount?"."""
    alone = query.search_text == query.text and any(idea in query.ideas for idea in UNMISTAKABLE)
    return alone and len(wanted_of(query, focus, evidence.gazetteer).terms) <= FEW


def _opens_with(direct: Draft, query: Query, fits: Sequence[Fit]) -> bool:
    """Return whether an answer opens with one of the sentences that are likeliest to answer."""
    first, fit = direct.citations[0], fits[0]
    if query.kind is Kind.COUNT and query.unit is not None and _counts_as_quoted(direct, query, fits):
        return True
    least = CLOSE * fit.sentences[0][0]
    chosen = {id(sentence) for sentence in chosen_sentences(query, fit)}
    likely = {one.span.start for chance, one in fit.sentences if chance >= least and id(one) in chosen}
    return first.article_id == fit.reading.article.id and first.start in likely


def _counts_as_quoted(direct: Draft, query: Query, fits: Sequence[Fit]) -> bool:
    """Return whether the likeliest sentences give the count of an answer, or count no such thing at all."""
    sentences = chosen_sentences(query, fits[0])
    quoted = {
        fact.figure.value
        for fact in fits[0].reading.facts
        if fact.figure.unit == query.unit and fact.sentence in sentences
    }
    if quoted:
        return next(iter(direct.figures.values())).value in quoted
    article = direct.citations[0].article_id
    return any(fit.reading.article.id == article and fit.likelihood >= POSSIBLE for fit in fits)


def answer_of(question: str, draft: Draft) -> Answer:
    """Return a draft as an answer, checked; sums worked out in it are checked by their addends."""
    quotes = [cited.quote for cited in draft.citations]
    return Answer(
        question=question,
        language=draft.language,
        answer=draft.text,
        citations=draft.citations,
        figures=tuple(draft.figures.values()),
        unsupported_figures=tuple(unsupported_figures(draft.claims, quotes, draft.book.countries())),
    )
