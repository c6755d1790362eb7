# pyright: standard
"""
How fast an amount is split, beside the `apportionment` package on the same weights, in one run.

The name keeps the file out of the plain run of tests. Each table is one number of weights; what stands in
brackets in the column Median is the ratio to the fastest:

    pytest tests/benchmarks/bench_split.py --benchmark-columns=median,iqr,rounds
"""

from collections.abc import Callable, Iterable
from typing import cast

import apportionment.methods
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.money import Euro, split

# Shares that do not come out even, or there would be no remainders to rank.
FIVE = (5117, 4400, 162, 161, 160)
MANY = tuple(7919 * number % 10_007 for number in range(1, 10_001))
CENTS = 123_456_789

largest_remainder = cast("Callable[..., Iterable[int]]", apportionment.methods.largest_remainder)

sizes = pytest.mark.parametrize(
    "weights",
    [
        pytest.param(FIVE, id="5", marks=pytest.mark.benchmark(group="split over 5 weights")),
        pytest.param(MANY, id="10000", marks=pytest.mark.benchmark(group="split over 10,000 weights")),
    ],
)


def of_split(weights: tuple[int, ...]) -> list[int]:
    """
    Return the cents of each part, as this library splits them.
    """
    return [part.cents for part in split(Euro.from_cents(CENTS), dict(enumerate(weights))).values()]


@sizes
def test_contratti_quartiere(benchmark: BenchmarkFixture, weights: tuple[int, ...]) -> None:
    """
    `split` gives every key its Euro and loses no cent.
    """
    parts: dict[int, Euro] = benchmark(split, Euro.from_cents(CENTS), dict(enumerate(weights)))

    assert CENTS == Euro.total(parts.values()).cents


@sizes
@pytest.mark.parametrize("fractions", [False, True], ids=["floats", "fractions"])
def test_apportionment(benchmark: BenchmarkFixture, weights: tuple[int, ...], *, fractions: bool) -> None:
    """
    The peer, in floats and in exact fractions, finds the same cents for these weights.
    """
    # Names for the parties, which stop at 52 letters otherwise.
    names = [str(number) for number in range(len(weights))]
    cents: Iterable[int] = benchmark(largest_remainder, list(weights), CENTS, fractions=fractions, parties=names)

    assert of_split(weights) == [int(part) for part in cents]
