"""
In which order things stand on a board: the most urgent first, then as the document has them.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.dates import latest

__all__ = ["by_urgency"]

T = TypeVar("T")


def by_urgency(items: Iterable[T], due: Callable[[T], Countdown | None]) -> tuple[T, ...]:
    """
    Return things by the last day on which each is due, and those of no known day last; else in the order given.

    Args:
        items: The things, in the order of the document.
        due: Says when one is due.
    """

    def last_day(item: T) -> tuple[bool, date]:
        found = due(item)
        return (True, date.max) if found is None else (False, latest(found.when))

    return tuple(sorted(items, key=last_day))
