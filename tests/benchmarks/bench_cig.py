"""
How fast ANAC's open data of CIG codes are read, beside `csv` alone on the same file.

`csv` makes texts; what comes on top is the encoding, each row with its line, a record with codes that are checked, days
and amounts, and then the tenders. The name keeps the file out of the plain run of tests. What stands in brackets in the
column Median is the ratio to the fastest of the table:

    pytest tests/benchmarks/bench_cig.py --benchmark-columns=median,iqr,rounds
"""

import csv
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.exchange.anac import cig_programme, read_cig_csv
from contratti_quartiere.exchange.anac.cig_csv import CIG_HEADERS
from contratti_quartiere.exchange.anac.separated_rows import separated_rows
from contratti_quartiere.identifiers import cig_parts

ROWS = 5_000
ROUNDS = 5
# The authority has 61 columns; what we have no field for is kept as it was found.
OTHERS = tuple(f"colonna_{number}" for number in range(61 - len(CIG_HEADERS)))


def _cig(serial: int) -> str:
    parts = cig_parts(f"{serial:07d}000")
    return "" if parts is None else f"{serial:07d}{parts.expected_check}"


def _row(number: int) -> dict[str, str]:
    tender = number // 3
    return {
        "cig": _cig(number + 1),
        "numero_gara": str(tender),
        "oggetto_gara": f"AFFIDAMENTO DEI SERVIZI DI PORTIERATO SOCIALE NELLE CITTÀ DEL DISTRETTO {tender}",
        "importo_complessivo_gara": f"{3 * tender + 3}.75",
        "n_lotti_componenti": "3",
        "oggetto_lotto": f"LOTTO {number % 3 + 1} - {'MANUTENZIONE DEL VERDE ' * 4}{number}",
        "importo_lotto": f"{tender + 1}.25",
        "oggetto_principale_contratto": "SERVIZI",
        "stato": "ATTIVO",
        "data_pubblicazione": f"2023-{tender % 12 + 1:02d}-28",
        "data_scadenza_offerta": f"2023-{tender % 12 + 1:02d}-28",
        "tipo_scelta_contraente": "PROCEDURA APERTA",
        "cf_amministrazione_appaltante": "01199250158",
        "denominazione_amministrazione_appaltante": "COMUNE DI MILANO",
        "cod_cpv": "85320000-8",
        "flag_prevalente": "1",
        "DURATA_PREVISTA": "1095.0",
        "FLAG_PREV_RIPETIZIONI": "0",
        **dict.fromkeys(OTHERS[::2], f"VALORE {number % 50}"),
    }


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give the path of a file in the authority's form.
    """
    found = tmp_path_factory.mktemp("cig") / "cig.csv"
    with found.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, (*CIG_HEADERS.values(), *OTHERS), delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(map(_row, range(ROWS)))
    return found


def _by_csv(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file, delimiter=";")) - 1


def _rows(path: Path) -> int:
    return sum(row.record is not None for row in separated_rows(path, known=CIG_HEADERS.values(), required=("cig",)))


def _records(path: Path) -> int:
    return sum(row.record is not None for row in read_cig_csv(path))


def _lots(path: Path) -> int:
    return sum(len(tender.lots) for tender in cig_programme(read_cig_csv(path)).programme.tenders)


@pytest.mark.benchmark(group=f"ANAC, CIG: {ROWS:,} rows of CSV")
@pytest.mark.parametrize(
    "reader",
    [
        pytest.param(_by_csv, id="csv"),
        pytest.param(_rows, id="rows"),
        pytest.param(_records, id="records"),
        pytest.param(_lots, id="programme"),
    ],
)
def test_read_cig(benchmark: BenchmarkFixture, path: Path, reader: Any) -> None:
    """
    The rows are read; what is made of them is let go.
    """
    measured: Any = benchmark

    assert ROWS == measured.pedantic(reader, (path,), rounds=ROUNDS, warmup_rounds=1)
