# pyright: standard
"""
Columns of amounts as whole cents: what is read, and what is refused.
"""

from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pytest

from contratti_quartiere.analysis.frames import AmountUnit, lot_sums
from contratti_quartiere.errors import FrameError

BY_TENDER: dict[str, Any] = {"tender": "gara", "amount": "importo", "total": "totale"}


@pytest.mark.parametrize(
    ("amounts", "unit", "expected"),
    [
        pytest.param(pl.Series([1, 2], dtype=pl.Int64), AmountUnit.EURO, 300, id="whole euro"),
        pytest.param(pl.Series([1, 2], dtype=pl.Int16), AmountUnit.CENT, 3, id="short cents"),
        pytest.param(pl.Series([1, 2], dtype=pl.UInt64), AmountUnit.EURO, 300, id="unsigned euro"),
        pytest.param(pl.Series(["1", "-20"]), AmountUnit.CENT, -19, id="cents as text"),
        pytest.param(pl.Series(["1.00", "2"]), AmountUnit.CENT, None, id="cents as text with a point"),
        pytest.param(pl.Series([Decimal("1.00"), Decimal("2.00")]), AmountUnit.CENT, 3, id="cents as decimals"),
        pytest.param(pl.Series([Decimal("1.000"), Decimal("2.001")]), None, None, id="parts of a cent"),
        pytest.param(pl.Series([92233720368547759, 0]), AmountUnit.EURO, None, id="too many euro"),
        pytest.param(pl.Series([2**64 - 1, 0], dtype=pl.UInt64), AmountUnit.CENT, None, id="too many cents"),
        pytest.param(pl.Series([1, None], dtype=pl.Int64), AmountUnit.CENT, None, id="null"),
    ],
)
def test_units(amounts: pl.Series, unit: AmountUnit | None, expected: int | None) -> None:
    """
    The caller says whether whole numbers are euro or cents; text and decimals are euro unless said otherwise.
    """
    frame = pl.DataFrame({"gara": [7, 7], "importo": amounts})
    options: dict[str, Any] = {"tender": "gara", "amount": "importo", "unit": unit}
    answers = [
        lot_sums(frame, **options),
        lot_sums(frame.lazy(), **options).collect(),
        pl.DataFrame(lot_sums(frame.to_arrow(), **options)),
    ]

    assert [(7, 2, expected)] * 3 == [answer.select("tender", "lots", "lot_sum_cents").row(0) for answer in answers]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        pytest.param(pl.Float64, "which has lost its cents; give amounts as text", id="floats"),
        pytest.param(pl.Int64, "holds whole numbers: euro or cents", id="whole numbers of nobody knows what"),
        pytest.param(pl.Boolean, "give amounts as text", id="no amounts"),
    ],
)
@pytest.mark.parametrize("column", ["importo", "totale"])
def test_amounts_that_will_not_do_are_refused(column: str, kind: Any, reason: str) -> None:
    """
    Floats, numbers without a unit and other things are refused by the name of their column, on a plan too.
    """
    frame = pl.DataFrame({"gara": ["a"], "importo": ["1"], "totale": ["1"]})
    frame = frame.with_columns(pl.col(column).cast(pl.Int64).cast(kind))
    for given_frame in (frame, frame.lazy(), frame.to_pandas(), frame.to_arrow()):
        with pytest.raises(FrameError, match=reason) as caught:
            lot_sums(given_frame, **BY_TENDER)
        assert column == caught.value.column


def test_an_object_that_is_no_decimal_is_refused_by_its_row() -> None:
    """
    Among the Python objects of pandas the first that is no Decimal is named.
    """
    frame = pd.DataFrame({"gara": ["a", "a"], "importo": pd.Series([Decimal("1.00"), 1.0], dtype=object)})
    with pytest.raises(FrameError, match="column 'importo', row 1: holds float"):
        lot_sums(frame, tender="gara", amount="importo")
