"""
The ledger: the money of each item is what it first had, what decisions moved, and what works have spent.
"""

from collections import Counter
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year, earliest
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.funding import CoFinancing, CostItem, CostItemKind, CostPlan, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.ledger import Account, Ledger
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.works import Works

NOTHING = Euro("0.00")


def _money(amount: str) -> CoFinancing:
    return CoFinancing(shares=(FundingShare(body=FundingBody.STATE, amount=Euro(amount)),))


def _decision(name: str, on: When, *parts: Flow | Measure) -> SteeringDecision:
    return SteeringDecision(
        id=name,
        body=SteeringBody.STEERING_GROUP,
        on=on,
        flows=tuple(part for part in parts if isinstance(part, Flow)),
        measures=tuple(part for part in parts if isinstance(part, Measure)),
    )


def _from(item: str, amount: str) -> Flow:
    return Flow(kind=FlowKind.FROM_INTERVENTION, item=item, amount=Euro(amount))


def _to(item: str, amount: str) -> Flow:
    return Flow(kind=FlowKind.TO_INTERVENTION, item=item, amount=Euro(amount))


def _reserve(kind: FlowKind, amount: str) -> Flow:
    return Flow(kind=kind, item="CQ1", amount=Euro(amount))


def _does(kind: MeasureKind, intervention: str = "piazzale") -> Measure:
    return Measure(intervention=intervention, kind=kind)


CONTRACT = NeighbourhoodContract(id="CQ1", cofinancing=_money("12000000.00"))
SQUARE = Intervention(id="piazzale", contract="CQ1", cofinancing=_money("7000000.00"))
RESIDENCE = Intervention(id="residenza", contract="CQ1", cofinancing=_money("4000000.00"))
# Mazzini: the square is dropped so that the student residence can be finished.
FINISH_RESIDENCE = _decision(
    "D1", date(2014, 7, 15), _does(MeasureKind.DROP), _from("piazzale", "7000000.00"), _to("residenza", "7000000.00")
)
LEDGER = Ledger(contracts=(CONTRACT,), interventions=(SQUARE, RESIDENCE), decisions=(FINISH_RESIDENCE,))


def test_account_of_what_gave() -> None:
    """
    An intervention that was dropped has given all that it first had.
    """
    expected = Account(
        item="piazzale", original=Euro("7000000.00"), entered=NOTHING, given=Euro("7000000.00"), spent=NOTHING
    )

    assert expected == LEDGER.account("piazzale")


def test_account_of_what_received() -> None:
    """
    What one intervention gave another has, beside what it first had.
    """
    account = LEDGER.account("residenza")

    assert (Euro("11000000.00"), Euro("11000000.00")) == (account.budget, account.left)


def test_reserve() -> None:
    """
    The reserve of a contract is what it has and assigned to no intervention: 12 million less 7 and 4.
    """
    assert Euro("1000000.00") == LEDGER.reserve("CQ1").budget


def test_reserve_after_decisions() -> None:
    """
    A reserve grows by what decisions bring to it and shrinks by what they take from it.
    """
    decisions = (
        _decision("D1", date(2014, 1, 1), _from("piazzale", "0.02"), _reserve(FlowKind.TO_CONTRACT, "0.02")),
        _decision(
            "D2", date(2015, 1, 1), _reserve(FlowKind.FROM_CONTRACT, "1000000.01"), _to("residenza", "1000000.01")
        ),
    )

    assert Euro("0.01") == attrs.evolve(LEDGER, decisions=decisions).reserve("CQ1").left


def test_reserve_of_a_contract_that_assigns_more_than_it_has() -> None:
    """
    A contract may have assigned more than it has: its reserve is below zero, and a rule may say so.
    """
    contract = attrs.evolve(CONTRACT, cofinancing=_money("10000000.00"))

    assert Euro("-1000000.00") == attrs.evolve(LEDGER, contracts=(contract,)).reserve("CQ1").budget


@pytest.mark.parametrize(
    ("contract", "part"),
    [
        pytest.param(NeighbourhoodContract(id="CQ1"), SQUARE, id="no co-financing"),
        pytest.param(
            attrs.evolve(CONTRACT, cofinancing=CoFinancing(shares=(FundingShare(body=FundingBody.STATE),))),
            SQUARE,
            id="an unknown share",
        ),
        pytest.param(CONTRACT, Intervention(id="piazzale", contract="CQ1"), id="an unknown intervention"),
    ],
)
def test_reserve_that_is_unknown(contract: NeighbourhoodContract, part: Intervention) -> None:
    """
    A reserve is not known where the contract's money is not, or that of one of its interventions.
    """
    reserve = Ledger(contracts=(contract,), interventions=(part,)).reserve("CQ1")

    assert (None, None, None) == (reserve.original, reserve.budget, reserve.left)


def test_intervention_of_the_name_of_a_contract() -> None:
    """
    An intervention and a contract of one name have each an account of their own.
    """
    part = Intervention(id="CQ1", contract="CQ1", cofinancing=_money("2000000.00"))
    move = _decision("D1", date(2014, 1, 1), _from("CQ1", "0.01"), _reserve(FlowKind.TO_CONTRACT, "0.01"))
    ledger = Ledger(contracts=(CONTRACT,), interventions=(part,), decisions=(move,))

    assert (Euro("1999999.99"), Euro("10000000.01")) == (ledger.account("CQ1").budget, ledger.reserve("CQ1").budget)


@pytest.mark.parametrize(
    ("part", "budget"),
    [
        pytest.param(Intervention(id="I1"), None, id="nothing is known"),
        pytest.param(SQUARE, Euro("7000000.00"), id="co-financing"),
        pytest.param(
            Intervention(
                id="piazzale",
                cost_plan=CostPlan(items=(CostItem(kind=CostItemKind.WORKS, amount=Euro("3000000.00")),)),
            ),
            Euro("3000000.00"),
            id="cost plan",
        ),
    ],
)
def test_original_money(part: Intervention, budget: Euro | None) -> None:
    """
    An intervention first has what its bodies pay, else what it costs, else nobody knows.
    """
    assert budget == Ledger(interventions=(part,)).account(part.id).original


def test_account_of_a_stranger() -> None:
    """
    Of an intervention that the programme does not have nothing is known, but what decisions moved.
    """
    account = attrs.evolve(LEDGER, decisions=(_decision("D1", Year(2014), _to("altro", "5.00")),)).account("altro")

    assert (None, Euro("5.00"), None) == (account.original, account.entered, account.left)


def _works(name: str, *records: ProgressStatement | Payment) -> Works:
    return Works(
        id=name,
        intervention="piazzale",
        statements=tuple(record for record in records if isinstance(record, ProgressStatement)),
        payments=tuple(record for record in records if isinstance(record, Payment)),
    )


CERTIFIED = ProgressStatement(on=date(2013, 3, 31), certified=Euro("300000.00"))
ADVANCE = Payment(on=date(2013, 1, 31), amount=Euro("200000.00"), kind=PaymentKind.ADVANCE)
ON_ACCOUNT = Payment(on=date(2013, 4, 30), amount=Euro("250000.00"))


@pytest.mark.parametrize(
    ("records", "day", "spent"),
    [
        pytest.param((CERTIFIED,), date(2013, 3, 30), "0.00", id="the day before the statement"),
        pytest.param((CERTIFIED,), date(2013, 3, 31), "300000.00", id="the day of the statement"),
        pytest.param((CERTIFIED,), date(2013, 4, 1), "300000.00", id="the day after"),
        pytest.param((CERTIFIED, ADVANCE), date(2013, 1, 30), "0.00", id="the day before the advance"),
        pytest.param(
            (CERTIFIED, ADVANCE), date(2013, 1, 31), "200000.00", id="an advance is spent before the works are"
        ),
        pytest.param((CERTIFIED, ADVANCE), date(2013, 3, 31), "300000.00", id="certified is more than paid"),
        pytest.param(
            (CERTIFIED, ADVANCE, ON_ACCOUNT), date(2013, 4, 30), "450000.00", id="paid is more than certified"
        ),
    ],
)
def test_spent(records: tuple[ProgressStatement | Payment, ...], day: date, spent: str) -> None:
    """
    What is certified or paid for works is spent, whichever is more: both are owed once.
    """
    assert Euro(spent) == Ledger(works=(_works("A", *records),)).spent("piazzale", day)


def test_spent_of_several_works() -> None:
    """
    What is spent for an intervention is added over its works, of each the more of certified and paid.
    """
    ledger = Ledger(works=(_works("A", CERTIFIED), _works("B", ADVANCE), Works(id="C", statements=(CERTIFIED,))))

    assert (Euro("500000.00"), Euro("300000.00")) == (ledger.spent("piazzale"), ledger.certified("piazzale"))


def test_paid() -> None:
    """
    What is paid for an intervention is added over its works up to the day, and of one without works it is nothing.
    """
    ledger = Ledger(works=(_works("A", CERTIFIED, ADVANCE), _works("B", ON_ACCOUNT)))
    days = (date(2013, 1, 30), date(2013, 1, 31), date(2013, 4, 29), date(2013, 4, 30))

    assert ["0.00", "200000.00", "200000.00", "450000.00"] == [ledger.paid("piazzale", day).amount for day in days]
    assert Euro("0.00") == ledger.paid("cortili")


def test_left() -> None:
    """
    What is spent is not left.
    """
    account = attrs.evolve(LEDGER, decisions=(), works=(_works("A", CERTIFIED),)).account("piazzale")

    assert (Euro("7000000.00"), Euro("6700000.00")) == (account.budget, account.left)


@pytest.mark.parametrize(
    ("on", "left"),
    [
        pytest.param(date(2013, 3, 30), "7000000.00", id="the day before"),
        pytest.param(date(2013, 3, 31), "6700000.00", id="the same day"),
        pytest.param(date(2013, 4, 1), "6700000.00", id="the day after"),
        pytest.param(Month(2013, 3), "7000000.00", id="the same month, of which nobody knows the day"),
        pytest.param(Month(2013, 4), "6700000.00", id="the month after"),
        pytest.param(Year(2013), "7000000.00", id="the same year"),
    ],
)
def test_left_before(on: When, left: str) -> None:
    """
    A decision finds what was not spent by its day; within its month or year what was spent may have come after it.
    """
    decision = _decision("D1", on, _from("piazzale", "1.00"))
    ledger = attrs.evolve(LEDGER, decisions=(decision,), works=(_works("A", CERTIFIED),))

    assert Euro(left) == ledger.left_before(decision, ("intervention", "piazzale"))


LATER = _decision("D2", date(2014, 7, 16), _from("residenza", "500000.00"), _reserve(FlowKind.TO_CONTRACT, "500000.00"))


@pytest.mark.parametrize("decisions", [(FINISH_RESIDENCE, LATER), (LATER, FINISH_RESIDENCE)], ids=["in order", "not"])
@pytest.mark.parametrize(
    ("item", "first", "second"),
    [
        pytest.param(("intervention", "piazzale"), "7000000.00", "0.00", id="what gave"),
        pytest.param(("intervention", "residenza"), "4000000.00", "11000000.00", id="what received"),
        pytest.param(("contract", "CQ1"), "1000000.00", "1000000.00", id="reserve"),
    ],
)
def test_left_before_each_decision(
    decisions: tuple[SteeringDecision, ...], item: tuple[str, str], first: str, second: str
) -> None:
    """
    A decision finds what those of earlier days left, whatever the order in which a document lists them.
    """
    ledger = attrs.evolve(LEDGER, decisions=decisions)
    found = [ledger.left_before(FINISH_RESIDENCE, item), ledger.left_before(LATER, item)]

    assert [Euro(first), Euro(second)] == found


@pytest.mark.parametrize("item", [("intervention", "altro"), ("contract", "altro")], ids=lambda item: item[0])
def test_left_of_a_stranger(item: tuple[str, str]) -> None:
    """
    Nobody knows what was left of something that the programme does not have.
    """
    assert LEDGER.left_before(FINISH_RESIDENCE, item) is None


NEW = Intervention(id="torri", contract="CQ1", cofinancing=_money("3400000.00"))
ADDED = _decision(
    "D2",
    date(2016, 3, 1),
    _does(MeasureKind.ADD, "torri"),
    _from("residenza", "3400000.00"),
    _to("torri", "3400000.00"),
)


def test_added_with_money() -> None:
    """
    The money of an intervention that was added is what the decision brought; it is not counted twice.
    """
    account = attrs.evolve(LEDGER, interventions=(SQUARE, RESIDENCE, NEW), decisions=(ADDED,)).account("torri")

    assert (NOTHING, Euro("3400000.00")) == (account.original, account.budget)


def test_added_without_flows() -> None:
    """
    Where the decision that adds an intervention does not say from where its money comes, it has what its own act says.

    Money that another decision brings later comes on top of that.
    """
    added = _decision("D2", Year(2016), _does(MeasureKind.ADD, "torri"))
    later = _decision("D3", Year(2017), _from("residenza", "0.01"), _to("torri", "0.01"))
    account = attrs.evolve(LEDGER, interventions=(SQUARE, RESIDENCE, NEW), decisions=(added, later)).account("torri")

    assert (Euro("3400000.00"), Euro("3400000.01")) == (account.original, account.budget)


@pytest.mark.parametrize("new", [NEW, attrs.evolve(NEW, cofinancing=None)], ids=["money stated", "money unknown"])
def test_reserve_is_not_changed_by_what_is_added(new: Intervention) -> None:
    """
    What a contract first had in reserve does not depend on what is added later, whatever that costs.
    """
    added = _decision("D2", Year(2016), _does(MeasureKind.ADD, "torri"))
    ledger = attrs.evolve(LEDGER, interventions=(SQUARE, RESIDENCE, new), decisions=(added,))

    assert Euro("1000000.00") == ledger.reserve("CQ1").budget


def test_money_to_the_reserve_of_a_contract_of_the_same_name() -> None:
    """
    What a decision brings to a contract is not the money of an intervention of the same name.
    """
    part = Intervention(id="CQ1", cofinancing=_money("5.00"))
    added = _decision("D1", Year(2014), _does(MeasureKind.ADD, "CQ1"), _reserve(FlowKind.TO_CONTRACT, "1.00"))

    assert Euro("5.00") == Ledger(interventions=(part,), decisions=(added,)).account("CQ1").original


@pytest.mark.parametrize(
    ("kinds", "status", "dropped_by", "added_by"),
    [
        pytest.param((), None, None, None, id="never decided on"),
        pytest.param((MeasureKind.CONFIRM,), MeasureKind.CONFIRM, None, None, id="confirmed"),
        pytest.param((MeasureKind.DROP,), MeasureKind.DROP, 0, None, id="dropped"),
        pytest.param((MeasureKind.ADD,), MeasureKind.ADD, None, 0, id="added"),
        pytest.param((MeasureKind.ADD, MeasureKind.DROP), MeasureKind.DROP, 1, 0, id="added, dropped"),
        pytest.param((MeasureKind.DROP, MeasureKind.ADD), MeasureKind.ADD, None, None, id="dropped, taken up again"),
        pytest.param(
            (MeasureKind.DROP, MeasureKind.CONFIRM), MeasureKind.CONFIRM, 0, None, id="dropped, then confirmed in error"
        ),
        pytest.param((MeasureKind.DROP, MeasureKind.DROP), MeasureKind.DROP, 0, None, id="dropped twice"),
        pytest.param(
            (MeasureKind.DROP, MeasureKind.ADD, MeasureKind.DROP), MeasureKind.DROP, 2, None, id="dropped for good"
        ),
        pytest.param((MeasureKind.MOVE, MeasureKind.ADD), MeasureKind.ADD, None, None, id="added in error"),
        pytest.param((MeasureKind.ADD, MeasureKind.ADD), MeasureKind.ADD, None, 0, id="added twice"),
    ],
)
def test_what_decisions_did(
    kinds: tuple[MeasureKind, ...], status: MeasureKind | None, dropped_by: int | None, added_by: int | None
) -> None:
    """
    A dropped intervention is out until one adds it again; what an earlier decision named was there from the start.
    """
    decisions = tuple(_decision(f"D{place}", Year(2010 + place), _does(kind)) for place, kind in enumerate(kinds))
    # The document lists the last one first.
    ledger = attrs.evolve(LEDGER, decisions=decisions[::-1])
    expected = [None if place is None else decisions[place] for place in (dropped_by, added_by)]

    assert (status, *expected) == (
        ledger.status("piazzale"),
        ledger.dropped_by("piazzale"),
        ledger.added_by("piazzale"),
    )


@pytest.mark.parametrize(
    ("flow", "there"),
    [
        pytest.param(_to("torri", "1.00"), True, id="to it"),
        pytest.param(_from("torri", "1.00"), True, id="from it"),
        pytest.param(Flow(kind=FlowKind.TO_CONTRACT, item="torri", amount=Euro("1.00")), False, id="to a contract"),
        pytest.param(Flow(kind=FlowKind.INTO_PROGRAMME, amount=Euro("1.00")), False, id="into the programme"),
    ],
)
def test_what_a_flow_names(flow: Flow, there: bool) -> None:
    """
    Money that moved from or to an intervention before it was added shows that it was there.
    """
    ledger = attrs.evolve(LEDGER, interventions=(NEW,), decisions=(ADDED, _decision("D1", Year(2015), flow)))

    assert (None if there else ADDED) == ledger.added_by("torri")


@pytest.mark.parametrize(
    ("day", "there"),
    [
        pytest.param(date(2016, 2, 29), False, id="the day before"),
        pytest.param(date(2016, 3, 1), True, id="the day of the decision"),
        pytest.param(date(2016, 3, 2), True, id="the day after"),
    ],
)
def test_there_by(day: date, there: bool) -> None:
    """
    An intervention that was added is there from the day of the decision, one that was not from the start.
    """
    ledger = attrs.evolve(LEDGER, interventions=(SQUARE, NEW), decisions=(ADDED,))

    assert (there, True) == (ledger.there_by("torri", day), ledger.there_by("piazzale", day))


TOTAL = Euro("12000000.00")


@pytest.mark.parametrize(
    ("changes", "total"),
    [
        pytest.param({}, TOTAL, id="moved within"),
        pytest.param({"contracts": ()}, Euro("11000000.00"), id="no contract"),
        pytest.param({"contracts": (NeighbourhoodContract(id="CQ1"),)}, Euro("11000000.00"), id="reserve not known"),
        pytest.param(
            {"contracts": (NeighbourhoodContract(id="CQ1"),), "decisions": (LATER,)},
            None,
            id="money goes to a reserve that is not known",
        ),
        pytest.param({"interventions": (SQUARE, Intervention(id="altro"))}, None, id="an intervention not known"),
        pytest.param(
            {
                "decisions": (
                    _decision(
                        "D1",
                        Year(2014),
                        _from("piazzale", "500000.00"),
                        Flow(kind=FlowKind.OUT_OF_PROGRAMME, amount=Euro("500000.00")),
                    ),
                )
            },
            Euro("11500000.00"),
            id="taken back by the State",
        ),
    ],
)
def test_total(changes: dict[str, Any], total: Euro | None) -> None:
    """
    The money of a programme is that of its interventions and reserves; nobody knows it if one of them is not known.
    """
    assert total == attrs.evolve(LEDGER, **changes).total


# What follows is worked out from the prose alone, decision by decision, in cents.

Balances = Counter[tuple[str, str]]


def _first_balances(programme: Programme) -> Balances:
    """
    Return what each item first had: an intervention what its bodies pay, a contract the rest of what it has.

    In the programmes of the strategy it is one share each, and what a decision adds comes without money.
    """
    found: Balances = Counter()
    for contract in programme.contracts:
        assert contract.cofinancing is not None
        found["contract", contract.id] = contract.cofinancing.known.cents
    for part in programme.interventions:
        assert part.cofinancing is not None
        found["intervention", part.id] = part.cofinancing.known.cents
        found["contract", part.contract] -= part.cofinancing.known.cents
    return found


SIGNS = {
    FlowKind.FROM_INTERVENTION: ("intervention", -1),
    FlowKind.TO_INTERVENTION: ("intervention", 1),
    FlowKind.FROM_CONTRACT: ("contract", -1),
    FlowKind.TO_CONTRACT: ("contract", 1),
}


def _after(programme: Programme) -> Balances:
    found = _first_balances(programme)
    for decision in programme.decisions:
        for flow in decision.flows:
            if flow.kind in SIGNS:
                item, sign = SIGNS[flow.kind]
                found[item, flow.item] += sign * flow.amount.cents
    return found


def _through(programme: Programme, kind: FlowKind) -> int:
    flows = (flow for decision in programme.decisions for flow in decision.flows)
    return sum(flow.amount.cents for flow in flows if flow.kind is kind)


@given(strategies.decided_programmes())
def test_money_is_conserved(programme: Programme) -> None:
    """
    "Money conserved over any sequence of decisions": all there was, and what came in, less what went out, to the cent.
    """
    expected = (
        sum(_first_balances(programme).values())
        + _through(programme, FlowKind.INTO_PROGRAMME)
        - _through(programme, FlowKind.OUT_OF_PROGRAMME)
    )
    total = programme.ledger.total

    assert total is not None
    assert expected == total.cents


@given(strategies.decided_programmes())
def test_balances_of_each_item(programme: Programme) -> None:
    """
    Each account has what the flows that name it leave of what it first had.
    """
    ledger = programme.ledger
    budgets = {("intervention", part.id): ledger.account(part.id).budget for part in programme.interventions}
    budgets |= {("contract", part.id): ledger.reserve(part.id).budget for part in programme.contracts}

    assert dict(_after(programme)) == {
        item: None if budget is None else budget.cents for item, budget in budgets.items()
    }


@given(strategies.decided_programmes())
def test_nothing_is_overdrawn(programme: Programme) -> None:
    """
    Decisions that were taken by `decide` leave no item with less than nothing.
    """
    ledger = programme.ledger
    left = [ledger.account(part.id).left for part in programme.interventions]
    left += [ledger.reserve(part.id).left for part in programme.contracts]

    assert [] == [amount for amount in left if amount is None or amount < NOTHING]


@given(strategies.decided_programmes(most=4), st.randoms(use_true_random=False))
def test_order_in_the_document(programme: Programme, random: Any) -> None:
    """
    The order in which a document lists decisions of different days changes no account, no status, no total.
    """
    days = {earliest(decision.on): decision for decision in programme.decisions}
    one_a_day = tuple(days.values())
    shuffled = list(one_a_day)
    random.shuffle(shuffled)

    ledgers = [attrs.evolve(programme.ledger, decisions=tuple(order)) for order in (one_a_day, shuffled)]
    read = [
        (
            ledger.total,
            [ledger.account(part.id) for part in ledger.interventions],
            [ledger.reserve(part.id) for part in ledger.contracts],
            [(ledger.status(part.id), ledger.dropped_by(part.id)) for part in ledger.interventions],
            [ledger.added_by(part.id) for part in ledger.interventions],
            ledger.in_order,
        )
        for ledger in ledgers
    ]
    assert read[0] == read[1]


@given(strategies.ledgers())
def test_accounts_of_anything(ledger: Ledger) -> None:
    """
    Whatever a document holds, the accounts can be read, and what has no known beginning has nothing known left.
    """
    accounts = [ledger.account(part.id) for part in ledger.interventions]
    accounts += [ledger.reserve(part.id) for part in ledger.contracts]

    assert all((account.original is None) is (account.left is None) for account in accounts)
