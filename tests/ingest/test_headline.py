import pytest

from ingest.headline import guess_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("اقتصاد\n\n” منصة «أ» ” تدعم مبادرة خيرية\n\nنص", "منصة «أ» تدعم مبادرة خيرية"),
        ("اقتصاد / مسؤولية اجتماعية\n\n«أ» تضيء قرى الشمال البعيدة\n", "«أ» تضيء قرى الشمال البعيدة"),
        ("BUSINESS\n\n“A bank gives ten schools away”\n\ntext", "A bank gives ten schools away"),
        ("# Le groupe « A » offre une école\n\ntexte", "Le groupe « A » offre une école"),
        ("القاهرة- خاص من مراسلنا –\nتبرعت الشركة بمبلغ كبير أمس", "تبرعت الشركة بمبلغ كبير أمس"),
        ("One word\n", "One word"),
        (
            "The firm gave ten trucks to a food bank. " + "It gave more. " * 20,
            "The firm gave ten trucks to a food bank.",
        ),
        ("word " * 60, "word " * 24 + "word…"),
    ],
)
def test_the_headline_is_the_first_substantial_line(text, title):
    """Section words and datelines are short; quotation marks that pair with nothing go."""
    assert guess_title(text) == title
