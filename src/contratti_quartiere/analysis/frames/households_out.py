"""
How many households are out, and how many went out and came back, day by day or month by month.
"""

from datetime import date, timedelta
from typing import Any, Literal

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.asked_tables import asked
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns, ordinal, placed
from contratti_quartiere.analysis.frames.small_tables import in_memory, small_table
from contratti_quartiere.analysis.frames.spells import with_whereabouts
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import check_date
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.relocation_table import RELOCATION_TABLE, Whereabouts

__all__ = ["stock_and_flow"]

_FLOWS = ("went_out", "came_back", "gone")
_BEFORE = -1
"""What stands for all days before the first one."""


def stock_and_flow(
    frame: IntoFrameT,
    *,
    case: str,
    event: str,
    on: str,
    first: date,
    last: date,
    every: Literal["day", "month"] = "day",
    step: str | None = None,
) -> IntoFrameT:
    """
    Return how many households are out on each day or month, one row each in their order, as a frame of the same kind.

    The columns of the answer: `first` and `last`, the days of the row; `went_out`, who was not out before: from home
    and, in a history that cannot have happened, from elsewhere; `came_back`, from out to home; `gone`, from out to
    elsewhere: settled, or no longer there; `stock`, how many are out at the end of the last day. Who goes elsewhere
    from home was never out, and counts in none. The stock is the one before and who went out, without who came back and
    who is gone. A household that goes out and comes back on one day counts in both. Months are those of the calendar;
    the first and the last one may be cut short. On pandas `first` and `last` are `datetime64[us]`.

    Args:
        frame: A table of cases, as for `spells`.
        case: The column that names the case.
        event: The column of the events.
        on: The column of the days.
        first: The first day; what happened before it is in the stock.
        last: The last day.
        every: "day" or "month".
        step: The column that orders the rows of one day; None if no case has two on one day.

    Raises:
        FrameError: As for `spells`.
        WrongTypeError: For a day that is no date.
        MalformedValueError: For days the wrong way round, and for another kind of row.
    """
    check_date("stock_and_flow", first)
    check_date("stock_and_flow", last)
    if last < first:
        raise MalformedValueError(
            Bilingual("giorni", "days"),
            f"{first}, {last}",
            Bilingual("l'ultimo viene prima del primo", "the last one comes before the first"),
            Bilingual("scambiarli", "swap them"),
        )
    if every not in ("day", "month"):
        raise MalformedValueError(
            Bilingual("passo", "pace"),
            shown(every),
            Bilingual("non è previsto", "is not foreseen"),
            Bilingual("scrivere 'day' o 'month'", "write 'day' or 'month'"),
        )
    columns = HistoryColumns(case=case, event=event, on=on, step=step, table=RELOCATION_TABLE)
    by_month = every == "month"
    return asked(
        frame,
        columns,
        lambda rows: _flows(rows, columns, first, last, by_month=by_month),
        lambda flows: _by_period(flows, _periods(first, last, by_month=by_month)),
    )


def _flows(rows: Any, columns: HistoryColumns, first: date, last: date, *, by_month: bool) -> Any:
    """
    Return what came and went in each stretch in which anything did, and before the first one.
    """
    day = ordinal(nw.col("on"), rows)
    key = nw.col("on").dt.year() * 12 + nw.col("on").dt.month() if by_month else day
    there, before = nw.col("whereabouts"), nw.col("whereabouts_before")
    out = Whereabouts.OUT.value
    moves = with_whereabouts(placed(rows, columns, until=last).rows).select(
        key=nw.when(day < first.toordinal()).then(nw.lit(_BEFORE)).otherwise(key).cast(nw.Int64),
        went_out=_one((there == out) & (before != out)),
        came_back=_one((there == Whereabouts.HOME.value) & (before == out)),
        gone=_one((there == Whereabouts.GONE.value) & (before == out)),
    )
    return _summed(moves)


def _one(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def _summed(flows: Any) -> Any:
    sums = flows.group_by("key").agg(nw.col(*_FLOWS).sum())
    return sums.with_columns(nw.col("key", *_FLOWS).cast(nw.Int64))


def _periods(first: date, last: date, *, by_month: bool) -> dict[str, list[Any]]:
    """
    Return the key, the first and the last day of each row, and before them a row for all that came earlier.
    """
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    starts = [day for day in days if day == first or not by_month or day.day == 1]
    ends = [start - timedelta(days=1) for start in starts[1:]] + [last]
    keys = [day.year * 12 + day.month if by_month else day.toordinal() for day in starts]
    return {"key": [_BEFORE, *keys], "first": [first, *starts], "last": [first, *ends]}


def _by_period(flows: Any, periods: dict[str, list[Any]]) -> Any:
    calendar: Any = small_table(flows, periods)
    found = calendar.join(_summed(flows), on="key", how="left").with_columns(
        nw.col(name).fill_null(0).cast(nw.Int64) for name in _FLOWS
    )
    found = found.with_columns(net=nw.col("went_out") - nw.col("came_back") - nw.col("gone"))
    stock = nw.col("net").cum_sum()
    if in_memory(found):
        found = found.sort("key").with_columns(stock=stock)
    else:
        found = found.with_columns(stock=stock.over(order_by="key").cast(nw.Int64))
    return nw.maybe_reset_index(
        found.filter(nw.col("key") != _BEFORE).sort("key").select("first", "last", *_FLOWS, "stock")
    )
