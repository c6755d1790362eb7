"""
References: which fields name other records, what there is to be named, and where each name stands.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.agreements import ContractAct, ContractActKind
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.execution import Execution, Invoice, Penalty
from contratti_quartiere.funding import CoFinancing, FundingBody
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Neighbourhood, Programme
from contratti_quartiere.references import REFERENCES, Mention, Reference, all_there, mentions, mentions_in, names
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.transfers import Transfer, TransferCondition, TransferInstalment, TransferSchedule
from contratti_quartiere.works import Works

# A text field that names nothing: what a record is called, what was found, or what somebody wrote.
NO_REFERENCES = {
    "ContractAct.number",
    "ContractAct.issuer",
    "Appointment.office",
    "Activity.text",
    "Allowance.agreement",
    "Annotation.declared_title",
    "Annotation.text",
    "Award.stipulation_postponed",
    "AwardCriterion.name",
    "Bilingual.en",
    "Bilingual.it",
    "BudgetShare.ground",
    "Cig.code",
    "Closure.reason",
    "CodeAsFound.text",
    "Commitment.act",
    "ConformityCheck.remarks",
    "CostItem.name",
    "Cpv.code",
    "Cup.code",
    "DocumentReference.protocol",
    "Dwelling.building",
    "Dwelling.part",
    "DwellingStep.reason",
    "EarlyStart.reasons",
    "Firm.name",
    "FoundValue.place",
    "FoundValue.value",
    "FundingShare.name",
    "Guarantee.note",
    "Intervention.name",
    "Laboratory.name",
    "Lot.description",
    "Lot.title",
    "LotDivision.criteria",
    "LotDivision.reasons",
    "LotLimits.criterion",
    "LotLimits.reason",
    "Neighbourhood.municipality",
    "Neighbourhood.name",
    "NeighbourhoodContract.name",
    "OperatorPeriod.body",
    "Penalty.reason",
    "PricedOption.note",
    "PricedRenewal.note",
    "ProcedureAct.number",
    "Programme.title",
    # Rows and columns are of the table itself, which refuses a cell of another.
    "PublishedCell.column",
    "PublishedCell.row",
    "PublishedTable.columns",
    "PublishedTable.label",
    "PublishedTable.rows",
    "Provenance.words",
    "RelocationStep.reason",
    "Routing.name",
    "ScheduleEntry.note",
    "Seat.address",
    "Seat.provided_by",
    "SelfImposedArticle.act",
    "SelfImposedArticle.article",
    "Signatory.name",
    "Source.address",
    "Source.title",
    "TaxCode.code",
    "Tender.contracting_authority",
    "Tender.description",
    "Tender.ground",
    "Tender.title",
    "TransferInstalment.note",
    "WindowAct.document",
    "Works.building",
    "Works.name",
    "Works.part",
    "WorksAnnotation.text",
    "WorksStep.contractor",
    "WorksStep.reason",
}


def leaves(hint: object) -> Iterator[Any]:
    """
    Yield the types of which a type hint is made.
    """
    arguments = get_args(hint)
    if not arguments:
        yield hint
    for argument in arguments:
        yield from leaves(argument)


def texts(kind: type, seen: set[type]) -> Iterator[str]:
    """
    Yield each text field of a type and of the types in it, but for the `id` of each.
    """
    if kind in seen:
        return
    seen.add(kind)
    hints = get_type_hints(kind)
    for field in attrs.fields(kind):
        for leaf in leaves(hints[field.name]):
            if leaf is str and field.name != "id":
                yield f"{kind.__name__}.{field.name}"
            elif attrs.has(leaf):
                yield from texts(leaf, seen)


def test_every_text_is_a_reference_or_none() -> None:
    """
    Each text field that a document may hold is in the table, or is known to name nothing; and the table has no other.
    """
    table = [f"{reference.record.__name__}.{reference.field}" for reference in REFERENCES]

    assert sorted([*table, *NO_REFERENCES]) == sorted(set(texts(Programme, set())))


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda one: f"{one.record.__name__}.{one.field}")
def test_what_a_field_names_is_a_collection(reference: Reference) -> None:
    """
    What a field names is a collection of the programme, or one that a tender or a contract holds.
    """
    collections = {name for name, _ in Programme().collections()}

    assert reference.to in {*collections, "lots", "firms", "invoices", "instalments", ""}
    assert (reference.to == "") is (reference.record is Flow and reference.field == "item")


def test_only_decisions_are_for_another_rule() -> None:
    """
    What measures and flows name is looked for by `decision-items-known`, and all else by `references-known`.
    """
    others = {(one.record, one.field) for one in REFERENCES if one.rule != "references-known"}

    assert {(Measure, "intervention"), (Flow, "item"), (Flow, "saving")} == others
    assert {"references-known", "decision-items-known"} == {one.rule for one in REFERENCES}


def instalment(name: str) -> TransferInstalment:
    """
    Return an instalment that is due at the start of works.
    """
    return TransferInstalment(id=name, condition=TransferCondition.START, share=Fraction(1, 2))


def test_what_there_is_to_be_named() -> None:
    """
    Lots, firms, invoices and instalments hold within their record, acts of the programme and of contracts are one.
    """
    state, city = FundingBody.STATE, FundingBody.CITY
    programme = Programme(
        acts=(ContractAct(id="decreto", kind=ContractActKind.OTHER),),
        contracts=(
            NeighbourhoodContract(
                id="mazzini",
                acts=(ContractAct(id="accordo", kind=ContractActKind.OTHER),),
                schedules=(
                    TransferSchedule(body=state, instalments=(instalment("prima"),)),
                    TransferSchedule(body=city, instalments=(instalment("unica"),)),
                    TransferSchedule(body=state, instalments=(instalment("seconda"),)),
                ),
            ),
        ),
        tenders=(Tender(id="gara", lots=(Lot(id="1"), Lot(id="2")), firms=(Firm(id="coop"),)),),
        service_contracts=(
            ServiceContract(id="servizio", execution=Execution(invoices=(Invoice(id="7", net=Euro("1.00")),))),
        ),
    )

    assert {
        ("acts", ""): {"decreto", "accordo"},
        ("contracts", ""): {"mazzini"},
        ("tenders", ""): {"gara"},
        ("service_contracts", ""): {"servizio"},
        ("lots", "gara"): {"1", "2"},
        ("firms", "gara"): {"coop"},
        ("invoices", "servizio"): {"7"},
        ("instalments", "mazzini/Stato"): {"prima", "seconda"},
        ("instalments", "mazzini/Comune"): {"unica"},
    } == {key: found for key, found in names(programme).items() if found}


def said(found: Iterator[Mention]) -> list[tuple[str, str, str, str]]:
    """
    Return place, collection, holder and name of each mention.
    """
    return [(one.path, one.to, one.within, one.name) for one in found]


def test_names_of_a_tender() -> None:
    """
    One name, several names, and names deep inside, each with its own place.
    """
    tender = Tender(
        id="gara",
        repetition_of="prima",
        lots=(Lot(id="1", neighbourhoods=("giambellino", "mazzini")),),
        firms=(Firm(id="coop", linked=("consorzio",)),),
        awards=(Award(lot="1", firms=("coop",)),),
        provenance=Provenance(sources=("bando",)),
    )

    assert sorted(
        [
            ("/tenders/0/repetition_of", "tenders", "", "prima"),
            ("/tenders/0/lots/0/neighbourhoods/0", "neighbourhoods", "", "giambellino"),
            ("/tenders/0/lots/0/neighbourhoods/1", "neighbourhoods", "", "mazzini"),
            ("/tenders/0/firms/0/linked/0", "firms", "gara", "consorzio"),
            ("/tenders/0/awards/0/lot", "lots", "gara", "1"),
            ("/tenders/0/awards/0/firms/0", "firms", "gara", "coop"),
            ("/tenders/0/provenance/sources/0", "sources", "", "bando"),
        ]
    ) == sorted(said(mentions("/tenders/0", tender, tender)))


def test_names_of_a_service_contract() -> None:
    """
    Lots and firms are of its tender, and the invoice of a penalty is its own.
    """
    served = ServiceContract(
        id="servizio",
        tender="gara",
        lots=("1",),
        firms=("coop",),
        execution=Execution(
            invoices=(Invoice(id="7", net=Euro("1.00"), lot="2"),),
            penalties=(Penalty(on=date(2018, 5, 2), amount=Euro("1.00"), invoice="7"),),
        ),
    )

    assert sorted(
        [
            ("/s/3/tender", "tenders", "", "gara"),
            ("/s/3/lots/0", "lots", "gara", "1"),
            ("/s/3/firms/0", "firms", "gara", "coop"),
            ("/s/3/execution/invoices/0/lot", "lots", "gara", "2"),
            ("/s/3/execution/penalties/0/invoice", "invoices", "servizio", "7"),
        ]
    ) == sorted(said(mentions("/s/3", served, served)))


def test_names_of_a_contract() -> None:
    """
    A transfer names an instalment of its own body, and the act of a co-financing is of the programme.
    """
    contract = NeighbourhoodContract(
        id="mazzini",
        cofinancing=CoFinancing(act="accordo"),
        transfers=(Transfer(body=FundingBody.CITY, on=date(2010, 3, 1), amount=Euro("1.00"), instalment="unica"),),
    )

    assert [
        ("/c/cofinancing/act", "acts", "", "accordo"),
        ("/c/transfers/0/instalment", "instalments", "mazzini/Comune", "unica"),
    ] == said(mentions("/c", contract, contract))


def test_names_of_a_decision() -> None:
    """
    What a flow names is what its kind says, and a flow that crosses the boundary names nothing.
    """
    decision = SteeringDecision(
        id="luglio",
        body=SteeringBody.STEERING_GROUP,
        on=date(2014, 7, 15),
        measures=(Measure(intervention="piazza", kind=MeasureKind.DROP),),
        flows=(
            Flow(kind=FlowKind.FROM_INTERVENTION, item="piazza", amount=Euro("1.00"), saving="ribassi"),
            Flow(kind=FlowKind.TO_CONTRACT, item="mazzini", amount=Euro("1.00")),
            Flow(kind=FlowKind.OUT_OF_PROGRAMME, amount=Euro("1.00")),
        ),
    )

    assert [
        ("/d/measures/0/intervention", "interventions", "", "piazza"),
        ("/d/flows/0/item", "interventions", "", "piazza"),
        ("/d/flows/0/saving", "savings", "", "ribassi"),
        ("/d/flows/1/item", "contracts", "", "mazzini"),
    ] == said(mentions("/d", decision, decision))


def census(on: date, dwelling: str) -> Annotation:
    """
    Return a census that names a dwelling.
    """
    return Annotation(kind=AnnotationKind.CENSUS, on=on, dwelling=dwelling)


def test_place_among_what_came_later() -> None:
    """
    Of what was known on a day the place in the whole document is told.
    """
    late, early = census(date(2018, 1, 9), "A2"), census(date(2017, 1, 9), "A1")
    whole = Relocation(household="H1", annotations=(late, early))
    known = whole.until(date(2017, 6, 1))

    assert [("/r/household", "households", "", "H1"), ("/r/annotations/1/dwelling", "dwellings", "", "A1")] == said(
        mentions("/r", known, whole)
    )


def test_place_of_what_was_known_in_part() -> None:
    """
    An award that was not communicated yet is found by what was known of it, after one that was not known at all.
    """
    day = date(2016, 5, 2)
    late = Award(lot="1", firms=("coop",), on=date(2017, 1, 9))
    early = Award(lot="2", firms=("altra",), on=day, communicated_on=date(2016, 6, 1))
    tender = Tender(id="gara", awards=(late, early, attrs.evolve(late, lot="3", on=day)))

    assert ["/awards/1/lot", "/awards/1/firms/0", "/awards/2/lot", "/awards/2/firms/0"] == [
        mention.path for mention in mentions("", tender.until(day), tender)
    ]


def test_place_that_cannot_be_told() -> None:
    """
    Of a record that is not the one of the whole document, the collection is the place.
    """
    whole = Relocation(household="H1", annotations=(census(date(2018, 1, 9), "A2"), census(date(2017, 1, 9), "A1")))
    known = attrs.evolve(whole, annotations=(census(date(2017, 1, 9), "A3"),))

    assert ("/r/annotations/dwelling", "dwellings", "", "A3") == said(mentions("/r", known, whole))[1]


def test_names_of_records_without_an_id() -> None:
    """
    Records that no `id` tells apart are found among those of the whole document.
    """
    early, late = (Provenance(sources=(name,)) for name in ("prima", "dopo"))

    assert [("/counts/1/sources/0", "sources", "", "prima")] == said(mentions_in("/counts", (early,), (late, early)))


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_every_place_leads_to_the_name(programme: Programme, on: date) -> None:
    """
    Each name stands in the whole document where it is said to, whatever was known on the day.
    """
    known = programme.as_of(on)
    whole = dict(programme.collections())
    for collection, records in known.collections():
        by_id = {record.id: (index, record) for index, record in enumerate(whole[collection])}
        for record in records:
            index, match = by_id[record.id]
            for mention in mentions(f"/{collection}/{index}", record, match):
                assert mention.name == resolved(programme, mention.path)


def test_names_in_records_without_an_id() -> None:
    """
    What such a record holds is found in the same record of the whole document.
    """
    late, early = census(date(2018, 1, 9), "A2"), census(date(2017, 1, 9), "A1")
    whole = Relocation(household="H1", annotations=(late, early))

    assert ["/cases/0/household", "/cases/0/annotations/1/dwelling"] == [
        mention.path for mention in mentions_in("/cases", (whole.until(date(2017, 6, 1)),), (whole,))
    ]


def test_which_field_a_name_stands_in() -> None:
    """
    Each name bears the reference whose field it stands in, be it one name or one of several.
    """
    award = Award(lot="1", firms=("coop", "altra"))
    tender = Tender(id="gara", awards=(award,))

    assert [Reference(Award, "lot", "lots"), *[Reference(Award, "firms", "firms")] * 2] == [
        mention.reference for mention in mentions("", tender, tender)
    ]


OURS, DECISIONS = "references-known", "decision-items-known"
THERE = names(
    Programme(
        neighbourhoods=(Neighbourhood(id="mazzini", name="Mazzini"),),
        interventions=(Intervention(id="torri"),),
        households=(Household(id="H1"),),
        dwellings=(Dwelling(id="A1"), Dwelling(id="A2")),
        sources=(Source(id="delibera", kind=SourceKind.ACT, title="Una delibera"),),
        savings=(Saving(id="ribassi", intervention="torri", amount=Euro("1.00")),),
        tenders=(Tender(id="gara", lots=(Lot(id="1"),)),),
    )
)
DECIDED = SteeringDecision(
    id="luglio",
    body=SteeringBody.STEERING_GROUP,
    on=date(2014, 7, 15),
    measures=(Measure(intervention="torri", kind=MeasureKind.DROP),),
    provenance=Provenance(sources=("delibera",)),
)


@pytest.mark.parametrize(
    ("records", "rule", "expected"),
    [
        pytest.param((), OURS, 0, id="no record"),
        pytest.param((Works(id="w"),), OURS, 0, id="no name"),
        pytest.param((Relocation(household="H1", dwelling="A1"),), OURS, 2, id="two names"),
        pytest.param((Relocation(household="H1"), Relocation(household="H1")), OURS, 2, id="one name twice"),
        pytest.param((Relocation(household="H1", dwelling="A3"),), OURS, None, id="one that is not there"),
        pytest.param((Relocation(household="H1"), Relocation(household="H2")), OURS, None, id="not there, and later"),
        pytest.param((Relocation(household="A1"),), OURS, None, id="there, and of another collection"),
        pytest.param(
            (Relocation(household="H1", annotations=(census(date(2017, 1, 9), "A1"), census(date(2018, 1, 9), "A2"))),),
            OURS,
            3,
            id="in the records within",
        ),
        pytest.param(
            (Relocation(household="H1"), Relocation(household="H1", annotations=(census(date(2017, 1, 9), "A3"),))),
            OURS,
            None,
            id="not there, and within",
        ),
        pytest.param(
            (
                Relocation(household="H1"),
                Works(id="w", intervention="torri"),
                Dwelling(id="b", neighbourhood="mazzini"),
            ),
            OURS,
            3,
            id="records of several types",
        ),
        pytest.param(
            (Works(id="w", intervention="torri"), Relocation(household="H2")), OURS, None, id="not there, another type"
        ),
        pytest.param(
            (
                Tender(
                    id="altra",
                    lots=(Lot(id="1", neighbourhoods=("mazzini", "mazzini")), Lot(id="2", neighbourhoods=("mazzini",))),
                    provenance=Provenance(sources=("delibera",)),
                ),
            ),
            OURS,
            4,
            id="several names in one field",
        ),
        pytest.param(
            (Tender(id="altra", lots=(Lot(id="1", neighbourhoods=("mazzini", "corvetto")),)),),
            OURS,
            None,
            id="one of several not there",
        ),
        pytest.param(
            (Tender(id="gara", lots=(Lot(id="1"),), awards=(Award(lot="1"),)),), OURS, None, id="what a tender holds"
        ),
        pytest.param((ServiceContract(id="s", tender="gara"),), OURS, 1, id="a contract of no lot"),
        pytest.param((DECIDED,), OURS, 1, id="sources of a decision"),
        pytest.param((DECIDED,), DECISIONS, 1, id="measures of a decision, by the other rule"),
        pytest.param(
            (attrs.evolve(DECIDED, measures=(Measure(intervention="piazza", kind=MeasureKind.DROP),)),),
            OURS,
            1,
            id="not there, and for the other rule",
        ),
    ],
)
def test_how_many_are_there(records: tuple[object, ...], rule: str, expected: int | None) -> None:
    """
    Names that are surely all there are counted, with those in the records within; else it is not said how many.
    """
    assert expected == all_there(records, THERE, rule)


@settings.get_profile("heavy")
@given(strategies.programmes(), st.sampled_from((OURS, DECISIONS)), st.data())
def test_as_many_as_each_by_itself(programme: Programme, rule: str, data: st.DataObject) -> None:
    """
    Looked at all together, records name as many as one by one; one name that is not there, or not sure, is enough.
    """
    _, records = data.draw(st.sampled_from([*programme.collections()]))
    named = [one for record in records for one in mentions("", record, record) if one.reference.rule == rule]
    keys = sorted({(one.to, one.name) for one in named})
    known = keys if data.draw(st.booleans()) else data.draw(st.lists(st.sampled_from(keys or [("", "")])))
    there = {(to, ""): frozenset(name for other, name in known if other == to) for to, _ in programme.collections()}
    within = ("", "lots", "firms", "invoices", "instalments")
    sure = all(one.reference.to not in within and (one.to, one.name) in known for one in named)

    assert (len(named) if sure else None) == all_there(records, there, rule)


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value
