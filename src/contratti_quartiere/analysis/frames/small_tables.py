"""
A small table of our own, made on the engine of the table that it goes with.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar, cast

import narwhals.stable.v2 as nw

__all__ = ["Frame", "in_memory", "point", "small_table", "with_whole_numbers"]

Frame = TypeVar("Frame", nw.DataFrame[Any], nw.LazyFrame[Any])

_SQL = {str: "VARCHAR", int: "BIGINT", date: "DATE"}
_SPARK = {str: "string", int: "bigint", date: "date"}
_TYPES = {str: nw.String(), int: nw.Int64(), date: nw.Date()}


def point(day: date) -> datetime:
    """
    Return a day as the point in time at which it begins, which is how pandas holds days.
    """
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a day has no zone


def in_memory(frame: Any) -> bool:
    """
    Return whether a frame of narwhals is computed already.
    """
    return isinstance(frame, nw.DataFrame)


def with_whole_numbers(frame: Any, *names: str) -> Any:
    """
    Return a frame whose columns of these names, where there are any, hold whole numbers though one be null.
    """
    if not frame.implementation.is_pandas_like():
        return frame
    # Its usual whole numbers have no null, and become floats.
    native: Any = frame.to_native()
    native = native.astype({name: "Int64" for name in native.columns if name in names})
    return nw.from_native(native, eager_only=True)


def small_table(frame: Frame, columns: Mapping[str, Sequence[str] | Sequence[int] | Sequence[date]]) -> Frame:
    """
    Return a table of texts, whole numbers or days, none of them empty, on the engine of another one.

    Args:
        frame: The other one; of a lazy one nothing is computed.
        columns: The values of each column.
    """
    made: Any = _eagerly(frame, columns) if in_memory(frame) else _lazily(frame, columns)
    return cast("Frame", made)


def _eagerly(frame: Any, columns: Mapping[str, Sequence[Any]]) -> Any:
    schema: dict[str, Any] = {name: _TYPES[type(values[0])] for name, values in columns.items()}
    values = dict(columns)
    if frame.implementation.is_pandas_like():
        for name in [name for name, kind in schema.items() if kind == nw.Date]:
            schema[name] = nw.Datetime("us")
            values[name] = [point(day) for day in columns[name]]
    return nw.from_dict(values, schema, backend=frame.implementation)


def _lazily(frame: Any, columns: Mapping[str, Sequence[Any]]) -> Any:
    native: Any = frame.to_native()
    if frame.implementation.is_duckdb():
        # Of no row there is still one count, and a list of values unfolds beside it: no view is left behind.
        listed = ", ".join(
            f"unnest([{', '.join(map(_literal, values))}]::{_SQL[type(values[0])]}[]) AS {name}"
            for name, values in columns.items()
        )
        return nw.from_native(native.limit(0).aggregate("count(*)").project(listed))
    schema_of_spark = ", ".join(f"`{name}` {_SPARK[type(values[0])]}" for name, values in columns.items())
    rows = list(zip(*columns.values(), strict=True))
    return nw.from_native(native.sparkSession.createDataFrame(rows, schema_of_spark))


def _literal(value: str | int | date) -> str:
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
