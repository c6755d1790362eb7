"""
What the reading of foreign files gives: each record read or reported, and whether the file was read to its end.

A partial import never looks like a whole one: what was read, what could not be, and what is odd are counted apart.
"""

from typing import Generic, TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.programme import Programme

__all__ = ["Imported", "ReadRow", "RowProblem", "Tally"]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class RowProblem:
    """
    What is odd in a foreign record, or why it could not be read (*anomalia di un dato altrui*).

    Attributes:
        line: The line of the file on which the record starts, from 1; 0 where a file has no lines, as JSON.
        place: The column, the element or the JSON Pointer; empty for the whole record.
        kind: What sort of problem, as one word that programs can compare.
        message: What is wrong, and what was done of it.
        found: What stood there, as it was found; empty if nothing did.
        unread: True if the record could not be read, and is missing from what was imported.
    """

    line: int
    place: str
    kind: str
    message: Bilingual
    found: str = ""
    unread: bool = False


@attrs.frozen(kw_only=True)
class ReadRow(Generic[T]):
    """
    One record of a foreign file: as one of ours, or reported because it is none (*record letto*).

    Attributes:
        line: The line of the file on which it starts, from 1.
        record: The record; None if it could not be read, and then a problem says why.
        problems: What is odd in it though it was read, or why it was not.
    """

    line: int
    record: T | None
    problems: tuple[RowProblem, ...] = ()


@attrs.frozen(kw_only=True)
class Tally:
    """
    How many records of a foreign file were read and how many reported, which together are all it has (*conteggio*).

    Attributes:
        records: How many stood in the file, as far as it was read.
        read: How many of them became records of ours.
        odd: How many of those that were read have something odd about them.
        whole: False if the file broke off, or could not be read to its end.
    """

    records: int
    read: int
    odd: int
    whole: bool

    @property
    def reported(self) -> int:
        """
        How many could not be read, and stand among the problems.
        """
        return self.records - self.read

    @property
    def complete(self) -> bool:
        """
        True if every record of the whole file was read.
        """
        return self.whole and not self.reported


@attrs.frozen(kw_only=True)
class Imported:
    """
    A programme from a foreign file, with what is odd in it and what is missing from it (*importazione*).

    Attributes:
        programme: What was read: foreign tenders and contracts.
        problems: What is odd or could not be read, in the order of the file.
        tally: How many records were read and reported.
    """

    programme: Programme
    problems: tuple[RowProblem, ...]
    tally: Tally
