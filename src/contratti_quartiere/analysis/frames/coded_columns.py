"""
A column of data as numbers: one for each of its values, by what the engine itself has for that.
"""

from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

__all__ = ["coded", "numbered", "ranked"]

_BLOCK = 1 << 16
_FEW = 1 << 8


def numbered(series: nw.Series[Any]) -> NDArray[Any]:
    """
    Return a column of text or categories as a number for each value, from 0; -1 for null.
    """
    if series.implementation.is_polars():
        return _physical(_as_categories(series))
    if series.implementation.is_pyarrow():
        return _indices(_dictionary(series))
    return _factorized(series)[0]


def coded(series: nw.Series[Any]) -> tuple[NDArray[Any], list[Any]]:
    """
    Return a column of text or categories as numbers, and the value that each number stands for.
    """
    if series.implementation.is_polars():
        return _of_polars(_as_categories(series))
    if series.implementation.is_pyarrow():
        return _of_pyarrow(series)
    codes, values = _factorized(series)
    return codes, list(values)


def ranked(series: nw.Series[Any]) -> tuple[NDArray[np.int64], nw.Series[Any]]:
    """
    Return a column of text or categories as the place of each value among all of them in order, -1 for null, and these.
    """
    numbers, backend = numbered(series), series.implementation
    rows = _a_row_of_each(numbers)
    found = np.flatnonzero(rows[:-1] >= 0)
    values = nw.from_dict(
        {
            "value": series[rows[found]].cast(nw.String),
            "number": nw.new_series("number", found, nw.Int64, backend=backend),
        },
        backend=backend,
    ).sort("value")
    ranks = np.full(len(rows), -1)
    ranks[values["number"].to_numpy()] = np.arange(len(values))
    return ranks[numbers], values["value"]


def _as_categories(series: nw.Series[Any]) -> nw.Series[Any]:
    return series.cast(nw.Categorical) if series.dtype == nw.String else series


def _physical(series: nw.Series[Any]) -> NDArray[Any]:
    native: Any = series.to_native()
    physical: nw.Series[Any] = nw.from_native(native.to_physical(), series_only=True)
    return (physical.cast(nw.Int64).fill_null(-1) if series.null_count() else physical).to_numpy()


def _of_polars(series: nw.Series[Any]) -> tuple[NDArray[Any], list[Any]]:
    numbers = _narrow(_physical(series))
    if isinstance(series.dtype, nw.Enum):
        return numbers, list(series.dtype.categories)
    # Polars keeps the values of all categories together, and a column knows its own by looking.
    rows = _a_row_of_each(numbers)
    places = np.flatnonzero(rows[:-1] >= 0)
    values: list[Any] = [None] * (len(rows) - 1)
    for place, value in zip(places.tolist(), series[rows[places].tolist()].cast(nw.String).to_list(), strict=True):
        values[place] = value
    return numbers, values


def _a_row_of_each(numbers: NDArray[Any]) -> NDArray[np.int64]:
    """
    Return a row that has each number, -1 if none has; that of -1 is the last one.
    """
    rows = np.full((int(numbers.max()) if len(numbers) else -1) + 2, -1)
    for start in range(0, len(numbers), _BLOCK):
        block = numbers[start : start + _BLOCK]
        rows[block] = np.arange(start, start + len(block))
    return rows


def _narrow(numbers: NDArray[Any]) -> NDArray[Any]:
    """
    Return numbers as bytes where they fit, which are the quickest to go on with.
    """
    few = numbers.dtype.kind == "u" and len(numbers) > 0 and numbers.max() < _FEW
    return numbers.astype(np.uint8, copy=False) if few else numbers


def _of_pyarrow(series: nw.Series[Any]) -> tuple[NDArray[Any], list[Any]]:
    whole = _dictionary(series)
    return _indices(whole), whole.dictionary.to_pylist()


def _dictionary(series: nw.Series[Any]) -> Any:
    chunked: Any = series.to_native()
    if series.dtype == nw.String:
        chunked = chunked.dictionary_encode()
    # Chunks may have dictionaries of their own, which become one.
    return chunked.combine_chunks()


def _indices(whole: Any) -> NDArray[Any]:
    # Whoever made the dictionary may have numbered it without a sign.
    indices = whole.indices.cast("int64").fill_null(-1) if whole.null_count else whole.indices
    numbers: NDArray[Any] = indices.to_numpy(zero_copy_only=False)
    return numbers


def _factorized(series: nw.Series[Any]) -> tuple[NDArray[Any], Any]:
    """
    Return a column of pandas as numbers, and the value of each.
    """
    native: Any = series.to_native()
    if str(native.dtype) == "category":
        return native.cat.codes.to_numpy(), native.cat.categories
    # Text, or a dictionary of Arrow, which is no category to pandas.
    codes: NDArray[Any]
    codes, values = native.factorize()
    return codes, values
