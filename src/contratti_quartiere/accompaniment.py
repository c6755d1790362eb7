"""
From when until when a household is accompanied through its relocation, and in which neighbourhood.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.periods import LAST_DAY
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.relocation_table import RelocationState
from contratti_quartiere.works import Works

__all__ = ["accompanied_days", "neighbourhoods_of_works"]

# Whoever came back, or moved for good, is accompanied until it is settled again.
_SETTLING = frozenset({RelocationState.RETURNED, RelocationState.MOVED_PERMANENTLY})


def accompanied_days(case: Relocation, on: date) -> tuple[date, date, date] | None:
    """
    Return the first day of an open case, the last one that surely is, and the last one that may be.

    It runs from the first step to the end of the case, or of the accompaniment after a return or a move for good. The
    two last days differ where nobody wrote down until when the household was accompanied.

    Args:
        case: The case.
        on: The day on which an open case is looked at, and up to which it is then accompanied.

    Returns:
        The three days; None if the case was never open: nothing happened, or it ended with its first step.
    """
    if not case.history or (len(case.history) == 1 and not case.open):
        return None
    # No period has the last day of the calendar.
    first, last, today = (min(day, LAST_DAY) for day in (case.history[0].happened_on, case.history[-1].happened_on, on))
    if case.open:
        return first, max(first, today), max(first, today)
    if case.state not in _SETTLING:
        return first, last, last
    ended = [note.on for note in case.annotations if note.kind is AnnotationKind.ACCOMPANIMENT_ENDED]
    if not ended:
        return first, last, max(last, today)
    settled = min(max(last, *ended), LAST_DAY)
    return first, settled, settled


def neighbourhoods_of_works(
    works: Iterable[Works], interventions: Iterable[Intervention], contracts: Iterable[NeighbourhoodContract]
) -> Mapping[str, str]:
    """
    Return the neighbourhood of each works, by the contract that pays for them; empty where nobody knows it.
    """
    by_contract = {contract.id: contract.neighbourhood for contract in contracts}
    by_intervention = {found.id: found.contract for found in interventions}
    return {
        found.id: by_contract.get(found.contract or by_intervention.get(found.intervention, ""), "") for found in works
    }
