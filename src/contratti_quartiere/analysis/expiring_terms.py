"""
The terms of a document that run out within a year or have run out, the soonest first.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.analysis.countdowns import Countdown, days_after, months_after
from contratti_quartiere.analysis.expiries import Expiry, ExpiryKind, Horizon, LaterTerm
from contratti_quartiere.analysis.places_in_whole import placed, whole_of
from contratti_quartiere.analysis.planned_ends import planned_end
from contratti_quartiere.analysis.urgency import by_urgency
from contratti_quartiere.analysis.ways_on import HeldWays
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import When, earliest, latest
from contratti_quartiere.held_terms import HeldTerm, each_term, is_unsettled, possible_days
from contratti_quartiere.procurement import Tender
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View

__all__ = ["expiring_terms", "lapsed_terms", "later_terms"]

_WITHIN = ((3, Horizon.THREE_MONTHS), (6, Horizon.SIX_MONTHS), (12, Horizon.TWELVE_MONTHS))
_YEAR = 12


def expiring_terms(view: View) -> tuple[Expiry, ...]:
    """
    Return what runs out within twelve months, has run out within the last twelve, or has no known end.
    """
    return by_urgency((*_services(view), *_dated(view)), lambda found: found.end)


def later_terms(view: View) -> tuple[LaterTerm, ...]:
    """
    Return what runs out after more than twelve months, which no board has yet, the soonest first.
    """
    return by_urgency((*_later_services(view), *_later_dated(view)), lambda found: found.end)


def lapsed_terms(view: View) -> tuple[Expiry, ...]:
    """
    Return the terms and appointments that ran out more than twelve months ago, the oldest first, without their ways on.
    """
    return by_urgency((*_lapsed_services(view), *_lapsed_appointments(view)), lambda found: found.end)


def _lapsed_services(view: View) -> Iterator[Expiry]:
    for path, held, _ in each_term(view):
        term = held.term
        end = None if term is None else term.end_in_force
        if term is not None and end is not None and _is_lapsed(possible_days(term, end)[1], view.on):
            kind, name = _held_by(view, path, held)
            yield Expiry(kind=kind, path=path, name=name, end=Countdown(end, view.on), horizon=Horizon.EXPIRED)


def _lapsed_appointments(view: View) -> Iterator[Expiry]:
    for kind, place, name, last in _each_appointment(view):
        if _is_lapsed(latest(last), view.on):
            yield Expiry(kind=kind, path=place, name=name, end=Countdown(last, view.on), horizon=Horizon.EXPIRED)


def _is_lapsed(last: date, on: date) -> bool:
    return last < months_after(on, -_YEAR)


def _opens(first: date, months: int) -> date:
    """
    Return the day from which so many months are left.

    A radar of six months opens on the day from which six whole months are left: those of a term to 31 December on
    1 July, as a window of six months from 1 July ends on 31 December. So do those of three and of twelve.
    """
    return months_after(days_after(first, 1), -months)


def _horizon(first: date, last: date, on: date) -> Horizon | None:
    """
    Return how soon a term runs out that may end on any of some days; None if that is no matter of this year.

    The soonest of the days counts, so that nothing is looked at too late; it has run out when the last has passed.
    """
    if last < on:
        return None if _is_lapsed(last, on) else Horizon.EXPIRED
    return next((horizon for months, horizon in _WITHIN if _opens(first, months) <= on), None)


def _is_later(first: date, on: date) -> bool:
    return _opens(first, _YEAR) > on


def _services(view: View) -> Iterator[Expiry]:
    for path, held, tender in each_term(view):
        found = _service(view, path, held, tender)
        if found is not None:
            yield found


def _service(view: View, path: str, held: HeldTerm, tender: tuple[str, Tender] | None) -> Expiry | None:
    term, contract = held.term, held.contract
    end = None if term is None else term.end_in_force
    if term is None or end is None:
        horizon: Horizon | None = Horizon.UNKNOWN
    else:
        horizon = _horizon(*possible_days(term, end), view.on)
    if horizon is None:
        return None
    kind, name = _held_by(view, path, held)
    return Expiry(
        kind=kind,
        path=path,
        name=name,
        end=None if end is None else Countdown(end, view.on),
        planned=planned_end(held, tender, view.on) if end is None else None,
        horizon=horizon,
        left=None if contract is None else contract.left(view.on),
        ways=tuple(HeldWays(view=view, path=path, held=held, tender=tender, expired=horizon is Horizon.EXPIRED).ways()),
        missing=tuple(_unknown(path, held)),
    )


def _held_by(view: View, path: str, held: HeldTerm) -> tuple[ExpiryKind, str]:
    if held.contract is not None:
        return ExpiryKind.SERVICE_CONTRACT, held.contract.id
    return ExpiryKind.TENDER, whole_of(view, path).id


def _later_services(view: View) -> Iterator[LaterTerm]:
    for path, held, tender in each_term(view):
        end = None if held.term is None else held.term.end_in_force
        # Of the days that an end may mean the first is its own.
        if end is not None and _is_later(earliest(end), view.on):
            kind, name = _held_by(view, path, held)
            ways = HeldWays(view=view, path=path, held=held, tender=tender, expired=False).ways()
            yield LaterTerm(kind=kind, path=path, name=name, end=Countdown(end, view.on), ways=tuple(ways))


def _unknown(path: str, held: HeldTerm) -> Iterator[Missing]:
    term = held.term
    if term is None:
        message = Bilingual("la durata non è a registro", "the term is not on record")
        yield Missing(path=f"{path}/term", message=message)
    elif term.end_in_force is None:
        message = Bilingual("la durata non ha una fine nota", "the term has no known end")
        yield Missing(path=f"{path}/term/declared_end", message=message)
    elif is_unsettled(term):
        message = Bilingual(
            "una sospensione ha spostato la fine, e nessuno ha indicato quella nuova",
            "a suspension moved the end, and nobody has stated the new one",
        )
        yield Missing(path=f"{path}/term/acts", message=message)


_Dated = tuple[ExpiryKind, str, str, When]
"""What runs out, the record that says so, its name, and its last day."""


def _dated(view: View) -> Iterator[Expiry]:
    for kind, path, name, last in (*_each_appointment(view), *_each_lease(view)):
        horizon = _horizon(earliest(last), latest(last), view.on)
        if horizon is not None:
            yield Expiry(kind=kind, path=path, name=name, end=Countdown(last, view.on), horizon=horizon)


def _later_dated(view: View) -> Iterator[LaterTerm]:
    for kind, path, name, last in (*_each_appointment(view), *_each_lease(view)):
        if _is_later(earliest(last), view.on):
            yield LaterTerm(kind=kind, path=path, name=name, end=Countdown(last, view.on))


def _each_appointment(view: View) -> Iterator[_Dated]:
    for path, contract in view.contracts():
        whole: NeighbourhoodContract = whole_of(view, path)
        for place, found in placed(f"{path}/appointments", contract.appointments, whole.appointments):
            if found.last is not None:
                yield ExpiryKind.APPOINTMENT, place, found.office, found.last


def _each_lease(view: View) -> Iterator[_Dated]:
    """
    Yield the leases of which a step states the last day, as long as it is still to come.
    """
    for path, case in view.relocations():
        for index, step in enumerate(case.history):
            if step.lease_end is not None and step.lease_end >= view.on:
                yield ExpiryKind.LEASE, f"{path}/history/{index}", case.dwelling or case.id, step.lease_end
