"""
The days of a lab: surely in service, perhaps, or neither; what is not known is not a closing.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.dates import Month
from contratti_quartiere.lab_service import EVER, LabService, ServedDays, in_service
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.periods import LAST_DAY, Period, uncovered
from contratti_quartiere.strategies.pools import days

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
FIRST, LAST, AGAIN = date(2013, 5, 2), date(2016, 4, 30), date(2017, 8, 21)


def lab(*openings: OpeningPeriod, neighbourhood: str = "nord", name: str = "") -> Laboratory:
    """
    Return a lab of these openings.
    """
    return Laboratory(id="lab", name=name, neighbourhood=neighbourhood, opening_periods=openings)


def days_of(*openings: OpeningPeriod, neighbourhood: str = "nord", on: date = TODAY) -> ServedDays:
    """
    Return on which days a lab of these openings was in service.
    """
    return ServedDays.of("/laboratories/0", lab(*openings, neighbourhood=neighbourhood), on)


def before(day: date) -> Period:
    """
    Return all days up to the day of the first opening, of which nothing is known before it.
    """
    return Period.inclusive(date.min, day)


def test_whole_record() -> None:
    """
    What is read of a lab bears its place and the lab itself.
    """
    opening = OpeningPeriod(first=FIRST, last=LAST)

    assert ServedDays(
        "/laboratories/0",
        lab(opening),
        (Period.inclusive(FIRST, LAST),),
        (before(FIRST), Period.inclusive(FIRST, LAST)),
    ) == days_of(opening)


@pytest.mark.parametrize(
    ("openings", "sure", "perhaps"),
    [
        pytest.param((), (), (EVER,), id="no opening on record: nobody knows"),
        pytest.param(
            (OpeningPeriod(first=FIRST),),
            (Period.inclusive(FIRST, TODAY),),
            (before(FIRST), Period.inclusive(FIRST, TODAY)),
            id="still open",
        ),
        pytest.param(
            (OpeningPeriod(first=AGAIN, last=TODAY), OpeningPeriod(first=FIRST, last=LAST)),
            (Period.inclusive(FIRST, LAST), Period.inclusive(AGAIN, TODAY)),
            (before(FIRST), Period.inclusive(FIRST, LAST), Period.inclusive(AGAIN, TODAY)),
            id="between two known openings it was closed",
        ),
        pytest.param(
            (OpeningPeriod(first=FIRST, end_unknown=True), OpeningPeriod(first=AGAIN)),
            (Period.inclusive(FIRST, FIRST), Period.inclusive(AGAIN, TODAY)),
            (before(FIRST), Period.inclusive(FIRST, AGAIN), Period.inclusive(AGAIN, TODAY)),
            id="unknown end, until the next opening",
        ),
        pytest.param(
            (OpeningPeriod(first=FIRST, end_unknown=True),),
            (Period.inclusive(FIRST, FIRST),),
            (before(FIRST), Period.inclusive(FIRST, TODAY)),
            id="unknown end, until today",
        ),
        pytest.param(
            (OpeningPeriod(first=Month(2013, 5), end_unknown=True),),
            (),
            (before(date(2013, 5, 31)), Period.inclusive(date(2013, 5, 1), TODAY)),
            id="unknown end, opened in a month",
        ),
        pytest.param(
            (OpeningPeriod(first=Month(2017, 8), last=Month(2018, 12)),),
            (Period.inclusive(date(2017, 8, 31), date(2018, 12, 1)),),
            (before(date(2017, 8, 31)), Period.inclusive(date(2017, 8, 1), date(2018, 12, 31))),
            id="months",
        ),
        pytest.param(
            (OpeningPeriod(first=Month(2017, 8), last=Month(2017, 8)),),
            (),
            (before(date(2017, 8, 31)), Period.inclusive(date(2017, 8, 1), date(2017, 8, 31))),
            id="within one month",
        ),
    ],
)
def test_days(openings: tuple[OpeningPeriod, ...], sure: tuple[Period, ...], perhaps: tuple[Period, ...]) -> None:
    """
    "Opening periods not known are undecided, not closed": such days are not sure, and may be days of service.
    """
    found = days_of(*openings)

    assert (sure, perhaps) == (found.sure, found.perhaps)


def test_lab_of_no_known_neighbourhood() -> None:
    """
    A lab of which nobody knows the neighbourhood is never surely in service there, and always perhaps.
    """
    found = days_of(OpeningPeriod(first=FIRST, last=LAST), neighbourhood="")

    assert ((), (before(FIRST), Period.inclusive(FIRST, LAST))) == (found.sure, found.perhaps)


def test_last_day_of_the_calendar() -> None:
    """
    On the last day of the calendar an open lab is in service up to the last day that a period can have.
    """
    found = days_of(OpeningPeriod(first=FIRST), OpeningPeriod(first=date.max), on=date.max)

    assert ((Period.inclusive(FIRST, LAST_DAY),), (before(FIRST), Period.inclusive(FIRST, LAST_DAY))) == (
        found.sure,
        found.perhaps,
    )


def test_service_of_several_labs() -> None:
    """
    A neighbourhood is served by all its labs together; one that is only perhaps its own is not named.
    """
    one = ServedDays.of("/laboratories/0", lab(OpeningPeriod(first=FIRST, last=LAST), name="Nord"), TODAY)
    other = ServedDays.of("/laboratories/1", lab(OpeningPeriod(first=AGAIN)), TODAY)
    nameless = ServedDays.of("/laboratories/2", lab(neighbourhood=""), TODAY)
    service = LabService((one, other, nameless))

    assert (
        (Period.inclusive(FIRST, LAST), Period.inclusive(AGAIN, TODAY)),
        (*one.perhaps, *other.perhaps, EVER),
        "Nord, lab",
    ) == (service.sure, service.perhaps, service.names)


def test_nobody_serves() -> None:
    """
    A neighbourhood of which no lab is known has no service that could be named.
    """
    service = LabService(())

    assert ((), (), "") == (service.sure, service.perhaps, service.names)


@given(strategies.laboratories(), days())
def test_sure_is_perhaps(found: Laboratory, on: date) -> None:
    """
    What is sure is possible too: no day is surely in service that may not have been.
    """
    served = ServedDays.of("", found.until(on), on)

    assert [] == [gap for period in served.sure for gap in uncovered(period, served.perhaps)]


def test_lab_of_an_unknown_neighbourhood_was_in_service() -> None:
    """
    A lab surely was in service on the days of its openings, though nobody knows for which neighbourhood.
    """
    again = OpeningPeriod(first=AGAIN)
    found = lab(again, OpeningPeriod(first=FIRST, last=LAST), neighbourhood="")

    assert (Period.inclusive(FIRST, LAST), Period.inclusive(AGAIN, TODAY)) == in_service(found, TODAY)
