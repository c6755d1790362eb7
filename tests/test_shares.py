"""
Shares held within bounds: each its weight times one factor, or the bound that this factor would overstep.
"""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import SplitError
from contratti_quartiere.money import Euro, split
from contratti_quartiere.shares import Limits, Rounding, bounded, rounded

FREE: Limits = (0, None)

weights = st.integers(0, 12).map(Fraction) | st.fractions(0, 10, max_denominator=7)


@st.composite
def problems(draw: st.DrawFn) -> tuple[int, list[Fraction], list[Limits]]:
    """
    Draw a total, weights and bounds between which the total lies.
    """
    given_weights = draw(st.lists(weights, min_size=1, max_size=6).filter(any))
    # Any division of a total that leaves a weight of zero at its minimum shows that one within the bounds exists.
    within = [draw(st.integers(0, 40)) for _ in given_weights]
    limits: list[Limits] = []
    for weight, cents in zip(given_weights, within, strict=True):
        least = draw(st.integers(0, cents)) if weight else cents
        limits.append((least, draw(st.none() | st.integers(cents, 60))))
    return sum(within), given_weights, limits


@pytest.mark.parametrize(
    ("total", "weights", "limits", "expected"),
    [
        pytest.param(100, [1, 1], [FREE, FREE], [50, 50], id="no bounds"),
        pytest.param(100, [1, 2], [FREE, FREE], [Fraction(100, 3), Fraction(200, 3)], id="no bounds, in fractions"),
        pytest.param(100, [1, 1], [(60, None), FREE], [60, 40], id="a minimum that is felt"),
        pytest.param(100, [1, 1], [(50, None), FREE], [50, 50], id="a minimum at the share"),
        pytest.param(100, [1, 1], [(40, None), FREE], [50, 50], id="a minimum that is not felt"),
        pytest.param(100, [1, 1], [(0, 40), FREE], [40, 60], id="a maximum that is felt"),
        pytest.param(100, [1, 1], [(0, 50), FREE], [50, 50], id="a maximum at the share"),
        pytest.param(100, [1, 1], [(0, 60), FREE], [50, 50], id="a maximum that is not felt"),
        pytest.param(100, [1, 1], [(30, 30), FREE], [30, 70], id="one amount allowed"),
        pytest.param(100, [1, 1], [(0, 0), FREE], [0, 100], id="nothing allowed"),
        pytest.param(100, [1, 2, 3], [(30, None), FREE, FREE], [30, 28, 42], id="the others share what is left"),
        pytest.param(100, [1, 2, 3], [(30, None), FREE, (0, 30)], [30, 40, 30], id="a minimum and a maximum"),
        pytest.param(
            100, [1, 2, 3], [(30, None), (30, None), FREE], [30, 30, 40], id="a minimum that another one makes felt"
        ),
        pytest.param(100, [1, 2, 3], [FREE, FREE, (0, 10)], [30, 60, 10], id="what a maximum leaves to the others"),
        pytest.param(100, [1, 1, 2], [FREE, (0, 10), (0, 20)], [70, 10, 20], id="two maxima, met one after the other"),
        pytest.param(100, [1, 1], [(40, None), (60, None)], [40, 60], id="minima that leave nothing"),
        pytest.param(100, [1, 1], [(0, 40), (0, 60)], [40, 60], id="maxima that leave nothing"),
        pytest.param(100, [1, 0], [FREE, FREE], [100, 0], id="no weight"),
        pytest.param(100, [1, 0], [FREE, (10, 90)], [90, 10], id="no weight and a minimum"),
        pytest.param(10, [0, 0], [(4, None), (6, None)], [4, 6], id="no weight at all, minima that give the total"),
        pytest.param(0, [1, 2], [FREE, FREE], [0, 0], id="nothing to divide"),
        pytest.param(0, [1, 2], [(0, 10), (0, 0)], [0, 0], id="nothing to divide within bounds"),
        pytest.param(50, [1, 1], [(10, 20), (30, 40)], [20, 30], id="flat between the bounds of both"),
    ],
)
def test_bounded(total: int, weights: list[int], limits: list[Limits], expected: list[int | Fraction]) -> None:
    """
    A bound holds its own share, and what it takes or leaves goes to the others in proportion to their weights.
    """
    assert expected == bounded(total, [Fraction(weight) for weight in weights], limits)


@pytest.mark.parametrize(
    ("total", "weights", "limits", "sums"),
    [
        pytest.param(
            99, [1, 1], [(50, None), (50, None)], ("1,00 €", "∞", "0,99 €", "€1.00", "∞", "€0.99"), id="minima too high"
        ),
        pytest.param(
            101,
            [1, 1],
            [(0, 50), (0, 50)],
            ("0,00 €", "1,00 €", "1,01 €", "€0.00", "€1.00", "€1.01"),
            id="maxima too low",
        ),
        pytest.param(
            101,
            [1, 0],
            [(0, 50), (50, None)],
            ("0,50 €", "1,00 €", "1,01 €", "€0.50", "€1.00", "€1.01"),
            id="no weight never leaves its minimum",
        ),
        pytest.param(
            99,
            [1, 1],
            [(50, 60), (50, None)],
            ("1,00 €", "∞", "0,99 €", "€1.00", "∞", "€0.99"),
            id="one without maximum",
        ),
        pytest.param(
            1, [0], [FREE], ("0,00 €", "0,00 €", "0,01 €", "€0.00", "€0.00", "€0.01"), id="nobody to give it to"
        ),
        pytest.param(
            300_000_01,
            [1, 1],
            [(0, 100_000_00), (0, 200_000_00)],
            ("0,00 €", "300.000,00 €", "300.000,01 €", "€0.00", "€300,000.00", "€300,000.01"),
            id="a cent too much",
        ),
    ],
)
def test_bounds_that_contradict_the_total(
    total: int, weights: list[int], limits: list[Limits], sums: tuple[str, ...]
) -> None:
    """
    A total that does not lie between the sums of the bounds is refused with all three figures.
    """
    with pytest.raises(SplitError) as caught:
        bounded(total, [Fraction(weight) for weight in weights], limits)

    minima, maxima, whole, minima_en, maxima_en, whole_en = sums
    expected = (
        Bilingual(
            f"i minimi danno {minima} e i massimi {maxima}: il totale {whole} non sta in mezzo",
            f"the minima add up to {minima_en} and the maxima to {maxima_en}: the"
            f" total {whole_en} does not lie between",
        ),
        Bilingual("cambiare i limiti dei lotti o il totale", "change the bounds of the lots or the total"),
    )
    assert expected == (caught.value.reason, caught.value.remedy)


@pytest.mark.parametrize(
    ("total", "weights", "limits"),
    [
        pytest.param(100, [1, 1], [(50, None), (50, None)], id="minima that add up to the total"),
        pytest.param(100, [1, 1], [(0, 50), (0, 50)], id="maxima that add up to the total"),
    ],
)
def test_bounds_that_just_allow_the_total(total: int, weights: list[int], limits: list[Limits]) -> None:
    """
    Bounds whose sum is the total leave one division.
    """
    assert [50, 50] == bounded(total, [Fraction(weight) for weight in weights], limits)


@pytest.mark.parametrize(
    ("total", "ideal", "expected"),
    [
        pytest.param(100, [Fraction(50), Fraction(50)], [50, 50], id="whole shares"),
        pytest.param(100, [Fraction(100, 3)] * 3, [34, 33, 33], id="equal remainders go to the earlier"),
        pytest.param(10, [Fraction(13, 4), Fraction(27, 4)], [3, 7], id="the largest remainder"),
        pytest.param(10, [Fraction(27, 4), Fraction(13, 4)], [7, 3], id="the largest remainder first"),
        pytest.param(
            12, [Fraction(7, 2), Fraction(5), Fraction(7, 2)], [4, 5, 3], id="a share at a bound gets none of it"
        ),
        pytest.param(2, [Fraction(2, 3)] * 3, [1, 1, 0], id="two cents for three"),
        pytest.param(0, [Fraction(0), Fraction(0)], [0, 0], id="nothing"),
    ],
)
def test_rounded(total: int, ideal: list[Fraction], expected: list[int]) -> None:
    """
    The cents left over go one each to the largest remainders.
    """
    assert expected == rounded(total, ideal)


@given(problems())
def test_shares_add_up(problem: tuple[int, list[Fraction], list[Limits]]) -> None:
    """
    "They add up to the total", exactly and in fractions.
    """
    total, given_weights, limits = problem

    assert total == sum(bounded(total, given_weights, limits))


@given(problems())
def test_shares_keep_within_their_bounds(problem: tuple[int, list[Fraction], list[Limits]]) -> None:
    """
    "Clip(factor * weight, least, most)": no share is below its least or above its most.
    """
    total, given_weights, limits = problem
    shares = bounded(total, given_weights, limits)

    assert [] == [
        share
        for share, (least, most) in zip(shares, limits, strict=True)
        if share < least or (most is not None and share > most)
    ]


@given(problems())
def test_one_factor_makes_every_share(problem: tuple[int, list[Fraction], list[Limits]]) -> None:
    """
    "With the factor for which they add up": some one factor, clipped to each lot's bounds, gives every share.
    """
    total, given_weights, limits = problem
    shares = bounded(total, given_weights, limits)
    low, high = Fraction(0), None
    for share, weight, (least, most) in zip(shares, given_weights, limits, strict=True):
        # A share above its minimum asks for at least this factor, one below its maximum for no more.
        if share > least:
            low = max(low, share / weight)
        if weight and (most is None or share < most):
            high = share / weight if high is None else min(high, share / weight)

    assert high is None or low <= high


@given(problems())
def test_without_weight_a_share_stays_at_its_minimum(problem: tuple[int, list[Fraction], list[Limits]]) -> None:
    """
    "A lot without weight never leaves its minimum".
    """
    total, given_weights, limits = problem
    shares = bounded(total, given_weights, limits)

    assert [] == [
        share
        for share, weight, (least, _) in zip(shares, given_weights, limits, strict=True)
        if not weight and share != least
    ]


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        # 22,222.22; 55,555.56; 88,888.89; 100,000.00: the steps between these sums.
        pytest.param(10_000_000, [8, 12, 12, 4], [2_222_222, 3_333_334, 3_333_333, 1_111_111], id="published: months"),
        pytest.param(
            10_000_000, [244, 365, 365, 121], [2_228_311, 3_333_333, 3_333_333, 1_105_023], id="published: days"
        ),
        pytest.param(1, [1, 1], [1, 0], id="half a cent is rounded up"),
        pytest.param(2, [1, 1, 1], [1, 0, 1], id="no cents to the first ones"),
        pytest.param(0, [1, 1], [0, 0], id="nothing"),
    ],
)
def test_cumulative_rounding(total: int, weights: list[int], expected: list[int]) -> None:
    """
    "Each sum of the shares so far is rounded, half a cent up, and a share is the step between two of them".
    """
    ideal = [Fraction(total * weight, sum(weights)) for weight in weights]

    assert expected == rounded(total, ideal, Rounding.CUMULATIVE)


def test_words_for_rounding() -> None:
    """
    A method of rounding is told in both languages.
    """
    assert [("resto più grande", "largest remainder"), ("arrotondamento cumulato", "cumulative rounding")] == [
        (rounding.value, rounding.en) for rounding in Rounding
    ]


@given(problems(), st.sampled_from(Rounding))
def test_rounded_cents_add_up(problem: tuple[int, list[Fraction], list[Limits]], rounding: Rounding) -> None:
    """
    "Whole cents that add up to the total", by either method.
    """
    total, given_weights, limits = problem

    assert total == sum(rounded(total, bounded(total, given_weights, limits), rounding))


@given(problems(), st.sampled_from(Rounding))
def test_rounded_cents_keep_within_the_bounds(
    problem: tuple[int, list[Fraction], list[Limits]], rounding: Rounding
) -> None:
    """
    "A share at a bound is whole and gets none of the cents left over": no cent takes a lot past its maximum.
    """
    total, given_weights, limits = problem
    cents = rounded(total, bounded(total, given_weights, limits), rounding)

    assert [] == [
        got
        for got, (least, most) in zip(cents, limits, strict=True)
        if got < least or (most is not None and got > most)
    ]


@given(problems(), st.sampled_from(Rounding))
def test_rounded_within_a_cent(problem: tuple[int, list[Fraction], list[Limits]], rounding: Rounding) -> None:
    """
    "Each part is the exact share rounded down or up to a cent": none is a whole cent away.
    """
    total, given_weights, limits = problem
    ideal = bounded(total, given_weights, limits)

    cents = rounded(total, ideal, rounding)

    assert [] == [share for share, got in zip(ideal, cents, strict=True) if abs(share - got) >= 1]


@given(st.integers(0, 10_000), st.lists(weights, min_size=1, max_size=6))
def test_without_bounds_it_is_a_plain_split(total: int, given_weights: list[Fraction]) -> None:
    """
    "Then largest remainder": without bounds the cents are those of `split`, ties to the earlier lot.
    """
    assume(any(given_weights))
    parts = split(Euro.from_cents(total), dict(enumerate(given_weights)))
    cents = rounded(total, bounded(total, given_weights, [FREE] * len(given_weights)))

    assert [part.cents for part in parts.values()] == cents


@given(problems(), st.fractions(Fraction(1, 10), 10, max_denominator=10))
def test_scaling_changes_nothing(problem: tuple[int, list[Fraction], list[Limits]], factor: Fraction) -> None:
    """
    "Scaling changes nothing": weights count by their proportion alone, within bounds too.
    """
    total, given_weights, limits = problem
    scaled = [weight * factor for weight in given_weights]

    assert bounded(total, given_weights, limits) == bounded(total, scaled, limits)
