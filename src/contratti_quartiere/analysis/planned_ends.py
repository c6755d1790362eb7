"""
When a service contract would end by its tender, where nothing on record says when it ends.

A plan is no fact: it stands beside the end in force, which stays unknown until the contract says it.
"""

from datetime import date

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.expiries import EndBasis, PlannedEnd
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.held_terms import HeldTerm, is_unsettled
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.procurement import Tender
from contratti_quartiere.windows import ServiceWindow

__all__ = ["planned_end"]


def planned_end(held: HeldTerm, tender: tuple[str, Tender] | None, on: date) -> PlannedEnd | None:
    """
    Return what the tender of a service contract says of its end; None if that is no contract, or nothing is said.

    Where the contract says on which day it starts, and its tender gives months and plans another start, the months are
    counted from the day of the contract. Otherwise the end is the one that the tender states or, if it states none,
    that of its own start and months. Nothing is computed where a suspension moved an end that nobody stated anew.

    Args:
        held: The term of the contract, of which no end in force is known.
        tender: The tender that it comes from, with its JSON Pointer; None if unknown.
        on: The day from which days are counted.
    """
    found = None if held.contract is None or tender is None else _plan(held, *tender)
    if found is None:
        return None
    path, plan = found
    own = _start(held)
    if plan.months is None or own is None or own == plan.start:
        start, end, basis = plan.start, plan.end_in_force, EndBasis.STATED if _is_stated(plan) else EndBasis.PLANNED
    else:
        start, end, basis = own, _last_day(held, plan, own, plan.months), EndBasis.COUNTED
    if basis is not EndBasis.STATED and (is_unsettled(plan) or (held.term is not None and is_unsettled(held.term))):
        end = None
    if end is None and plan.months is None:
        return None
    return PlannedEnd(
        path=path,
        basis=EndBasis.TERM if end is None else basis,
        start=start,
        months=plan.months,
        end=None if end is None else Countdown(end, on),
    )


def _plan(held: HeldTerm, path: str, tender: Tender) -> tuple[str, ServiceWindow] | None:
    """
    Return the one term that the tender gives the lots of a contract, and the record that gives it.

    None if it gives none, or lots that differ in it; so too where nobody can say of which lots the contract is, and one
    of them has a term of its own.
    """
    lots = held.lots(tender)
    if lots is None and any(lot.term is not None for lot in tender.lots):
        return None
    given: list[tuple[str, ServiceWindow | None]] = [
        (path, tender.term) if lot.term is None else (f"{path}/lots/{index}", lot.term) for index, lot in lots or ()
    ] or [(path, tender.term)]
    place, plan = given[0]
    return None if plan is None or any(term != plan for _, term in given) else (place, plan)


def _start(held: HeldTerm) -> date | None:
    """
    Return the first day that a contract says of itself.
    """
    if held.term is not None:
        return held.term.start
    early = None if held.contract is None else held.contract.early_start
    return None if early is None else early.on


def _is_stated(plan: ServiceWindow) -> bool:
    return plan.months is None or plan.declared_end is not None or any(act.new_end is not None for act in plan.acts)


def _last_day(held: HeldTerm, plan: ServiceWindow, start: date, months: int) -> date | None:
    own = None if held.term is None else held.term.missing_day
    missing_day = own or plan.missing_day or MissingDay.LAST_DAY_IS_END
    try:
        return Period.of_months(start, months, missing_day=missing_day).last_day
    except MalformedValueError:
        # It would fall outside the calendar.
        return None
