"""Names that are everyday words too, and what in a text shows that the name is meant. It knows lists, not meanings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rag.arabic import is_arabic
from rag.folding import fold

LATIN = frozenset(
    """
    abbey active alliance allianz ally alpha amazon apple arc ares argos array aspire asset aurora avenir
    axis bark bath best block boss bright british canal carrefour casino cat caterpillar chase chevron cigna
    circle citizens classic coach comet compass contact continental costa crescent crown curry delta
    diamond discover discovery dove eagle edge elevance emirates energy essence express first focus ford fox
    friends frontier future galaxy gap general genesis global gold green guardian guess harmony horizon
    humana impact independent indigo ivory jaguar jet key kind legend liberty lincoln lion lotus luna magnum
    mars marvel mastercard match max meta metro mint monster national nationwide next nova oak oasis omega
    one oracle orange oscar pacific palm paragon people phoenix pilot pioneer pink polo post premier prime
    progress progressive prudential puma quest rapid reach red regions reliance ring rise royal sage saga
    salesforce seat sharp shell shield signature silver sky slack smart snap social southwest spectrum
    spring sprint square standard star state stripe subway summit sun swift tank target telecom tide titan
    total trust twitch union united unity universal urban vanguard vector victory vision visa vista vital
    vodka wave west wish world yes zoom free avec demain sens monde carre lune soleil
    """.split()
)
ARABIC = frozenset(
    """
    زين اتصالات اريد كريم طلبات المراعي مراعي نون سله سلا اعمار الدار الوطنيه وطنيه المتحده متحده الاهلي
    اهلي بركه البركه نسمه عز مصر بوش جميل الجميل النور نور الامل امل الهلال هلال النيل نيل الفجر القلعه قلعه
    التعمير النصر نصر المصريه مصريه العربيه عربيه الخليج خليج الشرق شرق المنصور منصور الراي الحياه حياه دبي
    قطر السلام سلام الرياض العدل عدل الاختيار جهينه بنك البنك شركه الشركه تارجت توتال كامل سالم صالح حسن
    مدي المدي جمال اكرم رجب شعبان رمضان سعيد ماجد خالد عامر ناصر فريد وحيد
    """.split()
)
BEFORE_NAME = frozenset(  # nouns of a body and verbs of one that acts, without clitics
    """
    شركه شركات الشركه مجموعه المجموعه مؤسسه موسسه المؤسسه الموسسه بنك البنك مصرف منصه المنصه تطبيق شبكه قناه
    صحيفه جريده نادي النادي فريق علامه ماركه جمعيه هيئه هييه مشغل شركتي تبرعت اعلنت اطلقت قدمت قامت ساهمت
    خصصت منحت وقعت كشفت نظمت وزعت اكدت تعهدت تعتزم تقدم تدعم دعمت
    """.split()
)
OPENING = "«\"“”'‘(["


class Row(NamedTuple):
    """A text's words, and where each begins."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]

    def end(self, place: int) -> int:
        """Return where a word ends."""
        return self.starts[place] + len(self.words[place])


def is_everyday(folded: str) -> bool:
    """Tell whether a folded word is an everyday word as well as a name."""
    return folded in LATIN or folded in ARABIC or folded.removeprefix("ال") in ARABIC


def stands_as_name(row: Row, place: int, end: int) -> bool:
    """Tell whether an everyday word is used as a name: quoted, after "company" or a verb of giving, or capitalised.

    Args:
        row: the words of a text.
        place: of the name's first word.
        end: place after its last word.
    """
    word, text = row.words[place], row.text
    if not is_arabic(fold(word)):
        return any(letter.isupper() for letter in word) or not any(letter.isupper() for letter in text)
    before, after = row.starts[place] - 1, row.end(end - 1)
    if before >= 0 and text[before] in OPENING and after < len(text):
        return text[after] in "»\"“”'’)]"
    return place > 0 and _introduces(fold(row.words[place - 1]))


def _introduces(folded: str) -> bool:
    """Tell whether a name is expected after a word, its clitics aside."""
    return any(
        form in BEFORE_NAME for form in (folded, folded[1:], "ال" + folded[2:] if folded.startswith("لل") else folded)
    )
