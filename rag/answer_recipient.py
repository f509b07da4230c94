"""To whom a gift went: the sentence that says so, and the listed names that stand in it as receivers."""

from __future__ import annotations

import re

from rag.aligned import letters_of
from rag.claim import holds_word
from rag.counterparts import meanings
from rag.draft import Draft
from rag.evidence import Evidence, Fact, Sentence
from rag.fact_rows import row_of
from rag.focus import Focus
from rag.gifts import LIMITS
from rag.ideas import Idea, has
from rag.ledger_words import CUE
from rag.names import Mention
from rag.phrases import NAMES, RECIPIENT, joined
from rag.query import Query
from rag.recipients import CLITIC, CLITIC_INSIDE
from rag.schema import Citation
from rag.text import fold

SENTENCES = 2  # after the figure's own: news names the recipient there or not at all
CERTAIN = 1.0  # a score that rests on more than a word of giving
BEFORE = 30  # characters before a name that make it a receiver
TO_NOUN = re.compile(  # "to schools?", « aux écoles ? », «للمدارس؟»
    r"(?:\b(?:to|aux)\s+(?:the\s+)?(?P<noun>[a-zéèêâîôç]{5,})|(?<!\w)لل(?P<arabic>\w{3,}))\s*[?؟]*$"
)
# who passes a gift on is who gets it: "in cooperation with the food bank"
HANDED_ON = re.compile(
    r"\b(?:cooperation|partnership|collaboration|partenariat)\s+(?:with|avec)\b|بال(?:تعاون|شراكه)\s+مع"
)
SPEAKS = 10  # characters after a name that make it a source
OPENING = 4  # characters before the first name of a sentence that it opens with: "The "


def state_recipient(draft: Draft, fact: Fact, focus: Focus, evidence: Evidence) -> None:
    """Quote the sentence that says to whom, and write its listed receivers the asker's way."""
    own, *later = evidence.reading_of(fact.sentence).around(fact.sentence, after=SENTENCES)
    sentences = [own, *(one for one in later if not _is_of_another(one, focus, evidence))]
    sentence = max(sentences, key=lambda one: _score(one, fact, focus, evidence))
    capped = fact.figure.hedge in LIMITS  # a sentence that sets a limit seldom says to whom
    if capped and sentence is own and len(sentences) > 1 and _score(own, fact, focus, evidence) < CERTAIN:
        sentence = sentences[1]
    marker = draft.cite(sentence)
    draft.lines += ["", RECIPIENT[draft.language].format(quote=draft.quote(sentence), n=marker)]
    names = [mention.name for mention in _receivers(sentence, fact, focus, evidence)]
    shown = [evidence.gazetteer.display(name, draft.language) for name in dict.fromkeys(names)]
    if shown:
        draft.lines += ["", NAMES[draft.language].format(names=joined(shown, draft.language), n=marker)]


def is_for_others(query: Query, cited: Citation) -> bool:
    """Return whether a question ends with a common noun of whom the gift was to that a cited sentence does not have."""
    found = TO_NOUN.search(query.text)
    if found is None:
        return False
    noun = found["noun"] or f"ال{found['arabic']}"
    known = bool(meanings(noun)) or cited.language == query.language
    return known and not holds_word(noun, query.language, f"{cited.title} {cited.quote}", cited.language)


def _others(sentence: Sentence, focus: Focus, evidence: Evidence) -> list[Mention]:
    """Return the listed names of a sentence but for the giver's."""
    subject = focus.subject
    found = evidence.gazetteer.find(sentence.text)
    return [mention for mention in found if subject is None or not subject.is_called(mention.name)]


def _is_of_another(sentence: Sentence, focus: Focus, evidence: Evidence) -> bool:
    """Return whether another organisation opens a sentence that tells of giving: it tells that one's gift."""
    opens = any(mention.start <= OPENING for mention in _others(sentence, focus, evidence))
    return opens and has(Idea.GIVING, fold(sentence.text))


def _receivers(sentence: Sentence, fact: Fact, focus: Focus, evidence: Evidence) -> list[Mention]:
    """Return the listed names of a sentence that the gift's row has as receivers, or that stand after a "to"."""
    row = row_of(fact, evidence)
    known = row.recipients if row else ()
    donors = row.donors if row else ()
    return [
        mention
        for mention in _others(sentence, focus, evidence)
        if not _speaks(sentence.text, mention)
        and (mention.name in known or (mention.name not in donors and _stands_as_receiver(sentence.text, mention)))
    ]


def _speaks(text: str, mention: Mention) -> bool:
    """Return whether a name is that of who says it: "…, X said"."""
    return CUE["source"].search(letters_of(text[mention.end : mention.end + SPEAKS])) is not None


def _stands_as_receiver(text: str, mention: Mention) -> bool:
    """Return whether a word of direction or of help stands before a name, or an Arabic «ل» is joined to it."""
    before = text[: mention.start]
    joined_to = bool(CLITIC_INSIDE.match(text[mention.start : mention.end]) or CLITIC.search(before))
    near = letters_of(before[-BEFORE:])
    to = max((match.end() for words in (CUE["to"], HANDED_ON) for match in words.finditer(near)), default=-1)
    of = max((match.end() for name in ("from", "via", "source") for match in CUE[name].finditer(near)), default=-1)
    return joined_to or to >= max(of, 0)


def _score(sentence: Sentence, fact: Fact, focus: Focus, evidence: Evidence) -> float:
    """Return how likely a sentence names the recipient of a figure."""
    names = _receivers(sentence, fact, focus, evidence)
    folded = fold(sentence.text)
    speaks = has(Idea.TO_WHOM, folded) or has(Idea.GIVING, folded) or has(Idea.PROCEEDS, folded)
    distance = sentence.index - fact.sentence.index
    return (
        2.0 * bool(names) * speaks
        + (1.5 if distance else 1.0) * has(Idea.PROCEEDS, folded)
        + 0.5 * speaks
        - 0.4 * distance
    )
