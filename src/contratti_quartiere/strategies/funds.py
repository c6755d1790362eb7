"""
Strategies for amounts and counts as sources state them, who pays for what, and what they send.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import attrgetter
from typing import Any

import attrs
from hypothesis import strategies as st

from contratti_quartiere.amounts import AmountPrecision, CountKind, OptionsBasis, StatedAmount, StatedCount, VatBasis
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.funding import CoFinancing, CostItem, CostItemKind, CostPlan, FundingBody, FundingShare
from contratti_quartiere.money import Euro
from contratti_quartiere.strategies.ground import bilinguals, euros
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import act_names, instants, names, texts
from contratti_quartiere.strategies.walks import documents_and_roles
from contratti_quartiere.transfers import (
    Reached,
    Transfer,
    TransferCondition,
    TransferInstalment,
    TransferSchedule,
    TransferStanding,
)

__all__ = [
    "STRATEGIES",
    "cofinancings",
    "cost_items",
    "cost_plans",
    "funding_shares",
    "reached",
    "stated_amounts",
    "stated_counts",
    "transfer_instalments",
    "transfer_schedules",
    "transfer_standings",
    "transfers",
]

_NOTHING = Euro("0.00")
_BODIES = st.sampled_from(FundingBody)
_UNDER_A_MILLION = euros(min_value=_NOTHING, max_value=Euro("1000000.00"))
_NOT_NEGATIVE = _UNDER_A_MILLION | euros(min_value=_NOTHING)
_OFF = st.sampled_from((0, 0, 1, -1))
_PARTS = st.builds(Fraction, st.integers(0, 12), st.just(12))
_TENTHS = st.integers(1, 10)
_YES_NO_UNKNOWN = st.sampled_from((None, False, True))


def stated_amounts() -> st.SearchStrategy[StatedAmount]:
    """
    Return a strategy for amounts as documents state them, exact and vague, on every basis.
    """
    return st.builds(
        StatedAmount,
        amount=euros(),
        precision=st.sampled_from(AmountPrecision),
        vat=st.sampled_from(VatBasis),
        options=st.sampled_from(OptionsBasis),
        label=st.none() | bilinguals(),
        when=st.none() | instants(),
        provenance=provenances(),
    )


def stated_counts() -> st.SearchStrategy[StatedCount]:
    """
    Return a strategy for counts as sources state them, each with its perimeter.
    """
    return st.builds(
        StatedCount,
        kind=st.sampled_from(CountKind),
        count=st.integers(0, 40_000),
        perimeter=bilinguals(),
        precision=st.sampled_from(AmountPrecision),
        when=st.none() | instants(),
        provenance=provenances(),
    )


def funding_shares() -> st.SearchStrategy[FundingShare]:
    """
    Return a strategy for what one body pays; of some it is not known how much.
    """
    known = st.builds(
        FundingShare,
        body=_BODIES,
        amount=_NOT_NEGATIVE,
        name=texts(),
        provenance=provenances(),
    )
    return st.one_of(known, known, known, st.builds(FundingShare, body=_BODIES))


_SHARES = st.lists(funding_shares(), max_size=3).map(tuple)
_ACTS, _PROVENANCES = st.just("") | act_names(), provenances()
_HOW_COST = st.sampled_from(("unknown", "summed", "summed", "any"))


@st.composite
def cofinancings(draw: st.DrawFn) -> CoFinancing:
    """
    Return a strategy for the shares of several bodies, and a cost that they make, nearly make, or do not make.
    """
    shares = draw(_SHARES)
    cost: Euro | None = None
    how = draw(_HOW_COST)
    if how == "summed":
        known = Euro.total(share.amount for share in shares if share.amount is not None)
        cost = max(known + Euro.from_cents(draw(_OFF)), _NOTHING)
    elif how == "any":
        cost = draw(_NOT_NEGATIVE)
    return CoFinancing(shares=shares, cost=cost, act=draw(_ACTS), provenance=draw(_PROVENANCES))


def cost_items() -> st.SearchStrategy[CostItem]:
    """
    Return a strategy for items of a cost plan.
    """
    return st.builds(CostItem, kind=st.sampled_from(CostItemKind), amount=_NOT_NEGATIVE, name=texts())


_ITEMS = st.lists(cost_items(), max_size=3).map(tuple)


@st.composite
def cost_plans(draw: st.DrawFn) -> CostPlan:
    """
    Return a strategy for cost plans; the total that some state is what their items add up to, or nearly.
    """
    items = draw(_ITEMS)
    stated: Euro | None = None
    how = draw(_HOW_COST)
    if how == "summed":
        stated = max(Euro.total(item.amount for item in items) + Euro.from_cents(draw(_OFF)), _NOTHING)
    elif how == "any":
        stated = draw(_NOT_NEGATIVE)
    return CostPlan(items=items, stated_total=stated, act=draw(_ACTS), provenance=draw(_PROVENANCES))


_INSTALMENT_NAMES = st.sampled_from(("R1", "R2", "R3")) | names()
_CONDITIONS = st.sampled_from(TransferCondition)
_DOCUMENT_KINDS = st.lists(st.sampled_from(DocumentKind), max_size=2).map(tuple)
_TEXTS = texts()


@st.composite
def transfer_instalments(draw: st.DrawFn) -> TransferInstalment:
    """
    Return a strategy for instalments under every condition, with a threshold where progress is asked for.
    """
    condition = draw(_CONDITIONS)
    return TransferInstalment(
        id=draw(_INSTALMENT_NAMES),
        condition=condition,
        threshold=draw(_PARTS) if condition is TransferCondition.PROGRESS else None,
        share=draw(_PARTS),
        documents=draw(_DOCUMENT_KINDS),
        note=draw(_TEXTS),
    )


_INSTALMENTS = st.lists(transfer_instalments(), max_size=3, unique_by=attrgetter("id"))
_YES_OR_NO = st.booleans()


@st.composite
def transfer_schedules(draw: st.DrawFn, *, whole: bool | None = None) -> TransferSchedule:
    """
    Return a strategy for the instalments of one body; those of some make the whole contribution.

    Args:
        draw: Given by Hypothesis.
        whole: True for shares that add up to one; by default any.
    """
    instalments = draw(_INSTALMENTS)
    if whole and not instalments:
        instalments = [draw(transfer_instalments())]
    if (draw(_YES_OR_NO) if whole is None else whole) and instalments:
        weights = [draw(_TENTHS) for _ in instalments]
        instalments = [
            attrs.evolve(found, share=Fraction(weight, sum(weights)))
            for found, weight in zip(instalments, weights, strict=True)
        ]
    return TransferSchedule(
        body=draw(_BODIES), instalments=tuple(instalments), act=draw(_ACTS), provenance=draw(_PROVENANCES)
    )


def transfers() -> st.SearchStrategy[Transfer]:
    """
    Return a strategy for money that a body sent; the instalment is often one of `transfer_schedules`.
    """
    return st.builds(
        Transfer,
        body=_BODIES,
        on=instants(),
        amount=_NOT_NEGATIVE,
        instalment=st.just("") | _INSTALMENT_NAMES,
        documents=documents_and_roles()["documents"],
        provenance=provenances(),
    )


def reached() -> st.SearchStrategy[Reached]:
    """
    Return a strategy for what a contract has reached, as far as is known.
    """
    return st.builds(
        Reached,
        signed=_YES_NO_UNKNOWN,
        started=_YES_NO_UNKNOWN,
        progress=st.none() | _PARTS,
        finished=_YES_NO_UNKNOWN,
        tested=_YES_NO_UNKNOWN,
        documents=st.frozensets(st.sampled_from(DocumentKind), max_size=3),
    )


_WHOLE_SCHEDULES, _REACHED, _TRANSFERS = (
    transfer_schedules(whole=True),
    reached(),
    st.lists(transfers(), max_size=3).map(tuple),
)


@st.composite
def transfer_standings(draw: st.DrawFn) -> TransferStanding:
    """
    Return a strategy for how an instalment stands, worked out from a schedule that makes the whole.
    """
    schedule = draw(_WHOLE_SCHEDULES)
    return draw(st.sampled_from(schedule.standing(draw(_UNDER_A_MILLION), draw(_REACHED), draw(_TRANSFERS))))


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    CoFinancing: cofinancings,
    CostItem: cost_items,
    CostPlan: cost_plans,
    FundingShare: funding_shares,
    Reached: reached,
    StatedAmount: stated_amounts,
    StatedCount: stated_counts,
    Transfer: transfers,
    TransferInstalment: transfer_instalments,
    TransferSchedule: transfer_schedules,
    TransferStanding: transfer_standings,
}
"""What makes each type, for `register`."""
