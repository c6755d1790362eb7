"""
Strategies for dwellings and works: what happens to them, for whom they are booked, how far they are.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from hypothesis import strategies as st

from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dwellings import (
    DWELLING_TABLE,
    Dwelling,
    DwellingEvent,
    DwellingStep,
    OwnerKind,
    RentRegime,
)
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.strategies.ground import euros
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import (
    contract_names,
    days,
    instants,
    intervention_names,
    neighbourhood_names,
    texts,
)
from contratti_quartiere.strategies.walks import (
    documents_and_roles,
    dwelling_names,
    household_names,
    later,
    step_facts,
    walks,
    works_names,
)
from contratti_quartiere.works import Inspection, Works, WorksAnnotation, WorksAnnotationKind, WorksStep
from contratti_quartiere.works_table import WORKS_TABLE, WorksEvent

__all__ = [
    "STRATEGIES",
    "dwelling_steps",
    "dwellings",
    "inspections",
    "payments",
    "progress_statements",
    "rotation_bookings",
    "works",
    "works_annotations",
    "works_steps",
]

# Made once: a composite strategy is run anew for each value that it draws.
_DAYS, _HOUSEHOLDS, _PROVENANCES, _TEXTS = days(), household_names(), provenances(), texts()
_PHASE_DAYS = st.integers(0, 300)
_DAYS_OF = ("recorded_on",)
_PAYMENT_KINDS = st.sampled_from(PaymentKind)
_PRICES = euros(min_value=Euro("0.01"))
_RECOVERED = st.just(Euro("0.00")) | euros(min_value=Euro("0.00"))
_SOME_DOCUMENTS = documents_and_roles()["documents"]

# Most buildings have one name and one part, so that works and dwellings meet in them.
_BUILDINGS = st.sampled_from(("via-1", "via-1", ""))
_PARTS = st.sampled_from(("A", "A", ""))
_YES_NO_UNKNOWN = st.sampled_from((None, False, True))

_DWELLING_FACTS: Mapping[str, st.SearchStrategy[Any]] = {
    **documents_and_roles(),
    "household": household_names(),
    "works": works_names(),
    "replaced_by": st.lists(dwelling_names(), max_size=2).map(tuple),
    "reason": texts(),
}
_DWELLING_USUAL: Mapping[DwellingEvent, tuple[str, ...]] = {
    DwellingEvent.FREE: ("household",),
    DwellingEvent.HAND_TO_SITE: ("works",),
    DwellingEvent.REOPEN_WORKS: ("reason",),
    DwellingEvent.REOCCUPY: ("household",),
    DwellingEvent.SUPPRESS: ("replaced_by",),
}


def _dwelling_step(draw: st.DrawFn, event: DwellingEvent, on: date) -> DwellingStep:
    row, usual = DWELLING_TABLE.row(event), _DWELLING_USUAL.get(event, ())
    facts = step_facts(draw, row, on, usual=usual, facts=_DWELLING_FACTS, days_of=_DAYS_OF)
    return DwellingStep(event=event, happened_on=on, **facts)


@st.composite
def dwelling_steps(draw: st.DrawFn) -> DwellingStep:
    """
    Return a strategy for single steps of dwellings, of every event.
    """
    return _dwelling_step(draw, draw(st.sampled_from(DwellingEvent)), draw(_DAYS))


_RESERVED = ("reserved_from",)
_USE = ("in_use_from",)
_PHASES = st.sampled_from(
    (
        _RESERVED,
        (*_RESERVED, "reserved_to"),
        *(
            (*reserved, *_USE, *rest)
            for reserved in ((), _RESERVED)
            for rest in ((), ("in_use_to",), ("in_use_to", "restoration_to"), ("consolidated_on",))
        ),
    )
)


@st.composite
def rotation_bookings(draw: st.DrawFn) -> RotationBooking:
    """
    Return a strategy for bookings: reserved only, in use, used, put in order again, assigned for good.
    """
    found: dict[str, date] = {}
    day = draw(_DAYS)
    for name in draw(_PHASES):
        found[name] = day
        day = later(day, draw(_PHASE_DAYS))
    return RotationBooking(household=draw(_HOUSEHOLDS), provenance=draw(_PROVENANCES), **found)


_BOOKINGS = st.lists(rotation_bookings(), max_size=2).map(tuple)
# To a hundredth of a square metre; most as large as homes are.
_AREAS = (st.integers(2_000, 10_000) | st.integers(1, 999_999)).map(lambda area: Decimal(area) / 100)
_DWELLING_NAMES, _NEIGHBOURHOODS = dwelling_names(), st.just("") | neighbourhood_names()
_AREA, _ROOMS, _FLOORS = st.none() | _AREAS, st.none() | st.integers(1, 9), st.none() | st.integers(-1, 20)
_REGIMES, _OWNERS = st.none() | st.sampled_from(RentRegime), st.none() | st.sampled_from(OwnerKind)


@st.composite
def dwellings(draw: st.DrawFn, *, most: int = 12) -> Dwelling:
    """
    Return a strategy for dwellings of every state, booked and not; their names are often those of `relocations`.

    Args:
        draw: Given by Hypothesis.
        most: The number of steps that no history exceeds.
    """
    rotation = draw(st.booleans())
    return Dwelling(
        id=draw(_DWELLING_NAMES),
        building=draw(_BUILDINGS),
        part=draw(_PARTS),
        floor_area=draw(_AREA),
        accessible=draw(_YES_NO_UNKNOWN),
        history=tuple(_dwelling_step(draw, event, on) for event, on in draw(walks(DWELLING_TABLE, most=most))),
        rotation=rotation,
        bookings=draw(_BOOKINGS) if rotation else (),
        neighbourhood=draw(_NEIGHBOURHOODS),
        rooms=draw(_ROOMS),
        floor=draw(_FLOORS),
        lift=draw(_YES_NO_UNKNOWN),
        rent_regime=draw(_REGIMES),
        owner=draw(_OWNERS),
        provenance=draw(_PROVENANCES),
    )


_WORKS_FACTS: Mapping[str, st.SearchStrategy[Any]] = {
    **documents_and_roles(),
    "contractor": texts(),
    "amount": euros(),
    "planned_end": instants(),
    "reason": texts(),
}
_WORKS_DAYS_OF = (*_DAYS_OF, "notice_date")
_WORKS_USUAL: Mapping[WorksEvent, tuple[str, ...]] = {
    WorksEvent.TENDER: ("notice_date",),
    WorksEvent.AWARD: ("contractor", "amount"),
    WorksEvent.START: ("planned_end",),
    WorksEvent.SUSPEND: ("reason",),
    WorksEvent.RESUME: ("planned_end",),
    WorksEvent.TERMINATE: ("amount",),
    WorksEvent.TENDER_AGAIN: ("notice_date",),
    WorksEvent.FAIL_TEST: ("reason",),
    WorksEvent.DROP: ("amount",),
}


def _works_step(draw: st.DrawFn, event: WorksEvent, on: date) -> WorksStep:
    row, usual = WORKS_TABLE.row(event), _WORKS_USUAL.get(event, ())
    facts = step_facts(draw, row, on, usual=usual, facts=_WORKS_FACTS, days_of=_WORKS_DAYS_OF)
    return WorksStep(event=event, happened_on=on, **facts)


@st.composite
def works_steps(draw: st.DrawFn) -> WorksStep:
    """
    Return a strategy for single steps of works, of every event.
    """
    return _works_step(draw, draw(st.sampled_from(WorksEvent)), draw(_DAYS))


def works_annotations() -> st.SearchStrategy[WorksAnnotation]:
    """
    Return a strategy for annotations of works.
    """
    return st.builds(
        WorksAnnotation,
        kind=st.sampled_from(WorksAnnotationKind),
        on=days(),
        planned_start=st.none() | instants(),
        planned_end=st.none() | instants(),
        text=texts(),
        **documents_and_roles(),
    )


def progress_statements() -> st.SearchStrategy[ProgressStatement]:
    """
    Return a strategy for how far works are, also past their price.
    """
    return st.builds(
        ProgressStatement,
        on=days(),
        certified=euros(min_value=Euro("0.00")),
        contract_amount=st.none() | euros(min_value=Euro("0.01")),
        documents=documents_and_roles()["documents"],
    )


@st.composite
def payments(draw: st.DrawFn) -> Payment:
    """
    Return a strategy for what was paid to contractors, also past what is certified; an advance recovers none.
    """
    kind = draw(_PAYMENT_KINDS)
    return Payment(
        on=draw(_DAYS),
        amount=draw(_PRICES),
        kind=kind,
        advance_recovered=Euro("0.00") if kind is PaymentKind.ADVANCE else draw(_RECOVERED),
        documents=draw(_SOME_DOCUMENTS),
    )


def inspections() -> st.SearchStrategy[Inspection]:
    """
    Return a strategy for who was found in a part of a building; often nobody.
    """
    return st.builds(
        Inspection,
        on=days(),
        others=st.just(0) | st.integers(0, 20),
        documents=documents_and_roles()["documents"],
    )


def _by_day(records: list[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=attrgetter("on")))


_STATEMENTS = st.lists(progress_statements(), max_size=2).map(_by_day)
_PAYMENTS = st.lists(payments(), max_size=2).map(_by_day)
_INSPECTIONS = st.lists(inspections(), max_size=2).map(tuple)
_WORKS_ANNOTATIONS = st.lists(works_annotations(), max_size=2).map(tuple)
_WORKS_NAMES, _CONTRACTS = works_names(), st.just("") | contract_names()
_INTERVENTIONS = st.just("") | intervention_names()


@st.composite
def works(draw: st.DrawFn, *, most: int = 12) -> Works:
    """
    Return a strategy for works of every state; their names are often those of `relocations`.

    Args:
        draw: Given by Hypothesis.
        most: The number of steps that no history exceeds.
    """
    return Works(
        id=draw(_WORKS_NAMES),
        building=draw(_BUILDINGS),
        part=draw(_PARTS),
        needs_empty=draw(_YES_NO_UNKNOWN),
        history=tuple(_works_step(draw, event, on) for event, on in draw(walks(WORKS_TABLE, most=most))),
        inspections=draw(_INSPECTIONS),
        statements=draw(_STATEMENTS),
        annotations=draw(_WORKS_ANNOTATIONS),
        name=draw(_TEXTS),
        contract=draw(_CONTRACTS),
        intervention=draw(_INTERVENTIONS),
        payments=draw(_PAYMENTS),
        provenance=draw(_PROVENANCES),
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Dwelling: dwellings,
    DwellingStep: dwelling_steps,
    Inspection: inspections,
    Payment: payments,
    ProgressStatement: progress_statements,
    RotationBooking: rotation_bookings,
    Works: works,
    WorksAnnotation: works_annotations,
    WorksStep: works_steps,
}
"""What makes each type, for `register`."""
