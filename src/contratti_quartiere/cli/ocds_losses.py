"""
What OCDS written by the command `convert` does not say as such: amounts without a `value`, people, another `ocid`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from contratti_quartiere.amounts import AmountPrecision, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.file_kinds import FileKind
from contratti_quartiere.cli.page import Page
from contratti_quartiere.exchange.ocds import dumps, to_release
from contratti_quartiere.exchange.ocds.withheld import without_people
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["Losses", "losses_of", "losses_values", "print_losses"]

_TEXTS = "texts"
_SAID: Mapping[str, Bilingual] = {
    "Tender.as_found": Bilingual(
        "ciò che un dato altrui dice di gare e nessun campo contiene, che nomini qualcuno o no: valori {}",
        "what a foreign record says of tenders and no field holds, whether it names anyone or not: values {}",
    ),
    "ServiceContract.as_found": Bilingual(
        "ciò che un dato altrui dice di contratti e nessun campo contiene, che nomini qualcuno o no: valori {}",
        "what a foreign record says of contracts and no field holds, whether it names anyone or not: values {}",
    ),
    "Tender.authority_tax_code": Bilingual("codici fiscali di enti: {}", "tax codes of authorities: {}"),
    "Firm.tax_code": Bilingual("codici fiscali di imprese: {}", "tax codes of firms: {}"),
    "Execution.staff_hours": Bilingual("ore per figura professionale: {}", "hours by profession: {}"),
    _TEXTS: Bilingual("testi con il codice fiscale di una persona: {}", "texts with the tax code of a person: {}"),
}


@attrs.frozen(kw_only=True)
class Losses:
    """
    What a release says otherwise than the programme, or not at all.

    Attributes:
        vat_unknown: How many amounts have no `value`, for nobody knows whether VAT is in them.
        not_net: How many have none, for they are gross or not exact.
        withheld: By field, how much was kept back that may name people.
        ocids: The `ocid` of the source and the one that was written, where they differ.
    """

    vat_unknown: int = 0
    not_net: int = 0
    withheld: tuple[tuple[str, int], ...] = ()
    ocids: tuple[tuple[str, str], ...] = ()


def losses_of(
    tender: Tender, contracts: tuple[ServiceContract, ...], release: Mapping[str, Any], *, lang: str, people: bool
) -> Counter[str]:
    """
    Return by field how much a release does not say of a tender and its contracts.

    Args:
        tender: The tender.
        contracts: Its contracts.
        release: The release that was made of them.
        lang: The language of the release.
        people: True if it holds what may name people too.
    """
    bases = [*_bases(tender, contracts)]
    unknown = sum(vat is VatBasis.UNKNOWN for vat, _ in bases)
    whole = sum(vat is VatBasis.NET and exact for vat, exact in bases)
    found = Counter({"vat_unknown": unknown, "not_net": len(bases) - unknown - whole})
    return found if people else found + _withheld(tender, contracts, release, lang)


def _bases(tender: Tender, contracts: tuple[ServiceContract, ...]) -> Iterator[tuple[VatBasis, bool]]:
    """
    Yield of each amount that OCDS has a `value` for whether VAT is in it, and whether it is exact.
    """
    for lot in tender.lots:
        if lot.estimate is not None:
            yield lot.estimate.vat, True
    amounts = (
        *tender.totals,
        *(record.amount for records in (tender.lots, tender.awards, contracts) for record in records),
    )
    for amount in amounts:
        if amount is not None:
            yield amount.vat, amount.precision is AmountPrecision.EXACT


def _withheld(
    tender: Tender, contracts: tuple[ServiceContract, ...], release: Mapping[str, Any], lang: str
) -> Counter[str]:
    bare, without = without_people(tender, contracts)
    firms = zip(tender.firms, bare.firms, strict=True)
    day = dt.date.fromisoformat(release["date"][:10])
    named = to_release(bare, contracts=without, ocid=release["ocid"], date=day, language=lang, people=True)
    # Both have the same lines: only texts differ, of which codes were taken out.
    pairs = zip(_lines(named), _lines(release), strict=False)
    return Counter(
        {
            "Tender.as_found": len(tender.as_found),
            "Tender.authority_tax_code": int(tender.authority_tax_code != bare.authority_tax_code),
            "Firm.tax_code": sum(one.tax_code != other.tax_code for one, other in firms),
            "ServiceContract.as_found": sum(len(contract.as_found) for contract in contracts),
            "Execution.staff_hours": sum(len(contract.execution.staff_hours) for contract in contracts),
            _TEXTS: sum(one != other for one, other in pairs),
        }
    )


def _lines(release: Mapping[str, Any]) -> list[str]:
    sections = ("parties", "tender", "awards", "contracts")
    return dumps({name: release[name] for name in sections if name in release}).split("\n")


def losses_values(losses: Losses) -> dict[str, object]:
    """
    Return losses as JSON values.
    """
    return {
        "people_withheld": bool(losses.withheld),
        "withheld": dict(losses.withheld),
        "amounts_without_value": {"vat_unknown": losses.vat_unknown, "gross_or_not_exact": losses.not_net},
        "ocids": [{"found": found, "written": written} for found, written in losses.ocids],
    }


def print_losses(page: Page, losses: Losses, kind: FileKind) -> None:
    """
    Print what a release does not say, and the remedy.
    """
    if losses.vat_unknown:
        many = losses.vat_unknown
        told = page.say(
            f"Importi senza `value`, perché non si sa se comprendono l'IVA: {many}. ",
            f"Amounts without `value`, for nobody knows whether VAT is in them: {many}. ",
        )
        remedy = (
            page.say("Se sono netti: --vat netto", "If they are net: --vat net")
            if kind in {FileKind.L190, FileKind.CIG}
            else page.say(
                'Se sono netti: "vat": "netto" nel documento, o --vat netto quando si importa da ANAC',
                'If they are net: "vat": "netto" in the document, or --vat net when importing from ANAC',
            )
        )
        page.paragraph(told + remedy)
    if losses.not_net:
        many = losses.not_net
        page.paragraph(
            page.say(
                f"Importi senza `value`, perché lordi o non esatti: {many}. Stanno nella chiave nostra",
                f"Amounts without `value`, for they are gross or not exact: {many}. They stand under our own key",
            )
        )
    for found, written in losses.ocids:
        page.paragraph(
            page.say(
                f"ocid di ciò che fu letto: {found}; scritto: {written}",
                f"ocid that was read: {found}; written: {written}",
            )
        )
    if losses.withheld:
        page.paragraph(
            page.say(
                "Ciò che può nominare persone non è stato scritto; --people lo scrive.",
                "What may name people was not written; --people writes it.",
            )
        )
        for name, many in losses.withheld:
            page.paragraph(page.said(_SAID[name]).format(many), indent=1)
