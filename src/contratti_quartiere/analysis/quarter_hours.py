"""
The days and hours of a lab in a quarter: promised by its weekly hours, contracted by the deed, and given.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from contratti_quartiere.analysis.quarter_records import QuarterFigure
from contratti_quartiere.analysis.quarter_spans import Figures, Span
from contratti_quartiere.bilingual import Bilingual, say_month
from contratti_quartiere.dates import Month, earliest, latest
from contratti_quartiere.lab_service import ServedDays, in_service
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.opening_hours import OpeningHours, minutes_on
from contratti_quartiere.procurement import Lot
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.service_hours import DeskHours, HoursTotal, StaffHours, desk_total, staff_total

__all__ = ["LabHours", "hours_figures", "hours_notes", "hours_of"]

_Row = DeskHours | StaffHours


class LabHours(NamedTuple):
    """
    The rows of hours that are surely of one lab, and the contracts of which they are (*ore del laboratorio*).

    `shared` tells whether there are rows that may be of another lab as well: these are left out.
    """

    contracts: tuple[ServiceContract, ...]
    desk: tuple[DeskHours, ...]
    staff: tuple[StaffHours, ...]
    shared: bool


def hours_of(programme: Programme, lab: Laboratory) -> LabHours:
    """
    Return the hours on record of a lab.

    A row is of the labs in the neighbourhoods of its lot or, where the lot tells of none, of the labs that name its
    contract as that by which they are run. If these are several, nobody knows how much of it is of which.
    """
    contracts: list[ServiceContract] = []
    desk: list[DeskHours] = []
    staff: list[StaffHours] = []
    shared = False
    for contract in programme.service_contracts:
        mine = False
        rows: tuple[_Row, ...] = (*contract.execution.desk_hours, *contract.execution.staff_hours)
        for row in rows:
            labs = _labs_of(programme, contract, row)
            if lab.id in labs and len(labs) > 1:
                shared = True
            elif lab.id in labs:
                mine = True
                if isinstance(row, DeskHours):
                    desk.append(row)
                else:
                    staff.append(row)
        contracts += [contract] if mine else []
    return LabHours(tuple(contracts), tuple(desk), tuple(staff), shared)


def _labs_of(programme: Programme, contract: ServiceContract, row: _Row) -> frozenset[str]:
    lots = (row.lot,) if row.lot else contract.lots
    places = {place for lot in _lots(programme, contract) if lot.id in lots for place in lot.neighbourhoods}
    served = frozenset(lab.id for lab in programme.laboratories if lab.neighbourhood in places)
    named = (lab.id for lab in programme.laboratories if contract.id in {run.service_contract for run in lab.operators})
    return served or frozenset(named)


def _lots(programme: Programme, contract: ServiceContract) -> Iterator[Lot]:
    for tender in programme.tenders:
        if tender.id == contract.tender:
            yield from tender.lots


def hours_figures(lab: Laboratory, hours: LabHours, span: Span) -> Figures:
    """
    Return the days and hours of a lab in a quarter.

    Days on which the lab surely was not in service promise nothing; those of which nobody knows do. The rows of a
    deed are of whole months: they are added up over the months of the quarter that are over, and what was given is set
    beside them, and beside what the weekly hours promise in the same months.
    """
    sure, perhaps = _service(lab, span)
    minutes = {day: _promised(lab, day) for day in span.days if day in sure or day in perhaps}
    known = any(_holds(entry, span) for entry in lab.opening_hours)
    over = _months_over(span)
    desk = _total(hours, over, desk_total(row for row in hours.desk if row.month in over), hours.desk)
    staff = _total(hours, over, staff_total(row for row in hours.staff if row.month in over), hours.staff)
    in_these = sum(count for day, count in minutes.items() if Month.of(day) in over)
    beside = None if desk.given_minutes is None or not known else desk.given_minutes - in_these
    figures = {
        "days.in_service": len(sure),
        "days.unknown": len(perhaps - sure),
        "days.promised": sum(count > 0 for count in minutes.values()) if known else None,
        "minutes.promised": sum(minutes.values()) if known else None,
        "minutes.contracted": desk.contracted_minutes,
        "minutes.given": desk.given_minutes,
        "minutes.beside_deed": desk.difference,
        "minutes.beside_promised": beside,
        "staff.contracted": staff.contracted_minutes,
        "staff.given": staff.given_minutes,
    }
    return {name: QuarterFigure.of(value) for name, value in figures.items()}


def _service(lab: Laboratory, span: Span) -> tuple[frozenset[date], frozenset[date]]:
    """
    Return the days on which a lab surely was in service, and those on which it may have been.
    """
    sure, perhaps = in_service(lab, span.last), ServedDays.of("", lab, span.last).perhaps
    return (
        frozenset(day for day in span.days if any(day in period for period in sure)),
        frozenset(day for day in span.days if any(day in period for period in perhaps)),
    )


def _promised(lab: Laboratory, day: date) -> int:
    return minutes_on(lab.opening_hours, lab.closures, day)


def _holds(entry: OpeningHours, span: Span) -> bool:
    """
    Return whether weekly hours may hold on some day that is counted.
    """
    return earliest(entry.first) <= span.last and (entry.last is None or span.first <= latest(entry.last))


def _months_over(span: Span) -> tuple[Month, ...]:
    return tuple(month for month in span.quarter.months if month.last_day <= span.last)


def _asked(hours: LabHours, months: Iterable[Month]) -> Iterator[Month]:
    """
    Yield the months in which one of the contracts runs, as far as its term tells.
    """
    for month in months:
        for contract in hours.contracts:
            term = contract.term
            last = None if term is None else term.last_day
            if term is None or (term.start <= month.last_day and (last is None or month.first_day <= last)):
                yield month
                break


def _total(hours: LabHours, over: Iterable[Month], found: HoursTotal, rows: Iterable[_Row]) -> HoursTotal:
    """
    Return a total, unknown if a month in which a contract runs has no row at all.
    """
    return HoursTotal(contracted_minutes=None, given_minutes=None) if _missing(hours, over, rows) else found


def _missing(hours: LabHours, over: Iterable[Month], rows: Iterable[_Row]) -> list[Month]:
    there = {row.month for row in rows}
    return [month for month in _asked(hours, over) if month not in there]


def hours_notes(lab: Laboratory, hours: LabHours, span: Span) -> Iterator[Bilingual]:
    """
    Yield what is not known of the days and hours of a lab.
    """
    if not lab.opening_periods:
        yield _NO_OPENINGS
    if not any(_holds(entry, span) for entry in lab.opening_hours):
        yield _NO_HOURS
    over = _months_over(span)
    if hours.shared:
        yield _SHARED
    if not hours.desk and not hours.shared:
        yield _NO_DEED
    elif not over:
        yield _NO_MONTH
    unknown = {
        *(_missing(hours, over, hours.desk) if hours.desk else ()),
        *desk_total(row for row in hours.desk if row.month in over).unknown,
    }
    for month in sorted(unknown):
        it, en = (say_month(month.year, month.month, lang) for lang in ("it", "en"))
        yield Bilingual(
            f"Ore dello sportello di {it}: non tutte agli atti; il totale del trimestre è ignoto.",
            f"Desk hours of {en}: not all on record; the total of the quarter is unknown.",
        )


_NO_OPENINGS = Bilingual(
    "Non è agli atti alcuna apertura del laboratorio: non si sa in quali giorni fosse in servizio.",
    "No opening of the lab is on record: it is not known on which days it was in service.",
)
_NO_HOURS = Bilingual(
    "Non è agli atti alcun orario che valga nel trimestre: le ore previste sono ignote, non zero.",
    "No weekly hours that hold in the quarter are on record: the hours promised are unknown, and not zero.",
)
_NO_DEED = Bilingual(
    "Non sono agli atti le ore dello sportello del contratto di servizio: quelle date sono ignote, non zero.",
    "No desk hours of the service contract are on record: those given are unknown, and not zero.",
)
_NO_MONTH = Bilingual(
    "Nessun mese del trimestre è concluso: le ore del contratto, che sono di mesi interi, non si confrontano ancora.",
    "No month of the quarter is over: the hours of the contract, which are of whole months, are not compared yet.",
)
_SHARED = Bilingual(
    "Alcune ore del contratto sono di più laboratori insieme: non sono contate.",
    "Some hours of the contract are of several labs together: they are not counted.",
)
