"""Yes, no or neither to what a question asks of the sentences that are quoted."""

from __future__ import annotations

import pytest

from rag.answer_verdict import open_with_verdict
from rag.claims import particulars
from rag.draft import Draft
from rag.evidence import Evidence
from rag.fitness import Fit
from rag.focus import Focus
from rag.named import Named
from rag.question import understand_alone
from rag.verdict import Verdict, told_of, turning_sentence, verdict_of
from tests.rag.ledger_samples import GAZETTEER
from tests.rag.test_answer_disputes import reading

NILAIN = Focus(Named("Nilain Group", "Nilain Group", "Nilain", frozenset({"one"})))
BOTH = Focus(NILAIN.subject, (Named("Sotara", "Sotara", "Sotara", frozenset({"one"})),))
TOLD = "Nilain Group gave $5 million to hospitals in Egypt in April 2020."


def said(question, text=TOLD, focus=NILAIN, **fields):
    """Return the verdict of an article's sentences, all of them quoted."""
    told = reading(text, **fields)
    return verdict_of(understand_alone(question, GAZETTEER), focus, told, told.sentences, GAZETTEER)


@pytest.mark.parametrize(
    "question",
    [
        "Did Nilain Group give $5 million to hospitals?",
        "Did Nilain Group give more than $4 million to hospitals?",
        "Did Nilain Group give $5 million to hospitals in April 2020?",
        "Nilain Group a-t-il donné 5 millions de dollars aux hôpitaux ?",
        "هل قدمت مجموعة النيلين 5 ملايين دولار للمستشفيات؟",
        "Did Nilain Group give to hospitals in Egypt?",
    ],
)
def test_what_is_borne_out_in_every_particular_is_a_yes(question):
    assert said(question) is Verdict.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Sotara give more than Nilain Group?", "Nilain Group gave $5 million. Sotara gave $7 million."),
        (
            "Did Nilain Group give more than Sotara?",
            "Three banks gave: $5 million for Nilain Group, $5 million for Atlas Investment Bank and $2 million for "
            "Sotara, in all $12 million.",
        ),
        ("Has Nilain Group paid the $5 million?", "Nilain Group has paid $5 million to hospitals."),
        ("Did Nilain Group give less than Sotara?", "Nilain Group gave $5 million. Sotara gave $7 million."),
        ("Did Nilain Group give as much as Sotara?", "Nilain Group and Sotara gave $5 million each to schools."),
        ("Nilain Group a-t-il aidé les hôpitaux d'Ivory Coast ?", "Nilain Group a aidé les hôpitaux en Côte d'Ivoire."),
        (
            "Did Nilain Group send 11 tonnes to 2 schools?",
            "Nilain Group sent 11 tonnes to 2 schools, 9 tonnes to 3 towns.",
        ),
    ],
)
def test_what_two_sentences_tell_may_be_a_yes(question, text):
    """Two givers' amounts are compared, a country is one word in any language, two figures stand together."""
    focus = BOTH if "Sotara" in text else NILAIN
    assert said(question, text, focus) is Verdict.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Did Nilain Group send 375 tonnes to 11 towns?",
            "Nilain Group sent 185 tonnes to 11 towns and 375 tonnes to Cairo.",
        ),
        (
            "Did Nilain Group give $5 million to hospitals?",
            "Nilain Group gave $5 million to hospitals. A site doubts that sum.",
        ),
        (
            "Did Nilain Group give $5 million to clinics?",
            "Nilain Group gave $5 million to schools. It runs clinics too.",
        ),
    ],
)
def test_figures_told_apart_a_doubt_and_what_stands_elsewhere_are_no_yes(question, text):
    assert said(question, text) is None


@pytest.mark.parametrize(
    "question",
    [
        "Did Nilain Group give $7 million to hospitals?",  # another amount
        "Did Nilain Group give 5 million euros to hospitals?",  # another currency
        "هل قدمت مجموعة النيلين 9 ملايين دولار للمستشفيات؟",
    ],
)
def test_an_amount_told_otherwise_is_a_no(question):
    assert said(question) is Verdict.NO


@pytest.mark.parametrize(
    "question",
    [
        "How much did Nilain Group give to hospitals?",  # no yes or no is asked for
        "Did Nilain Group give $5 million to hospitals in 2022?",  # another year may be another gift
        "Did Nilain Group give $5 million to orphans and museums?",  # not what is told
        "Did Nilain Group alone give $5 million to hospitals?",  # nothing says alone
        "Did Nilain Group give more than Sotara?",  # to be worked out
        "Did reports agree that Nilain Group gave $5 million?",
        "Did Nilain Group give tents to schools?",
    ],
)
def test_what_is_unsure_is_neither(question):
    assert said(question) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Nilain Group give to hospitals?", "Nilain Group did not give to hospitals."),
        (
            "Les 5 millions de Nilain Group sont-ils un don ?",
            "Par Nilain Group transitent 5 millions d'euros. Il s'agit d'argent public, et non d'un don.",
        ),
        (
            "هل مليون النيلين إضافة فوق صندوق البنوك؟",
            "ومليون مجموعة النيلين جزء من صندوق البنوك، وليس مبلغاً فوقها.",
        ),
        (
            "Nilain Group a-t-il livré 400 lits aux hôpitaux ?",
            "Nilain Group prévoit 400 lits pour les hôpitaux. C'est une intention, et non une livraison.",
        ),
        (
            "Has Nilain Group delivered the 400 beds?",
            "Nilain Group plans 400 beds for hospitals. It is an intention, and not a delivery.",
        ),
        (
            "Did Nilain Group give the $5 million in one go?",
            "Nilain Group gives $5 million over 3 years to hospitals.",
        ),
        (
            "Les 5 millions de Nilain Group ont-ils été donnés en une seule fois ?",
            "تقدم مجموعة النيلين 5 ملايين دولار على مدى 3 سنوات.",
        ),
        (
            "هل الـ5 ملايين دولار كلها من مجموعة النيلين؟",
            "تبلغ قيمة المشروع 5 ملايين دولار تتقاسمها مجموعة النيلين مع شركاء.",
        ),
        ("Is Nilain Group's gift of $5 million all cash?", "Nilain Group gave $5 million in cash and goods."),
        (
            "Did Nilain Group pay $5 million from company money?",
            "Nilain Group's head gave $5 million of his own money.",
        ),
        ("Did Nilain Group give to hospitals in Egypt?", "Nilain Group gave to hospitals outside Egypt."),
        ("Did Nilain Group disclose its gift to Egypt?", "Nilain Group promised a gift to Egypt but named no amount."),
        ("هل أعلنت مجموعة النيلين قيمة تبرعها لمصر؟", "تبرعت مجموعة النيلين لمصر من غير أن تذكر قيمة التبرع."),
        (
            "Le milliard de Nilain Group va-t-il à tous les hôpitaux ?",
            "Nilain Group donne un milliard à une partie des hôpitaux seulement.",
        ),
        ("Was Nilain Group's $5 million for clinics in Egypt?", "Nilain Group gave $5 million to schools in Egypt."),
    ],
)
def test_what_is_denied_or_told_to_the_contrary_is_a_no(question, text):
    """A denial or a contrary may stand in the sentence after the one with the figure."""
    assert said(question, text) is Verdict.NO


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Nilain Group give $4 million to hospitals?", "Nilain Group leads. Sotara gave $4 million to hospitals."),
        ("Did Nilain Group deliver 400 beds to hospitals?", "Nilain Group wants to give 400 beds to hospitals."),
        ("Did Nilain Group not give to hospitals?", "Nilain Group gave to hospitals."),
        (
            "Is Nilain Group's $5 million on top of the budget?",
            "Nilain Group gave $5 million, which is not included in the budget.",
        ),
    ],
)
def test_what_speaks_against_a_yes_leaves_it_open(question, text):
    assert said(question, text) is not Verdict.YES
    assert said(question, text) is None or "deliver" in question


def test_delivered_is_no_pound():
    """Without its accent "livré" would read "livre"."""
    assert particulars("Nilain a livré des lits") == {"done"}
    assert particulars("5 millions de livres") == {"pound"}


def test_an_amount_of_another_giver_is_no_yes():
    """The sentence tells two amounts, each beside its giver."""
    text = "Nilain Group gave $5 million and Sotara gave $7 million to hospitals."
    assert said("Did Nilain Group give $7 million to hospitals?", text) is Verdict.NO
    assert said("Did Nilain Group give $5 million to hospitals?", text) is Verdict.YES


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Did Nilain Group give $5 million to hospitals?", "Yes, going by this article [1]."),
        ("Did Nilain Group give $7 million to hospitals?", "No, this article tells it otherwise [1]."),
        ("Nilain Group a-t-il donné 5 millions de dollars aux hôpitaux ?", "Oui, d’après cet article [1]."),
        ("هل قدمت مجموعة النيلين 5 ملايين دولار للمستشفيات؟", "نعم، بحسب هذا المقال [1]."),
    ],
)
def test_an_answer_opens_with_the_verdict_of_what_it_cites_first(question, opening):
    told = reading(TOLD)
    query = understand_alone(question, GAZETTEER)
    draft = Draft(query.language)
    draft.lines.append(f"{draft.quote(told.sentences[0])} {draft.cite(told.sentences[0])}")
    fit = Fit(told, 0.9, ((0.9, told.sentences[0]),))
    assert open_with_verdict(draft, query, NILAIN, fit, Evidence((), GAZETTEER)).lines[:2] == [opening, ""]


def test_the_marker_of_a_verdict_is_of_the_sentence_that_decides():
    told = reading("Nilain Group works with hospitals. Nilain Group gave $5 million to hospitals.")
    query = understand_alone("Did Nilain Group give $7 million to hospitals?", GAZETTEER)
    draft = Draft(query.language)
    draft.lines += [f"{draft.quote(one)} {draft.cite(one)}" for one in told.sentences]
    fit = Fit(told, 0.9, tuple((0.9, one) for one in told.sentences))
    opened = open_with_verdict(draft, query, NILAIN, fit, Evidence((), GAZETTEER))
    assert opened.lines[0] == "No, this article tells it otherwise [2]."


def test_the_marker_of_a_no_is_of_the_sentence_that_says_otherwise():
    told = reading("Nilain Group gave $5 million. It works in Egypt. Nilain Group gave goods in kind, not cash.")
    query = understand_alone("Did Nilain Group give $5 million in cash?", GAZETTEER)
    found = told_of(query, NILAIN, told, told.sentences, GAZETTEER)
    assert turning_sentence(found, Verdict.NO) == told.sentences[2]
    assert turning_sentence(found, Verdict.YES) == told.sentences[0]


def test_a_contrary_further_on_counts_where_its_sentence_names_the_giver():
    text = (
        "Nilain Group gave $1 million to a fund of $10 million. The fund is of banks. "
        "The million of Nilain Group is included in the fund."
    )
    assert said("Is Nilain Group's $1 million on top of the fund?", text) is Verdict.NO
