"""
When a site is planned to open, by what was last said of it.
"""

from datetime import date, timedelta

import attrs
import pytest

from contratti_quartiere.analysis.planned_openings import OpeningPlans, PlannedOpening, awaits_opening
from contratti_quartiere.dates import Month
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.interventions import Intervention, ScheduleEntry
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.views import View
from contratti_quartiere.works import Works, WorksAnnotation, WorksAnnotationKind
from contratti_quartiere.works_table import WORKS_TABLE, WorksEvent, WorksState

DAY = timedelta(days=1)
SAID, AGAIN = date(2018, 3, 19), date(2018, 6, 4)
WORKS = Works(id="lavori", intervention="torri")


def note(on: date, start: Month | None) -> WorksAnnotation:
    """
    Return new dates that were said of works on a day.
    """
    return WorksAnnotation(kind=WorksAnnotationKind.NEW_DATES, on=on, planned_start=start, planned_end=Month(2021, 1))


def planned(on: date, when: Month, event: WorksEvent = WorksEvent.START, *, plan: bool = True) -> ScheduleEntry:
    """
    Return what the schedule of an intervention says, known on a day.
    """
    return ScheduleEntry(event=event, when=when, said_on=on, planned=plan)


def opening(
    works: Works,
    *,
    on: date = date(2018, 12, 31),
    schedule: tuple[ScheduleEntry, ...] = (),
    decisions: tuple[SteeringDecision, ...] = (),
) -> PlannedOpening | None:
    """
    Return when the site of works, the second of the document, is planned to open as of a day.
    """
    whole = Programme(
        works=(Works(id="altri"), works),
        interventions=(Intervention(id="torri", schedule=schedule),),
        decisions=decisions,
    )
    known = whole.as_of(on)
    view = View(programme=known, on=on, parameters=PARAMETERS, whole=whole)
    return OpeningPlans(view).of("/works/1", known.works[1])


def test_nothing_was_said() -> None:
    """
    Without a plan it is not known; an end that is planned says nothing of the start, nor does a start that came.
    """
    silent = attrs.evolve(WORKS, annotations=(note(SAID, None),))
    schedule = (planned(SAID, Month(2020, 3), WorksEvent.FINISH), planned(SAID, Month(2018, 1), plan=False))

    assert (None, None) == (opening(WORKS), opening(silent, schedule=schedule))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(SAID - DAY, None, id="day before"),
        pytest.param(SAID, PlannedOpening(Month(2018, 9), "/works/1/annotations/1/planned_start"), id="first day"),
        pytest.param(
            AGAIN - DAY, PlannedOpening(Month(2018, 9), "/works/1/annotations/1/planned_start"), id="day before again"
        ),
        pytest.param(AGAIN, PlannedOpening(Month(2019, 2), "/works/1/annotations/0/planned_start"), id="said again"),
    ],
)
def test_last_plan_counts(on: date, expected: PlannedOpening | None) -> None:
    """
    What was last said by the day counts, wherever it stands in the document.
    """
    works = attrs.evolve(WORKS, annotations=(note(AGAIN, Month(2019, 2)), note(SAID, Month(2018, 9))))

    assert expected == opening(works, on=on)


def test_plan_of_the_intervention() -> None:
    """
    Where the works say nothing their intervention does, and works of no intervention have none of it.
    """
    schedule = (planned(AGAIN, Month(2019, 5)), planned(SAID, Month(2019, 4)))

    assert (PlannedOpening(Month(2019, 4), "/interventions/0/schedule/1/when"), None, None) == (
        opening(WORKS, on=AGAIN - DAY, schedule=schedule),
        opening(attrs.evolve(WORKS, intervention=""), schedule=schedule),
        opening(attrs.evolve(WORKS, intervention="ignoto"), schedule=schedule),
    )


def test_plan_of_a_decision() -> None:
    """
    A decision says a new start of its own intervention.
    """
    measures = (
        Measure(intervention="altro", kind=MeasureKind.MOVE, planned_start=Month(2022, 1)),
        Measure(intervention="torri", kind=MeasureKind.MOVE, planned_start=Month(2019, 10)),
        Measure(intervention="torri", kind=MeasureKind.CONFIRM),
    )
    decision = SteeringDecision(id="2018", body=SteeringBody.STEERING_GROUP, on=AGAIN, measures=measures)

    assert PlannedOpening(Month(2019, 10), "/decisions/0/measures/1/planned_start") == opening(
        WORKS, schedule=(planned(SAID, Month(2019, 4)),), decisions=(decision,)
    )


def test_of_one_day_the_works_count() -> None:
    """
    Of two plans of one day the one of the works themselves counts.
    """
    works = attrs.evolve(WORKS, annotations=(note(SAID, Month(2018, 9)),))

    assert PlannedOpening(Month(2018, 9), "/works/1/annotations/0/planned_start") == opening(
        works, schedule=(planned(SAID, Month(2019, 4)),)
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(date(2014, 12, 31), None, id="day before"),
        pytest.param(
            date(2015, 1, 1), PlannedOpening(Month(2018, 9), "/works/1/annotations/0/planned_start"), id="of the start"
        ),
    ],
)
def test_second_contract(said: date, expected: PlannedOpening | None) -> None:
    """
    What was planned of a site that opened, and whose contract was ended, is nothing to the next opening.
    """
    works = attrs.evolve(WORKS, annotations=(note(said, Month(2018, 9)),))
    for event in (WorksEvent.DESIGN, WorksEvent.TENDER, WorksEvent.AWARD, WorksEvent.START, WorksEvent.TERMINATE):
        works = works.advance(event, on=date(2015, 1, 1))
    again = works.advance(WorksEvent.TENDER_AGAIN, on=date(2016, 9, 1))

    assert expected == opening(again)


def test_states_before_the_opening() -> None:
    """
    "Site: no", and not at an end: those are the states in which an opening is waited for.
    """
    waiting = {
        WorksState.PLANNED,
        WorksState.FUNDED,
        WorksState.DESIGNED,
        WorksState.TENDERED,
        WorksState.AWARDED,
    }
    found = {WORKS_TABLE.initial} if awaits_opening(WORKS) else set[WorksState]()
    works = WORKS
    for event in (
        WorksEvent.FUND,
        WorksEvent.DESIGN,
        WorksEvent.TENDER,
        WorksEvent.AWARD,
        WorksEvent.START,
        WorksEvent.SUSPEND,
        WorksEvent.RESUME,
        WorksEvent.FINISH,
        WorksEvent.ACCEPT,
    ):
        works = works.advance(event, on=SAID)
        if awaits_opening(works):
            found.add(works.state)

    assert waiting == found
