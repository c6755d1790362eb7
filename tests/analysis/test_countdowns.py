"""
How many days are left: no more precise than the date that is waited for.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.analysis.countdowns import Countdown, days_after, months_after
from contratti_quartiere.dates import Month, When, Year

ON = date(2018, 5, 2)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        pytest.param(date(2018, 4, 25), ("25 aprile 2018, 7 giorni fa", "25 April 2018, 7 days ago"), id="week ago"),
        pytest.param(date(2018, 5, 1), ("1° maggio 2018, ieri", "1 May 2018, yesterday"), id="day before"),
        pytest.param(ON, ("2 maggio 2018, oggi", "2 May 2018, today"), id="last day"),
        pytest.param(date(2018, 5, 3), ("3 maggio 2018, domani", "3 May 2018, tomorrow"), id="day after"),
        pytest.param(date(2018, 5, 4), ("4 maggio 2018, fra 2 giorni", "4 May 2018, in 2 days"), id="two days"),
        pytest.param(date(2018, 4, 30), ("30 aprile 2018, 2 giorni fa", "30 April 2018, 2 days ago"), id="before"),
        pytest.param(
            Month(2018, 9), ("settembre 2018, fra 122 e 151 giorni", "September 2018, in 122 to 151 days"), id="month"
        ),
        pytest.param(
            Month(2018, 5),
            ("maggio 2018, al più tardi fra 29 giorni", "May 2018, in 29 days at the latest"),
            id="this month",
        ),
        pytest.param(
            Month(2018, 4), ("aprile 2018, da 2 a 31 giorni fa", "April 2018, 2 to 31 days ago"), id="last month"
        ),
        pytest.param(
            Year(2018), ("2018, al più tardi fra 243 giorni", "2018, in 243 days at the latest"), id="this year"
        ),
    ],
)
def test_text(when: When, expected: tuple[str, str]) -> None:
    """
    The date and the days are said as people say them, a month or a year as a span.
    """
    said = Countdown(when, ON).text

    assert expected == (said.it, said.en)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        pytest.param(date(2018, 5, 1), True, id="day before"),
        pytest.param(date(2018, 5, 2), False, id="last day"),
        pytest.param(date(2018, 5, 3), False, id="day after"),
        pytest.param(Month(2018, 4), True, id="last month"),
        pytest.param(Month(2018, 5), False, id="this month"),
    ],
)
def test_overdue(when: When, expected: bool) -> None:
    """
    On its last day nothing is overdue, and a month is only when it is over.
    """
    assert expected is Countdown(when, ON).overdue


def test_first_day_of_this_month() -> None:
    """
    A month that begins today may mean today.
    """
    assert "maggio 2018, al più tardi fra 30 giorni" == Countdown(Month(2018, 5), date(2018, 5, 1)).text.it


def test_last_day_of_this_month() -> None:
    """
    A month that begins tomorrow is not here yet, and one that ends today is not over.
    """
    ends, begins = Countdown(Month(2018, 4), date(2018, 4, 30)), Countdown(Month(2018, 5), date(2018, 4, 30))

    assert (
        ("aprile 2018, al più tardi oggi", False),
        ("maggio 2018, fra 1 e 31 giorni", False),
    ) == ((ends.text.it, ends.overdue), (begins.text.it, begins.overdue))


@given(st.dates(), st.dates())
def test_days_of_a_day(when: date, on: date) -> None:
    """
    Of a day the fewest and the most days are the days between.
    """
    found = Countdown(when, on)

    assert ((when - on).days, (when - on).days) == (found.fewest, found.most)


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (ON, 30, date(2018, 6, 1)),
        (ON, 0, ON),
        (ON, -2, date(2018, 4, 30)),
        (date(9999, 12, 30), 1, date.max),
        (date(9999, 12, 30), 2, date.max),
        (date(1, 1, 2), -1, date.min),
        (date(1, 1, 2), -2, date.min),
    ],
)
def test_days_after(day: date, days: int, expected: date) -> None:
    """
    Days are counted on and back, as far as the calendar goes.
    """
    assert expected == days_after(day, days)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2019, 3, 31), -1, date(2019, 2, 28)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 31), -1, date.min),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    """
    Months are counted on and back, as far as the calendar goes.
    """
    assert expected == months_after(day, months)
