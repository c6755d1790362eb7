# pyright: standard
"""
The check of many histories on Spark: it gives the answer of the objects, row for row.

A question costs it half a second, of one case or of forty: the examples are few, and each one has many cases.
"""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import check_histories
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.works_table import WORKS_TABLE
from recorded_rows import Recorded, Told, blurred, by_model, by_objects, frame_of, histories, much_junk, sort

BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
BY_STEP: dict[str, Any] = BY_DAY | {"step": "step"}
LEAST, MOST = 20, 40


def by_spark(spark: Any, rows: list[Recorded], options: dict[str, Any]) -> list[Told]:
    """
    Give the answer of Spark, on a table in two parts.
    """
    frame = spark.createDataFrame(frame_of(rows).to_arrow())
    return [Told(**row.asDict()) for row in check_histories(frame, **options).collect()]


@pytest.mark.parametrize("table", [RELOCATION_TABLE, DWELLING_TABLE, WORKS_TABLE], ids=lambda table: table.name.en)
@settings(max_examples=5)
@given(data=st.data())
def test_spark_gives_the_answer_of_the_objects(spark: Any, table: Table[Any, Any], data: st.DataObject) -> None:
    """
    "Every engine gives the object replay's answer on generated histories": the same rows for the three machines.
    """
    rows = data.draw(histories(table, LEAST, MOST))

    assert sort(by_objects(rows, table)) == sort(by_spark(spark, rows, BY_STEP | {"table": table}))


@pytest.mark.parametrize("by_step", [False, True], ids=["by day", "by step"])
@settings(max_examples=5)
@given(rows=much_junk(LEAST, MOST))
def test_whatever_is_wrong_on_spark_is_told(spark: Any, by_step: bool, rows: list[Recorded]) -> None:
    """
    "Never a silently shorter answer": nulls, unknown words and shared places are rows of the answer.
    """
    found = by_spark(spark, rows, BY_STEP if by_step else BY_DAY)

    assert sort(blurred(by_model(rows, by_step=by_step))) == sort(blurred(found))
