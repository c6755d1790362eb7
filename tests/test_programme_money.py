"""
The money of a whole programme: what we certify and pay, lots by the progress of a day, and cases that a drop strands.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract, Objective
from contratti_quartiere.dates import Month, When
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.errors import (
    ExceededError,
    MalformedValueError,
    SplitError,
    UnknownNameError,
    UnmeasuredError,
    WrongTypeError,
)
from contratti_quartiere.funding import CostPlan
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.lot_criteria import (
    LotCriterion,
    LotFacts,
    objectives_set,
    remaining_works,
    remaining_works_contrary,
)
from contratti_quartiere.lots import Criterion, LotPlan, LotValue, compare_plans
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.sources import ILLUSTRATIVE
from contratti_quartiere.works import Works, WorksStep
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
M = MeasureKind
MILLION = Euro("1000000.00")


def statement(on: date, certified: str) -> ProgressStatement:
    """
    Return a statement of a day.
    """
    return ProgressStatement(on=on, certified=Euro(certified))


def decided(on: When, kind: MeasureKind, intervention: str = "corpo-nord") -> SteeringDecision:
    """
    Return a decision on an intervention.
    """
    return SteeringDecision(
        id=f"{on} {kind.value}",
        body=SteeringBody.STEERING_GROUP,
        on=on,
        measures=(Measure(intervention=intervention, kind=kind),),
    )


# Two neighbourhoods, one of which has three times as much to do as the other on the day of the tender. All invented.
ANNOUNCED, LATER = date(2016, 3, 1), date(2017, 3, 1)
NORTH = Works(
    id="scala-A",
    contract="cdq-nord",
    intervention="corpo-nord",
    statements=(statement(date(2015, 6, 30), "1000000.00"),),
)
SOUTH = Works(id="scala-B", contract="cdq-sud", intervention="corpo-sud")
PROGRAMME = Programme(
    contracts=(
        NeighbourhoodContract(id="cdq-nord", neighbourhood="nord"),
        NeighbourhoodContract(
            id="cdq-sud",
            neighbourhood="sud",
            objectives=(Objective(id="disagi", what=Bilingual("contenere i disagi", "contain the inconvenience")),),
        ),
    ),
    interventions=(
        Intervention(id="corpo-nord", contract="cdq-nord", cost_plan=CostPlan(stated_total=Euro("4000000.00"))),
        Intervention(id="corpo-sud", contract="cdq-sud", cost_plan=CostPlan(stated_total=Euro("1000000.00"))),
    ),
    tenders=(
        Tender(
            id="gara-2016",
            announced=ANNOUNCED,
            lots=(Lot(id="lotto-nord", neighbourhoods=("nord",)), Lot(id="lotto-sud", neighbourhoods=("sud",))),
        ),
    ),
    works=(NORTH, SOUTH),
)


# ---------------------------------------------------------------------------------------------------- certify and pay


def test_certify() -> None:
    """
    A statement is added to the works that it names, in their place, and nothing else changes.
    """
    more = statement(date(2016, 6, 30), "2500000.00")

    assert attrs.evolve(PROGRAMME, works=(NORTH.certify(more), SOUTH)) == PROGRAMME.certify("scala-A", more)


def test_certify_less() -> None:
    """
    What works refuse the programme refuses too: less than was certified before.
    """
    with pytest.raises(MalformedValueError) as caught:
        PROGRAMME.certify("scala-A", statement(date(2016, 6, 30), "999999.99"))

    assert Bilingual("SAL di scala-A", "progress statement of scala-A") == caught.value.what


def paying(amount: str, kind: PaymentKind = PaymentKind.INSTALMENT, *, on: date = date(2016, 6, 30)) -> Payment:
    """
    Return a payment of a day.
    """
    return Payment(on=on, amount=Euro(amount), kind=kind)


def test_pay() -> None:
    """
    A payment is added to the works that it names, in their place, and nothing else changes.
    """
    payment = paying("1000000.00")

    assert attrs.evolve(PROGRAMME, works=(NORTH.pay(payment), SOUTH)) == PROGRAMME.pay("scala-A", payment)


def test_pay_more_than_is_certified() -> None:
    """
    What works refuse the programme refuses too: a cent more than is certified.
    """
    with pytest.raises(ExceededError) as caught:
        PROGRAMME.pay("scala-A", paying("1000000.01"))

    assert (Euro("1000000.01"), Euro("1000000.00")) == (caught.value.wanted, caught.value.left)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda: PROGRAMME.certify("scala-C", statement(ANNOUNCED, "1.00")), id="certify"),
        pytest.param(lambda: PROGRAMME.pay("scala-C", paying("1.00")), id="pay"),
    ],
)
def test_works_that_there_are_not(ask: Any) -> None:
    """
    Works that the programme does not have are refused with those that it has.
    """
    with pytest.raises(UnknownNameError) as caught:
        ask()

    error = caught.value
    assert (Bilingual("lavori", "works"), "scala-C", ("scala-A", "scala-B")) == (error.what, error.name, error.known)


DROPPED_ON = date(2016, 7, 1)


@pytest.mark.parametrize(
    ("decisions", "payment", "refused"),
    [
        pytest.param((), paying("1.00", on=DROPPED_ON), False, id="not dropped"),
        pytest.param((decided(DROPPED_ON, M.DROP),), paying("1.00", on=DROPPED_ON - DAY), False, id="day before"),
        pytest.param((decided(DROPPED_ON, M.DROP),), paying("1.00", on=DROPPED_ON), True, id="the day"),
        pytest.param((decided(DROPPED_ON, M.DROP),), paying("1.00", on=DROPPED_ON + DAY), True, id="day after"),
        pytest.param(
            (decided(DROPPED_ON, M.DROP),),
            paying("1000000.00", PaymentKind.BALANCE, on=DROPPED_ON),
            False,
            id="balance of what was certified",
        ),
        pytest.param(
            (decided(DROPPED_ON, M.DROP),),
            paying("1000000.01", PaymentKind.BALANCE, on=DROPPED_ON),
            True,
            id="balance past it",
        ),
        pytest.param(
            (decided(Month(2016, 7), M.DROP),), paying("1.00", on=date(2016, 6, 30)), False, id="day before the month"
        ),
        pytest.param(
            (decided(Month(2016, 7), M.DROP),), paying("1.00", on=DROPPED_ON), True, id="first day of the month"
        ),
        pytest.param((decided(DROPPED_ON, M.REDUCE),), paying("1.00", on=DROPPED_ON), False, id="reduced"),
        pytest.param(
            (decided(DROPPED_ON, M.DROP, "corpo-sud"),), paying("1.00", on=DROPPED_ON), False, id="another dropped"
        ),
        pytest.param(
            (decided(DROPPED_ON, M.DROP), decided(LATER, M.ADD)), paying("1.00", on=LATER), False, id="added again"
        ),
        pytest.param(
            (decided(DROPPED_ON, M.DROP), decided(LATER, M.ADD)),
            paying("1.00", on=LATER - DAY),
            True,
            id="day before it is added again",
        ),
    ],
)
def test_pay_for_what_a_decision_dropped(
    decisions: tuple[SteeringDecision, ...], payment: Payment, refused: bool
) -> None:
    """
    While an intervention is out of the programme only a balance is paid for its works.
    """
    programme = attrs.evolve(PROGRAMME, decisions=decisions)
    try:
        programme.pay("scala-A", payment)
    except ExceededError:
        found = True
    else:
        found = False

    assert refused is found


def test_pay_for_what_a_decision_dropped_says_so() -> None:
    """
    A payment for a dropped intervention is refused with the amounts, the day of the decision, and what may be paid.
    """
    programme = attrs.evolve(PROGRAMME, decisions=(decided(Month(2016, 7), M.DROP),))
    with pytest.raises(ExceededError) as caught:
        programme.pay("scala-A", paying("1.00", on=LATER))

    error = caught.value
    assert (
        Bilingual("lavori scala-A", "works scala-A"),
        Euro("1.00"),
        Euro("0.00"),
        Bilingual("stralciati dal 2016-07", "dropped on 2016-07"),
        Bilingual("liquidare con un saldo ciò che fu certificato prima", "settle by a balance what was certified"),
    ) == (error.what, error.wanted, error.left, error.reason, error.remedy)


# ------------------------------------------------------------------------------------------------- progress into lots


def amounts(plan: LotPlan) -> dict[str, str]:
    """
    Return what each lot gets, as people write it.
    """
    return {share.lot: str(share.amount) for share in plan.shares()}


@pytest.mark.parametrize(
    ("criterion", "expected"),
    [
        pytest.param(
            remaining_works, {"lotto-nord": "750.000,00 €", "lotto-sud": "250.000,00 €"}, id="remaining works"
        ),
        pytest.param(
            remaining_works_contrary, {"lotto-nord": "250.000,00 €", "lotto-sud": "750.000,00 €"}, id="the contrary"
        ),
    ],
)
def test_lot_plan(criterion: LotCriterion, expected: dict[str, str]) -> None:
    """
    Three of four million remain in the north, one in the south: a million is divided 3 to 1, or by the contrary 1 to 3.
    """
    plan = PROGRAMME.lot_plan(ANNOUNCED, criteria=(criterion,), total=MILLION)

    assert (expected, ILLUSTRATIVE) == (amounts(plan), plan.provenance)


LATER_PROGRESS = PROGRAMME.certify("scala-A", statement(LATER, "3500000.00"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(LATER - DAY, {"lotto-nord": "750.000,00 €", "lotto-sud": "250.000,00 €"}, id="day before"),
        pytest.param(LATER, {"lotto-nord": "333.333,33 €", "lotto-sud": "666.666,67 €"}, id="day of the statement"),
    ],
)
def test_lot_plan_of_a_day(on: date, expected: dict[str, str]) -> None:
    """
    Half a million remains in the north from the later statement on, against one in the south: 1 to 2.
    """
    assert expected == amounts(LATER_PROGRESS.lot_plan(on, criteria=(remaining_works,), total=MILLION))


def test_what_later_progress_would_have_changed() -> None:
    """
    From 750,000.00 to 333,333.33 in the north, and as much the other way: the lines of each lot add up to that.
    """
    plans = [LATER_PROGRESS.lot_plan(on, criteria=(remaining_works,), total=MILLION) for on in (ANNOUNCED, LATER)]
    changes = compare_plans(*plans)

    assert [("lotto-nord", Euro("-416666.67")), ("lotto-sud", Euro("416666.67"))] == [
        (change.lot, change.difference) for change in changes
    ]
    assert [change.difference for change in changes] == [
        Euro.total(line.amount for line in change.lines) for change in changes
    ]


def test_lot_plan_after_a_decision() -> None:
    """
    What is dropped is not to be done: four of five million remain in the north, and one of two after the decision.
    """
    more = Intervention(id="strade", contract="cdq-nord", cost_plan=CostPlan(stated_total=Euro("1000000.00")))
    programme = attrs.evolve(
        PROGRAMME, interventions=(*PROGRAMME.interventions, more), decisions=(decided(LATER, M.DROP),)
    )
    plans = [programme.lot_plan(on, criteria=(remaining_works,), total=MILLION) for on in (LATER - DAY, LATER)]

    assert [
        {"lotto-nord": "800.000,00 €", "lotto-sud": "200.000,00 €"},
        {"lotto-nord": "500.000,00 €", "lotto-sud": "500.000,00 €"},
    ] == [amounts(plan) for plan in plans]


ENDED = attrs.evolve(
    PROGRAMME,
    works=(
        attrs.evolve(
            NORTH,
            history=tuple(
                WorksStep(event=event, happened_on=on)
                for event, on in (
                    (WorksEvent.FUND, date(2014, 1, 7)),
                    (WorksEvent.DESIGN, date(2014, 2, 3)),
                    (WorksEvent.TENDER, date(2014, 3, 3)),
                    (WorksEvent.AWARD, date(2014, 6, 2)),
                    (WorksEvent.START, date(2014, 9, 1)),
                    (WorksEvent.FINISH, LATER),
                )
            ),
        ),
        SOUTH,
    ),
)


@pytest.mark.parametrize(
    ("on", "criterion", "expected"),
    [
        pytest.param(
            LATER - DAY, remaining_works, {"lotto-nord": "750.000,00 €", "lotto-sud": "250.000,00 €"}, id="day before"
        ),
        pytest.param(
            LATER, remaining_works, {"lotto-nord": "0,00 €", "lotto-sud": "1.000.000,00 €"}, id="day of the end"
        ),
        pytest.param(
            LATER + DAY, remaining_works, {"lotto-nord": "0,00 €", "lotto-sud": "1.000.000,00 €"}, id="day after"
        ),
        pytest.param(
            LATER, remaining_works_contrary, {"lotto-nord": "1.000.000,00 €", "lotto-sud": "0,00 €"}, id="the contrary"
        ),
    ],
)
def test_lot_plan_after_the_end_of_works(on: date, criterion: LotCriterion, expected: dict[str, str]) -> None:
    """
    From the day on which the works of the north are finished nothing is to do there, though 3 of 4 million are left.
    """
    assert expected == amounts(ENDED.lot_plan(on, criteria=(criterion,), total=MILLION))


def test_nothing_left_to_do_anywhere() -> None:
    """
    Where nothing is left to do in any lot there is nothing to divide by, and no lot is told to be unknown.
    """
    tender = attrs.evolve(PROGRAMME.tenders[0], lots=PROGRAMME.tenders[0].lots[:1])
    with pytest.raises(SplitError) as caught:
        attrs.evolve(ENDED, tenders=(tender,)).lot_plan(LATER, criteria=(remaining_works,), total=MILLION)

    reason = Bilingual(
        "criterio 'remaining-works': tutti i valori sono zero", "criterion 'remaining-works': all values are zero"
    )
    assert reason == caught.value.reason


def test_unknown_cost() -> None:
    """
    Where a cost is not known the lot and the intervention are named, and nothing is divided.
    """
    unknown = attrs.evolve(PROGRAMME.interventions[1], cost_plan=None)
    programme = attrs.evolve(PROGRAMME, interventions=(PROGRAMME.interventions[0], unknown))
    with pytest.raises(UnmeasuredError) as caught:
        programme.lot_plan(ANNOUNCED, criteria=(remaining_works,), total=MILLION)

    reason = Bilingual("lotto-sud: non è noto il costo di corpo-sud", "lotto-sud: the cost of corpo-sud is not known")
    assert (("lotto-sud",), (reason,)) == (caught.value.lots, caught.value.unknown)


def test_aims_of_one_lot_alone() -> None:
    """
    Where the aims of one lot are not on record they are not taken for none.
    """
    with pytest.raises(UnmeasuredError) as caught:
        PROGRAMME.lot_plan(ANNOUNCED, criteria=(objectives_set,), total=MILLION)

    assert ("objectives", ("lotto-nord",)) == (caught.value.criterion, caught.value.lots)


def counted(lots: tuple[LotFacts, ...]) -> Criterion:
    """
    Return a criterion of a caller's own: all lots the same.
    """
    return Criterion(
        id="uguali", label=Bilingual("parti uguali", "equal parts"), values=tuple(LotValue(lot.lot, 1) for lot in lots)
    )


GIVEN = Criterion(
    id="dati",
    label=Bilingual("valori dati", "given values"),
    values=(LotValue("lotto-nord", 1), LotValue("lotto-sud", 4)),
)


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        pytest.param((counted,), {"lotto-nord": "500.000,00 €", "lotto-sud": "500.000,00 €"}, id="a caller's function"),
        pytest.param((GIVEN,), {"lotto-nord": "200.000,00 €", "lotto-sud": "800.000,00 €"}, id="with its values"),
        pytest.param(
            (counted, GIVEN), {"lotto-nord": "350.000,00 €", "lotto-sud": "650.000,00 €"}, id="both, half and half"
        ),
    ],
)
def test_criteria_of_a_caller(criteria: tuple[LotCriterion | Criterion, ...], expected: dict[str, str]) -> None:
    """
    "Ready-made ones, functions of the caller's, or criteria with their values", together too.
    """
    assert expected == amounts(PROGRAMME.lot_plan(ANNOUNCED, criteria=criteria, total=MILLION))


PLAN = LotPlan(total=Euro("500.00"), criteria=(GIVEN,))
PLANNED = attrs.evolve(PROGRAMME, tenders=(attrs.evolve(PROGRAMME.tenders[0], plan=PLAN),))


@pytest.mark.parametrize(
    ("criteria", "total", "expected"),
    [
        pytest.param((), None, PLAN, id="the tender's own plan"),
        pytest.param((), MILLION, attrs.evolve(PLAN, total=MILLION), id="its criteria, another total"),
        pytest.param(
            (GIVEN,), None, attrs.evolve(PLAN, provenance=ILLUSTRATIVE), id="its total, criteria of the caller"
        ),
    ],
)
def test_plan_of_the_tender(criteria: tuple[Criterion, ...], total: Euro | None, expected: LotPlan) -> None:
    """
    What the caller does not say the tender's own plan does; what the caller makes is marked illustrative.
    """
    assert expected == PLANNED.lot_plan(ANNOUNCED, criteria=criteria, total=total)


@pytest.mark.parametrize(
    ("criteria", "total"),
    [
        pytest.param((), None, id="nothing"),
        pytest.param((), MILLION, id="no criteria"),
        pytest.param((GIVEN,), None, id="no total"),
    ],
)
def test_nothing_to_plan_with(criteria: tuple[Criterion, ...], total: Euro | None) -> None:
    """
    A tender without a plan of its own needs both criteria and a total: none is invented.
    """
    with pytest.raises(SplitError) as caught:
        PROGRAMME.lot_plan(ANNOUNCED, criteria=criteria, total=total)

    assert (
        Bilingual("la gara gara-2016 non ha un piano", "the tender gara-2016 has no plan"),
        Bilingual("dare criteria= e total=", "give criteria= and total="),
    ) == (caught.value.reason, caught.value.remedy)


OTHER = Tender(id="gara-2012")


@pytest.mark.parametrize(
    ("tenders", "name", "on", "expected"),
    [
        pytest.param((OTHER,), "", ANNOUNCED, ("gara-2012", "gara-2016"), id="two, none named"),
        pytest.param((), "gara-2018", ANNOUNCED, ("gara-2016",), id="another named"),
        pytest.param((), "", ANNOUNCED - DAY, (), id="day before it was announced"),
    ],
)
def test_tender_that_cannot_be_found(
    tenders: tuple[Tender, ...], name: str, on: date, expected: tuple[str, ...]
) -> None:
    """
    A tender is named where there is more than one, and must be known on the day.
    """
    programme = attrs.evolve(PROGRAMME, tenders=(*PROGRAMME.tenders, *tenders))
    with pytest.raises(UnknownNameError) as caught:
        programme.lot_plan(on, criteria=(remaining_works,), tender=name, total=MILLION)

    error = caught.value
    assert (Bilingual("gara", "tender"), name, expected) == (error.what, error.name, error.known)


def test_tender_by_its_name() -> None:
    """
    Of two tenders the one that is named is divided.
    """
    programme = attrs.evolve(PROGRAMME, tenders=(OTHER, *PROGRAMME.tenders))
    plan = programme.lot_plan(ANNOUNCED, criteria=(remaining_works,), tender="gara-2016", total=MILLION)

    assert ["lotto-nord", "lotto-sud"] == [share.lot for share in plan.shares()]


def test_lot_plan_of_no_day() -> None:
    """
    A plan is asked of a day, and of nothing less or more precise.
    """
    day: Any = "2016-03-01"
    with pytest.raises(WrongTypeError) as caught:
        PROGRAMME.lot_plan(day, criteria=(remaining_works,), total=MILLION)

    assert "Programme.as_of" == caught.value.where


# ----------------------------------------------------------------------------------------------------- what is stranded


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(DROPPED_ON - DAY, [], id="day before the drop"),
        pytest.param(DROPPED_ON, [("H1", RelocationEvent.CANCEL), ("H2", RelocationEvent.OPEN_CHOICE)], id="the day"),
        pytest.param(LATER - DAY, [("H1", RelocationEvent.CANCEL), ("H2", RelocationEvent.OPEN_CHOICE)], id="still"),
        pytest.param(LATER, [("H1", RelocationEvent.CANCEL)], id="day on which the choice is opened"),
    ],
)
def test_stranded(on: date, expected: list[tuple[str, RelocationEvent]]) -> None:
    """
    "A dropped intervention shows the relocation cases it strands": as of each day, with what is to be done next.
    """
    out = Relocation(household="H2", works="scala-A").advance(RelocationEvent.MOVE_URGENTLY, on=ANNOUNCED)
    programme = attrs.evolve(
        PROGRAMME,
        decisions=(decided(DROPPED_ON, M.DROP),),
        relocations=(
            Relocation(household="H1", works="scala-A"),
            out.advance(RelocationEvent.OPEN_CHOICE, on=LATER),
            Relocation(household="H3", works="scala-B"),
        ),
    )
    found = programme.as_of(on).stranded

    assert expected == [(case.household, case.due) for case in found if case.due is not None]


def test_stranded_by_the_works() -> None:
    """
    Works that are dropped strand their cases though no decision on record tells of it.
    """
    programme = attrs.evolve(
        PROGRAMME,
        works=(NORTH.advance(WorksEvent.DROP, on=DROPPED_ON), SOUTH),
        relocations=(Relocation(household="H1", works="scala-A"),),
    )

    assert [("H1", "")] == [(case.household, case.decision) for case in programme.stranded]


# An intervention of 1,000,000.00 in works of two staircases, of which nobody knows the prices. All invented.
ASSIGNED = Programme(
    interventions=(Intervention(id="corpo", cost_plan=CostPlan(stated_total=MILLION)),),
    works=(
        Works(id="scala-1", intervention="corpo", statements=(statement(date(2015, 6, 30), "600000.00"),)),
        Works(id="scala-2", intervention="corpo"),
    ),
)


def test_certify_what_is_assigned() -> None:
    """
    To the cent, all that is assigned to an intervention may be certified.
    """
    certified = ASSIGNED.certify("scala-2", statement(date(2016, 3, 1), "400000.00"))

    assert Euro("0.00") == certified.ledger.account("corpo").left


def test_certify_more_than_is_assigned() -> None:
    """
    A cent more than is assigned to the intervention, its staircases added, is refused with both amounts.
    """
    with pytest.raises(ExceededError) as caught:
        ASSIGNED.certify("scala-2", statement(date(2016, 3, 1), "400000.01"))

    error = caught.value
    assert (Bilingual("intervento corpo", "intervention corpo"), Euro("1000000.01"), MILLION) == (
        error.what,
        error.wanted,
        error.left,
    )


def test_pay_an_advance_of_more_than_is_assigned() -> None:
    """
    Where no price is known an advance has the limit of what is assigned to the intervention.
    """
    advance = Payment(on=date(2016, 3, 1), amount=Euro("400000.01"), kind=PaymentKind.ADVANCE)

    with pytest.raises(ExceededError) as caught:
        ASSIGNED.pay("scala-2", advance)

    assert (Euro("1000000.01"), MILLION) == (caught.value.wanted, caught.value.left)


def test_certify_less_where_too_much_was() -> None:
    """
    Somebody else's record of more than was assigned stays as it is, and works that spend nothing more go on.
    """
    works = (Works(id="scala-1", intervention="corpo", statements=(statement(date(2015, 6, 30), "1000000.01"),)),)
    programme = attrs.evolve(ASSIGNED, works=works)

    same = programme.certify("scala-1", statement(date(2016, 3, 1), "1000000.01"))

    assert 2 == len(same.works[0].statements)
