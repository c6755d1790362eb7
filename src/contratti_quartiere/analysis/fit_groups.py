"""
The free rotation dwellings for a household, those together of which the same is said: many differ in nothing here.
"""

from collections.abc import Iterable, Iterator

import attrs

from contratti_quartiere.analysis.fitting_dwellings import DwellingFit, Fit, FitCriterion, HouseholdInNeed

__all__ = ["FitGroup", "alike", "fit_groups"]

_ORDER = (Fit.YES, Fit.UNKNOWN, Fit.NO)


@attrs.frozen(kw_only=True)
class FitGroup:
    """
    Dwellings of which the same is said for one household (*alloggi dello stesso riscontro*).

    Attributes:
        fit: Whether they fit.
        criteria: Why: every criterion of those that fit; of the others those that say no, or are not certain.
        dwellings: The dwellings, in the order of the document.
    """

    fit: Fit
    criteria: tuple[FitCriterion, ...]
    dwellings: tuple[DwellingFit, ...]


def alike(needs: Iterable[HouseholdInNeed]) -> tuple[tuple[HouseholdInNeed, ...], ...]:
    """
    Return the households that want the same together, in the order of the first of each.

    A board compares the dwellings once for all of them: they share what was found.
    """
    together: dict[int, list[HouseholdInNeed]] = {}
    for need in needs:
        together.setdefault(id(need.dwellings), []).append(need)
    return tuple(map(tuple, together.values()))


def fit_groups(need: HouseholdInNeed) -> tuple[FitGroup, ...]:
    """
    Return the dwellings for a household: first those that fit, then those of which it is not certain, then the others.

    Among each they stand in the order of the document: nothing is said of which would be better.
    """
    return tuple(group for fit in _ORDER for group in _of(fit, need))


def _of(fit: Fit, need: HouseholdInNeed) -> Iterator[FitGroup]:
    together: dict[tuple[FitCriterion, ...], list[DwellingFit]] = {}
    for dwelling in need.dwellings:
        if dwelling.fit is fit:
            why = tuple(criterion for criterion in dwelling.criteria if fit is Fit.YES or criterion.fit is fit)
            together.setdefault(why, []).append(dwelling)
    for why, dwellings in together.items():
        yield FitGroup(fit=fit, criteria=why, dwellings=tuple(dwellings))
