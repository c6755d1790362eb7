"""
Planned against actual: what was expected on each date, and how far dates have moved, no more precise than was said.
"""

from datetime import date, timedelta

import pytest

from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.interventions import Intervention, ScheduleEntry
from contratti_quartiere.schedules import Expectation, Slippage, expected_end, schedule_of, slippage, start_of
from contratti_quartiere.works import Works, WorksAnnotation, WorksAnnotationKind, WorksStep
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
E, M = WorksEvent, MeasureKind


def plan(event: WorksEvent, when: When, said_on: When) -> ScheduleEntry:
    """
    Return what was foreseen on a day.
    """
    return ScheduleEntry(event=event, when=when, said_on=said_on, planned=True)


def fact(event: WorksEvent, when: When) -> ScheduleEntry:
    """
    Return what happened on a day.
    """
    return ScheduleEntry(event=event, when=when)


# The towers of Gratosoglio, in the Corriere: 14 July 2018, start in September 2018 and end in September 2020 at the
# latest; 23 June 2019, start in October 2019 and end in December 2020.
JULY, JUNE = date(2018, 7, 14), date(2019, 6, 23)
TOWERS = (
    plan(E.START, Month(2018, 9), JULY),
    plan(E.FINISH, Month(2020, 9), JULY),
    plan(E.START, Month(2019, 10), JUNE),
    plan(E.FINISH, Month(2020, 12), JUNE),
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(JULY - DAY, None, id="2018-07-13"),
        pytest.param(JULY, Month(2020, 9), id="2018-07-14"),
        pytest.param(JUNE - DAY, Month(2020, 9), id="2019-06-22"),
        pytest.param(JUNE, Month(2020, 12), id="2019-06-23"),
        pytest.param(date(2021, 1, 1), Month(2020, 12), id="day after the end that was foreseen"),
    ],
)
def test_expected_end_of_the_towers(on: date, expected: When | None) -> None:
    """
    On each day the towers are to end by what the last piece had said by then; no end is invented before the first.
    """
    found = expected_end(TOWERS, on)

    assert (expected, False, False) == (found.end, found.over, found.broken)


@pytest.mark.parametrize(
    ("event", "on", "expected"),
    [
        pytest.param(E.START, JULY, (0, 0), id="start, one plan"),
        pytest.param(E.START, JUNE - DAY, (0, 0), id="start, day before the second plan"),
        # From 30 September 2018 to 1 October 2019: 365 and 1; from 1 September 2018 to 31 October 2019: 365, 29, 31.
        pytest.param(E.START, JUNE, (366, 425), id="start, second plan"),
        # From 30 September to 1 December 2020: 31, 30, 1; from 1 September to 31 December: 29, 31, 30, 31.
        pytest.param(E.FINISH, JUNE, (62, 121), id="end, second plan"),
    ],
)
def test_slippage_of_the_towers(event: WorksEvent, on: date, expected: tuple[int, int]) -> None:
    """
    The start of the towers moved by 366 to 425 days and their end by 62 to 121: months say no more.
    """
    found = slippage(TOWERS, event, on)
    assert found is not None

    assert expected == found.days


@pytest.mark.parametrize(
    ("schedule", "event", "on"),
    [
        pytest.param(TOWERS, E.START, JULY - DAY, id="day before the first plan"),
        pytest.param(TOWERS, E.SUSPEND, date.max, id="event of which nothing was said"),
        pytest.param((fact(E.START, JULY),), E.START, date.max, id="fact without a plan"),
    ],
)
def test_no_slippage(schedule: tuple[ScheduleEntry, ...], event: WorksEvent, on: date) -> None:
    """
    What was never planned cannot slip.
    """
    assert None is slippage(schedule, event, on)


STARTED = fact(E.START, date(2019, 11, 4))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(
            date(2019, 11, 3), Slippage(event=E.START, first=TOWERS[0], last=TOWERS[2], actual=None), id="before"
        ),
        pytest.param(
            date(2019, 11, 4), Slippage(event=E.START, first=TOWERS[0], last=TOWERS[2], actual=STARTED), id="the day"
        ),
    ],
)
def test_slippage_of_what_happened(on: date, expected: Slippage) -> None:
    """
    From the day on which it happened the slippage is that of the fact, and the last plan stands beside it.
    """
    assert expected == slippage((*TOWERS, STARTED), E.START, on)


def test_days_of_what_happened() -> None:
    """
    A start on 4 November 2019 is 400 to 429 days after September 2018: 365 and 35 from its last day, 29 more.
    """
    assert (400, 429) == Slippage(event=E.START, first=TOWERS[0], last=TOWERS[2], actual=STARTED).days


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(date(2020, 9, 30), date(2020, 9, 29), (-1, -1), id="a day earlier"),
        pytest.param(date(2020, 9, 30), date(2020, 9, 30), (0, 0), id="the same day again"),
        pytest.param(date(2020, 9, 30), date(2020, 10, 1), (1, 1), id="a day later"),
        pytest.param(Month(2020, 9), Month(2020, 9), (-29, 29), id="the same month again, for any of its days"),
        pytest.param(Year(2019), date(2019, 12, 31), (0, 364), id="the last day of the year"),
    ],
)
def test_days_of_plans(first: When, last: When, expected: tuple[int, int]) -> None:
    """
    Dates move by whole days, earlier ones too, and as vaguely as the vaguer of the two.
    """
    plans = [plan(E.FINISH, first, JULY), plan(E.FINISH, last, JUNE)]

    assert expected == Slippage(event=E.FINISH, first=plans[0], last=plans[1], actual=None).days


# ------------------------------------------------------------------------------------------------------ what was known


END = plan(E.FINISH, Month(2013, 12), date(2011, 11, 2))
TERMINATED = fact(E.TERMINATE, Month(2015, 1))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2011, 11, 1), Expectation(), id="day before the start"),
        pytest.param(date(2011, 11, 2), Expectation(end=Month(2013, 12), entry=END), id="day of the start"),
        pytest.param(date(2014, 12, 31), Expectation(end=Month(2013, 12), entry=END), id="day before January 2015"),
        pytest.param(date(2015, 1, 1), Expectation(entry=TERMINATED, broken=True), id="first day of January 2015"),
        pytest.param(date(2018, 6, 30), Expectation(entry=TERMINATED, broken=True), id="years after"),
    ],
)
def test_expected_end_of_a_terminated_contract(on: date, expected: Expectation) -> None:
    """
    The Piano building of Ponte Lambro: from January 2015 no end is expected. The planned end is invented.
    """
    assert expected == expected_end((fact(E.START, Month(2011, 11)), END, TERMINATED), on)


FINISHED = fact(E.FINISH, date(2016, 8, 31))
DROPPED = fact(E.DROP, date(2017, 1, 31))


def later(event: WorksEvent) -> ScheduleEntry:
    """
    Return a fact of 1 June 2018, after everything else.
    """
    return fact(event, date(2018, 6, 1))


NEW_END = plan(E.FINISH, Year(2021), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        pytest.param((), Expectation(), id="nothing said"),
        pytest.param((fact(E.START, JULY),), Expectation(), id="started, no end said"),
        pytest.param((END, FINISHED), Expectation(end=FINISHED.when, entry=FINISHED, over=True), id="finished"),
        pytest.param(
            (END, FINISHED, later(E.ACCEPT)),
            Expectation(end=FINISHED.when, entry=FINISHED, over=True),
            id="tested: the end is that of the works",
        ),
        pytest.param(
            (END, later(E.ACCEPT)),
            Expectation(end=date(2018, 6, 1), entry=later(E.ACCEPT), over=True),
            id="tested, and nobody told of the end",
        ),
        pytest.param(
            (END, FINISHED, NEW_END),
            Expectation(end=FINISHED.when, entry=FINISHED, over=True),
            id="plan for what has ended",
        ),
        pytest.param(
            (END, FINISHED, later(E.FAIL_TEST)), Expectation(entry=later(E.FAIL_TEST)), id="test failed: end unknown"
        ),
        pytest.param(
            (END, FINISHED, later(E.FAIL_TEST), NEW_END), Expectation(end=Year(2021), entry=NEW_END), id="new end said"
        ),
        pytest.param((END, DROPPED), Expectation(entry=DROPPED, broken=True), id="dropped"),
        pytest.param((END, DROPPED, later(E.FUND)), Expectation(entry=later(E.FUND)), id="added again: end unknown"),
        pytest.param(
            (END, TERMINATED, later(E.TENDER_AGAIN)),
            Expectation(entry=later(E.TENDER_AGAIN)),
            id="tendered again: end unknown",
        ),
        pytest.param(
            (END, TERMINATED, later(E.TENDER_AGAIN), NEW_END),
            Expectation(end=Year(2021), entry=NEW_END),
            id="end again",
        ),
        pytest.param(
            (END, TERMINATED, NEW_END), Expectation(end=Year(2021), entry=NEW_END), id="end said before a new tender"
        ),
        pytest.param((END, TERMINATED, later(E.SUSPEND)), Expectation(entry=TERMINATED, broken=True), id="no restart"),
        pytest.param((END, later(E.SUSPEND)), Expectation(end=Month(2013, 12), entry=END), id="suspended"),
        pytest.param((END, later(E.START)), Expectation(end=Month(2013, 12), entry=END), id="started after the plan"),
        pytest.param(
            (plan(E.START, Year(2012), JULY), END), Expectation(end=Month(2013, 12), entry=END), id="planned start"
        ),
    ],
)
def test_expected_end(schedule: tuple[ScheduleEntry, ...], expected: Expectation) -> None:
    """
    The last that was said counts; what came counts more; after a drop, a termination, a failed test nobody knows.
    """
    assert expected == expected_end(schedule, date.max)


# ----------------------------------------------------------------------------------------------------- where it is said


def decided(on: When, *measures: Measure) -> SteeringDecision:
    """
    Return a decision of a day with measures.
    """
    return SteeringDecision(id=str(on), body=SteeringBody.STEERING_GROUP, on=on, measures=measures)


def test_schedule_of_all_that_is_said() -> None:
    """
    What the intervention, its works and the decisions say is one schedule, in the order in which it was known.
    """
    said = plan(E.FINISH, Year(2019), date(2017, 1, 1))
    intervention = Intervention(id="torri", schedule=(said,))
    steps = (
        WorksStep(event=E.FUND, happened_on=date(2016, 1, 1)),
        WorksStep(event=E.DESIGN, happened_on=date(2019, 1, 1), planned_end=Month(2021, 3)),
    )
    note = WorksAnnotation(
        kind=WorksAnnotationKind.NEW_DATES, on=date(2018, 1, 1), planned_start=Year(2019), planned_end=Year(2020)
    )
    works = (
        Works(id="torre-52", intervention="torri", history=steps, annotations=(note,)),
        Works(id="altro", intervention="altro", history=steps),
        Works(id="nessuno", history=steps),
    )
    decisions = (
        decided(Month(2020, 1), Measure(intervention="torri", kind=M.MOVE, planned_end=Year(2022))),
        decided(
            date(2015, 1, 1), Measure(intervention="torri", kind=M.ADD), Measure(intervention="altro", kind=M.DROP)
        ),
        decided(date(2021, 1, 1), Measure(intervention="torri", kind=M.DROP)),
        decided(date(2014, 1, 1), Measure(intervention="torri", kind=M.CONFIRM)),
    )

    assert (
        fact(E.FUND, date(2015, 1, 1)),
        fact(E.FUND, date(2016, 1, 1)),
        said,
        plan(E.START, Year(2019), date(2018, 1, 1)),
        plan(E.FINISH, Year(2020), date(2018, 1, 1)),
        fact(E.DESIGN, date(2019, 1, 1)),
        plan(E.FINISH, Month(2021, 3), date(2019, 1, 1)),
        plan(E.FINISH, Year(2022), Month(2020, 1)),
        fact(E.DROP, date(2021, 1, 1)),
    ) == schedule_of(intervention, works, decisions)


def test_schedule_of_an_intervention_alone() -> None:
    """
    Without works and decisions an intervention has the schedule of its own, in the order of saying.
    """
    assert TOWERS == schedule_of(Intervention(id="torri", schedule=(*TOWERS[2:], *TOWERS[:2])))


@pytest.mark.parametrize(
    ("on", "broken"),
    [
        pytest.param(date(2014, 6, 30), False, id="day before the drop"),
        pytest.param(date(2014, 7, 1), True, id="first day that the drop may be of"),
        pytest.param(date(2015, 4, 14), True, id="day before it is added again"),
        pytest.param(date(2015, 4, 15), False, id="day on which it is added again"),
    ],
)
def test_dropped_and_added_again(on: date, broken: bool) -> None:
    """
    An intervention that a decision dropped has no end to expect, until another takes it up again.
    """
    decisions = (
        decided(Month(2014, 7), Measure(intervention="torri", kind=M.DROP)),
        decided(date(2015, 4, 15), Measure(intervention="torri", kind=M.ADD)),
    )

    assert broken is expected_end(schedule_of(Intervention(id="torri"), (), decisions), on).broken


@pytest.mark.parametrize("event", [E.FINISH, E.ACCEPT])
@pytest.mark.parametrize(
    ("on", "over"),
    [
        pytest.param(date(2016, 12, 31), False, id="day before the year"),
        pytest.param(date(2017, 1, 1), False, id="first day of the year"),
        pytest.param(date(2017, 12, 30), False, id="day before its last"),
        pytest.param(date(2017, 12, 31), True, id="last day of the year"),
    ],
)
def test_an_end_in_a_year_may_still_come(event: WorksEvent, on: date, over: bool) -> None:  # a fact
    """
    Of what ended in 2017 nobody can say that it had ended before the year was over.
    """
    assert over is expected_end((fact(event, Year(2017)),), on).over


def test_slippage_of_the_staircase_that_is_left() -> None:
    """
    One of two staircases ended in 2012 as planned, the other is to end in February 2018: 1,858 to 2,250 days late.
    """
    found = slippage(
        (
            plan(E.FINISH, Year(2012), date(2006, 6, 19)),
            fact(E.FINISH, date(2012, 9, 28)),
            plan(E.FINISH, Month(2018, 2), date(2016, 3, 14)),
        ),
        E.FINISH,
        date(2018, 12, 31),
    )
    assert found is not None

    assert (None, (1858, 2250)) == (found.actual, found.days)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(JULY - DAY, None, id="before anything was said"),
        pytest.param(JULY, TOWERS[0], id="first plan"),
        pytest.param(JUNE - DAY, TOWERS[0], id="day before the second"),
        pytest.param(JUNE, TOWERS[2], id="second plan"),
    ],
)
def test_start_of_the_towers(on: date, expected: ScheduleEntry | None) -> None:
    """
    While nobody says that works began, the last plan tells when they are to.
    """
    assert expected is start_of(TOWERS, on)


@pytest.mark.parametrize(
    ("on", "begun"),
    [
        pytest.param(date(2011, 10, 31), False, id="day before"),
        pytest.param(date(2011, 11, 1), True, id="first day"),
        pytest.param(date(2016, 1, 1), True, id="begun again since"),
    ],
)
def test_start_of_what_began(on: date, begun: bool) -> None:  # a fact
    """
    What began in November 2011 began then, though it began again under another contract.
    """
    first = fact(E.START, Month(2011, 11))
    schedule = (first, plan(E.START, Month(2015, 6), date(2015, 2, 1)), fact(E.START, date(2015, 7, 1)))

    assert (first if begun else None) is start_of(schedule, on)


@pytest.mark.parametrize(
    ("on", "days"),
    [
        pytest.param(date(2011, 10, 31), (0, 0), id="as planned"),
        pytest.param(date(2011, 11, 1), (1, 60), id="late"),
        pytest.param(date(2016, 1, 1), (1, 60), id="begun again since"),
    ],
)
def test_slippage_of_a_start(on: date, days: tuple[int, int]) -> None:
    """
    Planned for October 2011, begun in November: a day late at the least, 60 at the most; a second start moves nothing.
    """
    schedule = (
        plan(E.START, Month(2011, 10), date(2010, 1, 1)),
        fact(E.START, Month(2011, 11)),
        plan(E.START, Month(2015, 6), date(2015, 2, 1)),
        fact(E.START, date(2015, 7, 1)),
    )
    found = slippage(schedule, E.START, on)
    assert found is not None

    assert days == found.days


def test_slippage_of_a_start_that_nobody_planned() -> None:
    """
    What was planned only after works had begun is of another contract.
    """
    schedule = (fact(E.START, Month(2011, 11)), plan(E.START, Month(2015, 6), date(2015, 2, 1)))

    assert slippage(schedule, E.START, date(2016, 1, 1)) is None
