"""
Strategies for what steering bodies decide, the money that they move, and what is read from it: accounts, faults.

The decisions here may hold anything; those of `decided` fit the programme to which they belong.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from contratti_quartiere.decision_checks import DecisionFault, DecisionFaultKind
from contratti_quartiere.decisions import (
    Flow,
    FlowKind,
    Measure,
    MeasureKind,
    Saving,
    SteeringBody,
    SteeringDecision,
)
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.ledger import Account, Ledger
from contratti_quartiere.lot_criteria import LotFacts
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation_table import RelocationEvent, Whereabouts
from contratti_quartiere.schedules import Expectation, Slippage
from contratti_quartiere.stranded import StrandedCase
from contratti_quartiere.strategies.agreed import interventions, neighbourhood_contracts, schedule_entries
from contratti_quartiere.strategies.buildings import works
from contratti_quartiere.strategies.decided import decided_programmes
from contratti_quartiere.strategies.ground import bilinguals, euros
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import (
    contract_names,
    days,
    decision_names,
    instants,
    intervention_names,
    names,
    saving_names,
)
from contratti_quartiere.strategies.walks import document_references, documents_and_roles, household_names, works_names

__all__ = [
    "STRATEGIES",
    "accounts",
    "decision_faults",
    "expectations",
    "flows",
    "ledgers",
    "lot_facts",
    "measures",
    "savings",
    "slippages",
    "steering_decisions",
    "stranded_cases",
]

T = TypeVar("T")

_NOTHING = Euro("0.00")
_ABOVE_ZERO = euros(min_value=Euro("0.01"), max_value=Euro("1000000.00")) | euros(min_value=Euro("0.01"))
_NOT_NEGATIVE = st.just(_NOTHING) | _ABOVE_ZERO
_KINDS, _INTERVENTIONS, _CONTRACTS = st.sampled_from(FlowKind), intervention_names(), contract_names()
_BODIES, _SAVINGS = st.none() | st.sampled_from(FundingBody), st.just("") | saving_names()


def measures() -> st.SearchStrategy[Measure]:
    """
    Return a strategy for what a decision does to an intervention; some set new dates.
    """
    return st.builds(
        Measure,
        intervention=intervention_names(),
        kind=st.sampled_from(MeasureKind),
        what=st.none() | bilinguals(),
        planned_start=st.none() | instants(),
        planned_end=st.none() | instants(),
    )


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """
    Return a strategy for lines of money of every kind; some re-use a saving.
    """
    kind = draw(_KINDS)
    item = {"intervention": _INTERVENTIONS, "contract": _CONTRACTS, "": st.just("")}[kind.item]
    return Flow(
        kind=kind,
        item=draw(item),
        amount=draw(_ABOVE_ZERO),
        body=draw(_BODIES),
        saving=draw(_SAVINGS) if kind is FlowKind.FROM_INTERVENTION else "",
    )


def savings() -> st.SearchStrategy[Saving]:
    """
    Return a strategy for money that was not needed, verified or not; the names are often those of `flows`.
    """
    return st.builds(
        Saving,
        id=saving_names(),
        intervention=st.just("") | intervention_names(),
        amount=_NOT_NEGATIVE,
        found_on=st.none() | instants(),
        verified_on=st.none() | days(),
        verification=st.none() | document_references(),
        provenance=provenances(),
    )


_DECISIONS = st.builds(
    SteeringDecision,
    id=decision_names(),
    body=st.sampled_from(SteeringBody),
    on=instants(),
    what=st.none() | bilinguals(),
    measures=st.just(()) | st.lists(measures(), max_size=2).map(tuple),
    flows=st.lists(flows(), max_size=3).map(tuple),
    documents=documents_and_roles()["documents"],
    provenance=provenances(),
)
_YES_OR_NO = st.booleans()


@st.composite
def steering_decisions(draw: st.DrawFn) -> SteeringDecision:
    """
    Return a strategy for decisions that fit nothing in particular; the money of half of them is balanced.
    """
    decision = draw(_DECISIONS)
    off = decision.balance
    if not off or draw(_YES_OR_NO):
        return decision
    kind = FlowKind.OUT_OF_PROGRAMME if off.cents > 0 else FlowKind.INTO_PROGRAMME
    return attrs.evolve(decision, flows=(*decision.flows, Flow(kind=kind, amount=abs(off))))


def accounts() -> st.SearchStrategy[Account]:
    """
    Return a strategy for accounts, also overdrawn, also without a known beginning.
    """
    return st.builds(
        Account,
        item=intervention_names(),
        original=st.none() | _NOT_NEGATIVE,
        entered=_NOT_NEGATIVE,
        given=_NOT_NEGATIVE,
        spent=_NOT_NEGATIVE,
    )


def _named(records: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(records, max_size=most, unique_by=attrgetter("id")).map(tuple)


def _ledger_of(programme: Programme, others: tuple[SteeringDecision, ...]) -> Ledger:
    ledger = programme.ledger
    strangers = [attrs.evolve(decision, id=f"altra-{decision.id}") for decision in others]
    return attrs.evolve(ledger, decisions=(*strangers, *ledger.decisions))


def ledgers() -> st.SearchStrategy[Ledger]:
    """
    Return a strategy for ledgers on records that may not fit together, and on some that do, but for a decision or two.
    """
    anything = st.builds(
        Ledger,
        decisions=_named(steering_decisions(), most=3),
        interventions=_named(interventions(), most=3),
        contracts=_named(neighbourhood_contracts()),
        savings=_named(savings()),
        works=_named(works(most=2)),
    )
    nearly = st.builds(_ledger_of, decided_programmes(), _named(steering_decisions(), most=3))
    return st.one_of(nearly, nearly, anything)


_WITH_AMOUNTS = st.sampled_from(
    (
        (DecisionFaultKind.UNBALANCED, "/flows"),
        (DecisionFaultKind.EXCEEDED, "/flows/0"),
        (DecisionFaultKind.SAVING_EXCEEDED, "/flows/1"),
    )
)
_WITHOUT_LEFT = st.sampled_from(
    (
        (DecisionFaultKind.UNKNOWN_ITEM, "/flows/0/item"),
        (DecisionFaultKind.UNKNOWN_SAVING, "/flows/0/saving"),
        (DecisionFaultKind.DROPPED, "/flows/0"),
        (DecisionFaultKind.LEFT_UNKNOWN, "/flows/0"),
    )
)
_ON_MEASURES = st.sampled_from(
    ((DecisionFaultKind.UNKNOWN_ITEM, "/measures/0/intervention"), (DecisionFaultKind.DROPPED, "/measures/0"))
)


def _fault(found: tuple[DecisionFaultKind, str], item: str, wanted: Euro | None, left: Euro | None) -> DecisionFault:
    kind, place = found
    whole = kind is DecisionFaultKind.UNBALANCED
    return DecisionFault(kind=kind, place=place, item="" if whole else item, wanted=wanted, left=left)


def decision_faults() -> st.SearchStrategy[DecisionFault]:
    """
    Return a strategy for what does not fit in a decision, of every kind, with the amounts that belong to it.
    """
    item, nothing = intervention_names(), st.none()
    return st.one_of(
        st.builds(_fault, _WITH_AMOUNTS, item, _ABOVE_ZERO, _NOT_NEGATIVE),
        st.builds(_fault, _WITHOUT_LEFT, item, _ABOVE_ZERO, nothing),
        st.builds(_fault, _ON_MEASURES, item, nothing, nothing),
    )


def expectations() -> st.SearchStrategy[Expectation]:
    """
    Return a strategy for ends of works: foreseen, come, unknown, and expected no more.
    """
    entries = schedule_entries()
    return st.one_of(
        st.builds(Expectation),
        entries.map(lambda entry: Expectation(end=entry.when, entry=entry)),
        entries.map(lambda entry: Expectation(end=entry.when, entry=entry, over=True)),
        entries.map(lambda entry: Expectation(entry=entry, broken=True)),
    )


_ENTRIES, _INSTANTS = schedule_entries(), instants()


@st.composite
def slippages(draw: st.DrawFn) -> Slippage:
    """
    Return a strategy for dates that moved from a first plan to a last, and to a fact where there is one.
    """
    first, last, actual = draw(_ENTRIES), draw(_ENTRIES), draw(st.none() | _ENTRIES)
    plans = [attrs.evolve(entry, event=first.event, planned=True, said_on=draw(_INSTANTS)) for entry in (first, last)]
    fact = None if actual is None else attrs.evolve(actual, event=first.event, planned=False)
    return Slippage(event=first.event, first=plans[0], last=plans[1], actual=fact)


def stranded_cases() -> st.SearchStrategy[StrandedCase]:
    """
    Return a strategy for cases whose works were dropped.
    """
    return st.builds(
        StrandedCase,
        case=household_names(),
        household=household_names(),
        works=works_names(),
        decision=st.just("") | decision_names(),
        whereabouts=st.sampled_from(Whereabouts),
        due=st.sampled_from((None, RelocationEvent.CANCEL, RelocationEvent.OPEN_CHOICE)),
    )


def lot_facts() -> st.SearchStrategy[LotFacts]:
    """
    Return a strategy for what a programme tells of a lot, as far as it is known.
    """
    return st.builds(
        LotFacts,
        lot=names(),
        remaining=st.none() | euros(),
        objectives=st.none() | st.integers(1, 9),
        households=st.none() | st.integers(0, 900),
        unknown=st.lists(bilinguals(), max_size=2).map(tuple),
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Account: accounts,
    DecisionFault: decision_faults,
    Expectation: expectations,
    Flow: flows,
    Ledger: ledgers,
    LotFacts: lot_facts,
    Measure: measures,
    Saving: savings,
    Slippage: slippages,
    SteeringDecision: steering_decisions,
    StrandedCase: stranded_cases,
}
"""What makes each type, for `register`."""
