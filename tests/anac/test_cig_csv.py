"""
ANAC's CSV of CIG codes: every row a record as it is published, or reported with its line.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.anac import read_cig_csv
from contratti_quartiere.exchange.anac.cig_rows import PublishedCig
from contratti_quartiere.exchange.imports import ReadRow
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, CigFamily, CodeAsFound, CodeKind, Cpv, TaxCode
from contratti_quartiere.money import Euro

ORACLE = "anac/cig_2023-10_150_rows.csv"
HEADERS = ("cig", "numero_gara", "oggetto_lotto", "importo_lotto")


def rows(folder: Path, content: str, encoding: str = "utf-8") -> list[ReadRow[PublishedCig]]:
    """
    Write a file and read it.
    """
    path = folder / "cig.csv"
    path.write_bytes(content.encode(encoding))
    return list(read_cig_csv(path))


def alone(folder: Path, header: str, cell: str) -> ReadRow[PublishedCig]:
    """
    Read one row of a file that has one column more than the least.
    """
    headers = [*HEADERS, header] if header not in HEADERS else list(HEADERS)
    cells = {"cig": "7911923567", "importo_lotto": "100.0", header: cell}
    (row,) = rows(folder, ";".join(headers) + "\n" + ";".join(cells.get(name, "") for name in headers) + "\n")
    return row


def odd(row: ReadRow[PublishedCig]) -> list[tuple[str, str, str]]:
    """
    Return what is odd in a row, beside the columns that its file has not.
    """
    problems = [problem for problem in row.problems if problem.kind != "missing_columns"]
    return [(problem.place, problem.kind, problem.found) for problem in problems]


def as_published(lot: PublishedCig | None) -> Iterator[tuple[str, Any]]:
    """
    Yield the value of each column of a record that the oracle can be asked for.
    """
    assert lot is not None
    yield "cig", str(lot.cig)
    yield "numero_gara", lot.tender_number
    yield "oggetto_gara", lot.tender_object
    yield "importo_complessivo_gara", lot.tender_amount
    yield "n_lotti_componenti", lot.lot_count
    yield "oggetto_lotto", lot.lot_object
    yield "importo_lotto", lot.lot_amount
    yield "oggetto_principale_contratto", lot.object_kind
    yield "stato", lot.status
    yield "settore", lot.sector
    yield "luogo_istat", lot.place
    yield "provincia", lot.province
    yield "data_pubblicazione", lot.published
    yield "data_scadenza_offerta", lot.offers_due
    yield "cod_tipo_scelta_contraente", lot.procedure_code
    yield "tipo_scelta_contraente", lot.procedure
    yield "modalita_realizzazione", lot.arrangement
    yield "cf_amministrazione_appaltante", str(lot.authority_tax_code)
    yield "denominazione_amministrazione_appaltante", lot.authority
    yield "cod_cpv", str(lot.cpv)
    yield "descrizione_cpv", lot.cpv_words
    yield "flag_prevalente", lot.main_cpv
    yield "DURATA_PREVISTA", lot.duration
    yield "TIPO_APPALTO_RISERVATO", lot.reserved
    yield "FLAG_PREV_RIPETIZIONI", lot.repetitions
    yield "COD_ESITO", lot.outcome_code
    yield "ESITO", lot.outcome
    yield "cig_accordo_quadro", "" if lot.framework_cig is None else str(lot.framework_cig)


AMOUNTS = {"importo_complessivo_gara", "importo_lotto"}
DAYS = {"data_pubblicazione", "data_scadenza_offerta"}
FLAGS = {"flag_prevalente", "FLAG_PREV_RIPETIZIONI"}


def read_alone(header: str, cell: str) -> Any:
    """
    Return a cell as Python's own types say it, without our code but for the type that holds cents.
    """
    if header in AMOUNTS:
        return Euro(Decimal(cell).quantize(Decimal("0.01")))
    if header in DAYS:
        return date.fromisoformat(cell)
    if header in FLAGS:
        return cell == "1"
    return int(cell) if header == "n_lotti_componenti" else cell.strip()


def test_every_row_of_the_authority(oracle: Callable[[str], Path]) -> None:
    """
    All 150 rows are read, each field as `csv` and `Decimal` read its column, nothing in them is odd.
    """
    path = oracle(ORACLE)
    with path.open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file, delimiter=";"))
    found = list(read_cig_csv(path))
    assert (150, []) == (len(found), [row.problems for row in found if row.problems])
    for row, published in zip(found, expected, strict=True):
        columns = dict(as_published(row.record))
        assert {header: read_alone(header, published[header]) for header in columns} == columns


def test_every_other_column_is_kept(oracle: Callable[[str], Path]) -> None:
    """
    What no field of a record holds of the 61 columns is kept under its header, as it was found.
    """
    path = oracle(ORACLE)
    with path.open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file, delimiter=";"))
    for row, published in zip(read_cig_csv(path), expected, strict=True):
        assert row.record is not None
        fields = {header for header, _ in as_published(row.record)}
        others = [(header, cell) for header, cell in published.items() if header not in fields and cell]
        assert others == [(kept.place, kept.value) for kept in row.record.as_found]


def test_families_of_the_authority(oracle: Callable[[str], Path]) -> None:
    """
    Of the 150 codes 80 are of the series of a letter and 70 numeric; none fails.
    """
    codes = [row.record.cig for row in read_cig_csv(oracle(ORACLE)) if row.record]
    families = [code.family for code in codes if isinstance(code, Cig)]
    assert (80, 70) == (families.count(CigFamily.LETTER), families.count(CigFamily.NUMERIC))


def test_durations_of_the_authority(oracle: Callable[[str], Path]) -> None:
    """
    Twenty rows say `1095.0` and eighteen `0.0`, which is none: it stays what it is, and no month is made of it.
    """
    lots = [row.record for row in read_cig_csv(oracle(ORACLE)) if row.record]
    said = [lot.duration for lot in lots]
    assert (20, 18, 132) == (said.count("1095.0"), said.count("0.0"), sum(lot.lasts for lot in lots))


def test_lines_of_the_authority(oracle: Callable[[str], Path]) -> None:
    """
    Each row says on which line of the file it starts, where its CIG stands.
    """
    path = oracle(ORACLE)
    lines = path.read_text(encoding="utf-8").split("\n")
    found = [(row.record.cig, lines[row.line - 1][1:11]) for row in read_cig_csv(path) if row.record]
    assert [code for _, code in found] == [str(cig) for cig, _ in found]


@pytest.mark.parametrize(
    ("header", "text", "expected", "kind"),
    [
        pytest.param(
            "importo_lotto", "1.234,50", {"lot_amount": Euro("1234.50")}, "italian_amount", id="Italian amount"
        ),
        pytest.param("importo_lotto", "1.234", {"lot_amount": None}, "two_meanings", id="amount of two meanings"),
        pytest.param("importo_lotto", "0.125", {"lot_amount": None}, "decimals", id="three decimals"),
        pytest.param("importo_lotto", "n.d.", {"lot_amount": None}, "amount", id="no amount"),
        pytest.param(
            "data_pubblicazione", "02/05/2016", {"published": date(2016, 5, 2)}, "italian_day", id="Italian day"
        ),
        pytest.param("data_pubblicazione", "2016-02-30", {"published": None}, "day", id="no day"),
        pytest.param("n_lotti_componenti", "17.0", {"lot_count": 17}, "", id="count with a point"),
        pytest.param("n_lotti_componenti", "due", {"lot_count": None}, "count", id="no count"),
        pytest.param("n_lotti_componenti", "-1", {"lot_count": None}, "count", id="count below zero"),
        pytest.param("n_lotti_componenti", "1" * 10, {"lot_count": None}, "count", id="count beyond reason"),
        pytest.param("n_lotti_componenti", " ", {"lot_count": None}, "", id="blank count"),
        pytest.param("flag_prevalente", "0.0", {"main_cpv": False}, "", id="flag"),
        pytest.param("FLAG_PREV_RIPETIZIONI", "1", {"repetitions": True}, "", id="another flag"),
        pytest.param("flag_prevalente", "S", {"main_cpv": None}, "flag", id="no flag"),
        pytest.param("flag_prevalente", " ", {"main_cpv": None}, "", id="blank flag"),
        pytest.param("DURATA_PREVISTA", "1095.0", {"duration": "1095.0"}, "", id="duration"),
        pytest.param("oggetto_lotto", " PULIZIA ", {"lot_object": "PULIZIA"}, "", id="blanks around"),
        pytest.param("flag\u200b_prevalente", "1", {"main_cpv": True}, "", id="header with a sign that nobody sees"),
        pytest.param("COD_CPV", "85320000", {"cpv": Cpv("85320000")}, "", id="header in the other case"),
    ],
)
def test_cells(tmp_path: Path, header: str, text: str, expected: dict[str, object], kind: str) -> None:
    """
    A value is read as it stands; what is not is told, and the text is kept as it was found.
    """
    row = alone(tmp_path, header, text)
    kept = (FoundValue(place=header, value=text),) if kind else ()
    assert row.record is not None
    assert (expected, kept) == ({field: getattr(row.record, field) for field in expected}, row.record.as_found)
    assert [(header, kind, text)] * bool(kind) == odd(row)


@pytest.mark.parametrize(
    ("header", "text", "expected", "fault"),
    [
        pytest.param("cig", "6392602EOA", CodeAsFound(CodeKind.CIG, "6392602EOA"), "letter_for_digit", id="O for 0"),
        pytest.param("cig", "0000000000", CodeAsFound(CodeKind.CIG, "0000000000"), "sentinel", id="zeros for none"),
        pytest.param("cig_accordo_quadro", "NO", CodeAsFound(CodeKind.CIG, "NO"), "length", id="framework"),
        pytest.param(
            "cf_amministrazione_appaltante",
            "CFAVCP-0000001",
            CodeAsFound(CodeKind.TAX_CODE, "CFAVCP-0000001"),
            "length",
            id="number of the authority's own",
        ),
        pytest.param("cod_cpv", "ALTRO", CodeAsFound(CodeKind.CPV, "ALTRO"), "length", id="no CPV"),
    ],
)
def test_codes_that_are_none(tmp_path: Path, header: str, text: str, expected: CodeAsFound, fault: str) -> None:
    """
    A code that fails is kept letter by letter in its own place, and told with what is wrong with it.
    """
    row = alone(tmp_path, header, text)
    assert row.record is not None
    codes = (row.record.cig, row.record.framework_cig, row.record.authority_tax_code, row.record.cpv)
    assert [expected] == [code for code in codes if isinstance(code, CodeAsFound)]
    assert [(header, fault, text)] == odd(row)


def test_a_header_with_signs_that_nobody_sees(tmp_path: Path) -> None:
    """
    A column that is not known is kept under its header, whose invisible signs are spelt.
    """
    row = alone(tmp_path, "al\u200btro", "x")
    assert row.record is not None
    assert (FoundValue(place="al\\u200btro", value="x"),) == row.record.as_found


def test_a_letter_for_a_digit_says_which_code_is_valid(tmp_path: Path) -> None:
    """
    Where O stands for 0 in a CIG, the message says the code that would be valid.
    """
    row = alone(tmp_path, "cig", "6392602EOA")
    assert "forse è 6392602E0A: controllare" in row.problems[-1].message.it
    assert "perhaps it is 6392602E0A: check" in row.problems[-1].message.en


@pytest.mark.parametrize("cell", ["", "  "], ids=["empty", "blank"])
def test_a_row_without_a_cig_stays(tmp_path: Path, cell: str) -> None:
    """
    A row without a CIG is read, and told.
    """
    row = alone(tmp_path, "cig", cell)
    assert (None, Euro("100.00")) == (row.record and row.record.cig, row.record and row.record.lot_amount)
    assert [("cig", "no_cig", "")] == odd(row)


def test_an_endless_code_is_kept(tmp_path: Path) -> None:
    """
    A text too long for a code is no code, and is kept as it was found.
    """
    row = alone(tmp_path, "cig", "7" * 201)
    assert row.record is not None
    assert (None, (FoundValue(place="cig", value="7" * 201),)) == (row.record.cig, row.record.as_found)
    assert [("cig", "too_long", "7" * 201)] == odd(row)


def test_columns_that_are_missing_are_told_once(tmp_path: Path) -> None:
    """
    A file with fewer columns is read, and its first row says which are missing.
    """
    head = "cig;numero_gara;oggetto_lotto;importo_lotto;ESITO\n"
    first, second = rows(tmp_path, head + "7911923567;1;A;1.00;\n7692761B31;1;B;2.00;\n")
    assert ((), "missing_columns") == (second.problems, first.problems[0].kind)
    assert first.problems[0].message.it == (
        "nel file mancano colonne di ANAC, e ciò che direbbero resta ignoto in ogni riga: cig_accordo_quadro,"
        " oggetto_gara, importo_complessivo_gara, n_lotti_componenti, oggetto_principale_contratto, stato, settore,"
        " luogo_istat, provincia, data_pubblicazione, data_scadenza_offerta, cod_tipo_scelta_contraente,"
        " tipo_scelta_contraente, modalita_realizzazione, cf_amministrazione_appaltante,"
        " denominazione_amministrazione_appaltante, cod_cpv, descrizione_cpv, flag_prevalente, DURATA_PREVISTA,"
        " TIPO_APPALTO_RISERVATO, FLAG_PREV_RIPETIZIONI, COD_ESITO"
    )


def test_a_file_of_somebody_else_is_refused_at_once(tmp_path: Path) -> None:
    """
    Headers without which a file is not the authority's are named before any row is read.
    """
    path = tmp_path / "cig.csv"
    path.write_text("cig;oggetto\n7911923567;A\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="missing: numero_gara, oggetto_lotto, importo_lotto;"):
        read_cig_csv(path)


def test_a_row_that_is_none_is_passed_on(tmp_path: Path) -> None:
    """
    A row with too few cells is reported in its place; the first that is read tells what is missing from the file.
    """
    head = "cig;numero_gara;oggetto_lotto;importo_lotto\n"
    first, second = rows(tmp_path, head + "7911923567;1\n7692761B31;1;B;2.00\n")
    assert (None, ["too_few_cells"]) == (first.record, [problem.kind for problem in first.problems])
    assert ["missing_columns"] == [problem.kind for problem in second.problems]


WORDS = st.sampled_from(["", "PULIZIA", "È, “QUI”", 'LOTTO "A"; B', "A|B", "A\tB", "A\nB", "1095.0"])
CENTS = st.integers(0, 10**11)
CIGS = st.integers(1, 9_999_999).map(lambda number: Cig(f"{number:07d}{number * 211 % 4091:03X}"))
PLAUSIBLE = st.dates(date(1950, 1, 1), date(2099, 12, 31))
"""Days that are not told."""
LOTS = st.builds(
    PublishedCig,
    cig=CIGS,
    framework_cig=st.none() | CIGS,
    tender_number=WORDS,
    tender_object=WORDS,
    tender_amount=st.none() | CENTS.map(Euro.from_cents),
    lot_count=st.none() | st.integers(0, 999),
    # A pair such as the letter Â and the sign ¡ in the code page of Windows is a letter of UTF-8, and nobody can tell.
    lot_object=st.text("AB1àèéìòùÀÈÉÌÒÙ';,|\"", max_size=9),
    lot_amount=st.none() | CENTS.map(Euro.from_cents),
    object_kind=WORDS,
    status=WORDS,
    sector=WORDS,
    place=WORDS,
    province=WORDS,
    published=st.none() | PLAUSIBLE,
    offers_due=st.none() | PLAUSIBLE,
    procedure_code=WORDS,
    procedure=WORDS,
    arrangement=WORDS,
    authority_tax_code=st.none() | st.just(TaxCode("01199250158")),
    authority=WORDS,
    cpv=st.none() | st.just(Cpv("85320000-8")),
    cpv_words=WORDS,
    main_cpv=st.none() | st.booleans(),
    duration=WORDS,
    reserved=WORDS,
    repetitions=st.none() | st.booleans(),
    outcome_code=WORDS,
    outcome=WORDS,
    as_found=WORDS.map(lambda found: (FoundValue(place="altro", value=found),) if found else ()),
)
"""Rows as the authority might publish them."""


def cell(value: object) -> str:
    """
    Return a value as the authority writes it.
    """
    if isinstance(value, bool):
        return "1" if value else "0"
    return value.amount if isinstance(value, Euro) else "" if value in {None, "None"} else str(value)


def table(lots: list[PublishedCig], delimiter: str) -> str:
    """
    Return rows as a file.
    """
    text = StringIO(newline="")
    headers = [header for header, _ in as_published(PublishedCig())]
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow([*headers, "altro"])
    for lot in lots:
        kept = lot.as_found[0].value if lot.as_found else ""
        writer.writerow([*(cell(value) for _, value in as_published(lot)), kept])
    return text.getvalue()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    lots=st.lists(LOTS, max_size=2),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    delimiter=st.sampled_from(";,\t|"),
)
def test_what_is_published_is_read(tmp_path: Path, lots: list[PublishedCig], encoding: str, delimiter: str) -> None:
    """
    Whatever rows are written, in any encoding and with any delimiter, are read back equal.
    """
    found = rows(tmp_path, table(lots, delimiter), encoding)
    assert lots == [row.record for row in found]
    kinds = {problem.kind for row in found for problem in row.problems}
    assert kinds <= ({"code_page"} if encoding == "cp1252" else set())


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("stato", "ANNULLATO", [("stato", "cancelled", "ANNULLATO")]),
        ("stato", "Cancellato", [("stato", "cancelled", "Cancellato")]),
        ("stato", "ATTIVO", []),
        ("DATA_CANCELLAZIONE", "2023-10-05", [("DATA_CANCELLAZIONE", "cancelled", "2023-10-05")]),
        ("motivo_cancellazione", "errore", [("motivo_cancellazione", "cancelled", "errore")]),
        ("MOTIVO_CANCELLAZIONE", " ", []),
    ],
)
def test_a_cancelled_cig_is_told(tmp_path: Path, header: str, cell: str, expected: list[tuple[str, str, str]]) -> None:
    """
    A CIG that was cancelled stays and is told, whichever column says so.
    """
    row = alone(tmp_path, header, cell)
    assert row.record is not None
    assert expected == odd(row)
