# pyright: standard
"""
The check of many histories at once: every engine gives the answer of the objects, row for row.
"""

from collections.abc import Callable
from typing import Any

import dask.dataframe as dd
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import check_histories
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.works_table import WORKS_TABLE
from recorded_rows import Recorded, Told, blurred, by_model, by_objects, frame_of, histories, junk, sort

# The engines


def rows_of_pandas(frame: Any) -> list[Told]:
    """
    Return the rows of a table of pandas as Python values.
    """
    table = pl.from_pandas(frame.reset_index(drop=True))
    # Without a day, pandas does not know that a column holds days; with them it has points in time.
    typed = table["on"].dtype == pl.String and table["on"].null_count() < len(table)
    return [Told(*row) for row in (table if typed else table.with_columns(pl.col("on").cast(pl.Date))).rows()]


Engine = Callable[[pl.DataFrame, dict[str, Any]], list[Told]]


def by_polars(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of Polars in memory.
    """
    return [Told(*row) for row in check_histories(frame, **options).rows()]


def by_polars_coded(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of Polars with categories for text.
    """
    coded = frame.with_columns(pl.col("case").cast(pl.Categorical), pl.col("event").cast(pl.Categorical))
    return [Told(*row) for row in check_histories(coded, **options).rows()]


def by_polars_lazily(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of Polars on a plan.
    """
    return [Told(*row) for row in check_histories(frame.lazy(), **options).collect().rows()]


def by_pandas(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of pandas.
    """
    return rows_of_pandas(check_histories(frame.to_pandas(), **options))


def by_pandas_objects(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of pandas on columns of Python objects, as old code makes them.
    """
    table = pd.DataFrame({name: pd.Series(frame[name].to_list(), dtype=object) for name in ("case", "event", "on")})
    table["step"] = frame["step"].to_pandas()
    return rows_of_pandas(check_histories(table, **options))


def by_pandas_coded(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of pandas with categories for text.
    """
    table = frame.to_pandas().astype({"case": "category", "event": "category"})
    found = check_histories(table, **options)
    return rows_of_pandas(found.astype({"case": "object"}))


def by_pyarrow(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of PyArrow, on a table in two chunks.
    """
    half = len(frame) // 2
    table = pa.concat_tables([frame[:half].to_arrow(), frame[half:].to_arrow()])
    return [Told(**row) for row in check_histories(table, **options).to_pylist()]


def by_pyarrow_coded(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of PyArrow with dictionaries for text, one for each chunk.
    """
    half = len(frame) // 2
    tables = [
        part.set_column(1, "event", part["event"].dictionary_encode())
        for part in (frame[:half].to_arrow(), frame[half:].to_arrow())
    ]
    return [Told(**row) for row in check_histories(pa.concat_tables(tables), **options).to_pylist()]


def by_duckdb(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of DuckDB.
    """
    with duckdb.connect() as connection:
        relation = connection.from_arrow(frame.to_arrow())
        return [Told(*row) for row in check_histories(relation, **options).fetchall()]


def by_dask(frame: pl.DataFrame, options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of Dask, in three parts.
    """
    # Typed loosely, as Dask leaves it.
    dask: Any = dd
    table = dask.from_pandas(frame.to_pandas(), npartitions=3)
    return rows_of_pandas(check_histories(table, **options).compute(scheduler="synchronous"))


IN_MEMORY = {
    "polars": by_polars,
    "polars, coded": by_polars_coded,
    "pandas": by_pandas,
    "pandas, objects": by_pandas_objects,
    "pandas, coded": by_pandas_coded,
    "pyarrow": by_pyarrow,
    "pyarrow, coded": by_pyarrow_coded,
}
# Each question costs them a plan: a few examples do.
LAZY = {"polars, lazy": by_polars_lazily, "duckdb": by_duckdb, "dask": by_dask}
EACH_IN_MEMORY = pytest.mark.parametrize("engine", IN_MEMORY.values(), ids=IN_MEMORY)
EACH_LAZY = pytest.mark.parametrize("engine", LAZY.values(), ids=LAZY)
BY_DAY = {"case": "case", "event": "event", "on": "on"}
BY_STEP = BY_DAY | {"step": "step"}


EACH_TABLE = pytest.mark.parametrize(
    "table", [RELOCATION_TABLE, DWELLING_TABLE, WORKS_TABLE], ids=lambda table: table.name.en
)


@EACH_IN_MEMORY
@EACH_TABLE
@settings(max_examples=25)
@given(data=st.data())
def test_tables_in_memory_give_the_answer_of_the_objects(
    engine: Engine, table: Table[Any, Any], data: st.DataObject
) -> None:
    """
    "Every engine gives the object replay's answer on generated histories": the same rows for the three machines.
    """
    rows = data.draw(histories(table))

    assert sort(by_objects(rows, table)) == sort(engine(frame_of(rows), BY_STEP | {"table": table}))


@EACH_LAZY
@EACH_TABLE
@settings(max_examples=6)
@given(data=st.data())
def test_lazy_tables_give_the_answer_of_the_objects(
    engine: Engine, table: Table[Any, Any], data: st.DataObject
) -> None:
    """
    "Every engine gives the object replay's answer on generated histories": on a plan as in memory.
    """
    rows = data.draw(histories(table))

    assert sort(by_objects(rows, table)) == sort(engine(frame_of(rows), BY_STEP | {"table": table}))


BY_DAY_OR_STEP = pytest.mark.parametrize("by_step", [False, True], ids=["by day", "by step"])


@EACH_IN_MEMORY
@BY_DAY_OR_STEP
@settings(max_examples=40)
@given(rows=junk())
def test_whatever_is_wrong_in_memory_is_told(engine: Engine, by_step: bool, rows: list[Recorded]) -> None:
    """
    "Never a silently shorter answer": nulls, unknown words and shared places are rows of the answer.
    """
    found = engine(frame_of(rows), BY_STEP if by_step else BY_DAY)

    assert sort(blurred(by_model(rows, by_step=by_step))) == sort(blurred(found))


@EACH_LAZY
@BY_DAY_OR_STEP
@settings(max_examples=12)
@given(rows=junk())
def test_whatever_is_wrong_on_a_plan_is_told(engine: Engine, by_step: bool, rows: list[Recorded]) -> None:
    """
    "Never a silently shorter answer": a lazy engine tells of the same rows.
    """
    found = engine(frame_of(rows), BY_STEP if by_step else BY_DAY)

    assert sort(blurred(by_model(rows, by_step=by_step))) == sort(blurred(found))


# Days as an office types them


@pytest.mark.parametrize("engine", (IN_MEMORY | LAZY).values(), ids=IN_MEMORY | LAZY)
@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        pytest.param("2016-05-02", [], id="a day"),
        pytest.param("2016-02-29", [], id="a leap day"),
        pytest.param("2000-02-29", [], id="the leap day of a century"),
        pytest.param("2018-02-29", ["data illeggibile"], id="29 February of a common year"),
        pytest.param("1900-02-29", ["data illeggibile"], id="29 February of a common century"),
        pytest.param("2016-04-31", ["data illeggibile"], id="31 April"),
        pytest.param("2016-13-01", ["data illeggibile"], id="month 13"),
        pytest.param("02/05/2016", ["data illeggibile"], id="the Italian way"),
        pytest.param("2016-05-02T09:00", ["data illeggibile"], id="with a time"),
        pytest.param("2016-05-02\n", ["data illeggibile"], id="with a new line"),
        pytest.param("", ["data illeggibile"], id="empty"),
    ],
)
def test_days_as_text(engine: Engine, typed: str, kinds: list[str]) -> None:
    """
    A text is a day if the calendar has it, as 2016-05-02; any other is a row of the answer.
    """
    frame = pl.DataFrame({"case": ["a"], "event": ["informa"], "on": [typed], "step": [1]})

    assert kinds == [told.kind for told in engine(frame, BY_DAY)]


@pytest.mark.parametrize("engine", (IN_MEMORY | LAZY).values(), ids=IN_MEMORY | LAZY)
@pytest.mark.parametrize(
    ("options", "case", "step"),
    [
        pytest.param(BY_DAY, None, 1, id="no case"),
        pytest.param(BY_STEP, None, 1, id="no case, by step"),
        pytest.param(BY_STEP, "a", None, id="no step"),
    ],
)
def test_what_is_missing_is_told_before_what_cannot_be_read(
    engine: Engine, options: dict[str, Any], case: str | None, step: int | None
) -> None:
    """
    The gravest of the problems of a row is that nobody knows whose it is, or where it stands.
    """
    schema = {"case": pl.String, "event": pl.String, "on": pl.String, "step": pl.Int64}
    frame = pl.DataFrame([(case, "informa", "boh", step)], schema, orient="row")

    assert ["valore mancante"] == [told.kind for told in engine(frame, options)]
