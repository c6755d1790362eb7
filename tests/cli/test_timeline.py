"""
Lines of a timeline: a column for every so many months, filled for a single day of service in them.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.cli.timeline import bar, months_between, opening_bar, ruler
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.laboratory import OpeningPeriod
from contratti_quartiere.periods import Period
from contratti_quartiere.strategies import periods

YEARS = months_between(date(2016, 5, 2), date(2017, 4, 30))
LETTERS = ("#", "?", ".")


def opening(first: When, last: When | None = None, *, end_unknown: bool = False) -> OpeningPeriod:
    """
    Return a period in which a lab was open.
    """
    return OpeningPeriod(first=first, last=last, end_unknown=end_unknown)


def test_months_between() -> None:
    """
    A timeline shows whole calendar years.
    """
    assert (24, Month(2016, 1), Month(2017, 12)) == (len(YEARS), YEARS[0], YEARS[-1])


@pytest.mark.parametrize(
    ("last", "step", "line"),
    [
        pytest.param(date(2016, 1, 1), 1, "2016", id="one year"),
        pytest.param(date(2018, 1, 1), 1, "2016        2017        2018", id="a column a month"),
        pytest.param(date(2018, 1, 1), 2, "2016  2017  2018", id="two months"),
        pytest.param(date(2018, 1, 1), 3, "2016    2018", id="no room for every year"),
        pytest.param(date(2018, 1, 1), 5, "2016 2018", id="years that begin within a column"),
        pytest.param(date(2020, 1, 1), 12, "2016", id="no room for more than one"),
    ],
)
def test_ruler(last: date, step: int, line: str) -> None:
    """
    Each year stands above the column in which it begins, if there is room for it.
    """
    assert line == ruler(months_between(date(2016, 1, 1), last), step)


@pytest.mark.parametrize(
    ("runs", "step", "line"),
    [
        pytest.param([], 1, "." * 24, id="nothing"),
        pytest.param(
            [Period.inclusive(date(2016, 5, 2), date(2017, 4, 30))], 1, "....############........", id="a year"
        ),
        pytest.param(
            [Period.inclusive(date(2016, 5, 31), date(2016, 6, 1))], 1, "....##" + "." * 18, id="one day each"
        ),
        pytest.param([Period.inclusive(date(2015, 1, 1), date(2015, 12, 31))], 1, "." * 24, id="day before"),
        pytest.param([Period.inclusive(date(2015, 1, 1), date(2016, 1, 1))], 1, "#" + "." * 23, id="first day"),
        pytest.param([Period.inclusive(date(2017, 12, 31), date(2018, 5, 1))], 1, "." * 23 + "#", id="last day"),
        pytest.param([Period.inclusive(date(2018, 1, 1), date(2018, 5, 1))], 1, "." * 24, id="day after"),
        pytest.param([Period.inclusive(date(2016, 5, 2), date(2016, 5, 2))], 5, "#....", id="five months a column"),
        pytest.param([Period.inclusive(date(2017, 12, 1), date(2017, 12, 1))], 5, "....#", id="last column of four"),
    ],
)
def test_bar(runs: list[Period], step: int, line: str) -> None:
    """
    A column is full if a single day of it lies in a period.
    """
    assert line == bar(YEARS, step, runs, "#", ".")


def test_bar_to_the_end_of_the_calendar() -> None:
    """
    The last month that there is has no day after it, and is drawn like any other.
    """
    months = months_between(date(9999, 1, 1), date(9999, 12, 31))

    assert ".....#######" == bar(months, 1, [Period(date(9999, 6, 1), date.max)], "#", ".")


@pytest.mark.parametrize(
    ("openings", "on", "line"),
    [
        pytest.param([], date(2018, 1, 1), "." * 24, id="never open"),
        pytest.param(
            [opening(date(2016, 5, 2), date(2016, 8, 1))], date(2018, 1, 1), "....####" + "." * 16, id="closed"
        ),
        pytest.param([opening(Month(2016, 5))], date(2016, 8, 1), "....####" + "." * 16, id="open on the day"),
        pytest.param(
            [opening(Month(2016, 5), Month(2017, 5))], date(2016, 8, 1), "....####" + "." * 16, id="closes later"
        ),
        pytest.param([opening(Month(2018, 5))], date(2017, 8, 1), "." * 24, id="opens later"),
        pytest.param(
            [opening(Month(2016, 5), end_unknown=True)], date(2016, 8, 1), "....????" + "." * 16, id="end unknown"
        ),
        pytest.param(
            [opening(Month(2016, 12), Month(2017, 1)), opening(Year(2006), end_unknown=True)],
            date(2018, 1, 1),
            "???????????##...........",
            id="end unknown before an opening",
        ),
        pytest.param(
            [opening(Month(2016, 1), Month(2016, 3)), opening(Month(2016, 2), end_unknown=True)],
            date(2016, 4, 30),
            "###?" + "." * 20,
            id="surely open counts more",
        ),
        pytest.param(
            [opening(Month(2016, 5), end_unknown=True), opening(Month(2016, 12))],
            date(2016, 8, 1),
            "....????" + "." * 16,
            id="opens again later",
        ),
        pytest.param([opening(Month(2016, 5), end_unknown=True)], date(2016, 4, 30), "." * 24, id="not yet open"),
        pytest.param(
            [opening(date(2016, 5, 2), end_unknown=True)],
            date(2016, 5, 2),
            "....?" + "." * 19,
            id="end unknown on its first day",
        ),
    ],
)
def test_opening_bar(openings: list[OpeningPeriod], on: date, line: str) -> None:
    """
    A lab is open, or perhaps open from an opening of unknown end to the next, or nothing is on record.
    """
    assert line == opening_bar(YEARS, 1, openings, on, LETTERS)


near = periods(min_value=date(2010, 1, 1), max_value=date(2030, 12, 31))


@given(st.lists(near, max_size=4), st.integers(1, 30))
def test_wider_columns_hide_nothing(runs: list[Period], step: int) -> None:
    """
    A column of several months is full exactly if the column of one of them is.
    """
    months = bar(YEARS, 1, runs, "#", ".")
    wide = "".join("#" if "#" in months[index : index + step] else "." for index in range(0, len(months), step))

    assert wide == bar(YEARS, step, runs, "#", ".")
