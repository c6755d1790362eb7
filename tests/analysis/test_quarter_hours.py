"""
The days and hours of a quarter: promised, contracted, given, each known or told to be unknown.
"""

from datetime import date, time
from typing import Any

import pytest

from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.quarter_hours import LabHours, hours_figures, hours_notes, hours_of
from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure
from contratti_quartiere.analysis.quarter_spans import Span
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.execution import Execution
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod, OperatorKind, OperatorPeriod
from contratti_quartiere.opening_hours import Closure, OpeningHours, Weekday
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.service_hours import DeskHours, ProfessionalFigure, StaffHours
from contratti_quartiere.windows import ServiceWindow

WHOLE = Span(CalendarQuarter(2017, 2), date(2017, 6, 30))
APRIL, MAY, JUNE = Month(2017, 4), Month(2017, 5), Month(2017, 6)
NONE = LabHours((), (), (), shared=False)
# In the second quarter of 2017 there are thirteen Mondays: 3, 10, 17, 24 April; 1, 8, 15, 22, 29 May; 5, 12, 19, 26
# June.
MONDAYS = OpeningHours(weekday=Weekday.MONDAY, opens=time(9, 30), closes=time(12, 30), first=Year(2017))


NO_DESK = "No desk hours of the service contract are on record: those given are unknown, and not zero."
NO_STAFF = "No staff hours of the service contract are on record: those given are unknown, and not zero."


def lab(**fields: Any) -> Laboratory:
    """
    Return a lab of the north, open since 2016, on Mondays of 2017.
    """
    known: dict[str, Any] = {
        "id": "L1",
        "neighbourhood": "nord",
        "opening_periods": (OpeningPeriod(first=date(2016, 1, 4)),),
        "opening_hours": (MONDAYS,),
        "operators": (OperatorPeriod(kind=OperatorKind.CONTRACT, service_contract="S"),),
    }
    return Laboratory(**known | fields)


def desk(month: Month, contracted: int | None = 720, opened: int | None = 700, lot: str = "") -> DeskHours:
    """
    Return the desk hours of a month, 720 minutes of which 700 were given if no more is said.
    """
    return DeskHours(month=month, contracted_minutes=contracted, opened_minutes=opened, lot=lot)


def contract(*rows: DeskHours | StaffHours, **fields: Any) -> ServiceContract:
    """
    Return a service contract with these hours.
    """
    execution = Execution(
        desk_hours=tuple(row for row in rows if isinstance(row, DeskHours)),
        staff_hours=tuple(row for row in rows if isinstance(row, StaffHours)),
    )
    known: dict[str, Any] = {"id": "S", "execution": execution}
    return ServiceContract(**known | fields)


def programme(*contracts: ServiceContract, labs: tuple[Laboratory, ...] = (), lots: tuple[Lot, ...] = ()) -> Programme:
    """
    Return a programme of one lab, if no others are given, with these contracts.
    """
    return Programme(laboratories=labs or (lab(),), tenders=(Tender(id="T", lots=lots),), service_contracts=contracts)


def figures(found: Laboratory, hours: LabHours = NONE, span: Span = WHOLE) -> dict[str, int | None]:
    """
    Return the figures of a lab by name.
    """
    return {name: figure.value for name, figure in hours_figures(found, hours, span).items()}


def notes(found: Laboratory, hours: LabHours, span: Span = WHOLE) -> list[str]:
    """
    Return what is told of a lab.
    """
    return [note.en for note in hours_notes(found, hours, span)]


# ------------------------------------------------------------------------------------------------------- what is told


def test_every_figure() -> None:
    """
    Of a lab of which all is on record each figure is what one counts by hand.
    """
    staff = [
        StaffHours(month=month, figure=ProfessionalFigure.EXPERT, contracted_minutes=100, staffed_minutes=110)
        for month in (APRIL, MAY, JUNE)
    ]
    hours = hours_of(programme(contract(desk(APRIL), desk(MAY), desk(JUNE), *staff)), lab())
    found = lab(closures=(Closure(first=date(2017, 4, 17), last=date(2017, 4, 24)),))

    assert {
        "days.in_service": 91,
        "days.unknown": 0,
        # Thirteen Mondays without two, of 180 minutes.
        "days.promised": 11,
        "minutes.promised": 1980,
        "minutes.contracted": 2160,
        "minutes.given": 2100,
        "minutes.beside_deed": -60,
        "minutes.beside_promised": 120,
        "staff.contracted": 300,
        "staff.given": 330,
    } == figures(found, hours)


def test_nothing_on_record() -> None:
    """
    Of a lab of which nothing is on record, every day may be one in service, and no hour is known.
    """
    bare = Laboratory(id="L1")

    assert (
        {"days.in_service": 0, "days.unknown": 91},
        [
            "No opening of the lab is on record: it is not known on which days it was in service.",
            "No weekly hours that hold in the quarter are on record: the hours promised are unknown, and not zero.",
            NO_DESK,
            NO_STAFF,
        ],
    ) == ({name: value for name, value in figures(bare).items() if value is not None}, notes(bare, NONE))


# ------------------------------------------------------------------------------------------------- days and their hours


@pytest.mark.parametrize(
    ("openings", "sure", "unknown", "promised"),
    [
        pytest.param(
            (OpeningPeriod(first=date(2017, 5, 15)),), 47, 44, 13, id="opened within, and nobody knows of before"
        ),
        pytest.param(
            (OpeningPeriod(first=date(2016, 1, 4), last=date(2016, 12, 31)), OpeningPeriod(first=date(2017, 5, 15))),
            47,
            0,
            7,
            id="opened again within",
        ),
        pytest.param((OpeningPeriod(first=date(2016, 1, 4), last=date(2017, 5, 15)),), 45, 0, 7, id="closed within"),
        pytest.param((OpeningPeriod(first=date(2017, 4, 3), end_unknown=True),), 1, 90, 13, id="end that nobody knows"),
        pytest.param((OpeningPeriod(first=MAY),), 31, 60, 13, id="opened in May, on some day of it"),
    ],
)
def test_days_in_service(openings: tuple[OpeningPeriod, ...], sure: int, unknown: int, promised: int) -> None:
    """
    Hours are promised on days on which the lab was in service or may have been, and on no other.
    """
    found = figures(lab(opening_periods=openings))

    assert (sure, unknown, promised) == (found["days.in_service"], found["days.unknown"], found["days.promised"])


@pytest.mark.parametrize(
    ("first", "last", "promised"),
    [
        pytest.param(date(2017, 6, 30), None, 0, id="since the last day"),
        pytest.param(date(2017, 7, 1), None, None, id="since the day after"),
        pytest.param(Year(2016), date(2017, 4, 1), 0, id="until the first day"),
        pytest.param(Year(2016), date(2017, 3, 31), None, id="until the day before"),
        pytest.param(Year(2016), MAY, 9, id="until May"),
    ],
)
def test_hours_that_hold(first: Any, last: Any, promised: int | None) -> None:
    """
    Where no hours hold in the quarter, what is promised is unknown and not zero.
    """
    hours = OpeningHours(weekday=Weekday.MONDAY, opens=time(9), closes=time(10), first=first, last=last)
    found = lab(opening_hours=(hours,))

    assert (promised, promised is None) == (
        figures(found)["days.promised"],
        any(note.startswith("No weekly hours") for note in notes(found, NONE)),
    )


def test_quarter_that_is_not_over() -> None:
    """
    Up to a day in May the weekly hours promise so many days, and of the deed only April is counted.
    """
    span = Span.of(WHOLE.quarter, date(2017, 5, 30))
    hours = hours_of(programme(contract(desk(APRIL), desk(MAY))), lab())
    found = figures(lab(), hours, span)

    # Nine Mondays; the four of April make 720 minutes.
    assert (60, 9, 1620, 720, 700, -20, -20) == tuple(
        found[name]
        for name in (
            "days.in_service",
            "days.promised",
            "minutes.promised",
            "minutes.contracted",
            "minutes.given",
            "minutes.beside_deed",
            "minutes.beside_promised",
        )
    )


@pytest.mark.parametrize(
    ("on", "told"), [(date(2017, 4, 29), True), (date(2017, 4, 30), False)], ids=["day before", "last of the month"]
)
def test_no_month_is_over(on: date, told: bool) -> None:
    """
    Before the end of the first month the hours of the contract cannot be compared, which is told.
    """
    hours = hours_of(programme(contract(desk(APRIL))), lab())
    note = (
        "No month of the quarter is over: the hours of the contract, which are of whole months, are not compared yet."
    )

    assert [NO_STAFF, *[note] * told] == notes(lab(), hours, Span.of(WHOLE.quarter, on))


# ----------------------------------------------------------------------------------------------------- rows that lack


def missing(month: str, of: str = "Desk") -> str:
    """
    Return what is told of a month of which the hours are not known.
    """
    return f"{of} hours of {month}: not all on record; the quarter has at least those known."


KNOWN, LEAST, UNKNOWN = FigureState.KNOWN, FigureState.AT_LEAST, FigureState.UNKNOWN


@pytest.mark.parametrize(
    ("rows", "contracted", "given", "beside", "told"),
    [
        pytest.param((desk(APRIL), desk(MAY), desk(JUNE)), (2160, KNOWN), (2100, KNOWN), (-60, -240), [], id="all"),
        pytest.param(
            (desk(APRIL), desk(JUNE)),
            (1440, LEAST),
            (1400, LEAST),
            (None, None),
            ["May 2017"],
            id="a month lacks",
        ),
        pytest.param(
            (desk(APRIL), desk(MAY, opened=None), desk(JUNE)),
            (2160, KNOWN),
            (1400, LEAST),
            (None, None),
            ["May 2017"],
            id="nobody recorded",
        ),
        pytest.param(
            (desk(APRIL, contracted=None), desk(MAY), desk(JUNE)),
            (1440, LEAST),
            (2100, KNOWN),
            (None, -240),
            ["April 2017"],
            id="not contracted",
        ),
        pytest.param(
            (desk(APRIL, opened=0), desk(MAY, opened=None), desk(JUNE, opened=None)),
            (2160, KNOWN),
            (None, UNKNOWN),
            (None, None),
            ["May 2017", "June 2017"],
            id="at least nothing",
        ),
        pytest.param(
            (desk(APRIL, opened=0), desk(MAY, opened=0), desk(JUNE, opened=0)),
            (2160, KNOWN),
            (0, KNOWN),
            (-2160, -2340),
            [],
            id="none given",
        ),
        pytest.param(
            (desk(Month(2017, 3)), desk(Month(2017, 7))),
            (None, UNKNOWN),
            (None, UNKNOWN),
            (None, None),
            ["April 2017", "May 2017", "June 2017"],
            id="other quarters only",
        ),
    ],
)
def test_a_sum_with_an_unknown_part(
    rows: tuple[DeskHours, ...],
    contracted: tuple[int | None, FigureState],
    given: tuple[int | None, FigureState],
    beside: tuple[int | None, int | None],
    told: list[str],
) -> None:
    """
    A sum of which nobody knows a part is at least what is known of it, no difference is told, and the month is.
    """
    hours = hours_of(programme(contract(*rows)), lab())
    found = hours_figures(lab(), hours, WHOLE)

    assert (QuarterFigure(*contracted), QuarterFigure(*given), *beside, [NO_STAFF, *map(missing, told)]) == (
        found["minutes.contracted"],
        found["minutes.given"],
        found["minutes.beside_deed"].value,
        # The thirteen Mondays promise 2,340 minutes.
        found["minutes.beside_promised"].value,
        notes(lab(), hours),
    )


@pytest.mark.parametrize(
    ("months", "contracted", "given", "told"),
    [
        pytest.param((APRIL, MAY, JUNE), (300, KNOWN), (330, KNOWN), [], id="all"),
        pytest.param((APRIL, JUNE), (200, LEAST), (220, LEAST), ["May 2017"], id="a month lacks"),
    ],
)
def test_staff_hours_of_which_a_month_lacks(
    months: tuple[Month, ...],
    contracted: tuple[int | None, FigureState],
    given: tuple[int | None, FigureState],
    told: list[str],
) -> None:
    """
    Of the staff too a sum with an unknown month is at least what is known, and the month is told.
    """
    staff = [
        StaffHours(month=month, figure=ProfessionalFigure.EXPERT, contracted_minutes=100, staffed_minutes=110)
        for month in months
    ]
    hours = hours_of(programme(contract(desk(APRIL), desk(MAY), desk(JUNE), *staff)), lab())
    found = hours_figures(lab(), hours, WHOLE)

    assert (QuarterFigure(*contracted), QuarterFigure(*given), [missing(month, "Staff") for month in told]) == (
        found["staff.contracted"],
        found["staff.given"],
        notes(lab(), hours),
    )


def test_hours_of_a_contract_that_does_not_run() -> None:
    """
    Where the hours on record are of a contract that ended before the quarter, it is told why those of it are unknown.
    """
    term = ServiceWindow(start=date(2016, 1, 4), declared_end=date(2017, 3, 31))
    staff = StaffHours(month=Month(2017, 3), figure=ProfessionalFigure.EXPERT, staffed_minutes=60)
    hours = hours_of(programme(contract(desk(Month(2017, 3)), staff, term=term)), lab())
    found = hours_figures(lab(), hours, WHOLE)

    assert (
        {QuarterFigure()},
        [
            Bilingual(
                "Ore dello sportello: quelle agli atti non sono dei mesi conclusi del trimestre, in cui il contratto"
                " non corre.",
                "Desk hours: those on record are of no month of the quarter that is over, in which no contract runs.",
            ),
            Bilingual(
                "Ore del personale: quelle agli atti non sono dei mesi conclusi del trimestre, in cui il contratto non"
                " corre.",
                "Staff hours: those on record are of no month of the quarter that is over, in which no contract runs.",
            ),
        ],
    ) == (
        {found[name] for name in ("minutes.contracted", "minutes.given", "staff.contracted", "staff.given")},
        list(hours_notes(lab(), hours, WHOLE)),
    )


def test_month_of_which_not_all_is_on_record() -> None:
    """
    The month of which hours lack is told in both languages.
    """
    hours = hours_of(programme(contract(desk(APRIL), desk(JUNE))), lab())

    assert (
        Bilingual(
            "Ore dello sportello di maggio 2017: non tutte agli atti; il trimestre ne ha almeno quelle note.",
            "Desk hours of May 2017: not all on record; the quarter has at least those known.",
        )
        == list(hours_notes(lab(), hours, WHOLE))[-1]
    )


@pytest.mark.parametrize(
    ("term", "state", "told"),
    [
        pytest.param(ServiceWindow(start=date(2017, 4, 30), months=12), LEAST, ["April 2017"], id="last day of April"),
        pytest.param(ServiceWindow(start=date(2017, 5, 1), months=12), KNOWN, [], id="from the first of May"),
        pytest.param(ServiceWindow(start=date(2017, 5, 1)), KNOWN, [], id="without an end"),
    ],
)
def test_months_before_the_service(term: ServiceWindow, state: FigureState, told: list[str]) -> None:
    """
    A month in which the contract does not run needs no row.
    """
    hours = hours_of(programme(contract(desk(MAY), desk(JUNE), term=term)), lab())

    assert (QuarterFigure(1400, state), [NO_STAFF, *map(missing, told)]) == (
        hours_figures(lab(), hours, WHOLE)["minutes.given"],
        notes(lab(), hours),
    )


@pytest.mark.parametrize(
    ("last", "state"),
    [(date(2017, 5, 31), KNOWN), (date(2017, 6, 1), LEAST)],
    ids=["ended with May", "ended on the first of June"],
)
def test_months_after_the_service(last: date, state: FigureState) -> None:
    """
    A month after the end of the contract needs no row.
    """
    term = ServiceWindow(start=date(2016, 1, 4), declared_end=last)
    hours = hours_of(programme(contract(desk(APRIL), desk(MAY), term=term)), lab())

    assert QuarterFigure(1400, state) == hours_figures(lab(), hours, WHOLE)["minutes.given"]


def test_promised_that_nobody_knows() -> None:
    """
    Where no weekly hours hold, what was given is set beside the deed alone.
    """
    hours = hours_of(programme(contract(desk(APRIL), desk(MAY), desk(JUNE))), lab())
    found = figures(lab(opening_hours=()), hours)

    assert (-60, None) == (found["minutes.beside_deed"], found["minutes.beside_promised"])


def test_staff_alone() -> None:
    """
    A contract of which only the hours of the staff are on record tells nothing of the desk.
    """
    staff = StaffHours(month=APRIL, figure=ProfessionalFigure.EXPERT, staffed_minutes=60)
    hours = hours_of(programme(contract(staff)), lab())

    assert (
        (),
        (staff,),
        [NO_DESK, *(missing(month, "Staff") for month in ("April 2017", "May 2017", "June 2017"))],
    ) == (
        hours.desk,
        hours.staff,
        notes(lab(), hours),
    )


# ---------------------------------------------------------------------------------------------------- whose hours


NORTH, SOUTH, BOTH = (
    Lot(id="1", neighbourhoods=("nord",)),
    Lot(id="2", neighbourhoods=("sud",)),
    Lot(id="3", neighbourhoods=("nord", "sud")),
)
SOUTHERN = lab(id="L2", neighbourhood="sud", operators=())


@pytest.mark.parametrize(
    ("fields", "row", "mine", "shared"),
    [
        pytest.param({}, desk(APRIL), 1, False, id="contract that the lab names"),
        pytest.param({"id": "S2"}, desk(APRIL), 0, False, id="contract that nobody names"),
        pytest.param(
            {"id": "S2", "tender": "T", "lots": ("1",)}, desk(APRIL), 1, False, id="by the lot of the contract"
        ),
        pytest.param({"tender": "T", "lots": ("2",)}, desk(APRIL), 0, False, id="lot of another neighbourhood"),
        pytest.param({"tender": "T", "lots": ("1", "2")}, desk(APRIL, lot="1"), 1, False, id="by the lot of the row"),
        pytest.param({"tender": "T", "lots": ("1", "2")}, desk(APRIL, lot="2"), 0, False, id="row of another lot"),
        pytest.param({"tender": "T", "lots": ("1", "2")}, desk(APRIL), 0, True, id="row that says no lot"),
        pytest.param({"tender": "T", "lots": ("3",)}, desk(APRIL), 0, True, id="lot of both"),
        pytest.param({"tender": "T2", "lots": ("2",)}, desk(APRIL), 1, False, id="lot of another tender"),
        pytest.param({"tender": "T", "lots": ("9",)}, desk(APRIL), 1, False, id="lot that is not on record"),
    ],
)
def test_whose_hours(fields: dict[str, Any], row: DeskHours, mine: int, shared: bool) -> None:
    """
    A row is of the lab in the neighbourhood of its lot, else of the one that names the contract; of several, of none.
    """
    found = contract(row, **fields)
    hours = hours_of(programme(found, labs=(lab(), SOUTHERN), lots=(NORTH, SOUTH, BOTH)), lab())

    assert LabHours((found,) * mine, (row,) * mine, (), shared) == hours


def test_shared_hours_are_told() -> None:
    """
    Hours of several labs together are of none of them, which is told.
    """
    hours = LabHours((), (), (), shared=True)

    assert ["Some hours of the contract are of several labs together: they are not counted."] == notes(lab(), hours)


def test_hours_of_two_contracts() -> None:
    """
    A lab may have the hours of two contracts, one after the other.
    """
    first, second = contract(desk(APRIL)), contract(desk(MAY), id="S2")
    runs = tuple(OperatorPeriod(kind=OperatorKind.CONTRACT, service_contract=name) for name in ("S", "S2"))
    found = lab(operators=runs)

    assert LabHours((first, second), (desk(APRIL), desk(MAY)), (), shared=False) == hours_of(
        programme(first, second, labs=(found,)), found
    )


def test_a_day_of_one_minute() -> None:
    """
    A day on which the desk is to be open for one minute is a day of opening.
    """
    hours = OpeningHours(weekday=Weekday.MONDAY, opens=time(9), closes=time(9, 1), first=Year(2017))

    assert 13 == figures(lab(opening_hours=(hours,)))["days.promised"]
