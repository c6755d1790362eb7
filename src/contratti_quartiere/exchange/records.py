"""
Records to JSON values and back: one strict converter, the one definition of what a document may hold.

Text is no number, a number with a point is no count, unknown keys are errors, and every error of a document is
collected with its place.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from itertools import islice
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin

import attrs
from cattrs import AttributeValidationNote, BaseConverter, ClassValidationError, Converter, IterableValidationNote
from cattrs.errors import ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from contratti_quartiere.activities import ActivityKind
from contratti_quartiere.acts import ActKind
from contratti_quartiere.agreements import ContractActKind, ContractRole, PartyKind, SignatureForm
from contratti_quartiere.allowances import AllowanceKind, SetOff
from contratti_quartiere.amounts import AmountPrecision, CountKind, OptionsBasis, VatBasis
from contratti_quartiere.awards import FirmKind
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.contracts import ContractScope
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.decisions import FlowKind, MeasureKind, SteeringBody
from contratti_quartiere.dwellings import DWELLING_TABLE, DwellingEvent, DwellingStep, OwnerKind, RentRegime
from contratti_quartiere.errors import ContrattiError, DocumentError, Problem, shown
from contratti_quartiere.estimates import OptionKind
from contratti_quartiere.evidence import DocumentKind, Role
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS, missing_key, unknown_keys
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
from contratti_quartiere.exchange.values import Reader, UnreadableError, dates_reader, kind_of, write_euro, wrong_type
from contratti_quartiere.execution import ConformityOutcome
from contratti_quartiere.funding import CostItemKind, FundingBody
from contratti_quartiere.guarantees import ReductionGround
from contratti_quartiere.histories import Table
from contratti_quartiere.households import AgeBand
from contratti_quartiere.identifiers import Cig, CodeAsFound, Cpv, Cup, TaxCode
from contratti_quartiere.interventions import InterventionKind
from contratti_quartiere.laboratory import OperatorKind
from contratti_quartiere.money import Euro
from contratti_quartiere.opening_hours import Counter, Weekday
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procedures import CriterionKind, ProcedureActKind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, ProcurementCode, RecordOrigin, Track
from contratti_quartiere.programme import MilestoneKind, Programme
from contratti_quartiere.progress import PaymentKind
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import (
    AnnotationKind,
    Destination,
    Permanence,
    RelocationStep,
    ReturnPlace,
    Suitability,
)
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent
from contratti_quartiere.requests import OfficeKind, OutcomeKind, RequestKind
from contratti_quartiere.service_contracts import AmendmentKind, EarlyStartGround
from contratti_quartiere.service_hours import ProfessionalFigure
from contratti_quartiere.sources import DatePrecision, SourceKind
from contratti_quartiere.transfers import TransferCondition
from contratti_quartiere.works import WorksAnnotationKind, WorksStep
from contratti_quartiere.works_table import WORKS_TABLE, WorksEvent

__all__ = ["KEYS", "SINGLE", "WORDS", "from_values", "to_value", "to_values"]

SINGLE = (Euro, Month, Year, Cig, CodeAsFound, Cpv, Cup, TaxCode)
"""Records in Python, single values in a document."""

WORDS: tuple[type[Word], ...] = (
    ActKind,
    ActivityKind,
    AgeBand,
    AllowanceKind,
    AmendmentKind,
    AmountPrecision,
    AnnotationKind,
    ConformityOutcome,
    ContractActKind,
    ContractRole,
    ContractScope,
    CostItemKind,
    CountKind,
    CriterionKind,
    Counter,
    DatePrecision,
    Destination,
    DocumentKind,
    DwellingEvent,
    EarlyStartGround,
    FirmKind,
    FlowKind,
    FundingBody,
    InterventionKind,
    MeasureKind,
    MilestoneKind,
    MissingDay,
    ObjectKind,
    OptionKind,
    OfficeKind,
    OperatorKind,
    OptionsBasis,
    OutcomeKind,
    OwnerKind,
    PartyKind,
    PaymentKind,
    Permanence,
    ProcedureActKind,
    ProcedureKind,
    ProcurementCode,
    ProfessionalFigure,
    RecordOrigin,
    ReductionGround,
    RelocationEvent,
    RentRegime,
    RequestKind,
    ReturnPlace,
    Role,
    SetOff,
    SignatureForm,
    SourceKind,
    SteeringBody,
    Suitability,
    Track,
    TransferCondition,
    VatBasis,
    Weekday,
    WorksAnnotationKind,
    WorksEvent,
)
"""The closed lists of words; one that is missing here would be read as text, and its record refuses text."""

_TABLES: dict[type, Table[Any, Any]] = {
    DwellingStep: DWELLING_TABLE,
    RelocationStep: RELOCATION_TABLE,
    WorksStep: WORKS_TABLE,
}


@attrs.frozen
class _Money:
    """
    An amount as a document holds it: `{"amount": "1234.50", "currency": "EUR"}`.
    """

    amount: Euro
    currency: str


def _is_record(kind: Any) -> bool:
    return attrs.has(kind) and kind not in SINGLE


def _is_list(kind: Any) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


def _is_dates(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType) and set(get_args(kind)) <= {date, Month, Year, type(None)}


def _is_or_none(kind: Any, wanted: Any) -> bool:
    return bool(wanted == kind | None)


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    kinds: dict[Any, ValueType] = {**TYPES, **{words: words_type(words) for words in WORDS}}
    for kind, value_type in kinds.items():
        converter.register_structure_hook(kind, value_type.reads)
        if value_type.writes is not None:
            converter.register_unstructure_hook(kind, value_type.writes)
    for code, value_type in CODES.items():
        converter.register_structure_hook_func(partial(_is_or_none, code), value_type.reads)
    converter.register_structure_hook(Euro, _euro_reader(converter))
    converter.register_structure_hook_factory(_is_dates, _dates_reader)
    converter.register_structure_hook_factory(_is_list, _list_reader)
    converter.register_structure_hook_factory(_is_record, _record_reader)
    converter.register_unstructure_hook(Euro, write_euro)
    for kind in (Cig, CodeAsFound, Cpv, Cup, TaxCode):
        converter.register_unstructure_hook(kind, str)
    converter.register_unstructure_hook_factory(_is_record, _record_writer)
    return converter


def _dates_reader(kind: Any) -> Reader:
    return dates_reader(get_args(kind))


def _euro_reader(converter: Converter) -> Reader:
    read_money = _record_reader(_Money, converter, amount=AMOUNT.reads, currency=CURRENCY.reads)

    def read(value: object, _: object) -> Euro:
        money: _Money = read_money(value, _Money)
        return money.amount

    return read


def _record_reader(record: type, converter: Converter, **readers: Reader) -> Reader:
    """
    Return a reader of the objects that describe a record, given the readers of the fields that have their own.
    """
    # Typed loosely: the stubs of cattrs take overrides for the options that stand beside them.
    overrides: Any = {name: override(struct_hook=reader) for name, reader in readers.items()}
    for field in attrs.fields(record):
        narrowed = field_type(record, field)
        if narrowed is not None:
            key = KEYS.get((record, field.name))
            overrides[field.name] = override(rename=key, struct_hook=narrowed.reads)
    read_object = cast(
        "Reader",
        make_dict_structure_fn(
            record, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
        ),
    )

    def read(value: object, kind: object) -> Any:
        if not isinstance(value, dict):
            raise wrong_type(value, Bilingual("scrivere un oggetto { }", "write an object { }"))
        return read_object(cast("dict[str, object]", value), kind)

    return read


def _record_writer(record: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    overrides: Any = {}
    for field in attrs.fields(record):
        narrowed = field_type(record, field)
        if narrowed is not None and narrowed.writes is not None:
            key = KEYS.get((record, field.name))
            overrides[field.name] = override(rename=key, unstruct_hook=narrowed.writes)
    return make_dict_unstructure_fn(record, converter, _cattrs_omit_if_default=True, **overrides)


def _list_reader(kind: Any, converter: BaseConverter) -> Reader:
    item = get_args(kind)[0]
    read_item = converter.get_structure_hook(item)
    named = attrs.has(item) and any(field.name == "id" for field in attrs.fields(item))
    table = _TABLES.get(item)
    # A case without a name of its own bears that of its household.
    stand_in = "household" if item is Relocation else ""

    def read(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise wrong_type(value, Bilingual("scrivere un elenco [ ]", "write a list [ ]"))
        found: list[Any] = []
        errors: list[Exception] = []
        room = MOST_PROBLEMS
        values = cast("list[object]", value)
        for index, raw in enumerate(values):
            try:
                found.append(read_item(raw, item))
            except Exception as error:  # noqa: BLE001  # cattrs groups whatever its hooks raise
                found.append(None)
                errors.append(_at(index, error, item))
                room -= _size(error)
                if room < 0:
                    break
        if table is not None:
            # Asked here, each step that cannot have happened stands at its own place, whatever else is wrong.
            errors.extend(_at(fault.position, fault, item) for fault in table.faults(found))
        if named:
            errors.extend(
                _at(index, error, item) for index, error in islice(_namesakes(values, stand_in), MOST_PROBLEMS + 1)
            )
        if errors:
            # cattrs gives the exception a third argument in __new__ alone.
            raise IterableValidationError("list", errors, kind)  # pyright: ignore[reportCallIssue]
        return tuple(found)

    return read


def _at(index: int, error: Exception, kind: Any) -> Exception:
    error.add_note(IterableValidationNote(f"item {index}", index, kind))
    return error


def _size(error: BaseException) -> int:
    """
    Return how many problems an error holds.
    """
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        return sum(map(_size, error.exceptions))
    return len(error.extra_fields) if isinstance(error, ForbiddenExtraKeysError) else 1


def _namesakes(records: list[object], stand_in: str) -> Iterator[tuple[int, UnreadableError]]:
    """
    Yield each record whose identifier an earlier one bears, whatever else may be wrong with either.
    """
    first: dict[str, int] = {}
    for index, record in enumerate(records):
        found = cast("dict[str, object]", record) if isinstance(record, dict) else {}
        name = found.get("id", found.get(stand_in))
        if isinstance(name, str) and first.setdefault(name, index) != index:
            message = Bilingual(
                f"l'identificativo {shown(name)} sta già nella posizione {first[name]}; darne uno suo",
                f"the identifier {shown(name)} stands at position {first[name]} already; give one of its own",
            )
            yield index, UnreadableError("duplicate_identifier", message)


def from_values(values: dict[str, Any]) -> Programme:
    """
    Return the programme that JSON values describe.

    Raises:
        DocumentError: With every reason why they describe none, but no more than one past `MOST_PROBLEMS`.
    """
    try:
        return _converter().structure(values, Programme)
    except ClassValidationError as error:
        raise DocumentError(tuple(islice(_problems(error, ""), MOST_PROBLEMS + 1))) from None


def to_values(programme: Programme) -> dict[str, Any]:
    """
    Return a programme as JSON values, without what equals its default.
    """
    values: dict[str, Any] = _converter().unstructure(programme)
    return values


def to_value(value: object) -> Any:
    """
    Return a record of a document, a list of them, or a single value as a JSON value.
    """
    return _converter().unstructure(value)


def _problems(error: BaseException, pointer: str) -> Iterator[Problem]:
    """
    Yield each reason why values could not be read, with its JSON Pointer; an error of any other kind is raised again.
    """
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        for inner in error.exceptions:
            yield from _problems(inner, pointer + _step(inner, error))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_keys(error, pointer)
    elif isinstance(error, KeyError):
        yield missing_key(pointer)
    elif isinstance(error, ContrattiError):
        yield Problem(pointer, kind_of(error), error.said)
    else:
        raise error


def _step(error: BaseException, group: ClassValidationError | IterableValidationError) -> str:
    # cattrs notes last where it was; an error of the record as a whole has no note.
    note: object = [None, *getattr(error, "__notes__", ())][-1]
    if isinstance(note, AttributeValidationNote):
        return f"/{KEYS.get((group.cl, note.name), note.name)}"
    return f"/{note.index}" if isinstance(note, IterableValidationNote) else ""


def _unknown_keys(error: ForbiddenExtraKeysError, pointer: str) -> Iterator[Problem]:
    names: list[str] = [field.name for field in attrs.fields(error.cl)]
    return unknown_keys(pointer, error.extra_fields, (KEYS.get((error.cl, name), name) for name in names))
