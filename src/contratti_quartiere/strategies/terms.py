"""
Strategies for the time of a service: its acts, its windows, what each year pays, the timetable of its tender.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st

from contratti_quartiere.acts import PROLONGING, ActKind, Course, WindowAct
from contratti_quartiere.budgets import Instalment, YearComparison, YearShare
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import ContrattiError
from contratti_quartiere.money import Euro, split
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procurement import ProcurementCode, Track
from contratti_quartiere.strategies.ground import euros
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import days, days_after, texts
from contratti_quartiere.timetables import Timetable, TimetableStep, timetable
from contratti_quartiere.windows import ServiceChain, ServiceWindow, last_slot

__all__ = [
    "STRATEGIES",
    "courses",
    "instalments",
    "payment_plans",
    "service_chains",
    "service_windows",
    "timetable_steps",
    "timetables",
    "window_acts",
    "year_comparisons",
    "year_shares",
]

_MOST_MONTHS = 120

# Made once: a composite strategy is run anew for each value that it draws.
_DAYS, _DOCUMENTS, _PROVENANCES = days(), texts(), provenances()
_MISSING_DAYS = st.none() | st.sampled_from(MissingDay)
_NOTICES = st.none() | _DAYS
_PARTS = st.booleans()
# Often one, the start.
_COUNTS = st.sampled_from((1, 0, 1, 2, 3, 4, 5, 6))


def _ends(first: date) -> st.SearchStrategy[date | Month]:
    return days_after(first) | days_after(first).map(Month.of)


@st.composite
def _acts_on(draw: st.DrawFn, kind: ActKind, on: date, ends: st.SearchStrategy[date | Month | None]) -> WindowAct:
    carries = kind in PROLONGING or kind is ActKind.RESUMPTION
    suspends = kind is ActKind.SUSPENSION
    notice = ended = None
    if kind is ActKind.TECHNICAL_EXTENSION:
        notice = draw(_NOTICES)
        ended = draw(_NOTICES if notice is None else st.none() | days_after(notice))
    return WindowAct(
        kind=kind,
        on=on,
        new_end=draw(ends) if carries else None,
        new_notice=notice,
        new_award_ended_on=ended,
        anac_notified_on=draw(_NOTICES) if suspends else None,
        partial=suspends and draw(_PARTS),
        document=draw(_DOCUMENTS),
        provenance=draw(_PROVENANCES),
    )


def window_acts() -> st.SearchStrategy[WindowAct]:
    """
    Return a strategy for single acts of every kind.
    """
    ends = st.none() | _DAYS | _DAYS.map(Month.of)
    return st.tuples(st.sampled_from(ActKind), _DAYS).flatmap(lambda drawn: _acts_on(*drawn, ends))


@st.composite
def service_windows(draw: st.DrawFn) -> ServiceWindow:
    """
    Return a strategy for service windows whose acts can have followed each other, recorded in any order.
    """
    start = draw(_DAYS)
    left = (date.max.year - start.year) * 12 + 12 - start.month
    counts = st.integers(1, min(left, _MOST_MONTHS)) if left else st.nothing()
    months = draw(st.one_of(counts, counts, st.none()))
    window = ServiceWindow(
        start=start,
        months=months,
        missing_day=draw(_MISSING_DAYS),
        provenance=draw(_PROVENANCES),
    )
    ends: st.SearchStrategy[date | Month | None] = st.none() | _ends(start)
    if months is not None and window.computed is not None:
        last = window.computed.last_day
        agreeing = st.sampled_from((last, Month.of(last), last_slot(start, months)))
        ends = st.one_of(agreeing, agreeing, ends)
    return _with_acts(draw, attrs.evolve(window, declared_end=draw(ends)))


_PROLONGS = tuple(kind for kind in ActKind if kind in PROLONGING)
_STOPS = (ActKind.SUSPENSION, ActKind.INTERRUPTION)
# What may happen next, with a prolongation among it, which may at any time until the service has ended.
_FIRST = st.sampled_from((*[ActKind.START] * 12, *_PROLONGS))
_RUNNING = st.sampled_from((*_STOPS, *_STOPS, ActKind.EARLY_END, *_PROLONGS))
_STOPPED = st.sampled_from((*[ActKind.RESUMPTION] * 6, ActKind.EARLY_END, *_PROLONGS))


def _following(acts: tuple[WindowAct, ...]) -> st.SearchStrategy[ActKind] | None:
    last = next((act.kind for act in reversed(acts) if act.kind not in PROLONGING), None)
    if last is None:
        return _FIRST
    if last is ActKind.EARLY_END:
        return None
    return _STOPPED if last in _STOPS else _RUNNING


def _with_acts(draw: st.DrawFn, window: ServiceWindow) -> ServiceWindow:
    on = window.start
    for _ in range(draw(_COUNTS)):
        kinds = _following(window.acts)
        if kinds is None:
            break
        kind = draw(kinds)
        # Half of the services begin on the day planned.
        late = draw(st.booleans()) or kind is not ActKind.START
        on = draw(days_after(on, most=300 if late else 0))
        later = _ends(max(on, window.last_day or on))
        act = draw(_acts_on(kind, on, later if kind in PROLONGING else st.none() | _ends(on)))
        # Some still cannot follow: what comes after the end, an extension that ends no later. They did not happen.
        with suppress(ContrattiError):
            window = attrs.evolve(window, acts=(*window.acts, act))
    # Of two acts of one day the one recorded first comes first.
    in_any_order = len({act.on for act in window.acts}) == len(window.acts)
    return attrs.evolve(window, acts=tuple(draw(st.permutations(window.acts)))) if in_any_order else window


def service_chains() -> st.SearchStrategy[ServiceChain]:
    """
    Return a strategy for services under several awards, with gaps and overlaps.
    """
    return st.lists(service_windows(), max_size=3).map(lambda windows: ServiceChain(tuple(windows)))


def courses() -> st.SearchStrategy[Course]:
    """
    Return a strategy for what the acts of a window make of it.
    """
    return service_windows().map(
        lambda window: Course(runs=window.served(date.max), stops=window.stops, end=window.end_in_force)
    )


_YEARS = st.integers(2000, 2100)
_PAID = euros(min_value=Euro("0.00"))


def instalments() -> st.SearchStrategy[Instalment]:
    """
    Return a strategy for payments of a contract's plan, none negative.
    """
    return st.builds(Instalment, _DAYS, _PAID)


@st.composite
def payment_plans(draw: st.DrawFn, net: Euro) -> tuple[Instalment, ...]:
    """
    Return a strategy for the instalments of a contract, which add up to its amount; some may be of nothing.

    Args:
        draw: Given by Hypothesis.
        net: The amount, not negative.
    """
    due = draw(st.lists(_DAYS, min_size=1, max_size=6))
    shares = draw(st.lists(st.integers(0, 9), min_size=len(due), max_size=len(due)).filter(any))
    parts = split(net, dict(enumerate(shares)))
    return tuple(map(Instalment, due, parts.values()))


@st.composite
def year_shares(draw: st.DrawFn) -> YearShare:
    """
    Return a strategy for what a budget year pays, never less with VAT than without.
    """
    net = draw(_PAID)
    return YearShare(year=draw(_YEARS), net=net, gross=net + draw(_PAID))


def year_comparisons() -> st.SearchStrategy[YearComparison]:
    """
    Return a strategy for what a year was to pay and is known to have paid; either may be missing.
    """
    return st.builds(YearComparison, year=_YEARS, planned=st.none() | _PAID, known=st.none() | _PAID)


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    """
    Return a strategy for timetables of tenders under every code and track, with and without a missing figure.
    """
    stretches = ("days_for_offers", "days_for_evaluation", "days_for_checks")
    guesses: st.SearchStrategy[dict[str, int]] = st.dictionaries(st.sampled_from(stretches), st.integers(0, 200))
    return timetable(
        draw(st.dates(date(2005, 1, 1), date(2030, 12, 31))),
        code=draw(st.sampled_from(ProcurementCode)),
        track=draw(st.sampled_from(Track)),
        recalled=draw(st.booleans()),
        guesses=draw(guesses),
    )


def timetable_steps() -> st.SearchStrategy[TimetableStep]:
    """
    Return a strategy for single steps of timetables.
    """
    return timetables().flatmap(lambda drawn: st.sampled_from(drawn.steps))


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Course: courses,
    Instalment: instalments,
    ServiceChain: service_chains,
    ServiceWindow: service_windows,
    Timetable: timetables,
    TimetableStep: timetable_steps,
    WindowAct: window_acts,
    YearComparison: year_comparisons,
    YearShare: year_shares,
}
"""What makes each type, for `register`."""
