"""
The order of a board.
"""

from datetime import date

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.urgency import by_urgency
from contratti_quartiere.dates import Month, When

ON = date(2018, 5, 2)


def test_urgency_then_document() -> None:
    """
    The earliest last day stands first, of two of one day the one that the document has first, the unknown last.
    """
    things: list[tuple[str, When | None]] = [
        ("unknown", None),
        ("month", Month(2018, 5)),
        ("first", date(2018, 5, 20)),
        ("second", date(2018, 5, 20)),
        ("last day of the month", date(2018, 5, 31)),
        ("unknown too", None),
    ]

    found = by_urgency(things, lambda thing: None if thing[1] is None else Countdown(thing[1], ON))

    assert ["first", "second", "month", "last day of the month", "unknown", "unknown too"] == [
        name for name, _ in found
    ]
