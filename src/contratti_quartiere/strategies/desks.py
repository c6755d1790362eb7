"""
Strategies for labs and their work: openings, operators, hours, requests, activities, and the indicators of them.
"""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from operator import attrgetter
from typing import Any

import attrs
from hypothesis import strategies as st

from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.dates import Month, When, Year, earliest
from contratti_quartiere.indicator_tables import IndicatorRow, IndicatorTable, published
from contratti_quartiere.indicators import INDICATORS, Indicator, IndicatorValue
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod, OperatorKind, OperatorPeriod, Seat
from contratti_quartiere.opening_hours import Closure, Counter, OpeningHours, Weekday
from contratti_quartiere.programme import Programme
from contratti_quartiere.published_tables import PublishedCell, PublishedTable
from contratti_quartiere.requests import (
    OfficeKind,
    Outcome,
    OutcomeKind,
    Request,
    RequestKind,
    Routing,
)
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import (
    days,
    days_after,
    instants,
    laboratory_names,
    names,
    neighbourhood_names,
    texts,
)
from contratti_quartiere.strategies.procedures import some

__all__ = [
    "STRATEGIES",
    "activities",
    "closures",
    "indicator_rows",
    "indicator_tables",
    "indicator_values",
    "indicators",
    "laboratories",
    "opening_hours",
    "opening_periods",
    "operator_periods",
    "outcomes",
    "published_cells",
    "published_tables",
    "requests",
    "routings",
    "seats",
    "served_labs",
]

_OPENINGS = st.tuples(instants(), provenances())
_YEAR = Year(2014)
"""The year of which `served_labs` tells."""


@st.composite
def _ends(draw: st.DrawFn, first: When) -> When:
    """
    Return a strategy for ends of any precision that a stretch of time from a first day may have.
    """
    last = draw(days_after(earliest(first)))
    precise: tuple[When, ...] = (last, Month.of(last), Year(last.year))
    return draw(st.sampled_from(precise))


@st.composite
def _stretches(draw: st.DrawFn) -> tuple[When | None, When | None]:
    """
    Return a strategy for stretches of time, with an end, with none, or with nothing known.
    """
    first = draw(st.none() | instants())
    return first, None if first is None else draw(st.none() | _ends(first))


@st.composite
def opening_periods(draw: st.DrawFn) -> OpeningPeriod:
    """
    Return a strategy for the times in which a lab was open: ended, open still, or with an end that nobody knows.
    """
    first, provenance = draw(_OPENINGS)
    if draw(st.booleans()):
        return OpeningPeriod(first=first, end_unknown=draw(st.booleans()), provenance=provenance)
    return OpeningPeriod(first=first, last=draw(_ends(first)), provenance=provenance)


@st.composite
def operator_periods(draw: st.DrawFn) -> OperatorPeriod:
    """
    Return a strategy for the times in which a body ran a lab.
    """
    first, last = draw(_stretches())
    return OperatorPeriod(
        kind=draw(st.sampled_from(OperatorKind)),
        body=draw(texts()),
        first=first,
        last=last,
        service_contract=draw(st.just("") | names()),
        provenance=draw(provenances()),
    )


@st.composite
def seats(draw: st.DrawFn) -> Seat:
    """
    Return a strategy for the places where a lab was.
    """
    first, last = draw(_stretches())
    return Seat(
        address=draw(texts()), provided_by=draw(texts()), first=first, last=last, provenance=draw(provenances())
    )


def _clocks() -> st.SearchStrategy[tuple[time, time]]:
    """
    Return a strategy for two times of a day, one after the other.
    """
    minutes = st.lists(st.integers(0, 24 * 60 - 1), min_size=2, max_size=2, unique=True).map(sorted)
    return minutes.map(lambda pair: (time(*divmod(pair[0], 60)), time(*divmod(pair[1], 60))))


@st.composite
def opening_hours(draw: st.DrawFn) -> OpeningHours:
    """
    Return a strategy for weekly hours of a desk.
    """
    opens, closes = draw(_clocks())
    first = draw(instants())
    return OpeningHours(
        weekday=draw(st.sampled_from(Weekday)),
        opens=opens,
        closes=closes,
        counter=draw(st.none() | st.sampled_from(Counter)),
        first=first,
        last=draw(st.none() | _ends(first)),
        provenance=draw(provenances()),
    )


@st.composite
def closures(draw: st.DrawFn) -> Closure:
    """
    Return a strategy for days on which a lab does not open.
    """
    first = draw(days())
    return Closure(
        first=first, last=draw(days_after(first, most=40)), reason=draw(texts()), provenance=draw(provenances())
    )


def laboratories() -> st.SearchStrategy[Laboratory]:
    """
    Return a strategy for labs; their neighbourhoods are often those of `lots`.
    """
    return st.builds(
        Laboratory,
        id=laboratory_names(),
        name=texts(),
        neighbourhood=st.just("") | neighbourhood_names(),
        opening_periods=some(opening_periods()),
        operators=some(operator_periods()),
        seats=some(seats()),
        opening_hours=some(opening_hours()),
        closures=some(closures()),
        provenance=provenances(),
    )


def routings() -> st.SearchStrategy[Routing]:
    """
    Return a strategy for requests passed to an office, on a day that may be unknown.
    """
    return st.builds(Routing, office=st.sampled_from(OfficeKind), name=texts(), on=st.none() | days())


def outcomes() -> st.SearchStrategy[Outcome]:
    """
    Return a strategy for the ends of requests, on a day that may be unknown.
    """
    return st.builds(Outcome, kind=st.sampled_from(OutcomeKind), on=st.none() | days())


def requests(*, sound: bool | None = None) -> st.SearchStrategy[Request]:
    """
    Return a strategy for requests, in the order of time and out of it.

    Args:
        sound: Whether all is in order with every day known; False for whatever comes; either, if it is None.
    """
    orderly = _received().flatmap(_courses)
    anyhow = _received().flatmap(_anyhow)
    if sound is None:
        return orderly | anyhow
    return orderly if sound else anyhow


def _received() -> st.SearchStrategy[Request]:
    return st.builds(
        Request,
        id=names(),
        laboratory=laboratory_names(),
        kind=st.sampled_from(RequestKind),
        counter=st.none() | st.sampled_from(Counter),
        received_on=days(),
        case=st.just("") | names(),
        provenance=provenances(),
    )


@st.composite
def _anyhow(draw: st.DrawFn, request: Request) -> Request:
    """
    Return a strategy for what foreign documents may say became of a request.
    """
    return attrs.evolve(
        request,
        routings=draw(some(routings())),
        outcome=draw(st.none() | outcomes()),
        closed_on=draw(st.none() | days()),
    )


@st.composite
def _courses(draw: st.DrawFn, request: Request) -> Request:
    """
    Return a strategy for what our own operations may make of a request.
    """
    day = request.received_on
    ends = (Request.answer, Request.mediate, Request.withdraw)
    for step in draw(st.sampled_from(("", "r", "e", "c", "re", "rec", "rrec", "ec", "rc"))):
        day = draw(days_after(day, most=60))
        if step == "r":
            request = request.route(draw(st.sampled_from(OfficeKind)), on=day, name=draw(texts()))
        else:
            request = (request.close if step == "c" else draw(st.sampled_from(ends)).__get__(request))(on=day)
    return request


def activities() -> st.SearchStrategy[Activity]:
    """
    Return a strategy for what labs did, on dates of any precision.
    """
    return st.builds(
        Activity,
        id=names(),
        laboratory=laboratory_names(),
        kind=st.sampled_from(ActivityKind),
        when=instants(),
        participants=st.none() | st.integers(0, 200),
        text=texts(),
        provenance=provenances(),
    )


@st.composite
def served_labs(draw: st.DrawFn) -> Programme:
    """
    Return a strategy for programmes of one lab, `L1`, with its work of 2014: months of few requests, and of many.
    """
    found: list[Request] = []
    kinds = draw(st.lists(st.sampled_from(RequestKind), min_size=1, max_size=3))
    for month in draw(st.lists(st.integers(1, 12), max_size=6)):
        count, wait = draw(st.integers(0, 8)), draw(st.none() | st.integers(0, 40))
        for number in range(count):
            request = Request(
                id=f"R{len(found)}",
                laboratory="L1",
                kind=kinds[number % len(kinds)],
                received_on=date(_YEAR.year, month, 1 + number),
            )
            if wait is not None:
                day = request.received_on + timedelta(days=wait)
                request = request.answer(on=day).close(on=day)
            found.append(request)
    whens = st.dates(_YEAR.first_day, _YEAR.last_day)
    activity = st.builds(
        Activity,
        id=names(),
        laboratory=st.just("L1"),
        kind=st.sampled_from(ActivityKind),
        when=whens | whens.map(Month.of) | st.just(_YEAR),
        participants=st.none() | st.integers(0, 12),
    )
    done = draw(st.lists(activity, max_size=6, unique_by=attrgetter("id")))
    hours = draw(st.lists(opening_hours(), max_size=2))
    lab = Laboratory(id="L1", opening_hours=tuple(hours), closures=draw(some(closures())))
    return Programme(laboratories=(lab,), requests=tuple(found), activities=tuple(done))


def indicators() -> st.SearchStrategy[Indicator]:
    """
    Return a strategy for the indicators of the library.
    """
    return st.sampled_from(INDICATORS)


def indicator_values() -> st.SearchStrategy[IndicatorValue]:
    """
    Return a strategy for values of indicators: counts, ratios, unknown and hidden ones.
    """
    count = st.integers(0, 10_000)
    return st.one_of(
        st.builds(IndicatorValue, numerator=count),
        st.builds(IndicatorValue, numerator=count, denominator=count),
        st.just(IndicatorValue()),
        st.just(IndicatorValue(hidden=True)),
    )


def indicator_tables() -> st.SearchStrategy[IndicatorTable]:
    """
    Return a strategy for the indicators of a lab as they may go out.
    """
    return served_labs().map(lambda programme: published(programme, "L1", _YEAR))


def indicator_rows() -> st.SearchStrategy[IndicatorRow]:
    """
    Return a strategy for the rows of such tables.
    """
    return indicator_tables().flatmap(lambda table: st.sampled_from(table.rows))


def published_cells() -> st.SearchStrategy[PublishedCell]:
    """
    Return a strategy for what published tables show, mostly in their totals.
    """
    return st.builds(PublishedCell, row=st.just("") | names(), column=st.just("") | names(), count=_shown())


def _shown() -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, 12)


@st.composite
def published_tables(draw: st.DrawFn) -> PublishedTable:
    """
    Return a strategy for tables that went out: with rows, columns or both, some cells hidden, some totals shown.
    """
    rows = tuple(draw(st.lists(names(), max_size=3, unique=True)))
    columns = tuple(draw(st.lists(names(), max_size=2, unique=True)))
    places = [(row, column) for row in ("", *rows) for column in ("", *columns)]
    cells = (
        PublishedCell(row=row, column=column, count=draw(_shown()))
        for row, column in draw(st.lists(st.sampled_from(places), max_size=6, unique=True))
    )
    return PublishedTable(
        id=draw(names()),
        label=draw(texts()),
        rows=rows,
        columns=columns,
        cells=tuple(cells),
        published_on=draw(st.none() | instants()),
        provenance=draw(provenances()),
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Activity: activities,
    Closure: closures,
    Indicator: indicators,
    IndicatorRow: indicator_rows,
    IndicatorTable: indicator_tables,
    IndicatorValue: indicator_values,
    Laboratory: laboratories,
    OpeningHours: opening_hours,
    OpeningPeriod: opening_periods,
    OperatorPeriod: operator_periods,
    Outcome: outcomes,
    PublishedCell: published_cells,
    PublishedTable: published_tables,
    Request: requests,
    Routing: routings,
    Seat: seats,
}
"""What makes each type, for `register`."""
