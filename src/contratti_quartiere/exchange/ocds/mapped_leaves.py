"""
Which field of ours may hold which leaf of a foreign release: the table that the reading of OCDS is held to.
"""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["MAPPED"]

MAPPED: Mapping[str, str] = MappingProxyType(
    {
        "/ocid": "Tender.id",
        "/id": "Tender.id",
        "/buyer/name": "Tender.contracting_authority",
        "/buyer/id": "Tender.authority_tax_code",
        "/buyer/identifier/id": "Tender.authority_tax_code",
        "/buyer/identifier/scheme": "Tender.authority_tax_code",
        "/parties/*/id": "Firm.id",
        "/parties/*/name": "Firm.name",
        "/parties/*/identifier/id": "Firm.tax_code",
        "/parties/*/identifier/scheme": "Firm.tax_code",
        "/tender/id": "Tender.id",
        "/tender/title": "Tender.title",
        "/tender/description": "Tender.description",
        "/tender/procuringEntity/name": "Tender.contracting_authority",
        "/tender/procuringEntity/id": "Tender.authority_tax_code",
        "/tender/procuringEntity/identifier/id": "Tender.authority_tax_code",
        "/tender/procuringEntity/identifier/scheme": "Tender.authority_tax_code",
        "/tender/procurementMethod": "Tender.procedure",
        "/tender/mainProcurementCategory": "Tender.object_kind",
        "/tender/classification/id": "Tender.cpv",
        "/tender/classification/scheme": "Tender.cpv",
        "/tender/value/amount": "Tender.totals",
        "/tender/value/currency": "Tender.totals",
        "/tender/contractPeriod/startDate": "Tender.term",
        "/tender/contractPeriod/endDate": "Tender.term",
        "/tender/tenderPeriod/endDate": "Tender.procedure_acts",
        "/tender/lotDetails/maximumLotsBidPerSupplier": "Tender.lot_limits",
        "/tender/lotDetails/maximumLotsAwardedPerSupplier": "Tender.lot_limits",
        "/tender/tenderers/*/id": "Tender.firms",
        "/tender/tenderers/*/name": "Tender.firms",
        "/tender/tenderers/*/identifier/id": "Firm.tax_code",
        "/tender/tenderers/*/identifier/scheme": "Firm.tax_code",
        "/tender/items/*/classification/id": "Lot.cpv",
        "/tender/items/*/classification/scheme": "Lot.cpv",
        "/tender/lots/*/id": "Lot.id",
        "/tender/lots/*/title": "Lot.title",
        "/tender/lots/*/description": "Lot.description",
        "/tender/lots/*/identifiers/*/id": "Lot.cig",
        "/tender/lots/*/identifiers/*/scheme": "Lot.cig",
        "/tender/lots/*/value/amount": "Lot.amount",
        "/tender/lots/*/value/currency": "Lot.amount",
        "/tender/lots/*/contractPeriod/startDate": "Lot.term",
        "/tender/lots/*/contractPeriod/endDate": "Lot.term",
        "/awards/*/status": "Tender.awards",
        "/awards/*/date": "Award.on",
        "/awards/*/suppliers/*/id": "Award.firms",
        "/awards/*/suppliers/*/name": "Firm.name",
        "/awards/*/suppliers/*/identifier/id": "Firm.tax_code",
        "/awards/*/suppliers/*/identifier/scheme": "Firm.tax_code",
        "/awards/*/value/amount": "Award.amount",
        "/awards/*/value/currency": "Award.amount",
        "/contracts/*/id": "ServiceContract.id",
        "/contracts/*/dateSigned": "ServiceContract.signed_on",
        "/contracts/*/value/amount": "ServiceContract.amount",
        "/contracts/*/value/currency": "ServiceContract.amount",
        "/contracts/*/period/startDate": "ServiceContract.term",
        "/contracts/*/period/endDate": "ServiceContract.term",
        "/contracts/*/implementation/transactions/*/value/amount": "Execution.liquidated",
        "/contracts/*/implementation/transactions/*/value/currency": "Execution.liquidated",
        "/contracts/*/implementation/transactions/*/date": "Execution.liquidated",
    }
)
"""Which field may hold which leaf of a release; what stands elsewhere, or says more than the field, stays as found."""
