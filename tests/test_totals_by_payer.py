"""
What each payer owes and has paid for the moves of a case, over all kinds of cost.
"""

from datetime import date
from typing import Any

from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.allowances import Allowance, AllowanceKind, SetOff
from contratti_quartiere.case_money import CaseAccount, case_account
from contratti_quartiere.evidence import Role
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.totals_by_payer import PayerTotal, payer_totals

DAY = date(2018, 6, 4)
DUE, PAID = AnnotationKind.ALLOWANCE_DUE, AnnotationKind.ALLOWANCE_PAID
MOVER, LUMP_SUM = AllowanceKind.MOVER, AllowanceKind.LUMP_SUM


def noted(kind: AnnotationKind, of: AllowanceKind, amount: str | None, payer: Role | None, **facts: Any) -> Annotation:
    """
    Return a sum that is due or paid.
    """
    euro = None if amount is None else Euro(amount)
    return Annotation(kind=kind, on=DAY, allowance=Allowance(kind=of, amount=euro, payer=payer, **facts))


def account(*notes: Annotation) -> CaseAccount:
    """
    Return the money of a case with these annotations.
    """
    return case_account(Relocation(household="H1", annotations=notes), on=DAY)


def test_total() -> None:
    """
    The owner owes 640 for the mover and 700 as a lump sum: it paid 650, set off 20 and 30, so 10 too much and 650 open.
    """
    notes = (
        noted(DUE, MOVER, "640.00", Role.OWNER),
        noted(PAID, MOVER, "650.00", Role.OWNER),
        noted(DUE, LUMP_SUM, "700.00", Role.OWNER),
        noted(PAID, LUMP_SUM, "20.00", Role.OWNER, set_off=True),
        noted(PAID, LUMP_SUM, "30.00", Role.OWNER, set_off=True, against=SetOff.DEBT),
    )

    assert (
        PayerTotal(
            payer=Role.OWNER,
            due=Euro("1340.00"),
            paid=Euro("650.00"),
            set_off_rent=Euro("20.00"),
            set_off_debt=Euro("30.00"),
            open=Euro("650.00"),
            overpaid=Euro("10.00"),
        ),
    ) == payer_totals(account(*notes))


def test_by_payer() -> None:
    """
    Each payer has a total, in the order of the roles, the unknown one last; what is unknown of one kind is in all.
    """
    notes = (
        noted(DUE, AllowanceKind.UTILITIES, "9.00", None),
        noted(DUE, MOVER, "640.00", Role.HOUSEHOLD),
        noted(DUE, LUMP_SUM, None, Role.HOUSEHOLD),
        noted(PAID, MOVER, "600.00", Role.HOUSEHOLD),
        noted(DUE, MOVER, "5.00", Role.OWNER),
    )

    assert [
        (Role.OWNER, Euro("5.00"), Euro("0.00"), Euro("5.00"), Euro("0.00")),
        (Role.HOUSEHOLD, None, Euro("600.00"), None, None),
        (None, Euro("9.00"), Euro("0.00"), Euro("9.00"), Euro("0.00")),
    ] == [(one.payer, one.due, one.paid, one.open, one.overpaid) for one in payer_totals(account(*notes))]


def test_unknown_set_off() -> None:
    """
    What was set off is unknown apart: against the rent, or against a debt.
    """
    notes = (
        noted(PAID, MOVER, None, Role.OWNER, set_off=True),
        noted(PAID, LUMP_SUM, "3.00", Role.OWNER, set_off=True, against=SetOff.DEBT),
    )
    (found,) = payer_totals(account(*notes))

    assert (None, Euro("3.00"), Euro("0.00")) == (found.set_off_rent, found.set_off_debt, found.paid)


def test_no_lines() -> None:
    """
    Of an account without lines there is no total; a repayment plan is no cost of a move.
    """
    assert () == payer_totals(account(Annotation(kind=AnnotationKind.INSTALMENT_PAID, on=DAY, paid=Euro("5.00"))))


@given(strategies.case_accounts())
def test_every_line_counts_once(found: CaseAccount) -> None:
    """
    The payers are those of the lines, each once, and where all is known the totals add up to what the lines say.
    """
    totals = payer_totals(found)
    due = [line.due for line in found.lines]
    if None not in due:
        assert Euro.total(filter(None, due)) == Euro.total(one.due for one in totals if one.due is not None)

    assert sorted({str(line.payer) for line in found.lines}) == sorted(str(one.payer) for one in totals)


@given(strategies.payer_sums())
def test_open_or_unknown(found: PayerTotal) -> None:
    """
    What is open and what was paid too much are known together, and only where what was due is.
    """
    assert (found.open is None) is (found.overpaid is None)
    assert found.open is None or found.due is not None
