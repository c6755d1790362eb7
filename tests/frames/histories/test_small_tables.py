# pyright: standard
"""
Small tables of our own on the engine of another table.
"""

from datetime import date
from types import SimpleNamespace
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest

from contratti_quartiere.analysis.frames.small_tables import small_table, with_whole_numbers


def test_values_come_out_as_they_went_in(engine: Any, table_of: Any) -> None:
    """
    Texts, quotation marks in them too, whole numbers and days are the same on every engine.
    """
    columns: dict[str, Any] = {
        "state": ["dell'ente", "b"],
        "place": [-1, 2**40],
        "first": [date(1, 1, 1), date(2018, 1, 10)],
    }

    def made(table: Any) -> Any:
        return small_table(nw.from_native(table), columns).to_native()

    if engine.__name__ in ("on_dask", "on_polars_lazily"):
        pytest.skip("it is asked as a table of pandas or of Polars in memory")
    rows = engine(table_of([]), made)

    assert [("dell'ente", -1, date(1, 1, 1)), ("b", 2**40, date(2018, 1, 10))] == rows


def test_whole_numbers_stay_whole_in_pandas() -> None:
    """
    Where one is null pandas has a type of its own for whole numbers; another column, or engine, is left as it is.
    """
    table = nw.from_native(pd.DataFrame({"days": [1.0, None], "share": [0.5, None]}), eager_only=True)
    found = with_whole_numbers(table, "days", "nowhere").to_native()

    assert {"days": "Int64", "share": "float64"} == found.dtypes.astype(str).to_dict()


def test_spark_is_asked_for_rows_with_their_types() -> None:
    """
    Where there is no Java too: Spark is given the rows, and a schema of its own words.
    """
    asked: list[Any] = []

    def create(rows: list[Any], schema: str) -> pl.LazyFrame:
        asked.append((rows, schema))
        return pl.LazyFrame()

    native = SimpleNamespace(sparkSession=SimpleNamespace(createDataFrame=create))
    frame: Any = SimpleNamespace(implementation=nw.Implementation.PYSPARK, to_native=lambda: native)
    days = [date(2018, 1, 10), date(2018, 1, 11)]
    small_table(frame, {"state": ["a", "b"], "place": [0, 1], "first": days})

    assert [([("a", 0, days[0]), ("b", 1, days[1])], "`state` string, `place` bigint, `first` date")] == asked
