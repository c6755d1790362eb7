"""
The `tender` section of a release, field by field.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.dates import Month
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.exchange.ocds.release_parties import parties_of
from contratti_quartiere.exchange.ocds.release_tenders import tender_section
from contratti_quartiere.identifiers import Cig, Cpv, Cup, read_cig, read_cpv, read_cup
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import (
    AwardCriterion,
    CriterionKind,
    LotLimits,
    ProcedureAct,
    ProcedureActKind,
)
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, ProcurementCode, Tender
from contratti_quartiere.windows import ServiceWindow

HUNDRED, TWO_HUNDRED = Euro("100.00"), Euro("200.00")
QUALITY, PRICE = CriterionKind.QUALITY, CriterionKind.PRICE


def section(lang: Lang = Lang.IT, **fields: Any) -> dict[str, Any]:
    """
    Return the section of a tender of these fields.
    """
    tender = Tender(id="gara", **fields)
    parties = parties_of(tender, suppliers=frozenset(), payees=frozenset())
    return tender_section(tender, parties, on=date(2016, 5, 2), lang=lang)


def lot(lang: Lang = Lang.IT, whole: ServiceWindow | None = None, **fields: Any) -> dict[str, Any]:
    """
    Return what is written of the only lot of a tender, which may have a term as a whole.
    """
    found: dict[str, Any] = section(lang, term=whole, lots=(Lot(id="1", **fields),))["lots"][0]
    return found


def net(amount: Euro, options: OptionsBasis = OptionsBasis.UNKNOWN) -> StatedAmount:
    """
    Return an exact amount without VAT.
    """
    return StatedAmount(amount=amount, vat=VatBasis.NET, options=options)


def priced(base: Euro, *options: PricedOption, renewals: tuple[PricedRenewal, ...] = ()) -> LotEstimate:
    """
    Return an estimate without VAT.
    """
    return LotEstimate(base=base, vat=VatBasis.NET, options=options, renewals=renewals)


@pytest.mark.parametrize(
    ("procedure", "ground", "expected"),
    [
        pytest.param(None, "", (None, None, None), id="unknown"),
        pytest.param(ProcedureKind.COMPETITIVE, "", (None, "evidenza pubblica, tipo ignoto", None), id="competitive"),
        pytest.param(ProcedureKind.OPEN, "", ("open", "aperta", None), id="open"),
        pytest.param(ProcedureKind.RESTRICTED, "", ("selective", "ristretta", None), id="restricted"),
        pytest.param(ProcedureKind.NEGOTIATED, "", (None, "negoziata", None), id="negotiated, with or without notice"),
        pytest.param(
            ProcedureKind.NEGOTIATED, "urgenza", ("limited", "negoziata", "urgenza"), id="negotiated without notice"
        ),
        pytest.param(ProcedureKind.DIRECT_AWARD, "", ("direct", "affidamento diretto", None), id="direct award"),
    ],
)
def test_the_method_is_said_if_it_is_known(
    procedure: ProcedureKind | None, ground: str, expected: tuple[str | None, ...]
) -> None:
    """
    The method is a word of OCDS only where the procedure leaves no choice between two; the details are our word.
    """
    found = section(procedure=procedure, ground=ground)
    names = ("procurementMethod", "procurementMethodDetails", "procurementMethodRationale")

    assert expected == tuple(found.get(name) for name in names)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(None, None, id="unknown"),
        pytest.param(ObjectKind.SOCIAL_SERVICE, "services", id="social service"),
        pytest.param(ObjectKind.SERVICE, "services", id="service"),
        pytest.param(ObjectKind.SUPPLY, "goods", id="supply"),
        pytest.param(ObjectKind.WORKS, "works", id="works"),
    ],
)
def test_the_category_is_that_of_what_is_bought(kind: ObjectKind | None, expected: str | None) -> None:
    """
    Each kind of object has one category.
    """
    assert expected == section(object_kind=kind).get("mainProcurementCategory")


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        pytest.param((), (None, None), id="none"),
        pytest.param(
            (AwardCriterion(kind=QUALITY, points=Decimal("70.00"), name="progetto"), AwardCriterion(kind=PRICE)),
            ("ratedCriteria", "qualità (progetto) 70; prezzo"),
            id="quality and price",
        ),
        pytest.param(
            (AwardCriterion(kind=PRICE, points=Decimal(100)),), ("priceOnly", "prezzo 100"), id="all for the price"
        ),
        pytest.param(
            (AwardCriterion(kind=QUALITY, points=Decimal(60)), AwardCriterion(kind=QUALITY, points=Decimal(40))),
            ("qualityOnly", "qualità 60; qualità 40"),
            id="all for quality",
        ),
        pytest.param(
            (AwardCriterion(kind=PRICE, points=Decimal(99)),), (None, "prezzo 99"), id="a point of another is missing"
        ),
        pytest.param((AwardCriterion(kind=PRICE),), (None, "prezzo"), id="nobody knows how many points"),
    ],
)
def test_criteria_are_one_kind_only_if_they_are_all_known(
    criteria: tuple[AwardCriterion, ...], expected: tuple[str | None, str | None]
) -> None:
    """
    That only the price counts, or only quality, is said where its criteria have all hundred points.
    """
    found = section(award_criteria=criteria)

    assert expected == (found.get("awardCriteria"), found.get("awardCriteriaDetails"))


@pytest.mark.parametrize(
    ("totals", "estimate", "expected"),
    [
        pytest.param((), None, None, id="none"),
        pytest.param((net(HUNDRED),), None, "100.00", id="one"),
        pytest.param((net(HUNDRED), net(HUNDRED)), None, "100.00", id="one, said twice"),
        pytest.param((net(HUNDRED), net(TWO_HUNDRED)), None, None, id="two that differ"),
        pytest.param(
            (net(HUNDRED), StatedAmount(amount=TWO_HUNDRED, vat=VatBasis.GROSS)), None, "100.00", id="one of them gross"
        ),
        pytest.param(
            (
                net(HUNDRED),
                StatedAmount(amount=TWO_HUNDRED, vat=VatBasis.NET, precision=AmountPrecision.MORE_THAN),
            ),
            None,
            "100.00",
            id="one of them not exact",
        ),
        pytest.param((StatedAmount(amount=HUNDRED),), None, None, id="of unknown basis"),
        pytest.param(
            (net(HUNDRED, OptionsBasis.EXCLUDED),),
            priced(HUNDRED, PricedOption(kind=OptionKind.FIFTH)),
            None,
            id="without the options of a lot",
        ),
        pytest.param(
            (net(HUNDRED, OptionsBasis.EXCLUDED), net(TWO_HUNDRED, OptionsBasis.INCLUDED)),
            priced(HUNDRED, PricedOption(kind=OptionKind.FIFTH)),
            "200.00",
            id="with them",
        ),
    ],
)
def test_a_tender_has_a_value_if_one_total_fits(
    totals: tuple[StatedAmount, ...], estimate: LotEstimate | None, expected: str | None
) -> None:
    """
    The value is the one total that is exact, net, and with what options there are.
    """
    found = section(totals=totals, lots=(Lot(id="1", estimate=estimate),)).get("value", {})

    assert expected == (str(found["amount"]) if found else None)


@pytest.mark.parametrize(
    ("amount", "estimate", "expected"),
    [
        pytest.param(None, None, None, id="nothing known"),
        pytest.param(net(HUNDRED), None, "100.00", id="an amount"),
        pytest.param(net(-HUNDRED), None, None, id="an amount below zero"),
        pytest.param(None, priced(HUNDRED), "100.00", id="an estimate"),
        pytest.param(None, LotEstimate(base=HUNDRED), None, id="an estimate of unknown basis"),
        pytest.param(
            None,
            priced(HUNDRED, PricedOption(kind=OptionKind.FIFTH, amount=Euro("20.00"))),
            "120.00",
            id="an estimate with an option",
        ),
        pytest.param(None, priced(HUNDRED, PricedOption(kind=OptionKind.FIFTH)), None, id="an option without a price"),
        pytest.param(
            net(HUNDRED),
            priced(HUNDRED, PricedOption(kind=OptionKind.FIFTH, amount=Euro("20.00"))),
            "120.00",
            id="the base, and the estimate with an option",
        ),
        pytest.param(net(HUNDRED), priced(HUNDRED), "100.00", id="an amount and the same estimate"),
        pytest.param(net(HUNDRED), priced(TWO_HUNDRED), None, id="an amount and another estimate"),
    ],
)
def test_a_lot_has_the_value_of_all_that_may_be_paid(
    amount: StatedAmount | None, estimate: LotEstimate | None, expected: str | None
) -> None:
    """
    The value of a lot is what it is worth with options and renewals; two statements that differ make none.
    """
    found = lot(amount=amount, estimate=estimate).get("value", {})

    assert expected == (str(found["amount"]) if found else None)


def test_a_lot_bears_its_codes() -> None:
    """
    CIG and CUP are identifiers under schemes of our own choice, and the CPV is that of an item of the lot.
    """
    bought = Lot(id="1", cig=Cig("7911923567"), cup=Cup("B41B16000000004"), cpv=Cpv("85320000-8"))
    found = section(cpv=Cpv("85300000"), lots=(bought,))

    assert [{"scheme": "IT-CIG", "id": "7911923567"}, {"scheme": "IT-CUP", "id": "B41B16000000004"}] == found["lots"][
        0
    ]["identifiers"]
    assert [
        {"id": "gara", "classification": {"scheme": "CPV", "id": "85300000"}},
        {"id": "lotto-1", "classification": {"scheme": "CPV", "id": "85320000-8"}, "relatedLot": "1"},
    ] == found["items"]


def test_a_text_that_is_no_code_is_not_given_out_as_one() -> None:
    """
    What was found in the place of a code makes no identifier and no item.
    """
    found = section(cpv=read_cpv("853"), lots=(Lot(id="1", cig=read_cig("1"), cup=read_cup("1"), cpv=read_cpv("1")),))

    assert (None, None) == (found.get("items"), found["lots"][0].get("identifiers"))


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        pytest.param(None, None, id="no limits"),
        pytest.param(LotLimits(), None, id="none that is a number"),
        pytest.param(
            LotLimits(most_tendered=3, most_awarded=0, criterion="il miglior punteggio"),
            {
                "maximumLotsBidPerSupplier": 3,
                "maximumLotsAwardedPerSupplier": 0,
                "awardCriteriaDetails": "il miglior punteggio",
            },
            id="all of them",
        ),
        pytest.param(LotLimits(most_awarded=2), {"maximumLotsAwardedPerSupplier": 2}, id="one of them"),
    ],
)
def test_limits_on_lots_are_whole_numbers_or_left_out(
    limits: LotLimits | None, expected: dict[str, Any] | None
) -> None:
    """
    A limit that is not set is left out, never a number without end.
    """
    assert expected == section(lot_limits=limits).get("lotDetails")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        pytest.param(
            Lang.IT,
            {
                "hasOptions": True,
                "options": {
                    "description": "opzione di proroga, mesi: 6, valore: 30.000,00 € (base IVA: netto) (art. 5);"
                    " quinto d'obbligo previsto"
                },
                "hasRenewal": True,
                "renewal": {
                    "description": "rinnovo, mesi: 12, valore: 100.000,50 € (base IVA: netto)",
                    "maximumRenewals": 1,
                },
            },
            id="in Italian",
        ),
        pytest.param(
            Lang.EN,
            {
                "hasOptions": True,
                "options": {
                    "description": "option to extend, months: 6, value: €30,000.00 (VAT basis: net) (art. 5);"
                    " fifth that is foreseen"
                },
                "hasRenewal": True,
                "renewal": {
                    "description": "renewal, months: 12, value: €100,000.50 (VAT basis: net)",
                    "maximumRenewals": 1,
                },
            },
            id="in English",
        ),
    ],
)
def test_options_and_renewals_are_described(lang: Lang, expected: dict[str, Any]) -> None:
    """
    What is foreseen is said in words, with its months, its price to the cent on its basis, and its clause.
    """
    estimate = LotEstimate(
        base=HUNDRED,
        vat=VatBasis.NET,
        options=(
            PricedOption(kind=OptionKind.EXTENSION, months=6, amount=Euro("30000.00"), note="art. 5"),
            PricedOption(kind=OptionKind.FIFTH),
        ),
        renewals=(PricedRenewal(months=12, amount=Euro("100000.50")),),
    )
    found = lot(lang, estimate=estimate)

    assert expected == {name: found[name] for name in expected}


def test_how_often_a_tacit_renewal_renews_is_not_said() -> None:
    """
    A clause that renews unless somebody cancels has no greatest number.
    """
    found = lot(estimate=LotEstimate(base=HUNDRED, renewals=(PricedRenewal(tacit=True),)))

    assert {"description": "rinnovo"} == found["renewal"]


def test_that_nothing_is_foreseen_is_not_said() -> None:
    """
    An estimate without options says nothing of them: they may only be unknown.
    """
    assert set() == lot(estimate=LotEstimate(base=HUNDRED)).keys() & {"hasOptions", "options", "hasRenewal", "renewal"}


TERM = ServiceWindow(start=date(2016, 5, 2), months=36)
PERIOD = {"startDate": "2016-05-02T00:00:00Z", "endDate": "2019-05-01T23:59:59Z"}
LONGER = LotEstimate(base=HUNDRED, options=(PricedOption(kind=OptionKind.EXTENSION, months=6),))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, None, id="as the tender says"),
        pytest.param(
            {"term": ServiceWindow(start=date(2016, 6, 2), months=12)},
            {"startDate": "2016-06-02T00:00:00Z", "endDate": "2017-06-01T23:59:59Z"},
            id="its own",
        ),
        pytest.param(
            {"estimate": LONGER}, {**PERIOD, "maxExtentDate": "2019-11-01T23:59:59Z"}, id="that of the tender, longer"
        ),
    ],
)
def test_a_lot_has_a_period_if_it_differs(fields: dict[str, Any], expected: dict[str, str] | None) -> None:
    """
    A lot takes over the period of the tender, as OCDS says, unless it has a term or options of its own.
    """
    assert expected == lot(whole=TERM, **fields).get("contractPeriod")


def test_the_acts_that_are_notices_are_documents() -> None:
    """
    Notices known to the day are documents, with their lots; others and those known to the month are not.
    """
    kinds = ProcedureActKind
    acts = (
        ProcedureAct(kind=kinds.RESOLUTION, on=date(2016, 1, 1)),
        ProcedureAct(kind=kinds.PRE_INFORMATION, on=date(2016, 1, 2)),
        ProcedureAct(kind=kinds.NOTICE, on=date(2016, 1, 3), number="12/2016"),
        ProcedureAct(kind=kinds.NOTICE, on=Month(2016, 1)),
        ProcedureAct(kind=kinds.AWARD_NOTICE, on=date(2016, 1, 4), lots=("1",)),
    )
    expected = [
        {"id": "atto-2", "documentType": "plannedProcurementNotice", "datePublished": "2016-01-02T00:00:00Z"},
        {
            "id": "atto-3",
            "documentType": "tenderNotice",
            "title": "12/2016",
            "datePublished": "2016-01-03T00:00:00Z",
        },
        {
            "id": "atto-5",
            "documentType": "awardNotice",
            "datePublished": "2016-01-04T00:00:00Z",
            "relatedLots": ["1"],
        },
    ]

    assert expected == section(procedure_acts=acts)["documents"]


def test_a_tender_says_its_code_and_when_offers_are_due() -> None:
    """
    The declared code is the legal basis, in words, and the last day for offers ends the tender period.
    """
    due = ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=date(2016, 5, 30))
    found = section(declared_code=ProcurementCode.DLGS_50_2016, procedure_acts=(due,))

    assert ({"description": "DLgs 50/2016"}, {"endDate": "2016-05-30T23:59:59Z"}) == (
        found["legalBasis"],
        found["tenderPeriod"],
    )
