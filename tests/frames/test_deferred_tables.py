# pyright: standard
"""
Plans of Polars and parts of Dask asked as tables in memory.
"""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from contratti_quartiere.analysis.frames import check_histories
from contratti_quartiere.analysis.frames.deferred_tables import when_computed

TOLD: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}


def test_nothing_is_computed_before_the_answer_is_wanted() -> None:
    """
    A plan is asked for its types, and for its rows once: when the answer is.
    """
    sizes: list[int] = []

    def doubled(rows: Any) -> Any:
        sizes.append(len(rows))
        return rows.select(nw.col("a") * 2)

    plan = when_computed(pl.LazyFrame({"a": [1, 2], "b": ["x", "y"]}), ["a"], doubled)
    before = list(sizes)

    assert ([0], [2, 4], [0, 2]) == (before, plan.collect()["a"].to_list(), sizes)


def test_no_other_column_is_read(tmp_path: Any) -> None:
    """
    Of a file of Parquet with a column of names, the check reads those that it asks for and no more.
    """
    frame = pl.DataFrame({"case": [1], "event": ["boh"], "on": ["2018-01-10"], "nome": ["di nessuno"]})
    frame.write_parquet(tmp_path / "moves.parquet")
    plan = check_histories(pl.scan_parquet(tmp_path / "moves.parquet"), **TOLD)

    assert "PROJECT 3/4 COLUMNS" in plan.explain()


def test_a_plan_goes_on() -> None:
    """
    What is asked of the answer is part of the plan, on the streaming engine too.
    """
    frame = pl.LazyFrame({"case": [1, 2], "event": ["boh", "informa"], "on": ["2018-01-10", "2018-01-10"]})
    plan = check_histories(frame, **TOLD).filter(pl.col("kind") == "parola sconosciuta").select("case")

    assert [[1], [1]] == [plan.collect()["case"].to_list(), plan.collect(engine="streaming")["case"].to_list()]
