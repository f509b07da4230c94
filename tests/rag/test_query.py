import pytest

from rag.errors import QuestionError
from rag.kinds import Kind, counted_unit
from rag.names import Gazetteer
from rag.query import MAX_QUESTION_CHARACTERS, check, understand, ways_to_read
from rag.schema import Organisation, Turn

GAZETTEER = Gazetteer(
    [
        Organisation("TikTok", ("تيك توك",)),
        Organisation("Vodafone", ("فودافون",)),
        Organisation("UNICEF", ("يونيسف", "اليونيسيف")),
        Organisation("Nilain Group", ("مجموعة النيلين",)),
    ]
)


@pytest.mark.parametrize(
    ("question", "language", "kind"),
    [
        ("How much did TikTok donate?", "en", Kind.AMOUNT),
        ("tiktok donations 2020", "en", Kind.AMOUNT),
        ("What is the most TikTok gives, and to whom?", "en", Kind.AMOUNT),
        ("How many dollars did TikTok give?", "en", Kind.AMOUNT),
        ("How many views did the challenge get?", "en", Kind.COUNT),
        ("Who is Rana Lotfy?", "en", Kind.PERSON),
        ("Which companies did TikTok work with?", "en", Kind.PARTNERS),
        ("To whom did TikTok give?", "en", Kind.RECIPIENT),
        ("When did TikTok start the challenge?", "en", Kind.WHEN),
        ("What is the capital of Peru?", "en", Kind.OTHER),
        ("Combien TikTok a-t-il donné ?", "fr", Kind.AMOUNT),
        ("dons TikTok", "fr", Kind.AMOUNT),
        ("Combien de vues le défi a-t-il obtenues ?", "fr", Kind.COUNT),
        ("Qui est Rana Lotfy ?", "fr", Kind.PERSON),
        ("Avec quelles sociétés TikTok a-t-il travaillé ?", "fr", Kind.PARTNERS),
        ("Quand le défi a-t-il commencé ?", "fr", Kind.WHEN),
        ("كم تبرعت تيك توك؟", "ar", Kind.AMOUNT),
        ("ما أقصى ما تتبرع به تيك توك ولمن؟", "ar", Kind.AMOUNT),
        ("كم عدد مشاهدات التحدي؟", "ar", Kind.COUNT),
        ("كم مشاهدة حصد التحدي؟", "ar", Kind.COUNT),
        ("من هي رنا لطفي؟", "ar", Kind.PERSON),
        ("مع من تعاونت تيك توك؟", "ar", Kind.PARTNERS),
        ("متى بدأ التحدي؟", "ar", Kind.WHEN),
        ("What are the five largest gifts in Egypt?", "en", Kind.RANKING),
        ("Which companies gave more than a million dollars for the earthquake?", "en", Kind.RANKING),
        ("Which company gave the most in Egypt?", "en", Kind.RANKING),
        ("Les plus gros dons en Égypte", "fr", Kind.RANKING),
        ("Quelles entreprises ont donné plus d'un million d'euros ?", "fr", Kind.RANKING),
        ("أكبر خمس تبرعات في مصر", "ar", Kind.RANKING),
        ("من تبرع بأكثر من مليون دولار؟", "ar", Kind.RANKING),
        ("Quelles banques espagnoles ont le plus donné, dans l'ordre ?", "fr", Kind.RANKING),
        ("Qui a versé davantage ?", "fr", Kind.RANKING),
        ("Qui a été le plus généreux pendant la pandémie ?", "fr", Kind.RANKING),
        ("Which Saudi bank was the most generous?", "en", Kind.RANKING),
        ("How many gifts did TikTok make in all?", "en", Kind.AMOUNT),
        ("En tout, TikTok, ça fait combien de dons ?", "fr", Kind.AMOUNT),
        ("كم بلغ إجمالي ما قدمته تيك توك من أجهزة؟", "ar", Kind.AMOUNT),
        ("Did TikTok or Vodafone give more?", "en", Kind.COMPARE),
        ("compare TikTok and Vodafone", "en", Kind.COMPARE),
        ("Qui a donné le plus, TikTok ou Vodafone ?", "fr", Kind.COMPARE),
        ("من تبرع أكثر، تيك توك أم فودافون؟", "ar", Kind.COMPARE),
    ],
)
def test_language_and_kind(question: str, language: str, kind: Kind) -> None:
    """The way staff ask, in three languages."""
    query = understand(question, GAZETTEER)
    assert (query.language, query.kind) == (language, kind)


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("How many views did it get?", "views"),
        ("combien de vues", "views"),
        ("كم عدد المشاهدات", "views"),
        ("how many people were helped", "people"),
        ("How many dollars", "USD"),
        ("How much did TikTok donate?", None),
        ("كم بلغ إجمالي ما أنفقته سوتارا على 300 مدرسة؟", None),  # «كم» is no kilometre
        ("كم بلغ عدد المستفيدين من المبادرة؟", "beneficiaries"),
        ("كم رصدت مؤسسة سوتارا للدورة الثانية؟", None),
        ("بكم مليون دولار تبرعت؟", "USD"),
        ("بكام مشروع تطوير القرية؟", None),
        ("كم جهاز تكثيف أكسجين سلّمته سوتارا؟", "concentrators"),
        ("Combien de gamins ont eu un cartable, et dans combien d'écoles ?", "children"),
    ],
)
def test_the_counted_thing_is_a_unit_of_the_figure_parser(question: str, unit: str | None) -> None:
    """One table of nouns serves questions and articles."""
    assert counted_unit(question) == unit


def test_a_follow_up_leans_on_the_question_before_it() -> None:
    """A bare "And to whom?" is about the giver just asked about; a question with a name of its own is not."""
    turns = [Turn("user", "How much did TikTok donate?"), Turn("assistant", "…")]
    assert understand("And to whom?", GAZETTEER, turns).organisations == ("TikTok",)
    assert understand("And Vodafone?", GAZETTEER, turns).organisations == ("Vodafone",)
    assert understand("And to whom?", GAZETTEER).organisations == ()


def test_a_question_after_others_is_read_in_the_ways_it_may_be_meant() -> None:
    """By itself, about whom the turns named, and as going on from all that was asked last."""
    turns = [Turn("user", "How much did TikTok donate?"), Turn("assistant", "…"), Turn("user", "When was it?")]
    alone, led, whole = ways_to_read("Who signed for the pupils there?", GAZETTEER, turns)
    assert (alone.organisations, led.organisations, whole.organisations) == ((), ("TikTok",), ("TikTok",))
    assert led.search_text == "TikTok Who signed for the pupils there?"
    assert whole.search_text == "TikTok When was it? Who signed for the pupils there?"


def test_a_question_with_names_of_its_own_is_never_about_others() -> None:
    """What was asked last only helps to find it."""
    turns = [Turn("user", "How much did TikTok donate to schools?")]
    own, whole = ways_to_read("And what did Vodafone do?", GAZETTEER, turns)
    assert own.organisations == whole.organisations == ("Vodafone",)
    assert whole.search_text == "How much did TikTok donate to schools? And what did Vodafone do?"


def test_a_first_question_and_one_for_a_list_have_one_way() -> None:
    """Nothing before it, or words that ask by themselves."""
    turns = [Turn("user", "How much did TikTok donate?")]
    assert len(ways_to_read("Who signed for the pupils?", GAZETTEER)) == 1
    assert len(ways_to_read("What are the largest gifts?", GAZETTEER, turns)) == 1


def test_a_name_whose_word_asks_for_a_sum_is_a_name() -> None:
    """«مجموعة» is a group, though it begins as «مجموع», a sum."""
    assert understand("كم تبرعت مجموعة النيلين؟", GAZETTEER).organisations == ("Nilain Group",)


@pytest.mark.parametrize("question", ["", "   ", "؟؟", "?!"])
def test_an_empty_question_is_refused_with_the_next_step(question: str) -> None:
    """The message says what to type."""
    with pytest.raises(QuestionError, match="type what you want to know"):
        check(question)


def test_a_long_question_is_refused_with_its_length() -> None:
    """20,000 characters are no question."""
    with pytest.raises(QuestionError, match=f"20,000 characters, the limit is {MAX_QUESTION_CHARACTERS:,}"):
        check("a" * 20_000)
