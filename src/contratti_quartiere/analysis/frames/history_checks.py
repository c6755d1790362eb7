"""
The check of many histories at once, on the engine that holds them.
"""

from typing import Any, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.deferred_tables import by_parts, in_parts, when_computed
from contratti_quartiere.analysis.frames.eager_checks import check_eagerly
from contratti_quartiere.analysis.frames.frame_columns import check_names
from contratti_quartiere.analysis.frames.given_frames import given_frame
from contratti_quartiere.analysis.frames.legal_pairs import pairs_of
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns
from contratti_quartiere.analysis.frames.window_checks import check_by_windows
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_table import RELOCATION_TABLE

__all__ = ["check_histories"]


def check_histories(
    frame: IntoFrameT,
    *,
    case: str,
    event: str,
    on: str,
    step: str | None = None,
    table: Table[Any, Any] = RELOCATION_TABLE,
) -> IntoFrameT:
    """
    Return the problems of the histories in a table, one row a problem, as a frame of the same kind.

    The columns of the answer: `case`; `position`, the place of the row in its case, from 0, annotations not counted,
    and -1 if it has none; `on`; `event`; `event_before`; `kind`, a word of `HistoryFault`; `allowed`, what could have
    come instead, by commas, empty after the end. `event_before` and `allowed` are null where nobody can say which row
    comes before, and `allowed` alone after an unknown word. A table in memory is answered by case and place, and the
    rows without a place come last; cases that are whole numbers go upwards, text and categories as the engine numbers
    them, which is not the order of the alphabet. A lazy table is answered as its engine likes, when it is computed.

    Each row is judged against the recorded row before it, whatever is wrong with that one. Annotations are skipped
    first, whatever they lack. Without `step` the day orders the rows of a case, and rows of one day are ambiguous; the
    positions of rows that share a place may differ between engines. A row without a case or a step has no place and,
    without `step`, one whose day is missing or unreadable. With `step` a row has its place whatever its day is, and its
    day is compared with that of the row just before.

    A row has one problem, the gravest: missing value, unreadable date, unknown word, ambiguous order, after the end or
    illegal, out of order. What comes after an unknown word or a shared place is not judged by it.

    Args:
        frame: A table of pandas, Polars, PyArrow, DuckDB, PySpark or Dask, lazy or not.
        case: The column that names the case, as text, categories or whole numbers.
        event: The column of the events, with the Italian words of the table, as text or categories.
        on: The column of the days; points in time count by the day of their own zone. DuckDB and Spark keep none, and
            are given days.
        step: The column that orders the rows of a case, whole numbers; None to order them by day.
        table: The table of the machine: of cases, of dwellings, of works.

    Raises:
        FrameError: For a column that is not there, or holds what it must not.
        WrongTypeError: For what is no table, no name of a column, or no table of a machine.
    """
    names = HistoryColumns(case=case, event=event, on=on, step=step, table=table).names
    pairs = pairs_of(table)
    # Typed loosely from here: what comes out is of the kind that came in.
    given: Any = frame

    def check(table: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        return check_eagerly(table, pairs, case=case, event=event, on=on, step=step)

    if in_parts(given):
        check_names(given.columns, names)
        # All rows of a case are brought into one part first.
        return cast("IntoFrameT", by_parts(given.shuffle(case), check))
    found = given_frame(given)
    check_names(found.collect_schema().names(), names)
    if isinstance(found, nw.DataFrame):
        return cast("IntoFrameT", check(found).to_native())
    if found.implementation.is_polars():
        return cast("IntoFrameT", when_computed(given, names, check))
    told: Any = check_by_windows(found, pairs, case=case, event=event, on=on, step=step)
    return cast("IntoFrameT", told.to_native())
