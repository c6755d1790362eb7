"""
`cost-plan-sums`: the items of a cost plan give its total, and the instalments of a schedule the whole contribution.
"""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CostItem, CostItemKind, CostPlan, FundingBody
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.cost_plan_sums import RULE
from contratti_quartiere.transfers import TransferCondition, TransferInstalment, TransferSchedule
from contratti_quartiere.verdicts import Breach, Kept, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
ITEMS = (Comparison("sum", Relation.EQUAL, "total"),)
INSTALMENTS = (Comparison("sum", Relation.EQUAL, "whole"),)


def judged(programme: Programme) -> list[Verdict]:
    """
    Return what the rule says of a programme.
    """
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


def planned(*items: str, total: str | None = None) -> list[Verdict]:
    """
    Return what the rule says of a cost plan with these items and this stated total.
    """
    plan = CostPlan(
        items=tuple(CostItem(kind=CostItemKind.WORKS, amount=Euro(amount)) for amount in items),
        stated_total=None if total is None else Euro(total),
    )
    return judged(Programme(interventions=(Intervention(id="torri", cost_plan=plan),)))


def schedule(*shares: Fraction, body: FundingBody = FundingBody.STATE) -> TransferSchedule:
    """
    Return instalments of these shares.
    """
    return TransferSchedule(
        body=body,
        instalments=tuple(
            TransferInstalment(id=f"rata-{n}", condition=TransferCondition.OTHER, share=share)
            for n, share in enumerate(shares, 1)
        ),
    )


def scheduled(*schedules: TransferSchedule) -> list[Verdict]:
    """
    Return what the rule says of a contract with these schedules.
    """
    return judged(Programme(contracts=(NeighbourhoodContract(id="mazzini", schedules=schedules),)))


@pytest.mark.parametrize(
    "verdicts",
    [
        pytest.param(planned("1.00"), id="items alone"),
        pytest.param(planned(total="1.00"), id="a total alone"),
        pytest.param(planned(), id="neither"),
    ],
)
def test_plan_without_items_or_total(verdicts: list[Verdict]) -> None:
    """
    A cost plan without items, or without a stated total, has nothing to compare.
    """
    assert [
        NotApplicable(
            path="/interventions/0/cost_plan",
            message=Bilingual(
                "il quadro economico non dichiara insieme voci e totale",
                "the cost plan does not state both items and a total",
            ),
        )
    ] == verdicts


def test_items_that_add_up() -> None:
    """
    Works of 5 million, design of 400,000 and VAT of 588,000 are a total of 5,988,000.
    """
    assert [
        Kept(
            path="/interventions/0/cost_plan/stated_total",
            message=Bilingual(
                "le voci (3) danno 5.988.000,00 €, come il totale",
                "the items (3) add up to €5,988,000.00, as the total says",
            ),
            facts=(Fact("sum", Euro("5988000.00")), Fact("total", Euro("5988000.00")), Fact("items", 3)),
            comparisons=ITEMS,
        )
    ] == planned("5000000.00", "400000.00", "588000.00", total="5988000.00")


@pytest.mark.parametrize(
    ("item", "text", "difference"),
    [
        pytest.param(
            "1.01",
            Bilingual(
                "le voci (1) danno 1,01 €, il totale dichiara 1,00 €: 0,01 € in più",
                "the items (1) add up to €1.01, the total states €1.00: €0.01 too much",
            ),
            "0.01",
            id="a cent too many",
        ),
        pytest.param(
            "0.99",
            Bilingual(
                "le voci (1) danno 0,99 €, il totale dichiara 1,00 €: 0,01 € in meno",
                "the items (1) add up to €0.99, the total states €1.00: €0.01 too little",
            ),
            "-0.01",
            id="a cent too few",
        ),
    ],
)
def test_a_cent_off(item: str, text: Bilingual, difference: str) -> None:
    """
    A cent too many is as much a breach as a cent too few.
    """
    facts = (
        Fact("sum", Euro(item)),
        Fact("total", Euro("1.00")),
        Fact("items", 1),
        Fact("difference", Euro(difference)),
    )

    place = "/interventions/0/cost_plan/stated_total"

    assert [Breach(path=place, message=text, facts=facts, comparisons=ITEMS)] == planned(item, total="1.00")


def test_schedule_without_instalments() -> None:
    """
    A schedule of which no instalment is known has nothing to add up.
    """
    assert [
        NotApplicable(
            path="/contracts/0/schedules/0",
            message=Bilingual("il piano dei trasferimenti non ha rate", "the transfer schedule has no instalments"),
        )
    ] == scheduled(schedule())


def test_instalments_that_make_the_whole() -> None:
    """
    A half, two fifths and a tenth are the whole contribution.
    """
    assert [
        Kept(
            path="/contracts/0/schedules/0",
            message=Bilingual(
                "le rate (3) danno l'intero contributo: Regione",
                "the instalments (3) add up to the whole contribution: Region",
            ),
            facts=(Fact("sum", "1"), Fact("whole", "1"), Fact("instalments", 3)),
            comparisons=INSTALMENTS,
        )
    ] == scheduled(schedule(Fraction(1, 2), Fraction(2, 5), Fraction(1, 10), body=FundingBody.REGION))


@pytest.mark.parametrize(
    ("last", "text", "facts"),
    [
        pytest.param(
            Fraction(1, 20),
            Bilingual(
                "le rate (3) danno 19/20 del contributo (Stato): 1/20 in meno",
                "the instalments (3) add up to 19/20 of the contribution (State): 1/20 too little",
            ),
            (Fact("sum", "19/20"), Fact("whole", "1"), Fact("instalments", 3), Fact("difference", "-1/20")),
            id="too little",
        ),
        pytest.param(
            Fraction(3, 20),
            Bilingual(
                "le rate (3) danno 21/20 del contributo (Stato): 1/20 in più",
                "the instalments (3) add up to 21/20 of the contribution (State): 1/20 too much",
            ),
            (Fact("sum", "21/20"), Fact("whole", "1"), Fact("instalments", 3), Fact("difference", "1/20")),
            id="too much",
        ),
    ],
)
def test_instalments_that_do_not(last: Fraction, text: Bilingual, facts: tuple[Fact, ...]) -> None:
    """
    A half, two fifths and a twentieth leave a twentieth out; with three twentieths one is asked for twice.
    """
    assert [Breach(path="/contracts/0/schedules/0", message=text, facts=facts, comparisons=INSTALMENTS)] == scheduled(
        schedule(Fraction(1, 2), Fraction(2, 5), last)
    )


def test_every_schedule_and_plan_is_judged() -> None:
    """
    Each schedule of each contract and each cost plan is judged at its own place, and what has none is passed over.
    """
    whole, part = schedule(Fraction(1)), schedule(Fraction(1, 2), body=FundingBody.REGION)
    (intervention,) = RULE.breaks().interventions
    programme = Programme(
        contracts=(NeighbourhoodContract(id="vuoto"), NeighbourhoodContract(id="mazzini", schedules=(whole, part))),
        interventions=(Intervention(id="vuoto"), intervention),
    )

    assert [
        (Kept, "/contracts/1/schedules/0"),
        (Breach, "/contracts/1/schedules/1"),
        (Breach, "/interventions/1/cost_plan/stated_total"),
    ] == [(type(verdict), verdict.path) for verdict in judged(programme)]


def test_parts_too_fine_to_print() -> None:
    """
    Shares of which the sum has more digits than Python prints are a breach all the same.
    """
    (verdict,) = scheduled(schedule(Fraction(1, 10**4_000), Fraction(1, 10**4_000 + 1)))

    assert Breach is type(verdict)


def test_a_breach_is_an_error() -> None:
    """
    Both breaches of the example, a cent and a twentieth, make a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR] * 2) == (report.valid, [entry.severity for entry in report.findings])


def test_the_other_example() -> None:
    """
    The example that keeps the rule has both, instalments and items.
    """
    assert [Kept, Kept] == [type(verdict) for verdict in judged(RULE.keeps())]


# Laws

AMOUNTS = strategies.euros(min_value=Euro("0.02"), max_value=Euro("99999999.99"))


@given(st.lists(AMOUNTS, min_size=1, max_size=5), st.integers(-2, 2))
def test_kept_exactly_if_the_items_are_the_total(amounts: list[Euro], off: int) -> None:
    """
    "The items add up to the stated total": kept if nothing is off, broken by however little is.
    """
    total = Euro.from_cents(sum(amount.cents for amount in amounts) + off)
    (verdict,) = planned(*(amount.amount for amount in amounts), total=total.amount)

    assert (Breach if off else Kept) is type(verdict)


@given(st.lists(st.integers(1, 100), min_size=1, max_size=5), st.integers(-1, 1))
def test_kept_exactly_if_the_shares_are_one(weights: list[int], off: int) -> None:
    """
    "Shares sum to 1": parts of a whole, of which one more or one less is a breach.
    """
    whole = sum(weights) + off
    verdicts = scheduled(schedule(*(Fraction(weight, max(whole, *weights)) for weight in weights)))

    assert [Kept if sum(weights) == max(whole, *weights) else Breach] == [type(verdict) for verdict in verdicts]
