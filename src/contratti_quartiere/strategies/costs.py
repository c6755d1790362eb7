"""
Strategies for the money of a case: cases that cost something, and what can be read from their annotations.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st

from contratti_quartiere.allowances import Allowance
from contratti_quartiere.case_money import AccountLine, CaseAccount, HouseholdCost, case_account
from contratti_quartiere.evidence import Role
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.repayment_plans import PlanAccount
from contratti_quartiere.strategies.moves import allowances, annotations
from contratti_quartiere.strategies.pools import days
from contratti_quartiere.strategies.walks import household_names
from contratti_quartiere.totals_by_payer import PayerTotal, payer_totals

__all__ = [
    "STRATEGIES",
    "account_lines",
    "case_accounts",
    "costly_cases",
    "household_costs",
    "payer_sums",
    "plan_accounts",
]

_SUMS = (AnnotationKind.ALLOWANCE_DUE, AnnotationKind.ALLOWANCE_PAID)
_PLANS = (AnnotationKind.REPAYMENT_PLAN, AnnotationKind.INSTALMENT_PAID)
_NOTES = st.lists(annotations(kinds=(*_SUMS, *_PLANS)), max_size=5).map(tuple)


def costly_cases() -> st.SearchStrategy[Relocation]:
    """
    Return a strategy for cases to which nothing happened but that somebody owed or paid something.
    """
    return st.builds(Relocation, household=household_names(), annotations=_NOTES)


def case_accounts() -> st.SearchStrategy[CaseAccount]:
    """
    Return a strategy for the money of a case on a day.
    """
    return st.builds(case_account, costly_cases(), on=days())


def account_lines() -> st.SearchStrategy[AccountLine]:
    """
    Return a strategy for what single payers owe and have paid for one kind of cost.
    """
    return st.builds(_account, _NOTES, annotations(kinds=_SUMS)).flatmap(lambda found: st.sampled_from(found.lines))


def household_costs() -> st.SearchStrategy[HouseholdCost]:
    """
    Return a strategy for what was charged to a household.
    """
    charged = st.builds(_charged, annotations(kinds=_SUMS), allowances())
    return st.builds(_account, _NOTES, charged).flatmap(lambda found: st.sampled_from(found.household))


def payer_sums() -> st.SearchStrategy[PayerTotal]:
    """
    Return a strategy for what single payers owe and have paid for a move in all.
    """
    return st.builds(_account, _NOTES, annotations(kinds=_SUMS)).map(payer_totals).flatmap(st.sampled_from)


def plan_accounts() -> st.SearchStrategy[PlanAccount]:
    """
    Return a strategy for what falls due by a repayment plan, and what was paid of it.
    """
    return st.builds(_account, _NOTES, annotations(kinds=_PLANS)).flatmap(lambda found: st.sampled_from(found.plans))


def _account(notes: tuple[Annotation, ...], note: Annotation) -> CaseAccount:
    return case_account(Relocation(household="H1", annotations=(*notes, note)), on=date.max)


def _charged(note: Annotation, allowance: Allowance) -> Annotation:
    return attrs.evolve(note, allowance=attrs.evolve(allowance, payer=Role.HOUSEHOLD))


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    AccountLine: account_lines,
    CaseAccount: case_accounts,
    HouseholdCost: household_costs,
    PayerTotal: payer_sums,
    PlanAccount: plan_accounts,
}
"""What makes each type, for `register`."""
