# pyright: standard
"""
The check of histories on tables that no one process holds: what the page shows for Dask and for Spark, run.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dask.dataframe as dd
import polars as pl
import pytest

from contratti_quartiere.analysis.frames import check_histories

WALK = ("informa", "colloquio", "ammetti", "proponi", "rifiuta")
CASES = 60
COLUMNS = ("case", "position", "on", "event", "event_before", "kind", "allowed")


@pytest.fixture
def moves(tmp_path: Path) -> Path:
    """
    Give a folder of five files, one for each step, so that every case lies in all of them.

    Each tenth case goes without its interview, and one word is of nobody.
    """
    folder = tmp_path / "moves"
    folder.mkdir()
    for step, word in enumerate(WALK):
        there = [case for case in range(CASES) if step != 1 or case % 10]
        words = ["boh" if (case, step) == (7, 4) else word for case in there]
        days = [date(2018, 1, 10) + timedelta(days=step * 14 + case) for case in there]
        pl.DataFrame({"case": there, "event": words, "on": days}).write_parquet(folder / f"{step}.parquet")
    return folder


def expected(folder: Path) -> list[tuple[object, ...]]:
    """
    Return the answer of Polars in memory.
    """
    steps = pl.read_parquet(folder / "*.parquet")
    return sorted(check_histories(steps, case="case", event="event", on="on").rows())


def test_what_is_planted_is_found(moves: Path) -> None:
    """
    Six cases without an interview, and one word of nobody.
    """
    kinds = [row[5] for row in expected(moves)]

    assert ["non ammesso"] * 6 + ["parola sconosciuta"] == sorted(map(str, kinds))


# How Dask itself reads Parquet is what pandas 3.1 warns of.
@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.reset_index is deprecated")
def test_dask_brings_the_rows_of_a_case_together(moves: Path) -> None:
    """
    Five parts, none of which holds a whole case, give the answer of one table.
    """
    # Typed loosely, as Dask leaves it.
    dask: Any = dd
    steps = dask.read_parquet(str(moves))
    problems = check_histories(steps, case="case", event="event", on="on").compute()

    assert steps.npartitions > 1
    assert expected(moves) == sorted(problems[list(COLUMNS)].itertuples(index=False, name=None))


def test_spark_brings_the_rows_of_a_case_together(spark: Any, moves: Path, tmp_path: Path) -> None:
    """
    Spark reads the five files with two workers and gives the answer of one table.
    """
    steps = spark.read.parquet(str(moves))
    check_histories(steps, case="case", event="event", on="on").write.parquet(str(tmp_path / "problems"))

    assert expected(moves) == sorted(pl.read_parquet(tmp_path / "problems/*.parquet").select(*COLUMNS).rows())
