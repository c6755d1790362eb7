"""
Which entry of a sheet is which entry of a document, where entries have no name: by what they say, then by their days.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

__all__ = ["matched"]

T = TypeVar("T")


def matched(
    older: Sequence[T],
    newer: Sequence[T],
    passes: Iterable[Callable[[T], Hashable]],
    day: Callable[[T], date],
) -> dict[int, int]:
    """
    Return for the index of each newer entry that is an older one the index of that one.

    The passes come one after the other, from the strictest. Each pairs entries that no pass before it has paired and
    that agree in its key; a key of None agrees with nothing. Where more agree on one side than on the other, each of
    the fewer takes, in the order of the days, the nearest that leaves enough for those after it; of two as near, the
    first. The same entries always give the same pairs.

    Args:
        older: The entries of the document.
        newer: The entries of the sheet.
        passes: The keys, the strictest first.
        day: The day of an entry; the same for all where they have none.
    """
    found: dict[int, int] = {}
    rest_older: list[int] = list(range(len(older)))
    rest_newer: list[int] = list(range(len(newer)))
    for key in passes:
        if not rest_older or not rest_newer:
            break
        groups = _grouped(older, rest_older, key)
        for agreed, right in _grouped(newer, rest_newer, key).items():
            left = groups.get(agreed, [])
            left.sort(key=lambda index: day(older[index]))
            right.sort(key=lambda index: day(newer[index]))
            if len(right) <= len(left):
                chosen = _nearest([day(newer[index]) for index in right], [day(older[index]) for index in left])
                found.update(zip(right, (left[place] for place in chosen), strict=True))
            else:
                chosen = _nearest([day(older[index]) for index in left], [day(newer[index]) for index in right])
                found.update(zip((right[place] for place in chosen), left, strict=True))
        paired = set(found.values())
        rest_older = [index for index in rest_older if index not in paired]
        rest_newer = [index for index in rest_newer if index not in found]
    return found


def _grouped(entries: Sequence[T], indices: Iterable[int], key: Callable[[T], Hashable]) -> dict[Hashable, list[int]]:
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index in indices:
        agreed = key(entries[index])
        if agreed is not None:
            groups[agreed].append(index)
    return groups


def _nearest(fewer: Sequence[date], more: Sequence[date]) -> list[int]:
    """
    Return for each of some days, in order, the place of the nearest of others, each taken once and in order.
    """
    chosen: list[int] = []
    first = 0
    for taken, wanted in enumerate(fewer):
        best = first
        for place in range(first + 1, len(more) - (len(fewer) - taken) + 1):
            if abs(more[place] - wanted) < abs(more[best] - wanted):
                best = place
            elif more[place] > wanted:
                break
        chosen.append(best)
        first = best + 1
    return chosen
