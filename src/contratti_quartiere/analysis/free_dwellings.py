"""
The rotation dwellings that are free on a day, and the households that wait for one.
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property

import attrs

from contratti_quartiere.analysis.dwelling_criteria import Wanted, criteria_of
from contratti_quartiere.analysis.fitting_dwellings import DwellingFit, HouseholdInNeed
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationState
from contratti_quartiere.dwelling_needs import needs_of
from contratti_quartiere.dwelling_register import DwellingRegister
from contratti_quartiere.dwellings import Dwelling, DwellingState
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationState
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksState

__all__ = ["FreeDwellings"]

# To move, and with no dwelling that is offered or agreed.
_IN_NEED = frozenset(
    {RelocationState.NOT_SURVEYED, RelocationState.INFORMED, RelocationState.ASSESSED, RelocationState.TO_BE_OFFERED}
)
_OVER = frozenset({WorksState.ACCEPTED, WorksState.DROPPED})


@attrs.frozen(slots=False)
class FreeDwellings:
    """
    The rotation dwellings that are free on the day, and the households that wait for one (*alloggi volano liberi*).

    Attributes:
        register: The dwellings and cases of the document.
    """

    register: DwellingRegister

    def needs(self) -> Iterator[HouseholdInNeed]:
        """
        Yield each household that is to move and has no dwelling yet, with every free one, in the order of the document.
        """
        view = self.register.view
        for path, case in view.relocations():
            works = self._works.get(case.works)
            stays = works is not None and (works.needs_empty is False or works.state in _OVER)
            if case.state in _IN_NEED and not stays:
                yield self._need(path, case)

    def _need(self, path: str, case: Relocation) -> HouseholdInNeed:
        view = self.register.view
        household, home = case.household_on(view.on), view.dwelling(case.dwelling)
        permanences = [step.permanence for step in case.history if step.permanence is not None]
        wanted = Wanted(
            needs=needs_of(case, view.household(household), view.on),
            permanence=permanences[-1] if permanences else None,
            neighbourhood="" if home is None else home.neighbourhood,
            rent_regime=None if home is None else home.rent_regime,
        )
        return HouseholdInNeed(
            path=path,
            case=case.id,
            household=household,
            state=case.state,
            permanence=wanted.permanence,
            needs=wanted.needs,
            neighbourhood=wanted.neighbourhood,
            rent_regime=wanted.rent_regime,
            dwellings=self._compared(wanted),
            missing=tuple(self._unknown(path, case, wanted)),
        )

    def _compared(self, wanted: Wanted) -> tuple[DwellingFit, ...]:
        """
        Return every free dwelling beside what is wanted, made once for all households that want the same.
        """
        if wanted not in self._made:
            self._made[wanted] = tuple(self._fit(path, dwelling, wanted) for path, dwelling in self._free)
        return self._made[wanted]

    @cached_property
    def _made(self) -> dict[Wanted, tuple[DwellingFit, ...]]:
        return {}

    def _fit(self, path: str, dwelling: Dwelling, wanted: Wanted) -> DwellingFit:
        on = self.register.view.on
        booked = min((booking.first for booking in dwelling.bookings if booking.first > on), default=None)
        return DwellingFit(
            path=path,
            dwelling=dwelling.id,
            rotation_state=dwelling.rotation_state(on),
            state=dwelling.state if dwelling.history else None,
            free_until=None if booked is None else booked - timedelta(days=1),
            offered=tuple(self._offered.get(dwelling.id, ())),
            criteria=criteria_of(path, dwelling, wanted, self.register.view.figure("size_bands")),
        )

    @cached_property
    def _free(self) -> tuple[tuple[str, Dwelling], ...]:
        return tuple((path, found) for path, found in self.register.view.dwellings() if self._is_free(found))

    def _is_free(self, dwelling: Dwelling) -> bool:
        """
        Return whether nobody lives in a rotation dwelling, holds it or has it booked, and it can be handed over.
        """
        on = self.register.view.on
        # A rotation dwelling of which nothing is on record is used by bookings alone.
        ready = dwelling.state is DwellingState.READY or not dwelling.history
        return (
            dwelling.rotation
            and ready
            and dwelling.rotation_state(on) is RotationState.FREE
            and not any(stay.holds(on) for _, _, stay in self.register.stays.get(dwelling.id, ()))
        )

    @cached_property
    def _offered(self) -> dict[str, list[str]]:
        view = self.register.view
        found: dict[str, list[str]] = {}
        for path, case in view.relocations():
            for offer in view.offers(case)[-1:]:
                if offer.end is None and offer.step.dwelling:
                    found.setdefault(offer.step.dwelling, []).append(path)
        return found

    @cached_property
    def _works(self) -> dict[str, Works]:
        return {works.id: works for _, works in self.register.view.works()}

    def _unknown(self, path: str, case: Relocation, wanted: Wanted) -> Iterator[Missing]:
        """
        Yield what is not known of a household, which leaves a criterion open for every dwelling.
        """
        if wanted.needs.members is None:
            message = Bilingual("non si sa di quanti componenti sia", "it is not known how many members it has")
            yield Missing(path=f"{path}/annotations", message=message)
        if wanted.needs.accessible_dwelling_needed is None:
            message = Bilingual(
                "non si sa se al nucleo serva un alloggio accessibile",
                "it is not known whether the household needs an accessible dwelling",
            )
            yield Missing(path=f"{path}/annotations", message=message)
        home = self.register.places.get(case.dwelling, "")
        if not wanted.neighbourhood:
            message = Bilingual("non si sa in quale quartiere abiti", "it is not known in which neighbourhood it lives")
            yield Missing(path=f"{home}/neighbourhood" if home else f"{path}/dwelling", message=message)
        if wanted.rent_regime is None:
            message = Bilingual(
                "non si sa di quale regime di canone sia il suo alloggio",
                "it is not known which rent regime its dwelling has",
            )
            yield Missing(path=f"{home}/rent_regime" if home else f"{path}/dwelling", message=message)
