"""
Ready-made criteria by which a tender may be divided into lots, measured as of a day.

The criteria of the 2016 tender of Milan are not known, nor the sign of any: a contract with more works to do may need
more, or one whose families are coming back. These are ours, and what they make is marked illustrative.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import UnmeasuredError
from contratti_quartiere.interventions import InterventionKind
from contratti_quartiere.ledger import Ledger
from contratti_quartiere.lots import Criterion, LotValue
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.sources import ILLUSTRATIVE
from contratti_quartiere.works_table import WorksState

__all__ = [
    "LotCriterion",
    "LotFacts",
    "households_to_accompany",
    "lot_facts",
    "objectives_set",
    "remaining_works",
    "remaining_works_contrary",
]


@attrs.frozen(kw_only=True)
class LotFacts:
    """
    What the programme tells of one lot on a day (*misure del lotto*).

    Attributes:
        lot: The `id` of the lot.
        remaining: The money of its works still to do that is not certified; zero if none is to be done, None if it
            cannot be said.
        objectives: How many aims its contracts set for the accompaniment; None if none is on record.
        households: How many households have an open case; None if none is on record.
        unknown: Why it cannot be said what remains, in words; nothing if it can.
    """

    lot: str
    remaining: Euro | None = None
    objectives: int | None = None
    households: int | None = None
    unknown: tuple[Bilingual, ...] = ()


def lot_facts(tender: Tender, ledger: Ledger, relocations: Iterable[Relocation]) -> tuple[LotFacts, ...]:
    """
    Return what a programme tells of each lot of a tender, by the neighbourhoods that the lot serves.

    Args:
        tender: The tender.
        ledger: The contracts, interventions and works of the programme, as known on the day.
        relocations: The cases of its households; one whose works are not known belongs to no lot.
    """
    cases = tuple(relocations)
    return tuple(_facts(lot, ledger, cases) for lot in tender.lots)


def _facts(lot: Lot, ledger: Ledger, relocations: tuple[Relocation, ...]) -> LotFacts:
    contracts = [contract for contract in ledger.contracts if contract.neighbourhood in lot.neighbourhoods]
    names = {contract.id for contract in contracts}
    remaining, unknown = _left_to_do(lot, names, ledger)
    mine = {part.id for part in ledger.interventions if part.contract in names}
    works = {part.id for part in ledger.works if part.contract in names or part.intervention in mine}
    cases = [case for case in relocations if case.works in works]
    aims = sum(len(contract.objectives) for contract in contracts)
    return LotFacts(
        lot=lot.id,
        remaining=remaining,
        objectives=aims or None,
        households=sum(case.open for case in cases) if cases else None,
        unknown=unknown,
    )


def _left_to_do(lot: Lot, contracts: set[str], ledger: Ledger) -> tuple[Euro | None, tuple[Bilingual, ...]]:
    """
    Return the money of the works of some contracts that are still to be done, and why it cannot be said.

    Accompaniment is no works. What is dropped or done counts nothing, though money was left over, and its cost need not
    be known.
    """
    mine = [
        part.id
        for part in ledger.interventions
        if part.contract in contracts and part.kind is not InterventionKind.ACCOMPANIMENT
    ]
    if not mine:
        return None, (Bilingual(f"{lot.id}: nessun intervento agli atti", f"{lot.id}: no intervention on record"),)
    budgets = {name: ledger.account(name).budget for name in mine if not _done(name, ledger)}
    unknown = tuple(
        Bilingual(f"{lot.id}: non è noto il costo di {name}", f"{lot.id}: the cost of {name} is not known")
        for name, budget in budgets.items()
        if budget is None
    )
    left = (budget - ledger.certified(name) for name, budget in budgets.items() if budget is not None)
    # What one certified past its budget does not make less to do of another.
    known = Euro.total(max(amount, Euro.from_cents(0)) for amount in left)
    return (None if unknown else known), unknown


_DONE = frozenset({WorksState.FINISHED, WorksState.ACCEPTED, WorksState.DROPPED})


def _done(intervention: str, ledger: Ledger) -> bool:
    """
    Return whether nothing is left to do of an intervention: it is dropped, or all its works are done or dropped.

    Of one that has no works on record all is still to be done.
    """
    states = {part.state for part in ledger.works if part.intervention == intervention}
    return ledger.dropped_by(intervention) is not None or (bool(states) and states <= _DONE)


LotCriterion = Callable[[tuple[LotFacts, ...]], Criterion]
"""A way to measure lots; anyone's function will do beside these."""


def _criterion(
    name: str, label: Bilingual, facts: Iterable[LotFacts], measure: Callable[[LotFacts], int | None], *, contrary: bool
) -> Criterion:
    values: list[LotValue] = []
    lacking: list[LotFacts] = []
    for lot in facts:
        value = measure(lot)
        if value is None:
            lacking.append(lot)
        else:
            values.append(LotValue(lot.lot, Fraction(value)))
    if lacking:
        reasons = (reason for lot in lacking for reason in _lacking(name, lot))
        raise UnmeasuredError(name, tuple(lot.lot for lot in lacking), tuple(reasons))
    return Criterion(id=name, label=label, values=tuple(values), contrary=contrary, provenance=ILLUSTRATIVE)


def _lacking(criterion: str, lot: LotFacts) -> tuple[Bilingual, ...]:
    if criterion == _OBJECTIVES:
        return (Bilingual(f"{lot.lot}: nessuna finalità agli atti", f"{lot.lot}: no aim on record"),)
    if criterion == _HOUSEHOLDS:
        return (Bilingual(f"{lot.lot}: nessun caso agli atti", f"{lot.lot}: no case on record"),)
    return lot.unknown


_OBJECTIVES = "objectives"
_HOUSEHOLDS = "households"


def _remaining(lot: LotFacts) -> int | None:
    return None if lot.remaining is None else max(lot.remaining.cents, 0)


def remaining_works(facts: tuple[LotFacts, ...]) -> Criterion:
    """
    Return the criterion by which a lot with more works to do gets more, measured in cents not yet certified.

    Social accompaniment is left out. An intervention that is dropped, or whose works are all finished or tested, counts
    zero, whatever money was left over; a lot in which nothing is left to do counts zero too.

    Raises:
        UnmeasuredError: If that is not known of a lot.
    """
    label = Bilingual("lavori che restano da fare (criterio nostro)", "works still to do (a criterion of ours)")
    return _criterion("remaining-works", label, facts, _remaining, contrary=False)


def remaining_works_contrary(facts: tuple[LotFacts, ...]) -> Criterion:
    """
    Return the criterion by which a lot with more works to do gets less: the returns come where the works are ending.

    It measures the same as `remaining_works`.

    Raises:
        UnmeasuredError: If that is not known of a lot.
    """
    label = Bilingual(
        "meno a chi ha più lavori da fare (criterio nostro)", "less for more works to do (a criterion of ours)"
    )
    return _criterion("remaining-works-contrary", label, facts, _remaining, contrary=True)


def objectives_set(facts: tuple[LotFacts, ...]) -> Criterion:
    """
    Return the criterion by which a lot gets more for each aim that its contracts set for the accompaniment.

    Raises:
        UnmeasuredError: If the aims of a lot are not on record.
    """
    label = Bilingual("finalità dell'accompagnamento (criterio nostro)", "aims of accompaniment (a criterion of ours)")
    return _criterion(_OBJECTIVES, label, facts, lambda lot: lot.objectives, contrary=False)


def households_to_accompany(facts: tuple[LotFacts, ...]) -> Criterion:
    """
    Return the criterion by which a lot gets more for each household that is on the move or is to be.

    Raises:
        UnmeasuredError: If the cases of a lot are not on record.
    """
    label = Bilingual("nuclei in mobilità (criterio nostro)", "households on the move (a criterion of ours)")
    return _criterion(_HOUSEHOLDS, label, facts, lambda lot: lot.households, contrary=False)
