"""
The `awards` and `contracts` sections of a release, which OCDS ties to each other: no contract without an award.
"""

from datetime import date
from typing import Any

from contratti_quartiere.acts import PROLONGING
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import say_when
from contratti_quartiere.exchange.ocds.own_fields import KEY, STAND_IN, own_fields
from contratti_quartiere.exchange.ocds.plain_values import held, start_of, unused, value_of, worth
from contratti_quartiere.exchange.ocds.release_parties import Parties
from contratti_quartiere.exchange.ocds.release_periods import contract_period
from contratti_quartiere.exchange.ocds.release_status import award_status, contract_status
from contratti_quartiere.exchange.ocds.release_tenders import lot_items
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["award_section", "contract_section"]


def award_section(
    tender: Tender, contracts: tuple[ServiceContract, ...], parties: Parties
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """
    Return the awards of a tender, and the `id` of the one that each contract names, by the `id` of the contract.

    A contract for several lots names the award of the first of them that is known. Where none is known, an award stands
    in that says no more than the contract does.
    """
    names = _names(tender.awards)
    awards = [_award(tender, index, name, parties) for index, name in enumerate(names)]
    named: dict[str, str] = {}
    for contract in contracts:
        index = _awarded(tender, contract)
        if index is None:
            name = unused(f"contratto-{contract.id}", [*names, *named.values()])
            awards.append(_stand_in(contract, name, parties))
        else:
            name = names[index]
        named[contract.id] = name
    return awards, named


def _names(awards: tuple[Award, ...]) -> list[str]:
    """
    Return the `id` of each award: its lot, and whether it is the first award of it on record, the second or a later.
    """
    counted: dict[str, int] = {}
    names: list[str] = []
    for award in awards:
        counted[award.lot] = counted.get(award.lot, 0) + 1
        names.append(f"{award.lot}-{counted[award.lot]}")
    return names


def _award(tender: Tender, index: int, name: str, parties: Parties) -> dict[str, Any]:
    award = tender.awards[index]
    return {
        "id": name,
        **held(
            status=award_status(tender, index),
            date=start_of(award.on) if isinstance(award.on, date) else None,
            value=value_of(worth(award.amount)),
            suppliers=parties.references(award.firms),
        ),
        "relatedLots": [award.lot],
        KEY: own_fields(award),
    }


def _stand_in(contract: ServiceContract, name: str, parties: Parties) -> dict[str, Any]:
    lots = list(dict.fromkeys(contract.lots))
    return {
        **held(id=name, suppliers=parties.references(contract.firms), relatedLots=lots),
        KEY: {STAND_IN: True},
    }


def _awarded(tender: Tender, contract: ServiceContract) -> int | None:
    """
    Return the position of the award that a contract came from: that of its first lot of which one award fits.
    """
    known = {award.lot for award in tender.awards} | {lot.id for lot in tender.lots}
    lots = contract.lots or (tuple(known) if len(known) == 1 else ())
    for lot in lots:
        fitting = [index for index, award in enumerate(tender.awards) if award.lot == lot and _may_be(award, contract)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _may_be(award: Award, contract: ServiceContract) -> bool:
    return not award.firms or not contract.firms or set(award.firms) == set(contract.firms)


def contract_section(
    contract: ServiceContract, tender: Tender, award: str, parties: Parties, *, on: date, lang: Lang
) -> dict[str, Any]:
    """
    Return one entry of `contracts`.

    Its value is that after all amendments; what it was at first stands under our own key. Its lots are told by its
    items, for it has one award alone to name.

    Args:
        contract: The contract.
        tender: The tender that it came from.
        award: The `id` of the award that it names.
        parties: The parties of the tender.
        on: The day of the release.
        lang: The language of the words of ours in it.
    """
    return {
        "id": contract.id,
        "awardID": award,
        **held(
            status=contract_status(contract, on=on),
            period=contract_period(contract.term),
            value=value_of(contract.value(date.max)),
            items=lot_items(contract.lots, tender),
            dateSigned=start_of(contract.signed_on),
            amendments=_amendments(contract, lang),
            implementation=held(transactions=_transactions(contract, parties)),
        ),
        KEY: own_fields(contract),
    }


def _amendments(contract: ServiceContract, lang: Lang) -> list[dict[str, Any]]:
    """
    Return the acts that changed the amount, then those that gave a later end.
    """
    acts = () if contract.term is None else contract.term.acts
    amounts = [
        held(
            id=f"importo-{number}",
            date=start_of(found.on),
            rationale=found.kind.say(lang),
            description="" if found.amount is None else f"{_CHANGE.say(lang)}: {format(found.amount, lang.value)}",
        )
        for number, found in enumerate(contract.amendments, start=1)
    ]
    ends = [
        held(
            id=f"durata-{number}",
            date=start_of(act.on),
            rationale=act.kind.say(lang),
            description=f"{_NEW_END.say(lang)}: {say_when(act.new_end, lang)}",
        )
        for number, act in enumerate(acts, start=1)
        if act.kind in PROLONGING and act.new_end is not None
    ]
    return amounts + ends


_CHANGE = Bilingual("variazione dell'importo", "change of the amount")
_NEW_END = Bilingual("nuova fine", "new end")


def _transactions(contract: ServiceContract, parties: Parties) -> list[dict[str, Any]]:
    """
    Return what was paid, net as every other value; to whom, if the contract is with one firm.

    A credit note is no payment: it stands under our own key, with the invoices that are not paid.
    """
    payees = parties.references(contract.firms)
    return [
        held(
            id=invoice.id,
            date=start_of(invoice.paid_on),
            value=value_of(invoice.net),
            payer=parties.buyer,
            payee=payees[0] if len(payees) == 1 else None,
        )
        for invoice in contract.execution.invoices
        if invoice.paid_on is not None and invoice.net.cents >= 0
    ]
