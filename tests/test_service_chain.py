"""
One service under several awards: in which periods it ran, and the days without it between first start and last end.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.periods import Period
from contratti_quartiere.strategies.terms import service_windows
from contratti_quartiere.windows import ServiceChain, ServiceWindow

DAY = timedelta(days=1)
LATER = date(2020, 12, 31)


def served_from(start: str, months: int, *acts: WindowAct, declared_end: Month | None = None) -> ServiceWindow:
    """
    Return a window that began on the day planned.
    """
    first = date.fromisoformat(start)
    begun = WindowAct(kind=ActKind.START, on=first)
    return ServiceWindow(start=first, months=months, declared_end=declared_end, acts=(begun, *acts))


def act(kind: ActKind, on: str, new_end: date | None = None) -> WindowAct:
    """
    Return an act.
    """
    return WindowAct(kind=kind, on=date.fromisoformat(on), new_end=new_end)


def spelt(periods: tuple[Period, ...]) -> list[tuple[str, str]]:
    """
    Return the first and the last day of each period.
    """
    return [(period.start.isoformat(), period.last_day.isoformat()) for period in periods]


FIRST = served_from("2016-05-02", 8)  # to 1 January 2017
SECOND = served_from("2017-08-01", 6)  # to 31 January 2018
PLANNED = ServiceWindow(start=date(2018, 3, 1), months=10)  # to 31 December 2018, and nobody says that it began
OPEN = ServiceWindow(start=date(2018, 3, 1), acts=(act(ActKind.START, "2018-03-01"),))


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        pytest.param((), [], id="none"),
        pytest.param((PLANNED,), [], id="planned alone"),
        pytest.param((FIRST,), [("2016-05-02", "2017-01-01")], id="one"),
        pytest.param(
            (FIRST, SECOND), [("2016-05-02", "2017-01-01"), ("2017-08-01", "2018-01-31")], id="two with a gap"
        ),
        pytest.param(
            (SECOND, FIRST), [("2016-05-02", "2017-01-01"), ("2017-08-01", "2018-01-31")], id="two in any order"
        ),
        pytest.param(
            (FIRST, served_from("2017-01-02", 1)), [("2016-05-02", "2017-02-01")], id="one on the heels of the other"
        ),
        pytest.param(
            (FIRST, served_from("2017-01-03", 1)),
            [("2016-05-02", "2017-01-01"), ("2017-01-03", "2017-02-02")],
            id="a day between",
        ),
        pytest.param((FIRST, served_from("2016-12-01", 2)), [("2016-05-02", "2017-01-31")], id="overlapping"),
        pytest.param((FIRST, served_from("2016-06-01", 2)), [("2016-05-02", "2017-01-01")], id="one inside the other"),
        pytest.param(
            (FIRST, served_from("2016-05-02", 2), served_from("2016-08-01", 1)),
            [("2016-05-02", "2017-01-01")],
            id="two inside the other",
        ),
    ],
)
def test_served(windows: tuple[ServiceWindow, ...], expected: list[tuple[str, str]]) -> None:
    """
    A chain was served while any of its windows was, in periods that neither overlap nor touch.
    """
    assert expected == spelt(ServiceChain(windows).served(LATER))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 5, 1), [], id="day before"),
        pytest.param(date(2016, 5, 2), [("2016-05-02", "2016-05-02")], id="first day"),
        pytest.param(date(2017, 7, 31), [("2016-05-02", "2017-01-01")], id="day before the second"),
        pytest.param(
            date(2017, 8, 1), [("2016-05-02", "2017-01-01"), ("2017-08-01", "2017-08-01")], id="first day of the second"
        ),
    ],
)
def test_served_up_to_a_day(on: date, expected: list[tuple[str, str]]) -> None:
    """
    What is served after the day is not asked for.
    """
    assert expected == spelt(ServiceChain((FIRST, SECOND)).served(on))


@pytest.mark.parametrize(
    ("windows", "on", "expected"),
    [
        pytest.param((), LATER, [], id="none"),
        pytest.param((FIRST,), date(2016, 5, 1), [], id="before the first start"),
        pytest.param((FIRST,), LATER, [], id="one without a stop"),
        pytest.param((FIRST, SECOND), LATER, [("2017-01-02", "2017-07-31")], id="between two"),
        pytest.param((SECOND, FIRST), LATER, [("2017-01-02", "2017-07-31")], id="between two, in any order"),
        pytest.param((FIRST, SECOND), date(2017, 1, 1), [], id="day before the gap"),
        pytest.param((FIRST, SECOND), date(2017, 1, 2), [("2017-01-02", "2017-01-02")], id="first day of the gap"),
        pytest.param((FIRST, SECOND), date(2017, 7, 31), [("2017-01-02", "2017-07-31")], id="last day of the gap"),
        pytest.param((FIRST, SECOND), date(2017, 8, 1), [("2017-01-02", "2017-07-31")], id="day after the gap"),
        pytest.param((PLANNED,), LATER, [("2018-03-01", "2018-12-31")], id="planned, and no act says that it began"),
        pytest.param((PLANNED,), date(2018, 3, 1), [("2018-03-01", "2018-03-01")], id="planned, on the first day"),
        pytest.param((PLANNED,), date(2018, 2, 28), [], id="planned, the day before"),
        pytest.param((SECOND, OPEN), LATER, [("2018-02-01", "2018-02-28")], id="open at the end"),
        pytest.param((OPEN,), date(2018, 3, 1), [], id="open, on the first day"),
        pytest.param(
            (
                served_from(
                    "2016-05-02", 8, act(ActKind.SUSPENSION, "2016-07-01"), act(ActKind.RESUMPTION, "2016-08-01")
                ),
            ),
            LATER,
            [("2016-07-01", "2016-07-31")],
            id="while it stood still",
        ),
        pytest.param(
            (served_from("2016-05-02", 8, act(ActKind.SUSPENSION, "2016-07-01")),),
            LATER,
            [("2016-07-01", "2017-01-01")],
            id="stopped for good",
        ),
        pytest.param(
            (served_from("2016-05-02", 8, act(ActKind.OPTION_EXTENSION, "2017-01-10", date(2017, 2, 1))),),
            LATER,
            [("2017-01-02", "2017-01-09")],
            id="before a late extension",
        ),
        pytest.param(
            (ServiceWindow(start=date(2016, 5, 2), months=8, acts=(act(ActKind.START, "2016-05-10"),)),),
            LATER,
            [("2016-05-02", "2016-05-09")],
            id="begun late",
        ),
        pytest.param(
            (ServiceWindow(start=date(2016, 5, 2), months=8, acts=(act(ActKind.START, "2016-04-20"),)),),
            LATER,
            [],
            id="begun early: the first day is the one planned",
        ),
        pytest.param(
            (served_from("2016-05-02", 8, declared_end=Month(2017, 1)),),
            LATER,
            [],
            id="declared to the month of the computed day: nothing after it is a gap",
        ),
        pytest.param(
            (served_from("2016-05-02", 8, declared_end=Month(2016, 12)),),
            LATER,
            [],
            id="declared to the month",
        ),
        pytest.param(
            (served_from("2016-05-02", 1), served_from("2016-08-01", 1), served_from("2016-10-01", 1)),
            LATER,
            [("2016-06-02", "2016-07-31"), ("2016-09-01", "2016-09-30")],
            id="two gaps",
        ),
        pytest.param(
            (
                FIRST,
                ServiceWindow(
                    start=date(2017, 1, 2),
                    acts=(
                        act(ActKind.START, "2017-01-02"),
                        act(ActKind.OPTION_EXTENSION, "2017-01-02", date(2017, 1, 31)),
                    ),
                ),
            ),
            LATER,
            [],
            id="an end that only an extension states",
        ),
    ],
)
def test_gaps(windows: tuple[ServiceWindow, ...], on: date, expected: list[tuple[str, str]]) -> None:
    """
    A gap is a stretch without service between the first day planned and the last end in force, or the day asked.
    """
    assert expected == spelt(ServiceChain(windows).gaps(on))


@pytest.mark.parametrize(
    ("windows", "where"),
    [
        pytest.param([FIRST], "ServiceChain.windows", id="list"),
        pytest.param((FIRST, None), "ServiceChain.windows[1]", id="none among them"),
    ],
)
def test_wrong_type(windows: Any, where: str) -> None:
    """
    A chain is a tuple of windows.
    """
    with pytest.raises(WrongTypeError) as caught:
        ServiceChain(windows)

    assert where == caught.value.where


near = service_windows().filter(lambda window: 2000 <= window.start.year < 2040)
chains = st.lists(near, min_size=1, max_size=3).map(lambda windows: ServiceChain(tuple(windows)))


@st.composite
def chains_on_a_day(draw: st.DrawFn) -> tuple[ServiceChain, date]:
    """
    Draw a chain and a day within a few years of its windows.
    """
    chain = draw(chains)
    window = draw(st.sampled_from(chain.windows))
    return chain, window.start + timedelta(days=draw(st.integers(-10, 4_000)))


def days_of(periods: tuple[Period, ...]) -> set[date]:
    """
    Return each day of some periods.
    """
    return {period.start + DAY * count for period in periods for count in range(period.days)}


@given(chains_on_a_day())
def test_a_chain_serves_what_its_windows_serve(drawn: tuple[ServiceChain, date]) -> None:
    """
    "In which any of the windows was served": day by day, no less and no more.
    """
    chain, on = drawn
    each = [days_of(window.served(on)) for window in chain.windows]

    assert set().union(*each) == days_of(chain.served(on))


@given(chains_on_a_day())
def test_periods_of_a_chain_neither_overlap_nor_touch(drawn: tuple[ServiceChain, date]) -> None:
    """
    "None overlaps another": between two periods of service there is at least a day without.
    """
    chain, on = drawn

    assert [] == [pair for pair in pairwise(chain.served(on)) if pair[1].start <= pair[0].end]


@given(chains_on_a_day())
def test_gaps_and_service_cover_the_span(drawn: tuple[ServiceChain, date]) -> None:
    """
    "Between the first day planned and a day, or the last end in force if earlier": each day is served or in a gap.
    """
    chain, on = drawn
    first = min(window.start for window in chain.windows)
    last = min(on, max(window.last_day or on for window in chain.windows))
    span = {first + DAY * count for count in range((last - first).days + 1)}
    # A day that was planned and has come is looked at, even where the end in force came before the start.
    span |= {first} if first <= on else set()
    served, gaps = days_of(chain.served(on)), days_of(chain.gaps(on))

    assert (span - served, set()) == (gaps, gaps & served)


@given(chains_on_a_day(), st.randoms(use_true_random=False))
def test_the_order_of_windows_counts_for_nothing(drawn: tuple[ServiceChain, date], random: Any) -> None:
    """
    "In any order": the gaps of a chain do not depend on how its windows are listed.
    """
    chain, on = drawn
    windows = list(chain.windows)
    random.shuffle(windows)

    assert chain.gaps(on) == ServiceChain(tuple(windows)).gaps(on)
