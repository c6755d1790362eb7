"""
A household's case as its case worker sees it in the morning: where it is, what may come next, and by when.
"""

from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.analysis.case_deadlines import case_deadlines, runs_for
from contratti_quartiere.analysis.case_on_board import CaseOnBoard
from contratti_quartiere.analysis.planned_openings import OpeningPlans, awaits_opening
from contratti_quartiere.analysis.running_deadlines import Deadline
from contratti_quartiere.analysis.urgency import by_urgency
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.occupation import Episode, EpisodeKind, Hold
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

__all__ = ["CaseFile", "FollowedCase", "NextStep"]


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
        kind: By which right it lives there; away, where it only holds the keys.
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


@attrs.frozen(slots=False)
class CaseFile:
    """
    The cases of a document with what may come next for each, read once for the whole board (*fascicolo dei casi*).

    Attributes:
        view: The document as of the day.
    """

    view: View

    @cached_property
    def placed(self) -> dict[str, tuple[str, Relocation]]:
        """
        Each case by its JSON Pointer, after that pointer, in the order of the document.
        """
        return {path: (path, case) for path, case in self.view.relocations()}

    @cached_property
    def plans(self) -> OpeningPlans:
        """
        What was planned of the openings of sites.
        """
        return OpeningPlans(self.view)

    @cached_property
    def deadlines(self) -> dict[str, tuple[Deadline, ...]]:
        """
        What runs for each case, by its JSON Pointer, the most urgent first.
        """
        return {
            path: by_urgency(case_deadlines(self._on_board(path, case)), lambda found: found.due)
            for path, case in self.placed.values()
        }

    def followed(self, path: str, stay: Episode | Hold, missing: tuple[Missing, ...] = ()) -> FollowedCase:
        """
        Return a case for where its household lives, or what it still holds.

        Args:
            path: The JSON Pointer of the case.
            stay: Where it lives, or what it holds.
            missing: What is not known of that.
        """
        case, deadlines = self.placed[path][1], self.deadlines[path]
        return FollowedCase(
            path=path,
            case=case.id,
            household=case.household_on(self.view.on),
            dwelling=stay.dwelling,
            dwelling_path=self._dwelling_places.get(stay.dwelling, ""),
            kind=EpisodeKind.AWAY if isinstance(stay, Hold) else stay.kind,
            since=stay.first,
            keys_only=isinstance(stay, Hold),
            held_until=stay.end if isinstance(stay, Hold) else None,
            state=case.state,
            state_since=case.since,
            paused=case.paused,
            steps=self._steps(case.state, deadlines),
            deadlines=deadlines,
            missing=missing,
        )

    def _steps(self, state: RelocationState, deadlines: tuple[Deadline, ...]) -> tuple[NextStep, ...]:
        if not deadlines:
            return self._bare_steps[state]
        return tuple(self._step(step, deadlines) for step in self._bare_steps[state])

    def _step(self, step: NextStep, deadlines: tuple[Deadline, ...]) -> NextStep:
        running = tuple(found for found in deadlines if runs_for(found, step.event))
        return attrs.evolve(step, deadlines=running) if running else step

    @cached_property
    def _bare_steps(self) -> dict[RelocationState, tuple[NextStep, ...]]:
        return {
            state: tuple(
                NextStep(event=event, target=row.target, documents=row.documents)
                for event, row in ((event, RELOCATION_TABLE.row(event)) for event in RELOCATION_TABLE.allowed(state))
            )
            for state in RelocationState
        }

    @cached_property
    def _dwelling_places(self) -> dict[str, str]:
        return {dwelling.id: path for path, dwelling in self.view.dwellings()}

    @cached_property
    def _works(self) -> dict[str, tuple[str, Works]]:
        return {works.id: (path, works) for path, works in self.view.works()}

    def _on_board(self, path: str, case: Relocation) -> CaseOnBoard:
        place, works = self._works.get(case.works, ("", None))
        if works is None or not awaits_opening(works):
            return CaseOnBoard(view=self.view, path=path, case=case)
        return CaseOnBoard(
            view=self.view,
            path=path,
            case=case,
            site_waits=True,
            opening=self.plans.of(place, works),
            plans=f"{place}/annotations",
        )
