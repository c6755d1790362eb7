"""
When a site is planned to open, by what was last said of it, and where that is said.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.analysis.places_in_whole import placed, whole_of
from contratti_quartiere.dates import When, earliest
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent, WorksState

__all__ = ["OpeningPlans", "PlannedOpening", "awaits_opening"]

_BEFORE = frozenset(
    {WorksState.PLANNED, WorksState.FUNDED, WorksState.DESIGNED, WorksState.TENDERED, WorksState.AWARDED}
)


def awaits_opening(works: Works) -> bool:
    """
    Return whether a site is still to open.
    """
    return works.state in _BEFORE


@attrs.frozen
class PlannedOpening:
    """
    When a site is planned to open, and where that is said (*apertura prevista*).

    Attributes:
        when: The day, month or year.
        path: The record that says it, as a JSON Pointer into the whole document.
    """

    when: When
    path: str


@attrs.frozen(slots=False)
class OpeningPlans:
    """
    What was planned of the opening of sites, read once for all of them (*aperture previste*).

    Attributes:
        view: The document as of a day.
    """

    view: View

    def of(self, path: str, works: Works) -> PlannedOpening | None:
        """
        Return when a site that is still to open is planned to, by what was last said; None if nothing was.

        Of two plans of one day the one of the works themselves counts. After a site was closed by the end of its
        contract, only what was said since.

        Args:
            path: The JSON Pointer of the works.
            works: The works.
        """
        since = max((step.happened_on for step in works.history if step.event is WorksEvent.START), default=date.min)
        said = [plan for plan in self._said(path, works) if since <= plan[0]]
        return max(reversed(said), key=lambda plan: plan[0])[1] if said else None

    def _said(self, path: str, works: Works) -> Iterator[tuple[date, PlannedOpening]]:
        """
        Yield each plan after the day on which it was known, in no order; those of the works themselves last.
        """
        if works.intervention:
            yield from self._of_interventions.get(works.intervention, ())
            yield from self._of_decisions.get(works.intervention, ())
        whole: Works = whole_of(self.view, path)
        for place, note in placed(f"{path}/annotations", works.annotations, whole.annotations):
            if note.planned_start is not None:
                yield note.on, PlannedOpening(note.planned_start, f"{place}/planned_start")

    @cached_property
    def _of_interventions(self) -> dict[str, list[tuple[date, PlannedOpening]]]:
        return {found.id: list(self._of_intervention(path, found)) for path, found in self.view.interventions()}

    def _of_intervention(self, path: str, intervention: Intervention) -> Iterator[tuple[date, PlannedOpening]]:
        whole: Intervention = whole_of(self.view, path)
        for place, entry in placed(f"{path}/schedule", intervention.schedule, whole.schedule):
            if entry.planned and entry.event is WorksEvent.START:
                yield entry.known_from, PlannedOpening(entry.when, f"{place}/when")

    @cached_property
    def _of_decisions(self) -> dict[str, list[tuple[date, PlannedOpening]]]:
        found: dict[str, list[tuple[date, PlannedOpening]]] = {}
        for path, decision in self.view.decisions():
            for index, measure in enumerate(decision.measures):
                if measure.planned_start is not None:
                    place = f"{path}/measures/{index}/planned_start"
                    plan = earliest(decision.on), PlannedOpening(measure.planned_start, place)
                    found.setdefault(measure.intervention, []).append(plan)
        return found
