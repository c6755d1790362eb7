"""
The money of a case for programs: amounts as text, what is unknown as None, and the annotations that bear each figure.
"""

from datetime import date
from typing import Any

from contratti_quartiere.allowances import Allowance, AllowanceKind, PlanInstalment, SetOff
from contratti_quartiere.case_money import case_account
from contratti_quartiere.cli.case_money_values import money_values
from contratti_quartiere.evidence import Role
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind

DAY, LATER = date(2018, 3, 1), date(2018, 6, 1)


def test_money() -> None:
    """
    Lines, what stays on the household, and plans, each with its figures and where they come from.
    """
    lump_sum, mover = AllowanceKind.LUMP_SUM, AllowanceKind.MOVER
    due = Allowance(kind=lump_sum, amount=Euro("700.00"), payer=Role.OWNER, agreement="accordo")
    set_off = Allowance(kind=lump_sum, amount=Euro("300.00"), payer=Role.OWNER, set_off=True)
    advanced = Allowance(kind=mover, amount=Euro("640.00"), payer=Role.HOUSEHOLD)
    unclear = Allowance(kind=mover)
    plan = (PlanInstalment(due_on=date(2018, 3, 31), amount=Euro("50.00")),)
    case = Relocation(
        household="H1",
        annotations=(
            Annotation(kind=AnnotationKind.ALLOWANCE_DUE, on=DAY, allowance=due),
            Annotation(kind=AnnotationKind.ALLOWANCE_PAID, on=DAY, allowance=set_off),
            Annotation(kind=AnnotationKind.ALLOWANCE_PAID, on=DAY, allowance=advanced),
            Annotation(kind=AnnotationKind.ALLOWANCE_PAID, on=DAY, allowance=unclear),
            Annotation(kind=AnnotationKind.REPAYMENT_PLAN, on=DAY, instalments=plan),
            Annotation(kind=AnnotationKind.INSTALMENT_PAID, on=DAY, paid=Euro("20.00")),
            Annotation(kind=AnnotationKind.REPAYMENT_PLAN, on=LATER),
        ),
    )

    assert {
        "lines": [
            {
                "kind": "traslocatore",
                "payer": "nucleo",
                "due": None,
                "paid": "640.00",
                "set_off": {"canone": "0.00", "debito": "0.00"},
                "agreements": [],
                "open": None,
                "overpaid": None,
                "dues": [],
                "payments": [2],
            },
            {
                "kind": "traslocatore",
                "payer": "",
                "due": None,
                "paid": None,
                "set_off": {"canone": "0.00", "debito": "0.00"},
                "agreements": [],
                "open": None,
                "overpaid": None,
                "dues": [],
                "payments": [3],
            },
            {
                "kind": "somma forfettaria",
                "payer": "proprietà",
                "due": "700.00",
                "paid": "0.00",
                "set_off": {"canone": "300.00", "debito": "0.00"},
                "agreements": ["accordo"],
                "open": "400.00",
                "overpaid": "0.00",
                "dues": [0],
                "payments": [1],
            },
        ],
        "payers": [
            {
                "payer": "proprietà",
                "due": "700.00",
                "paid": "0.00",
                "set_off": {"canone": "300.00", "debito": "0.00"},
                "open": "400.00",
                "overpaid": "0.00",
            },
            {
                "payer": "nucleo",
                "due": None,
                "paid": "640.00",
                "set_off": {"canone": "0.00", "debito": "0.00"},
                "open": None,
                "overpaid": None,
            },
            {
                "payer": "",
                "due": None,
                "paid": None,
                "set_off": {"canone": "0.00", "debito": "0.00"},
                "open": None,
                "overpaid": None,
            },
        ],
        "household": [
            {
                "kind": "traslocatore",
                "charged": "640.00",
                "given_back": "300.00",
                "left": None,
                "charges": [2],
                "returns": [1],
                "unclear": [3],
            }
        ],
        "plans": [
            {
                "signed_on": "2018-03-01",
                "replaced_on": "2018-06-01",
                "instalments": [{"due_on": "2018-03-31", "amount": "50.00"}],
                "due": "50.00",
                "paid": "20.00",
                "open": "30.00",
                "overpaid": "0.00",
                "overdue": "0.00",
                "overdue_at_least": "0.00",
                "overdue_since": "",
                "since_or_earlier": False,
                "plans": [4],
                "payments": [5],
            },
            {
                "signed_on": "2018-06-01",
                "replaced_on": "",
                "instalments": [],
                "due": None,
                "paid": "0.00",
                "open": None,
                "overpaid": None,
                "overdue": None,
                "overdue_at_least": "0.00",
                "overdue_since": "",
                "since_or_earlier": False,
                "plans": [6],
                "payments": [],
            },
        ],
        "debt_set_off_outside_plans": "0.00",
    } == money_values(case_account(case, on=LATER))


def test_overdue_since() -> None:
    """
    What is overdue has its day.
    """
    plan = (PlanInstalment(due_on=date(2018, 3, 31), amount=Euro("50.00")),)
    case = Relocation(
        household="H1", annotations=(Annotation(kind=AnnotationKind.REPAYMENT_PLAN, on=DAY, instalments=plan),)
    )
    plans: Any = money_values(case_account(case, on=LATER))["plans"]

    assert ("50.00", "2018-03-31") == (plans[0]["overdue"], plans[0]["overdue_since"])


def test_at_least() -> None:
    """
    What is surely overdue has its amount and its day; what was set off against a debt stands outside the plans.
    """
    plan = (PlanInstalment(due_on=date(2018, 3, 30)), PlanInstalment(due_on=date(2018, 3, 31), amount=Euro("50.00")))
    set_off = Allowance(kind=AllowanceKind.MOVER, amount=Euro("333.33"), set_off=True, against=SetOff.DEBT)
    case = Relocation(
        household="H1",
        annotations=(
            Annotation(kind=AnnotationKind.REPAYMENT_PLAN, on=DAY, instalments=plan),
            Annotation(kind=AnnotationKind.ALLOWANCE_PAID, on=DAY, allowance=set_off),
        ),
    )
    found: Any = money_values(case_account(case, on=LATER))
    (told,) = found["plans"]

    assert ("333.33", None, "50.00", "2018-03-31", True, "0.00") == (
        found["debt_set_off_outside_plans"],
        told["overdue"],
        told["overdue_at_least"],
        told["overdue_since"],
        told["since_or_earlier"],
        told["paid"],
    )
