"""
The tender and the contracts of a release that another system wrote.
"""

from collections.abc import Mapping
from decimal import Decimal

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.ocds.branches import Branch
from contratti_quartiere.exchange.ocds.cig_lookalikes import tell_lookalikes
from contratti_quartiere.exchange.ocds.found_amounts import stated
from contratti_quartiere.exchange.ocds.found_awards import FoundAwards, contracts_of
from contratti_quartiere.exchange.ocds.found_days import day_of, window_of
from contratti_quartiere.exchange.ocds.found_firms import Firms, authority
from contratti_quartiere.exchange.ocds.found_lots import FoundLots, item_codes, undivided
from contratti_quartiere.exchange.ocds.found_names import Names, cleaned
from contratti_quartiere.exchange.ocds.leaves import Numeral
from contratti_quartiere.procedures import LotLimits, ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, RecordOrigin, Tender
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["records_of"]

_ESTIMATE = Bilingual("valore stimato", "estimated value")
_METHODS = {"open": ProcedureKind.OPEN, "direct": ProcedureKind.DIRECT_AWARD}
# Services may be social ones or others, which are two kinds here.
_CATEGORIES = {"goods": ObjectKind.SUPPLY, "works": ObjectKind.WORKS}


def records_of(root: Branch) -> tuple[Tender, tuple[ServiceContract, ...]]:
    """
    Return the tender and the contracts of a release.
    """
    tender = root.at("tender")
    name = _name(root)
    tell_lookalikes(root)
    lots = FoundLots(tender)
    cpv = item_codes(tender, lots)
    _add_whole(root, name, lots)
    firms = Firms(root)
    firms.named(tender.at("tenderers"))
    awards = FoundAwards(root.at("awards"), lots, firms)
    contracts = contracts_of(root, name, awards)
    body, code = authority(root)
    value = stated(tender.at("value"), _ESTIMATE)
    record = Tender(
        id=name,
        title=tender.at("title").taken(),
        description=tender.at("description").taken(),
        contracting_authority=body,
        authority_tax_code=code,
        procedure=_METHODS.get(_known(tender.at("procurementMethod"), _METHODS)),
        cpv=cpv,
        object_kind=_CATEGORIES.get(_known(tender.at("mainProcurementCategory"), _CATEGORIES)),
        origin=RecordOrigin.FOREIGN,
        procedure_acts=_offers_due(tender),
        lot_limits=_limits(tender.at("lotDetails"), len(lots.found)),
        totals=() if value is None else (value,),
        lots=tuple(lots.found),
        term=window_of(tender.at("contractPeriod")),
        firms=tuple(firms.found),
        awards=tuple(awards.found),
        as_found=(),
    )
    read = tuple(f"{contract.place}/" for contract in root.at("contracts").objects())
    return attrs.evolve(record, as_found=root.release.as_found(read, but=True)), contracts


def _name(root: Branch) -> str:
    """
    Return the name of the tender: its own, else that of its process or of the release.
    """
    own = root.at("tender", "id")
    for branch in (own, root.at("ocid"), root.at("id")):
        if cleaned(branch.name):
            if branch is not own:
                own.odd("no_identifier", _NO_NAME)
            return Names().give(branch, "gara")
    return Names().give(own, "gara")


def _add_whole(root: Branch, name: str, lots: FoundLots) -> None:
    """
    Add the lot of a tender that is not divided, if an award is of it or it is named after its CIG.
    """
    if lots.found:
        return
    whole = undivided(name, root.at("ocid"))
    if whole.cig is not None or root.at("awards").objects():
        lots.found.append(whole)
        root.at("tender", "lots").odd(
            "undivided",
            Bilingual(
                f"la gara non ha lotti: le è stato dato il lotto «{whole.id}», che è tutta la gara",
                f"the tender has no lots: it was given the lot {whole.id!r}, which is the whole of it",
            ),
        )


def _known(branch: Branch, words: Mapping[str, object]) -> str:
    code = branch.code
    if branch.text in words:
        branch.take()
    return code


def _offers_due(tender: Branch) -> tuple[ProcedureAct, ...]:
    due = day_of(tender.at("tenderPeriod", "endDate"))
    return () if due is None else (ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=due),)


def _limits(details: Branch, lots: int) -> LotLimits | None:
    tendered = _limit(details.at("maximumLotsBidPerSupplier"), lots)
    awarded = _limit(details.at("maximumLotsAwardedPerSupplier"), lots)
    return None if tendered is None and awarded is None else LotLimits(most_tendered=tendered, most_awarded=awarded)


def _limit(most: Branch, lots: int) -> int | None:
    """
    Return the most lots that one may have; None for none, or for more than there are, which limits nothing.
    """
    value = most.value
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= lots:
        most.take()
        return value
    if isinstance(value, (int, Decimal, float, Numeral)) and not isinstance(value, bool):
        most.odd("no_limit", _NO_LIMIT)
    else:
        most.odd("wrong_type", _NO_NUMBER)
    return None


_NO_NAME = Bilingual(
    "la gara non ha un identificativo; ha quello del processo o della release",
    "the tender has no identifier; it has that of the process or of the release",
)
_NO_LIMIT = Bilingual(
    "non è un numero di lotti fra zero e quanti sono: non limita nulla, ed è conservato come trovato",
    "is no number of lots between none and all of them: it limits nothing, and is kept as found",
)
_NO_NUMBER = Bilingual(
    "doveva essere un numero intero; è conservato come trovato", "should be a whole number; it is kept as found"
)
