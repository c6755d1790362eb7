"""
A column of data as numbers: one for each of its values, by what the engine itself has for that.
"""

from typing import Any

import narwhals.stable.v2 as nw
from numpy.typing import NDArray

__all__ = ["coded", "numbered"]


def numbered(series: nw.Series[Any]) -> NDArray[Any]:
    """
    Return a column of text or categories as a number for each value, from 0; -1 for null.
    """
    if series.implementation.is_polars():
        return _physical(_as_categories(series))
    return coded(series)[0]


def coded(series: nw.Series[Any]) -> tuple[NDArray[Any], list[Any]]:
    """
    Return a column of text or categories as numbers, and the value that each number stands for.
    """
    if series.implementation.is_polars():
        return _of_polars(_as_categories(series))
    if series.implementation.is_pyarrow():
        return _of_pyarrow(series)
    return _of_pandas(series)


def _as_categories(series: nw.Series[Any]) -> nw.Series[Any]:
    return series.cast(nw.Categorical) if series.dtype == nw.String else series


def _physical(series: nw.Series[Any]) -> NDArray[Any]:
    native: Any = series.to_native()
    physical: nw.Series[Any] = nw.from_native(native.to_physical(), series_only=True)
    return (physical.cast(nw.Int64).fill_null(-1) if series.null_count() else physical).to_numpy()


def _of_polars(series: nw.Series[Any]) -> tuple[NDArray[Any], list[Any]]:
    # Polars keeps the values of all categories together, and a column knows its own by looking.
    distinct = series.unique().drop_nulls()
    places = _physical(distinct).tolist()
    values: list[Any] = [None] * (max(places, default=-1) + 1)
    for place, value in zip(places, distinct.cast(nw.String).to_list(), strict=True):
        values[place] = value
    return _physical(series), values


def _of_pyarrow(series: nw.Series[Any]) -> tuple[NDArray[Any], list[Any]]:
    chunked: Any = series.to_native()
    if series.dtype == nw.String:
        chunked = chunked.dictionary_encode()
    # Chunks may have dictionaries of their own.
    whole: Any = chunked.unify_dictionaries().combine_chunks()
    return whole.indices.fill_null(-1).to_numpy(zero_copy_only=False), whole.dictionary.to_pylist()


def _of_pandas(series: nw.Series[Any]) -> tuple[NDArray[Any], list[Any]]:
    native: Any = series.to_native()
    if series.dtype == nw.String:
        codes, values = native.factorize()
        return codes, list(values)
    return native.cat.codes.to_numpy(), list(native.cat.categories)
