"""
Entries without a name are recognised by what they say, from the strictest pass, and then by their days.
"""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.exchange.matching import between, matched

FIRST = date(2018, 1, 10)

# What is said, and how many days after the first day.
Entry = tuple[str, int]


def day(entry: Entry) -> date:
    """
    Return the day of an entry.
    """
    return FIRST + timedelta(days=entry[1])


def said(entry: Entry) -> str | None:
    """
    Return what an entry says; None if nothing.
    """
    return entry[0] or None


def whole(entry: Entry) -> Entry:
    """
    Return all that an entry says.
    """
    return entry


PASSES = (whole, said)


@pytest.mark.parametrize(
    ("older", "newer", "pairs"),
    [
        pytest.param([("a", 0)], [("a", 0)], {0: 0}, id="the same"),
        pytest.param([("a", 0), ("b", 1)], [("b", 1), ("a", 0)], {0: 1, 1: 0}, id="the same in another order"),
        pytest.param([("a", 0), ("a", 0)], [("a", 0), ("a", 0)], {0: 0, 1: 1}, id="the same twice"),
        pytest.param([("a", 0), ("a", 5)], [("a", 5)], {0: 1}, id="the same before another of its sort"),
        pytest.param([("a", 0)], [("a", 3)], {0: 0}, id="another day"),
        pytest.param([("a", 0)], [("b", 0)], {}, id="says something else"),
        pytest.param([("", 0)], [("", 1)], {}, id="says nothing"),
        pytest.param([], [("a", 0)], {}, id="nothing older"),
        pytest.param([("a", 0)], [], {}, id="nothing newer"),
        pytest.param([("a", 10)], [("a", 0), ("a", 9), ("a", 12)], {1: 0}, id="the nearest of more in the sheet"),
        pytest.param([("a", 0), ("a", 9), ("a", 12)], [("a", 10)], {0: 1}, id="the nearest of more in the document"),
        pytest.param([("a", 10)], [("a", 9), ("a", 11)], {0: 0}, id="as near: the first"),
        pytest.param([("a", 10)], [("a", 0), ("a", 0), ("a", 11)], {2: 0}, id="past two as far"),
        pytest.param([("a", 9), ("a", 10)], [("a", 0), ("a", 11), ("a", 8)], {1: 1, 2: 0}, id="in the order of days"),
        pytest.param([("a", 9), ("a", 10)], [("a", 0), ("a", 1), ("a", 8)], {1: 0, 2: 1}, id="leaves enough"),
        pytest.param([("a", 1), ("a", 9)], [("a", 2), ("a", 3), ("a", 8)], {0: 0, 2: 1}, id="takes each once"),
    ],
)
def test_pairs(older: list[Entry], newer: list[Entry], pairs: dict[int, int]) -> None:
    """
    Each pass pairs what agrees in its key; of more than it takes, the nearest, in the order of the days.
    """
    assert pairs == matched(older, newer, PASSES, day)


def close(one: Entry, other: Entry) -> bool:
    """
    Return whether two entries are at most ten days apart.
    """
    return abs(one[1] - other[1]) <= 10


@pytest.mark.parametrize(
    ("older", "newer", "pairs"),
    [
        pytest.param([("a", 0), ("b", 1), ("c", 2)], [("a", 0), ("x", 3), ("c", 4)], {0: 0, 1: 1, 2: 2}, id="between"),
        pytest.param([("b", 1), ("c", 2)], [("x", 0), ("c", 2)], {0: 0, 1: 1}, id="first"),
        pytest.param([("a", 0), ("b", 1)], [("a", 0), ("x", 2)], {0: 0, 1: 1}, id="last"),
        pytest.param([("b", 1)], [("x", 2)], {0: 0}, id="alone"),
        pytest.param([("b", 1)], [("x", 12)], {}, id="cannot be one"),
        pytest.param([("a", 0), ("b", 1), ("c", 2)], [("a", 0), ("x", 1)], {0: 0}, id="two are left in the document"),
        pytest.param([("a", 0), ("b", 1)], [("a", 0), ("x", 1), ("y", 2)], {0: 0}, id="two are left in the sheet"),
        pytest.param([("a", 0)], [("a", 0), ("x", 1)], {0: 0}, id="none is left in the document"),
        pytest.param([("a", 0), ("b", 1)], [("x", 0), ("a", 1), ("y", 2)], {1: 0, 2: 1}, id="nothing before it"),
        pytest.param(
            [("c", 0), ("b", 1), ("a", 2)],
            [("b", 0), ("a", 1), ("x", 2), ("c", 3)],
            {0: 1, 1: 2, 3: 0},
            id="neighbours that changed their places",
        ),
        pytest.param(
            [("a", 0), ("b", 1), ("c", 2)],
            [("a", 0), ("x", 1), ("c", 2), ("b", 3)],
            {0: 0, 2: 2, 3: 1},
            id="what stood there stands elsewhere",
        ),
    ],
)
def test_between(older: list[Entry], newer: list[Entry], pairs: dict[int, int]) -> None:
    """
    Of what is left exactly one entry on each side between two pairs is one, if it can be.
    """
    assert pairs == between(matched(older, newer, PASSES, day), older, newer, close)


ENTRIES = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=8)


@given(ENTRIES, ENTRIES)
def test_no_entry_is_two(older: list[Entry], newer: list[Entry]) -> None:
    """
    No two entries of the sheet are one of the document, and those that are paired agree in some pass.
    """
    pairs = matched(older, newer, PASSES, day)

    assert (len(pairs), []) == (
        len(set(pairs.values())),
        [new for new, old in pairs.items() if newer[new][0] != older[old][0]],
    )


@given(ENTRIES, ENTRIES)
def test_no_pair_is_left_out(older: list[Entry], newer: list[Entry]) -> None:
    """
    What is left on both sides agrees in no pass.
    """
    pairs = matched(older, newer, PASSES, day)
    left = {older[index][0] for index in range(len(older)) if index not in pairs.values()}

    assert set() == left & {newer[index][0] for index in range(len(newer)) if index not in pairs}


@given(ENTRIES, st.randoms(use_true_random=False))
def test_shuffled_entries_are_the_same(older: list[Entry], random: Random) -> None:
    """
    Whatever the order of the sheet, each entry is one that is the same.
    """
    newer = random.sample(older, len(older))

    pairs = matched(older, newer, PASSES, day)

    assert newer == [older[pairs[index]] for index in range(len(newer))]
