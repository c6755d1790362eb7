# pyright: standard
"""
The check of many histories at once: every engine gives the answer of the objects, row for row.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

import attrs
import dask.dataframe as dd
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import HistoryFault, check_histories
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent
from contratti_quartiere.works_table import WORKS_TABLE

DAY = date(2018, 1, 10)
WORDS = tuple(event.value for event in RelocationEvent)
NOTES = tuple(kind.value for kind in AnnotationKind)


class Recorded(NamedTuple):
    """
    A row of a table of histories.
    """

    case: str | None
    event: str | None
    on: date | None
    step: int | None = None


class Told(NamedTuple):
    """
    A row of the answer.
    """

    case: str | None
    position: int
    on: date | None
    event: str | None
    event_before: str | None
    kind: str
    allowed: str | None


def sort(rows: list[Told]) -> list[Told]:
    """
    Return rows in one order, whatever the engine gave them in.
    """
    return sorted(rows, key=str)


# The engines


def frame_of(rows: list[Recorded]) -> pl.DataFrame:
    """
    Return rows as a table of Polars.
    """
    schema = {"case": pl.String, "event": pl.String, "on": pl.Date, "step": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


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


# The objects


@attrs.frozen
class Plain:
    """
    A step as the table of a machine needs it.
    """

    event: Any
    happened_on: date


def by_objects(rows: list[Recorded], table: Table[Any, Any]) -> list[Told]:
    """
    Give the answer of the objects: each case replayed, every fault of it.
    """
    events = {row.event.value: row.event for row in table.rows}
    found: list[Told] = []
    for case, recorded in groupby(sorted(rows, key=lambda row: (row.case, row.step)), key=lambda row: row.case):
        steps = [Plain(events[row.event], row.on) for row in recorded if row.on and row.event in events]
        for fault in table.faults(steps):
            before = steps[fault.position - 1].event if fault.position else None
            ends = before is not None and not fault.allowed
            illegal = HistoryFault.AFTER_END if ends else HistoryFault.ILLEGAL
            found.append(
                Told(
                    case,
                    fault.position,
                    fault.on,
                    fault.event.value,
                    None if before is None else before.value,
                    HistoryFault.OUT_OF_ORDER.value if fault.before else illegal.value,
                    ", ".join(event.value for event in fault.allowed),
                )
            )
    return found


@st.composite
def histories(draw: st.DrawFn, table: Table[Any, Any] = RELOCATION_TABLE) -> list[Recorded]:
    """
    Return a strategy for histories of a few cases, legal but for a step here and there, in any order of rows.
    """
    rows: list[Recorded] = []
    for case in range(draw(st.integers(0, 5))):
        state, day = table.initial, DAY
        for step, (choice, stray, days) in enumerate(draw(STEPS)):
            allowed = table.allowed(state)
            any_row = table.rows[choice % len(table.rows)]
            event = any_row.event if stray or not allowed else allowed[choice % len(allowed)]
            day += timedelta(days=days)
            rows.append(Recorded(f"caso-{case}", event.value, day, step))
            state = table.row(event).target
    return draw(st.permutations(rows))


STEPS = st.lists(
    st.tuples(
        st.integers(0, 200), st.integers(0, 5).map(lambda chance: not chance), st.sampled_from((1, 7, 30, -2, 0))
    ),
    max_size=7,
)
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


# What no object holds: a model of the words of the documentation, row by row.


def place_of(row: Recorded, *, by_step: bool) -> Any:
    """
    Return what orders a row within its case.
    """
    return row.step if by_step else row.on


def by_model(rows: list[Recorded], *, by_step: bool) -> list[Told]:
    """
    Give the answer that the words of the documentation ask for.
    """
    counted = [row for row in rows if row.event not in NOTES]
    placed = [row for row in counted if row.case is not None and place_of(row, by_step=by_step) is not None]
    lost = [row for row in counted if row not in placed]
    found = [Told(row.case, -1, row.on, row.event, None, HistoryFault.MISSING_VALUE.value, None) for row in lost]
    for case in {row.case for row in placed}:
        mine = sorted((row for row in placed if row.case == case), key=lambda row: place_of(row, by_step=by_step))
        places = [place_of(row, by_step=by_step) for row in mine]
        for position, row in enumerate(mine):
            tied = places.count(places[position]) > 1
            unsure = tied or (position > 0 and places.count(places[position - 1]) > 1)
            before = mine[position - 1] if position and not unsure else None
            kind = kind_of(row, before, first=not position, tied=tied, unsure=unsure, by_step=by_step)
            if kind is not None:
                word = None if before is None else before.event
                allowed = None if unsure else allowed_after(word, first=not position)
                # Of rows that share a place, nobody can say which one is first.
                found.append(Told(case, position, row.on, row.event, word, kind.value, allowed))
    return found


def kind_of(
    row: Recorded, before: Recorded | None, *, first: bool, tied: bool, unsure: bool, by_step: bool
) -> HistoryFault | None:
    """
    Return what is wrong with a row, the gravest first.
    """
    if row.event is None or row.on is None:
        return HistoryFault.MISSING_VALUE
    if row.event not in WORDS:
        return HistoryFault.UNKNOWN_WORD
    if tied:
        return HistoryFault.AMBIGUOUS_ORDER
    if unsure:
        return None
    allowed = allowed_after(None if before is None else before.event, first=first)
    if allowed is not None and row.event not in allowed.split(", "):
        return HistoryFault.ILLEGAL if allowed else HistoryFault.AFTER_END
    late = by_step and before is not None and before.on is not None and row.on < before.on
    return HistoryFault.OUT_OF_ORDER if late else None


def allowed_after(word: str | None, *, first: bool) -> str | None:
    """
    Return what may come after a word; None where nobody knows the state.
    """
    if first:
        state = RELOCATION_TABLE.initial
    elif word in WORDS:
        state = RELOCATION_TABLE.row(RelocationEvent.of(word)).target
    else:
        return None
    return ", ".join(event.value for event in RELOCATION_TABLE.allowed(state))


@st.composite
def junk(draw: st.DrawFn) -> list[Recorded]:
    """
    Return a strategy for tables with all that may be wrong: nulls, words of nobody, notes, shared places.
    """
    cases = st.sampled_from(("a", "b", "b", "b", None))
    words = st.sampled_from((*WORDS[:6], "disdetta", "nota", "censimento", "boh", None))
    days = st.sampled_from([DAY + timedelta(days=number) for number in range(6)]) | st.none()
    steps = st.integers(1, 8) | st.none()
    return [Recorded(*row) for row in draw(st.lists(st.tuples(cases, words, days, steps), max_size=9, unique=True))]


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


def blurred(told: list[Told]) -> list[Told]:
    """
    Return rows without the position of those of which nobody can say which is first.
    """
    return [row._replace(position=-9) if row.allowed is None else row for row in told]


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
