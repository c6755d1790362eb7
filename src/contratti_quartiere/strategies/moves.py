"""
Strategies for the moves of households: who they are, what happens to their case, what can be read from it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from contratti_quartiere.allowances import Allowance, AllowanceKind, PlanInstalment, SetOff
from contratti_quartiere.evidence import Role
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.occupation import Episode, EpisodeKind, Hold, Lease
from contratti_quartiere.offer_outcomes import Offer
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import (
    Annotation,
    AnnotationKind,
    Destination,
    Permanence,
    RelocationStep,
    ReturnPlace,
    Suitability,
)
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.strategies.ground import euros
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import days, days_after, instants, names, texts
from contratti_quartiere.strategies.walks import (
    documents_and_roles,
    dwelling_names,
    household_names,
    step_facts,
    walks,
    works_names,
)

__all__ = [
    "STRATEGIES",
    "allowances",
    "annotations",
    "compositions",
    "episodes",
    "holds",
    "households",
    "leases",
    "offers",
    "plan_instalments",
    "relocation_steps",
    "relocations",
]


# Made once: a composite strategy is run anew for each value that it draws.
_DAYS, _DAYS_OR_NONE, _TEXTS, _PROVENANCES = days(), st.none() | days(), texts(), provenances()
_MEMBERS, _YES_NO_UNKNOWN = st.none() | st.integers(1, 8), st.sampled_from((None, False, True))
_BANDS = st.lists(st.sampled_from(AgeBand), max_size=4)
_KINDS, _AGAINST = st.sampled_from(AllowanceKind), st.none() | st.sampled_from(SetOff)
# Most often those who pay and are paid.
_PAYERS = st.sampled_from((None, Role.OWNER, Role.HOUSEHOLD, Role.CONTRACTOR)) | st.sampled_from(Role)
_NO_LESS_THAN_NOTHING = st.none() | euros().map(abs)


@st.composite
def compositions(draw: st.DrawFn) -> Composition:
    """
    Return a strategy for who a household is; much of it may be unknown.
    """
    members = draw(_MEMBERS)
    return Composition(
        members=members,
        age_bands=tuple(draw(_BANDS)[:members]),
        accessible_dwelling_needed=draw(_YES_NO_UNKNOWN),
    )


def households() -> st.SearchStrategy[Household]:
    """
    Return a strategy for households; their names are often those of `relocations`.
    """
    return st.builds(
        Household,
        id=household_names(),
        composition=compositions(),
        known_on=st.none() | days(),
        provenance=provenances(),
    )


@st.composite
def allowances(draw: st.DrawFn) -> Allowance:
    """
    Return a strategy for sums that a move costs.
    """
    set_off = draw(st.booleans())
    return Allowance(
        kind=draw(_KINDS),
        amount=draw(_NO_LESS_THAN_NOTHING),
        payer=draw(_PAYERS),
        payee=draw(_PAYERS),
        agreement=draw(_TEXTS),
        set_off=set_off,
        against=draw(_AGAINST) if set_off else None,
        move=draw(_DAYS_OR_NONE),
    )


def plan_instalments() -> st.SearchStrategy[PlanInstalment]:
    """
    Return a strategy for the parts of a debt that a repayment plan lets fall due.
    """
    return st.builds(PlanInstalment, due_on=_DAYS, amount=_NO_LESS_THAN_NOTHING)


# What a step may say, but for its days.
_FACTS: Mapping[str, st.SearchStrategy[Any]] = {
    **documents_and_roles(),
    "dwelling": dwelling_names(),
    "suitability": st.sampled_from(Suitability),
    "permanence": st.sampled_from(Permanence),
    "destination": st.sampled_from(Destination),
    "return_place": st.sampled_from(ReturnPlace),
    "planned_on": instants(),
    "on_request": st.booleans(),
    "composition": compositions(),
    "reason": texts(),
}
_DAYS_OF = ("notified_on", "handed_back_on", "term_from", "term_until", "lease_end", "recorded_on")

# What a step says as a rule: the payload of the tables of events.
_OFFER = ("dwelling", "notified_on", "suitability", "permanence")
_RETURN = ("dwelling", "return_place", "reason")
_ORDER = ("notified_on", "term_from", "term_until")
_USUAL: Mapping[E, tuple[str, ...]] = {
    E.INFORM: ("notified_on",),
    E.INTERVIEW: ("composition",),
    E.REJECT_TITLE: _ORDER,
    E.OFFER: _OFFER,
    E.ARRANGE_OWN: ("destination",),
    E.ACCEPT: ("dwelling", "permanence"),
    E.CONTEST: ("notified_on", "reason"),
    E.ORDER_TO_VACATE: _ORDER,
    E.GIVE_NOTICE: ("notified_on", "dwelling"),
    E.MOVE_TEMPORARILY: ("dwelling", "destination", "handed_back_on"),
    E.MOVE_PERMANENTLY: ("dwelling", "handed_back_on", "lease_end"),
    E.MOVE_URGENTLY: ("dwelling", "destination"),
    E.MOVE_AGAIN: ("dwelling", "reason"),
    E.OPEN_CHOICE: ("notified_on", "reason"),
    E.OFFER_RETURN: ("notified_on", *_RETURN),
    E.CONTEST_RETURN: ("notified_on", "reason"),
    E.RETURN_HOME: ("dwelling", "handed_back_on"),
    E.WAIVE_RETURN: ("dwelling", "lease_end"),
    E.ORDER_TO_VACATE_AWAY: _ORDER,
}


def _step(draw: st.DrawFn, event: E, on: date) -> RelocationStep:
    row = RELOCATION_TABLE.row(event)
    facts = step_facts(draw, row, on, usual=_USUAL.get(event, ()), facts=_FACTS, days_of=_DAYS_OF)
    return RelocationStep(event=event, happened_on=on, **facts)


@st.composite
def relocation_steps(draw: st.DrawFn) -> RelocationStep:
    """
    Return a strategy for single steps of cases, of every event.
    """
    return _step(draw, draw(st.sampled_from(E)), draw(_DAYS))


# What each kind of annotation carries, and what makes it.
_CARRIED: Mapping[AnnotationKind, Mapping[str, st.SearchStrategy[Any]]] = {
    AnnotationKind.CENSUS: {
        "composition": st.none() | compositions(),
        "dwelling": dwelling_names(),
        "lived_since": st.none() | days(),
        "declared_title": texts(),
    },
    AnnotationKind.SUCCESSION: {"household": household_names()},
    AnnotationKind.SPLIT: {"household": household_names(), "case": names()},
    AnnotationKind.VISIT: {"dwelling": dwelling_names(), "others_met": st.none() | st.integers(0, 9)},
    AnnotationKind.ALLOWANCE_DUE: {"allowance": allowances()},
    AnnotationKind.ALLOWANCE_PAID: {"allowance": allowances()},
    AnnotationKind.REPAYMENT_PLAN: {"instalments": st.lists(plan_instalments(), max_size=3).map(tuple)},
    AnnotationKind.INSTALMENT_PAID: {"paid": _NO_LESS_THAN_NOTHING},
    AnnotationKind.CORRECTION: {
        "stood": st.none() | relocation_steps(),
        "stands": st.none() | relocation_steps(),
    },
}


@st.composite
def annotations(draw: st.DrawFn, *, kinds: Sequence[AnnotationKind] = tuple(AnnotationKind)) -> Annotation:
    """
    Return a strategy for annotations of every kind, each with what its kind carries.

    Args:
        draw: Given by Hypothesis.
        kinds: The kinds that are drawn.
    """
    kind, on = draw(st.sampled_from(kinds)), draw(_DAYS)
    return Annotation(
        kind=kind,
        on=on,
        recorded_on=draw(st.none() | days_after(on, most=40)),
        text=draw(_TEXTS),
        **{name: draw(strategy) for name, strategy in documents_and_roles().items()},
        **{name: draw(strategy) for name, strategy in _CARRIED.get(kind, {}).items()},
    )


_ANNOTATIONS = st.lists(annotations(), max_size=2).map(tuple)
_HOUSEHOLDS, _CASE_NAMES = household_names(), st.one_of(st.none(), st.none(), names())
_DWELLINGS, _WORKS, _CASES = st.just("") | dwelling_names(), st.just("") | works_names(), st.just("") | names()


@st.composite
def relocations(draw: st.DrawFn, *, most: int = 12) -> Relocation:
    """
    Return a strategy for cases of every state, each with a history that can have happened.

    Args:
        draw: Given by Hypothesis.
        most: The number of steps that no history exceeds.
    """
    household = draw(_HOUSEHOLDS)
    # Most cases bear the name of their household.
    name = draw(_CASE_NAMES)
    return Relocation(
        household=household,
        id=household if name is None else name,
        history=tuple(_step(draw, event, on) for event, on in draw(walks(RELOCATION_TABLE, most=most))),
        dwelling=draw(_DWELLINGS),
        works=draw(_WORKS),
        home_since=draw(_DAYS_OR_NONE),
        annotations=draw(_ANNOTATIONS),
        origin=draw(_CASES),
        previous_case=draw(_CASES),
        provenance=draw(_PROVENANCES),
    )


def _ends(first: date) -> st.SearchStrategy[date | None]:
    return st.none() | days_after(first)


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    """
    Return a strategy for the days on which a household lives in a place, begun and ended or not.
    """
    first = draw(_DAYS_OR_NONE)
    kind = draw(st.sampled_from(EpisodeKind))
    return Episode(
        household=draw(_HOUSEHOLDS),
        kind=kind,
        dwelling=draw(_DWELLINGS),
        destination=draw(st.sampled_from(Destination)) if kind is EpisodeKind.AWAY else None,
        first=first,
        end=draw(_DAYS_OR_NONE if first is None else _ends(first)),
    )


@st.composite
def holds(draw: st.DrawFn) -> Hold:
    """
    Return a strategy for the days on which a household keeps what it left.
    """
    first = draw(_DAYS)
    return Hold(
        household=draw(_HOUSEHOLDS),
        dwelling=draw(_DWELLINGS),
        first=first,
        end=draw(_ends(first)),
    )


@st.composite
def leases(draw: st.DrawFn) -> Lease:
    """
    Return a strategy for what became of a lease: it goes on, or it has ended, on a day that is known or not.
    """
    ended = draw(st.booleans())
    return Lease(
        dwelling=draw(_DWELLINGS),
        since=draw(_DAYS_OR_NONE),
        ended=ended,
        until=draw(_DAYS_OR_NONE) if ended else None,
    )


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """
    Return a strategy for offers, to move out and to return, open and ended.
    """
    step = _step(draw, draw(st.sampled_from((E.OFFER, E.OFFER_RETURN))), draw(_DAYS))
    ends = [row.event for row in RELOCATION_TABLE.rows if RELOCATION_TABLE.row(step.event).target in row.sources]
    end = draw(_ends(step.happened_on))
    return Offer(
        position=draw(st.integers(0, 11)),
        step=step,
        end=None if end is None else _step(draw, draw(st.sampled_from(ends)), end),
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Allowance: allowances,
    Annotation: annotations,
    Composition: compositions,
    Episode: episodes,
    Hold: holds,
    Household: households,
    Lease: leases,
    Offer: offers,
    PlanInstalment: plan_instalments,
    Relocation: relocations,
    RelocationStep: relocation_steps,
}
"""What makes each type, for `register`."""
