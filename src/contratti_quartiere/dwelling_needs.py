"""
What a household needs of a dwelling: how many its members are, and which floor area is theirs.
"""

from datetime import date

from contratti_quartiere.households import Composition, Household
from contratti_quartiere.relocation import Relocation

__all__ = ["needs_of", "size_band"]

_NOBODY_KNOWN = Composition()


def needs_of(case: Relocation, household: Household | None, day: date) -> Composition:
    """
    Return what is known of a household on a day: as the case found it, else as the household's own record says.

    Args:
        case: The case.
        household: The household that it is of on the day; None if the document does not have it.
        day: The day.
    """
    found = [case.composition_on(day)]
    if household is not None and (household.known_on is None or household.known_on <= day):
        found.append(household.composition)
    known = [composition for composition in found if composition is not None]
    if len(known) < 2:
        return known[0] if known else _NOBODY_KNOWN
    return Composition(
        members=next((each.members for each in known if each.members is not None), None),
        accessible_dwelling_needed=next(
            (each.accessible_dwelling_needed for each in known if each.accessible_dwelling_needed is not None), None
        ),
    )


def size_band(bands: str, members: int) -> tuple[int, int | None]:
    """
    Return the square metres of a dwelling for so many members: from, and up to; None for no maximum.

    Args:
        bands: The bands from one member up, as the figure `size_bands` has them; the last holds for more members too.
        members: How many they are.
    """
    each = bands.split(" ")
    least, _, most = each[min(members, len(each)) - 1].partition("-")
    return int(least), int(most) if most else None
