"""Instalments, second halves, lent goods and public plans: which sums of an article are gifts, and of what whole."""

from __future__ import annotations

import pytest

from rag.ledger import events_of
from rag.ledger_records import GivingEvent
from rag.schema import FigureKind
from tests.rag.ledger_samples import source


def events(text, *more, **fields) -> list[GivingEvent]:
    """Return the rows of an article, or of several."""
    fields = {"organisations": ("Nilain Group",)} | fields
    return events_of([source(text, **fields), *more])


def whole_of(found, value):
    """Return the value of the whole that the row of a value is a part of, None where it is none."""
    part = next(event for event in found if event.value == value)
    return next((event.value for event in found if event.key == part.part_of), None)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "Companies have pledged $800 million. Nilain Group pledged $100 million for the cathedral. "
            "Nilain had already paid a first instalment of $10 million in June.",
            10e6,
            100e6,
        ),
        (
            "Nilain Group has promised $5 million. Of the pledge, $3 million is donated to three states. "
            "The other $2 million is spent on supplies.",
            2e6,
            5e6,
        ),
        (
            "Nilain Group had given $900 million by April. "
            "About $500 million of that paid for protective gear and $265 million for food.",
            265e6,
            900e6,
        ),
    ],
)
def test_a_share_belongs_to_the_gift_that_it_completes_or_pays(text, part, whole):
    assert whole_of(events(text), part) == whole


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "تعهدت مجموعة النيلين بتقديم 2 مليون جنيه للمستشفيات. وتخصص المجموعة 1 مليون جنيه لأجهزة التنفس. "
            "أما المليون الآخر فللمستشفى الكبير.",
            "ar",
        ),
        (
            "Nilain Group pledged 2 million euros to hospitals. It allocates 1 million euros to the clinics. "
            "The other million goes to schools.",
            "en",
        ),
    ],
)
def test_the_other_million_is_a_second_half(text, language):
    found = events(text, language=language)
    assert [event.value for event in found].count(1e6) == 2
    assert sum(event.part_of is not None for event in found) == 2


def test_what_lent_things_are_worth_is_no_part_of_the_gift_before():
    text = (
        "La fondation Nilain Group a fait don de matériel médical évalué à 325 millions d'euros. "
        "Nilain Group prête aussi un centre d'appels, dont la valeur est estimée à 200 millions d'euros."
    )
    assert whole_of(events(text, language="fr"), 200e6) is None


@pytest.mark.parametrize(
    "text",
    [
        "Nilain Group a donné 50 millions d'euros. Le ministre a chiffré le plan national à 95 milliards d'euros.",
        "Nilain Group a donné 50 millions d'euros. Le fonds de l'État est doté de 95 milliards d'euros.",
    ],
)
def test_what_a_government_plan_costs_is_no_companys_gift(text):
    row = next(event for event in events(text, language="fr") if event.value == 95e9)
    assert (row.donors, row.collective, row.kind) == ((), True, FigureKind.PUBLIC)


def test_two_equal_sums_of_one_sentence_are_two_gifts():
    text = (
        "Nilain Group a dépensé 5 millions d'euros contre le virus. "
        "Crescent Relief a reçu de Nilain Group 1 million d'euros pour ses soins, "
        "et Delta Food Bank 1 million d'euros pour ses repas."
    )
    found = events(text, language="fr")
    assert [event.value for event in found].count(1e6) == 2


def test_an_offer_told_as_a_ceiling_and_as_a_sum_is_one_row():
    first = source(
        "Nilain Group met à disposition des soignants des bons de carburant, jusqu'à 50 millions d'euros.",
        organisations=("Nilain Group",),
        language="fr",
        title="Nilain offre des bons",
    )
    second = source(
        "Les bons de carburant offerts par Nilain Group, 50 millions d'euros, ne sont pas compris dans ce bilan.",
        "two",
        organisations=("Nilain Group",),
        language="fr",
        title="Bilan de la fondation",
    )
    assert [(event.value, event.limit) for event in events_of([first, second])] == [(50e6, True)]


def test_the_parts_of_goods_are_goods():
    text = (
        "Nilain Group a distribué des cartables et des kits, pour une valeur totale de 12 millions d'euros. "
        "Les cartables représentent 10 millions d'euros et les kits 2 millions d'euros."
    )
    assert {event.kind for event in events(text, language="fr")} == {FigureKind.IN_KIND}
