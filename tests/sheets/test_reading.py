"""
Which sheets a workbook has: missing, renamed, twice, foreign; in Italian or in English.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.sheets import read
from contratti_quartiere.exchange.sheets.reading import sheet_named
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.programme import Programme

Office = Callable[..., Path]


def told(path: Path) -> list[tuple[str, str, str]]:
    """
    Return everything that is wrong.
    """
    with pytest.raises(DocumentError) as raised:
        read(path)
    return [(found.pointer, found.kind, found.message.it) for found in raised.value.problems]


def renamed(path: Path, old: str, new: str) -> Path:
    """
    Return a workbook with a sheet renamed.
    """
    book = load_workbook(path)
    book[old].title = new
    book.save(path)
    return path


def test_missing_sheets(tmp_path: Path) -> None:
    """
    Each sheet that is missing is named, with what to do.
    """
    path = tmp_path / "foglio.xlsx"
    Workbook().save(path)
    found = told(path)

    assert ([sheet.it for sheet in SHEETS if sheet.main], {"missing_sheet"}) == (
        [place for place, _, _ in found],
        {kind for _, kind, _ in found},
    )
    assert ("manca il foglio «nuclei»; aggiungerlo, anche vuoto (convert --template ne scrive uno con tutti)") == found[
        0
    ][2]


def test_renamed_sheet_is_told_with_the_nearest(office: Office) -> None:
    """
    A sheet that was renamed is unknown, and the one that it was is missing.
    """
    path = renamed(office(nuclei=[["nucleo"], ["H01"]]), "nuclei", "nuclei 2018")

    assert [
        (
            "nuclei 2018",
            "unknown_sheet",
            "foglio sconosciuto: forse «nuclei»; il nome di un foglio proprio comincia con «_»",
        ),
        (
            "nuclei",
            "missing_sheet",
            "manca il foglio «nuclei»; aggiungerlo, anche vuoto (convert --template ne scrive uno con tutti)",
        ),
    ] == told(path)


def test_sheet_like_none(office: Office) -> None:
    """
    A sheet that resembles none is told with all that there are.
    """
    path = office(xyz=[["qualcosa"]])

    assert [("xyz", "unknown_sheet", True)] == [
        (place, kind, "i fogli sono: «nuclei», «alloggi», " in said) for place, kind, said in told(path)
    ]


@pytest.mark.parametrize("title", ["Foglio1", "_appunti"])
def test_sheets_that_are_left_alone(office: Office, title: str) -> None:
    """
    An empty sheet, and one of the office's own, are nobody's fault.
    """
    rows = [["telefonare"]] if title.startswith("_") else [[" "], []]

    assert Programme() == read(office(**{title: rows}))


def test_one_sheet_in_two_languages(office: Office) -> None:
    """
    A sheet that stands twice, once in English, is told: neither is the right one.
    """
    path = office(households=[["household"], ["H01"]])

    assert [("households", "duplicate_sheet", "è lo stesso foglio che «nuclei»; tenerne uno")] == told(path)


def test_sheets_in_english(office: Office) -> None:
    """
    A workbook may bear English names and headers.
    """
    path = renamed(office(nuclei=[["Household", "Members"], ["H01", 2]]), "nuclei", "HOUSEHOLDS")

    assert [("H01", 2)] == [(family.id, family.composition.members) for family in read(path).households]


@pytest.mark.parametrize("title", ["storia alloggi", "Storia_Alloggi ", "dwelling history"])
def test_names_of_sheets(title: str) -> None:
    """
    A sheet is known in both languages, whatever its case and blanks.
    """
    found = sheet_named(title)

    assert found is not None
    assert "storia alloggi" == found.it


def test_headers_alone(office: Office) -> None:
    """
    A sheet of headers is an empty one.
    """
    assert Programme() == read(office(nuclei=[["nucleo", "componenti"]]))


def test_sheet_without_headers(office: Office) -> None:
    """
    A sheet of data without headers is told at its first row, and its records are not asked for by others.
    """
    path = office(nuclei=[["H01", 2]], passi=[["nucleo", "passo", "giorno"], ["H01", "informa", "10/01/2018"]])

    assert [("nuclei!A1", "header"), ("passi!A2", "unknown_name")] == [(place, kind) for place, kind, _ in told(path)]
