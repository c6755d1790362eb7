"""
A service window and its acts: the end in force, the day that it means, the stops, and an estimate that is no fact.
"""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.periods import Period
from contratti_quartiere.strategies.terms import service_windows
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)


def act(kind: ActKind, on: str, new_end: date | Month | None = None) -> WindowAct:
    """
    Return an act.
    """
    return WindowAct(kind=kind, on=date.fromisoformat(on), new_end=new_end)


# Three years from 2 May 2019, suspended in the spring of 2020 from 9 March to 1 June.
START = act(ActKind.START, "2019-05-02")
SUSPENDED = act(ActKind.SUSPENSION, "2020-03-09")
RESUMED = act(ActKind.RESUMPTION, "2020-06-01")
STATED = act(ActKind.RESUMPTION, "2020-06-01", date(2022, 7, 24))


def three_years(*acts: WindowAct, declared_end: date | Month | None = None) -> ServiceWindow:
    """
    Return a window of 36 months from 2 May 2019.
    """
    return ServiceWindow(start=date(2019, 5, 2), months=36, declared_end=declared_end, acts=acts)


def test_days_of_suspension() -> None:
    """
    Suspended on 9 March 2020 and resumed on 1 June, a service stood still for 84 days.
    """
    assert [84] == [stop.days for stop in three_years(START, SUSPENDED, RESUMED).stops]


def test_stops() -> None:
    """
    The stops of a window begin with the suspension and end before the resumption.
    """
    assert (Period.inclusive(date(2020, 3, 9), date(2020, 5, 31)),) == three_years(START, SUSPENDED, RESUMED).stops


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(three_years(), date(2022, 5, 1), id="never stopped"),
        pytest.param(three_years(START, SUSPENDED), date(2022, 5, 1), id="never resumed"),
        pytest.param(three_years(START, SUSPENDED, RESUMED), date(2022, 7, 24), id="84 days"),
        pytest.param(three_years(START, SUSPENDED, STATED), date(2022, 7, 24), id="84 days, and the end as stated"),
        pytest.param(
            three_years(
                START,
                SUSPENDED,
                RESUMED,
                act(ActKind.INTERRUPTION, "2021-01-01"),
                act(ActKind.RESUMPTION, "2021-01-03"),
            ),
            date(2022, 7, 26),
            id="86 days in two stops",
        ),
        pytest.param(
            three_years(START, SUSPENDED, act(ActKind.RESUMPTION, "2020-03-09")), date(2022, 5, 1), id="no day"
        ),
        pytest.param(
            three_years(START, SUSPENDED, RESUMED, declared_end=Month(2022, 4)), date(2022, 7, 23), id="from a month"
        ),
        pytest.param(
            three_years(START, SUSPENDED, RESUMED, declared_end=date(2022, 4, 30)), date(2022, 7, 23), id="from a day"
        ),
        pytest.param(ServiceWindow(start=date(2019, 5, 2)), None, id="no end planned"),
        pytest.param(
            ServiceWindow(
                start=date(2019, 5, 2), acts=(act(ActKind.OPTION_EXTENSION, "2019-05-02", date(2022, 5, 1)),)
            ),
            None,
            id="no end planned, extended",
        ),
    ],
)
def test_estimated_end(window: ServiceWindow, expected: date | None) -> None:
    """
    The estimate is the planned last day and as many days more as the service stood still, whatever the office stated.
    """
    assert expected == window.estimated_end


def test_an_estimate_outside_the_calendar() -> None:
    """
    An estimate past the last day there is, is refused with the sum that leads there.
    """
    window = ServiceWindow(
        start=date(9999, 1, 1),
        declared_end=date(9999, 12, 30),
        acts=(
            act(ActKind.START, "9999-01-01"),
            act(ActKind.SUSPENSION, "9999-02-01"),
            act(ActKind.RESUMPTION, "9999-02-03"),
        ),
    )
    with pytest.raises(MalformedValueError) as caught:
        _ = window.estimated_end

    assert ("9999-12-30 + 2", Bilingual("cade fuori dagli anni 1-9999", "falls outside the years 1 to 9999")) == (
        caught.value.found,
        caught.value.reason,
    )


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(three_years(), date(2022, 5, 1), id="computed"),
        pytest.param(three_years(declared_end=Month(2022, 4)), Month(2022, 4), id="declared"),
        pytest.param(three_years(START, SUSPENDED, RESUMED), date(2022, 5, 1), id="resumed, never derived"),
        pytest.param(three_years(START, SUSPENDED, STATED), date(2022, 7, 24), id="resumed, stated"),
        pytest.param(
            three_years(START, act(ActKind.EARLY_END, "2021-12-31")), date(2021, 12, 31), id="brought forward"
        ),
        pytest.param(
            three_years(START, act(ActKind.TECHNICAL_EXTENSION, "2022-04-20", Month(2022, 8))),
            Month(2022, 8),
            id="extended to a month",
        ),
        pytest.param(ServiceWindow(start=date(2019, 5, 2)), None, id="none"),
    ],
)
def test_end_in_force(window: ServiceWindow, expected: date | Month | None) -> None:
    """
    The end in force is the last one stated, as stated; it is never derived from days of suspension.
    """
    assert expected == window.end_in_force


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(three_years(), date(2022, 5, 1), id="computed"),
        pytest.param(three_years(declared_end=date(2022, 4, 29)), date(2022, 4, 29), id="declared to the day"),
        pytest.param(three_years(declared_end=Month(2022, 4)), date(2022, 4, 30), id="declared to another month"),
        pytest.param(three_years(declared_end=Month(2022, 5)), date(2022, 5, 1), id="declared to the month computed"),
        pytest.param(
            ServiceWindow(start=date(2019, 5, 2), declared_end=Month(2022, 5)), date(2022, 5, 31), id="without months"
        ),
        pytest.param(
            three_years(act(ActKind.OPTION_EXTENSION, "2022-04-20", Month(2022, 5))),
            date(2022, 5, 31),
            id="extended to the month of the computed day",
        ),
        pytest.param(
            three_years(act(ActKind.OPTION_EXTENSION, "2022-04-20", Month(2022, 6)), declared_end=Month(2022, 5)),
            date(2022, 6, 30),
            id="extended to a later month",
        ),
        pytest.param(ServiceWindow(start=date(2019, 5, 2)), None, id="none"),
    ],
)
def test_last_day(window: ServiceWindow, expected: date | None) -> None:
    """
    A month that the deed declares means the computed day if that lies in it; any other means its own last day.
    """
    assert expected == window.last_day


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2019, 5, 1), [], id="day before the start"),
        pytest.param(date(2019, 5, 2), [(date(2019, 5, 2), date(2019, 5, 2))], id="first day"),
        pytest.param(date(2020, 3, 8), [(date(2019, 5, 2), date(2020, 3, 8))], id="day before the suspension"),
        pytest.param(date(2020, 3, 9), [(date(2019, 5, 2), date(2020, 3, 8))], id="day of the suspension"),
        pytest.param(date(2020, 5, 31), [(date(2019, 5, 2), date(2020, 3, 8))], id="day before the resumption"),
        pytest.param(
            date(2020, 6, 1),
            [(date(2019, 5, 2), date(2020, 3, 8)), (date(2020, 6, 1), date(2020, 6, 1))],
            id="day of the resumption",
        ),
        pytest.param(
            date(2022, 7, 25),
            [(date(2019, 5, 2), date(2020, 3, 8)), (date(2020, 6, 1), date(2022, 7, 24))],
            id="day after the end",
        ),
    ],
)
def test_served(on: date, expected: list[tuple[date, date]]) -> None:
    """
    What was served up to a day is told by the acts of that day and the days before it.
    """
    found = three_years(START, SUSPENDED, STATED).served(on)

    assert expected == [(run.start, run.last_day) for run in found]


@given(service_windows())
def test_the_estimate_counts_the_stops(window: ServiceWindow) -> None:
    """
    "As many days more as the service stood still": without a stop the estimate is the planned last day.
    """
    assume(window.estimated_end is not None)
    unstopped = ServiceWindow(
        start=window.start, months=window.months, declared_end=window.declared_end, missing_day=window.missing_day
    )
    stopped = sum(stop.days for stop in window.stops)

    assert (unstopped.last_day or date.min) + stopped * DAY == window.estimated_end


@given(service_windows())
def test_nothing_is_served_after_the_last_day(window: ServiceWindow) -> None:
    """
    "Until its end in force comes": whatever the acts, no day after the end that they leave in force was served.
    """
    last = window.last_day or date.max

    assert [] == [run for run in window.served(date.max) if run.last_day > last]
