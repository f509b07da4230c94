import pytest

from rag.ideas import Idea, has
from rag.text import fold


@pytest.mark.parametrize(
    ("idea", "text"),
    [
        (Idea.GIVING, "TikTok donated"),
        (Idea.GIVING, "وتبرعت المنصة"),
        (Idea.GIVING, "a fait un don"),
        (Idea.GIVING, "ما قدمته المؤسسة"),
        (Idea.GIVING, "سلّمتها الشركة"),
        (Idea.TOTAL, "combien en tout"),
        (Idea.CAUSE, "a répondu que seuls les hôpitaux y avaient droit"),
        (Idea.MAXIMUM, "بحد أقصى"),
        (Idea.MOST, "the most it gives"),
        (Idea.HOW_MUCH, "كم تبرعت"),
        (Idea.HOW_MUCH, "Combien"),
        (Idea.HOW_MANY, "How many views"),
        (Idea.TO_WHOM, "ولمن؟"),
        (Idea.TO_WHOM, "et à qui ?"),
        (Idea.WITH_WHOM, "travaillé avec"),
        (Idea.ROLE, "والمديرة التنفيذية"),
        (Idea.REVENUE, "chiffre d'affaires"),
    ],
)
def test_an_idea_is_recognised(idea: Idea, text: str) -> None:
    """In three languages, with clitics and inflections."""
    assert has(idea, fold(text))


@pytest.mark.parametrize(
    ("idea", "text"),
    [
        (Idea.GIVING, "the capital of Peru"),
        (Idea.ENDING, "صندوق الوقف"),
        (Idea.ENDING, "the hospital was refused vouchers"),
        (Idea.MAXIMUM, "capital"),
        (Idea.WHERE, "ouvert"),
    ],
)
def test_other_words_are_not(idea: Idea, text: str) -> None:
    """A whole word is asked for where its beginning starts other words."""
    assert not has(idea, fold(text))
