"""
What a user gave as a table and as the names of its columns, read or refused before anything is asked of it.
"""

from collections import Counter
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.exceptions import DuplicateError

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import FrameError, WrongTypeError, shown, type_shown

__all__ = ["check_column", "given_frame"]

_TABLE = Bilingual(
    "dare una tabella di pandas, Polars, PyArrow, DuckDB, PySpark o Dask, per esempio pandas.DataFrame(righe)",
    "give a table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask, such as pandas.DataFrame(rows)",
)
_NAME = Bilingual("scrivere il nome di una colonna, come testo", "write the name of a column, as text")


def given_frame(frame: Any) -> nw.DataFrame[Any] | nw.LazyFrame[Any]:
    """
    Return a table of an engine as one that all engines share; one of Dask is asked part by part, and not here.

    Raises:
        WrongTypeError: For anything that is no table.
        FrameError: For a table that has a column twice.
    """
    given: object = frame
    try:
        found: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(frame)
    except TypeError:
        raise WrongTypeError("frame", _shown(given), type_shown(type(given)), _TABLE) from None
    except DuplicateError:
        raise _twice(frame) from None
    return found


def _shown(given: Any) -> str:
    # How long a column is says what it is, and its rows are nobody's business.
    if nw.dependencies.is_into_series(given) or nw.dependencies.is_numpy_array(given):
        return f"({len(given)})"
    return shown(given)


def _twice(frame: Any) -> FrameError:
    """
    Return the error for the first column that is there more than once.
    """
    # The columns of PyArrow are no names.
    names: list[Any] = list(frame.columns if nw.dependencies.is_pandas_dataframe(frame) else frame.column_names)
    name, count = next(found for found in Counter(names).items() if found[1] > 1)
    return FrameError(
        name,
        None,
        Bilingual(f"c'è {count} volte", f"is there {count} times"),
        Bilingual("dare a ogni colonna un nome suo", "give each column a name of its own"),
    )


def check_column(where: str, name: object) -> None:
    """
    Refuse an argument that names no column.

    Args:
        where: The argument.
        name: What was given for it.

    Raises:
        WrongTypeError: For anything but text.
    """
    if not isinstance(name, str):
        raise WrongTypeError.of(where, name, _NAME)
