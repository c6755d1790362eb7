"""
What the columns of a table must hold, said with the column and the row where they do not.
"""

from collections.abc import Iterable
from typing import Any

import narwhals.stable.v2 as nw

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import FrameError, shown

__all__ = ["ISO_DAY", "check_columns", "is_day", "is_text", "wrong_kind"]

_LONG = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
_LEAP = "[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:12|16|20|24|28)00"

ISO_DAY = f"^(?:[12][0-9][0-9][0-9]-(?:{_LONG}|{_SHORT})|(?:{_LEAP})-02-29)$"
"""A day of the calendar from 1000 to 2999 as text; in this order the text sorts as the days do."""


def is_text(dtype: Any) -> bool:
    """
    Return whether a column holds text or categories of it.
    """
    return isinstance(dtype, (nw.String, nw.Categorical, nw.Enum))


def is_day(dtype: Any) -> bool:
    """
    Return whether a column holds days, or points in time of one zone.
    """
    return isinstance(dtype, (nw.Date, nw.Datetime))


def check_columns(names: Iterable[str], wanted: Iterable[str]) -> None:
    """
    Refuse a table that lacks a column.

    Raises:
        FrameError: For the first that is not there, with those that are.
    """
    known = list(names)
    for name in wanted:
        if name not in known:
            listed = ", ".join(map(shown, known))
            raise FrameError(
                name,
                None,
                Bilingual("non c'è", "is not there"),
                Bilingual(f"indicare una di: {listed}", f"name one of: {listed}"),
            )


def wrong_kind(column: str, dtype: object, remedy: Bilingual, row: int | None = None) -> FrameError:
    """
    Return the error for a column that holds another kind of value than it must.
    """
    return FrameError(column, row, Bilingual(f"contiene {dtype}", f"holds {dtype}"), remedy)
