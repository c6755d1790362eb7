"""
Where cases stand: each one on a day, and all of them by state.
"""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.asked_tables import asked
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns
from contratti_quartiere.analysis.frames.small_tables import small_table
from contratti_quartiere.analysis.frames.spells import spells_of, whereabouts_of
from contratti_quartiere.dates import check_date
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_table import RELOCATION_TABLE

__all__ = ["funnel", "states_on", "time_in_states"]

_COUNTS = ("cases", "closed", "days", "undated", "open")


def states_on(
    frame: IntoFrameT,
    *,
    case: str,
    event: str,
    on: str,
    day: date,
    step: str | None = None,
    table: Table[Any, Any] = RELOCATION_TABLE,
) -> IntoFrameT:
    """
    Return where each case stands at the end of a day, one row a case, as a frame of the same kind.

    The columns of the answer: `case`; `state`, the target of its last event up to that day; `since`, the day of that
    event; for the table of cases also `whereabouts`, where the household is. A case that has rows but no event by then
    is in the initial state, as the object is whose history is still empty, and `since` is null. Of a case that has no
    row at all the table knows nothing, and neither does the answer.

    Args:
        frame: A table of histories, as for `spells`.
        case: The column that names the case.
        event: The column of the events.
        on: The column of the days.
        day: The day; what happened on it counts.
        step: The column that orders the rows of one day; None if no case has two on one day.
        table: The table of the machine: of cases, of dwellings, of works.

    Raises:
        FrameError: As for `spells`.
        WrongTypeError: For a day that is no date.
    """
    check_date("states_on", day)
    columns = HistoryColumns(case=case, event=event, on=on, step=step, table=table)
    return asked(frame, columns, lambda rows: _states_of(rows, columns, day))


def _states_of(rows: Any, columns: HistoryColumns, day: date) -> Any:
    found = spells_of(rows, columns, day).filter("censored").select("case", "state", since="first")
    if columns.table.states != RELOCATION_TABLE.states:
        return found
    return found.with_columns(whereabouts=whereabouts_of(nw.col("state")))


def time_in_states(
    frame: IntoFrameT,
    *,
    case: str,
    event: str,
    on: str,
    step: str | None = None,
    until: date | None = None,
    table: Table[Any, Any] = RELOCATION_TABLE,
) -> IntoFrameT:
    """
    Return the sums of the stays in each state, one row a state in the order of the table, as a frame of the same kind.

    The columns of the answer: `state`; `cases`, how many were ever in it; `closed`, the stays that have a first day and
    an end; `days`, the days of these; `undated`, the stays that have an end but no first day, as those in the initial
    state; `open`, the stays that last. `days` over `closed` is how long the stays that are over lasted, and is no mean
    of all stays: those still open may be the long ones.

    Args:
        frame: A table of histories, as for `spells`.
        case: The column that names the case.
        event: The column of the events.
        on: The column of the days.
        step: The column that orders the rows of one day; None if no case has two on one day.
        until: The last day that is looked at; None for all of them.
        table: The table of the machine: of cases, of dwellings, of works.

    Raises:
        FrameError: As for `spells`.
        WrongTypeError: For a day that is no date.
    """
    if until is not None:
        check_date("time_in_states", until)
    columns = HistoryColumns(case=case, event=event, on=on, step=step, table=table)
    return asked(frame, columns, lambda rows: _sums(rows, columns, until), lambda sums: _by_state(sums, table))


def funnel(
    frame: IntoFrameT,
    *,
    case: str,
    event: str,
    on: str,
    step: str | None = None,
    until: date | None = None,
    table: Table[Any, Any] = RELOCATION_TABLE,
) -> IntoFrameT:
    """
    Return how far cases came, one row a state in the order of the table, as a frame of the same kind.

    The columns of the answer: `state`; `reached`, how many cases were ever in it; `there`, how many stand in it. Every
    case was in the initial state. States are no ladder: not every case passes through each, and some come back.

    Args:
        frame: A table of histories, as for `spells`.
        case: The column that names the case.
        event: The column of the events.
        on: The column of the days.
        step: The column that orders the rows of one day; None if no case has two on one day.
        until: The last day that is looked at; None for all of them.
        table: The table of the machine: of cases, of dwellings, of works.

    Raises:
        FrameError: As for `spells`.
        WrongTypeError: For a day that is no date.
    """
    if until is not None:
        check_date("funnel", until)
    columns = HistoryColumns(case=case, event=event, on=on, step=step, table=table)

    def together(sums: Any) -> Any:
        return _by_state(sums, table).select("state", reached="cases", there="open")

    return asked(frame, columns, lambda rows: _sums(rows, columns, until), together)


def _sums(rows: Any, columns: HistoryColumns, until: date | None) -> Any:
    """
    Return the sums of the stays of some cases; of states in which none was there is no row.
    """
    stays = spells_of(rows, columns, until)
    ended, dated = ~nw.col("censored"), ~nw.col("first").is_null()
    counted = stays.with_columns(
        closed=_one(ended & dated),
        days=nw.when(ended & dated).then("days").otherwise(nw.lit(0)),
        undated=_one(ended & ~dated),
        open=_one(nw.col("censored")),
    )
    sums = [nw.col(name).sum() for name in _COUNTS[1:]]
    return counted.group_by("state").agg(nw.col("case").n_unique().alias("cases"), *sums)


def _one(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def _by_state(sums: Any, table: Table[Any, Any]) -> Any:
    """
    Return the sums of all parts, with those of states in which no case ever was.
    """
    counts = [nw.col(name).cast(nw.Int64) for name in _COUNTS]
    states = [state.value for state in table.states]
    none: Any = small_table(sums, {"state": states, "place": list(range(len(states)))})
    # Whatever an engine makes of a table as small as this, each state has one row of it.
    zeros = none.select("state", "place", **dict.fromkeys(_COUNTS, nw.lit(0).cast(nw.Int64)))
    found = sums.select("state", nw.lit(0).cast(nw.Int64).alias("place"), *counts)
    whole = nw.concat([zeros, found]).group_by("state").agg(nw.col("place", *_COUNTS).sum())
    return whole.sort("place").select("state", *counts)
