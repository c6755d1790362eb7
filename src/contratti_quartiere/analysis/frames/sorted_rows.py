"""
The rows of many histories as arrays, each judged against the row before it: by one look-up, a block at a time.

A block fits the cache of a processor, so that what is made on the way takes next to no memory beside the input.
"""

from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.look_up import BITS, NOTHING, Look, code_of

__all__ = ["CodedRows", "Found", "find"]

_Indices = NDArray[np.int64]

_BLOCK = 1 << 15
_OUT_OF_ORDER = code_of(HistoryFault.OUT_OF_ORDER)
_AMBIGUOUS = code_of(HistoryFault.AMBIGUOUS_ORDER)
_MISSING = code_of(HistoryFault.MISSING_VALUE)
# The faults of a pair, which a row has only beside the row before it.
_OF_PAIRS = (code_of(HistoryFault.ILLEGAL), code_of(HistoryFault.AFTER_END))
_OF_WORDS = (code_of(HistoryFault.UNKNOWN_WORD), _MISSING)


@attrs.frozen(kw_only=True, eq=False)
class CodedRows:
    """
    The columns of many histories as numbers (*righe codificate*).

    Attributes:
        cases: A number for each case.
        events: The code of each event, as `Look` has them.
        days: The days, as numbers or as datetimes.
        steps: The place of each row within its case; None if its day is its place.
        day_faults: The code of what is wrong with the day of each row; None if nothing is with any.
        rows: Which rows these are, in the order of cases and places; None for all as they stand.
    """

    cases: NDArray[Any]
    events: NDArray[np.uint8]
    days: NDArray[Any]
    steps: NDArray[Any] | None = None
    day_faults: NDArray[np.uint8] | None = None
    rows: "_Indices | _Packed | None" = None

    def __len__(self) -> int:
        return len(self.events if self.rows is None else self.rows)

    @property
    def places(self) -> NDArray[Any]:
        """
        What orders the rows of a case: the steps, else the days.
        """
        return self.days if self.steps is None else self.steps

    def part(self, column: NDArray[Any], start: int, stop: int) -> NDArray[Any]:
        """
        Return some rows of a column; datetimes as days.
        """
        found = column[start:stop] if self.rows is None else column[self.rows[start:stop]]
        return found.astype("datetime64[D]").view(np.int64) if found.dtype.kind == "M" else found


@attrs.frozen(eq=False)
class _Packed:
    """
    Rows by case and place, with all three in one number: sorting those is far quicker than sorting rows by columns.
    """

    keys: _Indices
    place_bits: int
    row_bits: int

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, wanted: Any) -> _Indices:
        rows: _Indices = self.keys[wanted] & ((1 << self.row_bits) - 1)
        return rows

    def ordered(self, start: int, stop: int) -> tuple[_Indices, _Indices]:
        """
        Return case and place of some rows.
        """
        keys = self.keys[start:stop] >> self.row_bits
        return keys >> self.place_bits, keys & ((1 << self.place_bits) - 1)


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


def find(coded: CodedRows, look: Look) -> Found:
    """
    Return the rows that have a fault.

    Args:
        coded: The rows as they stand, without annotations and without those that have no place.
        look: The table of pairs.
    """
    try:
        places, faults, lone = _faults(coded, look)
    except _OutOfOrderError:
        coded = _sorted(coded)
        places, faults, lone = _faults(coded, look)
    rows = coded.rows
    cases, _ = _ordered(coded, 0, len(coded)) if len(places) else (coded.cases[:0], None)
    return Found(
        rows=places if rows is None else rows[places],
        faults=faults,
        before=np.where(lone < 0, lone, places - 1 if rows is None else rows[places - 1]),
        positions=places - np.searchsorted(cases, cases[places]),
    )


def _sorted(coded: CodedRows) -> CodedRows:
    """
    Return the rows by case and place.
    """
    size = len(coded)
    keys = coded.part(coded.cases, 0, size).astype(np.int64)
    places = coded.part(coded.places, 0, size)
    low, first = int(keys.min()), int(places.min())
    place_bits, row_bits = (int(places.max()) - first).bit_length(), len(coded.events).bit_length()
    if (int(keys.max()) - low).bit_length() + place_bits + row_bits < 64:
        keys -= low
        keys <<= place_bits
        keys |= places.astype(np.int64) - first
        keys <<= row_bits
        keys |= np.arange(size) if coded.rows is None else coded.rows[0:size]
        keys.sort()
        return attrs.evolve(coded, rows=_Packed(keys, place_bits, row_bits))
    order = np.lexsort((places, keys))
    return attrs.evolve(coded, rows=order if coded.rows is None else coded.rows[order])


def _ordered(coded: CodedRows, start: int, stop: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """
    Return case and place of some rows.
    """
    if isinstance(coded.rows, _Packed):
        return coded.rows.ordered(start, stop)
    return coded.part(coded.cases, start, stop), coded.part(coded.places, start, stop)


def _faults(coded: CodedRows, look: Look) -> tuple[_Indices, NDArray[np.uint8], NDArray[np.int8]]:
    """
    Return the places of the rows with a fault, their faults, and -1 for each with no row before it, -2 if it is unsure.
    """
    places: list[_Indices] = [np.zeros(0, np.int64)]
    faults: list[NDArray[np.uint8]] = [np.zeros(0, np.uint8)]
    lone: list[NDArray[np.int8]] = [np.zeros(0, np.int8)]
    for start in range(0, len(coded), _BLOCK):
        found = _block(coded, look, start, min(start + _BLOCK, len(coded)))
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
    cases, place = _ordered(coded, low, high)
    events = coded.part(coded.events, low, high)
    same = cases[1:] == cases[:-1]
    later = place[1:] > place[:-1]
    # All bits where there is no row before, and no bit where there is: the quickest way to choose.
    before = np.full(len(events), NOTHING, np.uint8)
    before[1:] = events[:-1] | (same.view(np.uint8) - np.uint8(1))
    pairs = before.astype(np.uint16)
    pairs <<= BITS
    pairs |= events
    faults = look.faults.take(pairs)
    tied = same & ~later
    if (cases[1:] < cases[:-1]).any() or (tied.any() and (tied & (place[1:] < place[:-1])).any()):
        raise _OutOfOrderError
    late = np.zeros(len(same), np.bool_)
    if coded.steps is not None:
        days = coded.part(coded.days, low, high)
        late = same & (days[1:] < days[:-1])
    if not (faults.any() or tied.any() or late.any() or coded.day_faults is not None):
        return None
    day_faults = None if coded.day_faults is None else coded.part(coded.day_faults, low, high)
    unsure, lone = _unsure(same, tied)
    _settle(faults, tied=unsure[0], unjudged=unsure[1], late=late, day_faults=day_faults)
    places = np.flatnonzero(faults[own])
    return places + start, faults[own][places], lone[own][places]


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
    late: NDArray[np.bool_],
    day_faults: NDArray[np.uint8] | None,
) -> None:
    """
    Put the one fault of each row in its place, the gravest first.
    """
    faults[unjudged & np.isin(faults, _OF_PAIRS)] = 0
    if day_faults is not None:
        # What comes before a day that nobody knows?
        late = late & (day_faults[1:] == 0) & (day_faults[:-1] == 0)
    faults[1:][late & ~unjudged[1:] & (faults[1:] == 0)] = _OUT_OF_ORDER
    faults[tied & ~np.isin(faults, _OF_WORDS)] = _AMBIGUOUS
    if day_faults is not None:
        wrong = (day_faults > 0) & (faults != _MISSING)
        faults[wrong] = day_faults[wrong]
