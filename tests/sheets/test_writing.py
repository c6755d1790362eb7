"""
A programme goes out to a workbook or to CSV files and comes back the same; the template helps whoever fills it in.
"""

import stat
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from contratti_quartiere.bilingual import Lang
from contratti_quartiere.cases import una_scala
from contratti_quartiere.errors import MalformedValueError, MissingExtraError, WrongTypeError
from contratti_quartiere.exchange.sheets import NotHeldError, held, lost, read, template, write
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.opening_hours import OpeningHours, Weekday
from contratti_quartiere.programme import Programme
from contratti_quartiere.strategies import programmes

Loaded = Callable[..., Any]
STAIRCASE = held(una_scala())


def book_of(path: Path) -> Any:
    """
    Return a workbook with all that it shows.
    """
    return load_workbook(path)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", ["scala.xlsx", "scala"])
def test_staircase_comes_back(tmp_path: Path, name: str, lang: Lang) -> None:
    """
    The illustrative staircase is read from its workbook, and from its CSV files, as it was written.
    """
    write(STAIRCASE, tmp_path / name, lang=lang)

    assert STAIRCASE == read(tmp_path / name)


@settings(max_examples=12)
@given(programmes())
def test_programme_comes_back(programme: Programme) -> None:
    """
    What sheets hold of a programme is read from a workbook and from CSV files as it was written.
    """
    known = held(programme)
    with TemporaryDirectory() as folder:
        for name in ("a.xlsx", "a"):
            write(known, Path(folder) / name)
            assert known == read(Path(folder) / name)


def test_nothing_is_dropped_silently(tmp_path: Path) -> None:
    """
    A programme that sheets do not hold whole is not written, and nothing is left behind.
    """
    with pytest.raises(NotHeldError) as raised:
        write(una_scala(), tmp_path / "scala.xlsx")

    assert (5, lost(una_scala()), []) == (len(raised.value.lost), raised.value.lost, list(tmp_path.iterdir()))


def test_part_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    """
    What is left out of a part is returned.
    """
    left_out = write(una_scala(), tmp_path / "scala.xlsx", partial=True)

    assert (lost(una_scala()), STAIRCASE) == (left_out, read(tmp_path / "scala.xlsx"))


@pytest.mark.parametrize("name", ["scala.xls", "scala.csv", "scala.json"])
def test_other_suffixes(tmp_path: Path, name: str) -> None:
    """
    A name says what is written: a workbook, or a folder.
    """
    with pytest.raises(MalformedValueError, match=r"does not end in \.xlsx"):
        write(Programme(), tmp_path / name)
    with pytest.raises(MalformedValueError, match=r"does not end in \.xlsx"):
        template(tmp_path / name)


def test_what_is_no_programme(tmp_path: Path) -> None:
    """
    Only a programme is written.
    """
    nothing: Any = None
    with pytest.raises(WrongTypeError):
        write(nothing, tmp_path / "a.xlsx")


def test_part_is_asked_for_with_a_switch(tmp_path: Path) -> None:
    """
    Only True writes a part of a programme: `"no"` is refused, and nothing is written.
    """
    partial: Any = "no"
    with pytest.raises(WrongTypeError, match=r"^write\.partial: found 'no'"):
        write(una_scala(), tmp_path / "scala.xlsx", partial=partial)

    assert [] == list(tmp_path.iterdir())


def test_old_file_stays_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    If writing breaks off the old workbook is still there, and nothing else.
    """
    path = tmp_path / "scala.xlsx"
    write(STAIRCASE, path)
    before = path.read_bytes()
    monkeypatch.setattr(Path, "replace", _fail)
    with pytest.raises(OSError, match="full"):
        write(Programme(), path)

    assert ([path], before) == (list(tmp_path.iterdir()), path.read_bytes())


def _fail(*_: object) -> None:
    message = "the disk is full"
    raise OSError(message)


def test_file_may_be_read_by_those_who_may_read_others(tmp_path: Path) -> None:
    """
    The rights of the file are those of any new file.
    """
    write(Programme(), tmp_path / "a.xlsx")
    (tmp_path / "b").write_text("")

    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == stat.S_IMODE((tmp_path / "a.xlsx").stat().st_mode)


def test_folder_keeps_no_file_of_an_older_programme(tmp_path: Path) -> None:
    """
    A sheet that is no longer written leaves no file to be read; the office's own files stay.
    """
    folder = tmp_path / "scala"
    write(STAIRCASE, folder)
    (folder / "appunti.txt").write_text("x")
    (folder / "_mio.csv").write_text("x")
    write(Programme(), folder)

    assert (Programme(), True, True, False) == (
        read(folder),
        (folder / "appunti.txt").exists(),
        (folder / "_mio.csv").exists(),
        (folder / "lavori.csv").exists(),
    )


def test_csv_is_that_of_an_italian_spreadsheet(tmp_path: Path) -> None:
    """
    A mark for its letters, semicolons, days and amounts the Italian way.
    """
    write(STAIRCASE, tmp_path / "scala")
    text = (tmp_path / "scala" / "lavori.csv").read_bytes().decode()
    first = text.split("\r\n")[0]

    assert (True, True, True) == (
        first.startswith("\ufefflavori;nome;fabbricato;parte;"),
        ";30/04/2018;" in text,
        ";1150000,00;" in text,
    )


def test_hours_in_csv(tmp_path: Path) -> None:
    """
    The hour at which a desk opens stands in a CSV file as it is told, without seconds.
    """
    hours = OpeningHours(weekday=Weekday.MONDAY, opens=time(9), closes=time(12, 30), first=date(2016, 3, 1))
    lab = Laboratory(id="lab", neighbourhood="nord", opening_hours=(hours,))
    write(Programme(laboratories=(lab,)), tmp_path / "orari")

    assert ";09:00;12:30;" in (tmp_path / "orari" / "sportelli.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("lang", Lang)
def test_template_is_read_as_nothing(tmp_path: Path, lang: Lang) -> None:
    """
    A template that nobody filled in is an empty programme: its example rows are not read.
    """
    template(tmp_path / "modello.xlsx", lang=lang)

    assert Programme() == read(tmp_path / "modello.xlsx")


@pytest.mark.parametrize("lang", Lang)
def test_template_has_headers_notes_and_formats(tmp_path: Path, lang: Lang) -> None:
    """
    Every sheet has its headers with a note each, stays in place when scrolled, and shows days the Italian way.
    """
    template(tmp_path / "modello.xlsx", lang=lang)
    book = book_of(tmp_path / "modello.xlsx")
    for sheet in SHEETS:
        page = book[sheet.name(lang)]
        headers = page[1]
        assert [column.header(lang) for column in sheet.columns] == [cell.value for cell in headers]
        assert [] == [cell.value for cell in headers if cell.comment is None]
        assert all(
            column.note.say(lang) in cell.comment.text for column, cell in zip(sheet.columns, headers, strict=True)
        )
        assert "B2" == page.freeze_panes
    steps = book[SHEETS[2].name(lang)]
    day = next(cell for cell in steps[1] if cell.value in ("giorno", "day"))

    assert ("DD/MM/YYYY", "DD/MM/YYYY") == (
        *(found.number_format for found in steps.column_dimensions.values() if found.min <= day.column <= found.max),
        steps.cell(2, day.column).number_format,
    )


def test_template_has_drop_downs(tmp_path: Path) -> None:
    """
    A column of words offers them all from a hidden sheet; yes and no are offered too.
    """
    template(tmp_path / "modello.xlsx")
    book = book_of(tmp_path / "modello.xlsx")
    offered: dict[str, list[str]] = {}
    for found in book["passi"].data_validations.dataValidation:
        letter = str(found.sqref).split(":", maxsplit=1)[0].rstrip("2")
        header = book["passi"][f"{letter}1"].value
        if found.formula1.startswith('"'):
            offered[header] = found.formula1.strip('"').split(",")
        else:
            ((title, area),) = book.defined_names[found.formula1].destinations
            offered[header] = [row[0].value for row in book[title][area.replace("$", "")]]

    wanted = {
        column.it: [str(word) for words in column.words for word in words] or ["sì", "no"]
        for column in SHEETS[2].columns
        if column.kind.value in ("parola dell'elenco", "sì o no")
    }
    assert (wanted, "hidden") == (offered, book["_parole"].sheet_state)


def test_example_row_is_marked(tmp_path: Path) -> None:
    """
    The example row says that it is one, in its identifier and by its looks.
    """
    template(tmp_path / "modello.xlsx")
    row = book_of(tmp_path / "modello.xlsx")["nuclei"][2]

    assert ("(esempio) H01", 3, "18-64, 18-64, 0-17", True) == (
        row[0].value, row[1].value, row[2].value, row[0].font.italic
    )  # fmt: skip


def test_text_like_a_formula_is_a_text(tmp_path: Path) -> None:
    """
    A title that begins like a formula is no formula, in a workbook and in CSV files.
    """
    programme = Programme(title='=HYPERLINK("http://x")')
    write(programme, tmp_path / "a.xlsx")
    write(programme, tmp_path / "a")
    cell = book_of(tmp_path / "a.xlsx")["programma"]["A2"]

    assert ("s", programme, programme, "'=") == (
        cell.data_type,
        read(tmp_path / "a.xlsx"),
        read(tmp_path / "a"),
        (tmp_path / "a" / "programma.csv").read_text("utf-8-sig").split("\n")[1].strip('"')[:2],
    )


def test_writing_without_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the extra a workbook is answered with how to install it; CSV files need nothing.
    """
    modules = __import__("sys").modules
    monkeypatch.setitem(modules, "openpyxl", None)
    monkeypatch.delitem(modules, "contratti_quartiere.exchange.sheets.styles", raising=False)
    write(STAIRCASE, tmp_path / "a")
    with pytest.raises(MissingExtraError):
        write(STAIRCASE, tmp_path / "a.xlsx")

    assert STAIRCASE == read(tmp_path / "a")
