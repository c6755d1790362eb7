"""
Strategies for neighbourhood contracts, the acts on which they rest, and the interventions that they pay for.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from hypothesis import strategies as st

from contratti_quartiere.agreements import (
    Appointment,
    ContractAct,
    ContractActKind,
    ContractRole,
    PartyKind,
    Signatory,
    SignatureForm,
)
from contratti_quartiere.contracts import ContractScope, NeighbourhoodContract, Objective
from contratti_quartiere.dates import earliest
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, Cup
from contratti_quartiere.interventions import Intervention, InterventionKind, ScheduleEntry
from contratti_quartiere.strategies.funds import (
    cofinancings,
    cost_plans,
    stated_amounts,
    stated_counts,
    transfer_schedules,
    transfers,
)
from contratti_quartiere.strategies.ground import bilinguals, cups
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import (
    act_names,
    contract_names,
    days_after,
    instants,
    intervention_names,
    names,
    neighbourhood_names,
    texts,
)
from contratti_quartiere.works_table import WorksEvent

__all__ = [
    "STRATEGIES",
    "appointments",
    "contract_acts",
    "interventions",
    "neighbourhood_contracts",
    "objectives",
    "schedule_entries",
    "signatories",
]


def signatories() -> st.SearchStrategy[Signatory]:
    """
    Return a strategy for bodies that sign an act.
    """
    return st.builds(Signatory, party=st.sampled_from(PartyKind), name=texts())


def contract_acts() -> st.SearchStrategy[ContractAct]:
    """
    Return a strategy for acts of a contract, signed on paper, digitally, by nobody, and nobody knows how.
    """
    return st.builds(
        ContractAct,
        id=act_names(),
        kind=st.sampled_from(ContractActKind),
        number=texts(),
        on=st.none() | instants(),
        issuer=texts(),
        what=st.none() | bilinguals(),
        signatories=st.lists(signatories(), max_size=3).map(tuple),
        signature=st.none() | st.sampled_from(SignatureForm),
        provenance=provenances(),
    )


_FIRST, _ROLES, _OFFICES = st.none() | instants(), st.sampled_from(ContractRole), names()
_PROVENANCES, _ANY_LAST = provenances(), st.none() | instants()


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    """
    Return a strategy for who had a role, from and until when, as far as is known.
    """
    first = draw(_FIRST)
    last = draw(_ANY_LAST if first is None else st.none() | days_after(earliest(first)))
    return Appointment(role=draw(_ROLES), office=draw(_OFFICES), first=first, last=last, provenance=draw(_PROVENANCES))


def objectives() -> st.SearchStrategy[Objective]:
    """
    Return a strategy for aims of the accompaniment.
    """
    return st.builds(Objective, id=st.sampled_from(("F1", "F2")) | names(), what=bilinguals(), provenance=provenances())


def _few(records: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    # Half of the collections are empty: a contract has seven, and a programme would be slow to draw.
    return st.just(()) | st.lists(records, max_size=2).map(tuple)


def _few_named(records: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.just(()) | st.lists(records, max_size=2, unique_by=attrgetter("id")).map(tuple)


def neighbourhood_contracts() -> st.SearchStrategy[NeighbourhoodContract]:
    """
    Return a strategy for neighbourhood contracts, with money and acts and without.
    """
    return st.builds(
        NeighbourhoodContract,
        id=contract_names(),
        name=texts(),
        neighbourhood=st.just("") | neighbourhood_names(),
        scope=st.sampled_from(ContractScope),
        acts=_few_named(contract_acts()),
        appointments=_few(appointments()),
        counts=_few(stated_counts()),
        amounts=_few(stated_amounts()),
        cofinancing=st.none() | cofinancings(),
        schedules=_few(transfer_schedules()),
        transfers=_few(transfers()),
        objectives=_few_named(objectives()),
        provenance=provenances(),
    )


_EVENTS = st.sampled_from((WorksEvent.START, WorksEvent.FINISH)) | st.sampled_from(WorksEvent)
_INSTANTS, _TEXTS = instants(), texts()
_YES_OR_NO = st.booleans()


@st.composite
def schedule_entries(draw: st.DrawFn) -> ScheduleEntry:
    """
    Return a strategy for what is said of when something happens: plans, of which the day is known, and facts.
    """
    planned = draw(_YES_OR_NO)
    return ScheduleEntry(
        event=draw(_EVENTS),
        when=draw(_INSTANTS),
        said_on=draw(_INSTANTS if planned else _FIRST),
        planned=planned,
        note=draw(_TEXTS),
        provenance=draw(_PROVENANCES),
    )


def _found_cups() -> st.SearchStrategy[Cup | CodeAsFound]:
    # Nine characters are too few for a CUP.
    return cups() | st.text(max_size=9).map(lambda found: CodeAsFound(CodeKind.CUP, found))


def interventions() -> st.SearchStrategy[Intervention]:
    """
    Return a strategy for interventions; their contracts are often those of `neighbourhood_contracts`.
    """
    return st.builds(
        Intervention,
        id=intervention_names(),
        name=texts(),
        contract=st.just("") | contract_names(),
        kind=st.none() | st.sampled_from(InterventionKind),
        cup=st.none() | _found_cups(),
        cost_plan=st.none() | cost_plans(),
        cofinancing=st.none() | cofinancings(),
        schedule=_few(schedule_entries()),
        provenance=provenances(),
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Appointment: appointments,
    ContractAct: contract_acts,
    Intervention: interventions,
    NeighbourhoodContract: neighbourhood_contracts,
    Objective: objectives,
    ScheduleEntry: schedule_entries,
    Signatory: signatories,
}
"""What makes each type, for `register`."""
