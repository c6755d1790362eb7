"""
Which entry of a sheet is which entry of a document, where entries have no name: by what they say, then by their days.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

__all__ = ["between", "matched"]

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


def between(
    pairs: Mapping[int, int], older: Sequence[T], newer: Sequence[T], same: Callable[[T, T], bool]
) -> dict[int, int]:
    """
    Return the pairs, and with them each entry left alone on both sides between neighbours that are pairs.

    The first and the last place have a neighbour beyond them, which is the same on both sides.

    Args:
        pairs: For the index of each newer entry that is an older one the index of that one.
        older: The entries of the document.
        newer: The entries of the sheet.
        same: Whether an older and a newer entry could be one.
    """
    known = {-1: -1, **pairs, len(newer): len(older)}
    taken = set(pairs.values())
    found = dict(pairs)
    for index, entry in enumerate(newer):
        if index in pairs or index - 1 not in known or index + 1 not in known:
            continue
        place = known[index - 1] + 1
        if known[index + 1] == place + 1 and place not in taken and same(older[place], entry):
            found[index] = place
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
