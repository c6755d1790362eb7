"""
What a sheet can hold of the records of a document: the rest is neither compared nor changed.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import count
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import earliest
from contratti_quartiere.dwellings import DwellingStep
from contratti_quartiere.exchange.matching import matched
from contratti_quartiere.exchange.records import KEYS, SINGLE
from contratti_quartiere.relocation_steps import Annotation, RelocationStep
from contratti_quartiere.works import WorksStep

__all__ = ["BLANKS", "RECORDING", "HeldFields", "Key", "day_of", "held_of", "identity", "sort_of", "whole_of"]

Key = Callable[[Any], Hashable]

BLANKS: tuple[object, ...] = (None, "", ())
"""What an empty cell is read as."""

RECORDING = "recorded_on"
"""The field of which an empty cell says nothing: when a step was written down is no fact that one takes back."""

_STEP = (("event", "happened_on"), ("event",), ("happened_on",))
_IDENTITIES: Mapping[type, tuple[tuple[str, ...], ...]] = {
    Annotation: (("kind", "on"),),
    DwellingStep: _STEP,
    RelocationStep: _STEP,
    RotationBooking: (("household",),),
    WorksStep: _STEP,
}
_PROTOCOL = "documents"
# What must agree beside the protocol number: a step may have been taken for another one, an annotation is of its kind.
_BY_PROTOCOL: Mapping[type, tuple[tuple[str, ...], ...]] = {
    Annotation: (("kind",),),
    RelocationStep: (("event",), ()),
    WorksStep: (("event",), ()),
}
_KINDS = ("event", "kind")
_DAYS = ("happened_on", "on", "first")
_NAMES = {(kind, key): name for (kind, name), key in KEYS.items()}


def sort_of(record: object) -> Any:
    """
    Return the type of a record, of which nothing more is known.
    """
    return type(record)


def identity(kind: Any) -> tuple[tuple[str, ...], ...]:
    """
    Return which fields say of an entry without a name which one it is, the strictest first; none for some.
    """
    known = {field.name for field in attrs.fields(kind)}
    return _IDENTITIES.get(kind, tuple((name,) for name in _DAYS if name in known))


def day_of(entry: object) -> date:
    """
    Return the day of an entry; the same day for all that have none.
    """
    found = next((day for name in _DAYS if (day := getattr(entry, name, None)) is not None), None)
    return date.min if found is None else earliest(found)


@attrs.frozen(kw_only=True)
class HeldFields:
    """
    The fields of a record that a sheet holds, in their order, and what it holds of each (*campi del foglio*).

    Attributes:
        fields: The fields; without any, the value is held whole.
        cell: What a cell keeps of a single value, as an empty one for a text that no cell can hold; None if all of it.
        most: How many records a list in numbered columns holds at most; None for any other.
        label: What people call the field: the header of its column; None where it has none of its own.
        partial: Of a programme, the collections whose own sheet was not read, but only entries of their records, as
            payments without the works: that a record is not there says nothing, but its entries are missed.
        numbered: Of a list in numbered columns, what is held of each record where that is not the same of all, as
            where one of the columns is not in the file.
    """

    fields: "Mapping[str, HeldFields]" = attrs.field(factory=dict[str, "HeldFields"])
    cell: Key | None = None
    most: int | None = None
    label: Bilingual | None = None
    partial: frozenset[str] = frozenset()
    numbered: "tuple[HeldFields, ...]" = ()

    def says(self, value: Any) -> Hashable:
        """
        Return all that a sheet can say of a value.
        """
        if value is None or not self.fields:
            return cast("Hashable", value) if self.cell is None else self.cell(value)
        if type(value) is tuple:
            records = cast("tuple[object, ...]", value)[: self.most]
            return tuple(held.says(record) for held, record in zip(self._each(records), records, strict=False))
        return self._says(value)

    def _says(self, record: Any) -> tuple[Hashable, ...]:
        return tuple(held.says(getattr(record, name)) for name, held in self.fields.items())

    def _each(self, records: tuple[object, ...]) -> "tuple[HeldFields, ...]":
        return self.numbered or (self,) * len(records)

    def alike(self, older: Any, sheet: Any) -> bool:
        """
        Return whether a sheet says of a value what stands.
        """
        # Most values are the same; to ask what a sheet can say of them takes longer than to compare them.
        if older == sheet:
            return True
        if sheet is None and self.fields:
            # A record of which no cell can hold anything.
            return all(said in BLANKS for said in self._says(older))
        return self.says(older) == self.says(sheet)

    def stands(self, stood: Any, sheet: Any) -> Any:
        """
        Return what stands where the sheet says something else: what it cannot hold of a list stays.
        """
        if self.most is None:
            return sheet
        known, said = stood[: self.most], sheet[: self.most]
        pairs: Mapping[int, int] = {place: place for place in range(len(known))}
        if len(said) < len(known):
            # One was taken away: what stands is known by what it says, no longer by its place.
            pairs = matched(known, said, self.passes(sort_of(known[0])), day_of)
        records = (
            each.merged(known[pairs[place]], record) if place in pairs else record
            for place, (each, record) in enumerate(zip(self._each(said), said, strict=False))
        )
        return (*records, *stood[self.most :])

    def merged(self, older: Any, sheet: Any) -> Any:
        """
        Return a record as the sheet has it, with what the sheet does not hold as it stood.

        Raises:
            ContrattiError: If the two do not go together.
        """
        values = dict(self._differences(older, sheet))
        return attrs.evolve(older, **values) if values else older

    def same(self, older: Any, sheet: Any) -> bool:
        """
        Return whether a sheet has a record as it stands.
        """
        return next(self._differences(older, sheet), None) is None

    def _differences(self, older: Any, sheet: Any) -> Iterator[tuple[str, Any]]:
        for name, held in self.fields.items():
            stood, stands = getattr(older, name), getattr(sheet, name)
            if held.alike(stood, stands) or (name == RECORDING and stands is None):
                continue
            both = held.fields and type(stood) is type(stands) is not tuple
            yield name, held.merged(stood, stands) if both else held.stands(stood, stands)

    def passes(self, kind: type) -> Iterator[Key]:
        """
        Yield what two entries of a kind must agree in to be one, the strictest first.

        All that the sheet holds; all but one field, what sort of entry it is last; the protocol number of its first
        document that has one; what says which one it is.
        """
        yield self._key(kind, tuple(self.fields))
        for left_out in sorted(self.fields, key=lambda name: name in _KINDS):
            yield self._key(kind, tuple(name for name in self.fields if name != left_out))
        documents = self.fields.get(_PROTOCOL)
        if documents is not None and "protocol" in documents.fields:
            for names in _BY_PROTOCOL.get(kind, ()):
                yield _protocol_key(names)
        for names in identity(kind):
            if set(names) <= set(self.fields):
                yield self._key(kind, names)

    def _key(self, kind: Any, names: tuple[str, ...]) -> Key:
        usual = {field.name: field.default for field in attrs.fields(kind)}

        def key(entry: Any) -> Hashable:
            values = {name: getattr(entry, name) for name in names}
            # Two entries that say nothing agree in nothing.
            if all(value == usual[name] for name, value in values.items()):
                return None
            return tuple(self.fields[name].says(value) for name, value in values.items())

        return key


def _protocol_key(names: tuple[str, ...]) -> Key:
    def key(entry: Any) -> Hashable:
        protocol = next((document.protocol for document in entry.documents if document.protocol), None)
        return None if protocol is None else (protocol.strip(), *(getattr(entry, name) for name in names))

    return key


def held_of(
    kind: Any, paths: "Iterable[tuple[tuple[str, ...], HeldFields]]", *, partial: Iterable[str] = ()
) -> HeldFields:
    """
    Return what is held of a kind of record, given the path of each single value and what is held of it.

    Args:
        kind: The kind of record.
        paths: The paths, by the keys of a document; a number in one is the place in a list in numbered columns.
        partial: The collections of which only entries are held.
    """
    inner: dict[str, list[tuple[tuple[str, ...], HeldFields]]] = {}
    for (first, *rest), held in paths:
        inner.setdefault(_NAMES.get((kind, first), first), []).append((tuple(rest), held))
    known = {field.name: _held_in(field.type, inner[field.name]) for field in attrs.fields(kind) if field.name in inner}
    return HeldFields(
        # Of a list whose first columns are not in the file nobody can say which record is which.
        fields={name: held for name, held in known.items() if held.most != 0},
        partial=frozenset(partial),
    )


def _held_in(kind: Any, paths: list[tuple[tuple[str, ...], HeldFields]]) -> HeldFields:
    """
    Return what is held of the value of a field.
    """
    (path, held), *_ = paths
    if not path:
        return held
    if not path[0].isdecimal():
        return held_of(_record_in(kind), paths)
    by_number: dict[int, list[tuple[tuple[str, ...], HeldFields]]] = {}
    for (number, *rest), inner in paths:
        by_number.setdefault(int(number), []).append((tuple(rest), inner))
    # Those past a number without any column are not held either: a row is read without the gap.
    most = next(number for number in count() if number not in by_number)
    record = _record_in(kind)
    numbered = tuple(held_of(record, by_number[number]) for number in range(most))
    whole = held_of(record, (inner for number in range(most) for inner in by_number[number]))
    same = all(each.fields.keys() == whole.fields.keys() for each in numbered)
    # The first of the numbered columns bears the name of them all.
    return attrs.evolve(whole, most=most, label=held.label, numbered=() if same else numbered)


def whole_of(kind: Any) -> HeldFields:
    """
    Return that every field of a kind of record is held, down to single values.
    """
    found = {field.name: _record_in(field.type) for field in attrs.fields(kind)}
    return HeldFields(
        fields={name: HeldFields() if inner is None else whole_of(inner) for name, inner in found.items()}
    )


def _record_in(kind: Any) -> Any:
    """
    Return the kind of record that a field holds, alone or in a list; None if it holds single values.
    """
    if get_origin(kind) in (tuple, Union, UnionType):
        return next((found for found in map(_record_in, get_args(kind)) if found is not None), None)
    return kind if attrs.has(kind) and kind not in SINGLE else None
