"""
Strategies for what a tender's documents set, who takes part in it and who wins.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.awards import Award, Firm, FirmKind
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.guarantees import Guarantee, GuaranteeReduction, ReductionGround
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import (
    AwardCriterion,
    CriterionKind,
    LotDivision,
    LotLimits,
    ProcedureAct,
    ProcedureActKind,
    SelfImposedArticle,
)
from contratti_quartiere.strategies.funds import stated_amounts
from contratti_quartiere.strategies.ground import euros, tax_codes
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import days, instants, names, texts

__all__ = [
    "STRATEGIES",
    "award_criteria",
    "awards",
    "firm_names",
    "firms",
    "found_tax_codes",
    "guarantee_reductions",
    "guarantees",
    "lot_divisions",
    "lot_estimates",
    "lot_limits",
    "lot_names",
    "percentages",
    "priced_options",
    "priced_renewals",
    "procedure_acts",
    "self_imposed_articles",
    "some",
]

T = TypeVar("T")

_DAYS = st.none() | days()
_SUMS = euros(min_value=Euro("0.00"))


def some(records: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """
    Return a strategy for a few records, or none.

    Args:
        records: What makes one.
        most: How many there are at most.
    """
    return st.lists(records, max_size=most).map(tuple)


def percentages() -> st.SearchStrategy[Decimal]:
    """
    Return a strategy for percentages from 0 to 100, the rates of VAT often among them.
    """
    return st.sampled_from((Decimal(22), Decimal(5), Decimal(0), Decimal(10))) | st.decimals(0, 100, places=3)


def lot_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of lots.
    """
    return st.sampled_from(("lotto-1", "lotto-2")) | names()


def firm_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of firms.
    """
    return st.sampled_from(("impresa-A", "impresa-B")) | names()


def priced_options() -> st.SearchStrategy[PricedOption]:
    """
    Return a strategy for options that documents foresee, priced or not.
    """
    return st.builds(
        PricedOption,
        kind=st.sampled_from(OptionKind),
        amount=st.none() | _SUMS,
        months=st.none() | st.integers(1, 48),
        note=texts(),
    )


def priced_renewals() -> st.SearchStrategy[PricedRenewal]:
    """
    Return a strategy for renewals that documents foresee, priced or not.
    """
    return st.builds(
        PricedRenewal,
        amount=st.none() | _SUMS,
        months=st.none() | st.integers(1, 48),
        tacit=st.booleans(),
        note=texts(),
    )


def lot_estimates() -> st.SearchStrategy[LotEstimate]:
    """
    Return a strategy for estimates of lots; in some the parts are more than the base.
    """
    return st.builds(
        LotEstimate,
        base=_SUMS,
        labour=st.none() | _SUMS,
        safety=st.none() | _SUMS,
        vat=st.sampled_from(VatBasis),
        options=some(priced_options()),
        renewals=some(priced_renewals()),
        provenance=provenances(),
    )


def procedure_acts() -> st.SearchStrategy[ProcedureAct]:
    """
    Return a strategy for acts of a tender, dated or not, of all lots or of some.
    """
    return st.builds(
        ProcedureAct,
        kind=st.sampled_from(ProcedureActKind),
        on=st.none() | instants(),
        number=texts(),
        lots=some(lot_names()),
        grouped=st.booleans(),
        provenance=provenances(),
    )


def lot_divisions() -> st.SearchStrategy[LotDivision]:
    """
    Return a strategy for what documents say of how a contract is divided into lots, or why it is not.
    """
    return st.builds(
        LotDivision,
        reasons=texts(),
        criteria=texts(),
        stated_in=st.none() | st.sampled_from(ProcedureActKind),
        provenance=provenances(),
    )


_COUNTS = st.none() | st.integers(0, 40)


def lot_limits() -> st.SearchStrategy[LotLimits]:
    """
    Return a strategy for limits on the lots that one may tender for and win.
    """
    return st.builds(
        LotLimits,
        most_tendered=_COUNTS,
        most_awarded=_COUNTS,
        linked_count=st.none() | st.booleans(),
        reason=texts(),
        criterion=texts(),
        more_if_alone=st.booleans(),
        tenderers_expected=_COUNTS,
        provenance=provenances(),
    )


def award_criteria() -> st.SearchStrategy[AwardCriterion]:
    """
    Return a strategy for criteria of an award, with points or without.
    """
    return st.builds(
        AwardCriterion, kind=st.sampled_from(CriterionKind), points=st.none() | percentages(), name=texts()
    )


def self_imposed_articles() -> st.SearchStrategy[SelfImposedArticle]:
    """
    Return a strategy for articles that documents recall.
    """
    acts = st.sampled_from(("DLgs 163/2006", "DLgs 36/2023")) | names()
    articles = st.sampled_from(("art. 11 c. 10", "art. 18 c. 3", "art. 58", "Art. 58, comma 2")) | names()
    return st.builds(SelfImposedArticle, act=acts, article=articles, provenance=provenances())


def guarantee_reductions() -> st.SearchStrategy[GuaranteeReduction]:
    """
    Return a strategy for reductions of a guarantee.
    """
    return st.builds(GuaranteeReduction, ground=st.sampled_from(ReductionGround), rate=st.none() | percentages())


def guarantees() -> st.SearchStrategy[Guarantee]:
    """
    Return a strategy for guarantees, waived ones too.
    """
    return st.builds(
        Guarantee,
        amount=st.none() | _SUMS,
        rate=st.none() | percentages(),
        reductions=some(guarantee_reductions()),
        waived=st.booleans(),
        note=texts(),
        provenance=provenances(),
    )


def found_tax_codes() -> st.SearchStrategy[TaxCode | CodeAsFound]:
    """
    Return a strategy for tax codes of bodies, or a text in the place of one.
    """
    found = tax_codes(persons=False)
    return found | found.map(lambda code: CodeAsFound(CodeKind.TAX_CODE, f"{code}0"))


def firms() -> st.SearchStrategy[Firm]:
    """
    Return a strategy for firms, with a tax code of a body, with a text in the place of one, and with none.
    """
    return st.builds(
        Firm,
        id=firm_names(),
        name=texts(),
        kind=st.none() | st.sampled_from(FirmKind),
        tax_code=st.none() | found_tax_codes(),
        linked=some(firm_names()),
        provenance=provenances(),
    )


def awards() -> st.SearchStrategy[Award]:
    """
    Return a strategy for awards of lots, to a firm or a group, with days in any order.
    """
    return st.builds(
        Award,
        lot=lot_names(),
        firms=some(firm_names()),
        on=st.none() | instants(),
        communicated_on=_DAYS,
        effective_on=_DAYS,
        standstill_until=_DAYS,
        stipulation_by=_DAYS,
        amount=st.none() | stated_amounts(),
        discount=st.none() | percentages(),
        offers=_COUNTS,
        challenged=st.none() | st.booleans(),
        stipulation_postponed=texts(),
        provenance=provenances(),
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Award: awards,
    AwardCriterion: award_criteria,
    Firm: firms,
    Guarantee: guarantees,
    GuaranteeReduction: guarantee_reductions,
    LotDivision: lot_divisions,
    LotEstimate: lot_estimates,
    LotLimits: lot_limits,
    PricedOption: priced_options,
    PricedRenewal: priced_renewals,
    ProcedureAct: procedure_acts,
    SelfImposedArticle: self_imposed_articles,
}
"""What makes each type, for `register`."""
