"""
The days of a quarter that are counted: all of them, or those up to the day on which one looks.
"""

from datetime import date
from typing import NamedTuple

from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure

__all__ = ["HIDDEN", "UNKNOWN", "Figures", "Span", "shown"]

Figures = dict[str, QuarterFigure]
"""The figures of one quarter, by the names of their rows."""

UNKNOWN = QuarterFigure()
HIDDEN = QuarterFigure(None, FigureState.HIDDEN)


class Span(NamedTuple):
    """
    The days of a quarter that are counted, from its first to a last one (*giorni contati*).
    """

    quarter: CalendarQuarter
    last: date

    @classmethod
    def of(cls, quarter: CalendarQuarter, on: date) -> "Span":
        """
        Return the days of a quarter up to and with a day.
        """
        return cls(quarter, min(on, quarter.last_day))

    @property
    def first(self) -> date:
        """
        The first day.
        """
        return self.quarter.first_day

    @property
    def before(self) -> "Span":
        """
        The whole quarter before.
        """
        earlier = self.quarter.before
        return Span(earlier, earlier.last_day)

    @property
    def days(self) -> tuple[date, ...]:
        """
        Each day.
        """
        return tuple(map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1)))

    def holds(self, day: date | None) -> bool:
        """
        Return whether a day is known and counted.
        """
        return day is not None and self.first <= day <= self.last


def shown(value: int, *, hidden: bool) -> QuarterFigure:
    """
    Return a count as it may go out.
    """
    return HIDDEN if hidden else QuarterFigure.of(value)
