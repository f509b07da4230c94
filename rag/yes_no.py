"""Whether a question is to be answered by yes or no. It knows the words of three languages, not what is asked of."""

from __future__ import annotations

import re

from rag.text import fold

AUXILIARY = (
    r"(?:did|does|do|is|was|are|were|has|have|had|will|would|can|could|should|didn't|doesn't|isn't|wasn't|aren't"
    r"|weren't|hasn't|haven't|won't)"
)
OPENING = re.compile(
    rf"(?:[^?]{{0,160}}[,:]\s+)?(?:(?:so|and|but|then|well|please)\s+){{0,3}}{AUXILIARY}\s+(?!you\b)"
    r"|(?:[^?]{0,160}[,:]\s+)?(?:(?:et|mais|donc|alors)\s+){0,3}"
    r"(?:est[- ]ce\s+(?:qu|bien\b)|(?:c['’]est|il\s+est|est-il)\s+(?:vrai|exact)|est-ce\b|c['’]est\s+bien\b)"
    r"|.{0,60}(?<!\w)[وف]?(?:هل|واش)(?!\w)"
    r"|(?:هو\s+|هي\s+)?(?:بجد|صحيح|صج|صدق|فعلا|حقا|اصحيح|اليس|الم)(?!\w)"
)
# "a-t-elle", "sont-ils", "dessert-elle", after a subject or at the start
INVERSION = re.compile(r"\w+-(?:t-)?(?:il|elle|ils|elles|on|ce)\b|\s(?:a|ont)\s+t\s+(?:il|elle|ils|elles)\b")
CLOSING = re.compile(
    r"(?:,|،)?\s*(?:right|correct|true|yes or no|is that (?:right|true|correct)|isn't it|didn't (?:it|they)|or not"
    r"|c['’]est (?:vrai|ca|bien ca|exact|juste|bien vrai)(?:\s+ou\s+(?:pas|non|faux))?|n['’]est-ce pas"
    r"|non|pas vrai|ou non|ou pas|vrai|vrai ou faux|hein"
    r"|صح|صحيح|مظبوط|مضبوط|مزبوط|ولا\s+لا|ام\s+لا|اليس\s+كذلك|مش\s+كده|مو\s+هيك|ياك)\s*[?؟.!]*$"
)
ASKING = re.compile(
    r"(?<!\w)(?:how|what|who|whom|whose|when|where|which|why"
    r"|combien|quel|quelle|quels|quelles|qui|quand|ou\s+(?:est|sont|a|ont|se|va)|pourquoi|comment|quoi|qu['’]est|laquelle|lequel"
    r"|cb|conbien|koi)(?!\w)|^(?:que|qu)(?!\w)"
    r"|(?<!\w)[وفبل]?(?:كم|جم|متي|اين|لماذا|كيف|ماذا|مين|منو|ايه|شو|ايش|شنو|شنيه|شحال|شكثر|قديش|قداش|قداه|كام"
    r"|فين|وين|ليه|ليش|علاش|اي|انهي|ايهما|اشكون|شكون|امتي|وقتاش|ازاي|قد_ايه|لمن)(?!\w)|^(?:\S+\s+)?(?:من|ما)\s"
)
# "a gift or a loan?": an alternative is answered by naming one of two
ALTERNATIVE = re.compile(
    r"(?<!\w)(?:or\s+(?!not\b|more\b|less\b)|ou\s+(?!pas\b|non\b|faux\b|plus\b|moins\b)|ولا\s+(?!لا(?!\w)))"
)
EITHER_OR = re.compile(r"(?<!\w)أم\s+(?!لا)")  # «إم» of a name is none
# a statement that only its mark makes a question: "X a acheté des tentes ?"
STATED = re.compile(
    r"\w\s+(?:a|ont|est|sont|etait|etaient|avait|c['’]est|c['’]etait|met|compte)\s+\w|c['’](?:est|etait)\s"
    r"|^[^a-z]*[\u0621-\u064a][^a-z]*\s\S+\s\S+\s"
)
FIGURE = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d"
)  # "Nilain Group 5 million?" asks whether it is so; a year does not
GOES_ON = re.compile(r"(?:and|et|also|what about)\b|و(?=\w)")  # "And in 2020?" asks what the question before it asked
ADDRESSED = re.compile(
    r"(?:can|could|would|will)\s+you\b|(?:pouvez|peux|pourriez|peut)-(?:vous|tu|on)|هل\s+(?:يمكن|تعرف|تستطيع|ممكن)"
)


def asks_yes_or_no(question: str) -> bool:
    """Return whether a question wants a yes or a no: "Did X give Y?", «هل تبرع؟», "c’est vrai que …?"."""
    folded = " ".join(fold(question).split())
    if ADDRESSED.search(folded) or _offers_choice(question, folded):
        return False
    opening = OPENING.match(folded)
    if opening and not ASKING.search(opening.group()):
        return True
    if ASKING.search(folded):
        return False
    said = STATED.search(folded) or (FIGURE.search(folded) and not GOES_ON.match(folded))
    stated = said is not None and question.rstrip().endswith(("?", "؟"))
    return stated or bool(INVERSION.search(folded) or CLOSING.search(folded))


def _offers_choice(question: str, folded: str) -> bool:
    """Return whether one of two is to be named."""
    return bool(ALTERNATIVE.search(CLOSING.sub("", folded)) or EITHER_OR.search(question))
