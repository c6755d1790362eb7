"""
Service windows: what the deed declares, what is computed and what was served stand side by side, each in its own words.
"""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, latest
from contratti_quartiere.errors import MalformedValueError, WindowError, WrongTypeError
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.sources import Provenance
from contratti_quartiere.windows import ServiceWindow, last_slot

DAY = timedelta(days=1)
MORNING = datetime(2016, 5, 2, 9, 0)  # a date with a time, which is what is refused
START, LAST = date(2016, 5, 2), date(2019, 5, 1)
PENULTIMATE = MissingDay.CLAMP_THEN_MINUS_ONE

# Start, months, last day of the window, naive "clamp, then minus one", last of whole months; computed, law.md A1.
VECTORS = [
    (date(2016, 5, 2), 36, date(2019, 5, 1), date(2019, 5, 1), Month(2019, 4)),
    (date(2016, 5, 1), 36, date(2019, 4, 30), date(2019, 4, 30), Month(2019, 4)),
    (date(2016, 1, 1), 36, date(2018, 12, 31), date(2018, 12, 31), Month(2018, 12)),
    (date(2019, 1, 31), 1, date(2019, 2, 28), date(2019, 2, 27), Month(2019, 1)),
    (date(2020, 1, 31), 1, date(2020, 2, 29), date(2020, 2, 28), Month(2020, 1)),
    (date(2016, 3, 31), 1, date(2016, 4, 30), date(2016, 4, 29), Month(2016, 3)),
    (date(2016, 2, 29), 12, date(2017, 2, 28), date(2017, 2, 27), Month(2017, 1)),
    (date(2016, 2, 29), 36, date(2019, 2, 28), date(2019, 2, 27), Month(2019, 1)),
    (date(2016, 2, 29), 48, date(2020, 2, 28), date(2020, 2, 28), Month(2020, 1)),
    (date(2016, 2, 28), 12, date(2017, 2, 27), date(2017, 2, 27), Month(2017, 1)),
    (date(2015, 2, 28), 12, date(2016, 2, 27), date(2016, 2, 27), Month(2016, 1)),
    (date(2017, 2, 28), 36, date(2020, 2, 27), date(2020, 2, 27), Month(2020, 1)),
    (date(2016, 8, 31), 6, date(2017, 2, 28), date(2017, 2, 27), Month(2017, 1)),
    (date(2019, 8, 31), 6, date(2020, 2, 29), date(2020, 2, 28), Month(2020, 1)),
    (date(2016, 11, 30), 3, date(2017, 2, 28), date(2017, 2, 27), Month(2017, 1)),
    (date(2016, 12, 31), 2, date(2017, 2, 28), date(2017, 2, 27), Month(2017, 1)),
]
IDS = [f"{start} + {months}" for start, months, *_ in VECTORS]


def window(*acts: WindowAct, declared: date | Month | None = None, months: int | None = 36) -> ServiceWindow:
    """
    Return a term from 2 May 2016.
    """
    return ServiceWindow(start=START, months=months, declared_end=declared, acts=acts)


def act(kind: ActKind, on: date, new_end: date | Month | None = None) -> WindowAct:
    """
    Return an act.
    """
    return WindowAct(kind=kind, on=on, new_end=new_end)


BEGUN = act(ActKind.START, START)


def test_term_of_little() -> None:
    """
    A term needs no more than its first day: how long it lasts, and whether it began, may be unknown.
    """
    term = ServiceWindow(start=START)

    assert (None, None, None, (), Provenance()) == (
        term.months,
        term.declared_end,
        term.missing_day,
        term.acts,
        term.provenance,
    )


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("start", None, "start", id="no start"),
        pytest.param("start", MORNING, "start", id="start with a time"),
        pytest.param("months", "36", "months", id="months as text"),
        pytest.param("months", True, "months", id="boolean for months"),
        pytest.param("declared_end", MORNING, "declared_end", id="end with a time"),
        pytest.param("declared_end", "2019-04", "declared_end", id="end as text"),
        pytest.param("missing_day", "ultimo", "missing_day", id="reading as text"),
        pytest.param("acts", [BEGUN], "acts", id="list of acts"),
        pytest.param("acts", (BEGUN, None), "acts[1]", id="no act among the acts"),
        pytest.param("provenance", None, "provenance", id="no provenance"),
    ],
)
def test_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A term whose field holds another type is refused with the place in it.
    """
    fields: dict[str, Any] = {"start": START} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        ServiceWindow(**fields)

    assert f"ServiceWindow.{where}" == caught.value.where


@pytest.mark.parametrize("months", [0, -36])
def test_term_of_no_month(months: int) -> None:
    """
    A term lasts a month or more.
    """
    with pytest.raises(MalformedValueError) as caught:
        window(months=months)

    assert (Bilingual("durata", "duration"), str(months)) == (caught.value.what, caught.value.found)


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        pytest.param(START - DAY, "2016-05-02 - 2016-05-01", id="day before"),
        pytest.param(Month(2016, 4), "2016-05-02 - 2016-04", id="month before"),
    ],
)
def test_end_before_the_start(declared: date | Month, found: str) -> None:
    """
    A term that is declared to end before it starts is refused with both.
    """
    with pytest.raises(MalformedValueError) as caught:
        window(declared=declared)

    error = caught.value
    assert (
        Bilingual("durata", "term"),
        found,
        Bilingual("finisce prima di cominciare", "ends before it starts"),
        Bilingual("controllare inizio e fine dichiarata", "check the start and the declared end"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize("declared", [START, Month(2016, 5)], ids=str)
def test_end_with_the_start(declared: date | Month) -> None:
    """
    A term may end on the day, or in the month, in which it starts.
    """
    assert declared == window(declared=declared).declared_end


def test_acts_that_cannot_follow_each_other() -> None:
    """
    A term with acts that cannot have followed each other is refused.
    """
    with pytest.raises(WindowError) as caught:
        window(act(ActKind.RESUMPTION, START))

    assert ("ripresa", START) == (caught.value.act, caught.value.day)


@pytest.mark.parametrize(("start", "months", "last", "naive", "slot"), VECTORS, ids=IDS)
def test_computed(start: date, months: int, last: date, naive: date, slot: Month) -> None:
    """
    Computed: the window ends as each reading of a missing day has it, and as whole calendar months do.
    """
    ours = ServiceWindow(start=start, months=months).computed
    theirs = ServiceWindow(start=start, months=months, missing_day=PENULTIMATE).computed

    assert (Period.inclusive(start, last), Period.inclusive(start, naive), slot) == (
        ours,
        theirs,
        last_slot(start, months),
    )


def test_nothing_computed() -> None:
    """
    Without months nothing is computed, not even from a declared end.
    """
    assert None is window(months=None, declared=LAST).computed


@pytest.mark.parametrize(("start", "months", "last", "naive", "slot"), VECTORS, ids=IDS)
def test_agrees(start: date, months: int, last: date, naive: date, slot: Month) -> None:
    """
    Computed: the declared day agrees by the reading of the body, the declared month by the last day or the last slot.
    """

    def agrees(declared: date | Month, policy: MissingDay = MissingDay.LAST_DAY_IS_END) -> bool | None:
        return ServiceWindow(start=start, months=months, declared_end=declared).agrees(policy)

    assert [True, naive == last, True, naive == last, True, True] == [
        agrees(last),
        agrees(naive),
        agrees(naive, PENULTIMATE),
        agrees(last, PENULTIMATE),
        agrees(Month.of(last)),
        agrees(slot),
    ]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        pytest.param(LAST - DAY, False, id="day before the last"),
        pytest.param(LAST, True, id="last day"),
        pytest.param(LAST + DAY, False, id="day after the last"),
        pytest.param(Month(2019, 3), False, id="month before the last slot"),
        pytest.param(Month(2019, 4), True, id="last slot"),
        pytest.param(Month(2019, 5), True, id="month of the last day"),
        pytest.param(Month(2019, 6), False, id="month after"),
    ],
)
def test_agrees_to_the_day(declared: date | Month, expected: bool) -> None:
    """
    A declared end agrees to the day or, said by month, if either reading of it does.
    """
    assert expected is window(declared=declared).agrees()


@pytest.mark.parametrize(
    ("months", "declared"),
    [
        pytest.param(None, LAST, id="no months"),
        pytest.param(36, None, id="no end"),
        pytest.param(None, None, id="neither"),
    ],
)
def test_nothing_to_agree(months: int | None, declared: date | None) -> None:
    """
    Where the deed gives no months or no end, there is no saying whether they agree.
    """
    assert None is window(months=months, declared=declared).agrees()


@pytest.mark.parametrize(
    ("reading", "policy", "last"),
    [
        pytest.param(MissingDay.LAST_DAY_IS_END, PENULTIMATE, date(2019, 2, 28), id="last"),
        pytest.param(PENULTIMATE, MissingDay.LAST_DAY_IS_END, date(2019, 2, 27), id="last but one"),
    ],
)
def test_the_deed_before_policy(reading: MissingDay, policy: MissingDay, last: date) -> None:
    """
    "What the deed says of an anniversary that does not exist" goes before the policy of the body.
    """
    term = ServiceWindow(start=date(2019, 1, 31), months=1, declared_end=last, missing_day=reading)

    assert True is term.agrees(policy)


@pytest.mark.parametrize(
    ("months", "declared", "expected"),
    [
        pytest.param(36, Month(2019, 4), Month(2019, 4), id="declared month"),
        pytest.param(36, date(2019, 4, 30), date(2019, 4, 30), id="declared day"),
        pytest.param(36, None, LAST, id="computed"),
        pytest.param(None, LAST, LAST, id="declared alone"),
        pytest.param(None, None, None, id="unknown"),
    ],
)
def test_planned_end(months: int | None, declared: date | Month | None, expected: date | Month | None) -> None:
    """
    "The deed's own words win": the planned end is the declared one and, only where there is none, the computed.
    """
    assert expected == window(months=months, declared=declared).planned_end


STOPPED, AGAIN = date(2017, 1, 1), date(2017, 8, 1)
INTERRUPTED = window(
    BEGUN,
    act(ActKind.INTERRUPTION, STOPPED),
    act(ActKind.RESUMPTION, AGAIN, date(2018, 12, 31)),
    declared=Month(2019, 4),
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(START - DAY, [], id="day before the first"),
        pytest.param(START, [(START, START)], id="first day"),
        pytest.param(STOPPED - DAY, [(START, STOPPED - DAY)], id="day before the stop"),
        pytest.param(STOPPED, [(START, STOPPED - DAY)], id="day of the stop"),
        pytest.param(AGAIN - DAY, [(START, STOPPED - DAY)], id="day before the resumption"),
        pytest.param(AGAIN, [(START, STOPPED - DAY), (AGAIN, AGAIN)], id="day of the resumption"),
        pytest.param(
            date(2018, 12, 30), [(START, STOPPED - DAY), (AGAIN, date(2018, 12, 30))], id="day before the last"
        ),
        pytest.param(date(2018, 12, 31), [(START, STOPPED - DAY), (AGAIN, date(2018, 12, 31))], id="last day"),
        pytest.param(date(2019, 1, 1), [(START, STOPPED - DAY), (AGAIN, date(2018, 12, 31))], id="day after the last"),
        pytest.param(date.max, [(START, STOPPED - DAY), (AGAIN, date(2018, 12, 31))], id="for ever"),
    ],
)
def test_served(on: date, expected: list[tuple[date, date]]) -> None:
    """
    What was served is known up to and with a day, and no act of a later day is.
    """
    assert expected == [(run.start, run.last_day) for run in INTERRUPTED.served(on)]


@pytest.mark.parametrize(
    ("term", "last"),
    [
        pytest.param(window(BEGUN), LAST, id="computed"),
        pytest.param(window(BEGUN, declared=date(2019, 4, 30)), date(2019, 4, 30), id="declared day"),
        pytest.param(window(BEGUN, declared=Month(2019, 5)), LAST, id="declared month of the computed day"),
        pytest.param(window(BEGUN, declared=Month(2019, 4)), date(2019, 4, 30), id="declared month of another day"),
        pytest.param(
            window(BEGUN, declared=Month(2019, 4), months=None), date(2019, 4, 30), id="declared month, no months"
        ),
        pytest.param(window(BEGUN, months=None), date(2026, 11, 22), id="no end"),
        pytest.param(window(BEGUN, declared=date.max), date(2026, 11, 22), id="no end, written as the last of days"),
    ],
)
def test_last_day_served(term: ServiceWindow, last: date) -> None:
    """
    A service that began runs to its end; an end known to the month is the computed day in it, or the month's last.
    """
    assert (Period.inclusive(START, last),) == term.served(date(2026, 11, 22))


@pytest.mark.parametrize(
    "term",
    [
        pytest.param(window(), id="no act"),
        pytest.param(window(act(ActKind.RENEWAL, START, date(2020, 1, 1))), id="prolonged before it began"),
    ],
)
def test_nothing_served(term: ServiceWindow) -> None:
    """
    "Nothing is served until an act of `START` says that it began".
    """
    assert () == term.served(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        pytest.param(START, 36, Month(2019, 4), id="the labs of 2016"),
        pytest.param(date(2016, 12, 31), 1, Month(2016, 12), id="one month"),
        pytest.param(date(2016, 12, 1), 2, Month(2017, 1), id="over the year"),
    ],
)
def test_last_slot(start: date, months: int, expected: Month) -> None:
    """
    The month of the start counts as the first, whatever its day.
    """
    assert expected == last_slot(start, months)


@given(strategies.service_windows(), st.dates())
def test_served_up_to_a_day(term: ServiceWindow, on: date) -> None:
    """
    "Up to and with a day": nothing is served after it.
    """
    assert [] == [run for run in term.served(on) if run.last_day > on]


RAN_OUT = date(2019, 4, 24)
TERM = ServiceWindow(
    start=START,
    months=36,
    acts=(
        WindowAct(kind=ActKind.START, on=START),
        WindowAct(kind=ActKind.TECHNICAL_EXTENSION, on=RAN_OUT, new_end=date(2019, 8, 1), new_notice=RAN_OUT + DAY),
    ),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(START - DAY, [], id="the day before the start"),
        pytest.param(START, [None], id="the start"),
        pytest.param(RAN_OUT - DAY, [None], id="the day before the extension"),
        pytest.param(RAN_OUT, [None, None], id="the day of the extension, before the notice of the new award"),
        pytest.param(RAN_OUT + DAY, [None, RAN_OUT + DAY], id="the day of the notice"),
    ],
)
def test_until(day: date, expected: list[date | None]) -> None:
    """
    At the end of a day acts of later are not known, nor what later days added to an act.
    """
    assert expected == [act.new_notice for act in TERM.until(day).acts]


@given(strategies.service_windows(), st.dates())
def test_until_twice_is_until_once(term: ServiceWindow, day: date) -> None:
    """
    What was known on a day was known on it.
    """
    assert term.until(day) == term.until(day).until(day)


@given(strategies.service_windows(), st.sampled_from(MissingDay))
def test_the_computed_end_agrees_with_itself(term: ServiceWindow, policy: MissingDay) -> None:
    """
    "The declared end is the computed one": declared as it is computed, by whatever reading, it agrees.
    """
    computed = ServiceWindow(start=term.start, months=term.months, missing_day=policy).computed
    if computed is not None:
        declared = ServiceWindow(start=term.start, months=term.months, declared_end=computed.last_day)
        assert True is declared.agrees(policy)


@given(strategies.service_windows())
def test_what_is_planned_comes_after_the_start(term: ServiceWindow) -> None:
    """
    "An end before the start" does not come about, declared or computed.
    """
    assert term.planned_end is None or term.start <= latest(term.planned_end)
