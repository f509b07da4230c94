"""Amounts as they are answered: parts under their whole, conversions in brackets, sums, joint givers, receivers."""

from __future__ import annotations

import pytest

from rag.answer_amount import answer_amount
from rag.draft import Draft
from rag.evidence import Evidence
from rag.fact_rows import with_rows
from rag.focus import Focus
from rag.gifts import Gift, given_by
from rag.leading import leading
from rag.ledger import events_of
from rag.named import Named
from rag.owners import is_anothers
from rag.question import understand_alone
from rag.relevance import wanted_of
from rag.restating import converted_from, is_sum_told
from tests.rag.ledger_samples import GAZETTEER, source
from tests.rag.test_answer_disputes import reading

NILAIN = Named("Nilain Group", "Nilain Group", "Nilain", frozenset({"one", "two"}))
ASKED = "How much did Nilain Group give?"


def read(text, **fields):
    """Return one article as read, with the ledger's rows of it."""
    events = events_of([source(text, organisations=("Nilain Group",), **fields)])
    return with_rows(Evidence((reading(text, **fields),), GAZETTEER), events)


def answered(text, question=ASKED, **fields):
    """Return the answer to a question about Nilain Group's giving, line by line."""
    draft = answer_amount(understand_alone(question, GAZETTEER), Focus(NILAIN), read(text, **fields))
    assert isinstance(draft, Draft)
    return [line for line in draft.lines if line]


def test_a_conversion_stands_in_brackets_and_in_no_list():
    text = "Nilain Group donated 12,694,181 CFA francs, or about $24,000."
    assert answered(text) == ["Nilain Group donated 12,694,181 CFA francs (about US$24,000) [1]."]


def test_parts_stand_under_their_whole():
    text = "Nilain Group donated $10 million. Of this, $6 million is for schools and $4 million for hospitals."
    assert answered(text)[0] == "Nilain Group donated US$10 million [1]. Of it: US$6 million [2]; US$4 million [2]."
    assert len(answered(text)) == 1


def test_a_sum_that_the_article_tells_is_no_further_gift():
    text = (
        "Nilain Group committed $50 million to nurses. It comes on top of $250 million that Nilain Group had promised"
        " before, so that the two commitments together reach $300 million."
    )
    lines = answered(text, "How much did Nilain Group commit?", title="Nilain Group commits $50 million")
    assert "In all, as the article has it: US$300 million [2]." in lines[0]
    assert not any("300" in line for line in lines[1:])


@pytest.mark.parametrize(
    ("text", "anothers"),
    [
        ("The site sets this beside 400 ventilators donated by Sotara.", True),
        ("ويضع الموقع هذه الأرقام إلى جانب 400 جهاز تنفس قدمتها سوتارا.", True),
        ("Le fonds de l'État est doté de 100 milliards de FCFA.", True),
        ("The government put up $5 million.", True),
        ("Nilain Group gave the State 400 ventilators.", False),
        ("Nilain Group gave 400 ventilators to Sotara.", False),
        ("Some 400 ventilators donated by Nilain Group arrived.", False),
    ],
)
def test_a_sentence_may_give_a_figure_another_owner(text, anothers):
    assert is_anothers(reading(text).facts[0], NILAIN, GAZETTEER) is anothers


def test_the_ledger_tells_whose_a_figure_is():
    evidence = read("Nilain Group and Sotara met. Sotara donated $3 million. Nilain Group donated $5 million.")
    own = [fact.figure.value for fact in evidence.facts if given_by(fact, NILAIN, evidence)]
    assert own == [5e6]


def test_a_joint_gift_is_told_of_all_its_givers():
    assert answered("Nilain Group and Sotara donated $5 million.")[0].startswith("Nilain Group, Sotara donated")


def test_another_givers_sentence_names_no_receiver():
    text = (
        "Nilain Group donated $3 million, divided among 3 organisations that help."
        " Sotara donated $2 million to Crescent Relief."
    )
    lines = answered(text, "To whom did Nilain Group donate $3 million?")
    assert lines[1].startswith("To whom: “Nilain Group donated $3 million, divided")
    assert not any("Names in it" in line for line in lines)


def test_a_receiver_is_named_where_it_stands_as_one():
    lines = answered(
        "Nilain Group donated $3 million to Crescent Relief, Sotara said.", "To whom did Nilain give $3 million?"
    )
    assert "Names in it: Crescent Relief [1]." in lines


def test_a_country_asked_for_leads_over_the_whole_world():
    text = "Nilain Group donated $250 million worldwide. In Egypt, Nilain Group donates up to 300,000 Egyptian pounds."
    first = answered(text, "How much did Nilain Group donate in Egypt?")[0]
    assert "300,000 Egyptian pounds" in first


def test_a_part_leads_for_whom_it_is_asked():
    text = (
        "Nilain Group donated 478,000 dinars to hospitals. Of this, Old Fountain Hospital gets 256,000 dinars from"
        " Nilain Group."
    )
    asked = understand_alone("How much did Nilain Group donate for Old Fountain Hospital?", GAZETTEER)
    hospital = Named("Old Fountain Hospital", "Old Fountain Hospital", "Old Fountain Hospital", frozenset({"one"}))
    evidence = read(text, country="JO")
    gifts = [Gift([fact]) for fact in evidence.facts]
    wanted = wanted_of(asked, Focus(NILAIN, (hospital,)), GAZETTEER)
    assert [gift.best.figure.value for gift in leading(gifts, asked, wanted, evidence)] == [256_000, 478_000]


def test_what_is_a_conversion_and_what_a_sum():
    facts = reading("It gave $2 million and $3 million, in all $5 million, or about 90 million pounds.").facts
    assert [converted_from(fact, facts) is not None for fact in facts] == [False, False, False, True]
    assert [is_sum_told(fact, facts) for fact in facts] == [False, False, True, False]


def test_a_base_of_a_share_is_no_amount_beside_the_one_that_answers():
    text = (
        "Nilain Group gave $10 million for schools. Nilain Group also gave $3 million, 17 per cent of more than"
        " $70 million in private gifts."
    )
    assert answered(text, title="Nilain Group gives $10 million")[2].startswith("- US$3 million (cash): ")


@pytest.mark.parametrize(
    ("question", "told"), [("How much did Nilain Group give after the floods?", False), (ASKED, True)]
)
def test_amounts_for_something_else_stand_beside_none_asked_for_a_purpose(question, told):
    flood = "Nilain Group gave $10 million after the floods."
    other = "Nilain Group gave $3 million for roads."
    sources = [
        source(flood, "one", organisations=("Nilain Group",)),
        source(other, "two", organisations=("Nilain Group",)),
    ]
    read_of = (reading(flood, "one"), reading(other, "two"))
    evidence = with_rows(Evidence(read_of, GAZETTEER), events_of(sources))
    draft = answer_amount(understand_alone(question, GAZETTEER), Focus(NILAIN), evidence)
    assert ("US$3 million" in draft.text) is told
