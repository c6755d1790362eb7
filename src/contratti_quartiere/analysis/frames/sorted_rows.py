"""
The rows of many histories as arrays, each judged against the row before it: by one look-up, a block at a time.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.coded_rows import CodedRows, blocks, by_place, order, starts
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.look_up import BITS, NOTHING, Look, code_of

__all__ = ["Found", "find"]

_Indices = NDArray[np.int64]

_OUT_OF_ORDER = code_of(HistoryFault.OUT_OF_ORDER)
_AMBIGUOUS = code_of(HistoryFault.AMBIGUOUS_ORDER)
_MISSING = code_of(HistoryFault.MISSING_VALUE)


def _one_of(*faults: HistoryFault) -> NDArray[np.bool_]:
    """
    Return for each code whether it is that of one of these faults.
    """
    chosen = np.zeros(1 + len(HistoryFault), np.bool_)
    chosen[[code_of(fault) for fault in faults]] = True
    return chosen


# The faults of a pair, which a row has only beside the row before it.
_OF_PAIRS = _one_of(HistoryFault.ILLEGAL, HistoryFault.AFTER_END)
_OF_WORDS = _one_of(HistoryFault.UNKNOWN_WORD, HistoryFault.MISSING_VALUE)


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """
    The rows that have a fault, in the order of their cases and places (*righe con difetti*).

    Attributes:
        rows: Which rows.
        faults: The code of the fault of each.
        before: The row before each in its case; -1 if there is none, -2 if nobody can say which.
        positions: The place of each in its case, from 0.
    """

    rows: _Indices
    faults: NDArray[np.uint8]
    before: _Indices
    positions: _Indices


class _OutOfOrderError(Exception):
    """
    The rows do not stand by case and place.
    """


def find(coded: CodedRows, look: Look) -> tuple[Found, CodedRows]:
    """
    Return the rows that have a fault, and all of them by case and place.

    Args:
        coded: The rows as they stand, without annotations and without those that have no place.
        look: The table of pairs.
    """
    try:
        places, faults, lone = _faults(coded, look)
    except _OutOfOrderError:
        coded = by_place(coded)
        places, faults, lone = _faults(coded, look)
    rows = coded.rows
    found = Found(
        rows=places if rows is None else rows[places],
        faults=faults,
        before=np.where(lone < 0, lone, places - 1 if rows is None else rows[places - 1]),
        positions=places - starts(coded, places),
    )
    return found, coded


def _faults(coded: CodedRows, look: Look) -> tuple[_Indices, NDArray[np.uint8], NDArray[np.int8]]:
    """
    Return the places of the rows with a fault, their faults, and -1 for each with no row before it, -2 if it is unsure.
    """
    places: list[_Indices] = [np.zeros(0, np.int64)]
    faults: list[NDArray[np.uint8]] = [np.zeros(0, np.uint8)]
    lone: list[NDArray[np.int8]] = [np.zeros(0, np.int8)]
    for start, stop in blocks(coded):
        found = _block(coded, look, start, stop)
        if found is not None:
            places.append(found[0])
            faults.append(found[1])
            lone.append(found[2])
    return np.concatenate(places), np.concatenate(faults), np.concatenate(lone)


def _block(
    coded: CodedRows, look: Look, start: int, stop: int
) -> tuple[_Indices, NDArray[np.uint8], NDArray[np.int8]] | None:
    """
    Return what `_faults` does of one block; None if no row of it has a fault.

    Raises:
        _OutOfOrderError: If a row stands before the one that comes before it.
    """
    # Two rows more before it and one after: whether a row shares its place, and whether the one before it does.
    low, high = max(start - 2, 0), min(stop + 1, len(coded))
    own = slice(start - low, stop - low)
    cases, same, place, later = order(coded, low, high)
    events = coded.part(coded.events, low, high)
    # All bits where there is no row before, and no bit where there is: the quickest way to choose.
    before = np.full(len(events), NOTHING, np.uint8)
    before[1:] = events[:-1] | (same.view(np.uint8) - np.uint8(1))
    pairs = before.astype(np.uint16)
    pairs <<= BITS
    pairs |= events
    # No pair is greater than the table: not to ask costs less.
    faults = look.faults.take(pairs, mode="wrap")
    tied = same > later
    ties = np.count_nonzero(tied) > 0
    if np.count_nonzero(cases[1:] < cases[:-1]) or (ties and (tied & (place[1:] < place[:-1])).any()):
        raise _OutOfOrderError
    late = None
    if coded.steps is not None:
        days = coded.part(coded.days, low, high)
        late = same & (days[1:] < days[:-1])
    lone = None
    if ties or coded.day_faults is not None or (late is not None and late.any()):
        day_faults = None if coded.day_faults is None else coded.part(coded.day_faults, low, high)
        unsure, lone = _unsure(same, tied)
        _settle(faults, tied=unsure[0], unjudged=unsure[1], late=late, day_faults=day_faults)
    places = np.flatnonzero(faults[own] != 0)
    if not len(places):
        return None
    alone = -(before[own][places] == NOTHING).astype(np.int8) if lone is None else lone[own][places]
    return places + start, faults[own][places], alone


def _unsure(
    same: NDArray[np.bool_], tied: NDArray[np.bool_]
) -> tuple[tuple[NDArray[np.bool_], NDArray[np.bool_]], NDArray[np.int8]]:
    """
    Return which rows share their place, which have an unsure row before them, and -1 or -2 for those that have none.
    """
    size = len(same) + 1
    shared = np.zeros(size, np.bool_)
    shared[1:] |= tied
    shared[:-1] |= tied
    unjudged = shared.copy()
    unjudged[1:] |= same & shared[:-1]
    lone = np.full(size, -1, np.int8)
    lone[1:] = same.view(np.int8) - 1
    lone[unjudged] = -2
    return (shared, unjudged), lone


def _settle(
    faults: NDArray[np.uint8],
    *,
    tied: NDArray[np.bool_],
    unjudged: NDArray[np.bool_],
    late: NDArray[np.bool_] | None,
    day_faults: NDArray[np.uint8] | None,
) -> None:
    """
    Put the one fault of each row in its place, the gravest first.
    """
    faults[unjudged & _OF_PAIRS.take(faults)] = 0
    if late is not None:
        told: NDArray[np.bool_] = late
        if day_faults is not None:
            # What comes before a day that nobody knows?
            told = late & (day_faults[1:] == 0) & (day_faults[:-1] == 0)
        faults[1:][told & ~unjudged[1:] & (faults[1:] == 0)] = _OUT_OF_ORDER
    faults[tied & ~_OF_WORDS.take(faults)] = _AMBIGUOUS
    if day_faults is not None:
        wrong = (day_faults > 0) & (faults != _MISSING)
        faults[wrong] = day_faults[wrong]
