# pyright: standard
"""
What is no table, no column and no table of a machine is refused by an error of ours, whatever is asked of it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import dask.dataframe as dd
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from contratti_quartiere.analysis.frames import (
    check_cigs,
    check_cups,
    check_histories,
    durations,
    episodes,
    funnel,
    lot_sums,
    risk_table,
    spells,
    states_on,
    stock_and_flow,
    time_in_states,
    window_ends,
)
from contratti_quartiere.errors import FrameError, WrongTypeError
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState

DAY = date(2018, 1, 10)
COLUMNS: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
OF_HISTORIES: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "check_histories": (check_histories, {}),
    "spells": (spells, {}),
    "states_on": (states_on, {"day": DAY}),
    "time_in_states": (time_in_states, {}),
    "funnel": (funnel, {}),
    "durations": (
        durations,
        {"to_state": RelocationState.RETURNED, "from_event": RelocationEvent.INFORM, "until": DAY},
    ),
    "episodes": (episodes, {}),
    "stock_and_flow": (stock_and_flow, {"first": DAY, "last": DAY}),
}
ASKED: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    **{name: (ask, COLUMNS | options) for name, (ask, options) in OF_HISTORIES.items()},
    "check_cigs": (check_cigs, {"cig": "case"}),
    "check_cups": (check_cups, {"cup": "case"}),
    "window_ends": (window_ends, {"start": "on", "months": 36}),
    "lot_sums": (lot_sums, {"tender": "case", "amount": "event"}),
    "risk_table": (risk_table, {}),
}
EACH_FUNCTION = pytest.mark.parametrize(("ask", "options"), ASKED.values(), ids=ASKED)
FRAME = pl.DataFrame({"case": ["a"], "event": ["informa"], "on": [DAY]})


@EACH_FUNCTION
@pytest.mark.parametrize(
    ("given", "found"),
    [
        pytest.param([{"case": "a"}], "list of length 1", id="a list of rows"),
        pytest.param({"case": ["a"]}, "object of length 1", id="a dict of columns"),
        pytest.param(None, "None (null)", id="nothing"),
        pytest.param("histories.csv", "'histories.csv' (text)", id="the name of a file"),
        pytest.param(pd.Series(["a"]), "Series of length 1", id="a series of pandas"),
        pytest.param(pl.Series(["a"]), "Series of length 1", id="a series of Polars"),
        pytest.param(np.array(["a", "b"]), "ndarray of length 2", id="an array"),
    ],
)
def test_what_is_no_table(ask: Callable[..., Any], options: dict[str, Any], given: Any, found: str) -> None:
    """
    Each function that takes a table refuses what is none, without its rows, and says which tables there are.
    """
    with pytest.raises(WrongTypeError) as caught:
        ask(given, **options)

    assert (
        f"frame: found {found}; give a table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask,"
        " such as pandas.DataFrame(rows)"
    ) == caught.value.said.en


@EACH_FUNCTION
@pytest.mark.parametrize("engine", ["pandas", "pyarrow", "dask"])
def test_a_column_that_is_there_twice(engine: str, ask: Callable[..., Any], options: dict[str, Any]) -> None:
    """
    A table that has two columns of one name is refused with that name, before any of its rows is looked at.
    """
    names = ["case", "event", "on", "days", "censored", "note", "note"]
    given: Any = pd.DataFrame([["a", "informa", "2018-01-10", 1, True, "x", "y"]], columns=names)
    if engine == "pyarrow":
        given = pa.table([pa.array(["a"])] * len(names), names=names)
    elif engine == "dask":
        # Typed loosely, as Dask leaves it.
        dask: Any = dd
        single = pd.DataFrame([["a", "informa", "2018-01-10", 1, True, "x", "y"]], columns=[*names[:-1], "other"])
        given = dask.from_pandas(single, npartitions=1).rename(columns={"other": "note"})
    with pytest.raises(FrameError) as caught:
        ask(given, **options)

    assert "column 'note': is there 2 times; give each column a name of its own" == caught.value.said.en


NAMES = [(name, argument) for name, (_, options) in ASKED.items() for argument in options if options[argument] in FRAME]


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        *NAMES,
        *((name, "step") for name in OF_HISTORIES),
        ("window_ends", "into"),
        ("check_cigs", "into"),
        ("check_cups", "into"),
        ("lot_sums", "total"),
    ],
)
def test_a_name_that_is_no_text(name: str, argument: str) -> None:
    """
    A column is named by text: anything else is refused with the argument that it was given for.
    """
    ask, options = ASKED[name]
    with pytest.raises(WrongTypeError) as caught:
        ask(FRAME, **options | {argument: 3})

    assert f"{argument}: found 3 (whole number); write the name of a column, as text" == caught.value.said.en


def test_no_name_of_the_case() -> None:
    """
    The case must be named: None is refused with the argument.
    """
    no_case: dict[str, Any] = {**COLUMNS, "case": None}
    with pytest.raises(WrongTypeError, match="case: found None"):
        check_histories(FRAME, **no_case)


@pytest.mark.parametrize("name", [name for name in OF_HISTORIES if name not in ("episodes", "stock_and_flow")])
def test_no_table_of_a_machine(name: str) -> None:
    """
    The name of a table of a machine is no such table: the error says which there are.
    """
    ask, options = ASKED[name]
    with pytest.raises(WrongTypeError) as caught:
        ask(FRAME, **options, table="works")

    assert "table: found 'works' (text); give RELOCATION_TABLE, DWELLING_TABLE or WORKS_TABLE" == caught.value.said.en
