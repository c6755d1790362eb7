"""
Small counts: hidden, and not to be told by whoever sees the rest, knows the total and knows how we hide.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.small_numbers import Cell, hidden_places

LIMIT = 5


def cells(*counts: int | None) -> list[Cell | None]:
    """
    Return cells that tell a count alone.
    """
    return [None if count is None else (count,) for count in counts]


@pytest.mark.parametrize(
    ("counts", "hidden", "total"),
    [
        pytest.param((5, 6, 7), set[int](), False, id="none is small"),
        pytest.param((4, 6, 7), {0, 1}, False, id="one small, and the next smallest"),
        pytest.param((5, 9, 4), {0, 2}, False, id="day before the limit, and on it"),
        pytest.param((7, 4, 6, 6), {1, 2, 3}, False, id="all that are the next smallest"),
        pytest.param((3, 4, 9), {0, 1}, False, id="two small that differ"),
        pytest.param((3, 4, 8), {0, 1}, False, id="two small that could be nobody and seven"),
        pytest.param((3, 4, 7), {0, 1, 2}, False, id="nobody and seven would be hidden with the seven shown"),
        pytest.param((0, 3, 4, 7), {0, 1, 2}, False, id="two small that could be nobody in another order"),
        pytest.param((0, 4, 9), {0, 1, 2}, False, id="a small sum of two that differ, and the next smallest"),
        pytest.param((0, 0, 0, 1, 30), {0, 1, 2, 3, 4}, False, id="one person among empty cells"),
        pytest.param((1, 4, 9), {0, 1}, False, id="a sum of the limit"),
        pytest.param((9, 1), {0, 1}, False, id="one small beside one that is not"),
        pytest.param((3, 3, 9, 8), {0, 1, 3}, False, id="two small that are alike"),
        pytest.param((0, 0, 9), {0, 1, 2}, False, id="nobody, twice"),
        pytest.param((1, 2, 3), {0, 1, 2}, False, id="all small"),
        pytest.param((0, 1, 3), {0, 1, 2}, True, id="a small total"),
        pytest.param((0, 1, 4), {0, 1, 2}, False, id="a total of the limit"),
        pytest.param((4, 4, 4), {0, 1, 2}, True, id="all small and alike"),
        pytest.param((5, 5, 5), set[int](), False, id="all alike and none small"),
        pytest.param((4,), {0}, True, id="one small alone"),
        pytest.param((5,), set[int](), False, id="one alone"),
        pytest.param((None, 4, 6, None), {1, 2}, False, id="unknown ones are told as unknown"),
        pytest.param((None, None), set[int](), False, id="nothing known"),
        pytest.param((None, 4), {1}, True, id="one known, small"),
        pytest.param((), set[int](), False, id="no cells"),
    ],
)
def test_hidden(counts: tuple[int | None, ...], hidden: set[int], total: bool) -> None:
    """
    "0..4 hidden, and a hidden cell that the total gives away is hidden too": by hand.
    """
    assert ((frozenset(hidden),), total) == hidden_places([cells(*counts)], LIMIT)


@pytest.mark.parametrize(
    ("told", "hidden", "total"),
    [
        pytest.param(((4, 30), (6, 12), (7, 9)), {0, 1}, False, id="people below the limit"),
        pytest.param(((9, 1), (8, 2)), set[int](), False, id="few days of many people"),
        pytest.param(((3, 0), (4, 0), (9, 5)), {0, 1, 2}, True, id="no days: their sum tells each"),
        pytest.param(((3, 7), (4, 7), (9, 5)), {0, 1, 2}, True, id="as many days each"),
        pytest.param(((3, 0), (4, 1), (9, 5)), {0, 1}, False, id="days that differ"),
    ],
)
def test_ratios(told: tuple[Cell, ...], hidden: set[int], total: bool) -> None:
    """
    What is divided by few people hides with them, and its sum too where that would tell.
    """
    assert ((frozenset(hidden),), total) == hidden_places([told], LIMIT)


@pytest.mark.parametrize(
    ("months", "kinds", "expected"),
    [
        pytest.param((6, 9), (7, 8), (set[int](), set[int](), False), id="none is small"),
        pytest.param((2, 13), (7, 8), ({0, 1}, set[int](), False), id="a small month"),
        pytest.param((4, 4), (8, 0), ({0, 1}, {0, 1}, True), id="months that tell the total hide the kinds"),
        pytest.param((8, 0), (4, 4), ({0, 1}, {0, 1}, True), id="kinds that tell the total hide the months"),
        pytest.param((1, 1), (2, 0), ({0, 1}, {0, 1}, True), id="a small total"),
    ],
)
def test_two_divisions(
    months: tuple[int, ...], kinds: tuple[int, ...], expected: tuple[set[int], set[int], bool]
) -> None:
    """
    A total that one division hides is not told by another.
    """
    (in_time, in_kinds), total = hidden_places([cells(*months), cells(*kinds)], LIMIT)

    assert expected == (set(in_time), set(in_kinds), total)


# The attacker

World = tuple[int, ...]
View = tuple[int | None, ...]


def told(worlds: Iterable[tuple[World, View]], limit: int) -> list[tuple[View, int]]:
    """
    Return each hidden count that has one value only in all worlds that look alike, or is surely small and not zero.
    """
    alike: defaultdict[View, list[World]] = defaultdict(list)
    for world, view in worlds:
        alike[view].append(world)
    return [
        (view, place)
        for view, possible in alike.items()
        for place, values in enumerate(map(set, zip(*possible, strict=True)))
        if view[place] is None and (len(values) == 1 or all(0 < value < limit for value in values))
    ]


def tables(limit: int, most: int, *sizes: int) -> Iterator[tuple[World, View]]:
    """
    Yield all tables of so many cells that share one total, and how they go out; the total stands last.
    """
    for world in product(range(most + 1), repeat=sum(sizes)):
        cut = [world[sum(sizes[:place]) : sum(sizes[: place + 1])] for place in range(len(sizes))]
        total = sum(cut[0])
        if all(sum(counts) == total for counts in cut):
            hidden, total_hidden = hidden_places([cells(*counts) for counts in cut], limit)
            parts = [
                None if place in places else count
                for counts, places in zip(cut, hidden, strict=True)
                for place, count in enumerate(counts)
            ]
            yield (*world, total), (*parts, None if total_hidden else total)


@pytest.mark.parametrize("limit", [2, 3, 4])
@pytest.mark.parametrize("places", [2, 3, 4])
def test_nobody_can_tell_a_hidden_count(limit: int, places: int) -> None:
    """
    Of all tables of small numbers: whoever knows what is shown and how we hide finds two values for each hidden cell.

    One of them is nobody, or as many as the limit: that somebody is in a small cell cannot be told either.
    """
    assert [] == told(tables(limit, places * (limit - 1), places), limit)


@pytest.mark.parametrize("sizes", [(2, 2), (2, 3), (2, 2, 2)], ids=str)
def test_nobody_can_tell_a_hidden_count_of_several_divisions(sizes: tuple[int, ...]) -> None:
    """
    Of all tables that divide one total, as by kind and by desk: no hidden count of any can be told, nor the total.
    """
    assert [] == told(tables(3, 5 if len(sizes) > 2 else 7, *sizes), 3)


Published = tuple[tuple[Cell | None, ...], Cell | None]


def published(counts: tuple[Cell, ...], limit: int) -> Published:
    """
    Return what goes out of some counts: those that are shown, and the total if it is.
    """
    (hidden,), total_hidden = hidden_places([counts], limit)
    total = None if total_hidden else tuple(map(sum, zip(*counts, strict=True)))
    return tuple(None if place in hidden else cell for place, cell in enumerate(counts)), total


def test_nobody_can_tell_a_hidden_ratio() -> None:
    """
    Of all tables of three small ratios: neither the people nor the days of a hidden one can be told.
    """
    limit = 2
    some = [(people, days) for people in range(4) for days in range(3)]
    worlds: defaultdict[Published, list[tuple[Cell, ...]]] = defaultdict(list)
    for world in product(some, repeat=3):
        worlds[published(world, limit)].append(world)
    found = [
        (shown, place, part)
        for (shown, _), possible in worlds.items()
        for place in range(3)
        for part in (0, 1)
        if shown[place] is None and len({world[place][part] for world in possible}) == 1
    ]

    assert [] == found


COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=13)


@given(COUNTS)
def test_order_hides_nothing(counts: list[int]) -> None:
    """
    Counts in another order are hidden in their other places.
    """
    (hidden,), total = hidden_places([cells(*counts)], LIMIT)
    (backwards,), total_backwards = hidden_places([cells(*reversed(counts))], LIMIT)

    assert ({len(counts) - 1 - place for place in hidden}, total) == (set(backwards), total_backwards)


@given(COUNTS, st.integers(0, 12))
def test_every_small_count_is_hidden(counts: list[int], limit: int) -> None:
    """
    No count below the limit is shown.
    """
    (hidden,), _ = hidden_places([cells(*counts)], limit)

    assert hidden >= {place for place, count in enumerate(counts) if count < limit}


@given(COUNTS, st.integers(0, 12))
def test_what_a_total_leaves_is_not_small(counts: list[int], limit: int) -> None:
    """
    With a total that is shown, what it leaves for the hidden cells together is as many as the limit, in two or more.
    """
    (hidden,), total_hidden = hidden_places([cells(*counts)], limit)
    left = sum(counts[place] for place in hidden)

    assert total_hidden or not hidden or (len(hidden) > 1 and left >= limit)
