"""
How fast the lots of L. 190/2012 are read, beside `xml.etree` and `csv` alone on the same files.

`xml.etree` makes elements and `csv` makes texts; what comes on top is a record of each lot, its codes checked, its days
and amounts read and whatever is odd told. The name keeps the file out of the plain run of tests. What stands in
brackets in the column Median is the ratio to the fastest of the table:

    pytest tests/benchmarks/bench_l190.py --benchmark-columns=median,iqr,rounds
"""

import csv
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.exchange.anac import l190_programme, read_l190
from contratti_quartiere.identifiers import cig_parts

LOTS = 3_000
ROUNDS = 5

HEADERS = (
    "cig,strutturaProponente:codiceFiscaleProp,strutturaProponente:denominazione,oggetto,sceltaContraente,"
    "importoAggiudicazione,importoSommeLiquidate,tempiCompletamento:dataInizio,tempiCompletamento:dataUltimazione"
)


def _cig(serial: int) -> str:
    parts = cig_parts(f"{serial:07d}000")
    return "" if parts is None else f"{serial:07d}{parts.expected_check}"


def _values(number: int) -> tuple[str, ...]:
    return (
        _cig(number + 1),
        "01199250158",
        "COMUNE DI MILANO",
        f"Servizio di custodia sociale, lotto {number}",
        "01-PROCEDURA APERTA",
        f"{number}.50",
        f"{number // 2}.00",
        f"20{10 + number % 10}-05-02",
        f"20{13 + number % 10}-05-01",
    )


def _lot(number: int) -> str:
    cig, code, body, what, how, awarded, paid, start, end = _values(number)
    firms = "".join(
        f"<partecipante><codiceFiscale>{code}</codiceFiscale><ragioneSociale>IMPRESA {number + other}</ragioneSociale>"
        "</partecipante>"
        for other in range(3)
    )
    return (
        f"<lotto><cig>{cig}</cig><strutturaProponente><codiceFiscaleProp>{code}</codiceFiscaleProp><denominazione>{body}"
        f"</denominazione></strutturaProponente><oggetto>{what}</oggetto><sceltaContraente>{how}</sceltaContraente>"
        f"<partecipanti>{firms}</partecipanti><aggiudicatari><aggiudicatario><codiceFiscale>{code}</codiceFiscale>"
        f"<ragioneSociale>IMPRESA {number}</ragioneSociale></aggiudicatario></aggiudicatari>"
        f"<importoAggiudicazione>{awarded}</importoAggiudicazione><tempiCompletamento><dataInizio>{start}</dataInizio>"
        f"<dataUltimazione>{end}</dataUltimazione></tempiCompletamento>"
        f"<importoSommeLiquidate>{paid}</importoSommeLiquidate></lotto>\n"
    )


@pytest.fixture(scope="module")
def xml(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give the path of a publication in XML.
    """
    path = tmp_path_factory.mktemp("l190") / "lotti.xml"
    lots = "".join(_lot(number) for number in range(LOTS))
    path.write_text(f"<pubblicazione><data>{lots}</data></pubblicazione>", "utf-8")
    return path


@pytest.fixture(scope="module")
def separated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give the path of the same lots in CSV, without those who took part.
    """
    path = tmp_path_factory.mktemp("l190") / "lotti.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADERS.split(","))
        rows.writerows(_values(number) for number in range(LOTS))
    return path


def _etree(path: Path) -> int:
    count = 0
    for _, element in ET.iterparse(path):  # noqa: S314  # written above
        if element.tag == "lotto":
            count += 1
            element.clear()
    return count


def _csv(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def _read(path: Path) -> int:
    return sum(row.record is not None for row in read_l190(path))


def _imported(path: Path) -> int:
    return len(l190_programme(read_l190(path)).programme.tenders)


@pytest.mark.benchmark(group=f"L. 190: {LOTS:,} lots of XML")
@pytest.mark.parametrize(
    "reader",
    [pytest.param(_etree, id="xml.etree"), pytest.param(_read, id="lots"), pytest.param(_imported, id="programme")],
)
def test_read_xml(benchmark: BenchmarkFixture, xml: Path, reader: Any) -> None:
    """
    The lots are read; what is made of them is let go.
    """
    measured: Any = benchmark

    assert LOTS == measured.pedantic(reader, (xml,), rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group=f"L. 190: {LOTS:,} lots of CSV")
@pytest.mark.parametrize(
    "reader",
    [pytest.param(_csv, id="csv"), pytest.param(_read, id="lots"), pytest.param(_imported, id="programme")],
)
def test_read_csv(benchmark: BenchmarkFixture, separated: Path, reader: Any) -> None:
    """
    The rows are read; what is made of them is let go.
    """
    measured: Any = benchmark

    assert LOTS == measured.pedantic(reader, (separated,), rounds=ROUNDS, warmup_rounds=1)
