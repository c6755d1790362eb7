# pyright: standard
"""
What tests of tables share: the engines, and one Spark, started once, where there is a Java to run it.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import dask.dataframe as dd
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

Ask = Callable[..., Any]
Answer = Callable[..., pl.DataFrame]


def java_version() -> int:
    """
    Return the version of Java on this machine; 0 if there is none.
    """
    java = shutil.which("java")
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    digits = said.partition('version "')[2].partition(".")[0]
    return int(digits) if digits.isdigit() else 0


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """
    Give a Spark on this machine alone; without Java 17 or later the test is skipped.
    """
    if java_version() < 17:
        pytest.skip("PySpark needs a Java of 17 or later, and none is on the path")
    from pyspark.sql import SparkSession  # noqa: PLC0415  # it starts a machine: not before it is asked for

    builder: Any = SparkSession.builder
    session = (
        builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.log.level", "ERROR")
        # What a test asks once is not worth compiling well, nor cleaning up after on every core: half the time.
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .getOrCreate()
    )
    yield session
    session.stop()


def told(frame: Any) -> pl.DataFrame:
    """
    Return a table of pandas or PyArrow as one of Polars, with days for points in time at midnight.
    """
    if isinstance(frame, pd.DataFrame):
        table = pl.from_pandas(frame.reset_index(drop=True))
        # Without any day, pandas does not know that a column holds days.
        days = [name for name in table.columns if name == "last_day" or table[name].dtype == pl.Datetime]
        return table.with_columns(pl.col(days).cast(pl.Date))
    return pl.DataFrame(frame)


def by_polars(frame: pl.DataFrame, ask: Ask, **options: Any) -> pl.DataFrame:
    """
    Give the answer of Polars in memory.
    """
    answer: pl.DataFrame = ask(frame, **options)
    return answer


def by_polars_lazily(frame: pl.DataFrame, ask: Ask, **options: Any) -> pl.DataFrame:
    """
    Give the answer of Polars on a plan.
    """
    answer: pl.DataFrame = ask(frame.lazy(), **options).collect()
    return answer


def by_pandas(frame: pl.DataFrame, ask: Ask, **options: Any) -> pl.DataFrame:
    """
    Give the answer of pandas, on a table that was sorted backwards once and kept its index.
    """
    table = frame.to_pandas()
    table.index = pd.Index(range(len(table), 0, -1))
    return told(ask(table, **options))


def by_pandas_of_arrow(frame: pl.DataFrame, ask: Ask, **options: Any) -> pl.DataFrame:
    """
    Give the answer of pandas on columns of PyArrow.
    """
    return told(ask(frame.to_pandas(use_pyarrow_extension_array=True), **options))


def by_pandas_objects(frame: pl.DataFrame, ask: Ask, **options: Any) -> pl.DataFrame:
    """
    Give the answer of pandas on columns of Python objects, as old code makes them.
    """
    table = frame.to_pandas()
    for name in frame.columns:
        if not frame[name].dtype.is_integer():
            table[name] = pd.Series(frame[name].to_list(), dtype=object)
    return told(ask(table, **options))


def by_pyarrow(frame: pl.DataFrame, ask: Ask, **options: Any) -> pl.DataFrame:
    """
    Give the answer of PyArrow, on a table in two chunks.
    """
    half = len(frame) // 2
    return told(ask(pa.concat_tables([frame[:half].to_arrow(), frame[half:].to_arrow()]), **options))


def by_duckdb(frame: pl.DataFrame, ask: Ask, **options: Any) -> pl.DataFrame:
    """
    Give the answer of DuckDB.
    """
    with duckdb.connect() as connection:
        return told(ask(connection.from_arrow(frame.to_arrow()), **options).to_arrow_table())


def by_dask(frame: pl.DataFrame, ask: Ask, **options: Any) -> pl.DataFrame:
    """
    Give the answer of Dask, in two parts.
    """
    # Typed loosely, as Dask leaves it.
    dask: Any = dd
    table = dask.from_pandas(frame.to_pandas(), npartitions=2)
    return told(ask(table, **options).compute(scheduler="synchronous"))


IN_MEMORY: dict[str, Answer] = {
    "polars": by_polars,
    "pandas": by_pandas,
    "pandas of arrow": by_pandas_of_arrow,
    "pandas, objects": by_pandas_objects,
    "pyarrow": by_pyarrow,
}
LATER: dict[str, Answer] = {"polars, lazy": by_polars_lazily, "duckdb": by_duckdb, "dask": by_dask}


@pytest.fixture(scope="session", params=list(IN_MEMORY.values()), ids=list(IN_MEMORY))
def in_memory(request: pytest.FixtureRequest) -> Answer:
    """
    Give the answer of an engine that has its table in memory.
    """
    answer: Answer = request.param
    return answer


@pytest.fixture(scope="session", params=list(LATER.values()), ids=list(LATER))
def later(request: pytest.FixtureRequest) -> Answer:
    """
    Give the answer of an engine that computes later; each question costs it a plan.
    """
    answer: Answer = request.param
    return answer


@pytest.fixture(scope="session", params=list((IN_MEMORY | LATER).values()), ids=list(IN_MEMORY | LATER))
def on_engine(request: pytest.FixtureRequest) -> Answer:
    """
    Give the answer of any engine.
    """
    answer: Answer = request.param
    return answer
