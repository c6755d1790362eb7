"""
Published tables: what a cell shows, which table is none, and which hidden counts the totals give away.
"""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import (
    DuplicateIdentifierError,
    MalformedValueError,
    UnknownNameError,
    WrongTypeError,
)
from contratti_quartiere.indicator_tables import IndicatorRow, IndicatorTable
from contratti_quartiere.indicators import IndicatorValue
from contratti_quartiere.published_tables import PublishedCell, PublishedTable
from contratti_quartiere.sources import Provenance

DAY = date(2019, 5, 31)
# What is refused has the wrong type on purpose.
TABLE: Any = PublishedTable
CELL: Any = PublishedCell


def cell(count: int | None, row: str = "", column: str = "") -> PublishedCell:
    """
    Return a cell; without row and column it is the total.
    """
    return PublishedCell(row=row, column=column, count=count)


def by_row(total: int | None, *counts: int | None) -> PublishedTable:
    """
    Return a table of rows A, B, C... with their total; None is hidden.
    """
    rows = tuple("ABCDEFGHIJKLM"[: len(counts)])
    parts = (cell(count, row) for row, count in zip(rows, counts, strict=True))
    return PublishedTable(id="tavola", rows=rows, cells=(cell(total), *parts))


def test_table_of_which_nothing_is_known() -> None:
    """
    A table needs a name alone: it may have gone out with nothing in it.
    """
    table = PublishedTable(id="tavola")

    assert ("", (), (), (), None, Provenance()) == (
        table.label,
        table.rows,
        table.columns,
        table.cells,
        table.published_on,
        table.provenance,
    )


@pytest.mark.parametrize("when", [DAY, Month(2019, 5), Year(2019)], ids=str)
def test_day_on_which_it_went_out(when: Any) -> None:
    """
    When it went out is known as precisely as its source says.
    """
    assert when == PublishedTable(id="tavola", published_on=when).published_on


@pytest.mark.parametrize(
    ("make", "error", "where"),
    [
        pytest.param(lambda: TABLE(id=" "), MalformedValueError, "PublishedTable.id", id="no name"),
        pytest.param(lambda: TABLE(id="a", label=1), WrongTypeError, "PublishedTable.label", id="label"),
        pytest.param(lambda: TABLE(id="a", rows=(1,)), WrongTypeError, "PublishedTable.rows", id="a row"),
        pytest.param(lambda: TABLE(id="a", columns="ab"), WrongTypeError, "PublishedTable.columns", id="columns"),
        pytest.param(lambda: TABLE(id="a", cells=(1,)), WrongTypeError, "PublishedTable.cells", id="a cell"),
        pytest.param(
            lambda: TABLE(id="a", published_on="2019"), WrongTypeError, "PublishedTable.published_on", id="day"
        ),
        pytest.param(lambda: TABLE(id="a", provenance=None), WrongTypeError, "PublishedTable.provenance", id="source"),
        pytest.param(lambda: CELL(row=1), WrongTypeError, "PublishedCell.row", id="row of a cell"),
        pytest.param(lambda: CELL(column=1), WrongTypeError, "PublishedCell.column", id="column of a cell"),
        pytest.param(lambda: CELL(count="3"), WrongTypeError, "PublishedCell.count", id="a text as count"),
        pytest.param(lambda: CELL(count=-1), MalformedValueError, "PublishedCell.count", id="below zero"),
        pytest.param(
            lambda: TABLE(id="a", rows=("A", "A")), DuplicateIdentifierError, "PublishedTable.rows", id="rows"
        ),
        pytest.param(
            lambda: TABLE(id="a", columns=("x", "x")),
            DuplicateIdentifierError,
            "PublishedTable.columns",
            id="columns of one name",
        ),
        pytest.param(
            lambda: TABLE(id="a", rows=("A", "")),
            DuplicateIdentifierError,
            "PublishedTable.rows",
            id="unnamed row",
        ),
        pytest.param(
            lambda: TABLE(id="a", columns=("",)),
            DuplicateIdentifierError,
            "PublishedTable.columns",
            id="unnamed column",
        ),
        pytest.param(
            lambda: TABLE(id="a", rows=("A",), cells=(cell(1), cell(2, "A"), cell(3, "A"))),
            DuplicateIdentifierError,
            "PublishedTable.cells",
            id="a cell twice",
        ),
        pytest.param(
            lambda: TABLE(id="a", rows=("A",), cells=(cell(1, "B"),)),
            UnknownNameError,
            "row 'B'",
            id="no row",
        ),
        pytest.param(
            lambda: TABLE(id="a", columns=("x",), cells=(cell(1, "", "y"),)),
            UnknownNameError,
            "column 'y'",
            id="no column",
        ),
    ],
)
def test_what_is_no_table(make: Callable[[], Any], error: type[Exception], where: str) -> None:
    """
    What cannot be read as a table is refused, with the field that is wrong.
    """
    with pytest.raises(error) as caught:
        make()

    assert where in str(caught.value)


def test_cell_that_stands_twice() -> None:
    """
    Of a cell that stands twice both places are told.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        PublishedTable(id="a", rows=("A",), columns=("x",), cells=(cell(1), cell(2, "A", "x"), cell(3, "A", "x")))

    assert ("A × x", 1, 2) == (caught.value.identifier, caught.value.first, caught.value.second)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(by_row(19, 7, 9, 3), {}, id="nothing hidden"),
        pytest.param(by_row(19, 7, 9, None), {("C", ""): 3}, id="one hidden: the total less the others"),
        pytest.param(by_row(19, 7, None, None), {}, id="two hidden"),
        pytest.param(by_row(7, 7, None, None), {("B", ""): 0, ("C", ""): 0}, id="two hidden of nobody"),
        pytest.param(by_row(None, 7, 9, 3), {("", ""): 19}, id="a hidden total of what is shown"),
        pytest.param(by_row(None, 7, None), {}, id="a hidden total and a hidden part"),
        pytest.param(
            PublishedTable(id="a", rows=("A", "B"), cells=(cell(2, "A"), cell(3, "B"))), {}, id="no total at all"
        ),
        pytest.param(
            PublishedTable(id="a", rows=("A", "B"), cells=(cell(9), cell(2, "A"))),
            {("B", ""): 7},
            id="a cell that is not listed is hidden",
        ),
        pytest.param(
            PublishedTable(id="a", columns=("x", "y"), cells=(cell(9), cell(7, "", "y"))),
            {("", "x"): 2},
            id="columns alone",
        ),
        pytest.param(PublishedTable(id="a", cells=(cell(None),)), {}, id="a single number"),
        pytest.param(PublishedTable(id="a"), {}, id="nothing"),
        pytest.param(by_row(5, 7, None), None, id="a part above the total"),
        pytest.param(by_row(19, 7, 9), None, id="parts below the total"),
    ],
)
def test_given_away(table: PublishedTable, expected: dict[tuple[str, str], int] | None) -> None:
    """
    "A hidden cell that a total gives away is not hidden": by hand.
    """
    assert expected == table.given_away()


def test_given_away_by_rows_and_columns_together() -> None:
    """
    A row tells one cell, which then lets a column tell another.
    """
    table = PublishedTable(
        id="tavola",
        rows=("A", "B"),
        columns=("x", "y"),
        cells=(
            cell(25),
            cell(10, "A"),
            cell(12, "", "y"),
            cell(7, "A", "x"),
            cell(None, "A", "y"),
            cell(None, "B", "x"),
            cell(None, "B", "y"),
        ),
    )

    # A y is 10 - 7; B y is 12 - 3; row B is 25 - 10, so B x is 15 - 9.
    assert {("A", "y"): 3, ("B", "y"): 9, ("B", "x"): 6} == table.given_away()


def test_total_of_a_row_that_is_given_away() -> None:
    """
    The total of a row that is marked as hidden is told by the others; one that is only not there is not spoken of.
    """
    cells = (cell(20), cell(17, "A"), cell(None, "B"))
    table = PublishedTable(id="tavola", rows=("A", "B"), columns=("x",), cells=cells)

    assert {("A", "x"): 17, ("B", ""): 3, ("B", "x"): 3} == table.given_away()


def consistent(table: PublishedTable, most: int) -> list[dict[tuple[str, str], int]]:
    """
    Return every way in which the parts of a table of rows can be filled that agrees with what it shows.
    """
    shown = {(found.row, found.column): found.count for found in table.cells if found.count is not None}
    ways: list[dict[tuple[str, str], int]] = []
    for counts in product(range(most + 1), repeat=len(table.rows)):
        filled = {(row, ""): count for row, count in zip(table.rows, counts, strict=True)} | {("", ""): sum(counts)}
        if all(filled[place] == count for place, count in shown.items()):
            ways.append(filled)
    return ways


@given(st.lists(st.integers(0, 4), min_size=1, max_size=3), st.sets(st.integers(-1, 2)))
def test_given_away_exactly_if_there_is_one_way_only(counts: list[int], hidden: set[int]) -> None:
    """
    A hidden count is given away if every filling that agrees with what is shown has the same number there.
    """
    table = by_row(
        None if -1 in hidden else sum(counts), *(None if i in hidden else count for i, count in enumerate(counts))
    )
    # No part is more than the total, and where that is hidden a hidden part could be any number.
    ways = consistent(table, max(sum(counts), 5))
    places = [(found.row, found.column) for found in table.cells if found.count is None]
    told = {place: ways[0][place] for place in places if len({way[place] for way in ways}) == 1}

    assert told == table.given_away()


def shown(value: IndicatorValue) -> int | None:
    """
    Return the people that a value shows; None if it is hidden.
    """
    return value.numerator if value.denominator is None else value.denominator


def is_known(value: IndicatorValue) -> bool:
    """
    Return whether somebody knows a value, hidden or not.
    """
    return value.hidden or value.numerator is not None


def as_published(row: IndicatorRow) -> PublishedTable:
    """
    Return the months of an indicator, of which each is known, as a table that went out.
    """
    return by_row(shown(row.total), *map(shown, row.months))


@settings(max_examples=40)
@given(strategies.indicator_tables())
def test_our_own_tables_give_nothing_small_away(table: IndicatorTable) -> None:
    """
    What `published` hides in the months of an indicator, its total does not tell, if it is below the limit.
    """
    rows = [row for row in table.rows if row.indicator.of_people and row.months and row.month_unknown is None]
    told = [(as_published(row).given_away() or {}).values() for row in rows if all(map(is_known, row.months))]

    assert [] == [count for counts in told for count in counts if count < table.small_number]
