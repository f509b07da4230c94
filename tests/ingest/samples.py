"""Articles and organisations written for these tests."""

from rag.schema import Organisation

PASTED_AR = """اقتصاد

 ” مجموعة النيلين ” تموّل مكتبات المدارس في صعيد مصر

أسوان- خاص –

تبرعت «مجموعة النيلين» بنحو 12 مليون جنيه لتجهيز 40 مكتبة مدرسية فى أسوان.
وقالت المجموعة إن العمل يبدأ مع العام الدراسى الجديد، ويستفيد منه 9 آلاف طالب.


ويتولى التنفيذ متطوعون من العاملين فى مصر.
"""
PASTED_EN = """BUSINESS

Harbour & Finch gives its old trucks to food banks

LEEDS, 14 March 2023 – Harbour & Finch has handed 25 refrigerated trucks to food banks across the United Kingdom.

The grocer also paid about £1.5 million for fuel. Nilain Group, its partner, gave £200,000.
"""
DIGEST_FR = """---
id: nilain-ecoles-2022
source_kind: digest
title: Le groupe Nilain équipe des écoles
organisations: [Nilain]
publisher: Le Courrier du Fleuve
url: https://example.org/nilain
published: 2022-09-05
published_basis: page
language: fr
country: EG
same_event_as: [nilain-libraries]
---
Le groupe Nilain a offert 3,7 millions d'euros à des écoles d'Assouan. Le don sera versé cet automne.
"""
ORGANISATIONS = (
    Organisation("Nilain Group", ("Nilain", "مجموعة النيلين"), (("ar", "مجموعة النيلين"),), "EG"),
    Organisation("Harbour & Finch", (), (), "GB"),
)


def write_samples(directory):
    """Write one article in each language into a folder of a directory and return it."""
    articles = directory / "articles"
    for path, text in (("ar/nilain.txt", PASTED_AR), ("en/trucks.txt", PASTED_EN), ("fr/ecoles.md", DIGEST_FR)):
        (articles / path).parent.mkdir(parents=True)
        (articles / path).write_text(text, encoding="utf-8")
    return articles
