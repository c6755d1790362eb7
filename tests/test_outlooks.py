"""
The works of a contract against the service of its labs: which ends first, and what cannot be said.
"""

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.cases import cinque_quartieri, milano_2016
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year, latest
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.interventions import Intervention, InterventionKind, ScheduleEntry
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.outlooks import Outlook, outlooks
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Entry, validate
from contratti_quartiere.rules import RULES
from contratti_quartiere.strategies import programmes
from contratti_quartiere.windows import ServiceWindow
from contratti_quartiere.works import WorksEvent

ON = date(2018, 1, 1)
CONTRACT = NeighbourhoodContract(id="cdq", neighbourhood="zona")
TERM = ServiceWindow(start=date(2016, 5, 2), months=36)  # the last day is 1 May 2019


def plan(name: str, end: When) -> Intervention:
    """
    Return an intervention that is to end some day, as said in 2017.
    """
    entry = ScheduleEntry(event=WorksEvent.FINISH, when=end, said_on=Year(2017), planned=True)
    return Intervention(id=name, contract="cdq", schedule=(entry,))


def fact(name: str, event: WorksEvent) -> Intervention:
    """
    Return an intervention to which something happened in 2017.
    """
    return Intervention(id=name, contract="cdq", schedule=(ScheduleEntry(event=event, when=Year(2017)),))


def outlook(
    *interventions: Intervention,
    tenders: tuple[Tender, ...] = (Tender(id="gara", term=TERM),),
    openings: tuple[OpeningPeriod, ...] = (),
    decisions: tuple[SteeringDecision, ...] = (),
) -> Outlook:
    """
    Return what is known at the start of 2018 of a contract with these interventions.
    """
    programme = Programme(
        contracts=(CONTRACT,),
        laboratories=(Laboratory(id="lab", neighbourhood="zona", opening_periods=openings),),
        tenders=tenders,
        interventions=interventions,
        decisions=decisions,
    )
    (found,) = outlooks(programme, ON)
    return found


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(date(2019, 4, 30), False, id="day before the last of the service"),
        pytest.param(date(2019, 5, 1), False, id="last day of the service"),
        pytest.param(date(2019, 5, 2), True, id="day after"),
        pytest.param(Month(2019, 4), False, id="month before"),
        pytest.param(Month(2019, 5), None, id="same month"),
        pytest.param(Month(2019, 6), True, id="month after"),
        pytest.param(Year(2019), None, id="same year"),
        pytest.param(Year(2020), True, id="year after"),
    ],
)
def test_works_and_service(end: When, expected: bool | None) -> None:  # a fact, not a switch
    """
    Works outlast a service that ends on 1 May 2019 if they surely end later; a date too coarse does not say.
    """
    assert expected is outlook(plan("a", end)).works_outlast_service


@pytest.mark.parametrize(
    ("interventions", "expected"),
    [
        pytest.param((), None, id="no intervention"),
        pytest.param((fact("a", WorksEvent.FINISH),), False, id="all over"),
        pytest.param((fact("a", WorksEvent.TERMINATE),), None, id="a broken contract has no end"),
        pytest.param((Intervention(id="a", contract="cdq"),), None, id="end unknown"),
        pytest.param((plan("a", Year(2018)), Intervention(id="b", contract="cdq")), None, id="one unknown"),
        pytest.param((plan("a", Year(2020)), Intervention(id="b", contract="cdq")), True, id="one known to be later"),
        pytest.param((plan("a", Year(2018)), plan("b", Year(2020))), True, id="the last of two"),
    ],
)
def test_of_several_interventions(
    interventions: tuple[Intervention, ...],
    expected: bool | None,  # a fact, not a switch
) -> None:
    """
    One intervention that goes on after the service is enough; that none does is said only if all ends are known.
    """
    assert expected is outlook(*interventions).works_outlast_service


def test_each_intervention_stands_once() -> None:
    """
    Interventions are to end, unknown, broken or over; those of other contracts are left out.
    """
    found = outlook(
        plan("a", Month(2018, 6)),
        Intervention(id="b", contract="cdq"),
        fact("c", WorksEvent.TERMINATE),
        fact("d", WorksEvent.FINISH),
        Intervention(id="e", contract="altro"),
    )

    assert (("a",), ("b",), ("c",), ("d",), Month(2018, 6)) == (
        found.expected,
        found.unknown,
        found.broken,
        found.over,
        found.end,
    )


def test_a_dropped_intervention_ends_nowhere() -> None:
    """
    What a decision took out of the programme is waited for no more.
    """
    drop = SteeringDecision(
        id="d",
        body=SteeringBody.STEERING_GROUP,
        on=Year(2017),
        measures=(Measure(intervention="a", kind=MeasureKind.DROP),),
    )

    assert ((), ("b",)) == (
        outlook(plan("a", Year(2020)), decisions=(drop,)).expected,
        outlook(plan("a", Year(2020)), plan("b", Year(2018)), decisions=(drop,)).expected,
    )


def test_no_service_known() -> None:
    """
    Without a tender or an opening nothing can be compared.
    """
    assert outlook(plan("a", Year(2020)), tenders=()).works_outlast_service is None


@pytest.mark.parametrize(
    ("tender", "expected"),
    [
        pytest.param(Tender(id="t", term=TERM), date(2019, 5, 1), id="no lots"),
        pytest.param(
            Tender(id="t", term=TERM, lots=(Lot(id="l", neighbourhoods=("zona",)),)), date(2019, 5, 1), id="its"
        ),
        pytest.param(Tender(id="t", term=TERM, lots=(Lot(id="l", neighbourhoods=("altra",)),)), None, id="another's"),
        pytest.param(Tender(id="t"), None, id="no term"),
    ],
)
def test_which_tender_serves(tender: Tender, expected: When | None) -> None:
    """
    A tender serves the neighbourhoods that its lots name, and where they name none, all.
    """
    assert expected == outlook(tenders=(tender,)).planned


SHUT = OpeningPeriod(first=Month(2017, 8), last=Month(2018, 12))
OPEN = OpeningPeriod(first=Month(2017, 8))
LOST = OpeningPeriod(first=Year(2006), end_unknown=True)
PAST = Tender(id="gara", term=ServiceWindow(start=date(2014, 5, 2), months=36))  # the last day is 1 May 2017


@pytest.mark.parametrize(
    ("openings", "tender", "expected"),
    [
        pytest.param((), Tender(id="t", term=TERM), (date(2019, 5, 1), None, None), id="no opening on record"),
        pytest.param((SHUT,), Tender(id="t", term=TERM), (date(2019, 5, 1), Month(2018, 12), None), id="both"),
        pytest.param((SHUT, LOST), Tender(id="t"), (None, Month(2018, 12), None), id="openings in any order"),
        pytest.param((LOST,), Tender(id="t", term=TERM), (date(2019, 5, 1), None, None), id="nobody saw it end"),
        pytest.param((OPEN,), Tender(id="t", term=TERM), (date(2019, 5, 1), None, None), id="open within its term"),
        pytest.param((OPEN,), PAST, (None, None, ON), id="open past its term"),
        pytest.param((OPEN,), Tender(id="t"), (None, None, ON), id="open without a term"),
        pytest.param(
            (OpeningPeriod(first=Year(2010), last=Year(2012)),),
            Tender(id="t", term=TERM),
            (date(2019, 5, 1), None, None),
            id="closed before the term",
        ),
    ],
)
def test_end_of_the_service(
    openings: tuple[OpeningPeriod, ...], tender: Tender, expected: tuple[When | None, When | None, When | None]
) -> None:
    """
    The service ends by its term and by its openings; while a lab is open past its term nobody knows the end.
    """
    found = outlook(openings=openings, tenders=(tender,))

    assert expected == (found.planned, found.closed, found.open_on)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(Month(2018, 11), False, id="before both"),
        pytest.param(Month(2019, 3), None, id="between the two"),
        pytest.param(Month(2019, 6), True, id="after both"),
    ],
)
def test_two_ends_of_the_service(end: When, expected: bool | None) -> None:  # a fact, not a switch
    """
    Where term and openings give different ends, works outlast both, none, or nobody can say.
    """
    assert expected is outlook(plan("a", end), openings=(SHUT,)).works_outlast_service


def test_an_end_that_has_passed() -> None:
    """
    Of an end that has passed with no completion on record nobody knows whether it came.
    """
    days = (date(2017, 12, 31), ON)

    assert [(("a",), None), ((), False)] == [
        (found.passed, found.works_outlast_service) for found in (outlook(plan("a", day)) for day in days)
    ]


def test_finished_after_the_service() -> None:
    """
    Works that came to their end after the service have outlasted it; while a lab is open none do.
    """
    done = fact("a", WorksEvent.FINISH)
    early = Tender(id="gara", term=ServiceWindow(start=date(2014, 1, 1), months=12))

    assert (True, False) == (
        outlook(done, tenders=(early,)).works_outlast_service,
        outlook(done, tenders=(early,), openings=(OPEN,)).works_outlast_service,
    )


def test_the_accompaniment_is_not_waited_for() -> None:
    """
    The social accompaniment is the service, and no works.
    """
    service = attrs.evolve(plan("a", Year(2020)), kind=InterventionKind.ACCOMPANIMENT)

    assert () == outlook(service).expected


@pytest.mark.parametrize("case", [cinque_quartieri, milano_2016], ids=lambda case: case.__name__)
@pytest.mark.parametrize("on", [date(year, 6, 15) for year in range(2010, 2021)], ids=str)
def test_the_rule_says_the_same(case: Callable[[], Programme], on: date) -> None:
    """
    `works-outlast-service` finds a breach where works outlast the service, and nothing to report where they do not.
    """
    (rule,) = (rule for rule in RULES if rule.id == "works-outlast-service")
    programme = case()
    report = validate(programme, on=on, rules=(rule,))

    def told(entries: tuple[Entry, ...]) -> set[str]:
        return {programme.contracts[int(entry.verdict.path.split("/")[2])].id for entry in entries}

    found = outlooks(programme, on)
    assert (told(report.findings), told(report.kept)) == tuple(
        {told.contract for told in found if told.works_outlast_service is answer} for answer in (True, False)
    )


@given(programmes(), st.dates())
def test_one_outlook_for_each_contract(programme: Programme, on: date) -> None:
    """
    Every contract of the programme has one, and its end is never earlier than nothing: known only if one is expected.
    """
    found = outlooks(programme, on)

    assert ([contract.id for contract in programme.contracts], True) == (
        [told.contract for told in found],
        all((told.end is not None) is bool(told.expected) for told in found),
    )


@given(programmes(), st.dates())
def test_as_of_changes_nothing(programme: Programme, on: date) -> None:
    """
    What is known on a day is the same for the programme as it was known on that day.
    """
    assert outlooks(programme, on) == outlooks(programme.as_of(on), on)


def test_latest_of_two_precisions() -> None:
    """
    Of a year and a month in it the year may end later.
    """
    found = outlook(plan("a", Year(2020)), plan("b", Month(2020, 6)))

    assert found.end is not None
    assert date(2020, 12, 31) == latest(found.end)
