"""
The money of a case: who owes and pays what, what stays on the household, and what a repayment plan lets fall due.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.allowances import Allowance, AllowanceKind, SetOff
from contratti_quartiere.case_money import AccountLine, CaseAccount, HouseholdCost, case_account
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.evidence import Role
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.repayment_plans import PlanAccount
from contratti_quartiere.strategies.pools import days

DAY = timedelta(days=1)
FIRST = date(2018, 9, 3)
TODAY = date(2026, 11, 22)
NOTHING = Euro("0.00")
MOVER, LUMP_SUM = AllowanceKind.MOVER, AllowanceKind.LUMP_SUM
DUE, PAID = AnnotationKind.ALLOWANCE_DUE, AnnotationKind.ALLOWANCE_PAID
PLAN, INSTALMENT_PAID = AnnotationKind.REPAYMENT_PLAN, AnnotationKind.INSTALMENT_PAID


def euro(amount: str | None) -> Euro | None:
    """
    Return an amount, or None.
    """
    return None if amount is None else Euro(amount)


def noted(
    note: AnnotationKind,
    amount: str | None,
    *,
    kind: AllowanceKind = MOVER,
    payer: Role | None = Role.OWNER,
    on: date = FIRST,
    **facts: Any,
) -> Annotation:
    """
    Return a sum that is due or paid, by the owner for the mover if nothing else is said.
    """
    return Annotation(kind=note, on=on, allowance=Allowance(kind=kind, amount=euro(amount), payer=payer, **facts))


def account(*notes: Annotation, on: date = TODAY) -> CaseAccount:
    """
    Return the money of a case with these annotations.
    """
    return case_account(Relocation(household="H1", annotations=notes), on=on)


def only_line(*notes: Annotation) -> AccountLine:
    """
    Return the one line of an account.
    """
    (line,) = account(*notes).lines
    return line


def figures(line: AccountLine) -> tuple[str | None, ...]:
    """
    Return what is due, settled, open and overpaid, as text.
    """
    return tuple(
        None if amount is None else amount.amount for amount in (line.due, line.settled, line.open, line.overpaid)
    )


def test_line() -> None:
    """
    700 due: 300 were paid out, 250 counted against the rent and 50 against a debt; 100 are open.
    """
    line = only_line(
        noted(DUE, "700.00", kind=LUMP_SUM),
        noted(PAID, "300.00", kind=LUMP_SUM),
        noted(PAID, "150.00", kind=LUMP_SUM, set_off=True),
        noted(PAID, "100.00", kind=LUMP_SUM, set_off=True, against=SetOff.RENT),
        noted(PAID, "50.00", kind=LUMP_SUM, set_off=True, against=SetOff.DEBT),
    )

    assert (
        AccountLine(
            kind=LUMP_SUM,
            payer=Role.OWNER,
            due=Euro("700.00"),
            paid=Euro("300.00"),
            set_off_rent=Euro("250.00"),
            set_off_debt=Euro("50.00"),
            agreements=(),
            open=Euro("100.00"),
            overpaid=NOTHING,
            dues=(0,),
            payments=(1, 2, 3, 4),
        )
        == line
    )


def test_agreements() -> None:
    """
    A line names the agreements of what was due and paid, each once; those of another payer stand in that one's line.
    """
    lines = account(
        noted(PAID, "1.00", agreement="B"),
        noted(DUE, "2.00", agreement="A"),
        noted(DUE, "3.00", agreement="B"),
        noted(DUE, "3.00"),
        noted(DUE, "4.00", payer=Role.CITY, agreement="C"),
    ).lines

    assert {Role.OWNER: ("A", "B"), Role.CITY: ("C",)} == {line.payer: line.agreements for line in lines}


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([], "0.00", id="nothing"),
        pytest.param([noted(PAID, "5.00", set_off=True)], "0.00", id="against the rent"),
        pytest.param(
            [
                noted(PAID, "300.33", set_off=True, against=SetOff.DEBT),
                noted(PAID, "33.00", kind=LUMP_SUM, set_off=True, against=SetOff.DEBT),
            ],
            "333.33",
            id="of two kinds",
        ),
        pytest.param([noted(PAID, None, set_off=True, against=SetOff.DEBT)], None, id="unknown"),
    ],
)
def test_set_off_against_a_debt(notes: list[Annotation], expected: str | None) -> None:
    """
    What was set off against a debt is added up over kinds and payers; unknown if one amount is.
    """
    assert euro(expected) == account(*notes).debt_set_off


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([noted(DUE, "640.00")], ("640.00", "0.00", "640.00", "0.00"), id="unpaid"),
        pytest.param(
            [noted(DUE, "640.00"), noted(PAID, "640.00")], ("640.00", "640.00", "0.00", "0.00"), id="paid to the cent"
        ),
        pytest.param(
            [noted(DUE, "640.00"), noted(PAID, "639.99")], ("640.00", "639.99", "0.01", "0.00"), id="a cent is open"
        ),
        pytest.param(
            [noted(DUE, "640.00"), noted(PAID, "640.01")], ("640.00", "640.01", "0.00", "0.01"), id="a cent too much"
        ),
        pytest.param(
            [noted(DUE, "600.00"), noted(DUE, "40.00"), noted(PAID, "640.00")],
            ("640.00", "640.00", "0.00", "0.00"),
            id="due in two parts",
        ),
        pytest.param([noted(PAID, "180.00")], (None, "180.00", None, None), id="nobody wrote what was due"),
        pytest.param(
            [noted(DUE, None), noted(PAID, "180.00")], (None, "180.00", None, None), id="nobody wrote how much was due"
        ),
        pytest.param(
            [noted(DUE, "100.00"), noted(DUE, None), noted(PAID, "180.00")],
            (None, "180.00", None, None),
            id="of a part nobody wrote how much was due",
        ),
        pytest.param(
            [noted(DUE, "640.00"), noted(PAID, None)], ("640.00", None, None, None), id="nobody wrote how much was paid"
        ),
        pytest.param(
            [noted(DUE, "640.00"), noted(PAID, None, set_off=True)],
            ("640.00", None, None, None),
            id="nobody wrote how much was set off",
        ),
    ],
)
def test_open(notes: list[Annotation], expected: tuple[str | None, ...]) -> None:
    """
    What is open or overpaid is due less settled; what nobody wrote down is unknown, and never nothing.
    """
    assert expected == figures(only_line(*notes))


def test_lines_in_order() -> None:
    """
    There is a line for each kind and payer, in the order of their lists, the unknown payer last.
    """
    lines = account(
        noted(DUE, "1.00", kind=AllowanceKind.RENT_DIFFERENCE),
        noted(DUE, "2.00", payer=None),
        noted(DUE, "3.00", payer=Role.HOUSEHOLD),
        noted(DUE, "4.00"),
        noted(DUE, "5.00", kind=LUMP_SUM, payer=Role.CITY),
    ).lines

    assert [
        (MOVER, Role.OWNER, (3,)),
        (MOVER, Role.HOUSEHOLD, (2,)),
        (MOVER, None, (1,)),
        (LUMP_SUM, Role.CITY, (4,)),
        (AllowanceKind.RENT_DIFFERENCE, Role.OWNER, (0,)),
    ] == [(line.kind, line.payer, line.dues) for line in lines]


def test_payer_that_nobody_knows() -> None:
    """
    What somebody unknown paid may have paid what another owes: what is open is unknown for both, the sums are not.
    """
    lines = account(noted(DUE, "640.00"), noted(PAID, "640.00", payer=None)).lines

    assert [("640.00", "0.00", None, None), (None, "640.00", None, None)] == [figures(line) for line in lines]


def test_payer_unknown_of_all() -> None:
    """
    Where nobody knows the payer of anything of a kind, what is due and what was paid are set against each other.
    """
    assert ("640.00", "600.00", "40.00", "0.00") == figures(
        only_line(noted(DUE, "640.00", payer=None), noted(PAID, "600.00", payer=None))
    )


@pytest.mark.parametrize("note", [Annotation(kind=DUE, on=FIRST), Annotation(kind=AnnotationKind.NOTE, on=FIRST)])
def test_nothing_noted(note: Annotation) -> None:
    """
    An annotation without a sum gives no line.
    """
    assert CaseAccount(on=TODAY, lines=(), household=(), plans=()) == account(note)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(FIRST - DAY, [], id="day before"),
        pytest.param(FIRST, [("640.00", "0.00", "640.00", "0.00")], id="day on which it is due"),
        pytest.param(FIRST + 29 * DAY, [("640.00", "0.00", "640.00", "0.00")], id="day before the payment"),
        pytest.param(FIRST + 30 * DAY, [("640.00", "640.00", "0.00", "0.00")], id="day of the payment"),
    ],
)
def test_account_of_a_day(on: date, expected: list[tuple[str, ...]]) -> None:
    """
    An account knows what was noted up to its day, that day's too, wherever it stands.
    """
    later = noted(PAID, "640.00", on=FIRST + 30 * DAY)

    assert expected == [figures(line) for line in account(later, noted(DUE, "640.00"), on=on).lines]


def test_day_that_is_none() -> None:
    """
    A day with a time is refused.
    """
    with pytest.raises(WrongTypeError) as caught:
        account(on=datetime(2026, 11, 22))

    assert "case_account" == caught.value.where


HOUSEHOLD, FIRM = Role.HOUSEHOLD, Role.CONTRACTOR
BORNE = noted(PAID, "640.00", payer=HOUSEHOLD)


def test_cost_that_stays() -> None:
    """
    "Mover 640.00, payer the household, never repaid": all of it stays on the household.
    """
    assert (
        HouseholdCost(
            kind=MOVER,
            charged=Euro("640.00"),
            given_back=NOTHING,
            left=Euro("640.00"),
            charges=(1,),
            returns=(),
            unclear=(),
        ),
    ) == account(noted(PAID, "10.00", kind=AllowanceKind.UTILITIES, payee=HOUSEHOLD), BORNE).household


@pytest.mark.parametrize(
    ("notes", "left"),
    [
        pytest.param([noted(PAID, "640.00", payee=HOUSEHOLD)], "0.00", id="given back"),
        pytest.param([noted(PAID, "639.99", payee=HOUSEHOLD)], "0.01", id="given back but for a cent"),
        pytest.param([noted(PAID, "700.00", kind=LUMP_SUM)], "0.00", id="a lump sum"),
        pytest.param([noted(PAID, "700.00", kind=LUMP_SUM, payee=FIRM)], "640.00", id="a lump sum to the firm"),
        pytest.param([noted(PAID, "640.00", set_off=True)], "0.00", id="set off"),
        pytest.param([noted(PAID, "300.00", kind=LUMP_SUM, set_off=True)], "340.00", id="a part set off"),
        pytest.param([noted(PAID, "640.00", payee=FIRM)], "640.00", id="the body paid the firm too"),
        pytest.param([noted(DUE, "640.00", payee=HOUSEHOLD)], "640.00", id="only due"),
        pytest.param([noted(PAID, "640.00")], None, id="nobody wrote who got it"),
        pytest.param([noted(PAID, "640.00", payee=FIRM, payer=None)], None, id="nobody wrote who paid the firm"),
        pytest.param([noted(DUE, "640.00", payer=None)], None, id="nobody wrote by whom it is due"),
        pytest.param([noted(PAID, "640.00", payee=HOUSEHOLD, payer=None)], "0.00", id="given back by whomever"),
        pytest.param([noted(DUE, "640.00", kind=LUMP_SUM, payer=None)], "640.00", id="a lump sum due from whomever"),
        pytest.param([noted(PAID, None, payee=HOUSEHOLD)], None, id="nobody wrote how much came back"),
        pytest.param(
            [noted(PAID, "640.00", payee=HOUSEHOLD), noted(PAID, "50.00")], "0.00", id="unclear, but all came back"
        ),
        pytest.param([noted(DUE, "700.00", payer=HOUSEHOLD)], "700.00", id="it owes more than it has paid"),
        pytest.param([noted(DUE, "600.00", payer=HOUSEHOLD)], "640.00", id="it has paid more than it owes"),
        pytest.param([noted(DUE, None, payer=HOUSEHOLD)], None, id="nobody wrote how much it owes"),
        pytest.param([noted(PAID, None, payer=HOUSEHOLD)], None, id="nobody wrote how much it paid"),
        pytest.param([noted(PAID, "640.00", payer=HOUSEHOLD, payee=HOUSEHOLD)], "1280.00", id="it pays itself nothing"),
        pytest.param(
            [noted(PAID, "640.00", kind=AllowanceKind.DEPOSIT, payee=HOUSEHOLD)], "640.00", id="another kind came back"
        ),
    ],
)
def test_what_stays_on_the_household(notes: list[Annotation], left: str | None) -> None:
    """
    What stays on the household is what it paid or owes less what reached it for that.

    Where it hangs on a payer or a payee that nobody wrote down, it is unknown.
    """
    cost = account(BORNE, *notes).cost(MOVER)

    assert cost is not None
    assert euro(left) == cost.left


@pytest.mark.parametrize(
    ("notes", "unclear"),
    [
        pytest.param([noted(PAID, "640.00")], (1,), id="payee"),
        pytest.param([noted(PAID, "640.00", payer=None)], (1,), id="payer and payee"),
        pytest.param(
            [noted(PAID, "5.00", payee=FIRM), noted(DUE, "5.00", payer=None)], (2,), id="payer of what is due"
        ),
        pytest.param([noted(PAID, None, payee=HOUSEHOLD), noted(PAID, "1.00")], (), id="amount"),
    ],
)
def test_what_is_unclear(notes: list[Annotation], unclear: tuple[int, ...]) -> None:
    """
    What does not say its payer or its payee is named where what is left hangs on it.
    """
    cost = account(BORNE, *notes).cost(MOVER)

    assert cost is not None
    assert unclear == cost.unclear


def test_charges_and_returns() -> None:
    """
    A cost names where what was charged and what came back stand.
    """
    cost = account(
        noted(PAID, "340.00", kind=LUMP_SUM),
        BORNE,
        noted(PAID, "300.00", payee=HOUSEHOLD),
        noted(DUE, "640.00", payer=HOUSEHOLD),
    ).cost(MOVER)

    assert cost is not None
    assert ((1, 3), (0, 2), NOTHING) == (cost.charges, cost.returns, cost.left)


def test_no_cost() -> None:
    """
    Of a kind of which nothing was charged to the household there is no cost.
    """
    assert [None, None] == [account(*notes).cost(MOVER) for notes in ((), (noted(PAID, "640.00"),))]


# -------------------------------------------------------------------------------------------------------------- laws


def sums(notes: tuple[Annotation, ...], kind: AnnotationKind) -> list[Euro | None]:
    """
    Return the amounts of all sums that are due, or paid.
    """
    return [note.allowance.amount for note in notes if note.kind is kind and note.allowance is not None]


@given(strategies.costly_cases())
def test_sums_are_conserved(case: Relocation) -> None:
    """
    Over all kinds and payers, what is due, settled and paid of plans adds up to what the annotations say.
    """
    found = case_account(case, on=date.max)
    plans = [note.paid for note in case.annotations if note.kind is INSTALMENT_PAID]
    said = (sums(case.annotations, DUE), sums(case.annotations, PAID), plans)
    told = (
        [line.due for line in found.lines if line.dues],
        [line.settled for line in found.lines],
        [one.paid for one in found.plans],
    )

    assert [None if None in amounts else Euro.total(filter(None, amounts)) for amounts in said] == [
        None if None in amounts else Euro.total(filter(None, amounts)) for amounts in told
    ]


@given(strategies.costly_cases(), days())
def test_every_note_of_money_counts_once(case: Relocation, on: date) -> None:
    """
    Each annotation of money up to the day stands behind one line or plan, once.
    """
    found = case_account(case, on=on)
    lines = [place for line in found.lines for place in (*line.dues, *line.payments)]
    plans = [place for one in found.plans for place in (*one.plans, *one.payments)]

    assert [place for place, note in enumerate(case.annotations) if note.on <= on] == sorted(lines + plans)


@given(strategies.account_lines() | strategies.plan_accounts())
def test_settled_and_open_are_due(line: AccountLine | PlanAccount) -> None:
    """
    Where nothing is overpaid, what is settled and what is open are what was due; and nothing is both.
    """
    settled = line.settled if isinstance(line, AccountLine) else line.paid
    if line.open is None or line.overpaid is None:
        assert (None, None) == (line.open, line.overpaid)
    else:
        assert line.due is not None
        assert settled is not None
        assert (line.due, NOTHING) == (settled + line.open - line.overpaid, min(line.open, line.overpaid))


def told(found: CaseAccount, notes: tuple[Annotation, ...]) -> list[object]:
    """
    Return an account with the annotations themselves in the place of their places.
    """
    places = {"dues", "payments", "charges", "returns", "unclear", "plans"}
    parts: tuple[AccountLine | HouseholdCost | PlanAccount, ...] = (*found.lines, *found.household, *found.plans)
    return [
        {
            field.name: Counter(map(notes.__getitem__, value)) if field.name in places else value
            for field in attrs.fields(type(part))
            for value in (getattr(part, field.name),)
        }
        for part in parts
    ]


@given(strategies.costly_cases(), st.randoms(use_true_random=False), days())
def test_order_does_not_matter(case: Relocation, random: Any, on: date) -> None:
    """
    The order of the annotations does not matter, be they of one day or of several.
    """
    notes = list(case.annotations)
    random.shuffle(notes)
    other = attrs.evolve(case, annotations=tuple(notes))

    assert told(case_account(case, on=on), case.annotations) == told(case_account(other, on=on), other.annotations)


@given(strategies.costly_cases(), days())
def test_account_of_a_day_is_that_of_the_case_of_that_day(case: Relocation, on: date) -> None:
    """
    What was noted after the day changes nothing: the account is that of the case as it stood.
    """
    known = case.until(on)

    assert told(case_account(known, on=on), known.annotations) == told(case_account(case, on=on), case.annotations)


@given(strategies.household_costs())
def test_no_more_stays_than_was_charged(cost: HouseholdCost) -> None:
    """
    What stays on a household is no less than nothing, and at least what was charged less what came back.
    """
    if cost.left is not None:
        assert cost.charged is not None
        assert cost.given_back is not None
        assert max(cost.charged - cost.given_back, NOTHING) == cost.left
