"""
On which days the labs of a neighbourhood were surely in service, and on which they may have been.
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.dates import earliest, latest
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.periods import LAST_DAY, Period

__all__ = ["EVER", "LabService", "ServedDays", "in_service"]

EVER = Period(date.min, date.max)
"""Every day that a period can have."""


@attrs.frozen
class ServedDays:
    """
    The days on which one lab was in service, as far as its openings tell (*giorni di servizio*).

    Nobody knows of the days after an end that is not known up to the next opening, of those within an imprecise date,
    and of those before the first opening on record; nor of any, where no opening is. Weekly hours and closures, as in
    August, are not looked at: the service goes on.

    Attributes:
        path: The lab, as a JSON Pointer.
        lab: The lab.
        sure: When it surely was in service for its neighbourhood; never, if nobody knows which that is.
        perhaps: When it may have been.
    """

    path: str
    lab: Laboratory
    sure: tuple[Period, ...]
    perhaps: tuple[Period, ...]

    @classmethod
    def of(cls, path: str, lab: Laboratory, on: date) -> "ServedDays":
        """
        Return the days of a lab, as known on a day, up to that day.
        """
        in_order = sorted(lab.opening_periods, key=lambda opening: earliest(opening.first))
        if not in_order:
            return cls(path, lab, (), (EVER,))
        perhaps = [
            _period(date.min, latest(in_order[0].first)),
            *(_perhaps(*opened, on) for opened in zip(in_order, (*in_order[1:], None), strict=True)),
        ]
        return cls(path, lab, in_service(lab, on) if lab.neighbourhood else (), _known(perhaps))


def in_service(lab: Laboratory, on: date) -> tuple[Period, ...]:
    """
    Return the days on which a lab surely was in service, for whichever neighbourhood, as known on a day and up to it.
    """
    in_order = sorted(lab.opening_periods, key=lambda opening: earliest(opening.first))
    return _known(_surely(opening, on) for opening in in_order)


@attrs.frozen(slots=False)
class LabService:
    """
    The service in one neighbourhood, by all labs that serve it or may (*servizio nel quartiere*).

    Attributes:
        labs: Those of the neighbourhood, and those of which nobody knows it.
    """

    labs: tuple[ServedDays, ...]

    @cached_property
    def sure(self) -> tuple[Period, ...]:
        """
        When one of them surely was in service.
        """
        return tuple(period for served in self.labs for period in served.sure)

    @cached_property
    def perhaps(self) -> tuple[Period, ...]:
        """
        When one of them may have been.
        """
        return tuple(period for served in self.labs for period in served.perhaps)

    @cached_property
    def names(self) -> str:
        """
        Those that are of the neighbourhood, by name; empty if none is.
        """
        return ", ".join(served.lab.name or served.lab.id for served in self.labs if served.lab.neighbourhood)


def _known(periods: Iterable[Period | None]) -> tuple[Period, ...]:
    return tuple(period for period in periods if period is not None)


def _surely(opening: OpeningPeriod, on: date) -> Period | None:
    if opening.end_unknown:
        # Of the day of the opening itself, if that is one day.
        return _period(latest(opening.first), earliest(opening.first))
    return _period(latest(opening.first), on if opening.last is None else earliest(opening.last))


def _perhaps(opening: OpeningPeriod, after: OpeningPeriod | None, on: date) -> Period | None:
    if opening.end_unknown:
        return _period(earliest(opening.first), on if after is None else latest(after.first))
    return _period(earliest(opening.first), on if opening.last is None else latest(opening.last))


def _period(first: date, last: date) -> Period | None:
    last = min(last, LAST_DAY)
    return Period.inclusive(first, last) if first <= last else None
