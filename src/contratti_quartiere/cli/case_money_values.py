"""
The money of a case for a program: what is due and paid by whom, what stays on the household, its repayment plans.
"""

from datetime import date

from contratti_quartiere.allowances import SetOff
from contratti_quartiere.case_money import AccountLine, CaseAccount, HouseholdCost
from contratti_quartiere.money import Euro
from contratti_quartiere.repayment_plans import PlanAccount
from contratti_quartiere.totals_by_payer import PayerTotal, payer_totals

__all__ = ["money_values"]


def money_values(account: CaseAccount) -> dict[str, object]:
    """
    Return the money of a case as JSON values.

    Amounts are euro as text, what nobody knows is None, and each figure names the annotations of the record that bear
    it, by index; the totals by payer add up the lines. A repayment plan counts its own instalments alone: what was set
    off against a debt stands beside the plans.
    """
    return {
        "lines": [_line(line) for line in account.lines],
        "payers": [_total(total) for total in payer_totals(account)],
        "household": [_cost(cost) for cost in account.household],
        "plans": [_plan(plan) for plan in account.plans],
        "debt_set_off_outside_plans": _amount(account.debt_set_off),
    }


def _amount(amount: Euro | None) -> str | None:
    return None if amount is None else amount.amount


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _line(line: AccountLine) -> dict[str, object]:
    return {
        "kind": line.kind.value,
        "payer": "" if line.payer is None else line.payer.value,
        "due": _amount(line.due),
        "paid": _amount(line.paid),
        "set_off": _set_off(line),
        "agreements": list(line.agreements),
        "open": _amount(line.open),
        "overpaid": _amount(line.overpaid),
        "dues": list(line.dues),
        "payments": list(line.payments),
    }


def _total(total: PayerTotal) -> dict[str, object]:
    return {
        "payer": "" if total.payer is None else total.payer.value,
        "due": _amount(total.due),
        "paid": _amount(total.paid),
        "set_off": _set_off(total),
        "open": _amount(total.open),
        "overpaid": _amount(total.overpaid),
    }


def _set_off(sums: AccountLine | PayerTotal) -> dict[str, str | None]:
    return {SetOff.RENT.value: _amount(sums.set_off_rent), SetOff.DEBT.value: _amount(sums.set_off_debt)}


def _cost(cost: HouseholdCost) -> dict[str, object]:
    return {
        "kind": cost.kind.value,
        "charged": _amount(cost.charged),
        "given_back": _amount(cost.given_back),
        "left": _amount(cost.left),
        "charges": list(cost.charges),
        "returns": list(cost.returns),
        "unclear": list(cost.unclear),
    }


def _plan(plan: PlanAccount) -> dict[str, object]:
    return {
        "signed_on": _day(plan.signed_on),
        "replaced_on": _day(plan.replaced_on),
        "instalments": [{"due_on": _day(part.due_on), "amount": _amount(part.amount)} for part in plan.instalments],
        "due": _amount(plan.due),
        "paid": _amount(plan.paid),
        "open": _amount(plan.open),
        "overpaid": _amount(plan.overpaid),
        "overdue": _amount(plan.overdue),
        "overdue_at_least": plan.overdue_at_least.amount,
        "overdue_since": _day(plan.overdue_since),
        "since_or_earlier": plan.since_or_earlier,
        "plans": list(plan.plans),
        "payments": list(plan.payments),
    }
