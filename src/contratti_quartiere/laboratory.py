"""
The neighbourhood lab: a social desk, when it was open, who ran it, where it sat, and its hours.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year, earliest, in_order, is_when, latest
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.fields import identifier, of, several, text
from contratti_quartiere.opening_hours import Closure, Counter, OpeningHours, planned_minutes
from contratti_quartiere.periods import LAST_DAY, Period
from contratti_quartiere.sources import Provenance

__all__ = ["Laboratory", "OpeningPeriod", "OperatorKind", "OperatorPeriod", "Seat"]


@attrs.frozen(kw_only=True)
class OpeningPeriod:
    """
    A stretch of time in which a lab was open, as precisely as its source tells (*periodo di apertura*).

    Attributes:
        first: When it opened.
        last: When it closed, that day, month or year included; None if it is open, or if nobody knows.
        end_unknown: True if it may have closed and nobody knows when; then nothing is said of any day after `first`.
        provenance: From where this is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an end before the start, or one that is also said to be unknown.
    """

    first: When = attrs.field(validator=of(date, Month, Year))
    last: When | None = attrs.field(default=None, validator=is_when)
    end_unknown: bool = attrs.field(default=False, validator=of(bool))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        if self.last is not None and (self.end_unknown or latest(self.last) < earliest(self.first)):
            raise MalformedValueError(
                Bilingual("periodo di apertura", "opening period"),
                f"{self.first} - {self.last}",
                Bilingual(
                    "finisce prima di cominciare, o ha una fine che insieme è detta ignota",
                    "ends before it starts, or has an end that is also said to be unknown",
                ),
                Bilingual("controllare first, last ed end_unknown", "check first, last and end_unknown"),
            )

    def possible(self, on: date) -> Period | None:
        """
        Return the longest period that the source allows up to and with a day, or None if there is none.

        An end that nobody knows allows no day after the opening itself.
        """
        last = latest(self.first) if self.end_unknown else on if self.last is None else latest(self.last)
        last = min(last, on, LAST_DAY)
        return Period.inclusive(earliest(self.first), last) if earliest(self.first) <= last else None


class OperatorKind(Word):
    """
    On what ground a body runs a lab (*forma di gestione*).
    """

    CONTRACT = "appalto", "service contract"
    CO_DESIGN = "coprogettazione", "co-design"
    OWN_STAFF = "personale comunale", "the City's own staff"
    UNKNOWN = "ignota", "unknown"


@attrs.frozen(kw_only=True)
class OperatorPeriod:
    """
    Who ran a lab for some time, and on what ground (*gestione*).

    Attributes:
        kind: On what ground.
        body: The body, never a person; empty if unknown.
        first: Since when; None if unknown.
        last: Until when, that day, month or year included; None if still, or unknown.
        service_contract: The `id` of the service contract; empty if there is none, or nobody knows which.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an end before the start.
    """

    kind: OperatorKind = attrs.field(validator=of(OperatorKind))
    body: str = attrs.field(default="", validator=text)
    first: When | None = attrs.field(default=None, validator=is_when)
    last: When | None = attrs.field(default=None, validator=is_when)
    service_contract: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        in_order(Bilingual("gestione del laboratorio", "operation of the lab"), self.first, self.last)


@attrs.frozen(kw_only=True)
class Seat:
    """
    Where a lab received people for some time (*sede*).

    Attributes:
        address: Street and number.
        provided_by: The body that gave the rooms; empty if unknown.
        first: Since when; None if unknown.
        last: Until when, that day, month or year included; None if still, or unknown.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an end before the start.
    """

    address: str = attrs.field(validator=text)
    provided_by: str = attrs.field(default="", validator=text)
    first: When | None = attrs.field(default=None, validator=is_when)
    last: When | None = attrs.field(default=None, validator=is_when)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        in_order(Bilingual("sede del laboratorio", "seat of the lab"), self.first, self.last)


@attrs.frozen(kw_only=True)
class Laboratory:
    """
    The social desk of a neighbourhood, which sees tenants through the works (*laboratorio di quartiere*).

    Not the unfinished building in Ponte Lambro of the same name.

    Attributes:
        id: Its name within the programme.
        name: What it is called.
        neighbourhood: The `id` of its neighbourhood; empty if unknown.
        opening_periods: When it was open, as far as is known.
        operators: Who ran it, in any order.
        seats: Where it was, in any order.
        opening_hours: At what hours it was to be open, in any order.
        closures: When it was not open though its hours say so, in any order.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(default="", validator=text)
    neighbourhood: str = attrs.field(default="", validator=text)
    opening_periods: tuple[OpeningPeriod, ...] = attrs.field(default=(), validator=several(OpeningPeriod))
    operators: tuple[OperatorPeriod, ...] = attrs.field(default=(), validator=several(OperatorPeriod))
    seats: tuple[Seat, ...] = attrs.field(default=(), validator=several(Seat))
    opening_hours: tuple[OpeningHours, ...] = attrs.field(default=(), validator=several(OpeningHours))
    closures: tuple[Closure, ...] = attrs.field(default=(), validator=several(Closure))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def planned_minutes(self, when: Month | Year, *, counter: Counter | None = None) -> int | None:
        """
        Return the minutes in a month or year in which it is to be open: its weekly hours less its closures.

        Days of which no hours are on record count none, and what two desks have in common counts once.

        Args:
            when: The month or year.
            counter: The desk that is asked about; without one, any of them.

        Returns:
            Whole minutes; None if no hours of it are on record at all: nobody knows.
        """
        hours = tuple(entry for entry in self.opening_hours if counter is None or entry.counter in (None, counter))
        return planned_minutes(hours, self.closures, when) if hours else None

    def until(self, day: date) -> "Laboratory":
        """
        Return the lab as it was known at the end of a day: without what first began after it.

        What began by then keeps the end that its source gives; what began nobody knows when is kept.
        """
        return attrs.evolve(
            self,
            opening_periods=tuple(opening for opening in self.opening_periods if earliest(opening.first) <= day),
            operators=tuple(entry for entry in self.operators if _begun(entry.first, day)),
            seats=tuple(seat for seat in self.seats if _begun(seat.first, day)),
            opening_hours=tuple(hours for hours in self.opening_hours if earliest(hours.first) <= day),
            closures=tuple(closure for closure in self.closures if closure.first <= day),
        )


def _begun(first: When | None, day: date) -> bool:
    return first is None or earliest(first) <= day
