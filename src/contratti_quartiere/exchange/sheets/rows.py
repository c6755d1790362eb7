"""
The rows of one sheet, read cell by cell into the records that they speak of.
"""

from collections.abc import Callable
from typing import Any

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, Problem, shown
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS, TOO_MANY
from contratti_quartiere.exchange.sheets.assembly import Assembly, Entry, Owner, Values, attach
from contratti_quartiere.exchange.sheets.choices import words_of
from contratti_quartiere.exchange.sheets.columns import OWNER, Column, Part, missing
from contratti_quartiere.exchange.sheets.kinds import reader_of
from contratti_quartiere.exchange.sheets.layouts import Layout, blank
from contratti_quartiere.exchange.sheets.remarks import remark
from contratti_quartiere.exchange.sheets.steps import CorrectedStep
from contratti_quartiere.exchange.sheets.texts import no_tax_code, plain
from contratti_quartiere.exchange.values import UnreadableError

__all__ = ["EXAMPLE", "Findings", "RowReader"]

EXAMPLE = Bilingual("(esempio)", "(example)")
"""With this word begins the identifier of a row that is only an example: it is not read."""

_HOUSEHOLDS = frozenset({"household", "other household"})
_MARKS = (EXAMPLE.it, EXAMPLE.en)
_Cells = dict[int, Any]


class Findings:
    """
    What is wrong with the cells of a file, each told once.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[int, int, int, str], Problem] = {}
        self._cells: set[tuple[int, int, int]] = set()
        self._order: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, layout: Layout, row: int, place: int, kind: str, message: Bilingual) -> None:
        """
        Note what is wrong with a cell, given its row and column from zero.

        Raises:
            DocumentError: With all that was found, once it is too much.
        """
        sheet = self._order.setdefault(layout.title, len(self._order))
        self._cells.add((sheet, row, place))
        self._found[sheet, row, place, message.it] = Problem(layout.cell(row, place), kind, message)
        if len(self._found) > MOST_PROBLEMS:
            raise DocumentError((*self.problems()[:MOST_PROBLEMS], TOO_MANY))

    def told(self, layout: Layout, row: int, place: int) -> bool:
        """
        Return whether something was told of a cell.
        """
        return (self._order.get(layout.title, -1), row, place) in self._cells

    def problems(self) -> tuple[Problem, ...]:
        """
        Return what was found, sheet by sheet and row by row.
        """
        return tuple(problem for _, problem in sorted(self._found.items(), key=lambda found: found[0]))


class RowReader:
    """
    Reads the rows of one sheet.
    """

    def __init__(self, layout: Layout, assembly: Assembly, findings: Findings) -> None:
        self.layout, self.assembly, self.findings = layout, assembly, findings
        sheet = layout.sheet
        width = max(layout.places.values(), default=0) + 1
        self._readers: list[tuple[int, Callable[[Any], Any]] | None] = [None] * width
        for number, place in layout.places.items():
            column = sheet.columns[number]
            read = reader_of(column.kind, words_of(*column.words))
            self._readers[place] = (number, _of_household(read) if column.en in _HOUSEHOLDS else read)
        self._paths = {
            part: {number: path for number, column in enumerate(sheet.columns) if (path := column.path(part))}
            for part in (OWNER, *(part.name for part in sheet.parts))
        }
        self._parts = {part.name: part for part in sheet.parts}
        self._by_word = {str(word): part for part in sheet.parts for word in part.words}
        self._chooser = next((number for number, column in enumerate(sheet.columns) if column.chooses), None)
        self._corrects = next(
            (number for number, column in enumerate(sheet.columns) if column.words == (CorrectedStep,)), None
        )
        self._id = self._number_of("id")
        self._stand_in = self._number_of("household") if sheet.collection == "relocations" else None
        self._headless: set[int] = set()
        # Whether a record was read, and whether the last row below it was an empty one, or a note.
        self._begun = self._below = False
        # What a row says beyond the record itself, and what of it each part carries.
        self._beyond = frozenset(range(len(sheet.columns))) - self._paths[OWNER].keys() - {self._chooser}
        self._carried = {part: frozenset({self._corrects}) | paths.keys() for part, paths in self._paths.items()}
        self._numbered = {
            part: tuple(dict.fromkeys(path[0] for path in paths.values() if len(path) > 1 and path[1].isdigit()))
            for part, paths in self._paths.items()
        }
        assembly.sheets.add(sheet.it)

    def _number_of(self, name: str) -> int | None:
        return next((number for number, path in self._paths[OWNER].items() if path == (name,)), None)

    def read(self, row: int, values: tuple[Any, ...]) -> None:
        """
        Read a row, given its number from zero.
        """
        cells: _Cells = {}
        for place, (value, reader) in enumerate(zip(values, self._readers, strict=False)):
            if value is None:
                continue
            if reader is None:
                self._headed(row, place, value)
                continue
            number, read = reader
            try:
                found = read(value)
            except UnreadableError as error:
                self.findings.add(self.layout, row, place, error.kind, error.message)
            else:
                if found is not None:
                    cells[number] = found
        for place, value in enumerate(values[len(self._readers) :], len(self._readers)):
            self._headed(row, place, value)
        if cells:
            self._take(row, cells)
        elif self._begun and all(map(blank, values)):
            self._below = True

    def _headed(self, row: int, place: int, value: Any) -> None:
        """
        Tell of a value in a column without a header, once a column.
        """
        if blank(value) or place in self.layout.own or place in self._headless:
            return
        self._headless.add(place)
        if not self.findings.told(self.layout, self.layout.header, place):
            message = Bilingual(
                "c'è un valore in una colonna senza intestazione; scriverla, o togliere il valore",
                "there is a value in a column without a header; write one, or take the value away",
            )
            self.findings.add(self.layout, row, place, "no_header", message)

    def _take(self, row: int, cells: _Cells) -> None:
        number = self._id
        name = None if number is None else cells.get(number)
        if name is None and self._stand_in is not None:
            number, name = self._stand_in, cells.get(self._stand_in)
        if isinstance(name, str) and name[:1] == "(" and plain(name).startswith(_MARKS):
            return
        if number is not None and isinstance(name, str):
            noted = remark(name, alone=len(cells) == 1, below=self._below)
            if noted is not None:
                self._tell(row, number, "note_under_table", noted)
                return
        self._begun, self._below = True, False
        chosen = self._choose(row, cells)
        if chosen is None:
            return
        part, collection = chosen
        sheet = self.layout.sheet
        if self._id is None:
            self._take_title(row, cells)
            return
        if name is None:
            self._tell(row, self._id, "missing_key", missing(sheet.columns[self._id]))
            return
        owner = self.assembly.owner(collection, name, self.layout, row)
        if sheet.primary and not self._own(owner, row, name, cells):
            return
        if part is not None:
            self._enter(owner, part, row, cells)

    def _choose(self, row: int, cells: _Cells) -> tuple[Part | None, str] | None:
        """
        Return the part that a row is, None for the record itself, and the collection; None if it cannot be said.
        """
        sheet = self.layout.sheet
        part: Part | None = None
        if self._chooser is not None:
            word = cells.get(self._chooser)
            if word is not None:
                part = self._by_word[word]
            elif self._told(row, self._chooser):
                # A step that cannot be read keeps its place, so that the next one is not taken for impossible.
                part = next((part for part in sheet.parts if part.day), None)
                return None if part is None else (part, sheet.collection)
        others = cells.keys() & self._beyond
        if part is None and sheet.parts and (others or not sheet.primary):
            part = self._parts.get(sheet.usual) or (sheet.parts[0] if self._chooser is None else None)
            if part is None:
                chooser = self._chooser or 0
                blamed = chooser if chooser in self.layout.places else self._id or 0
                self._tell(row, blamed, "missing_key", _choose_one(sheet.columns[chooser]))
                return None
        if self._corrects is not None and self._corrects in cells:
            part = self._parts["stood" if cells[self._corrects] == CorrectedStep.STOOD else "stands"]
        if part is not None and not others <= self._carried[part.name]:
            for number in sorted(others - self._carried[part.name]):
                self._tell(row, number, "not_here", _not_here(cells.get(self._chooser or 0)))
        return part, (part and part.collection) or sheet.collection

    def _own(self, owner: Owner, row: int, name: str, cells: _Cells) -> bool:
        """
        Take the fields of a record itself; return whether the row can be.
        """
        if self.layout.sheet.single and owner.primary:
            first = owner.row + 1
            message = Bilingual(
                f"l'identificativo {shown(name)} sta già nella riga {first}; darne uno suo",
                f"the identifier {shown(name)} stands in row {first} already; give one of its own",
            )
            self._tell(row, self._id or 0, "duplicate_identifier", message)
            return False
        if not owner.primary:
            owner.primary, owner.layout, owner.row = True, self.layout, row
            self.assembly.promote(self.layout.sheet.collection, name)
        paths = self._paths[OWNER]
        new: _Cells = {}
        for number, value in cells.items():
            if number not in paths:
                continue
            if number not in owner.said:
                owner.said[number] = value
                owner.cells[paths[number]] = (self.layout, row)
                new[number] = value
            elif owner.said[number] != value:
                first = owner.cells[paths[number]][1] + 1
                message = Bilingual(
                    f"dice altro che la riga {first}; scrivere lo stesso, o lasciare vuoto",
                    f"says other than row {first}; write the same, or leave it empty",
                )
                self._tell(row, number, "conflict", message)
        if new:
            owner.numbers.update(_fill(owner.values, new, paths, self._numbered[OWNER]))
        return True

    def _enter(self, owner: Owner, part: Part, row: int, cells: _Cells) -> None:
        """
        Take an entry of a list of the record.
        """
        values: Values = {}
        numbers = _fill(values, cells, self._paths[part.name], self._numbered[part.name])
        entry = Entry(part, values, self.layout, row, numbers)
        if part.under:
            why = attach(owner, entry)
            if why is not None:
                self._tell(row, self._chooser or 0, "no_annotation", why)
            return
        named = values.get("id")
        if isinstance(named, str):
            first = owner.named.setdefault((part.name, named), row)
            if first != row:
                message = Bilingual(
                    f"l'identificativo {shown(named)} sta già nella riga {first + 1}; darne uno suo",
                    f"the identifier {shown(named)} stands in row {first + 1} already; give one of its own",
                )
                number = next(number for number, path in self._paths[part.name].items() if path == ("id",))
                self._tell(row, number, "duplicate_identifier", message)
        entries = owner.entries.get(part.name)
        if entries is None:
            owner.entries[part.name] = [entry]
        else:
            entries.append(entry)

    def _take_title(self, row: int, cells: _Cells) -> None:
        if self.assembly.title is not None:
            message = Bilingual(
                f"il programma sta già nella riga {self.assembly.title.row + 1}; tenere una riga sola",
                f"the programme stands in row {self.assembly.title.row + 1} already; keep one row",
            )
            self._tell(row, 0, "duplicate_identifier", message)
            return
        self.assembly.title = Owner(self.layout, row)
        _fill(self.assembly.title.values, cells, self._paths[OWNER], ())

    def _told(self, row: int, number: int) -> bool:
        place = self.layout.places.get(number)
        return place is not None and self.findings.told(self.layout, row, place)

    def _tell(self, row: int, number: int, kind: str, message: Bilingual) -> None:
        """
        Tell what is wrong with a cell; of a column that is not there, the header was told of.
        """
        place = self.layout.places.get(number)
        if place is not None and not self.findings.told(self.layout, row, place):
            self.findings.add(self.layout, row, place, kind, message)


def _of_household(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: no_tax_code(read(value))


def _fill(
    values: Values, cells: _Cells, paths: dict[int, tuple[str, ...]], numbered: tuple[str, ...]
) -> dict[str, list[str]]:
    """
    Put the cells of a row where their paths lead; return which numbered entries are filled, if not the first ones.
    """
    for number, value in cells.items():
        path = paths.get(number)
        if path is None:
            continue
        inside = values
        for step in path[:-1]:
            inside = inside.setdefault(step, {})
        inside[path[-1]] = value
    numbers: dict[str, list[str]] = {}
    for name in numbered:
        if name in values:
            keys = sorted(values[name])
            if keys[-1] != str(len(keys) - 1):
                numbers[name] = keys
            values[name] = [values[name][key] for key in keys]
    return numbers


def _choose_one(column: Column) -> Bilingual:
    return Bilingual(
        f"manca «{column.it}», che dice che cos'è la riga; scrivere una parola dell'elenco",
        f"{column.en!r} is missing, which says what the row is; write a word of the list",
    )


def _not_here(word: Any) -> Bilingual:
    named = "" if word is None else f" «{word}»"
    return Bilingual(
        f"una riga{named} non porta questa colonna; togliere il valore, o cambiare la voce",
        f"a row{named} does not carry this column; take the value away, or change what the row is",
    )
