# pyright: standard
"""
Households out on each day and month: the stock and what comes and goes, against the objects.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import states_on, stock_and_flow
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.relocation_table import Whereabouts

BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
BY_STEP: dict[str, Any] = {**BY_DAY, "step": "step"}
FIRST = st.integers(-5, 40).map(lambda days: date(2018, 1, 10) + timedelta(days=days))


def out_on(cases: Any, day: date) -> int:
    """
    Return how many households are out at the end of a day, by the objects.
    """
    return sum(case.until(day).whereabouts is Whereabouts.OUT for case in cases)


@settings(max_examples=3)
@given(data=st.data(), first=FIRST, every=st.sampled_from(("day", "month")))
def test_a_stock_is_the_count_of_the_objects(searched: Any, data: st.DataObject, first: date, every: Any) -> None:
    """
    The stock of each row is how many households the objects have out on its last day.
    """
    drawn = data.draw(searched.histories)
    last = first + timedelta(days=data.draw(st.integers(0, 40)))
    found = searched.engine(
        drawn.frame, lambda table: stock_and_flow(table, first=first, last=last, every=every, **BY_STEP)
    )

    assert [out_on(drawn.cases, row[1]) for row in found] == [row[5] for row in found]
    assert (first, last) == (found[0][0], found[-1][1])


@settings(max_examples=20)
@given(data=st.data(), first=FIRST, days=st.integers(0, 40))
def test_a_stock_is_the_one_before_and_what_came_less_what_went(
    histories: Any, data: st.DataObject, first: date, days: int
) -> None:
    """
    "The stock equals yesterday's plus in minus out", from the day before the first row on.
    """
    drawn = data.draw(histories)
    last = first + timedelta(days=days)
    found = stock_and_flow(drawn.frame, first=first, last=last, **BY_STEP).rows()
    before = [(0, 0, 0, 0, 0, out_on(drawn.cases, first - timedelta(days=1)))]

    assert all(
        today[5] == yesterday[5] + today[2] - today[3] - today[4] for yesterday, today in pairwise([*before, *found])
    )


@settings(max_examples=10)
@given(data=st.data(), day=FIRST)
def test_a_stock_is_the_count_of_states(histories: Any, data: st.DataObject, day: date) -> None:
    """
    Who is out by `states_on` is in the stock of that day.
    """
    frame = data.draw(histories).frame
    (row,) = stock_and_flow(frame, first=day, last=day, **BY_STEP).rows()
    found = states_on(frame, day=day, **BY_STEP)["whereabouts"].to_list()

    assert found.count("fuori") == row[5]


@settings(max_examples=10)
@given(data=st.data(), first=FIRST, days=st.integers(0, 90))
def test_months_are_the_sums_of_their_days(histories: Any, data: st.DataObject, first: date, days: int) -> None:
    """
    What came and went in a month is what did on its days, and its stock that of its last day.
    """
    frame = data.draw(histories).frame
    last = first + timedelta(days=days)
    by_day = stock_and_flow(frame, first=first, last=last, **BY_STEP).rows()
    by_month = stock_and_flow(frame, first=first, last=last, every="month", **BY_STEP).rows()
    expected = []
    for start, end, *_ in by_month:
        within = [row for row in by_day if start <= row[0] <= end]
        sums = [sum(row[column] for row in within) for column in (2, 3, 4)]
        expected.append((start, end, *sums, within[-1][5]))

    assert expected == by_month


MOVES = [
    ("a", "trasloco_urgente", date(2018, 1, 31), 1),
    ("a", "altro_spostamento", date(2018, 2, 1), 2),
    ("a", "proponi_rientro", date(2018, 2, 2), 3),
    ("a", "rientra", date(2018, 3, 1), 4),
    ("b", "trasloco_urgente", date(2018, 2, 28), 1),
    ("b", "rinuncia_al_rientro", date(2018, 2, 28), 2),
    ("c", "nota", date(2018, 1, 1)),
]


def test_days_one_by_one(engine: Any, table_of: Any) -> None:
    """
    On the day before the move nobody is out, on its day one household is; a further move away changes nothing.
    """
    options: dict[str, Any] = {**BY_STEP, "first": date(2018, 1, 30), "last": date(2018, 2, 2)}
    found = engine(table_of(MOVES), lambda table: stock_and_flow(table, **options))

    assert [
        (date(2018, 1, 30), date(2018, 1, 30), 0, 0, 0, 0),
        (date(2018, 1, 31), date(2018, 1, 31), 1, 0, 0, 1),
        (date(2018, 2, 1), date(2018, 2, 1), 0, 0, 0, 1),
        (date(2018, 2, 2), date(2018, 2, 2), 0, 0, 0, 1),
    ] == found


def test_months_one_by_one(engine: Any, table_of: Any) -> None:
    """
    Who goes out and is gone on one day counts in both; the first month is cut short, and what came before it is stock.
    """
    options: dict[str, Any] = {**BY_STEP, "first": date(2018, 2, 15), "last": date(2018, 4, 1), "every": "month"}
    found = engine(table_of(MOVES), lambda table: stock_and_flow(table, **options))

    assert [
        (date(2018, 2, 15), date(2018, 2, 28), 1, 0, 1, 1),
        (date(2018, 3, 1), date(2018, 3, 31), 0, 1, 0, 0),
        (date(2018, 4, 1), date(2018, 4, 1), 0, 0, 0, 0),
    ] == found


def test_no_rows_are_nobody_out(engine: Any, table_of: Any) -> None:
    """
    Of no rows each day has its row, and nobody is out.
    """
    day = date(2018, 1, 31)
    found = engine(table_of([]), lambda table: stock_and_flow(table, first=day, last=day, **BY_DAY))

    assert [(day, day, 0, 0, 0, 0)] == found


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        pytest.param({"first": "2018-01-10"}, WrongTypeError, "date", id="a first day that is text"),
        pytest.param({"last": "2018-01-10"}, WrongTypeError, "date", id="a last day that is text"),
        pytest.param({"last": date(2018, 1, 9)}, MalformedValueError, "swap them", id="days the wrong way round"),
        pytest.param({"every": "week"}, MalformedValueError, "'day' or 'month'", id="another kind of row"),
    ],
)
def test_what_cannot_be_asked(table_of: Any, options: dict[str, Any], error: type[Exception], said: str) -> None:
    """
    Days that are none, or stand the wrong way round, and other kinds of rows are refused with what to write.
    """
    asked: dict[str, Any] = {**BY_DAY, "first": date(2018, 1, 10), "last": date(2018, 1, 10), **options}
    with pytest.raises(error, match=said):
        stock_and_flow(table_of([]), **asked)
