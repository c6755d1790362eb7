"""
The works of each contract against the service of its lab: which ends first, by what was known on a day.

The labs are paid also to follow the works, and one whose service ends before them leaves the families alone on the way.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import When, earliest, latest
from contratti_quartiere.interventions import InterventionKind
from contratti_quartiere.laboratory import OpeningPeriod
from contratti_quartiere.programme import Programme
from contratti_quartiere.schedules import Expectation, expected_end, schedule_of
from contratti_quartiere.windows import ServiceWindow

__all__ = ["Outlook", "outlooks"]


@attrs.frozen(kw_only=True)
class Outlook:
    """
    When the works of a contract are to end and when the service of its lab is, as known on a day (*lavori e servizio*).

    The rule `works-outlast-service` asks the same of each part of the works, and gives its reasons.

    Attributes:
        contract: The `id` of the contract.
        end: The last end that is foreseen for an intervention still to be finished; None if none is foreseen.
        finished: The last end that came; None if none did.
        expected: The `id` of each intervention that is to end, and of which it is known when.
        passed: The `id` of those among them whose end has passed with no completion on record.
        unknown: The `id` of each of which nobody says when it ends.
        broken: The `id` of each of which the works contract was ended early: no end is expected.
        over: The `id` of each that is finished.
        planned: The end that tenders plan for the service in the neighbourhood; None if none is known, or a lab is
            open past it.
        closed: The last day, month or year in which its labs were open; None if they still are, or nobody knows.
        open_on: The day, where a lab is still open on it and no end is planned; else None.
    """

    contract: str
    end: When | None = None
    finished: When | None = None
    expected: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    planned: When | None = None
    closed: When | None = None
    open_on: date | None = None

    @property
    def works_outlast_service(self) -> bool | None:
        """
        Whether works go on after the service, whichever record of its end is right; None if that cannot be said.

        It cannot if an end is unknown or has passed with no completion on record, if a works contract was broken off,
        or if the dates are too coarse.
        """
        services = [end for end in (self.planned, self.closed, self.open_on) if end is not None]
        works = [end for end in (self.end, self.finished) if end is not None]
        if not services:
            return None
        if self.open_on is None and any(earliest(end) > max(map(latest, services)) for end in works):
            return True
        if (
            self.unknown
            or self.broken
            or self.passed
            or any(latest(end) > min(map(earliest, services)) for end in works)
        ):
            return None
        return False if works else None


def outlooks(programme: Programme, on: date) -> tuple[Outlook, ...]:
    """
    Return the works of each contract against the service of its labs, in the order of the contracts.

    Dropped interventions, and the accompaniment itself, are not waited for.

    Args:
        programme: The programme.
        on: The day up to which anything is known.
    """
    known = programme.as_of(on)
    return tuple(_of_contract(known, contract, on) for contract in known.contracts)


def _of_contract(programme: Programme, contract: NeighbourhoodContract, on: date) -> Outlook:
    found: dict[str, Expectation] = {}
    for intervention in programme.interventions:
        mine = intervention.contract == contract.id and intervention.kind is not InterventionKind.ACCOMPANIMENT
        if mine and not programme.ledger.dropped_by(intervention.id):
            schedule = schedule_of(intervention, programme.works, programme.decisions)
            found[intervention.id] = expected_end(schedule, on)
    over = {name: told.end for name, told in found.items() if told.over}
    ahead = {name: told.end for name, told in found.items() if not (told.over or told.broken)}
    return _with_service(
        Outlook(
            contract=contract.id,
            end=_last(ahead.values()),
            finished=_last(over.values()),
            expected=tuple(name for name, end in ahead.items() if end is not None),
            passed=tuple(name for name, end in ahead.items() if end is not None and latest(end) < on),
            unknown=tuple(name for name, end in ahead.items() if end is None),
            broken=tuple(name for name, told in found.items() if told.broken),
            over=tuple(over),
        ),
        programme,
        contract.neighbourhood,
        on,
    )


def _with_service(told: Outlook, programme: Programme, neighbourhood: str, on: date) -> Outlook:
    """
    Return the same with the end of the service: of the term that ends last, and of the labs' last openings.
    """
    terms = tuple(_terms(programme, neighbourhood))
    openings = tuple(_last_openings(programme, neighbourhood))
    planned, closed = _last(term.end_in_force for term in terms), _last(opening.last for opening in openings)
    still_open = any(opening.last is None and not opening.end_unknown for opening in openings)
    if planned is not None and still_open and latest(planned) < on:
        planned = None
    # An opening that was over before any term was to begin tells nothing of its end.
    begun = closed is not None and all(term.start <= latest(closed) for term in terms)
    return attrs.evolve(
        told,
        planned=planned,
        closed=closed if begun and not still_open else None,
        open_on=on if still_open and planned is None else None,
    )


def _terms(programme: Programme, neighbourhood: str) -> Iterable[ServiceWindow]:
    for tender in programme.tenders:
        # A tender that names no neighbourhood is for all.
        served = {name for lot in tender.lots for name in lot.neighbourhoods}
        if tender.term is not None and (not served or neighbourhood in served):
            yield tender.term


def _last_openings(programme: Programme, neighbourhood: str) -> Iterable[OpeningPeriod]:
    """
    Yield the opening of each lab that began last: of one that nobody saw end nothing is known after it.
    """
    for lab in programme.laboratories:
        if lab.neighbourhood == neighbourhood and lab.opening_periods:
            yield max(lab.opening_periods, key=lambda opening: earliest(opening.first))


def _last(ends: Iterable[When | None]) -> When | None:
    return max((end for end in ends if end is not None), key=latest, default=None)
