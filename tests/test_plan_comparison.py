"""
Two plans of one programme, an earlier and a later one: what moved for each lot, and why, line by line to the cent.
"""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.lots import (
    Criterion,
    LotBounds,
    LotChange,
    LotPlan,
    LotShare,
    LotValue,
    ShareLine,
    compare_plans,
)
from contratti_quartiere.money import Euro
from contratti_quartiere.strategies.plans import lot_plans

NOTHING = Euro("0.00")

WORKS = Bilingual("lavori residui", "remaining works")
HOUSEHOLDS = Bilingual("nuclei da spostare", "households to move")
BOUND = Bilingual("effetto dei limiti", "effect of the bounds")
ROUNDING = Bilingual("arrotondamento", "rounding")


def criterion(name: str, label: Bilingual, weight: int = 1, /, **values: int) -> Criterion:
    """
    Return a criterion and what each lot measures by it.
    """
    return Criterion(
        id=name,
        label=label,
        weight=Fraction(weight),
        values=tuple(LotValue(lot, Fraction(value)) for lot, value in values.items()),
    )


def plan(total: str, *criteria: Criterion, bounds: tuple[LotBounds, ...] = ()) -> LotPlan:
    """
    Return a plan.
    """
    return LotPlan(total=Euro(total), criteria=criteria, bounds=bounds)


def line(name: str, label: Bilingual, amount: str) -> ShareLine:
    """
    Return a line of the reasons.
    """
    return ShareLine(name, label, Euro(amount))


def moved(before: LotPlan, after: LotPlan) -> dict[str, dict[str, str]]:
    """
    Return how much each line of each lot moved.
    """
    return {
        change.lot: {line.key.strip(): line.amount.amount for line in change.lines}
        for change in compare_plans(before, after)
    }


# A lot for each of two neighbourhoods, by works alone, and by works and households.
HALVES = plan("1000.00", criterion("opere", WORKS, nord=1, sud=1))
QUARTERS = plan("1000.00", criterion("opere", WORKS, nord=3, sud=1))
BOTH = plan("1000.00", criterion("opere", WORKS, nord=1, sud=1), criterion("nuclei", HOUSEHOLDS, nord=1, sud=3))


def test_a_criterion_moved() -> None:
    """
    Where works went on in one lot, that lot gives to the other, and the criterion of works says why.
    """
    assert (
        LotChange(
            lot="nord",
            before=Euro("500.00"),
            after=Euro("750.00"),
            lines=(line("opere", WORKS, "250.00"),),
        ),
        LotChange(
            lot="sud",
            before=Euro("500.00"),
            after=Euro("250.00"),
            lines=(line("opere", WORKS, "-250.00"),),
        ),
    ) == compare_plans(HALVES, QUARTERS)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            HALVES,
            BOTH,
            {"nord": {"opere": "-250.00", "nuclei": "125.00"}, "sud": {"opere": "-250.00", "nuclei": "375.00"}},
            id="a criterion came",
        ),
        pytest.param(
            BOTH,
            HALVES,
            {"nord": {"opere": "250.00", "nuclei": "-125.00"}, "sud": {"opere": "250.00", "nuclei": "-375.00"}},
            id="a criterion went",
        ),
        pytest.param(
            HALVES,
            plan("1200.00", criterion("opere", WORKS, nord=1, sud=1)),
            {"nord": {"opere": "100.00"}, "sud": {"opere": "100.00"}},
            id="the total grew",
        ),
        pytest.param(
            HALVES,
            plan("1000.00", criterion("opere", WORKS, nord=1, sud=1, est=2)),
            {"nord": {"opere": "-250.00"}, "sud": {"opere": "-250.00"}, "est": {"opere": "500.00"}},
            id="a lot came",
        ),
        pytest.param(
            plan("1000.00", criterion("opere", WORKS, est=2, nord=1, sud=1)),
            HALVES,
            {"nord": {"opere": "250.00"}, "sud": {"opere": "250.00"}, "est": {"opere": "-500.00"}},
            id="a lot went",
        ),
        pytest.param(
            HALVES,
            attrs.evolve(HALVES, bounds=(LotBounds(lot="sud", least=Euro("600.00")),)),
            {"nord": {"limiti": "-100.00"}, "sud": {"limiti": "100.00"}},
            id="a bound came",
        ),
        pytest.param(
            HALVES,
            plan("1000.01", criterion("opere", WORKS, nord=1, sud=1)),
            {"nord": {"arrotondamento": "0.01"}, "sud": {}},
            id="a cent to round",
        ),
        pytest.param(
            HALVES,
            plan("1000.00", criterion("lavori", WORKS, nord=1, sud=1)),
            {
                "nord": {"lavori": "500.00", "opere": "-500.00"},
                "sud": {"lavori": "500.00", "opere": "-500.00"},
            },
            id="a criterion got another name",
        ),
    ],
)
def test_what_moved(before: LotPlan, after: LotPlan, expected: dict[str, dict[str, str]]) -> None:
    """
    What moved for a lot is said by criterion, then by bounds and rounding; a line that did not move is left out.
    """
    assert expected == moved(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            HALVES,
            attrs.evolve(HALVES, bounds=(LotBounds(lot="sud", least=Euro("600.00")),)),
            [line(" limiti", BOUND, "-100.00")],
            id="bounds",
        ),
        pytest.param(
            HALVES,
            plan("1000.01", criterion("opere", WORKS, nord=1, sud=1)),
            [line(" arrotondamento", ROUNDING, "0.01")],
            id="rounding",
        ),
        pytest.param(
            HALVES,
            plan("1000.00", criterion("opere", HOUSEHOLDS, nord=3, sud=1)),
            [line("opere", HOUSEHOLDS, "250.00")],
            id="a criterion that got another label: the later one",
        ),
        pytest.param(
            BOTH,
            HALVES,
            [line("opere", WORKS, "250.00"), line("nuclei", HOUSEHOLDS, "-125.00")],
            id="a criterion that went: the later plan's lines first",
        ),
    ],
)
def test_lines_as_people_read_them(before: LotPlan, after: LotPlan, expected: list[ShareLine]) -> None:
    """
    Each line has the label of what it counts.
    """
    assert expected == list(compare_plans(before, after)[0].lines)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(Euro("500.00"), Euro("750.00"), Euro("250.00"), id="more"),
        pytest.param(Euro("500.00"), Euro("250.00"), Euro("-250.00"), id="less"),
        pytest.param(None, Euro("750.00"), Euro("750.00"), id="a lot that came"),
        pytest.param(Euro("500.00"), None, Euro("-500.00"), id="a lot that went"),
        pytest.param(None, None, NOTHING, id="no lot at all"),
    ],
)
def test_difference(before: Euro | None, after: Euro | None, expected: Euro) -> None:
    """
    A lot that is not there gets nothing.
    """
    assert expected == LotChange(lot="nord", before=before, after=after, lines=()).difference


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(plan("10.00", criterion("opere", WORKS, est=1)), HALVES, id="no lot in common"),
        pytest.param(plan("10.00", criterion("opere", WORKS, sud=1, est=1)), HALVES, id="one lot in common"),
    ],
)
def test_lots_in_order(before: LotPlan, after: LotPlan) -> None:
    """
    The lots come in the order of the later plan, then those of the earlier that are no more.
    """
    assert ["nord", "sud", "est"] == [change.lot for change in compare_plans(before, after)]


def by_lot(plan: LotPlan) -> dict[str, LotShare]:
    """
    Return the share of each lot.
    """
    return {share.lot: share for share in plan.shares()}


@given(lot_plans(), lot_plans())
def test_lines_add_up_to_the_difference(before: LotPlan, after: LotPlan) -> None:
    """
    "They add up to the difference": an explanation always sums, for any two plans.
    """
    off = [
        change
        for change in compare_plans(before, after)
        if Euro.total(line.amount for line in change.lines) != change.difference
    ]

    assert [] == off


@given(lot_plans(), lot_plans())
def test_before_and_after_are_those_of_the_plans(before: LotPlan, after: LotPlan) -> None:
    """
    "What it got", "what it gets": the amounts are those of the two plans, None where a plan has no such lot.
    """
    earlier, later = by_lot(before), by_lot(after)
    found = {change.lot: (change.before, change.after) for change in compare_plans(before, after)}

    assert {
        lot: (
            earlier[lot].amount if lot in earlier else None,
            later[lot].amount if lot in later else None,
        )
        for lot in {*earlier, *later}
    } == found


@given(lot_plans(), lot_plans())
def test_differences_add_up_to_that_of_the_totals(before: LotPlan, after: LotPlan) -> None:
    """
    "The amounts add up to the total" of each plan, so what the lots gain and lose is what the total did.
    """
    assert after.total - before.total == Euro.total(change.difference for change in compare_plans(before, after))


@given(lot_plans())
def test_a_plan_against_itself_moves_nothing(plan: LotPlan) -> None:
    """
    "A line that did not move is left out": a plan compared with itself has no line and no difference.
    """
    assert [] == [change for change in compare_plans(plan, plan) if change.lines or change.difference]


@given(lot_plans(), lot_plans())
def test_swapping_the_plans_negates(before: LotPlan, after: LotPlan) -> None:
    """
    "What moved from one plan to another" moves back the other way, line by line.
    """
    there = {(change.lot, line.key): line.amount for change in compare_plans(before, after) for line in change.lines}
    back = {(change.lot, line.key): -line.amount for change in compare_plans(after, before) for line in change.lines}

    assert there == back
