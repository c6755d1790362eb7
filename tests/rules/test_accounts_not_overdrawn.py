"""
`accounts-not-overdrawn`: nothing spends, assigns or transfers more than there is, to the cent.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.facts import Fact
from contratti_quartiere.funding import CoFinancing, CostPlan, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.report import validate
from contratti_quartiere.rules.accounts_not_overdrawn import RULE
from contratti_quartiere.transfers import Transfer
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

TODAY = date(2026, 11, 22)
CAME = date(2012, 6, 30)
DAY = timedelta(days=1)
IN, OUT = FlowKind.INTO_PROGRAMME, FlowKind.OUT_OF_PROGRAMME
TO_PART, FROM_PART = FlowKind.TO_INTERVENTION, FlowKind.FROM_INTERVENTION
TO_RESERVE, FROM_RESERVE = FlowKind.TO_CONTRACT, FlowKind.FROM_CONTRACT
UNREAD = Bilingual(
    "non si sa se il denaro basti: parte del documento non si è potuta leggere",
    "it is not known whether the money is enough: a part of the document could not be read",
)


def judged(programme: Programme, *unread: str) -> list[Verdict]:
    """
    Return what the rule says of a programme.
    """
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS, unread=frozenset(unread))))


def outcome(programme: Programme, path: str, *unread: str) -> list[type]:
    """
    Return the outcomes at one place.
    """
    return [type(verdict) for verdict in judged(programme, *unread) if verdict.path == path]


def flow(kind: FlowKind, amount: str, item: str = "", body: FundingBody | None = None) -> Flow:
    """
    Return money that is moved.
    """
    return Flow(kind=kind, item=item, amount=Euro(amount), body=body)


def decided(*flows: Flow, adds: str = "") -> SteeringDecision:
    """
    Return a decision that moves money and may add an intervention.
    """
    measures = (Measure(kind=MeasureKind.ADD, intervention=adds),) if adds else ()
    return SteeringDecision(id="d", body=SteeringBody.STEERING_GROUP, on=CAME, flows=flows, measures=measures)


def part(cost: str | None, contract: str = "", name: str = "cortili") -> Intervention:
    """
    Return an intervention of a known cost or of none.
    """
    plan = None if cost is None else CostPlan(stated_total=Euro(cost))
    return Intervention(id=name, contract=contract, cost_plan=plan)


def works(certified: str, paid: str = "") -> Works:
    """
    Return the works of the intervention, certified in March and paid in May.
    """
    return Works(
        id="cortili",
        intervention="cortili",
        statements=(ProgressStatement(on=date(2012, 3, 31), certified=Euro(certified)),),
        payments=(Payment(on=date(2012, 5, 10), amount=Euro(paid)),) if paid else (),
    )


def test_published_examples() -> None:
    """
    The programme that keeps the rule is valid, the one that breaks it has three errors: reserve, transfers, spending.
    """
    kept, broken = (validate(programme, on=TODAY, rules=(RULE,)) for programme in (RULE.keeps(), RULE.breaks()))

    assert (3, ()) == (len(kept.kept), kept.findings)
    assert [
        (Severity.ERROR, "/contracts/0/cofinancing"),
        (Severity.ERROR, "/contracts/0/transfers"),
        (Severity.ERROR, "/interventions/0"),
    ] == [(entry.severity, entry.verdict.path) for entry in broken.findings]


def test_nothing_to_look_at() -> None:
    """
    Of a programme without contracts and interventions nothing is said.
    """
    assert [] == judged(Programme(works=(works("1.00"),)))


# What is spent


def spending(budget: str | None, certified: str, paid: str = "", *flows: Flow) -> Programme:
    """
    Return an intervention, its works, and what a decision moved.
    """
    return Programme(
        interventions=(part(budget),),
        works=(works(certified, paid),),
        decisions=(decided(*flows),) if flows else (),
    )


def test_spent_within_the_budget() -> None:
    """
    All that is assigned may be spent.
    """
    assert [
        Kept(
            path="/interventions/0",
            message=Bilingual(
                "cortili: assegnati 100,00 €, spesi 100,00 €", "cortili: €100.00 assigned, €100.00 spent"
            ),
            facts=(
                Fact("budget", Euro("100.00")),
                Fact("certified", Euro("100.00")),
                Fact("paid", Euro("20.00")),
                Fact("spent", Euro("100.00")),
            ),
        )
    ] == judged(spending("100.00", "100.00", "20.00"))


def test_spent_beyond_the_budget() -> None:
    """
    A cent more is an error with budget, certified, paid and the cent.
    """
    assert [
        Breach(
            path="/interventions/0",
            message=Bilingual(
                "cortili: assegnati 100,00 €, spesi 100,01 €: 0,01 € di troppo",
                "cortili: €100.00 assigned, €100.01 spent: €0.01 too much",
            ),
            facts=(
                Fact("budget", Euro("100.00")),
                Fact("certified", Euro("90.00")),
                Fact("paid", Euro("100.01")),
                Fact("spent", Euro("100.01")),
                Fact("difference", Euro("0.01")),
            ),
        )
    ] == judged(spending("100.00", "90.00", "100.01"))


def test_spent_of_an_unknown_budget() -> None:
    """
    Where nobody knows what was assigned, whether what is spent was there cannot be said.
    """
    assert [
        Missing(
            path="/interventions/0",
            message=Bilingual(
                "cortili: spesi 5,00 €; quanto le sia assegnato non si sa",
                "cortili: €5.00 spent; how much is assigned to it is not known",
            ),
            facts=(Fact("certified", Euro("5.00")), Fact("paid", Euro("0.00")), Fact("spent", Euro("5.00"))),
        )
    ] == judged(spending(None, "5.00"))


@pytest.mark.parametrize("budget", [None, "100.00"])
def test_nothing_spent(budget: str | None) -> None:
    """
    Where nothing is known to be spent there is nothing to compare, be the budget known or not.
    """
    assert [
        NotApplicable(path="/interventions/0", message=Bilingual("nulla risulta speso", "nothing is known to be spent"))
    ] == judged(Programme(interventions=(part(budget),)))


@pytest.mark.parametrize(
    ("certified", "moved", "expected"),
    [
        pytest.param("110.00", flow(TO_PART, "10.00", "cortili"), Kept, id="brought"),
        pytest.param("110.01", flow(TO_PART, "10.00", "cortili"), Breach, id="a cent more than brought"),
        pytest.param("90.00", flow(FROM_PART, "10.00", "cortili"), Kept, id="taken"),
        pytest.param("90.01", flow(FROM_PART, "10.00", "cortili"), Breach, id="a cent more than is left"),
        pytest.param("0.00", flow(FROM_PART, "100.01", "cortili"), Breach, id="more taken than there was"),
    ],
)
def test_decisions_move_the_budget(certified: str, moved: Flow, expected: type) -> None:
    """
    What decisions brought may be spent, what they took may not.
    """
    assert [expected] == outcome(spending("100.00", certified, "", moved), "/interventions/0")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(CAME - DAY, Breach, id="the day before the money came"),
        pytest.param(CAME, Kept, id="the day itself"),
        pytest.param(CAME + DAY, Kept, id="the day after"),
    ],
)
def test_budget_as_of_a_day(on: date, expected: type) -> None:
    """
    Money that a decision brings on the last of June covers what was spent from that day on.
    """
    programme = spending("100.00", "105.00", "", flow(TO_PART, "10.00", "cortili"))

    assert [expected] == [type(entry.verdict) for entry in validate(programme, on=on, rules=(RULE,)).entries]


@pytest.mark.parametrize(
    ("certified", "unread", "expected"),
    [
        pytest.param("100.00", "decisions", Missing, id="a decision may have taken"),
        pytest.param("100.01", "decisions", Missing, id="a decision may have brought"),
        pytest.param("100.00", "works", Missing, id="more may be spent"),
        pytest.param("100.01", "works", Breach, id="too much is spent already"),
        pytest.param("100.00", "tenders", Kept, id="no money in it"),
    ],
)
def test_spending_that_could_not_be_read(certified: str, unread: str, expected: type) -> None:
    """
    What could not be read leaves undecided all that it might change.
    """
    assert [expected] == outcome(spending("100.00", certified), "/interventions/0", unread)


def test_what_is_said_of_what_could_not_be_read() -> None:
    """
    What is known is given beside what could not be read.
    """
    facts = (
        Fact("budget", Euro("100.00")),
        Fact("certified", Euro("1.00")),
        Fact("paid", Euro("0.00")),
        Fact("spent", Euro("1.00")),
    )

    assert [Missing(path="/interventions/0", message=UNREAD, facts=facts)] == judged(
        spending("100.00", "1.00"), "works"
    )


# What is assigned


def assigning(whole: str | None, *parts: Intervention, decision: SteeringDecision | None = None) -> Programme:
    """
    Return a contract that has so much, its interventions, and a decision.
    """
    money = None if whole is None else CoFinancing(cost=Euro(whole))
    return Programme(
        contracts=(NeighbourhoodContract(id="mazzini", cofinancing=money),),
        interventions=parts,
        decisions=() if decision is None else (decision,),
    )


def test_assigned_within_the_whole() -> None:
    """
    A contract may assign all that it has; interventions of other contracts do not count.
    """
    programme = assigning("100.00", part("60.00", "mazzini"), part("40.00", "mazzini", "torri"), part("9.00", "", "x"))

    assert (
        Kept(
            path="/contracts/0/cofinancing",
            message=Bilingual("da assegnare restano 0,00 €", "€0.00 is left to be assigned"),
            facts=(
                Fact("whole", Euro("100.00")),
                Fact("assigned", Euro("100.00")),
                Fact("entered", Euro("0.00")),
                Fact("given", Euro("0.00")),
                Fact("left", Euro("0.00")),
            ),
        )
        == judged(programme)[0]
    )


def test_assigned_beyond_the_whole() -> None:
    """
    Of 100 euro 70 are assigned, 5 come and 36 go: one too many, with all of it.
    """
    moved = decided(flow(IN, "5.00"), flow(TO_RESERVE, "5.00", "mazzini"), flow(FROM_RESERVE, "36.00", "mazzini"))

    assert (
        Breach(
            path="/contracts/0/cofinancing",
            message=Bilingual(
                "il contratto aveva 100,00 € e agli interventi assegnò 70,00 €; le decisioni gli portano 5,00 € e gli"
                " tolgono 36,00 €: 1,00 € di troppo",
                "the contract had €100.00 and assigned €70.00 to interventions; decisions bring €5.00 to it and take"
                " €36.00 from it: €1.00 too much",
            ),
            facts=(
                Fact("whole", Euro("100.00")),
                Fact("assigned", Euro("70.00")),
                Fact("entered", Euro("5.00")),
                Fact("given", Euro("36.00")),
                Fact("difference", Euro("1.00")),
            ),
        )
        == judged(assigning("100.00", part("70.00", "mazzini"), decision=moved))[0]
    )


@pytest.mark.parametrize("whole", [None, "100.00"])
def test_nothing_assigned(whole: str | None) -> None:
    """
    A contract of which no intervention is known assigns nothing that could be too much.
    """
    assert [
        NotApplicable(
            path="/contracts/0",
            message=Bilingual(
                "nessun intervento a cui assegni denaro è noto", "no intervention to which it assigns money is known"
            ),
        )
    ] == judged(assigning(whole))


@pytest.mark.parametrize(
    ("whole", "cost", "path"),
    [
        pytest.param(None, "5.00", "/contracts/0", id="whole"),
        pytest.param(None, None, "/contracts/0", id="neither"),
        pytest.param("100.00", None, "/contracts/0/cofinancing", id="part"),
    ],
)
def test_whole_or_part_unknown(whole: str | None, cost: str | None, path: str) -> None:
    """
    Where the whole or a part is not known it cannot be said that too much is assigned, nor that it is not.
    """
    what = Bilingual("quanto il contratto abbia in tutto", "how much the contract has in all")
    if cost is None:
        what = Bilingual("quanto assegni a cortili", "how much it assigns to cortili")

    assert (
        Missing(
            path=path,
            message=Bilingual(
                f"non si sa {what.it}: che non assegni più di quanto ha non si può dire",
                f"it is not known {what.en}: whether it assigns more than it has cannot be said",
            ),
            facts=() if cost else (Fact("intervention", "cortili"),),
        )
        == judged(assigning(whole, part(cost, "mazzini")))[0]
    )


@pytest.mark.parametrize("kind", [TO_RESERVE, FROM_RESERVE])
def test_moved_where_the_whole_is_unknown(kind: FlowKind) -> None:
    """
    A decision that moves money of a contract of which nobody knows what it has leaves it undecided.
    """
    assert [Missing] == outcome(assigning(None, decision=decided(flow(kind, "5.00", "mazzini"))), "/contracts/0")


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        pytest.param((), Missing, id="from nowhere"),
        pytest.param((flow(FROM_RESERVE, "9.00", "mazzini"), flow(TO_PART, "9.00", "cortili")), Kept, id="reserve"),
        pytest.param(
            (flow(FROM_RESERVE, "10.01", "mazzini"), flow(TO_PART, "10.01", "cortili")), Breach, id="a cent too many"
        ),
    ],
)
def test_assigned_to_what_was_added_later(flows: tuple[Flow, ...], expected: type) -> None:
    """
    What an added intervention costs, with no flow that says from where the money comes, is undecided.
    """
    parts = (part("90.00", "mazzini", "torri"), part("9.00", "mazzini"))
    programme = assigning("100.00", *parts, decision=decided(*flows, adds="cortili"))

    assert [expected] == outcome(programme, "/contracts/0/cofinancing")


@pytest.mark.parametrize(
    ("cost", "unread", "expected"),
    [
        pytest.param("100.00", "decisions", Missing, id="a decision may have taken"),
        pytest.param("100.01", "decisions", Missing, id="a decision may have brought"),
        pytest.param("100.00", "interventions", Missing, id="more may be assigned"),
        pytest.param("100.01", "interventions", Breach, id="too much is assigned already"),
        pytest.param("100.00", "works", Kept, id="what is spent is no matter here"),
    ],
)
def test_assignments_that_could_not_be_read(cost: str, unread: str, expected: type) -> None:
    """
    What could not be read leaves undecided all that it might change.
    """
    programme = assigning("100.00", part(cost, "mazzini"))

    assert [expected] == outcome(programme, "/contracts/0/cofinancing", unread)


# What is transferred


def sending(
    *amounts: str, money: CoFinancing | None, body: FundingBody = FundingBody.STATE, flows: tuple[Flow, ...] = ()
) -> Programme:
    """
    Return a contract to which a body sent so much, each the day after the other.
    """
    sent = (Transfer(body=body, on=CAME + n * DAY, amount=Euro(amount)) for n, amount in enumerate(amounts))
    return Programme(
        contracts=(NeighbourhoodContract(id="mazzini", cofinancing=money, transfers=tuple(sent)),),
        decisions=(decided(*flows),) if flows else (),
    )


def paying(*shares: str | None) -> CoFinancing:
    """
    Return a co-financing in which the State pays in so many shares.
    """
    return CoFinancing(
        shares=tuple(
            FundingShare(body=FundingBody.STATE, amount=None if share is None else Euro(share)) for share in shares
        )
    )


def sent_of(programme: Programme) -> list[Verdict]:
    """
    Return what is said of the transfers of the contract.
    """
    return [verdict for verdict in judged(programme) if verdict.path == "/contracts/0/transfers"]


def test_transferred_within_the_share() -> None:
    """
    A body may send all of its shares, in as many parts as it likes.
    """
    assert [
        Kept(
            path="/contracts/0/transfers",
            message=Bilingual(
                "Stato: quota 100,00 €, trasferiti 100,00 €", "State: share €100.00, €100.00 transferred"
            ),
            facts=(
                Fact("body", "Stato"),
                Fact("transferred", Euro("100.00")),
                Fact("share", Euro("100.00")),
            ),
        )
    ] == sent_of(sending("70.00", "30.00", money=paying("60.00", "40.00")))


@pytest.mark.parametrize(
    ("body", "name", "share", "pays"),
    [
        pytest.param(
            FundingBody.STATE, ("Stato", "State"), "100.00", ("quota 100,00 €", "share €100.00"), id="its share"
        ),
        pytest.param(
            FundingBody.REGION,
            ("Regione", "Region"),
            "0.00",
            ("per il cofinanziamento non paga", "by the co-financing it does not pay"),
            id="no share",
        ),
    ],
)
def test_transferred_beyond_the_share(
    body: FundingBody, name: tuple[str, str], share: str, pays: tuple[str, str]
) -> None:
    """
    A cent beyond the share is an error, and so is any cent of a body that does not pay.
    """
    sent = Euro(share) + Euro("0.01")

    assert [
        Breach(
            path="/contracts/0/transfers",
            message=Bilingual(
                f"{name[0]}: {pays[0]}, trasferiti {sent:it}: 0,01 € di troppo",
                f"{name[1]}: {pays[1]}, {sent:en} transferred: €0.01 too much",
            ),
            facts=(
                Fact("body", name[0]),
                Fact("transferred", sent),
                Fact("share", Euro(share)),
                Fact("difference", Euro("0.01")),
            ),
        )
    ] == sent_of(sending(sent.amount, money=paying("100.00"), body=body))


def test_each_body_for_itself() -> None:
    """
    What one body sent is not set against the share of another.
    """
    money = CoFinancing(
        shares=(
            FundingShare(body=FundingBody.STATE, amount=Euro("1.00")),
            FundingShare(body=FundingBody.CITY, amount=Euro("9.00")),
        )
    )
    transfers = (
        Transfer(body=FundingBody.CITY, on=CAME, amount=Euro("9.00")),
        Transfer(body=FundingBody.STATE, on=CAME, amount=Euro("1.01")),
    )
    contract = NeighbourhoodContract(id="mazzini", cofinancing=money, transfers=transfers)

    assert [Kept, Breach] == outcome(Programme(contracts=(contract,)), "/contracts/0/transfers")


@pytest.mark.parametrize(
    "money",
    [
        pytest.param(None, id="no co-financing"),
        pytest.param(CoFinancing(cost=Euro("9.00")), id="a cost and no shares"),
        pytest.param(paying(None), id="an amount that is not known"),
        pytest.param(paying("1.00", None), id="one of two"),
    ],
)
def test_share_unknown(money: CoFinancing | None) -> None:
    """
    Where nobody knows what a body was to pay, whether it paid too much cannot be said.
    """
    assert [
        Missing(
            path="/contracts/0/transfers",
            message=Bilingual(
                "Stato: trasferiti 5,00 €; la sua quota non si conosce",
                "State: €5.00 transferred; its share is not known",
            ),
            facts=(Fact("body", "Stato"), Fact("transferred", Euro("5.00"))),
        )
    ] == sent_of(sending("5.00", money=money))


@pytest.mark.parametrize(
    ("sent", "crossed", "expected"),
    [
        pytest.param("110.00", flow(IN, "10.00", body=FundingBody.STATE), Missing, id="brought, perhaps here"),
        pytest.param("110.00", flow(IN, "10.00"), Missing, id="brought by nobody knows whom"),
        pytest.param("110.01", flow(IN, "10.00"), Breach, id="more than it could be"),
        pytest.param("100.01", flow(IN, "10.00", body=FundingBody.REGION), Breach, id="brought by another"),
        pytest.param("100.00", flow(IN, "10.00"), Kept, id="not needed"),
        pytest.param("90.01", flow(OUT, "10.00", body=FundingBody.STATE), Missing, id="taken back, perhaps here"),
        pytest.param("90.00", flow(OUT, "10.00", body=FundingBody.STATE), Kept, id="less all that was taken back"),
        pytest.param("100.01", flow(OUT, "10.00"), Breach, id="more than before it was taken back"),
    ],
)
def test_decisions_move_the_share(sent: str, crossed: Flow, expected: type) -> None:
    """
    What a body brings into the programme or takes back may be for this contract or another: undecided in between.
    """
    programme = sending(sent, money=paying("100.00"), flows=(crossed,))

    assert [expected] == outcome(programme, "/contracts/0/transfers")


def test_what_is_said_of_a_share_that_moved() -> None:
    """
    The share as it was is given, with what was sent.
    """
    assert [
        Missing(
            path="/contracts/0/transfers",
            message=Bilingual(
                "Stato: la quota era di 100,00 €, trasferiti 105,00 €; quanto le decisioni l'abbiano cambiata per"
                " questo contratto non si sa",
                "State: the share was €100.00, €105.00 transferred; how much decisions changed it for this contract is"
                " not known",
            ),
            facts=(
                Fact("body", "Stato"),
                Fact("transferred", Euro("105.00")),
                Fact("share", Euro("100.00")),
            ),
        )
    ] == sent_of(sending("105.00", money=paying("100.00"), flows=(flow(IN, "10.00"),)))


@pytest.mark.parametrize("sent", ["100.00", "100.01"])
def test_transfers_beside_a_decision_that_could_not_be_read(sent: str) -> None:
    """
    A decision that could not be read may have moved the share.
    """
    assert [Missing] == outcome(sending(sent, money=paying("100.00")), "/contracts/0/transfers", "decisions")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(CAME - DAY, [], id="the day before the first"),
        pytest.param(CAME, [Kept], id="the first"),
        pytest.param(CAME + DAY, [Breach], id="the second"),
        pytest.param(CAME + 2 * DAY, [Breach], id="the day after"),
    ],
)
def test_transfers_as_of_a_day(on: date, expected: list[type]) -> None:
    """
    What came by the day counts, and where nothing came nothing is said of it.
    """
    report = validate(sending("70.00", "31.00", money=paying("100.00")), on=on, rules=(RULE,))

    assert expected == [type(entry.verdict) for entry in report.entries if entry.verdict.path.endswith("/transfers")]


# Laws

CENTS = st.integers(0, 30)


@given(CENTS, CENTS.filter(bool), CENTS, CENTS)
def test_an_error_exactly_where_more_is_spent(budget: int, certified: int, brought: int, taken: int) -> None:
    """
    With certified above zero an account is kept or overdrawn, by budget, what came, what went and what is spent.
    """
    moved = [
        flow(kind, f"0.{cents:02}", "cortili") for kind, cents in ((TO_PART, brought), (FROM_PART, taken)) if cents
    ]
    programme = spending(f"0.{budget:02}", f"0.{certified:02}", "", *moved)

    assert [Breach if certified > budget + brought - taken else Kept] == outcome(programme, "/interventions/0")


@given(strategies.decided_programmes(), st.dates(date(2009, 1, 1), date(2020, 1, 1)))
def test_what_our_own_operation_decides_overdraws_nothing(programme: Programme, on: date) -> None:
    """
    Of decisions that `decide` took no account is overdrawn, on any day.
    """
    assert () == validate(programme, on=on, rules=(RULE,)).findings


@given(strategies.programmes(), st.dates())
def test_whatever_the_programme(programme: Programme, on: date) -> None:
    """
    The rule never raises, and points at contracts, their money and transfers, and interventions.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)

    assert {NeighbourhoodContract, CoFinancing, tuple, Intervention} >= {
        type(resolved(view.programme, verdict.path)) for verdict in RULE.check(view)
    }


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for step in path.split("/")[1:]:
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    return value
