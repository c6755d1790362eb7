# pyright: standard
"""
Days however an engine holds them, and their numbers.
"""

from datetime import UTC, date, datetime
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import spells
from contratti_quartiere.analysis.frames.placed_rows import ordinal

BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}


@given(day=st.dates())
def test_the_number_of_a_day_is_that_of_python(day: date) -> None:
    """
    The number of a day is `date.toordinal`, from the first day of the calendar to the last, by engine or arithmetic.
    """
    frame = nw.from_native(pl.DataFrame({"on": [day]}), eager_only=True)
    plan = frame.lazy()
    found = frame.select(ordinal(nw.col("on"), frame))["on"].to_list()
    later = plan.select(ordinal(nw.col("on"), plan)).collect()["on"].to_list()

    assert ([day.toordinal()], [day.toordinal()]) == (found, later)


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(["2016-02-29", "2016-05-02"], id="text"),
        pytest.param([date(2016, 2, 29), date(2016, 5, 2)], id="days"),
        pytest.param([datetime(2016, 2, 29, 23, 59), datetime(2016, 5, 2, 0, 1)], id="points in time"),
    ],
)
def test_days_are_days_however_they_are_held(engine: Any, days: list[Any]) -> None:
    """
    Text, days and points in time give the same stays: from 29 February to 2 May are 63 days.
    """
    frame = pl.DataFrame({"case": ["a", "a"], "event": ["informa", "colloquio"], "on": days, "step": [1, 2]})
    found = sorted(engine(frame, lambda table: spells(table, **BY_DAY)))

    assert [(date(2016, 2, 29), date(2016, 5, 2), 63)] == [row[3:6] for row in found if row[2] == "informato"]


@pytest.mark.parametrize("name", ["polars", "pandas"])
def test_a_day_is_that_of_its_own_zone(name: str) -> None:
    """
    Half past eleven in the evening of Greenwich is the next day in Rome.
    """
    point = datetime(2018, 1, 10, 23, 30, tzinfo=UTC)
    frame = pl.DataFrame({"case": ["a"], "event": ["informa"], "on": [point]})
    there = frame.with_columns(pl.col("on").dt.convert_time_zone("Europe/Rome"))
    table: Any = there if name == "polars" else there.to_pandas()
    found = nw.from_native(spells(table, **BY_DAY), eager_only=True)["first"].to_list()[1]

    assert "2018-01-11" == str(found)[:10]
