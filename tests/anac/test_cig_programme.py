"""
Rows of ANAC's open data as a programme: tenders with their lots, and every row of the file counted.
"""

import csv
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.exchange.anac import cig_programme, read_cig_csv
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.exchange.imports import Imported, Tally
from contratti_quartiere.identifiers import Cig
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import RecordOrigin
from contratti_quartiere.sources import Provenance, Source, SourceKind

ORACLE = "anac/cig_2023-10_150_rows.csv"
HEAD = "cig;numero_gara;oggetto_gara;importo_complessivo_gara;n_lotti_componenti;oggetto_lotto;importo_lotto\n"
FIRST = "7911923567;10;PULIZIE;30.10;2;LOTTO 1;10.00\n"
SECOND = "7692761B31;10;PULIZIE;30.10;2;LOTTO 2;20.10\n"


def imported(folder: Path, rows: str) -> Imported:
    """
    Write rows under the least headers, and import them.
    """
    path = folder / "cig.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return cig_programme(read_cig_csv(path))


def told(found: Imported) -> list[tuple[int, str]]:
    """
    Return what is odd or was not read, but for the columns that the file has not.
    """
    return [(problem.line, problem.kind) for problem in found.problems if problem.kind != "missing_columns"]


def lots(found: Imported) -> list[tuple[str, list[str]]]:
    """
    Return the names of the tenders, each with those of its lots.
    """
    return [(tender.id, [lot.id for lot in tender.lots]) for tender in found.programme.tenders]


def test_all_rows_of_the_authority(oracle: Callable[[str], Path]) -> None:
    """
    150 rows become 90 tenders of another's with all their lots, nothing is odd, and the document holds them.
    """
    found = cig_programme(read_cig_csv(oracle(ORACLE)))
    assert (Tally(records=150, read=150, odd=0, whole=True), ()) == (found.tally, found.problems)
    assert (90, 12, 150) == (
        len(found.programme.tenders),
        sum(len(tender.lots) > 1 for tender in found.programme.tenders),
        sum(len(tender.lots) for tender in found.programme.tenders),
    )
    assert {RecordOrigin.FOREIGN} == {tender.origin for tender in found.programme.tenders}
    assert found.programme == loads(dumps(found.programme))


def test_sums_of_the_authority_to_the_cent(oracle: Callable[[str], Path]) -> None:
    """
    The lots of each tender add up to its amount, as `csv` and `Decimal` add them up; as floats two of them would not.
    """
    path = oracle(ORACLE)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    floats: dict[str, float] = defaultdict(float)
    wholes: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            sums[row["numero_gara"]] += Decimal(row["importo_lotto"])
            floats[row["numero_gara"]] += float(row["importo_lotto"])
            wholes[row["numero_gara"]] = row["importo_complessivo_gara"]
    added: dict[str, Decimal] = {}
    stated: dict[str, Decimal] = {}
    for tender in cig_programme(read_cig_csv(path)).programme.tenders:
        added[tender.id] = Decimal(Euro.total(lot.amount.amount for lot in tender.lots if lot.amount).cents) / 100
        stated[tender.id] = Decimal(tender.totals[0].amount.cents) / 100
    assert dict(sums) == added == stated
    assert {"8094547", "9268199"} == {number for number, total in floats.items() if total != float(wholes[number])}


def test_every_cell_of_the_authority_is_somewhere(oracle: Callable[[str], Path]) -> None:
    """
    What stands in any of the 61 columns of any row stands in its tender, in a field or as it was found.
    """
    path = oracle(ORACLE)
    tenders = {tender.id: tender for tender in cig_programme(read_cig_csv(path)).programme.tenders}
    fields = {
        "cig",
        "numero_gara",
        "oggetto_gara",
        "importo_complessivo_gara",
        "oggetto_lotto",
        "importo_lotto",
        "data_pubblicazione",
        "data_scadenza_offerta",
        "cf_amministrazione_appaltante",
        "denominazione_amministrazione_appaltante",
        "cod_cpv",
    }
    lost: list[tuple[str, str]] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            tender = tenders[row["numero_gara"]]
            kept = {(found.place, found.value) for found in tender.as_found}
            for header, cell in row.items():
                of_lot = (f"{row['cig']}/{header}", cell.strip())
                if cell and header not in fields and not {(header, cell.strip()), (header, cell), of_lot} & kept:
                    lost.append((row["cig"], header))
    assert [] == lost


def test_lots_stand_together_wherever_their_rows_are(tmp_path: Path) -> None:
    """
    Rows of one number are lots of one tender, whatever stands between them.
    """
    between = "B00012EADB;11;ALTRO;5.00;1;ALTRO;5.00\n"
    found = imported(tmp_path, FIRST + between + SECOND)
    assert [("10", ["7911923567", "7692761B31"]), ("11", ["B00012EADB"])] == lots(found)
    assert (Tally(records=3, read=3, odd=1, whole=True), []) == (found.tally, told(found))


def test_rows_without_a_number_stand_alone(tmp_path: Path) -> None:
    """
    A row without the number of its tender is a tender by itself, under its CIG or else by its place, and told.
    """
    found = imported(tmp_path, "7911923567;;A;1.00;1;A;1.00\n;;B;2.00;1;B;2.00\n;;C;2.00;1;C;2.00\n")
    assert [("7911923567", ["7911923567"]), ("gara-2", ["lotto-1"]), ("gara-3", ["lotto-1"])] == lots(found)
    assert [
        (2, "no_tender_number"),
        (3, "no_cig"),
        (3, "no_tender_number"),
        (4, "no_cig"),
        (4, "no_tender_number"),
    ] == told(found)
    (problem, *_) = [problem for problem in found.problems if problem.kind == "no_tender_number"]
    assert ("nessun numero di gara: la riga è una gara a sé", "no tender number: the row is a tender by itself") == (
        problem.message.it,
        problem.message.en,
    )


def test_the_same_row_twice(tmp_path: Path) -> None:
    """
    A row that says all that one before says is left out, counted and told.
    """
    found = imported(tmp_path, FIRST + SECOND + FIRST)
    assert [("10", ["7911923567", "7692761B31"])] == lots(found)
    assert (Tally(records=3, read=2, odd=1, whole=True), [(4, "duplicate")]) == (found.tally, told(found))
    assert ("è la stessa riga della 2: lasciata fuori", "is the same row as line 2: left out", True, "7911923567") == (
        found.problems[-1].message.it,
        found.problems[-1].message.en,
        found.problems[-1].unread,
        found.problems[-1].found,
    )


def test_the_same_cig_with_other_words(tmp_path: Path) -> None:
    """
    A CIG that comes again with something else is told with what differs, and stays as a lot of its own.
    """
    path = tmp_path / "cig.csv"
    head = HEAD.replace("\n", ";altro;ancora\n")
    first, again = FIRST.replace("\n", ";x;y\n"), FIRST.replace("LOTTO 1", "LOTTO 1 BIS").replace("\n", ";z;y\n")
    path.write_text(head + first + again, encoding="utf-8")
    found = cig_programme(read_cig_csv(path))
    assert [("10", ["7911923567", "7911923567-2"])] == lots(found)
    (problem,) = [problem for problem in found.problems if problem.kind == "same_cig"]
    assert (
        3,
        "cig",
        "7911923567",
        False,
        "il CIG sta già alla riga 2, con altro in: oggetto_lotto, altro; tenuta come lotto a sé",
        "the CIG stands in line 2 already, with something else in: oggetto_lotto, altro; kept as a lot of its own",
    ) == (
        problem.line,
        problem.place,
        problem.found,
        problem.unread,
        problem.message.it,
        problem.message.en,
    )


@pytest.mark.parametrize("code", ["0000000000", "ES01"], ids=["zeros for none", "exclusion"])
def test_what_stands_for_no_cig_may_stand_twice(tmp_path: Path, code: str) -> None:
    """
    Ten zeros are no code, and two lots that bear them are not the same.
    """
    found = imported(tmp_path, (FIRST + SECOND).replace("7911923567", code).replace("7692761B31", code))
    assert [("10", [code, f"{code}-2"])] == lots(found)
    assert {"sentinel"} if code == "0000000000" else {"exclusion"} == {kind for _, kind in told(found)}


def test_a_mistyped_cig_twice_is_told(tmp_path: Path) -> None:
    """
    A code with a letter for a digit is kept as it was found, and is the same where it comes again.
    """
    mistyped = (FIRST + SECOND).replace("7911923567", "6392602EOA").replace("7692761B31", "6392602EOA")
    found = imported(tmp_path, mistyped)
    assert [("10", ["6392602EOA", "6392602EOA-2"])] == lots(found)
    assert [(2, "letter_for_digit"), (3, "letter_for_digit"), (3, "same_cig")] == told(found)


def test_a_file_that_broke_off_is_not_whole(tmp_path: Path) -> None:
    """
    A file that breaks off in its last row gives what stands before, and says so.
    """
    found = imported(tmp_path, FIRST + SECOND + "B00012EADB;11;AL")
    assert (Tally(records=3, read=2, odd=1, whole=False), [(4, "broken_off")]) == (found.tally, told(found))
    assert not found.tally.complete


def test_an_unread_row_is_no_end(tmp_path: Path) -> None:
    """
    A row within the file that could not be read leaves the file whole, and the import not complete.
    """
    found = imported(tmp_path, "B00012EADB;11;AL\n" + FIRST + SECOND)
    assert (Tally(records=3, read=2, odd=1, whole=True), [(2, "too_few_cells")]) == (found.tally, told(found))
    assert not found.tally.complete


def test_names_that_are_taken(tmp_path: Path) -> None:
    """
    A tender without a number does not take the name of one that has it.
    """
    found = imported(tmp_path, ";7911923567;A;1.00;1;A;1.00\n7911923567;;B;1.00;1;B;1.00\n")
    assert [("7911923567", ["lotto-1"]), ("7911923567-2", ["7911923567"])] == lots(found)


def test_what_is_told_of_the_source(tmp_path: Path) -> None:
    """
    Who says which data set it is, and whether tax is in its amounts, finds both in each tender and lot.
    """
    path = tmp_path / "cig.csv"
    path.write_text(HEAD + FIRST + SECOND, encoding="utf-8")
    source = Source(id="anac-cig", kind=SourceKind.DATASET, title="ANAC, CIG")
    programme = cig_programme(read_cig_csv(path), source=source, vat=VatBasis.NET).programme
    (tender,) = programme.tenders
    amounts = [tender.totals[0], *[lot.amount for lot in tender.lots if lot.amount]]
    assert [(VatBasis.NET, Provenance(sources=("anac-cig",)))] * 3 == [(it.vat, it.provenance) for it in amounts]
    assert ((source,), [Provenance(sources=("anac-cig",))] * 3) == (
        programme.sources,
        [tender.provenance, *(lot.provenance for lot in tender.lots)],
    )


def test_no_rows() -> None:
    """
    Of no rows there is an empty programme.
    """
    found = cig_programme([])
    assert (Tally(records=0, read=0, odd=0, whole=True), ()) == (found.tally, found.programme.tenders)


CODES = st.sampled_from(["7911923567", "7692761B31", "6392602EOA", "0000000000", "B00012EADB", ""])
LINES = st.one_of(
    st.builds(
        "{};{};{};{};{};{};{}".format,
        CODES,
        st.sampled_from(["10", "11", "", "7911923567"]),
        st.sampled_from(["PULIZIE", "VERDE"]),
        st.sampled_from(["30.10", "1.234", ""]),
        st.sampled_from(["1", "2", "due"]),
        st.sampled_from(["A", '"B', '"C\nD"', "E\0"]),
        st.sampled_from(["10.00", "-1.00", "x"]),
    ),
    st.sampled_from(["", ";;;;;;", "7911923567;10", "a;b;c;d;e;f;g;h"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(lines=st.lists(LINES, max_size=12))
def test_each_row_is_read_or_reported(tmp_path: Path, lines: list[str]) -> None:
    """
    Whatever a file holds, each row of it is a lot or reported, no name stands twice, and the document holds it all.
    """
    found = imported(tmp_path, "".join(f"{line}\n" for line in lines))
    rows = list(read_cig_csv(tmp_path / "cig.csv"))
    unread = [problem for problem in found.problems if problem.unread]
    assert (len(rows), len(rows)) == (found.tally.records, found.tally.read + found.tally.reported)
    assert (found.tally.read, found.tally.reported) == (
        sum(len(tender.lots) for tender in found.programme.tenders),
        len(unread),
    )
    assert sorted(found.problems, key=lambda problem: problem.line) == list(found.problems)
    assert found.programme == loads(dumps(found.programme))
    again = cig_programme(rows)
    assert found == again
    codes = {str(row.record.cig) for row in rows if row.record and isinstance(row.record.cig, Cig)}
    assert codes == {str(lot.cig) for tender in found.programme.tenders for lot in tender.lots if type(lot.cig) is Cig}


def test_nothing_read_is_told(tmp_path: Path) -> None:
    """
    A file of headers alone is told, for it may be the wrong one.
    """
    found = imported(tmp_path, "")
    assert ([(0, "no_records")], Tally(records=0, read=0, odd=0, whole=True)) == (told(found), found.tally)


@pytest.mark.parametrize("cig", ["", "0000000000", "AOOOOO11A6"])
def test_the_same_row_without_a_valid_cig_is_kept(tmp_path: Path, cig: str) -> None:
    """
    Without a valid CIG nobody knows whether two rows are one: both are kept, and the second is told.
    """
    found = imported(tmp_path, f"{cig};10;PULIZIE;30.10;2;LOTTO 1;15.05\n" * 2)
    assert 2 == found.tally.read
    assert [(3, cig)] == [(one.line, one.found) for one in found.problems if one.kind == "possible_duplicate"]


@pytest.mark.parametrize(
    ("last", "kind", "whole"),
    [
        pytest.param("20.10", "no_line_end", True, id="a last value in order"),
        pytest.param("2", "no_line_end", True, id="a last value that is short and looks well"),
        pytest.param("1.234", "cut_short", False, id="a last value with a fault"),
        pytest.param('"20.1"0', "cut_short", False, id="quotes amiss"),
    ],
)
def test_a_last_row_without_its_end(tmp_path: Path, last: str, kind: str, whole: bool) -> None:
    """
    A file without a last line end is whole, unless something is wrong with its last value: then it was cut there.
    """
    found = imported(tmp_path, f"{FIRST}7692761B31;10;PULIZIE;30.10;2;LOTTO 2;{last}")
    ends = [one.kind for one in found.problems if one.kind in {"no_line_end", "cut_short"}]
    assert ([kind], whole) == (ends, found.tally.whole)


def test_a_fault_elsewhere_in_the_last_row(tmp_path: Path) -> None:
    """
    A cut takes the last value: what is wrong with another of the row is no sign of one.
    """
    found = imported(tmp_path, "AOOOOO11A6;10;PULIZIE;30.10;1;LOTTO 2;30.10")
    assert (["letter_for_digit", "no_line_end"], True) == (
        sorted(kind for _, kind in told(found)),
        found.tally.whole,
    )
