"""
The free rotation dwellings for a household: those of which the same is said together, none lost, none ranked.
"""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.analysis.fit_groups import FitGroup, alike, fit_groups
from contratti_quartiere.analysis.fitting_dwellings import (
    CriterionKind,
    DwellingFit,
    Fit,
    FitCriterion,
    HouseholdInNeed,
)
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import DwellingState
from contratti_quartiere.households import Composition
from contratti_quartiere.relocation_table import RelocationState

SAID = Bilingual("perché", "why")


def criterion(kind: CriterionKind, fit: Fit, reason: Bilingual = SAID) -> FitCriterion:
    """
    Return what one criterion says.
    """
    return FitCriterion(kind=kind, fit=fit, reason=reason)


def dwelling(name: str, *criteria: FitCriterion) -> DwellingFit:
    """
    Return a free dwelling with what is said of it.
    """
    return DwellingFit(path=f"/dwellings/{name}", dwelling=name, state=DwellingState.READY, criteria=criteria)


def need(*dwellings: DwellingFit) -> HouseholdInNeed:
    """
    Return a household that waits, with free dwellings.
    """
    return HouseholdInNeed(
        path="/relocations/0",
        case="C1",
        household="N1",
        state=RelocationState.TO_BE_OFFERED,
        needs=Composition(),
        dwellings=dwellings,
    )


SIZE_FITS, SIZE_NOT = criterion(CriterionKind.SIZE, Fit.YES), criterion(CriterionKind.SIZE, Fit.NO)
LIFT_FITS, LIFT_UNKNOWN = criterion(CriterionKind.LIFT, Fit.YES), criterion(CriterionKind.LIFT, Fit.UNKNOWN)


def test_those_that_fit_stand_first() -> None:
    """
    Dwellings that fit come first, then those of which it is not known, then the others, each in the document's order.
    """
    no, maybe = dwelling("V1", SIZE_NOT, LIFT_UNKNOWN), dwelling("V2", SIZE_FITS, LIFT_UNKNOWN)
    yes, other = dwelling("V3", SIZE_FITS, LIFT_FITS), dwelling("V4", SIZE_NOT, LIFT_FITS)

    assert (
        FitGroup(fit=Fit.YES, criteria=(SIZE_FITS, LIFT_FITS), dwellings=(yes,)),
        FitGroup(fit=Fit.UNKNOWN, criteria=(LIFT_UNKNOWN,), dwellings=(maybe,)),
        FitGroup(fit=Fit.NO, criteria=(SIZE_NOT,), dwellings=(no, other)),
    ) == fit_groups(need(no, maybe, yes, other))


def test_those_of_another_reason_stand_apart() -> None:
    """
    Dwellings that do not fit for two reasons are two groups, in the order in which the document has them.
    """
    small = dwelling("V1", criterion(CriterionKind.SIZE, Fit.NO, Bilingual("30 m²", "30 m²")))
    large = dwelling("V2", criterion(CriterionKind.SIZE, Fit.NO, Bilingual("90 m²", "90 m²")))

    assert [(small,), (large,)] == [group.dwellings for group in fit_groups(need(small, large))]


def test_no_dwelling_no_group() -> None:
    """
    Where no dwelling is free there is no group.
    """
    assert () == fit_groups(need())


def test_households_that_share_what_was_found() -> None:
    """
    Households for which the dwellings were compared once stand together, in the order of the first of each.
    """
    shared = (dwelling("V1", SIZE_FITS),)
    first, second = need(*shared), need(dwelling("V2", SIZE_FITS))
    third = attrs.evolve(first, case="C3")

    assert ((first, third), (second,)) == alike((first, second, third))


@given(st.lists(st.lists(st.sampled_from(Fit), min_size=1, max_size=3), max_size=8))
def test_law_of_conservation(found: list[list[Fit]]) -> None:
    """
    Whatever is said of dwellings, each stands in one group, of its own fit, with the criteria that make it so.
    """
    kinds = tuple(CriterionKind)
    dwellings = [
        dwelling(str(index), *(criterion(kind, fit) for kind, fit in zip(kinds, fits, strict=False)))
        for index, fits in enumerate(found)
    ]
    groups = fit_groups(need(*dwellings))
    told = [one for group in groups for one in group.dwellings]

    assert sorted(dwellings, key=lambda one: one.dwelling) == sorted(told, key=lambda one: one.dwelling)
    assert [] == [
        group
        for group in groups
        if {group.fit} != {one.fit for one in group.dwellings} or {group.fit} != {one.fit for one in group.criteria}
    ]
