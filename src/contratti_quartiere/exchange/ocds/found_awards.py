"""
The awards and the contracts of a foreign release: what stands, of which lots, to whom, and for how much.
"""

import attrs

from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.ocds.branches import Branch
from contratti_quartiere.exchange.ocds.found_amounts import stated
from contratti_quartiere.exchange.ocds.found_days import day_of, window_of
from contratti_quartiere.exchange.ocds.found_firms import Firms
from contratti_quartiere.exchange.ocds.found_lots import FoundLots
from contratti_quartiere.exchange.ocds.found_names import Names
from contratti_quartiere.execution import Execution
from contratti_quartiere.procurement import RecordOrigin
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["FoundAwards", "contracts_of"]

_NO_LOT = Bilingual(
    "non dice quale dei lotti aggiudica; non è diventata un'aggiudicazione, ed è conservata come trovata",
    "does not say which of the lots it awards; it became no award, and is kept as found",
)
_NOT_IN_FORCE = Bilingual(
    "l'aggiudicazione non è in vigore: non è diventata una di qui, ed è conservata come trovata",
    "the award is not in force: it became none here, and is kept as found",
)
_SEVERAL = Bilingual(
    "è un importo di più lotti insieme, e non si sa quanto di ciascuno; è conservato come trovato",
    "is one amount for several lots, and how much is for each is not known; it is kept as found",
)
_PAYMENTS = Bilingual(
    "ha più pagamenti, e non si sa se sono tutti; non sono stati sommati, e sono conservati come trovati",
    "has several payments, and whether they are all is not known; they were not added, and are kept as found",
)
_UNKNOWN_AWARD = Bilingual(
    "nomina un'aggiudicazione che la release non ha: lotti e operatori del contratto non sono noti",
    "names an award that the release does not have: lots and firms of the contract are not known",
)


@attrs.frozen
class _Known:
    lots: tuple[str, ...]
    firms: tuple[str, ...]


class FoundAwards:
    """
    The awards of a release, found by the names that its contracts give them (*aggiudicazioni di una release*).

    Attributes:
        found: The awards that stand, one a lot.
    """

    def __init__(self, awards: Branch, lots: FoundLots, firms: Firms) -> None:
        self.found: list[Award] = []
        self._by_id: dict[str, _Known] = {}
        only = (lots.found[0].id,) if len(lots.found) == 1 else ()
        for award in awards.objects():
            known = _Known(lots.related(award.at("relatedLots")), firms.named(award.at("suppliers")))
            if award.at("relatedLots").value is None:
                known = attrs.evolve(known, lots=only)
            self._by_id.setdefault(award.at("id").name.strip(), known)
            if not _stands(award.at("status")):
                award.keep()
            elif not known.lots:
                award.odd("no_lot", _NO_LOT)
                award.keep()
            else:
                self._read(award, known)

    def _read(self, award: Branch, known: _Known) -> None:
        if len(known.lots) > 1 and award.at("value").value is not None:
            award.at("value").odd("several_lots", _SEVERAL)
        amount = stated(award.at("value")) if len(known.lots) == 1 else None
        day = day_of(award.at("date"))
        self.found.extend(Award(lot=lot, firms=known.firms, on=day, amount=amount) for lot in known.lots)

    def named(self, reference: Branch) -> _Known:
        """
        Return the lots and the firms of an award that a contract names; none for an unknown one, which is told.
        """
        known = self._by_id.get(reference.name.strip())
        if known is None:
            reference.odd("unknown_award", _UNKNOWN_AWARD)
        return known or _Known((), ())


def _stands(status: Branch) -> bool:
    """
    Return whether an award is in force, or does not say; what is pending, cancelled or without success is told.
    """
    if status.value is None or status.code == "active":
        status.take()
        return True
    status.odd("not_in_force", _NOT_IN_FORCE)
    return False


def contracts_of(root: Branch, tender: str, awards: FoundAwards) -> tuple[ServiceContract, ...]:
    """
    Return the contracts of a release, each with what no field of it holds.
    """
    names = Names()
    found: list[ServiceContract] = []
    for contract in root.at("contracts").objects():
        known = awards.named(contract.at("awardID"))
        record = ServiceContract(
            id=names.give(contract.at("id"), f"{tender}-contratto-{len(found) + 1}"),
            tender=tender,
            lots=known.lots,
            firms=known.firms,
            origin=RecordOrigin.FOREIGN,
            signed_on=day_of(contract.at("dateSigned")),
            amount=stated(contract.at("value")),
            term=window_of(contract.at("period")),
            execution=_execution(contract.at("implementation", "transactions")),
        )
        # A status such as cancelled stays as found; whether the contract counts is nobody's guess here.
        found.append(attrs.evolve(record, as_found=root.release.as_found((f"{contract.place}/",))))
    return tuple(found)


def _execution(transactions: Branch) -> Execution:
    """
    Return what the release states as paid, if it states it in one sum.
    """
    payments = transactions.objects()
    if len(payments) != 1:
        if payments:
            transactions.odd("several_payments", _PAYMENTS)
        return Execution()
    amount = stated(payments[0].at("value"))
    if amount is None:
        return Execution()
    return Execution(liquidated=attrs.evolve(amount, when=day_of(payments[0].at("date"))))
