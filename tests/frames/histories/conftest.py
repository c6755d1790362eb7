# pyright: standard
"""
What tests of histories share: the engines, and histories that can have happened, as objects and as a table.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import dask.dataframe as dd
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import strategies as st

from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE

# The engines: each one asks a question of a table, and gives the rows of the answer as Python values.

Question = Callable[[Any], Any]
Rows = list[tuple[Any, ...]]
Engine = Callable[[pl.DataFrame, Question], Rows]


def plain(value: Any) -> Any:
    """
    Return a value of pandas as Python has it: a day is no point in time, and a whole number no float.
    """
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124  # what is no number equals nothing
        return None
    if isinstance(value, datetime):
        return value.date()
    return int(value) if isinstance(value, float) else value


def rows_of_pandas(table: Any) -> Rows:
    """
    Return the rows of a table of pandas.
    """
    return [tuple(map(plain, row)) for row in table.astype(object).itertuples(index=False, name=None)]


def text_of(frame: pl.DataFrame) -> list[str]:
    """
    Return the columns of words that may be held as categories; a case may be a number.
    """
    return [name for name in ("case", "event") if frame[name].dtype == pl.String]


def on_polars(frame: pl.DataFrame, question: Question) -> Rows:
    """
    Ask Polars in memory.
    """
    return list(question(frame).rows())


def on_polars_coded(frame: pl.DataFrame, question: Question) -> Rows:
    """
    Ask Polars with categories for text.
    """
    return list(question(frame.with_columns(pl.col(text_of(frame)).cast(pl.Categorical))).rows())


def on_polars_lazily(frame: pl.DataFrame, question: Question) -> Rows:
    """
    Ask a plan of Polars.
    """
    return list(question(frame.lazy()).collect().rows())


def on_pandas_objects(frame: pl.DataFrame, question: Question) -> Rows:
    """
    Ask pandas on columns of Python objects, as old code makes them, with an index of its own.
    """
    columns = {
        name: pd.Series(column.to_list(), dtype=object) if column.dtype in (pl.String, pl.Date) else column.to_pandas()
        for name, column in frame.to_dict().items()
    }
    table = pd.DataFrame(columns)
    table.index = [f"riga {number}" for number in range(len(table))]
    return rows_of_pandas(question(table))


def on_pandas_coded(frame: pl.DataFrame, question: Question) -> Rows:
    """
    Ask pandas with categories for text.
    """
    return rows_of_pandas(question(frame.to_pandas().astype(dict.fromkeys(text_of(frame), "category"))))


def on_pyarrow(frame: pl.DataFrame, question: Question) -> Rows:
    """
    Ask PyArrow, on a table in two chunks with dictionaries of their own for the events.
    """
    half = len(frame) // 2
    tables = [
        part.set_column(1, "event", part["event"].dictionary_encode())
        for part in (frame[:half].to_arrow(), frame[half:].to_arrow())
    ]
    return [tuple(row.values()) for row in question(pa.concat_tables(tables)).to_pylist()]


def on_duckdb(frame: pl.DataFrame, question: Question) -> Rows:
    """
    Ask DuckDB.
    """
    with duckdb.connect() as connection:
        return list(question(connection.from_arrow(frame.to_arrow())).fetchall())


def on_dask(frame: pl.DataFrame, question: Question) -> Rows:
    """
    Ask Dask, in three parts, each of which is a table of pandas with text as text.
    """
    # Typed loosely, as Dask leaves it.
    dask: Any = dd
    table = dask.from_pandas(frame.to_pandas(), npartitions=3)
    return rows_of_pandas(question(table).compute(scheduler="synchronous"))


# A question costs some of them a plan, and pandas as much: a few examples do, of many cases each.
ENGINES = {
    "polars": on_polars,
    "polars, coded": on_polars_coded,
    "pandas, objects": on_pandas_objects,
    "pandas, coded": on_pandas_coded,
    "pyarrow": on_pyarrow,
    "polars, lazy": on_polars_lazily,
    "duckdb": on_duckdb,
    "dask": on_dask,
}


@pytest.fixture(scope="session", params=list(ENGINES.values()), ids=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    """
    Give each engine but Spark.
    """
    engine: Engine = request.param
    return engine


# Histories that can have happened, as objects and as a table


class Histories(NamedTuple):
    """
    The same cases twice.
    """

    cases: list[Relocation]
    frame: pl.DataFrame


SCHEMA = {"case": pl.String, "event": pl.String, "on": pl.Date, "step": pl.Int64}
FIRST = date(2018, 1, 10)
STEPS = st.lists(st.tuples(st.integers(0, 200), st.sampled_from((0, 1, 7, 30))), max_size=9)


def case_of(number: int, steps: Sequence[tuple[int, int]], *, noted: bool) -> Relocation:
    """
    Return a case that takes the events which its state allows.
    """
    state, day = RELOCATION_TABLE.initial, FIRST
    history: list[RelocationStep] = []
    for choice, days in steps:
        allowed = RELOCATION_TABLE.allowed(state)
        if allowed:
            event = allowed[choice % len(allowed)]
            day += timedelta(days=days)
            history.append(RelocationStep(event=event, happened_on=day))
            state = RELOCATION_TABLE.row(event).target
    notes = (Annotation(kind=AnnotationKind.NOTE, on=FIRST, text="invented"),) if noted else ()
    return Relocation(household=f"caso-{number:02}", history=tuple(history), annotations=notes)


def rows_of(case: Relocation) -> Rows:
    """
    Return the rows of a case: its steps, numbered, and its annotations, which need no number.
    """
    steps = [(case.id, step.event.value, step.happened_on, number) for number, step in enumerate(case.history)]
    return [*steps, *((case.id, note.kind.value, note.on, None) for note in case.annotations)]


@st.composite
def drawn_histories(draw: st.DrawFn, least: int = 0, most: int = 12) -> Histories:
    """
    Return a strategy for so many cases, in any order of rows; one without a row is none.
    """
    drawn = enumerate(draw(st.lists(st.tuples(STEPS, st.booleans()), min_size=least, max_size=most)))
    cases = [case_of(number, steps, noted=noted or not steps) for number, (steps, noted) in drawn]
    rows = draw(st.permutations([row for case in cases for row in rows_of(case)]))
    return Histories(cases, pl.DataFrame(rows, SCHEMA, orient="row"))


@pytest.fixture(scope="session")
def histories() -> st.SearchStrategy[Histories]:
    """
    Give a strategy for cases that can have happened, as objects and as a table with days and steps.
    """
    return drawn_histories()


class Searched(NamedTuple):
    """
    An engine, and the histories of which it is asked.
    """

    engine: Engine
    histories: st.SearchStrategy[Histories]


@pytest.fixture(scope="session", params=[*ENGINES, "spark"])
def searched(request: pytest.FixtureRequest) -> Searched:
    """
    Give each engine with the histories that a law draws for it: a question costs Spark a second, so it has many cases.
    """
    if request.param != "spark":
        return Searched(ENGINES[request.param], drawn_histories())
    spark: Any = request.getfixturevalue("spark")

    def on_spark(frame: pl.DataFrame, question: Question) -> Rows:
        return [tuple(row) for row in question(spark.createDataFrame(frame.to_arrow())).collect()]

    return Searched(on_spark, drawn_histories(20, 40))


@pytest.fixture(scope="session")
def table_of() -> Callable[[Rows], pl.DataFrame]:
    """
    Give what makes a table of rows that are written by hand: case, event, day, step.
    """
    return lambda rows: pl.DataFrame([(*row, None)[:4] for row in rows], SCHEMA, orient="row")
