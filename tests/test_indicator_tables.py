"""
The indicators of a lab as they may go out: what is hidden, what is shown, and what the shown cells give away.
"""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import MalformedValueError, UnknownNameError, WrongTypeError
from contratti_quartiere.indicator_tables import IndicatorRow, IndicatorTable, published
from contratti_quartiere.indicators import INDICATORS, IndicatorValue, measure
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.requests import Request, RequestKind

YEAR = Year(2014)
HIDDEN = IndicatorValue(hidden=True)


def received(
    *counts: int, kinds: tuple[RequestKind, ...] = (RequestKind.INFORM,), days: int | None = None
) -> Programme:
    """
    Return a lab that received so many requests in each month of 2014, of these kinds in turn, answered after some days.
    """
    found: list[Request] = []
    for month, count in enumerate(counts, start=1):
        for number in range(count):
            request = Request(
                id=f"R{len(found)}",
                laboratory="L1",
                kind=kinds[number % len(kinds)],
                received_on=date(2014, month, 1),
            )
            found.append(request if days is None else request.answer(on=date(2014, month, 1 + days)))
    return Programme(laboratories=(Laboratory(id="L1"),), requests=tuple(found))


def shown(table: IndicatorTable, name: str) -> list[int | None]:
    """
    Return the numerators of a row that are shown, in the months and in the year; None for a hidden one.
    """
    row = table[name]
    return [value.numerator for value in (*row.months, row.total)]


def test_counts_that_are_shown() -> None:
    """
    Where every month has five requests or more, all are shown.
    """
    counts = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]

    assert [*counts, 126] == shown(published(received(*counts), "L1", YEAR), "requests_received")


def test_small_count_and_the_one_beside_it() -> None:
    """
    Three requests in a month are hidden, and so is the smallest of the others: the year gives neither away.
    """
    counts = [3, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15, 6]
    hidden = [None, *counts[1:11], None, 115]

    assert hidden == shown(published(received(*counts), "L1", YEAR), "requests_received")


def test_small_year() -> None:
    """
    A year of four requests is hidden, and so are all its months and kinds.
    """
    table = published(received(1, 3), "L1", YEAR)

    assert ([None] * 13, [HIDDEN] * 7) == (
        shown(table, "requests_received"),
        [row.total for row in table.rows if row.indicator.part_of == "requests_received"],
    )


def test_kinds_are_told_of_the_year() -> None:
    """
    Kinds have no months; those of the year that are small are hidden together with the smallest of the others.
    """
    kinds = (RequestKind.INFORM, RequestKind.INFORM, RequestKind.MEDIATE)
    table = published(received(*[6] * 12, kinds=kinds), "L1", YEAR)
    rows = [row for row in table.rows if row.indicator.part_of == "requests_received"]

    # 48 to inform, 24 to mediate and none of the five other kinds.
    assert ([()] * 7, [48, None, None, None, None, None, None]) == (
        [row.months for row in rows],
        [row.total.numerator for row in rows],
    )


def test_ratio_hides_with_its_denominator() -> None:
    """
    "None where the denominator is 0 or hidden": the days of a month of few answers are hidden with them.
    """
    counts = [3, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]
    row = published(received(*counts, days=2), "L1", YEAR)["days_to_answer"]

    assert ([HIDDEN, HIDDEN], [IndicatorValue(numerator=14, denominator=7)] * 10, (158, 79)) == (
        list(row.months[:2]),
        list(row.months[2:]),
        (row.total.numerator, row.total.denominator),
    )


def activities(*found: tuple[Month | Year, int | None]) -> Programme:
    """
    Return a lab with assemblies at these times, to which so many came.
    """
    return Programme(
        laboratories=(Laboratory(id="L1"),),
        activities=tuple(
            Activity(id=f"A{n}", laboratory="L1", kind=ActivityKind.ASSEMBLY, when=when, participants=count)
            for n, (when, count) in enumerate(found)
        ),
    )


def test_activities_are_not_people() -> None:
    """
    "Counts not of people are not hidden": one assembly in May is told, and who came to it is not.
    """
    table = published(activities((Month(2014, 5), 3), (Month(2014, 6), 40), (Month(2014, 7), None)), "L1", YEAR)
    participants = table["participants"]

    assert (
        [0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 3],
        (IndicatorValue(), HIDDEN, HIDDEN, IndicatorValue(), IndicatorValue()),
        IndicatorValue(numerator=43),
    ) == (
        shown(table, "activities"),
        (*participants.months[3:7], participants.month_unknown),
        participants.total,
    )


def test_activities_of_an_unknown_month() -> None:
    """
    What is known to the year alone stands beside the months, and hides as they do.
    """
    table = published(activities((Year(2014), 3), (Month(2014, 6), 40)), "L1", YEAR)
    row = table["participants"]

    assert (IndicatorValue(numerator=1), HIDDEN, HIDDEN, IndicatorValue(numerator=43)) == (
        table["activities"].month_unknown,
        row.month_unknown,
        row.months[5],
        row.total,
    )


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        pytest.param(0, [3, 4, 0, 9], id="none"),
        pytest.param(3, [None, 4, None, 9], id="nobody in March, and the smallest of the others"),
        pytest.param(4, [None, None, None, 9], id="three and nobody, together below the limit, and the next smallest"),
        pytest.param(5, [None, None, None, 9], id="three, four and nobody"),
    ],
)
def test_limit_of_the_body(limit: int, expected: list[int | None]) -> None:
    """
    `small_number` is a policy: a body sets its own, and the table says which.
    """
    parameters = PARAMETERS.override("small_number", limit, source="determina 12/2026")
    table = published(received(3, 4, 0, *[9] * 9), "L1", YEAR, parameters=parameters)

    assert (limit, expected) == (table.small_number, shown(table, "requests_received")[:4])


def test_policy_of_five() -> None:
    """
    "The one policy figure with a value": 5.
    """
    assert 5 == published(received(), "L1", YEAR).small_number


def test_no_policy() -> None:
    """
    Where nobody sets the figure nothing is small.
    """
    unset = Parameters(tuple(attrs.evolve(known, values=()) for known in PARAMETERS.known))

    assert 0 == published(received(), "L1", YEAR, parameters=unset).small_number


def test_every_indicator_has_a_row() -> None:
    """
    A table has the indicators in their order.
    """
    assert list(INDICATORS) == [row.indicator for row in published(received(), "L1", YEAR).rows]


def test_unknown_lab() -> None:
    """
    A lab that the programme does not have is refused.
    """
    with pytest.raises(UnknownNameError) as caught:
        published(received(), "L2", YEAR)

    assert ("L2", ("L1",)) == (caught.value.name, caught.value.known)


def test_unknown_row() -> None:
    """
    A row that the table does not have is refused, with those that it has.
    """
    with pytest.raises(UnknownNameError) as caught:
        published(received(), "L1", YEAR)["households"]

    assert ("households", len(INDICATORS)) == (caught.value.name, len(caught.value.known))


ROW: dict[str, Any] = {"indicator": INDICATORS[0], "total": HIDDEN}
TABLE: dict[str, Any] = {"laboratory": "L1", "year": YEAR, "small_number": 5, "rows": ()}


@pytest.mark.parametrize(
    ("record", "sound", "fields", "where"),
    [
        pytest.param(IndicatorRow, ROW, {"indicator": "a"}, "indicator", id="indicator as text"),
        pytest.param(IndicatorRow, ROW, {"months": HIDDEN}, "months", id="one month"),
        pytest.param(IndicatorRow, ROW, {"month_unknown": 1}, "month_unknown", id="number for a value"),
        pytest.param(IndicatorRow, ROW, {"total": None}, "total", id="no total"),
        pytest.param(IndicatorTable, TABLE, {"laboratory": None}, "laboratory", id="no lab"),
        pytest.param(IndicatorTable, TABLE, {"year": 2014}, "year", id="year as a number"),
        pytest.param(IndicatorTable, TABLE, {"small_number": None}, "small_number", id="no limit"),
        pytest.param(IndicatorTable, TABLE, {"rows": (HIDDEN,)}, "rows[0]", id="value for a row"),
    ],
)
def test_wrong_types(record: type, sound: dict[str, Any], fields: dict[str, Any], where: str) -> None:
    """
    A field of another type is refused with its place.
    """
    with pytest.raises(WrongTypeError) as caught:
        record(**sound | fields)

    assert f"{record.__name__}.{where}" == caught.value.where


def test_limit_below_zero() -> None:
    """
    A limit is a count.
    """
    with pytest.raises(MalformedValueError) as caught:
        IndicatorTable(laboratory="L1", year=YEAR, small_number=-1, rows=())

    assert "-1" == caught.value.found


# Laws


@given(strategies.served_labs())
def test_what_is_shown_is_true(programme: Programme) -> None:
    """
    Every value that is shown is the one that is measured, and no count of people that is shown is below five.
    """
    table = published(programme, "L1", YEAR)
    whens: list[Month | Year] = [*(Month(2014, month) for month in range(1, 13)), YEAR]
    told = [
        (value, measure(programme, row.indicator, "L1", when))
        for row in table.rows
        for when, value in zip(whens[-1 - len(row.months) :], (*row.months, row.total), strict=True)
        if not value.hidden
    ]
    people = [
        value.numerator if value.denominator is None else value.denominator
        for row in table.rows
        if row.indicator.of_people
        for value in (*row.months, row.total)
    ]

    assert ([truth for _, truth in told], True) == (
        [value for value, _ in told],
        all(count is None or count >= 5 for count in people),
    )


@given(strategies.served_labs())
def test_subtraction_tells_nothing(programme: Programme) -> None:
    """
    Whoever takes what is shown from a total that is shown is left with two cells or more, and with somebody in them.
    """
    table = published(programme, "L1", YEAR)
    divisions = [
        (row.total, [*row.months, *([] if row.month_unknown is None else [row.month_unknown])]) for row in table.rows
    ]
    divisions += [
        (row.total, parts)
        for row in table.rows
        if (parts := [part.total for part in table.rows if part.indicator.part_of == row.indicator.id])
    ]
    told = [
        (total, cells)
        for total, cells in divisions
        if not total.hidden
        and (hidden := sum(cell.hidden for cell in cells))
        and (hidden == 1 or (total.numerator or 0) == sum(cell.numerator or 0 for cell in cells))
    ]

    assert [] == told


@given(strategies.served_labs())
def test_hidden_total_is_told_by_nothing(programme: Programme) -> None:
    """
    Of a total that is hidden all the months and all the parts are hidden or unknown.
    """
    table = published(programme, "L1", YEAR)
    cells = [
        cell
        for row in table.rows
        if row.total.hidden and not row.indicator.part_of
        for cell in (
            *row.months,
            *(part.total for part in table.rows if part.indicator.part_of == row.indicator.id),
        )
    ]

    assert [] == [cell for cell in cells if cell.value is not None]
