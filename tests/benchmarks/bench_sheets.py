"""
How fast a large workbook becomes a programme, beside openpyxl reading the same cells alone.

7,000 dwellings and 60,000 steps, stored as Excel stores them: texts once, in a list of their own, days as numbers. The
name keeps the file out of the plain run of tests. What stands in brackets in the column Median is the ratio to the
fastest of the table:

    pytest tests/benchmarks/bench_sheets.py --benchmark-columns=median,iqr,rounds
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from contratti_quartiere.exchange.sheets import read
from contratti_quartiere.exchange.sheets.layouts import letters

DWELLINGS = 7_000
STEPS = 60_000
ROUNDS = 3

FIRST = date(2018, 1, 8)
ZERO = date(1899, 12, 30)
# From the first notice to the return: ten steps of a case in which nothing goes wrong.
COURSE = (
    ("informa", "avviso generale"),
    ("colloquio", "verbale di colloquio"),
    ("ammetti", "verifica del titolo"),
    ("proponi", "lettera di proposta"),
    ("accetta", "accettazione"),
    ("preavviso", "preavviso di trasloco"),
    ("trasloco_temporaneo", "verbale di consegna"),
    ("apri_scelta", "informativa sulla scelta"),
    ("proponi_rientro", "proposta di rientro"),
    ("rientra", "verbale di consegna"),
)
CASES = STEPS // len(COURSE)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def families() -> Iterable[Sequence[Any]]:
    """
    Yield the rows of the families.
    """
    yield "nucleo", "componenti", "fasce d'età", "alloggio accessibile", "rilevato il"
    for number in range(CASES):
        yield f"H{number}", 1 + number % 5, "18-64", "no", FIRST


def dwellings() -> Iterable[Sequence[Any]]:
    """
    Yield the rows of the dwellings.
    """
    yield "alloggio", "fabbricato", "parte", "quartiere", "vani", "superficie utile", "piano", "ascensore", "canone"
    for number in range(DWELLINGS):
        building = f"corte {number // 80}"
        yield f"A{number}", building, "scala B", "quartiere", 1 + number % 4, 52.5, number % 6, "sì", "sociale"


def steps() -> Iterable[Sequence[Any]]:
    """
    Yield the rows of the steps, case by case.
    """
    yield (
        "caso", "nucleo", "alloggio di partenza", "passo", "giorno", "registrato il", "ruolo", "documento",
        "protocollo", "data documento", "alloggio", "adeguatezza", "motivo o nota",
    )  # fmt: skip
    for case in range(CASES):
        for number, (event, document) in enumerate(COURSE):
            day = FIRST + timedelta(days=30 * number + case % 300)
            home = f"A{case}" if not number else None
            offered = (f"A{DWELLINGS - 1 - case % 900}", "adatto") if event == "proponi" else (None, None)
            yield (
                f"H{case}", f"H{case}", home, event, day, day + timedelta(days=1), "proprietà", document,
                f"E-{case}/{number}", day, *offered, "come da verbale" if event == "colloquio" else None,
            )  # fmt: skip


def stored(path: Path, sheets: dict[str, Iterable[Sequence[Any]]]) -> None:
    """
    Write a workbook as Excel stores it.
    """
    texts: dict[str, int] = {}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for number, rows in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows, texts))
        items = "".join(f"<si><t>{text}</t></si>" for text in texts)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{items}</sst>')
        archive.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill><patternFill/></fill></fills>'
            "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
            '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>'
            '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        )
        listed = "".join(
            f'<sheet name="{title}" sheetId="{number}" r:id="r{number}"/>' for number, title in enumerate(sheets, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        )
        parts = {f"r{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)}
        parts |= {"s": ("sharedStrings", "sharedStrings.xml"), "t": ("styles", "styles.xml")}
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(parts))
        archive.writestr("_rels/.rels", _relations({"b": ("officeDocument", "xl/workbook.xml")}))
        kinds = {"xl/workbook.xml": "sheet.main", "xl/sharedStrings.xml": "sharedStrings", "xl/styles.xml": "styles"}
        kinds |= {f"xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, len(sheets) + 1)}
        overrides = "".join(
            f'<Override PartName="/{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in kinds.items()
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        )


def _relations(parts: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, (kind, target) in parts.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _sheet(rows: Iterable[Sequence[Any]], texts: dict[str, int]) -> str:
    found: list[str] = []
    width = count = 0
    for count, row in enumerate(rows, 1):
        width = max(width, len(row))
        cells = "".join(_cell(f"{letters(place)}{count}", value, texts) for place, value in enumerate(row))
        found.append(f'<row r="{count}">{cells}</row>')
    area = f"A1:{letters(max(width - 1, 0))}{max(count, 1)}"
    return f'<worksheet xmlns="{_MAIN}"><dimension ref="{area}"/><sheetData>{"".join(found)}</sheetData></worksheet>'


def _cell(name: str, value: Any, texts: dict[str, int]) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{name}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
    if isinstance(value, date):
        return f'<c r="{name}" s="1"><v>{(value - ZERO).days}</v></c>'
    return f'<c r="{name}"><v>{value}</v></c>'


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give the large workbook.
    """
    path = tmp_path_factory.mktemp("fogli") / "grande.xlsx"
    others = ("prenotazioni", "sportelli", "richieste", "lotti", "pagamenti")
    sheets = {"nuclei": families(), "alloggi": dwellings(), "passi": steps()}
    stored(path, sheets | dict.fromkeys(others, ()))
    return path


def cells_of(path: Path) -> int:
    """
    Return how many rows a workbook has, having read the value of every cell as openpyxl does alone.
    """
    book = load_workbook(path, read_only=True, data_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))


reading = pytest.mark.benchmark(group=f"read {DWELLINGS:,} dwellings and {STEPS:,} steps")


@reading
def test_ours(workbook: Path, benchmark: Any) -> None:
    """
    The whole programme, checked: every cell, every step in its place.
    """
    found = benchmark.pedantic(read, (workbook,), rounds=ROUNDS)

    assert (DWELLINGS, STEPS) == (len(found.dwellings), sum(len(case.history) for case in found.relocations))


@reading
def test_openpyxl(workbook: Path, benchmark: Any) -> None:
    """
    The cells alone.
    """
    rows = benchmark.pedantic(cells_of, (workbook,), rounds=ROUNDS)

    assert CASES + DWELLINGS + STEPS + 3 == rows
