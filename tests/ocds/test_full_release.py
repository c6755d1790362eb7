"""
A tender of which everything is known, with its contract, as one release: each field written by hand.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given, settings

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.awards import Award, Firm, FirmKind
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.exchange.ocds import KEY, dumps, to_release
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.identifiers import Cig, Cpv, Cup, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import (
    AwardCriterion,
    CriterionKind,
    LotLimits,
    ProcedureAct,
    ProcedureActKind,
)
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, ProcurementCode, Tender, Track
from contratti_quartiere.service_contracts import Amendment, AmendmentKind, ServiceContract
from contratti_quartiere.strategies import tenders
from contratti_quartiere.windows import ServiceWindow

TENDER = Tender(
    id="gara-2016",
    title="Laboratori",
    description="Accompagnamento sociale",
    contracting_authority="Comune di Milano",
    authority_tax_code=TaxCode("01199250158"),
    procedure=ProcedureKind.OPEN,
    notice_date=date(2016, 5, 16),
    declared_code=ProcurementCode.DLGS_50_2016,
    track=Track.LIGHT,
    cpv=Cpv("85320000-8"),
    object_kind=ObjectKind.SOCIAL_SERVICE,
    procedure_acts=(
        ProcedureAct(kind=ProcedureActKind.NOTICE, on=date(2016, 5, 16), number="1/2016"),
        ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=date(2016, 6, 20)),
        ProcedureAct(kind=ProcedureActKind.DESERTED, on=date(2016, 6, 21), lots=("2",)),
    ),
    lot_limits=LotLimits(most_tendered=2, most_awarded=1),
    award_criteria=(
        AwardCriterion(kind=CriterionKind.QUALITY, points=Decimal(70)),
        AwardCriterion(kind=CriterionKind.PRICE, points=Decimal(30)),
    ),
    totals=(StatedAmount(amount=Euro("430000.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED),),
    lots=(
        Lot(
            id="1",
            title="Nord",
            cig=Cig("7911923567"),
            cup=Cup("B41B16000000004"),
            estimate=LotEstimate(
                base=Euro("200000.00"),
                vat=VatBasis.NET,
                options=(PricedOption(kind=OptionKind.EXTENSION, months=6, amount=Euro("30000.00")),),
                renewals=(PricedRenewal(months=12, amount=Euro("100000.00")),),
            ),
        ),
        Lot(
            id="2",
            title="Sud",
            description="Due vie",
            cpv=Cpv("85312300"),
            amount=StatedAmount(amount=Euro("100000.00"), vat=VatBasis.NET),
            term=ServiceWindow(start=date(2017, 1, 31), months=12),
        ),
    ),
    term=ServiceWindow(start=date(2016, 10, 3), months=36),
    firms=(
        Firm(id="coop", name="Cooperativa", kind=FirmKind.SOCIAL_COOPERATIVE, tax_code=TaxCode("01199250158")),
        Firm(id="altra"),
    ),
    awards=(
        Award(
            lot="1",
            firms=("coop",),
            on=date(2016, 7, 11),
            effective_on=date(2016, 8, 22),
            amount=StatedAmount(amount=Euro("180000.50"), vat=VatBasis.NET),
        ),
    ),
)
CONTRACT = ServiceContract(
    id="c1",
    tender="gara-2016",
    lots=("1",),
    firms=("coop",),
    signed_on=date(2016, 9, 19),
    amount=StatedAmount(amount=Euro("180000.50"), vat=VatBasis.NET),
    amendments=(Amendment(kind=AmendmentKind.OPTION, on=date(2019, 9, 2), amount=Euro("27000.00")),),
    term=ServiceWindow(
        start=date(2016, 10, 3),
        months=36,
        acts=(
            WindowAct(kind=ActKind.START, on=date(2016, 10, 3)),
            WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2019, 9, 2), new_end=date(2020, 4, 2)),
        ),
    ),
    execution=Execution(
        invoices=(
            Invoice(id="1/2017", net=Euro("15000.04"), paid_on=date(2017, 5, 8)),
            Invoice(id="2", net=Euro("1.00")),
        )
    ),
)
CITY, COOP = {"id": "IT-CF-01199250158", "name": "Comune di Milano"}, {"id": "coop", "name": "Cooperativa"}


def without_key(value: object) -> Any:
    """
    Return what is left of a release without our own key.
    """
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {name: without_key(item) for name, item in fields.items() if name != KEY}
    return [without_key(item) for item in cast("list[object]", value)] if isinstance(value, list) else value


def euro(amount: str) -> dict[str, Any]:
    """
    Return a value in euro.
    """
    return {"amount": Decimal(amount), "currency": "EUR"}


EXPECTED_LOTS = [
    {
        "id": "1",
        "title": "Nord",
        "status": "complete",
        "identifiers": [{"scheme": "IT-CIG", "id": "7911923567"}, {"scheme": "IT-CUP", "id": "B41B16000000004"}],
        # 200,000 and the option of 30,000 and the renewal of 100,000.
        "value": euro("330000.00"),
        # 36 months and 6 and 12: 54 months from 3 October 2016.
        "contractPeriod": {
            "startDate": "2016-10-03T00:00:00Z",
            "endDate": "2019-10-02T23:59:59Z",
            "maxExtentDate": "2021-04-02T23:59:59Z",
        },
        "hasOptions": True,
        "options": {"description": "opzione di proroga, mesi: 6, valore: 30.000,00 € (base IVA: netto)"},
        "hasRenewal": True,
        "renewal": {"description": "rinnovo, mesi: 12, valore: 100.000,00 € (base IVA: netto)", "maximumRenewals": 1},
    },
    {
        "id": "2",
        "title": "Sud",
        "description": "Due vie",
        "status": "unsuccessful",
        "value": euro("100000.00"),
        "contractPeriod": {"startDate": "2017-01-31T00:00:00Z", "endDate": "2018-01-30T23:59:59Z"},
    },
]
EXPECTED = {
    "ocid": "ocds-abc123-gara-2016",
    "id": "ocds-abc123-gara-2016-2019-09-02",
    "date": "2019-09-02T00:00:00Z",
    "tag": ["tender", "award", "contract", "implementation"],
    "initiationType": "tender",
    "parties": [
        {
            **CITY,
            "identifier": {"scheme": "IT-CF", "id": "01199250158", "legalName": "Comune di Milano"},
            "roles": ["buyer", "procuringEntity", "payer"],
        },
        {
            **COOP,
            "identifier": {"scheme": "IT-CF", "id": "01199250158", "legalName": "Cooperativa"},
            "roles": ["tenderer", "supplier", "payee"],
        },
        {"id": "altra", "roles": ["tenderer"]},
    ],
    "buyer": CITY,
    "tender": {
        "id": "gara-2016",
        "title": "Laboratori",
        "description": "Accompagnamento sociale",
        "status": "complete",
        "procuringEntity": CITY,
        "items": [
            {"id": "gara", "classification": {"scheme": "CPV", "id": "85320000-8"}},
            {"id": "lotto-2", "classification": {"scheme": "CPV", "id": "85312300"}, "relatedLot": "2"},
        ],
        "value": euro("430000.00"),
        "procurementMethod": "open",
        "procurementMethodDetails": "aperta",
        "mainProcurementCategory": "services",
        "legalBasis": {"description": "DLgs 50/2016"},
        "awardCriteria": "ratedCriteria",
        "awardCriteriaDetails": "qualità 70; prezzo 30",
        "tenderPeriod": {"endDate": "2016-06-20T23:59:59Z"},
        "contractPeriod": {"startDate": "2016-10-03T00:00:00Z", "endDate": "2019-10-02T23:59:59Z"},
        "tenderers": [COOP, {"id": "altra"}],
        "documents": [
            {
                "id": "atto-1",
                "documentType": "tenderNotice",
                "title": "1/2016",
                "datePublished": "2016-05-16T00:00:00Z",
            }
        ],
        "lotDetails": {"maximumLotsBidPerSupplier": 2, "maximumLotsAwardedPerSupplier": 1},
        "lots": EXPECTED_LOTS,
    },
    "awards": [
        {
            "id": "1-1",
            "status": "active",
            "date": "2016-07-11T00:00:00Z",
            "value": euro("180000.50"),
            "suppliers": [COOP],
            "relatedLots": ["1"],
        }
    ],
    "contracts": [
        {
            "id": "c1",
            "awardID": "1-1",
            "status": "active",
            "period": {"startDate": "2016-10-03T00:00:00Z", "endDate": "2020-04-02T23:59:59Z"},
            "value": euro("207000.50"),
            "items": [{"id": "lotto-1", "relatedLot": "1"}],
            "dateSigned": "2016-09-19T00:00:00Z",
            "amendments": [
                {
                    "id": "importo-1",
                    "date": "2019-09-02T00:00:00Z",
                    "rationale": "opzione esercitata",
                    "description": "variazione dell'importo: 27.000,00 €",
                },
                {
                    "id": "durata-2",
                    "date": "2019-09-02T00:00:00Z",
                    "rationale": "proroga",
                    "description": "nuova fine: 2 aprile 2020",
                },
            ],
            "implementation": {
                "transactions": [
                    {
                        "id": "1/2017",
                        "date": "2017-05-08T00:00:00Z",
                        "value": euro("15000.04"),
                        "payer": CITY,
                        "payee": COOP,
                    }
                ]
            },
        }
    ],
    "language": "it",
}


def test_a_full_release_is_as_written_by_hand(release_problems: Callable[[object], list[str]]) -> None:
    """
    Every section of the release of a full tender is as law and standard have it, and the schema takes it.
    """
    release = to_release(TENDER, contracts=[CONTRACT], ocid="ocds-abc123-gara-2016")

    assert (EXPECTED, []) == (without_key(release), release_problems(release))


@pytest.mark.parametrize("amount", ["430000.00", "330000.00", "180000.50", "207000.50", "15000.04"])
def test_amounts_stand_in_the_text_to_the_cent(amount: str) -> None:
    """
    Each amount stands in the text digit by digit.
    """
    assert f'"amount": {amount},' in dumps(to_release(TENDER, contracts=[CONTRACT]))


# The fields that the schema does not know: of the later state of the lots extension, and of other extensions.
BEYOND = {"identifiers", "hasOptions", "options", "hasRenewal", "renewal", "legalBasis"}


def unknown(value: object, schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    """
    Yield each name of a value that its schema does not know, which a validator takes for an additional property.
    """
    if "$ref" in schema:
        yield from unknown(value, whole["definitions"][schema["$ref"].rsplit("/", 1)[1]], whole)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from unknown(item, schema["items"], whole)
    elif isinstance(value, dict):
        for name, item in cast("dict[str, object]", value).items():
            if name not in schema["properties"]:
                yield name
            else:
                yield from unknown(item, schema["properties"][name], whole)


def test_few_fields_are_beyond_the_schema(release_schema: dict[str, Any]) -> None:
    """
    Every field of a full release is known to the schema, but for six and our own key: none is misspelt.
    """
    release = to_release(TENDER, contracts=[CONTRACT])

    assert {*BEYOND, KEY} == set(unknown(release, release_schema, release_schema))


@settings(max_examples=30)
@given(tenders())
def test_no_tender_needs_more_fields(release_schema: dict[str, Any], tender: Tender) -> None:
    """
    No other field is beyond the schema, whatever is on record.
    """
    assert set() == set(unknown(to_release(tender), release_schema, release_schema)) - {*BEYOND, KEY}
