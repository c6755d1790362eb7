"""
The lots of each tender summed in whole cents, beside the total that the tender bears.
"""

from typing import Any, cast

import attrs
import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.answered_columns import first_of
from contratti_quartiere.analysis.frames.cent_columns import MOST_CENTS, amount_faults, cents_of, without_objects
from contratti_quartiere.analysis.frames.column_faults import AmountUnit, ColumnFault
from contratti_quartiere.analysis.frames.deferred_tables import by_parts, in_parts
from contratti_quartiere.analysis.frames.frame_columns import check_case, check_names, is_text
from contratti_quartiere.analysis.frames.given_frames import check_column, given_frame
from contratti_quartiere.analysis.frames.small_tables import with_whole_numbers
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import check_choice

__all__ = ["lot_sums"]

# A sum is made of its halves: none of an engine's sums of halves can overflow before 2 to the 31 lots.
_HALF = 2**32
_TENDER = Bilingual("la gara", "the tender")
_SUMS = ("lot_sum_cents", "total_cents", "difference_cents")


@attrs.frozen(kw_only=True)
class _Lots:
    """
    The columns of a table of lots, and in what its numbers are.
    """

    tender: str
    amount: str
    total: str | None
    unit: AmountUnit | None

    def __attrs_post_init__(self) -> None:
        check_column("tender", self.tender)
        check_column("amount", self.amount)
        if self.total is not None:
            check_column("total", self.total)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.tender, *self.amounts)

    @property
    def amounts(self) -> tuple[str, ...]:
        return (self.amount,) if self.total is None else (self.amount, self.total)


def lot_sums(
    frame: IntoFrameT,
    *,
    tender: str,
    amount: str,
    total: str | None = None,
    unit: AmountUnit | None = None,
) -> IntoFrameT:
    """
    Return one row a tender with the sum of its lots in whole cents, as a frame of the same kind.

    The columns of the answer: `tender`; `lots`, how many rows; `lot_sum_cents`; with a total also `total_cents` and
    `difference_cents`, what the lots have more than the tender; `fault`, a word of `ColumnFault`, null if nothing is
    wrong. What a fault concerns is null: one lot without an amount leaves its tender without a sum. No number is ever
    a float. A table in memory is answered in the order of tenders.

    Args:
        frame: A table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask, lazy or not; one row a lot.
        tender: The column that names the tender, as text, categories or whole numbers.
        amount: The column of the amounts of lots: Decimal, text such as 1234.50, or whole numbers.
        total: The column of the tender's own total, the same on all its rows.
        unit: In what the numbers are. None means euro, and is refused for whole numbers, which may mean euro or cents.

    Raises:
        FrameError: For a column that is not there, or holds what it must not: a float above all.
        WrongTypeError: For what is no table, no name of a column, or a unit that is no `AmountUnit`.
    """
    if unit is not None:
        check_choice("lot_sums", unit, AmountUnit)
    lots = _Lots(tender=tender, amount=amount, total=total, unit=unit)
    given: Any = frame
    if in_parts(given):
        check_names(given.columns, lots.names)
        # All rows of a tender are brought into one part first.
        return cast("IntoFrameT", by_parts(given.shuffle(tender), lambda part: _in_memory(part, lots)))
    found = given_frame(given)
    check_names(found.collect_schema().names(), lots.names)
    answer: Any
    if isinstance(found, nw.DataFrame):
        answer = _in_memory(found, lots)
    else:
        answer = _blanked(_summed(found, lots), with_total=total is not None)
    return cast("IntoFrameT", answer.to_native())


def _in_memory(table: nw.DataFrame[Any], lots: _Lots) -> nw.DataFrame[Any]:
    decimals = tuple(name for name in lots.amounts if table[name].dtype == nw.Object)
    for name in decimals:
        table = without_objects(table, name)
    summed = _summed(table, lots, decimals).sort("tender")
    summed = with_whole_numbers(summed, *_SUMS)
    answer: nw.DataFrame[Any] = _blanked(summed, with_total=lots.total is not None)
    return answer


def _summed(frame: Any, lots: _Lots, decimals: tuple[str, ...] = ()) -> Any:
    """
    Return the sums, with a number also where there is a fault.
    """
    schema = frame.collect_schema()
    check_case(lots.tender, schema[lots.tender], _TENDER)
    name = nw.col(lots.tender)
    cents, *totals = (cents_of(name, schema[name], lots.unit, decimal=name in decimals) for name in lots.amounts)
    columns = {
        "tender": name.cast(nw.String) if is_text(schema[lots.tender]) else name,
        "cents": cents.amount,
        "amount_code": cents.fault,
    }
    found = {
        "lots": nw.len(),
        "high": nw.col("high").sum(),
        "low": nw.col("low").sum(),
        "amount_code": nw.col("amount_code").max(),
    }
    for total in totals:
        columns |= {"total": total.amount, "total_code": total.fault}
        found |= {
            "total_cents": nw.col("total").min(),
            "most": nw.col("total").max(),
            "total_code": nw.col("total_code").max(),
        }
    rows = frame.select(**columns).with_columns(high=nw.col("cents") // _HALF)
    rows = rows.with_columns(low=nw.col("cents") - nw.col("high") * _HALF)
    sums = rows.group_by("tender").agg(**found)
    sums = sums.with_columns(carry=nw.col("low") // _HALF)
    sums = sums.with_columns(
        high=nw.col("high") + nw.col("carry"),
        low=nw.col("low") - nw.col("carry") * _HALF,
    )
    return _judged(sums, with_total=lots.total is not None)


def _judged(sums: Any, *, with_total: bool) -> Any:
    most = MOST_CENTS // _HALF
    fits = (nw.col("high") < most) & (nw.col("high") >= -most)
    high = nw.when(fits).then(nw.col("high")).otherwise(nw.lit(0))
    unnamed = (nw.col("tender").is_null(), nw.lit(ColumnFault.MISSING_VALUE.value))
    large = (~fits, nw.lit(ColumnFault.TOO_LARGE.value))
    of_total: nw.Expr = nw.lit(None)
    columns = {
        "lots": nw.col("lots").cast(nw.Int64),
        "lot_sum_cents": (high * _HALF + nw.col("low")).cast(nw.Int64),
        "summed": fits & (nw.col("amount_code") == 0) & ~nw.col("tender").is_null(),
    }
    if with_total:
        same = nw.col("total_cents") == nw.col("most")
        columns["totalled"] = same & (nw.col("total_code") == 0) & ~nw.col("tender").is_null()
        columns["total_cents"] = nw.col("total_cents").cast(nw.Int64)
        different = (~same, nw.lit(ColumnFault.DIFFERENT_TOTALS.value))
        of_total = amount_faults(nw.col("total_code"), otherwise=first_of(different, otherwise=nw.lit(None)))
    of_lots = amount_faults(nw.col("amount_code"), otherwise=first_of(large, otherwise=of_total))
    columns["fault"] = first_of(unnamed, otherwise=of_lots).cast(nw.String)
    sums = sums.with_columns(**columns)
    if with_total:
        sums = sums.with_columns(
            compared=nw.col("summed") & nw.col("totalled"),
            difference_cents=nw.col("lot_sum_cents") - nw.col("total_cents"),
        )
    return sums


def _blanked(sums: Any, *, with_total: bool) -> Any:
    """
    Return the answer, with null where a fault leaves no number.
    """
    known = {"lot_sum_cents": "summed"}
    if with_total:
        known |= {"total_cents": "totalled", "difference_cents": "compared"}
    columns = [nw.when(nw.col(condition)).then(nw.col(name)).alias(name) for name, condition in known.items()]
    return sums.select("tender", "lots", *columns, "fault")
