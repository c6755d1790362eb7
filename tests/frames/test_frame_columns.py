# pyright: standard
"""
What the columns of a table must hold: where they do not, the error names the column and the row.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from contratti_quartiere.analysis.frames import check_histories
from contratti_quartiere.errors import FrameError

GOOD: dict[str, Any] = {"case": ["a"], "event": ["informa"], "on": [date(2018, 1, 10)], "step": [1]}
ROME = timezone(timedelta(hours=1))
BY_STEP: dict[str, Any] = {"case": "case", "event": "event", "on": "on", "step": "step"}


def told(error: FrameError) -> tuple[str, int | None, str]:
    """
    Return what an error says of where and what.
    """
    return error.column, error.row, error.reason.en


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param({"case": [1.5]}, ("case", None, "holds Float64"), id="a case that is a float"),
        pytest.param({"event": [3]}, ("event", None, "holds Int64"), id="an event that is a number"),
        pytest.param({"on": [20180110]}, ("on", None, "holds Int64"), id="a day that is a number"),
        pytest.param({"step": ["1"]}, ("step", None, "holds String"), id="a step that is text"),
    ],
)
@pytest.mark.parametrize("lazy", [False, True], ids=["in memory", "lazy"])
def test_a_column_of_another_type(lazy: bool, columns: dict[str, Any], expected: tuple[str, None, str]) -> None:
    """
    A column of a type that it must not have is named with that type, on a plan too.
    """
    frame = pl.DataFrame(GOOD | columns)
    with pytest.raises(FrameError) as caught:
        check_histories(frame.lazy() if lazy else frame, **BY_STEP)

    assert expected == told(caught.value)


@pytest.mark.parametrize("name", ["case", "event", "on", "step"])
def test_a_column_that_is_not_there(name: str) -> None:
    """
    A column that is not there is named, with those that are.
    """
    frame = pd.DataFrame(GOOD)
    wanted: dict[str, Any] = {**BY_STEP, name: "assente"}
    with pytest.raises(FrameError) as caught:
        check_histories(frame, **wanted)

    assert ("assente", None, "is not there") == told(caught.value)
    assert "column 'assente': is not there; name one of: 'case', 'event', 'on', 'step'" == caught.value.said.en


@pytest.mark.parametrize(
    ("days", "row", "kind"),
    [
        pytest.param([date(2018, 1, 10), datetime(2018, 1, 10, tzinfo=ROME)], 1, "datetime", id="a day and a time"),
        pytest.param(
            [datetime(2018, 1, 10, tzinfo=ROME), datetime(2018, 1, 10, tzinfo=UTC)], 0, "datetime", id="two zones"
        ),
        pytest.param([date(2018, 1, 10), None, 5], 2, "int", id="a number among days"),
        pytest.param([date(2018, 1, 10), "2018-01-11"], 1, "str", id="a text among days"),
        pytest.param(["2018-01-01", date(2018, 1, 2)], 1, "date among texts", id="a day among texts"),
        pytest.param([None, "2018-01-01", "2018-01-02", 5], 3, "int among texts", id="a number among texts"),
    ],
)
def test_mixed_days_name_the_first_row(days: list[Any], row: int, kind: str) -> None:
    """
    In a column of mixed Python objects the first row is named that holds no plain day, or no text as those before it.
    """
    frame = pd.DataFrame({"case": "a", "event": "informa", "on": pd.Series(days, dtype=object)})
    with pytest.raises(FrameError) as caught:
        check_histories(frame, case="case", event="event", on="on")

    assert ("on", row, f"holds {kind}") == told(caught.value)


@pytest.mark.parametrize("nothing", [float("nan"), pd.NaT, pd.NA, None], ids=["NaN", "NaT", "NA", "None"])
def test_every_null_of_pandas_among_days_is_a_day_that_is_missing(nothing: Any) -> None:
    """
    Whatever pandas has for a day that nobody wrote, the row is told as one without a day, and the others are read.
    """
    days = pd.Series([date(2018, 1, 10), nothing], dtype=object)
    frame = pd.DataFrame({"case": ["a", "b"], "event": "informa", "on": days})

    found = check_histories(frame, case="case", event="event", on="on")

    assert [("b", "valore mancante")] == list(zip(found["case"], found["kind"], strict=True))


NULLS = {
    "case": "write the case as text, or a whole number",
    "event": "write the events as their words",
    "on": "write days (Date), or text such as 2016-05-02; of points in time, those of one zone",
    "step": "write whole numbers: 1, 2, 3",
}


@pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pyarrow", "duckdb"])
@pytest.mark.parametrize(("name", "remedy"), NULLS.items(), ids=NULLS)
def test_a_column_of_nulls_alone(name: str, remedy: str, engine: str) -> None:
    """
    A column in which nothing stands is refused as that, with what to write.
    """
    table = pl.DataFrame({**GOOD, name: [None]})
    with duckdb.connect() as connection:
        frames: dict[str, Any] = {
            "polars": table,
            "polars, lazy": table.lazy(),
            "pyarrow": table.to_arrow(),
            "duckdb": connection.from_arrow(table.to_arrow()),
        }
        with pytest.raises(FrameError) as caught:
            check_histories(frames[engine], **BY_STEP)

    assert (
        f"column {name!r}: holds only nulls, or a type that is not read here; {remedy};"
        " give a column of nulls alone a type, such as text"
    ) == caught.value.said.en


def test_cases_that_pandas_reads_as_floats() -> None:
    """
    Where the number of one case is missing pandas reads floats, and the error says how to read whole numbers.
    """
    frame = pd.DataFrame({"caso": [1, None], "event": "informa", "on": date(2018, 1, 10)})
    with pytest.raises(FrameError) as caught:
        check_histories(frame, case="caso", event="event", on="on")

    assert (
        "column 'caso': holds Float64; write the case as text, or a whole number; where one is missing pandas reads"
        " floats: read the file with dtype={'caso': 'Int64'}"
    ) == caught.value.said.en


def test_a_step_between_two_steps() -> None:
    """
    A step of one and a half is no place in an order, and its row is named.
    """
    frame = pd.DataFrame({"case": "a", "event": "informa", "on": date(2018, 1, 10), "step": [1.0, None, 1.5]})
    with pytest.raises(FrameError) as caught:
        check_histories(frame, **BY_STEP)

    assert ("step", 2, "holds 1.5") == told(caught.value)


def test_the_message_of_a_column_and_row() -> None:
    """
    What people read says the column, the row, what it holds and what to write, in both languages.
    """
    frame = pd.DataFrame({"case": "a", "event": "informa", "on": date(2018, 1, 10), "step": [1.5]})
    with pytest.raises(FrameError) as caught:
        check_histories(frame, **BY_STEP)

    assert "colonna 'step', riga 0: contiene 1.5; scrivere numeri interi: 1, 2, 3" == caught.value.said.it
    assert "column 'step', row 0: holds 1.5; write whole numbers: 1, 2, 3" == caught.value.said.en


def test_the_day_of_a_point_in_time_is_that_of_its_zone() -> None:
    """
    Half past midnight in Rome is the day in Rome, though it is the day before in Greenwich.
    """
    instants = [datetime(2018, 1, 10, 0, 30, tzinfo=ROME), datetime(2018, 1, 10, 23, 0, tzinfo=ROME)]
    frame = pd.DataFrame({"case": "a", "event": ["informa", "colloquio"], "on": pd.Series(instants)})

    found = check_histories(frame, case="case", event="event", on="on")

    assert ["ordine ambiguo", "ordine ambiguo"] == found["kind"].to_list()


@pytest.mark.parametrize("lazy", [False, True], ids=["in memory", "lazy"])
def test_times_of_one_day_share_it(lazy: bool) -> None:
    """
    Two times of one day are one day: without `step` nobody knows which came first.
    """
    times = [datetime(2018, 1, 10, 9), datetime(2018, 1, 10, 15), datetime(2018, 1, 11)]
    frame = pl.DataFrame({"case": "a", "event": ["informa", "colloquio", "ammetti"], "on": times})

    found = check_histories(frame.lazy() if lazy else frame, case="case", event="event", on="on")

    assert ["ordine ambiguo", "ordine ambiguo"] == found.lazy().collect()["kind"].to_list()


@pytest.mark.parametrize("kind", [pl.DataFrame, pd.DataFrame], ids=["polars", "pandas"])
def test_an_empty_table(kind: Any) -> None:
    """
    A table without rows has an answer without rows, of the same kind and with the same columns as any other.
    """
    empty = pl.DataFrame(GOOD)[:0]
    found = check_histories(empty if kind is pl.DataFrame else empty.to_pandas(), **BY_STEP)

    assert (kind, 0) == (type(found), len(found))
    assert ["case", "position", "on", "event", "event_before", "kind", "allowed"] == list(found.columns)


def test_an_empty_relation() -> None:
    """
    A relation without rows has an answer without rows.
    """
    with duckdb.connect() as connection:
        relation = connection.from_arrow(pl.DataFrame(GOOD)[:0].to_arrow())

        assert [] == check_histories(relation, **BY_STEP).fetchall()


def test_case_numbers() -> None:
    """
    A case may be a whole number, and null there is a missing value.
    """
    frame = pl.DataFrame(
        {"case": [7, 7, None], "event": ["informa"] * 3, "on": [date(2018, 1, day) for day in (1, 2, 3)]}
    )

    found = check_histories(frame, case="case", event="event", on="on")

    assert [(7, "non ammesso"), (None, "valore mancante")] == found.select("case", "kind").rows()
