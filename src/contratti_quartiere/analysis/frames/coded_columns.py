"""
A column of data as numbers: one for each of its values, by what the engine itself has for that.
"""

from typing import Any

import attrs
import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

__all__ = ["CodedColumn", "coded"]


@attrs.frozen(kw_only=True, eq=False)
class CodedColumn:
    """
    A column as numbers, and the value that each stands for (*colonna codificata*).

    Attributes:
        codes: The number of the value of each row, from 0; -1 for null.
        values: The values.
    """

    codes: NDArray[Any]
    values: list[Any]


def coded(series: nw.Series[Any]) -> CodedColumn:
    """
    Return a column of text or categories as numbers.
    """
    if series.implementation.is_polars():
        return _of_polars(series)
    if series.implementation.is_pyarrow():
        return _of_pyarrow(series)
    return _of_pandas(series)


def _of_polars(series: nw.Series[Any]) -> CodedColumn:
    if series.dtype == nw.String:
        series = series.cast(nw.Categorical)
    physical: Any = series.to_native().to_physical()
    if series.null_count():
        physical = nw.from_native(physical, series_only=True).cast(nw.Int64).fill_null(-1).to_native()
    return CodedColumn(codes=physical.to_numpy(), values=series.cat.get_categories().to_list())


def _of_pyarrow(series: nw.Series[Any]) -> CodedColumn:
    chunked: Any = series.to_native()
    if series.dtype == nw.String:
        chunked = chunked.dictionary_encode()
    # Chunks may have dictionaries of their own.
    whole: Any = chunked.unify_dictionaries().combine_chunks()
    whole = whole.chunk(0) if hasattr(whole, "chunks") and whole.num_chunks else whole
    codes = whole.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return CodedColumn(codes=codes, values=whole.dictionary.to_pylist())


def _of_pandas(series: nw.Series[Any]) -> CodedColumn:
    native: Any = series.to_native()
    if series.dtype == nw.String:
        codes, values = native.factorize()
        return CodedColumn(codes=codes, values=list(values))
    return CodedColumn(codes=native.cat.codes.to_numpy(), values=list(native.cat.categories))
