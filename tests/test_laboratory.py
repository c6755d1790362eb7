"""
The lab and the times in which it was open: an end that nobody knows is neither an end nor the lack of one.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year, earliest, latest
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod, OperatorKind, OperatorPeriod, Seat
from contratti_quartiere.opening_hours import Closure, Counter, OpeningHours, Weekday
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
        pytest.param("operators", None, "operators", id="no operators"),
        pytest.param("seats", ("via Mompiani 5",), "seats[0]", id="seat as text"),
        pytest.param("opening_hours", ("09:30",), "opening_hours[0]", id="hours as text"),
        pytest.param("closures", (Year(2014),), "closures[0]", id="year for a closure"),
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


# Operators, seats, hours


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(None, None, id="nothing known"),
        pytest.param(None, Year(2017), id="since nobody knows when"),
        pytest.param(Year(2006), None, id="still"),
        pytest.param(Month(2017, 8), Month(2017, 8), id="a month"),
    ],
)
def test_stretches_that_can_be(first: When | None, last: When | None) -> None:
    """
    "In 2017 the coordination passes to the City's own staff; from which day is unknown": either end may be missing.
    """
    operator = OperatorPeriod(kind=OperatorKind.OWN_STAFF, body="Comune di Milano", first=first, last=last)
    seat = Seat(address="via Mompiani 5", first=first, last=last)

    assert (first, last, first, last) == (operator.first, operator.last, seat.first, seat.last)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        pytest.param(
            lambda: OperatorPeriod(kind=OperatorKind.CONTRACT, first=Year(2017), last=Month(2016, 12)),
            Bilingual("gestione del laboratorio", "operation of the lab"),
            id="operator",
        ),
        pytest.param(
            lambda: Seat(address="via Mompiani 5", first=Year(2017), last=Month(2016, 12)),
            Bilingual("sede del laboratorio", "seat of the lab"),
            id="seat",
        ),
    ],
)
def test_stretches_that_cannot_be(make: Any, what: Bilingual) -> None:
    """
    An operator or a seat that ends before it starts is refused with both dates.
    """
    with pytest.raises(MalformedValueError) as caught:
        make()

    assert (what, "2017 - 2016-12") == (caught.value.what, caught.value.found)


@pytest.mark.parametrize(
    ("record", "fields", "where"),
    [
        pytest.param(OperatorPeriod, {"kind": "appalto"}, "OperatorPeriod.kind", id="ground as text"),
        pytest.param(OperatorPeriod, {"body": None}, "OperatorPeriod.body", id="no body"),
        pytest.param(OperatorPeriod, {"first": "2006"}, "OperatorPeriod.first", id="operator since text"),
        pytest.param(OperatorPeriod, {"last": 2017}, "OperatorPeriod.last", id="operator to a number"),
        pytest.param(OperatorPeriod, {"service_contract": None}, "OperatorPeriod.service_contract", id="no contract"),
        pytest.param(OperatorPeriod, {"provenance": None}, "OperatorPeriod.provenance", id="operator from nowhere"),
        pytest.param(Seat, {"address": None}, "Seat.address", id="no address"),
        pytest.param(Seat, {"provided_by": None}, "Seat.provided_by", id="nobody gave the rooms"),
        pytest.param(Seat, {"first": "2006"}, "Seat.first", id="seat since text"),
        pytest.param(Seat, {"last": 2017}, "Seat.last", id="seat to a number"),
        pytest.param(Seat, {"provenance": None}, "Seat.provenance", id="seat from nowhere"),
    ],
)
def test_stretches_of_wrong_types(record: type, fields: dict[str, Any], where: str) -> None:
    """
    An operator or a seat whose field holds another type is refused with the name of the field.
    """
    sound: dict[type, dict[str, Any]] = {OperatorPeriod: {"kind": OperatorKind.CONTRACT}, Seat: {"address": "via"}}
    with pytest.raises(WrongTypeError) as caught:
        record(**sound[record] | fields)

    assert where == caught.value.where


HOURS = OpeningHours(
    weekday=Weekday.MONDAY, opens=time(9, 30), closes=time(12, 30), counter=Counter.HOME, first=Year(2014)
)


@pytest.mark.parametrize(
    ("hours", "counter", "expected"),
    [
        pytest.param((), None, None, id="no hours on record"),
        pytest.param((HOURS,), None, 540, id="any desk"),
        pytest.param((HOURS,), Counter.HOME, 540, id="the desk"),
        pytest.param((HOURS,), Counter.COMMON_SPACES, None, id="of the other desk nothing is known"),
        pytest.param((attrs.evolve(HOURS, counter=None),), Counter.COMMON_SPACES, 540, id="hours of all desks"),
        pytest.param((attrs.evolve(HOURS, last=Month(2014, 4)),), None, 0, id="hours of another month"),
    ],
)
def test_planned_minutes(hours: tuple[OpeningHours, ...], counter: Counter | None, expected: int | None) -> None:
    """
    "The rest unknown, never zero": three hours on three Mondays of May 2014, or nothing if no hours are on record.
    """
    closure = Closure(first=date(2014, 5, 26), last=date(2014, 5, 31))
    lab = Laboratory(id="lab-1", opening_hours=hours, closures=(closure,))

    assert expected == lab.planned_minutes(Month(2014, 5), counter=counter)


FIRST = date(2014, 5, 5)


@pytest.mark.parametrize(
    ("field", "record"),
    [
        pytest.param("opening_periods", OpeningPeriod(first=FIRST), id="opening"),
        pytest.param("operators", OperatorPeriod(kind=OperatorKind.CO_DESIGN, first=FIRST), id="operator"),
        pytest.param("seats", Seat(address="via Mompiani 5", first=FIRST), id="seat"),
        pytest.param("opening_hours", attrs.evolve(HOURS, first=FIRST), id="hours"),
        pytest.param("closures", Closure(first=FIRST, last=FIRST), id="closure"),
    ],
)
@pytest.mark.parametrize(
    ("day", "known"),
    [
        pytest.param(FIRST - DAY, False, id="day before"),
        pytest.param(FIRST, True, id="the day"),
        pytest.param(FIRST + DAY, True, id="day after"),
    ],
)
def test_until(field: str, record: Any, day: date, known: bool) -> None:
    """
    As of a day a lab has what began by then.
    """
    fields: dict[str, Any] = {field: (record,)}
    lab = Laboratory(id="lab-1", **fields)

    assert (lab if known else Laboratory(id="lab-1")) == lab.until(day)


def test_until_of_what_began_nobody_knows_when() -> None:
    """
    An operator and a seat that began nobody knows when are known on every day.
    """
    lab = Laboratory(
        id="lab-1", operators=(OperatorPeriod(kind=OperatorKind.UNKNOWN),), seats=(Seat(address="via Mompiani 5"),)
    )

    assert lab == lab.until(date.min)


@given(strategies.laboratories(), st.dates(), st.dates())
def test_until_twice(lab: Laboratory, one: date, other: date) -> None:
    """
    As of a day, as of another, is as of the earlier of the two.
    """
    assert lab.until(min(one, other)) == lab.until(one).until(other)
