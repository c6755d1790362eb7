"""
Sums of amounts of which some may be unknown: what nobody wrote down is never taken for nothing.
"""

from collections.abc import Iterable

from contratti_quartiere.money import Euro

__all__ = ["excess", "known_total"]

_NOTHING = Euro("0.00")


def known_total(amounts: Iterable[Euro | None]) -> Euro | None:
    """
    Return the sum of amounts; None if one is unknown, nothing if there is none.
    """
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    return Euro.total(known) if len(known) == len(found) else None


def excess(more: Euro | None, less: Euro | None) -> Euro | None:
    """
    Return by how much one amount exceeds another, which is nothing if it does not; None if either is unknown.
    """
    return None if more is None or less is None else max(more - less, _NOTHING)
