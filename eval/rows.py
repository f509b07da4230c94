"""The answers of a run made into rows of scores. It reads the catalogue and asks nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.catalogue import Catalogue
from eval.faults import Evidence
from eval.metrics.ranking import score_rankings
from eval.metrics.wording import own_words
from eval.question import Json, Question
from eval.result import Row
from eval.scoring import score
from eval.summary import pair_of
from rag.names import Gazetteer

Answers = Mapping[str, Mapping[str, Any]]


def rows_of(questions: Sequence[Question], answers: Answers, catalogue: Catalogue) -> tuple[Row, ...]:
    """Return one row for each question, in order."""
    gold = {question.id: dict(question.articles) for question in questions if question.answering}
    ranked = {question_id: answers[question_id]["hits"] for question_id in gold}
    rankings = score_rankings(gold, ranked)
    gazetteer = Gazetteer(catalogue.organisations)
    return tuple(
        _row(question, answers[question.id], (catalogue, gazetteer), rankings.get(question.id, {}))
        for question in questions
    )


def _row(
    question: Question,
    line: Mapping[str, Any],
    known: tuple[Catalogue, Gazetteer],
    ranking: Mapping[str, float],
) -> Row:
    """Return one question's row; what crashed is wrong whatever else holds."""
    catalogue, _ = known
    answer = placed(line["answer"], catalogue)
    scored = score(question, answer, evidence_of(question, answer, line["hits"], known))
    failure = answer.get("failure")
    crashed = failure is not None and not answer["abstained"]
    scores = {**scored.scores, **ranking, **({"right": 0.0} if crashed else {})}
    pair, crossing = pair_of(question, catalogue.articles)
    return Row(
        id=question.id,
        language=question.language,
        kind=question.kind,
        pair=pair,
        crossing=crossing,
        traits=question.traits,
        follow_up=bool(question.history),
        scores={name: None if value is None else round(value, 6) for name, value in scores.items()},
        seconds=float(answer["seconds"]),
        faults=(*scored.faults, *([f"the product said: {failure}"] if failure else [])),
        cause="crashed" if crashed else scored.cause,
    )


def placed(answer: Json, catalogue: Catalogue) -> Json:
    """Return an answer whose citations tell the country of their article: it settles a bare dirham or dinar."""
    articles = [catalogue.articles.get(str(citation["article_id"])) for citation in answer["citations"]]
    cited = [
        {**citation, "country": article.country if article else None}
        for citation, article in zip(answer["citations"], articles, strict=True)
    ]
    return {**answer, "citations": cited}


def evidence_of(question: Question, answer: Json, hits: Sequence[str], known: tuple[Catalogue, Gazetteer]) -> Evidence:
    """Return what scoring needs of the index for one answer."""
    catalogue, gazetteer = known
    cited = {str(citation["article_id"]) for citation in answer["citations"]}
    asked = "\n".join([*(turn.content for turn in question.history), question.question])
    own = own_words(answer)
    named = {mention.name for mention in gazetteer.find(asked, question=True)}
    stated = [own[found.start : found.end] for found in gazetteer.find(own) if found.name not in named]
    return Evidence(
        hits=hits,
        reports=catalogue.reports_of(article for article, _ in question.articles),
        texts={article: catalogue.articles[article].text for article in cited if article in catalogue.articles},
        stated_names=list(dict.fromkeys(stated)),
    )
