"""
The requests of a quarter: each figure by hand, the arithmetic of what is open, and what may go out of it.
"""

from collections import ChainMap, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations_with_replacement, product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.flows import Flow
from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure
from contratti_quartiere.analysis.quarter_requests import (
    COUNTER_ROWS,
    KIND_ROWS,
    OFFICE_ROWS,
    OUTCOME_ROWS,
    median_days,
    request_figures,
    request_flow,
    request_notes,
)
from contratti_quartiere.analysis.quarter_spans import Span
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.opening_hours import Counter
from contratti_quartiere.requests import OfficeKind, Outcome, OutcomeKind, Request, RequestKind, Routing
from contratti_quartiere.small_numbers import deduced

DAY = timedelta(days=1)
QUARTER = CalendarQuarter(2017, 2)
FIRST, LAST = date(2017, 4, 1), date(2017, 6, 30)
SPAN = Span(QUARTER, LAST)
HIDDEN = QuarterFigure(None, FigureState.HIDDEN)


def request(received: date, closed: date | None = None, **fields: Any) -> Request:
    """
    Return a request for information, received and perhaps closed on these days.
    """
    known: dict[str, Any] = {"id": "R", "laboratory": "L1", "kind": RequestKind.INFORM}
    return Request(received_on=received, closed_on=closed, **known | fields)


def shown(*requests: Request, limit: int = 0, span: Span = SPAN) -> dict[str, int | None]:
    """
    Return the figures of requests with the rows that are not zero; None for one that is not told.
    """
    figures = request_figures(requests, span, limit)
    return {name: figure.value for name, figure in figures.items() if figure.value != 0}


# ------------------------------------------------------------------------------------------------- open, come and gone


@pytest.mark.parametrize(
    ("received", "closed", "flow"),
    [
        pytest.param(FIRST - DAY, None, Flow(1, 0, 0, 1), id="received on the day before, open"),
        pytest.param(FIRST, None, Flow(0, 1, 0, 1), id="received on the first day, open"),
        pytest.param(LAST, None, Flow(0, 1, 0, 1), id="received on the last day, open"),
        pytest.param(LAST + DAY, None, Flow(0, 0, 0, 0), id="received on the day after"),
        pytest.param(FIRST - 2 * DAY, FIRST - DAY, Flow(0, 0, 0, 0), id="closed on the day before"),
        pytest.param(FIRST - 2 * DAY, FIRST, Flow(1, 0, 1, 0), id="closed on the first day"),
        pytest.param(FIRST - 2 * DAY, LAST, Flow(1, 0, 1, 0), id="closed on the last day"),
        pytest.param(FIRST - 2 * DAY, LAST + DAY, Flow(1, 0, 0, 1), id="closed on the day after"),
        pytest.param(FIRST, LAST, Flow(0, 1, 1, 0), id="received and closed within"),
        pytest.param(FIRST, FIRST, Flow(0, 1, 1, 0), id="received and closed on one day"),
        pytest.param(FIRST, FIRST - DAY, Flow(0, 1, 1, 0), id="closed before it was received"),
        pytest.param(LAST + DAY, FIRST, Flow(0, 0, 0, 0), id="closed within, received after"),
    ],
)
def test_flow(received: date, closed: date | None, flow: Flow) -> None:
    """
    A request is open from the day of its receipt until the day before its closing.
    """
    assert flow == request_flow([request(received, closed)], SPAN)


def near() -> st.SearchStrategy[date]:
    """
    Return a strategy for days from two quarters before the quarter to one after it.
    """
    return st.integers(-200, 150).map(lambda days: FIRST + days * DAY)


def asked() -> st.SearchStrategy[tuple[list[Request], Span]]:
    """
    Return a strategy for requests of one lab, in the order of time and out of it, and days of the quarter.
    """
    ended = st.builds(Outcome, kind=st.sampled_from(OutcomeKind), on=st.none() | near())
    found = st.builds(
        request,
        near(),
        st.none() | near(),
        kind=st.sampled_from(RequestKind),
        counter=st.none() | st.sampled_from(Counter),
        outcome=st.none() | ended,
    )
    spans = st.integers(0, 100).map(lambda days: Span.of(QUARTER, FIRST + days * DAY))
    return st.tuples(st.lists(found, min_size=1, max_size=6), spans)


@given(asked())
def test_what_is_open_and_comes_is_what_goes_and_is_open(found: tuple[list[Request], Span]) -> None:
    """
    The requests open at the end are those open at the start and those received, without those closed.
    """
    flow = request_flow(*found)

    assert flow.end == flow.start + flow.came - flow.went


@given(asked())
def test_end_of_a_quarter_is_the_start_of_the_next(found: tuple[list[Request], Span]) -> None:
    """
    What is open at the end of a quarter is what is open at the start of the next one.
    """
    requests, span = found

    assert request_flow(requests, span.before).end == request_flow(requests, span).start


@given(asked())
def test_parts_add_up(found: tuple[list[Request], Span]) -> None:
    """
    Where nothing is hidden, kinds and desks make what was received.
    """
    values = {name: figure.value or 0 for name, figure in request_figures(*found, 0).items()}

    assert (values["received"],) * 2 == tuple(
        sum(values[name] for name in names) for names in (KIND_ROWS, COUNTER_ROWS)
    )


# --------------------------------------------------------------------------------------------------- the other figures


def test_no_request_on_record() -> None:
    """
    Where no request of a lab is on record at all, nothing is known: its figures are unknown and not zero.
    """
    figures = request_figures((), SPAN, 5)

    assert (set(request_figures((request(FIRST),), SPAN, 0)), {QuarterFigure()}) == (
        set(figures),
        set(figures.values()),
    )


def test_every_figure() -> None:
    """
    Of six requests each figure is what one counts by hand.
    """
    mine = (
        # Open at the start, received in the quarter before, closed within.
        request(date(2017, 3, 10), date(2017, 4, 10), outcome=Outcome(kind=OutcomeKind.ANSWERED, on=date(2017, 4, 9))),
        # Open throughout, received long before, passed on before: not in this quarter.
        request(date(2016, 5, 1), routings=(Routing(office=OfficeKind.CITY, on=date(2017, 3, 31)),)),
        # Open throughout, received in the quarter before.
        request(date(2017, 2, 1)),
        # Received within and closed after 10 days.
        request(
            date(2017, 4, 20),
            date(2017, 4, 30),
            kind=RequestKind.MEDIATE,
            counter=Counter.HOME,
            outcome=Outcome(kind=OutcomeKind.MEDIATED, on=date(2017, 4, 30)),
        ),
        # Received within, passed on twice, with an outcome and open.
        request(
            date(2017, 5, 1),
            counter=Counter.COMMON_SPACES,
            routings=(
                Routing(office=OfficeKind.OTHER, on=date(2017, 5, 8)),
                Routing(office=OfficeKind.ALER, on=date(2017, 5, 3)),
                Routing(office=OfficeKind.CITY, on=date(2017, 5, 3)),
            ),
            outcome=Outcome(kind=OutcomeKind.NOT_FOLLOWED, on=date(2017, 6, 30)),
        ),
        # Received within, closed after the quarter.
        request(date(2017, 6, 20), date(2017, 7, 2)),
    )

    assert {
        "open_before": 3,
        "received": 3,
        "closed": 2,
        "open_after": 4,
        "received.inform": 2,
        "received.mediate": 1,
        "counter.home": 1,
        "counter.common_spaces": 1,
        "counter.unknown": 1,
        # Closed after 10 days is one of three, of which one was looked at for 10 days only: 2/3 last longer.
        "days_to_close": None,
        # On 30 June 2017: 425, 149, 60 and 10 days; the lower of the two in the middle.
        "age": 60,
        "routed": 1,
        "routed.aler": 1,
        "ended": 3,
        "ended.answered": 1,
        "ended.mediated": 1,
        "ended.not_followed": 1,
    } == shown(*mine)


@pytest.mark.parametrize(
    ("on", "count"),
    [
        pytest.param(FIRST - DAY, 0, id="day before"),
        pytest.param(FIRST, 1, id="first day"),
        pytest.param(LAST, 1, id="last day"),
        pytest.param(LAST + DAY, 0, id="day after"),
        pytest.param(None, 0, id="day unknown"),
    ],
)
def test_days_of_routings_and_outcomes(on: date | None, count: int) -> None:
    """
    A routing and an outcome are of the quarter of their own day.
    """
    found = shown(
        request(
            date(2017, 1, 2),
            routings=(Routing(office=OfficeKind.CITY, on=on),),
            outcome=Outcome(kind=OutcomeKind.WITHDRAWN, on=on),
        )
    )

    assert (count,) * 4 == tuple(found.get(name, 0) for name in ("routed", "routed.city", "ended", "ended.withdrawn"))


def test_outcome_before_receipt() -> None:
    """
    An outcome from before the receipt is out of order and counts as none.
    """
    early = Outcome(kind=OutcomeKind.ANSWERED, on=date(2017, 4, 9))

    assert 0 == shown(request(date(2017, 4, 10), outcome=early)).get("ended", 0)


def test_outcome_on_the_day_of_receipt() -> None:
    """
    An outcome on the day of the receipt counts.
    """
    early = Outcome(kind=OutcomeKind.ANSWERED, on=date(2017, 4, 10))

    assert 1 == shown(request(date(2017, 4, 10), outcome=early))["ended"]


def test_only_days_that_are_counted() -> None:
    """
    Of a quarter that is not over, what comes after the day is not counted.
    """
    found = shown(
        request(date(2017, 5, 1), date(2017, 6, 1)), request(date(2017, 6, 1)), span=Span.of(QUARTER, date(2017, 5, 31))
    )

    assert (1, None, 1) == (found["received"], found.get("closed"), found["open_after"])


# ---------------------------------------------------------------------------------------------------------- how long


@pytest.mark.parametrize(
    ("durations", "median"),
    [
        pytest.param([], QuarterFigure(None, FigureState.NOTHING), id="none"),
        pytest.param([(7, True)], QuarterFigure.of(7), id="one that is over"),
        pytest.param([(7, False)], QuarterFigure(None, FigureState.NOT_REACHED), id="one that lasts"),
        pytest.param([(1, True), (2, True), (3, True)], QuarterFigure.of(2), id="all over"),
        pytest.param([(1, True), (2, True), (3, True), (4, True)], QuarterFigure.of(2), id="half over at the second"),
        # 4/5 last longer than 3 days; of the three seen on day 7, 2/3: 8/15; of the two on day 9, 1/2: 4/15.
        pytest.param([(3, True), (5, False), (7, True), (9, True), (12, False)], QuarterFigure.of(9), id="some last"),
        pytest.param([(3, True), (3, False), (3, False)], QuarterFigure(None, FigureState.NOT_REACHED), id="most last"),
        pytest.param([(0, True), (0, True), (5, False), (5, False)], QuarterFigure.of(0), id="half at once"),
    ],
)
def test_median(durations: list[tuple[int, bool]], median: QuarterFigure) -> None:
    """
    The median is that of Kaplan and Meier: what lasts still lasts at least so long.
    """
    assert median == median_days(durations)


@given(st.lists(st.tuples(st.integers(0, 90), st.booleans()), max_size=12))
def test_what_lasts_is_never_short(durations: list[tuple[int, bool]]) -> None:
    """
    Whatever lasts still, the median is not shorter than if all that lasts were over as soon as it was last seen.
    """
    found, naive = median_days(durations), median_days([(days, True) for days, _ in durations])

    assert found.value is None or (naive.value or 0) <= found.value


def test_days_to_close() -> None:
    """
    Of those received in the quarter half are closed in so many days; one out of order, or closed later, tells nothing.
    """
    found = shown(
        request(date(2017, 4, 1), date(2017, 4, 3)),
        request(date(2017, 4, 1), date(2017, 4, 5)),
        request(date(2017, 6, 29), date(2017, 7, 20)),
        request(date(2017, 4, 1), date(2017, 3, 1)),
        request(date(2017, 3, 31), date(2017, 4, 1)),
    )

    # 2 and 4 days, and 1 day so far: 1/2 after 2 days.
    assert 2 == found["days_to_close"]


def test_nothing_to_measure() -> None:
    """
    Where nothing was received and nothing is open, there is no median to tell.
    """
    figures = request_figures((request(date(2016, 1, 4), date(2016, 1, 5)),), SPAN, 0)

    assert (QuarterFigure(None, FigureState.NOTHING),) * 2 == (figures["days_to_close"], figures["age"])


# ------------------------------------------------------------------------------------------------------ what goes out


def many(count: int, received: date, closed: date | None = None, **fields: Any) -> Iterator[Request]:
    """
    Yield so many equal requests.
    """
    yield from (request(received, closed, **fields) for _ in range(count))


@pytest.mark.parametrize(
    ("count", "median"), [(9, HIDDEN), (10, QuarterFigure.of(4))], ids=["below twice the limit", "twice the limit"]
)
def test_median_of_few_is_hidden(count: int, median: QuarterFigure) -> None:
    """
    A median is told of twice as many as the limit: of fewer it could say how many of them are still open.
    """
    mine = tuple(many(count, date(2017, 4, 3), date(2017, 4, 7)))

    assert median == request_figures(mine, SPAN, 5)["days_to_close"]


@pytest.mark.parametrize(
    ("before", "closed", "still", "age"),
    [
        # Received on 1 January and 29 June: the lower of the two in the middle, on 30 June.
        pytest.param(5, 5, 10, QuarterFigure.of(1), id="twice the limit is open"),
        pytest.param(5, 5, 9, HIDDEN, id="fewer than that are open"),
        pytest.param(4, 5, 10, HIDDEN, id="few were open before"),
        pytest.param(5, 4, 10, HIDDEN, id="few were closed"),
    ],
)
def test_age_is_told_where_all_is_shown(before: int, closed: int, still: int, age: QuarterFigure) -> None:
    """
    The median age is told of twice as many as the limit, and where all four counts are shown.
    """
    mine = (*many(before, date(2017, 1, 1)), *many(still - before, LAST - DAY), *many(closed, FIRST, FIRST))
    figures = request_figures(mine, SPAN, 5)

    assert age == figures["age"]


@pytest.mark.parametrize(
    ("came", "still", "told"),
    [
        pytest.param(20, 10, True, id="at most half can be open"),
        pytest.param(20, 11, False, id="over half may be, and none from before"),
        pytest.param(20, 15, False, id="over half may be, and few from before"),
        pytest.param(20, 16, True, id="over half may be, and as many as the limit from before"),
    ],
)
def test_median_that_would_tell_of_others(came: int, still: int, told: bool) -> None:
    """
    The median is hidden where "over half are open" could say that few of the open ones came before.
    """
    mine = (*many(came, FIRST, FIRST), *many(still, date(2017, 1, 1)))
    figure = request_figures(mine, SPAN, 5)["days_to_close"]

    assert (QuarterFigure.of(0) if told else HIDDEN) == figure


@pytest.mark.parametrize(
    ("old", "ended"),
    [
        pytest.param(0, QuarterFigure.of(20), id="as many as were received"),
        pytest.param(1, HIDDEN, id="one more"),
        pytest.param(4, HIDDEN, id="four more, which are all that were open before"),
    ],
)
def test_outcomes_that_would_tell_of_others(old: int, ended: QuarterFigure) -> None:
    """
    More outcomes than requests received would say how many were open before, which are few and hidden.
    """
    outcome = Outcome(kind=OutcomeKind.ANSWERED, on=LAST)
    mine = (
        *many(old, date(2017, 1, 2), LAST, outcome=outcome),
        *many(4 - old, date(2017, 1, 2)),
        *many(10, FIRST, LAST, outcome=outcome),
        *many(10, FIRST, outcome=outcome),
    )
    figures = request_figures(mine, SPAN, 5)

    assert (HIDDEN, QuarterFigure.of(20), ended, HIDDEN if ended is HIDDEN else QuarterFigure.of(20)) == (
        figures["open_before"],
        figures["received"],
        figures["ended"],
        figures["ended.answered"] if old else figures["ended"],
    )


def test_outcomes_of_the_few_that_came() -> None:
    """
    More outcomes than requests open before would say how many of the few that came have one: they are hidden.
    """
    outcome = Outcome(kind=OutcomeKind.ANSWERED, on=LAST)
    mine = (*many(10, date(2017, 1, 2), outcome=outcome), *many(4, FIRST, outcome=outcome))
    figures = request_figures(mine, SPAN, 5)

    assert (QuarterFigure.of(10), HIDDEN, HIDDEN) == (figures["open_before"], figures["received"], figures["ended"])


def test_parts_are_hidden_with_their_whole() -> None:
    """
    Where a count is hidden for what it would say of others, its parts are hidden, be they as large as they may.
    """
    each = [Outcome(kind=kind, on=LAST) for kind in OutcomeKind]
    new = [one for outcome in each for one in many(5, FIRST, LAST, outcome=outcome)]
    old = [one for outcome in each for one in many(1, date(2017, 1, 2), LAST, outcome=outcome)]
    figures = request_figures((*new, *old), SPAN, 5)

    assert (HIDDEN, QuarterFigure.of(20), {HIDDEN}) == (
        figures["open_before"],
        figures["received"],
        {figures[name] for name in ("ended", *OUTCOME_ROWS)},
    )


def test_kinds_and_desks_are_hidden_with_what_was_received() -> None:
    """
    Where what was received is hidden, so are its kinds and desks, be they as many as they may.
    """
    counters = (*Counter, None)
    new = [
        one
        for place, kind in enumerate(RequestKind)
        for one in many(6, FIRST, kind=kind, counter=counters[place % len(counters)])
    ]
    figures = request_figures((*new, *many(10, date(2017, 1, 2))), SPAN, 5)

    # Nobody closed any: what was received would tell it.
    assert {HIDDEN} == {figures[name] for name in ("received", "closed", *KIND_ROWS, *COUNTER_ROWS)}


def test_few_are_open_at_the_end() -> None:
    """
    Where few are open at the end, how many were closed would tell it, and is hidden; what was received is shown.
    """
    mine = (*many(10, date(2017, 1, 2), LAST), *many(20, FIRST, LAST), *many(4, FIRST))
    figures = request_figures(mine, SPAN, 5)

    assert (QuarterFigure.of(10), QuarterFigure.of(24), HIDDEN, HIDDEN) == tuple(
        figures[name] for name in ("open_before", "received", "closed", "open_after")
    )


def test_of_two_offices_on_one_day_the_first_in_the_document() -> None:
    """
    Of two routings on one day, the one that stands first in the document counts.
    """
    two = tuple(Routing(office=office, on=FIRST) for office in (OfficeKind.OTHER, OfficeKind.CITY))

    assert {"routed": 1, "routed.other": 1} == {
        name: value for name, value in shown(request(FIRST, routings=two)).items() if name.startswith("routed")
    }


def test_closed_on_the_last_day() -> None:
    """
    A request that is closed on the last day took so many days.
    """
    assert 90 == shown(request(FIRST, LAST))["days_to_close"]


def test_median_is_hidden_with_what_was_received() -> None:
    """
    Where what was received is hidden, so are its kinds, its desks and its median.
    """
    mine = (*many(20, date(2017, 4, 3), None), *many(10, date(2017, 1, 3), None))
    figures = request_figures(mine, SPAN, 5)

    # Nobody closed any: what was received would tell it.
    assert (QuarterFigure.of(10), *[HIDDEN] * 12, QuarterFigure.of(30)) == tuple(
        figures[name]
        for name in ("open_before", "received", "closed", *KIND_ROWS, *COUNTER_ROWS[:2], "days_to_close", "open_after")
    )


def test_parts_that_are_alike_hide_what_was_received() -> None:
    """
    Where the kinds could be told from what was received, it is hidden, and with it what was closed.
    """
    mine = tuple(one for kind in RequestKind for one in many(3, date(2017, 4, 3), date(2017, 4, 4), kind=kind))
    figures = request_figures(mine, SPAN, 5)

    assert (HIDDEN, HIDDEN) == (figures["received"], figures["closed"])


@given(asked().flatmap(lambda found: st.tuples(st.just(found), st.integers(1, 5), st.integers(2, 4))))
def test_sums_tell_no_hidden_count(found: tuple[tuple[list[Request], Span], int, int]) -> None:
    """
    From what is shown of a quarter, and of the one before, no hidden count can be reckoned.
    """
    (requests, span), times, limit = found
    more = tuple(attrs.evolve(one, id=f"{one.id}-{time}") for one in requests for time in range(times))
    shown: dict[tuple[str, int], int] = {}
    sums: list[tuple[tuple[str, int], list[tuple[str, int]]]] = []
    for place, days in enumerate((span, span.before)):
        figures = request_figures(more, days, limit)
        # The start of a quarter is the end of the one before.
        names = {name: (name, place) for name in figures} | {"open_before": ("open_after", place + 1)}
        shown |= {names[name]: figure.value for name, figure in figures.items() if figure.value is not None}
        sums += [(("handled", place), [names["open_before"], names["received"]])]
        sums += [(("handled", place), [names["closed"], names["open_after"]])]
        sums += [(names["received"], [names[part] for part in parts]) for parts in (KIND_ROWS, COUNTER_ROWS)]
    told = deduced(shown, sums)

    assert {} == {name: count for name, count in (told or {}).items() if name[0] != "handled"}


@given(asked(), st.integers(1, 4))
def test_start_is_shown_as_the_end_before(found: tuple[list[Request], Span], limit: int) -> None:
    """
    What is open at the start is shown or hidden as in the report of the quarter before.
    """
    requests, span = found

    assert (
        request_figures(requests, span, limit)["open_before"]
        == request_figures(requests, span.before, limit)["open_after"]
    )


def one_person_beside_thirty() -> dict[str, QuarterFigure]:
    """
    Return the figures, with the limit 3, of 30 requests that are alike and one that differs in all.
    """
    aler = (Routing(office=OfficeKind.ALER, on=FIRST),)
    city = (Routing(office=OfficeKind.CITY, on=FIRST),)
    answered, mediated = (Outcome(kind=kind, on=LAST) for kind in (OutcomeKind.ANSWERED, OutcomeKind.MEDIATED))
    thirty = many(30, FIRST, LAST, counter=Counter.HOME, routings=aler, outcome=answered)
    other = request(
        FIRST, LAST, kind=RequestKind.MEDIATE, counter=Counter.COMMON_SPACES, routings=city, outcome=mediated
    )
    return request_figures((*thirty, other), SPAN, 3)


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        pytest.param("received", KIND_ROWS, id="kinds"),
        pytest.param("received", COUNTER_ROWS, id="desks"),
        pytest.param("routed", OFFICE_ROWS, id="offices"),
        pytest.param("ended", OUTCOME_ROWS, id="outcomes"),
    ],
)
def test_one_person_beside_thirty(total: str, parts: tuple[str, ...]) -> None:
    """
    Of 31 requests, 30 of which are alike, the 30 are hidden with the one: 31 less 30 would tell that it is one.
    """
    figures = one_person_beside_thirty()

    assert (QuarterFigure.of(31), {HIDDEN}) == (figures[total], {figures[name] for name in parts})


TABLES = (
    ("received", KIND_ROWS),
    ("received", COUNTER_ROWS),
    ("routed", OFFICE_ROWS),
    ("ended", OUTCOME_ROWS),
)


@given(asked(), st.integers(1, 5), st.integers(2, 5))
def test_what_a_total_leaves_is_not_small(found: tuple[list[Request], Span], times: int, limit: int) -> None:
    """
    Beside a total that is shown, what it leaves for the hidden cells of each table is never below the limit.
    """
    requests, span = found
    figures = request_figures(requests * times, span, limit)
    left = [
        total - sum(figures[part].value or 0 for part in parts)
        for name, parts in TABLES
        if (total := figures[name].value) is not None and any(figures[part] == HIDDEN for part in parts)
    ]

    assert [] == [count for count in left if count < limit]


Parts = dict[str, dict[str, Any]]
"""Rows of a table, with the fields of a request that is counted in each; one without a name is in none."""

KINDS: Parts = {"received.inform": {}, "received.mediate": {"kind": RequestKind.MEDIATE}}
DESKS: Parts = {
    "counter.home": {"counter": Counter.HOME},
    "counter.common_spaces": {"counter": Counter.COMMON_SPACES},
    "counter.unknown": {},
}
TWO_DESKS: Parts = {name: DESKS[name] for name in COUNTER_ROWS[:2]}
OUTCOMES: Parts = {
    "ended.answered": {"outcome": Outcome(kind=OutcomeKind.ANSWERED, on=LAST)},
    "ended.mediated": {"outcome": Outcome(kind=OutcomeKind.MEDIATED, on=LAST)},
}
OFFICES: Parts = {
    **{
        name: {"routings": (Routing(office=office, on=LAST),)}
        for name, office in zip(OFFICE_ROWS, OfficeKind, strict=True)
    },
    "": {},
}

View = tuple[int | None, ...]


def alike(tables: tuple[Parts, ...], most: int, closed: date | None) -> dict[View, list[tuple[int, ...]]]:
    """
    Return the counts of all worlds of up to so many requests, by what a report shows of them with the limit 2.

    A report tells how many are in each row of a table, and never of two tables at once: so how many are of a kind at a
    desk does not matter, and the rows of each table are filled in order.
    """
    found: defaultdict[View, list[tuple[int, ...]]] = defaultdict(list)
    rows = [name for parts in tables for name in parts if name]
    for count in range(1, most + 1):
        for chosen in product(*(combinations_with_replacement(parts, count) for parts in tables)):
            each = [[parts[name] for name in names] for parts, names in zip(tables, chosen, strict=True)]
            mine = [request(FIRST, closed, **dict(ChainMap(*fields))) for fields in zip(*each, strict=True)]
            figures = request_figures(mine, SPAN, 2)
            told = (*rows, "received", "closed", "open_after", "routed", "ended")
            taken = [name for names in chosen for name in names]
            found[tuple(figures[name].value for name in told)].append(tuple(map(taken.count, rows)))
    return found


@pytest.mark.parametrize("closed", [None, LAST], ids=["all open", "all closed"])
def test_nobody_can_tell_a_small_count_of_a_kind_desk_or_outcome(closed: date | None) -> None:
    """
    Of all worlds of up to 8 requests of two kinds, at two desks, with two outcomes: no hidden small count can be told.

    Whoever has the report, knows how we hide, and knows even that there are no other kinds, desks and outcomes, finds
    for each hidden count nobody, beside another value, or as many as the limit.
    """
    told = [
        (view, place)
        for view, worlds in alike((KINDS, TWO_DESKS, OUTCOMES), 8, closed).items()
        for place, values in enumerate(map(set, zip(*worlds, strict=True)))
        if view[place] is None and all(count < 2 for count in values) and (len(values) == 1 or 0 not in values)
    ]

    assert [] == told


@pytest.mark.parametrize("closed", [None, LAST], ids=["all open", "all closed"])
def test_nobody_can_tell_a_hidden_count_of_a_desk_or_office(closed: date | None) -> None:
    """
    Of all worlds of up to 6 requests, at each desk and passed on to any office or to none: no hidden count can be told.

    Whoever has the report, and knows how we hide, finds two values for each, of which one is nobody, or as many as the
    limit.
    """
    told = [
        (view, place)
        for view, worlds in alike((DESKS, OFFICES), 6, closed).items()
        for place, values in enumerate(map(set, zip(*worlds, strict=True)))
        if view[place] is None and (len(values) == 1 or not any(count == 0 or count >= 2 for count in values))
    ]

    assert [] == told


# -------------------------------------------------------------------------------------------------------- what is told


ORDERLY = request(
    date(2017, 4, 3),
    date(2017, 4, 9),
    routings=(
        Routing(office=OfficeKind.CITY, on=date(2017, 4, 5)),
        Routing(office=OfficeKind.ALER, on=date(2017, 4, 4)),
    ),
    outcome=Outcome(kind=OutcomeKind.ANSWERED, on=date(2017, 4, 8)),
)
ROUTING, OUTCOME, STILL_OPEN, ORDER = (
    "Of some routings the day is not known: they are counted in no quarter.",
    "Of some outcomes the day is not known: they are counted in no quarter.",
    "Some requests have an outcome and no closing on record: they count as open.",
    "Some requests have days that are out of order: 'validate' lists them (request-times-in-order).",
)


@pytest.mark.parametrize(
    ("mine", "notes"),
    [
        pytest.param((ORDERLY,), [], id="nothing to say"),
        pytest.param(
            (attrs.evolve(ORDERLY, routings=(Routing(office=OfficeKind.CITY),)),), [ROUTING], id="routing without a day"
        ),
        pytest.param(
            (attrs.evolve(ORDERLY, outcome=Outcome(kind=OutcomeKind.ANSWERED)),), [OUTCOME], id="outcome without a day"
        ),
        pytest.param((attrs.evolve(ORDERLY, closed_on=None),), [STILL_OPEN], id="with an outcome and open"),
        pytest.param((attrs.evolve(ORDERLY, closed_on=date(2017, 4, 7)),), [ORDER], id="out of order"),
        pytest.param((attrs.evolve(ORDERLY, received_on=date(2017, 4, 5)),), [ORDER], id="routed before its receipt"),
        pytest.param((attrs.evolve(ORDERLY, received_on=LAST + DAY),), [], id="received after the quarter"),
        pytest.param((attrs.evolve(ORDERLY, received_on=LAST),), [ORDER], id="received on the last day"),
    ],
)
def test_notes(mine: tuple[Request, ...], notes: list[str]) -> None:
    """
    What is not known of the requests received by the end of the quarter is told, without a count.
    """
    assert notes == [note.en for note in request_notes(mine, SPAN)]


def test_note_where_there_is_none() -> None:
    """
    Where no request of a lab is on record, this alone is told.
    """
    assert [
        Bilingual(
            "Non è agli atti alcuna richiesta del laboratorio: il loro numero è ignoto, non zero.",
            "No request of the lab is on record: their number is unknown, and not zero.",
        )
    ] == list(request_notes((), SPAN))
