"""
A programme of foreign tenders from the rows of ANAC's open data: the rows of one number are one tender.
"""

from collections.abc import Iterable

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.cig_csv import CIG_HEADERS
from contratti_quartiere.exchange.anac.cig_rows import PublishedCig
from contratti_quartiere.exchange.anac.cig_tenders import Names, NumberedRow, tender_of
from contratti_quartiere.exchange.anac.read_rows import refuse_other_options, rows_of
from contratti_quartiere.exchange.anac.row_faults import NOT_WHOLE, no_records
from contratti_quartiere.exchange.imports import Imported, ReadRow, RowProblem, Tally
from contratti_quartiere.identifiers import Cig, CodeAsFound
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import Provenance, Source

__all__ = ["cig_programme"]


def cig_programme(
    rows: Iterable[ReadRow[PublishedCig]], *, source: Source | None = None, vat: VatBasis = VatBasis.UNKNOWN
) -> Imported:
    """
    Return the tenders that rows of ANAC's open data tell of, each with its lots, wherever they stand in the file.

    A tender bears the number of the authority as its `id`, a lot its CIG. A row without a number is a tender by itself.
    A row that says the same as one before is reported, and left out if its CIG is valid; one that says something else
    of the same CIG is reported and kept as a lot of its own.

    Args:
        rows: The rows, as `read_cig_csv` gives them.
        source: The data set from which they are, which every tender then names; None if nobody says.
        vat: Whether value added tax is in the amounts, which the file does not say.

    Raises:
        WrongTypeError: For rows that `read_cig_csv` did not give, or another source or basis.

    Examples:
        >>> from contratti_quartiere.identifiers import Cig
        >>> rows = [ReadRow(line=2, record=PublishedCig(cig=Cig("7911923567"), tender_number="7504262"))]
        >>> [(tender.id, tender.lots[0].id) for tender in cig_programme(rows).programme.tenders]
        [('7504262', '7911923567')]
    """
    gathering = _Gathering()
    refuse_other_options("cig_programme", source, vat)
    for row in rows_of("cig_programme", "read_cig_csv", rows, PublishedCig):
        gathering.take(row)
    provenance = Provenance() if source is None else Provenance(sources=(source.id,))
    names = Names()
    tenders: list[Tender] = []
    for number, of_one in enumerate(gathering.tenders.values(), start=1):
        name = names.give(of_one[0].lot.tender_number or of_one[0].cig, f"gara-{number}")
        tender, problems = tender_of(name, of_one, vat, provenance)
        tenders.append(tender)
        gathering.problems.extend(problems)
    programme = Programme(sources=() if source is None else (source,), tenders=tuple(tenders))
    tally = gathering.tally()
    found = sorted(gathering.problems, key=lambda problem: problem.line)
    if not tally.records:
        found.append(no_records())
    return Imported(programme=programme, problems=tuple(found), tally=tally)


class _Gathering:
    """
    The rows of a file by their tenders, and what is odd about them.
    """

    def __init__(self) -> None:
        # Rows without a number are of a tender by themselves, which their line tells apart.
        self.tenders: dict[str | int, list[NumberedRow]] = {}
        self.problems: list[RowProblem] = []
        self._lines: dict[PublishedCig, int] = {}
        self._by_cig: dict[str, NumberedRow] = {}
        self._records = self._read = 0
        self._whole = True

    def take(self, row: ReadRow[PublishedCig]) -> None:
        """
        Take one more row of the file.
        """
        self._records += 1
        self.problems.extend(row.problems)
        self._whole = self._whole and all(problem.kind not in NOT_WHOLE for problem in row.problems)
        if row.record is None:
            return
        numbered = NumberedRow(row.line, row.record)
        if self._stands_already(numbered):
            return
        self._read += 1
        number = row.record.tender_number
        if not number:
            self.problems.append(_alone(row.line))
        self.tenders.setdefault(number or row.line, []).append(numbered)

    def _stands_already(self, row: NumberedRow) -> bool:
        same = self._lines.setdefault(row.lot, row.line)
        if same != row.line:
            valid = isinstance(row.lot.cig, Cig)
            self.problems.append(_same_row(row, same) if valid else _perhaps_same_row(row, same))
            return valid
        if row.lot.cig is None:
            return False
        other = self._by_cig.setdefault(row.cig, row)
        if other is not row and not _no_code(row.lot.cig):
            self.problems.append(_cig_twice(row, other))
        return False

    def tally(self) -> Tally:
        """
        Return how many rows were read and reported; a row with something odd is counted once.
        """
        unread = {problem.line for problem in self.problems if problem.unread}
        odd = {problem.line for problem in self.problems} - unread
        return Tally(records=self._records, read=self._read, odd=len(odd), whole=self._whole)


def _alone(line: int) -> RowProblem:
    return RowProblem(
        line=line,
        place=CIG_HEADERS["tender_number"],
        kind="no_tender_number",
        message=Bilingual(
            "nessun numero di gara: la riga è una gara a sé",
            "no tender number: the row is a tender by itself",
        ),
    )


def _no_code(cig: Cig | CodeAsFound) -> bool:
    """
    Return whether it is what stands where there is no CIG, which many rows may share.
    """
    return isinstance(cig, CodeAsFound) and cig.error.fault in {"sentinel", "exclusion"}


def _same_row(row: NumberedRow, line: int) -> RowProblem:
    return RowProblem(
        line=row.line,
        place=CIG_HEADERS["cig"],
        kind="duplicate",
        message=Bilingual(
            f"è la stessa riga della {line}: lasciata fuori", f"is the same row as line {line}: left out"
        ),
        found=row.cig,
        unread=True,
    )


def _perhaps_same_row(row: NumberedRow, line: int) -> RowProblem:
    return RowProblem(
        line=row.line,
        place=CIG_HEADERS["cig"],
        kind="possible_duplicate",
        message=Bilingual(
            f"dice lo stesso della riga {line}, ma senza un CIG valido non si sa se sia la stessa: tenute entrambe",
            f"says the same as line {line}, but without a valid CIG nobody knows whether it is the same: both are kept",
        ),
        found=row.cig,
    )


def _cig_twice(row: NumberedRow, other: NumberedRow) -> RowProblem:
    differing = [
        header for field, header in CIG_HEADERS.items() if getattr(row.lot, field) != getattr(other.lot, field)
    ]
    unlike = set(other.lot.as_found) ^ set(row.lot.as_found)
    kept_by_both = (*other.lot.as_found, *row.lot.as_found)
    differing.extend(dict.fromkeys(kept.place for kept in kept_by_both if kept in unlike))
    names = ", ".join(differing)
    return RowProblem(
        line=row.line,
        place=CIG_HEADERS["cig"],
        kind="same_cig",
        message=Bilingual(
            f"il CIG sta già alla riga {other.line}, con altro in: {names}; tenuta come lotto a sé",
            f"the CIG stands in line {other.line} already, with something else in: {names}; kept as a lot of its own",
        ),
        found=row.cig,
    )
