"""
A household's case as its case worker sees it in the morning: where it is, what may come next, and by when.
"""

from datetime import date

import attrs

from contratti_quartiere.analysis.running_deadlines import Deadline
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.occupation import EpisodeKind
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState
from contratti_quartiere.verdicts import Missing

__all__ = ["FollowedCase", "NextStep"]


@attrs.frozen(kw_only=True)
class NextStep:
    """
    What may happen next to a case, by the table and never by our choice (*passo possibile*).

    Attributes:
        event: What may happen; it knows its word in both languages.
        target: The state to which it would lead.
        documents: The documents that would ground it.
        deadlines: What runs for it, of those on the board.
    """

    event: RelocationEvent
    target: RelocationState
    documents: tuple[DocumentKind, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


@attrs.frozen(kw_only=True)
class FollowedCase:
    """
    A household that lives in a place, or still holds it, with its case and what may come next (*caso da seguire*).

    Attributes:
        path: The case, as a JSON Pointer into the whole document.
        case: The `id` of the case.
        household: The `id` of the household that it is of on the day.
        dwelling: The `id` of the dwelling where it lives or that it holds; empty for another place, or an unknown one.
        dwelling_path: That dwelling, as a JSON Pointer; empty if the document does not have it.
        kind: By which right it lives there.
        since: Since when; None if unknown.
        keys_only: True if it lives elsewhere and only has not handed the dwelling back.
        held_until: The day on which it is to be handed back, where it holds the keys only; None if nobody knows.
        state: Where the case stands.
        state_since: Since when; None for a household of which nothing is on record.
        paused: True if a pause of the case has not ended.
        steps: What may happen next, in the order of the table; none after a final state.
        deadlines: What runs for the case, of those on the board, the most urgent first.
        missing: What is not known of where it lives.
    """

    path: str
    case: str
    household: str
    dwelling: str = ""
    dwelling_path: str = ""
    kind: EpisodeKind
    since: date | None = None
    keys_only: bool = False
    held_until: date | None = None
    state: RelocationState
    state_since: date | None = None
    paused: bool = False
    steps: tuple[NextStep, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    missing: tuple[Missing, ...] = ()
