# pyright: standard
"""
How the time of a check falls with more workers, on Dask and on Spark, beside the engine's own expression, in one run.

The name keeps the file out of the plain run of tests. Rows of text in any order are read from eight files of Parquet,
by one worker and by two; what stands in brackets in the column Median is the ratio to the fastest of its table:

    pytest tests/benchmarks/bench_scaling.py -k 1M --benchmark-columns=median,min,rounds

With `-k 4M` the rows are four million. What is bare answers only which rows are illegal, of rows that are known to be
clean, and sorts or shuffles by case as ours does, so that the ratio shows what is ours. Both find what was planted.

Workers are measured on the clock, and not in processor time, which they do not save: the run means something only on a
machine that has nothing else to do, with as many cores as workers. One worker may have help that is not counted, from
the threads that read Parquet or, on Spark, clear the memory.
"""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import dask.dataframe as dd
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.analysis.frames import check_histories
from drawn_tables import LEGAL_TEXTS, MILLION, TOLD, histories, text

FILES = 8
SIZES = pytest.mark.parametrize(
    "rows", [pytest.param(MILLION, id="1M"), pytest.param(4 * MILLION, id="4M")], scope="module"
)
WORKERS = [pytest.param(1, id="1 worker"), pytest.param(2, id="2 workers")]
EACH_WAY = pytest.mark.parametrize("bare", [False, True], ids=["ours", "bare"])


@pytest.fixture(scope="module")
def files(rows: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give a folder with the rows in files of one size.
    """
    folder = tmp_path_factory.mktemp("moves")
    table = text(rows)
    size = -(-len(table) // FILES)
    for number, part in enumerate(table.iter_slices(size)):
        part.write_parquet(folder / f"{number}.parquet")
    return folder


def ours(moves: Any) -> Any:
    """
    Return the question of the check.
    """
    return check_histories(moves, **TOLD)


def measured(benchmark: BenchmarkFixture, group: str, rows: int, check: Callable[[], int]) -> None:
    """
    Time one check after a first one, and see that it finds what was planted.
    """
    benchmark.group = f"{group}, {rows / MILLION:g} M rows"
    # Typed loosely, as pytest-benchmark leaves it.
    timed: Any = benchmark
    found: int = timed.pedantic(check, rounds=2, warmup_rounds=1)

    assert histories(rows).planted == found


# Dask


def bare_on_dask(moves: Any) -> Any:
    """
    Return what Dask itself would be asked: rows brought together by case, each part judged as pandas would.
    """
    legal = LEGAL_TEXTS

    # Within a function, so that it travels to the workers by value: they cannot import a file of tests. Typed loosely,
    # as pandas leaves it.
    def judged(part: Any) -> Any:
        ordered = part.sort_values(["case", "on"])
        before = ordered["event"].shift().where(ordered["case"].eq(ordered["case"].shift()), "")
        return ordered[~(before + ">" + ordered["event"]).isin(legal)]

    return moves.shuffle("case").map_partitions(judged, meta=moves._meta)


@pytest.fixture(scope="module", params=WORKERS)
def processes(request: pytest.FixtureRequest) -> Iterator[ProcessPoolExecutor]:
    """
    Give processes that wait for work: their start is not measured.
    """
    with ProcessPoolExecutor(request.param, mp_context=get_context("spawn")) as pool:
        yield pool


# How Dask itself reads Parquet is what pandas 3.1 warns of.
@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.reset_index is deprecated")
@SIZES
@EACH_WAY
def test_dask_in_processes(
    benchmark: BenchmarkFixture, processes: ProcessPoolExecutor, files: Path, bare: bool, rows: int
) -> None:
    """
    Dask with one process and with two.
    """
    # Typed loosely, as Dask leaves it.
    dask: Any = dd
    moves = dask.read_parquet(str(files))
    ask = bare_on_dask if bare else ours

    # Handed out one by one: by its default of six, one of two workers would get most of eight files.
    measured(
        benchmark,
        "Dask, processes",
        rows,
        lambda: len(ask(moves).compute(scheduler="processes", pool=processes, chunksize=1)),
    )


@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.reset_index is deprecated")
@SIZES
@EACH_WAY
@pytest.mark.parametrize("workers", WORKERS)
def test_dask_in_threads(benchmark: BenchmarkFixture, files: Path, bare: bool, workers: int, rows: int) -> None:
    """
    Dask with one thread and with two, which share the lock of Python.
    """
    dask: Any = dd
    moves = dask.read_parquet(str(files))
    ask = bare_on_dask if bare else ours

    measured(
        benchmark, "Dask, threads", rows, lambda: len(ask(moves).compute(scheduler="threads", num_workers=workers))
    )


# Spark


def bare_on_spark(moves: Any) -> Any:
    """
    Return what Spark itself would be asked: it looks back in a window by case.
    """
    from pyspark.sql import Window, functions  # noqa: PLC0415  # where there is a Java

    by_case = Window.partitionBy("case").orderBy("on")
    before = functions.coalesce(functions.lag("event").over(by_case), functions.lit(""))
    pairs = moves.withColumn("pair", functions.concat(before, functions.lit(">"), "event"))
    return pairs.filter(~functions.col("pair").isin(LEGAL_TEXTS))


@pytest.fixture(scope="module", params=WORKERS)
def spark(request: pytest.FixtureRequest) -> Iterator[Any]:
    """
    Give a Spark of its own, with so many workers; without Java what asks for it is skipped.
    """
    if shutil.which("java") is None:
        pytest.skip("PySpark needs a Java of 17 or later, and none is on the path")
    from pyspark.sql import SparkSession  # noqa: PLC0415  # it starts a machine: not before it is asked for

    settings = {
        "ui.enabled": "false",
        "driver.host": "127.0.0.1",
        "driver.bindAddress": "127.0.0.1",
        "driver.memory": "4g",
        "log.level": "ERROR",
        # As many parts for one worker as for two.
        "sql.shuffle.partitions": str(FILES),
        "sql.adaptive.coalescePartitions.enabled": "false",
    }
    builder: Any = SparkSession.builder
    for name, value in settings.items():
        builder = builder.config(f"spark.{name}", value)
    session = builder.master(f"local[{request.param}]").getOrCreate()
    # One that somebody else had started would keep its own workers.
    assert request.param == session.sparkContext.defaultParallelism
    yield session
    session.stop()


@SIZES
@EACH_WAY
def test_spark(benchmark: BenchmarkFixture, spark: Any, files: Path, bare: bool, rows: int) -> None:
    """
    Spark with one worker and with two.
    """
    moves = spark.read.parquet(str(files))
    ask = bare_on_spark if bare else ours

    # Asked anew each time: Spark keeps what it has shuffled for a question once put.
    measured(benchmark, "Spark", rows, lambda: len(ask(moves).collect()))
