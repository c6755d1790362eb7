# pyright: standard
"""
How fast a case moves and a history is replayed, beside two state machine packages with the same table, in one run.

The name keeps the file out of the plain run of tests. Every test walks the same thirteen events of one case; what
stands in brackets in the column Median is the ratio to the fastest of its table:

    pytest tests/benchmarks/bench_histories.py --benchmark-columns=median,iqr,rounds

The peers move a state and keep nothing. Our `advance` gives a new case with the step in it, its day and its document;
"and record" lets `transitions` keep those three too.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

import pytest
import statemachine
import transitions
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState

_E = RelocationEvent
WALK = (
    _E.INFORM,
    _E.INTERVIEW,
    _E.ADMIT,
    _E.OFFER,
    _E.REFUSE,
    _E.OFFER,
    _E.ACCEPT,
    _E.GIVE_NOTICE,
    _E.MOVE_TEMPORARILY,
    _E.OPEN_CHOICE,
    _E.CHOOSE_TO_WAIT,
    _E.OFFER_RETURN,
    _E.RETURN_HOME,
)
DAYS = tuple(date(2018, 1, 10) + timedelta(days=14 * number) for number in range(len(WALK)))
LETTER = DocumentReference(kind=DocumentKind.BODY_LETTER, protocol="12/2018", dated=date(2018, 1, 9))
END = RelocationState.RETURNED

moves = pytest.mark.benchmark(group=f"{len(WALK)} events of one case")
replays = pytest.mark.benchmark(group=f"a history of {len(WALK)} events")
lengths = pytest.mark.benchmark(group="one step more")


def walked() -> Relocation:
    """
    Return the case after the whole walk, step by step.
    """
    case = Relocation(household="H1")
    for event, day in zip(WALK, DAYS, strict=True):
        case = case.advance(event, on=day, document=LETTER)
    return case


@moves
def test_advance(benchmark: BenchmarkFixture) -> None:
    """
    A case of ours takes each step with its day and its document.
    """
    case: Relocation = benchmark(walked)

    assert case.state is END


@replays
def test_replay(benchmark: BenchmarkFixture) -> None:
    """
    The table judges a whole history.
    """
    history = walked().history

    benchmark(RELOCATION_TABLE.replay, history)

    assert RELOCATION_TABLE.state(history) is END


@replays
def test_build(benchmark: BenchmarkFixture) -> None:
    """
    The constructor checks the types of a whole history and replays it.
    """
    history = walked().history
    case: Relocation = benchmark(lambda: Relocation(household="H1", history=history))

    assert case.state is END


class _Case:
    """
    What `transitions` moves.
    """

    state: str

    def __init__(self) -> None:
        self.history: list[tuple[str, object, object]] = []

    def record(self, event: "transitions.EventData") -> None:
        """
        Keep what was given with an event.
        """
        self.history.append((event.event.name, event.kwargs["on"], event.kwargs["document"]))


def _with_transitions(*, recording: bool) -> Callable[[], _Case]:
    case = _Case()
    table: list[Any] = [
        [row.event.name, [state.name for state in row.sources], row.target.name] for row in RELOCATION_TABLE.rows
    ]
    transitions.Machine(
        case,
        states=[state.name for state in RELOCATION_TABLE.states],
        transitions=table,
        initial=RELOCATION_TABLE.initial.name,
        auto_transitions=False,
        send_event=recording,
        after_state_change="record" if recording else None,
    )
    triggers = [getattr(case, event.name) for event in WALK]

    def walk() -> _Case:
        case.state = RELOCATION_TABLE.initial.name
        case.history.clear()
        for trigger, day in zip(triggers, DAYS, strict=True):
            if recording:
                trigger(on=day, document=LETTER)
            else:
                trigger()
        return case

    return walk


@moves
@pytest.mark.parametrize("recording", [False, True], ids=["alone", "and record"])
def test_transitions(benchmark: BenchmarkFixture, *, recording: bool) -> None:
    """
    The peer reaches the same state by the same table.
    """
    case: _Case = benchmark(_with_transitions(recording=recording))

    assert case.state == END.name


@replays
def test_transitions_replay(benchmark: BenchmarkFixture) -> None:
    """
    The peer has no replay: it runs the events again.
    """
    case: _Case = benchmark(_with_transitions(recording=False))

    assert case.state == END.name


def _python_statemachine() -> type[Any]:
    states = {
        state.name: statemachine.State(
            state.name, initial=state is RELOCATION_TABLE.initial, final=state in RELOCATION_TABLE.finals
        )
        for state in RELOCATION_TABLE.states
    }
    members: dict[str, Any] = dict(states)
    for row in RELOCATION_TABLE.rows:
        joined, *others = (states[state.name].to(states[row.target.name]) for state in row.sources)
        for arrow in others:
            joined |= arrow
        # In lower case: the states have the upper one.
        members[row.event.name.lower()] = joined
    return type("Case", (statemachine.StateMachine,), members)


@moves
def test_python_statemachine(benchmark: BenchmarkFixture) -> None:
    """
    The other peer reaches the same state by the same table; making its machine is not counted.
    """
    machine = _python_statemachine()
    names = [event.name.lower() for event in WALK]
    made: list[Any] = []

    def fresh() -> None:
        made[:] = [machine()]

    def walk() -> None:
        for name in names:
            getattr(made[0], name)()

    # Typed loosely, as pytest-benchmark leaves it.
    measured: Any = benchmark
    measured.pedantic(walk, setup=fresh, rounds=300, warmup_rounds=10)

    assert made[0].current_state_value == END.name


def _long(steps: int) -> tuple[RelocationStep, ...]:
    """
    Return a history that ends in an open offer after so many steps, an odd number.
    """
    events = [_E.INTERVIEW, _E.ADMIT, _E.OFFER, *(_E.REFUSE, _E.OFFER) * ((steps - 3) // 2)]
    return tuple(RelocationStep(event=event, happened_on=DAYS[0]) for event in events)


@lengths
@pytest.mark.parametrize("steps", [5, 41, 401, 4_001])
def test_advance_after(benchmark: BenchmarkFixture, steps: int) -> None:
    """
    A step costs the same after few and after many, but for the copy of the tuple.
    """
    case = Relocation(household="H1", history=_long(steps))
    refused = benchmark(case.advance, _E.REFUSE, on=DAYS[0], document=LETTER)

    assert steps + 1 == len(cast("Relocation", refused).history)


@lengths
@pytest.mark.parametrize("steps", [5, 41, 401, 4_001])
def test_copy_of(benchmark: BenchmarkFixture, steps: int) -> None:
    """
    What the copy of the tuple alone costs, to be taken off.
    """
    history = _long(steps)
    longer: tuple[object, ...] = benchmark(lambda: (*history, None))

    assert steps + 1 == len(longer)
