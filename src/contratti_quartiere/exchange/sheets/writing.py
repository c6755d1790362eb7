"""
A programme to a workbook or a folder of CSV files, and an empty workbook to start from.
"""

import os
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from io import BytesIO
from os import PathLike
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from contratti_quartiere.arguments import file_named, language, switch
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import MalformedValueError, MissingExtraError, Problem, WrongTypeError, shown
from contratti_quartiere.exchange.sheets.choices import words_of
from contratti_quartiere.exchange.sheets.columns import OWNER, Sheet
from contratti_quartiere.exchange.sheets.kinds import Kind, reader_of, writer_of
from contratti_quartiere.exchange.sheets.laying import LaidOut, NotHeldError, lay_out_rows
from contratti_quartiere.exchange.sheets.partial_sheet import MARK, mark_of, mark_rows
from contratti_quartiere.exchange.sheets.reading import sheet_named
from contratti_quartiere.exchange.sheets.rows import EXAMPLE
from contratti_quartiere.exchange.sheets.separated import csv_files, guarded, written
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.programme import Programme

__all__ = ["held", "lost", "template", "write"]


def lost(programme: Programme) -> tuple[Problem, ...]:
    """
    Return what of a programme no sheet holds, each by its JSON Pointer in the document; nothing where all is held.

    Raises:
        WrongTypeError: For anything but a `Programme`.
    """
    return _laid_out(programme).lost


def held(programme: Programme) -> Programme:
    """
    Return the part of a programme that sheets hold: what reading them gives after it was written.

    Raises:
        WrongTypeError: For anything but a `Programme`.
    """
    return _laid_out(programme).held


def _laid_out(programme: Programme) -> LaidOut:
    if type(programme) is not Programme:
        raise WrongTypeError.of("sheets", programme, Bilingual("scrivere un Programme", "write a Programme"))
    return lay_out_rows(programme)


def write(
    programme: Programme, path: str | PathLike[str], *, partial: bool = False, lang: Lang | str = Lang.IT
) -> tuple[Problem, ...]:
    """
    Write a programme to a workbook (.xlsx), or to a folder of CSV files where the path has no suffix.

    A file of that name is replaced, once the new one is whole. A programme of which an import got only a part
    (`Imported.marked`) says so in a sheet of its own, `_parziale`, and is partial when it is read again.

    Args:
        programme: The programme.
        path: The workbook, or the folder, which is made if it is not there.
        partial: True to write the part of a programme that sheets hold, where they do not hold all of it.
        lang: The language of headers and notes; words are always the Italian ones of the lists.

    Returns:
        What was left out.

    Raises:
        WrongTypeError: For anything but a `Programme`, or for `partial` but True or False.
        NotHeldError: If something would be lost and `partial` is not set; then nothing is written.
        MalformedValueError: For a path with another suffix, or a language that is neither.
        MissingExtraError: For a workbook, without the extra `sheets`.
    """
    target, chosen = file_named("write", path), language("write.lang", lang)
    folder = not target.suffix
    if not folder and target.suffix.lower() != ".xlsx":
        raise _suffix(target)
    kept = switch("write.partial", partial)
    laid = _laid_out(programme)
    if laid.lost and not kept:
        raise NotHeldError(laid.lost)
    missing = mark_of(programme)
    mark = [] if missing is None else mark_rows(missing, chosen)
    if folder:
        _write_folder(laid, target, chosen)
        _mark_folder(target, mark)
    else:
        book = _book(chosen)
        if mark:
            book.mark(MARK, mark)
        for sheet, rows in zip(SHEETS, laid.rows, strict=True):
            if rows or sheet.main:
                book.add(sheet, (row.cells for row in rows))
        _save(book, target)
    return laid.lost


def template(path: str | PathLike[str], *, lang: Lang | str = Lang.IT) -> None:
    """
    Write an empty workbook: every sheet, a note on each column, drop-downs, and an example row that is not read.

    A file of that name is replaced, once the new one is whole.

    Args:
        path: The workbook.
        lang: The language of headers and notes.

    Raises:
        MalformedValueError: For a path that does not end in .xlsx, or a language that is neither.
        MissingExtraError: Without the extra `sheets`.
    """
    target, chosen = file_named("template", path), language("template.lang", lang)
    if target.suffix.lower() != ".xlsx":
        raise _suffix(target)
    book = _book(chosen)
    for sheet in SHEETS:
        book.add(sheet, (), _example(sheet, chosen))
    _save(book, target)


def _suffix(path: Path) -> MalformedValueError:
    return MalformedValueError(
        Bilingual("file da scrivere", "file to write"),
        shown(str(path)),
        Bilingual("non finisce in .xlsx", "does not end in .xlsx"),
        Bilingual(
            "scrivere foglio.xlsx, o una cartella senza punto per i CSV",
            "write sheet.xlsx, or a folder without a point for CSV files",
        ),
    )


def _book(lang: Lang) -> Any:
    try:
        from contratti_quartiere.exchange.sheets.styles import Book  # noqa: PLC0415  # the extra may not be there
    except ModuleNotFoundError:
        raise MissingExtraError("sheets") from None
    return Book(lang)


def _save(book: Any, target: Path) -> None:
    """
    Save a workbook beside its place and move it there: whoever has the old one keeps it until the new one is whole.
    """
    # In memory first: a file that cannot be made must not leave a workbook half written.
    memory = BytesIO()
    book.save(memory)
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.stem}-", suffix=".xlsx", delete=False) as file:
        pass
    whole = Path(file.name)
    try:
        whole.write_bytes(memory.getvalue())
        whole.chmod(0o666 & ~_umask())
        whole.replace(target)
    finally:
        with suppress(FileNotFoundError):
            whole.unlink()


def _umask() -> int:
    found = os.umask(0)
    os.umask(found)
    return found


def _example(sheet: Sheet, lang: Lang) -> dict[int, Any]:
    """
    Return the cells of the example row: what people would type there, as it would be written.
    """
    cells: dict[int, Any] = {}
    for number, column in enumerate(sheet.columns):
        if not column.example:
            continue
        cells[number] = writer_of(column.kind)(reader_of(column.kind, words_of(*column.words))(column.example))
        if column.path(OWNER) == ("id",):
            cells[number] = f"{EXAMPLE.say(lang)} {column.example}"
    return cells


def _write_folder(laid: LaidOut, folder: Path, lang: Lang) -> None:
    folder.mkdir(exist_ok=True)
    for old in csv_files(folder):
        # A file of a sheet that is no longer written would be read with the others.
        if sheet_named(old.stem) is not None:
            old.unlink()
    for sheet, rows in zip(SHEETS, laid.rows, strict=True):
        if not rows and not sheet.main:
            continue
        lines = [[column.header(lang) for column in sheet.columns]]
        lines += [
            [_as_text(column.kind, row.cells.get(number)) for number, column in enumerate(sheet.columns)]
            for row in rows
        ]
        # With a mark, or a spreadsheet takes it for the code page of Windows.
        (folder / f"{sheet.name(lang)}.csv").write_text(written(lines), "utf-8-sig", newline="")


def _mark_folder(folder: Path, mark: list[list[str]]) -> None:
    file = folder / f"{MARK}.csv"
    # One of an earlier import says nothing of this one.
    file.unlink(missing_ok=True)
    if mark:
        file.write_text(written([guarded(cell) for cell in row] for row in mark), "utf-8-sig", newline="")


def _as_text(kind: Kind, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return (f"{value:.2f}" if kind is Kind.MONEY else str(value)).replace(".", ",")
    return str(value)
