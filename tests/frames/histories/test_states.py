# pyright: standard
"""
Where cases stand on a day, how long they were where, and how far they came: what the objects say, on every engine.
"""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import funnel, spells, states_on, time_in_states
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.relocation_table import RelocationState

BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
BY_STEP: dict[str, Any] = {**BY_DAY, "step": "step"}
TEXT: Any = "2018-01-10"
STATES = tuple(RelocationState)
DAYS = st.integers(-2, 120).map(lambda days: date(2018, 1, 10) + timedelta(days=days))


def by_objects(drawn: Any, day: date) -> list[tuple[Any, ...]]:
    """
    Give the answer of the objects to where each case stands.
    """
    then = [case.until(day) for case in drawn.cases]
    return [(case.id, case.state.value, case.since, case.whereabouts.value) for case in then]


@settings(max_examples=3)
@given(data=st.data(), day=DAYS)
def test_states_are_those_of_the_objects(searched: Any, data: st.DataObject, day: date) -> None:
    """
    The state of a case on a day, since when, and where the household is, are what `Relocation.until` says.
    """
    drawn = data.draw(searched.histories)

    assert by_objects(drawn, day) == sorted(
        searched.engine(drawn.frame, lambda table: states_on(table, day=day, **BY_STEP))
    )


def counts_of_objects(drawn: Any, until: date) -> list[tuple[Any, ...]]:
    """
    Give the sums of the stays of the objects: in each state cases, closed stays, their days, undated stays, open ones.
    """
    cases, closed, days, undated, open_ = (Counter[Any]() for _ in range(5))
    for case in (each.until(until) for each in drawn.cases):
        state, since = RelocationState.NOT_SURVEYED, None
        visited = {state}
        for position, step in enumerate(case.history):
            if since is None:
                undated[state] += 1
            else:
                closed[state] += 1
                days[state] += (step.happened_on - since).days
            shorter = case.until(until).history[: position + 1]
            state, since = type(case)(household="H", history=shorter).state, step.happened_on
            visited.add(state)
        open_[state] += 1
        cases.update(visited)
    return [(state.value, cases[state], closed[state], days[state], undated[state], open_[state]) for state in STATES]


@settings(max_examples=3)
@given(data=st.data(), until=DAYS)
def test_time_is_that_of_the_objects(searched: Any, data: st.DataObject, until: date) -> None:
    """
    The sums of the stays in each state, one row a state of the table in its order, are those of the histories.
    """
    drawn = data.draw(searched.histories)

    assert counts_of_objects(drawn, until) == searched.engine(
        drawn.frame, lambda table: time_in_states(table, until=until, **BY_STEP)
    )


@settings(max_examples=3)
@given(data=st.data(), until=DAYS)
def test_a_funnel_is_that_of_the_objects(searched: Any, data: st.DataObject, until: date) -> None:
    """
    How many cases came to each state, and how many stand there, are the cases and the open stays of the histories.
    """
    drawn = data.draw(searched.histories)
    expected = [(state, cases, open_) for state, cases, _, _, _, open_ in counts_of_objects(drawn, until)]

    assert expected == searched.engine(drawn.frame, lambda table: funnel(table, until=until, **BY_STEP))


def test_a_funnel_counts_each_case_once(engine: Any, table_of: Any) -> None:
    """
    A state is reached by a case that comes back to it once, and each case stands in one state.
    """
    frame = table_of(
        [
            ("a", "colloquio", date(2018, 1, 10)),
            ("a", "ammetti", date(2018, 2, 1)),
            ("a", "proponi", date(2018, 2, 2)),
            ("a", "rifiuta", date(2018, 2, 3)),
            ("b", "colloquio", date(2018, 1, 10)),
            ("b", "rimane", date(2018, 3, 1)),
            ("c", "nota", date(2018, 1, 10)),
        ]
    )
    found = engine(frame, lambda table: funnel(table, until=date(2018, 2, 28), **BY_DAY))

    assert [
        ("da_censire", 3, 1),
        ("valutato", 2, 1),
        ("da_proporre", 1, 1),
        ("proposta", 1, 0),
    ] == [row for row in found if row[1]]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2018, 1, 9), ("a", "da_censire", None, "a_casa"), id="the day before the first event"),
        pytest.param(
            date(2018, 1, 10), ("a", "informato", date(2018, 1, 10), "a_casa"), id="the day of the first event"
        ),
        pytest.param(date(2018, 1, 31), ("a", "informato", date(2018, 1, 10), "a_casa"), id="the day before the move"),
        pytest.param(date(2018, 2, 1), ("a", "trasferito_temp", date(2018, 2, 1), "fuori"), id="the day of the move"),
        pytest.param(date(2018, 3, 1), ("a", "cessato", date(2018, 3, 1), "altrove"), id="the last event"),
        pytest.param(
            date(2018, 3, 2), ("a", "cessato", date(2018, 3, 1), "altrove"), id="the day after the last event"
        ),
    ],
)
def test_a_day_counts_to_its_end(table_of: Any, day: date, expected: tuple[Any, ...]) -> None:
    """
    What happens on a day is in the state of that day; before the first event a case is in the initial state.
    """
    frame = table_of(
        [
            ("a", "informa", date(2018, 1, 10)),
            ("a", "trasloco_urgente", date(2018, 2, 1)),
            ("a", "disdetta", date(2018, 3, 1)),
        ]
    )

    assert [expected] == states_on(frame, day=day, **BY_DAY).rows()


def test_a_case_of_notes_alone_is_in_the_initial_state(engine: Any, table_of: Any) -> None:
    """
    A case that has a row is in the answer, be the row but an annotation; a note of no case is of nobody.
    """
    frame = table_of([("a", "nota", date(2018, 1, 10)), (None, "nota", date(2018, 1, 10))])
    found = engine(frame, lambda table: states_on(table, day=date(2018, 1, 10), **BY_DAY))

    assert [("a", "da_censire", None, "a_casa")] == found


def test_a_table_without_rows_has_no_case(engine: Any, table_of: Any) -> None:
    """
    Of no rows the answer has the columns, and no row.
    """
    found = engine(table_of([]), lambda table: states_on(table, day=date(2018, 1, 10), **BY_DAY))

    assert [] == found


def test_a_table_without_rows_has_every_state(engine: Any, table_of: Any) -> None:
    """
    Sums of no rows are zero, for each state of the table.
    """
    found = engine(table_of([]), lambda table: time_in_states(table, **BY_DAY))

    assert [(state.value, 0, 0, 0, 0, 0) for state in STATES] == found


def test_a_dwelling_stands_nowhere_else(engine: Any, table_of: Any) -> None:
    """
    Of dwellings there is a state and no whereabouts; the states are those of their own table.
    """
    event = DWELLING_TABLE.row(DWELLING_TABLE.allowed(DWELLING_TABLE.initial)[0])
    frame = table_of([("V1", event.event.value, date(2018, 1, 10))])
    options: dict[str, Any] = {**BY_DAY, "table": DWELLING_TABLE}
    found = engine(frame, lambda table: states_on(table, day=date(2018, 1, 10), **options))

    assert [("V1", event.target.value, date(2018, 1, 10))] == found


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda frame: states_on(frame, day=TEXT, **BY_DAY), id="states_on"),
        pytest.param(lambda frame: time_in_states(frame, until=TEXT, **BY_DAY), id="time_in_states"),
        pytest.param(lambda frame: funnel(frame, until=TEXT, **BY_DAY), id="funnel"),
        pytest.param(lambda frame: spells(frame, until=TEXT, **BY_DAY), id="spells"),
    ],
)
def test_a_day_is_a_date(table_of: Any, ask: Any) -> None:
    """
    Text in the place of a day is refused, and not compared with days.
    """
    with pytest.raises(WrongTypeError, match="date"):
        ask(table_of([]))
