"""
What was planned and what was served, month by month, as lines that a terminal can show.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from contratti_quartiere.dates import Month, earliest
from contratti_quartiere.laboratory import OpeningPeriod
from contratti_quartiere.periods import Period

__all__ = ["bar", "months_between", "opening_bar", "ruler"]

_DAY = timedelta(days=1)
_LAST_DAY = date.max - _DAY
"""The last day that a period can have."""


def months_between(first: date, last: date) -> tuple[Month, ...]:
    """
    Return every month from January of the first day's year to December of the last day's.
    """
    return tuple(Month(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13))


def ruler(months: tuple[Month, ...], step: int) -> str:
    """
    Return the years, each above the column where it begins; `step` months make a column.
    """
    line = ""
    for index in range(0, len(months), step):
        column = index // step
        if months[index].month <= step and column >= len(line):
            line = line.ljust(column) + str(months[index].year)
            line += " "
    return line.rstrip()


def bar(months: tuple[Month, ...], step: int, periods: Iterable[Period], full: str, empty: str) -> str:
    """
    Return a column for every `step` months: full if a day of them lies in a period.
    """
    runs = tuple(periods)
    line = ""
    for index in range(0, len(months), step):
        first, last = months[index].first_day, months[min(index + step, len(months)) - 1].last_day
        line += full if any(run.start <= last and first <= run.last_day for run in runs) else empty
    return line


def opening_bar(
    months: tuple[Month, ...], step: int, openings: Iterable[OpeningPeriod], on: date, letters: tuple[str, str, str]
) -> str:
    """
    Return the bar of a lab: open, perhaps open (after an opening whose end nobody knows), nothing on record.

    Args:
        months: The months of the bar.
        step: How many make a column.
        openings: The periods of the lab.
        on: The day up to which they are known.
        letters: For open, perhaps open, nothing on record.
    """
    full, perhaps, empty = letters
    ordered = sorted(openings, key=lambda opening: earliest(opening.first))
    known = [opening.possible(on) for opening in ordered if not opening.end_unknown]
    line = bar(months, step, [period for period in known if period is not None], full, empty)
    for index, opening in enumerate(ordered):
        if opening.end_unknown:
            # Until the lab is known to have opened again, and no further than the day up to which anything is known.
            ends = [min(on, _LAST_DAY) + _DAY, *(earliest(later.first) for later in ordered[index + 1 : index + 2])]
            first = earliest(opening.first)
            maybe = [Period(first, min(ends))] if first < min(ends) else []
            guess = bar(months, step, maybe, perhaps, empty)
            line = "".join(old if old != empty else new for old, new in zip(line, guess, strict=True))
    return line
