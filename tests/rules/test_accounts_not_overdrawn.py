"""
`accounts-not-overdrawn`: nothing spends, assigns or transfers more than there is, to the cent.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CoFinancing, CostPlan, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.report import validate
from contratti_quartiere.rules.accounts_not_overdrawn import RULE
from contratti_quartiere.sources import Provenance, Source, SourceKind
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
SPENT = Comparison("spent", Relation.AT_MOST, "original + entered - given")
ASSIGNED = Comparison("assigned + given", Relation.AT_MOST, "whole + entered")


def judged(programme: Programme, *unread: str) -> list[Verdict]:
    """
    Return what the rule says of a programme.
    """
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS, unread=frozenset(unread))))


def said(programme: Programme, *unread: str) -> list[tuple[type, str]]:
    """
    Return the outcome and the place of each verdict that says something.
    """
    verdicts = judged(programme, *unread)
    return [(type(verdict), verdict.path) for verdict in verdicts if not isinstance(verdict, NotApplicable)]


def unread(item: str, collection: str, *facts: Fact) -> Missing:
    """
    Return what is said of an account where a part of the document could not be read.
    """
    return Missing(
        path=f"/{collection}",
        message=Bilingual(
            f"{item}: non si sa se il denaro basti, perché parte del documento non si è potuta leggere",
            f"{item}: it is not known whether the money is enough, since a part of the document could not be read",
        ),
        facts=facts,
    )


def told(item: str, path: str, *facts: Fact) -> Missing:
    """
    Return what is said of an account that hangs on what is only told.
    """
    return Missing(
        path=path,
        message=Bilingual(
            f"{item}: se il denaro basti dipende da una decisione nota solo da stampa o annunci, di cui manca l'atto",
            f"{item}: whether the money is enough hangs on a decision known from press or announcements only, the act"
            " of which is missing",
        ),
        facts=facts,
    )


def money(**amounts: str) -> tuple[Fact, ...]:
    """
    Return amounts as facts, in their order.
    """
    return tuple(Fact(name, Euro(amount)) for name, amount in amounts.items())


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


def rumoured(programme: Programme) -> Programme:
    """
    Return the same where the decisions are known from a newspaper only.
    """
    return attrs.evolve(
        programme,
        sources=(Source(id="giornale", kind=SourceKind.PRESS, title="Un giornale"),),
        decisions=tuple(
            attrs.evolve(decision, provenance=Provenance(sources=("giornale",))) for decision in programme.decisions
        ),
    )


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
            facts=money(
                original="100.00", entered="0.00", given="0.00", certified="100.00", paid="20.00", spent="100.00"
            ),
            comparisons=(SPENT,),
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
            facts=money(
                original="99.00",
                entered="5.00",
                given="4.00",
                certified="90.00",
                paid="100.01",
                spent="100.01",
                difference="0.01",
            ),
            comparisons=(SPENT,),
        )
    ] == judged(
        spending("99.00", "90.00", "100.01", flow(TO_PART, "5.00", "cortili"), flow(FROM_PART, "4.00", "cortili"))
    )


def test_spent_of_an_unknown_budget() -> None:
    """
    Where nobody knows what was assigned, whether what is spent was there cannot be said.
    """
    assert [
        Missing(
            path="/interventions/0/cost_plan",
            message=Bilingual(
                "cortili: spesi 5,00 €; quanto le sia assegnato non si sa",
                "cortili: €5.00 spent; how much is assigned to it is not known",
            ),
            facts=money(entered="0.00", given="0.00", certified="5.00", paid="0.00", spent="5.00"),
            comparisons=(SPENT,),
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
    assert [(expected, "/interventions/0")] == said(spending("100.00", certified, "", moved))


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
    ("certified", "lost", "expected"),
    [
        pytest.param("100.00", "decisions", (Missing, "/decisions"), id="a decision may have taken"),
        pytest.param("100.01", "decisions", (Missing, "/decisions"), id="a decision may have brought"),
        pytest.param("100.00", "works", (Missing, "/works"), id="more may be spent"),
        pytest.param("100.01", "works", (Breach, "/interventions/0"), id="too much is spent already"),
        pytest.param("100.00", "tenders", (Kept, "/interventions/0"), id="no money in it"),
    ],
)
def test_spending_that_could_not_be_read(certified: str, lost: str, expected: tuple[type, str]) -> None:
    """
    What could not be read leaves undecided all that it might change.
    """
    assert [expected] == said(spending("100.00", certified), lost)


def test_what_is_said_of_what_could_not_be_read() -> None:
    """
    What is known is given beside what could not be read; of decisions and works the decisions are named.
    """
    facts = money(original="100.00", entered="0.00", given="0.00", certified="1.00", paid="0.00", spent="1.00")

    assert [unread("cortili", "works", *facts)] == judged(spending("100.00", "1.00"), "works")
    assert [unread("cortili", "decisions", *facts)] == judged(spending("100.00", "1.00"), "works", "decisions")


TOLD = "/decisions/0/provenance/sources"


@pytest.mark.parametrize(
    ("certified", "moved", "expected"),
    [
        pytest.param("100.00", flow(TO_PART, "10.00", "cortili"), (Kept, "/interventions/0"), id="covered anyway"),
        pytest.param("100.01", flow(TO_PART, "10.00", "cortili"), (Missing, TOLD), id="covered if it came"),
        pytest.param("110.00", flow(TO_PART, "10.00", "cortili"), (Missing, TOLD), id="all that came, if it did"),
        pytest.param("110.01", flow(TO_PART, "10.00", "cortili"), (Breach, "/interventions/0"), id="not even so"),
        pytest.param("90.00", flow(FROM_PART, "10.00", "cortili"), (Kept, "/interventions/0"), id="covered even so"),
        pytest.param("90.01", flow(FROM_PART, "10.00", "cortili"), (Missing, TOLD), id="covered if it stayed"),
        pytest.param("100.01", flow(FROM_PART, "10.00", "cortili"), (Breach, "/interventions/0"), id="not anyway"),
        pytest.param("100.01", flow(TO_PART, "10.00", "torri"), (Breach, "/interventions/0"), id="of another"),
    ],
)
def test_spending_beside_what_is_told(certified: str, moved: Flow, expected: tuple[type, str]) -> None:
    """
    Money that a decision known only from the press brings or takes covers nothing and overdraws nothing.
    """
    assert [expected] == said(rumoured(spending("100.00", certified, "", moved)))


def test_what_is_said_of_spending_beside_what_is_told() -> None:
    """
    What is told counts among the amounts, and they decide nothing.
    """
    programme = rumoured(spending("100.00", "105.00", "", flow(TO_PART, "10.00", "cortili")))

    assert [
        told(
            "cortili",
            TOLD,
            *money(original="100.00", entered="10.00", given="0.00", certified="105.00", paid="0.00", spent="105.00"),
        )
    ] == judged(programme)


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
            facts=money(whole="100.00", assigned="100.00", entered="0.00", given="0.00", left="0.00"),
            comparisons=(ASSIGNED,),
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
            facts=money(whole="100.00", assigned="70.00", entered="5.00", given="36.00", difference="1.00"),
            comparisons=(ASSIGNED,),
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


WHOLE = ("/contracts/0/cofinancing", "quanto il contratto abbia in tutto", "how much the contract has in all")
PART = ("/interventions/1/cost_plan", "quanto assegni a cortili", "how much it assigns to cortili")


@pytest.mark.parametrize(
    ("money_of", "cost", "expected", "facts"),
    [
        pytest.param(None, "5.00", [WHOLE], {}, id="whole"),
        pytest.param(CoFinancing(), "5.00", [WHOLE], {}, id="neither shares nor cost"),
        pytest.param(None, None, [WHOLE, PART], {}, id="both"),
        pytest.param(CoFinancing(cost=Euro("100.00")), None, [PART], {"whole": "100.00"}, id="part"),
    ],
)
def test_whole_or_part_unknown(
    money_of: CoFinancing | None, cost: str | None, expected: list[tuple[str, str, str]], facts: dict[str, str]
) -> None:
    """
    Where the whole or a part is not known, each field is named that would say it, and nothing is decided.
    """
    programme = Programme(
        contracts=(NeighbourhoodContract(id="mazzini", cofinancing=money_of),),
        interventions=(part(None, "", "altrove"), part(cost, "mazzini")),
    )

    assert [
        Missing(
            path=path,
            message=Bilingual(
                f"mazzini: non si sa {it}: che non assegni più di quanto ha non si può dire",
                f"mazzini: it is not known {en}: whether it assigns more than it has cannot be said",
            ),
            facts=(*money(**facts), *money(entered="0.00", given="0.00")),
        )
        for path, it, en in expected
    ] == [verdict for verdict in judged(programme) if not isinstance(verdict, NotApplicable)]


@pytest.mark.parametrize("kind", [TO_RESERVE, FROM_RESERVE])
def test_moved_where_the_whole_is_unknown(kind: FlowKind) -> None:
    """
    A decision that moves money of a contract of which nobody knows what it has leaves it undecided.
    """
    programme = assigning(None, decision=decided(flow(kind, "5.00", "mazzini")))

    assert [(Missing, "/contracts/0/cofinancing")] == said(programme)


RESERVE = "/contracts/0/cofinancing"


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        pytest.param((), (Missing, "/decisions/0/flows"), id="from nowhere"),
        pytest.param(
            (flow(FROM_RESERVE, "9.00", "mazzini"), flow(TO_PART, "9.00", "cortili")), (Kept, RESERVE), id="reserve"
        ),
        pytest.param(
            (flow(FROM_RESERVE, "10.01", "mazzini"), flow(TO_PART, "10.01", "cortili")),
            (Breach, RESERVE),
            id="a cent too many",
        ),
    ],
)
def test_assigned_to_what_was_added_later(flows: tuple[Flow, ...], expected: tuple[type, str]) -> None:
    """
    What an added intervention costs, with no flow that says from where the money comes, is undecided.
    """
    parts = (part("90.00", "mazzini", "torri"), part("9.00", "mazzini"))
    programme = assigning("100.00", *parts, decision=decided(*flows, adds="cortili"))

    assert [expected] == said(programme)


def test_added_later_for_nothing() -> None:
    """
    An intervention that was added and is known to cost nothing takes nothing from the contract.
    """
    parts = (part("90.00", "mazzini", "torri"), part("0.00", "mazzini"))

    assert [(Kept, RESERVE)] == said(assigning("100.00", *parts, decision=decided(adds="cortili")))


@pytest.mark.parametrize(
    ("cost", "lost", "expected"),
    [
        pytest.param("100.00", "interventions", [(Missing, "/interventions")], id="more may be assigned"),
        pytest.param("100.01", "interventions", [(Breach, RESERVE)], id="too much is assigned already"),
        pytest.param("100.00", "works", [(Kept, RESERVE), (Missing, "/works")], id="what is spent is no matter here"),
    ],
)
def test_assignments_that_could_not_be_read(cost: str, lost: str, expected: list[tuple[type, str]]) -> None:
    """
    What could not be read leaves undecided all that it might change.
    """
    assert expected == said(assigning("100.00", part(cost, "mazzini")), lost)


@pytest.mark.parametrize("cost", ["100.00", "100.01"])
def test_assignments_beside_a_decision_that_could_not_be_read(cost: str) -> None:
    """
    A decision that could not be read may have brought money, or taken it.
    """
    facts = money(whole="100.00", assigned=cost, entered="0.00", given="0.00")

    assert unread("mazzini", "decisions", *facts) == judged(assigning("100.00", part(cost, "mazzini")), "decisions")[0]


@pytest.mark.parametrize(
    ("cost", "moved", "expected"),
    [
        pytest.param("100.00", flow(TO_RESERVE, "5.00", "mazzini"), (Kept, RESERVE), id="covered anyway"),
        pytest.param("100.01", flow(TO_RESERVE, "5.00", "mazzini"), (Missing, TOLD), id="covered if it came"),
        pytest.param("105.00", flow(TO_RESERVE, "5.00", "mazzini"), (Missing, TOLD), id="all that came, if it did"),
        pytest.param("105.01", flow(TO_RESERVE, "5.00", "mazzini"), (Breach, RESERVE), id="not even so"),
        pytest.param("95.00", flow(FROM_RESERVE, "5.00", "mazzini"), (Kept, RESERVE), id="covered even so"),
        pytest.param("95.01", flow(FROM_RESERVE, "5.00", "mazzini"), (Missing, TOLD), id="covered if it stayed"),
        pytest.param("100.01", flow(FROM_RESERVE, "5.00", "mazzini"), (Breach, RESERVE), id="not anyway"),
    ],
)
def test_assignments_beside_what_is_told(cost: str, moved: Flow, expected: tuple[type, str]) -> None:
    """
    What a decision known only from the press brings to a reserve or takes from it decides nothing.
    """
    assert [expected] == said(rumoured(assigning("100.00", part(cost, "mazzini"), decision=decided(moved))))


def test_what_is_said_of_assignments_beside_what_is_told() -> None:
    """
    The contract is named, with its amounts.
    """
    moved = decided(flow(TO_RESERVE, "5.00", "mazzini"))

    assert (
        told("mazzini", TOLD, *money(whole="100.00", assigned="101.00", entered="5.00", given="0.00"))
        == judged(rumoured(assigning("100.00", part("101.00", "mazzini"), decision=moved)))[0]
    )


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


def sent_facts(body: str, sent: str, share: str, brought: str = "0.00", taken_back: str = "0.00") -> tuple[Fact, ...]:
    """
    Return what a body sent, beside its share and what decisions moved.
    """
    return (Fact("body", body), *money(transferred=sent, share=share, brought=brought, taken_back=taken_back))


SENT = "/contracts/0/transfers"
OVER = Comparison("transferred", Relation.AT_MOST, "share + brought")


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
            facts=sent_facts("Stato", "100.00", "100.00"),
            comparisons=(Comparison("transferred", Relation.AT_MOST, "share - taken_back"),),
        )
    ] == judged(sending("70.00", "30.00", money=paying("60.00", "40.00")))[1:]


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
            facts=(*sent_facts(name[0], sent.amount, share), Fact("difference", Euro("0.01"))),
            comparisons=(OVER,),
        )
    ] == judged(sending(sent.amount, money=paying("100.00"), body=body))[1:]


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

    assert [(Kept, SENT), (Breach, SENT)] == said(Programme(contracts=(contract,)))


@pytest.mark.parametrize(
    ("shares", "path"),
    [
        pytest.param(None, "", id="no co-financing"),
        pytest.param(CoFinancing(cost=Euro("9.00")), "/shares", id="a cost and no shares"),
        pytest.param(paying(None), "/shares/0/amount", id="an amount that is not known"),
        pytest.param(paying("1.00", None), "/shares/1/amount", id="one of two"),
        pytest.param(
            CoFinancing(shares=(FundingShare(body=FundingBody.CITY), FundingShare(body=FundingBody.STATE))),
            "/shares/1/amount",
            id="beside that of another body",
        ),
    ],
)
def test_share_unknown(shares: CoFinancing | None, path: str) -> None:
    """
    Where nobody knows what a body was to pay, whether it paid too much cannot be said.
    """
    assert [
        Missing(
            path=f"/contracts/0/cofinancing{path}",
            message=Bilingual(
                "Stato: trasferiti 5,00 €; la sua quota non si conosce",
                "State: €5.00 transferred; its share is not known",
            ),
            facts=(Fact("body", "Stato"), Fact("transferred", Euro("5.00"))),
            comparisons=(Comparison("transferred", Relation.AT_MOST, "share"),),
        )
    ] == judged(sending("5.00", money=shares))[1:]


FLOWS = "/decisions/0/flows"


@pytest.mark.parametrize(
    ("sent", "crossed", "expected"),
    [
        pytest.param("110.00", flow(IN, "10.00", body=FundingBody.STATE), (Missing, FLOWS), id="brought, perhaps here"),
        pytest.param("110.00", flow(IN, "10.00"), (Missing, FLOWS), id="brought by nobody knows whom"),
        pytest.param("110.01", flow(IN, "10.00"), (Breach, SENT), id="more than it could be"),
        pytest.param("100.01", flow(IN, "10.00", body=FundingBody.REGION), (Breach, SENT), id="brought by another"),
        pytest.param("100.00", flow(IN, "10.00"), (Kept, SENT), id="not needed"),
        pytest.param("90.01", flow(OUT, "10.00", body=FundingBody.STATE), (Missing, FLOWS), id="taken, perhaps here"),
        pytest.param("90.00", flow(OUT, "10.00", body=FundingBody.STATE), (Kept, SENT), id="less all that was taken"),
        pytest.param("100.01", flow(OUT, "10.00"), (Breach, SENT), id="more than before it was taken back"),
    ],
)
@pytest.mark.parametrize("how", [attrs.evolve, rumoured], ids=["by an act", "told"])
def test_decisions_move_the_share(
    sent: str, crossed: Flow, expected: tuple[type, str], how: Callable[[Programme], Programme]
) -> None:
    """
    What a body brings into the programme or takes back, be it only told, may be for this contract or another.
    """
    assert [expected] == said(how(sending(sent, money=paying("100.00"), flows=(crossed,))))


def test_decision_that_may_have_moved_the_share() -> None:
    """
    The first decision that brought money into the programme, or took it out, would say of which contract it was.
    """
    programme = sending("105.00", money=paying("100.00"), flows=(flow(TO_RESERVE, "9.00", "mazzini"),))
    other = attrs.evolve(decided(flow(IN, "9.00", body=FundingBody.REGION)), id="altra")
    last = attrs.evolve(decided(flow(OUT, "1.00"), flow(IN, "10.00")), id="ultima")
    programme = attrs.evolve(programme, decisions=(*programme.decisions, other, last))

    assert (Missing, "/decisions/2/flows") in said(programme)


def test_what_is_said_of_a_share_that_moved() -> None:
    """
    The share as it was is given, with what was sent.
    """
    assert [
        Missing(
            path=FLOWS,
            message=Bilingual(
                "Stato: la quota era di 100,00 €, trasferiti 105,00 €; quanto le decisioni l'abbiano cambiata per il"
                " contratto mazzini non si sa",
                "State: the share was €100.00, €105.00 transferred; how much decisions changed it for contract mazzini"
                " is not known",
            ),
            facts=sent_facts("Stato", "105.00", "100.00", "10.00", "3.00"),
        )
    ] == judged(sending("105.00", money=paying("100.00"), flows=(flow(IN, "10.00"), flow(OUT, "3.00"))))[1:]


def test_what_is_said_of_more_than_share_and_what_was_brought() -> None:
    """
    What is too much is counted from the share and all that may have been brought to it.
    """
    assert [
        Breach(
            path=SENT,
            message=Bilingual(
                "Stato: quota 100,00 €, portati da decisioni al più 10,00 €, trasferiti 112,00 €: 2,00 € di troppo",
                "State: share €100.00, at most €10.00 brought by decisions, €112.00 transferred: €2.00 too much",
            ),
            facts=(*sent_facts("Stato", "112.00", "100.00", "10.00"), Fact("difference", Euro("2.00"))),
            comparisons=(OVER,),
        )
    ] == judged(sending("112.00", money=paying("100.00"), flows=(flow(IN, "10.00"),)))[1:]


@pytest.mark.parametrize("sent", ["100.00", "100.01"])
def test_transfers_beside_a_decision_that_could_not_be_read(sent: str) -> None:
    """
    A decision that could not be read may have moved the share.
    """
    assert [unread("mazzini", "decisions", *sent_facts("Stato", sent, "100.00"))] == judged(
        sending(sent, money=paying("100.00")), "decisions"
    )[1:]


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

    assert [(Breach if certified > budget + brought - taken else Kept, "/interventions/0")] == said(programme)


@given(strategies.decided_programmes(), st.dates(date(2009, 1, 1), date(2020, 1, 1)))
def test_what_our_own_operation_decides_overdraws_nothing(programme: Programme, on: date) -> None:
    """
    Of decisions that `decide` took no account is overdrawn, on any day.
    """
    assert () == validate(programme, on=on, rules=(RULE,)).findings


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_whatever_the_programme(programme: Programme, on: date) -> None:
    """
    The rule never raises, and what it decides it says of contracts, their money and transfers, and interventions.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)

    assert {NeighbourhoodContract, CoFinancing, tuple, Intervention} >= {
        type(resolved(view.programme, verdict.path)) for verdict in RULE.check(view) if not isinstance(verdict, Missing)
    }


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for step in path.split("/")[1:]:
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    return value
