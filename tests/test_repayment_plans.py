"""
What a repayment plan lets fall due, what was paid of it, and what is overdue on a day.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.allowances import PlanInstalment
from contratti_quartiere.case_money import CaseAccount, case_account
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.repayment_plans import PlanAccount, plan_accounts

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
NOTHING = Euro("0.00")
PLAN, INSTALMENT_PAID = AnnotationKind.REPAYMENT_PLAN, AnnotationKind.INSTALMENT_PAID


def euro(amount: str | None) -> Euro | None:
    """
    Return an amount, or None.
    """
    return None if amount is None else Euro(amount)


def account(*notes: Annotation, on: date = TODAY) -> CaseAccount:
    """
    Return the money of a case with these annotations.
    """
    return case_account(Relocation(household="H1", annotations=notes), on=on)


def test_no_plan() -> None:
    """
    Of a case of which no plan is noted there is none.
    """
    note = Annotation(kind=AnnotationKind.NOTE, on=TODAY)

    assert [(), ()] == [plan_accounts(noted, on=TODAY) for noted in ([], [(0, note)])]


SIGNED = date(2017, 11, 27)
PARTS = tuple(
    PlanInstalment(due_on=day, amount=Euro("50.00"))
    for day in (date(2018, 1, 31), date(2018, 2, 28), date(2018, 3, 31))
)


def plan(*parts: PlanInstalment, on: date = SIGNED) -> Annotation:
    """
    Return a plan of these instalments.
    """
    return Annotation(kind=PLAN, on=on, instalments=parts)


def paid(amount: str | None, on: date) -> Annotation:
    """
    Return what was paid of a plan on a day.
    """
    return Annotation(kind=INSTALMENT_PAID, on=on, paid=euro(amount))


def test_plan() -> None:
    """
    150 in three instalments, of which two have fallen due and 70 was paid: 30 is overdue since the second, 80 is open.
    """
    # The payments stand before the plan, and the plan has its last instalment first: no order matters.
    found = account(paid("20.00", PARTS[1].due_on), paid("50.00", SIGNED), plan(*PARTS[::-1]), on=PARTS[2].due_on)

    assert (
        PlanAccount(
            signed_on=SIGNED,
            replaced_on=None,
            instalments=PARTS,
            due=Euro("150.00"),
            paid=Euro("70.00"),
            open=Euro("80.00"),
            overpaid=NOTHING,
            overdue=Euro("30.00"),
            overdue_at_least=Euro("30.00"),
            overdue_since=PARTS[1].due_on,
            since_or_earlier=False,
            plans=(2,),
            payments=(0, 1),
        ),
    ) == found.plans


@pytest.mark.parametrize(
    ("on", "overdue", "since"),
    [
        pytest.param(date(2018, 1, 30), "0.00", None, id="day before the first"),
        pytest.param(date(2018, 1, 31), "0.00", None, id="day of the first"),
        pytest.param(date(2018, 2, 1), "50.00", date(2018, 1, 31), id="day after the first"),
        pytest.param(date(2018, 2, 14), "50.00", date(2018, 1, 31), id="day before the payment"),
        pytest.param(date(2018, 2, 15), "0.00", None, id="day of the payment"),
        pytest.param(date(2018, 2, 28), "0.00", None, id="day of the second"),
        pytest.param(date(2018, 3, 1), "50.00", date(2018, 2, 28), id="day after the second"),
        pytest.param(date(2018, 3, 31), "50.00", date(2018, 2, 28), id="day of the last"),
        pytest.param(date(2018, 4, 1), "100.00", date(2018, 2, 28), id="day after the last"),
        pytest.param(TODAY, "100.00", date(2018, 2, 28), id="years after"),
    ],
)
def test_overdue(on: date, overdue: str, since: date | None) -> None:
    """
    An instalment is overdue from the day after its own, as far as what was paid by then does not cover it.
    """
    (found,) = account(plan(*PARTS), paid("50.00", date(2018, 2, 15)), on=on).plans

    assert (Euro(overdue), since) == (found.overdue, found.overdue_since)


UNKNOWN_PART = PlanInstalment(due_on=PARTS[0].due_on)


@pytest.mark.parametrize(
    ("notes", "on", "expected"),
    [
        pytest.param([plan()], TODAY, (None, "0.00", None, None, None), id="nobody wrote the instalments"),
        pytest.param([plan(), plan(PARTS[0])], TODAY, (None, "0.00", None, None, None), id="of one of two of a day"),
        pytest.param([plan(UNKNOWN_PART)], TODAY, (None, "0.00", None, None, None), id="nobody wrote how much is due"),
        pytest.param(
            [plan(UNKNOWN_PART)], UNKNOWN_PART.due_on, (None, "0.00", None, None, "0.00"), id="nothing has fallen due"
        ),
        pytest.param(
            [plan(PARTS[0]), paid(None, SIGNED)],
            TODAY,
            ("50.00", None, None, None, None),
            id="nobody wrote how much paid",
        ),
        pytest.param(
            [plan(PARTS[0]), paid(None, SIGNED)],
            SIGNED,
            ("50.00", None, None, None, "0.00"),
            id="paid, and not yet due",
        ),
        pytest.param(
            [plan(PARTS[0]), paid("50.01", SIGNED)], TODAY, ("50.00", "50.01", "0.00", "0.01", "0.00"), id="too much"
        ),
        pytest.param(
            [plan(PARTS[0], attrs.evolve(PARTS[1], amount=None))],
            PARTS[1].due_on,
            (None, "0.00", None, None, "50.00"),
            id="how much is due later does not matter",
        ),
        pytest.param([paid("20.00", SIGNED)], TODAY, (None, "20.00", None, None, None), id="no plan on record"),
        pytest.param([paid("20.00", date.max)], date.max, (None, "20.00", None, None, None), id="last day of all"),
    ],
)
def test_what_is_unknown_of_a_plan(notes: list[Annotation], on: date, expected: tuple[str | None, ...]) -> None:
    """
    What nobody wrote of a plan is unknown, and so is all that hangs on it, but for what fell due where nothing did.
    """
    (found,) = account(*notes, on=on).plans

    assert tuple(map(euro, expected)) == (found.due, found.paid, found.open, found.overpaid, found.overdue)


LATER_PART = PlanInstalment(due_on=PARTS[1].due_on)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param(
            [plan(PARTS[0], LATER_PART), paid("20.00", SIGNED)],
            ("30.00", PARTS[0].due_on, False),
            id="a later one unknown",
        ),
        pytest.param(
            [plan(UNKNOWN_PART, *PARTS[1:]), paid("70.00", SIGNED)],
            ("30.00", PARTS[2].due_on, True),
            id="an earlier one unknown",
        ),
        pytest.param(
            [plan(PARTS[0], UNKNOWN_PART)], ("50.00", PARTS[0].due_on, False), id="one of the same day unknown"
        ),
        pytest.param([plan(), plan(PARTS[0])], ("50.00", PARTS[0].due_on, True), id="nobody wrote those of another"),
        pytest.param(
            [plan(PARTS[0], LATER_PART), paid("50.00", SIGNED)], ("0.00", None, False), id="all known is paid"
        ),
        pytest.param(
            [plan(PARTS[0], LATER_PART), paid(None, SIGNED)], ("0.00", None, False), id="paid nobody knows what"
        ),
        pytest.param([plan(LATER_PART)], ("0.00", None, False), id="nothing known"),
    ],
)
def test_what_is_sure(notes: list[Annotation], expected: tuple[str, date | None, bool]) -> None:
    """
    Where how much is overdue is unknown, what is known to have fallen due and was not paid is sure.
    """
    (found,) = account(*notes).plans
    amount, since, or_earlier = expected

    assert (None, Euro(amount), since, or_earlier) == (
        found.overdue,
        found.overdue_at_least,
        found.overdue_since,
        found.since_or_earlier,
    )


def test_what_is_sure_on_the_day() -> None:
    """
    100, 100 and 100.01 of which 150 was paid, and one instalment of unknown amount: 150.01 is sure from its day on.
    """
    parts = [
        PlanInstalment(due_on=day, amount=euro(amount))
        for day, amount in (
            (date(2018, 4, 30), "100.00"),
            (date(2018, 5, 31), "100.00"),
            (date(2018, 6, 30), "100.01"),
            (date(2018, 7, 31), None),
        )
    ]
    days = (date(2018, 5, 31), date(2018, 6, 1), date(2018, 7, 31), date(2018, 8, 1))
    found = [account(plan(*parts), paid("150.00", SIGNED), on=on).plans[0] for on in days]

    assert [
        ("0.00", "0.00", None),
        ("50.00", "50.00", date(2018, 5, 31)),
        ("150.01", "150.01", date(2018, 5, 31)),
        (None, "150.01", date(2018, 5, 31)),
    ] == [
        (None if one.overdue is None else one.overdue.amount, one.overdue_at_least.amount, one.overdue_since)
        for one in found
    ]


def test_one_plan_after_another() -> None:
    """
    A later plan takes the place of an earlier one; what is paid on its day counts for it.

    What was paid before any plan counts for none.
    """
    second = date(2018, 3, 1)
    notes = (
        plan(*PARTS),
        plan(PlanInstalment(due_on=date(2018, 6, 30), amount=Euro("100.00")), on=second),
        paid("5.00", SIGNED - DAY),
        paid("50.00", second - DAY),
        paid("40.00", second),
    )
    early, replaced, standing = account(*notes, on=date(2018, 7, 1)).plans

    assert [
        (None, None, (), (2,), Euro("5.00"), None, None),
        (SIGNED, second, (0,), (3,), Euro("50.00"), NOTHING, None),
        (second, None, (1,), (4,), Euro("40.00"), Euro("60.00"), date(2018, 6, 30)),
    ] == [
        (
            found.signed_on,
            found.replaced_on,
            found.plans,
            found.payments,
            found.paid,
            found.overdue,
            found.overdue_since,
        )
        for found in (early, replaced, standing)
    ]


def test_plan_that_is_not_replaced_yet() -> None:
    """
    On the day before the second plan the first one stands, with what is overdue of it.
    """
    notes = (plan(*PARTS), plan(PARTS[2], on=date(2018, 3, 1)))

    assert [[(None, Euro("50.00"))], [(date(2018, 3, 1), NOTHING), (None, NOTHING)]] == [
        [(found.replaced_on, found.overdue) for found in account(*notes, on=on).plans]
        for on in (date(2018, 2, 28), date(2018, 3, 1))
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_two_plans_of_one_day(turned: bool) -> None:
    """
    Plans of one day are one, whichever is written first; of two instalments of one day the smaller stands first.
    """
    small = PlanInstalment(due_on=PARTS[0].due_on, amount=Euro("10.00"))
    notes = (plan(PARTS[0], UNKNOWN_PART), plan(small))
    (found,) = account(*(reversed(notes) if turned else notes)).plans

    assert ((small, PARTS[0], UNKNOWN_PART), (0, 1)) == (found.instalments, found.plans)


@given(strategies.plan_accounts())
def test_overdue_is_due(found: PlanAccount) -> None:
    """
    What is overdue is no more than what is open, and there is a day since when just where something surely is.
    """
    assert bool(found.overdue_at_least) is (found.overdue_since is not None)
    assert found.overdue in (None, found.overdue_at_least)
    assert not found.since_or_earlier or found.overdue is None
    if found.overdue is not None and found.open is not None:
        assert found.overdue <= found.open
