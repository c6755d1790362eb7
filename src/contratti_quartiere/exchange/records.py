"""
Records to JSON values and back: one strict converter, the one definition of what a document may hold.

Text is no number, a number with a point is no count, unknown keys are errors, and every error of a document is
collected with its place.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import AttributeValidationNote, BaseConverter, ClassValidationError, Converter, IterableValidationNote
from cattrs.errors import ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from contratti_quartiere.acts import ActKind
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year, read_when
from contratti_quartiere.errors import ContrattiError, MalformedValueError, Problem, shown, type_shown
from contratti_quartiere.fields import identifier
from contratti_quartiere.identifiers import Cig, CodeAsFound, read_cig
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procurement import (
    AmountPrecision,
    OptionsBasis,
    ProcedureKind,
    ProcurementCode,
    RecordOrigin,
    VatBasis,
)
from contratti_quartiere.programme import FundingBody, MilestoneKind, Programme
from contratti_quartiere.sources import SourceKind
from contratti_quartiere.windows import ServiceWindow

__all__ = ["LongNumber", "escaped", "from_values", "to_values"]

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_CAPITALISED = re.compile("[A-Z][a-z]+")
_DURATION = re.compile(r"P([0-9]{1,6})M")
_FRACTION = re.compile(r"([0-9]{1,4000})/([0-9]{1,4000})")

# The one field whose key in a document is another than its name: durations are written P36M.
_KEYS: dict[tuple[type, str], str] = {(ServiceWindow, "months"): "duration"}


@attrs.frozen(str=False)
class _UnreadableError(ContrattiError, ValueError):
    """
    A value of a document is not what its place takes.
    """

    kind: str
    message: Bilingual

    @property
    def said(self) -> Bilingual:
        return self.message


@attrs.frozen
class LongNumber:
    """
    A number of a document with more digits than anything counted; only their number is kept.
    """

    digits: int


def _wrong_type(value: object, remedy: Bilingual) -> _UnreadableError:
    if isinstance(value, LongNumber):
        return _UnreadableError(
            "long_number",
            Bilingual(f"numero di {value.digits} cifre; {remedy.it}", f"number of {value.digits} digits; {remedy.en}"),
        )
    kind = type_shown(type(value))
    found = json.dumps(value) if value is None or type(value) is bool else shown(value)
    return _UnreadableError(
        "wrong_type", Bilingual(f"trovato {found} ({kind.it}); {remedy.it}", f"found {found} ({kind.en}); {remedy.en}")
    )


def _read_text(value: object, _: object) -> str:
    if type(value) is not str:
        raise _wrong_type(value, Bilingual("scrivere un testo fra virgolette", "write text between quotes"))
    if not value.isascii() and _HALF_CHARACTER.search(value):
        raise _UnreadableError(
            "half_character",
            Bilingual(
                f"{shown(value)} contiene mezzo carattere (surrogato isolato); scrivere il carattere intero",
                f"{shown(value)} holds half a character (a lone surrogate); write the whole character",
            ),
        )
    return value


def _identifier_reader(record: type, field: "attrs.Attribute[Any]") -> Callable[[object, object], str]:
    # The constructor checks it again; here the error gets the place of the field, and its fellows are still looked at.
    unmade = object.__new__(record)

    def read(value: object, kind: object) -> str:
        found = _read_text(value, kind)
        identifier(unmade, field, found)
        return found

    return read


def _read_count(value: object, _: object) -> int:
    if type(value) is not int:
        raise _wrong_type(
            value, Bilingual("scrivere un numero intero senza virgolette", "write a whole number without quotes")
        )
    return value


def _read_bool(value: object, _: object) -> bool:
    if type(value) is not bool:
        raise _wrong_type(value, Bilingual("scrivere true o false", "write true or false"))
    return value


@attrs.frozen
class _Money:
    """
    An amount as a document writes it: `{"amount": "1234.50", "currency": "EUR"}`.
    """

    amount: Euro
    currency: str


def _read_amount(value: object, _: object) -> Euro:
    remedy = Bilingual('scrivere fra virgolette, con il punto: "1234.50"', 'write it in quotes, with a point: "1234.50"')
    if type(value) is not str:
        raise _wrong_type(value, remedy)
    try:
        return Euro(value)
    except MalformedValueError as error:
        it, en = f"{error.found}: {error.reason.it}; {remedy.it}", f"{error.found}: {error.reason.en}; {remedy.en}"
    raise _UnreadableError("malformed_value", Bilingual(it, en))


def _read_currency(value: object, _: object) -> str:
    if value != "EUR":
        raise _UnreadableError(
            "currency",
            Bilingual(f'moneta {shown(value)}; sono ammessi solo euro: "EUR"', f'currency {shown(value)}; only "EUR"'),
        )
    return "EUR"


def _euro_reader(converter: Converter) -> Callable[[object, object], Euro]:
    read_money = _record_reader(_Money, converter, amount=_read_amount, currency=_read_currency)

    def read(value: object, _: object) -> Euro:
        money: _Money = read_money(value, _Money)
        return money.amount

    return read


def _write_euro(euro: Euro) -> dict[str, str]:
    return {"amount": euro.amount, "currency": "EUR"}


def _read_fraction(value: object, _: object) -> Fraction:
    if type(value) is int:
        return Fraction(value)
    found = _FRACTION.fullmatch(value) if type(value) is str else None
    if found is None or not int(found[2]):
        raise _wrong_type(
            value,
            Bilingual(
                'scrivere un intero, 3, o una frazione esatta, "1/3"', 'write a whole number, 3, or a fraction, "1/3"'
            ),
        )
    return Fraction(int(found[1]), int(found[2]))


def _write_fraction(value: Fraction) -> int | str:
    return value.numerator if value.denominator == 1 else str(value)


def _read_duration(value: object, _: object) -> int | None:
    if value is None:
        return None
    found = _DURATION.fullmatch(value) if type(value) is str else None
    if found is None:
        raise _wrong_type(value, Bilingual('scrivere i mesi come "P36M"', 'write the months as "P36M"'))
    return int(found[1])


def _write_duration(months: int | None) -> str | None:
    return None if months is None else f"P{months}M"


def _dates_reader(kinds: tuple[type, ...]) -> Callable[[object, object], When | None]:
    names = {date: "2016-05-02", Month: "2019-04", Year: "2006"}
    examples = ", ".join(f'"{names[kind]}"' for kind in kinds if kind in names)

    def read(value: object, _: object) -> When | None:
        if value is None and type(None) in kinds:
            return None
        when = read_when(value) if type(value) is str else value
        if type(when) not in kinds or when is None:
            raise _wrong_type(
                value, Bilingual(f"scrivere una data come {examples}", f"write a date such as {examples}")
            )
        return when  # type: ignore[return-value]  # its type is one of kinds, which are dates

    return read


def _enum_reader(enum: type[Word]) -> Callable[[object, object], Word]:
    words = ", ".join(f'"{member.value}"' for member in enum)
    known = {member.value: member for member in enum}

    def read(value: object, _: object) -> Word:
        if type(value) is not str or value not in known:
            raise _UnreadableError(
                "unknown_word",
                Bilingual(
                    f"{shown(value)} non è fra le parole ammesse; scrivere una di: {words}",
                    f"{shown(value)} is not one of the words; write one of: {words}",
                ),
            )
        return known[value]

    return read


def _read_cig(value: object, _: object) -> Cig | CodeAsFound | None:
    return None if value is None else read_cig(_read_text(value, str))


def _record_reader(
    record: type, converter: Converter, **readers: Callable[[object, object], object]
) -> Callable[[object, object], Any]:
    """
    Return a reader of objects that hold the fields of a record, given a reader for each field that has one of its own.
    """
    # Typed loosely: the stubs of cattrs take overrides for the options that stand beside them.
    overrides: Any = {name: override(struct_hook=reader) for name, reader in readers.items()}
    for field in attrs.fields(record):
        if field.validator is identifier:
            overrides[field.name] = override(struct_hook=_identifier_reader(record, field))
    if record is ServiceWindow:
        overrides["months"] = override(rename="duration", struct_hook=_read_duration)
    read_dict: Any = make_dict_structure_fn(
        record, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
    )

    def read(value: object, kind: object) -> Any:
        if not isinstance(value, dict):
            raise _wrong_type(value, Bilingual("scrivere un oggetto { }", "write an object { }"))
        return read_dict(value, kind)

    return read


def _record_writer(record: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    overrides: Any = {}
    if record is ServiceWindow:
        overrides["months"] = override(rename="duration", unstruct_hook=_write_duration)
    return make_dict_unstructure_fn(record, converter, _cattrs_omit_if_default=True, **overrides)


def _is_list(kind: Any) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


def _list_reader(kind: Any, converter: BaseConverter) -> Callable[[object, object], tuple[Any, ...]]:
    item = get_args(kind)[0]
    read_item = converter.get_structure_hook(item)
    named = attrs.has(item) and any(field.name == "id" for field in attrs.fields(item))

    def read(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _wrong_type(value, Bilingual("scrivere un elenco [ ]", "write a list [ ]"))
        read_items: list[Any] = []
        errors: list[Exception] = []
        for index, raw in enumerate(value):
            try:
                read_items.append(read_item(raw, item))
            except Exception as error:  # noqa: BLE001  # cattrs groups whatever its hooks raise
                errors.append(_at(index, error, item))
        if named:
            errors.extend(_at(index, error, item) for index, error in _second_ones(value))
        if errors:
            raise IterableValidationError("list", errors, kind)
        return tuple(read_items)

    return read


def _at(index: int, error: Exception, kind: Any) -> Exception:
    error.add_note(IterableValidationNote(f"item {index}", index, kind))
    return error


def _second_ones(values: list[Any]) -> Iterator[tuple[int, _UnreadableError]]:
    """
    Yield each record whose identifier an earlier one bears, whatever else may be wrong with either.
    """
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        name = value.get("id") if isinstance(value, dict) else None
        if isinstance(name, str) and first.setdefault(name, index) != index:
            message = Bilingual(
                f"l'identificativo {shown(name)} sta già nella posizione {first[name]}; darne uno suo",
                f"the identifier {shown(name)} stands at position {first[name]} already; give one of its own",
            )
            yield index, _UnreadableError("duplicate_identifier", message)


def _is_dates(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType) and set(get_args(kind)) <= {date, Month, Year, type(None)}


_READERS: dict[type, Callable[[object, object], object]] = {
    str: _read_text,
    int: _read_count,
    bool: _read_bool,
    Fraction: _read_fraction,
    date: _dates_reader((date,)),
}

# Each by name: an enumeration that is missing here would be read as text, and its record refuses text.
_WORDS: tuple[type[Word], ...] = (
    ActKind,
    AmountPrecision,
    FundingBody,
    MilestoneKind,
    MissingDay,
    OptionsBasis,
    ProcedureKind,
    ProcurementCode,
    RecordOrigin,
    SourceKind,
    VatBasis,
)


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for kind, reader in _READERS.items():
        converter.register_structure_hook(kind, reader)
    for words in _WORDS:
        converter.register_structure_hook(words, _enum_reader(words))
    converter.register_structure_hook(Euro, _euro_reader(converter))
    converter.register_structure_hook_func(lambda kind: kind == Cig | CodeAsFound | None, _read_cig)
    converter.register_structure_hook_factory(_is_dates, lambda kind: _dates_reader(get_args(kind)))
    converter.register_structure_hook_factory(_is_list, _list_reader)
    converter.register_structure_hook_factory(
        lambda kind: attrs.has(kind) and kind not in (Euro, Month, Year, Cig, CodeAsFound), _record_reader
    )
    converter.register_unstructure_hook(Euro, _write_euro)
    converter.register_unstructure_hook(Fraction, _write_fraction)
    for kind in (date, Month, Year, Cig, CodeAsFound):
        converter.register_unstructure_hook(kind, str)
    converter.register_unstructure_hook_factory(
        lambda kind: attrs.has(kind) and kind not in (Euro, Month, Year, Cig, CodeAsFound), _record_writer
    )
    return converter


def from_values(values: object) -> Programme | tuple[Problem, ...]:
    """
    Return the programme that JSON values describe, or every reason why they describe none.
    """
    try:
        return _converter().structure(values, Programme)
    except ClassValidationError as error:
        return tuple(_problems(error, ""))


def to_values(programme: Programme) -> dict[str, Any]:
    """
    Return a programme as JSON values, without what equals its default.
    """
    values: dict[str, Any] = _converter().unstructure(programme)
    return values


def _problems(error: BaseException, pointer: str) -> Iterator[Problem]:
    """
    Yield each reason why values could not be read, with its JSON Pointer; an error of another kind is raised again.
    """
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        for inner in error.exceptions:
            yield from _problems(inner, pointer + _step(inner, error))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_keys(error, pointer)
    elif isinstance(error, KeyError):
        yield Problem(pointer, "missing_key", Bilingual("manca, ed è obbligatorio", "is missing, and is required"))
    elif isinstance(error, ContrattiError):
        yield Problem(pointer, _kind_of(error), error.said)
    else:
        raise error


def _kind_of(error: ContrattiError) -> str:
    """
    Return the kind of an error in one word: `malformed_value` for a `MalformedValueError`.
    """
    if isinstance(error, _UnreadableError):
        return error.kind
    return "_".join(_CAPITALISED.findall(type(error).__name__.removesuffix("Error"))).lower()


def _step(error: BaseException, group: ClassValidationError | IterableValidationError) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            key: object = _KEYS.get((group.cl, note.name), note.name)
        elif isinstance(note, IterableValidationNote):
            key = note.index
        else:
            continue
        return f"/{escaped(str(key))}"
    return ""


def _unknown_keys(error: ForbiddenExtraKeysError, pointer: str) -> Iterator[Problem]:
    names: list[str] = [field.name for field in attrs.fields(error.cl)]
    known = ", ".join(_KEYS.get((error.cl, name), name) for name in names)
    message = Bilingual(f"chiave sconosciuta; sono ammesse: {known}", f"unknown key; the keys are: {known}")
    for key in sorted(error.extra_fields):
        yield Problem(f"{pointer}/{escaped(key)}", "unknown_key", message)


def escaped(key: str) -> str:
    """
    Return a key as a step of a JSON Pointer (RFC 6901).
    """
    return key.replace("~", "~0").replace("/", "~1")
