# pyright: standard
"""
Days and steps that nobody wrote, beside those that somebody did.
"""

from typing import Any

import pandas as pd
import polars as pl
import pytest

from contratti_quartiere.analysis.frames import check_histories

NO_DAY: dict[str, Any] = {"case": ["a", "a"], "event": ["informa", "propone"], "on": ["2018-01-10", None]}
BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(pl.DataFrame(NO_DAY), id="polars"),
        pytest.param(pl.DataFrame(NO_DAY).to_pandas(), id="pandas"),
        pytest.param(pd.DataFrame(NO_DAY, dtype=object), id="pandas, objects"),
        pytest.param(pl.DataFrame(NO_DAY).to_arrow(), id="pyarrow"),
    ],
)
def test_a_day_that_nobody_wrote_beside_a_readable_one(frame: Any) -> None:
    """
    Among days as text, of which each that is there can be read, the one that is not there is told as missing.
    """
    found = check_histories(frame, **BY_DAY)
    rows = pl.from_pandas(found) if isinstance(found, pd.DataFrame) else pl.DataFrame(found)

    assert [("propone", "valore mancante")] == rows.select("event", "kind").rows()


def test_a_step_that_is_no_number() -> None:
    """
    A step that is NaN in a column of floats is no step, as null is: the row has no place, the others have theirs.
    """
    rows = {"case": ["a"] * 3, "event": ["informa"] * 3, "on": ["2018-01-10"] * 3, "step": [1.0, float("nan"), None]}
    found = check_histories(pl.DataFrame(rows), **BY_DAY, step="step")

    assert [(-1, "valore mancante")] * 2 == found.select("position", "kind").rows()
