"""Which sentences are quoted, in what order, and what is written of them in the asker's language."""

from __future__ import annotations

import pytest

from rag.answer_passage import chosen_sentences, passages_for, runs, write_more, write_passages
from rag.draft import Draft
from rag.fitness import Fit
from rag.focus import Focus
from rag.named import Named
from rag.question import understand_alone
from tests.rag.ledger_samples import GAZETTEER
from tests.rag.test_answer_disputes import reading

TOLD = reading("Nilain Group gave $5 million. It rained. Sotara gave $7 million. The minister came.", language="en")
AMOUNT = understand_alone("How much did Nilain Group give?", GAZETTEER)
SUMMARY = understand_alone("Summarise what Nilain Group gave", GAZETTEER)
WHO = understand_alone("Who came for Nilain Group?", GAZETTEER)


def fit(*chances, likelihood=0.9, of=TOLD):
    """Return an article with the likelihood of each of its sentences, in its order."""
    scored = zip(chances, of.sentences, strict=True)
    return Fit(of, likelihood, tuple(sorted(scored, key=lambda pair: -pair[0])))


def quoted(query, *chances):
    """Return the numbers of the sentences that are quoted."""
    return [sentence.index for sentence in chosen_sentences(query, fit(*chances))]


@pytest.mark.parametrize(
    ("query", "chances", "expected"),
    [
        (AMOUNT, (0.8, 0.01, 0.5, 0.02), [0, 2]),
        (AMOUNT, (0.8, 0.01, 0.155, 0.02), [0]),  # too far behind the best
        (AMOUNT, (0.1, 0.01, 0.05, 0.02), [0]),  # the best in any case
        (AMOUNT, (0.8, 0.7, 0.6, 0.5), [0, 1, 2]),  # no more than three
        (SUMMARY, (0.8, 0.2, 0.2, 0.2), [0, 1, 2, 3]),
        (WHO, (0.8, 0.01, 0.02, 0.07), [0, 3]),  # a name stands where little else does
    ],
)
def test_the_likeliest_sentences_are_quoted_in_the_order_of_the_article(query, chances, expected):
    assert quoted(query, *chances) == expected


def test_more_is_quoted_where_two_things_are_asked():
    draft = Draft("en")
    draft.lines.append(f"Given: $5 million {draft.cite(TOLD.sentences[0])}")
    write_more(
        draft, understand_alone("How much did it give, and who came?", GAZETTEER), fit(0.9, 0.01, 0.02, 0.2), GAZETTEER
    )
    assert "The minister came." in draft.text


def test_neighbours_are_one_quotation():
    first, second, _, last = TOLD.sentences
    assert runs([first, second, last]) == [[first, second], [last]]


def test_paragraphs_are_quotations_of_their_own():
    told = reading("It gave 5.\n\nIt rained.")
    assert runs(told.sentences) == [[told.sentences[0]], [told.sentences[1]]]


def test_an_unlikely_article_is_not_quoted():
    assert passages_for(Focus(), [fit(0.9, 0, 0, 0, likelihood=0.3)]) == []


@pytest.mark.parametrize(("likelihood", "expected"), [(0.1, ["one", "two"]), (0.04, ["one"])])
def test_a_second_organisation_gets_an_article_of_its_own_unless_it_was_hardly_meant(likelihood, expected):
    other = fit(0.9, of=reading("Sotara gave 7.", "two"), likelihood=likelihood)
    names = [
        Named(name, name, name, frozenset({where})) for name, where in (("Nilain Group", "one"), ("Sotara", "two"))
    ]
    found = passages_for(Focus(names[0], (names[1],)), [fit(0.9, 0, 0, 0), other])
    assert [one.reading.article.id for one in found] == expected


def test_a_quotation_in_another_language_has_its_figure_and_names_in_the_askers():
    draft = Draft("fr")
    query = understand_alone("Combien Nilain Group a-t-il donné ?", GAZETTEER)
    write_passages(draft, query, Focus(), [fit(0.9, 0, 0, 0)], GAZETTEER)
    assert draft.lines[0].endswith("“Nilain Group gave $5 million.” [1]")
    assert draft.lines[2:] == ["Chiffres cités : 5 millions de dollars [1].", "", "Noms cités : Nilain Group [1]."]


def test_more_is_quoted_beside_a_direct_answer_but_nothing_twice():
    draft = Draft("en")
    draft.lines.append(f"Given: $5 million {draft.cite(TOLD.sentences[0])}")
    write_more(draft, AMOUNT, fit(0.9, 0.01, 0.4, 0.01), GAZETTEER)
    assert [source.quote for source in draft.citations] == [
        "Nilain Group gave $5 million.",
        "Sotara gave $7 million.",
    ]
    before = list(draft.lines)
    write_more(draft, AMOUNT, fit(0.9, 0.01, 0.4, 0.01), GAZETTEER)
    assert draft.lines == before


def test_a_date_is_written_in_the_askers_language():
    told = reading("انطلقت قافلة سوتارا يوم 17 أغسطس. وصلت إلى الميناء.", language="ar", published="2022-08-18")
    asked = understand_alone("When did the convoy set off?", GAZETTEER)
    draft = Draft("en")
    write_passages(draft, asked, Focus(), [Fit(told, 0.9, ((0.9, told.sentences[0]),))], GAZETTEER)
    assert "Dates in it: 17 August [1]." in draft.lines


def test_a_sentence_on_another_round_is_not_quoted():
    told = reading("The first round cost Nilain Group $5 million. The second round cost it $7 million.")
    asked = understand_alone("How much did Nilain Group give in the second round?", GAZETTEER)
    scored = ((0.9, told.sentences[0]), (0.8, told.sentences[1]))
    assert [one.index for one in chosen_sentences(asked, Fit(told, 0.9, scored))] == [1]
