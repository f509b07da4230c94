"""Whose gift a figure is, and to whom it goes."""

from __future__ import annotations

import pytest

from rag.ledger_gifts import statements_of
from tests.rag.ledger_samples import source

GIVERS = [
    ("Nilain Group has donated $5 million to Crescent Relief.", [("Nilain Group", "Crescent Relief")]),
    (
        "Nilain gives £5 million and Harbour & Finch £3 million.",
        [("Nilain Group", ""), ("Harbour & Finch", "")],
    ),
    (
        "Nilain Group pledged $5 million for Delta Food Bank and $3 million for Crescent Relief.",
        [("Nilain Group", "Delta Food Bank"), ("Nilain Group", "Crescent Relief")],
    ),
    ("Harbour & Finch gave $5 million, and a unit of Sotara $3 million.", [("Harbour & Finch", ""), ("Sotara", "")]),
    ("Nilain and Sotara gave $2 million each.", [("Nilain Group", ""), ("Sotara", "")]),
    ("Nilain and Sotara together gave $2 million.", [("Nilain Group+Sotara", "")]),
    (
        "Delta Food Bank received $250,000 from Sotara and $150,000 from Nilain.",
        [("Sotara", "Delta Food Bank"), ("Nilain Group", "Delta Food Bank")],
    ),
    ("Sotara will give Crescent Relief $40,000.", [("Sotara", "Crescent Relief")]),
    (
        "Nilain Foundation, set up by the founder of Sotara, has donated €320 million to hospitals.",
        [("Nilain Foundation", "")],
    ),
    (
        "Nilain gives $5 million to Crescent Relief, which runs food banks, and $4 million to Delta Food Bank.",
        [("Nilain Group", "Crescent Relief"), ("Nilain Group", "Delta Food Bank")],
    ),
    ("Eleven companies together gave $9 million to hospitals.", [("many", "")]),
    ("Hobson Trust has pledged $4 million for schools.", [("Hobson Trust", "")]),
    ("تبرعت «مجموعة النيلين» بمبلغ 5 ملايين دولار لصالح «إغاثة الهلال».", [("Nilain Group", "Crescent Relief")]),
    ("وقدم كل من سوتارا ومجموعة النيلين 17 مليون درهم.", [("Sotara", ""), ("Nilain Group", "")]),
    ("وفى مصر تتبرع «سوتارا» بمبلغ 2 مليون دولار.", [("Sotara", "")]),
    ("تبرعت شركة «الرمال» بمبلغ 7 ملايين جنيه للمستشفيات.", [("الرمال", "")]),
    ("Sotara, filiale de Nilain, a donné 3 millions d'euros à Crescent Relief.", [("Sotara", "Crescent Relief")]),
]


@pytest.mark.parametrize(("text", "expected"), GIVERS)
def test_each_figure_has_its_own_giver_and_recipient(text, expected):
    told = statements_of(source(text))
    found = [("+".join(one.donors) or ("many" if one.collective else ""), ", ".join(one.recipients)) for one in told]
    assert found == expected


def test_a_sentence_without_a_giver_is_about_the_main_giver_of_the_article():
    told = statements_of(
        source("A donation of $3 million goes to hospitals.", organisations=("Sotara", "Delta Food Bank"))
    )
    assert [one.donors for one in told] == [("Sotara",)]


def test_an_organisation_that_only_takes_money_in_is_no_giver():
    text = "Delta Food Bank has received donations of $480 million since 2019."
    assert statements_of(source(text, organisations=("Delta Food Bank",))) == []
