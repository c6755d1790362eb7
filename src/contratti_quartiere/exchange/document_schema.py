"""
The JSON Schema of a document, made of the fields of its records and of the types of their single values.

What a validator refuses is asked of the validator itself; what a record refuses in a single value by a check of its own
stands in `_RECORD_CHECKS`. What hangs on more than one value only loading knows, and `$comment` says so.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.decisions import Flow
from contratti_quartiere.errors import ContrattiError
from contratti_quartiere.exchange.docstrings import fields_said, refusals_said, summary
from contratti_quartiere.exchange.parsing import DEEPEST, MOST_BYTES
from contratti_quartiere.exchange.records import to_value
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
from contratti_quartiere.lots import Criterion, LotBounds, LotPlan
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.published_tables import PublishedTable
from contratti_quartiere.relocation_steps import Annotation
from contratti_quartiere.transfers import TransferInstalment

__all__ = ["programme_schema"]

_Schema = dict[str, Any]
T = TypeVar("T")

_COMMENT = (
    "What loads is valid by this schema, but not all that is valid loads. Only loading knows that in one collection no"
    " two records bear one id, that no key stands twice, that the steps of a history follow each other, that an end"
    " does not come before its start, and what else hangs on more than one value: the comment of each record says what"
    " it refuses. It refuses, too, numbers with a point or an exponent (1.0, 1e2), counts, fractions and cents of more"
    " than 1,000 digits, half characters (lone surrogates), identifiers with other invisible characters than those of"
    " the pattern, and a line break at the end of a value, which the patterns of some languages let by."
    f" A document has at most {MOST_BYTES // 2**20} MB in UTF-8 and at most {DEEPEST} brackets inside each other."
)

# From the narrowest on: a value that the narrower one refuses, and what may stand where it is refused.
_LEAST_COUNTS: tuple[tuple[int, _Schema], ...] = ((0, {"minimum": 1}), (-1, {"minimum": 0}))
_LEAST_AMOUNTS: tuple[tuple[Euro, str], ...] = ((Euro("0.00"), "EuroAboveZero"), (Euro("-0.01"), "EuroFromZero"))

_NAMES = {"items": {"type": "string", "minLength": 1}, "uniqueItems": True}

_RECORD_CHECKS: Mapping[tuple[type, str], Mapping[str, Any]] = {
    (Annotation, "others_met"): {"minimum": 0},
    (Criterion, "values"): {"minItems": 1},
    (Flow, "amount"): {"$ref": "#/$defs/EuroAboveZero"},
    (LotBounds, "least"): {"$ref": "#/$defs/EuroFromZero"},
    (LotBounds, "most"): {"$ref": "#/$defs/EuroFromZero"},
    (LotPlan, "criteria"): {"minItems": 1},
    (LotPlan, "total"): {"$ref": "#/$defs/EuroFromZero"},
    (Payment, "amount"): {"$ref": "#/$defs/EuroAboveZero"},
    (ProgressStatement, "contract_amount"): {"$ref": "#/$defs/EuroAboveZero"},
    (PublishedTable, "columns"): _NAMES,
    (PublishedTable, "rows"): _NAMES,
    (TransferInstalment, "share"): {"maximum": 1},
    (TransferInstalment, "threshold"): {"maximum": 1},
}
"""What the own check of a record refuses in one value, whatever the others are."""


def programme_schema(name: str) -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of a document, made anew.

    Args:
        name: The format of the document, for its key `format`.
    """
    derivation = _Derivation()
    root = derivation.record(Programme)
    properties = {"format": {"description": "The format of the document.", "const": name}} | root["properties"]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:contratti-quartiere:schema:programme:{name.rpartition('/')[2]}",
        **root,
        "$comment": _COMMENT,
        "properties": properties,
        "required": ["format", *root["required"]],
        "$defs": {key: derivation.definitions[key] for key in sorted(derivation.definitions)},
    }
    # The table of types keeps what it says.
    return deepcopy(schema)


class _Derivation:
    """
    Describes records, and collects the definitions to which their descriptions refer.
    """

    def __init__(self) -> None:
        self.definitions = _amounts()

    def record(self, record: type) -> _Schema:
        said, refusals = fields_said(record), refusals_said(record)
        fields = attrs.fields(record)
        keys = {field.name: KEYS.get((record, field.name), field.name) for field in fields}
        schema: _Schema = {"title": record.__name__, "description": summary(record)}
        if refusals:
            schema["$comment"] = f"Refused on loading: {refusals}."
        return schema | {
            "type": "object",
            "properties": {
                keys[field.name]: {"description": said.get(field.name, "")} | self._field(record, field)
                for field in fields
            },
            "required": [keys[field.name] for field in fields if field.default is attrs.NOTHING],
            "additionalProperties": False,
        }

    def _field(self, record: type, field: "attrs.Attribute[Any]") -> _Schema:
        narrowed = field_type(record, field)
        if narrowed is not None:
            options = [self._single(narrowed)]
        else:
            options = [self._option(record, field, kind) for kind in _kinds(field.type)]
        if NoneType in get_args(field.type):
            options.append({"type": "null"})
        schema = options[0] if len(options) == 1 else {"anyOf": options}
        # A default that is made of the other fields, as the name of a case, is none that could be shown.
        if field.default is attrs.NOTHING or field.default is None or hasattr(field.default, "factory"):
            return schema
        return schema | {"default": to_value(field.default)}

    def _option(self, record: type, field: "attrs.Attribute[Any]", kind: Any) -> _Schema:
        """
        Return what a field may hold, if it is of one of its types, with what its validator and its record refuse.
        """
        more = dict(_RECORD_CHECKS.get((record, field.name), {}))
        if kind is Euro:
            return _definition(_narrowest(record, field, _LEAST_AMOUNTS, "Euro")) | more
        if kind is int:
            return self.type(kind) | _narrowest(record, field, _LEAST_COUNTS, {}) | more
        return self.type(kind) | more

    def type(self, kind: Any) -> _Schema:
        """
        Return what a value of a type is.
        """
        if get_origin(kind) is tuple:
            return {"type": "array", "items": self.type(get_args(kind)[0])}
        if kind in TYPES or kind in CODES:
            return self._single((TYPES | CODES)[kind])
        if issubclass(kind, Word):
            return self._single(words_type(kind), {"title": kind.__name__, "description": summary(kind)})
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}
            self.definitions[kind.__name__] = self.record(kind)
        return _definition(kind.__name__)

    def _single(self, found: ValueType, said: Mapping[str, Any] | None = None) -> _Schema:
        if not found.name:
            return dict(found.schema)
        self.definitions[found.name] = {**(said or {}), **found.schema}
        return _definition(found.name)


def _amounts() -> dict[str, _Schema]:
    """
    Return the definitions of an amount: any, from zero up, above zero.
    """
    above = {"pattern": "[1-9]", "not": {"pattern": "^-"}}
    from_zero = {"not": {"pattern": "^-.*[1-9]"}}
    return {
        "Euro": {
            "title": "Euro",
            "description": summary(Euro),
            "type": "object",
            "properties": {"amount": dict(AMOUNT.schema), "currency": dict(CURRENCY.schema)},
            "required": ["amount", "currency"],
            "additionalProperties": False,
        },
        "EuroAboveZero": _definition("Euro")
        | {"description": "An amount above zero.", "properties": {"amount": above}},
        "EuroFromZero": _definition("Euro")
        | {"description": "An amount from zero up.", "properties": {"amount": from_zero}},
    }


def _definition(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _kinds(kind: Any) -> tuple[Any, ...]:
    """
    Return the types that an annotation names, one by one; a code and its text as found are one.
    """
    if get_origin(kind) not in (Union, UnionType):
        return (kind,)
    kinds = tuple(one for one in get_args(kind) if one is not NoneType)
    return tuple(code for code in CODES if set(get_args(code)) == set(kinds)) or kinds


def _narrowest(record: type, field: "attrs.Attribute[Any]", asked: Iterable[tuple[object, T]], widest: T) -> T:
    return next((found for value, found in asked if _refuses(record, field, value)), widest)


def _refuses(record: type, field: "attrs.Attribute[Any]", value: object) -> bool:
    validator: Any = field.validator
    try:
        validator(object.__new__(record), field, value)
    except ContrattiError:
        return True
    return False
