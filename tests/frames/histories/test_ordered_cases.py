# pyright: standard
"""
Histories in memory by case and place, with numbers for the names of cases.
"""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from contratti_quartiere.analysis.frames import spells
from contratti_quartiere.analysis.frames.ordered_cases import in_order
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns
from contratti_quartiere.relocation_table import RELOCATION_TABLE

DAY = date(2018, 1, 10)
COLUMNS = HistoryColumns(case="case", event="event", on="on", step="step", table=RELOCATION_TABLE)
ROWS = [("b", "nota", DAY, None), ("c", "informa", DAY, 1), ("a", "colloquio", DAY, 2), (None, "nota", DAY, None)]
LATER = [("a", "informa", DAY, 1), ("d", "nota", DAY, None)]
SCHEMA = {"case": pl.String, "event": pl.String, "on": pl.Date, "step": pl.Int64}
ENGINES: dict[str, Any] = {
    "polars": lambda frame: frame,
    "pandas": lambda frame: frame.to_pandas().set_index("on", drop=False),
    "pyarrow": lambda frame: frame.to_arrow(),
}


@pytest.mark.parametrize("convert", ENGINES.values(), ids=ENGINES)
def test_rows_come_by_case_and_place_and_then_the_annotations(convert: Any) -> None:
    """
    Cases are told by their places among the names, those with annotations alone included; without a case is no row.
    """
    frame = pl.DataFrame(ROWS + LATER, SCHEMA, orient="row")
    ordered = in_order(nw.from_native(convert(frame), eager_only=True), COLUMNS)
    assert ordered.names is not None

    assert (["a", "b", "c", "d"], [0, 0, 2, 1, 3], ["informa", "colloquio", "informa", "nota", "nota"]) == (
        ordered.names.to_list(),
        ordered.rows["case"].to_list(),
        ordered.rows["event"].to_list(),
    )


@pytest.mark.parametrize("convert", ENGINES.values(), ids=ENGINES)
def test_cases_that_are_numbers_keep_them(convert: Any) -> None:
    """
    What is sorted already and named by numbers is asked as it stands.
    """
    frame = pl.DataFrame(
        {"case": [7, 7, 9], "event": ["informa", "colloquio", "informa"], "on": DAY, "step": [1, 2, 1]}
    )
    ordered = in_order(nw.from_native(convert(frame), eager_only=True), COLUMNS)

    assert (None, [7, 7, 9]) == (ordered.names, ordered.rows["case"].to_list())


@pytest.mark.parametrize("number", [2**53, 2**63 - 2], ids=["past floats", "the greatest"])
@pytest.mark.parametrize("convert", ENGINES.values(), ids=ENGINES)
def test_neighbouring_great_numbers_are_two_cases(convert: Any, number: int) -> None:
    """
    Numbers that a float would take for one another are cases of their own.
    """
    cases = [number + 1, number, number + 1]
    frame = pl.DataFrame({"case": cases, "event": ["colloquio", "informa", "informa"], "on": DAY, "step": [2, 1, 1]})
    found = nw.from_native(spells(convert(frame), case="case", event="event", on="on", step="step"), eager_only=True)

    assert [number, number, number + 1, number + 1, number + 1] == found["case"].to_list()
