"""Whether a sentence doubts, denies or calls unverified what is told. It knows the words, not what they are said of."""

from __future__ import annotations

import re

from rag.text import fold

DOUBTS = re.compile(  # written folded
    r"(?<!\w)(?:(?:is|are|was|were|has|have|had|could|can)\s+not\s+(?:been\s+|be\s+)?(?:verified|confirmed|checked)"
    r"|unverified|unconfirmed|cast\w*\s+doubt|in\s+doubt|doubt(?:s|ed)?\s+(?:the|that|this|whether)|doubtful"
    r"|(?:disput|contest|challeng)(?:es|ed|e)\s+(?:the|that|this)|seems?\s+too\s+(?:low|high)|implausible"
    r"|questions\s+(?:the|whether)|(?:treated|taken|handled|read)\s+with\s+(?:care|caution)|needs\s+care"
    r"|(?:does|do|did)\s+not\s+appear\s+in|calls?\s+(?:it|this|that|the\s+\w+)\s+(?:a\s+)?(?:fiction|untrue|false)"
    r"|m(?:et|ettent|is)\s+en\s+doute|en\s+doute|douteu(?:x|se)|contest(?:e|ent|ee?s?|ait)|dement(?:i|ent|ie)?"
    r"|(?:n['’ ]|ne\s)(?:\w+\s+){0,2}?(?:pu|peut|peuvent)\s+(?:pas\s+)?(?:etre\s+)?(?:verifi|confirm)\w+"
    r"|n['’ ](?:a|ont|est|sont)\s+pas\s+(?:ete\s+)?(?:verifi|confirm)\w+|non\s+(?:verifi|confirm)\w+|inverifiable"
    r"|sujet(?:te)?s?\s+a\s+caution|avec\s+prudence|invraisemblable|(?:ne|n)\s+figure(?:nt)?\s+(?:pas\s+dans|nulle\s+part)|de\s+fiction"
    r"|[وف]?(?:[يت]?شكك|شككت|مشكوك|(?:موضع|محل)\s+شك|لم\s+يتسن\s+(?:\w+\s+)?(?:التحقق|التاكد)|لم\s+[يت]تاكد"
    r"|لم\s+[يت]وكد|غير\s+موكد|[يت]?نف[يت]\s+صحه|[يت]طعن\s+في|لا\s+[يت]رد\s+في|بحذر))(?!\w)"
)


def casts_doubt(text: str) -> bool:
    """Return whether a text doubts what it tells.

    >>> casts_doubt("A site casts doubt on the 2 million."), casts_doubt("There is no doubt: it gave 2 million.")
    (True, False)
    """
    return DOUBTS.search(fold(text)) is not None
