"""
The exact split: every part within a cent of its share, every cent given once, and no favour but the order of ties.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, SplitError, WrongTypeError, shown
from contratti_quartiere.money import Euro, split
from contratti_quartiere.strategies import euros, weights

Weights = Mapping[str, int | Fraction | Decimal]

debts = euros(max_value=Euro("-0.01"))
claims = euros(min_value=Euro("0.00"))
sizes = st.one_of(claims, st.integers(0, 10**3_999).map(Euro.from_cents))
few = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9), min_size=1).filter(
    lambda drawn: any(drawn.values())
)
small = st.integers(0, 60).map(Euro.from_cents)


def shares(total: Euro, given: Weights) -> dict[str, Fraction]:
    """
    Return the exact share of each key, in cents.
    """
    base = sum((Fraction(weight) for weight in given.values()), Fraction())
    return {key: total.cents * Fraction(weight) / base for key, weight in given.items()}


def largest_remainder(total: Euro, given: Weights) -> dict[str, int]:
    """
    Return the cents of each key by the definition, for a total that is not negative.

    Each gets its share without the fraction of a cent; then one cent each goes to the largest fractions, and of
    equal ones to the earlier key, until no cent is left.
    """
    exact = shares(total, given)
    cents = {key: share.numerator // share.denominator for key, share in exact.items()}
    places = {key: place for place, key in enumerate(given)}
    queue = sorted(given, key=lambda key: (cents[key] - exact[key], places[key]))
    for key in queue[: total.cents - sum(cents.values())]:
        cents[key] += 1
    return cents


def in_cents(parts: Mapping[str, Euro]) -> dict[str, int]:
    """
    Return the cents of each part.
    """
    return {key: part.cents for key, part in parts.items()}


def rounded_up(total: Euro, given: Weights) -> Counter[tuple[Fraction, int]]:
    """
    Return how often each fraction of a cent was rounded down (0) or up (1).
    """
    exact, parts = shares(total, given), split(total, given)
    return Counter((exact[key] % 1, parts[key].cents - exact[key] // 1) for key in given)


@given(sizes, weights())
def test_exact_for_any_size(total: Euro, given: Weights) -> None:
    """
    "Exact for any size against a Fraction oracle": the parts are those of the definition of largest remainder.
    """
    assert largest_remainder(total, given) == in_cents(split(total, given))


@given(small, few)
def test_exact_where_ties_are_many(total: Euro, given: Weights) -> None:
    """
    "Exact for any size": few cents over small weights, where most remainders are equal, go by the definition too.
    """
    assert largest_remainder(total, given) == in_cents(split(total, given))


@given(euros(), weights())
def test_parts_add_up(total: Euro, given: Weights) -> None:
    """
    "The parts always add up to the total": no cent is lost or made.
    """
    assert total == Euro.total(split(total, given).values())


@given(euros(), weights())
def test_within_a_cent(total: Euro, given: Weights) -> None:
    """
    "Within a cent of the exact share": each part is the share rounded down or up, and a whole share is kept.
    """
    exact, parts = shares(total, given), in_cents(split(total, given))

    assert [] == [key for key in given if abs(parts[key] - exact[key]) >= 1]


@given(euros(), weights())
def test_zero_weight_gets_zero(total: Euro, given: Weights) -> None:
    """
    "Zero weight gets zero": a lot without weight receives no cent that was left over.
    """
    parts = split(total, {**given, "without weight": 0})

    assert Euro("0.00") == parts["without weight"]


@given(claims, weights())
def test_more_weight_never_less(total: Euro, given: Weights) -> None:
    """
    "More weight never less": of two keys the heavier never receives less than the lighter.
    """
    parts = split(total, given)
    by_weight = sorted(given, key=lambda key: (Fraction(given[key]), parts[key]))

    assert sorted(parts.values()) == [parts[key] for key in by_weight]


@given(claims, weights(), st.data(), st.fractions(0, 10, max_denominator=100))
def test_gaining_weight_never_costs(total: Euro, given: Weights, data: st.DataObject, gain: Fraction) -> None:
    """
    "More weight never less": a key that gains weight while the others stay does not receive less than before.
    """
    key = data.draw(st.sampled_from(list(given)))
    heavier = {**given, key: Fraction(given[key]) + gain}

    assert split(total, given)[key] <= split(total, heavier)[key]


@given(euros(), weights(), st.fractions(Fraction(1, 1_000), 1_000, max_denominator=1_000))
def test_scaling_changes_nothing(total: Euro, given: Weights, factor: Fraction) -> None:
    """
    "Scaling changes nothing": weights count by their proportion alone.
    """
    scaled = {key: Fraction(weight) * factor for key, weight in given.items()}

    assert split(total, given) == split(total, scaled)


@given(euros(), weights())
def test_the_type_of_a_weight_changes_nothing(total: Euro, given: Weights) -> None:
    """
    "Scaling changes nothing": whole numbers in the same proportion divide like the fractions they stand for.
    """
    fractions = {key: Fraction(weight) for key, weight in given.items()}
    common = 1
    for weight in fractions.values():
        common *= weight.denominator
    whole = {key: int(weight * common) for key, weight in fractions.items()}

    assert split(total, whole) == split(total, given)


@given(euros(), few, st.randoms(use_true_random=False))
def test_order_only_breaks_ties(total: Euro, given: Weights, random: Any) -> None:
    """
    "Order only breaks ties": in any order of the keys equally many of equal remainders are rounded up.
    """
    keys = list(given)
    random.shuffle(keys)
    shuffled = {key: given[key] for key in keys}

    assert rounded_up(abs(total), given) == rounded_up(abs(total), shuffled)


@given(small, few)
def test_ties_go_to_the_earlier(total: Euro, given: Weights) -> None:
    """
    "Among equal ones to the earlier key": of equal weights, none receives more than one listed before it.
    """
    parts = split(total, given)
    for weight in set(given.values()):
        equals = [parts[key] for key in given if given[key] == weight]

        assert sorted(equals, reverse=True) == equals


@given(euros(), weights())
def test_keys_keep_their_order(total: Euro, given: Weights) -> None:
    """
    "Keys keep their order": the parts come in the order of the weights, one for each.
    """
    assert list(given) == list(split(total, given))


@given(debts, weights())
def test_negative_mirrors(total: Euro, given: Weights) -> None:
    """
    "A reversal undoes a division cent by cent": a negative total is divided like the positive one.
    """
    assert {key: -part for key, part in split(-total, given).items()} == split(total, given)


@given(claims.filter(bool), weights())
def test_parts_split_the_total_again(total: Euro, given: Weights) -> None:
    """
    A total divided in proportion to its own parts gives those parts back.
    """
    parts = split(total, given)

    assert parts == split(total, in_cents(parts))


@given(weights())
def test_nothing_is_split_into_nothing(given: Weights) -> None:
    """
    Zero euro are divided into zeros.
    """
    assert dict.fromkeys(given, Euro("0.00")) == split(Euro("0.00"), given)


@given(euros(), st.integers(1, 10**6))
def test_one_key_gets_all(total: Euro, weight: int) -> None:
    """
    One key receives the whole, whatever its weight.
    """
    assert {"only": total} == split(total, {"only": weight})


@pytest.mark.parametrize(
    ("total", "given", "expected"),
    [
        pytest.param("100.00", {"a": 1, "b": 1, "c": 1}, ["33.34", "33.33", "33.33"], id="thirds"),
        pytest.param("0.02", {"a": 1, "b": 1, "c": 1}, ["0.01", "0.01", "0.00"], id="two cents for three"),
        pytest.param("-0.02", {"a": 1, "b": 1, "c": 1}, ["-0.01", "-0.01", "0.00"], id="two cents to give back"),
        pytest.param("0.03", {"a": 1, "b": 1, "c": 3}, ["0.01", "0.00", "0.02"], id="where apportionment errs"),
        pytest.param("0.10", {"a": Decimal("0.1"), "b": Fraction(1, 10)}, ["0.05", "0.05"], id="mixed types"),
        pytest.param("0.05", {"a": 10**30, "b": 1}, ["0.05", "0.00"], id="far apart"),
        pytest.param("1.00", {"a": Decimal("1e-30"), "b": Decimal("3e-30")}, ["0.25", "0.75"], id="tiny weights"),
    ],
)
def test_examples(total: str, given: Weights, expected: list[str]) -> None:
    """
    Small divisions come out as one does them by hand.
    """
    assert expected == [part.amount for part in split(Euro(total), given).values()]


@pytest.mark.parametrize(
    ("total", "given", "expected"),
    [
        pytest.param("360000.00", [8, 12, 12, 4], ["80000.00", "120000.00", "120000.00", "40000.00"], id="month slots"),
        pytest.param(
            "360000.00", [244, 365, 365, 121], ["80219.18", "120000.00", "120000.00", "39780.82"], id="days from 2 May"
        ),
        pytest.param(
            "360000.00", [245, 365, 365, 120], ["80547.95", "120000.00", "120000.00", "39452.05"], id="days from 1 May"
        ),
        pytest.param(
            "100000.00", [244, 365, 365, 121], ["22283.11", "33333.33", "33333.33", "11050.23"], id="100,000 by days"
        ),
        pytest.param(
            "100000.00", [8, 12, 12, 4], ["22222.22", "33333.34", "33333.33", "11111.11"], id="100,000 by months"
        ),
    ],
)
def test_budget_years(total: str, given: list[int], expected: list[str]) -> None:
    """
    The years 2016 to 2019 of a service from May 2016 to April 2019 receive the amounts that were computed for them.
    """
    parts = split(Euro(total), dict(zip((2016, 2017, 2018, 2019), given, strict=True)))

    assert expected == [part.amount for part in parts.values()]


NO_WEIGHT = Bilingual("dare almeno un peso maggiore di zero", "give at least one weight above zero")
NEGATIVE = Bilingual("i pesi sono da zero in su", "weights are zero or more")


@pytest.mark.parametrize(
    ("given", "reason", "remedy"),
    [
        pytest.param(
            {}, Bilingual("nessun peso sopra zero su 0", "no weight above zero out of 0"), NO_WEIGHT, id="none"
        ),
        pytest.param(
            {"a": 0, "b": Fraction(0)},
            Bilingual("nessun peso sopra zero su 2", "no weight above zero out of 2"),
            NO_WEIGHT,
            id="all zero",
        ),
        pytest.param(
            {"a": 3, "b": -1, "c": -2},
            Bilingual("il peso di 'b' è -1", "the weight of 'b' is -1"),
            NEGATIVE,
            id="negative, the sum above zero",
        ),
        pytest.param(
            {"a": 1, "b": -1},
            Bilingual("il peso di 'b' è -1", "the weight of 'b' is -1"),
            NEGATIVE,
            id="negative, the sum zero",
        ),
        pytest.param(
            {"a": Decimal("-0.5")},
            Bilingual("il peso di 'a' è -0.5", "the weight of 'a' is -0.5"),
            NEGATIVE,
            id="negative decimal",
        ),
        pytest.param(
            {"a": -(10**5_000)},
            Bilingual("il peso di 'a' è ≈ -2^16610", "the weight of 'a' is ≈ -2^16610"),
            NEGATIVE,
            id="negative, too long to print",
        ),
    ],
)
def test_unsplittable(given: Weights, reason: Bilingual, remedy: Bilingual) -> None:
    """
    Without a weight above zero, or with one below, nothing is divided, and the error says which weight it was.
    """
    with pytest.raises(SplitError) as caught:
        split(Euro("1.00"), given)

    assert (reason, remedy) == (caught.value.reason, caught.value.remedy)


@pytest.mark.parametrize("weight", [0.5, True, "1", None], ids=lambda value: type(value).__name__)
def test_inexact_weight(weight: Any) -> None:
    """
    A weight that is a float, or no number, is refused even beside whole ones.
    """
    with pytest.raises(WrongTypeError) as caught:
        split(Euro("1.00"), {"a": 1, "b": weight})

    assert str(weight) == caught.value.found.strip("'")


def test_weight_that_is_no_number() -> None:
    """
    A weight of NaN is refused with the reason.
    """
    with pytest.raises(MalformedValueError) as caught:
        split(Euro("1.00"), {"a": Decimal("NaN")})

    assert "NaN" == caught.value.found


@pytest.mark.parametrize("total", [1, 1.0, Decimal(1), "1.00", None], ids=lambda value: type(value).__name__)
def test_total_that_is_no_money(total: Any) -> None:
    """
    Only an amount of euro is divided.
    """
    with pytest.raises(WrongTypeError) as caught:
        split(total, {"a": 1})

    error = caught.value
    expected = ("split", shown(total), Bilingual("scrivere un Euro", "write a Euro"))
    assert expected == (error.where, error.found, error.remedy)


@pytest.fixture
def published(oracle: Callable[[str], Path]) -> dict[str, dict[str, Any]]:
    """
    Give the published apportionments by their name.
    """
    with oracle("apportionment/cases.json").open(encoding="utf-8") as file:
        cases: Iterable[dict[str, Any]] = json.load(file)["cases"]
    return {case["id"]: case for case in cases}


@pytest.mark.parametrize(
    "name",
    ["balinski_young_1", "balinski_young_2", "exact_shares", "zero_weights", "tie_first_listed", "tie_three_equal"],
)
def test_published_apportionments(published: dict[str, dict[str, Any]], name: str) -> None:
    """
    Published: seats given by largest remainder, without minimum or threshold, are cents that `split` gives.
    """
    case = published[name]
    weights: list[int] = case["weights"]
    parts = split(Euro.from_cents(case["seats"]), dict(enumerate(weights)))

    assert case["expected"]["hamilton"] == [part.cents for part in parts.values()]


def test_every_published_apportionment_is_used(published: dict[str, dict[str, Any]]) -> None:
    """
    No published result of largest remainder without a minimum is left out above.
    """
    plain = {name for name, case in published.items() if "hamilton" in case["expected"] and not case["minimum"]}

    assert {
        "balinski_young_1",
        "balinski_young_2",
        "exact_shares",
        "tie_first_listed",
        "tie_three_equal",
        "zero_weights",
    } == plain


@pytest.mark.parametrize(
    ("total", "expected"), [("0.10", ["0.04", "0.04", "0.02"]), ("0.11", ["0.05", "0.05", "0.01"])]
)
def test_paradox_of_largest_remainder(total: str, expected: list[str]) -> None:
    """
    A larger total can lower a part, as Alabama found in 1880: so a changed total is divided anew, never topped up.

    The published figures of Alabama give each state at least one seat and rank what remains with that seat counted;
    `split` knows no minimum, and without one their paradox does not show.
    """
    assert expected == [part.amount for part in split(Euro(total), {"a": 6, "b": 6, "c": 2}).values()]


def test_weights_without_names() -> None:
    """
    Weights in a list have no names to give the parts to, and the message shows the form that has.
    """
    weights: Any = [1, 2]
    with pytest.raises(WrongTypeError) as caught:
        split(Euro("1.00"), weights)

    assert ("split", Bilingual("scrivere i pesi per nome, {'a': 1}", "write the weights by name, {'a': 1}")) == (
        caught.value.where,
        caught.value.remedy,
    )
