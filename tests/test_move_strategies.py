"""
The strategies of moves, dwellings and works: histories that can have happened, of every state, and records that meet.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

import contratti_quartiere as cq
from contratti_quartiere import strategies
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.strategies import walks

T = TypeVar("T")
K = TypeVar("K")

HISTORIES: dict[str, tuple[Callable[..., st.SearchStrategy[Any]], cq.Table[Any, Any]]] = {
    "relocations": (strategies.relocations, cq.RELOCATION_TABLE),
    "dwellings": (strategies.dwellings, cq.DWELLING_TABLE),
    "works": (strategies.works, cq.WORKS_TABLE),
}
TABLES = [table for _, table in HISTORIES.values()]
Walk = tuple[tuple[Any, date], ...]
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name.en)
each_history = pytest.mark.parametrize(("make", "table"), HISTORIES.values(), ids=HISTORIES)

# What is found need not be the simplest of its kind, for which Hypothesis would search long.
UNSHRUNK = settings(max_examples=3_000, database=None, derandomize=True, phases=[Phase.generate])


def never_drawn(strategy: st.SearchStrategy[T], wanted: Iterable[K], read: Callable[[T], Iterable[K]]) -> set[K]:
    """
    Return what of the things wanted is read from no value of a strategy; once all have been, no more are drawn.
    """
    missing = set(wanted)

    def is_the_last(value: T) -> bool:
        missing.difference_update(read(value))
        return not missing

    with suppress(NoSuchExample):
        find(strategy, is_the_last, settings=UNSHRUNK)
    return missing


@each_history
@given(st.data())
def test_histories_can_have_happened(
    make: Callable[..., st.SearchStrategy[Any]], table: cq.Table[Any, Any], data: st.DataObject
) -> None:
    """
    Each step starts from the state that the one before led to, on that day or later.
    """
    history = data.draw(make()).history
    states = [table.initial, *(table.row(step.event).target for step in history)]

    assert [] == [
        step for state, step in zip(states, history, strict=False) if step.event not in table.allowed(state)
    ] + [later for earlier, later in pairwise(history) if later.happened_on < earlier.happened_on]


@each_table
def test_every_state(table: cq.Table[Any, Any]) -> None:
    """
    Among the walks through a table there are some to every state.
    """

    def state(walk: Walk) -> list[Any]:
        return [table.row(walk[-1][0]).target if walk else table.initial]

    assert set() == never_drawn(walks.walks(table, most=12), table.states, state)


@each_table
def test_every_event(table: cq.Table[Any, Any]) -> None:
    """
    Among the walks through a table there are some with every event.
    """
    events = [row.event for row in table.rows]

    assert set() == never_drawn(walks.walks(table, most=12), events, lambda walk: [event for event, _ in walk])


@each_history
@given(st.integers(0, 12), st.data())
def test_histories_are_no_longer_than_asked_for(
    make: Callable[..., st.SearchStrategy[Any]], table: cq.Table[Any, Any], most: int, data: st.DataObject
) -> None:
    """
    A history has no more steps than asked for, be it none, and leads to a state of its table.
    """
    record = data.draw(make(most=most))

    assert (True, True) == (len(record.history) <= most, record.state in table.states)


@each_table
def test_walks_of_every_length(table: cq.Table[Any, Any]) -> None:
    """
    The walks have from no step to as many as asked for.
    """
    assert set() == never_drawn(walks.walks(table, most=12), range(13), lambda walk: [len(walk)])


@given(st.dates(), st.integers(0, 10_000))
def test_later(day: date, days: int) -> None:
    """
    A day so many days later is that day, or the last of the calendar where there is none.
    """
    assert min(day.toordinal() + days, date.max.toordinal()) == walks.later(day, days).toordinal()


STEPS: dict[str, tuple[type[Any], Callable[[], st.SearchStrategy[Any]]]] = {
    "relocation steps": (cq.RelocationStep, strategies.relocation_steps),
    "dwelling steps": (cq.DwellingStep, strategies.dwelling_steps),
    "works steps": (cq.WorksStep, strategies.works_steps),
    "annotations": (cq.Annotation, strategies.annotations),
    "works annotations": (cq.WorksAnnotation, strategies.works_annotations),
    "relocations": (cq.Relocation, strategies.relocations),
    "dwellings": (cq.Dwelling, strategies.dwellings),
    "works": (cq.Works, strategies.works),
    "households": (cq.Household, strategies.households),
    "compositions": (cq.Composition, strategies.compositions),
    "allowances": (cq.Allowance, strategies.allowances),
    "instalments of plans": (cq.PlanInstalment, strategies.plan_instalments),
    "bookings": (cq.RotationBooking, strategies.rotation_bookings),
    "statements": (cq.ProgressStatement, strategies.progress_statements),
    "inspections": (cq.Inspection, strategies.inspections),
    "documents": (cq.DocumentReference, strategies.document_references),
}


@pytest.mark.parametrize(("kind", "make"), STEPS.values(), ids=STEPS)
def test_no_field_is_always_the_same(kind: type[Any], make: Callable[[], st.SearchStrategy[Any]]) -> None:
    """
    Every field of a record is filled with more than one value.
    """
    names = [field.name for field in attrs.fields(kind)]
    first: dict[str, Any] = {}

    def changed(record: Any) -> list[str]:
        return [name for name in names if first.setdefault(name, getattr(record, name)) != getattr(record, name)]

    assert set() == never_drawn(make(), names, changed)


@each_history
def test_steps_say_what_grounds_them(make: Callable[..., st.SearchStrategy[Any]], table: cq.Table[Any, Any]) -> None:
    """
    Among the histories there are steps with every document of their row, and steps without.
    """

    def grounded(record: Any) -> list[bool]:
        return [
            {reference.kind for reference in step.documents} >= set(table.row(step.event).documents)
            for step in record.history
        ]

    assert set() == never_drawn(make(), [False, True], grounded)


OFFER, OFFER_RETURN = cq.RelocationEvent.OFFER, cq.RelocationEvent.OFFER_RETURN


def test_offers_of_every_kind() -> None:
    """
    Offers are of a move out and of a return, open and ended.
    """
    wanted = [(event, ended) for event in (OFFER, OFFER_RETURN) for ended in (False, True)]

    assert set() == never_drawn(strategies.offers(), wanted, lambda offer: [(offer.step.event, offer.end is not None)])


@given(strategies.offers())
def test_offers_end_as_they_can(offer: cq.Offer) -> None:
    """
    What ends an offer is a step that may come after it.
    """
    state = {OFFER: cq.RelocationState.OFFERED, OFFER_RETURN: cq.RelocationState.RETURN_OFFERED}[offer.step.event]

    assert offer.end is None or offer.end.event in cq.RELOCATION_TABLE.allowed(state)


@given(strategies.offers())
def test_offers_end_after_they_began(offer: cq.Offer) -> None:
    """
    An offer does not end before the day on which it was made.
    """
    assert offer.end is None or offer.step.happened_on <= offer.end.happened_on


@given(strategies.episodes() | strategies.holds())
def test_episodes_end_after_they_began(episode: cq.Episode | cq.Hold) -> None:
    """
    An episode or a hold does not end before it begins, where both days are known.
    """
    assert episode.first is None or episode.end is None or episode.first <= episode.end


def test_leases() -> None:
    """
    Leases go on, or have ended with a day or without; none that goes on has a last day.
    """
    wanted = [(False, False), (True, False), (True, True)]
    found: set[tuple[bool, bool]] = set()

    def read(lease: cq.Lease) -> set[tuple[bool, bool]]:
        found.add((lease.ended, lease.until is not None))
        return found

    assert (set(), set(wanted)) == (never_drawn(strategies.leases(), wanted, read), found)


def test_shapes_of_bookings() -> None:
    """
    Among the bookings there are some of every shape that a booking can have.
    """
    names = [field.name for field in attrs.fields(cq.RotationBooking) if field.name not in ("household", "provenance")]
    used = [
        ("in_use_from",),
        ("in_use_from", "in_use_to"),
        ("in_use_from", "in_use_to", "restoration_to"),
        ("in_use_from", "consolidated_on"),
    ]
    wanted = [
        ("reserved_from",),
        ("reserved_from", "reserved_to"),
        *used,
        *(("reserved_from", *shape) for shape in used),
    ]

    assert set() == never_drawn(
        strategies.rotation_bookings(),
        wanted,
        lambda booking: [tuple(name for name in names if getattr(booking, name) is not None)],
    )


def test_tables_and_rows() -> None:
    """
    The tables are the three of the library, and the rows are all of theirs.
    """
    rows = [row for table in TABLES for row in table.rows]

    assert (set(), set()) == (
        never_drawn(strategies.tables(), [table.name for table in TABLES], lambda table: [table.name]),
        never_drawn(strategies.rows(), rows, lambda row: [row]),
    )


MEETINGS: dict[str, Callable[[cq.Programme], bool]] = {
    "a case of a household": lambda programme: any(
        case.household == household.id for case in programme.relocations for household in programme.households
    ),
    "two cases of one household": lambda programme: (
        len({case.household for case in programme.relocations}) < len(programme.relocations)
    ),
    "a case in a dwelling": lambda programme: any(
        case.dwelling == dwelling.id for case in programme.relocations for dwelling in programme.dwellings
    ),
    "a case for works": lambda programme: any(
        case.works == works.id for case in programme.relocations for works in programme.works
    ),
    "works on a dwelling": lambda programme: any(
        works.building and (works.building, works.part) == (dwelling.building, dwelling.part)
        for works in programme.works
        for dwelling in programme.dwellings
    ),
    "a step that names a dwelling": lambda programme: any(
        step.dwelling == dwelling.id
        for case in programme.relocations
        for step in case.history
        for dwelling in programme.dwellings
    ),
    "a booking of a household": lambda programme: any(
        booking.household == household.id
        for dwelling in programme.dwellings
        for booking in dwelling.bookings
        for household in programme.households
    ),
    "a return": lambda programme: any(case.state is cq.RelocationState.RETURNED for case in programme.relocations),
    "moves beside a service": lambda programme: bool(programme.relocations and programme.tenders),
    "nothing but moves": lambda programme: bool(programme.relocations and not programme.tenders),
    "nothing but a service": lambda programme: bool(programme.tenders and not programme.relocations),
}


def test_records_meet() -> None:
    """
    Among the programmes there are those whose records speak of the same things.
    """
    assert set() == never_drawn(
        strategies.programmes(),
        MEETINGS,
        lambda programme: [name for name, meet in MEETINGS.items() if meet(programme)],
    )


@given(strategies.staircases())
def test_staircases(programme: cq.Programme) -> None:
    """
    In a staircase every home, every rotation dwelling that is booked and every household of a case is on record.
    """
    dwellings = {dwelling.id for dwelling in programme.dwellings}
    households = {household.id for household in programme.households}

    assert (True, True) == (
        {case.dwelling for case in programme.relocations} <= dwellings,
        {case.household for case in programme.relocations} == households,
    )


def test_simplest_case() -> None:
    """
    The simplest case is one of a pool's first household, to which nothing has happened.
    """
    assert cq.Relocation(household="H1") == find(strategies.relocations(), lambda _: True)


def test_simplest_step() -> None:
    """
    The simplest step says nothing beyond its event and its day.
    """
    step = find(strategies.relocation_steps(), lambda _: True)

    assert RelocationStep(event=step.event, happened_on=step.happened_on) == step
