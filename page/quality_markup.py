"""Writes the Quality tab: what was measured, the report, what staff marked. Pure; every word of others is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from page.quality_results import Estimate, Measured, ResultError
from page.quality_words import LOWER_IS_BETTER, MEASURES, QualityWords
from page.sources import language_name, write_date
from page.store_feedback import Feedback, Rating, Reason
from page.words import direction, words_for
from page.words_export import feedback_words

RUN_COMMAND, REPORT_COMMAND = "python -m eval run", "python -m eval report hybrid --html eval/results/report.html"
ANSWER_CHARACTERS = 400


def measured(result: Measured | None, published_corpus: str | None, words: QualityWords) -> str:
    """Return the newest evaluation's main measures, or how to get one."""
    head = f"<h2>{escape(words.measured)}</h2>"
    if result is None:
        run, report = (f'<code dir="ltr">{command}</code>' for command in (RUN_COMMAND, REPORT_COMMAND))
        hint = escape(words.none_hint).format(run=run, report=report)
        return f'{head}<p class="empty"><strong>{escape(words.none)}</strong> {hint}</p>'
    made = words.made.format(name=result.name, date=write_date(result.created[:10], words_for(words.language)))
    facts = f"{made} · {words.of_questions.format(count=result.questions)}"
    stale = published_corpus is not None and published_corpus != result.corpus
    note = f'<p class="warning">{escape(words.other_corpus)}</p>' if stale else ""
    return f'{head}<p class="about">{escape(facts)}</p>{note}{_table(result, words)}{_speed(result, words)}'


def damaged(error: ResultError, words: QualityWords) -> str:
    """Return what is said of a result that cannot be read."""
    said = words.damaged.format(file=error.file, reason=error.reason)
    return f'<h2>{escape(words.measured)}</h2><p class="alert" role="alert">{escape(said)}</p>'


def whole_report(page: str | None, words: QualityWords) -> str:
    """Return the report in a frame that has no part in the page; nothing where there is none."""
    if page is None:
        return ""
    command = f'<code dir="ltr">{REPORT_COMMAND}</code>'
    return (
        f'<details class="report"><summary>{escape(words.report)}</summary>'
        f'<p class="about">{escape(words.report_hint).format(command=command)}</p>'
        f'<iframe sandbox="allow-scripts" title="{escape(words.report)}" srcdoc="{escape(page)}"></iframe></details>'
    )


def marks(counts: Mapping[tuple[Rating, Reason | None], int], newest: Sequence[Feedback], words: QualityWords) -> str:
    """Return how many answers staff marked how, and the newest of their marks."""
    head = f"<h2>{escape(words.marks)}</h2>"
    if not counts:
        return f'{head}<p class="empty">{escape(words.no_marks)}</p>'
    ordered = sorted(counts.items(), key=lambda item: (item[0][0] is Rating.DOWN, -item[1]))
    chips = "".join(
        f"<li><strong>{count}</strong> {escape(_mark(rating, reason, words))}</li>"
        for (rating, reason), count in ordered
    )
    items = "".join(_feedback(one, words) for one in newest)
    return f'{head}<ul class="tally">{chips}</ul><h3>{escape(words.recent)}</h3><ul class="marks">{items}</ul>'


def _table(result: Measured, words: QualityWords) -> str:
    """Return the measures over all questions and by their language."""
    languages = sorted(result.by_language)
    page = words_for(words.language)
    names = "".join(f'<th scope="col">{escape(language_name(code, page))}</th>' for code in languages)
    rows = []
    for name, titles in MEASURES.items():
        own = result.overall.get(name)
        if own is None:
            continue
        lower = f' <span class="about">({escape(words.lower)})</span>' if name in LOWER_IS_BETTER else ""
        cells = "".join(f"<td>{_share(result.by_language[code].get(name))}</td>" for code in languages)
        between = escape(words.interval.format(low=_percent(own.low), high=_percent(own.high)))
        rows.append(
            f'<tr><th scope="row">{escape(titles[words.language])}{lower}</th>'
            f'<td><strong>{_percent(own.value)}</strong> <span class="about">{between}</span></td>{cells}</tr>'
        )
    return (
        f'<div class="scroll"><table class="measures"><thead><tr><th scope="col">{escape(words.measure)}</th>'
        f'<th scope="col">{escape(words.all)}</th>{names}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _speed(result: Measured, words: QualityWords) -> str:
    """Return how long answers took."""
    if result.p50_seconds is None or result.p95_seconds is None:
        return ""
    told = words.speed.format(p50=f"{result.p50_seconds:.2f} s", p95=f"{result.p95_seconds:.2f} s")
    return f'<p class="about">{escape(told)}</p>'


def _feedback(one: Feedback, words: QualityWords) -> str:
    """Return one mark with what it is about."""
    answer = one.answer.answer
    cut = answer if len(answer) <= ANSWER_CHARACTERS else answer[:ANSWER_CHARACTERS].rstrip() + " …"
    own = f'lang="{escape(one.answer.language)}" dir="{direction(one.answer.language)}"'
    note = f'<p class="said"><q dir="auto">{escape(one.note)}</q></p>' if one.note else ""
    date = write_date(one.created[:10], words_for(words.language))
    tone = "good" if one.rating is Rating.UP else "caution"
    return (
        f'<li class="{one.rating}"><p class="about"><span class="flag {tone}">'
        f"{escape(_mark(one.rating, one.reason, words))}</span> {escape(words.by.format(date=date))}</p>"
        f'<p class="asked" dir="auto">{escape(one.question)}</p><p class="answered" {own}>{escape(cut)}</p>{note}</li>'
    )


def _mark(rating: Rating, reason: Reason | None, words: QualityWords) -> str:
    """Return a mark in words: "not good: wrong figure"."""
    said = words.good if rating is Rating.UP else words.bad
    if reason is None:
        return said
    named = dict(feedback_words(words.language).reasons)
    return f"{said}: {named.get(reason.value, reason.value)}"


def _share(estimate: Estimate | None) -> str:
    """Return an estimate as a percentage, a dash where there is none."""
    return "–" if estimate is None else _percent(estimate.value)


def _percent(value: float) -> str:
    """Return a share as a percentage: 0.9231 -> "92.3 %"."""
    return f"{100 * value:.1f}\u202f%"
