"""
Hours: contracted against given, by month and figure, and unknown as long as a part is unknown.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.service_hours import (
    DeskHours,
    HoursTotal,
    ProfessionalFigure,
    StaffHours,
    desk_by_month,
    desk_total,
    staff_by_figure,
    staff_by_month,
    staff_total,
)

MAY, JUNE = Month(2016, 5), Month(2016, 6)
DESK = (
    DeskHours(month=JUNE, contracted_minutes=4_800, opened_minutes=4_500),
    DeskHours(month=MAY, contracted_minutes=4_800, opened_minutes=4_860),
)
SOCIOLOGIST, MEDIATOR = ProfessionalFigure.SOCIOLOGIST, ProfessionalFigure.MEDIATOR
STAFF = (
    StaffHours(month=MAY, figure=SOCIOLOGIST, contracted_minutes=2_400, staffed_minutes=2_400),
    StaffHours(month=MAY, figure=MEDIATOR, contracted_minutes=1_200, staffed_minutes=600),
    StaffHours(month=JUNE, figure=SOCIOLOGIST, contracted_minutes=2_400),
)


def test_desk_total() -> None:
    """
    160 hours contracted in two months, 156 opened: four hours too few.
    """
    total = desk_total(DESK)

    assert (9_600, 9_360, -240, ()) == (
        total.contracted_minutes,
        total.given_minutes,
        total.difference,
        total.unknown,
    )


def test_desk_by_month() -> None:
    """
    The months come in their order, each with its own hours.
    """
    assert [
        (MAY, HoursTotal(contracted_minutes=4_800, given_minutes=4_860)),
        (JUNE, HoursTotal(contracted_minutes=4_800, given_minutes=4_500)),
    ] == list(desk_by_month(DESK).items())


def test_rows_of_a_month_add_up() -> None:
    """
    Two rows of one month, as of two shifts, make the hours of the month.
    """
    shifts = (
        DeskHours(month=MAY, contracted_minutes=60, opened_minutes=60),
        DeskHours(month=MAY, contracted_minutes=30, opened_minutes=0),
    )

    assert {MAY: HoursTotal(contracted_minutes=90, given_minutes=60)} == desk_by_month(shifts)


def test_staff_by_figure() -> None:
    """
    Each figure has its hours; what nobody recorded in June makes the sociologist's unknown, and says when.
    """
    assert {
        SOCIOLOGIST: HoursTotal(contracted_minutes=4_800, given_minutes=None, unknown=(JUNE,)),
        MEDIATOR: HoursTotal(contracted_minutes=1_200, given_minutes=600),
    } == staff_by_figure(STAFF)


def test_staff_by_month() -> None:
    """
    May is known of all figures, June of none.
    """
    assert {
        MAY: HoursTotal(contracted_minutes=3_600, given_minutes=3_000),
        JUNE: HoursTotal(contracted_minutes=2_400, given_minutes=None, unknown=(JUNE,)),
    } == staff_by_month(STAFF)


def test_unknown_is_not_zero() -> None:
    """
    A sum with a part that nobody knows is unknown, and so is that of nothing at all; zero is zero.
    """
    nothing = HoursTotal(contracted_minutes=None, given_minutes=None)
    none = (DeskHours(month=MAY, contracted_minutes=0, opened_minutes=0),)

    assert (None, nothing, 0) == (staff_total(STAFF).difference, desk_total(()), desk_total(none).difference)
    assert desk_total((DeskHours(month=MAY, opened_minutes=60),)).difference is None


@pytest.mark.parametrize(
    ("kind", "facts", "error"),
    [
        pytest.param(DeskHours, {"month": date(2016, 5, 1)}, WrongTypeError, id="day for a month"),
        pytest.param(DeskHours, {"month": MAY, "opened_minutes": -1}, MalformedValueError, id="below zero"),
        pytest.param(DeskHours, {"month": MAY, "contracted_minutes": 1.5}, WrongTypeError, id="half a minute"),
        pytest.param(StaffHours, {"month": MAY, "figure": "sociologo"}, WrongTypeError, id="figure as text"),
        pytest.param(
            StaffHours, {"month": MAY, "figure": MEDIATOR, "staffed_minutes": -1}, MalformedValueError, id="staff"
        ),
    ],
)
def test_refused(kind: type[Any], facts: dict[str, Any], error: type[Exception]) -> None:
    """
    Hours of no month, or below zero, are refused.
    """
    with pytest.raises(error):
        kind(**facts)


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        pytest.param(date(2016, 5, 31), None, id="the day before the month"),
        pytest.param(date(2016, 6, 1), 4_500, id="its first day"),
        pytest.param(date(2016, 6, 30), 4_500, id="its last day"),
        pytest.param(date(2016, 7, 1), 4_500, id="the day after"),
    ],
)
def test_until(day: date, opened: int | None) -> None:
    """
    Of a month to come only what is contracted is known.
    """
    staff = StaffHours(month=JUNE, figure=MEDIATOR, contracted_minutes=60, staffed_minutes=4_500)

    assert (4_800, opened, 60, opened) == (
        DESK[0].until(day).contracted_minutes,
        DESK[0].until(day).opened_minutes,
        staff.until(day).contracted_minutes,
        staff.until(day).staffed_minutes,
    )


@settings(max_examples=50)
@given(st.lists(strategies.staff_hours(), max_size=6))
def test_months_and_figures_add_up_to_the_whole(rows: list[StaffHours]) -> None:
    """
    Where all is known, the months add up to the whole and so do the figures; where they do not, it is unknown.
    """
    whole = staff_total(rows)
    for parts in (staff_by_month(rows).values(), staff_by_figure(rows).values()):
        contracted = [part.contracted_minutes for part in parts]
        known = [minutes for minutes in contracted if minutes is not None]
        assert whole.contracted_minutes == (sum(known) if parts and len(known) == len(contracted) else None)
