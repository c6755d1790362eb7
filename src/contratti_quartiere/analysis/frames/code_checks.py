"""
A column of codes judged as the constructors judge one: the word of the fault, or that the code is valid.
"""

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.answered_columns import added, like_table, text_of_objects
from contratti_quartiere.analysis.frames.code_plans import plan_cigs, plan_cups
from contratti_quartiere.analysis.frames.coded_columns import coded
from contratti_quartiere.analysis.frames.frame_columns import is_text, wrong_kind
from contratti_quartiere.analysis.frames.given_frames import check_column
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import InvalidCodeError
from contratti_quartiere.identifiers import Cig, Cup

__all__ = ["VALID", "check_cigs", "check_cups"]

VALID = "valid"
"""The word of a code that has no fault."""

_TEXT = Bilingual(
    "leggere i codici come testo: un numero perde gli zeri iniziali",
    "read codes as text: a number loses its leading zeros",
)


def check_cigs(frame: IntoFrameT, *, cig: str, into: str = "cig_check") -> IntoFrameT:
    """
    Return a frame with a word beside each CIG: `valid`, or the `fault` that `Cig` refuses it for; null for null.

    In memory and on Dask each distinct code is read once by `Cig` itself; on the plans of Polars, DuckDB and PySpark
    the same check is written in the expressions of the engine, and nothing is computed before its time.

    Args:
        frame: A table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask, lazy or not.
        cig: The column of the codes, as text or categories.
        into: The name of the column that is added.

    Raises:
        FrameError: For a column that is not there, holds no text, or is already there.
    """
    return _checked(frame, cig, into, Cig, plan_cigs)


def check_cups(frame: IntoFrameT, *, cup: str, into: str = "cup_check") -> IntoFrameT:
    """
    Return a frame with a word beside each CUP: `valid`, or the `fault` that `Cup` refuses it for; null for null.

    Args:
        frame: A table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask, lazy or not.
        cup: The column of the codes, as text or categories.
        into: The name of the column that is added.

    Raises:
        FrameError: For a column that is not there, holds no text, or is already there.
    """
    return _checked(frame, cup, into, Cup, plan_cups)


def _checked(
    frame: IntoFrameT,
    column: str,
    into: str,
    reader: Callable[[str], object],
    plan: Callable[..., nw.LazyFrame[Any]],
) -> IntoFrameT:
    check_column("cig" if reader is Cig else "cup", column)
    check_column("into", into)

    def in_memory(table: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        series = table[column]
        if series.dtype == nw.Object:
            series = text_of_objects(series, str, _TEXT)
        _check_text(column, series.dtype)
        numbers, values = coded(series)
        for value in values:
            # Categories of pandas may be of anything.
            if value is not None and type(value) is not str:
                _check_text(column, type(value).__name__)
        # Null is reached as -1.
        words = np.array([*(None if value is None else _word(reader, value) for value in values), None], object)
        told = nw.new_series(into, words[numbers].tolist(), nw.String, backend=table.implementation)
        return table.with_columns(like_table(told, table))

    def planned(lazy: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        _check_text(column, lazy.collect_schema()[column])
        return plan(lazy, column, into)

    return added(frame, names=(column,), into=(into,), in_memory=in_memory, planned=planned)


def _check_text(name: str, dtype: Any) -> None:
    if not is_text(dtype):
        raise wrong_kind(name, dtype, _TEXT)


def _word(reader: Callable[[str], object], code: str) -> str:
    try:
        reader(code)
    except InvalidCodeError as error:
        return error.fault
    return VALID
