"""
Which fields of a document name another record by its `id`, and what there is to be named.

One table lists the fields; a walk over a programme yields what they name, each with its place.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

import attrs

from contratti_quartiere.activities import Activity
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import Flow, Measure, Saving
from contratti_quartiere.dwellings import Dwelling, DwellingStep
from contratti_quartiere.execution import Invoice, Penalty
from contratti_quartiere.funding import CoFinancing, CostPlan
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory, OperatorPeriod
from contratti_quartiere.lots import LotBounds, LotValue
from contratti_quartiere.procedures import ProcedureAct
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, RelocationStep
from contratti_quartiere.requests import Request
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.service_hours import DeskHours, StaffHours
from contratti_quartiere.sources import Provenance
from contratti_quartiere.transfers import Transfer, TransferSchedule
from contratti_quartiere.works import Works

__all__ = ["REFERENCES", "Mention", "Names", "Reference", "all_there", "mentions", "mentions_in", "names"]

Names = Mapping[tuple[str, str], frozenset[str]]
"""The names that there are, by collection and by the record in which they hold; empty for the whole programme."""


@attrs.frozen
class Reference:
    """
    A field that names another record by its `id` (*rimando*).

    Attributes:
        record: The type of the record that names.
        field: The field, of one name or of several.
        to: What it names: a collection of the programme, or `lots`, `firms`, `invoices`, `instalments`, which hold
            within one tender, service contract or contract; empty for what the kind of a flow says.
        rule: The rule that looks whether it is there.
    """

    record: type
    field: str
    to: str = ""
    rule: str = "references-known"


_DECISIONS = "decision-items-known"

REFERENCES = (
    Reference(Provenance, "sources", "sources"),
    Reference(NeighbourhoodContract, "neighbourhood", "neighbourhoods"),
    Reference(CoFinancing, "act", "acts"),
    Reference(CostPlan, "act", "acts"),
    Reference(TransferSchedule, "act", "acts"),
    Reference(Transfer, "instalment", "instalments"),
    Reference(Laboratory, "neighbourhood", "neighbourhoods"),
    Reference(OperatorPeriod, "service_contract", "service_contracts"),
    Reference(Request, "laboratory", "laboratories"),
    Reference(Request, "case", "relocations"),
    Reference(Activity, "laboratory", "laboratories"),
    Reference(Tender, "repetition_of", "tenders"),
    Reference(ProcedureAct, "lots", "lots"),
    Reference(Lot, "neighbourhoods", "neighbourhoods"),
    Reference(LotValue, "lot", "lots"),
    Reference(LotBounds, "lot", "lots"),
    Reference(Firm, "linked", "firms"),
    Reference(Award, "lot", "lots"),
    Reference(Award, "firms", "firms"),
    Reference(ServiceContract, "tender", "tenders"),
    Reference(ServiceContract, "lots", "lots"),
    Reference(ServiceContract, "firms", "firms"),
    Reference(Invoice, "lot", "lots"),
    Reference(Penalty, "invoice", "invoices"),
    Reference(DeskHours, "lot", "lots"),
    Reference(StaffHours, "lot", "lots"),
    Reference(Intervention, "contract", "contracts"),
    Reference(Measure, "intervention", "interventions", _DECISIONS),
    Reference(Flow, "item", "", _DECISIONS),
    Reference(Flow, "saving", "savings", _DECISIONS),
    Reference(Saving, "intervention", "interventions"),
    Reference(Works, "contract", "contracts"),
    Reference(Works, "intervention", "interventions"),
    Reference(Dwelling, "neighbourhood", "neighbourhoods"),
    Reference(DwellingStep, "household", "households"),
    Reference(DwellingStep, "works", "works"),
    Reference(DwellingStep, "replaced_by", "dwellings"),
    Reference(RotationBooking, "household", "households"),
    Reference(Relocation, "household", "households"),
    Reference(Relocation, "dwelling", "dwellings"),
    Reference(Relocation, "works", "works"),
    Reference(Relocation, "origin", "relocations"),
    Reference(Relocation, "previous_case", "relocations"),
    Reference(RelocationStep, "dwelling", "dwellings"),
    Reference(Annotation, "household", "households"),
    Reference(Annotation, "case", "relocations"),
    Reference(Annotation, "dwelling", "dwellings"),
)
"""Every field that names another record."""

# What holds within one record, or of which the kind of a flow says where it is.
_WITHIN = frozenset({"", "lots", "firms", "invoices", "instalments"})


@attrs.frozen
class Mention:
    """
    One name that a record gives to another (*menzione*).

    Attributes:
        path: The field, as a JSON Pointer.
        reference: Which field it is.
        to: What it names: a collection, as `Reference.to`.
        within: The record in which the name holds: the `id` of a tender or service contract, `id/body` of a contract;
            empty for the whole programme.
        name: The name.
    """

    path: str
    reference: Reference
    to: str
    within: str
    name: str


def names(programme: Programme) -> Names:
    """
    Return what there is to be named in a programme.
    """
    found = {(name, ""): _ids(records) for name, records in programme.collections()}
    acts = [found["acts", ""], *(_ids(contract.acts) for contract in programme.contracts)]
    found["acts", ""] = frozenset[str]().union(*acts)
    for tender in programme.tenders:
        found["lots", tender.id], found["firms", tender.id] = _ids(tender.lots), _ids(tender.firms)
    for served in programme.service_contracts:
        found["invoices", served.id] = _ids(served.execution.invoices)
    for contract in programme.contracts:
        for schedule in contract.schedules:
            key = "instalments", f"{contract.id}/{schedule.body.value}"
            found[key] = found.get(key, frozenset()) | _ids(schedule.instalments)
    return found


def _ids(records: tuple[Any, ...]) -> frozenset[str]:
    return frozenset(record.id for record in records)


def mentions(path: str, record: object, whole: object) -> Iterator[Mention]:
    """
    Yield each name that a record of a programme gives to others, and those that the records in it give.

    Args:
        path: The record, as a JSON Pointer.
        record: The record, as it was known on a day.
        whole: The same record in the whole document: where it holds more than was known, a name whose own place cannot
            be told is said to stand in the collection.
    """
    found: list[Mention] = []
    _walk(path, record, whole, record, found)
    return iter(found)


def mentions_in(path: str, records: tuple[object, ...], whole: tuple[object, ...]) -> Iterator[Mention]:
    """
    Yield the same of records that have no `id`, of which some may not have been known on the day.
    """
    for place, record, match in _matched(path, records, whole):
        yield from mentions(place, record, match)


def all_there(record: object, there: Names, rule: str) -> int | None:
    """
    Return how many names a record gives to others, if they are all there; None if `mentions` is to say which is not.

    Args:
        record: A record of a programme.
        there: The names that there are.
        rule: The rule whose names are asked for.
    """
    count, rest = 0, [record]
    while rest:
        one: Any = rest.pop()
        references, leaves, branches = _asked(_kind(one), rule)
        for reference in references:
            value = getattr(one, reference.field)
            if value:
                place = _where(reference, one, record) if reference.to in _WITHIN else (reference.to, "")
                given = (value,) if isinstance(value, str) else value
                if not there.get(place, _NO_NAMES).issuperset(given):
                    return None
                count += len(given)
        for field, reference, many in leaves:
            names = _given(_each(getattr(one, field)), reference, many=many)
            if not there.get((reference.to, ""), _NO_NAMES).issuperset(names):
                return None
            count += len(names)
        for field in branches:
            rest += _each(getattr(one, field))
    return count


def _each(child: Any) -> tuple[Any, ...]:
    if _is_several(child):
        return child
    return () if child is None else (child,)


def _given(records: tuple[Any, ...], reference: Reference, *, many: bool) -> list[str]:
    given = [name for each in records if (name := getattr(each, reference.field))]
    return [name for names in given for name in names] if many else given


_NO_NAMES = frozenset[str]()


def _walk(path: str, record: Any, whole: Any, top: Any, found: list[Mention]) -> None:
    """
    Add each name that a record gives, and those that the records in it give: into a list, as most give none.
    """
    references, children = _plan(_kind(record))
    for reference in references:
        value = getattr(record, reference.field)
        if not value:
            continue
        to, within = _where(reference, record, top) if reference.to in _WITHIN else (reference.to, "")
        place = f"{path}/{reference.field}"
        if isinstance(value, str):
            found.append(Mention(place, reference, to, within, value))
        else:
            found.extend(Mention(f"{place}/{index}", reference, to, within, name) for index, name in enumerate(value))
    for field in children:
        child = getattr(record, field)
        if not child:
            continue
        other = getattr(whole, field)
        if _is_several(child):
            for place, one, match in _matched(f"{path}/{field}", child, other):
                _walk(place, one, match, top, found)
        else:
            _walk(f"{path}/{field}", child, other, top, found)


def _matched(path: str, known: tuple[Any, ...], whole: tuple[Any, ...]) -> Iterator[tuple[str, Any, Any]]:
    if len(known) == len(whole):
        for index, (one, other) in enumerate(zip(known, whole, strict=True)):
            yield f"{path}/{index}", one, other
        return
    # What was known stands in the order of the whole.
    rest = iter(enumerate(whole))
    for one in known:
        yield next(((f"{path}/{index}", one, other) for index, other in rest if _alike(one, other)), (path, one, one))


def _alike(known: Any, whole: Any) -> bool:
    """
    Return whether one record may be another as it was known: the same, or with less in it.
    """
    return known is whole or all(
        getattr(known, field.name) in (None, getattr(whole, field.name)) for field in attrs.fields(_kind(known))
    )


def _is_several(value: object) -> bool:
    return isinstance(value, tuple)


def _kind(record: object) -> type:
    return type(record)


def _where(reference: Reference, record: Any, top: Any) -> tuple[str, str]:
    """
    Return which collection a field of `_WITHIN` names, and the record in which its names hold.
    """
    if not reference.to:
        return f"{record.kind.item}s", ""
    if reference.to in ("lots", "firms"):
        return reference.to, top.tender if isinstance(top, ServiceContract) else top.id
    if reference.to == "invoices":
        return reference.to, top.id
    return reference.to, f"{top.id}/{record.body.value}"


@cache
def _plan(kind: type) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """
    Return the fields of a type that name, and those that hold records in which something does.
    """
    references = tuple(reference for reference in REFERENCES if reference.record is kind)
    children = tuple(name for name, types in _records(kind) if any(_names_something(one) for one in types))
    return references, children


_Leaf = tuple[str, Reference, bool]
"""A field of records that name by one field and hold no other records, that field, and whether it gives many names."""


@cache
def _asked(kind: type, rule: str) -> tuple[tuple[Reference, ...], tuple[_Leaf, ...], tuple[str, ...]]:
    """
    Return the fields of a type that name what a rule asks for, its leaves, and its fields that hold other records.
    """
    references, children = _plan(kind)
    leaves: list[_Leaf] = []
    branches: list[str] = []
    for name, types in _records(kind):
        if name in children:
            plans = [_plan(one) for one in types]
            # What is told by the record around it is asked of that.
            if len(plans) == len(plans[0][0]) == 1 and not plans[0][1] and plans[0][0][0].to not in _WITHIN:
                (named,) = plans[0][0]
                many = get_type_hints(types[0])[named.field] is not str
                leaves += [(name, named, many)] if named.rule == rule else []
            else:
                branches.append(name)
    return tuple(reference for reference in references if reference.rule == rule), tuple(leaves), tuple(branches)


def _names_something(kind: type) -> bool:
    return any(_plan(kind))


def _records(kind: type) -> Iterator[tuple[str, list[type]]]:
    hints = get_type_hints(kind)
    for field in attrs.fields(kind):
        yield field.name, [leaf for leaf in _leaves(hints[field.name]) if attrs.has(leaf)]


def _leaves(hint: Any) -> Iterator[Any]:
    arguments = get_args(hint)
    if not arguments:
        yield hint
    for argument in arguments:
        yield from _leaves(argument)
