# pyright: standard
"""
The sums of lots by tender: exact to the cent, on every engine.
"""

import csv
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import AmountUnit, ColumnFault, lot_sums
from contratti_quartiere.errors import FrameError, MalformedValueError, WrongTypeError
from contratti_quartiere.money import Euro

Answer = Callable[..., pl.DataFrame]
Lot = tuple[str | None, str | None, str | None]
Row = tuple[str | None, int, int | None, int | None, int | None, str | None]

MISSING = ColumnFault.MISSING_VALUE.value
UNREADABLE = ColumnFault.UNREADABLE_AMOUNT.value
LARGE = ColumnFault.TOO_LARGE.value
DIFFERENT = ColumnFault.DIFFERENT_TOTALS.value
COLUMNS = ["tender", "lots", "lot_sum_cents", "total_cents", "difference_cents", "fault"]


def table(lots: Sequence[Lot]) -> pl.DataFrame:
    """
    Return lots as a table of text.
    """
    return pl.DataFrame(lots, {"gara": pl.String, "importo": pl.String, "totale": pl.String}, orient="row")


BY_TENDER: dict[str, Any] = {"tender": "gara", "amount": "importo", "total": "totale"}


def found(frame: pl.DataFrame) -> list[Any]:
    """
    Return the rows of an answer in one order, after a look at its columns.
    """
    assert COLUMNS == frame.columns
    return sorted(frame.rows(), key=str)


def cents(amount: str | None) -> tuple[int, str | None]:
    """
    Return the cents of one amount as `Euro` reads them, or why there are none.
    """
    if amount is None:
        return 0, MISSING
    try:
        read = Euro(amount).cents
    except MalformedValueError:
        return 0, UNREADABLE
    return (0, LARGE) if abs(read) >= 10**18 else (read, None)


def gravest(faults: list[str | None]) -> str | None:
    """
    Return the last of the faults in their order.
    """
    order = (None, MISSING, UNREADABLE, LARGE)
    return max(faults, key=order.index)


def by_objects(lots: Sequence[Lot]) -> list[Row]:
    """
    Give the answer of `Euro`, tender by tender.
    """
    answer: list[Row] = []
    for tender in {lot[0] for lot in lots}:
        mine = [lot for lot in lots if lot[0] == tender]
        amounts, totals = [cents(lot[1]) for lot in mine], [cents(lot[2]) for lot in mine]
        lot_fault = gravest([fault for _, fault in amounts])
        total_fault = gravest([fault for _, fault in totals])
        if total_fault is None and len({total for total, _ in totals}) > 1:
            total_fault = DIFFERENT
        if tender is None:
            lot_fault = total_fault = MISSING
        lot_sum = None if lot_fault else sum(amount for amount, _ in amounts)
        total = None if total_fault else totals[0][0]
        difference = None if lot_sum is None or total is None else lot_sum - total
        answer.append((tender, len(mine), lot_sum, total, difference, lot_fault or total_fault))
    return sorted(answer, key=str)


AMOUNTS = st.builds(
    lambda cents, sign: f"{sign}{cents // 100}.{cents % 100:02}", st.integers(0, 10**13), st.sampled_from(["", "-"])
) | st.sampled_from(
    (
        "0.10",
        "0.20",
        "1234.5",
        "007",
        "1.005",
        "1,00",
        "1e3",
        "",
        "-",
        "9999999999999999.99",
        "10000000000000000",
        "5\n",
    )
)
LOTS: st.SearchStrategy[list[Lot]] = st.lists(
    st.tuples(
        st.sampled_from(["a", "a", "b", "b", "c", "d", "e", None]),
        AMOUNTS | st.none(),
        st.sampled_from([*["0.30"] * 9, "12.00", "x", None]),
    ),
    max_size=16,
)


@settings(max_examples=8)
@given(lots=LOTS)
def test_sums_in_memory_are_those_of_euro(in_memory: Answer, lots: list[Lot]) -> None:
    """
    Sum, total, difference and fault of each tender are those that `Euro` gives.
    """
    assert by_objects(lots) == found(in_memory(table(lots), lot_sums, **BY_TENDER))


@settings(max_examples=4)
@given(lots=LOTS.filter(lambda lots: len(lots) > 3))
def test_sums_on_a_plan_are_those_of_euro(later: Answer, lots: list[Lot]) -> None:
    """
    A lazy engine has the same rows.
    """
    assert by_objects(lots) == found(later(table(lots), lot_sums, **BY_TENDER))


@settings(max_examples=6)
@given(lots=st.lists(st.tuples(st.sampled_from("ab"), st.integers(-(10**16), 10**16)), max_size=12))
def test_decimals_sum_exactly(in_memory: Answer, lots: list[tuple[str, int]]) -> None:
    """
    Decimal columns of any scale, and whole numbers of cents, have the sums of Python's whole numbers.
    """
    expected = sorted({name: sum(cents for other, cents in lots if other == name) for name, _ in lots}.items())
    decimals = pl.DataFrame(
        [(name, Decimal(cents).scaleb(-2)) for name, cents in lots],
        {"gara": pl.String, "importo": pl.Decimal(30, 4)},
        orient="row",
    )
    whole = pl.DataFrame(lots, {"gara": pl.String, "importo": pl.Int64}, orient="row")
    by_decimals = in_memory(decimals, lot_sums, tender="gara", amount="importo")
    by_cents = in_memory(whole, lot_sums, tender="gara", amount="importo", unit=AmountUnit.CENT)

    assert [expected, expected] == [
        sorted(answer.select("tender", "lot_sum_cents").rows()) for answer in (by_decimals, by_cents)
    ]


def test_published_tenders(on_engine: Answer, oracle: Callable[[str], Path]) -> None:
    """
    The lots of each published tender sum to its total to the cent; two of them would not as floats.
    """
    with oracle("anac/cig_2023-10_150_rows.csv").open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    lots = [
        (row["numero_gara"], f"{Decimal(row['importo_lotto']):.2f}", f"{Decimal(row['importo_complessivo_gara']):.2f}")
        for row in rows
    ]
    counts = [row["n_lotti_componenti"] for row in rows]
    frame = table(lots).with_columns(
        pl.col("importo", "totale").cast(pl.Decimal(20, 2)), whole=pl.Series(counts).cast(pl.Int64)
    )
    whole = frame.filter(pl.len().over("gara") == pl.col("whole")).drop("whole")
    answer = on_engine(whole, lot_sums, **BY_TENDER)
    as_floats = whole.cast({"importo": pl.Float64, "totale": pl.Float64})
    wrong = {
        name[0] for name, part in as_floats.group_by("gara") if sum(part["importo"].to_list()) != part["totale"][0]
    }

    assert {"8094547", "9268199"} == wrong
    assert {(0, None)} == set(answer.select("difference_cents", "fault").rows())
    assert by_objects([lot for lot in lots if lot[0] in set(whole["gara"])]) == found(answer)


def test_a_sum_beyond_64_bits_is_no_sum(on_engine: Answer) -> None:
    """
    A sum that does not fit is told, never a wrong number; the next smaller one is exact.
    """
    most = 2**61
    lots = [("a", most, 0), ("a", most - 1, 0), ("b", most, 0), ("b", most, 0), ("c", -most, 0), ("c", -most, 0)]
    lots += [("d", -most, 0), ("d", -most, 0), ("d", -1, 0), ("e", 2**62, 0), ("f", -(2**62), 0)]
    frame = pl.DataFrame(lots, ["gara", "importo", "totale"], orient="row")
    answer = on_engine(frame, lot_sums, **BY_TENDER, unit=AmountUnit.CENT)

    assert [
        ("a", 2, 2**62 - 1, 0, 2**62 - 1, None),
        ("b", 2, None, 0, None, LARGE),
        ("c", 2, -(2**62), 0, -(2**62), None),
        ("d", 3, None, 0, None, LARGE),
        ("e", 1, None, 0, None, LARGE),
        ("f", 1, None, 0, None, LARGE),
    ] == found(answer)


def test_pandas_keeps_whole_numbers_where_there_is_none() -> None:
    """
    Null among the sums of pandas makes no floats of the others: 2**53 + 1 cents stay as they are.
    """
    frame = pd.DataFrame({"gara": ["a", "b"], "importo": ["90071992547409.93", "boh"]})
    answer = lot_sums(frame, tender="gara", amount="importo")

    assert ("Int64", [9007199254740993]) == (str(answer.dtypes["lot_sum_cents"]), list(answer["lot_sum_cents"][:1]))


def test_an_empty_table_gets_its_columns(on_engine: Answer) -> None:
    """
    Without a lot there is no row, and all the columns.
    """
    assert [] == found(on_engine(table([]), lot_sums, **BY_TENDER))


def test_a_missing_column_is_refused(on_engine: Answer) -> None:
    """
    A column that is not there is named, with those that are.
    """
    with pytest.raises(FrameError, match="name one of: 'gara', 'importo', 'totale'"):
        on_engine(table([("a", "1", "1")]), lot_sums, tender="numero_gara", amount="importo")


def test_a_unit_is_an_amount_unit() -> None:
    """
    A text in the place of the unit is refused, even one that reads like it.
    """
    unit: Any = "centesimi"
    with pytest.raises(WrongTypeError, match="write an AmountUnit"):
        lot_sums(table([("a", "1", "1")]), **BY_TENDER, unit=unit)


@pytest.mark.parametrize("lazy", [False, True], ids=["in memory", "lazy"])
def test_a_tender_that_is_a_float(lazy: bool) -> None:
    """
    What is wrong with the names of tenders is said of tenders.
    """
    frame = pl.DataFrame({"gara": [1.5], "importo": ["1.00"]})
    with pytest.raises(FrameError, match="column 'gara': holds Float64; write the tender as text, or a whole number"):
        lot_sums(frame.lazy() if lazy else frame, tender="gara", amount="importo")


def test_amounts_of_nulls_alone() -> None:
    """
    A column of amounts in which nothing stands is refused as that.
    """
    frame = pl.DataFrame({"gara": ["a"], "importo": [None]})
    with pytest.raises(FrameError, match="column 'importo': holds only nulls"):
        lot_sums(frame, tender="gara", amount="importo")
