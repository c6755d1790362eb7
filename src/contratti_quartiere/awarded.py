"""
The awards that a service contract comes from, lot by lot, or what is missing to tell them.
"""

from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import Asked
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Missing

__all__ = ["awards_of"]


def awards_of(asked: Asked[ServiceContract]) -> tuple[str, tuple[Award, ...]] | Missing:
    """
    Return the JSON Pointer of the tender of a contract, and the award of each of its lots; or what is missing to tell.

    A contract that names no lot is for the only one of its tender. Of a lot that was awarded more than once, that award
    counts which went to the firms of the contract.
    """
    if asked.tender is None:
        return Missing(
            path=f"{asked.path}/tender",
            message=Bilingual(
                "la gara da cui viene il contratto non è a registro",
                "the tender that the contract comes from is not on record",
            ),
        )
    path, tender = asked.tender
    lots = asked.record.lots or _only_lot(tender)
    if not lots:
        return Missing(
            path=f"{asked.path}/lots",
            message=Bilingual(
                "non si sa di quali lotti sia il contratto", "it is not known which lots the contract is for"
            ),
        )
    found = [[award for award in tender.awards if award.lot == lot and _may_be(award, asked.record)] for lot in lots]
    unsure = [lot for lot, awards in zip(lots, found, strict=True) if len(awards) != 1]
    if unsure:
        names = ", ".join(unsure)
        return Missing(
            path=f"{path}/awards",
            message=Bilingual(
                f"non si sa quale aggiudicazione abbia portato al contratto, lotti: {names}",
                f"it is not known which award led to the contract, lots: {names}",
            ),
        )
    return path, tuple(award for awards in found for award in awards)


def _only_lot(tender: Tender) -> tuple[str, ...]:
    names = {lot.id for lot in tender.lots} | {award.lot for award in tender.awards}
    return tuple(names) if len(names) == 1 else ()


def _may_be(award: Award, contract: ServiceContract) -> bool:
    return not award.firms or not contract.firms or set(award.firms) == set(contract.firms)
