"""
Strategies for what others publish, as it is read before a programme is made of it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from contratti_quartiere.exchange.anac.cig_rows import PublishedCig
from contratti_quartiere.exchange.anac.l190_lots import (
    PublishedDataset,
    PublishedLot,
    PublishedParty,
    PublishedTenderer,
)
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.strategies.ground import cigs, codes_as_found, cpvs, euros, tax_codes
from contratti_quartiere.strategies.origins import found_values
from contratti_quartiere.strategies.pools import days, texts

__all__ = [
    "STRATEGIES",
    "published_cigs",
    "published_datasets",
    "published_lots",
    "published_parties",
    "published_tenderers",
]


def published_cigs() -> st.SearchStrategy[PublishedCig]:
    """
    Return a strategy for lots as ANAC's open data tell of them; some codes are none, and any thing may be missing.
    """
    flags = st.none() | st.booleans()
    return st.builds(
        PublishedCig,
        cig=_cigs(),
        framework_cig=_cigs(),
        tender_number=st.sampled_from(("9000001", "9000002", "")),
        tender_object=_bare(),
        tender_amount=_amounts(),
        lot_count=st.none() | st.integers(0, 20),
        lot_object=_bare(),
        lot_amount=_amounts(),
        object_kind=_often("SERVIZI", "FORNITURE", "LAVORI"),
        status=_often("ATTIVO", "CANCELLATO"),
        sector=_bare(),
        place=_often("015146"),
        province=_bare(),
        published=_days(),
        offers_due=_days(),
        procedure_code=_often("1", "23"),
        procedure=_bare(),
        arrangement=_bare(),
        authority_tax_code=_tax_codes(),
        authority=_bare(),
        cpv=st.none() | cpvs() | codes_as_found(CodeKind.CPV),
        cpv_words=_bare(),
        main_cpv=flags,
        duration=_often("1095.0", "0.0"),
        reserved=_bare(),
        repetitions=flags,
        outcome_code=_often("1"),
        outcome=_often("AGGIUDICATA"),
        as_found=_found(),
    )


def published_datasets() -> st.SearchStrategy[PublishedDataset]:
    """
    Return a strategy for what files of published lots say of themselves.
    """
    written = days().map(str) | _bare()
    return st.builds(
        PublishedDataset,
        title=_bare(),
        abstract=_bare(),
        published=written,
        publisher=_bare(),
        updated=written,
        year=_often("2019"),
        address=_bare(),
        licence=_bare(),
        as_found=_found(),
    )


def published_parties() -> st.SearchStrategy[PublishedParty]:
    """
    Return a strategy for firms that took part in the award of a published lot; some have no code at all.
    """
    roles = _often("02-MANDATARIA", "01-MANDANTE")
    return st.builds(PublishedParty, name=_bare(), tax_code=_tax_codes(), foreign_id=_bare(), role=roles)


def published_tenderers() -> st.SearchStrategy[PublishedTenderer]:
    """
    Return a strategy for who takes part in an award: a firm alone, or a group, even one of a single firm.
    """
    alone = st.builds(PublishedTenderer, members=st.tuples(published_parties()))
    members = st.lists(published_parties(), min_size=1, max_size=3).map(tuple)
    return alone | st.builds(PublishedTenderer, members=members, group=st.just(value=True))


def published_lots() -> st.SearchStrategy[PublishedLot]:
    """
    Return a strategy for lots as bodies publish them: some end before they start, or paid more than they awarded.
    """
    sides = st.none() | st.lists(published_tenderers(), max_size=2).map(tuple)
    return st.builds(
        PublishedLot,
        cig=_cigs(),
        authority=_bare(),
        authority_tax_code=_tax_codes(),
        object=_bare(),
        procedure=_often("23-AFFIDAMENTO DIRETTO", "01-PROCEDURA APERTA"),
        tenderers=sides,
        winners=sides,
        awarded=_amounts(),
        paid=_amounts(),
        start=_days(),
        end=_days(),
        as_found=_found(),
        dataset=st.none() | published_datasets(),
    )


def _cigs() -> st.SearchStrategy[Cig | CodeAsFound | None]:
    return st.none() | cigs() | codes_as_found(CodeKind.CIG)


def _tax_codes() -> st.SearchStrategy[TaxCode | CodeAsFound | None]:
    return st.none() | tax_codes() | codes_as_found(CodeKind.TAX_CODE)


def _amounts() -> st.SearchStrategy[Euro | None]:
    return st.none() | euros()


def _days() -> st.SearchStrategy[date | None]:
    return st.none() | days()


def _found() -> st.SearchStrategy[tuple[FoundValue, ...]]:
    return st.lists(found_values(), max_size=2).map(tuple)


def _bare() -> st.SearchStrategy[str]:
    # What is read has no blanks around it.
    return texts().map(str.strip)


def _often(*pool: str) -> st.SearchStrategy[str]:
    return st.sampled_from((*pool, "")) | _bare()


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    PublishedCig: published_cigs,
    PublishedDataset: published_datasets,
    PublishedLot: published_lots,
    PublishedParty: published_parties,
    PublishedTenderer: published_tenderers,
}
"""What makes each type, for `register`."""
