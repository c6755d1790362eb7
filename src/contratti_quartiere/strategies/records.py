"""
Strategies for the records of a programme, from its tenders to the whole of it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from contratti_quartiere.dates import Month, Year, earliest
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import (
    AmountPrecision,
    Lot,
    OptionsBasis,
    ProcedureKind,
    ProcurementCode,
    RecordOrigin,
    StatedAmount,
    Tender,
    VatBasis,
)
from contratti_quartiere.programme import (
    FundingBody,
    Milestone,
    MilestoneKind,
    Neighbourhood,
    NeighbourhoodContract,
    Programme,
    Unknown,
)
from contratti_quartiere.strategies.ground import bilinguals, cigs, euros, malformed_cigs
from contratti_quartiere.strategies.plans import lot_plans
from contratti_quartiere.strategies.pools import days, days_after, instants, names, neighbourhood_names, texts
from contratti_quartiere.strategies.sources import provenances, sources
from contratti_quartiere.strategies.terms import service_windows

__all__ = [
    "STRATEGIES",
    "laboratories",
    "lots",
    "milestones",
    "neighbourhood_contracts",
    "neighbourhoods",
    "opening_periods",
    "programmes",
    "stated_amounts",
    "tenders",
    "unknowns",
]

T = TypeVar("T")

# The last and the first day of each code.
_TURNS = st.sampled_from(
    (date(2006, 6, 30), date(2006, 7, 1), date(2016, 4, 19), date(2016, 4, 20), date(2023, 6, 30), date(2023, 7, 1))
)


def _some(records: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(records, max_size=most).map(tuple)


def _named(records: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(records, max_size=most, unique_by=attrgetter("id")).map(tuple)


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
        provenance=provenances(),
    )


def _found_cigs() -> st.SearchStrategy[Cig | CodeAsFound]:
    return cigs() | malformed_cigs().map(lambda found: CodeAsFound(CodeKind.CIG, found))


def lots() -> st.SearchStrategy[Lot]:
    """
    Return a strategy for lots, with a code, with a text in the place of one, and with none.
    """
    return st.builds(
        Lot,
        id=names(),
        title=texts(),
        neighbourhoods=_some(neighbourhood_names()),
        cig=st.none() | _found_cigs(),
        amount=st.none() | stated_amounts(),
        provenance=provenances(),
    )


@st.composite
def tenders(draw: st.DrawFn) -> Tender:
    """
    Return a strategy for tenders; in some the lots are priced on one basis, and a total is within a cent of their sum.
    """
    tender = Tender(
        id=draw(names()),
        title=draw(texts()),
        contracting_authority=draw(texts()),
        procedure=draw(st.none() | st.sampled_from(ProcedureKind)),
        notice_date=draw(st.none() | _TURNS | days()),
        declared_code=draw(st.none() | st.sampled_from(ProcurementCode)),
        origin=draw(st.sampled_from(RecordOrigin)),
        totals=draw(_some(stated_amounts())),
        lots=draw(_named(lots())),
        term=draw(st.none() | service_windows()),
        plan=draw(st.none() | lot_plans()),
        provenance=draw(provenances()),
    )
    return _summed(draw, tender) if tender.lots and draw(st.booleans()) else tender


def _summed(draw: st.DrawFn, tender: Tender) -> Tender:
    vat, options = draw(st.sampled_from(VatBasis)), draw(st.sampled_from(OptionsBasis))

    def stated(amount: Euro) -> StatedAmount:
        return StatedAmount(amount=amount, vat=vat, options=options)

    priced = tuple(attrs.evolve(lot, amount=stated(draw(euros()))) for lot in tender.lots)
    found = Euro.total(lot.amount.amount for lot in priced if lot.amount is not None)
    off = Euro.from_cents(draw(st.integers(-1, 1)))
    return attrs.evolve(tender, lots=priced, totals=(*tender.totals, stated(found + off)))


@st.composite
def opening_periods(draw: st.DrawFn) -> OpeningPeriod:
    """
    Return a strategy for the times in which a lab was open: ended, open still, or with an end that nobody knows.
    """
    first = draw(instants())
    provenance = draw(provenances())
    if draw(st.booleans()):
        return OpeningPeriod(first=first, end_unknown=draw(st.booleans()), provenance=provenance)
    last = draw(days_after(earliest(first)))
    precise = draw(st.sampled_from((last, Month.of(last), Year(last.year))))
    return OpeningPeriod(first=first, last=precise, provenance=provenance)


def laboratories() -> st.SearchStrategy[Laboratory]:
    """
    Return a strategy for labs; their neighbourhoods are often those of `lots`.
    """
    return st.builds(
        Laboratory,
        id=names(),
        name=texts(),
        neighbourhood=st.just("") | neighbourhood_names(),
        opening_periods=_some(opening_periods()),
        provenance=provenances(),
    )


def neighbourhoods() -> st.SearchStrategy[Neighbourhood]:
    """
    Return a strategy for neighbourhoods.
    """
    return st.builds(
        Neighbourhood, id=neighbourhood_names(), name=texts(), municipality=texts(), provenance=provenances()
    )


def neighbourhood_contracts() -> st.SearchStrategy[NeighbourhoodContract]:
    """
    Return a strategy for neighbourhood contracts.
    """
    return st.builds(
        NeighbourhoodContract,
        id=names(),
        neighbourhood=st.just("") | neighbourhood_names(),
        funding_bodies=_some(st.sampled_from(FundingBody)),
        provenance=provenances(),
    )


def milestones() -> st.SearchStrategy[Milestone]:
    """
    Return a strategy for what happened to a programme, on dates of any precision.
    """
    return st.builds(
        Milestone,
        id=names(),
        kind=st.sampled_from(MilestoneKind),
        when=instants(),
        what=bilinguals(),
        provenance=provenances(),
    )


def unknowns() -> st.SearchStrategy[Unknown]:
    """
    Return a strategy for questions that nobody can answer, each with an office to ask.
    """
    return st.builds(Unknown, id=names(), question=bilinguals(), office=bilinguals())


def programmes() -> st.SearchStrategy[Programme]:
    """
    Return a strategy for programmes, lawful and unlawful, complete and with holes; any collection may be empty.
    """
    return st.builds(
        Programme,
        title=texts(),
        sources=_named(sources()),
        neighbourhoods=_named(neighbourhoods()),
        contracts=_named(neighbourhood_contracts()),
        laboratories=_named(laboratories()),
        tenders=_named(tenders()),
        milestones=_named(milestones()),
        unknowns=_named(unknowns()),
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Laboratory: laboratories,
    Lot: lots,
    Milestone: milestones,
    Neighbourhood: neighbourhoods,
    NeighbourhoodContract: neighbourhood_contracts,
    OpeningPeriod: opening_periods,
    Programme: programmes,
    StatedAmount: stated_amounts,
    Tender: tenders,
    Unknown: unknowns,
}
"""What makes each type, for `register`."""
