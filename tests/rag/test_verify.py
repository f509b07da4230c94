"""The figure gate: what an answer may say of the passages it cites."""

from __future__ import annotations

import random
import re

import pytest

from rag.amounts import write_amount
from rag.figures import find_figures
from rag.schema import Hedge
from rag.text import sentences
from rag.verify import unsupported_figures

ARABIC = (
    "وتبرعت المنصة عالمياً بنحو 250 مليون دولار لدعم العاملين."
    " وتخصص 25 مليون دولار للإعلانات و100 مليون دولار فى أرصدة الإعلانات."
)
CAP = (
    "بداية من 10 مايو الحالى تتبرع المنصة بحد أقصى للتبرعات 300 ألف جنيه."
    " وحصد التحدى 51.7 مليون مشاهدة وأكثر من 21.5 مليون إعجاب."
)
FRENCH = "En avril 2020, le groupe a donné 3,7 milliards de dirhams au Maroc et 20 000 masques à 12 hôpitaux."
PASSAGES = [ARABIC, CAP, FRENCH]

SUPPORTED = [
    "It donated about US$250 million [1].",
    "It donated about US$250 million. [1]",
    "It donated about 250,000,000 dollars [1].",
    "تبرعت بنحو ٢٥٠ مليون دولار [1].",
    "Elle a donné environ 250 millions de dollars [1].",
    "$25 million for ads and $100 million in ad credits [1].",
    "25 and 100 million dollars [1].",
    "about $250 million [1]; up to 300,000 Egyptian pounds [2].",
    "about $250 million [2][1].",
    "jusqu'à 300 000 livres égyptiennes [2]",
    "at most 300 thousand Egyptian pounds [2]",
    "nearly 52 million views [2]",
    "51.7 million views [2]",
    "more than 50 million views [2]",
    "more than 21 million likes [2]",
    "From 10 May it gives [2].",
    "ابتداء من 10 أيار [2].",
    "In April 2020 it gave 3.7 billion Moroccan dirhams [3].",
    "it gave 3.7 billion dirhams [3]",
    "20,000 masks for 12 hospitals [3]",
    "twenty thousand masks [3]",
    "1. about $250 million [1]\n2. up to 300,000 Egyptian pounds [2]",
    "As of 13 May 2020: about $250 million [1]",
    "One of the firms gave in Cairo [1].",
    "No figure here.",
    "",
]
REFUSED = [
    ("It donated US$250 million [1].", ["US$250 million"]),  # the hedge is lost
    ("It donated about US$250 million.", ["US$250 million"]),  # no marker
    ("It donated about US$250 million [2].", ["US$250 million"]),  # another passage's
    ("It donated about US$250 million [9].", ["US$250 million"]),  # no such passage
    ("about US$240 million [1]", ["US$240 million"]),
    ("about 250 billion dollars [1]", ["250 billion dollars"]),
    ("about 250 million euros [1]", ["250 million euros"]),
    ("more than 250 million dollars [1]", ["250 million dollars"]),
    ("375 million dollars in all [1]", ["375 million dollars"]),
    ("300,000 Egyptian pounds given [2]", ["300,000 Egyptian pounds"]),  # a ceiling is no gift
    ("about 300,000 Egyptian pounds [2]", ["300,000 Egyptian pounds"]),
    ("52 million views [2]", ["52 million views"]),
    ("about 51 million views [2]", ["51 million views"]),
    ("nearly 51 million views [2]", ["51 million views"]),
    ("21.5 million likes [2]", ["21.5 million likes"]),
    ("From 11 May it gives [2].", ["11 May"]),
    ("In May 2020 it gives [2].", ["May 2020"]),
    ("In 2021 it gave [3].", ["2021"]),
    ("3.7 billion UAE dirhams [3]", ["3.7 billion UAE dirhams"]),
    ("3.7 billion dollars and 21,000 masks [3]", ["3.7 billion dollars", "21,000 masks"]),
    ("20,000 ventilators [3]", ["20,000 ventilators"]),
    ("51.7% [2]", ["51.7%"]),
]


@pytest.mark.parametrize("answer", SUPPORTED)
def test_what_the_cited_passage_says_passes_in_any_language(answer):
    assert unsupported_figures(answer, PASSAGES) == []


@pytest.mark.parametrize(("answer", "refused"), REFUSED)
def test_what_the_cited_passage_does_not_say_is_refused(answer, refused):
    assert unsupported_figures(answer, PASSAGES) == refused


@pytest.mark.parametrize(
    ("country", "refused"),
    [("MA", []), ("AE", ["5 million Moroccan dirhams"]), (None, [])],
)
def test_the_articles_country_settles_a_bare_dirham(country, refused):
    passages, answer = ["تبرعت الشركة بمبلغ 5 ملايين درهم"], "It gave 5 million Moroccan dirhams [1]."
    assert unsupported_figures(answer, passages, [country]) == refused


FACTS = [
    (250e6, "USD", Hedge.ABOUT),
    (300e3, "EGP", Hedge.UP_TO),
    (51.7e6, "views", Hedge.EXACT),
    (1.2e9, "MAD", Hedge.EXACT),
    (15e3, "families", Hedge.MORE_THAN),
    (12.5, "%", Hedge.EXACT),
    (400e3, "masks", Hedge.AT_LEAST),
    (7.5e6, "EUR", Hedge.NEARLY),
]
LANGUAGES = ("ar", "en", "fr")


def test_the_same_figure_in_another_language_is_never_refused():
    for value, unit, hedge in FACTS:
        for source in LANGUAGES:
            for target in LANGUAGES:
                passage = write_amount(value, unit, hedge, source)
                answer = f"{write_amount(value, unit, hedge, target)} [1]"
                assert unsupported_figures(answer, [passage]) == [], (passage, answer)


def test_a_thousand_altered_figures_are_all_refused():
    """One digit, the scale, the unit, the hedge or the marker is changed in an otherwise right answer."""
    rng = random.Random(7)
    for _ in range(1000):
        value, unit, hedge = rng.choice(FACTS)
        passage = write_amount(value, unit, hedge, rng.choice(LANGUAGES))
        altered_value, altered_unit, altered_hedge = _altered(rng, value, unit, hedge)
        answer = f"{write_amount(altered_value, altered_unit, altered_hedge, rng.choice(LANGUAGES))} [1]"
        assert len(unsupported_figures(answer, [passage])) == 1, (passage, answer)


def _altered(rng, value, unit, hedge):
    """Return a figure that differs in one respect."""
    how = rng.choice(["digit", "scale", "unit", "hedge"])
    if how == "digit":
        digits = f"{value:.1f}"
        places = [m.start() for m in re.finditer(r"[1-9]", digits)]
        at = rng.choice(places)
        changed = rng.choice([d for d in "123456789" if d != digits[at]])
        return float(digits[:at] + changed + digits[at + 1 :]), unit, hedge
    if how == "scale":
        return value * rng.choice([10, 1000, 0.1]), unit, hedge
    if how == "unit":
        return value, rng.choice([u for u in ("USD", "EUR", "EGP", "schools", "%") if u != unit]), hedge
    side = {Hedge.EXACT: Hedge.UP_TO, Hedge.ABOUT: Hedge.MORE_THAN, Hedge.NEARLY: Hedge.MORE_THAN}
    return value, unit, side.get(hedge, Hedge.EXACT)


def test_the_figures_of_an_answer_are_those_the_gate_reads():
    assert [f.text for f in find_figures("[1] about $250 million [2]")] == ["$250 million"]


def test_a_sentence_quoted_whole_is_never_refused(raw_article):
    """Whatever the parser makes of a sentence, it makes the same of it in the passage."""
    passage = raw_article.read_text(encoding="utf-8")
    for span in sentences(passage):
        answer = f"{span.of(passage).rstrip('.')} [1]."
        assert unsupported_figures(answer, [passage]) == []


def test_an_elliptic_amount_may_stay_elliptic():
    passage = "The group gave 25 million dollars. Beta gave 5 million and Gamma 3 million."
    assert unsupported_figures("Beta gave 5 million and Gamma 3 million [1].", [passage]) == []
    assert unsupported_figures("Beta gave 5 million dollars [1].", [passage]) == []
    assert unsupported_figures("Beta gave 5 million euros [1].", [passage]) == ["5 million euros"]


def test_a_shortened_quotation_reaches_its_marker() -> None:
    """The dots of an omission end no sentence."""
    answer = "US$5 million: “It gave $5 million to schools in …” [1]"
    assert unsupported_figures(answer, ["It gave $5 million to schools in three regions."]) == []


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        ("Hydro Nord a ajouté 193 667 dollars [1].", []),  # the article's own words, whatever its country's dollar
        ("Hydro Nord a ajouté 193 667 dollars américains [1].", ["193 667 dollars américains"]),
        ("Hydro Nord added US$193,667 [1].", ["US$193,667"]),
        ("Hydro Nord added 193,667 Canadian dollars [1].", []),
    ],
)
def test_a_bare_dollar_of_the_passage_may_stay_bare_and_no_more(answer, refused):
    """A quoted sentence is read without its article's country; a country's name beside the currency is not made up."""
    passage = "Hydro Nord a ajouté 193 667 dollars, et plus de 30 000 dollars plus tard."
    assert unsupported_figures(answer, [passage], ["CA"]) == refused


def test_dollars_of_another_country_are_not_just_dollars() -> None:
    passage = "Hydro Nord a ajouté 193 667 dollars canadiens."
    assert unsupported_figures("It added 193,667 dollars [1].", [passage], ["CA"]) == ["193,667 dollars"]
