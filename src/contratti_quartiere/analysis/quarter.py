"""
The quarterly report of a lab, in one page, from its requests and hours; small counts are hidden.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from contratti_quartiere.activities import Activity
from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.quarter_activities import activity_figures, activity_notes
from contratti_quartiere.analysis.quarter_hours import LabHours, hours_figures, hours_notes, hours_of
from contratti_quartiere.analysis.quarter_households import Households, household_figures, households_of
from contratti_quartiere.analysis.quarter_records import Quarter
from contratti_quartiere.analysis.quarter_requests import request_figures, request_notes
from contratti_quartiere.analysis.quarter_rows import tables_of
from contratti_quartiere.analysis.quarter_spans import Figures, Span
from contratti_quartiere.bilingual import Bilingual, Lang, italian_day, say_day
from contratti_quartiere.dates import check_date, earliest, latest
from contratti_quartiere.errors import MalformedValueError, UnknownNameError
from contratti_quartiere.laboratory import Laboratory, OperatorPeriod
from contratti_quartiere.opening_hours import Closure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.requests import Request

__all__ = ["quarter"]


def quarter(
    programme: Programme, *, lab: str, year: int, number: int, on: date, parameters: Parameters = PARAMETERS
) -> Quarter:
    """
    Return what a lab did in a quarter, beside the quarter before, as it may go out.

    Counts of people, and of what they asked for, that are below `small_number` are hidden, and so is all that would
    give them away, in this report and in those of the quarters beside it: not even who knows how we hide can reckon a
    hidden count of open, received or closed requests, or of households, from the others, nor is what a shown total
    leaves for hidden rows ever small. That a hidden count is small, or at least so many, may show: where both stocks
    are shown, so does how many more came than went (see `hidden_flow`). Reports made on different days may differ by
    what came to be known, and are not looked at; nor are other tables, or who lives there. Duties on personal data
    remain the municipality's.

    Args:
        programme: The programme.
        lab: The `id` of the lab.
        year: The year.
        number: The quarter, 1 to 4; the first is January to March.
        on: The day as of which everything is known. If the quarter is not over, it is counted up to that day.
        parameters: The figures, of which `small_number` is that of the day.

    Raises:
        WrongTypeError: For an argument of another type.
        MalformedValueError: For a quarter that does not exist, or has not begun on the day.
        UnknownNameError: For a lab that the programme does not have.
        NoVersionError: If nobody has set below which number a count is small.
    """
    check_date("quarter.on", on)
    asked = CalendarQuarter(year, number)
    _refuse_future(asked, on)
    known = programme.as_of(on)
    found = _found(known, lab)
    figure = parameters["small_number"].required(on)
    limit, span = int(figure.value), Span.of(asked, on)
    records = _records(known, found, on)
    now, before = (_figures(records, days, limit) for days in (span, span.before))
    return Quarter(
        laboratory=found.id,
        name=found.name or found.id,
        programme=known.title,
        quarter=asked,
        on=on,
        last=span.last,
        small_number=limit,
        small_number_source=Bilingual(figure.source.say(Lang.IT), figure.source.say(Lang.EN)),
        run_by=tuple(_run_by(found, span)),
        closures=tuple(_closure(closure) for closure in found.closures if _meets(closure, span)),
        went_out=tuple(_went_out(known, span)),
        tables=tables_of(now, before),
        notes=tuple(_notes(records, span)),
    )


def _refuse_future(asked: CalendarQuarter, on: date) -> None:
    if on < asked.first_day:
        first = asked.first_day
        raise MalformedValueError(
            Bilingual("trimestre", "quarter"),
            str(asked),
            Bilingual(
                f"comincia {italian_day('il', first)}, dopo {italian_day('il', on)}",
                f"starts on {say_day(first, Lang.EN)}, after {say_day(on, Lang.EN)}",
            ),
            Bilingual("chiedere un trimestre già cominciato", "ask for a quarter that has begun"),
        )


def _found(programme: Programme, name: str) -> Laboratory:
    labs = {lab.id: lab for lab in programme.laboratories}
    if name not in labs:
        raise UnknownNameError(Bilingual("laboratorio", "lab"), name, tuple(sorted(labs)))
    return labs[name]


class _Records(NamedTuple):
    """
    What is on record of one lab.
    """

    lab: Laboratory
    hours: LabHours
    requests: tuple[Request, ...]
    households: Households
    activities: tuple[Activity, ...]


def _records(programme: Programme, lab: Laboratory, on: date) -> _Records:
    return _Records(
        lab,
        hours_of(programme, lab),
        tuple(request for request in programme.requests if request.laboratory == lab.id),
        households_of(programme, lab, on),
        tuple(activity for activity in programme.activities if activity.laboratory == lab.id),
    )


def _figures(records: _Records, span: Span, limit: int) -> Figures:
    return {
        **hours_figures(records.lab, records.hours, span),
        **request_figures(records.requests, span, limit),
        **household_figures(records.households, span, limit),
        **activity_figures(records.activities, span, limit),
    }


def _notes(records: _Records, span: Span) -> Iterator[Bilingual]:
    if span.last < span.quarter.last_day:
        yield Bilingual(
            f"Il trimestre non è concluso: si conta fino {italian_day('al', span.last)}; quello precedente è intero.",
            f"The quarter is not over: it is counted until {say_day(span.last, Lang.EN)}; the one before is whole.",
        )
    yield from hours_notes(records.lab, records.hours, span)
    yield from request_notes(records.requests, span)
    yield from records.households.notes
    yield from activity_notes(records.activities, span)


def _run_by(lab: Laboratory, span: Span) -> Iterator[str]:
    """
    Yield each body that may have run a lab on a day that is counted, once.
    """
    yield from dict.fromkeys(entry.body for entry in lab.operators if entry.body and _ran(entry, span))


def _ran(entry: OperatorPeriod, span: Span) -> bool:
    begun = entry.first is None or earliest(entry.first) <= span.last
    return begun and (entry.last is None or span.first <= latest(entry.last))


def _meets(closure: Closure, span: Span) -> bool:
    return closure.first <= span.last and span.first <= closure.last


def _closure(closure: Closure) -> Bilingual:
    why = f" ({closure.reason})" if closure.reason else ""
    days = dict.fromkeys((closure.first, closure.last))
    it, en = (" – ".join(say_day(day, lang) for day in days) for lang in Lang)
    return Bilingual(f"{it}{why}", f"{en}{why}")


def _went_out(programme: Programme, span: Span) -> Iterator[Bilingual]:
    """
    Yield the name of each table of counts that surely went out in the quarter.
    """
    for table in programme.published:
        when = table.published_on
        if when is not None and span.first <= earliest(when) <= span.last and latest(when) <= span.quarter.last_day:
            name = table.label or table.id
            yield Bilingual(name, name)
