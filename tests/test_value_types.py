"""
The table of value types: what is described is read, and what is read is written as it is described.
"""

from typing import Any

import attrs
import jsonschema
import pytest

from contratti_quartiere.exchange.value_types import (
    AMOUNT,
    CODES,
    CURRENCY,
    KEYS,
    TYPES,
    ValueType,
    field_type,
    words_type,
)
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procurement import Lot
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.windows import ServiceWindow


def narrowed(record: type, name: str) -> ValueType:
    """
    Return the type of a field that holds less than its annotation says.
    """
    (found,) = [field_type(record, field) for field in attrs.fields(record) if field.name == name]
    assert found is not None
    return found


NARROWED = {
    "identifier": narrowed(Lot, "id"),
    "percentage": narrowed(ServiceContract, "vat_rate"),
    "duration": narrowed(ServiceWindow, "months"),
}
NAMED = {found.name: found for found in (*TYPES.values(), *CODES.values(), *NARROWED.values()) if found.name}


@pytest.mark.parametrize("found", NAMED.values(), ids=NAMED)
def test_examples(found: ValueType) -> None:
    """
    The examples of a description are valid by it, and are read and written again as they stand.
    """
    examples: list[Any] = found.schema["examples"]
    validator: Any = jsonschema.Draft202012Validator(found.schema)
    for example in examples:
        validator.validate(example)
    read = [found.reads(example, object) for example in examples]

    assert examples == read if found.writes is None else list(map(found.writes, read))


def test_amount() -> None:
    """
    The two values of an amount are described within its object.
    """
    (example,) = AMOUNT.schema["examples"]

    assert (example, "EUR") == (AMOUNT.reads(example, object).amount, CURRENCY.reads(CURRENCY.schema["const"], object))


def test_words() -> None:
    """
    A closed list is described by its Italian words, and each is read and written.
    """
    found = words_type(MissingDay)

    assert ("MissingDay", list(MissingDay)) == (found.name, [found.reads(w, object) for w in found.schema["enum"]])


def test_plain_fields() -> None:
    """
    A field of which only the annotation says what it holds has no type of its own.
    """
    title, months = attrs.fields(Lot).title, attrs.fields(ServiceWindow).months

    assert (None, "duration") == (field_type(Lot, title), KEYS[ServiceWindow, months.name])
