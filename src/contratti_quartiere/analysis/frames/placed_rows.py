"""
The rows of many histories, each beside the one before it and the one after it in its case.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Generic

import attrs
import narwhals.stable.v2 as nw

from contratti_quartiere.analysis.frames.frame_columns import is_text
from contratti_quartiere.analysis.frames.given_frames import check_column
from contratti_quartiere.analysis.frames.legal_pairs import pairs_of
from contratti_quartiere.analysis.frames.small_tables import Frame, in_memory, point
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.histories import Table

__all__ = ["HistoryColumns", "PlacedRows", "in_turn", "ordinal", "placed"]


_TABLES = Bilingual(
    "dare RELOCATION_TABLE, DWELLING_TABLE o WORKS_TABLE", "give RELOCATION_TABLE, DWELLING_TABLE or WORKS_TABLE"
)
_DAY = 24 * 60 * 60 * 1000
_EPOCH = date(1970, 1, 1).toordinal()


@attrs.frozen(kw_only=True)
class HistoryColumns:
    """
    Which columns of a table hold its histories, and which table of a machine reads them (*colonne delle storie*).

    Attributes:
        case: The column that names the case.
        event: The column of the events.
        on: The column of the days.
        step: The column that orders the rows of a case; None to order them by day.
        table: The table of the machine.

    Raises:
        WrongTypeError: For a name that is no text, or what is no table of a machine.
    """

    case: str
    event: str
    on: str
    step: str | None
    table: Table[Any, Any]

    def __attrs_post_init__(self) -> None:
        check_column("case", self.case)
        check_column("event", self.event)
        check_column("on", self.on)
        if self.step is not None:
            check_column("step", self.step)
        if type(self.table) is not Table:
            raise WrongTypeError.of("table", self.table, _TABLES)

    @property
    def names(self) -> tuple[str, ...]:
        """
        The columns that the table must have.
        """
        return (self.case, self.event, self.on, *(() if self.step is None else (self.step,)))


@attrs.frozen(kw_only=True)
class PlacedRows(Generic[Frame]):
    """
    The events of histories in their order, and the cases that have any row (*righe collocate*).

    Attributes:
        rows: `case`, `event`, `state`, `on`, and what `in_turn` adds.
        cases: `case`, each once, also those that have annotations alone or no event yet.
    """

    rows: Frame
    cases: Frame


def placed(frame: Frame, columns: HistoryColumns, *, until: date | None = None) -> PlacedRows[Frame]:
    """
    Return the events of histories in their order; the rows must all have a place.

    Args:
        frame: The table as it was given; in memory as `in_order` returns it.
        columns: Its columns.
        until: The last day that counts: what happened later is left out.
    """
    pairs = pairs_of(columns.table)
    dtype = frame.collect_schema()[columns.case]
    case = nw.col(columns.case)
    named: Any = frame.filter(~case.is_null()).select(
        case=case.cast(nw.String) if is_text(dtype) else case,
        event=nw.col(columns.event).cast(nw.String),
        on=nw.col(columns.on),
        **({} if columns.step is None else {"step": nw.col(columns.step)}),
    )
    rows = _with_days(named.filter(nw.col("event").is_in(pairs.events)))
    if until is not None:
        rows = rows.filter(nw.col("on") <= _literal(until, rows))
    targets = [row.target.value for row in columns.table.rows]
    # Engines of their own mind want to be told what becomes of other words; there are none.
    state = nw.col("event").replace_strict(list(pairs.events), targets, default=None, return_dtype=nw.String)
    rows = rows.with_columns(state=state)
    order = ["on"] if columns.step is None else ["on", "step"]
    return PlacedRows(rows=in_turn(rows, order), cases=named.select("case").unique())


def _with_days(rows: Any) -> Any:
    """
    Return the rows with days; pandas holds them as the points in time at which they begin.
    """
    dtype = rows.collect_schema()["on"]
    pandas = rows.implementation.is_pandas_like()
    on = nw.col("on")
    if dtype == nw.Object:
        days = [point(day) for day in rows["on"].to_list()]
        return rows.with_columns(nw.new_series("on", days, nw.Datetime("us"), backend=rows.implementation))
    if dtype == nw.String:
        return rows.with_columns(on.str.to_datetime(format="%Y-%m-%d") if pandas else on.str.to_date(format="%Y-%m-%d"))
    if isinstance(dtype, nw.Datetime):
        # The day is that of its own zone.
        on = on if dtype.time_zone is None else on.dt.replace_time_zone(None)
        return rows.with_columns(on.dt.truncate("1d") if pandas else on.dt.date())
    return rows


def _literal(day: date, rows: Any) -> nw.Expr:
    return nw.lit(point(day) if isinstance(rows.collect_schema()["on"], nw.Datetime) else day)


def in_turn(rows: Frame, order: Sequence[str]) -> Frame:
    """
    Return rows with `position` in their case, from 0, `state_before`, null first, and `end`, the day of the next.

    Args:
        rows: `case`, `state`, `on` and what orders them; in memory they stand in this order already.
        order: The columns that order the rows of a case.
    """
    if isinstance(rows, nw.LazyFrame):
        return rows.with_columns(one=nw.lit(1)).with_columns(
            position=nw.col("one").cum_sum().over("case", order_by=order).cast(nw.Int64) - 1,
            state_before=nw.col("state").shift(1).over("case", order_by=order),
            end=nw.col("on").shift(-1).over("case", order_by=order),
        )
    # The row before is the one above it, unless a case begins.
    rows = (
        nw.maybe_reset_index(rows)
        .with_row_index("index")
        .with_columns(
            index=nw.col("index").cast(nw.Int64),
            begins=nw.col("case").is_first_distinct(),
            ends=nw.col("case").is_last_distinct(),
        )
    )
    return rows.with_columns(
        position=nw.col("index") - nw.when("begins").then("index").otherwise(nw.lit(0)).cum_max(),
        state_before=nw.when(~nw.col("begins")).then(nw.col("state").shift(1)),
        end=nw.when(~nw.col("ends")).then(nw.col("on").shift(-1)),
    )


def ordinal(day: nw.Expr, frame: Any) -> nw.Expr:
    """
    Return the number of a day, that of `date.toordinal`, for a frame of any engine.
    """
    if in_memory(frame):
        return day.dt.timestamp("ms") // _DAY + _EPOCH
    # By arithmetic, for not every lazy engine knows how long ago a day was.
    # Years from March, so that the leap day is the last of one.
    month = (day.dt.month() + 9) % 12
    year = day.dt.year() - month // 10
    leaps = year // 4 - year // 100 + year // 400
    return year * 365 + leaps + (month * 306 + 5) // 10 + day.dt.day() - 306
