"""
Days, months and periods: a period is half-open inside, and written with its last day.

Two questions, two functions. `Period.of_months` says how long a service of so many months lasts: its first day
counts. `deadline` says when a term that an event sets off ends: the day of the event does not count.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

import attrs
from dateutil.relativedelta import relativedelta

from contratti_quartiere.bilingual import Bilingual, Lang, Word, say_day, say_month
from contratti_quartiere.errors import CalendarNeededError, MalformedValueError, WrongTypeError, shown
from contratti_quartiere.fields import of

__all__ = [
    "MissingDay",
    "Month",
    "Period",
    "RollOver",
    "When",
    "Year",
    "add_months",
    "deadline",
    "earliest",
    "is_when",
    "latest",
    "read_when",
    "say_when",
    "uncovered",
]

_DAY = timedelta(days=1)
_WHEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_WRITE_DATE = Bilingual("scrivere una data, date(2016, 5, 2)", "write a date, date(2016, 5, 2)")
_WRITE_MONTHS = Bilingual("scrivere un numero intero di mesi", "write a whole number of months")


def _check_date(where: str, value: object) -> None:
    # Exactly a date: a datetime is one by inheritance and says more than a day.
    if type(value) is not date:
        raise WrongTypeError.of(where, value, _WRITE_DATE)


def _check_count(where: str, value: object, remedy: Bilingual) -> None:
    if type(value) is not int:
        raise WrongTypeError.of(where, value, remedy)


def _check_choice(where: str, value: object, choices: type[Word]) -> None:
    # A text that equals a member would pass for another one where members are compared by identity.
    if type(value) is not choices:
        name = choices.__name__
        raise WrongTypeError.of(where, value, Bilingual(f"scrivere un {name}", f"write a {name}"))


def _out_of_calendar(found: str) -> MalformedValueError:
    return MalformedValueError(
        Bilingual("data", "date"),
        found,
        Bilingual("cade fuori dagli anni 1-9999", "falls outside the years 1 to 9999"),
        Bilingual("controllare la durata", "check the duration"),
    )


@attrs.frozen(order=True)
class Year:
    """
    A calendar year, when a source says no more than that (*anno*).

    Attributes:
        year: From 1 to 9999.
    """

    year: int

    def __attrs_post_init__(self) -> None:
        _check_count("Year", self.year, Bilingual("scrivere un numero intero", "write a whole number"))
        if not 1 <= self.year <= date.max.year:
            raise _out_of_calendar(shown(self.year))

    @property
    def first_day(self) -> date:
        """
        1 January.
        """
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """
        31 December.
        """
        return date(self.year, 12, 31)

    def __str__(self) -> str:
        return f"{self.year:04d}"


@attrs.frozen(order=True)
class Month:
    """
    A calendar month, when a deed says no more than "April 2019" (*mese*).

    Attributes:
        year: From 1 to 9999.
        month: From 1 to 12.
    """

    year: int
    month: int

    def __attrs_post_init__(self) -> None:
        for name, value in (("Month.year", self.year), ("Month.month", self.month)):
            _check_count(name, value, Bilingual("scrivere un numero intero", "write a whole number"))
        if not (1 <= self.year <= date.max.year and 1 <= self.month <= 12):
            raise MalformedValueError(
                Bilingual("mese", "month"),
                f"{shown(self.year)}-{shown(self.month)}",
                Bilingual("non esiste", "does not exist"),
                Bilingual("scrivere anno e mese da 1 a 12", "write a year and a month from 1 to 12"),
            )

    @classmethod
    def of(cls, day: date) -> "Month":
        """
        Return the month in which a day falls.
        """
        _check_date("Month.of", day)
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """
        The first day of the month.
        """
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """
        The last day of the month.
        """
        return self.first_day + relativedelta(day=31)

    def plus(self, months: int) -> "Month":
        """
        Return the month that comes so many months later, or earlier if negative.

        Raises:
            MalformedValueError: For a month outside the calendar.
        """
        _check_count("Month.plus", months, _WRITE_MONTHS)
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


When = date | Month | Year
"""A point in time with the precision of its source: a day, a month or a year."""


def read_when(text: str) -> When:
    """
    Read a day, a month or a year in ISO 8601: `2016-05-02`, `2019-04`, `2006`.

    Raises:
        WrongTypeError: For anything but text.
        MalformedValueError: For another form, or a date that does not exist.
    """
    if type(text) is not str:
        raise WrongTypeError.of("read_when", text, Bilingual("scrivere '2016-05-02'", "write '2016-05-02'"))
    found = _WHEN.fullmatch(text)
    try:
        if found is not None:
            year, month, day = (int(part) if part else 0 for part in found.groups())
            if found[3]:
                return date(year, month, day)
            return Month(year, month) if found[2] else Year(year)
        reason = Bilingual("non è scritta aaaa-mm-gg", "is not written yyyy-mm-dd")
    except ValueError:
        reason = Bilingual("non esiste nel calendario", "does not exist in the calendar")
    raise MalformedValueError(
        Bilingual("data", "date"),
        shown(text),
        reason,
        Bilingual(
            "scrivere il giorno '2016-05-02', o il mese '2019-04', o l'anno '2006', come dice la fonte",
            "write the day '2016-05-02', or the month '2019-04', or the year '2006', as the source says",
        ),
    ) from None


is_when = of(date, Month, Year, type(None))
"""The validator of a field that holds a date of any precision, or nothing."""


def earliest(when: When) -> date:
    """
    Return the first day that a date of any precision may mean.
    """
    return when if isinstance(when, date) else when.first_day


def latest(when: When) -> date:
    """
    Return the last day that a date of any precision may mean.
    """
    return when if isinstance(when, date) else when.last_day


def say_when(when: When, lang: Lang | str) -> str:
    """
    Return a date as people write it, no more precise than it is: *2 maggio 2016*, *aprile 2019*, *2006*.
    """
    if isinstance(when, Year):
        return str(when.year)
    return say_month(when.year, when.month, lang) if isinstance(when, Month) else say_day(when, lang)


class MissingDay(Word):
    """
    What the last day of a window is when its anniversary day does not exist (*giorno che manca*).

    No rule of law on service windows was found: the default is an analogy to c.c. art. 2963 c. 5 and
    Reg. (EEC) 1182/71 art. 3(2)(c), which make the last day of the month the last day of a term.
    """

    LAST_DAY_IS_END = "ultimo del mese", "last of the month"
    CLAMP_THEN_MINUS_ONE = "giorno prima dell'ultimo", "day before the last"


class RollOver(Word):
    """
    Which last days of a term move to the next working day (*slittamento*).
    """

    NONE = "nessuno", "none"
    """The term ends on its last day, whatever day that is."""
    CIVIL = "civile", "civil"
    """Sundays and holidays move, Saturdays stay: c.c. art. 2963 c. 3."""
    EU = "europeo", "European"
    """Saturdays, Sundays and holidays move: Reg. (EEC) 1182/71 art. 3(4)."""


@cache
def _months(count: int) -> relativedelta:
    return relativedelta(months=count)


def add_months(day: date, months: int) -> date:
    """
    Return the day that bears the same number so many months later, or the last of that month if there is none.

    Months are added once: 31 January and one month and one month are not 31 January and two months.

    Args:
        day: The day to start from.
        months: May be negative.

    Raises:
        WrongTypeError: For a date with a time, or months that are no whole number.
        MalformedValueError: For a day outside the calendar.
    """
    _check_date("add_months", day)
    _check_count("add_months", months, _WRITE_MONTHS)
    if abs(months) > 12 * date.max.year:
        raise _out_of_calendar(f"{day} + {shown(months)}")
    try:
        return day + _months(months)
    except (ValueError, OverflowError):
        raise _out_of_calendar(f"{day} + {months}") from None


@attrs.frozen(order=True)
class Period:
    """
    One or more whole days, from a first day up to but without an end (*periodo*).

    Attributes:
        start: The first day.
        end: The day after the last one.

    >>> Period.of_months(date(2016, 5, 2), 36).last_day
    datetime.date(2019, 5, 1)
    """

    start: date
    end: date

    def __attrs_post_init__(self) -> None:
        _check_date("Period.start", self.start)
        _check_date("Period.end", self.end)
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
        _check_date("Period.inclusive", first)
        _check_date("Period.inclusive", last)
        if last == date.max:
            raise _out_of_calendar(f"{last} + 1")
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
        _check_count("Period.of_months", months, _WRITE_MONTHS)
        _check_choice("Period.of_months", missing_day, MissingDay)
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


def uncovered(whole: Period, parts: Iterable[Period]) -> tuple[Period, ...]:
    """
    Return the stretches of a period that none of the parts covers, in order.

    Args:
        whole: The period to cover.
        parts: In any order; they may overlap and stick out.
    """
    gaps: list[Period] = []
    reached = whole.start
    inside = (whole.intersection(part) for part in parts)
    for part in sorted(part for part in inside if part is not None):
        if reached < part.start:
            gaps.append(Period(reached, part.start))
        reached = max(reached, part.end)
    if reached < whole.end:
        gaps.append(Period(reached, whole.end))
    return tuple(gaps)


def deadline(
    event_day: date,
    *,
    months: int = 0,
    days: int = 0,
    roll_over: RollOver = RollOver.NONE,
    is_holiday: Callable[[date], bool] | None = None,
) -> date:
    """
    Return the last day of a term that an event sets off (*termine*).

    The day of the event does not count (c.c. art. 2963 c. 2; Reg. (EEC) 1182/71 art. 3(1)); months end on the day of
    the same number or, if there is none, on the month's last; whole months come first, then days.

    Args:
        event_day: The day of the event.
        months: Whole months, none negative.
        days: Calendar days, none negative; with `months`, added after them.
        roll_over: Whether a last day that is not a working day moves to the next one.
        is_holiday: Says of a date whether it is a public holiday. Needed for a roll-over, never guessed.

    Raises:
        WrongTypeError: For a date with a time, counts that are no whole number, or a roll-over that is no `RollOver`.
        MalformedValueError: For a negative or missing duration, a day outside the calendar, or a calendar without
            a working day for a year.
        CalendarNeededError: For a roll-over without `is_holiday`.
    """
    _check_date("deadline", event_day)
    _check_count("deadline.months", months, _WRITE_MONTHS)
    _check_count("deadline.days", days, Bilingual("scrivere un numero intero di giorni", "write whole days"))
    _check_choice("deadline.roll_over", roll_over, RollOver)
    if months < 0 or days < 0 or not (months or days):
        raise MalformedValueError(
            Bilingual("termine", "term"),
            f"months={shown(months)}, days={shown(days)}",
            Bilingual("non dura nemmeno un giorno", "does not last even a day"),
            Bilingual("scrivere months= o days= da 1 in su", "write months= or days=, one or more"),
        )
    if roll_over is not RollOver.NONE and is_holiday is None:
        raise CalendarNeededError(roll_over.value)
    last = add_months(event_day, months)
    try:
        last += timedelta(days=days)
    except OverflowError:
        raise _out_of_calendar(f"{last} + {shown(days)}") from None
    return last if is_holiday is None else _rolled(last, roll_over, is_holiday)


def _rolled(day: date, roll_over: RollOver, is_holiday: Callable[[date], bool]) -> date:
    # Weekdays count from Monday, 0: Saturday is 5, Sunday 6.
    first_idle = 5 if roll_over is RollOver.EU else 6
    if roll_over is RollOver.NONE:
        return day
    for _ in range(366):
        if day.weekday() < first_idle and not is_holiday(day):
            return day
        if day == date.max:
            raise _out_of_calendar(f"{day} + 1")
        day += _DAY
    raise MalformedValueError(
        Bilingual("calendario", "calendar"),
        str(day),
        Bilingual("non ha un giorno lavorativo per un anno", "has no working day for a year"),
        Bilingual("controllare is_holiday", "check is_holiday"),
    )
