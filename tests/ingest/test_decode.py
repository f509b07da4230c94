import pytest

from ingest.decode import decode
from rag.errors import ArticleError

ARABIC = "تبرعت الشركة بنحو 250 مليون دولار لدعم العاملين فى القطاع الطبى"
SHORT_ARABIC = "كم تبرعت الشركة؟"
FRENCH = "L'entreprise a donné 3 millions d'euros à l'hôpital – « c'est énorme »"
ENGLISH = "The £5m gift – ‘huge’ – was paid"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[(text, code) for text in (ARABIC, SHORT_ARABIC) for code in ("utf-8", "utf-8-sig", "utf-16", "windows-1256")],
        *[(ARABIC, code) for code in ("utf-16-le", "utf-16-be", "utf-32", "iso-8859-6")],
        *[(FRENCH, code) for code in ("utf-8", "utf-16", "windows-1252", "windows-1256")],
        *[(ENGLISH, code) for code in ("utf-8-sig", "utf-16-be", "windows-1252")],
        ("École à Évry", "windows-1252"),
        ("plain", "ascii"),
    ],
)
def test_the_text_comes_out_as_it_was_written(text, encoding):
    """No reader ever sees "ÊÈÑÚÊ" or "donnÃ©"."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\x00\n", "is empty"),
        (b"%PDF-1.7 \xe2\xe3", "is a PDF, not a text; save its text as a UTF-8 .txt file."),
        (b"PK\x03\x04rest", "ZIP archive"),
        (bytes(range(256)) * 4, "save"),
        (b"words\x07and\x01control", "control characters"),
        ("تبرعت الشركة".encode()[:-1] + b"\xff\xfe\xff", "encoding that cannot be told; save it as UTF-8."),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(content, reason):
    """The reason follows the file's name in one sentence."""
    with pytest.raises(ArticleError, match=r"save|put") as caught:
        decode(content)
    assert reason in str(caught.value)
