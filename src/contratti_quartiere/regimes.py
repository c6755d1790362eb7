"""
Which procurement code an award is under, and which part of that code binds it.

The code is half of the answer: the day of the notice picks it. The other half is the track, which hangs on what is
bought and on what it is worth.
"""

from collections.abc import Mapping
from datetime import date

import attrs

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import check_date
from contratti_quartiere.errors import NoVersionError, WrongTypeError
from contratti_quartiere.identifiers import Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procurement import Lot, ObjectKind, ProcurementCode, Tender, Track

__all__ = ["UNKNOWN_REGIME", "Regime", "estimated_value", "lot_value", "object_kind_of", "regime", "regime_of"]

_UNDECLARED = frozenset({Track.ORDINARY, Track.LIGHT, Track.SUB_THRESHOLD})
"""What an award may be of which the documents say nothing: reserved and outside the code are declared."""


@attrs.frozen(kw_only=True)
class Regime:
    """
    The code that an award is under, and the parts of it that may bind (*codice e regime dell'affidamento*).

    Attributes:
        notice_date: The day that picks the code: of the notice, or of that of the first contract; None if unknown.
        code: The code; None if the day is unknown or before the first code that the library knows.
        text: The text of the code in force on that day; empty if the code is unknown.
        object_kind: What is bought; None if unknown.
        threshold: The value from which the rules of the European Union bind such an object; None if unknown.
        threshold_parameter: The name of the figure that sets the threshold; empty if the object or the day is unknown.
        tracks: The tracks that the award may be on: one, if it can be said.
    """

    notice_date: date | None = None
    code: ProcurementCode | None = None
    text: str = ""
    object_kind: ObjectKind | None = None
    threshold: Euro | None = None
    threshold_parameter: str = ""
    tracks: frozenset[Track] = _UNDECLARED

    @property
    def track(self) -> Track | None:
        """
        The track, if it can be said.
        """
        return next(iter(self.tracks)) if len(self.tracks) == 1 else None


UNKNOWN_REGIME = Regime()
"""The regime of an award of which no tender is on record."""


def regime(
    notice_date: date,
    object_kind: ObjectKind | None = None,
    value: Euro | None = None,
    *,
    declared: Track | None = None,
    parameters: Parameters = PARAMETERS,
) -> Regime:
    """
    Return the code and the track of an award.

    The social threshold is law from 20 April 2016; before it, services of Annex II B are light from the general
    threshold on, and whether they are light below it too is open: both tracks are then returned.

    Args:
        notice_date: The day of the notice, or on which the invitations were sent where there is none (DLgs 36/2023
            art. 226 c. 2). A repetition or an extension has that of its first contract.
        object_kind: What is bought; None if unknown. A mixed contract has that of its main object (art. 14 c. 18).
        value: The estimated value without VAT, of all lots together, options and renewals included; None if unknown.
        declared: The track that the documents declare, which then stands.
        parameters: The figures in force.

    Raises:
        WrongTypeError: For a day that is no date, or one with a time; for another thing than is asked for.
        NoVersionError: For a day before DLgs 163/2006.

    Examples:
        >>> found = regime(date(2024, 2, 1), ObjectKind.SOCIAL_SERVICE, Euro("1000000.00"))
        >>> found.code.value, found.track.value
        ('DLgs 36/2023', 'alleggerito')
    """
    check_date("regime.notice_date", notice_date)
    _check("regime.object_kind", object_kind, ObjectKind)
    _check("regime.value", value, Euro)
    _check("regime.declared", declared, Track)
    code = ProcurementCode.of(str(parameters["procurement_code"].required(notice_date).value))
    name = _threshold_parameter(notice_date, object_kind, parameters)
    threshold = _threshold(notice_date, name, parameters)
    return Regime(
        notice_date=notice_date,
        code=code,
        text=str(parameters["code_text"].required(notice_date).value),
        object_kind=object_kind,
        threshold=threshold,
        threshold_parameter=name,
        tracks=frozenset({declared}) if declared is not None else _tracks(code, object_kind, value, threshold),
    )


def _check(where: str, value: object, kind: type) -> None:
    if value is not None and type(value) is not kind:
        name = kind.__name__
        raise WrongTypeError.of(where, value, Bilingual(f"scrivere un {name} o None", f"write a {name} or None"))


def _threshold_parameter(day: date, object_kind: ObjectKind | None, parameters: Parameters) -> str:
    if object_kind is None:
        return ""
    # Before 20 April 2016 social services had no threshold of their own.
    if object_kind is ObjectKind.SOCIAL_SERVICE and parameters["social_threshold"].on(day) is not None:
        return "social_threshold"
    return "eu_threshold_works" if object_kind is ObjectKind.WORKS else "eu_threshold_services"


def _threshold(day: date, name: str, parameters: Parameters) -> Euro | None:
    dated = parameters[name].on(day) if name else None
    return None if dated is None else Euro.from_cents(100 * int(dated.value))


def _tracks(
    code: ProcurementCode, object_kind: ObjectKind | None, value: Euro | None, threshold: Euro | None
) -> frozenset[Track]:
    if object_kind is None:
        return _UNDECLARED
    social = object_kind is ObjectKind.SOCIAL_SERVICE
    from_threshold = frozenset({Track.LIGHT if social else Track.ORDINARY})
    below = frozenset({Track.SUB_THRESHOLD})
    if social and code is ProcurementCode.DLGS_163_2006:
        below |= {Track.LIGHT}
    if value is None or threshold is None:
        return from_threshold | below
    return from_threshold if value >= threshold else below


def regime_of(tender: Tender, tenders: Mapping[str, Tender], parameters: Parameters = PARAMETERS) -> Regime:
    """
    Return the code and the track of a tender; what is not known of it stays open, and nothing raises.

    A repetition or an extension follows the notice of its first contract (DLgs 36/2023 art. 226 c. 2 a; from the code
    of 2006 to that of 2016, ANAC 11.5.2016).

    Args:
        tender: The tender.
        tenders: All tenders by `id`, among which its first contract is looked for.
        parameters: The figures in force.
    """
    first = _first(tender, tenders)
    kind = object_kind_of(tender)
    known = Regime(object_kind=kind, tracks=_UNDECLARED if tender.track is None else frozenset({tender.track}))
    if first is None or first.notice_date is None:
        return known
    try:
        return regime(first.notice_date, kind, estimated_value(tender), declared=tender.track, parameters=parameters)
    except NoVersionError:
        return attrs.evolve(known, notice_date=first.notice_date)


def _first(tender: Tender, tenders: Mapping[str, Tender]) -> Tender | None:
    """
    Return the tender of the first contract; None if it is not on record, or the chain bites its tail.
    """
    seen = {tender.id}
    found: Tender | None = tender
    while found is not None and found.repetition_of:
        found = tenders.get(found.repetition_of) if found.repetition_of not in seen else None
        seen |= {found.id} if found is not None else set()
    return found


_SOCIAL = frozenset({"75310000", "80000000", "85000000", "98000000"})
"""Beside those of 853: the codes that the annexes list and that the library has seen in a source."""
_WORKS = "45"
_SUPPLIES = "03 09 14 15 16 18 19 22 24 30 31 32 33 34 35 37 38 39 41 42 43 44 48"
_OTHER_SERVICES = "50 51 65 66 70 71 72 73 76 77 90"
"""Divisions of the vocabulary, two digits each."""


def object_kind_of(tender: Tender) -> ObjectKind | None:
    """
    Return what a tender buys: what its documents say or, where they do not, what its vocabulary code tells.

    None if neither says it: the annexes of social services are not known code by code, so of a code of the divisions
    from which they take some (55, 60, 63, 64, 75, 79, 80, 85, 92, 98), and that no source lists, nothing is said; nor
    of a division that the vocabulary does not have. Divisions: Reg. (EC) 213/2008.
    """
    if tender.object_kind is not None or not isinstance(tender.cpv, Cpv):
        return tender.object_kind
    digits = tender.cpv.digits
    division = digits[:2]
    if digits in _SOCIAL or digits.startswith("853"):
        return ObjectKind.SOCIAL_SERVICE
    if division == _WORKS:
        return ObjectKind.WORKS
    if division in _SUPPLIES:
        return ObjectKind.SUPPLY
    return ObjectKind.SERVICE if division in _OTHER_SERVICES else None


def estimated_value(tender: Tender) -> Euro | None:
    """
    Return what a tender is estimated to be worth without VAT, with options and renewals; None if it cannot be said.

    It is the total that the documents state exactly on that basis or, without one, the sum of its lots.
    """
    stated = {total.amount for total in tender.totals if _whole(total)}
    if stated:
        return stated.pop() if len(stated) == 1 else None
    parts = [lot_value(lot) for lot in tender.lots]
    known = [part for part in parts if part is not None]
    return Euro.total(known) if parts and len(known) == len(parts) else None


def lot_value(lot: Lot) -> Euro | None:
    """
    Return what a lot is estimated to be worth without VAT, with options and renewals; None if it cannot be said.

    It is what its estimate makes or, where that does not say it, the amount that the documents state exactly on that
    basis.
    """
    estimate, amount = lot.estimate, lot.amount
    made = estimate.maximum if estimate is not None and estimate.vat is VatBasis.NET else None
    if made is not None:
        return made
    return amount.amount if amount is not None and _whole(amount) else None


def _whole(amount: StatedAmount) -> bool:
    return amount.basis == (VatBasis.NET, OptionsBasis.INCLUDED) and amount.precision is AmountPrecision.EXACT
