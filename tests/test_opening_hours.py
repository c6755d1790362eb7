"""
When a desk is to be open: weekly hours less closures, in whole minutes, and nothing more precise than the source.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.opening_hours import Closure, Counter, OpeningHours, Weekday, minutes_on, planned_minutes

DAY = timedelta(days=1)
MAY = Month(2014, 5)
# In May 2014 there are four Mondays, 5, 12, 19 and 26, and five Thursdays.
MONDAY, LAST_MONDAY = date(2014, 5, 5), date(2014, 5, 26)


def hours(opens: str = "09:30", closes: str = "12:30", **fields: Any) -> OpeningHours:
    """
    Return hours of Mondays since 2014, if no more is said.
    """
    known: dict[str, Any] = {"weekday": Weekday.MONDAY, "first": Year(2014)}
    return OpeningHours(opens=time.fromisoformat(opens), closes=time.fromisoformat(closes), **known | fields)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(0, Weekday.MONDAY, id="5 May 2014"),
        pytest.param(1, Weekday.TUESDAY, id="6 May"),
        pytest.param(2, Weekday.WEDNESDAY, id="7 May"),
        pytest.param(3, Weekday.THURSDAY, id="8 May"),
        pytest.param(4, Weekday.FRIDAY, id="9 May"),
        pytest.param(5, Weekday.SATURDAY, id="10 May"),
        pytest.param(6, Weekday.SUNDAY, id="11 May"),
    ],
)
def test_weekday(days: int, expected: Weekday) -> None:
    """
    5 May 2014 was a Monday.
    """
    assert expected is Weekday.on(MONDAY + days * DAY)


@pytest.mark.parametrize(
    ("closes", "found"),
    [
        pytest.param("09:29", "09:30 - 09:29", id="minute before"),
        pytest.param("09:30", "09:30 - 09:30", id="the minute"),
    ],
)
def test_hours_that_cannot_be(closes: str, found: str) -> None:
    """
    Hours that close before they open, or as they do, are refused with both times.
    """
    with pytest.raises(MalformedValueError) as caught:
        hours(closes=closes)

    error = caught.value
    assert (
        Bilingual("orario di apertura", "opening hours"),
        found,
        Bilingual("chiude prima di aprire, o appena apre", "close before they open, or as soon as they do"),
    ) == (error.what, error.found, error.reason)


def test_one_minute() -> None:
    """
    A desk may be open for one minute a week.
    """
    assert 4 == planned_minutes([hours(closes="09:31")], [], MAY)


@pytest.mark.parametrize("field", ["opens", "closes"])
@pytest.mark.parametrize(
    "clock",
    [
        pytest.param(time(10, 0, 1), id="second"),
        pytest.param(time(10, 0, 0, 1), id="microsecond"),
        pytest.param(time(10, 0, tzinfo=UTC), id="time zone"),
    ],
)
def test_times_of_another_precision(field: str, clock: time) -> None:
    """
    Hours are local times in whole minutes; any other is refused with the field.
    """
    fields: dict[str, Any] = {"opens": time(9), "closes": time(12)} | {field: clock}
    with pytest.raises(MalformedValueError) as caught:
        OpeningHours(weekday=Weekday.MONDAY, first=Year(2014), **fields)

    error = caught.value
    assert (f"opening hours, {field}", str(clock)) == (error.what.en, error.found)


@pytest.mark.parametrize(
    ("record", "fields", "where"),
    [
        pytest.param(OpeningHours, {"weekday": "lunedì"}, "OpeningHours.weekday", id="weekday as text"),
        pytest.param(OpeningHours, {"opens": "09:30"}, "OpeningHours.opens", id="time as text"),
        pytest.param(OpeningHours, {"closes": datetime(2014, 5, 5, 9)}, "OpeningHours.closes", id="date with a time"),
        pytest.param(OpeningHours, {"counter": "casa"}, "OpeningHours.counter", id="desk as text"),
        pytest.param(OpeningHours, {"first": None}, "OpeningHours.first", id="since nobody knows when"),
        pytest.param(OpeningHours, {"last": "2014"}, "OpeningHours.last", id="end as text"),
        pytest.param(OpeningHours, {"provenance": None}, "OpeningHours.provenance", id="no provenance"),
        pytest.param(Closure, {"first": Month(2014, 8)}, "Closure.first", id="first month"),
        pytest.param(Closure, {"last": None}, "Closure.last", id="no last day"),
        pytest.param(Closure, {"reason": None}, "Closure.reason", id="no reason"),
        pytest.param(Closure, {"provenance": ""}, "Closure.provenance", id="provenance as text"),
    ],
)
def test_wrong_types(record: type, fields: dict[str, Any], where: str) -> None:
    """
    A field of another type is refused with its name.
    """
    sound: dict[type, dict[str, Any]] = {
        OpeningHours: {"weekday": Weekday.MONDAY, "opens": time(9), "closes": time(12), "first": Year(2014)},
        Closure: {"first": MONDAY, "last": MONDAY},
    }
    with pytest.raises(WrongTypeError) as caught:
        record(**sound[record] | fields)

    assert where == caught.value.where


@pytest.mark.parametrize(
    ("make", "what"),
    [
        pytest.param(lambda: hours(last=Year(2013)), "validity of opening hours", id="hours"),
        pytest.param(lambda: Closure(first=MONDAY, last=MONDAY - DAY), "closure of the lab", id="closure"),
    ],
)
def test_ends_before_it_starts(make: Any, what: str) -> None:
    """
    Hours and closures that end before they start are refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        make()

    assert what == caught.value.what.en


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(MONDAY - DAY, None, 4, id="since the day before"),
        pytest.param(MONDAY, None, 4, id="since the day"),
        pytest.param(MONDAY + DAY, None, 3, id="since the day after"),
        pytest.param(Year(2014), LAST_MONDAY - DAY, 3, id="to the day before"),
        pytest.param(Year(2014), LAST_MONDAY, 4, id="to the day"),
        pytest.param(Year(2014), LAST_MONDAY + DAY, 4, id="to the day after"),
        pytest.param(Month(2014, 5), Month(2014, 5), 4, id="in the month"),
        pytest.param(Month(2014, 6), None, 0, id="since the month after"),
        pytest.param(Year(2013), Month(2014, 4), 0, id="to the month before"),
    ],
)
def test_validity(first: When, last: When | None, expected: int) -> None:
    """
    Hours count on the days on which they hold, by the longest validity that the source allows.
    """
    assert expected * 180 == planned_minutes([hours(first=first, last=last)], [], MAY)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(MONDAY - 2 * DAY, MONDAY - DAY, 4, id="ends the day before"),
        pytest.param(MONDAY - DAY, MONDAY, 3, id="last day"),
        pytest.param(LAST_MONDAY, LAST_MONDAY + DAY, 3, id="first day"),
        pytest.param(LAST_MONDAY + DAY, LAST_MONDAY + 2 * DAY, 4, id="begins the day after"),
        pytest.param(MONDAY, LAST_MONDAY, 0, id="all month"),
    ],
)
def test_closures(first: date, last: date, expected: int) -> None:
    """
    A day in a closure counts no minutes, first and last included.
    """
    assert expected * 180 == planned_minutes([hours()], [Closure(first=first, last=last)], MAY)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(("12:30", "13:30"), 240, id="one after the other"),
        pytest.param(("12:29", "13:30"), 240, id="one minute in common"),
        pytest.param(("10:00", "11:00"), 180, id="inside"),
        pytest.param(("09:00", "13:00"), 240, id="around"),
        pytest.param(("14:00", "18:00"), 420, id="morning and afternoon"),
        pytest.param(("00:00", "23:59"), 1439, id="all day"),
    ],
)
def test_two_desks(second: tuple[str, str], expected: int) -> None:
    """
    "Minutes in which at least one desk is to be open": what two have in common counts once.
    """
    both = [hours(counter=Counter.HOME), hours(*second, counter=Counter.COMMON_SPACES)]

    assert 4 * expected == planned_minutes(both, [], MAY)


def test_year_of_one_weekday() -> None:
    """
    In 2014 there are 52 Mondays.
    """
    assert 52 * 180 == planned_minutes([hours()], [], Year(2014))


def test_last_year_of_the_calendar() -> None:
    """
    The last year of the calendar has its 52 Mondays too.
    """
    assert 52 * 180 == planned_minutes([hours()], [], Year(9999))


RECORDS = st.lists(strategies.opening_hours(), max_size=3), st.lists(strategies.closures(), max_size=2)


@given(*RECORDS, st.integers(2005, 2030))
def test_months_add_up_to_the_year(found: list[OpeningHours], closed: list[Closure], year: int) -> None:
    """
    "Indicators of months add up to the year": the minutes of twelve months are those of the year.
    """
    months = [planned_minutes(found, closed, Month(year, month)) for month in range(1, 13)]

    assert planned_minutes(found, closed, Year(year)) == sum(months)


@given(*RECORDS, strategies.closures(), st.integers(2005, 2030))
def test_a_closure_opens_nothing(found: list[OpeningHours], closed: list[Closure], further: Closure, year: int) -> None:
    """
    With one closure more there are no more minutes.
    """
    year_of = Year(year)

    assert planned_minutes(found, [*closed, further], year_of) <= planned_minutes(found, closed, year_of)


@given(*RECORDS, strategies.opening_hours(), st.integers(2005, 2030))
def test_hours_close_nothing(
    found: list[OpeningHours], closed: list[Closure], further: OpeningHours, year: int
) -> None:
    """
    With hours more there are no fewer minutes, and no more than those of the hours alone.
    """
    year_of = Year(year)
    before = planned_minutes(found, closed, year_of)

    assert (
        before
        <= planned_minutes([*found, further], closed, year_of)
        <= before + planned_minutes([further], closed, year_of)
    )


@pytest.mark.parametrize(
    ("day", "closures", "minutes"),
    [
        pytest.param(MONDAY, (), 180, id="Monday"),
        pytest.param(MONDAY + DAY, (), 0, id="Tuesday"),
        pytest.param(MONDAY, (Closure(first=MONDAY, last=MONDAY),), 0, id="closed"),
        pytest.param(MONDAY, (Closure(first=MONDAY + DAY, last=MONDAY + DAY),), 180, id="closed on the day after"),
    ],
)
def test_minutes_of_one_day(day: date, closures: tuple[Closure, ...], minutes: int) -> None:
    """
    On one day a desk is to be open for the minutes of its hours, or for none if it is closed.
    """
    assert minutes == minutes_on([hours()], closures, day)
