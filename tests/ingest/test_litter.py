import pytest

from ingest.clean import clean
from ingest.litter import is_protected, without_litter


@pytest.mark.parametrize(
    "line",
    [
        *("Share on Facebook", "Share", "Share this article", "Tweet", "12 Shares", "Facebook Twitter WhatsApp"),
        *("Share via X, LinkedIn or email", "Partager sur Facebook", "Partager", "Imprimer", "Envoyer par e-mail"),
        *("شارك", "شارك الخبر", "مشاركة على فيسبوك", "فيسبوك تويتر واتساب", "طباعة", "إرسال بالبريد الإلكتروني"),
        *("Print | Email | Copy link", "نسخ الرابط", "Advertisement", "إعلان", "Publicité", "Leave a comment"),
        *("Photo: volunteers in the new hall", "Photo credit: A. Vale / Lens", "Photo by Ada Vale", "Photo/AFP"),
        *(
            "صورة: متطوعون في القاعة",
            "تصوير: سالم ناصر",
            "الصورة : أرشيف",
            "Crédit photo : L. Marchand",
            "Getty Images",
        ),
        *("Read more: How the hall was built", "Read more", "Also read: A new hall", "Related articles", "See also:"),
        *("اقرأ أيضا: افتتاح القاعة الجديدة", "اقرأ أيضاً كيف بنيت القاعة الجديدة", "إقرأ المزيد", "مواضيع ذات صلة"),
        *(
            "À lire aussi : la salle est ouverte",
            "Lire aussi la salle est ouverte",
            "Lire la suite",
            "Sur le même sujet",
        ),
        *("Tags: hall, volunteers, trucks", "Mots-clés : salle, dons", "الكلمات المفتاحية: قاعة، تبرع", "وسوم:"),
        "We use cookies to make this page better. By staying you agree.",
        *("Accept all cookies", "Nous utilisons des cookies pour cette page", "نستخدم ملفات تعريف الارتباط في موقعنا"),
        *(
            "Subscribe to our newsletter and get it every day",
            "Inscrivez-vous à notre newsletter",
            "اشترك في نشرتنا البريدية",
        ),
        *("Follow us on Facebook", "تابعنا على تويتر", "Suivez-nous sur LinkedIn"),
    ],
)
def test_furniture_of_a_page_is_litter(line):
    """Buttons, captions, credits, other articles, consent and newsletters are no part of the article."""
    assert without_litter(["A sentence.", line, "Another one."]) == ["A sentence.", "Another one."]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices rose after the grocer gave ten trucks away.",
        "Shareholders agreed.",
        "Photo: the art that changed us. It began in a small hall, and nobody thought that it would last a century.",
        "Photography classes are free for all pupils of the school.",
        "Photo by photo, the volunteers rebuilt the album.",
        "Read more than ten books and win a school bag.",
        "Read by thousands, the report praised the bank.",
        "Also read out were the names of those who gave.",
        "Tags were sewn on by hand in the workshop.",
        "Print shops gave paper to forty schools.",
        "Cookies and milk were handed out to pupils.",
        "Business leaders gave ten trucks to the food bank.",
        "News",
        "Facebook",
        "صورة المجتمع تتغير بفضل المتطوعين في القرى البعيدة",
        "شاركت الشركة في بناء عشر مدارس",
        "شارك الموظفون في حملة النظافة",
        "اقرأ كتابا كل شهر، هذا شعار الحملة التي أطلقتها المكتبة.",
        "طباعة الكتب المدرسية تكفلت بها المؤسسة",
        "إعلان الشركة عن التبرع جاء أمس",
        "Partager les richesses est le but de la fondation.",
        "Lire aussi longtemps que possible, voilà le défi des élèves.",
        "Photo: a cheque for 500 dollars",
        "صورة: شيك بقيمة 5 آلاف دينار",
        "Read also: Bank gives €5m",
        "Read more: five million dirhams for schools",
        "Photo: «thank you» says the school",
        'Tags: "a hall for all"',
    ],
)
def test_prose_money_and_quotations_stay(line):
    """A word of litter makes no litter; what may carry a figure or someone's words is never dropped."""
    assert without_litter(["A sentence.", line, "Another one."]) == ["A sentence.", line, "Another one."]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Business\n\nThe grocer gives trucks away\n\nText", "The grocer gives trucks away\n\nText"),
        ("Accueil > Économie\nLe groupe offre une école neuve", "Le groupe offre une école neuve"),
        ("اقتصاد / مسؤولية اجتماعية\n\nالمجموعة تضيء قرى الشمال البعيدة", "المجموعة تضيء قرى الشمال البعيدة"),
        ("News\nBusiness\nShare\nThe grocer gives trucks away", "The grocer gives trucks away"),
        ("Business\nThanks\nThe grocer gives trucks away", "Business\nThanks\nThe grocer gives trucks away"),
        ("Business", "Business"),
        ("The grocer gives trucks away\nBusiness\nText", "The grocer gives trucks away\nBusiness\nText"),
        ("اتصالات\n\nتبرعت الشركة بعشر حافلات للمدارس", "تبرعت الشركة بعشر حافلات للمدارس"),
        ("اتصالات تتبرع بعشر حافلات\n\nنص", "اتصالات تتبرع بعشر حافلات\n\nنص"),
    ],
)
def test_section_words_go_only_above_a_headline(text, kept):
    """Elsewhere they may be a heading, and in a headline «اتصالات» is the name of an operator."""
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["Text.", "Facebook", "Twitter", "Text."], ["Text.", "Text."]),
        (["Text.", "Share", "", "Facebook", "Text."], ["Text.", "", "Text."]),
        (["Facebook", "", "The company gave ten trucks away."], ["Facebook", "", "The company gave ten trucks away."]),
    ],
)
def test_one_network_alone_may_be_a_heading(lines, kept):
    """Two of them, or one beside a share button, are buttons."""
    assert without_litter(lines) == kept


@pytest.mark.parametrize(
    ("line", "protected"),
    [
        ("Photo: 5 dinars", True),
        ("Photo: LE 500", True),
        ("Photo: five million pounds", True),
        ("Photo: $5", True),
        ("Photo: ٥٠٠ جنيه", True),
        ("Photo: 500 pupils", False),
        ("Crédit photo : le groupe", False),
    ],
)
def test_money_protects_a_line(line, protected):
    """In digits or words, before or after the currency."""
    assert is_protected(line) is protected


def test_the_raw_article_keeps_every_word_of_the_news(raw_article):
    """The newspaper's article that the project began with has a section's name, a dateline and ragged lines."""
    section, *words = raw_article.read_text(encoding="utf-8").split()
    assert (section, clean(raw_article.read_text(encoding="utf-8")).split()) == ("اتصالات", words)
