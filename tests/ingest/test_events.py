from dataclasses import replace
from itertools import pairwise

import pytest

from ingest.events import Link, link, same_event
from rag.names import Gazetteer
from rag.schema import Article, Organisation
from tests.measure_events import signature_of

GAZETTEER = Gazetteer(
    (
        Organisation("Nilain Group", ("Nilain", "مجموعة النيلين", "النيلين", "groupe Nilain"), (), "EG"),
        Organisation("Harbour & Finch", (), (), "GB"),
        Organisation("Delta Relief Fund", ("صندوق إغاثة الدلتا", "Fonds de secours du Delta"), (), "EG"),
        Organisation("Noor Hospital", ("مستشفى النور",), (), "EG"),
        Organisation("Sahel Hospital", ("مستشفى الساحل",), (), "EG"),
    )
)


def report(id_, title, text, *, organisations=("Nilain Group",), **fields):
    """Return the signature of a report; without organisations they are what its text names, as in a pasted article."""
    found = tuple(dict.fromkeys(mention.name for mention in GAZETTEER.find(text)))
    article = Article(
        id_,
        title,
        text,
        **{"published": "2024-03-10", "language": "en", "country": "EG"} | fields,
        organisations=organisations or found,
        guessed=() if organisations else ("organisations",),
    )
    return signature_of(article, GAZETTEER)


ARABIC = report(
    "ar",
    "مجموعة النيلين تتبرع بنحو 12 مليون جنيه لمكتبات المدارس",
    "تبرعت مجموعة النيلين بنحو 12 مليون جنيه لتجهيز مكتبات مدرسية في أسوان.",
    language="ar",
)
ENGLISH = report(
    "en",
    "Nilain Group to equip school libraries in Aswan",
    "Nilain Group has donated 12 million Egyptian pounds to fit out libraries in Aswan's schools, its head said.",
    published="2024-03-12",
)
FRENCH = report(
    "fr",
    "Le groupe Nilain offre 12 millions de livres égyptiennes à des écoles",
    "Le groupe Nilain a fait don de 12 millions de livres égyptiennes aux bibliothèques des écoles d'Assouan.",
    published="2024-03",
    language="fr",
)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (ARABIC, ENGLISH, "Nilain Group, 12 million Egyptian pounds, 2024-03-10 and 2024-03-12"),
        (ENGLISH, FRENCH, "Nilain Group, 12 million Egyptian pounds, 2024-03-12 and 2024-03"),
        (FRENCH, ARABIC, "Nilain Group, 12 million Egyptian pounds, 2024-03 and 2024-03-10"),
        (FRENCH, replace(FRENCH, article_id="x"), "Nilain Group, 12 million Egyptian pounds, both 2024-03"),
    ],
)
def test_one_gift_in_other_words_and_languages_is_one_event(first, second, reason):
    """Giver, amount and time link, not words; the reason says which."""
    assert same_event(first, second) == reason


def given(id_, sentence, **fields):
    """Return a report that says so in its headline too."""
    return report(id_, sentence, sentence, **fields)


GIFT = given("gift", "Nilain Group donated 12 million Egyptian pounds to Noor Hospital.")
UNNAMED = "Nilain Group donated 12 million Egyptian pounds to {}."


@pytest.mark.parametrize(
    "other",
    [
        given("x", "Nilain Group donated 30 million Egyptian pounds to Noor Hospital."),
        given("x", "Nilain Group donated 12 billion Egyptian pounds to Noor Hospital."),
        given("x", "Nilain Group donated $12 million to Noor Hospital."),
        given("x", "Nilain Group donated 12 million Egyptian pounds to Sahel Hospital."),
        given(
            "x",
            "Harbour & Finch donated 12 million Egyptian pounds to Noor Hospital.",
            organisations=("Harbour & Finch",),
        ),
        given("x", "Nilain Group donated 12 million Egyptian pounds to Noor Hospital.", published="2024-06-10"),
        given("x", "Nilain Group donated 12 million Egyptian pounds to Noor Hospital.", published="2023"),
    ],
    ids=["amount", "unit slip", "currency", "recipient", "giver", "three months later", "another year"],
)
def test_what_differs_in_giver_amount_recipient_or_time_is_another_event(other):
    assert same_event(GIFT, other) is None
    assert same_event(other, GIFT) is None


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        ({"date": "2024-03-01"}, {"date": "2024-04-30"}, True),
        ({"date": "2024-03-01"}, {"date": "2024-05-01"}, False),
        ({"date": "2024"}, {"date": "2024-11-30"}, True),
        ({"date": "2024-01"}, {"date": "2024-03"}, True),
        ({"date": "2024-01"}, {"date": "2024-05"}, False),
        ({"date": None}, {"date": "2024-03-10"}, False),
    ],
)
def test_dates_are_near_where_they_may_be_within_two_months(first, second, linked):
    """A date of less precision may be any of its days; without a date one figure does not suffice."""
    one, other = (replace(GIFT, article_id=id_, **fields) for id_, fields in (("a", first), ("b", second)))
    assert (same_event(one, other) is not None) == linked


def test_reports_without_a_date_need_two_figures():
    text = "Nilain Group donated 12 million Egyptian pounds and 400 beds to Noor Hospital."
    assert (
        same_event(given("a", text, published=None), given("b", text, published=None))
        == "Nilain Group, 12 million Egyptian pounds, both without a date"
    )


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        ("a new school in Minya", "the school of a village", True),
        ("schools", "the victims of the earthquake", False),
        ("schools", "people hit by the floods", False),
        ("meals against the pandemic", "masks for hospitals", True),
        ("refugees in Jordan", "refugees in Lebanon", False),
        ("work that it did not name", "schools", True),
    ],
)
def test_another_cause_or_country_speaks_against_an_amount(first, second, linked):
    """One company gives one round sum often; what for, and where, tells the gifts apart where no recipient is known."""
    one, other = given("a", UNNAMED.format(first)), given("b", UNNAMED.format(second))
    assert (same_event(one, other) is not None) == linked


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        ("nearly 16 million", "15.8 million", True),
        ("more than 15 million", "15.6 million", True),
        ("about 20 million", "15.8 million", False),
        ("16 million", "15.8 million", False),
    ],
)
def test_a_rounded_amount_is_the_exact_one_only_where_it_says_so(first, second, linked):
    one, other = (
        given(id_, f"Nilain Group donated {amount} Egyptian pounds to Noor Hospital.")
        for id_, amount in (("a", first), ("b", second))
    )
    assert (same_event(one, other) is not None) == linked


def test_a_bare_dirham_is_that_of_the_other_report():
    """A report that does not say whose dirham it means is linked by the one that does."""
    bare = given("a", "Nilain Group donated 12 million dirhams to schools.", country=None)
    full = given("b", "Nilain Group donated 12 million Moroccan dirhams to schools.", country="MA")
    dollars = given("c", "Nilain Group donated $12 million to schools.", country=None)
    assert same_event(bare, full) == "Nilain Group, 12 million Moroccan dirhams, both 2024-03-10"
    assert same_event(bare, dollars) is None


def test_a_delivery_is_not_the_pledge():
    """A later stage that recalls the gift in passing is another event."""
    delivery = report(
        "later",
        "First beds paid for by Nilain reach Aswan",
        "Nilain Group has delivered 340 beds to Aswan. In March it had pledged 12 million Egyptian pounds.",
        published="2024-04-20",
    )
    assert same_event(GIFT, delivery) is None


def test_goods_alone_link_by_two_counts_at_one_time():
    text = "Nilain Group has bought {} and {} for the villages of the south."
    first = given("a", text.format("340 beds", "1,200 blankets"))
    assert same_event(first, given("b", text.format("340 beds", "1,200 blankets"), published="2024-03-12")) is not None
    assert same_event(first, given("b", text.format("340 beds", "900 blankets"), published="2024-03-12")) is None
    assert same_event(first, given("b", text.format("340 beds", "1,200 blankets"), published="2024-03-25")) is None


def test_a_recipient_is_not_taken_for_the_giver():
    """Two companies that no list knows gave one sum to one fund: the fund is all that the texts have in common."""
    text = "{} donated 12 million Egyptian pounds to the Delta Relief Fund. Delta Relief Fund thanked the company."
    first, second = (
        given(id_, text.format(name), organisations=()) for id_, name in (("a", "Almond Mills"), ("b", "Cedar Steel"))
    )
    assert same_event(first, second) is None


def test_a_pasted_article_is_linked_by_the_giver_its_text_tells():
    """Without a record the giver is read from the sentence of the gift."""
    text = "Nilain Group has donated 12 million Egyptian pounds to fit out libraries in Aswan's schools."
    pasted = report("p", "School libraries for Aswan", text, published="2024-03-12", organisations=())
    assert same_event(pasted, ARABIC) == "Nilain Group, 12 million Egyptian pounds, 2024-03-12 and 2024-03-10"


@pytest.mark.parametrize(
    "signature",
    [
        given("x", "The weather stays dry.", organisations=()),
        given("x", "A reader donated 12 million Egyptian pounds to schools.", organisations=()),
        given("x", "Nilain Group opened a shop."),
    ],
)
def test_without_giver_or_figure_nothing_is_linked(signature):
    assert same_event(signature, replace(signature, article_id="y")) is None


def test_links_are_every_pair_once_in_order_whatever_the_order_given():
    signatures = [ENGLISH, GIFT, FRENCH, ARABIC]
    expected = [
        Link(("ar", "en"), "Nilain Group, 12 million Egyptian pounds, 2024-03-10 and 2024-03-12"),
        Link(("ar", "fr"), "Nilain Group, 12 million Egyptian pounds, 2024-03-10 and 2024-03"),
        Link(("en", "fr"), "Nilain Group, 12 million Egyptian pounds, 2024-03-12 and 2024-03"),
    ]
    assert link(signatures) == link(signatures[::-1]) == expected


def test_links_are_what_comparing_all_pairs_gives():
    """Blocking by giver and amount loses no link, rounded amounts, unknown dates and bare currencies included."""
    amounts = ("nearly 16 million", "15.8 million", "15.21 million", "about 15 million", "16 million")
    signatures = [
        given(f"{at:02}{place}", f"Nilain Group donated {amount} Egyptian pounds and 400 beds.", published=date)
        for at, amount in enumerate(amounts)
        for place, date in enumerate((None, "2024", "2024-03", "2024-04-30", "2024-09-01"))
    ]
    pairs = {
        (one.article_id, other.article_id)
        for at, one in enumerate(signatures)
        for other in signatures[at + 1 :]
        if same_event(one, other)
    }
    links = link(signatures)
    assert {each.articles for each in links} == pairs
    assert len(pairs) > len(signatures)
    assert all(one.articles < other.articles for one, other in pairwise(links))
