"""
Lots that a publication holds twice: each is kept, and the second is told, with the line of the first.
"""

from collections.abc import Iterable, Iterator

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot
from contratti_quartiere.exchange.imports import ReadRow, RowProblem
from contratti_quartiere.identifiers import Cig

__all__ = ["with_duplicates"]


def with_duplicates(rows: Iterable[ReadRow[PublishedLot]]) -> Iterator[ReadRow[PublishedLot]]:
    """
    Yield the lots as they come, those that stood before with a problem: `duplicate`, or `same_cig` with other content.

    Without a valid CIG two that say the same may be two lots: `possible_duplicate`.

    Of each lot two numbers and two lines are remembered, and not the lot: some 20 MB for a hundred thousand.

    Args:
        rows: The lots of one file, in its order.
    """
    lots: dict[int, int] = {}
    cigs: dict[int, int] = {}
    for row in rows:
        lot = row.record
        if lot is None:
            yield row
            continue
        told = _told(row.line, lot, lots, cigs)
        yield row if told is None else attrs.evolve(row, problems=(*row.problems, told))


def _told(line: int, lot: PublishedLot, lots: dict[int, int], cigs: dict[int, int]) -> RowProblem | None:
    # Not by the line whether one is the first: a file without line breaks has all its lots on one.
    key = _mark(lot)
    if key in lots:
        first = lots[key]
        kind, said = (
            "duplicate",
            Bilingual(
                f"è identico al lotto della riga {first}",
                f"is the same as the lot of line {first}",
            ),
        )
        if not isinstance(lot.cig, Cig):
            kind, said = (
                "possible_duplicate",
                Bilingual(
                    f"{said.it}, ma senza un CIG valido non si sa se sia lo stesso: tenuti entrambi",
                    f"{said.en}, but without a valid CIG nobody knows whether it is the same one: both are kept",
                ),
            )
        return RowProblem(line=line, place="", kind=kind, message=said, found=str(lot.cig or ""))
    lots[key] = line
    # Ten zeros, and whatever else is no CIG, name no lot.
    if not isinstance(lot.cig, Cig):
        return None
    key = hash(lot.cig.code)
    if key not in cigs:
        cigs[key] = line
        return None
    first = cigs[key]
    message = Bilingual(
        f"lo stesso CIG è alla riga {first}, con altro contenuto: tenuti entrambi",
        f"the same CIG stands in line {first}, with other content: both are kept",
    )
    return RowProblem(line=line, place="cig", kind="same_cig", message=message, found=lot.cig.code)


def _mark(lot: PublishedLot) -> int:
    # With the amounts as texts too: to Python the numbers -1 and -2 have the same hash, a cent less and two.
    amounts = "".join(f"{amount.cents} " for amount in (lot.awarded, lot.paid) if amount is not None)
    return hash((lot, amounts))
