"""Rankings and comparisons in a city, of the parts of one amount, and of givers that no list has."""

from __future__ import annotations

import pytest

from rag.answer_ledger import answer_ledger
from rag.focus import Focus
from rag.ledger import events_of
from rag.ledger_question import asks_for_rows
from rag.ledger_select import LedgerBook
from rag.named import Named
from rag.names import Gazetteer
from rag.query import understand
from rag.schema import Filters, Organisation
from tests.rag.ledger_samples import source as sample

GAZETTEER = Gazetteer(
    (
        Organisation("Lantern Society", ("جمعية الفانوس",), (), "AE"),
        Organisation("Pearl House", ("بيت اللؤلؤة",), (), "AE"),
        Organisation("Quillon Films", ("أفلام كويلون",), (), "US"),
        Organisation("Brastow", ("براستو",), (), "US"),
        Organisation("Ash & Oak Foundation", (), (), "US"),
        Organisation("Tamsar Bank", ("بنك تمسار",), (), "EG"),
        Organisation("Veltis", ("فلتيس",), (), "EG"),
        Organisation("Verdure Bank", ("Banque Verdure",), (), "SA"),
        Organisation("Ochre Bank", ("Banque Ochre",), (), "SA"),
    )
)


def source(text, article_id, language="en", **fields):
    """Return an article as the ledger reads it, with these organisations."""
    return sample(text, article_id, language, gazetteer=GAZETTEER, **fields)


CITY = source(
    "قدمت مؤسسات خيرية في دبي 50 مليون درهم لمواجهة فيروس كورونا. وجاءت الحصة الكبرى من جمعية الفانوس بقيمة "
    "30 مليون درهم. وقدم بيت اللؤلؤة 20 مليون درهم.",
    "city",
    "ar",
    title="جمعيات في دبي تقدم 50 مليون درهم لمواجهة كورونا",
    country="AE",
    published="2020-03-27",
)
ELSEWHERE = source(
    "Tamsar Bank gave 80 million pounds against Covid-19. Veltis gave $9 million against Covid-19 in Cairo.",
    "elsewhere",
    title="Tamsar Bank and Veltis give against Covid-19",
    published="2020-04-09",
)
FIRE = source(
    "Entertainment companies give after the fires in Los Angeles. Quillon Films pledges $15 million and Brastow "
    "pledges $10 million.",
    "fire",
    title="Quillon Films leads Los Angeles fire pledges",
    country="US",
    published="2025-01-15",
)
STORM = source(
    "The foundation of Ash and Oak promises $36 million, Brastow $20 million. Brastow had started with at least "
    "$1 million.",
    "storm",
    title="Gifts after Hurricane Harlo",
    country="US",
    published="2017-09-01",
    organisations=("Brastow",),
)
GOODS = source(
    "Veltis donated equipment worth 17 million pounds against Covid-19. Tamsar Bank gave 13 million pounds.",
    "goods",
    title="Veltis and Tamsar Bank give against Covid-19 in Egypt",
    published="2020-06-01",
)
HEALTH = source(
    "Verdure Bank gave 33 million riyals and Ochre Bank gave 25 million riyals.",
    "health",
    title="Banks in Saudi Arabia support hospitals",
    country="SA",
    published="2020-05-01",
)
LONE = source(
    "Brastow gave $3 million after the floods in Peru.",
    "lone",
    title="Brastow gives after the floods in Peru",
    country="PE",
    published="2021-02-01",
)
ALL = (CITY, ELSEWHERE, FIRE, STORM, GOODS, HEALTH, LONE)


def ask(question, *told):
    """Return the ledger's draft for a question over the articles told, or None."""
    told = told or ALL
    known = {one.article.id: one.article for one in told}
    query = understand(question, GAZETTEER)
    named = tuple(Named(name, name, name, frozenset(known)) for name in query.organisations)
    focus = Focus(None, named)
    if not asks_for_rows(query, focus):
        return None
    return answer_ledger(query, focus, Filters(), LedgerBook(events_of(told), known.__getitem__, GAZETTEER))


def values(draft):
    """Return an answer's figures in order, or None."""
    return None if draft is None else [figure.value for figure in draft.figures.values()]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Rank the charities in Dubai by their Covid donations", [30e6, 20e6]),
        ("رتّب المؤسسات الخيرية في دبي بحسب ما قدمته لمواجهة كورونا", [30e6, 20e6]),
        ("Which entertainment companies pledged most after the Los Angeles fires?", [15e6, 10e6]),
        ("مين أكثر شركات الترفيه والتقنية تعهداً بعد حرائق لوس أنجلوس؟", [15e6, 10e6]),
        ("Quelles entreprises ont le plus donné après les incendies de Los Angeles ?", [15e6, 10e6]),
        ("Rank the charities in Riyadh by their Covid donations", None),
    ],
)
def test_a_ranking_in_a_city_is_of_that_city(question, wanted):
    """Whatever language its name is written in; where no report names it, nothing is ranked."""
    assert values(ask(question)) == wanted


def test_the_parts_of_an_amount_are_ranked():
    """A bare "dirhams" is the city's country's."""
    assert values(ask("Rank the Dubai charities by what each put into the 50 million dirhams.")) == [30e6, 20e6]


def test_who_gave_most_is_no_question_for_one_gift():
    assert ask("Which companies gave the most after the floods in Peru?") is None


def test_an_earlier_state_is_not_added_to_what_it_became():
    """And "the foundation of Ash and Oak" is the Ash & Oak Foundation."""
    draft = ask("Who promised more after Hurricane Harlo, the Ash and Oak Foundation or Brastow?")
    assert draft.lines[0].startswith("Ash & Oak Foundation gave more money in US dollars")
    assert values(draft) == [36e6, 20e6]


def test_a_giver_that_no_list_has_is_not_left_out_of_a_comparison():
    assert ask("Of the Pell foundation, Brastow and Quillon Films, who promised most after Hurricane Harlo?") is None


def test_a_comma_after_a_time_hides_no_giver():
    question = "Who promised more after the storm of September 2017, Brastow or the Ash & Oak Foundation?"
    assert values(ask(question, STORM)) == [20e6, 36e6]


def test_an_article_on_both_says_more_than_that_one_has_no_row():
    told = source(
        "Brastow gave $20 million after the floods in Peru. Quillon Films helped too.",
        "both",
        country="PE",
        organisations=("Brastow", "Quillon Films"),
    )
    assert ask("Who gave more after the floods in Peru, Brastow or Quillon Films?", told) is None


@pytest.mark.parametrize(
    "question",
    [
        "Who gave more against Covid, Veltis or Tamsar Bank, and are both in cash?",
        "أيهما أعطى أكثر ضد كورونا، فلتيس أم بنك تمسار؟ وهل المبلغان نقد؟",
    ],
)
def test_asking_whether_it_is_cash_leaves_goods_out_of_nothing(question):
    assert sorted(values(ask(question, GOODS))) == [13e6, 17e6]


def test_the_gap_and_a_fund_that_is_named_otherwise_do_not_empty_a_ranking_of_banks():
    question = "Classe les banques saoudiennes selon leur don au fonds de dotation pour la santé"
    assert values(ask(question)) == [33e6, 25e6]
