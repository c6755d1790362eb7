"""
One question to a table of histories, on whichever engine holds it.
"""

from collections.abc import Callable
from typing import Any, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.frame_columns import check_names
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns
from contratti_quartiere.analysis.frames.refused_rows import refuse_unplaced

__all__ = ["asked", "in_parts", "part_by_part"]

Question = Callable[[Any], Any]
"""A frame of narwhals, eager or lazy, in; another of its kind out."""


def asked(
    frame: IntoFrameT, columns: HistoryColumns, question: Question, together: Question | None = None
) -> IntoFrameT:
    """
    Return the answer to a question, as a frame of the kind that was given.

    A lazy table is asked at once whether it has rows without a place, and the rest when it is computed; one of Dask is
    asked all of it when it is computed, part by part.

    Args:
        frame: The table.
        columns: Its columns.
        question: What is asked of whole cases.
        together: What is asked of the answers for the cases; None if these stand for themselves.

    Raises:
        FrameError: For a column that is not there or holds what it must not, and for a row without a place.
    """
    given: Any = frame
    if in_parts(given):
        check_names(given.columns, columns.names)

        def of_part(rows: Any) -> Any:
            refuse_unplaced(rows, columns)
            return question(rows)

        return cast("IntoFrameT", part_by_part(given.shuffle(columns.case), of_part, together))
    found: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(given)
    check_names(found.collect_schema().names(), columns.names)
    refuse_unplaced(found, columns)
    answer = question(found)
    return cast("IntoFrameT", (answer if together is None else together(answer)).to_native())


def in_parts(frame: Any) -> bool:
    """
    Return whether a table is one of Dask, which is asked part by part.
    """
    return nw.dependencies.is_dask_dataframe(frame)


def part_by_part(frame: Any, question: Question, together: Question | None) -> Any:
    """
    Return what is answered of each part of a table of Dask, and then of these answers together; nothing is computed.
    """
    answers = _mapped(frame, question)
    return answers if together is None else _mapped(answers.repartition(npartitions=1), together)


def _mapped(frame: Any, question: Question) -> Any:
    def of_part(part: Any) -> Any:
        return question(nw.from_native(part, eager_only=True)).to_native()

    # Dask wants to know beforehand which columns come out, and has an empty part to try.
    return frame.map_partitions(of_part, meta=of_part(frame._meta))  # noqa: SLF001  # see above
