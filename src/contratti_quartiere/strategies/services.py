"""
Strategies for the contracts of a service and what is on record of how they were carried out.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

from hypothesis import strategies as st

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.execution import (
    BudgetShare,
    Commitment,
    ConformityCheck,
    ConformityOutcome,
    Execution,
    Invoice,
    Penalty,
)
from contratti_quartiere.lot_chains import LotChain
from contratti_quartiere.money import Euro, split
from contratti_quartiere.procurement import RecordOrigin
from contratti_quartiere.service_contracts import (
    Amendment,
    AmendmentKind,
    EarlyStart,
    EarlyStartGround,
    ServiceContract,
)
from contratti_quartiere.service_hours import DeskHours, HoursTotal, ProfessionalFigure, StaffHours
from contratti_quartiere.strategies.funds import stated_amounts
from contratti_quartiere.strategies.ground import euros
from contratti_quartiere.strategies.origins import found_values, provenances
from contratti_quartiere.strategies.pools import days, days_after, instants, names, texts
from contratti_quartiere.strategies.procedures import (
    firm_names,
    guarantees,
    lot_names,
    percentages,
    some,
)
from contratti_quartiere.strategies.terms import service_windows
from contratti_quartiere.strategies.walks import document_references
from contratti_quartiere.year_spending import Spent, YearSpending

__all__ = [
    "STRATEGIES",
    "amendments",
    "budget_shares",
    "commitments",
    "conformity_checks",
    "desk_hours",
    "early_starts",
    "executions",
    "hours_totals",
    "invoices",
    "lot_chains",
    "penalties",
    "service_contracts",
    "spents",
    "staff_hours",
    "year_spendings",
]

T = TypeVar("T")

_DAYS = days()
_MAYBE_DAYS = st.none() | _DAYS
_MONTHS = _DAYS.map(Month.of)
_YEARS = st.integers(2015, 2020).map(Year) | st.integers(1, 9999).map(Year)
_MINUTES = st.none() | st.integers(0, 60 * 24 * 31)
_SUMS = euros(min_value=Euro("0.00"))
_NAMES = names()
_TEXTS = texts()
_LOTS = st.just("") | lot_names()
_PAPERS = some(document_references(), most=1)
_PAPER = st.none() | document_references()
_RATES = st.none() | percentages()
_FOUND = some(found_values(), most=1)
_PROVENANCES = provenances()
_BASES = st.sampled_from(VatBasis)
_AMOUNTS = euros()
_MAYBE_SUMS = st.none() | _SUMS
_OUTCOMES = st.sampled_from(ConformityOutcome)


def _named(records: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(records, max_size=most, unique_by=attrgetter("id")).map(tuple)


def _spans() -> st.SearchStrategy[tuple[date | None, date | None]]:
    spans: st.SearchStrategy[tuple[date | None, date | None]] = _DAYS.flatmap(
        lambda first: st.tuples(st.just(first), st.none() | days_after(first, most=200))
    )
    return st.just((None, None)) | spans


def early_starts() -> st.SearchStrategy[EarlyStart]:
    """
    Return a strategy for starts of a service before its contract is signed.
    """
    return st.builds(EarlyStart, on=_DAYS, ground=st.sampled_from(EarlyStartGround), reasons=_TEXTS, document=_PAPER)


def amendments() -> st.SearchStrategy[Amendment]:
    """
    Return a strategy for acts that add to the amount of a contract, or take from it.
    """
    return st.builds(
        Amendment,
        kind=st.sampled_from(AmendmentKind),
        on=_DAYS,
        amount=st.none() | euros(),
        document=_PAPER,
        provenance=_PROVENANCES,
    )


@st.composite
def conformity_checks(draw: st.DrawFn) -> ConformityCheck:
    """
    Return a strategy for checks of conformity, with or without their period.
    """
    first, last = draw(_SPANS)
    return ConformityCheck(
        on=draw(_DAYS),
        outcome=draw(_OUTCOMES),
        first=first,
        last=last,
        remarks=draw(_TEXTS),
        documents=draw(_PAPERS),
    )


@st.composite
def invoices(draw: st.DrawFn) -> Invoice:
    """
    Return a strategy for invoices: to come, liquidated and paid, credit notes too; in some the days are in no order.
    """
    first, last = draw(_SPANS)
    return Invoice(
        id=draw(_NAMES),
        net=draw(_AMOUNTS),
        vat_rate=draw(_RATES),
        lot=draw(_LOTS),
        first=first,
        last=last,
        issued_on=draw(_MAYBE_DAYS),
        due_on=draw(_MAYBE_DAYS),
        liquidated_on=draw(_MAYBE_DAYS),
        paid_on=draw(_MAYBE_DAYS),
        documents=draw(_PAPERS),
        provenance=draw(_PROVENANCES),
    )


_SPANS = _spans()


def penalties() -> st.SearchStrategy[Penalty]:
    """
    Return a strategy for penalties.
    """
    return st.builds(Penalty, on=_DAYS, amount=_SUMS, reason=_TEXTS, invoice=st.just("") | _NAMES, documents=_PAPERS)


def budget_shares() -> st.SearchStrategy[BudgetShare]:
    """
    Return a strategy for what a commitment imputes to a year, known or not.
    """
    return st.builds(BudgetShare, year=_YEARS, amount=st.none() | _SUMS, vat=_BASES, ground=_TEXTS)


_ONE_IN_THREE = st.integers(0, 2)
_SHARES = some(budget_shares(), most=3)
_WHOLES = euros(min_value=Euro("1.00"))
_CENTS_OFF = st.sampled_from((0, 0, 1))
# Of one year after the shares, of all of them, of two; and none that is known.
_BUDGETS: st.SearchStrategy[tuple[Year | None, Year | None]] = st.sampled_from(
    ((None, None), (Year(2016), Year(2018)), (Year(2015), Year(2017)), (Year(2016), None), (None, Year(2017)))
)
_GROUNDS = st.sampled_from(("", "contratto pluriennale"))


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    """
    Return a strategy for commitments; in most the shares make the whole, or fail it by a cent.
    """
    name, rate = draw(_NAMES), draw(_RATES)
    first, last = draw(_BUDGETS)
    facts: dict[str, Any] = {
        "act": draw(_TEXTS),
        "on": draw(_MAYBE_DAYS),
        "budget_first": first,
        "budget_last": last,
        "provenance": draw(_PROVENANCES),
    }
    if not draw(_ONE_IN_THREE):
        shares, amount = draw(_SHARES), draw(_MAYBE_SUMS)
        return Commitment(id=name, amount=amount, vat=draw(_BASES), vat_rate=rate, shares=shares, **facts)
    whole, basis = draw(_WHOLES), draw(_BASES)
    gross = whole
    if basis is VatBasis.NET and rate is not None:
        gross += whole.percentage(rate)
    parts = split(gross, {2016: 2, 2017: 3, 2018: 1})
    parts[2018] += Euro.from_cents(draw(_CENTS_OFF))
    ground = draw(_GROUNDS)
    made = (
        BudgetShare(year=Year(year), amount=part, vat=VatBasis.GROSS, ground=ground) for year, part in parts.items()
    )
    return Commitment(id=name, amount=whole, vat=basis, vat_rate=rate, shares=tuple(made), **facts)


def desk_hours() -> st.SearchStrategy[DeskHours]:
    """
    Return a strategy for how long a desk was to be open in a month, and was.
    """
    return st.builds(DeskHours, month=_MONTHS, lot=_LOTS, contracted_minutes=_MINUTES, opened_minutes=_MINUTES)


def staff_hours() -> st.SearchStrategy[StaffHours]:
    """
    Return a strategy for how long a professional figure was to work in a month, and did.
    """
    return st.builds(
        StaffHours,
        month=_MONTHS,
        figure=st.sampled_from(ProfessionalFigure),
        lot=_LOTS,
        contracted_minutes=_MINUTES,
        staffed_minutes=_MINUTES,
    )


def executions() -> st.SearchStrategy[Execution]:
    """
    Return a strategy for what is on record of how a contract was carried out.
    """
    return st.builds(
        Execution,
        checks=some(conformity_checks()),
        invoices=_named(invoices()),
        liquidated=st.none() | stated_amounts(),
        penalties=some(penalties()),
        commitments=_named(commitments(), most=2),
        desk_hours=some(desk_hours()),
        staff_hours=some(staff_hours()),
    )


_TENDERS = st.sampled_from(("", "gara"))
_SOME_LOTS = some(lot_names())
_SOME_FIRMS = some(firm_names())
_AMENDMENTS = st.just(()) | some(amendments())
_MAYBE_STATED = st.none() | stated_amounts()
_EXECUTIONS = executions()
_COMMITMENTS = _named(commitments(), most=2)
_PARTS_PAID = st.sampled_from((Decimal(90), Decimal(100), Decimal(110), Decimal(130)))
_ORIGINS = st.sampled_from(RecordOrigin)
_EARLY_STARTS = st.none() | early_starts()
_GUARANTEES = st.none() | guarantees()
_TERMS = st.none() | service_windows()


@st.composite
def service_contracts(draw: st.DrawFn) -> ServiceContract:
    """
    Return a strategy for contracts of a service; in some what was liquidated is about what the contract is worth.
    """
    if draw(st.booleans()):
        # Little else: Hypothesis has only so much to draw from.
        worth = draw(_SUMS)
        return ServiceContract(
            id=draw(_NAMES),
            origin=draw(_ORIGINS),
            amount=StatedAmount(amount=worth, vat=VatBasis.NET, options=OptionsBasis.EXCLUDED),
            amendments=draw(_AMENDMENTS),
            vat_rate=draw(_RATES),
            execution=Execution(
                invoices=(Invoice(id="1", net=worth.percentage(draw(_PARTS_PAID)), liquidated_on=draw(_DAYS)),),
                commitments=draw(_COMMITMENTS),
            ),
        )
    return ServiceContract(
        id=draw(_NAMES),
        tender=draw(_TENDERS),
        lots=draw(_SOME_LOTS),
        firms=draw(_SOME_FIRMS),
        origin=draw(_ORIGINS),
        signed_on=draw(_MAYBE_DAYS),
        early_start=draw(_EARLY_STARTS),
        guarantee=draw(_GUARANTEES),
        amount=draw(_MAYBE_STATED),
        amendments=draw(_AMENDMENTS),
        vat_rate=draw(_RATES),
        term=draw(_TERMS),
        start_record=draw(_PAPER),
        execution=draw(_EXECUTIONS),
        as_found=draw(_FOUND),
        provenance=draw(_PROVENANCES),
    )


_SPENT = st.none() | euros()
_WHENS: st.SearchStrategy[When | None] = st.none() | instants()


def hours_totals() -> st.SearchStrategy[HoursTotal]:
    """
    Return a strategy for hours contracted against hours given.
    """
    return st.builds(HoursTotal, contracted_minutes=_MINUTES, given_minutes=_MINUTES, unknown=some(_MONTHS))


def spents() -> st.SearchStrategy[Spent]:
    """
    Return a strategy for amounts without and with VAT, each known or not.
    """
    return st.builds(Spent, net=_SPENT, gross=_SPENT)


def year_spendings() -> st.SearchStrategy[YearSpending]:
    """
    Return a strategy for what a budget year has of a contract.
    """
    return st.builds(
        YearSpending,
        year=st.integers(2000, 2100),
        committed=spents(),
        due=spents(),
        liquidated=spents(),
        paid=spents(),
    )


def lot_chains() -> st.SearchStrategy[LotChain]:
    """
    Return a strategy for the chains of lots, with links that nobody knows.
    """
    return st.builds(
        LotChain,
        lot=lot_names(),
        resolution=_WHENS,
        determination=_WHENS,
        notice=_WHENS,
        award=_WHENS,
        contract=_WHENS,
        start=_WHENS,
        execution=_WHENS,
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Amendment: amendments,
    BudgetShare: budget_shares,
    Commitment: commitments,
    ConformityCheck: conformity_checks,
    DeskHours: desk_hours,
    EarlyStart: early_starts,
    Execution: executions,
    HoursTotal: hours_totals,
    Invoice: invoices,
    LotChain: lot_chains,
    Penalty: penalties,
    ServiceContract: service_contracts,
    Spent: spents,
    StaffHours: staff_hours,
    YearSpending: year_spendings,
}
"""What makes each type, for `register`."""
