# pyright: standard
"""
The rows of many histories as arrays: sorted or not, in one block or many, the answer is the same.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames import coded_rows
from contratti_quartiere.analysis.frames.coded_rows import CodedRows
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.legal_pairs import pairs_of
from contratti_quartiere.analysis.frames.look_up import code_of, codes_of, look_of
from contratti_quartiere.analysis.frames.sorted_rows import Found, find
from contratti_quartiere.relocation_table import RELOCATION_TABLE

Numbered = Callable[[NDArray[Any], NDArray[Any]], tuple[NDArray[Any], NDArray[Any]]]
PAIRS = pairs_of(RELOCATION_TABLE)
LOOK = look_of(PAIRS)
WALK = ["informa", "colloquio", "ammetti", "proponi", "rifiuta", "proponi", "accetta"]


def rows(cases: int) -> CodedRows:
    """
    Return cases that all walk the same way, of which every third one skips the interview.
    """
    words = [word for case in range(cases) for word in (WALK[:1] + WALK[2:] if case % 3 == 0 else WALK)]
    lengths = [len(WALK) - (case % 3 == 0) for case in range(cases)]
    return CodedRows(
        cases=np.repeat(np.arange(cases), lengths),
        events=codes_of(words, PAIRS)[:-1],
        days=np.concatenate([np.arange(length) * 14 for length in lengths]),
    )


def told(found: Found) -> list[tuple[int, int, int, int]]:
    """
    Return what was found, row by row.
    """
    columns = (found.rows, found.faults, found.before, found.positions)
    return [
        (int(row), int(fault), int(before), int(position))
        for row, fault, before, position in zip(*columns, strict=True)
    ]


def expected(cases: int) -> list[tuple[int, int, int, int]]:
    """
    Return the skipped interviews, counted by hand: the second row of every third case.
    """
    starts = np.cumsum([0, *(len(WALK) - (case % 3 == 0) for case in range(cases))])
    return [(int(starts[case]) + 1, code_of(HistoryFault.ILLEGAL), int(starts[case]), 1) for case in range(0, cases, 3)]


@pytest.mark.parametrize("block", [1, 2, 3, 5, 6, 7, 64], ids=lambda block: f"blocks of {block}")
def test_blocks_do_not_show(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Wherever a block ends, each row is judged beside the one before it.
    """
    monkeypatch.setattr(coded_rows, "_BLOCK", block)

    assert expected(7) == told(find(rows(7), LOOK)[0])


def shuffled(coded: CodedRows, order: NDArray[np.int64]) -> CodedRows:
    """
    Return the rows in another order.
    """
    return CodedRows(cases=coded.cases[order], events=coded.events[order], days=coded.days[order])


@pytest.mark.parametrize(
    "numbered",
    [
        pytest.param(lambda cases, days: (cases, days), id="packed in one number"),
        pytest.param(lambda cases, days: (cases << 55, days << 40), id="too wide for one number"),
        pytest.param(lambda cases, days: (cases.astype(np.uint64) + np.uint64(1 << 63), days), id="without a sign"),
        pytest.param(lambda cases, days: ((cases * 40 - 128).astype(np.int8), days), id="bytes"),
        pytest.param(lambda cases, days: (cases, days.astype("M8[D]").astype("M8[us]")), id="points in time"),
    ],
)
def test_rows_in_any_order(numbered: Numbered) -> None:
    """
    Rows in any order give what they give in order, whatever cases and days are numbered by.
    """
    coded = rows(7)
    cases, days = numbered(coded.cases, coded.days)
    coded = CodedRows(cases=cases, events=coded.events, days=days)
    order = np.random.default_rng(9).permutation(len(coded))
    found = find(shuffled(coded, order), LOOK)[0]
    back = Found(
        rows=order[found.rows],
        faults=found.faults,
        before=np.where(found.before < 0, found.before, order[found.before]),
        positions=found.positions,
    )

    assert expected(7) == told(back)


@pytest.mark.parametrize(
    ("times", "ambiguous"),
    [
        pytest.param(["2018-01-10T09", "2018-01-11T09"], [], id="a day apart"),
        pytest.param(["2018-01-10T23", "2018-01-11T01"], [], id="over midnight"),
        pytest.param(["2018-01-10T09", "2018-01-10T23"], [0, 1], id="one day"),
        pytest.param(["1969-12-31T01", "1969-12-31T23"], [0, 1], id="one day before 1970"),
        pytest.param(["1969-12-31T23", "1970-01-01T01"], [], id="over midnight of 1970"),
    ],
)
@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_points_in_time_count_by_their_day(times: list[str], ambiguous: list[int], unit: str) -> None:
    """
    Two points in time share their place if they are of one day, however few hours they are apart.
    """
    coded = CodedRows(
        cases=np.zeros(2, np.int64),
        events=codes_of(["informa", "colloquio"], PAIRS)[:-1],
        days=np.array(times, f"M8[{unit}]"),
    )

    assert ambiguous == find(coded, LOOK)[0].rows.tolist()


def test_what_is_left_out_is_not_looked_at() -> None:
    """
    Rows that are not named, as annotations are not, neither have a fault nor come before another.
    """
    coded = CodedRows(
        cases=np.zeros(3, np.int64),
        events=codes_of(["informa", "boh", "colloquio"], PAIRS)[:-1],
        days=np.arange(3),
        rows=np.array([0, 2]),
    )

    assert [] == told(find(coded, LOOK)[0])


def test_days_of_unknown_sort_are_named_in_order_of_places() -> None:
    """
    Of rows left out and out of order too, each keeps its own number.
    """
    coded = CodedRows(
        cases=np.array([1 << 55, 0, 1 << 55, 0]),
        events=codes_of(["ammetti", "informa", "boh", "ammetti"], PAIRS)[:-1],
        days=np.array([3, 1, 2, 2]) << 40,
        rows=np.array([0, 1, 3]),
    )
    illegal = code_of(HistoryFault.ILLEGAL)

    assert [(3, illegal, 1, 1), (0, illegal, -1, 0)] == told(find(coded, LOOK)[0])
