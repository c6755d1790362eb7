"""
The offers that a household had, of a dwelling to move to or to return to, and what became of each.
"""

from datetime import date

import attrs

from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState

__all__ = ["Offer", "offers"]

_OFFERS = frozenset({RelocationEvent.OFFER, RelocationEvent.OFFER_RETURN})
# An objection leaves an offer open.
_OPEN = frozenset(
    {
        RelocationState.OFFERED,
        RelocationState.OFFER_OBJECTED,
        RelocationState.RETURN_OFFERED,
        RelocationState.RETURN_OBJECTED,
    }
)
_ENDS = frozenset(event for event in RelocationEvent if RELOCATION_TABLE.row(event).target not in _OPEN)


@attrs.frozen(kw_only=True)
class Offer:
    """
    One dwelling offered to one household (*proposta di alloggio*).

    Attributes:
        position: The index of its step in the history.
        step: The step that made it.
        end: The step that ended it; None while it is open.
    """

    position: int
    step: RelocationStep
    end: RelocationStep | None

    @property
    def of_return(self) -> bool:
        """
        True for an offer to return, False for one to move out.
        """
        return self.step.event is RelocationEvent.OFFER_RETURN

    @property
    def first(self) -> date:
        """
        The day from which it is open: of its notification, else of the offer itself.
        """
        return self.step.notified_on or self.step.happened_on

    def open_on(self, day: date) -> bool:
        """
        Return whether it is open on a day; on the day of its end it no longer is.
        """
        return self.first <= day and (self.end is None or day < self.end.happened_on)


def offers(case: Relocation) -> tuple[Offer, ...]:
    """
    Return the offers of a case in order; an objection leaves an offer open.
    """
    found: list[Offer] = []
    made: tuple[int, RelocationStep] | None = None
    for position, step in enumerate(case.history):
        if step.event in _OFFERS:
            # The table lets none be made while another is open.
            made = position, step
        elif made is not None and step.event in _ENDS:
            found.append(Offer(position=made[0], step=made[1], end=step))
            made = None
    return tuple(found if made is None else [*found, Offer(position=made[0], step=made[1], end=None)])
