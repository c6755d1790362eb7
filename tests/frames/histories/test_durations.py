# pyright: standard
"""
Days from one thing to another: by the objects, with open cases told apart and never counted as short.
"""

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import durations, risk_table, spells
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.errors import FrameError, MalformedValueError, WrongTypeError
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState

BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
BY_STEP: dict[str, Any] = {**BY_DAY, "step": "step"}
UNTIL = st.integers(-2, 120).map(lambda days: date(2018, 1, 10) + timedelta(days=days))
ARRIVED_IN = st.sampled_from([state for state in RelocationState if state is not RelocationState.NOT_SURVEYED])


def duration_of(case: Relocation, begin: Any, to_state: RelocationState, until: date) -> list[tuple[Any, ...]]:
    """
    Give the duration of a case that has begun, by its steps one after the other; none if it has not.
    """
    steps = [(step.event, target(step), step.happened_on) for step in case.until(until).history]
    starts = [place for place, step in enumerate(steps) if begin in step]
    if not starts:
        return []
    first = steps[starts[0]][2]
    for _, state, day in steps[starts[0] + 1 :]:
        if state is to_state:
            return [(case.id, first, day, (day - first).days, False, None)]
    for _, state, day in steps[starts[0] :]:
        if state in RELOCATION_TABLE.finals and state is not to_state:
            return [(case.id, first, None, (day - first).days, True, state.value)]
    return [(case.id, first, None, (until - first).days, True, None)]


def target(step: Any) -> RelocationState:
    """
    Return the state to which a step leads.
    """
    return RELOCATION_TABLE.row(step.event).target


@settings(max_examples=3)
@given(data=st.data(), until=UNTIL, to_state=ARRIVED_IN)
def test_durations_are_those_of_the_histories(
    searched: Any, data: st.DataObject, until: date, to_state: RelocationState
) -> None:
    """
    From the first event, or arrival, to the first arrival after it; else up to the end, or to the last day.
    """
    drawn = data.draw(searched.histories)
    begin = data.draw(
        st.sampled_from([RelocationEvent.INFORM, RelocationEvent.INTERVIEW, *RelocationEvent]) | ARRIVED_IN
    )
    asked: dict[str, Any] = {"from_event" if isinstance(begin, RelocationEvent) else "from_state": begin}
    expected = [row for case in drawn.cases for row in duration_of(case, begin, to_state, until)]

    assert expected == sorted(
        searched.engine(drawn.frame, lambda table: durations(table, to_state=to_state, until=until, **asked, **BY_STEP))
    )


@settings(max_examples=3)
@given(data=st.data(), until=UNTIL)
def test_who_is_at_risk_is_counted_in_the_histories(searched: Any, data: st.DataObject, until: date) -> None:
    """
    One row a length: how many durations are at least so long, and how many of these ended then, or were left open.
    """
    drawn = data.draw(searched.histories)
    begin, to_state = RelocationState.MOVED_TEMPORARILY, RelocationState.RETURNED
    told = [row[3:5] for case in drawn.cases for row in duration_of(case, begin, to_state, until)]
    lengths = [days for days, _ in told]
    expected = [
        (days, sum(other >= days for other in lengths), told.count((days, False)), told.count((days, True)))
        for days in sorted(set(lengths))
    ]
    options: dict[str, Any] = {**BY_STEP, "from_state": begin, "to_state": to_state, "until": until}

    assert expected == searched.engine(drawn.frame, lambda table: risk_table(durations(table, **options)))


MOVES = [
    ("a", "trasloco_urgente", date(2018, 1, 10), 1),
    ("a", "proponi_rientro", date(2018, 1, 30), 2),
    ("a", "rientra", date(2018, 2, 9), 3),
    ("b", "trasloco_urgente", date(2018, 1, 20), 1),
    ("c", "trasloco_urgente", date(2018, 1, 10), 1),
    ("c", "rinuncia_al_rientro", date(2018, 1, 15), 2),
    ("d", "informa", date(2018, 1, 10), 1),
]


@pytest.mark.parametrize(
    ("until", "first"),
    [
        pytest.param(date(2018, 2, 8), (None, 29, True), id="the day before"),
        pytest.param(date(2018, 2, 9), (date(2018, 2, 9), 30, False), id="the day"),
        pytest.param(date(2018, 2, 10), (date(2018, 2, 9), 30, False), id="the day after"),
    ],
)
def test_an_open_case_is_never_counted_as_short(table_of: Any, until: date, first: tuple[Any, ...]) -> None:
    """
    Until the day of the return the days so far are told as censored; who is settled elsewhere will never return.
    """
    out = RelocationState.MOVED_TEMPORARILY
    options: dict[str, Any] = {**BY_STEP, "from_state": out, "to_state": RelocationState.RETURNED, "until": until}
    found = durations(table_of(MOVES), **options).rows()

    assert [
        ("a", date(2018, 1, 10), *first, None),
        ("b", date(2018, 1, 20), None, (until - date(2018, 1, 20)).days, True, None),
        ("c", date(2018, 1, 10), None, 5, True, "trasferito_def"),
    ] == found


def test_a_case_that_begins_with_its_end_has_ended_otherwise(engine: Any, table_of: Any) -> None:
    """
    What begins with an event that leads to a final state is over on that day.
    """
    frame = table_of([("a", "disdetta", date(2018, 1, 10))])
    options: dict[str, Any] = {"from_event": RelocationEvent.LEAVE, "to_state": RelocationState.RETURNED}
    found = engine(frame, lambda table: durations(table, until=date(2018, 2, 1), **options, **BY_DAY))

    assert [("a", date(2018, 1, 10), None, 0, True, "cessato")] == found


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        pytest.param({}, MalformedValueError, "one of the two", id="no beginning"),
        pytest.param(
            {"from_event": RelocationEvent.INFORM, "from_state": RelocationState.INFORMED},
            MalformedValueError,
            "one of the two",
            id="two beginnings",
        ),
        pytest.param({"from_event": "informa"}, WrongTypeError, "RelocationEvent", id="an event that is text"),
        pytest.param(
            {"from_state": DWELLING_TABLE.initial}, WrongTypeError, "RelocationState", id="a state of dwellings"
        ),
        pytest.param(
            {"from_state": RelocationState.NOT_SURVEYED},
            MalformedValueError,
            "no event leads there",
            id="the initial state",
        ),
        pytest.param(
            {"from_event": RelocationEvent.INFORM, "to_state": "rientrato"},
            WrongTypeError,
            "RelocationState",
            id="a state that is text",
        ),
        pytest.param(
            {"from_event": RelocationEvent.INFORM, "to_state": RelocationState.NOT_SURVEYED},
            MalformedValueError,
            "no event leads there",
            id="to the initial state",
        ),
        pytest.param({"from_event": RelocationEvent.INFORM, "until": "2018"}, WrongTypeError, "date", id="no day"),
    ],
)
def test_what_cannot_be_asked(table_of: Any, options: dict[str, Any], error: type[Exception], said: str) -> None:
    """
    Words of another table, beginnings of which nobody knows the day, and days that are none are refused.
    """
    asked: dict[str, Any] = {**BY_DAY, "to_state": RelocationState.RETURNED, "until": date(2018, 2, 1), **options}
    with pytest.raises(error, match=said):
        durations(table_of([]), **asked)


# Who is still on the way


LEAVING = [
    ("a", "trasloco_urgente", date(2018, 1, 1), 1),
    ("a", "disdetta", date(2018, 1, 11), 2),
    ("b", "trasloco_urgente", date(2018, 1, 1), 1),
    ("b", "disdetta", date(2018, 1, 11), 2),
    ("c", "trasloco_urgente", date(2018, 1, 21), 1),
    ("d", "trasloco_urgente", date(2018, 1, 1), 1),
    ("d", "disdetta", date(2018, 1, 21), 2),
    ("e", "trasloco_urgente", date(2018, 1, 1), 1),
]


def at_risk(table: Any) -> Any:
    """
    Ask how many are still out, by the length of time since they went.
    """
    return risk_table(
        durations(
            table,
            from_event=RelocationEvent.MOVE_URGENTLY,
            to_state=RelocationState.CEASED,
            until=date(2018, 1, 31),
            **BY_STEP,
        )
    )


def test_who_is_at_risk(engine: Any, table_of: Any) -> None:
    """
    Of five, two ended after 10 days while one was looked at no longer, one after 20, and one is still out after 30.
    """
    assert [(10, 5, 2, 1), (20, 2, 1, 0), (30, 1, 0, 1)] == engine(table_of(LEAVING), at_risk)


def test_the_share_that_lasts_is_exact(table_of: Any) -> None:
    """
    The estimate of Kaplan and Meier is the product of the rows: 3/5 last longer than 10 days, and half of these 20.
    """
    share, shares = Fraction(1), []
    for _, risk, ended, _ in at_risk(table_of(LEAVING)).rows():
        share *= 1 - Fraction(ended, risk)
        shares.append(share)

    assert [Fraction(3, 5), Fraction(3, 10), Fraction(3, 10)] == shares


def test_nobody_is_at_risk(engine: Any, table_of: Any) -> None:
    """
    Of no cases there is no length.
    """
    assert [] == engine(table_of([]), at_risk)


def test_stays_without_days_are_left_out(engine: Any, table_of: Any) -> None:
    """
    The rows of `spells` are durations too; of the stay in the initial state nobody knows the days.
    """
    found = engine(table_of(LEAVING[:2]), lambda table: risk_table(spells(table, until=date(2018, 1, 31), **BY_STEP)))

    assert [(10, 2, 1, 0), (20, 1, 0, 1)] == found


def test_a_column_of_lengths_is_needed(engine: Any, table_of: Any) -> None:
    """
    Without the column there is nothing to count, and the error names those that are there.
    """
    with pytest.raises(FrameError, match="column 'days': is not there"):
        engine(table_of([]), risk_table)


@pytest.mark.parametrize(
    ("columns", "row", "said"),
    [
        pytest.param(
            {"days": [1, 2], "censored": [True, None]}, 1, "column 'censored', row 1: is missing", id="unknown"
        ),
        pytest.param({"days": [1, None], "censored": [False, True]}, 1, "column 'days', row 1: is missing", id="open"),
        pytest.param({"days": [1.5], "censored": [True]}, None, "column 'days': holds Float64", id="halves"),
        pytest.param({"days": ["1"], "censored": [True]}, None, "column 'days': holds String", id="text"),
        pytest.param({"days": [1], "censored": [1]}, None, "column 'censored': holds Int64", id="numbers"),
    ],
)
def test_what_is_unsure_is_refused(columns: dict[str, Any], row: int | None, said: str) -> None:
    """
    "Open cases censored, never counted as short": an open row without days is an error, and so is one of nobody knows.
    """
    with pytest.raises(FrameError, match=re.escape(said)) as caught:
        risk_table(pl.LazyFrame(columns).collect())

    assert row == caught.value.row


@pytest.mark.parametrize(
    "columns", [{"days": [1, 2], "censored": [True, None]}, {"days": [1, None], "censored": [False, True]}]
)
def test_what_is_unsure_is_refused_on_duckdb(columns: dict[str, Any]) -> None:
    """
    A relation numbers no rows: the column is told.
    """
    with duckdb.connect() as connection, pytest.raises(FrameError, match="is missing") as caught:
        risk_table(connection.from_arrow(pl.DataFrame(columns).to_arrow()))

    assert caught.value.row is None


def test_a_plan_is_refused_when_it_is_computed() -> None:
    """
    Of a plan of Polars the row is told when the answer is wanted.
    """
    plan = risk_table(
        pl.LazyFrame({"days": [None], "censored": [True]}, schema={"days": pl.Int64, "censored": pl.Boolean})
    )
    with pytest.raises(FrameError, match="column 'days', row 0"):
        plan.collect()
