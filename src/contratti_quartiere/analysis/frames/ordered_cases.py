"""
A table of histories in memory, sorted once: by case and place, with a number for each case while it is asked.
"""

from typing import Any

import attrs
import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.coded_columns import ranked
from contratti_quartiere.analysis.frames.frame_columns import is_text
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns
from contratti_quartiere.analysis.frames.refused_rows import placed_order

__all__ = ["OrderedCases", "in_order"]


@attrs.frozen(kw_only=True, eq=False)
class OrderedCases:
    """
    The rows of histories by case and place (*casi ordinati*).

    Attributes:
        rows: The columns of histories; a case that was text is its place among the names.
        names: The names of the cases, in order; None if cases are numbers.
    """

    rows: nw.DataFrame[Any]
    names: nw.Series[Any] | None

    def named(self, answer: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        """
        Return an answer with the names of its cases, if it tells them.
        """
        if self.names is None or "case" not in answer.columns:
            return answer
        return answer.with_columns(self.names[answer["case"].to_numpy()].alias("case"))


def in_order(frame: nw.DataFrame[Any], columns: HistoryColumns) -> OrderedCases:
    """
    Return the rows by case and place, and after them the annotations.

    Raises:
        FrameError: For a column that holds what it must not, and for a row without a place.
    """
    case = frame[columns.case]
    # Numbers are sorted, compared and joined several times as fast as text.
    ranks, names = ranked(case) if is_text(case.dtype) else (None, None)
    order = placed_order(frame, columns, ranks)
    rows = nw.maybe_reset_index(frame.select(*dict.fromkeys(columns.names)))
    if ranks is not None:
        rows = rows.with_columns(nw.new_series(columns.case, ranks, nw.Int64, backend=frame.implementation))
    if order is not None:
        rows = rows[np.concatenate([order, _others(order, len(frame), ranks)])]
    return OrderedCases(rows=rows, names=names)


def _others(order: NDArray[np.int64], size: int, ranks: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """
    Return the rows that are not among these and have a case.
    """
    others = np.ones(size, np.bool_) if ranks is None else ranks >= 0
    others[order] = False
    return np.flatnonzero(others)
