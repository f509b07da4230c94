"""A draft that takes another over, and what of a draft has to be borne out."""

from __future__ import annotations

from rag.draft import Draft
from tests.rag.test_answer_disputes import reading

ONE = reading("Nilain Group gave $5 million.")
TWO = reading("Sotara gave $7 million.", "two")


def stated(reading):
    """Return a draft that states a reading's first figure and quotes its sentence."""
    draft = Draft("en")
    amount, marker = draft.state(reading.facts[0])
    draft.lines += [f"Given: {amount} {marker}", f"{draft.quote(reading.sentences[0])} {marker}"]
    return draft


def test_citations_of_a_draft_taken_over_are_numbered_on():
    draft = stated(ONE)
    draft.take_over(stated(TWO))
    assert draft.lines[3:] == ["Given: US$7 million [2]", "“Sotara gave $7 million.” [2]"]
    assert [source.marker for source in draft.citations] == [1, 2]
    assert [(figure.value, figure.marker) for figure in draft.figures.values()] == [(5e6, 1), (7e6, 2)]


def test_what_is_quoted_already_is_not_quoted_again():
    draft = stated(ONE)
    draft.take_over(stated(ONE))
    assert draft.lines[2:] == ["", "Given: US$5 million [1]"]


def test_what_is_left_out_leaves_no_citation_and_no_empty_lines():
    draft = stated(ONE)
    other = stated(ONE)
    other.lines = ["", other.lines[1], "", "", "Told besides.", ""]
    draft.take_over(other)
    assert draft.lines[2:] == ["", "Told besides."]
    assert [source.marker for source in draft.citations] == [1]


def test_a_number_in_a_publishers_name_claims_nothing():
    draft = Draft("en", lines=["A report by Europe 1 says little."], publishers=["Europe 1"])
    assert draft.claims == "A report by  says little."
