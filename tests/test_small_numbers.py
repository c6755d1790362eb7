"""
Small counts: hidden, and not to be told by whoever sees the rest, knows the total and knows how we hide.
"""

from collections import defaultdict
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

Published = tuple[tuple[Cell | None, ...], Cell | None]


def published(counts: tuple[Cell, ...], limit: int) -> Published:
    """
    Return what goes out of some counts: those that are shown, and the total if it is.
    """
    (hidden,), total_hidden = hidden_places([counts], limit)
    total = None if total_hidden else tuple(map(sum, zip(*counts, strict=True)))
    return tuple(None if place in hidden else cell for place, cell in enumerate(counts)), total


@pytest.mark.parametrize("limit", [2, 3, 4])
@pytest.mark.parametrize("places", [2, 3, 4])
def test_nobody_can_tell_a_hidden_count(limit: int, places: int) -> None:
    """
    Of all tables of small numbers: whoever knows what is shown and how we hide finds two values for each hidden cell.
    """
    worlds: defaultdict[Published, list[tuple[Cell, ...]]] = defaultdict(list)
    for counts in product(range(limit + 3), repeat=places):
        world = tuple((count,) for count in counts)
        worlds[published(world, limit)].append(world)
    told = [
        (shown, place)
        for (shown, _), possible in worlds.items()
        for place in range(places)
        if shown[place] is None and len({world[place] for world in possible}) == 1
    ]

    assert [] == told


def test_nobody_can_tell_a_hidden_ratio() -> None:
    """
    Of all tables of three small ratios: neither the people nor the days of a hidden one can be told.
    """
    limit = 2
    some = [(people, days) for people in range(4) for days in range(3)]
    worlds: defaultdict[Published, list[tuple[Cell, ...]]] = defaultdict(list)
    for world in product(some, repeat=3):
        worlds[published(world, limit)].append(world)
    told = [
        (shown, place, part)
        for (shown, _), possible in worlds.items()
        for place in range(3)
        for part in (0, 1)
        if shown[place] is None and len({world[place][part] for world in possible}) == 1
    ]

    assert [] == told


def test_nobody_can_tell_a_hidden_count_of_two_divisions() -> None:
    """
    Of all tables of two months and three kinds with one total: no hidden count of either can be told.
    """
    worlds: defaultdict[tuple[tuple[int, ...], int], list[tuple[int, ...]]] = defaultdict(list)
    for world in product(range(6), repeat=5):
        months, kinds = world[:2], world[2:]
        if sum(months) == sum(kinds):
            (in_time, in_kinds), total_hidden = hidden_places([cells(*months), cells(*kinds)], 3)
            hidden = in_time | {2 + place for place in in_kinds}
            shown = tuple(-1 if place in hidden else count for place, count in enumerate(world))
            worlds[shown, -1 if total_hidden else sum(months)].append(world)
    told = [
        (shown, place)
        for (shown, _), possible in worlds.items()
        for place in range(5)
        if shown[place] == -1 and len({world[place] for world in possible}) == 1
    ]

    assert [] == told


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


@given(COUNTS)
def test_subtraction(counts: list[int]) -> None:
    """
    With a total that is shown, what is hidden is two cells or more, and somebody is in them.
    """
    (hidden,), total_hidden = hidden_places([cells(*counts)], LIMIT)

    assert total_hidden or not hidden or (len(hidden) > 1 and sum(counts[place] for place in hidden) > 0)
