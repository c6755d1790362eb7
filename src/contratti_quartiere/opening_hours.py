"""
When a desk is to be open: its weekly hours, its closures, and the minutes that they make.
"""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year, earliest, in_order, is_when, latest
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.fields import of, text
from contratti_quartiere.sources import Provenance

__all__ = ["Closure", "Counter", "OpeningHours", "Weekday", "minutes_on", "planned_minutes"]


class Counter(Word):
    """
    One of the two desks at which a lab takes requests, as seen in Gratosoglio (*sportello*).
    """

    HOME = "sportello casa", "housing desk"
    """Single dwellings and the common parts of buildings."""
    COMMON_SPACES = "sportello spazi comuni", "common-spaces desk"
    """Public space."""


class Weekday(Word):
    """
    A day of the week (*giorno della settimana*).
    """

    MONDAY = "lunedì", "Monday"
    TUESDAY = "martedì", "Tuesday"
    WEDNESDAY = "mercoledì", "Wednesday"
    THURSDAY = "giovedì", "Thursday"
    FRIDAY = "venerdì", "Friday"
    SATURDAY = "sabato", "Saturday"
    SUNDAY = "domenica", "Sunday"

    @classmethod
    def on(cls, day: date) -> "Weekday":
        """
        Return the day of the week of a date.
        """
        return tuple(cls)[day.weekday()]


def _whole_minutes(_: object, attribute: "attrs.Attribute[Any]", value: time) -> None:
    if value.tzinfo is not None or value.second or value.microsecond:
        raise MalformedValueError(
            Bilingual(f"orario di apertura, {attribute.name}", f"opening hours, {attribute.name}"),
            str(value),
            Bilingual("non è un'ora locale in minuti interi", "is not a local time in whole minutes"),
            Bilingual("scrivere ore e minuti, time(9, 30)", "write hours and minutes, time(9, 30)"),
        )


@attrs.frozen(kw_only=True)
class OpeningHours:
    """
    The hours at which a desk is to be open on one day of the week (*orario di apertura*).

    Attributes:
        weekday: The day of the week.
        opens: When it opens, local time in whole minutes.
        closes: When it closes, later on the same day.
        counter: The desk that is open; None for all of them.
        first: From when these hours hold, as precisely as the source says.
        last: Until when, that day, month or year included; None if they hold still.
        provenance: From where they are known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For seconds or a time zone, or an end that is not after its start.
    """

    weekday: Weekday = attrs.field(validator=of(Weekday))
    opens: time = attrs.field(validator=[of(time), _whole_minutes])
    closes: time = attrs.field(validator=[of(time), _whole_minutes])
    counter: Counter | None = attrs.field(default=None, validator=of(Counter, type(None)))
    first: When = attrs.field(validator=of(date, Month, Year))
    last: When | None = attrs.field(default=None, validator=is_when)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        if self.closes <= self.opens:
            raise MalformedValueError(
                Bilingual("orario di apertura", "opening hours"),
                f"{self.opens:%H:%M} - {self.closes:%H:%M}",
                Bilingual("chiude prima di aprire, o appena apre", "close before they open, or as soon as they do"),
                Bilingual("dividere ciò che passa la mezzanotte", "write two days for what passes midnight"),
            )
        in_order(Bilingual("validità dell'orario", "validity of opening hours"), self.first, self.last)

    def hold(self, day: date) -> bool:
        """
        Return whether they hold on a day, by the longest validity that the source allows.
        """
        started = earliest(self.first) <= day
        return started and (self.last is None or day <= latest(self.last)) and Weekday.on(day) is self.weekday


@attrs.frozen(kw_only=True)
class Closure:
    """
    Days on which a lab does not open though its hours say so, as in August (*chiusura*).

    Attributes:
        first: The first day.
        last: The last day, included.
        reason: Why; empty if unknown.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an end before the start.
    """

    first: date = attrs.field(validator=of(date))
    last: date = attrs.field(validator=of(date))
    reason: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        in_order(Bilingual("chiusura del laboratorio", "closure of the lab"), self.first, self.last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def planned_minutes(hours: Iterable[OpeningHours], closures: Iterable[Closure], when: Month | Year) -> int:
    """
    Return the minutes in a month or year in which at least one desk is to be open.

    Args:
        hours: The weekly hours; what two desks have in common counts once.
        closures: The days that do not count.
        when: The month or year.
    """
    weekly, closed = tuple(hours), tuple(closures)
    days = map(date.fromordinal, range(when.first_day.toordinal(), when.last_day.toordinal() + 1))
    return sum(minutes_on(weekly, closed, day) for day in days)


def minutes_on(hours: Iterable[OpeningHours], closures: Iterable[Closure], day: date) -> int:
    """
    Return the minutes of one day in which at least one desk is to be open.

    Args:
        hours: The weekly hours; what two desks have in common counts once.
        closures: The days that do not count.
        day: The day.
    """
    if any(day in closure for closure in closures):
        return 0
    return _covered((entry.opens, entry.closes) for entry in hours if entry.hold(day))


def _covered(stretches: Iterable[tuple[time, time]]) -> int:
    """
    Return how many minutes of a day lie in at least one of the stretches.
    """
    minutes = reached = 0
    for opens, closes in sorted(stretches):
        start, end = max(_minute(opens), reached), _minute(closes)
        minutes += max(0, end - start)
        reached = max(reached, end)
    return minutes


def _minute(clock: time) -> int:
    return 60 * clock.hour + clock.minute
