"""
`money-conserved`: what leaves one item enters another, and nobody takes what is not there.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CoFinancing, CostPlan
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.report import validate
from contratti_quartiere.rules.money_conserved import RULE
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

TODAY = date(2026, 11, 22)
DECIDED = date(2014, 7, 15)
DAY = timedelta(days=1)
BALANCED = Comparison("given", Relation.EQUAL, "taken")
WITHIN = Comparison("wanted", Relation.AT_MOST, "left")


def costing(name: str, cost: str | None, contract: str = "") -> Intervention:
    """
    Return an intervention of a contract, of a known cost or of none.
    """
    plan = None if cost is None else CostPlan(stated_total=Euro(cost))
    return Intervention(id=name, contract=contract, cost_plan=plan)


# The contract has 30 of its 1,000 euro left to assign: 900 and 70 are assigned.
PROGRAMME = Programme(
    sources=(
        Source(id="giornale", kind=SourceKind.PRESS, title="Un giornale"),
        Source(id="annuncio", kind=SourceKind.ANNOUNCEMENT, title="Un annuncio"),
        Source(id="delibera", kind=SourceKind.ACT, title="Una delibera"),
    ),
    contracts=(NeighbourhoodContract(id="mazzini", cofinancing=CoFinancing(cost=Euro("1000.00"))),),
    interventions=(
        costing("edifici", "900.00", "mazzini"),
        costing("torri", "70.00", "mazzini"),
        costing("cortili", None),
    ),
    savings=(Saving(id="ribassi", amount=Euro("100.00")),),
)


def flow(kind: FlowKind, amount: str, item: str = "", saving: str = "") -> Flow:
    """
    Return money that is moved.
    """
    return Flow(kind=kind, item=item, amount=Euro(amount), saving=saving)


def taken(amount: str, item: str = "edifici", saving: str = "") -> Flow:
    """
    Return money that is taken from an intervention.
    """
    return flow(FlowKind.FROM_INTERVENTION, amount, item, saving)


def brought(amount: str, item: str = "torri") -> Flow:
    """
    Return money that goes to an intervention.
    """
    return flow(FlowKind.TO_INTERVENTION, amount, item)


def decided(*flows: Flow, on: When = DECIDED, name: str = "luglio", sources: tuple[str, ...] = ()) -> SteeringDecision:
    """
    Return a decision of the steering group.
    """
    return SteeringDecision(
        id=name, body=SteeringBody.STEERING_GROUP, on=on, flows=flows, provenance=Provenance(sources=sources)
    )


def judged(*decisions: SteeringDecision, unread: str = "", works: tuple[Works, ...] = ()) -> list[Verdict]:
    """
    Return what the rule says of decisions on a programme of 1,000 euro.
    """
    programme = attrs.evolve(PROGRAMME, decisions=decisions, works=works)
    unread_ones = frozenset({unread} - {""})
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS, unread=unread_ones)))


def said(verdicts: list[Verdict]) -> list[tuple[type, str]]:
    """
    Return the outcome and the place of each verdict.
    """
    return [(type(verdict), verdict.path) for verdict in verdicts]


def test_not_applicable() -> None:
    """
    A decision that moves no money, as far as is known, has none to conserve.
    """
    assert [
        NotApplicable(
            path="/decisions/0",
            message=Bilingual("nessun movimento di denaro è noto", "no money that it moves is known"),
        )
    ] == judged(decided())


def test_published_savings_and_what_the_state_took_back() -> None:
    """
    Published case: 3.4 million of savings go to the towers and half a million leaves the programme.
    """
    (verdict,) = (entry.verdict for entry in validate(RULE.keeps(), on=TODAY, rules=(RULE,)).entries)

    assert (
        Kept(
            path="/decisions/0/flows",
            message=Bilingual(
                "tanto viene e tanto va, 3.900.000,00 €, e ciò che è tolto c'era",
                "as much comes as goes, €3,900,000.00, and what is taken was there",
            ),
            facts=(
                Fact("given", Euro("3900000.00")),
                Fact("taken", Euro("3900000.00")),
                # 3.4 million and half a million of the 4 that the buildings have not spent.
                Fact("item_1", "edifici"),
                Fact("wanted_1", Euro("3900000.00")),
                Fact("left_1", Euro("4000000.00")),
                Fact("item_2", "ribassi"),
                Fact("wanted_2", Euro("3400000.00")),
                Fact("left_2", Euro("3400000.00")),
            ),
            comparisons=(
                BALANCED,
                Comparison("wanted_1", Relation.AT_MOST, "left_1"),
                Comparison("wanted_2", Relation.AT_MOST, "left_2"),
            ),
        )
        == verdict
    )


def test_published_money_that_is_lost_or_not_there() -> None:
    """
    Published case: of 7 million 6.5 arrive, and 300,000 are taken where 200,000 are left: two errors.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR] * 2) == (report.valid, [entry.severity for entry in report.findings])
    assert [
        Breach(
            path="/decisions/0/flows",
            message=Bilingual(
                "da voci, o da fuori del programma, vengono 7.000.000,00 €; a voci, o fuori del programma, vanno"
                " 6.500.000,00 €: 500.000,00 € non vanno da nessuna parte",
                "€7,000,000.00 comes from items or from outside the programme, €6,500,000.00 goes to items or out of"
                " it: €500,000.00 goes nowhere",
            ),
            facts=(
                Fact("given", Euro("7000000.00")),
                Fact("taken", Euro("6500000.00")),
                Fact("difference", Euro("500000.00")),
            ),
            comparisons=(BALANCED,),
        ),
        Breach(
            path="/decisions/1/flows/0",
            message=Bilingual(
                "cortili: la decisione ne toglie 300.000,00 €, ne restavano 200.000,00 €: 100.000,00 € di troppo",
                "cortili: the decision takes €300,000.00, €200,000.00 was left: €100,000.00 too much",
            ),
            facts=(
                Fact("item", "cortili"),
                Fact("wanted", Euro("300000.00")),
                Fact("left", Euro("200000.00")),
                Fact("difference", Euro("100000.00")),
            ),
            comparisons=(WITHIN,),
        ),
    ] == [entry.verdict for entry in report.findings]


def test_money_from_nowhere() -> None:
    """
    A cent that arrives and comes from nowhere is as much a breach as one that is lost.
    """
    assert [
        Breach(
            path="/decisions/0/flows",
            message=Bilingual(
                "da voci, o da fuori del programma, vengono 1,00 €; a voci, o fuori del programma, vanno 1,01 €: 0,01 €"
                " non vengono da nessuna parte",
                "€1.00 comes from items or from outside the programme, €1.01 goes to items or out of it: €0.01 comes"
                " from nowhere",
            ),
            facts=(
                Fact("given", Euro("1.00")),
                Fact("taken", Euro("1.01")),
                Fact("difference", Euro("-0.01")),
            ),
            comparisons=(BALANCED,),
        )
    ] == judged(decided(taken("1.00"), brought("1.01")))


IN, OUT = FlowKind.INTO_PROGRAMME, FlowKind.OUT_OF_PROGRAMME
FROM_RESERVE, TO_RESERVE = FlowKind.FROM_CONTRACT, FlowKind.TO_CONTRACT


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        pytest.param(decided(flow(IN, "5.00"), brought("5.00")), (Kept, "/flows"), id="from outside"),
        pytest.param(decided(taken("5.00"), flow(OUT, "5.00")), (Kept, "/flows"), id="to outside"),
        pytest.param(decided(flow(IN, "5.00"), flow(OUT, "5.00")), (Kept, "/flows"), id="through"),
        pytest.param(
            decided(taken("900.00"), flow(TO_RESERVE, "900.00", "mazzini")), (Kept, "/flows"), id="all that an item has"
        ),
        pytest.param(
            decided(taken("900.01"), flow(TO_RESERVE, "900.01", "mazzini")), (Breach, "/flows/0"), id="a cent more"
        ),
        pytest.param(
            decided(flow(FROM_RESERVE, "30.00", "mazzini"), brought("30.00")), (Kept, "/flows"), id="all of the reserve"
        ),
        pytest.param(
            decided(flow(FROM_RESERVE, "30.01", "mazzini"), brought("30.01")),
            (Breach, "/flows/0"),
            id="a cent more than the reserve",
        ),
        pytest.param(
            decided(flow(IN, "1.00"), taken("901.00"), brought("1.00", "edifici"), brought("901.00")),
            (Kept, "/flows"),
            id="more than an item has, and as much brought to it",
        ),
    ],
)
def test_where_money_comes_from_and_goes(decision: SteeringDecision, expected: tuple[type, str]) -> None:
    """
    "In" and "out" of the programme count, and of an item or a reserve all may be taken and no cent more.
    """
    outcome, place = expected

    assert [(outcome, f"/decisions/0{place}")] == said(judged(decision))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(DECIDED - DAY, (Breach, "/decisions/1/flows/0"), id="the day before the money came"),
        pytest.param(DECIDED + DAY, (Kept, "/decisions/1/flows"), id="the day after"),
        pytest.param(Month(2014, 6), (Breach, "/decisions/1/flows/0"), id="the month before"),
        pytest.param(Month(2014, 8), (Kept, "/decisions/1/flows"), id="the month after"),
        pytest.param(Year(2015), (Kept, "/decisions/1/flows"), id="the year after"),
    ],
)
def test_money_that_an_earlier_decision_brought(on: When, expected: tuple[type, str]) -> None:
    """
    What a decision brought may be moved on by a later one, and not by one before it.
    """
    first = decided(taken("30.00"), brought("30.00"))
    second = decided(taken("100.00", "torri"), flow(OUT, "100.00"), on=on, name="altra")

    assert [(Kept, "/decisions/0/flows"), expected] == said(judged(first, second))


@pytest.mark.parametrize(
    ("certified_on", "expected"),
    [
        pytest.param(DECIDED - DAY, (Breach, "/decisions/0/flows/0"), id="the day before"),
        pytest.param(DECIDED, (Breach, "/decisions/0/flows/0"), id="the day itself"),
        pytest.param(DECIDED + DAY, (Kept, "/decisions/0/flows"), id="the day after"),
    ],
)
def test_what_is_spent_does_not_move(certified_on: date, expected: tuple[type, str]) -> None:
    """
    What is certified by the day of the decision is spent and no longer there to be moved.
    """
    statement = ProgressStatement(on=certified_on, certified=Euro("500.00"))
    works = (Works(id="edifici", intervention="edifici", statements=(statement,)),)

    assert [expected] == said(judged(decided(taken("401.00"), brought("401.00")), works=works))


def test_what_nobody_knows_of_an_item() -> None:
    """
    Where nobody knows what an item had, it cannot be said whether it had what was taken.
    """
    assert [
        Missing(
            path="/interventions/2/cost_plan",
            message=Bilingual(
                "cortili: la decisione luglio ne toglie 5,00 €; quanto ne restasse non si sa",
                "cortili: decision luglio takes €5.00; how much was left is not known",
            ),
            facts=(Fact("item", "cortili"), Fact("wanted", Euro("5.00"))),
            comparisons=(WITHIN,),
        )
    ] == judged(decided(taken("5.00", "cortili"), brought("5.00")))


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        pytest.param(
            decided(taken("5.00", "teatro"), brought("5.00")), (Missing, "/flows/0/item"), id="taken from what is not"
        ),
        pytest.param(
            decided(taken("5.00", saving="avanzi"), brought("5.00")), (Missing, "/flows/0/saving"), id="saving"
        ),
        pytest.param(decided(taken("5.00"), brought("5.00", "teatro")), (Kept, "/flows"), id="brought to what is not"),
    ],
)
def test_what_the_programme_has_not_is_for_another_rule(decision: SteeringDecision, expected: tuple[type, str]) -> None:
    """
    An unknown item is a breach of `decision-items-known` and no second one here: whether it had the money is unknown.
    """
    outcome, place = expected

    assert [(outcome, f"/decisions/0{place}")] == said(judged(decision))


def test_more_than_a_saving() -> None:
    """
    A saving of 100 euro of which 60 are re-used has 40 left, and who takes 60 again takes 20 too many.
    """
    first, second = (
        decided(taken("60.00", saving="ribassi"), brought("60.00"), on=DECIDED + n * DAY, name=f"d{n}") for n in (0, 1)
    )

    assert [
        Breach(
            path="/decisions/1/flows/0",
            message=Bilingual(
                "economia ribassi: la decisione ne toglie 60,00 €, ne restavano 40,00 €: 20,00 € di troppo",
                "saving ribassi: the decision takes €60.00, €40.00 was left: €20.00 too much",
            ),
            facts=(
                Fact("item", "ribassi"),
                Fact("wanted", Euro("60.00")),
                Fact("left", Euro("40.00")),
                Fact("difference", Euro("20.00")),
            ),
            comparisons=(WITHIN,),
        )
    ] == judged(first, second)[1:]


UNBALANCED = (taken("900.01"), brought("1.00"))


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param(("giornale",), id="press"),
        pytest.param(("annuncio",), id="announcement"),
        pytest.param(("annuncio", "giornale"), id="both"),
    ],
)
@pytest.mark.parametrize("flows", [UNBALANCED, (taken("1.00"), brought("1.00"))], ids=["wrong", "right"])
def test_published_known_only_from_the_press(sources: tuple[str, ...], flows: tuple[Flow, ...]) -> None:
    """
    Published: "a decision known only from the press: undecided", be its figures right or wrong, and they are given.
    """
    names = ", ".join(sources)
    decision = decided(*flows, sources=sources)

    assert [
        Missing(
            path="/decisions/0/provenance/sources",
            message=Bilingual(
                f"la decisione è nota solo da stampa o annunci ({names}): dei suoi movimenti non si giudica senza"
                " l'atto",
                f"the decision is known from press or announcements only ({names}): its flows are not judged without"
                " the act",
            ),
            facts=(Fact("given", decision.given), Fact("taken", Euro("1.00"))),
        )
    ] == judged(decision)


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param((), id="no source named"),
        pytest.param(("delibera",), id="act"),
        pytest.param(("giornale", "delibera"), id="press and act"),
        pytest.param(("giornale", "verbale"), id="press and a source that the document does not list"),
    ],
)
def test_known_from_more_than_the_press(sources: tuple[str, ...]) -> None:
    """
    A decision of which any source is not press or announcement is judged.
    """
    verdicts = judged(decided(*UNBALANCED, sources=sources))

    assert [(Breach, "/decisions/0/flows"), (Breach, "/decisions/0/flows/0")] == said(verdicts)


ACCOUNTS = ("contracts", "interventions", "decisions", "works")


@pytest.mark.parametrize("unread", ACCOUNTS)
def test_what_could_not_be_read_keeps_nothing(unread: str) -> None:
    """
    Where records could not be read, less may have been left than is found: a decision is not said to be right.
    """
    assert [
        Missing(
            path=f"/{unread}",
            message=Bilingual(
                "decisione luglio: non si sa se ciò che è tolto ci fosse, perché parte del documento non si è potuta"
                " leggere",
                "decision luglio: it is not known whether what is taken was there, since a part of the document could"
                " not be read",
            ),
            facts=(Fact("given", Euro("1.00")), Fact("taken", Euro("1.00"))),
        )
    ] == judged(decided(taken("1.00"), brought("1.00")), unread=unread)


@pytest.mark.parametrize(
    ("unread", "expected"),
    [(name, (Missing, f"/{name}")) for name in ACCOUNTS]
    + [(name, (Breach, "/decisions/0/flows/0")) for name in ("sources", "tenders")],
)
def test_what_could_not_be_read_may_have_been_left(unread: str, expected: tuple[type, str]) -> None:
    """
    Where records could not be read, more may have been left: only what does not balance is wrong whatever they held.
    """
    verdicts = judged(decided(*UNBALANCED), unread=unread)

    assert [(Breach, "/decisions/0/flows"), expected] == said(verdicts)


@pytest.mark.parametrize(
    ("whole", "path"),
    [
        pytest.param(None, "/contracts/0/cofinancing", id="whole"),
        pytest.param(CoFinancing(), "/contracts/0/cofinancing", id="neither shares nor cost"),
        pytest.param(CoFinancing(cost=Euro("1000.00")), "/interventions/1/cost_plan", id="part"),
    ],
)
def test_what_nobody_knows_of_a_reserve(whole: CoFinancing | None, path: str) -> None:
    """
    What a contract has left hangs on its whole and on what each of its interventions was first assigned.
    """
    programme = Programme(
        contracts=(NeighbourhoodContract(id="mazzini", cofinancing=whole),),
        interventions=(
            costing("altrove", None),
            costing("torri", None, "mazzini"),
            costing("edifici", "9.00", "mazzini"),
        ),
        decisions=(decided(flow(FROM_RESERVE, "5.00", "mazzini"), brought("5.00")),),
    )

    assert [
        Missing(
            path=path,
            message=Bilingual(
                "mazzini: la decisione luglio ne toglie 5,00 €; quanto ne restasse non si sa",
                "mazzini: decision luglio takes €5.00; how much was left is not known",
            ),
            facts=(Fact("item", "mazzini"), Fact("wanted", Euro("5.00"))),
            comparisons=(WITHIN,),
        )
    ] == list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


def test_part_that_was_added_later_is_no_part_of_the_first_assignment() -> None:
    """
    What a reserve had left hangs on the interventions that were there from the start, whatever is added later.
    """
    added = attrs.evolve(
        decided(on=DECIDED + DAY, name="aggiunta"),
        measures=(Measure(intervention="nuovo", kind=MeasureKind.ADD),),
    )
    programme = Programme(
        contracts=(NeighbourhoodContract(id="mazzini", cofinancing=CoFinancing(cost=Euro("1000.00"))),),
        interventions=(costing("nuovo", None, "mazzini"), costing("torri", None, "mazzini")),
        decisions=(decided(flow(FROM_RESERVE, "5.00", "mazzini"), brought("5.00")), added),
    )

    (verdict, _) = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert "/interventions/1/cost_plan" == verdict.path


# What is only told of

TOLD = ("giornale",)


@pytest.mark.parametrize(
    ("amount", "told", "expected"),
    [
        pytest.param("75.00", (brought("5.00"),), (Missing, "/decisions/0/provenance/sources"), id="there if true"),
        pytest.param("70.00", (brought("5.00"),), (Kept, "/decisions/1/flows"), id="there anyway"),
        pytest.param("75.01", (brought("5.00"),), (Breach, "/decisions/1/flows/0"), id="not there even so"),
        pytest.param("65.01", (taken("5.00", "torri"),), (Missing, "/decisions/0/provenance/sources"), id="gone if so"),
        pytest.param("65.00", (taken("5.00", "torri"),), (Kept, "/decisions/1/flows"), id="there even so"),
        pytest.param("70.01", (taken("5.00", "torri"),), (Breach, "/decisions/1/flows/0"), id="not there anyway"),
        pytest.param("70.00", (brought("5.00", "edifici"),), (Kept, "/decisions/1/flows"), id="of another item"),
    ],
)
def test_what_hangs_on_what_is_told(amount: str, told: tuple[Flow, ...], expected: tuple[type, str]) -> None:
    """
    The towers have 70 euro: what a decision known only from the press moves proves neither more nor less.
    """
    first = decided(*told, on=DECIDED - DAY, name="voce", sources=TOLD)
    second = decided(taken(amount, "torri"), flow(OUT, amount))

    assert [(Missing, "/decisions/0/provenance/sources"), expected] == said(judged(first, second))


@pytest.mark.parametrize("on", [DECIDED, DECIDED + DAY])
def test_what_is_told_of_later_days(on: date) -> None:
    """
    What is told of a decision that came after, or stands after it in the document, moves nothing before it.
    """
    second = decided(brought("5.00"), on=on, name="voce", sources=TOLD)

    assert (Breach, "/decisions/0/flows/0") == said(
        judged(decided(taken("71.00", "torri"), flow(OUT, "71.00")), second)
    )[0]


@pytest.mark.parametrize(
    ("told", "left"),
    [
        pytest.param(brought("5.00"), ("75,00 €", "€75.00"), id="brought"),
        pytest.param(taken("5.00", "torri"), ("65,00 €", "€65.00"), id="taken"),
    ],
)
def test_what_is_said_of_what_hangs_on_what_is_told(told: Flow, left: tuple[str, str]) -> None:
    """
    What was left is said as far as it is told, and it is no fact.
    """
    amount = "71.00" if left[1] == "€75.00" else "70.00"
    second = decided(taken(amount, "torri"), flow(OUT, amount))

    assert (
        Missing(
            path="/decisions/0/provenance/sources",
            message=Bilingual(
                f"torri: la decisione luglio ne toglie {Euro(amount):it}, ne restavano {left[0]} se è vero ciò che"
                " stampa o annunci dicono di un'altra, di cui manca l'atto",
                f"torri: decision luglio takes {Euro(amount):en}, {left[1]} was left if what press or announcements say"
                " of another is true, the act of which is missing",
            ),
            facts=(Fact("item", "torri"), Fact("wanted", Euro(amount))),
            comparisons=(WITHIN,),
        )
        == judged(decided(told, on=DECIDED - DAY, name="voce", sources=TOLD), second)[1]
    )


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        pytest.param("40.00", (Kept, "/decisions/1/flows"), id="left even so"),
        pytest.param("40.01", (Missing, "/decisions/0/provenance/sources"), id="used if so"),
        pytest.param("100.00", (Missing, "/decisions/0/provenance/sources"), id="all of it"),
        pytest.param("100.01", (Breach, "/decisions/1/flows/0"), id="more than it ever was"),
    ],
)
def test_saving_of_which_a_use_is_told(again: str, expected: tuple[type, str]) -> None:
    """
    Of a saving of 100 euro 60 are said to be used: whether more than 40 were left is not known.
    """
    first = decided(
        taken("60.00", saving="ribassi"), taken("5.00"), brought("65.00"), on=DECIDED - DAY, name="voce", sources=TOLD
    )
    second = decided(taken(again, saving="ribassi"), brought(again))

    assert [(Missing, "/decisions/0/provenance/sources"), expected] == said(judged(first, second))


def test_what_hangs_on_what_is_told_beside_what_could_not_be_read() -> None:
    """
    Where records could not be read, that is said, once.
    """
    first = decided(brought("5.00"), on=DECIDED - DAY, name="voce", sources=TOLD)
    second = decided(taken("71.00", "torri"), flow(OUT, "71.00"))

    assert [(Missing, "/decisions/0/provenance/sources"), (Missing, "/works")] == said(
        judged(first, second, unread="works")
    )


# Laws

AMOUNTS = st.integers(1, 100).map(Euro.from_cents)


def flows() -> st.SearchStrategy[tuple[Flow, ...]]:
    """
    Return a strategy for a few flows of at most a euro, of what has more than all of them.
    """
    one = st.builds(moved, st.sampled_from(FlowKind), AMOUNTS)
    return st.lists(one, min_size=1, max_size=6).map(tuple)


def moved(kind: FlowKind, amount: Euro) -> Flow:
    """
    Return money that comes from the buildings or the reserve of the contract, goes there, or crosses the boundary.
    """
    return Flow(kind=kind, item={"intervention": "edifici", "contract": "mazzini", "": ""}[kind.item], amount=amount)


@given(flows())
def test_kept_exactly_if_flows_add_up_to_zero(given_flows: tuple[Flow, ...]) -> None:
    """
    "Flows sum to zero with in and out": kept if they do, broken by however little they do not.
    """
    giving = (FlowKind.FROM_INTERVENTION, FlowKind.FROM_CONTRACT, FlowKind.INTO_PROGRAMME)
    total = sum(one.amount.cents if one.kind in giving else -one.amount.cents for one in given_flows)
    (verdict,) = judged(decided(*given_flows))

    assert (Breach if total else Kept) is type(verdict)


@given(strategies.decided_programmes(), st.dates(date(2009, 1, 1), date(2020, 1, 1)))
def test_what_our_own_operation_decides_is_never_broken(programme: Programme, on: date) -> None:
    """
    "Money conserved over any sequence of decisions": of decisions that `decide` took nothing is broken, on any day.
    """
    assert () == validate(programme, on=on, rules=(RULE,)).findings


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_whatever_the_programme(programme: Programme, on: date) -> None:
    """
    The rule never raises, and what it decides it says of decisions, their flows, or what these name.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)

    assert {SteeringDecision, tuple, Flow, str} >= {
        type(resolved(view.programme, verdict.path)) for verdict in RULE.check(view) if not isinstance(verdict, Missing)
    }


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value
