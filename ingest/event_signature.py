"""What one report tells of a gift, as compared between reports: giver, amounts, recipients, cause, place and time.

Reads an article and what `ingest.annotate` found in it; which figures are gifts of whom is the ledger's reading.
Does not compare (`ingest.events`), and never looks at the links that an article states of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.aligned import letters_of
from rag.figures import figures_in
from rag.giving import is_money
from rag.giving_words import cues
from rag.ledger_main_giver import main_giver
from rag.ledger_records import Source, Statement
from rag.names import country_mentions
from rag.schema import Figure, Hedge
from rag.units import DURATIONS

NO_COUNT = DURATIONS | {"%"}
SMALLEST_COUNT = 20  # "8 governorates", "5 lorries": many gifts have such a count in common
EPIDEMIC = "epidemic"
CAUSES = {  # what a gift is for; two reports that name two of these tell of two gifts
    "education": "school*|student*|universit*|education|scholarship*|école*|étudiant*|éducation|bourse|bourses"
    "|مدرسة|مدارس|تعليم|طلاب|طلبة|جامعة|جامعات|منحة دراسية|منح دراسية",
    EPIDEMIC: "covid*|corona*|pandemic|epidemic|pandémie|épidémie|كورونا|جائحة|كوفيد|وباء",
    "environment": "tree|trees|climate|forest*|arbre*|climat|reboisement|أشجار|شجرة|مناخ",
    "fire": "wildfire*|fire|fires|incendie*|حريق|حرائق",
    "flood": "flood*|inondation*|فيضان|فيضانات|سيول",
    "food": "meal|meals|food|iftar|hunger|repas|aliment*|faim|couffin*|وجبة|وجبات|غذاء|غذائية|طعام|إفطار|كراتين",
    "health": "hospital*|health|medical|ventilator*|vaccin*|cancer|patient*|clinic*|hôpita*|santé|médica*"
    "|مستشفى|مستشفيات|صحة|صحي|صحية|طبي|طبية|علاج|لقاح|لقاحات|مرضى|سرطان",
    "quake": "earthquake*|quake*|séisme*|زلزال|زلازل",
    "refugees": "refugee*|réfugié*|لاجئ|لاجئين|لاجئون",
    "sport": "stadium*|football|sport|sports|olympic*|stade*|ملعب|ملاعب|رياضة|رياضي|رياضية",
    "water": "well|wells|drinking water|eau potable|puits|آبار|بئر|مياه الشرب",
}
CAUSE = {cause: cues(line) for cause, line in CAUSES.items()}


@dataclass(frozen=True, slots=True)
class Gift:
    """One amount of money, or of things, that a report tells as given."""

    value: float
    unit: str | None  # None for a dirham or dinar of no known country
    money: bool
    hedge: Hedge
    lead: bool  # in the headline, or in the sentence that first tells of a gift
    givers: frozenset[str]  # by canonical name; empty where many gave
    recipients: frozenset[str]
    date: str | None  # as its sentence tells, else the report's; as precise as is known

    @property
    def key(self) -> tuple[float, str | None]:
        """What tells one amount from another."""
        return self.value, self.unit


@dataclass(frozen=True, slots=True)
class Signature:
    """What one report tells of its event; reports of one event agree in it, whatever their words and language."""

    article_id: str
    giver: str | None  # the main one, by canonical name; None where no organisation is known
    sure: bool  # the giver is stated, or stands as the giver of the leading gift
    organisations: frozenset[str]  # all that the report names
    gifts: tuple[Gift, ...]
    counts: frozenset[tuple[float, str]]  # other things counted: families, hospitals, meals
    causes: frozenset[str]  # of CAUSES, named with the leading gifts
    places: frozenset[str]  # other countries than the article's, named with the leading gifts
    country: str | None
    date: str | None  # of the report, as precise as is known


def event_keys(source: Source, stated: Sequence[Statement]) -> Signature:
    """Return the signature of an article.

    Args:
        source: the article with its figures and the organisations it names.
        stated: what `statements_of` reads in it.
    """
    article, figures = source.article, source.figures
    # Without a known organisation there is no giver to compare by.
    statements = [one for one in stated if _has_unit(one.figure)] if article.organisations else []
    gifts = tuple(_gifts(source, statements))
    giver, sure = _giver(source, gifts)
    told = " ".join((article.title, *_lead_sentences(statements)))
    return Signature(
        article_id=article.id,
        giver=giver,
        sure=sure,
        organisations=frozenset(article.organisations) | {mention.name for mention in source.mentions},
        gifts=gifts,
        counts=frozenset((figure.value, figure.unit) for figure in figures if figure.unit and _is_count(figure)),
        causes=frozenset(cause for cause, words in CAUSE.items() if words.search(letters_of(told))),
        places=frozenset(country_mentions(told)) - {article.country},
        country=article.country,
        date=article.published,
    )


def _giver(source: Source, gifts: Sequence[Gift]) -> tuple[str | None, bool]:
    """Return who gives, and whether that is sure: as the record states, else whoever gives the first leading gift.

    Where neither tells, it is the organisation that the text names most, which may as well be the one that receives.
    """
    if not source.article.organisations:
        return None, False
    main = main_giver(source)
    if "organisations" not in source.article.guessed:
        return main, True
    givers = next((gift.givers for gift in gifts if gift.lead and gift.givers), frozenset[str]())
    return (main, main in givers) if main in givers or not givers else (min(givers), True)


def _gifts(source: Source, statements: Sequence[Statement]) -> Iterator[Gift]:
    """Yield the gifts of an article, in its order.

    A figure that the headline states is what the report is about, also where no word beside it says that it was given.
    """
    article, lead = source.article, _lead_sentences(statements)
    title = {(figure.value, figure.unit) for figure in figures_in(article.title, article.country)}
    stated = {(statement.figure.value, statement.figure.unit) for statement in statements}
    own = article.organisations[:1] if "organisations" not in article.guessed else ()
    for statement in statements:
        titled = (statement.figure.value, statement.figure.unit) in title
        whole = replace(statement, donors=(*statement.donors, *own)) if titled and statement.donors else statement
        yield _gift(whole, not statement.disputed and (statement.text in lead or titled))
    for figure in source.figures:
        if (figure.value, figure.unit) in title - stated and _has_unit(figure):
            stated.add((figure.value, figure.unit))
            yield _gift(Statement(source, figure, 0, own, date=article.published), lead=True)


def _gift(statement: Statement, lead: bool) -> Gift:
    """Return a statement as a gift."""
    figure = statement.figure
    return Gift(
        value=figure.value,
        unit=figure.unit,
        money=is_money(figure),
        hedge=figure.hedge,
        lead=lead,
        givers=frozenset(statement.donors),
        recipients=frozenset(statement.recipients),
        date=statement.date,
    )


def _lead_sentences(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the sentence that first tells of a gift; what later ones tell may be background."""
    return next(((statement.text,) for statement in statements if not statement.disputed), ())


def _has_unit(figure: Figure) -> bool:
    """Return whether a figure is money or counts things."""
    return is_money(figure) or (figure.unit is not None and figure.unit not in NO_COUNT)


def _is_count(figure: Figure) -> bool:
    """Return whether a figure counts things, many enough to tell one gift from another."""
    return figure.value >= SMALLEST_COUNT and not is_money(figure) and figure.unit not in NO_COUNT
