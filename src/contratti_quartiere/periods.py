"""
Periods of whole days: half-open inside, and written with their last day.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word, say_day
from contratti_quartiere.dates import WRITE_MONTHS, add_months, check_choice, check_count, check_date, out_of_calendar
from contratti_quartiere.errors import MalformedValueError, shown

__all__ = ["MissingDay", "Period", "uncovered"]

_DAY = timedelta(days=1)
LAST_DAY = date.max - _DAY
"""The last day that a period can have: its end is the day after."""


class MissingDay(Word):
    """
    What the last day of a window is when its anniversary day does not exist (*giorno che manca*).

    No rule of law on service windows was found: the default is an analogy to c.c. art. 2963 c. 5 and
    Reg. (EEC) 1182/71 art. 3(2)(c), which make the last day of the month the last day of a term.
    """

    LAST_DAY_IS_END = "ultimo", "last"
    CLAMP_THEN_MINUS_ONE = "penultimo", "last but one"


@attrs.frozen(order=True)
class Period:
    """
    One or more whole days, from a first day up to but without an end (*periodo*).

    Attributes:
        start: The first day.
        end: The day after the last one.

    Examples:
        >>> Period.of_months(date(2016, 5, 2), 36).last_day
        datetime.date(2019, 5, 1)
    """

    start: date
    end: date

    def __attrs_post_init__(self) -> None:
        check_date("Period.start", self.start)
        check_date("Period.end", self.end)
        if self.end <= self.start:
            raise MalformedValueError(
                Bilingual("periodo", "period"),
                f"[{self.start}, {self.end})",
                Bilingual("non ha nemmeno un giorno", "has not even one day"),
                Bilingual(
                    "la fine è il giorno dopo l'ultimo; con l'ultimo giorno scrivere Period.inclusive",
                    "the end is the day after the last; with the last day write Period.inclusive",
                ),
            )

    @classmethod
    def inclusive(cls, first: date, last: date) -> "Period":
        """
        Return the period from a first to a last day, both of them in it.

        Raises:
            WrongTypeError: For a date with a time.
            MalformedValueError: For a last day before the first, or 31 December 9999.
        """
        check_date("Period.inclusive", first)
        check_date("Period.inclusive", last)
        if last == date.max:
            raise out_of_calendar(f"{last} + 1")
        if last < first:
            raise MalformedValueError(
                Bilingual("periodo", "period"),
                f"{first} - {last}",
                Bilingual("finisce prima di cominciare", "ends before it starts"),
                Bilingual("scrivere prima il primo giorno, poi l'ultimo", "write the first day, then the last"),
            )
        return cls(first, last + _DAY)

    @classmethod
    def of_months(cls, start: date, months: int, *, missing_day: MissingDay = MissingDay.LAST_DAY_IS_END) -> "Period":
        """
        Return the window of a service that lasts so many months, its first day included (*durata del servizio*).

        It ends the day before the anniversary, on whatever weekday: a window does not roll over (Reg. 1182/71
        arts. 4-5, by analogy). Where the anniversary day does not exist, `missing_day` chooses.

        Args:
            start: The first day of service.
            months: One or more.
            missing_day: What the last day is if the anniversary is a 29th, 30th or 31st that does not exist.

        Raises:
            WrongTypeError: For a date with a time, months that are no whole number, or a policy that is no
                `MissingDay`.
            MalformedValueError: For less than one month, or an end outside the calendar.
        """
        check_count("Period.of_months", months, WRITE_MONTHS)
        check_choice("Period.of_months", missing_day, MissingDay)
        if months < 1:
            raise MalformedValueError(
                Bilingual("durata", "duration"),
                shown(months),
                Bilingual("è meno di un mese", "is less than one month"),
                Bilingual("scrivere i mesi da 1 in su", "write one month or more"),
            )
        anniversary = add_months(start, months)
        if anniversary.day < start.day and missing_day is MissingDay.LAST_DAY_IS_END:
            return cls.inclusive(start, anniversary)
        return cls(start, anniversary)

    @property
    def last_day(self) -> date:
        """
        The last day that is in the period.
        """
        return self.end - _DAY

    @property
    def days(self) -> int:
        """
        The number of days, first and last included.
        """
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def intersection(self, other: "Period") -> "Period | None":
        """
        Return the days that are in both periods, or None if there are none.
        """
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start < end else None

    def say(self, lang: Lang | str) -> str:
        """
        Return the period by its first and last day, as people write it.
        """
        first, last = say_day(self.start, lang), say_day(self.last_day, lang)
        if self.days == 1:
            return first
        return f"{first} – {last}"


_start = attrgetter("start")


def uncovered(whole: Period, parts: Iterable[Period]) -> tuple[Period, ...]:
    """
    Return the stretches of a period that none of the parts covers, in order.

    Args:
        whole: The period to cover.
        parts: In any order; they may overlap and stick out.
    """
    gaps: list[Period] = []
    reached = whole.start
    for part in sorted(parts, key=_start):
        if part.start >= whole.end:
            break
        if reached < part.start:
            gaps.append(Period(reached, part.start))
        reached = max(reached, part.end)
    if reached < whole.end:
        gaps.append(Period(reached, whole.end))
    return tuple(gaps)
