"""
What the reading of foreign files gives: each record read or reported, and whether the file was read to its end.

A partial import never looks like a whole one: what was read, what could not be, and what is odd are counted apart.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import shown
from contratti_quartiere.programme import Programme, Unknown

__all__ = ["PARTIAL", "Imported", "ReadRow", "RowProblem", "Tally"]

T = TypeVar("T")

PARTIAL = "importazione-parziale"
"""The `id` of the unknown by which a programme says that it is not all that its file held."""


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
        record: The record; None if it could not be read, and then a problem says why, or if none stands there.
        problems: What is odd in it though it was read, or why it was not.
    """

    line: int
    record: T | None
    problems: tuple[RowProblem, ...] = ()

    @property
    def beside(self) -> bool:
        """
        True if no record stands there, and something is told that stands beside them, as text between two of them.
        """
        return self.record is None and bool(self.problems) and not any(problem.unread for problem in self.problems)


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

    def marked(self, file: str) -> Programme:
        """
        Return the programme as it can be handed on: one that is partial says so among its `unknowns`, with the counts.

        A report on it then names what is missing among what nobody could check.

        Args:
            file: The name of the file, by which the sentence tells it.

        Examples:
            >>> tally = Tally(records=3, read=2, odd=0, whole=True)
            >>> partial = Imported(programme=Programme(), problems=(), tally=tally).marked("lotti.xml")
            >>> print(partial.unknowns[0].question.en)
            What is missing here of 'lotti.xml': of 3 records 2 were read
        """
        if self.tally.complete:
            return self.programme
        read, records, name = self.tally.read, self.tally.records, shown(file)
        it = f"Che cosa manca qui di {name}: record letti {read} su {records}"
        en = f"What is missing here of {name}: of {records} records {read} were read"
        if not self.tally.whole:
            it += "; il file si interrompe, e non si sa che cosa seguiva"
            en += "; the file breaks off, and nobody knows what followed"
        unknown = Unknown(
            id=PARTIAL,
            question=Bilingual(it, en),
            office=Bilingual("chi ha pubblicato il file", "whoever published the file"),
        )
        return attrs.evolve(self.programme, unknowns=tuple(_joined(self.programme.unknowns, unknown)))


def _joined(unknowns: tuple[Unknown, ...], mark: Unknown) -> Iterator[Unknown]:
    """
    Yield unknowns with a mark; where a file says of itself that it is partial, the mark says both.
    """
    for found in unknowns:
        if found.id != PARTIAL:
            yield found
            continue
        first, then = found.question, mark.question
        mark = attrs.evolve(mark, question=Bilingual(f"{first.it}. {then.it}", f"{first.en}. {then.en}"))
    yield mark
