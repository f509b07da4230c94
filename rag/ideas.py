"""The question words and the few ideas that giving news turns on, in Arabic, English and French.

Each idea is a list of word beginnings; a trailing "$" asks for the whole word. Arabic entries may carry clitics.
It knows no names and no figures, and it never decides what an answer is.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rag.text import fold


class Idea(StrEnum):
    """What a question or a sentence can be about."""

    GIVING = "giving"
    PLEDGED = "pledged"
    PAID = "paid"
    MAXIMUM = "maximum"
    MOST = "most"
    TOTAL = "total"
    HOW_MUCH = "how much"
    HOW_MANY = "how many"
    TO_WHOM = "to whom"
    PROCEEDS = "proceeds"
    WATCHED = "watched"
    WITH_WHOM = "with whom"
    WHICH = "which"
    COMPANIES = "companies"
    WHEN = "when"
    START = "start"
    WHERE = "where"
    ENDING = "ending"
    REVENUE = "revenue"
    PROFIT = "profit"
    COST = "cost"
    MARKET_VALUE = "market value"
    STAFF_COUNT = "staff count"
    ROLE = "role"
    CHIEF = "chief executive"
    CHAIR = "chair"
    FOUNDER = "founder"
    HEADQUARTERS = "headquarters"
    FOUNDED = "founded"


WORDS: dict[Idea, str] = {
    Idea.GIVING: r"""
        donat donor gave$ give$ gives$ given$ giving$ gift pledg contribut grant$ grants$ granted bestow philanthrop sponsor
        earmark allocat commit handout handed$ charit offered$ offering$ relief$ support$ supported$ promis pay$ pays$ paid$
        تبرع اتبرع دفع$ دفعت تدفع يدفع سدد منح$ منحت$ تمنح منحه$ هبه$ هبات ساهم اسهم مساهم قدمت$ قدم$ تقدم$ تقديم خصص تخصيص عطاء تعهد دعم دعمت سلم$ سلمت$ يتبرع
        donn$ donne donner donnee don$ dons$ verse$ versee versement verser offert offre$ promess promis contribu subvention
        mecenat legue alloue engage remis$ remise$ appui soutien soutenu
    """,
    Idea.PLEDGED: "pledg promis committ تعهد وعد$ وعدت التزم promet engage",
    Idea.PAID: r"paid$ disburs transferred so\sfar already سدد دفعت صرفت حولت لحد\sدلوقتي حتي\sالان verse$ versee debourse deja",
    Idea.MAXIMUM: r"""
        maximum max$ cap$ capped$ ceiling upper\slimit at\smost up\sto
        اقصي سقف اكبر\sمبلغ حد\sاعلي
        maximal plafon au\splus
    """,
    Idea.MOST: r"most$ اكثر\sما اكثر\sمبلغ le\splus$",
    Idea.TOTAL: r"total altogether overall sum$ اجمالي مجموع كل\sما somme$ cumul globalement",
    Idea.HOW_MUCH: r"""
        how\smuch what\samount what\ssum what\svalue how\sbig how\slarge what\swas\sthe\samount amount$ worth$
        كم$ بكم$ قديش قد\sايه قداش شحال بقديش ما\sقيمه ما\sحجم ما\sمبلغ كام$ ما\sهو\sالمبلغ ما\sهي\sقيمه قيمه
        combien quel\smontant quelle\ssomme montant a\shauteur
    """,
    Idea.HOW_MANY: r"""
        how\smany number\sof what\snumber
        كم\sعدد عدد$ كم$ كام$ قديش
        combien\sd nombre$ quel\snombre
    """,
    Idea.TO_WHOM: r"""
        to\swhom whom$ who\sreceiv who\sbenefi who\sgot recipient beneficiar who\swill\sreceiv for\swhom go\sto$ who\sgets
        where\sdid\sthe\smoney where\sdoes\sthe\smoney وين\sراح فين\sراح اين\sذهب ou\sest\salle ou\sva
        لمن$ ولمن$ الي\sمن لمين المستفيد مستفيد يستفيد استفاد الجهه\sالمستفيده
        a\squi$ pour\squi beneficiaire beneficie destinataire au\sprofit
    """,
    Idea.PROCEEDS: r"""
        proceeds pot$ the\smoney the\ssum those\sgifts these\sdonations goes\sto go\sto$ went\sto earmarked kept\sfor channelled
        حصيل عايد تذهب ذهبت يذهب توجه يوجه هذه\sالتبرعات هذا\sالمبلغ ارسال لصالح تودع
        cette\ssomme le\sproduit produit\sde revient reviennent ces\sdons les\sfonds sera\sverse au\sprofit au\sbenefice sert\sau
    """,
    Idea.WATCHED: r"watch view seen$ play شوهد مشاهد شاهد vu$ vue$ vus$ visionn regard",
    Idea.WITH_WHOM: r"""
        partner collaborat cooperat took\spart participat supplier contractor work\swith worked\swith works\swith team\sup teamed\sup together\swith joined\sforces
        ally allies allian
        تعاون شراك شريك شركاء تتعاون تعاقد اتفق بالتعاون شارك نفذ مورد
        fournisseur particip partenaire partenariat collabor travaille\savec travail\savec avec\squi avec\squel coopera
    """,
    Idea.WHICH: r"which$ what$ who$ list$ name$ اي$ ما$ شو$ ايش$ ايه$ مين$ من$ quel$ quels$ quelle$ quelles$ qui$",
    Idea.COMPANIES: r"""
        companies firms suppliers contractors media$ stations studios houses$ outlets agencies brands broadcasters
        شركات موردين الموردين موردون وسايل استوديو قنوات محطات اذاع جهات موسسات
        entreprises societes fournisseurs medias$ maisons$ chaines$ radios$ agences marques
    """,
    Idea.WHEN: r"""
        when$ what\sdate what\syear what\sday which\syear since\swhen
        متي امتي اي\sعام اي\sيوم تاريخ quand quelle\sdate date$ quelle\sannee
    """,
    Idea.START: "start began begin begun launch kick inaugur open بدا بدء انطلق اطلق افتتح دشن debut commenc lance demarr inaugur",
    Idea.WHERE: r"where$ which\scountr what\scountr اين$ فين$ وين$ ou$ dans\squel\spays quel\spays",
    Idea.ENDING: r"""
        cancel withdr withdraw stop$ stopped$ halt suspend terminat refus revok fraud sued$ sue$ lawsuit fined$ scandal bankrupt
        الغت الغي الغاء سحب سحبت اوقف وقف$ توقف رفض رفضت احتيال قضيه غرام افلاس
        annul retir retrait arret suspen refus fraude proces$ amende faillite
    """,
    Idea.REVENUE: r"revenue sales$ turnover income$ earned$ earns$ ايراد مبيعات دخل$ رقم\sاعمال le\sca$ chiffre\sd recettes ventes$ revenus",
    Idea.PROFIT: r"profit earnings$ ارباح ربح$ benefice\snet profits",
    Idea.COST: r"cost$ costs$ price$ تكلف تكاليف كلف سعر cout prix$",
    Idea.MARKET_VALUE: r"market\scap market\svalue valuation القيمه\sالسوقيه capitalisation valorisation",
    Idea.STAFF_COUNT: r"employ workforce staff$ headcount workers$ موظف عامل$ عمال$ عاملين effectif salarie employe",
    Idea.ROLE: r"""
        director chief$ ceo$ cfo$ coo$ president chair head$ manager officer spokes founder minister secretary lead$ leader
        مدير رئيس نائب مسوول مسئول متحدث موسس وزير امين عضو قائد
        directeur directrice pdg$ presidente$ responsable chef$ porte-parole fondateur ministre secretaire
    """,
    Idea.CHIEF: r"ceo$ chief\sexecutive managing\sdirector الرييس\sالتنفيذي الرئيس\sالتنفيذي المدير\sالعام pdg$ directeur\sgeneral directrice\sgenerale",
    Idea.CHAIR: r"chairman chairwoman chairperson chair$ president$ رئيس\sمجلس رييس\sمجلس president$ presidente$",
    Idea.FOUNDER: r"founder cofounder موسس مؤسس fondateur fondatrice",
    Idea.HEADQUARTERS: r"headquarter based$ مقر$ مقرها مقره siege$",
    Idea.FOUNDED: r"founded$ established$ تاسس تاسيس fondee$ creee$",
}

STOP_WORDS: frozenset[str] = frozenset(
    """
    a an the of to in on at by for from with and or but as is are was were be been being it its this that these those
    do does did done has have had will would can could should may might what which who whom whose when where why how much
    many more most all any some there their his her our your my we you they he she i me us them not no than then so also
    into over under about through during per via please tell show give gave news article articles company said say says
    le la les un une des du de d l au aux en et ou a ont est sont ete etre par pour avec sur dans que qui quoi quel quelle
    quels quelles combien ce cet cette ces se s il elle ils elles on t ne pas plus moins son sa ses leur leurs nous vous
    get got gets obtain obtained receive received reach reached total number obtenu obtenue obtenues obtenus eu fait recueilli
    حصل حصلت عليها عليه حقق حققت حققها حققه حصد حصدت حصدها جاب جابت بلغ بلغت وصل وصلت نال نالت عدد اجمالي
    je tu y dont lors comme donne donner
    من في فى الي علي عن مع هو هي هم ما ماذا هل كم اي التي الذي الذين هذا هذه ذلك تلك او و ثم ان انه كان كانت قد لم لا
    لن بين عند عبر خلال حول كل بعض غير بعد قبل منذ حتي اذا لكن ايضا به بها له لها فيه فيها منه منها عليه عليها اللي دي ده
    معها معه معهم معنا اليها اليه عنها عنه
    """.split()
)

GENERIC_NOUNS: frozenset[str] = frozenset(
    """
    people users user customers customer staff employees everyone companies
    company firm group platform bank foundation organisation organization brand app network corporation business
    شركه الشركه منصه المنصه مجموعه المجموعه بنك البنك موسسه الموسسه منظمه المنظمه تطبيق التطبيق جمعيه الجمعيه مصرف شركات
    الناس المستخدمون المستخدمين العملاء
    societe entreprise groupe plateforme banque fondation organisation marque application compagnie firme association
    gens utilisateurs clients salaries
    """.split()
)

ARABIC_CLITICS = "(?:[وف]?(?:[بكل]|س[تين]?|[تين])?(?:ال|لل)?)"


@lru_cache(maxsize=len(Idea))
def pattern(idea: Idea) -> re.Pattern[str]:
    """Return the regular expression that finds an idea in folded text."""
    starts = [(ARABIC_CLITICS if word[0] >= "\u0600" else "") + _word_pattern(word) for word in WORDS[idea].split()]
    return re.compile(r"(?<!\w)(?:" + "|".join(starts) + ")")


def _word_pattern(word: str) -> str:
    r"""Turn "cap$" into a whole word, "how\smuch" into two words, anything else into a beginning."""
    body = r"\s+".join(fold(part) for part in word.rstrip("$").split(r"\s"))
    return body + r"(?!\w)" if word.endswith("$") else body


def has(idea: Idea, folded: str) -> bool:
    """Return whether folded text speaks of an idea."""
    return pattern(idea).search(folded) is not None
