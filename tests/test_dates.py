"""
Months added once, and dates with the precision of their source.
"""

import copy
import csv
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import (
    Month,
    When,
    Year,
    add_months,
    earliest,
    happened_by,
    in_order,
    latest,
    read_when,
    say_when,
)
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.strategies import months, whens, years

DAY = timedelta(days=1)
MORNING = datetime(2016, 5, 2, 9, 0)  # a date with a time, which is what is refused

WRITE_DATE = Bilingual("scrivere una data, date(2016, 5, 2)", "write a date, date(2016, 5, 2)")
WRITE_MONTHS = Bilingual("scrivere un numero intero di mesi", "write a whole number of months")
WRITE_NUMBER = Bilingual("scrivere un numero intero", "write a whole number")
OUT_OF_CALENDAR = Bilingual("cade fuori dagli anni 1-9999", "falls outside the years 1 to 9999")

days_of_our_time = st.dates(date(2000, 1, 1), date(2099, 12, 31))


class Addition(NamedTuple):
    """
    One row of the published table of month additions.
    """

    start: date
    months: int
    end: date


@pytest.fixture
def additions(oracle: Callable[[str], Path]) -> list[Addition]:
    """
    Give 2,000 month additions on which Java and PostgreSQL agree.
    """
    with oracle("windows/month_addition.csv").open(encoding="utf-8", newline="") as file:
        return [
            Addition(date.fromisoformat(row["start"]), int(row["months"]), date.fromisoformat(row["end"]))
            for row in csv.DictReader(file)
        ]


def test_published_additions(additions: list[Addition]) -> None:
    """
    Published: 2,000 additions of months come out as in Java and in PostgreSQL.
    """
    wrong = [row for row in additions if add_months(row.start, row.months) != row.end]

    assert (2_000, []) == (len(additions), wrong)


def test_published_additions_come_back(additions: list[Addition]) -> None:
    """
    Published: taking the months off again gives the start, except in the 186 rows that were clamped.
    """
    lost = [row for row in additions if add_months(row.end, -row.months) != row.start]

    assert (186, []) == (len(lost), [row for row in lost if row.end.day == row.start.day])


@given(days_of_our_time, st.integers(-600, 600))
def test_add_months_keeps_the_day(day: date, count: int) -> None:
    """
    "The corresponding day of the final month (or its last day)": the same number, or the month's last if missing.
    """
    month = Month.of(day).plus(count)

    assert date(month.year, month.month, min(day.day, month.last_day.day)) == add_months(day, count)


def test_added_months_are_not_chained() -> None:
    """
    31 January and one month and one month are 28 March; 31 January and two months are 31 March.
    """
    start = date(2019, 1, 31)

    expected = (date(2019, 3, 28), date(2019, 3, 31))
    assert expected == (add_months(add_months(start, 1), 1), add_months(start, 2))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(1, 1, 1), 12 * 9_999 - 1, date(9999, 12, 1)),
        (date(9999, 12, 1), 1 - 12 * 9_999, date(1, 1, 1)),
        (date(2016, 5, 2), 0, date(2016, 5, 2)),
    ],
    ids=["from first to last month", "and back", "none"],
)
def test_add_months_across_the_calendar(day: date, count: int, expected: date) -> None:
    """
    The months of the whole calendar can be added.
    """
    assert expected == add_months(day, count)


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        pytest.param(date(9999, 12, 1), 1, "9999-12-01 + 1", id="first month too late"),
        pytest.param(date(1, 1, 31), -1, "0001-01-31 + -1", id="last month too early"),
        pytest.param(date(1, 1, 1), 12 * 9_999, "0001-01-01 + 119988", id="the length of the calendar"),
        pytest.param(date(1, 1, 1), 12 * 9_999 + 1, "0001-01-01 + 119989", id="more than the calendar"),
        pytest.param(date(9999, 1, 1), -(10**5_000), "9999-01-01 + ≈ -2^16610", id="too long to print"),
    ],
)
def test_add_months_out_of_calendar(day: date, count: int, found: str) -> None:
    """
    A day outside the years 1 to 9999 is refused with the sum that leads there.
    """
    with pytest.raises(MalformedValueError) as caught:
        add_months(day, count)

    error = caught.value
    expected = (
        Bilingual("data", "date"),
        found,
        OUT_OF_CALENDAR,
        Bilingual("controllare la durata", "check the duration"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        pytest.param(Month(2019, 4), date(2019, 4, 1), date(2019, 4, 30), id="thirty days"),
        pytest.param(Month(2019, 2), date(2019, 2, 1), date(2019, 2, 28), id="February"),
        pytest.param(Month(2020, 2), date(2020, 2, 1), date(2020, 2, 29), id="February of a leap year"),
        pytest.param(Month(9999, 12), date(9999, 12, 1), date(9999, 12, 31), id="last month"),
        pytest.param(Year(1), date(1, 1, 1), date(1, 12, 31), id="first year"),
        pytest.param(Year(9999), date(9999, 1, 1), date(9999, 12, 31), id="last year"),
        pytest.param(date(2016, 5, 2), date(2016, 5, 2), date(2016, 5, 2), id="day"),
    ],
)
def test_earliest_and_latest(when: When, first: date, last: date) -> None:
    """
    A date of any precision means some day from its first to its last.
    """
    assert (first, last) == (earliest(when), latest(when))


@pytest.mark.parametrize(
    ("when", "day", "expected"),
    [
        pytest.param(None, date(1, 1, 1), True, id="no date"),
        pytest.param(Month(2014, 7), date(2014, 6, 30), False, id="day before the month"),
        pytest.param(Month(2014, 7), date(2014, 7, 1), True, id="first day of the month"),
        pytest.param(Month(2014, 7), date(2014, 7, 31), True, id="last day of the month"),
        pytest.param(date(2014, 7, 2), date(2014, 7, 1), False, id="day before"),
        pytest.param(date(2014, 7, 2), date(2014, 7, 2), True, id="the day"),
    ],
)
def test_happened_by(when: When | None, day: date, expected: bool) -> None:  # a fact, not a switch
    """
    What has no date may always have happened, and what has one from the first day that the date may mean.
    """
    assert expected is happened_by(when, day)


INTERVAL = Bilingual("incarico", "appointment")


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        pytest.param(None, None, None, id="both unknown"),
        pytest.param(date(2006, 6, 2), None, None, id="end unknown"),
        pytest.param(None, date(2006, 6, 2), None, id="start unknown"),
        pytest.param(date(2006, 6, 2), date(2006, 6, 1), "2006-06-02 - 2006-06-01", id="day before"),
        pytest.param(date(2006, 6, 2), date(2006, 6, 2), None, id="the day"),
        pytest.param(date(2006, 6, 2), date(2006, 6, 3), None, id="day after"),
        pytest.param(date(2006, 6, 30), Month(2006, 6), None, id="last day of the month"),
        pytest.param(date(2006, 7, 1), Month(2006, 6), "2006-07-01 - 2006-06", id="day after the month"),
        pytest.param(Month(2006, 6), date(2006, 6, 1), None, id="month that may start on the day"),
        pytest.param(Month(2006, 6), date(2006, 5, 31), "2006-06 - 2006-05-31", id="day before the month"),
        pytest.param(Month(2006, 12), Year(2006), None, id="last month of the year"),
        pytest.param(Month(2007, 1), Year(2006), "2007-01 - 2006", id="month after the year"),
        pytest.param(Year(2006), Year(2006), None, id="the same year"),
        pytest.param(Year(2007), Year(2006), "2007 - 2006", id="year before"),
    ],
)
def test_in_order(first: When | None, last: When | None, found: str | None) -> None:
    """
    An end is refused only if it surely comes before the start; what may be in order, or is not known, is kept.
    """
    shown: str | None = None
    try:
        in_order(INTERVAL, first, last)
    except MalformedValueError as error:
        shown = error.found

    assert found == shown


def test_out_of_order_is_told() -> None:
    """
    What ends before it starts is told with its name and what to do.
    """
    with pytest.raises(MalformedValueError) as caught:
        in_order(INTERVAL, Year(2007), Year(2006))

    error = caught.value
    assert (
        INTERVAL,
        Bilingual("finisce prima di cominciare", "ends before it starts"),
        Bilingual("controllare first e last", "check first and last"),
    ) == (error.what, error.reason, error.remedy)


@given(whens())
def test_earliest_is_no_later_than_latest(when: When) -> None:
    """
    Of the days that a date may mean the first is not after the last, and both lie in its year.
    """
    first, last = earliest(when), latest(when)

    assert (True, {when.year}) == (first <= last, {first.year, last.year})


@given(months())
def test_last_day_of_a_month(month: Month) -> None:
    """
    The last day of a month is followed by the first of the next.
    """
    assume(month != Month(9999, 12))

    assert month.plus(1).first_day == month.last_day + DAY


@given(months(), st.integers(-100, 100), st.integers(-100, 100))
def test_months_of_a_month_add_up(month: Month, first: int, second: int) -> None:
    """
    Months added to a month, which has no day to lose, may be added in any portions.
    """
    assume(200 <= month.year * 12 <= 9_999 * 12 - 200)

    assert month.plus(first + second) == month.plus(first).plus(second)


@pytest.mark.parametrize(
    ("month", "count", "expected"),
    [
        (Month(2016, 12), 1, Month(2017, 1)),
        (Month(2017, 1), -1, Month(2016, 12)),
        (Month(2016, 5), 35, Month(2019, 4)),
        (Month(2016, 5), 0, Month(2016, 5)),
        (Month(9999, 11), 1, Month(9999, 12)),
        (Month(1, 2), -1, Month(1, 1)),
    ],
    ids=["over the new year", "back", "36 slots", "none", "to the last", "to the first"],
)
def test_month_plus(month: Month, count: int, expected: Month) -> None:
    """
    Months count on from month to month: the thirty-sixth from May 2016 is April 2019.
    """
    assert expected == month.plus(count)


@pytest.mark.parametrize(
    ("make", "found"),
    [
        pytest.param(lambda: Month(2019, 0), "2019-0", id="month zero"),
        pytest.param(lambda: Month(2019, 13), "2019-13", id="month thirteen"),
        pytest.param(lambda: Month(0, 12), "0-12", id="year zero"),
        pytest.param(lambda: Month(10_000, 1), "10000-1", id="year 10,000"),
        pytest.param(lambda: Month(9999, 12).plus(1), "10000-1", id="after the last month"),
        pytest.param(lambda: Month(1, 1).plus(-1), "0-12", id="before the first month"),
        pytest.param(lambda: Month(10**5_000, 1), "≈ 2^16610-1", id="too long to print"),
    ],
)
def test_no_such_month(make: Callable[[], Month], found: str) -> None:
    """
    A month that no calendar has is refused with what it would be.
    """
    with pytest.raises(MalformedValueError) as caught:
        make()

    error = caught.value
    expected = (
        Bilingual("mese", "month"),
        found,
        Bilingual("non esiste", "does not exist"),
        Bilingual("scrivere anno e mese da 1 a 12", "write a year and a month from 1 to 12"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("year", "found"),
    [
        pytest.param(0, "0", id="day before the first"),
        pytest.param(10_000, "10000", id="day after the last"),
        pytest.param(-1, "-1", id="negative"),
        pytest.param(10**5_000, "≈ 2^16610", id="too long to print"),
    ],
)
def test_no_such_year(year: int, found: str) -> None:
    """
    A year before 1 or after 9999 is refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        Year(year)

    assert (found, OUT_OF_CALENDAR) == (caught.value.found, caught.value.reason)


def test_years_there_are() -> None:
    """
    The first year is 1 and the last 9999.
    """
    assert (date(1, 1, 1), date(9999, 12, 31)) == (Year(1).first_day, Year(9999).last_day)


def test_months_there_are() -> None:
    """
    The first month is January of the year 1 and the last December 9999.
    """
    assert (date(1, 1, 1), date(9999, 12, 31)) == (Month(1, 1).first_day, Month(9999, 12).last_day)


@given(st.dates())
def test_month_of(day: date) -> None:
    """
    A day lies in its month, from the first day to the last.
    """
    month = Month.of(day)

    assert month.first_day <= day <= month.last_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-05-02", date(2016, 5, 2)),
        ("2019-04", Month(2019, 4)),
        ("2006", Year(2006)),
        ("2020-02-29", date(2020, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
        ("0001", Year(1)),
        ("9999-12", Month(9999, 12)),
    ],
)
def test_read_when(text: str, expected: When) -> None:
    """
    A date is read with the precision with which it is written.
    """
    assert expected == read_when(text)


@given(whens())
def test_read_when_round_trip(when: When) -> None:
    """
    A day, a month or a year is read back from how it is written, and stays what it was.
    """
    assert (type(when), when) == (type(read_when(str(when))), read_when(str(when)))


NOT_ISO = Bilingual("non è scritta aaaa-mm-gg", "is not written yyyy-mm-dd")
NO_SUCH_DATE = Bilingual("non esiste nel calendario", "does not exist in the calendar")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", NOT_ISO, id="empty"),
        pytest.param("2/5/2016", NOT_ISO, id="Italian"),
        pytest.param("2016-5-2", NOT_ISO, id="without zeros"),
        pytest.param("16-05-02", NOT_ISO, id="year of two digits"),
        pytest.param("12016-05-02", NOT_ISO, id="year of five digits"),
        pytest.param("2016-05-02 ", NOT_ISO, id="blank behind"),
        pytest.param("2016-05-02\n", NOT_ISO, id="line break behind"),
        pytest.param("2016-05-02T00:00", NOT_ISO, id="time"),
        pytest.param("2016-05-", NOT_ISO, id="hyphen behind"),
        pytest.param("20160502", NOT_ISO, id="without hyphens"),
        pytest.param("٢٠١٦-05-02", NOT_ISO, id="other digits"),
        pytest.param("2019-02-29", NO_SUCH_DATE, id="29 February of a common year"),
        pytest.param("2019-04-31", NO_SUCH_DATE, id="31 April"),
        pytest.param("2019-04-00", NO_SUCH_DATE, id="day zero"),
        pytest.param("2019-00", NO_SUCH_DATE, id="month zero"),
        pytest.param("2019-13", NO_SUCH_DATE, id="month thirteen"),
        pytest.param("0000", NO_SUCH_DATE, id="year zero"),
    ],
)
def test_unreadable_when(text: str, reason: Bilingual) -> None:
    """
    A date of another form, or one that does not exist, is refused with how to write what the source says.
    """
    with pytest.raises(MalformedValueError) as caught:
        read_when(text)

    error = caught.value
    expected = (
        Bilingual("data", "date"),
        repr(text),
        reason,
        Bilingual(
            "scrivere il giorno '2016-05-02', o il mese '2019-04', o l'anno '2006', come dice la fonte",
            "write the day '2016-05-02', or the month '2019-04', or the year '2006', as the source says",
        ),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("when", "it", "en"),
    [
        pytest.param(date(2016, 5, 2), "2 maggio 2016", "2 May 2016", id="day"),
        pytest.param(Month(2019, 4), "aprile 2019", "April 2019", id="month"),
        pytest.param(Year(2006), "2006", "2006", id="year"),
    ],
)
def test_say_when(when: When, it: str, en: str) -> None:
    """
    A date is said no more precisely than it is known.
    """
    assert (it, en) == (say_when(when, "it"), say_when(when, Lang.EN))


@pytest.mark.parametrize(
    ("when", "expected"),
    [(Month(2019, 4), "2019-04"), (Month(1, 12), "0001-12"), (Year(2006), "2006"), (Year(1), "0001")],
)
def test_written(when: When, expected: str) -> None:
    """
    Months and years are written as ISO 8601 has them, with four digits for the year.
    """
    assert expected == str(when)


@given(months(), months())
def test_order_of_months(left: Month, right: Month) -> None:
    """
    Months are ordered as their first days are.
    """
    assert (left.first_day < right.first_day) is (left < right)


@given(years(), years())
def test_order_of_years(left: Year, right: Year) -> None:
    """
    Years are ordered as their first days are.
    """
    assert (left.first_day < right.first_day) is (left < right)


@given(st.one_of(months(), years()))
def test_copies(value: Month | Year) -> None:
    """
    A copied or pickled month or year equals the one it was made from, and hashes alike.
    """
    pickled = pickle.loads(pickle.dumps(value))  # our own bytes

    assert {value} == {copy.copy(value), copy.deepcopy(value), pickled}


@pytest.mark.parametrize("value", [Month(2019, 4), Year(2019)], ids=["month", "year"])
def test_frozen(value: Month | Year) -> None:
    """
    A month or a year cannot be changed.
    """
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.year = 2020  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("operate", "where", "found", "remedy"),
    [
        pytest.param(
            lambda: add_months(MORNING, 1), "add_months", "2016-05-02 09:00:00", WRITE_DATE, id="add_months to a time"
        ),
        pytest.param(
            lambda: add_months(date(2016, 5, 2), 1.0),  # type: ignore[arg-type]
            "add_months",
            "1.0",
            WRITE_MONTHS,
            id="add_months, months",
        ),
        pytest.param(lambda: Month.of(MORNING), "Month.of", "2016-05-02 09:00:00", WRITE_DATE, id="month of a time"),
        pytest.param(
            lambda: Month(2016.0, 5),  # type: ignore[arg-type]
            "Month.year",
            "2016.0",
            WRITE_NUMBER,
            id="year of a month",
        ),
        pytest.param(lambda: Month(2016, month=True), "Month.month", "True", WRITE_NUMBER, id="month of a month"),
        pytest.param(
            lambda: Month(2016, 5).plus(0.5),  # type: ignore[arg-type]
            "Month.plus",
            "0.5",
            WRITE_MONTHS,
            id="months after a month",
        ),
        pytest.param(
            lambda: Year("2016"),  # type: ignore[arg-type]
            "Year",
            "'2016'",
            WRITE_NUMBER,
            id="year",
        ),
        pytest.param(
            lambda: read_when(2016),  # type: ignore[arg-type]
            "read_when",
            "2016",
            Bilingual("scrivere '2016-05-02'", "write '2016-05-02'"),
            id="date that is no text",
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
