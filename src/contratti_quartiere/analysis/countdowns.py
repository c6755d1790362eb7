"""
How many days are left until something, no more precise than its date is.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import When, add_months, earliest, latest, say_when
from contratti_quartiere.errors import MalformedValueError

__all__ = ["Countdown", "days_after", "months_after"]


@attrs.frozen
class Countdown:
    """
    How many days are left from a day to a date of any precision (*giorni che mancano*).

    Attributes:
        when: The day, month or year that is waited for.
        on: The day from which they are counted.
    """

    when: When
    on: date

    @property
    def fewest(self) -> int:
        """
        The days to the first day that the date may mean; 0 on that day, negative after it.
        """
        return (earliest(self.when) - self.on).days

    @property
    def most(self) -> int:
        """
        The days to the last day that the date may mean; the same, of a date that is a day.
        """
        return (latest(self.when) - self.on).days

    @property
    def overdue(self) -> bool:
        """
        True if the date has surely passed: the last day itself is still in time.
        """
        return self.most < 0

    @property
    def text(self) -> Bilingual:
        """
        The date and the days as people say them: *4 maggio 2018, fra 3 giorni*.
        """
        said = _days(self.fewest, self.most)
        return Bilingual(f"{say_when(self.when, 'it')}, {said.it}", f"{say_when(self.when, 'en')}, {said.en}")


def _days(fewest: int, most: int) -> Bilingual:
    if fewest == most:
        return _whole(most)
    if most < 0:
        return Bilingual(f"da {-most} a {-fewest} giorni fa", f"{-most} to {-fewest} days ago")
    if fewest > 0:
        return Bilingual(f"fra {fewest} e {most} giorni", f"in {fewest} to {most} days")
    last = _whole(most)
    return Bilingual(f"al più tardi {last.it}", f"{last.en} at the latest")


def _whole(days: int) -> Bilingual:
    if abs(days) > 1:
        return (
            Bilingual(f"fra {days} giorni", f"in {days} days")
            if days > 0
            else Bilingual(f"{-days} giorni fa", f"{-days} days ago")
        )
    return {
        -1: Bilingual("ieri", "yesterday"),
        0: Bilingual("oggi", "today"),
        1: Bilingual("domani", "tomorrow"),
    }[days]


def days_after(day: date, days: int) -> date:
    """
    Return the day so many days later, or earlier if negative; past the calendar, its last day or its first.
    """
    return date.fromordinal(max(date.min.toordinal(), min(day.toordinal() + days, date.max.toordinal())))


def months_after(day: date, months: int) -> date:
    """
    Return the day so many months later, or earlier if negative; past the calendar, its last day or its first.
    """
    try:
        return add_months(day, months)
    except MalformedValueError:
        return date.max if months > 0 else date.min
