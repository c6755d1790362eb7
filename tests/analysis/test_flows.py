"""
Which counts of what came and went may go out: no small one can be reckoned, from one report or from several.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

import pytest

from contratti_quartiere.analysis.flows import Flow, bounds_hidden, hidden_flow
from contratti_quartiere.small_numbers import hidden_places

LIMIT = 5


def hidden(start: int, came: int, end: int, *, limit: int = LIMIT, parts: bool = False) -> tuple[bool, bool]:
    """
    Return what is hidden of a flow whose stocks are hidden where they are small.
    """
    flow = Flow(start=start, came=came, went=start + came - end, end=end)
    return hidden_flow(flow, limit, start_hidden=start < limit, came_hidden=parts, end_hidden=end < limit)


@pytest.mark.parametrize(
    ("start", "came", "end", "expected"),
    [
        pytest.param(10, 20, 12, (False, False), id="nothing is small"),
        pytest.param(5, 5, 5, (False, False), id="all at the limit"),
        pytest.param(10, 4, 6, (True, True), id="few came"),
        pytest.param(10, 20, 26, (True, True), id="few went: both, or the stocks tell"),
        pytest.param(10, 20, 25, (False, False), id="as many went as the limit"),
        pytest.param(10, 20, 4, (False, True), id="few at the end: what went would tell"),
        pytest.param(4, 20, 15, (False, True), id="few at the start, and surely enough went"),
        pytest.param(4, 19, 15, (True, True), id="few at the start, and perhaps few went"),
        pytest.param(4, 9, 4, (False, True), id="few at both, and surely enough went"),
        pytest.param(4, 8, 4, (True, True), id="few at both, and perhaps few went"),
    ],
)
def test_what_is_hidden(start: int, came: int, end: int, expected: tuple[bool, bool]) -> None:
    """
    What went is hidden where it would tell a hidden count, what came where what went may be small.
    """
    assert expected == hidden(start, came, end)


def test_what_came_is_hidden_for_its_parts() -> None:
    """
    Where the parts of what came hide it, what went is hidden with it.
    """
    assert (True, True) == hidden(10, 20, 12, parts=True)


def test_no_limit_hides_nothing() -> None:
    """
    Where a body sets zero, nothing is small.
    """
    assert (False, False) == hidden(0, 0, 0, limit=0)


@pytest.mark.parametrize("limit", [2, 3, 5])
@pytest.mark.parametrize("more", [-7, -2, 0, 2, 7])
def test_net_change_leaves_as_many_pairs_as_the_limit(limit: int, more: int) -> None:
    """
    Where both stocks are shown and what came and went is not, there are as many pairs of the two as the limit.

    In them each has as many values, of which the least is nobody, or as many as the net change.
    """
    start, end = 20, 20 + more
    pairs = [
        (came, start + came - end)
        for came in range(40)
        if start + came >= end and hidden(start, came, end, limit=limit) == (True, True)
    ]

    assert [(max(0, more) + other, max(0, -more) + other) for other in range(limit)] == pairs


World = tuple[int, ...]
View = tuple[int | None, ...]


def told(worlds: Iterator[tuple[World, View]], limit: int, edge: int) -> list[tuple[View, int]]:
    """
    Return each small count that is hidden and the same in every world that looks alike, with how the world looks.

    Worlds that show a count beyond the edge are left out: those that look like them were not all tried.
    """
    alike: defaultdict[View, list[World]] = defaultdict(list)
    for world, view in worlds:
        alike[view].append(world)
    return [
        (view, place)
        for view, found in alike.items()
        if not any(count is not None and count > edge for count in view)
        for place, count in enumerate(view)
        if count is None and found[0][place] < limit and len({world[place] for world in found}) == 1
    ]


def masked(counts: Sequence[int], hide: Sequence[bool]) -> tuple[World, View]:
    """
    Return counts, and what is shown of them.
    """
    return tuple(counts), tuple(None if hidden else count for count, hidden in zip(counts, hide, strict=True))


def two_quarters(limit: int, most: int, came: int) -> Iterator[tuple[World, View]]:
    """
    Yield all counts of two quarters one after the other, up to some stock and so many that came, as they may go out.
    """
    for first, second, third, came_1, came_2 in product(*[range(most + 1)] * 3, *[range(came)] * 2):
        went_1, went_2 = first + came_1 - second, second + came_2 - third
        if went_1 >= 0 and went_2 >= 0:
            small = [count < limit for count in (first, second, third)]
            hide = [*small, *hidden(first, came_1, second, limit=limit), *hidden(second, came_2, third, limit=limit)]
            yield masked((first, second, third, came_1, went_1, came_2, went_2), hide)


def test_no_small_count_is_told_by_two_reports() -> None:
    """
    Whoever has two reports one after the other, and knows how we hide, cannot say what a hidden small count is.

    All counts up to 4 at the three ends and 12 that came are tried, with the limit 2.
    """
    assert [] == told(two_quarters(2, 4, 13), 2, 13 - 4 - 2)


def one_quarter(limit: int, most: int) -> Iterator[tuple[World, View]]:
    """
    Yield all counts of a quarter up to so many, as they may go out: stocks, what came in two parts, what went.

    Beside them stands how many of those that were there or came have something in common, as they may be told.
    """
    for start, one, other, end in product(range(most), repeat=4):
        came = one + other
        went = start + came - end
        if went < 0:
            continue
        flow = Flow(start, came, went, end)
        (places,), came_hidden = hidden_places([[(one,), (other,)]], limit)
        few = start < limit, end < limit
        no_came, no_went = hidden_flow(flow, limit, start_hidden=few[0], came_hidden=came_hidden, end_hidden=few[1])
        for common in range(start + came + 1):
            no_common = common < limit or bounds_hidden(common, flow, start_hidden=few[0], came_hidden=no_came)
            parts = (no_came or 0 in places, no_came or 1 in places)
            yield masked(
                (start, one, other, came, went, end, common), (few[0], *parts, no_came, no_went, few[1], no_common)
            )


def test_no_small_count_is_told_by_what_stands_beside_it() -> None:
    """
    Nor can they where what came is told in parts, and beside it how many had something in common.

    All counts up to 8 are tried, with the limit 2; such as show more than 5 are left out.
    """
    assert [] == told(one_quarter(2, 9), 2, 5)


@pytest.mark.parametrize(
    ("count", "start_hidden", "came_hidden", "hidden"),
    [
        pytest.param(31, False, False, False, id="both are shown"),
        pytest.param(20, True, False, False, id="as many as came"),
        pytest.param(21, True, False, True, id="one at least was there"),
        pytest.param(10, False, True, False, id="as many as were there"),
        pytest.param(11, False, True, True, id="one at least came"),
        pytest.param(1, True, True, True, id="neither is shown"),
    ],
)
def test_what_says_how_many_at_least(count: int, start_hidden: bool, came_hidden: bool, hidden: bool) -> None:
    """
    A count is hidden where it is more than what is shown of those that it counts: the rest would be hidden ones.
    """
    flow = Flow(start=10, came=20, went=15, end=15)

    assert hidden is bounds_hidden(count, flow, start_hidden=start_hidden, came_hidden=came_hidden)
