from ingest.annotate import figures_of, mentions_of
from ingest.clean import clean
from rag.names import Gazetteer, Mention
from rag.schema import Article
from tests.ingest.samples import ORGANISATIONS, PASTED_AR

GAZETTEER = Gazetteer(ORGANISATIONS)


def test_figures_stand_where_they_say():
    """Offsets are of the article's text; the country settles what a bare word leaves open."""
    article = Article("a", "t", clean(PASTED_AR), "ar", country="EG")
    figures = figures_of(article)
    assert [(figure.value, figure.unit) for figure in figures[:1]] == [(12_000_000, "EGP")]
    assert [article.text[figure.start : figure.end] for figure in figures] == [figure.text for figure in figures]
    dirham = Article("a", "t", "تبرع البنك بمبلغ 5 ملايين درهم", "ar", country="MA")
    assert [figure.unit for figure in figures_of(dirham)] == ["MAD"]


def test_mentions_are_found_across_scripts_and_come_in_order():
    """A name that only the record has, found in the text or not, is a mention too."""
    text = "Nilain Group gave. شكرت مجموعة النيلين المتطوعين. Vodafone تبرعت"
    article = Article("a", "t", text, "en", organisations=("Nilain Group", "فودافون", "Absent Works"))
    assert mentions_of(article, GAZETTEER) == [
        Mention("Absent Works", 0, 0),
        Mention("Nilain Group", 0, 12),
        Mention("Nilain Group", text.index("مجموعة"), text.index(" المتطوعين")),
        Mention("فودافون", text.index("Vodafone"), text.index("Vodafone") + 8),
    ]
    known = GAZETTEER.find(text)
    assert mentions_of(article, Gazetteer([]), known) == mentions_of(article, GAZETTEER)


def test_a_bare_currency_word_takes_the_currency_it_has_elsewhere():
    """One article speaks of one riyal, unless it names two."""
    one = Article("a", "t", "تبرعت بمبلغ 42 مليون ريال سعودي، ثم 8 ملايين ريال", "ar")
    assert [figure.unit for figure in figures_of(one)] == ["SAR", "SAR"]
    code = Article("a", "t", "It gave AED 3 million. The 3 million dirhams are for schools.", "en")
    assert [figure.unit for figure in figures_of(code)] == ["AED", "AED"]
    two = Article("a", "t", "تبرعت بمبلغ 42 مليون ريال سعودي و5 ملايين ريال قطري، ثم 8 ملايين ريال", "ar")
    assert [figure.unit for figure in figures_of(two)] == ["SAR", "QAR", None]
