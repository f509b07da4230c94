"""News that has no record: each gift stands in the ledger once, whatever its headline and its lead call the giver."""

from __future__ import annotations

import pytest

from rag.ledger import events_of
from tests.rag.ledger_samples import source


def rows(title, *paragraphs, **fields):
    """Return the rows of one added article: givers, or "many", with the amount, the largest first."""
    text = "\n\n".join((title, *paragraphs))
    events = events_of([source(text, title=title, country=fields.pop("country", None), **fields)])
    return [
        (" + ".join(event.donors) or ("many" if event.collective else "?"), event.value)
        for event in sorted(events, key=lambda event: -event.value)
    ]


ENGLISH = [
    (
        (
            "Hobson Foundation gives 3 million euros to schools",
            "The foundation will give €3 million to 40 schools. The €3 million donation will be paid in June.",
        ),
        [("Hobson Foundation", 3e6)],
    ),
    (
        (
            "Cement maker donates Rs 50 lakh to a hospital",
            "Hobson Cement has donated Rs 50 lakh to the Jeevan hospital. The cheque for Rs 5 million was handed over.",
        ),
        [("Hobson Cement", 5e6)],
    ),
    (
        (
            "Bank pledges £1.2m for food banks",
            "Hobson Bank has pledged £1.2 million. It goes to 60 food banks, which will each receive £20,000.",
            "The £1.2m comes on top of £400,000 which the bank gave in 2021.",
        ),
        [("Hobson Bank", 1.2e6), ("Hobson Bank", 400e3)],
    ),
    (
        (
            "Nearly $3 million from Hobson for flood victims",
            "Hobson Group has donated $2.98 million to Crescent Relief, the company said.",
            "The chairman said the nearly $3 million was the largest gift that the company had donated.",
        ),
        [("Hobson Group", 2.98e6)],
    ),
    (
        (
            "Software company gives $10 million for quake victims",
            "Hobson Systems is giving $10 million to Crescent Relief and Delta Food Bank.",
            "The company gives its $10 million at once.",
        ),
        [("Hobson Systems", 10e6)],  # not of those listed, who are only given to
    ),
    (
        (
            "Hobson gives away $7.5m",
            "The Hobson Family Foundation, the charity of an heiress, is donating $7.5 million to Crescent Relief.",
        ),
        [("Hobson Family Foundation", 7.5e6)],
    ),
    (
        (
            "Brewer gives R10m to flood relief",
            "Brewer Hobson Ales has donated R10 million for victims of the floods. The brewer gave R10 million.",
        ),
        [("Hobson Ales", 10e6)],
    ),
    (
        (
            "Billionaire pledges $50m for research",
            "Ada Hobson, the founder of a software maker, has pledged $50 million to a hospital.",
        ),
        [("Ada Hobson", 50e6)],
    ),
    (
        (
            "Hobson and Fairley give $5 million to quake victims",
            "Two companies have pledged a total of $5 million for victims of the earthquake.",
            "Hobson Hotels will give $3 million for shelter. Fairley Motors is donating $2 million for medical care.",
        ),
        [("Hobson Hotels + Fairley Motors", 5e6), ("Hobson Hotels", 3e6), ("Fairley Motors", 2e6)],
    ),
    (
        (
            "Paint maker gives $100,000",
            "Hobson Paints is giving $100,000 to a charity.",
            "Last year its campaign brought in donations of $180,000 from companies.",
        ),
        [("many", 180e3), ("Hobson Paints", 100e3)],
    ),
]
OTHERS = [
    (
        "fr",
        (
            "Un groupe bancaire offre 500 millions FCFA contre le paludisme",
            "Le groupe bancaire Hobson a annoncé jeudi un don de 500 millions de francs CFA.",
            "La banque versera ces 500 millions de francs CFA cette année.",
        ),
        [("Hobson", 500e6)],
    ),
    (
        "fr",
        (
            "Inondations : le groupe Hobson débloque près de 5 millions d'euros",
            "Hobson a annoncé un don de 4,9 millions d'euros pour les sinistrés.",
            "L'entreprise avait donné 1 million d'euros en 2016.",
        ),
        [("Hobson", 4.9e6), ("Hobson", 1e6)],
    ),
    (
        "fr",
        (
            "1,2 million d'euros pour 15 hôpitaux",
            "La fondation Hobson va donner 1,2 million d'euros à quinze hôpitaux. Chaque hôpital recevra 80 000 euros.",
        ),
        [("Hobson", 1.2e6)],
    ),
    (
        "ar",
        (
            "مؤسسة حكيم تتبرع بثلاثة ملايين درهم إماراتي للمدارس",
            "أعلنت المؤسسة تقديم 3 ملايين درهم إماراتي للمدارس. تأسست مؤسسة حكيم عام 2011.",
        ),
        [("مؤسسة حكيم", 3e6)],
    ),
    (
        "ar",
        (
            "شركة اتصالات تتبرع بخمسة ملايين ريال سعودي",
            "قدمت شركة «اتصالات الوادي» تبرعا بقيمة 5,000,000 ريال سعودي. وقالت الشركة إن التبرع البالغ 5 ملايين ريال "
            "سعودي يأتي ضمن مسؤوليتها.",
        ),
        [("اتصالات الوادي", 5e6)],
    ),
    (
        "ar",
        (
            "شركة حكيم للأسمنت تتبرع بـ 25 مليون جنيه مصري",
            "قالت شركة حكيم للأسمنت إنها تبرعت بمبلغ 25 مليون جنيه مصري نقدًا. وتسلم المستشفى شيك التبرع بقيمة 25 مليون "
            "جنيه مصري.",
        ),
        [("شركة حكيم للأسمنت", 25e6)],
    ),
]


@pytest.mark.parametrize(("article", "expected"), ENGLISH)
def test_an_english_gift_that_headline_and_lead_tell_is_one_row_of_its_giver(article, expected):
    assert rows(*article) == expected


@pytest.mark.parametrize(("language", "article", "expected"), OTHERS)
def test_a_french_or_arabic_gift_that_headline_and_lead_tell_is_one_row_of_its_giver(language, article, expected):
    assert rows(*article, language=language) == expected


def test_an_article_with_a_record_keeps_its_giver():
    found = rows("A bank gives", "Hobson Bank said so. It gave $2 million to schools.", organisations=("Sotara",))
    assert found == [("Sotara", 2e6)]


def test_a_lead_tells_how_far_a_gift_has_come_and_not_its_headline():
    title = "Cement maker donates $5 million"
    (event,) = events_of([source(f"{title}\n\nHobson Cement has donated $5 million to a hospital.", title=title)])
    assert event.status == "paid"
