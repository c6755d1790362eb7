"""
CSV files, as offices save them: with commas or semicolons, in UTF-8, UTF-16 or the code page of Windows.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from contratti_quartiere.bilingual import Lang
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.sheets.columns import Sheet
from contratti_quartiere.exchange.sheets.layouts import HEAD
from contratti_quartiere.exchange.sheets.sources import Grid, refused
from contratti_quartiere.exchange.sheets.texts import plain

__all__ = ["csv_files", "csv_grid", "encoding_guessed", "guarded", "unguarded", "written"]

_DELIMITERS = (";", ",", "\t")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSED = "cp1252"
# What a spreadsheet would take for a formula: it is written behind an apostrophe, which is taken away again.
_FORMULAS = frozenset("=+-@\t\r'")


def csv_files(folder: Path) -> list[Path]:
    """
    Return the CSV files of a folder, in the order of their names.
    """
    return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv" and path.is_file())


def csv_grid(path: Path, sheet: Sheet | None) -> Grid:
    """
    Return the one sheet of a CSV file, which bears its name.

    Args:
        path: The file.
        sheet: The sheet that it is, for its headers say by what its values are separated; None if nobody knows.

    Raises:
        DocumentError: For what is no text in an encoding that we know.
    """
    text = _decoded(path)
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and len(named) <= 5:
        # A line of Excel's own, which is no row.
        return Grid(path.stem, _rows(path, rest, first.strip()[4:] or "\t", 1))
    return Grid(path.stem, _rows(path, text, _delimiter(text, sheet)))


def encoding_guessed(path: Path) -> bool:
    """
    Return whether a file is read in the code page of Windows, which nothing in it says.
    """
    return _encoding(path.read_bytes()) == _GUESSED


def _decoded(path: Path) -> str:
    found = path.read_bytes()
    return _decode(path, found, _encoding(found))


def _encoding(found: bytes) -> str:
    for mark, encoding in _MARKS:
        if found.startswith(mark):
            return encoding
    if b"\0" in found[:200]:
        return "utf-16-be" if found[0] == 0 else "utf-16-le"
    try:
        found.decode("utf-8")
    except UnicodeDecodeError:
        return _GUESSED
    return "utf-8"


def _decode(path: Path, found: bytes, encoding: str) -> str:
    try:
        text = found.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(path, error.start) from None
    if "\0" in text:
        raise _no_text(path, text.index("\0"))
    return text


def _no_text(path: Path, place: int) -> Exception:
    name = shown(str(path))
    return refused(
        "encoding",
        f"{name}: al byte {place} non è un testo che si sappia leggere; salvarlo come «CSV UTF-8»",
        f"{name}: byte {place} is no text that can be read; save it as 'CSV UTF-8'",
    )


def _delimiter(text: str, sheet: Sheet | None) -> str:
    """
    Return by which sign the headers come apart into the most known ones.
    """
    known: set[str] = (
        set() if sheet is None else {plain(column.header(lang)) for column in sheet.columns for lang in Lang}
    )
    head = "".join(line for _, line in zip(range(HEAD), StringIO(text, newline=""), strict=False))

    def count(delimiter: str) -> int:
        try:
            cells = {plain(cell) for row in csv.reader(StringIO(head, newline=""), delimiter=delimiter) for cell in row}
        except csv.Error:
            return 0
        return len(cells & known)

    return max(_DELIMITERS, key=count)


def _rows(path: Path, text: str, delimiter: str, above: int = 0) -> Iterator[tuple[Any, ...]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    before = last = width = 0
    row: list[str] = []
    try:
        for number, row in enumerate(reader):
            before, last = last, reader.line_num
            width = max(width, len(row)) if number <= HEAD else width
            yield tuple(unguarded(cell) if cell else None for cell in row)
    except csv.Error as error:
        name = shown(str(path))
        raise refused(
            "csv",
            f"{name}: le righe non si lasciano dividere ({error}); controllare le virgolette",
            f"{name}: the rows do not come apart ({error}); check the quotes",
        ) from None
    if _unclosed(list(islice(StringIO(text, newline=""), before, None)), delimiter):
        name, line = shown(str(path)), before + above + 1
        raise refused(
            "csv",
            f"{name}: virgolette non chiuse alla riga {line}; chiuderle, o toglierle",
            f"{name}: quotes that are not closed in line {line}; close them, or take them away",
        )
    if any(row) and len(row) < width and not text.endswith(("\n", "\r")):
        # What ends so may have lost figures of its last amount, and would be read as another amount.
        name, line = shown(str(path)), before + above + 1
        raise refused(
            "cut",
            f"{name}: si interrompe alla riga {line}: celle {len(row)} su {width}, senza fine riga; chiedere il file"
            " intero, o completare la riga e andare a capo",
            f"{name}: breaks off in line {line}: cells {len(row)} of {width}, without a line end; ask for the whole"
            " file, or complete the row and end the line",
        )


def _unclosed(lines: list[str], delimiter: str) -> bool:
    """
    Return whether the last row of a file ends within quotes.
    """
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def guarded(cell: str) -> str:
    """
    Return a text as a CSV file holds it: behind an apostrophe, where a spreadsheet would compute it.
    """
    return f"'{cell}" if cell[:1] in _FORMULAS else cell


def unguarded(cell: str) -> str:
    """
    Return the text of a cell without the apostrophe that guards it.
    """
    return cell[1:] if cell[0] == "'" and cell[1:2] in _FORMULAS else cell


def written(rows: Iterable[Iterable[str]]) -> str:
    """
    Return rows as the text of a CSV file, for a spreadsheet of Italy: with semicolons.
    """
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue()
