# pyright: standard
"""
How fast a decision is added to a programme and its accounts are read, beside the same sums on a plain dict of cents.

The name keeps the file out of the plain run of tests. A contract pays for a hundred interventions, and a hundred
decisions have each moved money from one to the next; what stands in brackets in the column Median is the ratio to the
fastest of its table:

    pytest tests/benchmarks/bench_ledger.py --benchmark-columns=median,iqr,rounds

The peer is a page of arithmetic that somebody would write for this alone: a dict of cents, flows as tuples, the same
checks of one decision and no others. It keeps no days and no documents, judges no earlier decision again, and changes
its dict in place. Ours gives a new programme and refuses what an earlier decision would no longer allow.
"""

from datetime import date, timedelta

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.works import Works

MANY = 100
BUDGET, MOVED, CERTIFIED = 100_000_000, 1_000_000, 30_000_000
FIRST = date(2010, 1, 11)

PlainFlow = tuple[bool, str, int]
"""Whether it gives, the intervention, the cents."""


def decision(number: int) -> SteeringDecision:
    """
    Return a decision that moves money from one intervention to the next.
    """
    giver, taker = f"i{number % MANY}", f"i{(number + 1) % MANY}"
    amount = Euro.from_cents(MOVED)
    return SteeringDecision(
        id=f"d{number}",
        body=SteeringBody.STEERING_GROUP,
        on=FIRST + timedelta(days=14 * number),
        measures=(
            Measure(intervention=giver, kind=MeasureKind.REDUCE),
            Measure(intervention=taker, kind=MeasureKind.CONFIRM),
        ),
        flows=(
            Flow(kind=FlowKind.FROM_INTERVENTION, item=giver, amount=amount),
            Flow(kind=FlowKind.TO_INTERVENTION, item=taker, amount=amount),
        ),
    )


def funded(cents: int) -> CoFinancing:
    """
    Return a co-financing by one body.
    """
    return CoFinancing(shares=(FundingShare(body=FundingBody.STATE, amount=Euro.from_cents(cents)),))


DECISIONS = tuple(decision(number) for number in range(MANY))
LAST = decision(MANY)
PROGRAMME = Programme(
    contracts=(NeighbourhoodContract(id="cdq", cofinancing=funded(MANY * BUDGET)),),
    interventions=tuple(
        Intervention(id=f"i{number}", contract="cdq", cofinancing=funded(BUDGET)) for number in range(MANY)
    ),
    works=tuple(
        Works(
            id=f"w{number}",
            intervention=f"i{number}",
            statements=(ProgressStatement(on=FIRST, certified=Euro.from_cents(CERTIFIED)),),
        )
        for number in range(MANY)
    ),
)
DECIDED = Programme(
    contracts=PROGRAMME.contracts,
    interventions=PROGRAMME.interventions,
    works=PROGRAMME.works,
    decisions=DECISIONS,
)

PLAIN = tuple(
    tuple((flow.kind.gives, flow.item, flow.amount.cents) for flow in one.flows) for one in (*DECISIONS, LAST)
)
SPENT = {f"i{number}": CERTIFIED for number in range(MANY)}

one_more = pytest.mark.benchmark(group=f"one decision more after {MANY}")
sequence = pytest.mark.benchmark(group=f"{MANY} decisions, one after another")
accounts = pytest.mark.benchmark(group=f"what {MANY} interventions have left after {MANY} decisions")


def plainly_decided(money: dict[str, int], flows: tuple[PlainFlow, ...]) -> dict[str, int]:
    """
    Return the cents of each intervention after a decision, which must balance and take no more than is left.
    """
    if sum(cents if gives else -cents for gives, _, cents in flows):
        msg = "the flows do not balance"
        raise ValueError(msg)
    for gives, item, cents in flows:
        if gives and money[item] - SPENT[item] < cents:
            raise ValueError(item)
        money[item] += -cents if gives else cents
    return money


def plainly_all(upto: int) -> dict[str, int]:
    """
    Return the cents of each intervention after so many decisions.
    """
    money = dict.fromkeys(SPENT, BUDGET)
    for flows in PLAIN[:upto]:
        plainly_decided(money, flows)
    return money


def decided_in_turn() -> Programme:
    """
    Return the programme after a hundred decisions, taken one after another.
    """
    programme = PROGRAMME
    for one in DECISIONS:
        programme = programme.decide(one)
    return programme


def what_is_left(programme: Programme) -> dict[str, int | None]:
    """
    Return the cents that each intervention has left.
    """
    ledger = programme.ledger
    left = {intervention.id: ledger.account(intervention.id).left for intervention in programme.interventions}
    return {name: None if amount is None else amount.cents for name, amount in left.items()}


def plainly_left() -> dict[str, int]:
    """
    Return the cents that each intervention has left, by the peer.
    """
    return {name: cents - SPENT[name] for name, cents in plainly_all(MANY).items()}


@one_more
def test_decide(benchmark: BenchmarkFixture) -> None:
    """
    `decide` gives a new programme with the decision in it, once it and all others were found to stand.
    """
    programme: Programme = benchmark(DECIDED.decide, LAST)

    assert (*DECISIONS, LAST) == programme.decisions


@one_more
def test_decide_plainly(benchmark: BenchmarkFixture) -> None:
    """
    The peer changes two numbers in a copy of its dict.
    """
    money = plainly_all(MANY)
    after: dict[str, int] = benchmark(lambda: plainly_decided(dict(money), PLAIN[MANY]))

    assert money["i0"] - MOVED == after["i0"]


@sequence
def test_decide_in_turn(benchmark: BenchmarkFixture) -> None:
    """
    A hundred decisions of ours, each judged with those before it.
    """
    programme: Programme = benchmark(decided_in_turn)

    assert DECISIONS == programme.decisions


@sequence
def test_decide_in_turn_plainly(benchmark: BenchmarkFixture) -> None:
    """
    A hundred decisions of the peer.
    """
    money: dict[str, int] = benchmark(plainly_all, MANY)

    assert MANY * BUDGET == sum(money.values())


@accounts
def test_ledger(benchmark: BenchmarkFixture) -> None:
    """
    The accounts of ours, with what was assigned, moved and spent, read anew from the records.
    """
    left: dict[str, int | None] = benchmark(what_is_left, DECIDED)

    assert plainly_left() == left


@accounts
def test_ledger_plainly(benchmark: BenchmarkFixture) -> None:
    """
    The peer adds up the same.
    """
    left: dict[str, int] = benchmark(plainly_left)

    assert MANY * (BUDGET - CERTIFIED) == sum(left.values())
