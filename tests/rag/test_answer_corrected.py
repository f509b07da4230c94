"""The chat answers from corrected rows, and says who corrected them, when, and what the article says."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.corrections import Action, Correction, add_correction, restated
from rag.draft import Draft
from rag.encoder import Encoder
from rag.ledger import events_of, open_ledger
from rag.ledger_rows import RowWriter
from rag.look import Parts
from rag.published import PublishedIndex
from rag.verify import unsupported_figures
from tests.rag.ledger_samples import GAZETTEER, source

Ask = Callable[[str], str]


@pytest.fixture
def corrected(ingested: Path, encoder: Encoder, parts: Parts, tmp_path: Path) -> Iterator[Callable[..., Ask]]:
    """Return what corrects a row of a copied index and then asks of it."""
    index = tmp_path / "index"
    shutil.copytree(ingested / "index", index)
    opened = Assistant(PublishedIndex(index, encoder.fingerprint), encoder, parts=parts)
    keys = {(event.donors, event.value): event.key for event in open_ledger(index)}

    def correct(giver: str, amount: float, action: Action, value: str | None = None) -> Ask:
        add_correction(index, Correction(keys[(giver,), amount], action, "Rana", "2026-11-20T09:00", value))
        return lambda question: _supported(opened, question)

    yield correct
    opened.close()


def _supported(assistant: Assistant, question: str) -> str:
    """Return an answer of which the gate refused nothing."""
    answer = assistant.answer(question)
    assert answer.unsupported_figures == ()
    assert answer.citations
    return answer.answer


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        (
            "How much did Harbour & Finch give for fuel?",
            "Harbour & Finch donated £2 million (corrected by Rana on 20 November 2026; the article says about "
            "£1.5 million)",
        ),
        (
            "Combien Harbour & Finch a-t-il donné pour le carburant ?",
            "Harbour & Finch a donné 2 millions de livres sterling (corrigé par Rana le 20 novembre 2026 ; l’article "
            "dit environ 1,5 million de livres sterling)",
        ),
        (
            "كم تبرعت Harbour & Finch للوقود؟",
            "تبرعات Harbour & Finch: مليونا جنيه إسترليني (تصحيح من Rana بتاريخ 20 نوفمبر 2026؛ وفي المقال",
        ),
    ],
)
def test_a_corrected_amount_answers_beside_the_one_that_the_article_says(corrected, question, opening):
    ask = corrected("Harbour & Finch", 1.5e6, Action.AMOUNT, "2000000 GBP")
    assert opening in ask(question)


@pytest.mark.parametrize(
    ("action", "value", "said"),
    [
        (Action.GIVER, "Ada; Omar", "the giver is Ada, Omar."),
        (Action.STATUS, "pledged", "the status is “pledged”."),
        (Action.KIND, "loan", "the kind of giving is “loan”."),
        (Action.DATE, "2023-02", "the date is February 2023."),
        (Action.RECIPIENT, "Delta", "the recipient is Delta."),
        (Action.NOT_A_GIFT, None, "this is no gift."),
    ],
)
def test_every_other_correction_is_told_with_its_author_and_day(corrected, action, value, said):
    answer = corrected("Harbour & Finch", 1.5e6, action, value)("How much did Harbour & Finch give for fuel?")
    line = f"Corrected by Rana on 20 November 2026, where the article says “£1.5 million” [1]: {said}"
    assert answer.split("\n\n")[0] == line


def test_what_is_no_gift_is_stated_as_none(corrected):
    answer = corrected("Harbour & Finch", 1.5e6, Action.NOT_A_GIFT)("How much did Harbour & Finch give for fuel?")
    assert "Harbour & Finch donated" not in answer


def test_a_corrected_amount_is_ranked_by_its_size(corrected):
    answer = corrected("Nilain Group", 200e3, Action.AMOUNT, "2000000 GBP")("the largest gifts in British pounds")
    lines = [line.split(" (")[0] for line in answer.split("\n") if line[:1].isdigit()]
    assert lines == ["1. Nilain Group: £2 million", "2. Harbour & Finch: about £1.5 million"]


def test_a_corrected_amount_is_added_up_and_only_what_is_printed_is_checked():
    told = source("Sotara gave $3 million to schools.")
    (event,) = events_of([told])
    from_person = Correction(event.key, Action.AMOUNT, "Rana", "2026-11-20", "4000000 USD")
    draft = Draft("en")
    writer = RowWriter(draft, {told.article.id: told.article}.__getitem__, GAZETTEER)
    row = writer.row(restated(event, from_person))
    assert row is not None
    draft.lines.append(writer.line(row))
    assert draft.text.startswith("Sotara: US$4 million (corrected by Rana on 20 November 2026; the article says US$3 ")
    assert unsupported_figures(draft.text, [told.article.text]) == ["US$4 million", "20 November 2026"]
    assert unsupported_figures(draft.claims, [told.article.text]) == []
    assert [(one.value, one.corrected_by) for one in draft.figures.values()] == [(4e6, "Rana")]
