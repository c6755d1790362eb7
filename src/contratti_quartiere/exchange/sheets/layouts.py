"""
Where the columns of a sheet stand in a file: the row of headers is found, and every header that is not known is told.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.sheets.choices import nearest
from contratti_quartiere.exchange.sheets.columns import Column, Sheet
from contratti_quartiere.exchange.sheets.texts import plain

__all__ = ["HEAD", "Fault", "Layout", "blank", "lay_out", "letters", "own"]

HEAD = 12
"""Among so many rows from the top the headers are looked for: titles and notes may stand above them."""

Fault = tuple[int, int, str, Bilingual]
"""A row and a column from zero, the kind of error, and what is wrong."""


@attrs.frozen
class Layout:
    """
    Where the columns of a sheet stand in one file.

    Attributes:
        sheet: The sheet.
        title: Its name in the file.
        header: The row of the headers, from zero; the last one if they take two.
        places: The place in a row, from zero, of each column that is there, by its place in the table.
        own: The places of columns that are the office's own, and not read.
    """

    sheet: Sheet
    title: str
    header: int
    places: dict[int, int]
    own: frozenset[int]

    def cell(self, row: int, place: int) -> str:
        """
        Return the name of a cell as a spreadsheet writes it, given its row and column from zero.
        """
        title = self.title if self.title.replace("_", "").isalnum() else "'" + self.title.replace("'", "''") + "'"
        return f"{title}!{letters(place)}{row + 1}"


def letters(place: int) -> str:
    """
    Return the letters of a column, given its place from zero: A, Z, AA.
    """
    found = ""
    while place >= 0:
        found = chr(ord("A") + place % 26) + found
        place = place // 26 - 1
    return found


def blank(value: Any) -> bool:
    """
    Return whether a cell shows nothing.
    """
    return value is None or (isinstance(value, str) and not value.strip())


def own(name: str) -> bool:
    """
    Return whether a sheet or column is the office's own, by its name: then it is not read.
    """
    return name.lstrip().startswith("_")


def lay_out(sheet: Sheet, title: str, head: Sequence[Sequence[Any]]) -> tuple[Layout | None, list[Fault]]:
    """
    Return where the columns stand, by the first rows of a sheet, and what is wrong with its headers.

    A sheet on which nothing is written has no layout, and nothing is wrong with it.
    """
    known = {_key(column.header(lang)): place for place, column in enumerate(sheet.columns) for lang in reversed(Lang)}
    chosen, headers = _header(known, head)
    if headers is None:
        filled = next((row for row, cells in enumerate(head) if not all(map(blank, cells))), None)
        return None, [] if filled is None else [(filled, 0, "header", _no_header(sheet))]
    places: dict[int, int] = {}
    mine: set[int] = set()
    faults: list[Fault] = []
    for place, (row, header) in enumerate(headers):
        if blank(header):
            continue
        typed = str(header).strip()
        found = known.get(_key(typed))
        if own(typed):
            mine.add(place)
        elif found is None:
            faults.append((row, place, "unknown_column", _unknown(sheet, typed)))
        elif found in places:
            faults.append((row, place, "duplicate_column", _twice(typed, letters(places[found]))))
        else:
            places[found] = place
    layout = Layout(sheet, title, chosen, places, frozenset(mine))
    missing = [
        (chosen, 0, "missing_column", _missing(column))
        for place, column in enumerate(sheet.columns)
        if column.required and place not in places
    ]
    return layout, faults + missing


def _header(known: dict[str, int], head: Sequence[Sequence[Any]]) -> tuple[int, list[tuple[int, Any]] | None]:
    """
    Return the last row of the headers, and each header with its row; headers may take two rows, merged in part.
    """
    best: tuple[int, int, list[tuple[int, Any]] | None] = (0, 0, None)
    for row, cells in enumerate(head[:HEAD]):
        alone = [(row, cell) for cell in cells]
        count = _count(known, alone)
        if count > best[0]:
            best = (count, row, alone)
        if count and row + 1 < len(head):
            below = head[row + 1]
            width = max(len(cells), len(below))
            padded, under = _padded(cells, width), _padded(below, width)
            # Where the row below has a header, that one counts: the one above is the merged one of a group.
            both = [
                (row + 1, low) if _key(low) in known else (row, high) for high, low in zip(padded, under, strict=True)
            ]
            if _count(known, both) > max(count, best[0]) and not _data(known, under):
                best = (_count(known, both), row + 1, both)
    return best[1], best[2]


def _key(header: Any) -> str:
    """
    Return a header as it is compared: a star or a colon that people add to it says nothing.
    """
    return plain(str(header)).strip(" *:")


def _padded(cells: Sequence[Any], width: int) -> list[Any]:
    return [*cells, *[None] * (width - len(cells))]


def _data(known: dict[str, int], cells: Iterable[Any]) -> bool:
    return any(not blank(cell) and _key(cell) not in known for cell in cells)


def _count(known: dict[str, int], headers: Iterable[tuple[int, Any]]) -> int:
    return len({found for _, header in headers if (found := known.get(_key(header))) is not None})


def _needed(sheet: Sheet) -> Bilingual:
    columns: list[Column] = [column for column in sheet.columns if column.required]
    return Bilingual(
        ", ".join(f"«{column.it}»" for column in columns), ", ".join(repr(column.en) for column in columns)
    )


def _no_header(sheet: Sheet) -> Bilingual:
    needed = _needed(sheet)
    return Bilingual(
        f"nessuna riga di intestazioni fra le prime {HEAD}; le colonne necessarie sono: {needed.it}",
        f"no row of headers among the first {HEAD}; the columns that are needed: {needed.en}",
    )


def _unknown(sheet: Sheet, typed: str) -> Bilingual:
    near = nearest(typed, [column.header(lang) for column in sheet.columns for lang in Lang])
    it = near.it if near else f"{_similar(sheet, typed, Lang.IT)}tutte stanno nel modello (convert --template)"
    en = near.en if near else f"{_similar(sheet, typed, Lang.EN)}all are in the template (convert --template)"
    found = shown(typed)
    return Bilingual(
        f"colonna {found} sconosciuta: {it}; una colonna propria comincia con «_»",
        f"unknown column {found}: {en}; a column of one's own starts with '_'",
    )


def _similar(sheet: Sheet, typed: str, lang: Lang) -> str:
    headers = {_key(column.header(lang)): column.header(lang) for column in sheet.columns}
    found = [headers[key] for key in get_close_matches(_key(typed), list(headers), 3, 0.3)]
    listed = ", ".join(f"«{header}»" if lang is Lang.IT else repr(header) for header in found)
    return listed and f"{Bilingual('le più simili', 'the most similar').say(lang)}: {listed}; "


def _twice(typed: str, letter: str) -> Bilingual:
    found = shown(typed)
    return Bilingual(
        f"la colonna {found} sta già in {letter}; tenerne una",
        f"the column {found} stands in {letter} already; keep one",
    )


def _missing(column: Column) -> Bilingual:
    return Bilingual(
        f"manca la colonna «{column.it}»; aggiungerla: {column.note.it}",
        f"the column {column.en!r} is missing; add it: {column.note.en}",
    )
