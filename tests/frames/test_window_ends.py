# pyright: standard
"""
The last day of many windows: that of `Period.of_months`, on every engine.
"""

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import ColumnFault, window_ends
from contratti_quartiere.errors import FrameError, MalformedValueError, WrongTypeError
from contratti_quartiere.periods import MissingDay, Period

Answer = Callable[..., pl.DataFrame]

LATE = ColumnFault.OUT_OF_CALENDAR.value
MISSING = ColumnFault.MISSING_VALUE.value
EACH_POLICY = pytest.mark.parametrize("missing_day", MissingDay, ids=str)
# The ends of months and of the calendar, where windows go wrong.
DAYS = (
    st.dates()
    | st.sampled_from([date(2016, 2, 29), date(2019, 1, 31), date(9999, 12, 31), date(1, 1, 1)])
    | st.builds(lambda day, back: day.replace(day=1) - timedelta(back), st.dates(date(1900, 2, 1)), st.integers(1, 3))
)


def found(frame: pl.DataFrame) -> list[tuple[date | None, str | None]]:
    """
    Return the two columns that were added, in the order of the rows.
    """
    return frame.sort("row").select("last_day", "last_day_fault").rows()


def by_objects(start: date | None, months: int | None, missing_day: MissingDay) -> tuple[date | None, str | None]:
    """
    Give the answer of one window.
    """
    if start is None or months is None:
        return None, MISSING
    if months < 1:
        return None, ColumnFault.NO_MONTH.value
    try:
        return Period.of_months(start, months, missing_day=missing_day).last_day, None
    except MalformedValueError:
        return None, LATE


def table(starts: list[Any], kind: Any = pl.Date, **more: Any) -> pl.DataFrame:
    """
    Return starts as a numbered table.
    """
    rows = pl.Series("row", range(len(starts)), pl.Int64)
    return pl.DataFrame([rows, pl.Series("start", starts, kind)]).with_columns(**more)


@EACH_POLICY
@settings(max_examples=12)
@given(starts=st.lists(DAYS | st.none(), max_size=20), months=st.integers(1, 60) | st.sampled_from([1200, 119_987]))
def test_windows_in_memory_end_as_one_window_does(
    in_memory: Answer, missing_day: MissingDay, starts: list[date | None], months: int
) -> None:
    """
    Many starts have the last days, and the faults, that `Period.of_months` gives each of them.
    """
    answer = in_memory(table(starts), window_ends, start="start", months=months, missing_day=missing_day)

    assert [by_objects(start, months, missing_day) for start in starts] == found(answer)


@EACH_POLICY
@settings(max_examples=6)
@given(
    starts=st.lists(DAYS | st.none(), min_size=4, max_size=20),
    months=st.integers(1, 60) | st.sampled_from([1200, 119_987]),
)
def test_windows_on_a_plan_end_as_one_window_does(
    later: Answer, missing_day: MissingDay, starts: list[date | None], months: int
) -> None:
    """
    A lazy engine has the same last days and the same faults.
    """
    answer = later(table(starts), window_ends, start="start", months=months, missing_day=missing_day)

    assert [by_objects(start, months, missing_day) for start in starts] == found(answer)


@EACH_POLICY
@settings(max_examples=12)
@given(
    windows=st.lists(
        st.tuples(DAYS | st.none(), st.integers(-1, 60) | st.sampled_from([119_988, 2**40]) | st.none()), max_size=20
    )
)
def test_each_row_may_have_its_own_months(
    in_memory: Answer, missing_day: MissingDay, windows: list[tuple[date | None, int | None]]
) -> None:
    """
    Months may stand in a column; null, none and too many are told by row.
    """
    starts, months = [start for start, _ in windows], [count for _, count in windows]
    frame = table(starts, months=pl.Series("months", months, pl.Int64))
    answer = in_memory(frame, window_ends, start="start", months="months", missing_day=missing_day)

    assert [by_objects(start, count, missing_day) for start, count in windows] == found(answer)


def test_months_that_will_not_do_are_told_by_row(in_memory: Answer) -> None:
    """
    Null, none, fewer and too many months have no window; the row beside them has its own.
    """
    months = pl.Series("months", [36, None, 0, -1, 2**40], pl.Int64)
    frame = table([date(2016, 5, 2)] * 5, months=months)
    none = ColumnFault.NO_MONTH.value

    assert [(date(2019, 5, 1), None), (None, MISSING), (None, none), (None, none), (None, LATE)] == found(
        in_memory(frame, window_ends, start="start", months="months")
    )


@pytest.mark.parametrize(
    ("start", "missing_day", "expected"),
    [
        pytest.param("2016-05-02", MissingDay.LAST_DAY_IS_END, "2019-05-01", id="the usual window"),
        pytest.param("2019-02-27", MissingDay.LAST_DAY_IS_END, "2022-02-26", id="the day before the last of a month"),
        pytest.param("2019-02-28", MissingDay.LAST_DAY_IS_END, "2022-02-27", id="the last of a month"),
        pytest.param("2019-03-01", MissingDay.LAST_DAY_IS_END, "2022-02-28", id="the first of a month"),
        pytest.param("2019-03-02", MissingDay.LAST_DAY_IS_END, "2022-03-01", id="the day after the first"),
        pytest.param("2016-02-29", MissingDay.LAST_DAY_IS_END, "2019-02-28", id="29 February, last"),
        pytest.param("2016-02-29", MissingDay.CLAMP_THEN_MINUS_ONE, "2019-02-27", id="29 February, last but one"),
    ],
)
def test_known_windows_of_36_months(on_engine: Answer, start: str, missing_day: MissingDay, expected: str) -> None:
    """
    Three years end the day before the anniversary; where that day is missing, the policy chooses.
    """
    day = date.fromisoformat(start)
    answer = on_engine(table([day]), window_ends, start="start", months=36, missing_day=missing_day)

    assert [(date.fromisoformat(expected), None)] == found(answer)


@pytest.mark.parametrize(
    ("missing_day", "expected"),
    [(MissingDay.LAST_DAY_IS_END, date(2019, 2, 28)), (MissingDay.CLAMP_THEN_MINUS_ONE, date(2019, 2, 27))],
    ids=str,
)
def test_one_month_from_31_january(on_engine: Answer, missing_day: MissingDay, expected: date) -> None:
    """
    31 January and one month is a day that there is not: the last day is 28 February, or the one before.
    """
    frame = table([date(2019, 1, 31)])

    assert [(expected, None)] == found(on_engine(frame, window_ends, start="start", months=1, missing_day=missing_day))


def test_published_windows(on_engine: Answer, oracle: Callable[[str], Path]) -> None:
    """
    The 36-month windows that offices published end on the day they wrote, or, by the other convention, one before it.
    """
    with oracle("windows/windows_36_months.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    back = [timedelta(row["convention"] == "anniversary") for row in rows]
    expected = [(date.fromisoformat(row["end"]) - days, None) for row, days in zip(rows, back, strict=True)]
    frame = table([row["start"] for row in rows], pl.String)

    assert expected == found(on_engine(frame, window_ends, start="start", months=36))


def test_starts_as_text(on_engine: Answer) -> None:
    """
    A text is a day as 2016-05-02; any other is told by row.
    """
    frame = table(["2016-05-02", "2015-02-29", "02/05/2016", "2016-05-02\n", "", None], pl.String)
    unreadable = (None, ColumnFault.UNREADABLE_DATE.value)

    assert [(date(2019, 5, 1), None), *[unreadable] * 4, (None, MISSING)] == found(
        on_engine(frame, window_ends, start="start", months=36)
    )


def test_a_point_in_time_counts_by_its_own_day() -> None:
    """
    Half past midnight in Rome is the day of Rome, though it still is the day before in London.
    """
    start = datetime(2016, 5, 2, 0, 30, tzinfo=ZoneInfo("Europe/Rome"))
    frame = pl.DataFrame({"row": [0], "start": [start]}, schema_overrides={"start": pl.Datetime("us", "Europe/Rome")})

    eagerly, lazily = window_ends(frame, start="start", months=36), window_ends(frame.lazy(), start="start", months=36)
    assert [[(date(2019, 5, 1), None)]] * 2 == [found(eagerly), found(lazily.collect())]


def test_an_empty_table_gets_its_columns(on_engine: Answer) -> None:
    """
    Without a row there still are the two columns.
    """
    answer = on_engine(table([]), window_ends, start="start", months=36)

    assert (["row", "start", "last_day", "last_day_fault"], 0) == (answer.columns, len(answer))


def test_pandas_keeps_its_index_and_gets_points_in_time() -> None:
    """
    The answer of pandas stands beside the rows it belongs to, as points in time at midnight.
    """
    frame = pd.DataFrame({"start": pd.to_datetime(["2016-05-02", "2018-01-10"])}, index=["b", "a"])
    answer = window_ends(frame, start="start", months=36)

    assert [("b", pd.Timestamp("2019-05-01")), ("a", pd.Timestamp("2021-01-09"))] == list(answer["last_day"].items())


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"start": "inizio"}, "column 'inizio': is not there; name one of: 'row', 'start'", id="missing"),
        pytest.param({"start": "start", "into": "row"}, None, id="already there"),
        pytest.param({"start": "row"}, None, id="no days"),
    ],
)
def test_a_column_that_will_not_do_is_refused(on_engine: Answer, options: dict[str, Any], expected: str | None) -> None:
    """
    A column that is missing, is in the way or holds no days is refused by its name.
    """
    with pytest.raises(FrameError) as caught:
        on_engine(table([date(2016, 5, 2)]), window_ends, months=36, **options)

    column = options.get("into", options["start"])
    assert (column, expected or str(caught.value)) == (caught.value.column, str(caught.value))


def test_a_plan_has_no_column_of_months(later: Answer, request: pytest.FixtureRequest) -> None:
    """
    On a plan months are one number for all rows; Dask, which has parts in memory, takes a column.
    """
    frame = table([date(2016, 5, 2)], months=pl.lit(36))
    if "dask" in request.node.name:
        assert [(date(2019, 5, 1), None)] == found(later(frame, window_ends, start="start", months="months"))
        return
    with pytest.raises(FrameError, match="compute the table first"):
        later(frame, window_ends, start="start", months="months")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        pytest.param({"months": 0}, MalformedValueError, id="no month"),
        pytest.param({"months": 119_989}, MalformedValueError, id="more than the calendar has"),
        pytest.param({"months": 36.0}, WrongTypeError, id="a float"),
        pytest.param({"months": 36, "missing_day": "ultimo"}, WrongTypeError, id="a word for a policy"),
    ],
)
def test_what_one_window_refuses_is_refused(options: dict[str, Any], error: type[Exception]) -> None:
    """
    Months and policy are checked as `Period.of_months` checks them.
    """
    with pytest.raises(error):
        window_ends(table([date(2016, 5, 2)]), start="start", **options)
