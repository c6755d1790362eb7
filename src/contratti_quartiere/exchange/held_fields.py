"""
What a sheet can hold of the records of a document: the rest is neither compared nor changed.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

import attrs

from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import earliest
from contratti_quartiere.dwellings import DwellingStep
from contratti_quartiere.relocation_steps import Annotation, RelocationStep
from contratti_quartiere.works import WorksStep

__all__ = ["RECORDING", "HeldFields", "Key", "day_of", "identity", "sort_of"]

Key = Callable[[Any], Hashable]

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
_KINDS = ("event", "kind")
_DAYS = ("happened_on", "on", "first")


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


@attrs.frozen
class HeldFields:
    """
    For each kind of record the fields that a sheet holds, in the order of the record (*campi del foglio*).

    Attributes:
        names: The fields of each kind; a kind that is missing is a single value, held whole.
    """

    names: Mapping[type, tuple[str, ...]]

    @classmethod
    def of(cls, held: Mapping[type, Iterable[str]]) -> "HeldFields":
        """
        Return the fields in the order of their records.
        """
        return cls({kind: tuple(_ordered(kind, frozenset(fields))) for kind, fields in held.items()})

    def says(self, value: Any) -> Hashable:
        """
        Return all that a sheet can say of a value.
        """
        if type(value) is tuple:
            return tuple(map(self.says, cast("tuple[object, ...]", value)))
        kind = sort_of(value)
        names = self.names.get(kind)
        return cast("Hashable", value) if names is None else tuple(self.says(getattr(value, name)) for name in names)

    def passes(self, kind: type) -> Iterator[Key]:
        """
        Yield what two entries of a kind must agree in to be one, the strictest first.

        All that the sheet holds; all but one field, what sort of entry it is last; what says which one it is.
        """
        names = self.names[kind]
        yield self._key(kind, names)
        for left_out in sorted(names, key=lambda name: name in _KINDS):
            yield self._key(kind, tuple(name for name in names if name != left_out))
        for fields in identity(kind):
            if set(fields) <= set(names):
                yield self._key(kind, fields)

    def _key(self, kind: Any, names: tuple[str, ...]) -> Key:
        usual = {field.name: field.default for field in attrs.fields(kind)}

        def key(entry: Any) -> Hashable:
            values = tuple(getattr(entry, name) for name in names)
            # Two entries that say nothing agree in nothing.
            empty = all(value == usual[name] for name, value in zip(names, values, strict=True))
            return None if empty else self.says(values)

        return key

    def merged(self, older: Any, sheet: Any) -> Any:
        """
        Return a record as the sheet has it, with what the sheet does not hold as it stood.

        Raises:
            ContrattiError: If the two do not go together.
        """
        values = dict(self._differences(older, sheet))
        return attrs.evolve(older, **values) if values else older

    def _differences(self, older: Any, sheet: Any) -> Iterator[tuple[str, Any]]:
        for name in self.names[type(older)]:
            stood, stands = getattr(older, name), getattr(sheet, name)
            if self._alike(stood, stands) or (name == RECORDING and stands is None):
                continue
            both = type(stood) is type(stands) and type(stood) in self.names
            yield name, self.merged(stood, stands) if both else stands

    def same(self, older: Any, sheet: Any) -> bool:
        """
        Return whether a sheet has a record as it stands.
        """
        return next(self._differences(older, sheet), None) is None

    def _alike(self, older: Any, sheet: Any) -> bool:
        # Most values are; to ask what a sheet can say of them takes longer than to compare them.
        return older == sheet or self.says(older) == self.says(sheet)


def _ordered(kind: Any, fields: frozenset[str]) -> Iterator[str]:
    return (field.name for field in attrs.fields(kind) if field.name in fields)
