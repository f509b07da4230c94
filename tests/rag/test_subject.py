import pytest

from rag.subject import is_descriptive, names_in_question, subject_slot


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("How much did Novacell donate?", "Novacell"),
        ("how much did delta horizon give to schools", "delta horizon"),
        ("How much has the Novacell group pledged?", "Novacell"),
        ("donations by Novacell", "Novacell"),
        ("Who is Rana Lotfy?", "Rana Lotfy"),
        ("who is the CEO of Novacell?", "Novacell"),
        ("Which companies did Novacell work with?", "Novacell"),
        ("Combien Novacell a-t-elle donné ?", "Novacell"),
        ("combien a donné novacell", "novacell"),
        ("Quel montant Banque Atlas Sud a versé au fonds ?", "Banque Atlas Sud"),
        ("Quel est le montant du don de Banque Atlas Sud ?", "Banque Atlas Sud"),
        ("Qui est Rana Lotfy ?", "Rana Lotfy"),
        ("كم تبرعت نوفاسيل؟", "نوفاسيل"),
        ("كم قدمت شركة نوفاسيل في 2021؟", "نوفاسيل"),
        ("من هي رنا لطفي؟", "رنا لطفي"),
        ("من هو مدير شركة نوفاسيل؟", "نوفاسيل"),
        ("تبرعات نوفاسيل", "نوفاسيل"),
        ("كم قدمت نوفاسيل للمدارس؟", "نوفاسيل"),  # a name ends before "to"
        ("كم قدمت نوفاسيل لمدارس الشمال؟", "نوفاسيل"),
        ("كم قدمت نوفاسيل للاتصالات؟", "نوفاسيل للاتصالات"),  # but what it trades in belongs to it
        ("كم جمعت التبرعات لنوفاسيل؟", "لنوفاسيل"),
        ("من دفع ثمن الأجهزة؟", None),  # who gives is asked, not told
        ("أين القرية، ومن دفع تكلفتها؟", None),
        ("مين اللي دفع حق الأجهزة؟", None),
        ("كم دفعت نوفاسيل؟", "نوفاسيل"),
        ("Combien la Fondation Rana M. Lotfy a-t-elle donné ?", "Fondation Rana M. Lotfy"),  # an initial ends no name
        ("كم أعطت للمدارس؟", None),  # to whom, not by whom
        ("كم جُمع من تبرعات لمتضرري السيول؟", None),
        ("تبرعات لزلزال الحوز", None),  # for what
        ("مين اتكلم باسم نوفاسيل لما وعدوا بفلوس؟", None),  # a verb follows "who"
        ("مين رنا لطفي؟", "رنا لطفي"),
        ("C'est qui le DG de Novacell ?", "Novacell"),
        ("Qui est le PDG ?", None),
        ("What is the capital of Peru?", None),
        ("How much did the company donate?", None),
        ("كم تبرعت الشركة؟", None),
        ("How many views did it get?", None),
    ],
)
def test_a_name_is_found_by_its_place(question: str, subject: str | None) -> None:
    """No list is asked: the giver stands where givers stand, also in small letters."""
    assert subject_slot(question) == subject


def test_a_listed_name_is_not_a_slot() -> None:
    """What the gazetteer knows is left to it; a name before it still counts."""
    question = "How much did TikTok donate?"
    assert subject_slot(question, [(13, 19)]) is None
    later = "How much did Novacell give UNICEF money?"
    assert subject_slot("Who is Rana Lotfy of TikTok?", [(21, 27)]) == "Rana Lotfy"
    assert subject_slot(later, [(27, 33)]) == "Novacell"
    assert subject_slot("How much did El Sotara give?", [(16, 22)]) is None  # the article is of the name after it
    assert subject_slot("Combien de kits EPI Sotara a-t-elle donnés ?", [(20, 26)]) is None


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What is the capital of Peru?", ("Peru",)),
        ("How many views did the challenge with Al Ahly get?", ("Al Ahly",)),
        ("Which schools did the Bright Roads Fund build?", ("Bright Roads Fund",)),
        ("Which NGO got the PPE of the CSR fund?", ()),
        ("HOW MUCH DID THEY GIVE", ()),
        ("how much was given", ()),
        ("كم المبلغ؟", ()),
    ],
)
def test_capitals_mark_other_names(question: str, names: tuple[str, ...]) -> None:
    """The capital that opens a sentence marks nothing."""
    assert names_in_question(question, [], None) == names


@pytest.mark.parametrize(
    ("name", "descriptive"),
    [
        ("Creative Learning Fund", True),
        ("Hany Kamel", False),
        ("التحدي", True),
        ("نوفاسيل", False),
        ("Vodafone", False),
    ],
)
def test_descriptive_names_are_translated_not_transliterated(name: str, descriptive: bool) -> None:
    """Their absence in one script proves nothing about another."""
    words = {"creative"}
    assert is_descriptive(name, words.__contains__) is descriptive
