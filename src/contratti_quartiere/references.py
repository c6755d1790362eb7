"""
Which fields of a document name another record by its `id`, and what there is to be named.

One table lists the fields; a walk over a programme yields what they name, each with its place.
"""

from collections.abc import Iterable, Iterator, Mapping
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


def all_there(records: Iterable[object], there: Names, rule: str) -> int | None:
    """
    Return how many names records give to others, if they are surely all there; None if `mentions` is to say which are.

    Args:
        records: Records of a programme, looked at all together: most documents name nothing that is not there.
        there: The names that there are.
        rule: The rule whose names are asked for.
    """
    count, rest = 0, list[Any](records)
    while rest:
        below: list[Any] = []
        for kind in {_kind(one): None for one in rest}:
            alike = [one for one in rest if _kind(one) is kind]
            references, children = _plan(kind)
            for reference in references:
                names = _given(alike, reference) if reference.rule == rule else []
                # What a tender or contract around it holds, only the record around it can tell.
                if names and (reference.to in _WITHIN or not there[reference.to, ""].issuperset(names)):
                    return None
                count += len(names)
            for field in children:
                below += _flat([part for one in alike if (part := getattr(one, field))])
        rest = below
    return count


def _given(records: list[Any], reference: Reference) -> list[str]:
    return _flat([name for each in records if (name := getattr(each, reference.field))])


def _flat(found: list[Any]) -> list[Any]:
    # A field holds one or several, and never now this and now that.
    return [one for several in found for one in several] if found and _is_several(found[0]) else found


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
