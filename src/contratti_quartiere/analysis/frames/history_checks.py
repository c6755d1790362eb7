"""
The check of many histories at once, on the engine that holds them.
"""

from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.eager_checks import check_eagerly
from contratti_quartiere.analysis.frames.frame_columns import check_columns
from contratti_quartiere.analysis.frames.legal_pairs import pairs_of
from contratti_quartiere.analysis.frames.partition_checks import check_by_parts
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
    Return one row a problem of the histories in a table, in a frame of the same kind.
    """
    pairs = pairs_of(table)
    names = [name for name in (case, event, on, step) if name is not None]
    given: Any = frame
    if nw.dependencies.is_dask_dataframe(frame):
        check_columns(given.columns, names)
        parts: Any = check_by_parts(given, pairs, case=case, event=event, on=on, step=step)
        return parts
    found = nw.from_native(frame)
    check_columns(found.collect_schema().names(), names)
    if isinstance(found, nw.DataFrame):
        return check_eagerly(found, pairs, case=case, event=event, on=on, step=step).to_native()
    return check_by_windows(found, pairs, case=case, event=event, on=on, step=step).to_native()
