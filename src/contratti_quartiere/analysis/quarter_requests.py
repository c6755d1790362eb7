"""
The requests of a lab in a quarter: what came, what went, what is open and how old, and which counts may go out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from statistics import median_low
from typing import TypeVar

from contratti_quartiere.analysis.flows import Flow, bounds_hidden, hidden_flow
from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure
from contratti_quartiere.analysis.quarter_spans import HIDDEN, UNKNOWN, Figures, Span, shown
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.opening_hours import Counter
from contratti_quartiere.requests import OfficeKind, OutcomeKind, Request, RequestKind
from contratti_quartiere.small_numbers import hidden_places

__all__ = [
    "COUNTER_ROWS",
    "KIND_ROWS",
    "OFFICE_ROWS",
    "OUTCOME_ROWS",
    "median_days",
    "request_figures",
    "request_flow",
    "request_notes",
]

K = TypeVar("K")

_HALF = Fraction(1, 2)


def request_flow(requests: Iterable[Request], span: Span) -> Flow:
    """
    Return how many requests were open before the first day, were received, were closed, and are open after the last.

    A request is open from the day of its receipt until the day before its closing, as `Request.open_on` has it. One
    that is closed before it is received, which is out of order, is received and closed on the day of its receipt.
    """
    known = tuple(requests)
    return Flow(
        start=sum(_open_before(request, span.first) for request in known),
        came=sum(span.holds(request.received_on) for request in known),
        went=sum(span.holds(_ended(request)) for request in known),
        end=sum(request.open_on(span.last) for request in known),
    )


def request_figures(requests: Sequence[Request], span: Span, limit: int) -> Figures:
    """
    Return the figures of the requests of a lab in a quarter as they may go out.

    Args:
        requests: Those of the lab, as known on the day of the report; if there are none at all, all is unknown.
        span: The days that are counted.
        limit: Below which number a count is small.
    """
    if not requests:
        return dict.fromkeys(_NAMES, UNKNOWN)
    flow = request_flow(requests, span)
    received = [request for request in requests if span.holds(request.received_on)]
    kinds = _counts((request.kind for request in received), tuple(RequestKind))
    counters = _counts((request.counter for request in received), _COUNTERS)
    (hidden_kinds, hidden_counters), came_hidden = hidden_places([_cells(kinds), _cells(counters)], limit)
    few_before, few_after = flow.start < limit, flow.end < limit
    no_came, no_went = hidden_flow(flow, limit, start_hidden=few_before, came_hidden=came_hidden, end_hidden=few_after)
    everywhere = frozenset(range(len(kinds)))

    def family(total: str, names: Sequence[str], counts: list[int]) -> Figures:
        (hidden,), total_hidden = hidden_places([_cells(counts)], limit)
        count = sum(counts)
        telling = bounds_hidden(count, flow, start_hidden=few_before, came_hidden=no_came)
        no_total = total_hidden or telling
        return {total: shown(count, hidden=no_total), **_shown(names, counts, everywhere if no_total else hidden)}

    return {
        "open_before": shown(flow.start, hidden=few_before),
        "received": shown(flow.came, hidden=no_came),
        "closed": shown(flow.went, hidden=no_went),
        "open_after": shown(flow.end, hidden=few_after),
        **_shown(KIND_ROWS, kinds, everywhere if no_came else hidden_kinds),
        **_shown(COUNTER_ROWS, counters, everywhere if no_came else hidden_counters),
        "days_to_close": HIDDEN if no_came or _few_to_close(flow, limit) else _days_to_close(received, span),
        "age": HIDDEN if few_before or no_went or few_after or flow.end < 2 * limit else _age(requests, span.last),
        **family("routed", OFFICE_ROWS, _counts(_routed(requests, span), tuple(OfficeKind))),
        **family("ended", OUTCOME_ROWS, _counts(_outcomes(requests, span), tuple(OutcomeKind))),
    }


_COUNTERS: tuple[Counter | None, ...] = (*Counter, None)

KIND_ROWS = tuple(f"received.{kind.name.lower()}" for kind in RequestKind)
COUNTER_ROWS = (*(f"counter.{counter.name.lower()}" for counter in Counter), "counter.unknown")
OFFICE_ROWS = tuple(f"routed.{office.name.lower()}" for office in OfficeKind)
OUTCOME_ROWS = tuple(f"ended.{kind.name.lower()}" for kind in OutcomeKind)
_NAMES = (
    *("open_before", "received", "closed", "open_after", "days_to_close", "age", "routed", "ended"),
    *(*KIND_ROWS, *COUNTER_ROWS, *OFFICE_ROWS, *OUTCOME_ROWS),
)


# What is counted


def _ended(request: Request) -> date | None:
    """
    Return the day on which a request is no longer open.
    """
    return None if request.closed_on is None else max(request.closed_on, request.received_on)


def _open_before(request: Request, day: date) -> bool:
    return request.received_on < day and (request.closed_on is None or day <= request.closed_on)


def _counts(found: Iterable[K], names: Sequence[K]) -> list[int]:
    counted = list(found)
    return [counted.count(name) for name in names]


def _routed(requests: Iterable[Request], span: Span) -> Iterator[OfficeKind]:
    """
    Yield the office to which each request was first passed, if that was in the quarter.
    """
    for request in requests:
        dated = [(routing.on, routing.office) for routing in request.routings if routing.on is not None]
        if dated:
            # Of two on one day, the one that stands first in the document counts.
            day, office = min(dated, key=lambda entry: entry[0])
            if span.holds(day):
                yield office


def _outcomes(requests: Iterable[Request], span: Span) -> Iterator[OutcomeKind]:
    """
    Yield how each request ended, if it was in the quarter and not before its receipt.
    """
    for request in requests:
        outcome = request.outcome
        if outcome is not None and span.holds(outcome.on) and request.received_on <= (outcome.on or date.min):
            yield outcome.kind


# How long it takes


def median_days(durations: Iterable[tuple[int, bool]]) -> QuarterFigure:
    """
    Return in how many days half are over, where some last still: these are at least so long, and never short.

    It is the median of the estimate of Kaplan and Meier (1958): at each duration at which some are over, the share that
    lasts longer falls by those that are over, of those that lasted so long.

    Args:
        durations: Of each, how many days it took or has taken so far, and whether it is over.

    Returns:
        The days; not reached if more than half last longer than what is on record, nothing if there are none.
    """
    known = sorted(durations)
    if not known:
        return QuarterFigure(None, FigureState.NOTHING)
    lasting = Fraction(1)
    for days in sorted({days for days, over in known if over}):
        at_risk = sum(other >= days for other, _ in known)
        lasting *= 1 - Fraction(known.count((days, True)), at_risk)
        if lasting <= _HALF:
            return QuarterFigure.of(days)
    return QuarterFigure(None, FigureState.NOT_REACHED)


def _days_to_close(received: Iterable[Request], span: Span) -> QuarterFigure:
    return median_days(_durations(received, span))


def _durations(received: Iterable[Request], span: Span) -> Iterator[tuple[int, bool]]:
    for request in received:
        closed = request.closed_on
        if closed is None or closed > span.last:
            yield (span.last - request.received_on).days, False
        elif closed >= request.received_on:
            # Of times that are out of order nothing can be said.
            yield (closed - request.received_on).days, True


def _few_to_close(flow: Flow, limit: int) -> bool:
    """
    Return whether the median of those received is not to be told.

    That is of few, or where "over half are open still" could say how few of the open ones came before.
    """
    return flow.came < 2 * limit or 0 < flow.end - flow.came // 2 <= limit


def _age(requests: Iterable[Request], day: date) -> QuarterFigure:
    ages = [(day - request.received_on).days for request in requests if request.open_on(day)]
    return QuarterFigure.of(median_low(ages)) if ages else QuarterFigure(None, FigureState.NOTHING)


# What goes out


def _cells(counts: Iterable[int]) -> list[tuple[int, ...]]:
    return [(count,) for count in counts]


def _shown(names: Iterable[str], counts: Iterable[int], hidden: frozenset[int]) -> Figures:
    return {
        name: shown(count, hidden=place in hidden)
        for place, (name, count) in enumerate(zip(names, counts, strict=True))
    }


# What is not known


def request_notes(requests: Sequence[Request], span: Span) -> Iterator[Bilingual]:
    """
    Yield what is not known of the requests of a lab, without a count: it would be one of few.
    """
    if not requests:
        yield Bilingual(
            "Non è agli atti alcuna richiesta del laboratorio: il loro numero è ignoto, non zero.",
            "No request of the lab is on record: their number is unknown, and not zero.",
        )
    for fault, it, en in _FAULTS:
        if any(fault(request) for request in requests if request.received_on <= span.last):
            yield Bilingual(it, en)


def _out_of_order(request: Request) -> bool:
    # Of routings one may stand before another.
    routed = sorted(routing.on for routing in request.routings if routing.on is not None)
    ended = [None if request.outcome is None else request.outcome.on, request.closed_on]
    days = [request.received_on, *routed, *(day for day in ended if day is not None)]
    return days != sorted(days)


_FAULTS: tuple[tuple[Callable[[Request], bool], str, str], ...] = (
    (
        lambda request: any(routing.on is None for routing in request.routings),
        "Di alcuni inoltri non è noto il giorno: non sono contati in alcun trimestre.",
        "Of some routings the day is not known: they are counted in no quarter.",
    ),
    (
        lambda request: request.outcome is not None and request.outcome.on is None,
        "Di alcuni esiti non è noto il giorno: non sono contati in alcun trimestre.",
        "Of some outcomes the day is not known: they are counted in no quarter.",
    ),
    (
        lambda request: request.outcome is not None and request.closed_on is None,
        "Alcune richieste hanno un esito e nessuna chiusura agli atti: contano come aperte.",
        "Some requests have an outcome and no closing on record: they count as open.",
    ),
    (
        _out_of_order,
        "Alcune richieste hanno giorni fuori ordine: «validate» le elenca (request-times-in-order).",
        "Some requests have days that are out of order: 'validate' lists them (request-times-in-order).",
    ),
)
