"""
CSV files as offices save them: semicolons or commas, any encoding of Windows, one sheet a file or a folder of them.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.errors import DocumentError, shown
from contratti_quartiere.exchange.sheets import read
from contratti_quartiere.exchange.sheets.separated import guarded, unguarded, written
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.programme import Programme

FAMILIES = "nucleo;componenti;fasce d'età;parole della fonte\r\nH01;2;65-74, 75+;perché sì\r\n"
FOUND = Household(
    id="H01",
    composition=Composition(members=2, age_bands=(AgeBand.OVER_65, AgeBand.OVER_75)),
)


def file(folder: Path, content: bytes | str, name: str = "nuclei.csv") -> Path:
    """
    Write a file and return its path.
    """
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def words(path: Path) -> list[tuple[str, int | None, str]]:
    """
    Return the families of a file.
    """
    return [(family.id, family.composition.members, family.provenance.words) for family in read(path).households]


def told(path: Path) -> list[tuple[str, str, str]]:
    """
    Return everything that is wrong.
    """
    with pytest.raises(DocumentError) as raised:
        read(path)
    return [(found.pointer, found.kind, found.message.it) for found in raised.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """
    The letters of a file are its letters, with or without a mark.
    """
    assert [("H01", 2, "perché sì")] == words(file(tmp_path, FAMILIES.encode(encoding)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("nucleo;componenti;parole della fonte\nH01;2;perché sì\n", id="semicolons"),
        pytest.param("nucleo,componenti,parole della fonte\nH01,2,perché sì\n", id="commas"),
        pytest.param("nucleo\tcomponenti\tparole della fonte\nH01\t2\tperché sì\n", id="tabs"),
        pytest.param('"nucleo";"componenti";"parole della fonte"\r\n"H01";"2";"perché sì"\r\n', id="quotes"),
        pytest.param("sep=,\r\nnucleo,componenti,parole della fonte\r\nH01,2,perché sì\r\n", id="a line of Excel's"),
        pytest.param("Nuclei, corte 4;;\n;;\nnucleo;componenti;parole della fonte\nH01;2;perché sì\n", id="a title"),
    ],
)
def test_delimiters(tmp_path: Path, text: str) -> None:
    """
    By which sign the values stand apart is found by the headers.
    """
    assert [("H01", 2, "perché sì")] == words(file(tmp_path, text))


def test_tab_of_excels_line(tmp_path: Path) -> None:
    """
    A line `sep=` that names nothing names a tab.
    """
    assert ["H01"] == [name for name, _, _ in words(file(tmp_path, "sep=\t\nnucleo\tcomponenti\nH01\t2\n"))]


def test_errors_bear_the_cell_of_a_spreadsheet(tmp_path: Path) -> None:
    """
    A place in a CSV file is the cell that a spreadsheet shows; a line break within quotes makes no row.
    """
    text = 'nucleo;parole della fonte;componenti\nH01;"due\nrighe";2\nH02;;tre\nH03;;#N/D\n'

    assert [("nuclei!C3", "wrong_type"), ("nuclei!C4", "formula_error")] == [
        (place, kind) for place, kind, _ in told(file(tmp_path, text))
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"nucleo;componenti\nH\x81;2\n", "encoding", id="no code page has it"),
        pytest.param(b"nucleo\n" + b"H" * 300 + b"\0\n", "encoding", id="a zero"),
        pytest.param(("nucleo\n" + "x" * 150_000 + "\n").encode(), "csv", id="a value beyond all bounds"),
        pytest.param(("x" * 150_000 + "\n").encode(), "csv", id="a header beyond all bounds"),
        pytest.param(b"\xff\xfen", "encoding", id="half a letter"),
        pytest.param(b"", "empty", id="nothing"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, kind: str) -> None:
    """
    What is no text is told with what to do.
    """
    assert [("", kind)] == [(place, found) for place, found, _ in told(file(tmp_path, content))]


def test_file_of_no_sheet(tmp_path: Path) -> None:
    """
    A CSV file bears the name of its sheet.
    """
    assert [("nucleo", "unknown_sheet", True)] == [
        (place, kind, said.startswith("foglio sconosciuto: forse «nuclei»"))
        for place, kind, said in told(file(tmp_path, FAMILIES, "nucleo.csv"))
    ]


def test_one_file_needs_no_other(tmp_path: Path) -> None:
    """
    One sheet alone is read alone, and nothing is asked of sheets that are not there.
    """
    path = file(tmp_path, "nucleo;passo;giorno\nH01;informa;10/01/2018\n", "Steps.CSV")

    assert ["H01"] == [case.household for case in read(path).relocations]


def test_folder_is_a_workbook(tmp_path: Path) -> None:
    """
    A folder needs the files that a workbook needs sheets.
    """
    file(tmp_path, FAMILIES)

    assert ["alloggi", "passi", "prenotazioni", "sportelli", "richieste", "lotti", "pagamenti"] == [
        place for place, kind, _ in told(tmp_path) if kind == "missing_sheet"
    ]


def test_folder_without_files(tmp_path: Path) -> None:
    """
    A folder without CSV files is told so.
    """
    assert ["no_csv"] == [kind for _, kind, _ in told(tmp_path)]


def test_folder_of_all_sheets(tmp_path: Path) -> None:
    """
    Empty files are empty sheets, and files of other kinds are not read.
    """
    for name in ("alloggi", "passi", "prenotazioni", "sportelli", "richieste", "lotti", "pagamenti"):
        file(tmp_path, "", f"{name}.csv")
    file(tmp_path, "nucleo;componenti;fasce d'età\nH01;2;65-74, 75+\n")
    file(tmp_path, "altro", "leggimi.txt")

    assert Programme(households=(FOUND,)) == read(tmp_path)


@given(st.text(min_size=1))
def test_guarded_text_is_never_a_formula(text: str) -> None:
    """
    No text of ours starts as a formula does, and what guards it is taken away again.
    """
    assert (text, False) == (unguarded(guarded(text)), guarded(text)[0] in "=+-@\t\r")


def test_rows_of_italy() -> None:
    """
    Values stand apart by semicolons, and one that holds one stands in quotes.
    """
    assert 'a;"b;c"\r\n;"due\nrighe"\r\n' == written([["a", "b;c"], ["", "due\nrighe"]])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('nucleo;parole della fonte\nH01;"abc\nH02;x\n', 2, id="to the end of the file"),
        pytest.param('nucleo;parole della fonte\nH01;a\nH02;"x', 3, id="in the last line"),
        pytest.param('sep=;\nnucleo;parole della fonte\nH01;"a\n', 3, id="below the line of Excel"),
        pytest.param('nucleo;parole della fonte\nH01;"a\nb"\nH02;"x\n', 4, id="below a value of two lines"),
    ],
)
def test_quotes_that_are_not_closed(text: str, line: int, tmp_path: Path) -> None:
    """
    A value whose quotes are not closed would swallow the rows below it: its line is told.
    """
    path = file(tmp_path, text)

    assert [("", "csv", f"{shown(str(path))}: virgolette non chiuse alla riga {line}; chiuderle, o toglierle")] == told(
        path
    )


@pytest.mark.parametrize("value", ['"a"b', 'a"b', '"a;b"', '"a\nb"'])
def test_quotes_that_are_closed(value: str, tmp_path: Path) -> None:
    """
    Quotes within a value, and signs after them, are read as before.
    """
    path = file(tmp_path, f"nucleo;parole della fonte\nH01;{value}\n")

    assert ["H01"] == [family.id for family in read(path).households]


def test_file_of_an_unknown_name(tmp_path: Path) -> None:
    """
    A CSV file bears the name of its sheet: another is to be renamed.
    """
    said = (
        "foglio sconosciuto: rinominare il file come il suo foglio: nuclei.csv, alloggi.csv, passi.csv,"
        " prenotazioni.csv, sportelli.csv, richieste.csv, lotti.csv, pagamenti.csv, …"
    )

    assert [("solo", "unknown_sheet", said)] == told(file(tmp_path, "nucleo\nH01\n", "solo.csv"))


@pytest.mark.parametrize(
    ("text", "line", "cells"),
    [
        pytest.param("nucleo;parole della fonte;componenti\nH01;x;2\nH02;40", 3, "2 su 3", id="in a value"),
        pytest.param("sep=;\nnucleo;componenti\nH01;2\nH0", 4, "1 su 2", id="below the line of Excel"),
        pytest.param("Nuclei;;\nnucleo;parole della fonte;componenti\nH01;", 3, "2 su 3", id="below a title"),
    ],
)
def test_file_that_breaks_off(text: str, line: int, cells: str, tmp_path: Path) -> None:
    """
    A last row without its line end and with fewer cells than the headers is cut: its last value may be another.
    """
    path = file(tmp_path, text)
    said = (
        f"{shown(str(path))}: si interrompe alla riga {line}: celle {cells}, senza fine riga; chiedere il file intero,"
        " o completare la riga e andare a capo"
    )

    assert [("", "cut", said)] == told(path)


@pytest.mark.parametrize(
    "end",
    [
        pytest.param("H02;;3", id="whole row"),
        pytest.param("H02;\n", id="short row with its end"),
        pytest.param("H02;\r", id="short row with an end of old"),
        pytest.param(";", id="empty row"),
    ],
)
def test_last_rows_that_are_whole(end: str, tmp_path: Path) -> None:
    """
    A last row of all its cells needs no line end, and one that has its line end may be short.
    """
    path = file(tmp_path, f"nucleo;parole della fonte;componenti\nH01;x;2\n{end}")

    assert "H01" == read(path).households[0].id
