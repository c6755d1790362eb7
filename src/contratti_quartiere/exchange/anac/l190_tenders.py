"""
A published lot as a foreign tender of one lot, with the contract that came of it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.awards import Award
from contratti_quartiere.exchange.anac.found_days import found_day
from contratti_quartiere.exchange.anac.l190_firms import LotFirms, firms_of
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot
from contratti_quartiere.execution import Execution
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, ProcedureKind, RecordOrigin, Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance
from contratti_quartiere.windows import ServiceWindow

__all__ = ["LotReading", "tender_of"]

# The words of the lists that ANAC published over the years. What they do not say plainly stays as found: a call-off
# from a framework agreement, an award in house, one to a reserved group are no kind of how tenderers were sought.
_PROCEDURES: Final[Mapping[str, ProcedureKind]] = {
    "PROCEDURA APERTA": ProcedureKind.OPEN,
    "PROCEDURA RISTRETTA": ProcedureKind.RESTRICTED,
    "PROCEDURA RISTRETTA DERIVANTE DA AVVISI CON CUI SI INDICE LA GARA": ProcedureKind.RESTRICTED,
    "PROCEDURA RISTRETTA SEMPLIFICATA": ProcedureKind.RESTRICTED,
    "PROCEDURA NEGOZIATA PREVIA PUBBLICAZIONE": ProcedureKind.NEGOTIATED,
    "PROCEDURA NEGOZIATA PREVIA PUBBLICAZIONE DEL BANDO": ProcedureKind.NEGOTIATED,
    "PROCEDURA NEGOZIATA SENZA PREVIA PUBBLICAZIONE": ProcedureKind.NEGOTIATED,
    "PROCEDURA NEGOZIATA SENZA PREVIA PUBBLICAZIONE DEL BANDO": ProcedureKind.NEGOTIATED,
    "PROCEDURA NEGOZIATA SENZA PREVIA INDIZIONE DI GARA (SETTORI SPECIALI)": ProcedureKind.NEGOTIATED,
    "PROCEDURA NEGOZIATA CON PREVIA INDIZIONE DI GARA (SETTORI SPECIALI)": ProcedureKind.NEGOTIATED,
    "PROCEDURA NEGOZIATA DERIVANTE DA AVVISI CON CUI SI INDICE LA GARA": ProcedureKind.NEGOTIATED,
    "PROCEDURA NEGOZIATA PER AFFIDAMENTI SOTTO SOGLIA": ProcedureKind.NEGOTIATED,
    "AFFIDAMENTO DIRETTO": ProcedureKind.DIRECT_AWARD,
    "AFFIDAMENTO IN ECONOMIA - AFFIDAMENTO DIRETTO": ProcedureKind.DIRECT_AWARD,
}
_NOTHING: Final = Euro("0.00")


@attrs.frozen(kw_only=True)
class LotReading:
    """
    How the lots of a publication become tenders (*lettura dei lotti pubblicati*).

    Attributes:
        vat: Whether value added tax is in the amounts.
        provenance: From where they are known.
    """

    vat: VatBasis
    provenance: Provenance

    def stated(self, amount: Euro | None, when: date | None = None) -> StatedAmount | None:
        """
        Return an amount as the file states it.
        """
        if amount is None:
            return None
        return StatedAmount(amount=amount, vat=self.vat, when=when, provenance=self.provenance)


def tender_of(name: str, lot: PublishedLot, reading: LotReading) -> tuple[Tender, ServiceContract | None]:
    """
    Return a published lot as a tender, and its contract if the lot was awarded or anything was paid.

    A window needs a start; an end without one, or before it, stays as found. Without a contract the window is that of
    the lot, and amounts of nothing stay as found.

    Args:
        name: The `id` of the tender, of its lot and of its contract.
        lot: The lot.
        reading: On which basis.
    """
    firms = firms_of(lot, reading.provenance)
    term = _term(lot, reading.provenance)
    awards = _awards(name, lot, firms, reading)
    contract = _contract(name, lot, firms, term, reading) if awards or lot.paid else None
    own = Lot(
        id=name,
        title=lot.object,
        cig=lot.cig,
        term=None if contract else term,
        provenance=reading.provenance,
    )
    tender = Tender(
        id=name,
        title=lot.object,
        contracting_authority=lot.authority,
        authority_tax_code=lot.authority_tax_code,
        procedure=_PROCEDURES.get(" ".join(lot.procedure_words.upper().split())),
        origin=RecordOrigin.FOREIGN,
        lots=(own,),
        firms=firms.firms,
        awards=awards,
        as_found=(*_kept(lot, contract), *firms.as_found, *lot.as_found),
        provenance=reading.provenance,
    )
    return tender, contract


def _term(lot: PublishedLot, provenance: Provenance) -> ServiceWindow | None:
    if lot.start is None:
        return None
    end = None if lot.ends_before_start else lot.end
    return ServiceWindow(start=lot.start, declared_end=end, provenance=provenance)


def _awards(name: str, lot: PublishedLot, firms: LotFirms, reading: LotReading) -> tuple[Award, ...]:
    """
    Return an award to each winner; one to nobody that is known, if an amount was awarded and no winner is named.

    The amount is for the lot: of several winners nobody knows what each was awarded.
    """
    if len(firms.winners) > 1:
        return tuple(Award(lot=name, firms=winner, provenance=reading.provenance) for winner in firms.winners)
    if not firms.winners and not lot.awarded:
        return ()
    (winner,) = firms.winners or ((),)
    return (Award(lot=name, firms=winner, amount=reading.stated(lot.awarded), provenance=reading.provenance),)


def _contract(
    name: str, lot: PublishedLot, firms: LotFirms, term: ServiceWindow | None, reading: LotReading
) -> ServiceContract:
    updated = None if lot.dataset is None else found_day(lot.dataset.updated).value
    return ServiceContract(
        id=name,
        tender=name,
        lots=(name,),
        firms=firms.winners[0] if len(firms.winners) == 1 else (),
        origin=RecordOrigin.FOREIGN,
        amount=reading.stated(lot.awarded),
        term=term,
        execution=Execution(liquidated=reading.stated(lot.paid, updated)),
        provenance=reading.provenance,
    )


def _kept(lot: PublishedLot, contract: ServiceContract | None) -> tuple[FoundValue, ...]:
    """
    Return what the lot says and neither the tender nor the contract holds.
    """
    said: dict[str, str] = {"sceltaContraente": lot.procedure}
    if contract is None:
        said["importoAggiudicazione"] = "" if lot.awarded is None else lot.awarded.amount
        said["importoSommeLiquidate"] = "" if lot.paid is None else lot.paid.amount
    if lot.end is not None and (lot.start is None or lot.ends_before_start):
        said["tempiCompletamento/dataUltimazione"] = lot.end.isoformat()
    return tuple(FoundValue(place=place, value=value) for place, value in said.items() if value)
