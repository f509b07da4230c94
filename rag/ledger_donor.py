"""Whose gift a figure is, and to whom it goes: by where names stand around it, and by the words before them.

Knows: names that the index knows, prepositions, "each", "companies". Does not know which figures are gifts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rag.aligned import letters_of
from rag.dates import find_dates
from rag.giving_words import ANY_STATUS, CUES
from rag.ledger_records import Source
from rag.ledger_words import CUE, last, says
from rag.names import Mention

REACH_BEFORE = 60  # characters that a preposition and its noun take before a name: "to the Response Fund of the"
_REACH_AFTER = 90  # the same after a figure, where whom it is for is told at length
_REACH_EACH = 26  # "HK$20 million each", "17 million, each"
_REACH_FROM = 14  # "from the", "by": a sender stands right after its preposition
_OPENING = 24  # from the start of a sentence or list item: where its subject stands
_GOVERNED = 28  # characters after a preposition that still belong to it: "to small companies"
_JOINT = re.compile(
    r"[\s,،()«»\"'&]*(?:(?:and|et|y|the|la|le|les|l|its|sa|famille|as well as|ainsi que|d|شركه|بنك|و"
    r"|jointly with|conjointement avec|بالاشتراك مع|مناصفه مع"
    r"|chairman|president|founder|son|رييسها|رييسه|ورييسها|ورييسه|موسسها)[\s,«»\"']*)*"
)
_BREAK = re.compile(r"[,;:،؛.]")
_JOINED_LAM = re.compile(r"(?:^|\s)[وف]?لل?ـ?\s*[«\"“]?$")
_NAMED_SHARE = re.compile(r"\s*(?:'s?|’s?)?\s*(?:pledge|gift|money|donation|fund)", re.IGNORECASE)
_LAM_NOUN = re.compile(r"(?:^|\s)[وف]?ل(?!م\s|ن\s|كن|ها|هم|ه\s|دي|يس|ذلك|قد)\w{3,}\s+[«\"“]?$")  # «لصندوق «تحيا مصر»»
_DID_BEFORE = re.compile(r"(?<!\w)سبق\s+(?:لل?ـ?\s*)?[«\"“]?$")  # «سبق للبنك أن قدم»: the bank gave
_OPENS = re.compile(r"\s*[,،(»\"”]*\s*(?:[,،(]|التي|الذي|which|who|qui|dont)")
_CLOSES = re.compile(r"[,،)]")
_WORD_GOES_ON = re.compile(r"[-‑.]\w")  # "SK-II" is not SK, "Acme.org" not Acme
_AMOUNT = re.compile(r"\s*(?:[A-Z]{0,3}[$€£¥₹])?\d")
_VERB_REACH = 30  # characters after a name where its verb stands
_ACCENTED = re.compile(r"(?<!\w)[àÀ](?!\w)")
_RELATIVE = re.compile(r"\s*(?:which|whom|laquelle|lequel|qui)\b")
_LOOSE_NUMBER = re.compile(r"(?<![\w-])\d")  # "up to 7 February Acme had": the preposition is the date's
_COUNTED = re.compile(r"\s*\d+\s+[^\W\d]+\s*")
_GOT_FROM = re.compile(r"(?<!\w)(?:recu\w*|recoi\w+|recev\w+|obten\w+|obtien\w+)\s+(?:de |du |des |d')(?:la |l')?$")
_GIVEN_TO = re.compile(CUE["given to"].pattern + r"\s+(?:the\s+|its\s+)?[«\"“]?$")  # "gives UNICEF 5 million"


class Role(StrEnum):
    """What the words before a name make of it."""

    GIVER = "giver"
    RECIPIENT = "recipient"
    SENDER = "sender"  # "from X", "by X": the giver, after what was given
    BYSTANDER = "bystander"  # a channel, a partner, a source of the news


@dataclass(frozen=True, slots=True)
class Group:
    """Names that stand together, with one role."""

    role: Role
    names: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parties:
    """Who gives a figure and who gets it."""

    donors: tuple[str, ...] = ()
    collective: bool = False
    recipients: tuple[str, ...] = ()
    each: bool = False  # every one of the donors, or of the recipients, the whole amount
    stated: bool = False  # the sentence itself says who gives


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: characters of its article."""

    sentence_start: int
    floor: int  # where the words between it and the figure before begin; the sentence's start for the first
    start: int
    end: int
    ceiling: int  # where the next figure begins, or the sentence ends


def parties(source: Source, place: Place, received: bool) -> Parties:
    """Return who gives the figure at a place and who gets it, as far as its sentence tells.

    Args:
        received: the sentence's verb says that its subject got the figure.
    """
    before = groups(source, place.sentence_start, place.start, REACH_BEFORE)
    text = source.article.text
    own = [group for group in before if group.end > place.floor]
    after = groups(source, place.end, place.ceiling, _REACH_AFTER)
    givers = _without_apposition(text, [group for group in own if group.role is Role.GIVER], place.start)
    recipients = _names(group for group in after if group.role is Role.RECIPIENT)
    if not recipients and place.floor == place.sentence_start:  # else a name before it is whom the figure before is for
        recipients = _names(group for group in own if group.role is Role.RECIPIENT)
    senders = [group for group in after if group.role is Role.SENDER and not _is_cited(text[place.end : group.start])]
    if givers and not received and senders and _BREAK.search(text[place.end : senders[0].start]):
        senders = []  # "A donated 1 billion, nearly all of it committed by B"
    if received or not givers:
        senders = senders or [group for group in own if group.role is Role.SENDER]
    if received:
        subject = givers or [group for group in before if group.role is Role.GIVER]
        donors = senders or [group for group in before if group.role is Role.SENDER]
        return Parties(_names(donors[-1:]), False, _names(subject[-1:]), stated=bool(donors))
    each = _is_each(source, place)
    if says("attributed", letters_of(text[place.floor : place.start])) and recipients:
        return Parties(recipients, each=each, stated=True)
    if senders:
        return Parties(senders[0].names, False, recipients, each, stated=True)
    if not givers:
        return Parties((), _is_of_others(text[place.floor : place.start]), recipients, each)
    return Parties(_names(givers if each else givers[-1:]), False, recipients, each, stated=True)


def _is_cited(between: str) -> bool:
    """Return whether the words between a figure and a name cite who tells of it: "as reported from the chairman of"."""
    return says("source", letters_of(between))


def _without_apposition(text: str, givers: list[Group], end: int) -> list[Group]:
    """Return names without those that only describe the one before: "Acme, founded by the chairman of Beta, gives"."""
    kept = givers[:1]
    for group in givers[1:]:
        opened = _OPENS.match(text[kept[-1].end : group.start])
        closed = _CLOSES.search(text[group.end : end])
        kept += [] if opened and closed else [group]
    return kept


def groups(source: Source, start: int, end: int, reach: int) -> list[Group]:
    """Return the names between two characters of an article, those that stand together as one, each with its role.

    Args:
        reach: characters that a preposition and its noun may take before a name.
    """
    text = source.article.text
    found: list[Group] = []
    for mention in source.mentions:
        if mention.start < start or mention.end > end or _WORD_GOES_ON.match(text, mention.end):
            continue
        between = text[found[-1].end if found else start : mention.start]
        if found and _JOINT.fullmatch(letters_of(between)) and not _opens_clause(found, between, text[mention.end :]):
            names = tuple(dict.fromkeys((*found[-1].names, mention.name)))
            found[-1] = Group(found[-1].role, names, found[-1].start, mention.end)
            continue
        found.append(Group(_role(between[-reach:], text, mention), (mention.name,), mention.start, mention.end))
    return found


def _opens_clause(found: list[Group], between: str, after: str) -> bool:
    """Return whether a name after others begins what is told next: "to A, and B pledges", "with A, B is giving"."""
    if _AMOUNT.match(after) and found[-1].role is Role.SENDER:
        return True  # "150 from A, and B 100 from C"
    if found[-1].role is Role.BYSTANDER:
        return "," in between and " and " not in between
    verb = letters_of(after[:_VERB_REACH]).lstrip()
    return found[-1].role is Role.RECIPIENT and ANY_STATUS.match(verb) is not None


def _role(between: str, text: str, mention: Mention) -> Role:
    """Return the role that the words before a name give it."""
    joined = _JOINED_LAM.search(letters_of(between)) or letters_of(text[mention.start : mention.end]).startswith("لل")
    if joined or _LAM_NOUN.search(letters_of(between)):
        did_before = joined and _DID_BEFORE.search(letters_of(between))
        return Role.GIVER if did_before else Role.RECIPIENT
    near = letters_of(between)
    breaks = [match.end() for match in _BREAK.finditer(near)]
    near = near[breaks[-1] :] if breaks else near
    if _GIVEN_TO.search(near) and not _JOINED_LAM.search(near):
        return Role.RECIPIENT
    if _NAMED_SHARE.match(text[mention.end :]) and not says("to", near):
        return Role.GIVER
    ends = {  # where two cues end together, as in "according to", the first role here is meant
        Role.BYSTANDER: max(last("via", near), last("source", near)),
        Role.RECIPIENT: max(last("to", near), _last_accented(between[-len(near) :] if near else "")),
        Role.SENDER: -1 if says("each before", near) else last("from", near),
    }
    role = max(ends, key=lambda one: ends[one])
    if _GOT_FROM.search(near):
        return Role.SENDER
    rest = near[ends[role] :]
    far = role is Role.SENDER and len(rest) > _REACH_FROM
    acts = ANY_STATUS.search(rest)  # "in Egypt has donated Acme", in Arabic order
    if ends[role] < 0 or far or acts or _is_loose(rest) or _RELATIVE.match(rest):
        return Role.GIVER
    return role


def _is_loose(rest: str) -> bool:
    """Return whether a number parts preposition and name, but for one that counts the named: "to 34 charities"."""
    return _LOOSE_NUMBER.search(rest) is not None and not (_COUNTED.fullmatch(rest) and not find_dates(rest))


def _last_accented(text: str) -> int:
    """Return where the last French "à" of a text ends, -1 without one; comparison letters make it an English "a"."""
    return max((found.end() for found in _ACCENTED.finditer(text)), default=-1)


def _is_each(source: Source, place: Place) -> bool:
    """Return whether each of several gives, or gets, the whole amount: "20 million each", «كل من … 17 مليون»."""
    text = source.article.text
    after = letters_of(text[place.end : min(place.end + _REACH_EACH, place.ceiling)]).split(":")[0]
    return says("each", after) or says("each before", letters_of(text[place.floor : place.start]))


def _is_of_others(before: str) -> bool:
    """Return whether the words before a figure say that many gave, whom they do not name: "11 banks gave"."""
    letters = letters_of(before)
    for match in CUE["others"].finditer(letters):
        ahead, rest = letters[max(0, match.start() - _GOVERNED) : match.start()], letters[match.end() :]
        acting = match.start() <= _OPENING or CUES["giving"].search(rest) or CUES["giving"].search(ahead)
        if acting and not (says("to", ahead) or says("via", ahead) or ahead.endswith("food ")):
            return True
    return False


def _names(found: Iterable[Group]) -> tuple[str, ...]:
    """Return the names of groups, each once, in order."""
    return tuple(dict.fromkeys(name for group in found for name in group.names))
