"""
`precision-not-invented`: a date is no more precise than the source that supports it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.agreements import ContractAct, ContractActKind
from contratti_quartiere.amounts import CountKind, StatedCount
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.execution import Commitment
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.interventions import Intervention, ScheduleEntry
from contratti_quartiere.laboratory import Laboratory, Seat
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Milestone, MilestoneKind, Neighbourhood, Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.precision_not_invented import DATED, RULE
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import ILLUSTRATIVE, DatePrecision, Provenance
from contratti_quartiere.verdicts import Breach, Kept, Missing, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow
from contratti_quartiere.works_table import WorksEvent

TODAY = date(2026, 11, 22)
DAY, APRIL, YEAR = date(2019, 4, 30), Month(2019, 4), Year(2019)


def dated(precision: DatePrecision | None, words: str = "") -> Provenance:
    """
    Return a source that dates so precisely.
    """
    return Provenance(sources=("annuncio",), words=words, precision=precision)


BY_MONTH = dated(DatePrecision.MONTH)


def judged(programme: Programme) -> list[Verdict]:
    """
    Return what the rule says of a programme.
    """
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


def step(when: When, source: Provenance, name: str = "tappa") -> Milestone:
    """
    Return a milestone of a date and a source.
    """
    return Milestone(id=name, kind=MilestoneKind.OTHER, when=when, what=Bilingual("fatto", "done"), provenance=source)


def windowed(declared_end: date | Month | None, source: Provenance) -> Programme:
    """
    Return a programme with a service that starts on 2 May 2016.
    """
    window = ServiceWindow(start=date(2016, 5, 2), declared_end=declared_end, provenance=source)
    return Programme(tenders=(Tender(id="gara"),), service_contracts=(ServiceContract(id="servizio", term=window),))


def test_published_end_kept_as_its_month() -> None:
    """
    Published: "until April 2019" kept as the month April 2019.
    """
    assert [
        Kept(
            path="/service_contracts/0/term",
            message=Bilingual(
                "aprile 2019: non più preciso della fonte, che data al mese",
                "April 2019: no more precise than the source, which dates to the month",
            ),
            facts=(
                Fact("declared_end", APRIL),
                Fact("declared_end_parts", 2),
                Fact("words", "fino ad aprile 2019"),
                Fact("source_precision", "mese"),
                Fact("source_parts", 2),
            ),
            comparisons=(Comparison("declared_end_parts", Relation.AT_MOST, "source_parts"),),
        )
    ] == judged(windowed(APRIL, dated(DatePrecision.MONTH, "fino ad aprile 2019")))


def test_published_end_kept_as_a_day() -> None:
    """
    Published: "until April 2019" kept as 30 April 2019 with that source.
    """
    assert [
        Breach(
            path="/service_contracts/0/term",
            message=Bilingual(
                "30 aprile 2019: più preciso della fonte, che data solo al mese",
                "30 April 2019: more precise than the source, which dates only to the month",
            ),
            facts=(
                Fact("declared_end", DAY),
                Fact("declared_end_parts", 3),
                Fact("source_precision", "mese"),
                Fact("source_parts", 2),
            ),
            comparisons=(Comparison("declared_end_parts", Relation.AT_MOST, "source_parts"),),
        )
    ] == judged(windowed(DAY, BY_MONTH))


TO = {
    DatePrecision.DAY: ("al giorno", "to the day"),
    DatePrecision.MONTH: ("al mese", "to the month"),
    DatePrecision.YEAR: ("all'anno", "to the year"),
}


@pytest.mark.parametrize(
    ("when", "precision", "kind"),
    [
        pytest.param(DAY, DatePrecision.DAY, Kept, id="a day of a day"),
        pytest.param(DAY, DatePrecision.MONTH, Breach, id="a day of a month"),
        pytest.param(DAY, DatePrecision.YEAR, Breach, id="a day of a year"),
        pytest.param(APRIL, DatePrecision.DAY, Kept, id="a month of a day"),
        pytest.param(APRIL, DatePrecision.MONTH, Kept, id="a month of a month"),
        pytest.param(APRIL, DatePrecision.YEAR, Breach, id="a month of a year"),
        pytest.param(YEAR, DatePrecision.DAY, Kept, id="a year of a day"),
        pytest.param(YEAR, DatePrecision.MONTH, Kept, id="a year of a month"),
        pytest.param(YEAR, DatePrecision.YEAR, Kept, id="a year of a year"),
    ],
)
def test_each_precision(when: When, precision: DatePrecision, kind: type[Verdict]) -> None:
    """
    "A date is no more precise than the source": it may be less.
    """
    (verdict,) = judged(Programme(milestones=(step(when, dated(precision)),)))

    assert (kind, [True, True]) == (
        type(verdict),
        [verdict.message.say(lang).endswith(to) for lang, to in zip(("it", "en"), TO[precision], strict=True)],
    )


def test_precision_that_nobody_noted() -> None:
    """
    "A source whose precision is not recorded: undecided", in one line for the whole programme.
    """
    silent = (step(DAY, dated(None), "una"), step(APRIL, Provenance(), "altra"))

    assert [
        Missing(
            path="/milestones/1/provenance/precision",
            message=Bilingual(
                "voci datate di cui non è annotato quanto sia precisa la fonte: 2",
                "dated records of which it is not noted how precise their source is: 2",
            ),
            facts=(Fact("dated_records", 2),),
        )
    ] == judged(Programme(milestones=(step(DAY, ILLUSTRATIVE), *silent)))


def test_precision_that_nobody_noted_within_a_collection() -> None:
    """
    Of a record within another's collection the collection is pointed at: on a day it may have lost some.
    """
    act = ContractAct(id="convenzione", kind=ContractActKind.FUNDING_AGREEMENT, on=YEAR)
    (verdict,) = judged(Programme(contracts=(NeighbourhoodContract(id="cdq", acts=(act,)),)))

    assert "/contracts/0/acts" == verdict.path


@pytest.mark.parametrize(
    "programme",
    [
        pytest.param(Programme(), id="nothing"),
        pytest.param(Programme(milestones=(step(DAY, ILLUSTRATIVE),)), id="what only illustrates"),
        pytest.param(Programme(tenders=(Tender(id="gara", provenance=BY_MONTH),)), id="no date"),
        pytest.param(
            Programme(neighbourhoods=(Neighbourhood(id="mazzini", name="Mazzini", provenance=BY_MONTH),)),
            id="what has no dates",
        ),
    ],
)
def test_nothing_to_look_at(programme: Programme) -> None:
    """
    Without a date of a source there is nothing to say.
    """
    assert [] == judged(programme)


@pytest.mark.parametrize(
    ("programme", "field"),
    [
        pytest.param(windowed(None, BY_MONTH), "start", id="the start where no end is declared"),
        pytest.param(
            Programme(tenders=(Tender(id="gara", notice_date=DAY, provenance=BY_MONTH),)),
            "notice_date",
            id="the notice where no announcement is known",
        ),
    ],
)
def test_the_other_date_where_the_first_is_not_known(programme: Programme, field: str) -> None:
    """
    Where the date that the words tell first is not there, the other is what they date.
    """
    (verdict,) = judged(programme)

    assert (Breach, [Comparison(f"{field}_parts", Relation.AT_MOST, "source_parts")]) == (
        type(verdict),
        list(verdict.comparisons) if isinstance(verdict, Breach) else [],
    )


def acted(kind: ActKind, new_end: date | Month | None) -> Programme:
    """
    Return a service of 36 months with an act of 3 April 2018, which its source dates by the month.
    """
    act = WindowAct(kind=kind, on=date(2018, 4, 3), new_end=new_end, provenance=BY_MONTH)
    window = ServiceWindow(start=date(2016, 5, 2), months=36, acts=(act,), provenance=dated(DatePrecision.DAY))
    return Programme(service_contracts=(ServiceContract(id="servizio", term=window),))


@pytest.mark.parametrize(
    ("programme", "expected"),
    [
        pytest.param(
            acted(ActKind.OPTION_EXTENSION, Month(2020, 4)), [Kept, Kept], id="an act that extends to a month"
        ),
        pytest.param(
            acted(ActKind.OPTION_EXTENSION, date(2020, 4, 30)), [Kept, Breach], id="an act that extends to a day"
        ),
        pytest.param(acted(ActKind.START, None), [Kept, Breach], id="an act of a day"),
        pytest.param(
            Programme(tenders=(Tender(id="gara", announced=APRIL, notice_date=DAY, provenance=BY_MONTH),)),
            [Kept],
            id="an announcement by the month",
        ),
        pytest.param(
            Programme(
                tenders=(
                    Tender(id="gara", awards=(Award(lot="lotto", on=APRIL, communicated_on=DAY, provenance=BY_MONTH),)),
                )
            ),
            [Kept],
            id="an award by the month",
        ),
        pytest.param(
            Programme(
                interventions=(
                    Intervention(
                        id="torri",
                        schedule=(
                            ScheduleEntry(
                                event=WorksEvent.FINISH, when=APRIL, said_on=DAY, planned=True, provenance=BY_MONTH
                            ),
                        ),
                    ),
                )
            ),
            [Kept],
            id="a plan by the month, made on a day",
        ),
    ],
)
def test_dates_of_other_acts(programme: Programme, expected: list[type[Verdict]]) -> None:
    """
    What the words date is held against them, and not the day of another act beside it.
    """
    assert expected == [type(verdict) for verdict in judged(programme)]


def seat(first: When | None, last: When | None, precision: DatePrecision) -> Programme:
    """
    Return a lab with a seat.
    """
    seat = Seat(address="via Mompiani", first=first, last=last, provenance=dated(precision))
    return Programme(laboratories=(Laboratory(id="lab", neighbourhood="mazzini", seats=(seat,)),))


def test_two_dates_both_too_precise() -> None:
    """
    Where no date of a record is as vague as its source, something was invented.
    """
    assert [
        Breach(
            path="/laboratories/0/seats",
            message=Bilingual(
                "aprile 2019, 30 aprile 2019: più preciso della fonte, che data solo all'anno",
                "April 2019, 30 April 2019: more precise than the source, which dates only to the year",
            ),
            facts=(
                Fact("first", APRIL),
                Fact("last", DAY),
                Fact("first_parts", 2),
                Fact("last_parts", 3),
                Fact("source_precision", "anno"),
                Fact("source_parts", 1),
            ),
            comparisons=(
                Comparison("first_parts", Relation.AT_MOST, "source_parts"),
                Comparison("last_parts", Relation.AT_MOST, "source_parts"),
            ),
        )
    ] == judged(seat(APRIL, DAY, DatePrecision.YEAR))


def test_two_dates_of_which_one_is_as_vague_as_the_source() -> None:
    """
    Where one date is as vague as the source and another is not, nobody knows which of them the source dates.
    """
    assert [
        Missing(
            path="/laboratories/0/seats",
            message=Bilingual(
                "aprile 2019, 30 aprile 2019: la fonte data al mese, e non si sa a quale di queste date si riferisca",
                "April 2019, 30 April 2019: the source dates to the month, and it is not known to which of these dates"
                " that refers",
            ),
            facts=(
                Fact("first", APRIL),
                Fact("last", DAY),
                Fact("first_parts", 2),
                Fact("last_parts", 3),
                Fact("source_precision", "mese"),
                Fact("source_parts", 2),
            ),
        )
    ] == judged(seat(APRIL, DAY, DatePrecision.MONTH))


@pytest.mark.parametrize(
    ("first", "last", "precision", "kind"),
    [
        pytest.param(APRIL, YEAR, DatePrecision.MONTH, Kept, id="both vague"),
        pytest.param(YEAR, DAY, DatePrecision.MONTH, Missing, id="one vaguer, one too precise"),
        pytest.param(None, DAY, DatePrecision.MONTH, Breach, id="one alone"),
        pytest.param(DAY, DAY, DatePrecision.DAY, Kept, id="both days"),
    ],
)
def test_two_dates(first: When | None, last: When | None, precision: DatePrecision, kind: type[Verdict]) -> None:
    """
    Kept if no date is too precise, broken if all are.
    """
    assert [kind] == [type(verdict) for verdict in judged(seat(first, last, precision))]


def test_records_of_a_collection_are_named() -> None:
    """
    Where only the collection can be pointed at, a record that has a name is called by it.
    """
    acts = tuple(
        ContractAct(id=name, kind=ContractActKind.APPROVAL, on=DAY, provenance=BY_MONTH) for name in ("uno", "due")
    )
    verdicts = judged(Programme(contracts=(NeighbourhoodContract(id="cdq", acts=acts),)))

    assert [
        (
            "/contracts/0/acts",
            Bilingual(
                f"{name}: 30 aprile 2019: più preciso della fonte, che data solo al mese",
                f"{name}: 30 April 2019: more precise than the source, which dates only to the month",
            ),
        )
        for name in ("uno", "due")
    ] == [(verdict.path, verdict.message) for verdict in verdicts]


def test_records_of_the_programme_that_have_no_name() -> None:
    """
    Counts have no name by which they could be found again on a day: their collection is pointed at.
    """
    count = StatedCount(
        kind=CountKind.DWELLINGS,
        count=7240,
        perimeter=Bilingual("tutti", "all"),
        when=YEAR,
        provenance=dated(DatePrecision.DAY),
    )

    assert [(Kept, "/counts")] == [(type(verdict), verdict.path) for verdict in judged(Programme(counts=(count,)))]


def test_places_of_the_whole_document() -> None:
    """
    What is not known yet on the day leaves no gap in the pointers.
    """
    programme = Programme(milestones=(step(date(2030, 1, 1), BY_MONTH, "poi"), step(DAY, BY_MONTH)))
    report = validate(programme, on=TODAY, rules=(RULE,))

    assert ["/milestones/1"] == [entry.verdict.path for entry in report.entries]


# What else a record with a provenance bears of days, and why its source does not date it.
NOT_DATED = {
    Commitment: {"budget_first", "budget_last"},  # years of a budget, not dates
    ScheduleEntry: {"said_on"},  # the day of the source, not what it tells
    WindowAct: {"new_notice", "new_award_ended_on", "anac_notified_on"},  # days of other acts
}


def kinds(of: Any) -> Iterator[Any]:
    """
    Yield the single types of a field.
    """
    parts = get_args(of)
    if not parts:
        yield of
    for part in parts:
        yield from kinds(part)


def dated_records() -> dict[type, set[str]]:
    """
    Return the fields of each record of a programme that are dates, of those that have a provenance.
    """
    waiting: list[type] = [Programme]
    seen: dict[type, set[str]] = {}
    while waiting:
        record = waiting.pop()
        if record not in seen:
            fields = attrs.fields(record)
            found = {field.name for field in fields if {date, Month, Year} & set(kinds(field.type))}
            seen[record] = found if any(field.type is Provenance for field in fields) else set()
            waiting += [kind for field in fields for kind in kinds(field.type) if attrs.has(kind)]
    return {record: found for record, found in seen.items() if found}


def test_every_dated_record_is_looked_at() -> None:
    """
    No record with a source and a date of its own is forgotten: each date is looked at, or there is a reason why not.
    """
    looked_at = {record: {field for group in groups for field in group} for record, groups in DATED.items()}

    assert dated_records() == {record: fields | NOT_DATED.get(record, set()) for record, fields in looked_at.items()}


def test_a_breach_is_an_error() -> None:
    """
    A day that no source tells makes a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR]) == (report.valid, [entry.severity for entry in report.findings])


@pytest.mark.parametrize(
    ("example", "declared_end"),
    [
        pytest.param(RULE.keeps, APRIL, id="keeps"),
        pytest.param(RULE.breaks, DAY, id="breaks: a day that no source tells"),
    ],
)
def test_published_examples(example: Callable[[], Programme], declared_end: date | Month) -> None:
    """
    Published: the examples of the rule are "until April 2019" as a month, and as its last day.
    """
    source = Provenance(illustrative=True, words="dal 2 maggio 2016 fino ad aprile 2019", precision=DatePrecision.MONTH)
    window = ServiceWindow(start=date(2016, 5, 2), declared_end=declared_end, provenance=source)

    assert Programme(service_contracts=(ServiceContract(id="contratto", term=window),)) == example()


@settings.get_profile("heavy")
@given(strategies.programmes())
def test_one_line_at_most_for_what_nobody_noted(programme: Programme) -> None:
    """
    However many records do not say how precise their source is, one line says so.
    """
    silent = [
        verdict
        for verdict in judged(programme)
        if isinstance(verdict, Missing) and [fact.name for fact in verdict.facts] == ["dated_records"]
    ]

    assert len(silent) <= 1
