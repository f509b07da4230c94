"""Answers from the ledger over articles of ours: totals, rankings, comparisons, in three languages."""

from __future__ import annotations

import pytest

from rag.answer_ledger import answer_ledger
from rag.focus import Focus
from rag.ledger import events_of
from rag.ledger_question import asks_for_rows, is_general_amount
from rag.ledger_select import LedgerBook
from rag.named import Named
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
            "Nilain Group pledged US$250 million (cash, as of 9 April 2020) [1]. Of it: ",
        ),
        (
            "كم تبرعت مجموعة النيلين؟",
            "التعهد المعلن من مجموعة النيلين: 250 مليون دولار (نقدًا، خبر بتاريخ 9 أبريل 2020) [1]. منها: ",
        ),
        (
            "Combien Nilain Group a-t-il donné ?",
            "Nilain Group a promis 250 millions de dollars (en argent, article du 9 avril 2020) [1]. Dont : ",
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
    assert "- Advertising space or credits, not money: US$100 million (announced, as of 9 April 2020)" in draft.text
    assert "- Upper limits, not amounts given: up to 300,000 Egyptian pounds" in draft.text
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
        ("Did Sotara or Atlas Investment Bank give more?", "Atlas Investment Bank gave more money in Moroccan dirhams"),
        ("من تبرع أكثر، سوتارا أم بنك أطلس للاستثمار؟", "الأكثر عطاءً من المال بالدرهم المغربي: بنك أطلس للاستثمار"),
        (
            "Qui a donné le plus, Sotara ou Atlas Investment Bank ?",
            "Atlas Investment Bank a donné davantage d’argent, en dirhams marocains",
        ),
        ("compare Nilain Group and Sotara", "They cannot be compared"),
    ],
)
def test_givers_are_compared_where_one_currency_allows_it(question, verdict):
    assert ask(question).lines[0].startswith(verdict)


@pytest.mark.parametrize("question", ["the largest gifts in Peru", "the largest gifts for zebra conservation"])
def test_without_rows_there_is_no_answer(question):
    assert ask(question) is None


def ask_of(question, *told):
    """Return the ledger's draft for a question over some articles of its own."""
    SOURCES.update({one.article.id: one.article for one in told})
    return ask(question, book=LedgerBook(events_of(told), SOURCES.__getitem__, GAZETTEER))


@pytest.mark.parametrize(
    ("question", "currency", "values"),
    [
        ("the largest gifts in dirhams in Morocco", "Moroccan dirhams", [45e6, 30e6, 12e6]),
        ("les plus gros dons en dirhams marocains", "dirhams marocains", [45e6, 30e6, 12e6]),
        ("أكبر التبرعات بالدولار", "دولار", [250e6, 3e6, 200e3]),
    ],
)
def test_a_currency_asked_for_is_the_only_one_ranked(question, currency, values):
    draft = ask(question)
    assert [value for value, _, _ in figures(draft)] == values
    assert currency in draft.lines[0]


def test_a_joint_gift_whose_parts_tell_who_gave_what_is_its_givers_part():
    joint = source(
        "Nilain Group and Sotara pledge $30 million together, 20 million from the first and 10 million from the "
        "second.",
        "joint",
        organisations=("Nilain Group", "Sotara"),
    )
    draft = ask_of("How much did Sotara donate?", joint, SCHOOLS)
    assert sorted(value for value, _, _ in figures(draft)) == [10e6, 12e6]


def test_a_gift_whose_sentence_says_it_is_ranked_where_the_headline_names_its_giver():
    told = source(
        "Sotara gave 2 million dirhams. In April it had donated 40 million dirhams.",
        "it",
        title="Sotara gives for schools",
        country="MA",
        organisations=("Sotara",),
    )
    assert [value for value, _, _ in figures(ask_of("the largest gifts in Morocco", told))] == [40e6, 2e6]


def test_a_whole_that_holds_other_peoples_money_is_ranked_by_the_givers_own_part():
    told = source(
        "Users of Nilain gave $10 million in donations, and Nilain Group itself is donating $2 million."
        " The two donations together make $12 million.",
        "users",
        organisations=("Nilain Group",),
    )
    assert [value for value, _, _ in figures(ask_of("the largest gifts", told))] == [2e6]


@pytest.mark.parametrize(
    ("sentence", "published", "said"),
    [
        ("On 9 April 2020 Sotara gave 2 million dirhams.", "2020-05-13", "cash, given, on 9 April 2020"),
        ("In April 2020 Sotara gave 2 million dirhams.", "2020-05-13", "cash, given, in April 2020"),
        ("Sotara gave 2 million dirhams.", "2020-05-13", "cash, given, as of 13 May 2020"),  # the report's day
        (
            "In April Sotara gave 2 million dirhams.",
            "2020-05-13",
            "cash, given, as of April 2020",
        ),  # the year is inferred
        ("Sotara gave 2 million dirhams.", "2020-05", "cash, given, as of May 2020"),
        ("Sotara gave 2 million dirhams.", "2020", "cash, given, as of 2020"),
    ],
)
def test_a_date_is_written_out_as_precisely_as_it_is_known(sentence, published, said):
    told = source(sentence, "when", published=published, country="MA")
    assert f"({said}) [1]" in ask_of("the largest gifts in Morocco", told).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("أكبر التبرعات في المغرب", "في أبريل 2020) [1]"),
        ("les plus gros dons au Maroc", "en avril 2020) [1]"),
    ],
)
def test_a_date_is_in_the_askers_language(question, said):
    told = source("In April 2020 Sotara gave 2 million dirhams.", "when", published="2020-05-13", country="MA")
    assert said in ask_of(question, told).text


def test_an_older_figure_is_told_beside_the_newer_one():
    first = source(
        "Nilain Group's gifts to date come to $131 million in donations.",
        "first",
        title="Nilain against Covid-19",
        published="2020-05-08",
        organisations=("Nilain Group",),
    )
    second = source(
        "Nilain Group has brought its donations to $200 million.",
        "second",
        title="Nilain and Covid-19",
        published="2021-07-23",
        organisations=("Nilain Group",),
    )
    draft = ask_of("How much did Nilain Group donate?", first, second)
    assert next(iter(figures(draft)))[0] == 200e6
    assert (
        "An older or newer figure for the same gift: “Nilain Group's gifts to date come to $131 million" in draft.text
    )
