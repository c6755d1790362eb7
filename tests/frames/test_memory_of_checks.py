# pyright: standard
"""
What a check of a large table takes beside the table.
"""

import tracemalloc
from collections.abc import Callable
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

from contratti_quartiere.analysis.frames import check_histories

CASES = 200_000
ENGINES: dict[str, tuple[Callable[[pl.DataFrame], Any], Callable[[Any], int]]] = {
    "polars": (pl.DataFrame.clone, lambda table: int(table.estimated_size())),
    "pandas": (pl.DataFrame.to_pandas, lambda table: int(table.memory_usage(deep=True).sum())),
    "pyarrow": (pl.DataFrame.to_arrow, pa.Table.get_total_buffer_size),
}
WALK = ("informa", "colloquio", "ammetti", "proponi", "rifiuta")


def rows_of(*, shuffled: bool) -> pl.DataFrame:
    """
    Return the rows of as many cases, of which none has a fault, coded and in order, or as text in any order.
    """
    steps = pl.DataFrame({"event": WALK, "day": range(17_000, 17_005)})
    rows = pl.DataFrame({"case": range(CASES)}).join(steps, how="cross")
    event = pl.col("event").cast(pl.Enum(WALK))
    rows = rows.select("case", event, pl.col("day").cast(pl.Int32).cast(pl.Date).alias("on"))
    if shuffled:
        rows = rows.select(pl.format("caso-{}", "case").alias("case"), pl.col("event").cast(pl.String), "on")
        rows = rows.sample(fraction=1, shuffle=True, seed=9)
    return rows


@pytest.mark.parametrize(
    ("shuffled", "most"), [pytest.param(False, 0.25, id="coded"), pytest.param(True, 1, id="text in any order")]
)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_arrays_of_a_check_are_no_larger_than_its_table(engine: str, shuffled: bool, most: float) -> None:
    """
    "Memory within twice the input": what we make stays below the input, and well below it for coded rows in order.
    """
    rows = rows_of(shuffled=shuffled)
    convert, size = ENGINES[engine]
    table = convert(rows)
    check_histories(rows[:10], case="case", event="event", on="on")
    tracemalloc.start()
    try:
        found = check_histories(table, case="case", event="event", on="on")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert (0, True) == (len(found), peak < most * size(table))
