"""
Strategies for the records of a programme, from its tenders to the whole of it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.awards import Award
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv, Cup
from contratti_quartiere.interventions import Intervention, ScheduleEntry
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, ProcurementCode, RecordOrigin, Tender, Track
from contratti_quartiere.programme import Milestone, MilestoneKind, Neighbourhood, Programme, Unknown
from contratti_quartiere.strategies.agreed import contract_acts, interventions, neighbourhood_contracts
from contratti_quartiere.strategies.buildings import dwellings, progress_statements, works
from contratti_quartiere.strategies.contested import contested_tenders
from contratti_quartiere.strategies.decided import decided_programmes
from contratti_quartiere.strategies.desks import activities, laboratories, published_tables, requests
from contratti_quartiere.strategies.funds import stated_amounts, stated_counts
from contratti_quartiere.strategies.ground import bilinguals, cigs, cpvs, cups, euros, malformed_cigs
from contratti_quartiere.strategies.moves import households, relocations
from contratti_quartiere.strategies.origins import found_values, provenances, sources
from contratti_quartiere.strategies.plans import lot_plans
from contratti_quartiere.strategies.pools import days, instants, names, neighbourhood_names, texts
from contratti_quartiere.strategies.procedures import (
    award_criteria,
    awards,
    firms,
    found_tax_codes,
    guarantees,
    lot_divisions,
    lot_estimates,
    lot_limits,
    lot_names,
    procedure_acts,
    self_imposed_articles,
    some,
)
from contratti_quartiere.strategies.services import service_contracts
from contratti_quartiere.strategies.staircases import staircases
from contratti_quartiere.strategies.steering import savings, steering_decisions
from contratti_quartiere.strategies.terms import service_windows
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

__all__ = [
    "STRATEGIES",
    "followed_programmes",
    "lots",
    "milestones",
    "neighbourhoods",
    "programmes",
    "tenders",
    "unknowns",
]

T = TypeVar("T")

# The last and the first day of each code.
_TURNS = st.sampled_from(
    (date(2006, 6, 30), date(2006, 7, 1), date(2016, 4, 19), date(2016, 4, 20), date(2023, 6, 30), date(2023, 7, 1))
)


def _named(records: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(records, max_size=most, unique_by=attrgetter("id")).map(tuple)


def _found_cigs() -> st.SearchStrategy[Cig | CodeAsFound]:
    return cigs() | malformed_cigs().map(lambda found: CodeAsFound(CodeKind.CIG, found))


def _found_cups() -> st.SearchStrategy[Cup | CodeAsFound]:
    return cups() | cups().map(lambda cup: CodeAsFound(CodeKind.CUP, cup.code[1:]))


def _found_cpvs() -> st.SearchStrategy[Cpv | CodeAsFound]:
    return cpvs() | cpvs().map(lambda cpv: CodeAsFound(CodeKind.CPV, cpv.code[1:8]))


def lots() -> st.SearchStrategy[Lot]:
    """
    Return a strategy for lots, with a code, with a text in the place of one, and with none.
    """
    terms: dict[str, st.SearchStrategy[Any]] = {
        "id": lot_names(),
        "neighbourhoods": some(neighbourhood_names()),
        "cig": st.none() | _found_cigs(),
        "amount": st.none() | stated_amounts(),
    }
    documents: dict[str, st.SearchStrategy[Any]] = {
        "title": texts(),
        "cup": st.none() | _found_cups(),
        "estimate": st.none() | lot_estimates(),
        "exempt": st.booleans(),
        "track": st.none() | st.sampled_from(Track),
        "description": texts(),
        "cpv": st.none() | _found_cpvs(),
        "term": st.none() | service_windows(),
        "provenance": provenances(),
    }
    return st.builds(Lot, **terms) | st.builds(Lot, **terms, **documents)


def tenders() -> st.SearchStrategy[Tender]:
    """
    Return a strategy for tenders; in some the lots are priced on one basis, and a total is within a cent of their sum.

    In others a few firms contest lots of which one may win only so many.
    """
    # What the rules look at; half of the tenders say no more, since Hypothesis has only so much to draw from.
    terms: dict[str, st.SearchStrategy[Any]] = {
        "id": names(),
        "notice_date": st.none() | _TURNS | days(),
        "declared_code": st.none() | st.sampled_from(ProcurementCode),
        "origin": st.sampled_from(RecordOrigin),
        "totals": some(stated_amounts()),
        "lots": _named(lots(), most=3),
        "term": st.none() | service_windows(),
        "plan": st.none() | lot_plans(),
        "awards": some(awards(), most=1),
    }
    documents: dict[str, st.SearchStrategy[Any]] = {
        "title": texts(),
        "contracting_authority": texts(),
        "description": texts(),
        "authority_tax_code": st.none() | found_tax_codes(),
        "as_found": some(found_values(), most=1),
        "procedure": st.none() | st.sampled_from(ProcedureKind),
        "ground": texts(),
        "announced": st.none() | instants(),
        "repetition_of": st.just("") | names(),
        "track": st.none() | st.sampled_from(Track),
        "cpv": st.none() | _found_cpvs(),
        "object_kind": st.none() | st.sampled_from(ObjectKind),
        "procedure_acts": some(procedure_acts()),
        "division": st.none() | lot_divisions(),
        "lot_limits": st.none() | lot_limits(),
        "award_criteria": some(award_criteria()),
        "self_imposed": some(self_imposed_articles(), most=1),
        "offers_above_base": st.booleans(),
        "provisional_guarantee": st.none() | guarantees(),
        "firms": _named(firms()),
        "provenance": provenances(),
    }
    found = st.builds(Tender, **terms) | st.builds(Tender, **terms, **documents)
    bases = st.none() | st.tuples(st.sampled_from(VatBasis), st.sampled_from(OptionsBasis))
    summed = st.builds(_summed, found, bases, st.lists(euros(), min_size=3, max_size=3), st.integers(-1, 1))
    return summed | contested_tenders()


def _summed(tender: Tender, basis: tuple[VatBasis, OptionsBasis] | None, amounts: list[Euro], off: int) -> Tender:
    """
    Return the tender with its lots priced on a basis and a total so many cents off, or as it is without a basis.
    """
    if basis is None or not tender.lots:
        return tender
    vat, options = basis
    stated = [StatedAmount(amount=amount, vat=vat, options=options) for amount in amounts[: len(tender.lots)]]
    priced = tuple(attrs.evolve(lot, amount=amount) for lot, amount in zip(tender.lots, stated, strict=True))
    total = Euro.total(amounts[: len(tender.lots)]) + Euro.from_cents(off)
    # The first lot, if a lot of its own amount is its base, is awarded within a cent of it.
    first = attrs.evolve(priced[0], estimate=None)
    won = Award(lot=first.id, amount=attrs.evolve(stated[0], amount=stated[0].amount + Euro.from_cents(off)))
    return attrs.evolve(
        tender,
        lots=(first, *priced[1:]),
        totals=(*tender.totals, attrs.evolve(stated[0], amount=total)),
        awards=(*tender.awards, won),
    )


def neighbourhoods() -> st.SearchStrategy[Neighbourhood]:
    """
    Return a strategy for neighbourhoods.
    """
    return st.builds(
        Neighbourhood, id=neighbourhood_names(), name=texts(), municipality=texts(), provenance=provenances()
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


@st.composite
def followed_programmes(draw: st.DrawFn) -> Programme:
    """
    Return a strategy for programmes of one contract whose works end, or are to, before the service of its lab or after.

    Two statements of its works bear one day.
    """
    begun, closed, end = draw(days()), draw(days()), draw(days())
    planned = draw(st.booleans())
    entry = ScheduleEntry(event=WorksEvent.FINISH, when=end, planned=planned, said_on=begun if planned else None)
    first, second = draw(progress_statements()), draw(progress_statements())
    opening = OpeningPeriod(first=min(begun, closed), last=closed)
    return Programme(
        contracts=(NeighbourhoodContract(id="contratto", neighbourhood="nord"),),
        laboratories=(Laboratory(id="laboratorio", neighbourhood="nord", opening_periods=(opening,)),),
        interventions=(Intervention(id="intervento", contract="contratto", schedule=(entry,)),),
        works=(Works(id="lavori", intervention="", statements=(first, attrs.evolve(second, on=first.on))),),
    )


def programmes() -> st.SearchStrategy[Programme]:
    """
    Return a strategy for programmes, lawful and unlawful, complete and with holes; any collection may be empty.

    Some tell of the labs' service, some of households on the move, some of money and decisions, some of all three.
    """
    # What the rules look at comes first: Hypothesis has only so much to draw from.
    service: dict[str, st.SearchStrategy[Any]] = {
        "tenders": _named(tenders()),
        "service_contracts": _named(service_contracts()),
        "laboratories": _named(laboratories()),
        "requests": _named(requests(), most=4),
        "activities": _named(activities()),
    }
    moves: dict[str, st.SearchStrategy[Any]] = {
        "relocations": _named(relocations(most=6), most=3),
        "dwellings": _named(dwellings(most=4), most=3),
        "works": _named(works(most=7)),
        "households": _named(households(), most=3),
    }
    money: dict[str, st.SearchStrategy[Any]] = {
        "decisions": _named(steering_decisions()),
        "interventions": _named(interventions()),
        "savings": _named(savings()),
        "contracts": _named(neighbourhood_contracts()),
        "works": _named(works(most=2)),
        "sources": _named(sources()),
    }
    found = st.one_of(
        st.builds(
            Programme,
            **service,
            title=texts(),
            sources=_named(sources()),
            neighbourhoods=_named(neighbourhoods()),
            acts=_named(contract_acts()),
            counts=some(stated_counts()),
            amounts=some(stated_amounts()),
            contracts=_named(neighbourhood_contracts()),
            published=_named(published_tables()),
            milestones=_named(milestones()),
            unknowns=_named(unknowns()),
        ),
        st.builds(Programme, **moves),
        st.builds(Programme, **{**service, **money, **moves}),
        st.builds(Programme, **money),
        decided_programmes(),
        followed_programmes(),
        staircases(),
    )
    return st.builds(_opened, found, st.booleans())


def _opened(programme: Programme, as_planned: bool) -> Programme:  # noqa: FBT001  # Hypothesis passes it by place
    """
    Return the programme with its labs open for the first term that is planned, if they are to be, or as it is.
    """
    terms = [tender.term for tender in programme.tenders if tender.term is not None]
    if not as_planned or not terms:
        return programme
    opening = OpeningPeriod(first=terms[0].start, last=terms[0].planned_end)
    labs = (attrs.evolve(lab, opening_periods=(opening,)) for lab in programme.laboratories)
    return attrs.evolve(programme, laboratories=tuple(labs))


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Lot: lots,
    Milestone: milestones,
    Neighbourhood: neighbourhoods,
    Programme: programmes,
    Tender: tenders,
    Unknown: unknowns,
}
"""What makes each type, for `register`."""
