"""
Which cells of a table of counts are hidden, so that no small one can be told by who knows how; which ones sums tell.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

__all__ = ["Cell", "deduced", "hidden_places"]

K = TypeVar("K", bound=Hashable)

Cell = tuple[int, ...]
"""A count of people, and what is told beside it and hides with it."""


def hidden_places(sums: Sequence[Sequence[Cell | None]], limit: int) -> tuple[tuple[frozenset[int], ...], bool]:
    """
    Return which cells are hidden in tables that share one total, and whether the total is.

    Each table divides the same total in another way, as by month and by kind. Which cells are hidden hangs on what they
    are and never on where they stand: so, if two hidden ones differ, they could stand the other way round in a table
    that looks the same, and nobody can tell either. What a shown total leaves for the hidden cells together is a count
    like any other: it is never below the limit, and each of them may be nobody or as many as the limit. Where this
    would not hold, the next smallest are hidden with them; where there are none, the total is hidden, and with it every
    cell.

    Args:
        sums: The cells of each table in order; None for one of which nothing is known.
        limit: Below which count of people a cell is hidden.

    Returns:
        The places of the hidden cells of each table, and whether the total is hidden.
    """
    known = [{place: cell for place, cell in enumerate(cells) if cell is not None} for cells in sums]
    hidden = [_hidden(cells, limit) for cells in known]
    total = sum(cell[0] for cell in known[0].values())
    small = bool(known[0]) and total < limit
    if small or any(_alike([cells[place] for place in places]) for cells, places in zip(known, hidden, strict=True)):
        return tuple(frozenset(cells) for cells in known), True
    return tuple(hidden), False


def _hidden(cells: dict[int, Cell], limit: int) -> frozenset[int]:
    hidden = {place for place, cell in cells.items() if cell[0] < limit}
    others = [cell[0] for cell in cells.values() if cell[0] >= limit]
    if hidden and others and not _kept([cells[place][0] for place in hidden], limit, min(others)):
        hidden |= {place for place, cell in cells.items() if cell[0] == min(others)}
    return frozenset(hidden)


def _kept(counts: Sequence[int], limit: int, smallest: int) -> bool:
    """
    Return whether small counts are kept from who knows their sum and the smallest count that is shown.

    The sum must not be small itself. That each of them may be nobody holds where one is, since they could stand in
    another order; or where all of the sum could be in one cell, as the next smallest that hides with empty ones.
    """
    together = sum(counts)
    return len(set(counts)) > 1 and together >= limit and (0 in counts or together < smallest)


def _alike(cells: Sequence[Cell]) -> bool:
    """
    Return whether cells are all alike in something that they tell: the sum of it tells each.
    """
    return any(len(set(told)) == 1 for told in zip(*cells, strict=True))


def deduced(shown: Mapping[K, int], sums: Sequence[tuple[K, Sequence[K]]]) -> dict[K, int] | None:
    """
    Return what can be told of cells that are not shown, from those that are and from sums that hold between them.

    Counts are whole and never negative; each is held between the least and the most that every sum leaves for it.

    Args:
        shown: The count of each cell that is shown.
        sums: Each total with its parts; totals and parts are cells, shown or not.

    Returns:
        The count of each cell that can have one only; None if what is shown contradicts the sums.
    """
    cells = {cell for total, parts in sums for cell in (total, *parts)}
    bounds = {cell: _Bounds(shown.get(cell, 0), shown.get(cell)) for cell in cells}
    # Each round tells more from what the last one told; what is told is true however few there are.
    for _ in sums:
        before = dict(bounds)
        for total, parts in sums:
            _narrow(bounds, total, parts)
        if any(found.most is not None and found.most < found.least for found in bounds.values()):
            return None
        if bounds == before:
            break
    return {cell: found.least for cell, found in bounds.items() if cell not in shown and found.least == found.most}


class _Bounds(NamedTuple):
    """
    The least that a count can be, and the most; None if there is no most.
    """

    least: int
    most: int | None

    def within(self, least: int, most: int | None) -> "_Bounds":
        mosts = [bound for bound in (self.most, most) if bound is not None]
        return _Bounds(max(self.least, least), min(mosts, default=None))


def _narrow(bounds: dict[K, _Bounds], total: K, parts: Sequence[K]) -> None:
    """
    Hold a total within what its parts can add up to, and each part within what the total leaves for it.
    """
    least = sum(bounds[part].least for part in parts)
    mosts = [bounds[part].most for part in parts]
    unbounded = mosts.count(None)
    most = sum(bound for bound in mosts if bound is not None)
    bounds[total] = whole = bounds[total].within(least, None if unbounded else most)
    for part in parts:
        own = bounds[part]
        others_most = None if unbounded > (own.most is None) else most - (own.most or 0)
        bounds[part] = own.within(
            0 if others_most is None else whole.least - others_most,
            None if whole.most is None else whole.most - (least - own.least),
        )
