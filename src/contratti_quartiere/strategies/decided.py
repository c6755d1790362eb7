"""
Strategies for programmes whose money is known, and for decisions that fit them, so that `Programme.decide` takes them.

By chance alone a decision seldom takes only what there is.
"""

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import latest
from contratti_quartiere.decisions import (
    Flow,
    FlowKind,
    Measure,
    MeasureKind,
    Saving,
    SteeringBody,
    SteeringDecision,
)
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.strategies.walks import later
from contratti_quartiere.works import Works

__all__ = ["Decided", "decided_programmes", "decisions_for", "funded_programmes"]

# Made once: a composite strategy is run anew for each value that it draws.
_FIRST_DAYS = st.dates(date(2010, 1, 1), date(2016, 12, 31))
# Before all decisions, after the first of them, or never.
_VERIFICATIONS = st.sampled_from((None, date(2009, 12, 31), date(2017, 6, 30)))
_GAPS = st.sampled_from((0, 0, 1, 30, 400))
_CENTS = st.integers(1, 1_000_000_000)
_SOME_CENTS = st.integers(0, 1_000_000_000)
_PARTS = st.integers(0, 100)
_CONTRACTS = st.integers(1, 2)
_INTERVENTIONS = st.integers(1, 2)
_YES_OR_NO = st.booleans()
_SELDOM = st.sampled_from((False, False, False, True))
_BODIES = st.sampled_from(SteeringBody)
_FUNDERS = st.none() | st.sampled_from(FundingBody)
_MEASURES = st.sampled_from((MeasureKind.CONFIRM, MeasureKind.REDUCE, MeasureKind.MOVE))


class Decided(NamedTuple):
    """
    A decision with the interventions that it adds, as `Programme.decide` takes them.
    """

    decision: SteeringDecision
    added: tuple[Intervention, ...] = ()


def _money(cents: int) -> CoFinancing:
    return CoFinancing(shares=(FundingShare(body=FundingBody.STATE, amount=Euro.from_cents(cents)),))


@st.composite
def funded_programmes(draw: st.DrawFn) -> Programme:
    """
    Return a strategy for programmes of one or two contracts, all of whose money is known; some of it is spent or saved.
    """
    contracts: list[NeighbourhoodContract] = []
    interventions: list[Intervention] = []
    savings: list[Saving] = []
    works: list[Works] = []
    for number in range(1, draw(_CONTRACTS) + 1):
        name, whole = f"CQ{number}", draw(_SOME_CENTS)
        for index in range(1, draw(_INTERVENTIONS) + 1):
            # One is named as its contract, from which it has to be told.
            part = name if index > 1 else f"I{number}"
            budget, spent = draw(_CENTS), draw(_PARTS)
            whole += budget
            interventions.append(Intervention(id=part, contract=name, cofinancing=_money(budget)))
            works.append(
                Works(
                    id=f"lavori-{part}",
                    contract=name,
                    intervention=part,
                    statements=(
                        ProgressStatement(on=draw(_FIRST_DAYS), certified=Euro.from_cents(budget * spent // 100)),
                    ),
                )
            )
            if draw(_YES_OR_NO):
                amount = Euro.from_cents(budget * draw(_PARTS) // 100)
                savings.append(
                    Saving(
                        id=f"E{len(savings) + 1}", intervention=part, amount=amount, verified_on=draw(_VERIFICATIONS)
                    )
                )
        contracts.append(NeighbourhoodContract(id=name, cofinancing=_money(whole)))
    return Programme(
        contracts=tuple(contracts), interventions=tuple(interventions), savings=tuple(savings), works=tuple(works)
    )


def _sources(programme: Programme) -> list[tuple[FlowKind, str, int]]:
    """
    Return from where money can come, with how much there is in cents.
    """
    ledger = programme.ledger
    found = [(FlowKind.FROM_INTERVENTION, part.id, ledger.account(part.id).left) for part in programme.interventions]
    found += [(FlowKind.FROM_CONTRACT, part.id, ledger.reserve(part.id).left) for part in programme.contracts]
    return [(kind, name, left.cents) for kind, name, left in found if left is not None and left.cents > 0]


def _saved(programme: Programme, intervention: str, cents: int) -> str:
    """
    Return the first saving of an intervention of which so much was not used; empty if there is none.
    """
    for saving in programme.savings:
        flows = (flow for decision in programme.decisions for flow in decision.flows)
        used = sum(flow.amount.cents for flow in flows if flow.saving == saving.id)
        if saving.intervention == intervention and saving.amount.cents - used >= cents:
            return saving.id
    return ""


@st.composite
def _given(draw: st.DrawFn, programme: Programme) -> list[Flow]:
    sources = _sources(programme)
    flows: list[Flow] = []
    for kind, name, left in draw(st.lists(st.sampled_from(sources), max_size=2, unique=True)) if sources else ():
        cents = draw(st.integers(1, left) | st.just(left))
        saving = _saved(programme, name, cents) if kind is FlowKind.FROM_INTERVENTION and draw(_YES_OR_NO) else ""
        flows.append(Flow(kind=kind, item=name, amount=Euro.from_cents(cents), body=draw(_FUNDERS), saving=saving))
    if draw(_SELDOM):
        flows.append(Flow(kind=FlowKind.INTO_PROGRAMME, amount=Euro.from_cents(draw(_CENTS))))
    return flows


@st.composite
def _taken(draw: st.DrawFn, whole: int, interventions: list[str], contracts: list[str]) -> list[Flow]:
    """
    Return a strategy for the places to which money goes, one cent or more to each.
    """
    kinds = [
        *((FlowKind.TO_INTERVENTION, name) for name in interventions),
        *((FlowKind.TO_CONTRACT, name) for name in contracts),
        (FlowKind.OUT_OF_PROGRAMME, ""),
    ]
    flows: list[Flow] = []
    while whole:
        kind, name = draw(st.sampled_from(kinds))
        # The third takes what is left.
        cents = whole if len(flows) > 1 else draw(st.just(whole) | st.integers(1, whole))
        flows.append(Flow(kind=kind, item=name, amount=Euro.from_cents(cents)))
        whole -= cents
    return flows


@st.composite
def _decision(draw: st.DrawFn, programme: Programme, name: str, on: date) -> Decided:
    """
    Return a strategy for one decision that fits a programme, made after all that it has.
    """
    ledger = programme.ledger
    there = [part.id for part in programme.interventions if ledger.dropped_by(part.id) is None]
    out = [part.id for part in programme.interventions if part.id not in there]
    given = draw(_given(programme))
    measures = [Measure(intervention=part, kind=draw(_MEASURES)) for part in there if draw(_SELDOM)]
    if draw(_SELDOM) and there:
        dropped = draw(st.sampled_from(there))
        measures.append(Measure(intervention=dropped, kind=MeasureKind.DROP))
        there.remove(dropped)
    if draw(_SELDOM) and out:
        measures.append(Measure(intervention=out[0], kind=MeasureKind.ADD))
        there.append(out[0])
    added: tuple[Intervention, ...] = ()
    if draw(_SELDOM):
        new = f"nuovo-{name}"
        # Its money is what flows bring, so that the money of the whole programme stays known.
        added = (Intervention(id=new, contract=programme.contracts[0].id, cofinancing=_money(0)),)
        measures.append(Measure(intervention=new, kind=MeasureKind.ADD))
        there.append(new)
    whole = sum(flow.amount.cents for flow in given)
    taken = draw(_taken(whole, there, [part.id for part in programme.contracts]))
    return Decided(
        SteeringDecision(id=name, body=draw(_BODIES), on=on, measures=tuple(measures), flows=(*given, *taken)),
        added,
    )


@st.composite
def decisions_for(draw: st.DrawFn, programme: Programme, *, most: int = 3) -> tuple[Decided, ...]:
    """
    Return a strategy for decisions that fit a programme and each other, in the order of their days.

    They take what there is and no more, out of the programme and into it too; some drop an intervention, take it up
    again, or add one.

    Args:
        draw: Given by Hypothesis.
        programme: A programme whose contracts and interventions tell their money, as those of `funded_programmes`.
        most: The number of decisions that are not exceeded.
    """
    day = max((latest(decision.on) for decision in programme.decisions), default=draw(_FIRST_DAYS))
    found: list[Decided] = []
    for _ in range(draw(st.integers(0, most))):
        day = later(day, draw(_GAPS))
        name = f"D{len(programme.decisions) + 1}"
        decided = draw(_decision(programme, name, day))
        programme = programme.decide(decided.decision, added=decided.added)
        found.append(decided)
    return tuple(found)


@st.composite
def decided_programmes(draw: st.DrawFn, *, most: int = 3) -> Programme:
    """
    Return a strategy for programmes after some decisions, each of which was applied by `Programme.decide`.

    Args:
        draw: Given by Hypothesis.
        most: The number of decisions that are not exceeded.
    """
    programme = draw(funded_programmes())
    for decided in draw(decisions_for(programme, most=most)):
        programme = programme.decide(decided.decision, added=decided.added)
    return programme
