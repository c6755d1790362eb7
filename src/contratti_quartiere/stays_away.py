"""
How long a household is away from home, and when it had its choice in writing.
"""

from datetime import date

from contratti_quartiere.dates import add_months
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent as E

__all__ = ["away_since", "informed_on", "stay_limit"]

# A further move, or an order that is revoked, goes on with the same stay.
_MOVES_OUT = frozenset({E.MOVE_TEMPORARILY, E.MOVE_URGENTLY})


def away_since(history: tuple[RelocationStep, ...]) -> int | None:
    """
    Return the place of the step by which a household moved out for a time; None if it did not.
    """
    return next((index for index, step in enumerate(history) if step.event in _MOVES_OUT), None)


def informed_on(step: RelocationStep) -> date | None:
    """
    Return the day by which, as a step shows, the household surely had the information on its choice.
    """
    if step.event is E.OPEN_CHOICE:
        return step.notified_on
    # Whoever chose in writing had been told.
    return step.happened_on if step.event is E.CHOOSE_TO_WAIT else None


def stay_limit(out: date, months: int) -> date:
    """
    Return the last day of the limit of a stay; the last of the calendar, where that ends before it.
    """
    try:
        return add_months(out, months)
    except MalformedValueError:
        return date.max
