"""
What a rule may look at: places in the document, records by name, what is derived once, figures of the day.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.decision_checks import DecisionFaultKind
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Fact, FactValue
from contratti_quartiere.funding import CoFinancing, CostPlan
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.ledger import Item
from contratti_quartiere.money import Euro
from contratti_quartiere.occupation import episodes, holds
from contratti_quartiere.offer_outcomes import offers
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.periods import Period
from contratti_quartiere.procurement import ProcurementCode, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

TODAY = date(2016, 3, 1)
PROGRAMME = Programme(
    laboratories=(Laboratory(id="lab-1"), Laboratory(id="lab-2")),
    tenders=(Tender(id="gara-1"), Tender(id="gara-2")),
    works=(Works(id="scala-A"), Works(id="scala-B")),
    dwellings=(Dwelling(id="A1"), Dwelling(id="V1")),
    households=(Household(id="H1"), Household(id="H2")),
    relocations=(Relocation(household="H1", id="caso-1", dwelling="A1"), Relocation(household="H2")),
)
VIEW = View(programme=PROGRAMME, on=TODAY, parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Euro("1000000.00"), "1000000.00", id="amount"),
        pytest.param(Euro("-0.01"), "-0.01", id="amount below zero"),
        pytest.param(date(2016, 5, 2), "2016-05-02", id="day"),
        pytest.param(Month(2019, 4), "2019-04", id="month"),
        pytest.param(Year(2006), "2006", id="year"),
        pytest.param(Period.of_months(date(2016, 5, 2), 36), "2016-05-02/2019-05-01", id="period by its last day"),
        pytest.param("DLgs 50/2016", "DLgs 50/2016", id="text"),
        pytest.param(36, 36, id="count"),
        pytest.param(True, True, id="yes or no"),
    ],
)
def test_plain(value: FactValue, expected: str | int | bool) -> None:
    """
    A fact is written in a report as JSON holds it, and a yes or no is not taken for a number.
    """
    plain = Fact("what", value).plain

    assert (expected, type(expected)) == (plain, type(plain))


@given(strategies.facts())
def test_facts_survive_json(fact: Fact) -> None:
    """
    "A report is deterministic JSON": whatever a fact holds, JSON gives back the value that was written.
    """
    assert fact.plain == json.loads(json.dumps(fact.plain))


def test_tenders_with_their_places() -> None:
    """
    A rule is given each tender with its JSON Pointer, in the order of the document.
    """
    assert [("/tenders/0", "gara-1"), ("/tenders/1", "gara-2")] == [(path, one.id) for path, one in VIEW.tenders()]


def test_laboratories_with_their_places() -> None:
    """
    A rule is given each lab with its JSON Pointer, in the order of the document.
    """
    assert [("/laboratories/0", "lab-1"), ("/laboratories/1", "lab-2")] == [
        (path, one.id) for path, one in VIEW.laboratories()
    ]


Places = tuple[tuple[str, tuple[int, ...]], ...]
SET_ASIDE: Places = (("works", (0, 2)), ("dwellings", (1, 3)), ("relocations", (4, 5)))


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param(View.works, [("/works/0", "scala-A"), ("/works/1", "scala-B")], id="works"),
        pytest.param(View.dwellings, [("/dwellings/0", "A1"), ("/dwellings/1", "V1")], id="dwellings"),
        pytest.param(View.relocations, [("/relocations/0", "caso-1"), ("/relocations/1", "H2")], id="cases"),
    ],
)
def test_moves_with_their_places(
    read: Callable[[View], Iterator[tuple[str, Works | Dwelling | Relocation]]], expected: list[tuple[str, str]]
) -> None:
    """
    A rule is given works, dwellings and cases each with its JSON Pointer, in the order of the document.
    """
    assert expected == [(path, one.id) for path, one in read(VIEW)]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param(View.works, ["/works/0", "/works/2"], id="works"),
        pytest.param(View.dwellings, ["/dwellings/1", "/dwellings/3"], id="dwellings"),
        pytest.param(View.relocations, ["/relocations/4", "/relocations/5"], id="cases"),
    ],
)
def test_places_of_the_moves_that_are_left(
    read: Callable[[View], Iterator[tuple[str, object]]], expected: list[str]
) -> None:
    """
    Where some were set aside, the others are pointed at where they stood in the document.
    """
    assert expected == [path for path, _ in read(attrs.evolve(VIEW, places=SET_ASIDE))]


FUNDED = View(
    programme=Programme(
        contracts=(NeighbourhoodContract(id="mazzini"), NeighbourhoodContract(id="ponte-lambro")),
        interventions=(Intervention(id="piazza"), Intervention(id="torri")),
        decisions=tuple(
            SteeringDecision(
                id=name,
                body=SteeringBody.STEERING_GROUP,
                on=TODAY,
                measures=(Measure(intervention=item, kind=MeasureKind.CONFIRM),),
            )
            for name, item in (("luglio", "piazza"), ("ottobre", "teatro"))
        ),
        savings=(Saving(id="oneri", amount=Euro("1.00")), Saving(id="ribassi", amount=Euro("1.00"))),
    ),
    on=TODAY,
    parameters=PARAMETERS,
)


@pytest.mark.parametrize(
    ("read", "name", "ids"),
    [
        pytest.param(View.contracts, "contracts", ["mazzini", "ponte-lambro"], id="contracts"),
        pytest.param(View.interventions, "interventions", ["piazza", "torri"], id="interventions"),
        pytest.param(View.decisions, "decisions", ["luglio", "ottobre"], id="decisions"),
        pytest.param(View.savings, "savings", ["oneri", "ribassi"], id="savings"),
    ],
)
def test_money_with_its_places(
    read: Callable[[View], Iterator[tuple[str, NeighbourhoodContract | Intervention | SteeringDecision | Saving]]],
    name: str,
    ids: list[str],
) -> None:
    """
    A rule is given contracts, interventions, decisions and savings where they stood, all or those that are left.
    """
    left = attrs.evolve(FUNDED, places=((name, (3, 5)),))

    assert [(f"/{name}/{n}", one) for n, one in enumerate(ids)] == [(path, one.id) for path, one in read(FUNDED)]
    assert [(f"/{name}/{n}", one) for n, one in zip((3, 5), ids, strict=True)] == [
        (path, one.id) for path, one in read(left)
    ]


def test_money_added_up_once() -> None:
    """
    "Shared derivations, computed once": whichever rule asks is given the same accounts, those of the programme.
    """
    assert FUNDED.programme.ledger == FUNDED.ledger
    assert FUNDED.ledger is FUNDED.ledger


def test_faults_of_decisions_found_once() -> None:
    """
    Whichever rule asks is given the same faults of a decision, and not those of another.
    """
    sound, faulty = FUNDED.programme.decisions

    assert () == FUNDED.faults(sound)
    assert [DecisionFaultKind.UNKNOWN_ITEM] == [fault.kind for fault in FUNDED.faults(faulty)]
    assert FUNDED.faults(faulty) is FUNDED.faults(faulty)


PAYMENTS = tuple(Payment(on=TODAY, amount=Euro(amount)) for amount in ("1.00", "2.00"))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        pytest.param((), ["/works/2/payments/0", "/works/2/payments/1"], id="all are there"),
        pytest.param(
            (("works/2/payments", (1, 3)), ("works/0/payments", (5, 6))),
            ["/works/2/payments/1", "/works/2/payments/3"],
            id="some are of later",
        ),
    ],
)
def test_places_within_a_record(places: Places, expected: list[str]) -> None:
    """
    A record within another is pointed at where it stood in the document, though the day left others out.
    """
    view = attrs.evolve(VIEW, places=places)

    assert list(zip(expected, PAYMENTS, strict=True)) == list(view.within("/works/2", "payments", PAYMENTS))


@pytest.mark.parametrize(
    ("find", "name", "expected"),
    [
        pytest.param(View.dwelling, "V1", PROGRAMME.dwellings[1], id="dwelling"),
        pytest.param(View.dwelling, "V2", None, id="dwelling that is not there"),
        pytest.param(View.dwelling, "", None, id="no dwelling"),
        pytest.param(View.household, "H2", PROGRAMME.households[1], id="household"),
        pytest.param(View.household, "H3", None, id="household that is not there"),
        pytest.param(View.household, "A1", None, id="dwelling for a household"),
    ],
)
def test_found_by_name(
    find: Callable[[View, str], Dwelling | Household | None], name: str, expected: Dwelling | Household | None
) -> None:
    """
    A dwelling or a household is found by its name, or there is none.
    """
    assert expected is find(VIEW, name)


CASE = (
    Relocation(household="H1", dwelling="A1")
    .advance(RelocationEvent.INTERVIEW, on=TODAY)
    .advance(RelocationEvent.ADMIT, on=TODAY)
    .advance(RelocationEvent.OFFER, on=TODAY, dwelling="V1")
    .advance(RelocationEvent.MOVE_URGENTLY, on=TODAY)
)
MOVED = View(programme=Programme(relocations=(CASE,)), on=TODAY, parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param(View.episodes, episodes(CASE), id="episodes"),
        pytest.param(View.holds, holds(CASE), id="holds"),
        pytest.param(View.offers, offers(CASE), id="offers"),
    ],
)
def test_derived(read: Callable[[View, Relocation], tuple[object, ...]], expected: tuple[object, ...]) -> None:
    """
    A rule is given what is derived from a case as it is derived anywhere else, and there is something of each.
    """
    assert (expected, True) == (read(MOVED, CASE), bool(expected))


@pytest.mark.parametrize("read", [View.episodes, View.holds, View.offers])
def test_derived_once(read: Callable[[View, Relocation], tuple[object, ...]]) -> None:
    """
    "Shared derivations, computed once": whichever rule asks is given the same object.
    """
    assert read(MOVED, CASE) is read(MOVED, CASE)


@settings.get_profile("heavy")
@given(strategies.programmes(), strategies.parameters())
def test_derived_of_every_case(programme: Programme, parameters: Parameters) -> None:
    """
    Whatever is derived of one case is not mixed up with another's.
    """
    view = View(programme=programme, on=TODAY, parameters=parameters)

    assert [(episodes(case), holds(case), offers(case)) for case in programme.relocations] == [
        (view.episodes(case), view.holds(case), view.offers(case)) for _, case in view.relocations()
    ]


@pytest.mark.parametrize(
    ("places", "tenders", "laboratories"),
    [
        pytest.param((), ["/tenders/0", "/tenders/1"], ["/laboratories/0", "/laboratories/1"], id="nothing set aside"),
        pytest.param(
            (("tenders", (1, 4)),), ["/tenders/1", "/tenders/4"], ["/laboratories/0", "/laboratories/1"], id="tenders"
        ),
        pytest.param(
            (("tenders", (0, 1)), ("laboratories", (2, 3))),
            ["/tenders/0", "/tenders/1"],
            ["/laboratories/2", "/laboratories/3"],
            id="labs",
        ),
    ],
)
def test_places_of_what_is_left(places: Places, tenders: list[str], laboratories: list[str]) -> None:
    """
    Where records were set aside, the others are pointed at where they stood in the document.
    """
    view = attrs.evolve(VIEW, places=places)

    assert (tenders, laboratories) == ([path for path, _ in view.tenders()], [path for path, _ in view.laboratories()])


def test_places_that_do_not_fit() -> None:
    """
    A place for each record that is left, no more and no fewer: a verdict at a wrong place would be worse than none.
    """
    view = attrs.evolve(VIEW, places=(("tenders", (1,)),))

    with pytest.raises(ValueError, match="zip"):
        list(view.tenders())


@pytest.mark.parametrize(
    ("on", "day", "expected"),
    [
        pytest.param(date(2016, 4, 19), None, "DLgs 163/2006", id="the view's own day"),
        pytest.param(date(2016, 4, 20), None, "DLgs 50/2016", id="the view's own day, the day after"),
        pytest.param(date(2016, 4, 20), date(2016, 4, 19), "DLgs 163/2006", id="another day"),
    ],
)
def test_figure(on: date, day: date | None, expected: str) -> None:
    """
    A figure is the one in force on the day that is asked for, else on the day of the view.
    """
    dated = attrs.evolve(VIEW, on=on).figure("procurement_code", day)

    assert dated is not None
    assert expected == dated.value


def test_figure_of_a_body() -> None:
    """
    That a person confirmed it is said of our own table, and not of what a body set.
    """
    figures = PARAMETERS.override("notice_days", 30, source="determina 12/2018", since=date(2018, 1, 1))
    view = View(programme=Programme(), on=TODAY, parameters=figures)
    found, ours = view.figure("notice_days", date(2018, 1, 1)), view.figure("small_number")
    assert found is not None
    assert ours is not None

    assert (30, "determina 12/2018", None, date(2026, 11, 22)) == (
        found.value,
        found.source.act,
        found.checked_on,
        ours.checked_on,
    )


def test_figure_that_nobody_set() -> None:
    """
    A figure that nobody has set is none.
    """
    assert None is VIEW.figure("difference_days_worth_showing")


def test_tender_of_a_contract() -> None:
    """
    A service contract leads to the tender that it names, with its place, and to none that is not there.
    """
    view = View(programme=Programme(tenders=(Tender(id="altra"), Tender(id="gara"))), on=TODAY, parameters=PARAMETERS)

    assert (("/tenders/1", Tender(id="gara")), None, None) == (
        view.tender_of(ServiceContract(id="contratto", tender="gara")),
        view.tender_of(ServiceContract(id="contratto", tender="ignota")),
        view.tender_of(ServiceContract(id="contratto")),
    )


def test_regime_of_a_tender() -> None:
    """
    A tender has the code of its notice, a repetition that of the first contract; of none nothing is known.
    """
    first = Tender(id="prima", notice_date=date(2022, 3, 1))
    again = Tender(id="poi", notice_date=date(2024, 3, 1), repetition_of="prima")
    view = View(programme=Programme(tenders=(first, again)), on=TODAY, parameters=PARAMETERS)

    assert (ProcurementCode.DLGS_50_2016, ProcurementCode.DLGS_50_2016, None) == (
        view.regime(first).code,
        view.regime(again).code,
        view.regime(None).code,
    )


SOURCES = tuple(
    Source(id=name, kind=kind, title=name)
    for name, kind in (
        ("giornale", SourceKind.PRESS),
        ("annuncio", SourceKind.ANNOUNCEMENT),
        ("delibera", SourceKind.ACT),
    )
)


def moving(name: str, day: int, *flows: Flow, source: str = "giornale") -> SteeringDecision:
    """
    Return a decision of a day of 2014 that moves money, as a source tells.
    """
    return SteeringDecision(
        id=name,
        body=SteeringBody.OTHER,
        on=date(2014, 7, day),
        flows=flows,
        provenance=Provenance(sources=(source,)),
    )


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param((), False, id="none named"),
        pytest.param(("giornale",), True, id="press"),
        pytest.param(("annuncio", "giornale"), True, id="announcement and press"),
        pytest.param(("giornale", "delibera"), False, id="press and act"),
        pytest.param(("altro",), False, id="a source that the document does not list"),
    ],
)
def test_decision_that_is_only_told(sources: tuple[str, ...], expected: bool) -> None:
    """
    A decision is only told of where all its sources are press or announcements.
    """
    decision = SteeringDecision(id="d", body=SteeringBody.OTHER, on=TODAY, provenance=Provenance(sources=sources))
    view = View(programme=Programme(sources=SOURCES), on=TODAY, parameters=PARAMETERS)

    assert expected is view.only_told(decision)


def flow(kind: FlowKind, amount: str, item: str = "torri") -> Flow:
    """
    Return money that is moved.
    """
    return Flow(kind=kind, item=item, amount=Euro(amount))


def test_money_that_is_told() -> None:
    """
    What decisions that are only told of bring to an item and take from it, before another or in all.
    """
    to, by = FlowKind.TO_INTERVENTION, FlowKind.FROM_INTERVENTION
    last = moving("ultima", 9, flow(to, "1.00"), flow(by, "0.50"))
    act = moving("atto", 5, flow(to, "9.00"), source="delibera")
    first = moving("prima", 1, flow(to, "2.00"), flow(to, "3.00"), flow(by, "4.00", "edifici"))
    other = moving("altra", 2, flow(by, "7.00", "edifici"), flow(FlowKind.TO_CONTRACT, "7.00"))
    programme = Programme(sources=SOURCES, decisions=(last, act, first, other))
    view = View(programme=programme, on=TODAY, parameters=PARAMETERS)
    torri = ("intervention", "torri")

    assert (
        (Euro("6.00"), Euro("0.50"), ("/decisions/2/provenance/sources", "/decisions/0/provenance/sources")),
        (Euro("5.00"), Euro("0.00"), ("/decisions/2/provenance/sources",)),
        (Euro("0.00"), Euro("0.00"), ()),
    ) == (view.told(torri), view.told(torri, before=act), view.told(torri, before=first))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param(("intervention", "torri"), "/interventions/1/cost_plan", id="intervention"),
        pytest.param(("contract", "senza"), "/contracts/0/cofinancing", id="contract without money"),
        pytest.param(("contract", "vuoto"), "/contracts/1/cofinancing", id="contract of which the whole is unknown"),
        pytest.param(("contract", "mazzini"), "/interventions/2/cost_plan", id="contract of which a part is unknown"),
    ],
)
def test_where_what_was_first_assigned_would_stand(item: Item, expected: str) -> None:
    """
    Of a contract of which the whole is known, the first part of unknown cost that was not added later is named.
    """
    adding = SteeringDecision(
        id="d",
        body=SteeringBody.OTHER,
        on=TODAY,
        measures=(Measure(intervention="nuovo", kind=MeasureKind.ADD),),
    )
    costing = CostPlan(stated_total=Euro("1.00"))
    programme = Programme(
        contracts=(
            NeighbourhoodContract(id="senza"),
            NeighbourhoodContract(id="vuoto", cofinancing=CoFinancing()),
            NeighbourhoodContract(id="mazzini", cofinancing=CoFinancing(cost=Euro("9.00"))),
        ),
        interventions=(
            Intervention(id="nuovo", contract="mazzini"),
            Intervention(id="torri"),
            Intervention(id="cortili", contract="mazzini"),
            Intervention(id="edifici", contract="mazzini", cost_plan=costing),
            Intervention(id="scale", contract="mazzini"),
        ),
        decisions=(adding,),
    )

    assert expected == View(programme=programme, on=TODAY, parameters=PARAMETERS).first_assigned(item)
