# pyright: standard
"""
How long, and with how much memory, histories are checked that lie in files of Parquet.

The name keeps the file out of the plain run of tests. Twenty files hold text, each in any order; all ways find the same
rows. Each runs in a process of its own, which starts, reads and checks: the clock is in the table; below it stand
processor time, and the most memory that the process ever held beyond what it held after its imports:

    pytest tests/benchmarks/bench_parquet.py -k 10M --benchmark-columns=median,rounds -rP

With `-k 100M` the rows are a hundred million, in files of about 1.2 GB. DuckDB has 4 GB, and the disk.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import duckdb
import numpy as np
import polars as pl
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.analysis.frames import check_histories
from drawn_tables import BARE_SQL, LEGAL, LEGAL_TEXTS, MILLION, PAIRS, TOLD, WORDS, walks

FILES = 20


# What is measured


def write_files(folder: Path, rows: int) -> int:
    """
    Write about so many rows, and return how many of them are illegal.
    """
    planted = 0
    words = pl.Series(WORDS, dtype=pl.Enum(WORDS))
    for number in range(FILES):
        made = walks(rows // FILES, first_case=number * (rows // 8), seed=number)
        table = pl.DataFrame({"case": made.cases, "event": words.gather(made.events), "on": made.days})
        named = pl.format("caso-{}", pl.col("case").cast(pl.String).str.zfill(9))
        table = table.select(named.alias("case"), pl.col("event").cast(pl.String), pl.col("on").cast(pl.Date))
        table.sample(fraction=1, shuffle=True, seed=number).write_parquet(folder / f"{number:02}.parquet")
        planted += made.planted
    return planted


def duckdb_of(folder: Path) -> duckdb.DuckDBPyConnection:
    """
    Return DuckDB with the files as one view, four gigabytes, and a folder for what does not fit into them.
    """
    connection = duckdb.connect(config={"memory_limit": "4GB", "temp_directory": str(folder / "spilled")})
    connection.execute(f"create view histories as from read_parquet('{folder}/*.parquet')")
    return connection


def by_duckdb(folder: Path) -> int:
    """
    Ours on DuckDB.
    """
    with duckdb_of(folder) as connection:
        return len(check_histories(connection.table("histories"), **TOLD).fetchall())


def by_duckdb_bare(folder: Path) -> int:
    """
    A window of DuckDB that knows the rows to be clean.
    """
    with duckdb_of(folder) as connection:
        return len(connection.execute(BARE_SQL, {"legal": LEGAL_TEXTS}).fetchall())


def by_polars(folder: Path) -> int:
    """
    Ours on a plan of Polars, computed by its streaming engine.
    """
    return len(check_histories(pl.scan_parquet(folder / "*.parquet"), **TOLD).collect(engine="streaming"))


def by_polars_bare(folder: Path) -> int:
    """
    Polars, which sorts, shifts and asks for pairs, on its streaming engine.
    """
    same = pl.col("case").eq(pl.col("case").shift())
    before = pl.when(same).then(pl.col("event").shift()).otherwise(pl.lit(""))
    pair = pl.concat_str(before, pl.col("event"), separator=">")
    plan = pl.scan_parquet(folder / "*.parquet").sort("case", "on").filter(~pair.is_in(LEGAL_TEXTS))
    return len(plan.collect(engine="streaming"))


def by_numpy(folder: Path) -> int:
    """
    NumPy on text that Polars makes numbers of: sorted, shifted, and looked up.
    """
    table = pl.read_parquet(folder / "*.parquet")
    cases = table["case"].cast(pl.Categorical).to_physical().to_numpy()
    events = table["event"].cast(pl.Enum(WORDS)).to_physical().to_numpy()
    order = np.lexsort((table["on"].to_numpy(), cases))
    cases, events = cases[order], events[order]
    before = np.full_like(events, len(PAIRS.events))
    before[1:] = np.where(cases[1:] == cases[:-1], events[:-1], len(PAIRS.events))
    return int(np.count_nonzero(~LEGAL[before, events]))


WAYS: dict[str, Callable[[Path], int]] = {
    "duckdb": by_duckdb,
    "duckdb-bare": by_duckdb_bare,
    "polars": by_polars,
    "polars-bare": by_polars_bare,
    "numpy": by_numpy,
}


def held() -> float:
    """
    Return the most memory that this process ever held, in gigabytes.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main(way: str, folder: str) -> None:
    """
    Check the files one way, and print what it found and took.
    """
    imported, started = held(), time.process_time()
    found = WAYS[way](Path(folder))
    took = {"seconds": time.process_time() - started, "gigabytes": held() - imported}
    sys.stdout.write(json.dumps({"found": found, **took}))


# The benchmark


@attrs.frozen
class Written:
    """
    Files, and how many illegal rows are in them.
    """

    folder: Path
    planted: int


@pytest.fixture(scope="module", params=[pytest.param(10 * MILLION, id="10M"), pytest.param(100 * MILLION, id="100M")])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """
    Give the files of one size, and take them away again.
    """
    folder = tmp_path_factory.mktemp("moves")
    yield Written(folder, write_files(folder, request.param))
    for file in folder.glob("*.parquet"):
        file.unlink()


@pytest.mark.parametrize("way", WAYS)
def test_parquet(benchmark: BenchmarkFixture, written: Written, way: str) -> None:
    """
    One way in a process of its own finds what was planted.
    """
    told: list[dict[str, Any]] = []

    def check() -> None:
        ran = subprocess.run(
            [sys.executable, __file__, way, str(written.folder)], capture_output=True, text=True, check=True
        )
        told.append(json.loads(ran.stdout))

    # Typed loosely, as pytest-benchmark leaves it.
    timed: Any = benchmark
    timed.pedantic(check, rounds=1)
    last = told[-1]
    sys.stdout.write(f"{way}: {last['seconds']:.1f} s of processor time, {last['gigabytes']:.2f} GB\n")

    assert written.planted == last["found"]


if __name__ == "__main__":
    main(*sys.argv[1:])
