"""
`precision-not-invented`: a date is no more precise than the source that supports it.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, cast, get_args

import attrs

from contratti_quartiere.activities import Activity
from contratti_quartiere.acts import WindowAct
from contratti_quartiere.agreements import Appointment, ContractAct
from contratti_quartiere.amounts import StatedAmount, StatedCount
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import Month, When, Year, say_when
from contratti_quartiere.decisions import Saving, SteeringDecision
from contratti_quartiere.execution import Commitment, Invoice
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import ScheduleEntry
from contratti_quartiere.laboratory import OpeningPeriod, OperatorPeriod, Seat
from contratti_quartiere.opening_hours import Closure, OpeningHours
from contratti_quartiere.procedures import ProcedureAct
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Milestone, Programme
from contratti_quartiere.published_tables import PublishedTable
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.requests import Request
from contratti_quartiere.service_contracts import Amendment, ServiceContract
from contratti_quartiere.sources import DatePrecision, LegalSource, Provenance
from contratti_quartiere.transfers import Transfer
from contratti_quartiere.verdicts import Missing, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

_Fields = tuple[tuple[str, ...], ...]

# The dates of each record that its source dates. Of several groups the first that says anything counts: the end of a
# term that is told to the month does not make its first day, which another act tells, less certain.
DATED: dict[type, _Fields] = {
    Activity: (("when",),),
    Amendment: (("on",),),
    Appointment: (("first", "last"),),
    Award: (("on",), ("communicated_on", "effective_on", "standstill_until", "stipulation_by")),
    Closure: (("first", "last"),),
    Commitment: (("on",),),
    ContractAct: (("on",),),
    Household: (("known_on",),),
    Invoice: (("first", "last", "issued_on", "due_on", "liquidated_on", "paid_on"),),
    Milestone: (("when",),),
    OpeningHours: (("first", "last"),),
    OpeningPeriod: (("first", "last"),),
    OperatorPeriod: (("first", "last"),),
    ProcedureAct: (("on",),),
    PublishedTable: (("published_on",),),
    Relocation: (("home_since",),),
    Request: (("received_on", "closed_on"),),
    RotationBooking: (
        ("reserved_from", "reserved_to", "in_use_from", "in_use_to", "restoration_to", "consolidated_on"),
    ),
    Saving: (("found_on",), ("verified_on",)),
    ScheduleEntry: (("when",),),
    Seat: (("first", "last"),),
    ServiceContract: (("signed_on",),),
    ServiceWindow: (("declared_end",), ("start",)),
    StatedAmount: (("when",),),
    StatedCount: (("when",),),
    SteeringDecision: (("on",),),
    Tender: (("announced",), ("notice_date",)),
    Transfer: (("on",),),
    WindowAct: (("new_end",), ("on",)),
}


def check(view: View) -> Iterator[Verdict]:
    """
    Set the dates of each record against the precision that is noted of its source.

    A precision that nobody noted is not held against each record: one line says of how many it is so.
    """
    silent: list[str] = []
    for place in _places(view):
        record: Any = place[1]
        provenance, dates = record.provenance, _dates(record)
        if dates and provenance.precision is not None:
            yield _judged(_Place(*place), dates, provenance, provenance.precision)
        elif dates and not provenance.illustrative:
            silent.append(_Place(*place).precision)
    if silent:
        yield Missing(
            path=silent[0],
            message=Bilingual(
                f"voci datate di cui non è annotato quanto sia precisa la fonte: {len(silent)}",
                f"dated records of which it is not noted how precise their source is: {len(silent)}",
            ),
            facts=(Fact("dated_records", len(silent)),),
        )


_Found = tuple[str, object, bool]
"""What a `_Place` is made of: most places are only looked at."""


@attrs.frozen
class _Place:
    """
    Where a dated record stands; of one within another's collection the collection is pointed at, and its name is said.
    """

    path: str
    record: Any
    exact: bool

    @property
    def name(self) -> str:
        return "" if self.exact else getattr(self.record, "id", "")

    @property
    def precision(self) -> str:
        """
        The field that would decide it.
        """
        return f"{self.path}/provenance/precision" if self.exact else self.path


def _places(view: View) -> list[_Found]:
    found: list[_Found] = []
    named = {name for name, _ in view.programme.collections()}
    for name in _branches(Programme):
        if name in named:
            for path, record in view.records(name):
                _search(found, path, record, exact=True)
        else:
            for record in getattr(view.programme, name):
                _search(found, f"/{name}", record, exact=False)
    return found


def _search(found: list[_Found], path: str, record: object, *, exact: bool) -> None:
    """
    Add the places of the dated records in a record, itself among them.
    """
    kind: type = type(record)
    if kind in DATED:
        found.append((path, record, exact))
    for name in _branches(kind):
        held: object = getattr(record, name)
        if held:
            many = isinstance(held, tuple)
            for part in cast("tuple[object, ...]", held) if many else (held,):
                # What is not known yet on the day leaves a gap in a collection: nothing points beyond it.
                _search(found, f"{path}/{name}" if exact else path, part, exact=exact and not many)


@cache
def _branches(kind: type) -> tuple[str, ...]:
    """
    Return the fields of a record in which there may be dated records.
    """
    if not attrs.has(kind):
        return ()
    return tuple(field.name for field in attrs.fields(kind) if any(map(_leads, _types(field.type))))


def _leads(kind: type) -> bool:
    return kind in DATED or bool(_branches(kind))


def _types(of: object) -> Iterator[type]:
    """
    Yield the single types of a field: `Month` and `date` of `date | Month`, a record of a tuple of it.
    """
    parts: tuple[object, ...] = get_args(of)
    if isinstance(of, type) and not parts:
        yield of
    for part in parts:
        yield from _types(part)


def _dates(record: Any) -> dict[str, When]:
    """
    Return the dates that the source of a record dates, by their field.
    """
    for fields in DATED[type(record)]:
        found: dict[str, When | None] = {field: getattr(record, field) for field in fields}
        known = {field: when for field, when in found.items() if when is not None}
        if known:
            return known
    return {}


_PARTS: dict[type | DatePrecision, int] = {
    Year: 1,
    Month: 2,
    date: 3,
    DatePrecision.YEAR: 1,
    DatePrecision.MONTH: 2,
    DatePrecision.DAY: 3,
}
_TO = {
    DatePrecision.DAY: Bilingual("al giorno", "to the day"),
    DatePrecision.MONTH: Bilingual("al mese", "to the month"),
    DatePrecision.YEAR: Bilingual("all'anno", "to the year"),
}


def _judged(place: _Place, dates: dict[str, When], source: Provenance, precision: DatePrecision) -> Verdict:
    most, to = _PARTS[precision], _TO[precision]
    parts = {field: _PARTS[type(when)] for field, when in dates.items()}
    it, en = (", ".join(say_when(when, lang) for when in dates.values()) for lang in ("it", "en"))
    text = Bilingual(*(f"{place.name}: {said}" if place.name else said for said in (it, en)))
    facts = (
        *(Fact(field, when) for field, when in dates.items()),
        *(Fact(f"{field}_parts", count) for field, count in parts.items()),
        *((Fact("words", source.words),) if source.words else ()),
        Fact("source_precision", precision.value),
        Fact("source_parts", most),
    )
    if min(parts.values()) <= most < max(parts.values()):
        return Missing(
            path=place.precision,
            message=Bilingual(
                f"{text.it}: la fonte data {to.it}, e non si sa a quale di queste date si riferisca",
                f"{text.en}: the source dates {to.en}, and it is not known to which of these dates that refers",
            ),
            facts=facts,
        )
    return weighed(
        place.path,
        facts=facts,
        comparisons=tuple(Comparison(f"{field}_parts", Relation.AT_MOST, "source_parts") for field in dates),
        kept=Bilingual(
            f"{text.it}: non più preciso della fonte, che data {to.it}",
            f"{text.en}: no more precise than the source, which dates {to.en}",
        ),
        broken=Bilingual(
            f"{text.it}: più preciso della fonte, che data solo {to.it}",
            f"{text.en}: more precise than the source, which dates only {to.en}",
        ),
    )


def _example(declared_end: date | Month) -> Programme:
    window = ServiceWindow(
        start=date(2016, 5, 2),
        declared_end=declared_end,
        provenance=Provenance(
            illustrative=True, words="dal 2 maggio 2016 fino ad aprile 2019", precision=DatePrecision.MONTH
        ),
    )
    return Programme(service_contracts=(ServiceContract(id="contratto", term=window),))


def keeps() -> Programme:
    """
    Return a service "until April 2019", kept as that month.
    """
    return _example(Month(2019, 4))


def breaks() -> Programme:
    """
    Return the same, kept as 30 April 2019.
    """
    return _example(date(2019, 4, 30))


RULE = Rule(
    id="precision-not-invented",
    title=Bilingual("Precisione non inventata", "Precision is not invented"),
    it="Una data non è più precisa della fonte che la sostiene.",
    en="A date is no more precise than the source that supports it.",
    source=LegalSource("parole della fonte della data"),
    severity=Severity.ERROR,
    why=Bilingual(
        "Un «fino ad aprile 2019» scritto 30 aprile diventa una scadenza che nessun atto ha mai fissato.",
        "An “until April 2019” that is written as 30 April becomes a deadline that no act ever set.",
    ),
    needs=Bilingual(
        "le date, ciascuna con la precisione con cui la sua fonte la dice",
        "the dates, each with the precision with which its source tells it",
    ),
    reads=_branches(Programme),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
