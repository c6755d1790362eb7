"""
The division of an amount into lots: to the cent, within the bounds, and every cent with its reason.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DuplicateIdentifierError, SplitError, WrongTypeError
from contratti_quartiere.lots import Criterion, LotBounds, LotPlan, LotShare, LotValue
from contratti_quartiere.money import Euro, split
from contratti_quartiere.sources import ILLUSTRATIVE

MILLION = Euro("1000000.00")
WORKS, AIMS = Bilingual("avanzamento dei lavori", "progress of the works"), Bilingual("accompagnamento", "support")
BOUND, ROUNDING = Bilingual("effetto dei limiti", "effect of the bounds"), Bilingual("arrotondamento", "rounding")


def criterion(
    values: Mapping[str, int | Decimal | Fraction],
    *,
    name: str = "lavori",
    weight: int | Decimal | Fraction = 1,
    contrary: bool = False,
    label: Bilingual = WORKS,
) -> Criterion:
    """
    Return a criterion by which the lots measure these values.
    """
    return Criterion(
        id=name,
        label=label,
        weight=weight,
        contrary=contrary,
        values=tuple(LotValue(lot, value) for lot, value in values.items()),
    )


def plan(total: str, values: Mapping[str, int], *bounds: LotBounds) -> LotPlan:
    """
    Return a plan by one criterion.
    """
    return LotPlan(total=Euro(total), criteria=(criterion(values),), bounds=bounds)


def bounds(lot: str, least: str | None = None, most: str | None = None) -> LotBounds:
    """
    Return the bounds of a lot.
    """
    return LotBounds(lot=lot, least=None if least is None else Euro(least), most=None if most is None else Euro(most))


def amounts(divided: LotPlan) -> dict[str, str]:
    """
    Return what each lot gets.
    """
    return {share.lot: share.amount.amount for share in divided.shares()}


def lines(share: LotShare) -> list[tuple[str, str]]:
    """
    Return the reasons of a share, in Italian, with what each adds.
    """
    return [(line.label.it, line.amount.amount) for line in share.lines]


def test_illustrative_lots_of_a_million() -> None:
    """
    Computed: two criteria of 3 to 1, one of them contrary, divide a million into five lots.
    """
    works = criterion({"a": 4, "b": 3, "c": 2, "d": 1, "e": 0}, weight=3)
    aims = criterion({"e": 1, "d": 1, "c": 1, "b": 1, "a": 4}, name="obiettivi", contrary=True, label=AIMS)
    divided = LotPlan(total=MILLION, criteria=(works, aims), provenance=ILLUSTRATIVE)

    # a: 3/4 of 4/10 and 1/4 of 4/32; b: 3/4 of 3/10 and 1/4 of 7/32; ...
    assert {
        "a": "331250.00",
        "b": "279687.50",
        "c": "204687.50",
        "d": "129687.50",
        "e": "54687.50",
    } == amounts(divided)


def test_weights_of_a_plan() -> None:
    """
    The weight of a lot is its part by each criterion, as much as the criterion counts, in the order of the first.
    """
    works = criterion({"b": 1, "a": 3}, weight=3)
    aims = criterion({"a": 1, "b": 1}, name="obiettivi")
    weights = LotPlan(total=MILLION, criteria=(works, aims)).weights()

    assert [("b", Fraction(5, 16)), ("a", Fraction(11, 16))] == list(weights.items())


def test_criterion_that_counts_nothing() -> None:
    """
    A criterion of weight zero is listed and gives nothing.
    """
    idle = criterion({"a": 1, "b": 9}, name="obiettivi", weight=0, label=AIMS)
    divided = LotPlan(total=Euro("1.00"), criteria=(criterion({"a": 1, "b": 1}), idle))

    assert [("avanzamento dei lavori", "0.50"), ("accompagnamento", "0.00")] == lines(divided.shares()[0])


def test_order_of_the_lots() -> None:
    """
    The first criterion sets the order of the lots, which gives the cent left over to the earlier of equal ones.
    """
    first, second = criterion({"b": 1, "a": 1}), criterion({"a": 1, "b": 1}, name="obiettivi")

    assert [("b", "0.01"), ("a", "0.00")] == list(
        amounts(LotPlan(total=Euro("0.01"), criteria=(first, second))).items()
    )


def test_reason_of_a_share() -> None:
    """
    A share says what each criterion gives, each cut to the cent, and what rounding adds.
    """
    thirds = {"a": 1, "b": 1, "c": 1}
    works, aims = criterion(thirds), criterion(thirds, name="obiettivi", label=AIMS)
    first, second, third = LotPlan(total=Euro("1.00"), criteria=(works, aims)).shares()
    parts = [("avanzamento dei lavori", "0.16"), ("accompagnamento", "0.16")]

    assert [[*parts, ("arrotondamento", "0.02")], [*parts, ("arrotondamento", "0.01")]] == [lines(first), lines(third)]
    assert lines(second) == lines(third)


def test_reason_of_a_bound() -> None:
    """
    A share says what its own bound, or that of another lot, gave it or took from it.
    """
    raised, lowered = plan("1.00", {"a": 1, "b": 3}, bounds("a", least="0.40")).shares()

    assert ([("avanzamento dei lavori", "0.25"), ("effetto dei limiti", "0.15")], "0.40") == (
        lines(raised),
        raised.amount.amount,
    )
    assert ([("avanzamento dei lavori", "0.75"), ("effetto dei limiti", "-0.15")], "0.60") == (
        lines(lowered),
        lowered.amount.amount,
    )


def test_reason_of_a_bound_and_of_rounding() -> None:
    """
    Bound and rounding are two lines: what the bound moved, cut to the cent, and the cents left over.
    """
    shares = plan("1.00", {"a": 1, "b": 1, "c": 1, "d": 0}, bounds("d", least="0.10")).shares()

    assert [
        [("avanzamento dei lavori", "0.33"), ("effetto dei limiti", "-0.03")],
        [("avanzamento dei lavori", "0.33"), ("effetto dei limiti", "-0.03")],
        [("avanzamento dei lavori", "0.33"), ("effetto dei limiti", "-0.03")],
        [("avanzamento dei lavori", "0.00"), ("effetto dei limiti", "0.10")],
    ] == [lines(share) for share in shares]


def test_a_bound_that_moves_less_than_a_cent() -> None:
    """
    A bound of another lot that moves a share by less than a cent is no line of its own.
    """
    first, *_ = plan("1.00", {"a": 1, "b": 1, "c": 1}, bounds("c", least="0.34")).shares()

    assert [("avanzamento dei lavori", "0.33")] == lines(first)


def test_keys_of_the_reasons() -> None:
    """
    A line is told by the criterion's own name, and bound and rounding by words that no criterion can bear.
    """
    third, *_ = plan("0.10", {"a": 1, "b": 1, "c": 1}, bounds("c", most="0.01")).shares()

    assert ["lavori", " limiti", " arrotondamento"] == [line.key for line in third.lines]


def test_labels_of_the_reasons() -> None:
    """
    The lines for bound and rounding are said in both languages.
    """
    first, *_ = plan("0.10", {"a": 1, "b": 1, "c": 1}, bounds("c", most="0.01")).shares()

    assert [WORKS, BOUND, ROUNDING] == [line.label for line in first.lines]


def test_a_lot_without_weight_gets_its_minimum() -> None:
    """
    Computed: a lot that measures nothing gets its minimum and no more, though its maximum is higher.
    """
    assert {"a": "0.90", "b": "0.10"} == amounts(plan("1.00", {"a": 1, "b": 0}, bounds("b", "0.10", "0.50")))


def test_nothing_to_divide() -> None:
    """
    Nothing is divided into lots of nothing.
    """
    assert {"a": "0.00", "b": "0.00"} == amounts(plan("0.00", {"a": 1, "b": 3}))


@pytest.mark.parametrize(
    ("total", "criteria", "it", "en"),
    [
        pytest.param(
            "-0.01",
            (criterion({"a": 1}),),
            "totale -0,01 €, criteri 1",
            "total -€0.01, criteria 1",
            id="total below zero",
        ),
        pytest.param("1.00", (), "totale 1,00 €, criteri 0", "total €1.00, criteria 0", id="no criterion"),
    ],
)
def test_plan_without_ground(total: str, criteria: tuple[Criterion, ...], it: str, en: str) -> None:
    """
    A plan divides a total that is not negative, by a criterion at least.
    """
    with pytest.raises(SplitError) as caught:
        LotPlan(total=Euro(total), criteria=criteria)

    remedy = Bilingual("dare un totale non negativo e un criterio", "give a total not negative and a criterion")
    assert (Bilingual(it, en), remedy) == (caught.value.reason, caught.value.remedy)


@pytest.mark.parametrize(
    ("second", "it", "en"),
    [
        pytest.param(
            {"a": 1},
            "criterio 'obiettivi': mancano [b, c], di troppo []",
            "criterion 'obiettivi': missing [b, c], unknown []",
            id="missing",
        ),
        pytest.param(
            {"z": 1, "a": 1, "b": 1, "c": 1, "d": 1},
            "criterio 'obiettivi': mancano [], di troppo [d, z]",
            "criterion 'obiettivi': missing [], unknown [d, z]",
            id="too many",
        ),
        pytest.param(
            {"a": 1, "b": 1, "d": 1},
            "criterio 'obiettivi': mancano [c], di troppo [d]",
            "criterion 'obiettivi': missing [c], unknown [d]",
            id="another",
        ),
    ],
)
def test_criteria_of_other_lots(second: dict[str, int], it: str, en: str) -> None:
    """
    Every criterion measures the same lots, and the refusal names those that it misses and those that are not there.
    """
    with pytest.raises(SplitError) as caught:
        LotPlan(
            total=MILLION,
            criteria=(criterion({"a": 1, "b": 1, "c": 1}), criterion(second, name="obiettivi")),
        )

    remedy = Bilingual("dare un valore per ciascun lotto", "give a value for each lot")
    assert (Bilingual(it, en), remedy) == (caught.value.reason, caught.value.remedy)


def test_criteria_that_all_count_nothing() -> None:
    """
    Where all criteria count zero there is nothing to divide by.
    """
    idle = criterion({"a": 1}, weight=0)
    with pytest.raises(SplitError) as caught:
        LotPlan(total=MILLION, criteria=(idle, attrs.evolve(idle, id="obiettivi")))

    assert (
        Bilingual("tutti i criteri contano zero", "all criteria count zero"),
        Bilingual("dare almeno un peso sopra zero", "give at least one weight above zero"),
    ) == (caught.value.reason, caught.value.remedy)


def test_plan_by_a_criterion_that_measures_nothing() -> None:
    """
    A plan is refused with the name of the criterion by which no lot measures anything, even if it counts nothing.
    """
    with pytest.raises(SplitError) as caught:
        LotPlan(
            total=MILLION,
            criteria=(criterion({"a": 1}), criterion({"a": 0}, name="obiettivi", weight=0)),
        )

    assert "criterion 'obiettivi': all values are zero" == caught.value.reason.en


def test_bounds_of_lots_that_are_not_there() -> None:
    """
    Bounds are of the plan's own lots, and the refusal names both.
    """
    with pytest.raises(SplitError) as caught:
        plan("1.00", {"a": 1, "b": 1}, bounds("z"), bounds("a"), bounds("c"))

    assert (
        Bilingual("limiti per lotti che non ci sono: z, c", "bounds of lots that are not there: z, c"),
        Bilingual("i lotti sono a, b", "the lots are a, b"),
    ) == (caught.value.reason, caught.value.remedy)


@pytest.mark.parametrize(
    ("total", "given_bounds", "it", "en"),
    [
        pytest.param(
            "1.00",
            (bounds("a", least="0.60"), bounds("b", least="0.41")),
            "i minimi danno 1,01 € e i massimi ∞: il totale 1,00 € non sta in mezzo",
            "the minima add up to €1.01 and the maxima to ∞: the total €1.00 does not lie between",
            id="below the minima",
        ),
        pytest.param(
            "1.00",
            (bounds("a", most="0.60"), bounds("b", most="0.39")),
            "i minimi danno 0,00 € e i massimi 0,99 €: il totale 1,00 € non sta in mezzo",
            "the minima add up to €0.00 and the maxima to €0.99: the total €1.00 does not lie between",
            id="above the maxima",
        ),
    ],
)
def test_bounds_that_leave_no_division(total: str, given_bounds: tuple[LotBounds, ...], it: str, en: str) -> None:
    """
    A plan whose total does not lie between the sums of its bounds does not come about, and the refusal names the sums.
    """
    with pytest.raises(SplitError) as caught:
        plan(total, {"a": 1, "b": 1}, *given_bounds)

    assert Bilingual(it, en) == caught.value.reason


@pytest.mark.parametrize(
    ("changes", "collection"),
    [
        pytest.param({"criteria": (criterion({"a": 1}), criterion({"a": 2}))}, "LotPlan.criteria", id="criteria"),
        pytest.param({"bounds": (bounds("a"), bounds("a", "0.10"))}, "LotPlan.bounds", id="bounds"),
    ],
)
def test_one_name_twice(changes: dict[str, Any], collection: str) -> None:
    """
    A plan has each criterion once, and each lot one pair of bounds.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        attrs.evolve(plan("1.00", {"a": 1}), **changes)

    assert (collection, 0, 1) == (caught.value.collection, caught.value.first, caught.value.second)


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("total", 1_000_000, "total", id="total as a number"),
        pytest.param("criteria", [], "criteria", id="list of criteria"),
        pytest.param("criteria", (LotValue("a", 1),), "criteria[0]", id="value for a criterion"),
        pytest.param("bounds", (("a", 0, 1),), "bounds[0]", id="bare bounds"),
        pytest.param("provenance", None, "provenance", id="no provenance"),
    ],
)
def test_plan_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A plan whose field holds another type is refused with the place in it.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(plan("1.00", {"a": 1}), **{field: value})

    assert f"LotPlan.{where}" == caught.value.where


@given(strategies.lot_plans())
def test_amounts_add_up(divided: LotPlan) -> None:
    """
    "The amounts add up to the total": to the cent.
    """
    assert divided.total == Euro.total(share.amount for share in divided.shares())


@given(strategies.lot_plans())
def test_lines_add_up(divided: LotPlan) -> None:
    """
    "They add up to the amount": the reasons of each share, with none that adds nothing but a criterion's own.
    """
    shares = divided.shares()

    assert [share.amount for share in shares] == [Euro.total(line.amount for line in share.lines) for share in shares]


@given(strategies.lot_plans())
def test_a_line_for_each_criterion(divided: LotPlan) -> None:
    """
    "A line for each criterion, then one for a bound and one for rounding where they moved anything".
    """
    own = [(one.id, one.label) for one in divided.criteria]
    rest = [share.lines[len(own) :] for share in divided.shares()]

    assert [own] * len(rest) == [
        [(line.key, line.label) for line in share.lines[: len(own)]] for share in divided.shares()
    ]
    assert [] == [line for more in rest for line in more if not line.amount]
    assert {()} | {(" limiti",), (" arrotondamento",), (" limiti", " arrotondamento")} >= {
        tuple(line.key for line in more) for more in rest
    }


@given(strategies.lot_plans(bounded=True))
def test_amounts_keep_within_the_bounds(divided: LotPlan) -> None:
    """
    "Held within the lot's minimum and maximum", in whole cents too.
    """
    limits = {bound.lot: bound.cents for bound in divided.bounds}

    assert [] == [
        share
        for share in divided.shares()
        if share.amount.cents < limits[share.lot][0]
        or share.amount.cents > (limits[share.lot][1] or divided.total.cents)
    ]


@given(strategies.lot_plans())
def test_exact_cents_add_up(divided: LotPlan) -> None:
    """
    What each lot would get "if none were rounded" adds up to the total, and a share is less than a cent away.
    """
    exact = divided.exact_cents()

    assert (divided.total.cents, divided.lots, []) == (
        sum(exact.values()),
        tuple(exact),
        [share.lot for share in divided.shares() if abs(share.amount.cents - exact[share.lot]) >= 1],
    )


@given(strategies.lot_plans(bounded=False))
def test_exact_cents_without_bounds(divided: LotPlan) -> None:
    """
    Without bounds each lot's exact share is its weight of the total.
    """
    assert {lot: divided.total.cents * weight for lot, weight in divided.weights().items()} == divided.exact_cents()


@given(strategies.lot_plans())
def test_weights_add_up(divided: LotPlan) -> None:
    """
    "The weights add up to one", in the plan as in its shares.
    """
    weights = divided.weights()

    assert (1, list(weights.items())) == (
        sum(weights.values()),
        [(share.lot, share.weight) for share in divided.shares()],
    )


@given(strategies.lot_plans(bounded=False))
def test_without_bounds_a_plan_is_a_split(divided: LotPlan) -> None:
    """
    Without bounds the lots get what `split` gives by their weights.
    """
    assert split(divided.total, divided.weights()) == {share.lot: share.amount for share in divided.shares()}


@given(strategies.weights(max_size=6), strategies.euros(min_value=Euro("0.00"), max_value=MILLION))
def test_by_one_criterion_a_plan_is_a_split(weights: dict[str, int | Fraction | Decimal], total: Euro) -> None:
    """
    By one criterion and without bounds the lots get what `split` gives by their measures.
    """
    divided = LotPlan(total=total, criteria=(criterion(weights),))

    assert split(total, weights) == {share.lot: share.amount for share in divided.shares()}


@given(strategies.lot_plans())
def test_a_lot_without_weight(divided: LotPlan) -> None:
    """
    "A lot without weight never leaves its minimum".
    """
    least = {bound.lot: bound.cents[0] for bound in divided.bounds}

    assert [] == [
        share for share in divided.shares() if not share.weight and share.amount.cents != least.get(share.lot, 0)
    ]


@given(strategies.lot_plans(), st.fractions(Fraction(1, 100), 100))
def test_the_unit_of_a_criterion_does_not_count(divided: LotPlan, scale: Fraction) -> None:
    """
    "Each normalised exactly": measured in another unit, or counted in other points, the lots get the same.
    """
    rescaled = tuple(
        attrs.evolve(
            one,
            weight=one.weight * scale,
            values=tuple(LotValue(value.lot, value.value / scale) for value in one.values),
        )
        for one in divided.criteria
    )

    assert divided.shares() == attrs.evolve(divided, criteria=rescaled).shares()


@given(strategies.lot_plans(), st.data())
def test_more_weight_never_less(divided: LotPlan, data: st.DataObject) -> None:
    """
    A lot that measures more by a criterion, all else the same, never gets less; by a contrary one never more.
    """
    place = data.draw(st.integers(0, len(divided.criteria) - 1))
    measured = divided.criteria[place]
    lot = data.draw(st.sampled_from(divided.lots))
    more = data.draw(st.integers(1, 100))
    values = tuple(attrs.evolve(one, value=one.value + more * (one.lot == lot)) for one in measured.values)
    criteria = list(divided.criteria)
    criteria[place] = attrs.evolve(measured, values=values)
    try:
        raised = attrs.evolve(divided, criteria=tuple(criteria))
    except SplitError:
        # Of a lot that had no weight a minimum was all, and may be too little for the others' maxima.
        return
    before, after = ({share.lot: share.amount for share in one.shares()}[lot] for one in (divided, raised))

    assert after <= before if measured.contrary and len(divided.lots) > 1 else before <= after
