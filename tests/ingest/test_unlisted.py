import pytest

from ingest.unlisted import unlisted
from rag.names import Gazetteer
from tests.ingest.samples import ORGANISATIONS

GAZETTEER = Gazetteer(ORGANISATIONS)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Vale Foundation gave. Vale Foundation paid.", ("Vale Foundation",)),
        ("Ada and Ben Vale Trust gave. It is the Ada and Ben Vale Trust.", ("Ada and Ben Vale Trust",)),
        ("Corin & Vale Ltd gave. The chairman of Corin & Vale Ltd spoke.", ("Corin & Vale Ltd",)),
        ("Bank of Corinth gave. A loan from Bank of Corinth.", ("Bank of Corinth",)),
        ("The CEO of Vale Holdings spoke. Yesterday Vale Holdings gave.", ("Vale Holdings",)),
        ("Corin Bank and Vale Bank gave. Vale Bank gave more.", ("Vale Bank",)),
        ("La Fondation Vale a donné. La fondation Vale paiera.", ("Fondation Vale",)),
        ("Le groupe Vale de Corinthe donne. Au groupe Vale de Corinthe.", ("Groupe Vale de Corinthe",)),
        ("La société Corinvale donne. La société Corinvale paie.", ("Corinvale",)),
        ("تبرعت شركة كورينفال بعشر حافلات. وقالت شركة كورينفال إنها ستدفع.", ("كورينفال",)),
        ("أعلن بنك الفال الوطني عن تبرع. ويدفع بنك الفال الوطني اليوم.", ("بنك الفال الوطني",)),
        ("تبرعت مؤسسة فال للتنمية. وستدفع لمؤسسة فال للتنمية مدرسة.", ("مؤسسة فال للتنمية",)),
        ("تبرعت شركة «كورين فال». وقالت شركة «كورين فال» ذلك.", ("كورين فال",)),
        ('شكرت جمعية "أيادي فال" المتبرعين. وجمعية "أيادي فال" جديدة.', ("جمعية أيادي فال",)),
    ],
)
def test_a_name_of_a_plain_form_that_stands_twice_is_an_organisation(text, names):
    """Without what stands before it; in the letters of the text."""
    assert unlisted("", text, GAZETTEER) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Vale Foundation gave.",
        "The Central Bank and the West Bank. The Central Bank. The West Bank.",
        "A Working Group met. The Working Group will meet.",
        "Nilain Group gave. The Nilain Group gave again. Harbour & Finch Group. Harbour & Finch Group.",
        "The group of the bank. The group of the bank.",
        "le groupe Etat islamique. le groupe Etat islamique.",
        "قالت شركة أجنبية. وأضافت شركة أجنبية.",
        "في بنك مركزي. وفي بنك مركزي.",
        "بنك الدم في المدينة. وبنك الدم جديد.",
        "مجموعة من الشباب. ومجموعة من الطلبة.",
        "مجموعة النقل ومجموعة السكن ومجموعة الملابس. ارتفعت مجموعة النقل، مجموعة السكن، مجموعة الملابس.",
        "مؤسسة الشيخ سالم الخيرية. ومؤسسة الشيخ ناصر.",
        "تبرعت مجموعة النيلين. وقالت مجموعة النيلين ذلك.",
        "شركة تعمل في البلد. وشركة تعمل خارجه.",
    ],
)
def test_what_is_not_plainly_a_new_name_is_none(text):
    """One occurrence, a description, a class of goods, half a name, a listed organisation."""
    assert unlisted("", text, GAZETTEER) == ()


def test_a_name_in_the_title_counts_twice():
    """It need not stand in the text again."""
    assert unlisted("Vale Foundation builds a hall", "It was built.", GAZETTEER) == ("Vale Foundation",)


def test_at_most_three_are_given_the_most_often_named_first():
    """An article that names more is a list."""
    text = "Vale Bank. Vale Bank. Corin Bank. Corin Bank. Corin Bank. Dorn Bank. Dorn Bank. Ells Bank. Ells Bank."
    assert unlisted("", text, GAZETTEER) == ("Corin Bank", "Vale Bank", "Dorn Bank")


def test_one_name_cut_in_two_ways_is_one():
    """The form named more often stands."""
    text = "Vale Corin Bank. Vale Corin Bank. Vale Corin Bank. Corin Bank. Corin Bank."
    assert unlisted("", text, GAZETTEER) == ("Vale Corin Bank",)
