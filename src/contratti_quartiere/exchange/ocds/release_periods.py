"""
The periods of OCDS: from the first to the last day, and to the latest day that the documents let a service last.

Months never go through days: `durationInDays` is not written, and the months stand under our own key as `P36M`. A last
day that is open is not written either: where the deed says no more than a month which the computed day does not lie in,
or is silent on an anniversary that does not exist, on which the readings differ.
"""

from datetime import date, timedelta
from typing import Any

from contratti_quartiere.acts import ActKind
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.estimates import LotEstimate, OptionKind
from contratti_quartiere.exchange.ocds.plain_values import end_of, held, start_of
from contratti_quartiere.periods import LAST_DAY, MissingDay, Period
from contratti_quartiere.windows import ServiceWindow

__all__ = ["contract_period", "foreseen", "last_in_force", "planned_period"]

_PROLONGING = frozenset({OptionKind.EXTENSION, OptionKind.REPETITION})
"""The options that make a service last longer."""


def foreseen(estimate: LotEstimate | None) -> bool:
    """
    Return whether an option or a renewal is on record.
    """
    return estimate is not None and bool(estimate.options or estimate.renewals)


def planned_period(term: ServiceWindow | None, estimate: LotEstimate | None = None) -> dict[str, Any]:
    """
    Return the period in which a service is planned, before any act changes it.

    Args:
        term: The window of the service; None if unknown.
        estimate: The options and renewals of its lot, for the latest day.
    """
    if term is None:
        return {}
    last = _last_day(term)
    longest = _with_options(term, last, _more_months(estimate))
    return held(startDate=start_of(term.start), endDate=end_of(last), maxExtentDate=end_of(longest))


def contract_period(term: ServiceWindow | None) -> dict[str, Any]:
    """
    Return the period of a contract: from its start, by an act where one is on record, to the end in force.
    """
    if term is None:
        return {}
    started = [act.on for act in term.acts if act.kind is ActKind.START]
    return held(startDate=start_of(min(started, default=term.start)), endDate=end_of(last_in_force(term)))


def last_in_force(term: ServiceWindow) -> date | None:
    """
    Return the last day of a service after all acts; None if it is not known to the day.
    """
    end = term.end_in_force
    if end == term.planned_end:
        return _last_day(term)
    return end if isinstance(end, date) else None


def _readings(term: ServiceWindow, start: date, months: int) -> date | None:
    """
    Return the last day of so many months if the deed says how to count, or every way to count gives the same day.
    """
    policies = MissingDay if term.missing_day is None else (term.missing_day,)
    try:
        days = {Period.of_months(start, months, missing_day=policy).last_day for policy in policies}
    except MalformedValueError:
        # Past the end of the calendar there is no day to write.
        return None
    return days.pop() if len(days) == 1 else None


def _last_day(term: ServiceWindow) -> date | None:
    if isinstance(term.declared_end, date):
        return term.declared_end
    computed = None if term.months is None else _readings(term, term.start, term.months)
    if computed is None or term.declared_end in (None, Month.of(computed)):
        return computed
    return None


def _more_months(estimate: LotEstimate | None) -> int | None:
    """
    Return by how many months options and renewals may prolong a service; None if that is not known.

    Nobody says how often a tacit renewal renews, nor what another option of some months is.
    """
    if estimate is None:
        return 0
    months = [option.months for option in estimate.options if option.kind in _PROLONGING]
    months += [None if renewal.tacit else renewal.months for renewal in estimate.renewals]
    months += [None for option in estimate.options if option.kind is OptionKind.OTHER and option.months is not None]
    known = [found for found in months if found is not None]
    return sum(known) if len(known) == len(months) else None


def _with_options(term: ServiceWindow, last: date | None, more: int | None) -> date | None:
    if not more:
        return None
    computed = None if term.months is None else _readings(term, term.start, term.months)
    if term.months is not None and (term.declared_end is None or last == computed is not None):
        # Once, from the start: 31 January and one month and another is not twice a month's end.
        return _readings(term, term.start, term.months + more)
    if last is None or last >= LAST_DAY:
        return None
    return _readings(term, last + timedelta(days=1), more)
