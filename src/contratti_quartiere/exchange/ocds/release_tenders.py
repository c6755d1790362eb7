"""
The `tender` section of a release, with its lots and what is bought.
"""

from datetime import date
from typing import Any

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.estimates import LotEstimate, PricedOption, PricedRenewal
from contratti_quartiere.exchange.ocds.own_fields import CIG, CPV, CUP, KEY, own_fields
from contratti_quartiere.exchange.ocds.plain_values import end_of, fits, held, only, start_of, value_of
from contratti_quartiere.exchange.ocds.release_parties import Parties
from contratti_quartiere.exchange.ocds.release_periods import foreseen, planned_period
from contratti_quartiere.exchange.ocds.release_status import lot_status, offers_due, tender_status
from contratti_quartiere.exchange.values import write_percentage
from contratti_quartiere.identifiers import Cig, CodeAsFound, Cpv, Cup
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import AwardCriterion, CriterionKind, ProcedureActKind
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, Tender

__all__ = ["lot_items", "tender_section"]

# "Limited" and "selective" are those of the codelist `method`: a negotiated award without notice, on a stated ground,
# asks firms of the body's choice. Of one without a ground it is not known whether a notice came first.
_METHODS = {
    ProcedureKind.OPEN: "open",
    ProcedureKind.RESTRICTED: "selective",
    ProcedureKind.DIRECT_AWARD: "direct",
}
_CATEGORIES = {
    ObjectKind.SOCIAL_SERVICE: "services",
    ObjectKind.SERVICE: "services",
    ObjectKind.SUPPLY: "goods",
    ObjectKind.WORKS: "works",
}
_DOCUMENTS = {
    ProcedureActKind.PRE_INFORMATION: "plannedProcurementNotice",
    ProcedureActKind.NOTICE: "tenderNotice",
    ProcedureActKind.AWARD_NOTICE: "awardNotice",
}


def tender_section(tender: Tender, parties: Parties, *, on: date, lang: Lang) -> dict[str, Any]:
    """
    Return the `tender` section of a release.

    Args:
        tender: The tender.
        parties: Its parties.
        on: The day of the release.
        lang: The language of the words of ours in it.
    """
    procedure, code = tender.procedure, tender.declared_code
    return {
        "id": tender.id,
        **held(
            title=tender.title,
            description=tender.description,
            status=tender_status(tender, on=on),
            procuringEntity=parties.buyer,
            items=_items(tender),
            value=value_of(_value(tender)),
            procurementMethod=_method(tender),
            procurementMethodDetails=None if procedure is None else procedure.say(lang),
            procurementMethodRationale=tender.ground,
            mainProcurementCategory=None if tender.object_kind is None else _CATEGORIES[tender.object_kind],
            legalBasis={} if code is None else {"description": code.say(lang)},
            awardCriteria=_criteria(tender.award_criteria),
            awardCriteriaDetails="; ".join(_criterion(found, lang) for found in tender.award_criteria),
            tenderPeriod=held(endDate=end_of(offers_due(tender))),
            contractPeriod=planned_period(tender.term),
            tenderers=parties.references(tuple(firm.id for firm in tender.firms)),
            documents=_documents(tender),
            lotDetails=_limits(tender),
            lots=[_lot(tender, lot, on=on, lang=lang) for lot in tender.lots],
        ),
        KEY: own_fields(tender),
    }


def _method(tender: Tender) -> str | None:
    if tender.procedure is ProcedureKind.NEGOTIATED:
        return "limited" if tender.ground else None
    return None if tender.procedure is None else _METHODS.get(tender.procedure)


def _value(tender: Tender) -> Euro | None:
    options = any(foreseen(lot.estimate) for lot in tender.lots)
    return only(fits(total, foreseen=options) for total in tender.totals)


def _classification(cpv: Cpv | CodeAsFound | None) -> dict[str, str]:
    # With or without its check digit, as the document has it: the codelist of OCDS allows both.
    return {"scheme": CPV, "id": cpv.code} if isinstance(cpv, Cpv) else {}


def _items(tender: Tender) -> list[dict[str, Any]]:
    """
    Return what is bought: by the tender as a whole, and by each lot that says so of its own.
    """
    whole = _classification(tender.cpv)
    items = [{"id": "gara", "classification": whole}] if whole else []
    return items + lot_items(tuple(lot.id for lot in tender.lots if isinstance(lot.cpv, Cpv)), tender)


def lot_items(names: tuple[str, ...], tender: Tender) -> list[dict[str, Any]]:
    """
    Return what is bought in some lots: an item each, with the code of the lot where it has its own.
    """
    codes = {lot.id: _classification(lot.cpv) for lot in tender.lots}
    return [held(id=f"lotto-{name}", classification=codes.get(name), relatedLot=name) for name in dict.fromkeys(names)]


def _criteria(criteria: tuple[AwardCriterion, ...]) -> str | None:
    """
    Return the code of how offers are compared; None where the criteria on record may not be all of them.
    """
    kinds = {criterion.kind for criterion in criteria}
    if len(kinds) > 1:
        return "ratedCriteria"
    if not kinds or sum(criterion.points or 0 for criterion in criteria) != 100:  # all of a hundred
        return None
    return "priceOnly" if CriterionKind.PRICE in kinds else "qualityOnly"


def _criterion(criterion: AwardCriterion, lang: Lang) -> str:
    name = f" ({criterion.name})" if criterion.name else ""
    points = "" if criterion.points is None else f" {write_percentage(criterion.points)}"
    return f"{criterion.kind.say(lang)}{name}{points}"


def _documents(tender: Tender) -> list[dict[str, Any]]:
    return [
        held(
            id=f"atto-{number}",
            documentType=_DOCUMENTS[act.kind],
            title=act.number,
            datePublished=start_of(act.on),
            relatedLots=list(act.lots),
        )
        for number, act in enumerate(tender.procedure_acts, start=1)
        if act.kind in _DOCUMENTS and isinstance(act.on, date)
    ]


def _limits(tender: Tender) -> dict[str, Any]:
    limits = tender.lot_limits
    if limits is None:
        return {}
    # What has no limit is left out: eForms write 1e9999 for it, which is a number for no strict reader of JSON.
    return held(
        maximumLotsBidPerSupplier=limits.most_tendered,
        maximumLotsAwardedPerSupplier=limits.most_awarded,
        awardCriteriaDetails=limits.criterion,
    )


def _lot(tender: Tender, lot: Lot, *, on: date, lang: Lang) -> dict[str, Any]:
    # A lot without a term has that of the tender, which need not be said again, unless options make it longer.
    own = lot.term is not None or foreseen(lot.estimate)
    return {
        "id": lot.id,
        **held(
            title=lot.title,
            description=lot.description,
            status=lot_status(tender, lot.id, on=on),
            identifiers=_identifiers(lot),
            value=value_of(_lot_value(lot)),
            contractPeriod=planned_period(lot.term or tender.term, lot.estimate) if own else None,
            **_options(lot.estimate, lang),
        ),
        KEY: own_fields(lot),
    }


def _identifiers(lot: Lot) -> list[dict[str, str]]:
    # Of the later state of the extension; to the released one they are an additional property.
    codes = [(CIG, lot.cig) if isinstance(lot.cig, Cig) else None, (CUP, lot.cup) if isinstance(lot.cup, Cup) else None]
    return [{"scheme": found[0], "id": found[1].code} for found in codes if found is not None]


def _lot_value(lot: Lot) -> Euro | None:
    """
    Return what a lot is worth at most; None if that is not known, or its two statements disagree.
    """
    estimate = lot.estimate
    maximum = estimate.maximum if estimate is not None and estimate.vat is VatBasis.NET else None
    return only((maximum, fits(lot.amount, foreseen=foreseen(estimate))))


def _options(estimate: LotEstimate | None, lang: Lang) -> dict[str, Any]:
    """
    Return the options and renewals of a lot as the extension `options` has them, which the one for lots has not.

    That there are none is not said: they may only be unknown.
    """
    if estimate is None:
        return {}
    options = [_clause(option.kind.say(lang), option, estimate.vat, lang) for option in estimate.options]
    name = "rinnovo" if lang is Lang.IT else "renewal"
    renewals = [_clause(name, renewal, estimate.vat, lang) for renewal in estimate.renewals]
    said: dict[str, Any] = {}
    if options:
        said |= {"hasOptions": True, "options": {"description": "; ".join(options)}}
    if renewals:
        # How often a tacit renewal renews is not said.
        most = None if any(renewal.tacit for renewal in estimate.renewals) else len(renewals)
        said |= {"hasRenewal": True, "renewal": held(description="; ".join(renewals), maximumRenewals=most)}
    return said


def _clause(kind: str, found: PricedOption | PricedRenewal, vat: VatBasis, lang: Lang) -> str:
    """
    Return an option or a renewal in words, with its months and its price, for which the extension has no fields.
    """
    said = [kind]
    if found.months is not None:
        said.append(f"{_MONTHS.say(lang)}: {found.months}")
    if found.amount is not None:
        said.append(f"{_PRICE.say(lang)}: {format(found.amount, lang.value)} ({_VAT.say(lang)}: {vat.say(lang)})")
    return ", ".join(said) + (f" ({found.note})" if found.note else "")


_MONTHS = Bilingual("mesi", "months")
_PRICE = Bilingual("valore", "value")
_VAT = Bilingual("base IVA", "VAT basis")
