"""
The operations on a programme: a decision of our own is taken if it fits, and refused with the amounts if it does not.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import When, Year, earliest
from contratti_quartiere.decisions import (
    Flow,
    FlowKind,
    Measure,
    MeasureKind,
    Saving,
    SteeringBody,
    SteeringDecision,
)
from contratti_quartiere.errors import (
    DuplicateIdentifierError,
    ExceededError,
    MalformedValueError,
    UnbalancedError,
    UnknownNameError,
)
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.ledger import Ledger
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.works import Works

DAY = date(2014, 7, 15)


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


def _move(amount: str, *, name: str = "D1", on: When = DAY) -> SteeringDecision:
    return _decision(_from("opera", amount), _to("torri", amount), name=name, on=on)


def _does(kind: MeasureKind, intervention: str = "opera") -> Measure:
    return Measure(intervention=intervention, kind=kind)


# A work of 1,000,000.00 of which 800,000.00 are certified since March 2013: 200,000.00 are left.
PROGRAMME = Programme(
    contracts=(NeighbourhoodContract(id="CQ1"),),
    interventions=(
        Intervention(id="opera", contract="CQ1", cofinancing=_money("1000000.00")),
        Intervention(id="torri", contract="CQ1", cofinancing=_money("10000000.00")),
        Intervention(id="ignota", contract="CQ1"),
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
DROPPED = PROGRAMME.decide(_decision(_does(MeasureKind.DROP), name="D0", on=date(2014, 7, 14)))


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(_move("200000.00"), id="all that is left"),
        pytest.param(
            _decision(_from("torri", "3400000.00", "economia"), _to("opera", "3400000.00")), id="savings used again"
        ),
        pytest.param(
            _decision(_from("torri", "500000.00"), Flow(kind=FlowKind.OUT_OF_PROGRAMME, amount=Euro("500000.00"))),
            id="taken back by the State",
        ),
        pytest.param(_decision(_does(MeasureKind.DROP)), id="a drop that moves no money"),
        pytest.param(_decision(_from("ignota", "1.00"), _to("torri", "1.00")), id="of which it cannot be said"),
    ],
)
def test_decision_that_fits(decision: SteeringDecision) -> None:
    """
    A decision that fits is written down and changes nothing else: what it does is derived.
    """
    assert attrs.evolve(PROGRAMME, decisions=(decision,)) == PROGRAMME.decide(decision)


@pytest.mark.parametrize(
    ("decision", "name", "known"),
    [
        pytest.param(
            _decision(_does(MeasureKind.CONFIRM, "altra")),
            "altra",
            ("CQ1", "ignota", "opera", "torri"),
            id="intervention",
        ),
        pytest.param(
            _decision(_from("opera", "1.00"), Flow(kind=FlowKind.TO_CONTRACT, item="CQ9", amount=Euro("1.00"))),
            "CQ9",
            ("CQ1", "ignota", "opera", "torri"),
            id="contract",
        ),
        pytest.param(
            _decision(_from("torri", "1.00", "altra"), _to("opera", "1.00")), "altra", ("economia",), id="saving"
        ),
    ],
)
def test_unknown_name(decision: SteeringDecision, name: str, known: tuple[str, ...]) -> None:
    """
    A decision on what the programme does not have is refused with what it has.
    """
    with pytest.raises(UnknownNameError) as caught:
        PROGRAMME.decide(decision)

    assert (name, known) == (caught.value.name, caught.value.known)


def test_unbalanced() -> None:
    """
    "7,000,000.00 taken from one work, 6,500,000.00 given to another" is refused with both sums.
    """
    with pytest.raises(UnbalancedError) as caught:
        PROGRAMME.decide(_decision(_from("torri", "7000000.00"), _to("opera", "6500000.00")))

    error = caught.value
    assert ("D1", Euro("7000000.00"), Euro("6500000.00")) == (error.decision, error.given, error.taken)


USED = PROGRAMME.decide(
    _decision(_from("torri", "3000000.00", "economia"), _to("opera", "3000000.00"), name="D0", on=date(2014, 7, 14))
)


@pytest.mark.parametrize(
    ("programme", "decision", "item", "wanted", "left"),
    [
        pytest.param(PROGRAMME, _move("300000.00"), "opera", "300000.00", "200000.00", id="300,000.00 of 200,000.00"),
        pytest.param(PROGRAMME, _move("200000.01"), "opera", "200000.01", "200000.00", id="a cent too many"),
        pytest.param(
            USED,
            _decision(_from("torri", "400000.01", "economia"), _to("opera", "400000.01")),
            "economia",
            "400000.01",
            "400000.00",
            id="a saving used twice",
        ),
        pytest.param(
            DROPPED,
            _decision(_from("torri", "1.00"), _to("opera", "1.00")),
            "opera",
            "1.00",
            "0.00",
            id="money to what was dropped",
        ),
    ],
)
def test_exceeded(programme: Programme, decision: SteeringDecision, item: str, wanted: str, left: str) -> None:
    """
    More than is left, more than a saving, and money for what was dropped are refused with the amounts.
    """
    with pytest.raises(ExceededError) as caught:
        programme.decide(decision)

    error = caught.value
    assert (f"decision D1: {item}", Euro(wanted), Euro(left)) == (error.what.en, error.wanted, error.left)


@pytest.mark.parametrize("on", [date(2014, 7, 14), date(2014, 7, 15)], ids=["same day", "day after"])
def test_measure_on_what_was_dropped(on: date) -> None:
    """
    Nothing is done to what was dropped, from the day of the drop on.
    """
    with pytest.raises(MalformedValueError) as caught:
        DROPPED.decide(_decision(_does(MeasureKind.CONFIRM), on=on))

    assert ("decision D1: opera", "/measures/0") == (caught.value.what.en, caught.value.found)


def test_measure_the_day_before_the_drop() -> None:
    """
    A decision of the day before the drop, written down late, finds the intervention in the programme.
    """
    assert 2 == len(DROPPED.decide(_decision(_does(MeasureKind.CONFIRM), on=date(2014, 7, 13))).decisions)


SPENT_LATER = PROGRAMME.decide(_move("150000.00", name="D2", on=date(2015, 4, 15)))


@pytest.mark.parametrize(
    "on",
    [
        pytest.param(date(2015, 4, 14), id="the day before"),
        pytest.param(date(2014, 7, 15), id="long before"),
    ],
)
def test_late_decision_that_breaks_a_later_one(on: date) -> None:
    """
    A decision written down late is refused where it takes what a later one has moved, and that one is named.
    """
    with pytest.raises(ExceededError) as caught:
        SPENT_LATER.decide(_move("50000.01", on=on))

    error = caught.value
    assert ("decision D2: opera", Euro("150000.00"), Euro("149999.99")) == (error.what.en, error.wanted, error.left)


@pytest.mark.parametrize("on", [date(2015, 4, 15), date(2015, 4, 16)], ids=["same day, and after it", "the day after"])
def test_decision_after_another(on: date) -> None:
    """
    A decision of the same day or later has what is left, and is refused itself.
    """
    with pytest.raises(ExceededError) as caught:
        SPENT_LATER.decide(_move("50000.01", on=on))

    error = caught.value
    assert ("decision D1: opera", Euro("50000.01"), Euro("50000.00")) == (error.what.en, error.wanted, error.left)


def test_late_decision_that_breaks_nothing() -> None:
    """
    A decision written down late stands where all that came later stands beside it.
    """
    assert Euro("0.00") == SPENT_LATER.decide(_move("50000.00")).ledger.account("opera").left


def test_what_was_wrong_before_is_no_reason() -> None:
    """
    A decision that does not fit on its own, as foreign documents hold, does not stand in the way of another.
    """
    foreign = attrs.evolve(PROGRAMME, decisions=(_move("300000.00", name="D2", on=Year(2016)),))

    assert 2 == len(foreign.decide(_move("100000.00")).decisions)


@pytest.mark.parametrize("on", [date(2013, 2, 28), date(2012, 1, 1)], ids=["the day before", "long before"])
def test_late_decision_on_what_was_spent_since(on: date) -> None:
    """
    A decision recorded late takes no money that was certified after its day: 200,000.00 are left of the work today.
    """
    with pytest.raises(ExceededError) as caught:
        PROGRAMME.decide(_move("200000.01", on=on))

    assert (Euro("200000.01"), Euro("200000.00")) == (caught.value.wanted, caught.value.left)


def test_late_decision_within_what_is_left_today() -> None:
    """
    To the cent, a decision recorded late may take what is not spent today.
    """
    decided = PROGRAMME.decide(_move("200000.00", on=date(2012, 1, 1)))

    assert Euro("0.00") == decided.ledger.account("opera").left


def test_added_to_an_unknown_contract() -> None:
    """
    An intervention is added to a contract that the programme has, or to none that is known.
    """
    with pytest.raises(UnknownNameError) as caught:
        PROGRAMME.decide(ADDING, added=(attrs.evolve(NEW, contract="CQ9"),))

    assert ("CQ9", tuple(sorted(contract.id for contract in PROGRAMME.contracts))) == (
        caught.value.name,
        caught.value.known,
    )


def test_added_to_no_contract() -> None:
    """
    An intervention of which nobody knows the contract may be added.
    """
    decided = PROGRAMME.decide(ADDING, added=(attrs.evolve(NEW, contract=""),))

    assert Euro("5.00") == decided.ledger.account("nuova").budget


def test_decision_of_a_name_that_there_is() -> None:
    """
    Two decisions of one name are refused, and so are two interventions.
    """
    with pytest.raises(DuplicateIdentifierError):
        DROPPED.decide(_decision(name="D0"))
    with pytest.raises(DuplicateIdentifierError):
        PROGRAMME.decide(_decision(_does(MeasureKind.ADD)), added=(Intervention(id="opera"),))


NEW = Intervention(id="nuova", contract="CQ1")
ADDING = _decision(_does(MeasureKind.ADD, "nuova"), _from("torri", "5.00"), _to("nuova", "5.00"))
ADDED = PROGRAMME.decide(ADDING, added=(attrs.evolve(NEW, cofinancing=_money("5.00")),))


def test_added_intervention() -> None:
    """
    An intervention that a decision adds has the money that the decision brings, once.
    """
    assert (Euro("5.00"), Euro("9999995.00")) == (
        ADDED.ledger.account("nuova").budget,
        ADDED.ledger.account("torri").budget,
    )


@pytest.mark.parametrize("kind", [MeasureKind.DROP, MeasureKind.CONFIRM], ids=["dropped", "confirmed"])
@pytest.mark.parametrize("on", [date(2014, 7, 14), Year(2014)], ids=["day before", "year"])
def test_measure_on_what_is_added_later(kind: MeasureKind, on: When) -> None:
    """
    Before it was added nothing is done to an intervention: it would seem to have been there from the start.
    """
    with pytest.raises(UnknownNameError) as caught:
        ADDED.decide(_decision(_does(kind, "nuova"), name="D0", on=on))

    assert ("nuova", ("CQ1", "ignota", "opera", "torri")) == (caught.value.name, caught.value.known)


def test_money_to_what_is_added_later() -> None:
    """
    Before it was added no money goes to an intervention.
    """
    with pytest.raises(UnknownNameError):
        ADDED.decide(_decision(_from("torri", "1.00"), _to("nuova", "1.00"), name="D0", on=date(2014, 7, 14)))


@pytest.mark.parametrize("on", [date(2014, 7, 15), date(2014, 7, 16)], ids=["same day", "day after"])
def test_measure_on_what_was_added(on: date) -> None:
    """
    From the day on which it was added an intervention may be confirmed.
    """
    assert 2 == len(ADDED.decide(_decision(_does(MeasureKind.CONFIRM, "nuova"), name="D2", on=on)).decisions)


@pytest.mark.parametrize(
    ("programme", "decision", "added", "item"),
    [
        pytest.param(PROGRAMME, _decision(_does(MeasureKind.ADD)), (), "'opera'", id="it is there already"),
        pytest.param(
            PROGRAMME,
            _decision(_does(MeasureKind.ADD, "nuova"), _does(MeasureKind.ADD)),
            (NEW,),
            "'opera'",
            id="one of two is there already",
        ),
        pytest.param(PROGRAMME, _decision(), (NEW,), "'nuova'", id="no measure adds it"),
        pytest.param(
            PROGRAMME,
            _decision(_does(MeasureKind.CONFIRM, "nuova")),
            (NEW,),
            "'nuova'",
            id="a measure confirms it",
        ),
    ],
)
def test_added_in_error(
    programme: Programme, decision: SteeringDecision, added: tuple[Intervention, ...], item: str
) -> None:
    """
    A decision adds what is new or was dropped, and what it brings with it is added by one of its measures.
    """
    with pytest.raises(MalformedValueError) as caught:
        programme.decide(decision, added=added)

    assert ("decision D1: intervention", item) == (caught.value.what.en, caught.value.found)


def test_added_with_money_from_nowhere() -> None:
    """
    An intervention that states money which no flow brings would make the programme richer: it is refused.
    """
    new = attrs.evolve(NEW, cofinancing=_money("5000000.00"))
    with pytest.raises(ExceededError) as caught:
        PROGRAMME.decide(_decision(_does(MeasureKind.ADD, "nuova")), added=(new,))

    assert (Euro("5000000.00"), Euro("0.00")) == (caught.value.wanted, caught.value.left)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((_does(MeasureKind.ADD),), id="taken up again"),
        pytest.param((_does(MeasureKind.ADD), _from("torri", "1.00"), _to("opera", "1.00")), id="with more money"),
    ],
)
def test_dropped_and_taken_up_again(parts: tuple[Flow | Measure, ...]) -> None:
    """
    What was dropped may be taken up again, is there with what it first had, and was there before the drop.
    """
    programme = DROPPED.decide(_decision(*parts))

    assert ("opera", Euro("1000000.00"), None) == (
        programme.as_of(date(2014, 7, 13)).interventions[0].id,
        programme.ledger.account("opera").original,
        programme.ledger.dropped_by("opera"),
    )


def test_dropped_and_taken_up_again_in_one_decision() -> None:
    """
    One decision may drop an intervention and add it again, in that order.
    """
    decision = _decision(_does(MeasureKind.DROP), _does(MeasureKind.ADD))

    assert PROGRAMME.decide(decision).ledger.dropped_by("opera") is None


@pytest.mark.parametrize(
    ("day", "interventions", "decisions"),
    [
        pytest.param(date(2014, 7, 14), 3, 0, id="the day before"),
        pytest.param(date(2014, 7, 15), 4, 1, id="the day of the decision"),
        pytest.param(date(2014, 7, 16), 4, 1, id="the day after"),
    ],
)
def test_as_of_a_decision(day: date, interventions: int, decisions: int) -> None:
    """
    "The programme on a day is the original and the acts up to that day": what was added later is not there.
    """
    known = ADDED.as_of(day)

    assert (interventions, decisions) == (len(known.interventions), len(known.decisions))


@pytest.mark.parametrize(
    ("day", "left"),
    [
        pytest.param(date(2015, 4, 14), "200000.00", id="the day before"),
        pytest.param(date(2015, 4, 15), "50000.00", id="the day of the decision"),
        pytest.param(date(2015, 4, 16), "50000.00", id="the day after"),
    ],
)
def test_account_as_of_a_decision(day: date, left: str) -> None:
    """
    Money has moved from the day of the decision on.
    """
    assert Euro(left) == SPENT_LATER.as_of(day).ledger.account("opera").left


# Laws

NEAR = st.dates(date(2010, 1, 1), date(2020, 12, 31))


def _read(ledger: Ledger) -> list[Any]:
    return [
        *(ledger.account(part.id) for part in ledger.interventions),
        *(ledger.reserve(part.id) for part in ledger.contracts),
        ledger.total,
    ]


@given(strategies.decided_programmes(), NEAR, NEAR)
def test_as_of_two_days(programme: Programme, first: date, second: date) -> None:
    """
    What was known on one day of what was known on another is what was known on the earlier of the two.
    """
    assert programme.as_of(min(first, second)) == programme.as_of(first).as_of(second)


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_as_of_twice(programme: Programme, day: date) -> None:
    """
    Of any programme `as_of` twice is `as_of` once.
    """
    known = programme.as_of(day)

    assert known == known.as_of(day)


@given(st.data(), strategies.funded_programmes(), NEAR)
def test_as_of_before_a_decision(data: st.DataObject, programme: Programme, day: date) -> None:
    """
    A decision changes nothing of what was known before its day, to the cent.
    """
    for decision, added in data.draw(strategies.decisions_for(programme)):
        before, programme = programme, programme.decide(decision, added=added)
        if day < earliest(decision.on):
            assert before.as_of(day) == programme.as_of(day)
            assert _read(before.as_of(day).ledger) == _read(programme.as_of(day).ledger)


@given(st.data(), strategies.funded_programmes())
def test_a_decision_conserves_money(data: st.DataObject, programme: Programme) -> None:
    """
    A decision changes the money of a programme by what it brings in, less what it takes out, and nothing else.
    """
    for decision, added in data.draw(strategies.decisions_for(programme)):
        through = {FlowKind.INTO_PROGRAMME: 1, FlowKind.OUT_OF_PROGRAMME: -1}
        change = sum(through.get(flow.kind, 0) * flow.amount.cents for flow in decision.flows)
        before, programme = programme.ledger.total, programme.decide(decision, added=added)
        after = programme.ledger.total

        assert before is not None
        assert after is not None
        assert change == (after - before).cents


@given(strategies.decided_programmes())
def test_documents_of_decided_programmes(programme: Programme) -> None:
    """
    A programme with its money and decisions is the same after it was written and read.
    """
    assert programme == loads(dumps(programme))


_BEFORE = DAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        pytest.param({}, False, id="nothing yet"),
        pytest.param({"statements": (ProgressStatement(on=_BEFORE, certified=Euro("1.00")),)}, True, id="certified"),
        pytest.param({"payments": (Payment(on=_BEFORE, amount=Euro("1.00")),)}, True, id="paid"),
        pytest.param({"statements": (ProgressStatement(on=DAY, certified=Euro("1.00")),)}, False, id="certified later"),
    ],
)
def test_works_of_what_is_added_later(facts: dict[str, Any], left: bool) -> None:  # a fact
    """
    Works of an intervention that is added later are not there yet, unless something was certified or paid for them.
    """
    programme = attrs.evolve(ADDED, works=(Works(id="nuovi-lavori", intervention="nuova", **facts),))

    assert (left, True) == (bool(programme.as_of(_BEFORE).works), bool(programme.as_of(DAY).works))
