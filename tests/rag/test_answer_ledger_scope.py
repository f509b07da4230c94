"""Rankings, comparisons, sums and lists of who gave, within what a question names: over articles of ours."""

from __future__ import annotations

import pytest

from rag.answer_ledger import answer_ledger
from rag.focus import Focus
from rag.ledger import events_of
from rag.ledger_question import asks_for_rows, is_general_amount
from rag.ledger_select import LedgerBook
from rag.named import Named
from rag.names import Gazetteer
from rag.query import understand
from rag.schema import Filters, Organisation
from rag.verify import unsupported_figures
from tests.rag.ledger_samples import ORGANISATIONS
from tests.rag.ledger_samples import source as sample

GAZETTEER = Gazetteer(
    (
        *ORGANISATIONS,
        Organisation("Meridian Bank", ("بنك ميريديان",), (), "SA"),
        Organisation("Harbour Bank", ("بنك المرفأ",), (), "SA"),
        Organisation("Dune Bank", ("بنك الكثبان",), (), "SA"),
        Organisation("Sand Energy", ("طاقة الرمال",), (), "SA"),
        Organisation("Palm Relief Fund", ("صندوق النخلة",), (), "SA"),
        Organisation("Belmar Stores", (), (), "KR"),
        Organisation("Tarrow", (), (), "KR"),
        Organisation("Belmar Group", ("Belmar",), (), "KR"),
    )
)


def source(text, article_id, language="en", **fields):
    """Return an article as the ledger reads it, with the organisations of these questions."""
    return sample(text, article_id, language, gazetteer=GAZETTEER, **fields)


FUND = source(
    "تبرعت البنوك بمبلغ 60 مليون ريال لصندوق النخلة. وقدم بنك ميريديان 30 مليون ريال، وقدم بنك المرفأ 20 مليون ريال، "
    "وقدم بنك الكثبان 10 ملايين ريال.",
    "fund",
    "ar",
    title="البنوك السعودية تدعم صندوق النخلة",
    country="SA",
    published="2020-04-02",
)
ENERGY = source(
    "قدمت طاقة الرمال 90 مليون ريال لصندوق النخلة.",
    "energy",
    "ar",
    title="طاقة الرمال تدعم صندوق النخلة",
    country="SA",
    published="2020-05-02",
    organisations=("Sand Energy",),
)
STORM = source(
    "Nilain Group gave $4 million and Harbour & Finch gave $2 million after Hurricane Lorina.",
    "storm",
    title="Companies give after Hurricane Lorina",
    country="JM",
    published="2025-11-03",
)
OTHER_STORM = source(
    "Nilain Group gave $9 million after Hurricane Pereline.",
    "pereline",
    title="Nilain Group gives after Hurricane Pereline",
    country="JM",
    published="2024-07-05",
    organisations=("Nilain Group",),
)
FIRE = source(
    "Tarrow gave 3 billion won. Belmar, Nilain Group and Sotara give 2 billion won each.",
    "fire",
    title="Groups give after the wildfires in South Korea",
    country="KR",
    published="2025-03-26",
)
FLOOD = source(
    "Tarrow gave 5 billion won. Belmar gave 1 billion won and added supplies worth 300 million won. "
    "Belmar Stores gave 9 billion won.",
    "korea-flood",
    title="Gifts after the floods in South Korea",
    country="KR",
    published="2025-07-22",
)
QUAKE = source(
    "Sotara gave 30 million dirhams. Atlas Investment Bank gave 45 million dirhams.",
    "atlas-quake",
    title="Gifts after the earthquake in Morocco",
    country="MA",
    published="2023-09-12",
)
BALANCE = source(
    "On 1 April 2020 the fund against Covid-19 in Morocco had received 32 billion dirhams in donations from the "
    "public.",
    "balance",
    title="Morocco's Covid-19 fund reaches 32 billion dirhams",
    country="MA",
    published="2020-04-05",
)
EARLIER = source(
    "On 18 March 2020 the fund against Covid-19 in Morocco had received 15 billion dirhams in donations from the "
    "public.",
    "earlier",
    title="Morocco's Covid-19 fund at 15 billion dirhams",
    country="MA",
    published="2020-03-20",
)
ALL = (FUND, ENERGY, STORM, OTHER_STORM, FIRE, FLOOD, QUAKE, BALANCE, EARLIER)
SOURCES = {one.article.id: one.article for one in ALL}
BOOK = LedgerBook(events_of(ALL), SOURCES.__getitem__, GAZETTEER)


def ask(question, *told):
    """Return the ledger's draft for a question, or None; every figure in it is one that its passages bear out."""
    known = SOURCES | {one.article.id: one.article for one in told}
    book = LedgerBook(events_of(told), known.__getitem__, GAZETTEER) if told else BOOK
    query = understand(question, GAZETTEER)
    ids = frozenset(known)
    named = [Named(name, name, name, ids) for name in query.organisations]
    loose = [
        Named(name, None, name, frozenset(one for one in known if name in f"{known[one].title} {known[one].text}"))
        for name in query.names
    ]
    focus = Focus(named[0] if named else None, (*named[1:], *loose))
    if not (asks_for_rows(query, focus) or is_general_amount(query, focus, GAZETTEER)):
        return None
    draft = answer_ledger(query, focus, Filters(), book)
    if draft is not None:
        quotes = [cited.quote for cited in draft.citations]
        assert unsupported_figures(draft.claims, quotes, draft.book.countries()) == []
    return draft


def values(draft):
    """Return an answer's figures in order."""
    return [figure.value for figure in draft.figures.values()]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Which two banks gave the most to the Palm Relief Fund?", [30e6, 20e6]),
        ("أعلى بنكين في التبرع لصندوق النخلة", [30e6, 20e6]),
        ("Quelles banques ont donné au Palm Relief Fund ?", [30e6, 20e6, 10e6]),
        ("the largest donors to the Palm Relief Fund", [90e6, 30e6, 20e6, 10e6]),
        ("Who gave after Hurricane Lorina?", [4e6, 2e6]),
        ("مين أكبر متبرع لإعصار لورينا؟", [4e6, 2e6]),
        ("classe les dons des grands groupes après les incendies de mars 2025 en Corée du Sud", [3e9, 2e9]),
        ("من تبرع لضحايا الزلزال؟", [45e6, 30e6]),
        ("Which companies gave 2 billion won each after the fires in South Korea?", [2e9]),
    ],
)
def test_the_scope_of_a_question_holds(question, wanted):
    """A fund, its banks alone, a storm by name, a month, a disaster and a very amount, across languages."""
    assert values(ask(question)) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "Who gave the most after Hurricane Zephyrine?",
        "Who gave the most for zebra conservation in Morocco?",
        "classe les dons des entreprises après les incendies de mai 2024 en Corée du Sud",
        "Which companies gave 7 billion won each after the fires in South Korea?",
    ],
)
def test_rather_no_list_than_one_about_something_else(question):
    assert ask(question) is None


def test_equal_gifts_of_one_sentence_are_one_line():
    line = ask("the largest gifts after the fires in South Korea in March 2025").lines[3]
    assert line.startswith("2. ")
    assert line.endswith("2 billion South Korean won each (cash, as of 26 March 2025) [2]")
    assert sorted(name for name in ("Belmar Group", "Nilain Group", "Sotara") if name in line) == [
        "Belmar Group",
        "Nilain Group",
        "Sotara",
    ]


@pytest.mark.parametrize(
    ("question", "opening", "wanted"),
    [
        (
            "Who gave more after the floods in South Korea in July 2025, Tarrow or Belmar?",
            "Tarrow gave more money in South Korean won, as far as the articles here tell.",
            [5e9, 1e9, 300e6],
        ),
        (
            "Tarrow ou Sotara, qui a donné le plus après les inondations de 2025 ?",
            "Pas de comparaison : les articles ici ne citent de don d’argent répondant à la question que de Tarrow.",
            [5e9],
        ),
        (
            "سوتارا مقابل بنك أطلس للاستثمار، من تبرع أكثر بعد زلزال المغرب؟",
            "الأكثر عطاءً من المال بالدرهم المغربي: بنك أطلس للاستثمار، وفق ما ورد في المقالات هنا.",
            [30e6, 45e6],
        ),
    ],
)
def test_givers_side_by_side_within_the_scope(question, opening, wanted):
    """Where one of them has no gift that fits, that is said of it; a shop that only shares a name is no branch."""
    draft = ask(question)
    assert draft.lines[0] == opening
    assert values(draft) == wanted


def test_a_sum_of_several_givers_shows_its_addends():
    draft = ask("Tarrow and Belmar together: what did they donate after the July 2025 floods in South Korea?")
    line = next(line for line in draft.lines if " = " in line)
    assert line.startswith("- South Korean won: 5 billion South Korean won [1] + 1 billion South Korean won [2] = ")
    assert [(figure.value, figure.derived_from) for figure in draft.figures.values() if figure.derived_from] == [
        (6e9, (1, 2))
    ]


def test_givers_that_nobody_tells_of_are_left_to_the_articles():
    assert ask("Did Sotara or Atlas Investment Bank give more after the floods in Peru?") is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How much had Morocco's Covid fund received on 1 April 2020?", [32e9]),
        ("A combien s'élevaient les dons reçus par le fonds marocain Covid-19 au 18 mars 2020 ?", [15e9]),
        ("How much did the Covid fund in Morocco collect?", [32e9, 15e9]),
    ],
)
def test_what_a_fund_took_in_is_told_by_its_date(question, wanted):
    assert values(ask(question)) == wanted


def test_what_is_moved_into_ones_own_fund_is_no_gift_beside_what_it_gave():
    moved = source(
        "The founder of Nilain is donating $1 billion of his shares to Nilain Group.",
        "moved",
        organisations=("Nilain Group",),
    )
    given = source(
        "Nilain Group has given $40 million to schools in 2021.",
        "given",
        published="2021-12-01",
        organisations=("Nilain Group",),
    )
    draft = ask("How much did Nilain Group donate in total?", moved, given)
    assert draft.lines[0].startswith("Nilain Group donated US$40 million")
    assert not any(figure.derived_from for figure in draft.figures.values())


def test_a_bare_currency_is_the_articles_countrys():
    draft = ask("the largest gifts after the earthquake in Morocco", QUAKE)
    assert [figure.unit for figure in draft.figures.values()] == ["MAD", "MAD"]
