"""Money that is what goods are worth, as against money that buys them."""

from __future__ import annotations

import pytest

from rag.figures import find_figures
from rag.giving import classify


def kinds(sentence):
    """Return the kind of each figure of a sentence."""
    return [str(classify(figure, sentence).kind) for figure in find_figures(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme donated disinfectant alcohol worth $5 million.",
        "Acme donated $5 million of medical supplies.",
        "Acme donated $5 million in protective equipment.",
        "The gift of $5 million from Acme consists of goods.",
        "The gift of Acme consists of goods worth $5 million.",
        "Acme apporte 5 millions d'euros en matériel médical.",
        "Acme prête un centre d'appels, dont la valeur est estimée à 5 millions d'euros, en soutien aux malades.",
        "قدمت الشركة أجهزة تنفس بقيمة 5 ملايين دولار",
        "تبرعت الشركة بمبلغ 5 ملايين دولار من المستلزمات الطبية",
        "Acme a distribué des cartables et des kits aux écoles, pour une valeur totale de 5 millions de FCFA.",
        "Acme a apporté des biens et des véhicules pour près de 5 millions de FCFA.",
        "Acme consacre 5 millions de dirhams à du matériel roulant destiné aux associations.",
        "About $5 million of that paid for protective gear, as help.",
        "Of the gift, the other $5 million is spent on supplies.",
    ],
)
def test_goods_told_at_their_value_are_in_kind(sentence):
    assert kinds(sentence) == ["in-kind"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme donated $5 million to buy medical equipment.",
        "Acme donated $5 million for ventilators.",
        "Acme verse 5 millions d'euros pour du matériel médical.",
        "Acme a contribué à l'achat de matériel médical pour 5 millions d'euros.",
        "Acme gave masks to clinics and a donation worth $5 million to schools.",
        "Acme gave $5 million in food security grants.",
        "قدمت الشركة 5 ملايين دولار لشراء أجهزة طبية",
        "سلمت الشركة أجهزة تنفس إلى المستشفى، وقدمت دعما بقيمة 5 ملايين دولار للصندوق",
        "La fondation attribue 160 bourses et évalue à 5 millions de dollars ses dons.",
    ],
)
def test_money_that_buys_goods_or_stands_beside_them_is_cash(sentence):
    assert kinds(sentence)[-1] == "cash"


def test_a_share_told_as_goods_leaves_the_other_figure_alone():
    sentence = "Acme has given $5 million, $3 million of it food for shelters."
    assert kinds(sentence) == ["cash", "in-kind"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nearly all of the gift, $5 million, is the value of 20 ventilators.",
        "Sur ce don, 5 millions d'euros sont la valeur de 20 respirateurs.",
        "Acme has begun its relief: 127,232 food packages that cost $5 million in all.",
    ],
)
def test_an_amount_that_values_counted_goods_is_in_kind(sentence):
    assert "in-kind" in kinds(sentence)
    assert kinds(sentence).count("cash") == 0
