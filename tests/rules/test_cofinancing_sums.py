"""
`cofinancing-sums`: what the bodies pay is the cost, to the cent, or it is not said that it is.
"""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CoFinancing, CostItem, CostItemKind, CostPlan, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.cofinancing_sums import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
ASKED = (Comparison("sum", Relation.EQUAL, "cost"),)
PUBLISHED = ("6500000.00", "3500000.00", "1200000.00")


def judged(programme: Programme) -> list[Verdict]:
    """
    Return what the rule says of a programme.
    """
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


def paid(*amounts: str | None, cost: str | None = None, act: str = "") -> CoFinancing:
    """
    Return a co-financing by State, Region and City, as many of them as there are amounts.
    """
    bodies = (FundingBody.STATE, FundingBody.REGION, FundingBody.CITY)
    shares = (
        FundingShare(body=body, amount=None if amount is None else Euro(amount))
        for body, amount in zip(bodies, amounts, strict=False)
    )
    return CoFinancing(shares=tuple(shares), cost=None if cost is None else Euro(cost), act=act)


def planned(*items: str, total: str | None = None, act: str = "") -> CostPlan:
    """
    Return a cost plan with items of works.
    """
    return CostPlan(
        items=tuple(CostItem(kind=CostItemKind.WORKS, amount=Euro(amount)) for amount in items),
        stated_total=None if total is None else Euro(total),
        act=act,
    )


def of_contract(money: CoFinancing | None) -> list[Verdict]:
    """
    Return what the rule says of a contract with this co-financing.
    """
    return judged(Programme(contracts=(NeighbourhoodContract(id="mazzini", cofinancing=money),)))


def of_intervention(money: CoFinancing | None, plan: CostPlan | None) -> list[Verdict]:
    """
    Return what the rule says of an intervention with this co-financing and this cost plan.
    """
    return judged(Programme(interventions=(Intervention(id="torri", cofinancing=money, cost_plan=plan),)))


NOT_BOTH = Bilingual("non sono dichiarati insieme quote e costo", "shares and a cost are not stated side by side")


@pytest.mark.parametrize(
    "money",
    [
        pytest.param(None, id="nothing"),
        pytest.param(paid(*PUBLISHED), id="shares alone"),
        pytest.param(paid(None), id="a share that nobody knows, alone"),
        pytest.param(paid(cost="11200000.00"), id="a cost alone"),
    ],
)
def test_not_applicable(money: CoFinancing | None) -> None:
    """
    Without shares, or without a cost, there is nothing to compare.
    """
    assert [NotApplicable(path="/contracts/0", message=NOT_BOTH)] == of_contract(money)


def test_published_shares_that_add_up() -> None:
    """
    Published case: 6.5 million of the State, 3.5 of the Region and 1.2 of the City are 11.2 million.
    """
    assert [
        Kept(
            path="/contracts/0/cofinancing/cost",
            message=Bilingual(
                "le quote (3) danno 11.200.000,00 €, quanto il costo",
                "the shares (3) add up to €11,200,000.00, as much as the cost",
            ),
            facts=(Fact("sum", Euro("11200000.00")), Fact("cost", Euro("11200000.00"))),
            comparisons=ASKED,
        )
    ] == of_contract(paid(*PUBLISHED, cost="11200000.00"))


def test_published_cost_that_is_less() -> None:
    """
    Published case: the same shares for a stated cost of 11 million are 200,000 too much.
    """
    assert [
        Breach(
            path="/contracts/0/cofinancing/cost",
            message=Bilingual(
                "le quote (3) danno 11.200.000,00 €, il costo dichiarato è 11.000.000,00 €: 200.000,00 € in più",
                "the shares (3) add up to €11,200,000.00, the stated cost is €11,000,000.00: €200,000.00 too much",
            ),
            facts=(
                Fact("sum", Euro("11200000.00")),
                Fact("cost", Euro("11000000.00")),
                Fact("difference", Euro("200000.00")),
            ),
            comparisons=ASKED,
        )
    ] == of_contract(paid(*PUBLISHED, cost="11000000.00"))


def test_a_cent_that_nobody_pays() -> None:
    """
    "To the cent": a cent of an intervention's cost that no body pays is a breach.
    """
    assert [
        Breach(
            path="/interventions/0/cofinancing/cost",
            message=Bilingual(
                "le quote (2) danno 0,99 €, il costo dichiarato è 1,00 €: 0,01 € in meno",
                "the shares (2) add up to €0.99, the stated cost is €1.00: €0.01 too little",
            ),
            facts=(Fact("sum", Euro("0.99")), Fact("cost", Euro("1.00")), Fact("difference", Euro("-0.01"))),
            comparisons=ASKED,
        )
    ] == of_intervention(paid("0.50", "0.49", cost="1.00"), None)


def test_published_share_that_nobody_knows() -> None:
    """
    Published: "one unknown share: undecided", each at its own place, and by the name of the body where it has one.
    """
    money = CoFinancing(
        shares=(
            FundingShare(body=FundingBody.STATE, amount=Euro("6500000.00")),
            FundingShare(body=FundingBody.REGION),
            FundingShare(body=FundingBody.OTHER, name="Fondazione"),
        ),
        cost=Euro("11200000.00"),
    )
    facts = (Fact("known", Euro("6500000.00")), Fact("cost", Euro("11200000.00")))

    assert [
        Missing(
            path="/contracts/0/cofinancing/shares/1/amount",
            message=Bilingual(
                "non si sa quanto mette Regione: le quote note danno 6.500.000,00 €, il costo dichiarato è"
                " 11.200.000,00 €",
                "it is not known how much Region pays: the known shares add up to €6,500,000.00, the stated cost is"
                " €11,200,000.00",
            ),
            facts=facts,
        ),
        Missing(
            path="/contracts/0/cofinancing/shares/2/amount",
            message=Bilingual(
                "non si sa quanto mette Fondazione: le quote note danno 6.500.000,00 €, il costo dichiarato è"
                " 11.200.000,00 €",
                "it is not known how much Fondazione pays: the known shares add up to €6,500,000.00, the stated cost is"
                " €11,200,000.00",
            ),
            facts=facts,
        ),
    ] == of_contract(money)


@pytest.mark.parametrize(
    ("money", "plan"),
    [
        pytest.param(None, planned("1.00"), id="a cost plan alone"),
        pytest.param(paid("1.00"), None, id="shares alone"),
        pytest.param(paid("1.00"), planned(), id="a cost plan without an amount"),
        pytest.param(paid(None), planned("1.00"), id="a share that nobody knows, and no cost"),
    ],
)
def test_intervention_without_two_totals(money: CoFinancing | None, plan: CostPlan | None) -> None:
    """
    An intervention of which co-financing or cost plan do not tell an amount has no two totals.
    """
    assert [NotApplicable(path="/interventions/0", message=NOT_BOTH)] == of_intervention(money, plan)


@pytest.mark.parametrize("act", [pytest.param("", id="no act named"), pytest.param("dgr-1", id="the same act")])
@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(planned("0.40", "0.60"), id="items"),
        pytest.param(planned(total="1.00"), id="a stated total"),
        pytest.param(planned("0.40", "0.60", total="1.00"), id="both"),
    ],
)
def test_plan_that_is_paid_for(plan: CostPlan, act: str) -> None:
    """
    Where both stand in one act, or nobody says in which, the shares are compared with the cost plan.
    """
    of_one_act = CostPlan(items=plan.items, stated_total=plan.stated_total, act=act)

    assert [
        Kept(
            path="/interventions/0/cost_plan",
            message=Bilingual(
                "il cofinanziamento dà 1,00 €, quanto il costo", "the co-financing gives €1.00, as much as the cost"
            ),
            facts=(Fact("sum", Euro("1.00")), Fact("cost", Euro("1.00"))),
            comparisons=ASKED,
        )
    ] == of_intervention(paid("0.30", "0.70", act=act), of_one_act)


@pytest.mark.parametrize(
    "money",
    [
        pytest.param(paid("0.30", "0.60"), id="shares"),
        pytest.param(paid(cost="0.90"), id="a cost without shares"),
    ],
)
def test_plan_that_is_not_paid_for(money: CoFinancing) -> None:
    """
    A cost plan of more than the bodies pay is a breach, where the co-financing states the cost alone too.
    """
    assert [
        Breach(
            path="/interventions/0/cost_plan",
            message=Bilingual(
                "il cofinanziamento dà 0,90 €, il costo del quadro economico è 1,00 €: 0,10 € in meno",
                "the co-financing gives €0.90, the cost by the cost plan is €1.00: €0.10 too little",
            ),
            facts=(Fact("sum", Euro("0.90")), Fact("cost", Euro("1.00")), Fact("difference", Euro("-0.10"))),
            comparisons=ASKED,
        )
    ] == of_intervention(money, planned("1.00"))


def test_cost_and_plan_are_both_compared() -> None:
    """
    The shares are set against the stated cost and against the cost plan, each at its own place.
    """
    verdicts = of_intervention(paid("0.40", "0.60", cost="1.00"), planned("1.10"))

    assert [(Kept, "/interventions/0/cofinancing/cost"), (Breach, "/interventions/0/cost_plan")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


def test_a_share_that_nobody_knows_beside_a_plan() -> None:
    """
    Where a share is unknown the cost that the act states stands in for it beside the cost plan.
    """
    verdicts = of_intervention(paid("0.40", None, cost="1.00"), planned("1.10"))

    assert [(Missing, "/interventions/0/cofinancing/shares/1/amount"), (Breach, "/interventions/0/cost_plan")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


def test_published_figures_of_different_acts() -> None:
    """
    Published: "figures of different acts or perimeters are not added", nor are they compared.
    """
    assert [
        NotApplicable(
            path="/interventions/0/cost_plan",
            message=Bilingual(
                "il cofinanziamento sta nell'atto dgr-1, il quadro economico nell'atto determina-2: cifre di atti"
                " diversi non si confrontano",
                "the co-financing stands in act dgr-1, the cost plan in act determina-2: figures of different acts are"
                " not compared",
            ),
        )
    ] == of_intervention(paid("1.00", act="dgr-1"), planned("2.00", act="determina-2"))


@pytest.mark.parametrize(
    ("mine", "other", "path"),
    [
        pytest.param("dgr-1", "", "/interventions/0/cost_plan/act", id="of the cost plan"),
        pytest.param("", "dgr-1", "/interventions/0/cofinancing/act", id="of the co-financing"),
    ],
)
def test_act_that_nobody_names(mine: str, other: str, path: str) -> None:
    """
    Where one act is named and the other not, it is not known whether they are one, and the field is named.
    """
    assert [
        Missing(
            path=path,
            message=Bilingual(
                "non si sa se cofinanziamento e quadro economico stiano nello stesso atto: uno solo lo nomina (dgr-1)",
                "it is not known whether co-financing and cost plan stand in the same act: only one names it (dgr-1)",
            ),
        )
    ] == of_intervention(paid("1.00", act=mine), planned("2.00", act=other))


def test_shares_that_are_not_the_cost_are_told_once() -> None:
    """
    Shares that do not give the stated cost are one breach, and no second one beside a cost plan.
    """
    verdicts = of_intervention(paid("1.10", cost="1.00"), planned("1.00"))

    assert isinstance(verdicts[0], Breach)
    assert [
        Missing(
            path="/interventions/0/cofinancing/cost",
            message=Bilingual(
                "il cofinanziamento dà due cifre diverse: non si sa quale confrontare",
                "the co-financing gives two different figures: it is not known which to compare",
            ),
        )
    ] == verdicts[1:]


def test_items_that_are_not_the_total_are_for_another_rule() -> None:
    """
    Items that do not give their total are a breach of `cost-plan-sums`, and here it is not known what the cost is.
    """
    assert [
        Missing(
            path="/interventions/0/cost_plan/stated_total",
            message=Bilingual(
                "il quadro economico dà due cifre diverse: non si sa quale confrontare",
                "the cost plan gives two different figures: it is not known which to compare",
            ),
        )
    ] == of_intervention(paid("1.00"), planned("0.90", total="1.00"))


def test_every_contract_and_intervention_is_judged() -> None:
    """
    A contract without co-financing does not keep the next one, or an intervention, from being judged.
    """
    (contract,) = RULE.breaks().contracts
    programme = Programme(
        contracts=(NeighbourhoodContract(id="vuoto"), contract),
        interventions=(Intervention(id="vuoto"), Intervention(id="torri", cofinancing=paid("1.00", cost="1.00"))),
    )

    assert [
        (NotApplicable, "/contracts/0"),
        (Breach, "/contracts/1/cofinancing/cost"),
        (NotApplicable, "/interventions/0"),
        (Kept, "/interventions/1/cofinancing/cost"),
    ] == [(type(verdict), verdict.path) for verdict in judged(programme)]


@pytest.mark.parametrize(
    ("example", "cost"),
    [
        pytest.param(RULE.keeps, "11200000.00", id="keeps"),
        pytest.param(RULE.breaks, "11000000.00", id="breaks: the cost is less"),
    ],
)
def test_published_examples(example: Callable[[], Programme], cost: str) -> None:
    """
    Published: the examples of the rule are three bodies and 11.2 million, and the same for a cost of 11.
    """
    (contract,) = example().contracts
    assert contract.cofinancing is not None

    assert (Euro(cost), dict(zip(FundingBody, map(Euro, PUBLISHED), strict=False))) == (
        contract.cofinancing.cost,
        contract.cofinancing.by_body(),
    )


def test_a_breach_is_an_error() -> None:
    """
    A cost that is not paid makes a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR]) == (report.valid, [entry.severity for entry in report.findings])


# Laws

# A cost two cents less is one too.
AMOUNTS = strategies.euros(min_value=Euro("0.02"), max_value=Euro("99999999.99"))


@given(st.lists(AMOUNTS, min_size=1, max_size=5), st.integers(-2, 2))
def test_kept_exactly_if_the_shares_are_the_cost(amounts: list[Euro], off: int) -> None:
    """
    "Add up, to the cent, to the cost": kept if nothing is off, broken by however little is.
    """
    shares = tuple(FundingShare(body=FundingBody.OTHER, amount=amount) for amount in amounts)
    cents = sum(amount.cents for amount in amounts) + off
    (verdict,) = of_contract(CoFinancing(shares=shares, cost=Euro.from_cents(cents)))

    assert (Breach if off else Kept) is type(verdict)


@given(st.lists(st.none() | AMOUNTS, max_size=4), st.none() | AMOUNTS)
def test_never_kept_with_an_unknown_share(amounts: list[Euro | None], cost: Euro | None) -> None:
    """
    "One unknown share: undecided": nothing is kept or broken, whatever the others are.
    """
    shares = tuple(FundingShare(body=FundingBody.OTHER, amount=amount) for amount in amounts)
    verdicts = of_contract(CoFinancing(shares=shares, cost=cost))

    assert not (None in amounts and any(isinstance(verdict, (Kept, Breach)) for verdict in verdicts))


@given(st.lists(AMOUNTS, min_size=1, max_size=4), st.lists(AMOUNTS, min_size=1, max_size=4), st.text("ab", max_size=1))
def test_a_cost_plan_of_another_act_is_never_judged(paid_by: list[Euro], items: list[Euro], act: str) -> None:
    """
    "Figures of different acts are not added": they are judged if one act, or none, is named, and only then.
    """
    shares = tuple(FundingShare(body=FundingBody.OTHER, amount=amount) for amount in paid_by)
    plan = CostPlan(items=tuple(CostItem(kind=CostItemKind.OTHER, amount=amount) for amount in items), act="a")
    (verdict,) = of_intervention(CoFinancing(shares=shares, act=act), plan)

    assert (act == "a") is isinstance(verdict, (Kept, Breach))
