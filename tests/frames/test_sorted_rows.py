"""
The rows of many histories as arrays: sorted or not, in one block or many, the answer is the same.
"""

import numpy as np
import pytest
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames import sorted_rows
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.legal_pairs import pairs_of
from contratti_quartiere.analysis.frames.look_up import code_of, codes_of, look_of
from contratti_quartiere.analysis.frames.sorted_rows import CodedRows, Found, find
from contratti_quartiere.relocation_table import RELOCATION_TABLE

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
    monkeypatch.setattr(sorted_rows, "_BLOCK", block)

    assert expected(7) == told(find(rows(7), LOOK))


def shuffled(coded: CodedRows, order: NDArray[np.int64]) -> CodedRows:
    """
    Return the rows in another order.
    """
    return CodedRows(cases=coded.cases[order], events=coded.events[order], days=coded.days[order])


@pytest.mark.parametrize("wide", [False, True], ids=["packed in one number", "too wide for one number"])
def test_rows_in_any_order(wide: bool) -> None:
    """
    Rows in any order give what they give in order, also where case, day and row do not fit in one number.
    """
    coded = rows(7)
    if wide:
        coded = CodedRows(cases=coded.cases << 55, events=coded.events, days=coded.days << 40)
    order = np.random.default_rng(9).permutation(len(coded))
    found = find(shuffled(coded, order), LOOK)
    back = Found(
        rows=order[found.rows],
        faults=found.faults,
        before=np.where(found.before < 0, found.before, order[found.before]),
        positions=found.positions,
    )

    assert expected(7) == told(back)


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

    assert [] == told(find(coded, LOOK))


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

    assert [(3, illegal, 1, 1), (0, illegal, -1, 0)] == told(find(coded, LOOK))
