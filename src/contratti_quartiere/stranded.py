"""
The relocation cases that a dropped intervention leaves without works.
"""

from collections.abc import Iterable

import attrs

from contratti_quartiere.ledger import Ledger
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent, Whereabouts
from contratti_quartiere.works_table import WorksState

__all__ = ["StrandedCase", "stranded_cases"]


@attrs.frozen(kw_only=True)
class StrandedCase:
    """
    An open case whose works were dropped (*caso senza più lavori*).

    Attributes:
        case: The `id` of the case.
        household: The `id` of the household.
        works: The `id` of the works.
        decision: The `id` of the decision that dropped the intervention; empty if the works alone tell of it.
        whereabouts: Where the household is.
        due: What is to be done next: at home the case is cancelled, out a choice is opened; None if it is not possible.
    """

    case: str
    household: str
    works: str
    decision: str
    whereabouts: Whereabouts
    due: RelocationEvent | None


def stranded_cases(relocations: Iterable[Relocation], ledger: Ledger) -> tuple[StrandedCase, ...]:
    """
    Return each open case whose works, or whose intervention, were dropped, in the order of the cases.

    Args:
        relocations: The cases, as known on a day.
        ledger: The works and decisions, as known on the same day.
    """
    dropped: dict[str, str] = {}
    for works in ledger.works:
        decision = ledger.dropped_by(works.intervention) if works.intervention else None
        if decision is not None or works.state is WorksState.DROPPED:
            dropped[works.id] = "" if decision is None else decision.id
    return tuple(
        StrandedCase(
            case=case.id,
            household=case.household,
            works=case.works,
            decision=dropped[case.works],
            whereabouts=case.whereabouts,
            due=_due(case),
        )
        for case in relocations
        if case.open and case.works in dropped
    )


def _due(case: Relocation) -> RelocationEvent | None:
    wanted = RelocationEvent.CANCEL if case.whereabouts is Whereabouts.HOME else RelocationEvent.OPEN_CHOICE
    return wanted if wanted in case.allowed else None
