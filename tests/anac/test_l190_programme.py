"""
Programmes from published lots: both oracles to the cent, counts that add up, names that are unique.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, Problem
from contratti_quartiere.exchange import documents
from contratti_quartiere.exchange.anac import l190_programme, read_l190
from contratti_quartiere.exchange.anac.l190_duplicates import with_duplicates
from contratti_quartiere.exchange.anac.l190_lots import (
    PublishedDataset,
    PublishedLot,
    PublishedParty,
    PublishedTenderer,
)
from contratti_quartiere.exchange.imports import Imported, ReadRow, RowProblem, Tally
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import RecordOrigin
from contratti_quartiere.sources import Provenance, Source, SourceKind

CIG = Cig("7911923567")
NO_CIG = CodeAsFound(CodeKind.CIG, "0000000000")
ODD = RowProblem(line=1, place="cig", kind="sentinel", message=Bilingual("x", "x"), found="0000000000")
UNREAD = RowProblem(line=1, place="", kind="too_few_cells", message=Bilingual("x", "x"), unread=True)
CUT = RowProblem(line=1, place="", kind="broken_off", message=Bilingual("x", "x"), unread=True)
BROKEN = DocumentError((Problem("", "broken_off", Bilingual("si interrompe", "breaks off")),))


def sums(found: Imported) -> tuple[Euro, Euro]:
    """
    Return what was awarded and what was liquidated in all, by the contracts and by what was kept as found.
    """
    contracts = found.programme.service_contracts
    stated = [[one.amount for one in contracts], [one.execution.liquidated for one in contracts]]
    awarded, paid = (Euro.total(amount.amount for amount in side if amount is not None) for side in stated)
    return awarded, paid


@pytest.mark.parametrize(
    ("path", "expected", "odd"),
    [
        # Sums of `xml.etree` and of `csv` with `Decimal`, as the tests of the readers hold them.
        pytest.param("anac/l190/dataset-2022_30_lots.xml", 30, 26, id="XML"),
        pytest.param("anac/l190_lotti_500_rows.csv", 500, 150, id="CSV"),
    ],
)
def test_oracles_to_the_cent(oracle: Callable[[str], Path], path: str, expected: int, odd: int) -> None:
    """
    Every lot of the oracles becomes a tender, and what was awarded and paid is the same to the cent.
    """
    lots = [row.record for row in read_l190(oracle(path)) if row.record is not None]
    found = l190_programme(read_l190(oracle(path)))

    assert Tally(records=expected, read=expected, odd=odd, whole=True) == found.tally
    assert (
        Euro.total(lot.awarded for lot in lots if lot.awarded is not None),
        Euro.total(lot.paid for lot in lots if lot.paid is not None),
    ) == sums(found)
    assert {RecordOrigin.FOREIGN} == {tender.origin for tender in found.programme.tenders}


def test_the_publication_is_the_source(oracle: Callable[[str], Path]) -> None:
    """
    What the file says of itself is the source of every record; what no source holds stands with the first tender.
    """
    found = l190_programme(read_l190(oracle("anac/l190/dataset-2022_30_lots.xml")))
    first, second, *_ = found.programme.tenders
    contract = found.programme.service_contracts[0]

    assert (
        Source(
            id="l190",
            kind=SourceKind.DATASET,
            title="Pubblicazione 1 legge 190, S.I.TO SPA - SOCIETA INTERPORTO DI TORINO, 2022, IODL",
            published=date(2023, 4, 18),
            address="http://allegati.interportotorino.it/2022/dataset-2022.xml",
        ),
    ) == found.programme.sources
    assert {Provenance(sources=("l190",))} == {first.provenance, second.provenance, contract.provenance}
    assert contract.execution.liquidated is not None
    assert date(2023, 3, 9) == contract.execution.liquidated.when
    assert [
        "metadata/titolo",
        "metadata/abstract",
        "metadata/dataPubblicazioneDataset",
        "metadata/entePubblicatore",
        "metadata/dataUltimoAggiornamentoDataset",
        "metadata/annoRiferimento",
        "metadata/urlFile",
        "metadata/licenza",
    ] == [value.place for value in first.as_found if value.place.startswith("metadata")]
    assert [] == [value for value in second.as_found if value.place.startswith("metadata")]


def test_a_source_of_ones_own() -> None:
    """
    Who says what the data set is has every record name it; what the file says of itself is kept all the same.
    """
    own = Source(id="anac-2022", kind=SourceKind.DATASET, title="L. 190, 2022")
    dataset = PublishedDataset(title="T", as_found=(FoundValue(place="metadata/altro", value="z"),))
    found = l190_programme([ReadRow(line=1, record=PublishedLot(cig=CIG, dataset=dataset))], source=own)
    (tender,) = found.programme.tenders

    assert ((own,), Provenance(sources=("anac-2022",))) == (found.programme.sources, tender.provenance)
    assert (
        FoundValue(place="metadata/titolo", value="T"),
        FoundValue(place="metadata/altro", value="z"),
    ) == tender.as_found


@pytest.mark.parametrize(
    ("lots", "expected"),
    [
        pytest.param([(4, CIG), (9, NO_CIG), (12, None)], ["7911923567", "riga-9", "riga-12"], id="CIG, else line"),
        pytest.param(
            [(4, CIG), (9, CIG), (12, CIG)], ["7911923567", "7911923567-riga-9", "7911923567-riga-12"], id="again"
        ),
        pytest.param(
            [(1, CIG), (1, CIG), (1, CIG), (1, None), (1, NO_CIG)],
            ["7911923567", "7911923567-riga-1", "7911923567-riga-1-2", "riga-1", "riga-1-2"],
            id="all on one line",
        ),
    ],
)
def test_names(lots: list[tuple[int, Cig | CodeAsFound | None]], expected: list[str]) -> None:
    """
    A tender bears its CIG, or its line, and never the name of another.
    """
    rows = [
        ReadRow(line=line, record=PublishedLot(cig=cig, object=str(number), awarded=Euro("1.00")))
        for number, (line, cig) in enumerate(lots)
    ]
    programme = l190_programme(rows).programme

    assert (expected, expected) == (
        [tender.id for tender in programme.tenders],
        [contract.id for contract in programme.service_contracts],
    )


def test_the_same_lot_twice_is_imported_once() -> None:
    """
    A lot that says the same, CIG and all, is left out and reported; without a CIG it may be another, and stays.
    """
    lots = [PublishedLot(cig=CIG), PublishedLot(cig=CIG), PublishedLot(cig=NO_CIG), PublishedLot(cig=NO_CIG)]
    found = l190_programme(with_duplicates(ReadRow(line=line, record=lot) for line, lot in enumerate(lots, start=2)))

    assert Tally(records=4, read=3, odd=1, whole=True) == found.tally
    assert [
        (3, "è identico al lotto della riga 2; non importato di nuovo", True),
        (
            5,
            "è identico al lotto della riga 4, ma senza un CIG valido non si sa se sia lo stesso: tenuti entrambi",
            False,
        ),
    ] == [(problem.line, problem.message.it, problem.unread) for problem in found.problems]


def test_rows_that_are_none_are_counted() -> None:
    """
    What could not be read is among the records and the problems, and not among what was read.
    """
    rows = [
        ReadRow(line=1, record=PublishedLot(cig=NO_CIG), problems=(ODD,)),
        ReadRow[PublishedLot](line=2, record=None, problems=(UNREAD,)),
        ReadRow(line=3, record=PublishedLot(cig=CIG)),
    ]
    found = l190_programme(rows)

    assert (Tally(records=3, read=2, odd=1, whole=True), (ODD, UNREAD)) == (found.tally, found.problems)


def test_a_last_row_that_breaks_off_is_told_in_the_tally() -> None:
    """
    A CSV whose last row is not whole is not a whole file.
    """
    rows = [ReadRow(line=1, record=PublishedLot(cig=CIG)), ReadRow[PublishedLot](line=2, record=None, problems=(CUT,))]

    assert Tally(records=2, read=1, odd=0, whole=False) == l190_programme(rows).tally


def breaking(rows: Iterable[ReadRow[PublishedLot]]) -> Iterator[ReadRow[PublishedLot]]:
    """
    Yield some rows, then break off.
    """
    yield from rows
    raise BROKEN


def test_a_file_that_breaks_off_gives_what_stood_before() -> None:
    """
    What was read before an XML broke off is there, the error is a problem, and nothing looks like the whole.
    """
    found = l190_programme(breaking([ReadRow(line=7, record=PublishedLot(cig=CIG))]))

    assert Tally(records=1, read=1, odd=0, whole=False) == found.tally
    assert (
        RowProblem(line=7, place="", kind="broken_off", message=Bilingual("si interrompe", "breaks off")),
    ) == found.problems


def test_a_file_of_which_nothing_was_read_is_no_import() -> None:
    """
    An error before the first lot is an error, and not an import of nothing.
    """
    with pytest.raises(DocumentError):
        l190_programme(breaking([]))


@pytest.mark.parametrize("vat", list(VatBasis))
def test_whoever_knows_the_basis_says_it(vat: VatBasis) -> None:
    """
    No source of law was read that says whether the amounts are net: unknown, unless the caller knows.
    """
    rows = [ReadRow(line=1, record=PublishedLot(cig=CIG, awarded=Euro("100.00"), paid=Euro("10.00")))]
    (contract,) = l190_programme(rows, vat=vat).programme.service_contracts
    (told,) = l190_programme(rows).programme.service_contracts

    assert contract.amount is not None
    assert contract.execution.liquidated is not None
    assert told.amount is not None
    assert (vat, vat, VatBasis.UNKNOWN) == (contract.amount.vat, contract.execution.liquidated.vat, told.amount.vat)


codes = st.sampled_from([CIG, Cig("Z642AEB782"), NO_CIG, None])
parties = st.builds(PublishedParty, name=st.sampled_from("ABC"), foreign_id=st.sampled_from(["", "DE1"]))
tenderers = st.lists(parties, min_size=1, max_size=2).map(
    lambda found: PublishedTenderer(members=tuple(found), group=len(found) > 1)
)
sides = st.none() | st.lists(tenderers, max_size=2).map(tuple)
amounts = st.none() | st.integers(0, 10_000).map(Euro.from_cents)
lots = st.builds(
    PublishedLot,
    cig=codes,
    object=st.sampled_from(["", "x", "y"]),
    procedure=st.sampled_from(["", "23-AFFIDAMENTO DIRETTO", "altro"]),
    tenderers=sides,
    winners=sides,
    awarded=amounts,
    paid=amounts,
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    as_found=st.just(()),
    dataset=st.none(),
)
rows_of_lots = st.lists(st.tuples(st.integers(1, 3), st.none() | lots), max_size=6)


@settings(max_examples=50)
@given(rows_of_lots)
def test_every_lot_of_a_file_is_read_or_reported(given_rows: list[tuple[int, PublishedLot | None]]) -> None:
    """
    Whatever the lots: counts add up, each unread one has its problem, and the document of the programme is read back.
    """
    rows = [ReadRow(line=line, record=lot, problems=() if lot else (UNREAD,)) for line, lot in given_rows]
    found = l190_programme(with_duplicates(rows))

    assert len(given_rows) == found.tally.records == found.tally.read + found.tally.reported
    assert found.tally.reported == sum(problem.unread for problem in found.problems)
    assert found.tally.read == len(found.programme.tenders)
    assert found.programme == documents.loads(documents.dumps(found.programme))


def test_nothing_read_is_told() -> None:
    """
    A file without a lot is told, for it may be the wrong one; its tally is that of a whole file of none.
    """
    found = l190_programme([])

    assert [(0, "no_records", False)] == [(one.line, one.kind, one.unread) for one in found.problems]
    assert Tally(records=0, read=0, odd=0, whole=True) == found.tally
