# pyright: standard
"""
Steps that are no whole numbers and days that hang on a zone: refused on every engine that cannot know better.
"""

from datetime import date, datetime
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from contratti_quartiere.analysis.frames import check_histories, spells, states_on, window_ends
from contratti_quartiere.errors import FrameError

BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
BY_STEP: dict[str, Any] = {**BY_DAY, "step": "step"}


def stepped(steps: list[float]) -> pl.DataFrame:
    """
    Return the first two steps of a case with these places.
    """
    return pl.DataFrame(
        {"case": ["a", "a"], "event": ["informa", "colloquio"], "on": ["2018-01-10"] * 2, "step": steps}
    )


@pytest.mark.parametrize("ask", [check_histories, spells], ids=["check", "spells"])
@pytest.mark.parametrize("step", [2.5, 1e19, float("inf"), -1e300], ids=str)
def test_a_float_that_is_no_whole_number_is_no_step(ask: Any, step: float) -> None:
    """
    Neither a half, nor what is too large to be told from the next number.
    """
    with pytest.raises(FrameError, match="column 'step', row 1: holds") as caught:
        ask(stepped([1.0, step]), **BY_STEP)

    assert 1 == caught.value.row


@pytest.mark.parametrize("step", [2.0, float(2**53), -float(2**53)], ids=str)
def test_a_whole_float_is_a_step(step: float) -> None:
    """
    Pandas has floats for whole numbers among which one is missing.
    """
    rows = stepped([min(step, 1.0), max(step, 1.0)])

    assert 0 == len(check_histories(rows, **BY_STEP))


def test_a_step_that_is_no_number_is_missing() -> None:
    """
    A history is not read from rows one of which has no place, and the error names column and row.
    """
    with pytest.raises(FrameError, match="column 'step', row 1: missing value, case 'a'"):
        spells(stepped([1.0, float("nan")]), **BY_STEP)


@pytest.mark.parametrize("ask", [check_histories, spells], ids=["check", "spells"])
def test_duckdb_needs_whole_numbers_for_steps(ask: Any) -> None:
    """
    DuckDB has a null for whole numbers, and would order by halves and by what is no number.
    """
    with duckdb.connect() as connection, pytest.raises(FrameError, match="column 'step': holds Float64"):
        ask(connection.from_arrow(stepped([1.0, 2.0]).to_arrow()), **BY_STEP)


ZONED: dict[str, Any] = {
    "check_histories": lambda table: check_histories(table, **BY_DAY),
    "states_on": lambda table: states_on(table, day=date(2018, 1, 10), **BY_DAY),
    "window_ends": lambda table: window_ends(table, start="on", months=1),
}


@pytest.mark.parametrize("ask", ZONED.values(), ids=ZONED)
def test_duckdb_has_no_zone_of_its_own(ask: Any) -> None:
    """
    A point in time with a zone is another day for each session: half past midnight in Rome is the day before in London.
    """
    midnight = pl.Series("on", [datetime(2018, 1, 10, 0, 30)]).dt.replace_time_zone("Europe/Rome")
    rows = pl.DataFrame({"case": ["a"], "event": ["informa"]}).with_columns(midnight)
    with duckdb.connect() as connection, pytest.raises(FrameError, match=r"column 'on': .*the zone of the session"):
        ask(connection.from_arrow(rows.to_arrow()))


def test_a_plan_of_polars_has_its_zone() -> None:
    """
    Polars keeps the zone beside the points in time, on a plan too: the window begins on 10 January.
    """
    midnight = pl.Series("on", [datetime(2018, 1, 10, 0, 30)]).dt.replace_time_zone("Europe/Rome")
    plan = window_ends(pl.LazyFrame({"on": midnight}), start="on", months=1)

    assert [date(2018, 2, 9)] == plan.collect()["last_day"].to_list()


def test_dictionaries_of_arrow_are_categories() -> None:
    """
    Pandas has its own categories, and those of Arrow when it reads a file of Parquet with columns of Arrow.
    """
    kind = pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))
    rows = pd.DataFrame({"case": ["a", "a"], "event": ["informa", "boh"], "on": ["2018-01-10", "2018-01-11"]})
    found = check_histories(rows.astype({"case": kind, "event": kind}), **BY_DAY)

    assert ["parola sconosciuta"] == found["kind"].to_list()
