"""
How long a household is away, and when it had its choice in writing.
"""

from datetime import date

import pytest

from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.stays_away import away_since, informed_on, stay_limit

OUT = date(2018, 2, 20)


def test_away_since_the_first_move() -> None:
    """
    Further moves go on with the same stay; a household that is at home has none.
    """
    case = Relocation(household="H1").advance(E.INFORM, on=OUT).advance(E.MOVE_URGENTLY, on=OUT)

    assert (1, None) == (away_since(case.advance(E.MOVE_AGAIN, on=OUT).history), away_since(case.history[:1]))


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (RelocationStep(event=E.OPEN_CHOICE, happened_on=OUT, notified_on=date(2018, 3, 1)), date(2018, 3, 1)),
        (RelocationStep(event=E.OPEN_CHOICE, happened_on=OUT), None),
        (RelocationStep(event=E.CHOOSE_TO_WAIT, happened_on=OUT), OUT),
        (RelocationStep(event=E.MOVE_AGAIN, happened_on=OUT, notified_on=OUT), None),
    ],
    ids=["told", "opened and not told", "chose", "moved"],
)
def test_informed_on(step: RelocationStep, expected: date | None) -> None:
    """
    An information tells from its notification, and whoever chose in writing had been told.
    """
    assert expected == informed_on(step)


@pytest.mark.parametrize(
    ("out", "months", "expected"),
    [(date(2018, 1, 10), 12, date(2019, 1, 10)), (date(2018, 1, 31), 1, date(2018, 2, 28)), (OUT, 10**6, date.max)],
    ids=["a year", "a day that does not exist", "past the calendar"],
)
def test_stay_limit(out: date, months: int, expected: date) -> None:
    """
    A limit is counted in months from the move, as far as the calendar goes.
    """
    assert expected == stay_limit(out, months)
