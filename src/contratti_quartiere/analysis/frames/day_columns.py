"""
A column of days as numbers, whatever an engine holds them as.
"""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.frame_columns import (
    ISO_DAY,
    check_day,
    check_step,
    has_nulls,
    is_day,
    no_day,
    no_step,
)
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.look_up import code_of

__all__ = ["day_numbers", "step_numbers"]

_EXACT = 1 << 53
"""Up to here every whole number is a float of its own."""


def day_numbers(series: nw.Series[Any]) -> tuple[NDArray[Any], NDArray[np.uint8] | None]:
    """
    Return the days as numbers or datetimes, and the code of what is wrong with each; None if nothing is with any.

    Raises:
        FrameError: For a column that holds no days, with the first row that is none.
    """
    if series.dtype == nw.Object:
        series = _of_objects(series)
    check_day(series.name, series.dtype)
    if is_day(series.dtype):
        missing = series.is_null().to_numpy() if has_nulls(series) else None
        faults = None if missing is None else missing * np.uint8(code_of(HistoryFault.MISSING_VALUE))
        return _numbers(series), faults
    return _of_text(series)


def _numbers(series: nw.Series[Any]) -> NDArray[Any]:
    if series.dtype == nw.Date:
        numbers = series.cast(nw.Int32)
        return (numbers.fill_null(0) if has_nulls(series) else numbers).to_numpy()
    if isinstance(series.dtype, nw.Datetime) and series.dtype.time_zone is not None:
        # The day is that of its own zone.
        series = series.dt.replace_time_zone(None)
    return series.to_numpy().astype("datetime64", copy=False)


def _of_text(series: nw.Series[Any]) -> tuple[NDArray[Any], NDArray[np.uint8] | None]:
    # pandas lets a line end before the end of the text.
    whole = series.str.contains(ISO_DAY) & ~series.str.contains("\n")
    readable = whole.fill_null(value=False).to_numpy().astype(np.bool_)
    texts = series.to_numpy()
    days = np.zeros(len(texts), np.int64)
    days[readable] = texts[readable].astype("datetime64[D]").view(np.int64)
    if readable.all():
        return days, None
    faults = np.where(readable, 0, code_of(HistoryFault.UNREADABLE_DATE)).astype(np.uint8)
    faults[series.is_null().to_numpy()] = code_of(HistoryFault.MISSING_VALUE)
    return days, faults


def _of_objects(series: nw.Series[Any]) -> nw.Series[Any]:
    # Of pandas there is more than one null, and one that equals nothing, not even itself.
    missing = series.is_null().to_list()
    values = [None if null else value for value, null in zip(series.to_list(), missing, strict=True)]
    # Were they all text they would be no objects: the first one tells which row is odd.
    among_texts = type(next((value for value in values if value is not None), None)) is str
    kind = str if among_texts else date
    for row, value in enumerate(values):
        if value is not None and type(value) is not kind:
            raise no_day(series.name, row, value, among_texts=among_texts)
    return nw.new_series(series.name, values, nw.Date, backend="pyarrow")


def step_numbers(series: nw.Series[Any]) -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
    """
    Return the steps as whole numbers, and which of them are null; None if none is.

    Raises:
        FrameError: For a column that holds no whole numbers.
    """
    check_step(series.name, series.dtype)
    missing = series.is_null().to_numpy()
    numbers = series.fill_null(0).to_numpy()
    if series.dtype.is_float():
        # Pandas holds whole numbers as floats where one of them is null.
        missing = missing | np.isnan(numbers)
        numbers = np.where(missing, 0, numbers)
        odd = np.flatnonzero((numbers != np.floor(numbers)) | (np.abs(numbers) > _EXACT))
        if len(odd):
            raise no_step(series.name, int(odd[0]), float(numbers[odd[0]]))
        numbers = numbers.astype(np.int64)
    return numbers, missing if missing.any() else None
