"""
One question to a table of histories, on whichever engine holds it.
"""

from typing import Any, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.deferred_tables import Question, by_parts, in_one, in_parts, when_computed
from contratti_quartiere.analysis.frames.frame_columns import check_names
from contratti_quartiere.analysis.frames.given_frames import given_frame
from contratti_quartiere.analysis.frames.ordered_cases import in_order
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns
from contratti_quartiere.analysis.frames.refused_rows import refuse_unplaced
from contratti_quartiere.analysis.frames.small_tables import in_memory

__all__ = ["asked"]


def asked(
    frame: IntoFrameT, columns: HistoryColumns, question: Question, together: Question | None = None
) -> IntoFrameT:
    """
    Return the answer to a question, as a frame of the kind that was given.

    A table of DuckDB or Spark is asked at once whether it has rows without a place, and the rest when it is computed;
    one of Dask, part by part, and a plan of Polars are asked all of it when they are computed.

    Args:
        frame: The table.
        columns: Its columns.
        question: What is asked of whole cases.
        together: What is asked of the answers for the cases; None if these stand for themselves.

    Raises:
        FrameError: For a column that is not there or holds what it must not, and for a row without a place.
        WrongTypeError: For what is no table.
    """
    given: Any = frame
    if in_parts(given):
        check_names(given.columns, columns.names)
        answers = by_parts(given.shuffle(columns.case), lambda rows: _of_places(rows, columns, question))
        return cast("IntoFrameT", answers if together is None else in_one(answers, together))
    found = given_frame(given)
    check_names(found.collect_schema().names(), columns.names)

    def ask(rows: Any) -> Any:
        answer = _of_places(rows, columns, question)
        return answer if together is None else together(answer)

    if isinstance(found, nw.LazyFrame) and found.implementation.is_polars():
        return cast("IntoFrameT", when_computed(given, columns.names, ask))
    return cast("IntoFrameT", ask(found).to_native())


def _of_places(rows: Any, columns: HistoryColumns, question: Question) -> Any:
    """
    Return the answer for rows that all have a place.
    """
    if not in_memory(rows):
        refuse_unplaced(rows, columns)
        return question(rows)
    ordered = in_order(rows, columns)
    return ordered.named(question(ordered.rows))
