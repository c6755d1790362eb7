"""
Rows put together to the values of a document, each of which knows the row that it came from.
"""

from collections.abc import Iterator
from typing import Any

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.sheets.choices import nearest
from contratti_quartiere.exchange.sheets.columns import OWNER, Column, Part, Sheet
from contratti_quartiere.exchange.sheets.layouts import Layout
from contratti_quartiere.exchange.sheets.table import SHEETS

__all__ = ["Assembly", "Entry", "Owner", "Values", "attach"]

Values = dict[str, Any]

# Of what stands under an annotation, the one list; the rest are single steps.
_LISTS = frozenset({"instalments"})
_PRIMARY = {sheet.collection: sheet for sheet in SHEETS if sheet.primary}


class Entry:
    """
    An entry of a list of a record, and the row that says it.
    """

    __slots__ = ("inner", "layout", "numbers", "part", "row", "values")

    def __init__(self, part: Part, values: Values, layout: Layout, row: int, numbers: dict[str, list[str]]) -> None:
        self.part = part
        self.values = values
        self.layout = layout
        self.row = row
        # Which of the numbered columns are filled, where it is not the first ones.
        self.numbers = numbers
        self.inner: dict[str, list[Entry]] = {}


class Owner:
    """
    A record of the programme, and the rows that speak of it.
    """

    __slots__ = ("cells", "entries", "layout", "named", "numbers", "primary", "row", "said", "values")

    def __init__(self, layout: Layout, row: int) -> None:
        self.layout = layout
        self.row = row
        self.values: Values = {}
        self.primary = False
        # What its own columns say, by their places in the table, and which row said it first.
        self.said: dict[int, Any] = {}
        self.cells: dict[tuple[str, ...], tuple[Layout, int]] = {}
        self.entries: dict[str, list[Entry]] = {}
        self.named: dict[tuple[str, str], int] = {}
        self.numbers: dict[str, list[str]] = {}


class Assembly:
    """
    The records of a programme while its rows are read.
    """

    def __init__(self) -> None:
        self.title: Owner | None = None
        self.owners: dict[str, dict[str, Owner]] = {}
        self.sheets: set[str] = set()

    def owner(self, collection: str, name: str, layout: Layout, row: int) -> Owner:
        """
        Return the record of a name, a new one if there is none.
        """
        records = self.owners.setdefault(collection, {})
        found = records.get(name)
        if found is None:
            found = records[name] = Owner(layout, row)
            found.values["id"] = name
        return found

    def promote(self, collection: str, name: str) -> None:
        """
        Put a record behind those whose own sheet has spoken of them: they stand in the order of that sheet.
        """
        records = self.owners[collection]
        records[name] = records.pop(name)

    def unknown(self) -> Iterator[tuple[Layout, int, Column, Bilingual]]:
        """
        Yield each row that speaks of a record which the sheet of such records does not have, and of unknown families.
        """
        for collection, records in self.owners.items():
            primary = _PRIMARY[collection]
            if primary.it not in self.sheets:
                continue
            known = [name for name, owner in records.items() if owner.primary]
            for name, owner in records.items():
                if not owner.primary:
                    for entry in (entry for entries in owner.entries.values() for entry in entries):
                        yield entry.layout, entry.row, _id_of(entry.layout.sheet), _no_record(primary, name, known)
        families = self.owners.get("households", {})
        if _PRIMARY["households"].it in self.sheets:
            for case in self.owners.get("relocations", {}).values():
                name = case.values.get("household", "")
                if name and name not in families:
                    layout, row = case.cells["household",]
                    column = next(found for found in layout.sheet.columns if found.path(OWNER) == ("household",))
                    yield layout, row, column, _no_record(_PRIMARY["households"], name, list(families))

    def values(self) -> Values:
        """
        Return the values of a document.
        """
        found: Values = {} if self.title is None else dict(self.title.values)
        for sheet in SHEETS:
            if sheet.collection and sheet.primary and sheet.collection in self.owners:
                found[sheet.collection] = [self._whole(owner) for owner in self.owners[sheet.collection].values()]
        return found

    @staticmethod
    def _whole(owner: Owner) -> Values:
        for entries in owner.entries.values():
            part = entries[0].part
            if part.day:
                _in_order(entries, part.day)
            inside = owner.values
            for step in part.path[:-1]:
                inside = inside.setdefault(step, {})
            for entry in entries:
                for name, inner in entry.inner.items():
                    found = [within.values for within in inner]
                    entry.values[name] = found if name in _LISTS else found[0]
            inside[part.path[-1]] = [entry.values for entry in entries]
        return owner.values

    def locate(self, pointer: str) -> tuple[Layout, int, Column | None]:
        """
        Return the row and column from which a place within a record of the document came.

        The column is None where a row as a whole is meant, or none holds that field.
        """
        _, collection, index, *steps = pointer.split("/")
        owner = list(self.owners[collection].values())[int(index)]
        rest = tuple(steps)
        for entries in owner.entries.values():
            path = entries[0].part.path
            if rest[: len(path)] == path and len(rest) > len(path):
                return _within(entries[int(rest[len(path)])], rest[len(path) + 1 :])
        return _of_owner(owner, rest)


def _in_order(entries: list[Entry], day: str) -> None:
    """
    Put entries in the order of their days; one without a day stays behind the one before it.
    """
    keyed: list[tuple[str, int]] = []
    last = ""
    for place, entry in enumerate(entries):
        last = entry.values.get(day, last)
        keyed.append((last, place))
    entries[:] = [entries[place] for _, place in sorted(keyed)]


def _within(entry: Entry, rest: tuple[str, ...]) -> tuple[Layout, int, Column | None]:
    if rest and rest[0] in entry.inner:
        inner = entry.inner[rest[0]]
        return _within(inner[int(rest[1])], rest[2:]) if rest[0] in _LISTS else _within(inner[0], rest[1:])
    return entry.layout, entry.row, _column(entry.layout.sheet, entry.part.name, _renumbered(rest, entry.numbers))


def _of_owner(owner: Owner, rest: tuple[str, ...]) -> tuple[Layout, int, Column | None]:
    primary = owner.layout.sheet
    column = _column(primary, OWNER, _renumbered(rest, owner.numbers))
    path = None if column is None else column.path(OWNER)
    layout, row = owner.cells.get(path or (), (owner.layout, owner.row))
    return layout, row, column


def _renumbered(path: tuple[str, ...], numbers: dict[str, list[str]]) -> tuple[str, ...]:
    if len(path) > 1 and path[0] in numbers:
        return (path[0], numbers[path[0]][int(path[1])], *path[2:])
    return path


def _column(sheet: Sheet, part: str, path: tuple[str, ...]) -> Column | None:
    """
    Return the column that holds a field, or the first that holds a part of it; None for the row as a whole.
    """
    if not path:
        return None
    held = [(column, found) for column in sheet.columns if (found := column.path(part))]
    inside = (column for column, found in held if path[: len(found)] == found)
    around = (column for column, found in held if found[: len(path)] == path)
    return next(inside, None) or next(around, None)


def _id_of(sheet: Sheet) -> Column:
    return next(column for column in sheet.columns if column.path(OWNER) == ("id",))


def _no_record(sheet: Sheet, name: str, known: list[str]) -> Bilingual:
    near = nearest(name, known)
    it = near.it if near else f"aggiungere la sua riga al foglio «{sheet.it}»"
    en = near.en if near else f"add its row to the sheet {sheet.en!r}"
    return Bilingual(
        f"{shown(name)} non è nel foglio «{sheet.it}»; {it}", f"{shown(name)} is not in the sheet {sheet.en!r}; {en}"
    )


def attach(owner: Owner, entry: Entry) -> Bilingual | None:
    """
    Put an entry into the last annotation of its kind above it; return why it cannot be, or None.
    """
    name, wanted = entry.part.name, entry.part.under
    notes = [note for note in owner.entries.get("annotations", []) if note.values.get("kind") == wanted]
    if not notes:
        return Bilingual(
            f"sopra questa riga non c'è «{wanted}» dello stesso caso; metterla sotto la sua",
            f"there is no «{wanted}» of the same case above this row; put it under its own",
        )
    inner = notes[-1].inner.setdefault(name, [])
    if inner and name not in _LISTS:
        return Bilingual(
            f"la rettifica ha già un passo così, riga {inner[0].row + 1}; tenerne uno",
            f"the correction has such a step already, row {inner[0].row + 1}; keep one",
        )
    inner.append(entry)
    return None
