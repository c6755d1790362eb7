"""
The columns of many histories as arrays of numbers, and their rows in the order of cases and places.

Rows are gone through by blocks that fit the cache of a processor, so that what is made on the way takes next to no
memory beside the input.
"""

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

__all__ = ["CodedRows", "blocks", "by_place", "order", "starts"]

_Indices = NDArray[np.int64]

_BLOCK = 1 << 15


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

    @property
    def order(self) -> NDArray[np.int64] | None:
        """
        Which rows these are, as one array; None for all as they stand.
        """
        return None if self.rows is None else self.rows[:]

    def part(self, column: NDArray[Any], start: int, stop: int) -> NDArray[Any]:
        """
        Return some rows of a column; datetimes as days.
        """
        found = self._part(column, start, stop)
        return found.astype("datetime64[D]").view(np.int64) if found.dtype.kind == "M" else found

    def points(self, start: int, stop: int) -> NDArray[Any]:
        """
        Return the places of some rows as they are, datetimes as numbers.
        """
        return self._part(self.places.view(np.int64), start, stop)

    def _part(self, column: NDArray[Any], start: int, stop: int) -> NDArray[Any]:
        return column[start:stop] if self.rows is None else column[self.rows[start:stop]]


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

    def starts(self, places: _Indices) -> _Indices:
        """
        Return where the cases of some rows begin.
        """
        bits = self.place_bits + self.row_bits
        return np.searchsorted(self.keys, self.keys[places] >> bits << bits)


def blocks(coded: CodedRows) -> Iterator[tuple[int, int]]:
    """
    Yield the first row of each block, and the first row after it.
    """
    for start in range(0, len(coded), _BLOCK):
        yield start, min(start + _BLOCK, len(coded))


def by_place(coded: CodedRows) -> CodedRows:
    """
    Return the rows by case and place.
    """
    (low, high), (first, last) = _range(coded, coded.cases), _range(coded, coded.places)
    place_bits, row_bits = (last - first).bit_length(), len(coded.events).bit_length()
    if (high - low).bit_length() + place_bits + row_bits < 64:
        keys = np.empty(len(coded), np.int64)
        for start, stop in blocks(coded):
            key = _above(coded.part(coded.cases, start, stop), low)
            key <<= place_bits
            key |= _above(coded.part(coded.places, start, stop), first)
            key <<= row_bits
            key |= np.arange(start, stop) if coded.rows is None else coded.rows[start:stop]
            keys[start:stop] = key
        keys.sort()
        return attrs.evolve(coded, rows=_Packed(keys, place_bits, row_bits))
    size = len(coded)
    rows = np.lexsort((coded.part(coded.places, 0, size), coded.part(coded.cases, 0, size)))
    return attrs.evolve(coded, rows=rows if coded.rows is None else coded.rows[rows])


def _above(numbers: NDArray[Any], least: int) -> _Indices:
    """
    Return how far numbers of any width are above the least of them.
    """
    # Without a sign the difference is right even where one of the two does not fit into int64.
    return (numbers.astype(np.uint64) - np.uint64(least % (1 << 64))).view(np.int64)


def _range(coded: CodedRows, column: NDArray[Any]) -> tuple[int, int]:
    """
    Return the least and the greatest number of a column.
    """
    parts = [coded.part(column, *block) for block in blocks(coded)]
    return min(int(part.min()) for part in parts), max(int(part.max()) for part in parts)


def starts(coded: CodedRows, places: _Indices) -> _Indices:
    """
    Return where the cases of some rows begin.
    """
    if isinstance(coded.rows, _Packed):
        return coded.rows.starts(places)
    cases = coded.part(coded.cases, 0, len(coded)) if len(places) else coded.cases[:0]
    return np.searchsorted(cases, cases[places])


def order(
    coded: CodedRows, start: int, stop: int
) -> tuple[NDArray[Any], NDArray[np.bool_], NDArray[Any], NDArray[np.bool_]]:
    """
    Return the case of some rows, which rows have that of the one before, their places, and which are later than it.
    """
    if isinstance(coded.rows, _Packed):
        cases, place = coded.rows.ordered(start, stop)
        return cases, cases[1:] == cases[:-1], place, place[1:] > place[:-1]
    cases = coded.part(coded.cases, start, stop)
    same = cases[1:] == cases[:-1]
    if coded.places.dtype.kind == "M":
        # A division for each row: made only where two points in time are less than a day apart.
        points = coded.points(start, stop)
        later = points[1:] - points[:-1] >= _day(coded.places)
        if (later | ~same).all():
            return cases, same, points, later
    place = coded.part(coded.places, start, stop)
    return cases, same, place, place[1:] > place[:-1]


def _day(points: NDArray[Any]) -> int:
    """
    Return how many units of a column of datetimes make a day.
    """
    second = np.array([1], "datetime64[D]").astype(points.dtype)
    return int(second.view(np.int64)[0])
