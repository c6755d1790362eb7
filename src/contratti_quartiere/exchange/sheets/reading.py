"""
A workbook, a CSV file or a folder of them to a programme: everything at once, or every error with its cell.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, islice
from os import PathLike
from pathlib import Path
from typing import Any

from contratti_quartiere.arguments import file_named
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import DocumentError, MissingExtraError, Problem, shown
from contratti_quartiere.exchange.changes import SheetRow
from contratti_quartiere.exchange.held_fields import HeldFields
from contratti_quartiere.exchange.records import from_values
from contratti_quartiere.exchange.sheets.assembly import Assembly, Values
from contratti_quartiere.exchange.sheets.choices import nearest
from contratti_quartiere.exchange.sheets.columns import OWNER, Column, Sheet
from contratti_quartiere.exchange.sheets.fields import fields_of
from contratti_quartiere.exchange.sheets.layouts import HEAD, Layout, blank, lay_out, own
from contratti_quartiere.exchange.sheets.partial_sheet import MARK, mark_read, with_mark
from contratti_quartiere.exchange.sheets.rows import Findings, RowReader
from contratti_quartiere.exchange.sheets.separated import csv_files, csv_grid
from contratti_quartiere.exchange.sheets.sources import (
    Grid,
    Progress,
    check_size,
    refused,
    signature,
    with_password,
)
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.exchange.sheets.texts import plain
from contratti_quartiere.exchange.sheets.wording import in_words, named, of_case
from contratti_quartiere.programme import Programme, Unknown

__all__ = ["finished", "read", "read_with_fields", "read_with_rows", "sheet_named"]

_STEP = 500
# Of so many errors of records as a whole the column is looked for that is to blame.
_FEW = 200
_NAMES = {plain(sheet.name(lang)): sheet for sheet in SHEETS for lang in reversed(Lang)}


def sheet_named(title: str) -> Sheet | None:
    """
    Return the sheet of a name, in Italian or English; None if there is none.
    """
    return _NAMES.get(plain(title))


def read(path: str | PathLike[str], progress: Progress | None = None) -> Programme:
    """
    Read a programme from a workbook (.xlsx), from one CSV file that bears the name of its sheet, or a folder of them.

    Steps are put in the order of their days; a sheet that cannot be read is not read in part.

    Args:
        path: The file or folder.
        progress: Is told how far the reading is.

    Raises:
        DocumentError: With every error, its place as a spreadsheet writes it: `passi!C14`.
        MissingExtraError: For a workbook, without the extra `sheets`.
    """
    return read_with_fields(path, progress)[0]


def read_with_fields(path: str | PathLike[str], progress: Progress | None = None) -> tuple[Programme, HeldFields]:
    """
    Read a programme as `read` does, and what its sheets and columns hold of one.

    Args:
        path: The file or folder.
        progress: Is told how far the reading is.

    Raises:
        DocumentError: As `read`.
        MissingExtraError: As `read`.
    """
    return read_with_rows(path, progress)[:2]


def read_with_rows(
    path: str | PathLike[str], progress: Progress | None = None
) -> tuple[Programme, HeldFields, Callable[[str], SheetRow]]:
    """
    Read a programme as `read_with_fields` does, and what says from which row each place of it came.

    Args:
        path: The file or folder.
        progress: Is told how far the reading is.

    Raises:
        DocumentError: As `read`.
        MissingExtraError: As `read`.
    """
    given = file_named("read", path)
    # One CSV file is one sheet, and needs no others.
    whole = given.is_dir() or given.suffix.lower() != ".csv"
    reading = _Reading(progress or _tell_nobody, files=given.is_dir() or given.suffix.lower() == ".csv")
    programme = reading.read(_grids(given), whole=whole)
    return programme, fields_of(reading.columns), reading.row


def _tell_nobody(sheet: str, row: int, rows: int | None) -> None:
    """
    Take how far a reading is, and do nothing with it.
    """


def _grids(path: Path) -> Iterator[Grid]:
    """
    Yield the sheets of whatever was given.
    """
    try:
        if path.is_dir():
            yield from _folder(path)
            return
        check_size(path)
        kind = signature(path)
        if kind == "text" and path.suffix.lower() == ".csv":
            yield csv_grid(path, sheet_named(path.stem))
            return
    except FileNotFoundError:
        raise _unreadable(path, "missing_file", "il file non esiste", "there is no such file") from None
    except (OSError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        why = type(error).__name__
        raise _unreadable(path, "unreadable_file", f"non si può leggere ({why})", f"cannot be read ({why})") from None
    if kind != "zip":
        raise _other(path, kind)
    try:
        # Only workbooks need openpyxl.
        from contratti_quartiere.exchange.sheets.workbooks import grids  # noqa: PLC0415  # the extra may not be there

        yield from grids(path)
    except ModuleNotFoundError:
        raise MissingExtraError("sheets") from None


def _folder(path: Path) -> Iterator[Grid]:
    files = csv_files(path)
    if not files:
        raise _unreadable(path, "no_csv", "la cartella non ha file CSV", "the folder has no CSV files")
    for file in files:
        check_size(file)
        yield csv_grid(file, sheet_named(file.stem))


def _unreadable(path: Path, kind: str, it: str, en: str) -> DocumentError:
    name = shown(str(path))
    return refused(
        kind,
        f"{name}: {it}; indicare un file .xlsx, un CSV o una cartella di CSV",
        f"{name}: {en}; name an .xlsx file, a CSV or a folder of CSV files",
    )


def _other(path: Path, kind: str) -> DocumentError:
    if kind == "password":
        return with_password(path)
    if kind == "xls":
        name = shown(str(path))
        return refused(
            "format",
            f"{name}: è un foglio nel formato vecchio (.xls); aprirlo e salvarlo come .xlsx",
            f"{name}: is a sheet in the old format (.xls); open it and save it as .xlsx",
        )
    if kind == "empty":
        return _unreadable(path, "empty", "è vuoto", "is empty")
    return _unreadable(path, "format", "non è una cartella di lavoro", "is not a workbook")


class _Reading:
    """
    One file while it is read.
    """

    def __init__(self, progress: Progress, *, files: bool) -> None:
        self._progress = progress
        self._findings = Findings()
        self._assembly = Assembly()
        self._faults: list[Problem] = []
        self._titles: dict[str, str] = {}
        self._files = files
        self._mark: Unknown | None = None
        self.columns: list[tuple[Sheet, list[Column]]] = []

    def read(self, grids: Iterator[Grid], *, whole: bool) -> Programme:
        for grid in grids:
            sheet = sheet_named(grid.title)
            if plain(grid.title) == plain(MARK):
                self._mark = mark_read(grid.rows)
            elif sheet is None:
                self._foreign(grid)
            elif sheet.it in self._titles:
                first = self._titles[sheet.it]
                message = Bilingual(
                    f"è lo stesso foglio che «{first}»; tenerne uno", f"is the same sheet as {first!r}; keep one"
                )
                self._faults.append(Problem(grid.title, "duplicate_sheet", message))
            else:
                self._titles[sheet.it] = grid.title
                self._sheet(sheet, grid)
        if whole:
            self._faults += [_missing(sheet) for sheet in SHEETS if sheet.main and sheet.it not in self._titles]
        for layout, row, column, message in self._assembly.unknown():
            place = layout.places[layout.sheet.columns.index(column)]
            self._findings.add(layout, row, place, "unknown_name", message)
        return with_mark(finished(self._assembly, self._findings, self._faults), self._mark)

    def row(self, pointer: str) -> SheetRow:
        """
        Return the row from which a place of a record came.
        """
        layout, row, column = self._assembly.locate(pointer)
        place = None if column is None else layout.places.get(layout.sheet.columns.index(column))
        cell = layout.cell(row, _blamed(layout) if place is None else place)
        return SheetRow(sheet=layout.title, row=row + 1, cell=cell)

    def _foreign(self, grid: Grid) -> None:
        """
        Tell of a sheet that is none of ours, unless it is empty or the office's own.
        """
        if own(grid.title) or all(all(map(blank, row)) for row in grid.rows):
            return
        near = nearest(grid.title, [sheet.name(lang) for sheet in SHEETS for lang in Lang])
        if near is None and self._files:
            it, en = (", ".join(f"{sheet.name(lang)}.csv" for sheet in SHEETS if sheet.main) for lang in Lang)
            message = Bilingual(
                f"foglio sconosciuto: rinominare il file come il suo foglio: {it}, …",
                f"unknown sheet: rename the file like its sheet: {en}, …",
            )
            self._faults.append(Problem(grid.title, "unknown_sheet", message))
            return
        it = near.it if near else "i fogli sono: " + ", ".join(f"«{sheet.it}»" for sheet in SHEETS)
        en = near.en if near else "the sheets are: " + ", ".join(repr(sheet.en) for sheet in SHEETS)
        message = Bilingual(
            f"foglio sconosciuto: {it}; il nome di un foglio proprio comincia con «_»",
            f"unknown sheet: {en}; the name of a sheet of one's own starts with '_'",
        )
        self._faults.append(Problem(grid.title, "unknown_sheet", message))

    def _sheet(self, sheet: Sheet, grid: Grid) -> None:
        rows = iter(grid.rows)
        head = list(islice(rows, HEAD + 1))
        layout, faults = lay_out(sheet, grid.title, head)
        for row, place, kind, message in faults:
            self._findings.add(layout or Layout(sheet, grid.title, row, {}, frozenset()), row, place, kind, message)
        if layout is None:
            self._assembly.sheets.add(sheet.it)
            self.columns.append((sheet, list(sheet.columns)))
            return
        self.columns.append((sheet, [sheet.columns[number] for number in layout.places]))
        reader = RowReader(layout, self._assembly, self._findings)
        first = layout.header + 1
        count = first
        for count, values in enumerate(chain(head[first:], rows), first + 1):
            reader.read(count - 1, values)
            if not count % _STEP:
                self._progress(grid.title, count, grid.count)
        self._progress(grid.title, count, grid.count)


def _missing(sheet: Sheet) -> Problem:
    message = Bilingual(
        f"manca il foglio «{sheet.it}»; aggiungerlo, anche vuoto (convert --template ne scrive uno con tutti)",
        f"the sheet {sheet.en!r} is missing; add it, were it empty (convert --template writes one with all)",
    )
    return Problem(sheet.it, "missing_sheet", message)


def finished(assembly: Assembly, findings: Findings, faults: list[Problem]) -> Programme:
    """
    Return the programme that was put together.

    Raises:
        DocumentError: If anything is wrong with it, with all that is.
    """
    values = assembly.values()
    try:
        programme = from_values(values)
    except DocumentError as error:
        _place(assembly, findings, values, error.problems)
        raise DocumentError((*faults, *findings.problems()) or error.problems) from None
    if faults or findings:
        raise DocumentError((*faults, *findings.problems()))
    return programme


def _place(assembly: Assembly, findings: Findings, values: Values, problems: tuple[Problem, ...]) -> None:
    """
    Note problems of a document at the cells that they come from.
    """
    for problem in (_of_its_case(values, problem) for problem in problems):
        layout, row, column = assembly.locate(problem.pointer)
        if column is None and problem.kind == "malformed_value" and len(problems) <= _FEW:
            column = _guilty(assembly, values, problem.pointer)
        if problem.kind == "duplicate_identifier" or (column is None and _any_told(findings, layout, row)):
            continue
        column = column or named(layout.sheet, problem.message)
        place = None if column is None else layout.places.get(layout.sheet.columns.index(column))
        if place is None and column is not None and column.required:
            # A column that is needed and not there was told of.
            continue
        message = _worded(
            layout.sheet, problem, None if place is not None and problem.kind != "missing_key" else column
        )
        place = _blamed(layout) if place is None else place
        if not findings.told(layout, row, place):
            findings.add(layout, row, place, problem.kind, message)


def _of_its_case(values: Values, problem: Problem) -> Problem:
    """
    Return a problem of a step with the name of its case, and the day of the step before.
    """
    _, collection, index, *steps = problem.pointer.split("/")
    if problem.kind != "illegal_transition" or collection != "relocations":
        return problem
    case = values[collection][int(index)]
    before = int(steps[1]) - 1
    day = "" if before < 0 else case["history"][before].get("happened_on", "")
    since = date.fromisoformat(day) if day else None
    return Problem(problem.pointer, problem.kind, of_case(problem.message, case["id"], since))


def _worded(sheet: Sheet, problem: Problem, column: Column | None) -> Bilingual:
    """
    Return what is wrong in the words of the sheet, with the column where the cell alone does not say it.
    """
    message = in_words(sheet, problem.message)
    return message if column is None else Bilingual(f"«{column.it}»: {message.it}", f"{column.en!r}: {message.en}")


def _guilty(assembly: Assembly, values: Values, pointer: str) -> Column | None:
    """
    Return the one column without which a record could be; None if there is none, or several.
    """
    _, collection, index, *steps = pointer.split("/")
    record: Any = values[collection][int(index)]
    inside = record
    for step in steps:
        inside = inside[int(step)] if step.isdigit() else inside[step]
    place = "/".join((f"/{collection}/0", *steps))
    found: list[str] = []
    for key in tuple(inside):
        without = inside.pop(key)
        if not any(f"{problem.pointer}/".startswith(f"{place}/") for problem in _problems_of({collection: [record]})):
            found.append(key)
        inside[key] = without
    return assembly.locate(f"{pointer}/{found[0]}")[2] if len(found) == 1 else None


def _problems_of(values: Values) -> tuple[Problem, ...]:
    try:
        from_values(values)
    except DocumentError as error:
        return error.problems
    return ()


def _blamed(layout: Layout) -> int:
    """
    Return the place of the column that stands for the whole row: what happened, else whose it is.
    """
    places = [
        layout.places[number]
        for number, column in enumerate(layout.sheet.columns)
        if number in layout.places
        and (column.chooses or column.path("history") == ("event",) or column.path(OWNER) == ("id",))
    ]
    # The identifier comes first in every sheet but that of payments; a row is known by what follows it.
    return places[-1]


def _any_told(findings: Findings, layout: Layout, row: int) -> bool:
    return any(findings.told(layout, row, place) for place in layout.places.values())
