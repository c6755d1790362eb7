"""
Which fields of a document the sheets of a file hold: what was not there to be read says nothing.
"""

from collections.abc import Hashable, Iterable
from typing import Any, cast

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.held_fields import HeldFields, Key, held_of
from contratti_quartiere.exchange.sheets.columns import Column, Sheet
from contratti_quartiere.exchange.sheets.kinds import Kind, reader_of, writer_of
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.programme import Programme

__all__ = ["HELD", "fields_of"]

_TEXTS = (Kind.TEXT, Kind.IDENTIFIER, Kind.IDENTIFIERS)


def fields_of(sheets: Iterable[tuple[Sheet, Iterable[Column]]]) -> HeldFields:
    """
    Return what the sheets of a file hold, given each sheet with the columns that it has.
    """
    paths: list[tuple[tuple[str, ...], HeldFields]] = []
    owned: set[str] = set()
    for sheet, columns in sheets:
        parts = {part.name: part for part in sheet.parts}
        if sheet.primary:
            owned.add(sheet.collection)
        for column in columns:
            value = HeldFields(cell=_cell(column), label=Bilingual(column.it, column.en))
            for name, path in column.fields:
                part = parts.get(name)
                collection = (part and part.collection) or sheet.collection
                inside = part.path if part else ()
                paths.append(((*((collection,) if collection else ()), *inside, *path), value))
    collections = {path[0] for path, _ in paths if len(path) > 1}
    return held_of(Programme, paths, partial=collections - owned)


def _cell(column: Column) -> Key | None:
    """
    Return what a cell of a column keeps of a text or of a list of names; None for a column that holds something else.
    """
    if column.kind not in _TEXTS:
        return None
    write, read = writer_of(column.kind), reader_of(column.kind, {})

    def keep(value: Any) -> Hashable:
        if isinstance(value, str):
            return kept(value) or ""
        if isinstance(value, tuple):
            return tuple(kept(list(cast("tuple[str, ...]", value))) or ())
        return cast("Hashable", value)

    def kept(value: Any) -> Any:
        written = write(value)
        return None if written is None else read(written)

    return keep


HELD = fields_of((sheet, sheet.columns) for sheet in SHEETS)
"""What a workbook holds that has all sheets and columns."""
