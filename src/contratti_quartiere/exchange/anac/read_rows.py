"""
Rows that a reader of ours gave, told from what only looks like them, before a programme is made of them.
"""

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TypeVar, cast

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.exchange.imports import ReadRow
from contratti_quartiere.sources import Source

__all__ = ["refuse_other_options", "rows_of"]

T = TypeVar("T")


def rows_of(where: str, reader: str, rows: object, record: type[T]) -> Iterator[ReadRow[T]]:
    """
    Yield rows as they come, once it is sure of each that the right reader gave it.

    Args:
        where: The function that was given them.
        reader: The reader that gives what it takes.
        rows: What it was given.
        record: What a row may hold.

    Raises:
        WrongTypeError: For a path in the place of rows, for what is no row, or one of another reader.
    """
    remedy = Bilingual(f"scrivere {where}({reader}(percorso))", f"write {where}({reader}(path))")
    given = rows
    if isinstance(rows, str | bytes | PathLike) or not isinstance(rows, Iterable):
        raise WrongTypeError.of(where, given, remedy)
    for row in cast("Iterable[object]", rows):
        if not isinstance(row, ReadRow):
            raise WrongTypeError.of(where, row, remedy)
        held = cast("ReadRow[object]", row)
        if not isinstance(held.record, record | None):
            raise WrongTypeError.of(where, held.record, remedy)
        yield cast("ReadRow[T]", held)


def refuse_other_options(where: str, source: object, vat: object) -> None:
    """
    Refuse what is no data set, or no basis of amounts.

    Args:
        where: The function that was given them.
        source: The data set, or None.
        vat: The basis.

    Raises:
        WrongTypeError: For another type.
    """
    if not isinstance(source, Source | None):
        raise WrongTypeError.of(
            f"{where}.source", source, Bilingual("scrivere una Source, o None", "write a Source, or None")
        )
    if not isinstance(vat, VatBasis):
        raise WrongTypeError.of(f"{where}.vat", vat, Bilingual("scrivere una VatBasis", "write a VatBasis"))
