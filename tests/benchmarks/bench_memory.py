# pyright: standard
"""
How much memory a check of histories takes beside the table that it is given, and how much the bare expression takes.

The name keeps the file out of the plain run of tests. Each way runs in a process of its own, and what it held at most
during the check, beyond what it held before it, stands below the table, for a row and beside the input; Linux alone can
tell:

    pytest tests/benchmarks/bench_memory.py -k 10M --benchmark-columns=median,rounds -rP
"""

import ctypes
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.analysis.frames import check_histories
from drawn_tables import LEGAL_TEXTS, MILLION, TOLD, coded, histories, text

KINDS = {"coded": coded, "text": text}
GIVEN_BACK = {"_RJEM_MALLOC_CONF": "dirty_decay_ms:0,muzzy_decay_ms:0", "ARROW_DEFAULT_MEMORY_POOL": "system"}
"""What makes Polars and Arrow give back what they need no longer, so that what a process holds is what it uses."""


# In the process of its own


def bare_polars(frame: Any) -> Any:
    """
    Sort, shift, and ask for pairs.
    """
    same = pl.col("case").eq(pl.col("case").shift())
    event = pl.col("event").cast(pl.String)
    before = pl.when(same).then(event.shift()).otherwise(pl.lit(""))
    return frame.sort("case", "on").filter(~pl.concat_str(before, event, separator=">").is_in(LEGAL_TEXTS))


def bare_pandas(frame: Any) -> Any:
    """
    The same in pandas.
    """
    ordered = frame.sort_values(["case", "on"])
    event = ordered["event"].astype("str")
    before = event.shift().where(ordered["case"].eq(ordered["case"].shift()), "")
    return ordered[~(before + ">" + event).isin(LEGAL_TEXTS)]


def check(frame: Any) -> Any:
    """
    Ours.
    """
    return check_histories(frame, **TOLD)


def pandas_of(frame: pl.DataFrame) -> pd.DataFrame:
    """
    Return a table of pandas, with whatever pandas makes of the columns.
    """
    return frame.to_pandas()


WAYS: dict[str, tuple[Callable[[pl.DataFrame], Any], Callable[[Any], Any], Callable[[Any], int]]] = {
    "polars": (lambda frame: frame, check, lambda frame: int(frame.estimated_size())),
    "polars-bare": (lambda frame: frame, bare_polars, lambda frame: int(frame.estimated_size())),
    "pandas": (pandas_of, check, lambda frame: int(frame.memory_usage(deep=True).sum())),
    "pandas-bare": (pandas_of, bare_pandas, lambda frame: int(frame.memory_usage(deep=True).sum())),
    "pyarrow": (pl.DataFrame.to_arrow, check, pa.Table.get_total_buffer_size),
}


def status(field: str) -> int:
    """
    Return what Linux says of the memory of this process, in bytes.
    """
    found = re.search(rf"^{field}:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    if found is None:
        raise LookupError(field)
    return int(found[1]) * 1024


def main(way: str, file: str) -> None:
    """
    Check a table, and print what was found and held.
    """
    convert, ask, size = WAYS[way]
    whole = pl.read_ipc(file)
    ask(convert(whole[:1000]))  # what is loaded on first use is none of the check's
    whole.select(pl.all().null_count())
    whole.select(pl.col("case", "event").cast(pl.String).str.len_bytes().sum(), pl.col("on").max())  # in memory by now
    frame = convert(whole)
    del whole
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the most so far
    before = status("VmRSS")
    found = ask(frame)
    beside = status("VmHWM") - before
    sys.stdout.write(json.dumps({"found": len(found), "beside": beside, "input": size(frame)}))


# The benchmark


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells the most memory of a while")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("rows", [pytest.param(MILLION, id="1M"), pytest.param(10 * MILLION, id="10M")])
def test_memory(benchmark: BenchmarkFixture, tmp_path: Path, rows: int, way: str, kind: str) -> None:
    """
    One way in a process of its own finds what was planted.
    """
    file = tmp_path / "histories.arrow"
    KINDS[kind](rows).write_ipc(file)
    told: list[dict[str, int]] = []

    def run() -> None:
        ran = subprocess.run(
            [sys.executable, __file__, way, str(file)],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | GIVEN_BACK,
        )
        told.append(json.loads(ran.stdout))

    benchmark.group = f"{kind}, {rows // MILLION} M rows"
    # Typed loosely, as pytest-benchmark leaves it.
    timed: Any = benchmark
    timed.pedantic(run, rounds=1)
    file.unlink()
    beside, given = told[-1]["beside"], told[-1]["input"]
    sys.stdout.write(f"{kind}, {way}: {beside / rows:.1f} bytes a row beside {given / rows:.1f} of the input\n")

    assert histories(rows).planted == told[-1]["found"]


if __name__ == "__main__":
    main(*sys.argv[1:])
