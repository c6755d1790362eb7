# pyright: standard
"""
How fast a million rows of histories are checked, beside NumPy, the engines' own expressions, loops and `transitions`.

The name keeps the file out of the plain run of tests. All of a table answer one question, which rows cannot have come
after the row before them, and find the same ones; what stands in brackets in the column Median is the ratio to the
fastest of its table:

    pytest tests/benchmarks/bench_frames.py -k 1M --benchmark-columns=median,iqr,rounds

With `-k 10M` the rows are ten million, without the loops over objects. What is bare answers only which rows are
illegal, of rows that are known to be clean: it asks for no order, no null, no unknown word and no annotation, and tells
of no problem.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pytest
import transitions
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.analysis.frames import check_histories
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent
from drawn_tables import BARE_SQL, LEGAL, LEGAL_TEXTS, MILLION, PAIRS, TOLD, WORDS, coded, histories, text
from engine_tables import dask_of, duckdb_of

SIZES = pytest.mark.parametrize(
    "rows", [pytest.param(MILLION, id="1M"), pytest.param(10 * MILLION, id="10M")], scope="module"
)
ONE_SIZE = pytest.mark.parametrize("rows", [pytest.param(MILLION, id="1M")])


FRAMES = {"sorted and coded": coded, "text in any order": text}
EACH = pytest.mark.parametrize("kind", FRAMES)


def measured(benchmark: BenchmarkFixture, kind: str, rows: int, check: Callable[[], int], rounds: int = 5) -> None:
    """
    Time one check, and see that it finds what was planted.
    """
    benchmark.group = f"{kind}, {rows // MILLION} M rows"
    # Typed loosely, as pytest-benchmark leaves it.
    timed: Any = benchmark
    found: int = timed.pedantic(check, rounds=rounds if rows == MILLION else min(rounds, 3), warmup_rounds=rounds > 1)

    assert histories(rows).planted == found


# The engines

ENGINES: dict[str, tuple[Callable[[pl.DataFrame], Any], Callable[[Any], int]]] = {
    "polars": (lambda frame: frame, len),
    "polars lazy": (lambda frame: frame.lazy(), lambda found: len(found.collect())),
    "pandas": (lambda frame: frame.to_pandas(), len),
    "pyarrow": (lambda frame: frame.to_arrow(), len),
    "duckdb": (duckdb_of, lambda found: len(found.fetchall())),
    "dask": (dask_of, lambda found: len(found.compute())),
}


@SIZES
@EACH
@pytest.mark.parametrize("engine", ENGINES)
def test_check_histories(benchmark: BenchmarkFixture, kind: str, engine: str, rows: int) -> None:
    """
    Ours: every problem told, with what was allowed.
    """
    convert, count = ENGINES[engine]
    frame = convert(FRAMES[kind](rows))

    measured(benchmark, kind, rows, lambda: count(check_histories(frame, **TOLD)))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """
    Give a Spark on this machine alone, with two workers; without Java what asks for it is skipped.
    """
    if shutil.which("java") is None:
        pytest.skip("PySpark needs a Java of 17 or later, and none is on the path")
    from pyspark.sql import SparkSession  # noqa: PLC0415  # it starts a machine: not before it is asked for

    builder: Any = SparkSession.builder
    settings = {"ui.enabled": "false", "driver.host": "127.0.0.1", "sql.shuffle.partitions": "4", "log.level": "ERROR"}
    for name, value in (settings | {"driver.memory": "4g"}).items():
        builder = builder.config(f"spark.{name}", value)
    session = builder.master("local[2]").getOrCreate()
    yield session
    session.stop()


@SIZES
@EACH
def test_check_histories_on_spark(benchmark: BenchmarkFixture, spark: Any, kind: str, rows: int) -> None:
    """
    Ours on Spark, which holds the table; without Java it is left out.
    """
    table = FRAMES[kind](rows).with_columns(pl.col("event").cast(pl.String))
    frame = spark.createDataFrame(table.to_arrow()).repartition(4).cache()
    frame.count()

    measured(benchmark, kind, rows, lambda: len(check_histories(frame, **TOLD).collect()), rounds=2)
    frame.unpersist()


# The bare: NumPy, and what the engine itself would write


@SIZES
def test_numpy_look_up(benchmark: BenchmarkFixture, rows: int) -> None:
    """
    The reference: the row before is of the same case, and the pair is looked up in a table of two dimensions.
    """
    frame = coded(rows)
    cases, events = frame["case"].to_numpy(), frame["event"].to_physical().to_numpy()

    def check() -> int:
        before = np.empty_like(events)
        before[0] = len(WORDS)
        before[1:] = np.where(cases[1:] == cases[:-1], events[:-1], len(WORDS))
        return int(np.count_nonzero(~LEGAL[before, events]))

    measured(benchmark, "sorted and coded", rows, check)


@SIZES
@EACH
def test_polars_bare(benchmark: BenchmarkFixture, kind: str, rows: int) -> None:
    """
    Polars sorts, shifts, and asks for pairs.
    """
    frame = FRAMES[kind](rows)
    if kind == "sorted and coded":
        width = len(WORDS)
        code = pl.col("event").to_physical().cast(pl.UInt16)
        legal = [one * width + two for one, two in np.argwhere(np.roll(LEGAL, 1, axis=0)).tolist()]
        same = pl.col("case").eq(pl.col("case").shift())
        pair = pl.when(same).then(code.shift() + 1).otherwise(0).mul(width).add(code)

        def check() -> int:
            return len(frame.filter(~pair.is_in(legal)))
    else:
        same = pl.col("case").eq(pl.col("case").shift())
        before = pl.when(same).then(pl.col("event").shift()).otherwise(pl.lit(""))
        pair = pl.concat_str(before, pl.col("event"), separator=">")

        def check() -> int:
            return len(frame.sort("case", "on").filter(~pair.is_in(LEGAL_TEXTS)))

    measured(benchmark, kind, rows, check)


@SIZES
@EACH
def test_pandas_bare(benchmark: BenchmarkFixture, kind: str, rows: int) -> None:
    """
    The same in pandas.
    """
    # Typed loosely, as pandas leaves it.
    frame: Any = FRAMES[kind](rows).to_pandas()
    if kind == "sorted and coded":
        legal = np.argwhere(np.roll(LEGAL, 1, axis=0)) @ np.array([len(WORDS), 1])

        def check() -> int:
            code = frame["event"].cat.codes.astype("int16")
            before = (code.shift(fill_value=0) + 1).where(frame["case"].eq(frame["case"].shift()), 0)
            return int((~(before * len(WORDS) + code).isin(legal)).sum())
    else:

        def check() -> int:
            ordered = frame.sort_values(["case", "on"])
            before = ordered["event"].shift().where(ordered["case"].eq(ordered["case"].shift()), "")
            return int((~(before + ">" + ordered["event"]).isin(LEGAL_TEXTS)).sum())

    measured(benchmark, kind, rows, check)


@SIZES
@EACH
def test_duckdb_bare(benchmark: BenchmarkFixture, kind: str, rows: int) -> None:
    """
    DuckDB looks back in a window.
    """
    connection = duckdb.connect()
    connection.from_arrow(FRAMES[kind](rows).to_arrow()).create("histories")

    measured(benchmark, kind, rows, lambda: len(connection.execute(BARE_SQL, {"legal": LEGAL_TEXTS}).fetchall()))


# Loops


@SIZES
def test_loop_over_codes(benchmark: BenchmarkFixture, rows: int) -> None:
    """
    A plain loop over lists of numbers, sorted.
    """
    made = histories(rows)
    legal = LEGAL.tolist()
    cases, events = made.cases.tolist(), made.events.tolist()

    def check() -> int:
        wrong, last, before = 0, None, -1
        for case, event in zip(cases, events, strict=True):
            wrong += not legal[before if case == last else -1][event]
            last, before = case, event
        return wrong

    measured(benchmark, "sorted and coded", rows, check, rounds=3)


@ONE_SIZE
def test_loop_over_text(benchmark: BenchmarkFixture, rows: int) -> None:
    """
    A plain loop over sorted rows of text.
    """
    recorded = text(rows).select("case", "on", "event").rows()
    legal = {"": set(PAIRS.first)} | {word: set(PAIRS.after(word)) for word in WORDS}

    def check() -> int:
        wrong, last, before = 0, None, ""
        for case, _, event in sorted(recorded):
            wrong += event not in legal[before if case == last else ""]
            last, before = case, event
        return wrong

    measured(benchmark, "text in any order", rows, check, rounds=2)


def steps_of(recorded: list[tuple[Any, date, str]]) -> Iterator[list[RelocationStep]]:
    """
    Yield the steps of each case from rows by case and day.
    """
    for _, mine in groupby(recorded, key=itemgetter(0)):
        yield [RelocationStep(event=RelocationEvent.of(word), happened_on=day) for _, day, word in mine]


@ONE_SIZE
@EACH
def test_loop_over_objects(benchmark: BenchmarkFixture, kind: str, rows: int) -> None:
    """
    A loop over our own objects: rows become steps, and the table of the machine judges each case.
    """
    recorded = FRAMES[kind](rows).select("case", "on", "event").rows()

    def check() -> int:
        ordered = sorted(recorded) if kind == "text in any order" else recorded
        return sum(1 for steps in steps_of(ordered) for _ in RELOCATION_TABLE.faults(steps))

    measured(benchmark, kind, rows, check, rounds=1)


class _Case:
    """
    What `transitions` moves.
    """

    state: str


@ONE_SIZE
@EACH
def test_transitions(benchmark: BenchmarkFixture, kind: str, rows: int) -> None:
    """
    The peer is moved by each event, from where the event before leads to.
    """
    model, initial = _Case(), RELOCATION_TABLE.initial.name
    table: list[Any] = [
        [row.event.name, [state.name for state in row.sources], row.target.name] for row in RELOCATION_TABLE.rows
    ]
    transitions.Machine(
        model,
        states=[state.name for state in RELOCATION_TABLE.states],
        transitions=table,
        initial=initial,
        auto_transitions=False,
    )
    moves = {row.event.value: (getattr(model, row.event.name), row.target.name) for row in RELOCATION_TABLE.rows}
    recorded = FRAMES[kind](rows).select("case", "on", "event").rows()

    def check() -> int:
        wrong, last = 0, None
        for case, _, word in sorted(recorded) if kind == "text in any order" else recorded:
            if case != last:
                model.state, last = initial, case
            move, target = moves[word]
            try:
                move()
            except transitions.MachineError:
                wrong, model.state = wrong + 1, target
        return wrong

    measured(benchmark, kind, rows, check, rounds=1)
