"""
The days and hours of a lab in a quarter: promised by its weekly hours, contracted by the deed, and given.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure
from contratti_quartiere.analysis.quarter_spans import UNKNOWN, Figures, Span
from contratti_quartiere.bilingual import Bilingual, say_month
from contratti_quartiere.dates import Month, earliest, latest
from contratti_quartiere.lab_service import ServedDays, in_service
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.opening_hours import OpeningHours, minutes_on
from contratti_quartiere.procurement import Lot
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.service_hours import DeskHours, StaffHours

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
    beside them, and beside what the weekly hours promise in the same months. Where a part is not on record, the sum is
    at least what is; a difference from it is unknown.
    """
    sure, perhaps = _service(lab, span)
    minutes = {day: _promised(lab, day) for day in span.days if day in sure or day in perhaps}
    known = any(_holds(entry, span) for entry in lab.opening_hours)
    over = _months_over(span)
    desk, staff = _rows_of(hours, over, hours.desk), _rows_of(hours, over, hours.staff)
    contracted, given = desk.sum(row.contracted_minutes for row in desk.rows), desk.sum(map(_given, desk.rows))
    in_these = sum(count for day, count in minutes.items() if Month.of(day) in over)
    promised = QuarterFigure.of(in_these if known else None)
    figures = {
        "days.in_service": len(sure),
        "days.unknown": len(perhaps - sure),
        "days.promised": sum(count > 0 for count in minutes.values()) if known else None,
        "minutes.promised": sum(minutes.values()) if known else None,
    }
    return {
        **{name: QuarterFigure.of(value) for name, value in figures.items()},
        "minutes.contracted": contracted,
        "minutes.given": given,
        "minutes.beside_deed": _difference(given, contracted),
        "minutes.beside_promised": _difference(given, promised),
        "staff.contracted": staff.sum(row.contracted_minutes for row in staff.rows),
        "staff.given": staff.sum(map(_given, staff.rows)),
    }


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


class _Rows(NamedTuple):
    """
    The rows of the months that are over, and the months in which a contract runs that have none.
    """

    rows: tuple[_Row, ...]
    missing: tuple[Month, ...]

    def sum(self, parts: Iterable[int | None]) -> QuarterFigure:
        """
        Return what parts of the rows add up to: at least what is known of them, where a part or a month lacks.
        """
        minutes = list(parts)
        known = sum(part for part in minutes if part is not None)
        if minutes and None not in minutes and not self.missing:
            return QuarterFigure.of(known)
        # At least nothing says nothing.
        return QuarterFigure(known, FigureState.AT_LEAST) if known else UNKNOWN

    @property
    def unknown(self) -> tuple[Month, ...]:
        """
        The months of which not all is on record.
        """
        parts = (row.month for row in self.rows if row.contracted_minutes is None or _given(row) is None)
        return tuple(sorted({*self.missing, *parts}))


def _rows_of(hours: LabHours, over: tuple[Month, ...], rows: Iterable[_Row]) -> _Rows:
    found = tuple(row for row in rows if row.month in over)
    there = {row.month for row in found}
    return _Rows(found, tuple(month for month in _asked(hours, over) if month not in there))


def _given(row: _Row) -> int | None:
    return row.opened_minutes if isinstance(row, DeskHours) else row.staffed_minutes


def _difference(given: QuarterFigure, other: QuarterFigure) -> QuarterFigure:
    """
    Return how much more was given, unknown unless both are known.
    """
    known = given.state is other.state is FigureState.KNOWN
    return QuarterFigure.of((given.value or 0) - (other.value or 0) if known else None)


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
    else:
        yield from (none for none, rows in ((_NO_DEED, hours.desk), (_NO_STAFF, hours.staff)) if not rows)
    if not over and (hours.desk or hours.staff or hours.shared):
        yield _NO_MONTH
    for rows, of_it, of_en in ((hours.desk, "dello sportello", "Desk"), (hours.staff, "del personale", "Staff")):
        found = _rows_of(hours, over, rows)
        if rows and over and not (found.rows or found.missing):
            yield _not_running(of_it, of_en)
        for month in found.unknown if rows else ():
            it, en = (say_month(month.year, month.month, lang) for lang in ("it", "en"))
            yield Bilingual(
                f"Ore {of_it} di {it}: non tutte agli atti; il trimestre ne ha almeno quelle note.",
                f"{of_en} hours of {en}: not all on record; the quarter has at least those known.",
            )


def _not_running(of_it: str, of_en: str) -> Bilingual:
    return Bilingual(
        f"Ore {of_it}: quelle agli atti non sono dei mesi conclusi del trimestre, in cui il contratto non corre.",
        f"{of_en} hours: those on record are of no month of the quarter that is over, in which no contract runs.",
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
_NO_STAFF = Bilingual(
    "Non sono agli atti le ore del personale del contratto di servizio: quelle date sono ignote, non zero.",
    "No staff hours of the service contract are on record: those given are unknown, and not zero.",
)
_NO_MONTH = Bilingual(
    "Nessun mese del trimestre è concluso: le ore del contratto, che sono di mesi interi, non si confrontano ancora.",
    "No month of the quarter is over: the hours of the contract, which are of whole months, are not compared yet.",
)
_SHARED = Bilingual(
    "Alcune ore del contratto sono di più laboratori insieme: non sono contate.",
    "Some hours of the contract are of several labs together: they are not counted.",
)
