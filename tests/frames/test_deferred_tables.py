# pyright: standard
"""
Plans of Polars and parts of Dask asked as tables in memory.
"""

from datetime import date
from typing import Any

import dask.dataframe as dd
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest

from contratti_quartiere.analysis.frames import check_histories
from contratti_quartiere.analysis.frames.deferred_tables import when_computed
from contratti_quartiere.errors import FrameError

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


# How Dask itself reads and writes Parquet is what pandas 3.1 warns of.
@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame")
def test_what_dask_is_told_beforehand_is_what_comes_out(tmp_path: Any) -> None:
    """
    The columns have the types that were foretold, so that the answer can be written as the table was read.
    """
    frame = pl.DataFrame({"case": ["a", "b"], "event": ["boh", "informa"], "on": [date(2018, 1, 10)] * 2})
    frame.write_parquet(tmp_path / "moves.parquet")
    # Typed loosely, as Dask leaves it.
    dask: Any = dd
    answer = check_histories(dask.read_parquet(tmp_path / "moves.parquet"), **TOLD)
    answer.to_parquet(tmp_path / "problems")

    assert answer.dtypes.to_dict() == answer.compute().dtypes.to_dict()
    assert [("a", "parola sconosciuta")] == pl.read_parquet(tmp_path / "problems").select("case", "kind").rows()


def test_a_part_of_dask_tells_no_row() -> None:
    """
    The rows of a part are not those of the table: the error names the column alone.
    """
    frame = pd.DataFrame({"case": ["a"] * 2, "event": ["informa"] * 2, "on": ["2018-01-10"] * 2, "step": [1.0, 2.5]})
    dask: Any = dd
    answer = check_histories(dask.from_pandas(frame, npartitions=1), step="step", **TOLD)
    with pytest.raises(FrameError, match=r"column 'step': holds 2\.5") as caught:
        answer.compute(scheduler="synchronous")

    assert caught.value.row is None


def test_a_plan_goes_on() -> None:
    """
    What is asked of the answer is part of the plan, on the streaming engine too.
    """
    frame = pl.LazyFrame({"case": [1, 2], "event": ["boh", "informa"], "on": ["2018-01-10", "2018-01-10"]})
    plan = check_histories(frame, **TOLD).filter(pl.col("kind") == "parola sconosciuta").select("case")

    assert [[1], [1]] == [plan.collect()["case"].to_list(), plan.collect(engine="streaming")["case"].to_list()]
