"""
Whether a dwelling fits a household by its size, access, lift, neighbourhood and rent regime, and why.
"""

from decimal import Decimal

import attrs

from contratti_quartiere.analysis.fitting_dwellings import CriterionKind, Fit, FitCriterion
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwelling_needs import size_band
from contratti_quartiere.dwellings import Dwelling, RentRegime
from contratti_quartiere.facts import Figure
from contratti_quartiere.households import Composition
from contratti_quartiere.relocation_steps import Permanence
from contratti_quartiere.verdicts import Missing, MissingCause

__all__ = ["Wanted", "criteria_of"]


@attrs.frozen(kw_only=True)
class Wanted:
    """
    What a household needs of a dwelling, beside what its home is like (*fabbisogno*).

    Attributes:
        needs: How many they are, and whether they need an accessible dwelling.
        permanence: Whether they are to move for a time or for good; None if unknown.
        neighbourhood: The neighbourhood of their home; empty if unknown.
        rent_regime: The rent regime of their home; None if unknown.
    """

    needs: Composition
    permanence: Permanence | None
    neighbourhood: str
    rent_regime: RentRegime | None


def criteria_of(path: str, dwelling: Dwelling, wanted: Wanted, bands: Figure | None) -> tuple[FitCriterion, ...]:
    """
    Return what each criterion says of a dwelling.

    Args:
        path: The JSON Pointer of the dwelling.
        dwelling: The dwelling.
        wanted: What the household needs.
        bands: The figure `size_bands` in force; None if there is none.
    """
    return (
        _size(path, dwelling, wanted, bands),
        _access(path, dwelling, wanted),
        _lift(path, dwelling, wanted),
        _neighbourhood(path, dwelling, wanted.neighbourhood),
        _rent_regime(path, dwelling, wanted),
    )


def _unknown(
    kind: CriterionKind,
    it: str,
    en: str,
    *fields: str,
    cause: MissingCause = MissingCause.EVIDENCE,
    parameter: str = "",
) -> FitCriterion:
    """
    Return that a criterion cannot say anything, with the fields of the dwelling that would let it.
    """
    text = Bilingual(it, en)
    missing = tuple(Missing(path=field, message=text, cause=cause, parameter=parameter) for field in fields)
    return FitCriterion(kind=kind, fit=Fit.UNKNOWN, reason=text, missing=missing)


def _size(path: str, dwelling: Dwelling, wanted: Wanted, bands: Figure | None) -> FitCriterion:
    kind, members, area = CriterionKind.SIZE, wanted.needs.members, dwelling.floor_area
    if members is None:
        return _unknown(kind, "componenti del nucleo ignoti", "members of the household unknown")
    if area is None:
        return _unknown(kind, "superficie ignota", "floor area unknown", f"{path}/floor_area")
    if bands is None:
        return _unknown(
            kind,
            "nessuna fascia in vigore (size_bands)",
            "no band in force (size_bands)",
            path,
            cause=MissingCause.NOT_SET,
            parameter="size_bands",
        )
    least, most = size_band(str(bands.value), members)
    band = Bilingual(f"da {least} m² in su", f"{least} m² or more")
    if most is not None:
        band = Bilingual(f"{least}–{most} m²", f"{least}–{most} m²")
    # The bands are of assignment: whether they bind a move for a time is open.
    doubt = Bilingual("", "")
    if wanted.permanence is not Permanence.PERMANENT:
        doubt = Bilingual(
            "; non è certo che le fasce valgano per un trasloco temporaneo",
            "; it is not certain that the bands hold for a temporary move",
        )
    fits = least <= area and (most is None or area <= most)
    return FitCriterion(
        kind=kind,
        fit=Fit.YES if fits else _unless_for_a_time(wanted),
        reason=Bilingual(
            f"{_metres(area).it} m², fascia {band.it} (componenti: {members}){doubt.it}",
            f"{_metres(area).en} m², band {band.en} (members: {members}){doubt.en}",
        ),
        figure=bands,
    )


def _unless_for_a_time(wanted: Wanted) -> Fit:
    """
    Return no for a permanent move; of one that is for a time, or perhaps is, the criterion only shows a difference.
    """
    return Fit.NO if wanted.permanence is Permanence.PERMANENT else Fit.UNKNOWN


def _metres(area: Decimal) -> Bilingual:
    return Bilingual(f"{area:.2f}".replace(".", ","), f"{area:.2f}")


def _access(path: str, dwelling: Dwelling, wanted: Wanted) -> FitCriterion:
    kind, needed = CriterionKind.ACCESS, wanted.needs.accessible_dwelling_needed
    if needed is None and not dwelling.accessible:
        return _unknown(
            kind,
            "non si sa se serva un alloggio accessibile",
            "it is not known whether an accessible dwelling is needed",
        )
    if needed is False:
        text = Bilingual("non serve un alloggio accessibile", "no accessible dwelling is needed")
        return FitCriterion(kind=kind, fit=Fit.YES, reason=text)
    if dwelling.accessible is None:
        return _unknown(
            kind,
            "serve un alloggio accessibile, e non si sa se lo sia",
            "an accessible dwelling is needed, and it is not known whether it is one",
            f"{path}/accessible",
        )
    if dwelling.accessible:
        return FitCriterion(kind=kind, fit=Fit.YES, reason=_ACCESSIBLE)
    text = Bilingual("serve un alloggio accessibile, e non lo è", "an accessible dwelling is needed, and it is none")
    return FitCriterion(kind=kind, fit=Fit.NO, reason=text)


_ACCESSIBLE = Bilingual("accessibile", "accessible")


def _lift(path: str, dwelling: Dwelling, wanted: Wanted) -> FitCriterion:
    """
    Return whether a household gets there: by a lift, or without stairs; where it needs no access, what there is.
    """
    kind, floor, lift = CriterionKind.LIFT, dwelling.floor, dwelling.lift
    needed = wanted.needs.accessible_dwelling_needed
    there = _floor_and_lift(floor, lift=lift)
    if lift or (floor is not None and floor <= 0):
        return FitCriterion(kind=kind, fit=Fit.YES, reason=there)
    if needed is False:
        text = Bilingual(f"{there.it}; non è richiesto", f"{there.en}; none is asked for")
        return FitCriterion(kind=kind, fit=Fit.YES, reason=text)
    if needed is None:
        return FitCriterion(
            kind=kind,
            fit=Fit.UNKNOWN,
            reason=Bilingual(f"{there.it}; non si sa se serva", f"{there.en}; whether one is needed is not known"),
        )
    if floor is not None and lift is not None:
        return FitCriterion(kind=kind, fit=Fit.NO, reason=there)
    fields = [f"{path}/{name}" for name, value in (("floor", floor), ("lift", lift)) if value is None]
    return _unknown(kind, there.it, there.en, *fields)


def _floor_and_lift(floor: int | None, *, lift: bool | None) -> Bilingual:
    where = Bilingual("piano ignoto", "floor unknown")
    if floor is not None:
        where = (
            Bilingual("piano terra", "ground floor") if floor == 0 else Bilingual(f"piano {floor}", f"floor {floor}")
        )
    how = {
        None: Bilingual("ascensore ignoto", "lift unknown"),
        True: Bilingual("con ascensore", "with a lift"),
        False: Bilingual("senza ascensore", "without a lift"),
    }[lift]
    return Bilingual(f"{where.it}, {how.it}", f"{where.en}, {how.en}")


def _neighbourhood(path: str, dwelling: Dwelling, home: str) -> FitCriterion:
    kind = CriterionKind.NEIGHBOURHOOD
    if not home:
        return _unknown(kind, "quartiere di casa ignoto", "neighbourhood of the home unknown")
    if not dwelling.neighbourhood:
        it, en = "quartiere dell'alloggio ignoto", "neighbourhood of the dwelling unknown"
        return _unknown(kind, it, en, f"{path}/neighbourhood")
    if dwelling.neighbourhood == home:
        return FitCriterion(kind=kind, fit=Fit.YES, reason=Bilingual("stesso quartiere", "same neighbourhood"))
    return FitCriterion(
        kind=kind,
        fit=Fit.NO,
        reason=Bilingual(
            f"{dwelling.neighbourhood}, non quello di casa", f"{dwelling.neighbourhood}, not that of the home"
        ),
    )


def _rent_regime(path: str, dwelling: Dwelling, wanted: Wanted) -> FitCriterion:
    kind, home, there = CriterionKind.RENT_REGIME, wanted.rent_regime, dwelling.rent_regime
    if home is None:
        return _unknown(kind, "canone di casa ignoto", "rent regime of the home unknown")
    if there is None:
        it, en = "canone dell'alloggio ignoto", "rent regime of the dwelling unknown"
        return _unknown(kind, it, en, f"{path}/rent_regime")
    if there is home:
        text = Bilingual(f"canone {there.value}, come a casa", f"{there.en} rent, as at home")
        return FitCriterion(kind=kind, fit=Fit.YES, reason=text)
    differ = Bilingual(f"canone {there.value}, a casa {home.value}", f"{there.en} rent, {home.en} at home")
    more = _REGIME_BY_PERMANENCE[wanted.permanence]
    return FitCriterion(
        kind=kind,
        fit=_unless_for_a_time(wanted),
        reason=Bilingual(f"{differ.it}{more.it}", f"{differ.en}{more.en}"),
    )


_REGIME_BY_PERMANENCE = {
    Permanence.PERMANENT: Bilingual("", ""),
    Permanence.TEMPORARY: Bilingual(
        "; nell'uso temporaneo restano il contratto di prima e il suo canone, secondo l'accordo",
        "; in a temporary use the old lease goes on, and its rent, by the agreement",
    ),
    None: Bilingual(
        "; non si sa se il trasloco sia temporaneo", "; it is not known whether the move is a temporary one"
    ),
}
