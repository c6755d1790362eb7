# pyright: standard
"""
The check of many histories on Spark: the answer of Polars in memory, which is that of the objects.
"""

import random
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from contratti_quartiere.analysis.frames import check_histories
from contratti_quartiere.relocation_table import RELOCATION_TABLE

BY_DAY = {"case": "case", "event": "event", "on": "on"}
SCHEMA = "case string, event string, on date, step bigint"


def drawn(seed: int, cases: int) -> list[tuple[str | None, str | None, date | None, int | None]]:
    """
    Return the rows of many cases, in any order: legal walks with strays, notes, nulls and shared places.
    """
    chance = random.Random(seed)  # noqa: S311  # the same rows in every run
    rows: list[tuple[str | None, str | None, date | None, int | None]] = []
    words = [row.event for row in RELOCATION_TABLE.rows]
    for number in range(cases):
        state, day = RELOCATION_TABLE.initial, date(2018, 1, 10)
        for step in range(chance.randrange(9)):
            event = chance.choice(RELOCATION_TABLE.allowed(state) or words)
            event = chance.choice(words) if chance.random() < 0.1 else event
            day += timedelta(days=chance.choice((0, 3, 14, 30, -1)))
            case = None if chance.random() < 0.02 else f"caso-{number}"
            said = chance.choice((event.value,) * 20 + ("nota", "boh", None))
            rows.append((case, said, None if chance.random() < 0.02 else day, step))
            state = RELOCATION_TABLE.row(event).target
    chance.shuffle(rows)
    return rows


@pytest.mark.parametrize(
    "options", [pytest.param(BY_DAY, id="by day"), pytest.param(BY_DAY | {"step": "step"}, id="by step")]
)
def test_spark_gives_the_answer_of_polars(spark: Any, options: dict[str, Any]) -> None:
    """
    A thousand cases give the same rows on Spark, on windows, as in memory, on arrays.
    """
    rows = drawn(seed=9, cases=1_000)
    expected = check_histories(
        pl.DataFrame(rows, {"case": pl.String, "event": pl.String, "on": pl.Date, "step": pl.Int64}, orient="row"),
        **options,
    )
    found = check_histories(spark.createDataFrame(rows, SCHEMA), **options)

    assert sorted(map(blurred, expected.rows())) == sorted(blurred(tuple(row)) for row in found.collect())


def blurred(row: tuple[Any, ...]) -> str:
    """
    Return a row as text, without the position where nobody can say which row is first.
    """
    return str(row if row[-1] is not None else (row[0], *row[2:]))
