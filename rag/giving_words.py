"""Words that say what a figure is: given or earned, in money or in goods, promised or paid. Data only.

In comparison letters or not (they are folded), several words with spaces; "*" ends a beginning; Arabic entries may carry
clitics. Entries are separated by "|".
"""

from __future__ import annotations

import re

from rag.aligned import letters_of
from rag.schema import FigureKind, GivingStatus

_ARABIC_CLITICS = "(?:[وف]?(?:ال|لل|[بلك](?:ال)?)?)"

STATUS: dict[GivingStatus, str] = {
    GivingStatus.PAID: (
        "donated|has given|have given|had given|gave|gives|has donated|have donated|transferred|paid|pays|disbursed|contributed|granted|spent|wired"
        "|handed over|handed|presented|deposited|sent|matched|put|بتبرع*|تبرعت|تبرع|تبرعوا|قدمت|قدم|قدموا|منحت|منح|دفعت|دفع|حولت|سددت|ساهمت|ساهم|اسهمت|أسهم"
        "|أودعت|ضخت|أنفقت|أنفق|أهدت|وهبت|ارسلت|أرسلت|صرفت"
        "|a donné|ont donné|a verse|ont verse|a fait don|ont fait don|fait un don|a offert|ont offert|a contribue|ont contribue|donne|verse|a octroye|a accorde|transfere"
        "|donó|donaron|entregó|aportó|ha donado|doou|spendete|gespendet"
    ),
    GivingStatus.ANNOUNCED: (
        "announced|announces|announcing|unveiled|announce|أعلنت|أعلن|تعلن|يعلن|إعلان عن|كشفت|أعلنوا|a annoncé|ont annoncé|annonce|annoncent|annonçait|anunció|anunciou"
    ),
    GivingStatus.PLEDGED: (
        "pledged|pledges|pledge|pledging|promised|promises|promise|vowed|will donate|will give|will contribute|will provide|will match|to donate|would donate|would give"
        "|plans to|plan to|intends to|offered to|agreed to|donates|is donating|are donating|تعهدت|تعهد|تتعهد|يتعهد|تعهدات|وعدت|وعد|ستتبرع|سيتبرع|تتبرع|يتبرع|ستقدم|سيقدم|ستمنح|تعتزم"
        "|يعتزم|تنوي|التزمت|التزم|تلتزم|يلتزم|ستساهم|s'est engag*|se sont engag*|s'engage*|promis|promet|promettent|promesse*|va donner|va verser|donnera|versera|prometió|prometeu"
    ),
    GivingStatus.COMMITTED: (
        "committed|commits|commit|allocated|allocates|allocating|allocation|earmarked|set aside|dedicated|approved|assigned|mobilised|mobilized|released|خصصت|خصص|تخصيص|تخصص|يخصص|خصصته"
        "|رصدت|رصد|ترصد|اعتمدت|اعتمد|وافقت|أقرت|a alloue|ont alloue|alloue|a consacre|consacre|consacrent|a debloque|debloque|debloquent|a mobilise|mobilise|a engage|engage|destinó|asignó|destinou"
    ),
    GivingStatus.DELIVERED: (
        "delivered|delivers|distributed|distributes|shipped|handed out|dispatched|provided|supplied|installed|arrived|served|وزعت|وزع|توزيع|سلمت|سلم|تسليم|وصلت|وصل|وفرت|وفر|جهزت"
        "|a distribue|ont distribue|distribue|distribues|a livre|livre|livres|a remis|ont remis|remis|a fourni|entregaron|repartió|distribuyó|entregou"
    ),
    GivingStatus.TARGET: (
        "aims to|aim to|aims for|aimed at raising|goal of|target of|targets|hopes to|hope to|seeks to|seek to|aiming|to raise|تستهدف|يستهدف|بهدف جمع|هدفها|هدف جمع|تسعى|يسعى|تطمح"
        "|vise|visent|objectif|espere|souhaite collecter|objetivo|meta de"
    ),
    GivingStatus.CANCELLED: (
        "cancelled|canceled|withdrew|withdrawn|scrapped|rescinded|dropped|suspended|ألغت|ألغى|الغاء|سحبت|سحب|تراجعت|علقت|a annule|ont annule|annule|a retire|retire|renonce|canceló|cancelou"
    ),
}

KIND: dict[FigureKind, str] = {
    FigureKind.AD_CREDITS: (
        "ad credit*|ads credit*|advertising|advertisement*|advertising credit*|ad space|ad grant*|ads|free ads|airtime|إعلانات|إعلان|إعلاني|إعلانية|الدعاية|إشهار*"
        "|credits publicitaires|credit publicitaire|espace* publicitaire*|publicitaire*|publicite*|publicidad|werbe*"
    ),
    FigureKind.MATCHING: (
        "match|matches|matched|matching|match*gift*|dollar for dollar|two-to-one|doubled|مطابقة|مماثل|بمبلغ مماثل|مضاعفة التبرعات|مضاعفة تبرعات"
        "|abonde|abonder|abondera|abondement|doubler les dons|doublera|double les dons"
    ),
    FigureKind.LOAN: (
        "loan*|lend|lends|lent|lending|credit line*|line* of credit|credit facilit*|microcredit*|payment relief|قرض*|قروض*|إقراض|تسهيلات ائتمانية|pret|prets|preter|ligne* de credit|microcredit*|prestamo*|kredit*"
    ),
    FigureKind.INVESTMENT: "invest|invests|invested|investing|investment*|equity|استثمار*|استثمرت|تستثمر|investi*|investissement*|inversion",
    FigureKind.STAFF: (
        "staff gift*|staff donation*|employee donation*|staff gave|employees gave|staff donated|employees donated|staff raised|employees raised|its employees|his salary|day's pay|days' pay|day of pay"
        "|from staff|from employees|by staff|by employees|gifts of staff|تبرعات الموظفين|تبرعات العاملين|تبرع الموظفون|موظفوها|موظفوه|تبرع العاملون|أجر يوم|راتب يوم|تبرعات موظف*|dons des salaries|dons des employes|ses salaries|ses employes|ses collaborateurs|jour* de salaire"
    ),
    FigureKind.CUSTOMERS: (
        "customers gave|customers donated|customer donation*|customers' donation*|users gave|users donated|user donation*|from customers|from users|by customers|by users|crowdfund*|small donors|donated by customers"
        "|تبرعات العملاء|تبرعات المستخدمين|تبرعات الزبائن|تبرع المستخدم*|تبرع العملاء|جمعت من المستخدمين|dons des clients|dons de ses clients|ses clients ont|dons des utilisateurs|dons des internautes"
    ),
    FigureKind.VOLUNTEERING: "volunteer*|pro bono|volunteering|تطوع*|متطوع*|ساعات تطوعية|benevolat|benevole*|mecenat de competences",
    FigureKind.MIXED: (
        "cash and in-kind|cash and in kind|in cash and kind|cash and products|products and cash|products and money|money and goods|cash and goods|financial and in-kind|goods and money|نقدية وعينية|عينية ونقدية|نقدا وعينا|مالية وعينية|عينية ومالية"
        "|en especes et en nature|en nature et en especes|financier* et en nature|numeraire et en nature"
    ),
    FigureKind.IN_KIND: (
        "in-kind|in kind|worth of|goods worth|عيني|عينية|عينيا|en nature|product donation*|donated product*|in products|in product|in goods|in medical supplies|in supplies|in equipment|in medical equipment|of food|in food|en especie"
    ),
    FigureKind.CASH: (
        "cash|in cash|cheque*|check for|نقدا|نقدي|نقدية|شيك|شيكا|en especes|cheque|numeraire|en numeraire|cash relief|en efectivo"
    ),
}

GIVING = (
    "donat*|donor*|gave|give|gives|given|giving|gift|gifts|pledg*|contribut*|grant|grants|granted|granting|philanthrop*|sponsor*|earmark*|allocat*|commit|commits|committed|commitment*|handed|charit*"
    "|promis*|bestow*|matched|matching|relief|fundrais*|raised|help|helped|helps|aid|support|supports|supported|supporting|set aside|funded|funds|fund|fund*of|in-kind|scholarship*|paid for|covers|covered|presented|endow*|cap|capped|dedicat*|distributed|delivered|provided|sent|supplied|handed out"
    "|تبرع*|تتبرع*|يتبرع*|ستتبرع|سيتبرع|متبرع*|منح|منحت|تمنح|منحة|هبة|هبات|ساهم*|أسهم*|مساهم*|تساهم|يساهم|قدمت|قدم|تقدم|يقدم|تقديم|ستقدم|خصص*|تخصص|يخصص|تخصيص|تعهد*|تتعهد|دعم*|تدعم|يدعم|سلمت|سلم|تسليم|رصدت|رصد|إهداء|أهدت|عطاء|زكاة|صدقة|صدقات|كفالة|رعاية|مساعدات|مساعدة|إغاثة|التزمت|تلتزم|وفرت|توفير|وزعت|توزيع|بحد أقصى للتبرعات|عيني*|وقف|ضخت"
    "|don|dons|donne|donnes|donnee|donnees|donner|donnera|donnent|donateur*|verse|versee|verses|verser|versement|offert|offerts|offre|offrir|promesse*|promis|contribu*|subvention*|mecenat|alloue*|engage|engagee|engagement|remis|remise|soutien|soutenir|soutient|soutenu|appui|aide|aides|aider|solidarite|consacre*|debloque*|finance|financer|finances|parraine*|distribue*|legue|cagnotte|collecte*"
    "|donación|donaciones|donó|donaron|donado|doação|doações|doou|spende*|gespendet"
)

NOT_GIVING = (
    "revenue*|turnover|sales|sold|net income|income of|profit|profits|earnings|loss|losses|market|valuation|valued company|market cap*|capital of|share capital|cost|costs|costing|price|prices|priced|tax|taxes|taxed|debt*|budget|budgets|salary|salaries|wage|wages|fine|fined|lawsuit*|ipo|funding round|series a|series b|acquire|acquired|acquisition|bought|buy|buys|purchase*|deal|contract|turnover of|earned|earns|assets|net worth|ebitda|dividend*|gdp|exports|imports|trade|rent|turned over|production|stock|shareholder*|fortune|spending on|damage*|sells|worth of company|company value*"
    "|إيراد*|أرباح|ربح|مبيعات|خسائر|خسارة|تكلفة|تكاليف|كلفة|كلف|تكلف|سعر|أسعار|رأسمال|رأس المال|رأس مال|القيمة السوقية|قيمة سوقية|حجم السوق|سوق|ميزانية|موازنة|ديون|دين|ضريبة|ضرائب|غرامة|رواتب|أجور|صفقة|استحواذ|استحوذت|اشترت|شراء|بيع|عقد|عقود|أصول|صافي الدخل|صافي أرباح|عائدات|صادرات|واردات|أضرار|سهم|أسهم|ناتج|إنتاج|تداول|ثروة"
    "|chiffre d'affaires|benefice net|benefices|resultat net|ventes|vendu|vendus|recettes|cout|couts|prix|impot*|dette*|budget|salaire|salaires|amende|marche de|capital de|capital social|valorisation|rachat|rachete|achat|acquisition|contrat|pib|actifs|dividende*|investisseurs|pertes|perte|ca de|fortune|levee de fonds|a leve"
    "|ventas|ingresos|beneficio neto|coste|umsatz|gewinn|vendas|receita*|lucro"
)

NEGATION = (
    r"(?:\b(?:not|n't|never|cannot|without|refus\w+ to|declin\w+ to|den(?:y|ies|ied)(?: having| that it)?|no)\b|n't|didn't|hasn't|won't"
    r"|(?<!\w)(?:لم|لن|لا|ما|نفت|نفي|رفضت|رفض|عدم|دون)(?!\w)|\bn(?:e |')(?:\w+ )?(?:\w+ )?(?:pas|jamais|rien)\b|\bsans\b|\brefuse\w*\b)"
)

RECEIVED = "received|receives|receive|got|was given|were given|was granted|was awarded|recipient of|has received|have received|obtained|collected|تلقت|تلقى|يتلقى|تتلقى|حصلت على|حصل على|استلمت|استلم|تسلمت|تسلم|استفادت من|استفاد من|a recu|ont recu|recoit|recevra|a beneficie|ont beneficie|s'est vu|a obtenu|recibió|recebeu|erhielt"

WORTH = "worth|valued at|value of|with a value of|estimated at|valued|بقيمة|قيمتها|قيمته|بلغت قيمتها|تقدر قيمتها|تبلغ قيمتها|d'une valeur*|evalue*|valeur de|valant|d'un montant|por valor de|im wert"
GOODS = (
    "equipment|device*|ventilator*|mask*|suit*|suits|supplies|medicine*|drugs|food|meal*|parcel*|basket*|goods|products|product|kit|kits|beds|gear|ambulance*|clothes|blanket*|laptop*|computer*|tablet*|vaccine*|tests|sanitis*|sanitiz*|items|machines|vehicles|aid convoy|tonnes of"
    "|أجهزة|جهاز|معدات|مستلزمات|كمامات|أدوية|مواد غذائية|وجبات|كراتين|طرود|سلال|ملابس|بطانيات|حواسيب|لقاحات|سيارات|منتجات|مواد|تجهيزات|بدلات|أقنعة|أسرة طبية|شحنة|قافلة"
    "|equipement*|materiel*|masque*|respirateur*|medicament*|produits|denrees|repas|colis|paniers|vetements|couvertures|ordinateurs|tablettes|vaccins|kits|lits|ambulance*|appareils|fournitures"
)


def cues(line: str) -> re.Pattern[str]:
    """Compile a line of words to one expression over comparison letters, whole words, Arabic clitics allowed."""
    entries = sorted({letters_of(entry.strip()) for entry in line.split("|") if entry.strip()}, key=len, reverse=True)
    bodies = []
    for entry in entries:
        body = re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        bodies.append((_ARABIC_CLITICS if entry[0] >= "\u0600" else "") + body)
    return re.compile(r"(?<!\w)(?:" + "|".join(bodies) + r")(?!\w)")
