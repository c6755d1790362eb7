"""
Days, months and years, each no more precise than the source that states it; months added once, from the start.
"""

import re
from calendar import monthrange
from datetime import date
from functools import cache

import attrs
from dateutil.relativedelta import relativedelta

from contratti_quartiere.bilingual import Bilingual, Lang, Word, say_day, say_month
from contratti_quartiere.errors import MalformedValueError, WrongTypeError, shown
from contratti_quartiere.fields import of

__all__ = [
    "Month",
    "When",
    "Year",
    "add_months",
    "earliest",
    "happened_by",
    "in_order",
    "is_when",
    "latest",
    "read_when",
    "say_when",
]

_WHEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

WRITE_DATE = Bilingual("scrivere una data, date(2016, 5, 2)", "write a date, date(2016, 5, 2)")
_WRITE_NUMBER = Bilingual("scrivere un numero intero", "write a whole number")
WRITE_MONTHS = Bilingual("scrivere un numero intero di mesi", "write a whole number of months")


def check_date(where: str, value: object) -> None:
    # Exactly a date: a datetime is one by inheritance and says more than a day.
    if type(value) is not date:
        raise WrongTypeError.of(where, value, WRITE_DATE)


def check_count(where: str, value: object, remedy: Bilingual) -> None:
    if type(value) is not int:
        raise WrongTypeError.of(where, value, remedy)


def check_choice(where: str, value: object, choices: type[Word]) -> None:
    # A text that equals a member would pass for another one where members are compared by identity.
    if type(value) is not choices:
        name = choices.__name__
        article = "an" if name[0] in "AEIO" else "a"
        raise WrongTypeError.of(where, value, Bilingual(f"scrivere un {name}", f"write {article} {name}"))


def out_of_calendar(found: str) -> MalformedValueError:
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
        check_count("Year", self.year, _WRITE_NUMBER)
        if not 1 <= self.year <= date.max.year:
            raise out_of_calendar(shown(self.year))

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
            check_count(name, value, _WRITE_NUMBER)
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
        check_date("Month.of", day)
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
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> "Month":
        """
        Return the month that comes so many months later, or earlier if negative.

        Raises:
            MalformedValueError: For a month outside the calendar.
        """
        check_count("Month.plus", months, WRITE_MONTHS)
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


def happened_by(when: When | None, day: date) -> bool:
    """
    Return whether something may have been known on a day: it has no date, or one that may mean that day or an earlier.
    """
    return when is None or earliest(when) <= day


def in_order(what: Bilingual, first: When | None, last: When | None) -> None:
    """
    Refuse an end that surely comes before its start.
    """
    if first is not None and last is not None and latest(last) < earliest(first):
        raise MalformedValueError(
            what,
            f"{first} - {last}",
            Bilingual("finisce prima di cominciare", "ends before it starts"),
            Bilingual("controllare first e last", "check first and last"),
        )


def say_when(when: When, lang: Lang | str) -> str:
    """
    Return a date as people write it, no more precise than it is: *2 maggio 2016*, *aprile 2019*, *2006*.
    """
    if isinstance(when, Year):
        return str(when.year)
    return say_month(when.year, when.month, lang) if isinstance(when, Month) else say_day(when, lang)


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
    check_date("add_months", day)
    check_count("add_months", months, WRITE_MONTHS)
    if abs(months) > 12 * date.max.year:
        raise out_of_calendar(f"{day} + {shown(months)}")
    try:
        return day + _months(months)
    except (ValueError, OverflowError):
        raise out_of_calendar(f"{day} + {months}") from None
