"""
Workbooks as spreadsheet programs store them: dates of both epochs, formulas, merged cells, cells beyond the data.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import DocumentError, MissingExtraError
from contratti_quartiere.exchange.sheets import read
from contratti_quartiere.programme import Programme

Office = Callable[..., Path]


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """
    Return a workbook with some text of a part replaced, as another program would have written it.
    """
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part]
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(old.encode(), new.encode()) if name == part else content)
    return path


def told(path: Path) -> list[tuple[str, str]]:
    """
    Return the place and kind of everything that is wrong.
    """
    with pytest.raises(DocumentError) as raised:
        read(path)
    return [(found.pointer, found.kind) for found in raised.value.problems]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904], ids=["1900", "1904"])
def test_dates_of_both_epochs(office: Office, epoch: datetime | None) -> None:
    """
    A workbook that counts its days from 1904 tells the same day.
    """
    path = office(nuclei=[["nucleo", "rilevato il"], ["H01", None]])
    book = load_workbook(path)
    if epoch is not None:
        book.epoch = epoch
    book["nuclei"]["B2"] = date(2018, 1, 10)
    book.save(path)

    assert date(2018, 1, 10) == read(path).households[0].known_on


def test_formula_that_nobody_computed(office: Office) -> None:
    """
    A formula without a value is told; it is no empty cell.
    """
    path = office(nuclei=[["nucleo", "componenti", "rilevato il"], ["H01", "=1+1", None], ["H02", None, "=TODAY()"]])

    assert [("nuclei!B2", "formula_without_value"), ("nuclei!C3", "formula_without_value")] == told(path)


@pytest.mark.parametrize(
    ("stored", "members"),
    [
        pytest.param("<f>1+1</f><v>2</v>", 2, id="with its value"),
        pytest.param("<f>1+1</f><v></v>", None, id="without"),
    ],
)
def test_formula_with_its_value(office: Office, stored: str, members: int | None) -> None:
    """
    Of a formula the value that the spreadsheet program computed is read.
    """
    path = office(nuclei=[["nucleo", "componenti"], ["H01", "=1+1"]])
    changed(path, "xl/worksheets/sheet1.xml", "<f>1+1</f><v />", stored)

    if members is None:
        assert [("nuclei!B2", "formula_without_value")] == told(path)
    else:
        assert members == read(path).households[0].composition.members


def test_formula_that_gives_an_empty_text(office: Office) -> None:
    """
    An empty text that a formula gives is an empty cell.
    """
    path = office(nuclei=[["nucleo", "componenti"], ["H01", "=1+1"]])
    changed(path, "xl/worksheets/sheet1.xml", '<c r="B2"><f>1+1</f><v />', '<c r="B2" t="str"><f>""</f><v></v>')

    assert None is read(path).households[0].composition.members


def test_formula_beyond_the_cells_of_its_row(office: Office) -> None:
    """
    A formula stands where its cell is, even if the cells before it are not stored, or far down the sheet.
    """
    path = office(nuclei=[["nucleo"], ["H01"], *([None] for _ in range(700)), [None, None, None, "=1+1"]])

    assert [("nuclei!D703", "no_header")] == told(path)


def test_error_of_a_formula(office: Office) -> None:
    """
    An error of a formula is told as one.
    """
    path = office(nuclei=[["nucleo", "componenti"], ["H01", "#N/A"], ["#REF!", 2]])

    assert [("nuclei!B2", "formula_error"), ("nuclei!A3", "formula_error")] == told(path)


def test_date_out_of_bounds(office: Office) -> None:
    """
    A number that is no day, in a cell that is formatted as one, is an error, and nothing is warned of.
    """
    path = office(nuclei=[["nucleo", "rilevato il"], ["H01", None]])
    book = load_workbook(path)
    book["nuclei"]["B2"] = 9_999_999
    book["nuclei"]["B2"].number_format = "DD/MM/YYYY"
    book.save(path)

    assert [("nuclei!B2", "formula_error")] == told(path)


def test_cells_beyond_the_data(office: Office) -> None:
    """
    Formats and blanks far beyond the data are no data, whatever the file says of its size.
    """
    path = office(nuclei=[["nucleo", "componenti"], ["H01", 2]])
    book = load_workbook(path)
    book["nuclei"]["XFD1048576"].number_format = "DD/MM/YYYY"
    book["nuclei"]["H9"] = "  "
    book.save(path)
    small = changed(path, "xl/worksheets/sheet1.xml", 'ref="A1:XFD1048576"', 'ref="A1:A1"')

    assert ["H01"] == [family.id for family in read(small).households]


def test_merged_headers(office: Office) -> None:
    """
    A title that is merged across, and headers that are merged down, are read as they look.
    """
    path = office(
        nuclei=[
            ["Nuclei della corte 4", None, None],
            ["nucleo", "composizione", None],
            [None, "componenti", "fasce d'età"],
            ["H01", 2, "75+"],
        ]
    )
    book = load_workbook(path)
    for cells in ("A1:C1", "A2:A3", "B2:C2"):
        book["nuclei"].merge_cells(cells)
    book.save(path)

    assert [2] == [family.composition.members for family in read(path).households]


def test_row_that_is_merged_down_has_its_value_once(office: Office) -> None:
    """
    Under a merged cell of data nothing stands: the identifier is asked for at its row.
    """
    path = office(nuclei=[["nucleo", "componenti"], ["H01", 2], [None, 3]])
    book = load_workbook(path)
    book["nuclei"].merge_cells("A2:A3")
    book.save(path)

    assert [("nuclei!A3", "missing_key")] == told(path)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param("xl/workbook.xml", "<sheets>", "<sheets", id="the book"),
        pytest.param("xl/worksheets/sheet1.xml", "</row>", "</rov>", id="a sheet"),
    ],
)
def test_broken_workbook(office: Office, part: str, old: str, new: str) -> None:
    """
    A workbook that breaks off anywhere is told so, and nothing of it is kept.
    """
    path = changed(office(nuclei=[["nucleo"], ["H01"]]), part, old, new)

    assert [("", "damaged")] == told(path)


def test_chart_is_no_sheet(office: Office) -> None:
    """
    A page with a chart has no rows.
    """
    path = office()
    book = load_workbook(path)
    page: Any = book.create_chartsheet("grafico")
    page.add_chart(BarChart())
    book.save(path)

    assert Programme() == read(path)


def test_workbook_without_openpyxl(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the extra a workbook is answered with how to install it.
    """
    path = office()
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)

    with pytest.raises(MissingExtraError) as raised:
        read(path)

    assert "sheets" == raised.value.extra


def test_relations_may_be_absolute(office: Office) -> None:
    """
    Programs name the parts of a workbook from its root or from its book.
    """
    path = office(nuclei=[["nucleo", "componenti"], ["H01", "=1+1"]])
    with ZipFile(path) as archive:
        target = "/xl/worksheets/sheet1.xml"
        relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    old, new = (target, target[4:]) if target in relations else (target[4:], target)
    changed(path, "xl/_rels/workbook.xml.rels", f'Target="{old}"', f'Target="{new}"')

    assert [("nuclei!B2", "formula_without_value")] == told(path)


def test_sheet_whose_part_is_not_there(tmp_path: Path) -> None:
    """
    A book that names a sheet which the archive does not hold is damaged.
    """
    path = tmp_path / "foglio.xlsx"
    Workbook().save(path)
    changed(path, "xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml")

    assert [("", "damaged")] == told(path)


@pytest.mark.parametrize(
    ("number_format", "stored", "start"),
    [
        pytest.param("mmm-yy", datetime(2017, 4, 1), Month(2017, 4), id="the short month of Excel"),
        pytest.param("mm/yyyy", datetime(2017, 4, 1), Month(2017, 4), id="month and year"),
        pytest.param("[$-410]mmmm\\ yyyy;@", datetime(2017, 4, 1), Month(2017, 4), id="Italian words"),
        pytest.param('mmm" anno "yyyy', datetime(2017, 4, 1), Month(2017, 4), id="letters in quotes"),
        pytest.param("yyyy", datetime(2017, 1, 1), Year(2017), id="a year"),
        pytest.param("yyyy", datetime(2017, 4, 1), date(2017, 4, 1), id="a year, and a day within it"),
        pytest.param("mmm-yy", datetime(2017, 4, 2), date(2017, 4, 2), id="a month, and a day within it"),
        pytest.param("dd/mm/yyyy", datetime(2017, 4, 1), date(2017, 4, 1), id="a day"),
    ],
)
def test_month_that_a_cell_shows(
    office: Office, number_format: str, stored: datetime, start: date | Month | Year
) -> None:
    """
    What a spreadsheet keeps as the first of a month and shows as the month is the month, and no day is added to it.
    """
    path = office(lotti=[["gara", "annunciata"], ["G1", stored]])
    book = load_workbook(path)
    book["lotti"]["B2"].number_format = number_format
    book["lotti"]["E9"].number_format = "mmm-yy"
    book.save(path)

    assert start == read(path).tenders[0].announced


def test_month_where_a_day_is_asked_for(office: Office) -> None:
    """
    A cell that shows only a month says no day.
    """
    path = office(nuclei=[["nucleo", "rilevato il"], ["H01", datetime(2017, 4, 1)]])
    book = load_workbook(path)
    book["nuclei"]["B2"].number_format = "mmm-yy"
    book.save(path)

    assert [("nuclei!B2", "date")] == told(path)
