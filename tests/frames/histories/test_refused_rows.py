# pyright: standard
"""
Rows without a place in their case are refused by all that is read from histories, on every engine.
"""

from datetime import date
from typing import Any

import duckdb
import pytest

from contratti_quartiere.analysis.frames import (
    durations,
    episodes,
    funnel,
    spells,
    states_on,
    stock_and_flow,
    time_in_states,
)
from contratti_quartiere.errors import FrameError
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState

DAY = date(2018, 1, 10)
BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
BY_STEP: dict[str, Any] = {**BY_DAY, "step": "step"}
SOUND = ("z", "informa", DAY, 1)


@pytest.mark.parametrize(
    ("rows", "options", "told"),
    [
        pytest.param([(None, "informa", DAY, 1)], BY_DAY, ("case", "missing value"), id="no case"),
        pytest.param([("a", None, DAY, 1)], BY_DAY, ("event", "missing value, case 'a'"), id="no event"),
        pytest.param([("a", "informa", None, 1)], BY_DAY, ("on", "missing value, case 'a'"), id="no day"),
        pytest.param([("a", "informa", None, 1)], BY_STEP, ("on", "missing value, case 'a'"), id="no day, by step"),
        pytest.param([("a", "informa", DAY, None)], BY_STEP, ("step", "missing value, case 'a'"), id="no step"),
        pytest.param([("a", "boh", DAY, 1)], BY_DAY, ("event", "unknown word, case 'a'"), id="unknown word"),
        pytest.param(
            [("a", "informa", DAY, 1), ("a", "colloquio", DAY, 2)],
            BY_DAY,
            ("on", "ambiguous order, case 'a'"),
            id="two on one day",
        ),
        pytest.param(
            [("a", "informa", DAY, 1), ("a", "colloquio", DAY, 1)],
            BY_STEP,
            ("step", "ambiguous order, case 'a'"),
            id="two of one step",
        ),
        pytest.param(
            [("a", "informa", DAY, 1), ("a", "colloquio", date(2018, 1, 9), 2)],
            BY_STEP,
            ("on", "out of order, case 'a'"),
            id="days that run back",
        ),
    ],
)
def test_a_row_without_a_place_is_refused(
    engine: Any, table_of: Any, rows: list[Any], options: dict[str, Any], told: tuple[str, str]
) -> None:
    """
    "Never a silently shorter answer": the error names the column, what is wrong, and who says which rows they are.
    """
    with pytest.raises(FrameError, match="ask check_histories first") as caught:
        engine(table_of([SOUND, *rows]), lambda table: spells(table, **options))

    assert told == (caught.value.column, caught.value.reason.en)


def test_a_table_in_memory_tells_the_first_row(table_of: Any) -> None:
    """
    Where rows have numbers the first one at fault is told, whatever the order of the cases.
    """
    frame = table_of([SOUND, ("y", "boh", DAY, 1), ("a", None, DAY, 1)])
    with pytest.raises(FrameError) as caught:
        spells(frame, **BY_DAY)

    assert 1 == caught.value.row


def test_duckdb_tells_no_row(table_of: Any) -> None:
    """
    A relation numbers no rows: the error tells the case, as soon as the question is put.
    """
    with duckdb.connect() as connection, pytest.raises(FrameError) as caught:
        spells(connection.from_arrow(table_of([SOUND, ("y", "boh", DAY, 1)]).to_arrow()), **BY_DAY)

    assert (None, "parola sconosciuta, caso 'y'") == (caught.value.row, caught.value.reason.it)


def test_spark_refuses_at_once(spark: Any, table_of: Any) -> None:
    """
    Spark too tells the case before anything is computed of the others.
    """
    frame = spark.createDataFrame(table_of([SOUND, ("y", "boh", DAY, 1)]).to_arrow())
    with pytest.raises(FrameError) as caught:
        spells(frame, **BY_DAY)

    assert (None, "parola sconosciuta, caso 'y'") == (caught.value.row, caught.value.reason.it)


def test_a_plan_of_polars_tells_the_row_when_it_is_computed(table_of: Any) -> None:
    """
    To put the question computes nothing; the answer is refused as that of a table in memory is.
    """
    plan = spells(table_of([SOUND, ("y", "boh", DAY, 1)]).lazy(), **BY_DAY)
    with pytest.raises(FrameError) as caught:
        plan.collect()

    assert (1, "parola sconosciuta, caso 'y'") == (caught.value.row, caught.value.reason.it)


def test_annotations_may_say_less(engine: Any, table_of: Any) -> None:
    """
    What changes no state needs no day and no step.
    """
    frame = table_of([SOUND, ("z", "nota", None, None), (None, "censimento", None, None)])

    assert 2 == len(engine(frame, lambda table: spells(table, **BY_STEP)))


ASKED: dict[str, Any] = {
    "states_on": lambda table: states_on(table, day=DAY, **BY_DAY),
    "spells": lambda table: spells(table, **BY_DAY),
    "episodes": lambda table: episodes(table, **BY_DAY),
    "time_in_states": lambda table: time_in_states(table, **BY_DAY),
    "funnel": lambda table: funnel(table, **BY_DAY),
    "stock_and_flow": lambda table: stock_and_flow(table, first=DAY, last=DAY, **BY_DAY),
    "durations": lambda table: durations(
        table, from_event=RelocationEvent.INFORM, to_state=RelocationState.RETURNED, until=DAY, **BY_DAY
    ),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_every_question_refuses(table_of: Any, ask: Any) -> None:
    """
    Each function refuses a row without a place, though it lie after the days that are asked for.
    """
    with pytest.raises(FrameError, match="unknown word"):
        ask(table_of([SOUND, ("a", "boh", date(2030, 1, 1), 1)]))


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_every_question_needs_its_columns(table_of: Any, ask: Any) -> None:
    """
    A column that is not there is named, with those that are.
    """
    with pytest.raises(FrameError, match="column 'on': is not there"):
        ask(table_of([SOUND]).drop("on"))


def test_dask_needs_its_columns(engine: Any, table_of: Any) -> None:
    """
    A column that is not there is told at once, on every engine.
    """
    with pytest.raises(FrameError, match="column 'quando': is not there"):
        engine(table_of([SOUND]), lambda table: spells(table, case="case", event="event", on="quando"))
