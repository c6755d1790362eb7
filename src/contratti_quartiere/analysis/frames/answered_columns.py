"""
Columns added to a frame of any engine: in memory at once, part by part on Dask, and as a plan on the others.
"""

from collections.abc import Callable, Iterable
from typing import Any, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.deferred_tables import by_parts, in_parts
from contratti_quartiere.analysis.frames.frame_columns import check_names
from contratti_quartiere.analysis.frames.given_frames import given_frame
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import FrameError

__all__ = ["added", "check_free", "first_of", "like_table", "said_by_code", "text_of_objects"]


def added(
    frame: IntoFrameT,
    *,
    names: Iterable[str],
    into: Iterable[str],
    in_memory: Callable[[nw.DataFrame[Any]], nw.DataFrame[Any]],
    planned: Callable[[nw.LazyFrame[Any]], nw.LazyFrame[Any]],
) -> IntoFrameT:
    """
    Return a frame with further columns, of the same kind.

    Args:
        frame: A table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask.
        names: The columns that it must have.
        into: The columns that it gets, and must not have.
        in_memory: What adds them to a table in memory, or to a part.
        planned: What adds them to a plan.

    Raises:
        FrameError: For a column that is not there, or already is.
        WrongTypeError: For what is no table.
    """
    # Typed loosely: what comes out is of the kind that came in.
    given: Any = frame
    if in_parts(given):
        check_names(given.columns, names)
        check_free(given.columns, into)
        return cast("IntoFrameT", by_parts(given, in_memory))
    found = given_frame(given)
    columns = found.collect_schema().names()
    check_names(columns, names)
    check_free(columns, into)
    answer: Any = in_memory(found) if isinstance(found, nw.DataFrame) else planned(found)
    return cast("IntoFrameT", answer.to_native())


def check_free(names: Iterable[str], into: Iterable[str]) -> None:
    """
    Refuse a table that already has a column that we would add.

    Raises:
        FrameError: For the first that is there.
    """
    known = set(names)
    for name in into:
        if name in known:
            raise FrameError(
                name,
                None,
                Bilingual("c'è già", "is already there"),
                Bilingual("darle un altro nome, o dare un altro into=", "give it another name, or give another into="),
            )


def first_of(*cases: tuple[nw.Expr, nw.Expr], otherwise: nw.Expr) -> nw.Expr:
    """
    Return what goes with the first condition that holds.
    """
    for condition, value in reversed(cases):
        otherwise = nw.when(condition).then(value).otherwise(otherwise)
    return otherwise


def like_table(series: nw.Series[Any], table: nw.DataFrame[Any]) -> nw.Series[Any]:
    """
    Return a series with the index of the table, where its engine has one.
    """
    if not table.implementation.is_pandas_like():
        return series
    # What narwhals has for this goes through the index row by row.
    native: Any = series.to_native()
    like: Any = table.to_native()
    return nw.from_native(native.set_axis(like.index), series_only=True)


def said_by_code(codes: Any, words: Iterable[str | None]) -> list[str | None]:
    """
    Return the word of each number.
    """
    known = list(words)
    return [known[code] for code in codes.tolist()]


def text_of_objects(series: nw.Series[Any], wanted: type, remedy: Bilingual) -> nw.Series[Any]:
    """
    Return a column of Python objects, as pandas has them, as text.

    Raises:
        FrameError: For the first row that holds anything else than the wanted type, or null.
    """
    values = series.to_list()
    texts: list[str | None] = []
    for row, value in enumerate(values):
        # pandas has NaN for null, which is no value of itself.
        missing = value is None or value != value  # noqa: PLR0124  # what is no number equals nothing
        if not missing and type(value) is not wanted:
            found = type(value).__name__
            raise FrameError(series.name, row, Bilingual(f"contiene {found}", f"holds {found}"), remedy)
        texts.append(None if missing else f"{value:f}" if wanted is not str else value)
    return nw.new_series(series.name, texts, nw.String, backend="pandas")
