"""
A table that is computed later, asked as one in memory: Dask part by part, Polars when the answer is wanted.
"""

from collections.abc import Callable, Iterable
from typing import Any

import narwhals.stable.v2 as nw

from contratti_quartiere.analysis.frames.given_frames import given_frame
from contratti_quartiere.errors import FrameError

__all__ = ["Question", "by_parts", "in_one", "in_parts", "when_computed"]

Question = Callable[[Any], Any]
"""A frame of narwhals in, another of its kind out."""


def in_parts(frame: Any) -> bool:
    """
    Return whether a table is one of Dask, which is asked part by part.
    """
    return nw.dependencies.is_dask_dataframe(frame)


def by_parts(frame: Any, question: Question) -> Any:
    """
    Return what is answered of each part of a table of Dask; nothing is computed.
    """
    ask = _natively(question)

    def of_part(part: Any) -> Any:
        try:
            return ask(part)
        except FrameError as error:
            # The rows of a part are not those of the table.
            raise FrameError(error.column, None, error.reason, error.remedy) from None

    # Dask wants to know beforehand which columns come out, and has an empty part to try.
    return frame.map_partitions(of_part, meta=of_part(frame._meta))  # noqa: SLF001  # see above


def in_one(answers: Any, together: Question) -> Any:
    """
    Return what is answered of the answers for all parts of a table of Dask, brought together; nothing is computed.
    """
    return by_parts(answers.repartition(npartitions=1), together)


def when_computed(frame: Any, names: Iterable[str], question: Question) -> Any:
    """
    Return what is answered of a plan of Polars as a table in memory; nothing is computed.

    Args:
        frame: The plan.
        names: The columns that the question asks for; no others are read.
        question: What is asked.
    """
    asked = frame.select(*dict.fromkeys(names))
    of_table = _natively(question)
    # An empty table tells which columns come out, and is refused at once where one holds what it must not.
    answer = of_table(asked.collect_schema().to_frame())
    return asked.map_batches(of_table, schema=answer.schema)


def _natively(question: Question) -> Question:
    def of_native(table: Any) -> Any:
        return question(given_frame(table)).to_native()

    return of_native
