"""
Stays of many cases, from their rows in order: where each one begins, and where it goes from there.
"""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from contratti_quartiere.analysis.frames.placed_rows import PlacedRows, ordinal
from contratti_quartiere.analysis.frames.small_tables import in_memory

__all__ = ["days_between", "days_until", "stays"]


def stays(histories: PlacedRows[Any], name: str, initial: str, until: date | None) -> Any:
    """
    Return one row a stay: of each case the one with which it begins, and those after it.

    Args:
        histories: The cases, and the rows with which a stay begins.
        name: What to call the column that says where.
        initial: Where each case begins.
        until: Up to which day the days of an open stay count; None for none.
    """
    rows, cases = histories.rows, histories.cases
    later = rows.select("case", nw.col("position") + 1, nw.col("state").alias(name), nw.col("on").alias("first"), "end")
    begins = rows.filter(nw.col("position") == 0).select("case", nw.col("on").alias("end"))
    first = cases.join(begins, on="case", how="left").select(
        "case",
        nw.lit(0).cast(nw.Int64).alias("position"),
        nw.lit(initial).alias(name),
        # A null of the type of days, whatever that is.
        nw.when(nw.col("end").is_null()).then("end").alias("first"),
        "end",
    )
    found = nw.concat([first, later])
    days = days_between("first", "end", found)
    if until is not None:
        days = nw.when(nw.col("end").is_null()).then(days_until("first", until, found)).otherwise(days)
    found = found.with_columns(days=days, censored=nw.col("end").is_null())
    return found.sort("case", "position") if in_memory(found) else found


def days_between(first: str, end: str, frame: Any) -> nw.Expr:
    """
    Return how many days lie between two columns of days.
    """
    return _whole(ordinal(nw.col(end), frame) - ordinal(nw.col(first), frame), frame)


def days_until(first: str, until: date, frame: Any) -> nw.Expr:
    """
    Return how many days lie between a column of days and one day.
    """
    return _whole(nw.lit(until.toordinal()) - ordinal(nw.col(first), frame), frame)


def _whole(number: nw.Expr, frame: Any) -> nw.Expr:
    # Pandas holds whole numbers as floats where one is null.
    return number if frame.implementation.is_pandas_like() else number.cast(nw.Int64)
