"""
The works of each contract against the service of its lab: which ends first, by what was known on a day.

The labs are paid also to follow the works, and one whose service ends before them leaves the families alone on the way.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import When, earliest, latest
from contratti_quartiere.laboratory import OpeningPeriod
from contratti_quartiere.programme import Programme
from contratti_quartiere.schedules import Expectation, expected_end, schedule_of

__all__ = ["Outlook", "outlooks"]


@attrs.frozen(kw_only=True)
class Outlook:
    """
    When the works of a contract are to end and when the service of its lab is, as known on a day (*lavori e servizio*).

    Attributes:
        contract: The `id` of the contract.
        end: The last end that is foreseen for an intervention still to be finished; None if none is foreseen.
        expected: The `id` of each intervention that is to end, and of which it is known when.
        unknown: The `id` of each of which nobody says when it ends.
        broken: The `id` of each of which the works contract was ended early: no end is expected.
        over: The `id` of each that is finished.
        planned: The end that tenders plan for the service in the neighbourhood; None if none is known.
        open: The last day, month or year in which its labs are known to be open; None if nobody knows an end.
        service: The end of the service: that of the openings on record, which tell what was done, before any that was
            planned; None if neither is known, or a lab opened again after what was planned and nobody knows its end.
    """

    contract: str
    end: When | None = None
    expected: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    planned: When | None = None
    open: When | None = None
    service: When | None = None

    @property
    def works_outlast_service(self) -> bool | None:
        """
        Whether works go on after the service; None if an end is unknown, or the dates are too coarse to say.

        A broken contract has no end, and works that have none outlast any service.
        """
        if self.service is None:
            return None
        if self.broken or (self.end is not None and earliest(self.end) > latest(self.service)):
            return True
        if self.unknown or (self.end is not None and latest(self.end) > earliest(self.service)):
            return None
        return False if self.expected or self.over else None


def outlooks(programme: Programme, on: date) -> tuple[Outlook, ...]:
    """
    Return the works of each contract against the service of its labs, in the order of the contracts.

    Args:
        programme: The programme.
        on: The day up to which anything is known.
    """
    known = programme.as_of(on)
    return tuple(_of_contract(known, contract, on) for contract in known.contracts)


def _of_contract(programme: Programme, contract: NeighbourhoodContract, on: date) -> Outlook:
    found: dict[str, Expectation] = {}
    for intervention in programme.interventions:
        if intervention.contract == contract.id and not programme.ledger.dropped_by(intervention.id):
            schedule = schedule_of(intervention, programme.works, programme.decisions)
            found[intervention.id] = expected_end(schedule, on)
    ahead = {name: told.end for name, told in found.items() if not (told.over or told.broken)}
    planned = _last(_planned_ends(programme, contract.neighbourhood))
    openings = tuple(_last_openings(programme, contract.neighbourhood))
    closed = _last(opening.last for opening in openings)
    open_again = planned is not None and any(earliest(opening.first) > latest(planned) for opening in openings)
    return Outlook(
        contract=contract.id,
        end=_last(ahead.values()),
        expected=tuple(name for name, end in ahead.items() if end is not None),
        unknown=tuple(name for name, end in ahead.items() if end is None),
        broken=tuple(name for name, told in found.items() if told.broken),
        over=tuple(name for name, told in found.items() if told.over),
        planned=planned,
        open=closed,
        service=closed if closed is not None or open_again else planned,
    )


def _planned_ends(programme: Programme, neighbourhood: str) -> Iterable[When | None]:
    for tender in programme.tenders:
        served = {name for lot in tender.lots for name in lot.neighbourhoods}
        if tender.term is not None and (not served or neighbourhood in served):
            yield tender.term.end_in_force


def _last_openings(programme: Programme, neighbourhood: str) -> Iterable[OpeningPeriod]:
    """
    Yield the opening of each lab that began last: of one that nobody saw end nothing is known after it.
    """
    for lab in programme.laboratories:
        if lab.neighbourhood == neighbourhood and lab.opening_periods:
            yield max(lab.opening_periods, key=lambda opening: earliest(opening.first))


def _last(ends: Iterable[When | None]) -> When | None:
    return max((end for end in ends if end is not None), key=latest, default=None)
