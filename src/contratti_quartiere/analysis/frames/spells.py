"""
The stays of each case: in its states, and at home, out or gone.
"""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.asked_tables import asked
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns, PlacedRows, in_turn, placed
from contratti_quartiere.analysis.frames.small_tables import with_whole_numbers
from contratti_quartiere.analysis.frames.stays import stays
from contratti_quartiere.dates import check_date
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationState, Whereabouts

__all__ = ["episodes", "spells", "spells_of", "whereabouts_of", "with_whereabouts"]


def spells(
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
    Return the stays of each case in its states, one row a stay, as a frame of the same kind.

    The columns of the answer: `case`; `position`, the place of the stay in its case, from 0; `state`; `first`, the day
    on which it begins; `end`, the day of the next event, null while it is open; `days` from one to the other;
    `censored`, true of an open stay. Each case begins in the initial state of the table, of which nobody knows the
    first day: `first` and `days` are null there. Every case that has a row has this stay, annotations alone included.
    Two events on one day leave a stay of no days between them.

    Without `until` an open stay has no days. With it the table is read as it stood at the end of that day, and the days
    of an open stay are those up to it: the stay lasts at least so long, so that a mean over censored rows is too short
    and needs the methods of survival analysis, such as `risk_table`.

    Histories are not judged: one that cannot have happened is read as it stands. Rows without a place are refused.

    Args:
        frame: A table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask, lazy or not.
        case: The column that names the case, as text, categories or whole numbers; categories come out as text.
        event: The column of the events, with the Italian words of the table, as text or categories.
        on: The column of the days; points in time count by the day of their own zone. DuckDB and Spark keep none, and
            are given days.
        step: The column that orders the rows of one day; None if no case has two on one day.
        until: The last day that is looked at; None for all of them.
        table: The table of the machine: of cases, of dwellings, of works.

    Raises:
        FrameError: For a column that is not there or holds what it must not; for a row that `check_histories` calls
            anything but illegal or after the end. On DuckDB and Spark at once, on Dask and a plan of Polars when it is
            computed.
        WrongTypeError: For a day that is no date.
    """
    if until is not None:
        check_date("spells", until)
    columns = HistoryColumns(case=case, event=event, on=on, step=step, table=table)
    return asked(frame, columns, lambda rows: with_whole_numbers(spells_of(rows, columns, until), "days"))


def spells_of(rows: Any, columns: HistoryColumns, until: date | None) -> Any:
    """
    Return the stays of rows that all have a place.
    """
    return stays(placed(rows, columns, until=until), "state", columns.table.initial.value, until)


def episodes(
    frame: IntoFrameT, *, case: str, event: str, on: str, step: str | None = None, until: date | None = None
) -> IntoFrameT:
    """
    Return the stretches of each household's case at home, out and gone, one row a stretch, as a frame of the same kind.

    The columns are those of `spells`, with `whereabouts`, a word of `Whereabouts`, in place of `state`: neighbouring
    states of one kind are one stretch. Each case begins at home, nobody knows since when. Out and back on one day is a
    stretch of no days. Where a household lives, and by which right, only the objects know (`occupation.episodes`).

    Args:
        frame: A table of cases, as for `spells`.
        case: The column that names the case.
        event: The column of the events.
        on: The column of the days.
        step: The column that orders the rows of one day; None if no case has two on one day.
        until: The last day that is looked at; None for all of them.

    Raises:
        FrameError: As for `spells`.
        WrongTypeError: For a day that is no date.
    """
    if until is not None:
        check_date("episodes", until)
    columns = HistoryColumns(case=case, event=event, on=on, step=step, table=RELOCATION_TABLE)
    return asked(frame, columns, lambda rows: with_whole_numbers(_episodes_of(rows, columns, until), "days"))


def _episodes_of(rows: Any, columns: HistoryColumns, until: date | None) -> Any:
    histories = placed(rows, columns, until=until)
    moves = with_whereabouts(histories.rows).filter(nw.col("whereabouts") != nw.col("whereabouts_before"))
    moves = moves.select("case", "on", state="whereabouts", turn="position")
    turns = PlacedRows(rows=in_turn(moves, ["turn"]), cases=histories.cases)
    return stays(turns, "whereabouts", Whereabouts.HOME.value, until)


def with_whereabouts(rows: Any) -> Any:
    """
    Return the rows of cases with where the household is after each, and where it was before.
    """
    before = whereabouts_of(nw.col("state_before").fill_null(RelocationState.NOT_SURVEYED.value))
    return rows.with_columns(whereabouts=whereabouts_of(nw.col("state")), whereabouts_before=before)


def whereabouts_of(state: nw.Expr) -> nw.Expr:
    """
    Return where the household is in a state.
    """
    words = [word.value for word in RelocationState]
    places = [word.whereabouts.value for word in RelocationState]
    return state.replace_strict(words, places, default=None, return_dtype=nw.String)
