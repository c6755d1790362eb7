# pyright: standard
"""
What follows from histories, on Spark: the answers of Polars in memory, which are those of the objects.
"""

import random
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from contratti_quartiere.analysis.frames import (
    durations,
    episodes,
    risk_table,
    spells,
    states_on,
    stock_and_flow,
    time_in_states,
)
from contratti_quartiere.errors import FrameError
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationState

DAY = date(2018, 3, 1)
LAST = date(2018, 6, 30)
OUT, RETURNED = RelocationState.MOVED_TEMPORARILY, RelocationState.RETURNED
BY_STEP: dict[str, Any] = {"case": "case", "event": "event", "on": "on", "step": "step"}


def drawn(seed: int, cases: int) -> list[tuple[str, str, date, int]]:
    """
    Return the rows of many cases that can have happened, in any order, with a note here and there.
    """
    chance = random.Random(seed)  # noqa: S311  # the same rows in every run
    rows: list[tuple[str, str, date, int]] = []
    for number in range(cases):
        state, day = RELOCATION_TABLE.initial, date(2018, 1, 10)
        for step in range(chance.randrange(9)):
            allowed = RELOCATION_TABLE.allowed(state)
            if allowed:
                event = chance.choice(allowed)
                day += timedelta(days=chance.choice((0, 3, 14, 30)))
                rows.append((f"caso-{number}", event.value, day, step))
                state = RELOCATION_TABLE.row(event).target
        if chance.random() < 0.1:
            rows.append((f"caso-{number}", "nota", day, 9))
    chance.shuffle(rows)
    return rows


# The others are made of these.
ASKED: dict[str, Any] = {
    "states_on": lambda table: states_on(table, day=DAY, **BY_STEP),
    "episodes": lambda table: episodes(table, until=LAST, **BY_STEP),
    "time_in_states": lambda table: time_in_states(table, **BY_STEP),
    "stock_and_flow": lambda table: stock_and_flow(table, first=DAY, last=LAST, every="month", **BY_STEP),
    "risk_table": lambda table: risk_table(durations(table, from_state=OUT, to_state=RETURNED, until=LAST, **BY_STEP)),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_spark_gives_the_answer_of_polars(spark: Any, ask: Any) -> None:
    """
    Three hundred cases give the same rows on Spark as in memory.
    """
    rows = drawn(seed=9, cases=300)
    schema = {"case": pl.String, "event": pl.String, "on": pl.Date, "step": pl.Int64}
    expected = ask(pl.DataFrame(rows, schema, orient="row")).rows()
    found = ask(spark.createDataFrame(rows, "case string, event string, on date, step bigint")).collect()

    assert sorted(map(str, expected)) == sorted(str(tuple(row)) for row in found)


def test_spark_refuses_a_row_without_a_place(spark: Any) -> None:
    """
    An unknown word is told at once, before anything is computed of the others.
    """
    frame = spark.createDataFrame([("a", "boh", DAY, 1)], "case string, event string, on date, step bigint")
    with pytest.raises(FrameError, match="unknown word"):
        spells(frame, **BY_STEP)
