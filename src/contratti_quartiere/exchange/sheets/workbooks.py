"""
Workbooks (.xlsx), read row by row by openpyxl; formulas that nobody has computed yet are found beside it.
"""

import re
import warnings
from collections.abc import Iterator
from datetime import datetime, time
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from contratti_quartiere.exchange.sheets.days import MonthCell, YearCell
from contratti_quartiere.exchange.sheets.kinds import UNCOMPUTED
from contratti_quartiere.exchange.sheets.sources import Grid, check_archive, damaged

__all__ = ["grids"]

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?: [^>]*)?>[^<]")
# A formula that gives an empty text has been computed.
_TEXT = b't="str"'
# The built-in format of Excel that shows only a month.
_SHORT_MONTH = b'numFmtId="17"'
_FORMAT = re.compile(r'formatCode="([^"]*)"')
_NO_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|;.*')
_CHUNK = 2**20
# So many rows are asked for at once: to be quiet costs time.
_BATCH = 500


def grids(path: Path) -> Iterator[Grid]:
    """
    Yield the sheets of a workbook, one after the other; the rows of one are gone once the next is asked for.

    Raises:
        DocumentError: For what is no workbook, or a broken one.
        ModuleNotFoundError: Without openpyxl.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  # the extra may not be there

    check_archive(path)
    try:
        waiting = _uncomputed(path)
        coarse = _has_coarse_formats(path)
        book = _quietly(lambda: load_workbook(path, read_only=True, data_only=True))
    except Exception:  # noqa: BLE001  # a broken file breaks the parsers in ways that nobody lists
        raise damaged(path) from None
    try:
        for sheet in book.worksheets:
            count = sheet.max_row
            # What the file says of its size may be wrong: cells beyond it would be cut off.
            sheet.reset_dimensions()
            # To ask each cell for its format costs time, and few workbooks need it.
            found = map(_shown, sheet.iter_rows()) if coarse else sheet.iter_rows(values_only=True)
            rows = _rows(path, found, waiting.get(sheet.title, {}))
            yield Grid(sheet.title, rows, count)
    finally:
        book.close()


def _has_coarse_formats(path: Path) -> bool:
    """
    Return whether a workbook has a format that shows a day as its month or year only.
    """
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.lower().endswith("styles.xml"):
                styles = archive.read(name)
                formats = _FORMAT.findall(styles.decode("utf-8", "replace"))
                if _SHORT_MONTH in styles or any(_coarse(unescape(found)) for found in formats):
                    return True
    return False


def _coarse(number_format: str) -> type[MonthCell | YearCell] | None:
    """
    Return what a format shows of a day: its month, its year; None for the day itself, or none of it.
    """
    letters = set(re.findall("[a-z]", _NO_LETTERS.sub("", number_format.lower())))
    if letters == {"m", "y"}:
        return MonthCell
    return YearCell if letters == {"y"} else None


def _shown(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_no_finer(cell) for cell in cells)


def _no_finer(cell: Any) -> Any:
    """
    Return the value of a cell; of the first day of what it shows, if it is stored for a month or a year.
    """
    value = cell.value
    if not isinstance(value, datetime):
        return value
    kind = _coarse(cell.number_format)
    if kind is None or value.time() != time() or value.day != 1 or (kind is YearCell and value.month != 1):
        # Somebody wrote the day, whatever the cell shows of it.
        return value
    return kind(value.year, value.month, 1)


def _quietly(ask: Any) -> Any:
    """
    Return an answer of openpyxl, without what it warns of: extensions that it does not keep, dates out of bounds.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ask()


def _rows(path: Path, rows: Iterator[tuple[Any, ...]], waiting: dict[int, set[int]]) -> Iterator[tuple[Any, ...]]:
    number = 0
    while True:
        try:
            found = _quietly(lambda: list(islice(rows, _BATCH)))
        except Exception:  # noqa: BLE001  # as above
            raise damaged(path) from None
        if not found:
            return
        for number, row in enumerate(found, number + 1):  # noqa: B020  # counted on from the last batch
            yield _marked(row, waiting[number]) if number in waiting else row


def _marked(row: tuple[Any, ...], waiting: set[int]) -> tuple[Any, ...]:
    cells = [*row, *[None] * (max(waiting) - len(row))]
    for place in waiting:
        cells[place - 1] = UNCOMPUTED
    return tuple(cells)


def _uncomputed(path: Path) -> dict[str, dict[int, set[int]]]:
    """
    Return by sheet and row the columns, from one, of formulas without a value: no spreadsheet program computed them.
    """
    found: dict[str, dict[int, set[int]]] = {}
    with ZipFile(path) as archive:
        for title, part in _parts(archive):
            with archive.open(part) as stream:
                cells: dict[int, set[int]] = {}
                rest = b""
                while chunk := stream.read(_CHUNK):
                    text = rest + chunk
                    end = text.rfind(b"<row")
                    rest = text[end:] if end > 0 else text
                    _search(text[:end] if end > 0 else b"", cells)
                _search(rest, cells)
            found[title] = cells
    return found


def _search(text: bytes, cells: dict[int, set[int]]) -> None:
    if _FORMULA.search(text) is None:
        return
    for attributes, inside in _CELL.findall(text):
        place = _PLACE.search(attributes)
        if place and _FORMULA.search(inside) and not _VALUE.search(inside) and _TEXT not in attributes:
            cells.setdefault(int(place[2]), set()).add(_place(place[1].decode()))


def _place(column: str) -> int:
    """
    Return the place of a column from one, given its letters.
    """
    place = 0
    for letter in column:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """
    Yield the title of each sheet and the part of the archive that holds it.
    """
    names = set(archive.namelist())
    targets: dict[str, str] = {}
    for relation in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels")):  # noqa: S314  # sizes were checked
        target = relation.attrib["Target"]
        targets[relation.attrib["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    for element in ET.fromstring(archive.read("xl/workbook.xml")).iter():  # noqa: S314  # sizes were checked
        if element.tag.endswith("}sheet"):
            key = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
            if targets[key] not in names:
                # openpyxl would leave such a sheet out.
                raise KeyError(key)
            yield element.attrib["name"], targets[key]
