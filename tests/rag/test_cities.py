"""Cities in three languages: which a text names, where, and of which country."""

from __future__ import annotations

import pytest

from rag.cities import cities, city_of, city_spans, countries_of_cities
from rag.names import find_name
from rag.word_tables import rows


@pytest.mark.parametrize(
    ("text", "found", "countries"),
    [
        ("Rank the charities in Dubai", {"Dubai"}, {"AE"}),
        ("رتب المؤسسات الخيرية في دبي", {"Dubai"}, {"AE"}),
        ("التبرعات لدبي وللرياض", {"Dubai", "Riyadh"}, {"AE", "SA"}),
        ("بعد حرائق لوس أنجلوس", {"Los Angeles"}, {"US"}),
        ("le séisme d'Al-Haouz", {"Al Haouz"}, {"MA"}),
        ("the floods in Rio Grande do Sul", {"Rio Grande do Sul"}, {"BR"}),
        ("gifts in Rio", set(), set()),
        ("سلطنة عمان", set(), set()),
    ],
)
def test_cities_are_named_in_any_language(text, found, countries):
    """By all their words, with what Arabic joins to them; a part of a name is no city."""
    assert cities(text) == found
    assert countries_of_cities(text) == countries


def test_a_city_stands_where_its_words_do():
    text = "After the Los Angeles fires"
    assert [text[span.start : span.end] for span in city_spans(text)] == ["Los Angeles"]


def test_a_name_that_is_a_city_is_found_in_any_script():
    assert city_of("Dubai Lantern Society") is None
    assert [("في دبي")[span.start : span.end] for span in find_name("Dubai", "في دبي")] == ["دبي"]
    assert len(find_name("لوس أنجلوس", "the fires in Los Angeles")) == 1


def test_no_form_belongs_to_two_cities():
    forms = [form for _, line in rows("cities") for form in line.split("|")]
    assert len(forms) == len(set(forms))
