"""What a figure is given for, by its wording."""

from __future__ import annotations

import pytest

from rag.figures import find_figures
from rag.giving import classify, is_giving, is_money, is_received

KINDS = [
    ("وتبرعت المنصة بنحو 250 مليون دولار لدعم العاملين", ["cash paid"]),
    ("عبر تخصيص 25 مليون دولار للإعلانات و100 مليون دولار فى أرصدة الإعلانات", ["ad-credits committed"] * 2),
    ("تتبرع المنصة لكل فيديو بحد أقصى للتبرعات 300 ألف جنيه", ["cash pledged"]),
    ("تعهدت الشركة بتقديم 5 ملايين دولار", ["cash pledged"]),
    ("أعلن البنك عن تبرعه بمبلغ 5 ملايين دولار نقدا", ["cash announced"]),
    ("خصص البنك 10 ملايين جنيه لعلاج المرضى", ["cash committed"]),
    ("تبرعت الشركة بأجهزة طبية بقيمة 6 ملايين دولار", ["in-kind delivered"]),
    ("أعلنت شركة عن تخصيص 20 مليون جنيه، منها 5 ملايين جنيه لشراء أجهزة و15 مليون جنيه لصندوق", ["cash committed"] * 3),
    ("أعلنت الشركة عن تبرع بقيمة 5 ملايين دولار", ["cash announced"]),
    ("تعتزم الشركة التبرع بنصف مليون دينار كويتي", ["cash pledged"]),
    ("ساهم موظفو الشركة براتب يوم، أي 2.5 مليون دينار تونسي", ["staff paid"]),
    ("Acme announced a EGP 50 million package, with EGP 30 million for ventilators.", ["cash announced"] * 2),
    ("سلمت الشركة 50 جهاز تنفس إلى الوزارة", ["in-kind delivered"]),
    ("قدم البنك قرضا بقيمة 5 ملايين دولار للمزارعين", ["loan paid"]),
    (
        "Acme donated 5 million dollars in cash and 3 million dollars in medical supplies.",
        ["cash paid", "in-kind delivered"],
    ),
    (
        "Acme donated $5 million, 25 million dollars for advertising and $100 million in ad credits.",
        ["cash paid", "ad-credits paid", "ad-credits paid"],
    ),
    ("Acme gave India 400,000 hazmat suits valued at 100 crore rupees.", ["in-kind delivered", "in-kind delivered"]),
    ("Acme pledged $2 million to the Red Cross.", ["cash pledged"]),
    ("Acme will donate $2 million to the Red Cross.", ["cash pledged"]),
    ("Acme announced a donation of $2 million.", ["cash announced"]),
    ("Acme announced that it will donate $2 million.", ["cash pledged"]),
    ("Acme allocated $2 million to schools.", ["cash committed"]),
    ("Acme handed over a cheque for $2 million.", ["cash paid"]),
    ("Acme distributed 20,000 meals.", ["in-kind delivered"]),
    ("Acme aims to raise $2 million for relief.", ["cash target"]),
    ("Acme cancelled its gift of $2 million.", ["cash cancelled"]),
    ("Staff donated $1 million and the firm matched up to $2 million.", ["staff paid", "matching paid"]),
    ("Its employees gave 10,000 hours of volunteering.", ["volunteering paid"]),
    ("Customers donated $1 million.", ["customers paid"]),
    ("Acme gave $5 million in cash and in-kind support.", ["mixed paid"]),
    ("Orange a annoncé un don de 5 millions d'euros.", ["cash announced"]),
    ("Orange a donné 5 millions d'euros aux hôpitaux.", ["cash paid"]),
    ("La banque s'est engagée à verser 5 millions d'euros.", ["cash pledged"]),
    ("Orange a offert du matériel médical d'une valeur de 2 millions d'euros.", ["in-kind delivered"]),
    ("La fondation a alloué 3 millions de dirhams aux écoles.", ["cash committed"]),
    ("Elle a remis 20 000 masques à l'hôpital.", ["in-kind delivered"]),
    ("Acme gives $2 million to the Red Cross.", ["cash announced"]),
    ("Acme is donating $2 million to the Red Cross.", ["cash announced"]),
    ("Acme is spending $2 million on help for workers.", ["cash committed"]),
    ("Acme has added another $2 million for relief.", ["cash paid"]),
    ("La somme s'ajoute aux 4 millions d'euros débloqués par Acme en mars.", ["cash committed"]),
    ("Environ 7 millions d'euros de dons ont été dépensés et le reste financera les travaux.", ["cash paid"]),
    ("Acme counts on a collection of about $1 million for relief.", ["cash target"]),
    ("Acme compte recueillir 2 millions d'euros de dons.", ["cash target"]),
    ("Acme is putting $2 million into relief.", ["cash committed"]),
    ("Acme will put $2 million into relief.", ["cash pledged"]),
    ("$2 million from Acme is to be spent on ventilators.", ["cash pledged"]),
    ("Acme has so far given $2 million to schools.", ["cash paid"]),
    ("Schools received $2 million from Acme, a donation.", ["cash paid"]),
    ("Acme wants to provide 30 million meals, a donation.", ["in-kind target"]),
    ("Acme provides $2 million collected from its customers.", ["customers announced"]),
    ("Small donors gave $2 million.", ["public paid"]),
    ("Acme gives $2 million to schools, Investire reports.", ["cash announced"]),
    ("Acme is giving 3 billion won, about $2 million, in cash and goods.", ["mixed announced"] * 2),
    ("Orange apporte 5 millions d'euros aux hôpitaux.", ["cash announced"]),
    ("Orange dit avoir versé 5 millions d'euros aux hôpitaux.", ["cash paid"]),
    ("Orange s'engage pour 5 millions d'euros en faveur des hôpitaux.", ["cash committed"]),
    ("Orange fera un don de 5 millions d'euros.", ["cash pledged"]),
    ("وقع البنك اتفاقية يقدم بموجبها 5 ملايين دولار", ["cash committed"]),
    ("أطلقت الشركة مبادرة تبرعات بهدف بلوغ مليوني دولار", ["cash target"]),
    ("S'y ajoutent 100 millions de dollars de crédit téléphonique offerts aux soignants.", ["in-kind unknown"]),
    ("Acme gave $2 million in airtime to health workers.", ["in-kind delivered"]),
    ("Acme gave $2 million of television airtime.", ["ad-credits paid"]),
    ("قدم البنك 20 مليون جنيه إلى مستشفى قصر العيني لدعم الأطباء", ["cash paid"]),
    ("تضمن الدعم العيني من البنك 20 مليون جنيه", ["in-kind unknown"]),
    ("Le groupe offre 100 millions de dollars de crédits publicitaires.", ["ad-credits announced"]),
]

NOT_GIVING = [
    "Net profit rose to $3 million.",
    "The firm has revenue of $3 billion.",
    "It was bought for $3 billion.",
    "The market is worth $3 billion.",
    "The project cost 3 million euros.",
    "Le chiffre d'affaires atteint 5 milliards d'euros.",
    "Le coût du projet est de 5 millions d'euros.",
    "بلغت إيرادات الشركة 5 مليارات دولار",
    "حققت أرباحا بقيمة 5 ملايين دولار",
    "تبلغ تكلفة المشروع 5 ملايين دولار",
    "وحصل التحدى على 603 ملايين مشاهدة",
    "Vodafone did not donate $5 million.",
    "Acme has never given $5 million to anyone.",
    "Orange n'a pas donné 5 millions d'euros.",
    "لم تتبرع الشركة بمبلغ 5 ملايين دولار",
    "نفت الشركة تبرعها بمبلغ 5 ملايين دولار",
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_kind_and_status_come_from_the_words_nearest_to_each_figure(sentence, expected):
    figures = [classify(figure, sentence) for figure in find_figures(sentence)]
    assert [f"{figure.kind} {figure.status}" for figure in figures] == expected


@pytest.mark.parametrize("sentence", NOT_GIVING)
def test_what_is_earned_costs_or_is_denied_is_not_given(sentence):
    assert [is_giving(figure, sentence) for figure in find_figures(sentence)] == [False]


def test_a_gift_beside_trade_in_one_sentence_is_told_apart():
    sentence = "The firm, with revenue of $3 billion, pledged $2 million to the Red Cross."
    assert [is_giving(figure, sentence) for figure in find_figures(sentence)] == [False, True]


def test_a_list_goes_on_from_the_sentence_before():
    sentence, before = "EGP 40 million for daily workers.", "The foundation allocated EGP 100 million against COVID-19."
    (figure,) = find_figures(sentence)
    assert is_giving(figure, sentence, before)
    assert classify(figure, sentence, before).status == "committed"


def test_offsets_of_a_longer_text_are_taken_back_to_the_sentence():
    text = "Revenue was $5 million. It donated $5 million."
    figure = find_figures(text)[1]
    assert is_giving(figure, text[24:], text[:23], offset=24)
    assert not is_giving(find_figures(text)[0], text[:23], offset=0)


@pytest.mark.parametrize(
    ("sentence", "received"),
    [
        ("The food bank received a donation of EGP 5 million from CIB.", True),
        ("تلقت الجمعية تبرعا بقيمة مليون جنيه", True),
        ("L'association a reçu 5 millions d'euros", True),
        ("CIB donated EGP 5 million to the food bank.", False),
        ("تبرع البنك بمليون جنيه", False),
    ],
)
def test_what_the_subject_received_is_told_from_what_it_gave(sentence, received):
    assert [is_received(figure, sentence) for figure in find_figures(sentence)] == [received]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("5 million dollars", True),
        ("5 million dinars", True),
        ("5 ملايين درهم", True),
        ("20 masks", False),
        ("5%", False),
    ],
)
def test_a_dinar_of_no_known_country_is_money_too(text, money):
    assert [is_money(figure) for figure in find_figures(text)] == [money]
