"""
The lab and the times in which it was open: an end that nobody knows is neither an end nor the lack of one.
"""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year, earliest, latest
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.periods import Period
from contratti_quartiere.sources import Provenance

DAY = timedelta(days=1)
OPENED, CLOSED = date(2017, 8, 23), date(2018, 12, 31)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(OPENED, OPENED, id="one day"),
        pytest.param(OPENED, None, id="open"),
        pytest.param(date(2018, 12, 31), Month(2018, 12), id="last day of the month"),
        pytest.param(date(2018, 12, 31), Year(2018), id="last day of the year"),
        pytest.param(Month(2018, 12), date(2018, 12, 1), id="first day of the month"),
        pytest.param(Year(2018), Month(2018, 1), id="first month of the year"),
        pytest.param(Year(2006), Year(2006), id="within a year"),
    ],
)
def test_opening_that_can_be(first: When, last: When | None) -> None:
    """
    An opening may end whenever its end can have come on or after its beginning.
    """
    opening = OpeningPeriod(first=first, last=last)

    assert (first, last) == (opening.first, opening.last)


@pytest.mark.parametrize(
    ("first", "last", "end_unknown", "found"),
    [
        pytest.param(OPENED, OPENED - DAY, False, "2017-08-23 - 2017-08-22", id="day before"),
        pytest.param(date(2018, 12, 1), Month(2018, 11), False, "2018-12-01 - 2018-11", id="month before"),
        pytest.param(Month(2018, 1), Year(2017), False, "2018-01 - 2017", id="year before"),
        pytest.param(OPENED, CLOSED, True, "2017-08-23 - 2018-12-31", id="an end that is said to be unknown"),
    ],
)
def test_opening_that_cannot_be(
    first: When,
    last: When,
    end_unknown: bool,
    found: str,
) -> None:
    """
    An end before the beginning, or one that is also said to be unknown, is refused with both dates.
    """
    with pytest.raises(MalformedValueError) as caught:
        OpeningPeriod(first=first, last=last, end_unknown=end_unknown)

    error = caught.value
    assert (
        Bilingual("periodo di apertura", "opening period"),
        found,
        Bilingual(
            "finisce prima di cominciare, o ha una fine che insieme è detta ignota",
            "ends before it starts, or has an end that is also said to be unknown",
        ),
        Bilingual("controllare first, last ed end_unknown", "check first, last and end_unknown"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OPENED - DAY, None, id="day before the first"),
        pytest.param(OPENED, Period.inclusive(OPENED, OPENED), id="first day"),
        pytest.param(CLOSED - DAY, Period.inclusive(OPENED, CLOSED - DAY), id="day before the last"),
        pytest.param(CLOSED, Period.inclusive(OPENED, CLOSED), id="last day"),
        pytest.param(CLOSED + DAY, Period.inclusive(OPENED, CLOSED), id="day after the last"),
    ],
)
def test_possible(on: date, expected: Period | None) -> None:
    """
    What was open up to a day ends with that day, or with the opening.
    """
    assert expected == OpeningPeriod(first=OPENED, last=CLOSED).possible(on)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        pytest.param(
            OpeningPeriod(first=Month(2017, 8), last=Month(2018, 12)),
            Period.inclusive(date(2017, 8, 1), date(2018, 12, 31)),
            id="months",
        ),
        pytest.param(
            OpeningPeriod(first=Year(2006), last=Year(2008)),
            Period.inclusive(date(2006, 1, 1), date(2008, 12, 31)),
            id="years",
        ),
        pytest.param(OpeningPeriod(first=OPENED), Period.inclusive(OPENED, date(2026, 11, 22)), id="open"),
        pytest.param(
            OpeningPeriod(first=Year(2006), end_unknown=True),
            Period.inclusive(date(2006, 1, 1), date(2006, 12, 31)),
            id="end unknown, year",
        ),
        pytest.param(
            OpeningPeriod(first=OPENED, end_unknown=True), Period.inclusive(OPENED, OPENED), id="end unknown, day"
        ),
    ],
)
def test_longest_that_the_source_allows(opening: OpeningPeriod, expected: Period) -> None:
    """
    A date known to the month or year may be any of its days, and an unknown end allows no day after the opening.
    """
    assert expected == opening.possible(date(2026, 11, 22))


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param(OpeningPeriod(first=OPENED), id="open"),
        pytest.param(OpeningPeriod(first=OPENED, last=date.max), id="a last day for ever"),
        pytest.param(OpeningPeriod(first=OPENED, last=Year(9999)), id="a last year for ever"),
    ],
)
def test_possible_for_ever(opening: OpeningPeriod) -> None:
    """
    On the last day of the calendar an opening reaches to the last day that a period can have.
    """
    assert Period(OPENED, date.max) == opening.possible(date.max)


def test_possible_on_the_last_day_alone() -> None:
    """
    What opens on the last day of the calendar has no day that a period can hold.
    """
    assert None is OpeningPeriod(first=date.max).possible(date.max)


@given(strategies.opening_periods(), st.dates())
def test_possible_keeps_to_the_source(opening: OpeningPeriod, on: date) -> None:
    """
    "No more precise than the source": what may have been open lies between the first and the last day that it allows.
    """
    possible = opening.possible(on)
    assume(possible is not None)
    assert possible is not None

    known_last = on if opening.last is None else latest(opening.last)
    assert (earliest(opening.first), True) == (possible.start, possible.last_day <= min(on, known_last))


@given(strategies.opening_periods(), st.dates(max_value=date.max - DAY))
def test_time_takes_no_opening_back(opening: OpeningPeriod, on: date) -> None:
    """
    What was open up to a day was open up to the next as well.
    """
    before, after = opening.possible(on), opening.possible(on + DAY)

    assert before is None or (after is not None and before == before.intersection(after))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("first", None, id="no first day"),
        pytest.param("first", datetime(2017, 8, 23), id="first day with a time"),  # has no zone either
        pytest.param("last", "2018-12-31", id="last day as text"),
        pytest.param("end_unknown", None, id="perhaps unknown"),
        pytest.param("provenance", "a1", id="provenance as text"),
    ],
)
def test_opening_of_wrong_types(field: str, value: Any) -> None:
    """
    An opening whose field holds another type is refused with the name of the field.
    """
    fields: dict[str, Any] = {"first": OPENED} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        OpeningPeriod(**fields)

    assert f"OpeningPeriod.{field}" == caught.value.where


def test_lab_of_little() -> None:
    """
    A lab needs no more than a name, and its openings may all be unknown.
    """
    lab = Laboratory(id="lab-1")

    assert ("", "", (), Provenance()) == (lab.name, lab.neighbourhood, lab.opening_periods, lab.provenance)


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("id", 1, "id", id="id"),
        pytest.param("name", None, "name", id="no name"),
        pytest.param("neighbourhood", None, "neighbourhood", id="no neighbourhood"),
        pytest.param("opening_periods", OpeningPeriod(first=OPENED), "opening_periods", id="one opening"),
        pytest.param("opening_periods", (OPENED,), "opening_periods[0]", id="date for an opening"),
        pytest.param("provenance", None, "provenance", id="no provenance"),
    ],
)
def test_lab_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A lab whose field holds another type is refused with the place in it.
    """
    fields: dict[str, Any] = {"id": "lab-1"} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        Laboratory(**fields)

    assert f"Laboratory.{where}" == caught.value.where
