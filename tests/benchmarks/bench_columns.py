# pyright: standard
"""
How fast columns of windows, CIG and sums of lots are, beside a loop over our own functions, in one run.

The name keeps the file out of the plain run of tests; what stands in brackets in the column Median is the ratio to the
fastest of its table:

    pytest tests/benchmarks/bench_columns.py --benchmark-columns=median,iqr,rounds
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import duckdb
import polars as pl
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.analysis.frames import check_cigs, lot_sums, window_ends
from contratti_quartiere.identifiers import Cig
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period

SIZE = 100_000


def lots() -> pl.DataFrame:
    """
    Return lots with a start, a valid CIG, a tender and an amount as text.
    """
    chance = random.Random(9)  # noqa: S311  # the same rows in every run
    serials = [chance.randrange(1, 10_000_000) for _ in range(SIZE)]
    return pl.DataFrame(
        {
            "start": [date(2000, 1, 1) + timedelta(days=chance.randrange(9_000)) for _ in serials],
            "cig": [f"{serial:07}{serial * 211 % 4091:03X}" for serial in serials],
            "gara": [chance.randrange(SIZE // 5) for _ in serials],
            "importo": [f"{chance.randrange(10**9) / 100:.2f}" for _ in serials],
        }
    )


LOTS = lots()
PANDAS: Any = LOTS.to_pandas()
ARROW: Any = LOTS.to_arrow()
ENGINES: dict[str, Callable[[Callable[[Any], Any]], Any]] = {
    "polars": lambda ask: ask(LOTS),
    "polars, lazy": lambda ask: ask(LOTS.lazy()).collect(),
    "pandas": lambda ask: ask(PANDAS),
    "duckdb": lambda ask: ask(duckdb.from_arrow(ARROW)).to_arrow_table(),
}
EACH = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
windows = pytest.mark.benchmark(group=f"the last day of {SIZE} windows")
codes = pytest.mark.benchmark(group=f"{SIZE} CIG")
sums = pytest.mark.benchmark(group=f"{SIZE} lots by tender")


@windows
@EACH
def test_windows(benchmark: BenchmarkFixture, engine: Callable[..., Any]) -> None:
    """
    Each start has a last day.
    """
    found = benchmark(engine, lambda table: window_ends(table, start="start", months=36))

    assert SIZE == len(found)


@windows
def test_windows_in_a_loop(benchmark: BenchmarkFixture) -> None:
    """
    The peer: `Period.of_months` in a loop.
    """
    starts = LOTS["start"].to_list()
    found = benchmark(lambda: [Period.of_months(start, 36).last_day for start in starts])

    assert SIZE == len(found)


@codes
@EACH
def test_cigs(benchmark: BenchmarkFixture, engine: Callable[..., Any]) -> None:
    """
    Each code has a word.
    """
    found = benchmark(engine, lambda table: check_cigs(table, cig="cig"))

    assert SIZE == len(found)


@codes
def test_cigs_in_a_loop(benchmark: BenchmarkFixture) -> None:
    """
    The peer: `Cig` in a loop.
    """
    found = benchmark(lambda: [Cig(code) for code in LOTS["cig"].to_list()])

    assert SIZE == len(found)


@sums
@EACH
def test_sums(benchmark: BenchmarkFixture, engine: Callable[..., Any]) -> None:
    """
    Each tender has its sum.
    """
    found = benchmark(engine, lambda table: lot_sums(table, tender="gara", amount="importo"))

    assert LOTS["gara"].n_unique() == len(found)


@sums
def test_sums_in_a_loop(benchmark: BenchmarkFixture) -> None:
    """
    The peer: `Euro` in a loop.
    """

    def summed() -> dict[int, Euro]:
        found: dict[int, Euro] = {}
        for tender, amount in LOTS.select("gara", "importo").iter_rows():
            found[tender] = found.get(tender, Euro("0.00")) + Euro(amount)
        return found

    assert LOTS["gara"].n_unique() == len(benchmark(summed))
