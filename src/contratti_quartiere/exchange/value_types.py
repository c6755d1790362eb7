"""
The types of the single values of a document: how each is read, written and described, in one entry.

The converter and the schema both ask these entries, so that neither takes what the other does not know.
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.exchange.values import (
    Reader,
    dates_reader,
    identifier_reader,
    read_amount,
    read_bool,
    read_cig_code,
    read_clock,
    read_count,
    read_cpv_code,
    read_cup_code,
    read_currency,
    read_duration,
    read_fraction,
    read_measure,
    read_percentage,
    read_tax_code_or_text,
    read_text,
    words_reader,
    write_clock,
    write_duration,
    write_fraction,
    write_measure,
    write_percentage,
    write_word,
)
from contratti_quartiere.fields import identifier, percentage
from contratti_quartiere.identifiers import Cig, CodeAsFound, Cpv, Cup, TaxCode
from contratti_quartiere.windows import ServiceWindow

__all__ = [
    "AMOUNT",
    "CODES",
    "CURRENCY",
    "KEYS",
    "TYPES",
    "ValueType",
    "field_type",
    "words_type",
]

KEYS: dict[tuple[type, str], str] = {(ServiceWindow, "months"): "duration"}
"""The one field whose key in a document is another than its name: durations are written P36M."""

# What a pattern may use in every language: classes, groups, counts up to 1,000, no look around. A day is one of the
# calendar, with its leap years, from year 1 on.
_YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_FOURTH = "(0[48]|[2468][048]|[13579][26])"
_LEAP = f"([0-9]{{2}}{_FOURTH}|{_FOURTH}00)"
_MONTH = "(0[1-9]|1[0-2])"
_DAY = (
    f"({_YEAR}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    f"|02-(0[1-9]|1[0-9]|2[0-8]))|{_LEAP}-02-29)"
)

# Blanks, and what is not seen, of the first 160 characters.
_UNSEEN = r"\x00-\x1f\x7f-\xa0"


@attrs.frozen(kw_only=True)
class ValueType:
    """
    How the values of one type are read, written and described (*tipo di valore*).

    Attributes:
        reads: Makes of a JSON value what its place holds.
        writes: Makes a JSON value of it; None for what JSON holds as it is.
        schema: What JSON Schema 2020-12 says of the JSON value.
        name: The name of its definition in a schema; empty for what is told where it stands.
    """

    reads: Reader
    schema: Mapping[str, Any]
    writes: Callable[[Any], Any] | None = None
    name: str = ""


def _text(name: str, pattern: str, description: str, **more: Any) -> dict[str, Any]:
    return {"title": name, "description": description, "type": "string", "pattern": f"^{pattern}$", **more}


TYPES: dict[object, ValueType] = {
    str: ValueType(reads=read_text, schema={"type": "string"}),
    int: ValueType(reads=read_count, schema={"type": "integer"}),
    bool: ValueType(reads=read_bool, schema={"type": "boolean"}),
    Fraction: ValueType(
        reads=read_fraction,
        writes=write_fraction,
        schema={
            "title": "fraction",
            "description": "An exact number from zero up: a whole one, or numerator and denominator as text.",
            "type": ["integer", "string"],
            "minimum": 0,
            "pattern": "^[0-9]+/0*[1-9][0-9]*$",
            "maxLength": 8001,
            "examples": [3, "1/3"],
        },
        name="fraction",
    ),
    Decimal: ValueType(
        reads=read_measure,
        writes=write_measure,
        schema=_text(
            "measure",
            r"[0-9]{1,4}(\.[0-9]{1,2})?",
            "A measure above zero, as text, with a point and at most two decimals.",
            **{"not": {"pattern": "^[0.]*$"}},
            examples=["52.50"],
        ),
        name="measure",
    ),
    date: ValueType(
        reads=dates_reader((date,)),
        writes=str,
        schema=_text("day", _DAY, "A day of the calendar in ISO 8601.", format="date", examples=["2016-05-02"]),
        name="day",
    ),
    Month: ValueType(
        reads=dates_reader((Month,)),
        writes=str,
        schema=_text(
            "month",
            f"{_YEAR}-{_MONTH}",
            "A month in ISO 8601, where the source does not say the day.",
            examples=["2019-04"],
        ),
        name="month",
    ),
    Year: ValueType(
        reads=dates_reader((Year,)),
        writes=str,
        schema=_text("year", _YEAR, "A year, where the source says no more.", examples=["2006"]),
        name="year",
    ),
    time: ValueType(
        reads=read_clock,
        writes=write_clock,
        schema=_text("clock", "([01][0-9]|2[0-3]):[0-5][0-9]", "A time of day to the minute.", examples=["09:30"]),
        name="clock",
    ),
}
"""The types that need no more than their name to be read."""


def _code(read: Reader, name: str, description: str, example: str) -> ValueType:
    schema = {"title": name, "description": description, "type": "string", "examples": [example]}
    return ValueType(reads=read, writes=str, schema=schema, name=name)


_AS_FOUND = "Any other text is kept as it was found, and reported by a rule."

CODES: dict[object, ValueType] = {
    Cig | CodeAsFound: _code(read_cig_code, "cig", f"A CIG, of ten characters. {_AS_FOUND}", "7911923567"),
    Cup | CodeAsFound: _code(read_cup_code, "cup", f"A CUP, of fifteen characters. {_AS_FOUND}", "Z00Z00000000001"),
    Cpv | CodeAsFound: _code(
        read_cpv_code, "cpv", f"A CPV, of eight digits with or without the check digit. {_AS_FOUND}", "85320000-8"
    ),
    TaxCode | CodeAsFound: _code(
        read_tax_code_or_text,
        "taxCode",
        f"A tax code, of eleven digits or sixteen characters. {_AS_FOUND}",
        "01199250158",
    ),
}
"""The codes; every field that holds one may also hold none."""

# Of all the cents 1,000 digits at most; zeros before them are read.
AMOUNT = ValueType(
    reads=read_amount,
    schema={
        "description": "The figure as text, with a point and at most two decimals.",
        "type": "string",
        "pattern": r"^-?0*[0-9]{1,998}(\.[0-9]{1,2})?$",
        "maxLength": 4002,
        "examples": ["200000.00"],
    },
)
"""The figure of an amount, within its object."""

CURRENCY = ValueType(reads=read_currency, schema={"description": "Only euro.", "const": "EUR"})
"""The currency of an amount, within its object."""

_IDENTIFIER = ValueType(
    reads=read_text,
    schema=_text(
        "identifier",
        rf"[^ {_UNSEEN}]([^{_UNSEEN}]*[^ {_UNSEEN}])?",
        "Short text that names a record: not empty, without blanks around it.",
        examples=["lotto-1"],
    ),
    name="identifier",
)
_PERCENTAGE = ValueType(
    reads=read_percentage,
    writes=write_percentage,
    schema=_text(
        "percentage",
        r"(100(\.0{1,10})?|0?[0-9]{1,2}(\.[0-9]{1,10})?)",
        "A percentage from 0 to 100, as text, with a point and at most ten decimals.",
        examples=["5.25"],
    ),
    name="percentage",
)
_DURATION = ValueType(
    reads=read_duration,
    writes=write_duration,
    schema=_text(
        "duration",
        "P0*[1-9][0-9]{0,5}M",
        "Whole months, from one up, in ISO 8601.",
        maxLength=8,
        examples=["P36M"],
    ),
    name="duration",
)


def field_type(record: type, field: "attrs.Attribute[Any]") -> ValueType | None:
    """
    Return the type of a field that holds less than its annotation says, as its validator or its key tells; None else.
    """
    if field.validator is identifier:
        return attrs.evolve(_IDENTIFIER, reads=identifier_reader(record, field))
    if field.validator is percentage:
        return _PERCENTAGE
    return _DURATION if (record, field.name) in KEYS else None


def words_type(words: type[Word]) -> ValueType:
    """
    Return the type of a closed list of words.
    """
    return ValueType(
        reads=words_reader(words),
        writes=write_word,
        schema={"type": "string", "enum": [word.value for word in words]},
        name=words.__name__,
    )
