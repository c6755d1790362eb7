"""
For how long a dwelling has been vacated: until it is secured, handed over, used, or squatted.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bookings import RotationState
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingStep
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.facts import Fact

__all__ = ["VACATING", "Vacancy", "ending", "vacancy"]

_HOW = {
    DwellingEvent.FREE: Bilingual("liberato", "vacated"),
    DwellingEvent.CLEAR: Bilingual("sgomberato", "cleared"),
}
VACATING = frozenset(_HOW)
"""What vacates a dwelling."""

_THEN: dict[DwellingEvent | RotationState | None, Bilingual] = {
    None: Bilingual("ancora vuoto e non in sicurezza", "still empty and not secured"),
    DwellingEvent.SECURE: Bilingual("messo in sicurezza", "secured"),
    DwellingEvent.HAND_TO_SITE: Bilingual("consegnato al cantiere", "handed to the site"),
    DwellingEvent.MAKE_READY: Bilingual("reso pronto", "made ready"),
    DwellingEvent.SQUAT: Bilingual("occupato abusivamente", "squatted"),
    RotationState.IN_USE: Bilingual("in uso per prenotazione", "in use by a booking"),
}


@attrs.frozen
class Vacancy:
    """
    The days on which a dwelling is vacated: from which step, until what happens to it and when (*alloggio liberato*).

    Attributes:
        dwelling: The `id` of the dwelling.
        step: The step that vacated it.
        then: What happened to it next; None if nothing has.
        until: The day on which that happened, or until which nothing had.
    """

    dwelling: str
    step: DwellingStep
    then: DwellingEvent | RotationState | None
    until: date

    @property
    def days(self) -> int:
        """
        How many days it has been so.
        """
        return (self.until - self.step.happened_on).days

    @property
    def listed(self) -> bool:
        """
        True if it stood empty already when the owner's list was written: it is so since that day or earlier.
        """
        return any(document.kind is DocumentKind.STOCK_LIST for document in self.step.documents)

    @property
    def squatted(self) -> bool:
        """
        True if it was squatted before it was secured; on the day of the list, it was so when the record begins.
        """
        return self.then is DwellingEvent.SQUAT and not (self.listed and self.days == 0)

    @property
    def story(self) -> Bilingual:
        """
        What happened, in words.
        """
        how, then = _HOW[self.step.event], _THEN[self.then]
        unit = Bilingual("giorno", "day") if self.days == 1 else Bilingual("giorni", "days")
        least = Bilingual("almeno ", "at least ") if self.listed else Bilingual("", "")
        return Bilingual(
            f"alloggio {self.dwelling} {how.it} {italian_day('il', self.step.happened_on)}, {then.it}"
            f" {italian_day('il', self.until)}: {least.it}{self.days} {unit.it}",
            f"dwelling {self.dwelling} {how.en} on {say_day(self.step.happened_on, 'en')}, {then.en}"
            f" on {say_day(self.until, 'en')}: {least.en}{self.days} {unit.en}",
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """
        What happened, as evidence.
        """
        return (
            Fact("dwelling", self.dwelling),
            Fact("vacated_on", self.step.happened_on),
            Fact(ending(self.then), self.until),
        )


def ending(then: DwellingEvent | RotationState | None) -> str:
    """
    Return the name of the fact that says until when a dwelling was vacated.
    """
    return "still_so_on" if then is None else then.name.lower()


def vacancy(dwelling: Dwelling, index: int, on: date) -> Vacancy:
    """
    Return for how long a dwelling has been vacated by one of its steps.

    Args:
        dwelling: The dwelling.
        index: The place of the step in its history.
        on: The day up to which it is asked.
    """
    step, *after = dwelling.history[index:]
    then = after[0].event if after else None
    until = after[0].happened_on if after else on
    # A rotation dwelling is used without an event.
    used = [
        max(booking.in_use_from, step.happened_on)
        for booking in dwelling.bookings
        if booking.in_use_from is not None and (booking.in_use_to is None or booking.in_use_to > step.happened_on)
    ]
    if used and (min(used) < until or (min(used) == until and not after)):
        return Vacancy(dwelling.id, step, RotationState.IN_USE, min(used))
    return Vacancy(dwelling.id, step, then, until)
