"""
A programme of foreign tenders and contracts from the lots that bodies publish under L. 190/2012.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.anac.found_days import found_day
from contratti_quartiere.exchange.anac.l190_lots import PublishedDataset, PublishedLot
from contratti_quartiere.exchange.anac.l190_tenders import LotReading, tender_of
from contratti_quartiere.exchange.anac.read_rows import refuse_other_options, rows_of
from contratti_quartiere.exchange.anac.row_faults import NOT_WHOLE, no_records
from contratti_quartiere.exchange.imports import Imported, ReadRow, RowProblem, Tally
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance, Source, SourceKind

__all__ = ["l190_programme"]

_SOURCE = "l190"


def l190_programme(
    rows: Iterable[ReadRow[PublishedLot]], *, source: Source | None = None, vat: VatBasis = VatBasis.UNKNOWN
) -> Imported:
    """
    Return the tenders and contracts that published lots tell of: each lot is a tender by itself, of one lot.

    A tender bears the CIG as its `id`; if that is no CIG, or stood before, its line. A lot that says the same as one
    before is reported, and left out if its CIG is valid. If the file breaks off, what stood before is there, and the
    tally is not whole.

    Args:
        rows: The lots, as `read_l190` gives them.
        source: The data set from which they are, which every record then names; None for the one that the file tells
            of in its metadata, if any.
        vat: Whether value added tax is in the amounts, which the file does not say.

    Raises:
        WrongTypeError: For rows that `read_l190` did not give, or another source or basis.
        DocumentError: If the file cannot be read at all.

    Examples:
        >>> from contratti_quartiere.identifiers import Cig
        >>> rows = [ReadRow(line=14, record=PublishedLot(cig=Cig("7911923567"), object="Custodi"))]
        >>> l190_programme(rows).programme.tenders[0].title
        'Custodi'
    """
    refuse_other_options("l190_programme", source, vat)
    gathering = _Gathering(source, vat)
    try:
        for row in rows_of("l190_programme", "read_l190", rows, PublishedLot):
            gathering.take(row)
    except DocumentError as error:
        if not gathering.records:
            raise
        gathering.break_off(error)
    return gathering.imported()


class _Gathering:
    """
    What is read of a file so far.
    """

    def __init__(self, source: Source | None, vat: VatBasis) -> None:
        self._source = source
        self._vat = vat
        self._names: Counter[str] = Counter()
        self._tenders: list[Tender] = []
        self._contracts: list[ServiceContract] = []
        self._problems: list[RowProblem] = []
        self._dataset: PublishedDataset | None = None
        self._odd = self._line = 0
        self._whole = True
        self.records = 0

    def take(self, row: ReadRow[PublishedLot]) -> None:
        """
        Take one more lot of the file.
        """
        self._line = row.line
        if row.beside:
            self._problems.extend(row.problems)
            return
        self.records += 1
        self._whole = self._whole and all(problem.kind not in NOT_WHOLE for problem in row.problems)
        lot = row.record
        if lot is None:
            self._problems.extend(row.problems)
            return
        if any(problem.kind == "duplicate" for problem in row.problems):
            self._problems.extend(_left_out(problem) for problem in row.problems if problem.kind == "duplicate")
            return
        self._problems.extend(row.problems)
        self._odd += bool(row.problems)
        self._add(row.line, lot)

    def _add(self, line: int, lot: PublishedLot) -> None:
        kept: tuple[FoundValue, ...] = ()
        if lot.dataset is not None and self._dataset is None:
            self._dataset = lot.dataset
            if self._source is None:
                self._source = _source_of(lot.dataset)
            # What a source does not hold of the publication stands with the first tender that comes from it.
            kept = tuple(_metadata(lot.dataset))
        provenance = Provenance() if self._source is None else Provenance(sources=(self._source.id,))
        name = self._name(line, lot)
        tender, contract = tender_of(name, lot, LotReading(vat=self._vat, provenance=provenance))
        self._tenders.append(attrs.evolve(tender, as_found=(*tender.as_found, *kept)) if kept else tender)
        if contract is not None:
            self._contracts.append(contract)

    def _name(self, line: int, lot: PublishedLot) -> str:
        name = lot.cig.code if isinstance(lot.cig, Cig) else f"riga-{line}"
        if self._names[name] and isinstance(lot.cig, Cig):
            name = f"{name}-riga-{line}"
        self._names[name] += 1
        # A file without line breaks has all its lots on one.
        return name if self._names[name] == 1 else f"{name}-{self._names[name]}"

    def break_off(self, error: DocumentError) -> None:
        """
        Note that the file could not be read to its end: a problem of the file, and of no record of it.
        """
        self._whole = False
        self._problems.extend(
            RowProblem(line=self._line, place="", kind=found.kind, message=found.message) for found in error.problems
        )

    def imported(self) -> Imported:
        """
        Return all that was read.
        """
        programme = Programme(
            sources=() if self._source is None else (self._source,),
            tenders=tuple(self._tenders),
            service_contracts=tuple(self._contracts),
        )
        if not self.records:
            self._problems.append(no_records())
        tally = Tally(records=self.records, read=len(self._tenders), odd=self._odd, whole=self._whole)
        return Imported(programme=programme, problems=tuple(self._problems), tally=tally)


def _left_out(problem: RowProblem) -> RowProblem:
    said = problem.message
    return attrs.evolve(
        problem,
        message=Bilingual(f"{said.it}; non importato di nuovo", f"{said.en}; not imported again"),
        unread=True,
    )


def _source_of(dataset: PublishedDataset) -> Source:
    told = ", ".join(text for text in (dataset.title, dataset.publisher, dataset.year, dataset.licence) if text)
    return Source(
        id=_SOURCE,
        kind=SourceKind.DATASET,
        title=told,
        published=found_day(dataset.published).value,
        address=dataset.address,
    )


def _metadata(dataset: PublishedDataset) -> Iterator[FoundValue]:
    said = {
        "titolo": dataset.title,
        "abstract": dataset.abstract,
        "dataPubblicazioneDataset": dataset.published,
        "entePubblicatore": dataset.publisher,
        "dataUltimoAggiornamentoDataset": dataset.updated,
        "annoRiferimento": dataset.year,
        "urlFile": dataset.address,
        "licenza": dataset.licence,
    }
    for name, text in said.items():
        if text:
            yield FoundValue(place=f"metadata/{name}", value=text)
    yield from dataset.as_found
