"""
The days of a quarter that are counted.
"""

from datetime import date, timedelta

import pytest

from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure
from contratti_quartiere.analysis.quarter_spans import Span, shown

QUARTER = CalendarQuarter(2017, 2)
FIRST, LAST, DAY = date(2017, 4, 1), date(2017, 6, 30), timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "last", "days"),
    [
        pytest.param(FIRST, FIRST, 1, id="first day"),
        pytest.param(LAST - DAY, LAST - DAY, 90, id="day before the last"),
        pytest.param(LAST, LAST, 91, id="last day"),
        pytest.param(LAST + DAY, LAST, 91, id="day after"),
    ],
)
def test_last_day(on: date, last: date, days: int) -> None:
    """
    A quarter is counted up to the day on which one looks, or to its end.
    """
    span = Span.of(QUARTER, on)

    assert (FIRST, last, days, last) == (span.first, span.last, len(span.days), span.days[-1])


@pytest.mark.parametrize(
    ("day", "held"),
    [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False), (None, False)],
    ids=["day before", "first day", "last day", "day after", "unknown"],
)
def test_holds(day: date | None, held: bool) -> None:
    """
    A span holds its days, first and last included, and none that is unknown.
    """
    assert held is Span(QUARTER, LAST).holds(day)


def test_before_is_whole() -> None:
    """
    The quarter before is counted whole, even beside one that is not over.
    """
    assert Span(CalendarQuarter(2017, 1), date(2017, 3, 31)) == Span.of(QUARTER, FIRST).before


def test_shown() -> None:
    """
    A count is shown, or hidden.
    """
    assert (QuarterFigure(3, FigureState.KNOWN), QuarterFigure(None, FigureState.HIDDEN)) == (
        shown(3, hidden=False),
        shown(3, hidden=True),
    )
