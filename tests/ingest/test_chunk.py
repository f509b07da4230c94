import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.chunk import LONGEST_SENTENCE_WORDS, MOST_WORDS, TAIL_WORDS, TARGET_WORDS, chunks, windows
from rag.figures import find_figures
from rag.schema import Article, Figure, Span
from rag.text import sentences

PIECES = [
    "تبرعت الشركة بنحو",
    "250 مليون دولار",
    "51.7 million",
    "gave",
    "à l'école",
    ".",
    "؟",
    "\n",
    "، و",
    "Rs. 100 crore",
]
SENTENCE = "The firm gave ten trucks and a little money to the old school. "  # 13 words


def article(text: str) -> Article:
    """Return an article of a text."""
    return Article("a", "title", text, "en")


def sizes(text: str) -> list[int]:
    """Return the words of each chunk."""
    return [len(text[chunk.start : chunk.end].split()) for chunk in chunks(article(text), find_figures(text))]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=400))
def test_chunks_cover_every_sentence_once_and_never_split_a_figure(parts):
    """Offsets are of the text, in order, without overlap; each sentence has one home."""
    text = " ".join(parts)
    figures = find_figures(text)
    found = chunks(article(text), figures)
    covered = [sentence for chunk in found for sentence in chunk.sentences]
    whole = "".join(span.of(text) for span in sentences(text))
    assert re.sub(r"\s", "", "".join(span.of(text) for span in covered)) == re.sub(r"\s", "", whole)
    assert all(before.end <= after.start for before, after in pairwise(covered))
    for ordinal, chunk in enumerate(found):
        assert (chunk.id, chunk.ordinal) == (f"a:{ordinal}", ordinal)
        assert (chunk.start, chunk.end) == (chunk.sentences[0].start, chunk.sentences[-1].end)
    for figure in figures:
        assert sum(chunk.start <= figure.start and figure.end <= chunk.end for chunk in found) == 1


def test_chunks_have_about_the_target_and_no_short_tail():
    """A chunk closes at TARGET_WORDS; what is left joins the one before if it is short."""
    assert sizes(SENTENCE * 30) == [130, 130, 130]
    assert sizes(SENTENCE * 11) == [143]
    assert all(TARGET_WORDS <= size <= MOST_WORDS for size in sizes(SENTENCE * 100)[:-1])
    assert sizes(SENTENCE * 100)[-1] >= TAIL_WORDS


def test_a_very_long_sentence_is_cut_at_a_clause_or_a_space():
    """250 words are kept whole; more are cut after a comma where one is in reach."""
    assert sizes("word " * LONGEST_SENTENCE_WORDS) == [LONGEST_SENTENCE_WORDS]
    text = "word " * 149 + "comma, " + "word " * 150
    assert sizes(text) == [150, 150]
    assert sizes("word " * 300) == [180, 120]


def test_no_cut_of_a_long_sentence_falls_between_a_number_and_its_scale():
    """The figure moves whole into the next piece."""
    text = "word " * 179 + "250 million dollars " + "word " * 100
    figures = find_figures(text)
    assert [figure.text for figure in figures] == ["250 million dollars"]
    assert [chunk.end for chunk in chunks(article(text), figures)] == [179 * 5 - 1, len(text) - 1]


def test_a_figure_that_sentences_divide_stays_in_one_chunk():
    """Whatever sentence borders say, what find_figures found is one."""
    first = "word " * 119 + "250\n"
    text = first + "million and more " + "word " * 60
    figure = Figure(250e6, None, len(first) - 4, len(first) + 7, "250\nmillion")
    assert len(chunks(article(text), [])) == 2
    assert len(chunks(article(text), [figure])) == 1


def test_windows_are_pairs_of_neighbours_or_the_only_sentence():
    """Three sentences give two windows, one gives itself."""
    three = chunks(article("One is here. Two is here. Three is here."), [])[0]
    assert windows(three) == [Span(0, 25), Span(13, 40)]
    one = chunks(article("One is here."), [])[0]
    assert windows(one) == [Span(0, 12)]


def test_an_empty_text_has_no_chunk():
    """Nothing gives nothing."""
    assert chunks(article(""), []) == []
