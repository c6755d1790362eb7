"""
Deadlines beside windows: the two ways of counting months, and when a last day moves.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, add_months
from contratti_quartiere.deadlines import RollOver, deadline, is_working_day, next_working_day
from contratti_quartiere.errors import CalendarNeededError, MalformedValueError, WrongTypeError
from contratti_quartiere.periods import MissingDay, Period

DAY = timedelta(days=1)
MORNING = datetime(2016, 5, 2, 9, 0)  # a date with a time, which is what is refused

WRITE_DATE = Bilingual("scrivere una data, date(2016, 5, 2)", "write a date, date(2016, 5, 2)")
WRITE_MONTHS = Bilingual("scrivere un numero intero di mesi", "write a whole number of months")
WRITE_DAYS = Bilingual("scrivere un numero intero di giorni", "write whole days")
OUT_OF_CALENDAR = Bilingual("cade fuori dagli anni 1-9999", "falls outside the years 1 to 9999")

days_of_our_time = st.dates(date(2000, 1, 1), date(2099, 12, 31))

# The public holidays that the vectors touch: first of January, Easter Monday 2004, first of May.
HOLIDAYS = {date(2019, 1, 1), date(2004, 4, 11), date(2004, 4, 12), date(2016, 5, 1), date(2019, 5, 1)}


def is_holiday(day: date) -> bool:
    """
    Say whether a day is one of the few holidays that the vectors touch.
    """
    return day in HOLIDAYS


def never(_day: date) -> bool:
    """
    Know of no holiday.
    """
    return False


def always(_day: date) -> bool:
    """
    Call every day a holiday.
    """
    return True


class Vector(NamedTuple):
    """
    One row of the table of law: a start, months, and what comes of them.
    """

    start: str
    months: int
    deadline: str
    civil: str
    eu: str
    window: str
    clamped: str
    slots: str


# 36 months and others, computed: deadline without, with civil and with EU roll-over; last day of the window; last day
# if the missing day is clamped and one taken off; last day of the calendar months.
VECTORS = [
    Vector(*row)
    for row in (
        ("2016-05-02", 36, "2019-05-02", "2019-05-02", "2019-05-02", "2019-05-01", "2019-05-01", "2019-04-30"),
        ("2016-05-01", 36, "2019-05-01", "2019-05-02", "2019-05-02", "2019-04-30", "2019-04-30", "2019-04-30"),
        ("2016-01-01", 36, "2019-01-01", "2019-01-02", "2019-01-02", "2018-12-31", "2018-12-31", "2018-12-31"),
        ("2019-01-31", 1, "2019-02-28", "2019-02-28", "2019-02-28", "2019-02-28", "2019-02-27", "2019-01-31"),
        ("2020-01-31", 1, "2020-02-29", "2020-02-29", "2020-03-02", "2020-02-29", "2020-02-28", "2020-01-31"),
        ("2016-03-31", 1, "2016-04-30", "2016-04-30", "2016-05-02", "2016-04-30", "2016-04-29", "2016-03-31"),
        ("2016-02-29", 12, "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-27", "2017-01-31"),
        ("2016-02-29", 36, "2019-02-28", "2019-02-28", "2019-02-28", "2019-02-28", "2019-02-27", "2019-01-31"),
        ("2016-02-29", 48, "2020-02-29", "2020-02-29", "2020-03-02", "2020-02-28", "2020-02-28", "2020-01-31"),
        ("2016-02-28", 12, "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-27", "2017-02-27", "2017-01-31"),
        ("2015-02-28", 12, "2016-02-28", "2016-02-29", "2016-02-29", "2016-02-27", "2016-02-27", "2016-01-31"),
        ("2017-02-28", 36, "2020-02-28", "2020-02-28", "2020-02-28", "2020-02-27", "2020-02-27", "2020-01-31"),
        ("2016-08-31", 6, "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-27", "2017-01-31"),
        ("2019-08-31", 6, "2020-02-29", "2020-02-29", "2020-03-02", "2020-02-29", "2020-02-28", "2020-01-31"),
        ("2016-11-30", 3, "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-27", "2017-01-31"),
        ("2016-12-31", 2, "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-28", "2017-02-27", "2017-01-31"),
    )
]

vectors = pytest.mark.parametrize("vector", [pytest.param(row, id=f"{row.start} + {row.months}") for row in VECTORS])


@vectors
def test_deadline_of_months(vector: Vector) -> None:
    """
    A deadline ends on the day of the same number or, "if missing, the last day of that month" (c.c. art. 2963 c. 5).
    """
    last = deadline(date.fromisoformat(vector.start), months=vector.months)

    assert vector.deadline == last.isoformat()


@vectors
def test_deadline_civil(vector: Vector) -> None:
    """
    A deadline on a Sunday or holiday moves to the next day that is neither (c.c. art. 2963 c. 3); Saturdays stay.
    """
    last = deadline(
        date.fromisoformat(vector.start), months=vector.months, roll_over=RollOver.CIVIL, is_holiday=is_holiday
    )

    assert vector.civil == last.isoformat()


@vectors
def test_deadline_eu(vector: Vector) -> None:
    """
    A deadline on a holiday, Sunday or Saturday ends with the next working day (Reg. (EEC) 1182/71 art. 3(4)).
    """
    last = deadline(
        date.fromisoformat(vector.start), months=vector.months, roll_over=RollOver.EU, is_holiday=is_holiday
    )

    assert vector.eu == last.isoformat()


@vectors
def test_window(vector: Vector) -> None:
    """
    A window counts its first day and ends the day before the anniversary, or on the last day of a shorter month.
    """
    assert vector.window == Period.of_months(date.fromisoformat(vector.start), vector.months).last_day.isoformat()


@vectors
def test_window_clamped(vector: Vector) -> None:
    """
    The other reading of a missing day takes one day off the last of the month.
    """
    window = Period.of_months(
        date.fromisoformat(vector.start), vector.months, missing_day=MissingDay.CLAMP_THEN_MINUS_ONE
    )

    assert vector.clamped == window.last_day.isoformat()


@vectors
def test_month_slots(vector: Vector) -> None:
    """
    So many calendar months, the first of them included, end with the last day of the last.
    """
    first = Month.of(date.fromisoformat(vector.start))

    assert vector.slots == first.plus(vector.months - 1).last_day.isoformat()


@pytest.mark.parametrize(
    ("roll_over", "expected"),
    [
        pytest.param(RollOver.NONE, date(2004, 4, 10), id="none"),
        pytest.param(RollOver.CIVIL, date(2004, 4, 10), id="civil: Saturday stays"),
        pytest.param(RollOver.EU, date(2004, 4, 13), id="EU: Saturday and two days of Easter roll"),
    ],
)
def test_published_deadline(roll_over: RollOver, expected: date) -> None:
    """
    Published: 180 days from 13 October 2003 ended on 13 April 2004, which is the EU roll-over exactly.
    """
    assert expected == deadline(date(2003, 10, 13), days=180, roll_over=roll_over, is_holiday=is_holiday)


@pytest.mark.parametrize(
    ("event", "civil", "eu"),
    [
        pytest.param(date(2019, 4, 25), date(2019, 4, 26), date(2019, 4, 26), id="ends on a Friday"),
        pytest.param(date(2019, 4, 26), date(2019, 4, 27), date(2019, 4, 29), id="ends on a Saturday"),
        pytest.param(date(2019, 4, 27), date(2019, 4, 29), date(2019, 4, 29), id="ends on a Sunday"),
        pytest.param(date(2019, 4, 28), date(2019, 4, 29), date(2019, 4, 29), id="ends on a Monday"),
        pytest.param(date(2019, 4, 29), date(2019, 4, 30), date(2019, 4, 30), id="day before a holiday"),
        pytest.param(date(2019, 4, 30), date(2019, 5, 2), date(2019, 5, 2), id="on a holiday"),
        pytest.param(date(2019, 5, 1), date(2019, 5, 2), date(2019, 5, 2), id="day after a holiday"),
    ],
)
def test_roll_over(event: date, civil: date, eu: date) -> None:
    """
    "Holidays, Sundays and Saturdays" are inside a term, and only its last day moves, each profile over its own days.
    """
    found = [
        deadline(event, days=1, roll_over=roll_over, is_holiday=is_holiday)
        for roll_over in (RollOver.CIVIL, RollOver.EU)
    ]

    assert [civil, eu] == found


def test_no_roll_over_asks_no_calendar() -> None:
    """
    Without a roll-over the term ends on its last day, whatever a calendar says of it.
    """
    assert date(2019, 5, 1) == deadline(date(2019, 4, 30), days=1, is_holiday=always)


@given(days_of_our_time, st.integers(1, 400), st.sampled_from(RollOver), st.sets(days_of_our_time))
def test_roll_over_stops_at_the_first_working_day(
    event: date, days: int, roll_over: RollOver, holidays: set[date]
) -> None:
    """
    "The period ends at the end of the next working day": the first one from the last day on, by brute force.
    """
    idle = {RollOver.NONE: (), RollOver.CIVIL: (6,), RollOver.EU: (5, 6)}[roll_over]
    expected = event + timedelta(days=days)
    while roll_over is not RollOver.NONE and (expected.weekday() in idle or expected in holidays):
        expected += DAY

    assert expected == deadline(event, days=days, roll_over=roll_over, is_holiday=holidays.__contains__)


@given(days_of_our_time, st.integers(0, 60), st.integers(0, 400))
def test_months_come_before_days(event: date, count: int, days: int) -> None:
    """
    "Whole months first, then days" (Reg. (EEC) 1182/71 art. 3(2)).
    """
    assume(count or days)

    assert add_months(event, count) + timedelta(days=days) == deadline(event, months=count, days=days)


@given(days_of_our_time, st.integers(1, 400))
def test_the_day_of_the_event_does_not_count(event: date, days: int) -> None:
    """
    "The initial day is not counted" (c.c. art. 2963 c. 2): a term of one day ends on the day after the event.
    """
    assert days == Period(event, deadline(event, days=days)).days


def test_calendar_needed() -> None:
    """
    A roll-over without a calendar is refused, for holidays are never guessed.
    """
    with pytest.raises(CalendarNeededError) as caught:
        deadline(date(2019, 4, 30), days=1, roll_over=RollOver.CIVIL)

    assert "civile" == caught.value.profile


@pytest.mark.parametrize(
    ("count", "days", "found"),
    [
        pytest.param(0, 0, "months=0, days=0", id="nothing"),
        pytest.param(-1, 40, "months=-1, days=40", id="negative months"),
        pytest.param(2, -1, "months=2, days=-1", id="negative days"),
    ],
)
def test_term_without_a_day(count: int, days: int, found: str) -> None:
    """
    A term lasts at least a day and none of its parts is negative.
    """
    with pytest.raises(MalformedValueError) as caught:
        deadline(date(2016, 5, 2), months=count, days=days)

    error = caught.value
    expected = (
        Bilingual("termine", "term"),
        found,
        Bilingual("non dura nemmeno un giorno", "does not last even a day"),
        Bilingual("scrivere months= o days= da 1 in su", "write months= or days=, one or more"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


def test_longest_roll_over() -> None:
    """
    A working day is looked for through a year: on the last day of the term and on the 365 after it.
    """
    reopening = date(2019, 1, 1)
    last = deadline(date(2017, 12, 31), days=1, roll_over=RollOver.EU, is_holiday=lambda day: day < reopening)

    assert (reopening, 365) == (last, (reopening - date(2018, 1, 1)).days)


def test_too_long_a_roll_over() -> None:
    """
    A calendar that reopens a day later than that is refused.
    """
    with pytest.raises(MalformedValueError):
        deadline(date(2017, 12, 31), days=1, roll_over=RollOver.EU, is_holiday=lambda day: day < date(2019, 1, 2))


def test_calendar_without_a_working_day() -> None:
    """
    A calendar that calls every day of a year a holiday is refused, with the day after that year.
    """
    with pytest.raises(MalformedValueError) as caught:
        deadline(date(2018, 12, 31), days=1, roll_over=RollOver.CIVIL, is_holiday=always)

    error = caught.value
    expected = (
        Bilingual("calendario", "calendar"),
        "2020-01-02",
        Bilingual("non ha un giorno lavorativo per un anno", "has no working day for a year"),
        Bilingual("controllare is_holiday", "check is_holiday"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("event", "days", "found"),
    [
        pytest.param(date(9999, 12, 30), 2, "9999-12-30 + 2", id="first day too late"),
        pytest.param(date(2016, 5, 2), 10**10, "2016-05-02 + 10000000000", id="more days than a duration has"),
        pytest.param(date(2016, 5, 2), 10**100, "2016-05-02 + ≈ 2^333", id="more days than can be printed"),
        pytest.param(date(9999, 12, 30), 1, "9999-12-31 + 1", id="rolls out of the calendar"),
    ],
)
def test_deadline_out_of_calendar(event: date, days: int, found: str) -> None:
    """
    A term that ends after the year 9999 is refused with the sum that leads there.
    """
    with pytest.raises(MalformedValueError) as caught:
        deadline(event, days=days, roll_over=RollOver.EU, is_holiday=always)

    assert (found, OUT_OF_CALENDAR) == (caught.value.found, caught.value.reason)


def test_deadline_on_the_last_day_there_is() -> None:
    """
    A term may end on the last day of the calendar.
    """
    last = deadline(date(9999, 12, 30), days=1, roll_over=RollOver.EU, is_holiday=never)

    assert date(9999, 12, 31) == last


def test_a_fault_of_the_calendar_is_not_hidden() -> None:
    """
    An error that the caller's calendar raises reaches the caller.
    """

    def broken(_day: date) -> bool:
        raise OverflowError

    with pytest.raises(OverflowError):
        deadline(date(2016, 5, 2), days=1, roll_over=RollOver.EU, is_holiday=broken)


@pytest.mark.parametrize(
    ("day", "civil", "eu"),
    [
        pytest.param(date(2019, 5, 3), True, True, id="Friday"),
        pytest.param(date(2019, 5, 4), True, False, id="Saturday"),
        pytest.param(date(2019, 5, 5), False, False, id="Sunday"),
        pytest.param(date(2019, 5, 6), True, True, id="Monday"),
        pytest.param(date(2019, 4, 30), True, True, id="day before a holiday"),
        pytest.param(date(2019, 5, 1), False, False, id="holiday"),
        pytest.param(date(2019, 5, 2), True, True, id="day after a holiday"),
    ],
)
def test_is_working_day(day: date, *, civil: bool, eu: bool) -> None:
    """
    Not "a holiday, Sunday, Saturday" (Reg. (EEC) 1182/71 art. 2) is a working day; the civil code keeps Saturdays.
    """
    found = {profile: is_working_day(day, profile=profile, is_holiday=is_holiday) for profile in RollOver}

    assert {RollOver.NONE: True, RollOver.CIVIL: civil, RollOver.EU: eu} == found


@given(days_of_our_time, st.sampled_from(RollOver), st.sets(days_of_our_time))
def test_next_working_day(day: date, profile: RollOver, holidays: set[date]) -> None:
    """
    The next working day is the first from the day itself on: it is one, and none before it is.
    """
    found = next_working_day(day, profile=profile, is_holiday=holidays.__contains__)
    working = [
        day + timedelta(days=number)
        for number in range((found - day).days + 1)
        if is_working_day(day + timedelta(days=number), profile=profile, is_holiday=holidays.__contains__)
    ]

    assert [found] == working


def test_words() -> None:
    """
    The profiles of a roll-over and the readings of a missing day have the words that documents hold.
    """
    expected = {
        RollOver.NONE: ("nessuno", "none"),
        RollOver.CIVIL: ("civile", "civil"),
        RollOver.EU: ("europeo", "European"),
        MissingDay.LAST_DAY_IS_END: ("ultimo", "last"),
        MissingDay.CLAMP_THEN_MINUS_ONE: ("penultimo", "last but one"),
    }
    assert expected == {word: (word.value, word.en) for word in (*RollOver, *MissingDay)}


@pytest.mark.parametrize(
    ("operate", "where", "found", "remedy"),
    [
        pytest.param(
            lambda: deadline(MORNING, days=1), "deadline", "2016-05-02 09:00:00", WRITE_DATE, id="deadline of a time"
        ),
        pytest.param(
            lambda: deadline(date(2016, 5, 2), months=True),
            "deadline.months",
            "True",
            WRITE_MONTHS,
            id="deadline, months",
        ),
        pytest.param(
            lambda: deadline(date(2016, 5, 2), days=1.0),  # type: ignore[arg-type]
            "deadline.days",
            "1.0",
            WRITE_DAYS,
            id="deadline, days",
        ),
        pytest.param(
            lambda: deadline(date(2016, 5, 2), days=1, roll_over="europeo"),  # type: ignore[arg-type]
            "deadline.roll_over",
            "'europeo'",
            Bilingual("scrivere un RollOver", "write a RollOver"),
            id="deadline, roll-over",
        ),
        pytest.param(
            lambda: is_working_day(MORNING, profile=RollOver.EU, is_holiday=never),
            "is_working_day",
            "2016-05-02 09:00:00",
            WRITE_DATE,
            id="working day of a time",
        ),
        pytest.param(
            lambda: next_working_day(date(2016, 5, 2), profile="europeo", is_holiday=never),  # type: ignore[arg-type]
            "is_working_day",
            "'europeo'",
            Bilingual("scrivere un RollOver", "write a RollOver"),
            id="working day, profile",
        ),
    ],
)
def test_wrong_type(operate: Callable[[], object], where: str, found: str, remedy: Bilingual) -> None:
    """
    A datetime, a float or a boolean is refused where a day or a count stands, with what to write instead.
    """
    with pytest.raises(WrongTypeError) as caught:
        operate()

    error = caught.value
    assert (where, found, remedy) == (error.where, error.found, error.remedy)
