"""
A table in parts checked part by part: all rows of a case are brought into one part first.
"""

from typing import Any

import narwhals.stable.v2 as nw

from contratti_quartiere.analysis.frames.eager_checks import check_eagerly
from contratti_quartiere.analysis.frames.legal_pairs import LegalPairs

__all__ = ["check_by_parts"]


def check_by_parts(frame: Any, pairs: LegalPairs, *, case: str, event: str, on: str, step: str | None) -> Any:
    """
    Return one row a problem of a table of Dask, not yet computed; each part is checked as a table in memory.
    """

    def check(part: Any) -> Any:
        found = nw.from_native(part, eager_only=True)
        return check_eagerly(found, pairs, case=case, event=event, on=on, step=step).to_native()

    # Dask wants to know beforehand which columns come out, and has an empty part to try.
    return frame.shuffle(case).map_partitions(check, meta=check(frame._meta))  # noqa: SLF001  # see above
