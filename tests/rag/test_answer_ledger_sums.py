"""Totals and comparisons from the ledger where gifts overlap, are shared or are no money, over made-up articles."""

from __future__ import annotations

import pytest

from rag.answer_ledger import answer_ledger
from rag.focus import Focus
from rag.ledger import events_of
from rag.ledger_asking import BANKS
from rag.ledger_question import asks_for_rows, is_general_amount
from rag.ledger_select import LedgerBook
from rag.ledger_sums import is_row_of_gifts
from rag.named import Named
from rag.query import understand
from rag.schema import Filters
from tests.rag.ledger_samples import GAZETTEER, source
from tests.rag.test_answer_ledger import figures, focus_of


def ask(question, *told):
    """Return the ledger's draft for a question over some articles, or None where it is none for the ledger."""
    articles = {one.article.id: one.article for one in told}
    query = understand(question, GAZETTEER)
    focus = focus_of(query)
    if not (asks_for_rows(query, focus) or is_general_amount(query, focus, GAZETTEER)):
        return None
    return answer_ledger(query, focus, Filters(), LedgerBook(events_of(told), articles.__getitem__, GAZETTEER))


def gift(text, article_id, **fields):
    """Return an article of one giver."""
    return source(text, article_id, **{"country": "MA", "organisations": ("Sotara",)} | fields)


SCHOOLS = gift("Sotara gave 12 million dirhams to schools.", "schools", published="2020-10-01")
ROADS = gift("Sotara gave 30 million dirhams for roads.", "roads", published="2021-03-01")
SO_FAR = gift("Sotara said 20 million dirhams had been granted so far.", "so far", published="2020-12-01")


@pytest.mark.parametrize(
    ("question", "opening", "line"),
    [
        (
            "How much did Sotara give in all?",
            "The gifts of money told here add up to this at most",
            "- Moroccan dirhams: 30 million Moroccan dirhams [1] + 12 million Moroccan dirhams [2] "
            "= 42 million Moroccan dirhams [1][2]",
        ),
        (
            "كم دفعت سوتارا بالمجموع؟",
            "مجموع التبرعات المالية المذكورة هنا على الأكثر",
            "- درهم مغربي: 30 مليون درهم مغربي [1] + 12 مليون درهم مغربي [2] = 42 مليون درهم مغربي [1][2]",
        ),
        (
            "Combien Sotara a-t-il donné en tout ?",
            "Total des dons d’argent cités ici, au plus",
            "- dirhams marocains : 30 millions de dirhams marocains [1] + 12 millions de dirhams marocains [2] "
            "= 42 millions de dirhams marocains [1][2]",
        ),
    ],
)
def test_a_total_that_is_asked_for_opens_the_answer(question, opening, line):
    draft = ask(question, SCHOOLS, ROADS)
    assert draft.lines[0].startswith(opening)
    assert draft.lines[2] == line


def test_a_sum_up_to_some_time_is_told_by_itself_and_added_to_nothing():
    draft = ask("How much did Sotara give in all?", SCHOOLS, ROADS, SO_FAR)
    assert [figure.value for figure in draft.figures.values() if figure.derived_from] == [42e6]
    heading = draft.lines.index("Totals up to a given time, which may hold the gifts named here:")
    assert draft.lines[heading + 2].startswith("- Sotara: 20 million Moroccan dirhams")


def test_a_sum_up_to_some_time_does_not_open_the_answer():
    late = gift(
        "Sotara said about 90 million dirhams had been channelled to its first phase in 2019.",
        "late",
        published="2021-04-01",
    )
    assert ask("How much did Sotara donate?", SCHOOLS, late).lines[0].startswith("Sotara donated 12 million")


@pytest.mark.parametrize(
    ("sentence", "unit", "expected"),
    [
        ("It gave $12 million, $160 million and $100 million.", "USD", True),
        ("قدم 12 مليون جنيه للجراحة، و160 مليون جنيه للعيادات، و100 مليون جنيه للعاجل.", "EGP", True),
        ("Il a versé 12 millions d'euros et 160 millions d'euros.", "EUR", True),
        ("Of its $160 million, $12 million goes to schools and $5 million to roads.", "USD", False),
        ("After $160 million in March it gave $12 million.", "USD", False),
        ("It gave $12 million.", "USD", False),
    ],
)
def test_gifts_told_one_after_the_other_are_no_shares_of_each_other(sentence, unit, expected):
    assert is_row_of_gifts(sentence, unit) is expected


def test_what_one_gave_one_other_in_all_is_added_up():
    """The words that say what the recipient is, and those of its name, ask for nothing more."""
    told = source(
        "Nilain Group gave 12 million pounds to Old Fountain Hospital, 160 million pounds for its clinics and "
        "100 million pounds for its wards.",
        "fountain",
        title="Nilain Group and Old Fountain Hospital",
        organisations=("Nilain Group",),
    )
    again = source(
        "Nilain Group gave 160 million pounds to Old Fountain Hospital.", "again", organisations=("Nilain Group",)
    )
    draft = ask("How much altogether has Nilain Group given to the Old Fountain Hospital?", told, again)
    assert [figure.value for figure in draft.figures.values() if figure.derived_from] == [272e6]
    assert ask("How much did Nilain Group give to the Old Fountain Hospital?", told, again) is None


def test_a_status_that_is_asked_for_is_no_total():
    assert ask("How much has Sotara actually paid in all?", SCHOOLS, ROADS) is None


GOODS = source(
    "Harbour & Finch is giving food worth £10 million.\n\nHarbour & Finch gave £500,000 in cash.\n\n"
    "Nilain Group gave £5 million.",
    "goods",
    country="GB",
)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "Who gave more, Nilain Group or Harbour & Finch?",
            [
                "Nilain Group gave more money in British pounds, as far as the articles here tell.",
                "Once goods are counted at the value told, Harbour & Finch gave more in British pounds.",
            ],
        ),
        (
            "Qui a donné le plus, Nilain Group ou Harbour & Finch ?",
            [
                "Nilain Group a donné davantage d’argent, en livres sterling, d’après les articles ici.",
                "En comptant aussi les biens à la valeur citée, Harbour & Finch a donné davantage, en livres sterling.",
            ],
        ),
    ],
)
def test_goods_that_turn_a_comparison_are_told_beside_the_money(question, verdict):
    assert ask(question, GOODS).lines[:2] == verdict


def test_gifts_of_one_size_have_one_rank_and_none_of_them_is_cut():
    told = source(
        "Sotara gave 9 million dirhams.\n\nAtlas Investment Bank gave 5 million dirhams for roads.\n\n"
        "Nilain Group donated 4 million dirhams.\n\nHarbour & Finch donated 4 million dirhams for schools.",
        "ranks",
        country="MA",
    )
    draft = ask("Who gave the most in Morocco?", told)
    assert [line.split(":")[0] for line in draft.lines if line[:1].isdigit()] == [
        "1. Sotara",
        "2. Atlas Investment Bank",
        "3. Harbour & Finch",
    ]
    assert "; Nilain Group: 4 million Moroccan dirhams" in draft.text


def test_a_gift_of_one_listed_giver_with_others_says_so():
    told = source(
        "Sotara, together with the foundation of its founder, is giving 4 million dirhams.\n\n"
        "Atlas Investment Bank gave 5 million dirhams.",
        "joint",
        country="MA",
    )
    assert "together with others" in ask("Who gave more, Sotara or Atlas Investment Bank?", told).text


def test_a_giver_that_no_list_has_does_not_cut_a_row_of_givers():
    told = source(
        "Sotara gave 9 million dirhams.\n\nAtlas Investment Bank gave 5 million dirhams.\n\n"
        "Nilain Group gave 4 million dirhams.",
        "row",
        country="MA",
    )
    draft = ask("What did Sotara, Atlas Investment Bank, the growers' league and Nilain Group pay in?", told)
    assert [value for value, _, _ in figures(draft)] == [9e6, 5e6, 4e6]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Corinbank", True), ("Vale Bank", True), ("Megabanque", True), ("Vale Food Bank", False), ("Foodbank", False)],
)
def test_a_bank_is_known_by_its_name(name, expected):
    assert (BANKS.search(name.lower()) is not None) is expected


def derived(draft):
    """Return the sums of an answer."""
    return [figure.value for figure in draft.figures.values() if figure.derived_from]


FLOODS = gift("Sotara gave 6 million dirhams after the floods.", "floods", published="2022-03-01")
STORMS = gift("Sotara gave 3 million dirhams after the cyclone.", "storms", published="2024-03-01")


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("How much did Sotara give in all for victims of floods and cyclones?", 9e6),
        ("Combien Sotara a-t-il donné au total contre les inondations et les tempêtes ?", 9e6),
        ("كم دفعت سوتارا بالمجموع لضحايا السيول والأعاصير؟", 9e6),
        ("How much did Sotara give in all?", 51e6),
    ],
)
def test_a_total_for_a_purpose_adds_the_gifts_for_it_alone(question, total):
    assert derived(ask(question, SCHOOLS, ROADS, FLOODS, STORMS)) == [total]


def test_a_total_is_added_up_from_one_article_alone():
    told = gift("Sotara gave 6 million dirhams to schools. In 2019 Sotara gave 3 million dirhams for roads.", "both")
    assert derived(ask("How much did Sotara give in all?", told)) == [9e6]
    assert ask("How much did Sotara give?", told) is None


def test_what_all_came_to_with_some_gift_is_left_to_the_articles():
    assert ask("What was the total that Sotara gave with the gift to schools?", SCHOOLS, ROADS) is None


SHARED = source(
    "Nilain Group has given 9 million pounds to hospitals and kitchens. Old Fountain Hospital receives 5 million"
    " pounds and Crescent Relief 4 million pounds.",
    "shared",
    title="Nilain Group gives 9 million pounds to Old Fountain Hospital and Crescent Relief",
    published="2021-04-09",
    organisations=("Nilain Group",),
)
BEFORE = source(
    "Nilain Group gave 2 million pounds to Old Fountain Hospital.", "before", organisations=("Nilain Group",)
)


@pytest.mark.parametrize(
    ("recipient", "values"),
    [("Old Fountain Hospital", [7e6]), ("Crescent Relief", [])],
)
def test_a_sum_to_one_recipient_holds_no_whole_and_no_share_of_another(recipient, values):
    draft = ask(f"How much did Nilain Group give to {recipient} in all?", SHARED, BEFORE)
    assert derived(draft) == values
    assert 9e6 not in [figure.value for figure in draft.figures.values()]


def test_a_giver_that_no_list_has_is_no_country():
    told = source(
        "The Vell Foundation gave 50 million dirhams after the fire. The Vell Foundation gave 30 million dirhams too."
        " Sotara gave 100 million dirhams after the fire.",
        "vell",
        country="MA",
        title="Gifts after the fire in Morocco",
    )
    query = understand("How much did Vell give in all after the fire in Morocco?", GAZETTEER)
    focus = Focus(Named("Vell", None, "Vell", frozenset({"vell"})))
    book = LedgerBook(events_of([told]), {"vell": told.article}.__getitem__, GAZETTEER)
    assert is_general_amount(query, focus, GAZETTEER)
    assert derived(answer_ledger(query, focus, Filters(), book)) == [80e6]
