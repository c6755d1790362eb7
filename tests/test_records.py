"""
Records to JSON values and back: every type that a programme can hold is read and written, every error has its place.
"""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.agreements import (
    Appointment,
    ContractAct,
    ContractActKind,
    ContractRole,
    PartyKind,
    Signatory,
    SignatureForm,
)
from contratti_quartiere.allowances import Allowance, AllowanceKind, PlanInstalment, SetOff
from contratti_quartiere.amounts import AmountPrecision, CountKind, OptionsBasis, StatedAmount, StatedCount, VatBasis
from contratti_quartiere.awards import Award, Firm, FirmKind
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.contracts import ContractScope, NeighbourhoodContract, Objective
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingStep, OwnerKind, RentRegime
from contratti_quartiere.errors import DocumentError, Problem
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.exchange import records
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS
from contratti_quartiere.exchange.records import from_values, to_values
from contratti_quartiere.execution import (
    BudgetShare,
    Commitment,
    ConformityCheck,
    ConformityOutcome,
    Execution,
    Invoice,
    Penalty,
)
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.funding import CoFinancing, CostItem, CostItemKind, CostPlan, FundingBody, FundingShare
from contratti_quartiere.guarantees import Guarantee, GuaranteeReduction, ReductionGround
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv, Cup, TaxCode
from contratti_quartiere.interventions import Intervention, InterventionKind, ScheduleEntry
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod, OperatorKind, OperatorPeriod, Seat
from contratti_quartiere.lots import Criterion, LotBounds, LotPlan, LotValue
from contratti_quartiere.money import Euro
from contratti_quartiere.opening_hours import Closure, OpeningHours, Weekday
from contratti_quartiere.opening_hours import Counter as LabCounter
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procedures import (
    AwardCriterion,
    CriterionKind,
    LotDivision,
    LotLimits,
    ProcedureAct,
    ProcedureActKind,
    SelfImposedArticle,
)
from contratti_quartiere.procurement import (
    Lot,
    ObjectKind,
    ProcedureKind,
    ProcurementCode,
    RecordOrigin,
    Tender,
    Track,
)
from contratti_quartiere.programme import Milestone, MilestoneKind, Neighbourhood, Programme, Unknown
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.published_tables import PublishedCell, PublishedTable
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import (
    Annotation,
    AnnotationKind,
    Destination,
    Permanence,
    RelocationStep,
    ReturnPlace,
    Suitability,
)
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.requests import OfficeKind, Outcome, OutcomeKind, Request, RequestKind, Routing
from contratti_quartiere.service_contracts import (
    Amendment,
    AmendmentKind,
    EarlyStart,
    EarlyStartGround,
    ServiceContract,
)
from contratti_quartiere.service_hours import DeskHours, ProfessionalFigure, StaffHours
from contratti_quartiere.sources import DatePrecision, Provenance, Source, SourceKind
from contratti_quartiere.strategies import programmes
from contratti_quartiere.transfers import Transfer, TransferCondition, TransferInstalment, TransferSchedule
from contratti_quartiere.windows import ServiceWindow
from contratti_quartiere.works import Inspection, Works, WorksAnnotation, WorksAnnotationKind, WorksStep
from contratti_quartiere.works_table import WorksEvent

# Records in Python, single values in a document.
SINGLE = {Euro, Month, Year, Cig, CodeAsFound, Cpv, Cup, TaxCode}

BOTH = Bilingual("sì", "yes")

DAY = date(2018, 9, 3)
PAPERS = (DocumentReference(kind=DocumentKind.OTHER, protocol="12/2018", dated=DAY),)
FROM_ACT = Provenance(sources=("a1",), precision=DatePrecision.MONTH)
STEP = RelocationStep(
    event=RelocationEvent.INTERVIEW,
    happened_on=DAY,
    recorded_on=DAY,
    notified_on=DAY,
    documents=PAPERS,
    role=Role.CONTACT_OFFICER,
    dwelling="V1",
    suitability=Suitability.SUITABLE,
    permanence=Permanence.TEMPORARY,
    destination=Destination.ROTATION_DWELLING,
    return_place=ReturnPlace.SAME_BUILDING,
    planned_on=Month(2018, 10),
    term_from=DAY,
    term_until=DAY,
    handed_back_on=DAY,
    lease_end=DAY,
    on_request=True,
    composition=Composition(members=2, age_bands=(AgeBand.ADULT, AgeBand.MINOR), accessible_dwelling_needed=False),
    reason="lavori",
)
CASE = Relocation(
    household="H1",
    id="caso-1",
    history=(STEP,),
    annotations=(
        Annotation(
            kind=AnnotationKind.CENSUS,
            on=DAY,
            recorded_on=DAY,
            documents=PAPERS,
            role=Role.LAB_OPERATOR,
            composition=Composition(members=3),
            dwelling="A1",
            lived_since=DAY,
            declared_title="assegnazione",
            text="scheda",
        ),
        Annotation(kind=AnnotationKind.SPLIT, on=DAY, household="H2", case="caso-2"),
        Annotation(kind=AnnotationKind.VISIT, on=DAY, others_met=0),
        Annotation(
            kind=AnnotationKind.ALLOWANCE_PAID,
            on=DAY,
            allowance=Allowance(
                kind=AllowanceKind.MOVER,
                amount=Euro("640.00"),
                payer=Role.OWNER,
                payee=Role.HOUSEHOLD,
                agreement="accordo sindacale",
                set_off=True,
                against=SetOff.DEBT,
                move=DAY,
            ),
        ),
        Annotation(
            kind=AnnotationKind.REPAYMENT_PLAN,
            on=DAY,
            instalments=(PlanInstalment(due_on=DAY, amount=Euro("50.00")),),
        ),
        Annotation(kind=AnnotationKind.INSTALMENT_PAID, on=DAY, paid=Euro("20.00")),
        Annotation(kind=AnnotationKind.CORRECTION, on=DAY, stood=STEP, stands=STEP),
    ),
    dwelling="A1",
    works="scala-A",
    home_since=DAY,
    origin="caso-0",
    previous_case="caso-00",
    provenance=FROM_ACT,
)
DWELLING = Dwelling(
    id="A1",
    building="via-1",
    part="A",
    neighbourhood="nord",
    rooms=3,
    floor_area=Decimal("52.50"),
    floor=4,
    lift=False,
    accessible=False,
    rent_regime=RentRegime.SOCIAL,
    owner=OwnerKind.ALER,
    rotation=True,
    history=(
        DwellingStep(
            event=DwellingEvent.FREE,
            happened_on=DAY,
            recorded_on=DAY,
            documents=PAPERS,
            role=Role.OWNER,
            household="H1",
            works="scala-A",
            replaced_by=("A2",),
            reason="lavori",
        ),
    ),
    bookings=(
        RotationBooking(household="H1", reserved_from=DAY, reserved_to=DAY, provenance=FROM_ACT),
        RotationBooking(household="H2", in_use_from=DAY, in_use_to=DAY, restoration_to=DAY),
        RotationBooking(household="H3", in_use_from=DAY, consolidated_on=DAY),
    ),
    provenance=FROM_ACT,
)
WORKS = Works(
    id="scala-A",
    name="Scala A",
    contract="cdq",
    intervention="corpo-1",
    building="via-1",
    part="A",
    needs_empty=True,
    history=(
        WorksStep(
            event=WorksEvent.DESIGN,
            happened_on=DAY,
            recorded_on=DAY,
            documents=PAPERS,
            role=Role.WORKS_UNIT,
            notice_date=DAY,
            contractor="impresa",
            amount=Euro("450000.00"),
            planned_end=Year(2020),
            reason="progetto",
        ),
    ),
    annotations=(
        WorksAnnotation(
            kind=WorksAnnotationKind.NEW_DATES,
            on=DAY,
            documents=PAPERS,
            role=Role.WORKS_DIRECTOR,
            planned_start=Month(2019, 1),
            planned_end=Year(2020),
            text="slitta",
        ),
    ),
    statements=(
        ProgressStatement(on=DAY, certified=Euro("150000.00"), contract_amount=Euro("450000.00"), documents=PAPERS),
    ),
    payments=(
        Payment(
            on=DAY,
            amount=Euro("120000.00"),
            kind=PaymentKind.BALANCE,
            advance_recovered=Euro("30000.00"),
            documents=PAPERS,
        ),
    ),
    inspections=(Inspection(on=DAY, others=1, documents=PAPERS),),
    provenance=FROM_ACT,
)
COFINANCING = CoFinancing(
    shares=(
        FundingShare(body=FundingBody.STATE, amount=Euro("6500000.00"), provenance=FROM_ACT),
        FundingShare(body=FundingBody.OTHER, name="fondazione"),
    ),
    cost=Euro("11200000.00"),
    act="convenzione",
    provenance=FROM_ACT,
)
CONTRACT = NeighbourhoodContract(
    id="cdq",
    name="Nord",
    neighbourhood="nord",
    scope=ContractScope.REGIONAL_PROGRAMME,
    acts=(
        ContractAct(
            id="convenzione",
            kind=ContractActKind.FUNDING_AGREEMENT,
            number="12/2005",
            on=Year(2005),
            issuer="Regione",
            what=BOTH,
            signatories=(Signatory(party=PartyKind.PRIVATE, name="fondazione"),),
            signature=SignatureForm.PAPER,
            provenance=FROM_ACT,
        ),
    ),
    appointments=(
        Appointment(
            role=ContractRole.PROGRAMME_MANAGER,
            office="Direzione Casa",
            first=Month(2005, 3),
            last=Year(2010),
            provenance=FROM_ACT,
        ),
    ),
    counts=(
        StatedCount(
            kind=CountKind.DWELLINGS,
            count=1341,
            perimeter=BOTH,
            precision=AmountPrecision.ABOUT,
            when=Year(2006),
            provenance=FROM_ACT,
        ),
    ),
    amounts=(StatedAmount(amount=Euro("35200000.00"), when=Year(2019)),),
    cofinancing=COFINANCING,
    schedules=(
        TransferSchedule(
            body=FundingBody.REGION,
            instalments=(
                TransferInstalment(
                    id="rata-1",
                    condition=TransferCondition.PROGRESS,
                    threshold=Fraction(1, 2),
                    share=Fraction(1, 2),
                    documents=(DocumentKind.FUNDING_ACT,),
                    note="con il rientro dei nuclei",
                ),
            ),
            act="convenzione",
            provenance=FROM_ACT,
        ),
    ),
    transfers=(
        Transfer(
            body=FundingBody.REGION,
            on=Month(2008, 6),
            amount=Euro("1750000.00"),
            instalment="rata-1",
            documents=PAPERS,
            provenance=FROM_ACT,
        ),
    ),
    objectives=(Objective(id="disagi", what=BOTH, provenance=FROM_ACT),),
    provenance=FROM_ACT,
)
INTERVENTION = Intervention(
    id="corpo-1",
    name="Corpo 1",
    contract="cdq",
    kind=InterventionKind.RESIDENTIAL,
    cup=Cup("B15E22000010006"),
    cost_plan=CostPlan(
        items=(CostItem(kind=CostItemKind.WORKS, amount=Euro("450000.00"), name="opere edili"),),
        stated_total=Euro("450000.00"),
        act="convenzione",
        provenance=FROM_ACT,
    ),
    cofinancing=COFINANCING,
    schedule=(
        ScheduleEntry(
            event=WorksEvent.FINISH,
            when=Month(2020, 12),
            said_on=date(2019, 6, 23),
            planned=True,
            note="entro dicembre",
            provenance=FROM_ACT,
        ),
    ),
    provenance=FROM_ACT,
)
DECISION = SteeringDecision(
    id="cabina-2014",
    body=SteeringBody.STEERING_GROUP,
    on=Month(2014, 7),
    what=BOTH,
    measures=(
        Measure(
            intervention="corpo-1",
            kind=MeasureKind.REDUCE,
            what=BOTH,
            planned_start=Year(2018),
            planned_end=Month(2020, 12),
        ),
    ),
    flows=(
        Flow(
            kind=FlowKind.FROM_INTERVENTION,
            item="corpo-1",
            amount=Euro("340000.00"),
            body=FundingBody.STATE,
            saving="economia-1",
        ),
    ),
    documents=PAPERS,
    provenance=FROM_ACT,
)
SAVING = Saving(
    id="economia-1",
    intervention="corpo-1",
    amount=Euro("340000.00"),
    found_on=Year(2013),
    verified_on=DAY,
    verification=PAPERS[0],
    provenance=FROM_ACT,
)

GUARANTEE = Guarantee(
    amount=Euro("100.00"),
    rate=Decimal(2),
    reductions=(GuaranteeReduction(ground=ReductionGround.SMALL_FIRM, rate=Decimal(50)),),
    waived=True,
    note="ragioni",
    provenance=FROM_ACT,
)
SERVICE = ServiceContract(
    id="servizio",
    tender="gara",
    lots=("lotto-1",),
    firms=("impresa",),
    origin=RecordOrigin.FOREIGN,
    signed_on=DAY,
    early_start=EarlyStart(on=DAY, ground=EarlyStartGround.URGENCY, reasons="traslochi", document=PAPERS[0]),
    guarantee=GUARANTEE,
    amount=StatedAmount(amount=Euro("9.00"), when=Year(2016)),
    amendments=(
        Amendment(kind=AmendmentKind.OPTION, on=DAY, amount=Euro("-1.00"), document=PAPERS[0], provenance=FROM_ACT),
    ),
    vat_rate=Decimal("5.00"),
    term=ServiceWindow(start=date(2016, 5, 2)),
    start_record=PAPERS[0],
    as_found=(FoundValue(place="/contracts/0/status", value="active"),),
    execution=Execution(
        checks=(
            ConformityCheck(
                on=DAY,
                outcome=ConformityOutcome.WITH_REMARKS,
                first=DAY,
                last=DAY,
                remarks="orari",
                documents=PAPERS,
            ),
        ),
        invoices=(
            Invoice(
                id="1",
                net=Euro("-1.00"),
                vat_rate=Decimal(0),
                lot="lotto-1",
                first=DAY,
                last=DAY,
                issued_on=DAY,
                due_on=DAY,
                liquidated_on=DAY,
                paid_on=DAY,
                documents=PAPERS,
                provenance=FROM_ACT,
            ),
        ),
        liquidated=StatedAmount(amount=Euro("1.00")),
        penalties=(Penalty(on=DAY, amount=Euro("1.00"), reason="ritardo", invoice="1", documents=PAPERS),),
        commitments=(
            Commitment(
                id="1234/2016",
                act="determina 12/2016",
                on=DAY,
                amount=Euro("1.00"),
                vat=VatBasis.GROSS,
                vat_rate=Decimal(22),
                budget_first=Year(2016),
                budget_last=Year(2018),
                shares=(BudgetShare(year=Year(2016), amount=Euro("1.00"), vat=VatBasis.GROSS, ground="pluriennale"),),
                provenance=FROM_ACT,
            ),
        ),
        desk_hours=(DeskHours(month=Month(2016, 5), lot="lotto-1", contracted_minutes=60, opened_minutes=0),),
        staff_hours=(
            StaffHours(
                month=Month(2016, 5),
                figure=ProfessionalFigure.SOCIOLOGIST,
                lot="lotto-1",
                contracted_minutes=60,
                staffed_minutes=30,
            ),
        ),
    ),
    provenance=FROM_ACT,
)

# Every field of every record, none at its default.
FULL = Programme(
    title="Programma",
    sources=(Source(id="a1", kind=SourceKind.ACT, title="Atto", published=Year(2016), address="esempio.it"),),
    neighbourhoods=(Neighbourhood(id="nord", name="Nord", municipality="Milano", provenance=Provenance(words="qui")),),
    acts=CONTRACT.acts,
    counts=CONTRACT.counts,
    amounts=CONTRACT.amounts,
    contracts=(CONTRACT,),
    laboratories=(
        Laboratory(
            id="lab",
            name="Nord",
            neighbourhood="nord",
            opening_periods=(
                OpeningPeriod(first=Year(2006), end_unknown=True),
                OpeningPeriod(first=Month(2017, 8), last=date(2018, 12, 31), provenance=Provenance(illustrative=True)),
            ),
            operators=(
                OperatorPeriod(
                    kind=OperatorKind.CONTRACT,
                    body="operatore",
                    first=Year(2006),
                    last=Month(2017, 7),
                    service_contract="contratto-1",
                    provenance=FROM_ACT,
                ),
            ),
            seats=(Seat(address="via 1", provided_by="ALER", first=Year(2006), last=Year(2018), provenance=FROM_ACT),),
            opening_hours=(
                OpeningHours(
                    weekday=Weekday.WEDNESDAY,
                    opens=time(9, 30),
                    closes=time(12),
                    counter=LabCounter.HOME,
                    first=Year(2012),
                    last=Year(2018),
                    provenance=FROM_ACT,
                ),
            ),
            closures=(Closure(first=date(2018, 8, 1), last=date(2018, 8, 31), reason="ferie", provenance=FROM_ACT),),
            provenance=Provenance(illustrative=True),
        ),
    ),
    requests=(
        Request(
            id="richiesta-1",
            laboratory="lab",
            kind=RequestKind.MEDIATE,
            counter=LabCounter.COMMON_SPACES,
            received_on=DAY,
            routings=(Routing(office=OfficeKind.OTHER, name="consorzio", on=DAY),),
            outcome=Outcome(kind=OutcomeKind.MEDIATED, on=DAY),
            closed_on=DAY,
            case="caso-1",
            provenance=FROM_ACT,
        ),
    ),
    activities=(
        Activity(
            id="assemblea-1",
            laboratory="lab",
            kind=ActivityKind.ASSEMBLY,
            when=DAY,
            participants=40,
            text="assemblea di scala",
            provenance=FROM_ACT,
        ),
    ),
    tenders=(
        Tender(
            id="gara",
            title="Gara",
            contracting_authority="Comune",
            procedure=ProcedureKind.OPEN,
            ground="urgenza",
            announced=Month(2016, 3),
            notice_date=date(2016, 3, 1),
            declared_code=ProcurementCode.DLGS_163_2006,
            repetition_of="gara-2012",
            track=Track.LIGHT,
            cpv=Cpv("85320000-8"),
            object_kind=ObjectKind.SOCIAL_SERVICE,
            origin=RecordOrigin.FOREIGN,
            procedure_acts=(
                ProcedureAct(
                    kind=ProcedureActKind.DETERMINATION,
                    on=Month(2016, 2),
                    number="12/2016",
                    lots=("lotto-1",),
                    grouped=True,
                    provenance=FROM_ACT,
                ),
            ),
            description="Lo sportello",
            authority_tax_code=TaxCode("01199250158"),
            as_found=(FoundValue(place="/tag/0", value=" award"),),
            division=LotDivision(
                reasons="un solo servizio",
                criteria="uno per quartiere",
                stated_in=ProcedureActKind.NOTICE,
                provenance=FROM_ACT,
            ),
            lot_limits=LotLimits(
                most_tendered=3,
                most_awarded=2,
                linked_count=False,
                reason="concorrenza",
                criterion="ribasso maggiore",
                more_if_alone=True,
                tenderers_expected=40,
                provenance=FROM_ACT,
            ),
            award_criteria=(AwardCriterion(kind=CriterionKind.QUALITY, points=Decimal("70.5"), name="progetto"),),
            self_imposed=(SelfImposedArticle(act="DLgs 163/2006", article="art. 11 c. 10", provenance=FROM_ACT),),
            offers_above_base=True,
            provisional_guarantee=GUARANTEE,
            totals=(
                StatedAmount(
                    amount=Euro("1000000.00"),
                    precision=AmountPrecision.MORE_THAN,
                    vat=VatBasis.NET,
                    options=OptionsBasis.INCLUDED,
                    label=BOTH,
                    provenance=Provenance(sources=("a1",)),
                ),
            ),
            lots=(
                Lot(
                    id="lotto-1",
                    title="Nord",
                    neighbourhoods=("nord",),
                    cig=Cig("7911923567"),
                    cup=Cup("B15E22000010006"),
                    estimate=LotEstimate(
                        base=Euro("10.00"),
                        labour=Euro("6.00"),
                        safety=Euro("1.00"),
                        vat=VatBasis.NET,
                        options=(
                            PricedOption(kind=OptionKind.EXTENSION, amount=Euro("2.00"), months=6, note="clausola"),
                        ),
                        renewals=(PricedRenewal(amount=Euro("10.00"), months=36, tacit=True, note="clausola"),),
                        provenance=FROM_ACT,
                    ),
                    amount=StatedAmount(amount=Euro("10.00")),
                    exempt=True,
                    track=Track.SUB_THRESHOLD,
                    description="Due vie",
                    cpv=Cpv("85312320-8"),
                    term=ServiceWindow(start=date(2016, 5, 2)),
                    provenance=Provenance(sources=("a1",)),
                ),
            ),
            term=ServiceWindow(
                start=date(2016, 5, 2),
                months=36,
                declared_end=Month(2019, 4),
                missing_day=MissingDay.CLAMP_THEN_MINUS_ONE,
                acts=(
                    WindowAct(kind=ActKind.START, on=date(2016, 5, 2), provenance=Provenance(words="avviato")),
                    WindowAct(
                        kind=ActKind.SUSPENSION, on=date(2018, 8, 1), anac_notified_on=date(2018, 9, 1), partial=True
                    ),
                    WindowAct(kind=ActKind.RESUMPTION, on=date(2018, 9, 3)),
                    WindowAct(
                        kind=ActKind.TECHNICAL_EXTENSION,
                        on=date(2019, 4, 1),
                        new_end=date(2019, 12, 31),
                        new_notice=date(2019, 3, 1),
                        new_award_ended_on=date(2019, 11, 15),
                        document="determina 12/2019",
                    ),
                ),
                provenance=Provenance(sources=("a1",)),
            ),
            plan=LotPlan(
                total=Euro("1000000.00"),
                criteria=(
                    Criterion(
                        id="lavori",
                        label=BOTH,
                        weight=Fraction(1, 3),
                        contrary=True,
                        values=(LotValue("lotto-1", 2),),
                        provenance=Provenance(illustrative=True),
                    ),
                ),
                bounds=(LotBounds(lot="lotto-1", least=Euro("1.00"), most=Euro("2000000.00")),),
                provenance=Provenance(illustrative=True),
            ),
            firms=(
                Firm(
                    id="impresa",
                    name="Impresa",
                    kind=FirmKind.SOCIAL_COOPERATIVE,
                    tax_code=TaxCode("01199250158"),
                    linked=("altra",),
                    provenance=FROM_ACT,
                ),
                Firm(id="altra", tax_code=CodeAsFound(CodeKind.TAX_CODE, "n.d.")),
            ),
            awards=(
                Award(
                    lot="lotto-1",
                    firms=("impresa",),
                    on=Month(2016, 3),
                    communicated_on=DAY,
                    effective_on=DAY,
                    standstill_until=DAY,
                    stipulation_by=DAY,
                    amount=StatedAmount(amount=Euro("9.00")),
                    discount=Decimal("12.345"),
                    offers=3,
                    challenged=False,
                    stipulation_postponed="accordo del 4 aprile",
                    provenance=FROM_ACT,
                ),
            ),
            provenance=Provenance(sources=("a1",)),
        ),
    ),
    service_contracts=(SERVICE,),
    interventions=(INTERVENTION,),
    decisions=(DECISION,),
    savings=(SAVING,),
    works=(WORKS,),
    dwellings=(DWELLING,),
    households=(Household(id="H1", composition=Composition(members=2), known_on=DAY, provenance=FROM_ACT),),
    relocations=(CASE,),
    published=(
        PublishedTable(
            id="richieste-2019",
            label="richieste al laboratorio",
            rows=("riparazioni",),
            columns=("2019-01",),
            cells=(PublishedCell(row="riparazioni", column="2019-01", count=12), PublishedCell()),
            published_on=DAY,
            provenance=FROM_ACT,
        ),
    ),
    milestones=(
        Milestone(
            id="annuncio",
            kind=MilestoneKind.ANNOUNCED,
            when=date(2016, 3, 1),
            what=BOTH,
            provenance=Provenance(sources=("a1",)),
        ),
    ),
    unknowns=(Unknown(id="cig", question=BOTH, office=BOTH),),
)

EMPTY: dict[str, Any] = {}
GOOD_AMOUNT = {"amount": "1.00", "currency": "EUR"}
GOOD_PLAN: dict[str, Any] = {
    "total": GOOD_AMOUNT,
    "criteria": [{"id": "a", "label": {"it": "a", "en": "a"}, "values": [{"lot": "1", "value": 1}]}],
}


def types_of(hint: Any) -> Iterator[type]:
    """
    Yield each class that a type hint names, inside tuples and unions too.
    """
    # isinstance takes tuple[str, ...] for a class.
    if get_origin(hint) is None and isinstance(hint, type):
        yield hint
    for inner in get_args(hint):
        if inner is not Ellipsis:
            yield from types_of(inner)


def reachable(record: type) -> set[type]:
    """
    Return every class that the fields of a record can hold, and those of their fields.
    """
    found: set[type] = {record}
    waiting = [record]
    while waiting:
        hints = get_type_hints(waiting.pop())
        new = {kind for hint in hints.values() for kind in types_of(hint)} - found
        found |= new
        waiting.extend(kind for kind in new if attrs.has(kind) and kind not in SINGLE)
    return found


REACHABLE = reachable(Programme)
RECORDS = sorted((kind for kind in REACHABLE if attrs.has(kind) and kind not in SINGLE), key=lambda kind: kind.__name__)


def inside(value: object) -> Iterator[object]:
    """
    Yield a value and every value in it, through records and tuples.
    """
    yield value
    kind: Any = type(value)
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from inside(item)
    elif attrs.has(kind) and kind not in SINGLE:
        for field in attrs.fields(kind):
            yield from inside(getattr(value, field.name))


def tender(**keys: object) -> dict[str, Any]:
    """
    Return the values of a programme with one tender.
    """
    return {"tenders": [{"id": "gara", **keys}]}


def problems_of(values: dict[str, Any]) -> tuple[Problem, ...]:
    """
    Return every reason why values describe no programme.
    """
    with pytest.raises(DocumentError) as raised:
        from_values(values)
    return raised.value.problems


def places_of(values: dict[str, Any]) -> list[tuple[str, str]]:
    """
    Return the pointer and the kind of every reason.
    """
    return [(problem.pointer, problem.kind) for problem in problems_of(values)]


def test_words() -> None:
    """
    The enumerations that the converter reads are exactly those that a programme can hold.
    """
    assert {kind for kind in REACHABLE if issubclass(kind, Word)} == set(records.WORDS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_is_in_the_full_programme(record: type) -> None:
    """
    The programme of the round trip below holds a record of each type, with no field left at its default.
    """
    found = [value for value in inside(FULL) if type(value) is record]
    defaults = {
        field.name
        for field in attrs.fields(record)
        if all(getattr(value, field.name) == field.default for value in found)
    }

    assert (True, set()) == (bool(found), defaults)


def test_full_round_trip() -> None:
    """
    What is written of every field of every record is read again as the same.
    """
    assert FULL == from_values(to_values(FULL))


@settings.get_profile("heavy")
@given(programmes())
def test_round_trip(programme: Programme) -> None:
    """
    Any programme that is written is read again as the same.
    """
    assert programme == from_values(to_values(programme))


def test_defaults_are_left_out() -> None:
    """
    Of a record at its defaults only the required keys are written.
    """
    programme = Programme(tenders=(Tender(id="gara", term=ServiceWindow(start=date(2016, 5, 2))),))

    assert tender(term={"start": "2016-05-02"}) == to_values(programme)


def test_written_percentages_and_codes() -> None:
    """
    Percentages are text without zeros at their end, single months and years ISO 8601, codes as they stand.
    """
    (contract,), (written,) = to_values(FULL)["service_contracts"], to_values(FULL)["tenders"]
    execution = contract["execution"]

    assert ("5", "0", "12.345", "70.5") == (
        contract["vat_rate"],
        execution["invoices"][0]["vat_rate"],
        written["awards"][0]["discount"],
        written["award_criteria"][0]["points"],
    )
    assert ("2016-05", "2016", "85320000-8", ["01199250158", "n.d."]) == (
        execution["desk_hours"][0]["month"],
        execution["commitments"][0]["shares"][0]["year"],
        written["cpv"],
        [firm["tax_code"] for firm in written["firms"]],
    )


def test_percentages_are_read_strictly() -> None:
    """
    A rate that is no text, too long or above a hundred stands as an error at its own place.
    """
    lots = [{"lot": "1", "discount": found} for found in (5, "101", "5.12345678901", "5,5", None, "100")]

    assert [(f"/tenders/0/awards/{index}/discount", "wrong_type") for index in range(4)] == places_of(
        tender(awards=lots)
    )


def test_written_values() -> None:
    """
    Dates are ISO 8601, durations `P36M`, money an amount in text and its currency, words Italian, fractions exact.
    """
    (written,) = to_values(FULL)["tenders"]
    acts = written["term"].pop("acts")

    assert {
        "start": "2016-05-02",
        "duration": "P36M",
        "declared_end": "2019-04",
        "missing_day": "penultimo",
        "provenance": {"sources": ["a1"]},
    } == written["term"]
    assert {"kind": "avvio", "on": "2016-05-02", "provenance": {"words": "avviato"}} == acts[0]
    assert {"amount": "1000000.00", "currency": "EUR"} == written["plan"]["total"]
    assert ("1/3", [{"lot": "lotto-1", "value": 2}]) == (
        written["plan"]["criteria"][0]["weight"],
        written["plan"]["criteria"][0]["values"],
    )


@pytest.mark.parametrize(
    ("values", "places"),
    [
        pytest.param({"titel": ""}, [("/titel", "unknown_key")], id="unknown key at the root"),
        pytest.param(tender(lot=[]), [("/tenders/0/lot", "unknown_key")], id="unknown key in a record"),
        pytest.param(
            tender(**{"a/b": 1, "m~n": 2}),
            [("/tenders/0/a~1b", "unknown_key"), ("/tenders/0/m~0n", "unknown_key")],
            id="unknown keys to escape",
        ),
        pytest.param(
            tender(term={"start": "2016-05-02", "months": 36}),
            [("/tenders/0/term/months", "unknown_key")],
            id="our own name of a key",
        ),
        pytest.param({"tenders": [EMPTY]}, [("/tenders/0/id", "missing_key")], id="missing key"),
        pytest.param(
            tender(totals=[{"amount": {"amount": "1.00"}}]),
            [("/tenders/0/totals/0/amount/currency", "missing_key")],
            id="missing currency",
        ),
        pytest.param(
            tender(totals=[{"amount": {"value": 1}}]),
            [
                ("/tenders/0/totals/0/amount/amount", "missing_key"),
                ("/tenders/0/totals/0/amount/currency", "missing_key"),
                ("/tenders/0/totals/0/amount/value", "unknown_key"),
            ],
            id="amount of another form",
        ),
        pytest.param(
            tender(totals=[{"amount": {"amount": 200000.0, "currency": "EUR"}}]),
            [("/tenders/0/totals/0/amount/amount", "wrong_type")],
            id="float amount",
        ),
        pytest.param(
            tender(totals=[{"amount": 200000.0}]),
            [("/tenders/0/totals/0/amount", "wrong_type")],
            id="amount without currency",
        ),
        pytest.param(
            tender(totals=[{"amount": {"amount": "1,00", "currency": "CHF"}}]),
            [
                ("/tenders/0/totals/0/amount/amount", "malformed_value"),
                ("/tenders/0/totals/0/amount/currency", "currency"),
            ],
            id="amount and currency",
        ),
        pytest.param(tender(notice_date="2016-02-30"), [("/tenders/0/notice_date", "malformed_value")], id="no date"),
        pytest.param(
            tender(term={"start": "2016-05", "declared_end": "2019"}),
            [("/tenders/0/term/start", "not_precise"), ("/tenders/0/term/declared_end", "not_precise")],
            id="dates not precise enough",
        ),
        pytest.param(
            tender(term={"start": "2016-05-02", "duration": 36}),
            [("/tenders/0/term/duration", "wrong_type")],
            id="duration as a count",
        ),
        pytest.param(
            tender(term={"start": "2016-05-02", "duration": "P0M"}),
            [("/tenders/0/term", "malformed_value")],
            id="duration of nothing",
        ),
        pytest.param(
            tender(term={"start": "2016-05-02", "acts": [{"kind": "ripresa", "on": "2016-05-02"}]}),
            [("/tenders/0/term", "window")],
            id="acts that cannot follow",
        ),
        pytest.param(
            tender(plan={**GOOD_PLAN, "bounds": [{"lot": "2"}]}),
            [("/tenders/0/plan", "split")],
            id="plan that cannot be",
        ),
        pytest.param(
            tender(plan={**GOOD_PLAN, "bounds": [{"lot": "1"}, {"lot": "1"}]}),
            [("/tenders/0/plan", "duplicate_identifier")],
            id="bounds twice",
        ),
        pytest.param(tender(procedure="open"), [("/tenders/0/procedure", "unknown_word")], id="English word"),
        pytest.param(tender(lots=None), [("/tenders/0/lots", "wrong_type")], id="null for a list"),
        pytest.param(tender(lots=EMPTY), [("/tenders/0/lots", "wrong_type")], id="object for a list"),
        pytest.param(tender(lots=[None]), [("/tenders/0/lots/0", "wrong_type")], id="null in a list"),
        pytest.param(tender(lots=[["a"]]), [("/tenders/0/lots/0", "wrong_type")], id="list for an object"),
        pytest.param(tender(term=[]), [("/tenders/0/term", "wrong_type")], id="list for an object or null"),
        pytest.param(
            tender(lots=[{"id": "1", "neighbourhoods": ["nord", None, 3]}]),
            [
                ("/tenders/0/lots/0/neighbourhoods/1", "wrong_type"),
                ("/tenders/0/lots/0/neighbourhoods/2", "wrong_type"),
            ],
            id="no texts in a list of texts",
        ),
        pytest.param(tender(title=None), [("/tenders/0/title", "wrong_type")], id="null for text"),
        pytest.param(
            {"laboratories": [{"id": "a", "opening_periods": [{"first": "2006", "end_unknown": 1}]}]},
            [("/laboratories/0/opening_periods/0/end_unknown", "wrong_type")],
            id="one for true",
        ),
        pytest.param(
            {"laboratories": [{"id": "a", "opening_periods": [{"first": "2006", "last": "2005"}]}]},
            [("/laboratories/0/opening_periods/0", "malformed_value")],
            id="end before start",
        ),
        pytest.param(
            {"tenders": [{"id": " ", "title": 3, "lots": [{"id": ""}]}]},
            [
                ("/tenders/0/id", "malformed_value"),
                ("/tenders/0/title", "wrong_type"),
                ("/tenders/0/lots/0/id", "malformed_value"),
            ],
            id="identifiers and what is beside them",
        ),
        pytest.param(
            tender(title="\ud800", lots=[{"id": "a", "cig": "\udfff"}]),
            [("/tenders/0/title", "half_character"), ("/tenders/0/lots/0/cig", "half_character")],
            id="half characters",
        ),
        pytest.param(
            {"unknowns": [{"id": "a", "question": {"it": "\ud800", "en": ""}, "office": "b"}]},
            [("/unknowns/0/question/it", "half_character"), ("/unknowns/0/office", "wrong_type")],
            id="half a character in a bilingual text",
        ),
    ],
)
def test_places(values: dict[str, Any], places: list[tuple[str, str]]) -> None:
    """
    Each error stands at the value that is wrong, or at the record whose values do not go together.
    """
    assert places == places_of(values)


@pytest.mark.parametrize(
    ("values", "places"),
    [
        pytest.param({"sources": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}, ["/sources/2"], id="root"),
        pytest.param({"unknowns": [{"id": "a"}] * 3}, ["/unknowns/1", "/unknowns/2"], id="three times"),
        pytest.param(tender(lots=[{"id": "1"}, {"id": "1"}]), ["/tenders/0/lots/1"], id="nested"),
        pytest.param(
            tender(plan={**GOOD_PLAN, "criteria": GOOD_PLAN["criteria"] * 2}),
            ["/tenders/0/plan/criteria/1"],
            id="criteria",
        ),
        pytest.param({"tenders": [{"id": "a", "lots": 3}, {"id": "a", "lots": 4}]}, ["/tenders/1"], id="both wrong"),
        pytest.param({"tenders": [{"id": 1}, {"id": 1}, EMPTY, EMPTY, None, None]}, [], id="no identifiers"),
        pytest.param({"sources": [{"id": "a"}], "unknowns": [{"id": "a"}]}, [], id="two collections"),
    ],
)
def test_duplicate_identifiers(values: dict[str, Any], places: list[str]) -> None:
    """
    The second record of a collection that bears an identifier is refused, whatever else is wrong with either.
    """
    assert places == [place for place, kind in places_of({"title": 0, **values}) if kind == "duplicate_identifier"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param(
            {"unknowns": [{"id": "a", "question": {"it": "a", "en": "b", "fr": "c"}, "office": {"it": "", "en": ""}}]},
            Bilingual("chiave sconosciuta; sono ammesse: it, en", "unknown key; the keys are: it, en"),
            id="unknown key",
        ),
        pytest.param(
            tender(term={"start": "2016-05-02", "months": 36}),
            Bilingual(
                "chiave sconosciuta; sono ammesse: start, duration, declared_end, missing_day, acts, provenance",
                "unknown key; the keys are: start, duration, declared_end, missing_day, acts, provenance",
            ),
            id="keys as documents name them",
        ),
        pytest.param(
            {"tenders": [EMPTY]},
            Bilingual("manca, ed è obbligatorio", "is missing, and is required"),
            id="missing key",
        ),
        pytest.param(
            {"tenders": [{"id": "a"}, {"id": "a"}]},
            Bilingual(
                "l'identificativo 'a' sta già nella posizione 0; darne uno suo",
                "the identifier 'a' stands at position 0 already; give one of its own",
            ),
            id="duplicate identifier",
        ),
        pytest.param(
            {"tenders": [None]},
            Bilingual(
                "trovato null (nulla); scrivere un oggetto { }",
                "found null (null); write an object { }",
            ),
            id="no object",
        ),
        pytest.param(
            {"tenders": EMPTY},
            Bilingual(
                "trovato {…} (oggetto); scrivere un elenco [ ]",
                "found {…} (object); write a list [ ]",
            ),
            id="no list",
        ),
        pytest.param(
            tender(lots=[{"id": "a b\n"}]),
            Bilingual(
                "Lot.id: identificativo 'a b\\n': è vuoto, o ha spazi ai bordi o caratteri invisibili;"
                " scrivere un nome breve, per esempio 'lotto-1'",
                "Lot.id: identifier 'a b\\n': is empty, padded or unprintable; write a short name such as 'lotto-1'",
            ),
            id="identifier",
        ),
    ],
)
def test_messages(values: dict[str, Any], said: Bilingual) -> None:
    """
    Each kind of error of a record says in both languages what is wrong and what would be right.
    """
    (problem,) = problems_of(values)

    assert said == problem.message


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"tenders": [0] * (MOST_PROBLEMS + 100)}, id="no records"),
        pytest.param({"tenders": [EMPTY] * (MOST_PROBLEMS + 100)}, id="empty records"),
        pytest.param({"tenders": [tender()["tenders"][0]] * (MOST_PROBLEMS + 100)}, id="one identifier"),
        pytest.param({f"k{number}": 0 for number in range(MOST_PROBLEMS + 100)}, id="unknown keys"),
        pytest.param(
            {"tenders": [{"id": str(number), "lots": [0] * 100} for number in range(MOST_PROBLEMS)]},
            id="lists in lists",
        ),
        pytest.param(
            {"tenders": [{f"k{key}": 0 for key in range(100)} for _ in range(MOST_PROBLEMS)]},
            id="unknown keys in records",
        ),
    ],
)
def test_no_end_of_problems(values: dict[str, Any]) -> None:
    """
    One past the most problems that anyone would read tells that there are more, and the others are not looked for.
    """
    assert MOST_PROBLEMS + 1 == len(problems_of(values))


def test_a_fault_of_ours_is_no_problem_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    An error that is not about the values goes through as it is.
    """

    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Tender, "__attrs_post_init__", fail)

    with pytest.raises(ZeroDivisionError):
        from_values(tender())
