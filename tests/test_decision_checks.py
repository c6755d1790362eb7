"""
What does not fit in a decision: unknown items, dropped ones, money that is not there; reported with place and amounts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings

from contratti_quartiere import strategies
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import When, earliest
from contratti_quartiere.decision_checks import DecisionFault, DecisionFaultKind, faults, stands
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
from contratti_quartiere.ledger import Ledger
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.works import Works

UNSHRUNK = settings(max_examples=3_000, database=None, derandomize=True, phases=[Phase.generate])

DAY = date(2014, 7, 15)
KIND = DecisionFaultKind


def _money(amount: str) -> CoFinancing:
    return CoFinancing(shares=(FundingShare(body=FundingBody.STATE, amount=Euro(amount)),))


def _decision(*parts: Flow | Measure, name: str = "D1", on: When = DAY) -> SteeringDecision:
    return SteeringDecision(
        id=name,
        body=SteeringBody.STEERING_GROUP,
        on=on,
        flows=tuple(part for part in parts if isinstance(part, Flow)),
        measures=tuple(part for part in parts if isinstance(part, Measure)),
    )


def _from(item: str, amount: str, saving: str = "") -> Flow:
    return Flow(kind=FlowKind.FROM_INTERVENTION, item=item, amount=Euro(amount), saving=saving)


def _to(item: str, amount: str) -> Flow:
    return Flow(kind=FlowKind.TO_INTERVENTION, item=item, amount=Euro(amount))


def _other(kind: FlowKind, amount: str, item: str = "") -> Flow:
    return Flow(kind=kind, item=item, amount=Euro(amount))


def _does(kind: MeasureKind, intervention: str = "opera") -> Measure:
    return Measure(intervention=intervention, kind=kind)


# A contract with 1,000,000.00 in reserve; a work of 1,000,000.00 of which 800,000.00 are certified: 200,000.00 left.
LEDGER = Ledger(
    contracts=(NeighbourhoodContract(id="CQ1", cofinancing=_money("12000000.00")), NeighbourhoodContract(id="CQ2")),
    interventions=(
        Intervention(id="opera", contract="CQ1", cofinancing=_money("1000000.00")),
        Intervention(id="torri", contract="CQ1", cofinancing=_money("10000000.00")),
        Intervention(id="ignota", contract="CQ2"),
    ),
    savings=(Saving(id="economia", intervention="torri", amount=Euro("3400000.00")),),
    works=(
        Works(
            id="lavori",
            intervention="opera",
            statements=(ProgressStatement(on=date(2013, 3, 31), certified=Euro("800000.00")),),
        ),
    ),
)


def _found(*decisions: SteeringDecision, ledger: Ledger = LEDGER) -> list[DecisionFault]:
    """
    Return what does not fit in the last of these decisions.
    """
    return list(faults(attrs.evolve(ledger, decisions=decisions), decisions[-1]))


@pytest.mark.parametrize(
    "flows",
    [
        pytest.param((), id="no money"),
        # "3,400,000.00 of savings from finished buildings to the towers", rule money-conserved.
        pytest.param(
            (_from("torri", "3400000.00", "economia"), _to("opera", "3400000.00")), id="3.4 million of savings"
        ),
        # "500,000.00 taken back by the State, recorded as 'out'", same place.
        pytest.param(
            (_from("torri", "500000.00"), _other(FlowKind.OUT_OF_PROGRAMME, "500000.00")), id="taken back by the State"
        ),
        pytest.param((_from("opera", "200000.00"), _to("torri", "200000.00")), id="all that is left"),
        pytest.param(
            (_other(FlowKind.FROM_CONTRACT, "1000000.00", "CQ1"), _to("opera", "1000000.00")), id="all of the reserve"
        ),
        pytest.param((_other(FlowKind.INTO_PROGRAMME, "7000000.00"), _to("opera", "7000000.00")), id="refinanced"),
        pytest.param(
            (_from("opera", "300000.00"), _to("opera", "100000.00"), _to("torri", "200000.00")),
            id="no more than is left goes away in the end",
        ),
        pytest.param(
            (_from("opera", "300000.00"), _to("opera", "300000.00")), id="what goes out comes back in one decision"
        ),
        pytest.param((_to("ignota", "0.01"), _from("torri", "0.01")), id="money to a work of which little is known"),
    ],
)
def test_what_fits(flows: tuple[Flow, ...]) -> None:
    """
    Money that is there may move, be saved and used again, enter the programme and leave it.
    """
    assert [] == _found(_decision(*flows))


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        # "7,000,000.00 taken from one work, 6,500,000.00 given to another, nothing 'out'", rule money-conserved.
        pytest.param(
            (_from("torri", "7000000.00"), _to("opera", "6500000.00")),
            DecisionFault(kind=KIND.UNBALANCED, place="/flows", wanted=Euro("6500000.00"), left=Euro("7000000.00")),
            id="half a million is missing",
        ),
        # "300,000.00 moved from a work with 200,000.00 left", same place.
        pytest.param(
            (_to("torri", "300000.00"), _from("opera", "300000.00")),
            DecisionFault(
                kind=KIND.EXCEEDED,
                place="/flows/1",
                item="opera",
                wanted=Euro("300000.00"),
                left=Euro("200000.00"),
            ),
            id="more than is left, because it is spent",
        ),
        pytest.param(
            (_from("opera", "150000.00"), _from("opera", "50000.01"), _to("torri", "200000.01")),
            DecisionFault(
                kind=KIND.EXCEEDED, place="/flows/0", item="opera", wanted=Euro("200000.01"), left=Euro("200000.00")
            ),
            id="a cent too many, in two flows",
        ),
        pytest.param(
            (_other(FlowKind.FROM_CONTRACT, "1000000.01", "CQ1"), _to("torri", "1000000.01")),
            DecisionFault(
                kind=KIND.EXCEEDED, place="/flows/0", item="CQ1", wanted=Euro("1000000.01"), left=Euro("1000000.00")
            ),
            id="more than the reserve",
        ),
        pytest.param(
            (_from("ignota", "1.00"), _to("torri", "1.00")),
            DecisionFault(kind=KIND.LEFT_UNKNOWN, place="/flows/0", item="ignota", wanted=Euro("1.00")),
            id="a work of which nobody knows what it has",
        ),
        pytest.param(
            (_other(FlowKind.FROM_CONTRACT, "1.00", "CQ2"), _to("torri", "1.00")),
            DecisionFault(kind=KIND.LEFT_UNKNOWN, place="/flows/0", item="CQ2", wanted=Euro("1.00")),
            id="a contract of which nobody knows what it has",
        ),
        pytest.param(
            (_does(MeasureKind.CONFIRM), _does(MeasureKind.REDUCE, "altra")),
            DecisionFault(kind=KIND.UNKNOWN_ITEM, place="/measures/1/intervention", item="altra"),
            id="a measure on a stranger",
        ),
        pytest.param(
            (_does(MeasureKind.CONFIRM, "CQ1"),),
            DecisionFault(kind=KIND.UNKNOWN_ITEM, place="/measures/0/intervention", item="CQ1"),
            id="a measure on a contract",
        ),
        pytest.param(
            (_from("altra", "1.00"), _to("torri", "1.00")),
            DecisionFault(kind=KIND.UNKNOWN_ITEM, place="/flows/0/item", item="altra", wanted=Euro("1.00")),
            id="money from a stranger",
        ),
        pytest.param(
            (_from("torri", "1.00"), _other(FlowKind.TO_CONTRACT, "1.00", "opera")),
            DecisionFault(kind=KIND.UNKNOWN_ITEM, place="/flows/1/item", item="opera", wanted=Euro("1.00")),
            id="money to a contract that is an intervention",
        ),
        pytest.param(
            (_from("torri", "1.00", "altra"), _to("opera", "1.00")),
            DecisionFault(kind=KIND.UNKNOWN_SAVING, place="/flows/0/saving", item="altra", wanted=Euro("1.00")),
            id="a saving that nobody found",
        ),
        pytest.param(
            (_from("torri", "3400000.01", "economia"), _to("opera", "3400000.01")),
            DecisionFault(
                kind=KIND.SAVING_EXCEEDED,
                place="/flows/0",
                item="economia",
                wanted=Euro("3400000.01"),
                left=Euro("3400000.00"),
            ),
            id="more than was saved",
        ),
        pytest.param(
            (
                _from("torri", "3000000.00", "economia"),
                _from("torri", "400000.01", "economia"),
                _to("opera", "3400000.01"),
            ),
            DecisionFault(
                kind=KIND.SAVING_EXCEEDED,
                place="/flows/1",
                item="economia",
                wanted=Euro("400000.01"),
                left=Euro("400000.00"),
            ),
            id="more than was saved, in two flows",
        ),
        pytest.param(
            (_does(MeasureKind.DROP), _from("torri", "1.00"), _to("opera", "1.00")),
            DecisionFault(kind=KIND.DROPPED, place="/flows/1", item="opera", wanted=Euro("1.00")),
            id="money to what it drops",
        ),
        pytest.param(
            (_does(MeasureKind.DROP), _does(MeasureKind.MOVE)),
            DecisionFault(kind=KIND.DROPPED, place="/measures/1", item="opera"),
            id="dropped and moved",
        ),
    ],
)
def test_what_does_not_fit(parts: tuple[Flow | Measure, ...], fault: DecisionFault) -> None:
    """
    What does not fit is told with its place in the decision, what was wanted and what there was.
    """
    assert [fault] == _found(_decision(*parts))


DROPPED = _decision(_does(MeasureKind.DROP), name="D0", on=date(2014, 7, 14))


@pytest.mark.parametrize(
    ("parts", "places"),
    [
        pytest.param((_does(MeasureKind.CONFIRM),), ["/measures/0"], id="confirmed"),
        pytest.param((_does(MeasureKind.REDUCE),), ["/measures/0"], id="reduced"),
        pytest.param((_does(MeasureKind.MOVE),), ["/measures/0"], id="moved"),
        pytest.param((_does(MeasureKind.DROP),), [], id="dropped again, which changes nothing"),
        pytest.param((_does(MeasureKind.ADD), _does(MeasureKind.CONFIRM)), [], id="taken up again"),
        pytest.param((_does(MeasureKind.CONFIRM, "torri"),), [], id="another one"),
        pytest.param((_to("opera", "1.00"), _from("torri", "1.00")), ["/flows/0"], id="money to it"),
        pytest.param((_from("opera", "1.00"), _to("torri", "1.00")), [], id="money from it, which dropping is for"),
        pytest.param(
            (_other(FlowKind.TO_CONTRACT, "1.00", "CQ1"), _from("opera", "1.00")), [], id="its money to the reserve"
        ),
    ],
)
def test_what_was_dropped(parts: tuple[Flow | Measure, ...], places: list[str]) -> None:
    """
    Nothing is done to what an earlier decision dropped and no money goes to it, unless it is added again.
    """
    found = _found(DROPPED, _decision(*parts))

    assert [(KIND.DROPPED, "opera", place) for place in places] == [
        (fault.kind, fault.item, fault.place) for fault in found
    ]


@pytest.mark.parametrize(
    ("on", "fits"),
    [
        pytest.param(date(2014, 7, 13), True, id="the day before"),
        pytest.param(date(2014, 7, 14), False, id="the same day, and after it in the document"),
        pytest.param(date(2014, 7, 15), False, id="the day after"),
    ],
)
def test_days_of_a_drop(on: date, fits: bool) -> None:
    """
    A decision binds those of later days, and of its own day those that follow it in the document.
    """
    assert fits is not bool(_found(DROPPED, _decision(_does(MeasureKind.CONFIRM), on=on)))


def test_same_day_before_it_in_the_document() -> None:
    """
    Of two decisions of one day the one that stands first came first.
    """
    confirmed = _decision(_does(MeasureKind.CONFIRM), on=DROPPED.on)

    assert [] == list(faults(attrs.evolve(LEDGER, decisions=(confirmed, DROPPED)), confirmed))


@pytest.mark.parametrize(
    ("on", "left"),
    [
        pytest.param(date(2013, 3, 30), None, id="the day before the works are certified"),
        pytest.param(date(2013, 3, 31), "200000.00", id="on the day"),
        pytest.param(date(2013, 4, 1), "200000.00", id="the day after"),
    ],
)
def test_what_is_spent_does_not_move(on: date, left: str | None) -> None:
    """
    "What is spent does not move": 300,000.00 could leave the work until 800,000.00 of it were certified.
    """
    found = _found(_decision(_from("opera", "300000.00"), _to("torri", "300000.00"), on=on))

    assert ([] if left is None else [Euro(left)]) == [fault.left for fault in found]


def test_more_is_spent_than_there_is() -> None:
    """
    What is overspent has less than nothing left, and the amount says by how much.
    """
    works = Works(
        id="lavori", intervention="opera", statements=(ProgressStatement(on=DAY, certified=Euro("1000000.50")),)
    )
    (fault,) = _found(
        _decision(_from("opera", "0.01"), _to("torri", "0.01")), ledger=attrs.evolve(LEDGER, works=(works,))
    )

    assert (Euro("0.01"), Euro("-0.50")) == (fault.wanted, fault.left)


def _re_use(amount: str, name: str, on: date) -> SteeringDecision:
    return _decision(_from("torri", amount, "economia"), _to("opera", amount), name=name, on=on)


FIRST_USE = _re_use("3000000.00", "D0", date(2014, 7, 14))


@pytest.mark.parametrize(
    ("amount", "left"),
    [
        pytest.param("400000.00", [], id="the rest"),
        pytest.param("400000.01", ["400000.00"], id="a cent more than the rest"),
        pytest.param("3400000.00", ["400000.00"], id="all of it again"),
    ],
)
def test_saving_used_twice(amount: str, left: list[str]) -> None:
    """
    A saving is there once: a second decision has what the first left of it.
    """
    found = _found(FIRST_USE, _re_use(amount, "D1", DAY))

    assert [(KIND.SAVING_EXCEEDED, Euro(rest)) for rest in left] == [(fault.kind, fault.left) for fault in found]


def test_saving_used_up_and_more() -> None:
    """
    Of a saving of which too much was used nothing is left, and no less.
    """
    found = _found(_re_use("3400000.00", "D0", DAY), _re_use("0.01", "D1", DAY), _re_use("0.02", "D2", DAY))

    assert [(Euro("0.02"), Euro("0.00"))] == [(fault.wanted, fault.left) for fault in found]


def test_saving_is_counted_where_it_is_given() -> None:
    """
    Money that is marked as a saving where it leaves and where it comes is one saving used once.
    """
    given_ = _from("torri", "3400000.00", "economia")
    taken = attrs.evolve(_to("opera", "3400000.00"), saving="economia")

    assert [] == _found(_decision(given_, taken))


def test_all_that_does_not_fit_is_told() -> None:
    """
    One fault hides no other: each place is told once, unknown things first.
    """
    decision = _decision(
        _does(MeasureKind.DROP, "altra"),
        _from("opera", "300000.00"),
        _to("ignota", "1.00"),
        _from("torri", "5.00", "nessuna"),
        _from("torri", "3400000.01", "economia"),
        _other(FlowKind.FROM_CONTRACT, "9.00", "CQ9"),
    )

    assert [
        (KIND.UNKNOWN_ITEM, "/measures/0/intervention"),
        (KIND.UNKNOWN_SAVING, "/flows/2/saving"),
        (KIND.UNKNOWN_ITEM, "/flows/4/item"),
        (KIND.UNBALANCED, "/flows"),
        (KIND.EXCEEDED, "/flows/0"),
        (KIND.SAVING_EXCEEDED, "/flows/3"),
    ] == [(fault.kind, fault.place) for fault in _found(decision)]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        pytest.param(_decision(_from("torri", "1.00"), _to("opera", "1.00")), True, id="it fits"),
        pytest.param(_decision(_from("ignota", "1.00"), _to("opera", "1.00")), True, id="it cannot be said"),
        pytest.param(_decision(_from("torri", "1.00")), False, id="it does not fit"),
    ],
)
def test_stands(decision: SteeringDecision, expected: bool) -> None:
    """
    A decision stands where nothing speaks against it; what nobody knows does not.
    """
    assert expected is stands(attrs.evolve(LEDGER, decisions=(decision,)), decision)


# The same from the prose alone: one till that is emptied and filled decision by decision, in cents.


class Till:
    """
    What each item has, which interventions are out, and what is left of each saving.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.moved: Counter[tuple[str, str]] = Counter()
        self.out: set[str] = set()
        self.saved = {saving.id: saving.amount.cents for saving in ledger.savings}
        self.interventions = {part.id for part in ledger.interventions}
        self.contracts = {part.id for part in ledger.contracts}

    def knows(self, kind: str, name: str) -> bool:
        """
        Return whether the programme has an item.
        """
        return name in {"intervention": self.interventions, "contract": self.contracts}.get(kind, ())

    def has(self, kind: str, name: str, day: date) -> int | None:
        """
        Return what an item has not spent by a day, or None if nobody knows what it first had.
        """
        account = self.ledger.account(name) if kind == "intervention" else self.ledger.reserve(name)
        if account.original is None:
            return None
        spent = 0
        if kind == "intervention":
            for works in self.ledger.works:
                if works.intervention == name:
                    spent += max(works.certified(day).cents, works.paid(day).cents)
        return account.original.cents + self.moved[kind, name] - spent

    def take(self, decision: SteeringDecision) -> list[tuple[str, str]]:
        """
        Return what does not fit in the next decision, and let it happen.
        """
        net: Counter[tuple[str, str]] = Counter()
        for flow in decision.flows:
            kind, sign = SIGNS[flow.kind]
            net[kind, flow.item] += sign * flow.amount.cents
        found = [*self._measures(decision)]
        if net.total():
            found.append((KIND.UNBALANCED, "/flows"))
        told: set[tuple[str, str]] = set()
        for index, flow in enumerate(decision.flows):
            found += [(kind, f"/flows/{index}{rest}") for kind, rest in (*self._goes(flow), *self._saves(flow))]
            item = (SIGNS[flow.kind][0], flow.item)
            if SIGNS[flow.kind][1] > 0 and item not in told and self.knows(*item):
                told.add(item)
                found += [(kind, f"/flows/{index}") for kind in self._lacks(item, net[item], earliest(decision.on))]
        self.moved.subtract(net)
        return sorted((kind.value, place) for kind, place in found)

    def _measures(self, decision: SteeringDecision) -> Iterator[tuple[DecisionFaultKind, str]]:
        for index, measure in enumerate(decision.measures):
            if measure.intervention not in self.interventions:
                # Of what is not there nothing else is said.
                yield KIND.UNKNOWN_ITEM, f"/measures/{index}/intervention"
            elif measure.kind is MeasureKind.DROP:
                self.out.add(measure.intervention)
            elif measure.kind is MeasureKind.ADD:
                self.out.discard(measure.intervention)
            elif measure.intervention in self.out:
                yield KIND.DROPPED, f"/measures/{index}"

    def _goes(self, flow: Flow) -> Iterator[tuple[DecisionFaultKind, str]]:
        if flow.item and not self.knows(SIGNS[flow.kind][0], flow.item):
            yield KIND.UNKNOWN_ITEM, "/item"
        if flow.kind is FlowKind.TO_INTERVENTION and flow.item in self.out:
            yield KIND.DROPPED, ""

    def _lacks(self, item: tuple[str, str], wanted: int, day: date) -> Iterator[DecisionFaultKind]:
        has = self.has(*item, day)
        if wanted > 0 and has is None:
            yield KIND.LEFT_UNKNOWN
        elif has is not None and 0 < wanted > has:
            yield KIND.EXCEEDED

    def _saves(self, flow: Flow) -> Iterator[tuple[DecisionFaultKind, str]]:
        if flow.saving and flow.saving not in self.saved:
            yield KIND.UNKNOWN_SAVING, "/saving"
        elif flow.saving and SIGNS[flow.kind][1] > 0:
            if self.saved[flow.saving] < flow.amount.cents:
                yield KIND.SAVING_EXCEEDED, ""
            self.saved[flow.saving] -= flow.amount.cents


SIGNS = {
    FlowKind.FROM_INTERVENTION: ("intervention", 1),
    FlowKind.TO_INTERVENTION: ("intervention", -1),
    FlowKind.FROM_CONTRACT: ("contract", 1),
    FlowKind.TO_CONTRACT: ("contract", -1),
    FlowKind.INTO_PROGRAMME: ("", 1),
    FlowKind.OUT_OF_PROGRAMME: ("", -1),
}


def _plain(found: Iterable[DecisionFault]) -> list[tuple[str, str]]:
    return sorted((fault.kind.value, fault.place) for fault in found)


@given(strategies.ledgers())
def test_faults_of_anything(ledger: Ledger) -> None:
    """
    Whatever decisions a document holds, what does not fit is what a till finds that takes them one after the other.
    """
    till = Till(ledger)
    expected = {
        decision.id: till.take(decision)
        for decision in sorted(ledger.decisions, key=lambda decision: earliest(decision.on))
    }

    assert expected == {decision.id: _plain(faults(ledger, decision)) for decision in ledger.decisions}


def test_every_fault_is_found() -> None:
    """
    Among the ledgers there are decisions with every fault, and some without any.
    """
    missing: set[Any] = {*DecisionFaultKind, None}

    def is_the_last(ledger: Ledger) -> bool:
        for decision in ledger.decisions:
            missing.difference_update({fault.kind for fault in faults(ledger, decision)} or {None})
        return not missing

    find(strategies.ledgers(), is_the_last, settings=UNSHRUNK)
