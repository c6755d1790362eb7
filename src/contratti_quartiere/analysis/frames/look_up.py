"""
The legal pairs of events as one table of codes, in which the fault of a pair is one look-up.
"""

from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.legal_pairs import LegalPairs

__all__ = ["BITS", "FAULTS", "NOTHING", "Look", "code_of", "codes_of", "look_of"]

FAULTS = tuple(HistoryFault)
"""The faults in the order of their codes, which count from 1; 0 is none."""

BITS = 6
"""A pair of codes is one index, `before << BITS | event`: no table has more events than that."""

NOTHING = 255
"""The code that stands for no row before: all bits, so that it covers any other."""


def code_of(fault: HistoryFault) -> int:
    """
    Return the code of a fault.
    """
    return FAULTS.index(fault) + 1


@attrs.frozen(kw_only=True, eq=False)
class Look:
    """
    The fault of each pair of codes, the event before and the event (*tavola delle coppie*).

    Attributes:
        unknown: The code of a word that is no event; the events have the codes below it.
        note: The code of an annotation.
        null: The code of no word at all.
        faults: For each pair, as `before << BITS | event`, the code of its fault.
    """

    unknown: int
    note: int
    null: int
    faults: NDArray[np.uint8]

    def renumbered(self, codes: NDArray[np.uint8]) -> "Look":
        """
        Return the same table for other numbers of the words: each number, from 0, with the code that it stands for.

        None of them stands for an annotation, and there are fewer than a pair has bits for.
        """
        given = self.faults.reshape(-1, 1 << BITS)
        faults = np.zeros_like(given)
        size = len(codes)
        faults[:size, :size] = given[np.ix_(codes, codes)]
        faults[NOTHING, :size] = given[NOTHING, codes]
        return attrs.evolve(self, faults=faults.reshape(-1))


def look_of(pairs: LegalPairs) -> Look:
    """
    Return the table of the legal pairs.

    What comes after no event of the table is judged by nothing but its own word.
    """
    number = {event: code for code, event in enumerate(pairs.events)}
    unknown = len(number)
    faults = np.zeros((NOTHING + 1, 1 << BITS), np.uint8)
    for before, followers in zip((NOTHING, *number.values()), pairs.followers, strict=True):
        wrong = HistoryFault.ILLEGAL if followers else HistoryFault.AFTER_END
        faults[before, :unknown] = code_of(wrong)
        faults[before, [number[event] for event in followers]] = 0
    faults[:, unknown] = code_of(HistoryFault.UNKNOWN_WORD)
    faults[:, unknown + 2] = code_of(HistoryFault.MISSING_VALUE)
    return Look(unknown=unknown, note=unknown + 1, null=unknown + 2, faults=faults.reshape(-1))


def codes_of(words: list[Any], pairs: LegalPairs) -> NDArray[np.uint8]:
    """
    Return the code of each word, and after them that of null, which NumPy reaches as -1.
    """
    number: dict[object, int] = {event: code for code, event in enumerate(pairs.events)}
    unknown = len(number)
    number |= dict.fromkeys(pairs.annotations, unknown + 1)
    return np.array([*(number.get(word, unknown) for word in words), unknown + 2], np.uint8)
