"""
Steering decisions: what their constructors refuse, where money comes from and goes, and what is known of a saving.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.decisions import (
    Flow,
    FlowKind,
    Measure,
    MeasureKind,
    Saving,
    SteeringBody,
    SteeringDecision,
)
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.money import Euro

DAY = date(2014, 7, 15)
MILLION = Euro("1000000.00")
DECISION = SteeringDecision(id="D1", body=SteeringBody.STEERING_GROUP, on=DAY)

OUT_OF = Flow(kind=FlowKind.FROM_INTERVENTION, item="I1", amount=Euro("7000000.00"))
SENT = Flow(kind=FlowKind.TO_INTERVENTION, item="I2", amount=Euro("6500000.00"))


@pytest.mark.parametrize(
    ("kind", "gives", "item"),
    [
        pytest.param(FlowKind.FROM_INTERVENTION, True, "intervention", id="from an intervention"),
        pytest.param(FlowKind.TO_INTERVENTION, False, "intervention", id="to an intervention"),
        pytest.param(FlowKind.FROM_CONTRACT, True, "contract", id="from a contract"),
        pytest.param(FlowKind.TO_CONTRACT, False, "contract", id="to a contract"),
        pytest.param(FlowKind.INTO_PROGRAMME, True, "", id="into the programme"),
        pytest.param(FlowKind.OUT_OF_PROGRAMME, False, "", id="out of the programme"),
    ],
)
def test_flow_kinds(kind: FlowKind, gives: bool, item: str) -> None:
    """
    Money comes from an item or from outside and goes to one or outside; only what is inside has a name.
    """
    assert (gives, item) == (kind.gives, kind.item)


def test_every_flow_kind_is_tested() -> None:
    """
    As many kinds give as take: each flow has one that goes the other way.
    """
    assert 3 == sum(kind.gives for kind in FlowKind) == len(FlowKind) - 3


@pytest.mark.parametrize("cents", [0, -1, -100], ids=["nothing", "a cent less", "a euro less"])
def test_flow_without_money(cents: int) -> None:
    """
    A flow moves at least a cent: its kind says the direction, and a sign would say it twice.
    """
    with pytest.raises(MalformedValueError) as caught:
        Flow(kind=FlowKind.FROM_INTERVENTION, item="I1", amount=Euro.from_cents(cents))

    assert (str(Euro.from_cents(cents)), "flow 'from an intervention'") == (caught.value.found, caught.value.what.en)


def test_flow_of_one_cent() -> None:
    """
    A cent is an amount.
    """
    assert Euro("0.01") == Flow(kind=FlowKind.INTO_PROGRAMME, amount=Euro("0.01")).amount


@pytest.mark.parametrize("kind", [kind for kind in FlowKind if kind.item], ids=lambda kind: kind.name)
def test_flow_that_names_nothing(kind: FlowKind) -> None:
    """
    A flow from or to an intervention or contract names it.
    """
    with pytest.raises(MalformedValueError) as caught:
        Flow(kind=kind, amount=MILLION)

    assert "''" == caught.value.found


@pytest.mark.parametrize("kind", [kind for kind in FlowKind if not kind.item], ids=lambda kind: kind.name)
def test_flow_that_names_the_outside(kind: FlowKind) -> None:
    """
    What enters the programme or leaves it has no name of the programme.
    """
    with pytest.raises(MalformedValueError) as caught:
        Flow(kind=kind, item="I1", amount=MILLION)

    assert "'I1'" == caught.value.found


NAMELESS: Any = ""
NUMBER: Any = 7
WORD: Any = "da un intervento"


@pytest.mark.parametrize(
    ("make", "where"),
    [
        pytest.param(lambda: Flow(kind=WORD, item="I1", amount=MILLION), "Flow.kind", id="kind of a flow"),
        pytest.param(lambda: Flow(kind=FlowKind.INTO_PROGRAMME, amount=NUMBER), "Flow.amount", id="amount of a flow"),
        pytest.param(
            lambda: Flow(kind=FlowKind.INTO_PROGRAMME, amount=MILLION, body=WORD), "Flow.body", id="body of a flow"
        ),
        pytest.param(lambda: Measure(intervention="I1", kind=WORD), "Measure.kind", id="kind of a measure"),
        pytest.param(lambda: Measure(intervention=NUMBER, kind=MeasureKind.DROP), "Measure.intervention", id="name"),
        pytest.param(lambda: Saving(id="E1", amount=NUMBER), "Saving.amount", id="amount of a saving"),
        pytest.param(
            lambda: Saving(id="E1", amount=MILLION, verified_on=NUMBER), "Saving.verified_on", id="verification"
        ),
        pytest.param(
            lambda: SteeringDecision(id="D1", body=WORD, on=DAY), "SteeringDecision.body", id="body of a decision"
        ),
        pytest.param(
            lambda: SteeringDecision(id="D1", body=SteeringBody.OTHER, on=NUMBER), "SteeringDecision.on", id="day"
        ),
        pytest.param(
            lambda: SteeringDecision(id="D1", body=SteeringBody.OTHER, on=DAY, flows=NUMBER),
            "SteeringDecision.flows",
            id="flows",
        ),
    ],
)
def test_fields_of_another_type(make: Any, where: str) -> None:
    """
    A field of another type is refused with its name.
    """
    with pytest.raises(WrongTypeError) as caught:
        make()

    assert where == caught.value.where


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Measure(intervention=NAMELESS, kind=MeasureKind.DROP), id="measure"),
        pytest.param(lambda: Saving(id=NAMELESS, amount=MILLION), id="saving"),
        pytest.param(lambda: SteeringDecision(id=NAMELESS, body=SteeringBody.OTHER, on=DAY), id="decision"),
        pytest.param(lambda: Saving(id="E1", amount=Euro("-0.01")), id="negative saving"),
    ],
)
def test_what_cannot_be(make: Any) -> None:
    """
    A measure names its intervention, a saving and a decision have a name, and no saving is less than nothing.
    """
    with pytest.raises(MalformedValueError):
        make()


@pytest.mark.parametrize(
    ("flows", "given_", "taken", "balance"),
    [
        pytest.param((), "0.00", "0.00", "0.00", id="no money"),
        pytest.param((OUT_OF, SENT), "7000000.00", "6500000.00", "500000.00", id="half a million missing"),
        pytest.param(
            (OUT_OF, SENT, Flow(kind=FlowKind.OUT_OF_PROGRAMME, amount=Euro("500000.00"))),
            "7000000.00",
            "7000000.00",
            "0.00",
            id="taken back by the State",
        ),
        pytest.param((SENT,), "0.00", "6500000.00", "-6500000.00", id="money from nowhere"),
        pytest.param(
            (Flow(kind=FlowKind.INTO_PROGRAMME, amount=Euro("6500000.00"), body=FundingBody.REGION), SENT),
            "6500000.00",
            "6500000.00",
            "0.00",
            id="refinanced",
        ),
        pytest.param(
            (
                Flow(kind=FlowKind.FROM_CONTRACT, item="CQ1", amount=Euro("0.01")),
                Flow(kind=FlowKind.TO_CONTRACT, item="CQ2", amount=Euro("0.01")),
            ),
            "0.01",
            "0.01",
            "0.00",
            id="from contract to contract",
        ),
    ],
)
def test_balance(flows: tuple[Flow, ...], given_: str, taken: str, balance: str) -> None:
    """
    What the flows give less what they take is zero where money is conserved, "in" and "out" of the programme included.

    "7,000,000.00 taken from one work, 6,500,000.00 given to another, nothing 'out'" is half a million short (rule
    `money-conserved`).
    """
    decision = SteeringDecision(id="D1", body=SteeringBody.STEERING_GROUP, on=DAY, flows=flows)

    assert (Euro(given_), Euro(taken), Euro(balance)) == (decision.given, decision.taken, decision.balance)


@given(strategies.steering_decisions())
def test_balance_is_the_sum_of_signed_flows(decision: SteeringDecision) -> None:
    """
    The balance is the sum of the flows, those that give above zero and the others below.
    """
    giving = {FlowKind.FROM_INTERVENTION, FlowKind.FROM_CONTRACT, FlowKind.INTO_PROGRAMME}

    assert sum((1 if flow.kind in giving else -1) * flow.amount.cents for flow in decision.flows) == (
        decision.balance.cents
    )


@pytest.mark.parametrize(
    ("found_on", "known_from"),
    [
        pytest.param(date(2015, 3, 31), date(2015, 3, 31), id="a day"),
        pytest.param(Month(2015, 3), date(2015, 3, 1), id="a month"),
        pytest.param(Year(2015), date(2015, 1, 1), id="a year"),
        pytest.param(None, date.min, id="nobody says"),
    ],
)
def test_known_from(found_on: When | None, known_from: date) -> None:
    """
    A saving may be known from the first day of what its source says, and from the start where it says nothing.
    """
    assert known_from == Saving(id="E1", amount=MILLION, found_on=found_on).known_from


VERIFICATION = DocumentReference(kind=DocumentKind.OTHER, protocol="12/2015")
VERIFIED = Saving(id="E1", amount=MILLION, verified_on=date(2015, 3, 31), verification=VERIFICATION)
UNVERIFIED = Saving(id="E1", amount=MILLION)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2015, 3, 30), UNVERIFIED, id="the day before"),
        pytest.param(date(2015, 3, 31), VERIFIED, id="the day of the verification"),
        pytest.param(date(2015, 4, 1), VERIFIED, id="the day after"),
    ],
)
def test_verification_of_later(day: date, expected: Saving) -> None:
    """
    A saving that was verified later was not verified yet, and nothing proved it.
    """
    assert expected == VERIFIED.until(day)


def test_saving_that_was_never_verified() -> None:
    """
    A saving without the day of a verification is on every day what it is: what proves it may have no date.
    """
    saving = Saving(id="E1", amount=MILLION, verification=VERIFICATION)

    assert saving == saving.until(date.min)


@given(strategies.savings())
def test_savings_until_twice(saving: Saving) -> None:
    """
    What is left of a saving on a day is left of it on that day again.
    """
    known = saving.until(DAY)

    assert known == known.until(DAY)
