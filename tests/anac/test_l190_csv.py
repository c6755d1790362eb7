"""
L. 190 lots in CSV: the oracle with its counts and sums, its columns in any order, what is missing and what is more.
"""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, shown
from contratti_quartiere.exchange.anac import read_l190
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot
from contratti_quartiere.exchange.imports import ReadRow
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, CodeAsFound, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period

HEADERS = (
    "cig,strutturaProponente:codiceFiscaleProp,importoAggiudicazione,importoSommeLiquidate,sceltaContraente,"
    "tempiCompletamento:dataInizio,tempiCompletamento:dataUltimazione"
)
ROW = "7911923567,01199250158,1000.00,500.00,23-AFFIDAMENTO DIRETTO,2016-05-02,2019-05-01"
FOUND = PublishedLot(
    cig=Cig("7911923567"),
    authority_tax_code=TaxCode("01199250158"),
    procedure="23-AFFIDAMENTO DIRETTO",
    awarded=Euro("1000.00"),
    paid=Euro("500.00"),
    start=date(2016, 5, 2),
    end=date(2019, 5, 1),
)


def read(folder: Path, content: bytes | str) -> list[ReadRow[PublishedLot]]:
    """
    Write a file and read it.
    """
    path = folder / "lotti.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_l190(path))


@pytest.fixture(scope="module")
def published(oracle: Callable[[str], Path]) -> Path:
    """
    Give the path of the 500 lots of the oracle.
    """
    return oracle("anac/l190_lotti_500_rows.csv")


@pytest.fixture(scope="module")
def texts(published: Path) -> list[dict[str, str]]:
    """
    Give the same rows as `csv` alone reads them.
    """
    with published.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_published_counts(published: Path) -> None:
    """
    The 500 lots of the oracle have what its README counts in them.
    """
    rows = list(read_l190(published))
    lots = [row.record for row in rows if row.record is not None]
    told = Counter(kind for row in rows for kind in {problem.kind for problem in row.problems})
    windows = [lot for lot in lots if lot.start is not None and lot.end is not None and lot.end >= lot.start]
    of_36_months = [Period.of_months(lot.start, 36) for lot in windows if lot.start is not None]

    assert {
        "lots": 500,
        "with a failing CIG": 50,
        "with a CIG in lower case": 8,
        "paid more than awarded": 41,
        "ended before start": 15,
        "without start": 92,
        "without end": 144,
        "with a time zone": 39,
        "without the number of their procedure": 10,
        "of 36 months": 40,
    } == {
        "lots": len(lots),
        "with a failing CIG": sum(isinstance(lot.cig, CodeAsFound) for lot in lots),
        "with a CIG in lower case": told["spelling"],
        "paid more than awarded": told["paid_above_awarded"],
        "ended before start": told["end_before_start"],
        "without start": sum(lot.start is None for lot in lots),
        "without end": sum(lot.end is None for lot in lots),
        "with a time zone": told["time_zone"],
        "without the number of their procedure": told["procedure_without_code"],
        "of 36 months": sum(
            lot.end in {period.last_day, period.end} for lot, period in zip(windows, of_36_months, strict=True)
        ),
    }


def test_only_what_the_readme_counts_is_odd(published: Path) -> None:
    """
    Nothing else is told of the lots of the oracle, and none of them is unread.
    """
    problems = [problem for row in read_l190(published) for problem in row.problems]

    assert {
        "sentinel": 50,
        "spelling": 8,
        "paid_above_awarded": 41,
        "end_before_start": 15,
        "procedure_without_code": 10,
        # 39 lots, 24 of them with a zone in both days.
        "time_zone": 63,
        # 0001-01-01, three times an end and once a start.
        "implausible_day": 4,
    } == Counter(problem.kind for problem in problems)
    assert [] == [problem for problem in problems if problem.unread]


def test_amounts_without_two_decimals_are_exact(published: Path, texts: list[dict[str, str]]) -> None:
    """
    The 65 amounts that are written `0` or `610.0` are what `Decimal` makes of them.
    """
    lots = [row.record for row in read_l190(published)]
    written = [
        (text, lot.awarded)
        for lot, row in zip(lots, texts, strict=True)
        if lot is not None and (text := row["importoAggiudicazione"])[-3:-2] != "."
    ]

    assert 65 == len(written)
    assert [Euro(Decimal(text)) for text, _ in written] == [amount for _, amount in written]


def test_sums_to_the_cent(published: Path, texts: list[dict[str, str]]) -> None:
    """
    Awarded and paid add up to what `csv` and `Decimal` make of the same file.
    """
    lots = [row.record for row in read_l190(published) if row.record is not None]
    columns = ("importoAggiudicazione", "importoSommeLiquidate")

    assert [Euro(sum((Decimal(row[name]) for row in texts), Decimal(0))) for name in columns] == [
        Euro.total(lot.awarded for lot in lots if lot.awarded is not None),
        Euro.total(lot.paid for lot in lots if lot.paid is not None),
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{HEADERS}\n{ROW}\n", id="commas"),
        pytest.param(f"{HEADERS}\n{ROW}\n".replace(",", ";"), id="semicolons"),
        pytest.param(f"{HEADERS}\n{ROW}\n".replace(",", "\t"), id="tabs"),
        pytest.param(f"{HEADERS.upper()}\n{ROW}\n", id="headers in upper case"),
        pytest.param(f"\ufeff{HEADERS}\r\n{ROW}\r\n", id="a mark, and the line ends of Windows"),
        pytest.param(f"{HEADERS}\n{ROW}\n".encode("utf-16"), id="UTF-16"),
    ],
)
def test_any_way_of_saving(tmp_path: Path, content: bytes | str) -> None:
    """
    However a file is saved, its lots are the same.
    """
    assert [ReadRow(line=2, record=FOUND)] == read(tmp_path, content)


def test_columns_of_the_whole_file(tmp_path: Path) -> None:
    """
    The name of the body and the object are read where a file has them; a column that is not known is kept as found.
    """
    content = f"n,{HEADERS},oggetto,strutturaProponente:denominazione,lotto\u200bID,vuota\n1,{ROW},Custodi,Milano,x,\n"
    (row,) = read(tmp_path, content)
    kept = (FoundValue(place="n", value="1"), FoundValue(place="lotto\\u200bID", value="x"))

    assert row.record is not None
    assert ("Custodi", "Milano", kept, ()) == (
        row.record.object,
        row.record.authority,
        row.record.as_found,
        row.problems,
    )


def test_a_known_column_with_an_invisible_letter(tmp_path: Path) -> None:
    """
    A header in which nobody sees the letter that is too much is known all the same, and its place can be printed.
    """
    headers = HEADERS.replace("dataInizio", "data\u200bInizio")
    (row,) = read(tmp_path, f"{headers}\n{ROW.replace('2016-05-02', '02/05/2016')}\n")

    assert row.record is not None
    assert (date(2016, 5, 2), (FoundValue(place="tempiCompletamento:data\\u200bInizio", value="02/05/2016"),)) == (
        row.record.start,
        row.record.as_found,
    )


def test_what_is_empty_in_a_column_that_is_there_is_told(tmp_path: Path) -> None:
    """
    A column that a file has may not be empty where the schema asks for it; one that it has not is not asked for.
    """
    (row,) = read(tmp_path, f"{HEADERS},oggetto\n,01199250158,,,,,,\n")

    assert [(name, "missing") for name in ("cig", "oggetto", "sceltaContraente", "importoAggiudicazione")] + [
        ("importoSommeLiquidate", "missing")
    ] == [(problem.place, problem.kind) for problem in row.problems]


def test_missing_columns_are_named(tmp_path: Path) -> None:
    """
    A file without columns that it needs is refused with the names of all of them.
    """
    with pytest.raises(DocumentError) as raised:
        read(tmp_path, "cig,oggetto,sceltaContraente\n7911923567,x,y\n")
    names = "strutturaProponente:codiceFiscaleProp, importoAggiudicazione, importoSommeLiquidate"
    path = shown(str(tmp_path / "lotti.csv"))

    assert (
        "missing_headers",
        Bilingual(
            f"{path}: mancano le colonne: {names}; la prima riga deve avere tutte le intestazioni",
            f"{path}: columns are missing: {names}; the first row must have all headers",
        ),
    ) == (raised.value.problems[0].kind, raised.value.problems[0].message)


def test_a_row_that_is_none_is_reported_and_the_others_read(tmp_path: Path) -> None:
    """
    A row with too few cells costs no other row.
    """
    rows = read(tmp_path, f"{HEADERS}\n7911923567,x\n{ROW}\n")

    assert [(2, None, ["too_few_cells"]), (3, FOUND, [])] == [
        (row.line, row.record, [problem.kind for problem in row.problems]) for row in rows
    ]


def test_what_is_odd_in_the_letters_of_a_row_goes_with_its_lot(tmp_path: Path) -> None:
    """
    What the opening of the file has to say of a row is told beside what the lot itself has.
    """
    content = f"{HEADERS},oggetto\n{ROW},caffè\n".encode("cp1252")
    (row,) = read(tmp_path, content)

    assert row.record is not None
    assert ("caffè", ["code_page"]) == (row.record.object, [problem.kind for problem in row.problems])


def test_a_file_that_breaks_off_says_so_in_its_last_row(tmp_path: Path) -> None:
    """
    A last row without its end is not read, and its problem says that the file is not whole.
    """
    rows = read(tmp_path, f"{HEADERS}\n{ROW}\n7911923567,0119")

    assert [(True, []), (False, ["broken_off"])] == [
        (row.record is not None, [problem.kind for problem in row.problems]) for row in rows
    ]


def test_dates_and_amounts_as_italians_write_them(tmp_path: Path) -> None:
    """
    `02/05/2016` and `1.234,56` are read the Italian way and told, and what stood there is kept.
    """
    row_written = '7911923567,01199250158,"1.234,56",500.00,23-AFFIDAMENTO DIRETTO,02/05/2016,01/05/2019'
    (row,) = read(tmp_path, f"{HEADERS}\n{row_written}\n")

    assert row.record is not None
    assert (Euro("1234.56"), date(2016, 5, 2), date(2019, 5, 1)) == (
        row.record.awarded,
        row.record.start,
        row.record.end,
    )
    assert ["italian_amount", "italian_day", "italian_day"] == [problem.kind for problem in row.problems]
    assert ["1.234,56", "02/05/2016", "01/05/2019"] == [found.value for found in row.record.as_found]


@pytest.mark.parametrize(
    ("end", "kinds"),
    [
        pytest.param("", ["no_line_end"], id="whole as far as one sees"),
        pytest.param("x", ["cut_short", "day"], id="with a fault in its last value"),
    ],
)
def test_a_last_row_without_its_end(tmp_path: Path, end: str, kinds: list[str]) -> None:
    """
    A last value that is odd where the last line has no end makes the file one that was cut.
    """
    (row,) = read(tmp_path, f"{HEADERS}\n{ROW}{end}")

    assert kinds == [problem.kind for problem in row.problems]
