"""Who gave where the sentence does not say: another's money, what all gave, the headline's givers, "the first"."""

from __future__ import annotations

import pytest

from rag.ledger_gifts import statements_of
from tests.rag.ledger_samples import source

MAIN = {"organisations": ("Nilain Group",)}


def givers(text, language="en", **fields):
    """Return each amount of an article with its givers, "many" or "?"."""
    told = statements_of(source(text, language=language, **(MAIN | fields)))
    return {
        one.figure.value: one.donors or ("many" if one.collective else "?")
        for one in told
        if not (one.tentative or one.disputed)
    }


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        (
            "Nilain Group and Sotara pledge $30 million together, 20 million from the first and 10 million from the "
            "second.",
            10e6,
            ("Sotara",),
        ),
        ("Nilain counts $1 million as its own, 17 per cent of more than $7 million in private gifts.", 7e6, "many"),
        (
            "Nilain Group gave $2 million. A paper compares the donation with foreign aid of about $8 million.",
            8e6,
            "?",
        ),
        ("The spokesman of Nilain Group said that 100 companies had pledged $5 million.", 5e6, "many"),
        ("Nilain Group, which coordinates a hundred companies, said they pledged $5 million.", 5e6, "many"),
        ("On behalf of 40 banks, Nilain Group announced gifts of $5 million.", 5e6, "many"),
        ("Nilain Group said that its companies had pledged $5 million.", 5e6, ("Nilain Group",)),
        ("Nilain Group said that it gives small companies grants of $5 million.", 5e6, ("Nilain Group",)),
        ("Nilain Group jointly with Sotara gave $5 million to schools.", 5e6, ("Nilain Group", "Sotara")),
        ("A daily compares Nilain's gift with foreign aid of about $8 million.", 8e6, "?"),
        (
            "Companies gave $7 million, or 80 million pounds, as reported from the spokesman of Nilain.",
            7e6,
            "many",  # who tells of it gave nothing
        ),
        (
            "Donations in Egypt have exceeded $34 million. Over $4 million was donated as financial help.",
            4e6,
            "many",  # what all gave is told further
        ),
        (
            "Donations in Egypt have exceeded $34 million. The bank itself gave $5 million.",
            5e6,
            ("Nilain Group",),
        ),
        (
            "Nilain Group gave $35 million. Of that sum, $15 million is donated to schools.",
            15e6,
            ("Nilain Group",),  # "sum" here is no sum of many givers
        ),
        (
            "Nilain Group donated $1 million, nearly all of it committed by Crescent Relief.",
            1e6,
            ("Nilain Group",),
        ),
        (
            "Together with Crescent Relief and Delta Food Bank, Nilain is providing $1 million.",
            1e6,
            ("Nilain Group",),
        ),
        (
            "Nilain Group gave $2 million. Its gift was presented along with those of ten companies, worth $9 million.",
            9e6,
            "many",
        ),
        ("Nilain Group, along with those of its staff, gave gifts of $9 million.", 9e6, ("Nilain Group",)),
        (
            "Nilain Group gave $2 million. The central pharmacy had distributed 7 of the 15 million masks received as "
            "gifts.",
            15e6,
            "many",  # whoever gave them
        ),
        (
            "Nilain Group gave $2 million to Delta Food Bank. The latter had collected $21 million by then.",
            21e6,
            "many",
        ),
        ("Nilain Group worked with Sotara. The latter gave $21 million.", 21e6, ("Sotara",)),
        ("Nilain Group gave $2 million. The regional campaign aims to raise $9 million.", 9e6, "many"),
        ("Nilain Group and Sotara gave $5 million and $3 million respectively.", 5e6, ("Nilain Group",)),
        ("Nilain Group and Sotara gave $5 million and $3 million respectively.", 3e6, ("Sotara",)),
    ],
)
def test_the_giver_is_found_around_the_sentence(text, value, expected):
    assert givers(text)[value] == expected


def test_what_a_list_names_after_for_are_the_givers_of_its_headline():
    text = "Deux banques ont fait un don : 50 millions de dirhams pour Nilain et 20 millions de dirhams pour Sotara."
    found = givers(text, "fr", title="Nilain et Sotara donnent 70 millions de dirhams", country="MA")
    assert (found[50e6], found[20e6]) == (("Nilain Group",), ("Sotara",))


def test_a_name_that_goes_on_with_a_dot_is_another_one():
    found = givers("Nilain.org has given $2 million.", organisations=("Sotara",))
    assert found[2e6] != ("Nilain Group",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Delta Food Bank receives $25 million from Nilain and $15 million from Sotara.",
            (("Nilain Group",), ("Sotara",)),
        ),
        (
            "Nilain, together with Sotara, is giving $25 million to Crescent Relief, and Harbour & Finch pledges "
            "$15 million.",
            (("Nilain Group",), ("Harbour & Finch",)),
        ),
    ],
)
def test_names_that_begin_a_clause_are_no_recipients_of_the_one_before(text, expected):
    found = givers(text)
    assert (found[25e6], found[15e6]) == expected


def test_both_names_before_a_colon_take_its_two_amounts_in_order():
    text = (
        "Delta Food Bank and Crescent Relief are old friends. Both Delta and Crescent Relief had received money from "
        "Nilain Group in 2019: $4 million and $3 million."
    )
    told = statements_of(source(text, **MAIN))
    assert {one.figure.value: one.recipients for one in told} == {4e6: ("Delta Food Bank",), 3e6: ("Crescent Relief",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nilain and its union contribute $1 million each, or $2 million together.", [1e6]),
        ("Le don de Nilain atteint 3 millions de dollars, soit 1 million de dollars de plus qu'en 2021.", [3e6]),
        ("Nilain gives $3 million, $1 million more than last year.", [3e6]),
    ],
)
def test_what_is_only_added_up_or_compared_is_no_gift(text, expected):
    language = "fr" if text.startswith("Le") else "en"
    assert [*givers(text, language)] == expected
