"""
Rotation dwellings: for whom they are taken, from when until when, restoration included.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import BookingError, MalformedValueError
from contratti_quartiere.fields import identifier, of
from contratti_quartiere.sources import Provenance

__all__ = ["RotationBooking", "RotationState", "free_of_clashes"]


class RotationState(Word):
    """
    What a rotation dwelling is on a day (*stato dell'alloggio volano*).
    """

    FREE = "libero", "free"
    UNDER_RESTORATION = "in_ripristino", "under restoration"
    RESERVED = "riservato", "reserved"
    IN_USE = "in_uso", "in use"
    CONSOLIDATED = "consolidato", "consolidated"
    """Assigned for good to the household in it: it leaves the pool."""


@attrs.frozen(kw_only=True)
class RotationBooking:
    """
    The days on which a rotation dwelling is one household's (*prenotazione dell'alloggio volano*).

    All days are counted in: the last one too.

    Attributes:
        household: The `id` of the household.
        reserved_from: The first day on which it is kept free for it; None if it was not reserved.
        reserved_to: The last such day, of a reservation that came to nothing; None otherwise.
        in_use_from: The first day on which the household lives there; None if it does not, or not yet.
        in_use_to: The last such day; None while it lives there.
        restoration_to: The last day on which it is put in order again; None if it needs none, or nobody knows.
        consolidated_on: The day on which it was assigned to the household for good; None if it was not.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a booking without a first day, or with days that do not follow each other.
    """

    household: str = attrs.field(validator=identifier)
    reserved_from: date | None = attrs.field(default=None, validator=of(date, type(None)))
    reserved_to: date | None = attrs.field(default=None, validator=of(date, type(None)))
    in_use_from: date | None = attrs.field(default=None, validator=of(date, type(None)))
    in_use_to: date | None = attrs.field(default=None, validator=of(date, type(None)))
    restoration_to: date | None = attrs.field(default=None, validator=of(date, type(None)))
    consolidated_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        if self.reserved_from is None and self.in_use_from is None:
            raise self._strange(Bilingual("non ha un primo giorno", "has no first day"))
        if (self.in_use_to or self.restoration_to or self.consolidated_on) and self.in_use_from is None:
            raise self._strange(Bilingual("finisce un uso che non comincia", "ends a use that does not begin"))
        if self.reserved_to is not None and (self.in_use_from is not None or self.reserved_from is None):
            raise self._strange(
                Bilingual(
                    "la riserva finisce da sola solo se l'alloggio non fu usato",
                    "a reservation ends by itself only where the dwelling was not used",
                )
            )
        use = (self.reserved_from, self.reserved_to, self.in_use_from, self.in_use_to, self.restoration_to)
        known = [day for day in use if day is not None]
        if known != sorted(known) or (self.restoration_to is not None and self.in_use_to is None):
            raise self._strange(Bilingual("i giorni non si seguono", "the days do not follow each other"))
        given = self.consolidated_on
        if given is not None and (self.in_use_to is not None or (self.in_use_from or given) > given):
            raise self._strange(
                Bilingual("l'assegnazione cade fuori dall'uso", "the assignment lies outside the days of use")
            )

    def _strange(self, reason: Bilingual) -> MalformedValueError:
        names = ("reserved_from", "reserved_to", "in_use_from", "in_use_to", "restoration_to", "consolidated_on")
        found = ", ".join(f"{name}={day}" for name in names if (day := getattr(self, name)) is not None)
        return MalformedValueError(
            Bilingual(f"prenotazione di {self.household}", f"booking of {self.household}"),
            f"({found})",
            reason,
            Bilingual(
                "in ordine: reserved_from, in_use_from, in_use_to, restoration_to; consolidated_on durante l'uso",
                "in this order: reserved_from, in_use_from, in_use_to, restoration_to; consolidated_on while in use",
            ),
        )

    @property
    def first(self) -> date:
        """
        The first day on which the dwelling is taken.
        """
        return min(day for day in (self.reserved_from, self.in_use_from) if day is not None)

    @property
    def last(self) -> date | None:
        """
        The last day on which it is taken, restoration included; None if the end is open.
        """
        return self.restoration_to or self.in_use_to or self.reserved_to

    def clashes(self, other: "RotationBooking") -> bool:
        """
        Return whether two bookings take the dwelling on the same day; an open end takes every day after it.
        """
        return (other.last is None or self.first <= other.last) and (self.last is None or other.first <= self.last)

    def state(self, day: date) -> RotationState:
        """
        Return what the booking makes of the dwelling on a day.
        """
        if day < self.first or (self.last is not None and self.last < day):
            return RotationState.FREE
        if self.consolidated_on is not None and self.consolidated_on <= day:
            return RotationState.CONSOLIDATED
        if self.in_use_from is None or day < self.in_use_from:
            return RotationState.RESERVED
        if self.in_use_to is None or day <= self.in_use_to:
            return RotationState.IN_USE
        return RotationState.UNDER_RESTORATION


def free_of_clashes(dwelling: str, bookings: Iterable[RotationBooking], wanted: RotationBooking) -> None:
    """
    Refuse a booking for days on which a dwelling is taken.

    Raises:
        BookingError: With the first booking that stands in the way.
    """
    for booking in bookings:
        if booking.clashes(wanted):
            raise BookingError(dwelling, wanted.household, booking.household, booking.first, booking.last)
