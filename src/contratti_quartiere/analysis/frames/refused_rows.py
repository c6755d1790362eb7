"""
Rows that have no place in a history are refused, before a history is read from the others.
"""

from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.eager_checks import find_eagerly
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.legal_pairs import pairs_of
from contratti_quartiere.analysis.frames.look_up import FAULTS, code_of
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns
from contratti_quartiere.analysis.frames.window_checks import check_by_windows
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import FrameError, shown

__all__ = ["placed_order", "refuse_unplaced"]

_JUDGED = frozenset({HistoryFault.ILLEGAL, HistoryFault.AFTER_END})
"""What cannot have happened and stands in its place all the same."""

_REMEDY = Bilingual(
    "chiedere prima a check_histories, e correggere o togliere le righe che risponde",
    "ask check_histories first, and correct or take out the rows that it answers",
)


def placed_order(
    frame: nw.DataFrame[Any], columns: HistoryColumns, ranks: NDArray[np.int64] | None
) -> NDArray[np.int64] | None:
    """
    Return the rows that change a state, by case and place; None for all as they stand.

    Args:
        frame: The table.
        columns: Its columns.
        ranks: A number for each case, -1 for none, in whose order cases come; None if cases are numbers.

    Raises:
        FrameError: For the first row of which nobody can say where in its case it stands, or what happened.
    """
    found, order = find_eagerly(
        frame,
        pairs_of(columns.table),
        case=columns.case,
        event=columns.event,
        on=columns.on,
        step=columns.step,
        ranks=ranks,
    )
    refused = ~np.isin(found.faults, [code_of(fault) for fault in _JUDGED])
    if refused.any():
        rows = found.rows[refused]
        place = int(rows.argmin())
        row = int(rows[place])
        fault: HistoryFault = FAULTS[int(found.faults[refused][place]) - 1]
        values = {name: frame[name][row : row + 1] for name in columns.names}
        missing = [name for name, value in values.items() if value.null_count()]
        of_case = None if columns.case in missing else values[columns.case].to_list()[0]
        # A step that is no number is missing too.
        raise _refusal(columns, row, fault, missing or list(columns.names[3:]), of_case)
    return order


def refuse_unplaced(frame: nw.LazyFrame[Any], columns: HistoryColumns) -> None:
    """
    Refuse a lazy table with a row of which nobody can say where in its case it stands, or what happened.

    Raises:
        FrameError: For one of these rows, which have no numbers.
    """
    told = check_by_windows(
        frame,
        pairs_of(columns.table),
        case=columns.case,
        event=columns.event,
        on=columns.on,
        step=columns.step,
    )
    refused = told.filter(~nw.col("kind").is_in([fault.value for fault in _JUDGED])).head(1).collect()
    if len(refused):
        (values,) = refused.rows(named=True)
        here = {columns.case: values["case"], columns.on: values["on"], columns.event: values["event"]}
        missing = [name for name, value in here.items() if value is None]
        fault = HistoryFault.of(values["kind"])
        raise _refusal(columns, None, fault, missing or list(columns.names[3:]), values["case"])


def _refusal(
    columns: HistoryColumns, row: int | None, fault: HistoryFault, missing: list[str], case: object
) -> FrameError:
    """
    Return the error for a row, with the column that is at fault.
    """
    column = columns.on
    if fault is HistoryFault.MISSING_VALUE:
        column = missing[0]
    elif fault is HistoryFault.UNKNOWN_WORD:
        column = columns.event
    elif fault is HistoryFault.AMBIGUOUS_ORDER:
        column = columns.names[-1] if columns.step is not None else columns.on
    of_case = Bilingual("", "") if case is None else Bilingual(f", caso {shown(case)}", f", case {shown(case)}")
    return FrameError(column, row, Bilingual(f"{fault.value}{of_case.it}", f"{fault.en}{of_case.en}"), _REMEDY)
