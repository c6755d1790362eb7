"""
Which cells of a table of counts are hidden, so that no small one can be told, not even by those who know how we hide.
"""

from collections.abc import Sequence

__all__ = ["Cell", "hidden_places"]

Cell = tuple[int, ...]
"""A count of people, and what is told beside it and hides with it."""


def hidden_places(sums: Sequence[Sequence[Cell | None]], limit: int) -> tuple[tuple[frozenset[int], ...], bool]:
    """
    Return which cells are hidden in tables that share one total, and whether the total is.

    Each table divides the same total in another way, as by month and by kind. Which cells are hidden hangs on what they
    are and never on where they stand: so, if two hidden ones differ, they could stand the other way round in a table
    that looks the same, and nobody can tell either. Where all hidden ones are alike, the next smallest are hidden with
    them; where there are none, the total is hidden, and with it every cell.

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
    if others and len({cells[place][0] for place in hidden}) == 1:
        hidden |= {place for place, cell in cells.items() if cell[0] == min(others)}
    return frozenset(hidden)


def _alike(cells: Sequence[Cell]) -> bool:
    """
    Return whether cells are all alike in something that they tell: the sum of it tells each.
    """
    return any(len(set(told)) == 1 for told in zip(*cells, strict=True))
