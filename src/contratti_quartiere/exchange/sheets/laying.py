"""
A programme laid out as rows, and what of it rows do not hold: found by reading them again.
"""

from collections.abc import Iterator
from typing import Any, cast

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import ContrattiError, DocumentError, Problem, shown
from contratti_quartiere.exchange.records import to_values
from contratti_quartiere.exchange.sheets.assembly import Assembly, Values
from contratti_quartiere.exchange.sheets.columns import OWNER, Part, Sheet
from contratti_quartiere.exchange.sheets.kinds import writer_of
from contratti_quartiere.exchange.sheets.layouts import Layout
from contratti_quartiere.exchange.sheets.partial_sheet import mark_of, with_mark
from contratti_quartiere.exchange.sheets.reading import finished
from contratti_quartiere.exchange.sheets.rows import Findings, RowReader
from contratti_quartiere.exchange.sheets.steps import CorrectedStep
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.programme import Programme

__all__ = ["LaidOut", "NotHeldError", "lay_out_rows"]

_CORRECTED = {"stood": CorrectedStep.STOOD, "stands": CorrectedStep.STANDS}


@attrs.frozen(str=False, repr=False)
class NotHeldError(ContrattiError, ValueError):
    """
    A programme has what no sheet holds, and was not written (*dati che il foglio non contiene*).

    Attributes:
        lost: What would be lost, each by its JSON Pointer in the document.
    """

    lost: tuple[Problem, ...]

    @property
    def said(self) -> Bilingual:
        """
        One line each, with its pointer.
        """
        return Bilingual(
            "\n".join(f"{problem.pointer}: {problem.message.it}" for problem in self.lost),
            "\n".join(f"{problem.pointer}: {problem.message.en}" for problem in self.lost),
        )


@attrs.frozen
class Row:
    """
    A row to write: its cells by the place of their columns in the table, and the record from which it comes.
    """

    cells: dict[int, Any]
    collection: str
    name: str


@attrs.frozen
class LaidOut:
    """
    A programme as rows, what of it they hold, and what not (*programma in righe*).

    Attributes:
        rows: The rows of each sheet, in the order of the sheets.
        held: The programme that reading them gives.
        lost: What of the programme is not in it.
    """

    rows: tuple[tuple[Row, ...], ...]
    held: Programme
    lost: tuple[Problem, ...]


def lay_out_rows(programme: Programme) -> LaidOut:
    """
    Return a programme as rows, having read them again.
    """
    values = to_values(programme)
    reasons: dict[tuple[str, str], Bilingual] = {}
    kept = _only_held(values)
    while True:
        rows = tuple(tuple(_rows(sheet, kept)) for sheet in SHEETS)
        try:
            held = _read_again(rows)
        except _UnreadableRows as error:
            # A record whose rows cannot be read again is left out as a whole.
            reasons |= error.found
            kept = _without(values, reasons)
        else:
            held = with_mark(held, mark_of(programme))
            return LaidOut(rows, held, tuple(_lost(values, to_values(held), reasons)))


def _only_held(values: Values) -> Values:
    names = {sheet.collection for sheet in SHEETS}
    return {name: found for name, found in values.items() if name in names or name == "title"}


def _without(values: Values, left_out: dict[tuple[str, str], Bilingual]) -> Values:
    kept = _only_held(values)
    for name in {name for name, _ in left_out}:
        kept[name] = [record for record in values[name] if (name, _name_of(record)) not in left_out]
    return kept


def _name_of(record: Values) -> str:
    # A case without a name of its own bears that of its household.
    name: str = record["id"] if "id" in record else record["household"]
    return name


class _UnreadableRows(Exception):  # noqa: N818  # never leaves this module
    """
    Some rows cannot be read again.
    """

    def __init__(self, found: dict[tuple[str, str], Bilingual]) -> None:
        super().__init__()
        self.found = found


def _read_again(rows: tuple[tuple[Row, ...], ...]) -> Programme:
    assembly, findings = Assembly(), Findings()
    for sheet, found in zip(SHEETS, rows, strict=True):
        width = len(sheet.columns)
        layout = Layout(sheet, sheet.it, 0, {number: number for number in range(width)}, frozenset())
        reader = RowReader(layout, assembly, findings)
        for number, row in enumerate(found, 1):
            reader.read(number, tuple(row.cells.get(place) for place in range(width)))
    for layout, place, column, message in assembly.unknown():
        findings.add(layout, place, layout.sheet.columns.index(column), "unknown_name", message)
    try:
        return finished(assembly, findings, [])
    except DocumentError as error:
        raise _UnreadableRows(_records_of(error, rows)) from None


def _records_of(error: DocumentError, rows: tuple[tuple[Row, ...], ...]) -> dict[tuple[str, str], Bilingual]:
    found: dict[tuple[str, str], Bilingual] = {}
    by_title = {sheet.it: index for index, sheet in enumerate(SHEETS)}
    for problem in error.problems:
        title, _, cell = problem.pointer.rpartition("!")
        number = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        row = rows[by_title[title.strip("'")]][number - 2]
        found.setdefault((row.collection, row.name), problem.message)
    return found


def _rows(sheet: Sheet, values: Values) -> Iterator[Row]:
    """
    Yield the rows of a sheet.
    """
    if not sheet.collection:
        cells = _cells(sheet, OWNER, values)
        if cells:
            yield Row(cells, "", "")
        return
    collections = dict.fromkeys(part.collection or sheet.collection for part in sheet.parts) or {sheet.collection: None}
    for collection in collections:
        parts = [part for part in sheet.parts if (part.collection or sheet.collection) == collection]
        for record in values.get(collection, []):
            for cells in _of_record(sheet, parts, record):
                yield Row(cells, collection, _name_of(record))


def _of_record(sheet: Sheet, parts: list[Part], record: Values) -> Iterator[dict[int, Any]]:
    """
    Yield the cells of each row that a record needs; what it says of itself stands in the first.
    """
    if sheet.collection == "relocations" and "id" not in record:
        record = {**record, "id": _name_of(record)}
    name = {number: cell for number, cell in _cells(sheet, OWNER, record).items() if _repeated(sheet, number)}
    entries = list(_merged(parts, record))
    own = _cells(sheet, OWNER, record) if sheet.primary else name
    if sheet.primary and (sheet.apart or not entries):
        yield own
        own = name
    for part, entry in entries:
        yield own | _entry_cells(sheet, part, entry)
        own = name
        for inner in (inner for inner in sheet.parts if inner.under):
            found = entry.get(inner.name, [])
            for step in [found] if _listed(found) is None else found:
                cells = name | _entry_cells(sheet, inner, step)
                if inner.name in _CORRECTED:
                    cells[_correction(sheet)] = _CORRECTED[inner.name].value
                yield cells


def _repeated(sheet: Sheet, number: int) -> bool:
    column = sheet.columns[number]
    return column.required or column.path(OWNER) == ("id",)


def _correction(sheet: Sheet) -> int:
    return next(number for number, column in enumerate(sheet.columns) if column.words == (CorrectedStep,))


def _entry_cells(sheet: Sheet, part: Part, entry: Values) -> dict[int, Any]:
    cells = _cells(sheet, part.name, entry)
    for number, column in enumerate(sheet.columns):
        # A word that is no field of the entry says what it is.
        if column.chooses and column.path(part.name) is None:
            cells[number] = str(part.words[0])
    return cells


def _merged(parts: list[Part], record: Values) -> Iterator[tuple[Part, Values]]:
    """
    Yield the entries of the lists of a record, each list in its own order, and together by their days.
    """
    waiting: list[tuple[Part, list[Values]]] = []
    for part in (part for part in parts if not part.under):
        found: Any = record
        for step in part.path:
            found = cast("Values", found).get(step, {}) if isinstance(found, dict) else {}
        if isinstance(found, list):
            waiting.append((part, cast("list[Values]", found)[::-1]))
    while any(entries for _, entries in waiting):
        part, entries = min(
            ((part, entries) for part, entries in waiting if entries),
            key=lambda found: found[1][-1].get(found[0].day or "on", ""),
        )
        yield part, entries.pop()


def _cells(sheet: Sheet, part: str, values: Values) -> dict[int, Any]:
    """
    Return the cells of the columns that hold fields of a part, by the places of the columns in the table.
    """
    cells: dict[int, Any] = {}
    for number, column in enumerate(sheet.columns):
        path = column.path(part)
        if not path:
            continue
        found = _at(values, path)
        if found is not None:
            cell = writer_of(column.kind)(found)
            if cell is not None:
                cells[number] = cell
    return cells


def _listed(value: object) -> list[object] | None:
    return cast("list[object]", value) if isinstance(value, list) else None


def _at(values: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        items = _listed(values)
        if items is not None:
            values = items[int(step)] if int(step) < len(items) else None
        elif isinstance(values, dict):
            values = cast("Values", values).get(step)
        else:
            return None
    return values


def _lost(whole: Values, held: Values, reasons: dict[tuple[str, str], Bilingual]) -> Iterator[Problem]:
    """
    Yield what stands in a document and not in the one that its rows give.
    """
    known = {sheet.collection for sheet in SHEETS} | {"title"}
    for name, value in whole.items():
        if name not in known:
            kept_whole = held.get(name, [])
            for index, record in enumerate(value):
                if record not in kept_whole:
                    yield Problem(f"/{name}/{index}", "no_sheet", _no_sheet(record))
            continue
        if name == "title":
            yield from _differences("/title", value, held.get("title"))
            continue
        kept = {_name_of(record): record for record in held.get(name, [])}
        for index, record in enumerate(value):
            key = _name_of(record)
            if key in kept:
                yield from _differences(f"/{name}/{index}", record, kept[key])
            else:
                yield Problem(f"/{name}/{index}", "not_held", reasons.get((name, key)) or _no_column(key))


def _differences(pointer: str, value: Any, held: Any) -> Iterator[Problem]:
    if value == held:
        return
    items, others = _listed(value), _listed(held)
    if isinstance(value, dict) and isinstance(held, dict):
        for key, inner in cast("Values", value).items():
            yield from _differences(f"{pointer}/{key}", inner, cast("Values", held).get(key))
    elif items is not None and others is not None:
        for index, inner in enumerate(items):
            yield from _differences(f"{pointer}/{index}", inner, others[index] if index < len(others) else None)
    else:
        yield Problem(pointer, "not_held", _no_column(value))


def _no_sheet(record: Any) -> Bilingual:
    name = shown(cast("Values", record).get("id", "")) if isinstance(record, dict) else ""
    return Bilingual(f"{name}: nessun foglio lo contiene", f"{name}: no sheet holds it")


def _no_column(value: Any) -> Bilingual:
    items = _listed(value)
    it = en = ", ".join(cast("Values", value)) if isinstance(value, dict) else shown(value)
    if items is not None:
        it, en = f"elenco di {len(items)}", f"list of {len(items)}"
    return Bilingual(f"{it}: nessuna colonna o cella lo contiene", f"{en}: no column or cell holds it")
