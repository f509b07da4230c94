"""Follow-ups that name whom a gift is to, and lines of a person's own that a follow-up must not undo."""

from __future__ import annotations

import pytest

from rag.kinds import Kind
from rag.names import Gazetteer
from rag.query import understand
from rag.recipients import recipient_noun, stands_as_recipient
from rag.schema import Organisation, Turn

GAZETTEER = Gazetteer(
    [
        Organisation("Kastora", ("كاستورا",)),
        Organisation("Ormelune", ("أورملون",)),
        Organisation("Delta Relief", ("الإغاثة بالدلتا", "إغاثة الدلتا")),
    ]
)
BEFORE = [Turn("user", "How much did Kastora give?", "Kastora"), Turn("assistant", "…")]


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("And to schools?", "schools"),
        ("and for the rural schools?", "schools"),
        ("How much did it give to health workers?", "workers"),
        ("et aux écoles ?", "écoles"),
        ("Et pour les soignants ?", "soignants"),
        ("Combien a-t-elle donné aux hôpitaux ?", "hôpitaux"),
        ("وللمدارس؟", "المدارس"),
        ("كم قدمت للعاملين في الصحة؟", "العاملين"),
        ("And to whom?", None),
        ("And for 2021?", None),
        ("To Egypt?", None),
        ("How much did Kastora give to schools?", None),
        ("كم تبرعت كاستورا للمدارس؟", None),
    ],
)
def test_a_follow_up_can_be_a_recipient_and_nothing_else(question: str, noun: str | None) -> None:
    """A common noun, in the words of the three languages; who names a giver asks another question."""
    assert recipient_noun(question) == noun


@pytest.mark.parametrize(
    ("text", "name", "given_to"),
    [
        ("And to Ormelune?", "Ormelune", True),
        ("Et à l’Ormelune ?", "Ormelune", True),
        ("And Ormelune?", "Ormelune", False),
        ("How much did Ormelune give to Kastora?", "Ormelune", False),
        ("وإلى أورملون؟", "أورملون", True),
        ("ولأورملون؟", "أورملون", True),
        ("وأورملون؟", "أورملون", False),
    ],
)
def test_a_word_before_a_name_tells_that_it_is_given_to(text: str, name: str, given_to: bool) -> None:
    """«لـ» is written as one word with the name."""
    start = text.index(name)
    assert stands_as_recipient(text, start, start + len(name)) is given_to


@pytest.mark.parametrize(
    ("question", "organisations", "names", "kind"),
    [
        ("And to Ormelune?", ("Kastora", "Ormelune"), (), Kind.AMOUNT),
        ("How much did it give to Ormelune?", ("Kastora", "Ormelune"), (), Kind.AMOUNT),
        ("ولأورملون؟", ("Kastora", "Ormelune"), (), Kind.AMOUNT),
        ("And to the Bright Roads Fund?", ("Kastora",), ("Bright Roads Fund",), Kind.OTHER),
        ("And to schools?", ("Kastora",), ("schools",), Kind.OTHER),
        ("How much went to schools?", ("Kastora",), ("schools",), Kind.AMOUNT),
        ("كم قدمت للعاملين في الصحة؟", ("Kastora",), ("العاملين",), Kind.AMOUNT),
        ("And Ormelune?", ("Ormelune",), (), Kind.AMOUNT),
        ("Who gave to Ormelune?", ("Ormelune",), (), Kind.GIVERS),
        ("How much was given to Ormelune?", ("Ormelune",), (), Kind.AMOUNT),
    ],
)
def test_a_recipient_is_carried_beside_the_giver(
    question: str, organisations: tuple[str, ...], names: tuple[str, ...], kind: Kind
) -> None:
    """It does not take the giver's place, and is not dropped."""
    query = understand(question, GAZETTEER, BEFORE)
    assert (query.organisations, query.names, query.kind) == (organisations, names, kind)


def test_a_further_follow_up_keeps_the_recipient_and_another_one_takes_its_place() -> None:
    """As the line about the question tells it."""
    after = [*BEFORE, Turn("user", "And to schools?", "Kastora, schools"), Turn("assistant", "…")]
    assert understand("And in 2021?", GAZETTEER, after).names == ("schools",)
    assert understand("And to hospitals?", GAZETTEER, after).names == ("hospitals",)
    given = [*BEFORE, Turn("user", "And to Ormelune?"), Turn("assistant", "…")]
    assert understand("And in 2021?", GAZETTEER, given).organisations == ("Kastora", "Ormelune")
    assert understand("And to Delta Relief?", GAZETTEER, given).organisations == ("Kastora", "Delta Relief")


@pytest.mark.parametrize(
    ("question", "organisations", "names"),
    [
        ("How much did it give to health workers?", ("Ormelune",), ("workers",)),
        ("كم قدمت للعاملين في الصحة؟", ("Ormelune",), ("العاملين",)),
        ("هل دفعت شيئا للمستشفيات؟", ("Ormelune",), ()),
        ("كم أعطت العاملين في الصحة؟", ("Ormelune",), ()),
        ("هل دفع مبلغا للعاملين؟", ("Ormelune",), ()),
        ("And to Delta Relief?", ("Ormelune", "Delta Relief"), ()),
        ("وماذا قدمت لإغاثة الدلتا؟", ("Ormelune", "Delta Relief"), ()),
        ("And to the Bright Roads Fund?", ("Ormelune",), ("Bright Roads Fund",)),
        ("And what did Kastora give?", ("Kastora",), ()),
    ],
)
def test_a_line_that_a_person_has_written_wins(
    question: str, organisations: tuple[str, ...], names: tuple[str, ...]
) -> None:
    """Over words that only stand where a giver stands; a giver that is named for certain is meant."""
    query = understand(question, GAZETTEER, BEFORE, "Ormelune")
    assert (query.organisations, query.names, query.subject) == (organisations, names, None)


def test_a_line_of_a_year_or_place_alone_holds_for_who_is_named() -> None:
    """What the question says of its own comes first."""
    query = understand("How much did Ormelune give?", GAZETTEER, BEFORE, "Egypt, 2020")
    assert (query.organisations, set(query.nations), query.years) == (("Ormelune",), {"EG"}, ("2020",))
    assert understand("How much did Ormelune give in 2021?", GAZETTEER, BEFORE, "2020").years == ("2021",)
