"""
Which free rotation dwellings fit which household, criterion by criterion: listed, never ranked and never chosen.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.bookings import RotationState
from contratti_quartiere.dwellings import DwellingState, RentRegime
from contratti_quartiere.facts import Figure
from contratti_quartiere.households import Composition
from contratti_quartiere.relocation_steps import Permanence
from contratti_quartiere.relocation_table import RelocationState
from contratti_quartiere.verdicts import Missing

__all__ = ["CriterionKind", "DwellingFit", "Fit", "FitCriterion", "HouseholdInNeed"]


class CriterionKind(Word):
    """
    By what a dwelling is compared with what a household needs (*criterio di adeguatezza*).
    """

    SIZE = "superficie", "size"
    ACCESS = "accessibilità", "accessibility"
    LIFT = "ascensore", "lift"
    NEIGHBOURHOOD = "quartiere", "neighbourhood"
    RENT_REGIME = "regime di canone", "rent regime"


class Fit(Word):
    """
    Whether a dwelling fits a household by one criterion (*riscontro*).
    """

    YES = "va bene", "fits"
    NO = "non va bene", "does not fit"
    UNKNOWN = "non è certo", "not certain"
    """Nobody knows what it hangs on, or whether the criterion holds for this move."""


@attrs.frozen(kw_only=True)
class FitCriterion:
    """
    What one criterion says of a dwelling and a household, and why (*riscontro di un criterio*).

    Attributes:
        kind: The criterion.
        fit: Whether the dwelling fits by it.
        reason: Why, in words.
        figure: The figure in force by which it was measured; None if none was.
        missing: What would say it of the dwelling, where it is not known; none where the criterion itself is open.
    """

    kind: CriterionKind
    fit: Fit
    reason: Bilingual
    figure: Figure | None = None
    missing: tuple[Missing, ...] = ()


@attrs.frozen(kw_only=True)
class DwellingFit:
    """
    A rotation dwelling that is free, beside what a household needs (*alloggio volano a confronto*).

    Attributes:
        path: The dwelling, as a JSON Pointer into the whole document.
        dwelling: Its `id`.
        rotation_state: What it is as a rotation dwelling: free.
        state: What it is in, as its own record says; None if that has nothing, as of one that only bookings use.
        free_until: The last day before its next booking; None if it has none.
        offered: The cases to which it is on offer on the day, as JSON Pointers.
        criteria: Each criterion, in their order.
    """

    path: str
    dwelling: str
    rotation_state: RotationState = RotationState.FREE
    state: DwellingState | None = None
    free_until: date | None = None
    offered: tuple[str, ...] = ()
    criteria: tuple[FitCriterion, ...]

    @property
    def fit(self) -> Fit:
        """
        Whether it fits by all criteria: one that says no is enough, one that is not known leaves it open.
        """
        found = {criterion.fit for criterion in self.criteria}
        return Fit.NO if Fit.NO in found else Fit.UNKNOWN if Fit.UNKNOWN in found else Fit.YES


@attrs.frozen(kw_only=True)
class HouseholdInNeed:
    """
    A household at home that is to move and has neither accepted nor been offered a dwelling (*nucleo da sistemare*).

    Attributes:
        path: The case, as a JSON Pointer into the whole document.
        case: The `id` of the case.
        household: The `id` of the household that it is of on the day.
        state: Where the case stands.
        permanence: Whether it is to move for the time of the works or for good, as last foreseen; None if unknown.
        needs: How many they are, and whether they need an accessible dwelling, as last known.
        neighbourhood: The `id` of the neighbourhood of its home; empty if unknown.
        rent_regime: The rent regime of its home; None if unknown.
        dwellings: Every free rotation dwelling of the document, in its order, fit or not. The office chooses.
        missing: What is not known of the household.
    """

    path: str
    case: str
    household: str
    state: RelocationState
    permanence: Permanence | None = None
    needs: Composition
    neighbourhood: str = ""
    rent_regime: RentRegime | None = None
    dwellings: tuple[DwellingFit, ...] = ()
    missing: tuple[Missing, ...] = ()
