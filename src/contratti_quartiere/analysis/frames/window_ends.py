"""
The last day of a window for many starts at once.
"""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from narwhals.stable.v2.typing import IntoFrameT
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.answered_columns import added, like_table, said_by_code
from contratti_quartiere.analysis.frames.column_faults import ColumnFault
from contratti_quartiere.analysis.frames.day_columns import day_numbers, step_numbers
from contratti_quartiere.analysis.frames.frame_columns import ISO_DAY, check_day, check_without_zone
from contratti_quartiere.analysis.frames.given_frames import check_column
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.look_up import code_of
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import add_months, check_choice
from contratti_quartiere.errors import FrameError
from contratti_quartiere.periods import MissingDay, Period

__all__ = ["window_ends"]

_WORDS = (None, *ColumnFault)
_CODE = {word: code for code, word in enumerate(_WORDS)}
# A start that has a fault is put to this day, and its answer thrown away.
_ANY_DAY = np.datetime64("2000-01-01", "D")
_LAST_MONTH = np.datetime64("9999-12", "M")
_MOST_MONTHS = 9999 * 12


def window_ends(
    frame: IntoFrameT,
    *,
    start: str,
    months: int | str,
    missing_day: MissingDay = MissingDay.LAST_DAY_IS_END,
    into: str = "last_day",
) -> IntoFrameT:
    """
    Return a frame with the last day of each window beside its start, as `Period.of_months` has it.

    Two columns are added: the last day, and `<into>_fault`, a word of `ColumnFault` where there is none: the start or
    the months are null, the start is no day, the months are fewer than one, the window ends after the year 9999. On
    pandas the last day is a point in time at midnight, `datetime64[s]`, whatever the start is; PyArrow's `date32`, as
    `to_frame` has it, never equals one, and is brought to it with `pd.to_datetime`.

    Args:
        frame: A table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask, lazy or not.
        start: The column of the first days: days, points in time, which count by the day of their own zone, or text
            such as 2016-05-02, of the years 1000 to 2999.
        months: How long the service lasts, one or more; or the column that says it. A column needs a table in memory or
            of Dask: on a plan, months can be added only in one number for all rows.
        missing_day: What the last day is where the anniversary day does not exist.
        into: The name of the column.

    Raises:
        FrameError: For a column that is not there, or holds what it must not, or is already there; for a column of
            months on a plan.
        WrongTypeError: For what is no table or no name of a column, months that are neither, or a policy that is no
            `MissingDay`.
        MalformedValueError: For less than one month, or more than the calendar has.
    """
    check_column("start", start)
    check_column("into", into)
    check_choice("window_ends", missing_day, MissingDay)
    if not isinstance(months, str):
        # Whatever is wrong with the number, the constructor of one window says it.
        Period.of_months(date.min, months, missing_day=missing_day)

    def in_memory(table: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        return _in_memory(table, start, months, missing_day, into)

    def planned(plan: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        if isinstance(months, str):
            raise FrameError(
                months,
                None,
                Bilingual("dà mesi diversi a ogni riga di un piano", "gives each row of a plan its own months"),
                Bilingual(
                    "calcolare prima la tabella, o dare una sola durata per volta: months=36",
                    "compute the table first, or give one length at a time: months=36",
                ),
            )
        return _planned(plan, start, months, missing_day, into)

    names = (start, months) if isinstance(months, str) else (start,)
    return added(frame, names=names, into=(into, f"{into}_fault"), in_memory=in_memory, planned=planned)


def _in_memory(
    table: nw.DataFrame[Any], start: str, months: int | str, missing_day: MissingDay, into: str
) -> nw.DataFrame[Any]:
    numbers, day_faults = day_numbers(table[start])
    days = numbers.astype("datetime64[D]") if numbers.dtype.kind == "M" else numbers.astype(np.int64).view("M8[D]")
    faults = np.zeros(len(days), np.uint8)
    count: Any = months
    if isinstance(months, str):
        count, missing = step_numbers(table[months])
        count = count.astype(np.int64)
        faults[count < 1] = _CODE[ColumnFault.NO_MONTH]
        faults[count > _MOST_MONTHS] = _CODE[ColumnFault.OUT_OF_CALENDAR]
        count = np.clip(count, 1, _MOST_MONTHS)
        if missing is not None:
            faults[missing] = _CODE[ColumnFault.MISSING_VALUE]
    if day_faults is not None:
        for fault in (HistoryFault.MISSING_VALUE, HistoryFault.UNREADABLE_DATE):
            faults[day_faults == code_of(fault)] = _CODE[ColumnFault.of(fault.value)]
    days = np.where(faults == 0, days, _ANY_DAY)
    last, late = _last_days(days, count, missing_day)
    faults[(faults == 0) & late] = _CODE[ColumnFault.OUT_OF_CALENDAR]
    last = np.where(faults == 0, last, np.datetime64("NaT", "D"))
    backend = table.implementation
    # pandas has no days of its own: points in time at midnight, in seconds, reach every year.
    kind = None if backend.is_pandas() else nw.Date
    answer = nw.new_series(into, last, kind, backend=backend)
    told = nw.new_series(f"{into}_fault", said_by_code(faults, _WORDS), nw.String, backend=backend)
    return table.with_columns(like_table(answer, table), like_table(told, table))


def _last_days(days: NDArray[Any], months: Any, missing_day: MissingDay) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """
    Return the last day of each window, and whether it is outside the calendar.
    """
    first = days.astype("datetime64[M]")
    target = first + months
    place = days - first.astype("datetime64[D]")
    length = (target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")
    anniversary = target.astype("datetime64[D]") + np.minimum(place, length - 1)
    last: NDArray[Any] = anniversary - 1
    if missing_day is MissingDay.LAST_DAY_IS_END:
        last = np.where(place >= length, anniversary, last)
    return last, target > _LAST_MONTH


def _planned(plan: nw.LazyFrame[Any], start: str, months: int, missing_day: MissingDay, into: str) -> nw.LazyFrame[Any]:
    schema = plan.collect_schema()
    names, kind = schema.names(), schema[start]
    check_day(start, kind)
    if not plan.implementation.is_polars():
        check_without_zone(start, kind)
    day = nw.col(start)
    if kind == nw.String:
        # Some engines let a line end before the end of the text.
        day = nw.when(day.str.contains(ISO_DAY) & ~day.str.contains("\n")).then(day).str.to_date(format="%Y-%m-%d")
    elif isinstance(kind, nw.Datetime):
        day = day.dt.date()
    # Every start up to here has its anniversary in the calendar: the last day of the month is the last of them.
    latest = nw.lit(add_months(date.max, -months))
    known = nw.when(day <= latest).then(day)
    plan = plan.with_columns(
        nw.when(nw.col(start).is_null())
        .then(nw.lit(ColumnFault.MISSING_VALUE.value))
        .otherwise(
            nw.when(day.is_null())
            .then(nw.lit(ColumnFault.UNREADABLE_DATE.value))
            .otherwise(nw.when(day > latest).then(nw.lit(ColumnFault.OUT_OF_CALENDAR.value)))
        )
        .alias(f"{into}_fault"),
        known.dt.offset_by(f"{months}mo").cast(nw.Date).alias(into),
    )
    anniversary = nw.col(into)
    last = anniversary.dt.offset_by("-1d").cast(nw.Date)
    if missing_day is MissingDay.LAST_DAY_IS_END:
        last = nw.when(anniversary.dt.day() < known.dt.day()).then(anniversary).otherwise(last)
    return plan.with_columns(last.alias(into)).select(*names, into, f"{into}_fault")
