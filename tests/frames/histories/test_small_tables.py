# pyright: standard
"""
Small tables of our own on the engine of another table.
"""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from contratti_quartiere.analysis.frames.small_tables import small_table


def test_values_come_out_as_they_went_in(engine: Any, table_of: Any) -> None:
    """
    Texts, quotation marks in them too, whole numbers and days are the same on every engine.
    """
    columns: dict[str, Any] = {
        "state": ["dell'ente", "b"],
        "place": [-1, 2**40],
        "first": [date(1, 1, 1), date(2018, 1, 10)],
    }

    def made(table: Any) -> Any:
        return small_table(nw.from_native(table), columns).to_native()

    if "dask" in engine.__name__:
        pytest.skip("a part of a table of Dask is one of pandas")
    rows = engine(table_of([]), made)

    assert [("dell'ente", -1, date(1, 1, 1)), ("b", 2**40, date(2018, 1, 10))] == rows
