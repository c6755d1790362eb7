"""
The neighbourhood lab: a social desk, and the periods in which it was open.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year, earliest, is_when, latest
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.fields import identifier, of, several, text
from contratti_quartiere.periods import LAST_DAY, Period
from contratti_quartiere.sources import Provenance

__all__ = ["Laboratory", "OpeningPeriod"]


@attrs.frozen(kw_only=True)
class OpeningPeriod:
    """
    A stretch of time in which a lab was open, as precisely as its source tells (*periodo di apertura*).

    Attributes:
        first: When it opened.
        last: When it closed, that day, month or year included; None if it is open, or if nobody knows.
        end_unknown: True if it may have closed and nobody knows when; then nothing is said of any day after `first`.
        provenance: From where this is known.
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
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(default="", validator=text)
    neighbourhood: str = attrs.field(default="", validator=text)
    opening_periods: tuple[OpeningPeriod, ...] = attrs.field(default=(), validator=several(OpeningPeriod))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def until(self, day: date) -> "Laboratory":
        """
        Return the lab as it was known at the end of a day: without openings of later.
        """
        known = tuple(opening for opening in self.opening_periods if earliest(opening.first) <= day)
        return attrs.evolve(self, opening_periods=known)
