"""Answers from the ledger over articles of ours: totals, rankings, comparisons, in three languages."""

from __future__ import annotations

import pytest

from rag.answer_ledger import answer_ledger
from rag.focus import Focus, Named
from rag.ledger import events_of
from rag.ledger_question import asks_for_rows, is_general_amount
from rag.ledger_select import LedgerBook
from rag.query import understand
from rag.schema import Filters
from rag.verify import unsupported_figures
from tests.rag.ledger_samples import GAZETTEER, source

PACKAGE = source(
    "Nilain Group has pledged $250 million in cash relief for health workers and communities.\n\n"
    "The largest share, $150 million, goes to a relief fund.\n\n"
    "A second fund holds $40 million in cash for local groups, and Nilain Group adds $10 million to match what its "
    "users give. The remaining $50 million is donated in grants to teachers.\n\n"
    "Apart from the $250 million, Nilain Group is giving $25 million worth of advertising space to public bodies and "
    "$100 million in advertising credits to small businesses.\n\n"
    "Totals differ from one outlet to another: one put the package at $375 million by adding the advertising to the "
    "cash.",
    "package",
    organisations=("Nilain Group",),
)
CHILDREN = source(
    "Nilain Group gave about $200,000 to children in May 2021, the paper reported.",
    "children",
    published="2021-05-13",
    organisations=("Nilain Group",),
)
CAP = source(
    "تتبرع مجموعة النيلين عن كل وصفة بحد أقصى 300 ألف جنيه.",
    "cap",
    "ar",
    published="2020-05",
    organisations=("Nilain Group",),
)
QUAKE = source(
    "Sotara a donné 30 millions de dirhams après le séisme. Atlas Investment Bank a donné 45 millions de dirhams.",
    "quake",
    "fr",
    published="2023-09-10",
    country="MA",
    title="Séisme : les dons des entreprises",
)
SCHOOLS = source(
    "Sotara gave 12 million dirhams to schools in 2020. Harbour & Finch donated $3 million to the same schools.",
    "schools",
    published="2020-10-01",
    country="MA",
)
SOURCES = {one.article.id: one.article for one in (PACKAGE, CHILDREN, CAP, QUAKE, SCHOOLS)}
BOOK = LedgerBook(events_of((PACKAGE, CHILDREN, CAP, QUAKE, SCHOOLS)), SOURCES.__getitem__, GAZETTEER)


def focus_of(query):
    """Return a focus on the first organisation of a question, as the corpus would give it."""
    named = [Named(name, name, name, frozenset({"package"})) for name in query.organisations]
    return Focus(named[0] if named else None, tuple(named[1:]))


def ask(question, filters=Filters(), book=BOOK):  # noqa: B008 frozen
    """Return the ledger's draft for a question, or None; every figure in it is one that its passages bear out."""
    query = understand(question, GAZETTEER)
    focus = focus_of(query)
    if not (asks_for_rows(query, focus) or is_general_amount(query, focus, GAZETTEER)):
        return None
    draft = answer_ledger(query, focus, filters, book)
    if draft is not None:
        assert unsupported_figures(draft.claims, [cited.quote for cited in draft.citations]) == []
        for cited in draft.citations:
            assert SOURCES[cited.article_id].text[cited.start : cited.end] == cited.quote
    return draft


def figures(draft):
    """Return an answer's figures in order, as (value, unit, kind)."""
    return [(figure.value, figure.unit, str(figure.kind)) for figure in draft.figures.values()]


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        (
            "How much did Nilain Group donate?",
            "Nilain Group pledged US$250 million (cash, as of 2020-04-09) [1]. Of it: ",
        ),
        (
            "كم تبرعت مجموعة النيلين؟",
            "ما تعهدت به مجموعة النيلين: 250 مليون دولار (نقدًا، بتاريخ 2020-04-09) [1]. منها: ",
        ),
        (
            "Combien Nilain Group a-t-il donné ?",
            "Nilain Group a promis 250 millions de dollars (en espèces, en date du 2020-04-09) [1]. Dont : ",
        ),
    ],
)
def test_a_general_question_opens_with_the_largest_gift_and_its_parts(question, opening):
    draft = ask(question)
    assert draft.lines[0].startswith(opening)
    assert figures(draft)[:5] == [
        (250e6, "USD", "cash"),
        (150e6, "USD", "cash"),
        (50e6, "USD", "cash"),
        (40e6, "USD", "cash"),
        (10e6, "USD", "matching"),
    ]


def test_advertising_ceilings_and_printed_sums_stand_apart_from_cash():
    draft = ask("How much did Nilain Group donate?")
    assert "- Advertising space or credits, no cash: US$100 million (pledged, as of 2020-04-09)" in draft.text
    assert "- Ceilings, no gifts of that size: up to 300,000 Egyptian pounds" in draft.text
    assert "Some reports print another sum" in draft.text
    assert [value for value, _, kind in figures(draft) if kind == "cash" and value in (375e6, 500e6, 625e6)] == []


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "How much did Nilain Group donate in total?",
            "- US dollars: US$250 million [1] + about US$200,000 [5] = about US$250.2 million [1][5]",
        ),
        (
            "كم إجمالي ما تبرعت به مجموعة النيلين؟",
            "- دولار: 250 مليون دولار [1] + نحو 200 ألف دولار [5] = نحو 250.2 مليون دولار [1][5]",
        ),
        (
            "Combien Nilain Group a-t-il donné au total ?",
            "- dollars : 250 millions de dollars [1] + environ 200 000 dollars [5] "
            "= environ 250,2 millions de dollars [1][5]",
        ),
    ],
)
def test_a_total_is_worked_out_with_its_markers_only_where_one_is_asked_for(question, line):
    draft = ask(question)
    assert line in draft.lines
    derived = [figure for figure in draft.figures.values() if figure.derived_from]
    assert [(figure.value, figure.approximate, figure.derived_from) for figure in derived] == [
        (250_200_000, True, (1, 5))
    ]
    assert not any(figure.derived_from for figure in ask("How much did Nilain Group donate?").figures.values())


@pytest.mark.parametrize(
    "question",
    [
        "How much did Nilain Group give to Crescent Relief?",
        "What is the most Nilain Group gives through #cook?",
        "How much did Nilain Group give to children?",
        "How much did Nilain Group give in Egypt?",
        "How many people did Nilain Group help?",
        "What revenue did Nilain Group report?",
    ],
)
def test_a_narrow_question_is_left_to_the_reader_of_articles(question):
    assert ask(question) is None


def test_one_article_alone_is_left_to_the_reader_of_articles():
    assert (
        ask("How much did Nilain Group donate?", book=LedgerBook(events_of((PACKAGE,)), SOURCES.get, GAZETTEER)) is None
    )


def test_an_askers_filters_hold():
    draft = ask("the largest gifts", Filters(language="fr"))
    assert {cited.language for cited in draft.citations} == {"fr"}
    draft = ask("the largest gifts", Filters(since="2021", until="2021"))
    assert [value for value, _, _ in figures(draft)] == [200e3]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("the two largest gifts in Morocco", [45e6, 30e6, 3e6]),
        ("the largest gifts in Morocco in 2020", [12e6, 3e6]),
        ("أكبر التبرعات في المغرب بعد الزلزال", [45e6, 30e6]),
        ("les plus gros dons au Maroc pour le séisme", [45e6, 30e6]),
        ("Which companies gave more than 2 million dollars?", [250e6, 3e6]),
        ("Quelles entreprises ont donné plus de 40 millions de dirhams au Maroc ?", [45e6]),
        ("من تبرع بأكثر من 40 مليون درهم في المغرب؟", [45e6]),
    ],
)
def test_gifts_are_ranked_within_one_currency(question, values):
    assert [value for value, _, _ in figures(ask(question))] == values


def test_currencies_are_never_ranked_against_each_other():
    assert (
        "In US dollars, not ranked against the others because nothing is converted:"
        in ask("the largest gifts in Morocco").text
    )


def test_money_in_a_sentence_that_names_no_giver_tops_no_ranking():
    plan = source("Sotara gave 2 million dirhams. The national plan was put at 90 billion dirhams.", country="MA")
    SOURCES["one"] = plan.article
    draft = ask("the largest gifts in Morocco", book=LedgerBook(events_of((plan,)), SOURCES.get, GAZETTEER))
    assert [value for value, _, _ in figures(draft)] == [2e6]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Sotara or Atlas Investment Bank give more?", "In Moroccan dirhams, Atlas Investment Bank gave more"),
        ("من تبرع أكثر، سوتارا أم بنك أطلس للاستثمار؟", "بعملة درهم مغربي قدّمت بنك أطلس للاستثمار أكثر"),
        (
            "Qui a donné le plus, Sotara ou Atlas Investment Bank ?",
            "En dirhams marocains, Atlas Investment Bank a donné",
        ),
        ("compare Nilain Group and Sotara", "They cannot be compared"),
    ],
)
def test_givers_are_compared_where_one_currency_allows_it(question, verdict):
    assert ask(question).lines[0].startswith(verdict)


@pytest.mark.parametrize("question", ["the largest gifts in Peru", "the largest gifts for zebra conservation"])
def test_without_rows_there_is_no_answer(question):
    assert ask(question) is None
