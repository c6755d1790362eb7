"""
The quarters of the calendar: three months each, the first from 1 January to 31 March.
"""

import re
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import Month, check_count
from contratti_quartiere.errors import MalformedValueError, WrongTypeError, shown

__all__ = ["CalendarQuarter", "read_quarter"]

_MONTHS = 3
_QUARTERS = 4
# The quarters before the first ones, and the day after the last, lie outside the calendar.
_YEARS = range(2, date.max.year)
_WRITTEN = re.compile(r"([0-9]{4})-?[QT]([1-4])", re.IGNORECASE)
_WRITE = Bilingual("scrivere anno e trimestre, 2017-Q2", "write year and quarter, 2017-Q2")


@attrs.frozen(order=True)
class CalendarQuarter:
    """
    Three months of a year, as offices count them (*trimestre*).

    Attributes:
        year: From 2 to 9998.
        number: From 1, January to March, to 4, October to December.

    Raises:
        WrongTypeError: For a year or number that is no whole number.
        MalformedValueError: For a quarter that does not exist.

    Examples:
        >>> CalendarQuarter(2017, 2).last_day
        datetime.date(2017, 6, 30)
    """

    year: int
    number: int

    def __attrs_post_init__(self) -> None:
        for name, value in (("CalendarQuarter.year", self.year), ("CalendarQuarter.number", self.number)):
            check_count(name, value, Bilingual("scrivere un numero intero", "write a whole number"))
        if self.year not in _YEARS or not 1 <= self.number <= _QUARTERS:
            raise _malformed(f"{shown(self.year)}-Q{shown(self.number)}", "non esiste", "does not exist")

    @property
    def months(self) -> tuple[Month, ...]:
        """
        Its three months.
        """
        first = _MONTHS * (self.number - 1) + 1
        return tuple(Month(self.year, month) for month in range(first, first + _MONTHS))

    @property
    def first_day(self) -> date:
        """
        The first day of its first month.
        """
        return self.months[0].first_day

    @property
    def last_day(self) -> date:
        """
        The last day of its third month.
        """
        return self.months[-1].last_day

    @property
    def before(self) -> "CalendarQuarter":
        """
        The quarter before it.
        """
        year, number = divmod(_QUARTERS * self.year + self.number - 2, _QUARTERS)
        return CalendarQuarter(year, number + 1)

    def say(self, lang: Lang | str) -> str:
        """
        Return it as people write it: *2° trimestre 2017*, *second quarter of 2017*.

        Raises:
            ValueError: For a language that is neither.
        """
        if Lang(lang) is Lang.IT:
            return f"{self.number}° trimestre {self.year}"
        return f"{_ORDINALS[self.number - 1]} quarter of {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.number}"


_ORDINALS = ("first", "second", "third", "fourth")


def read_quarter(text: str) -> CalendarQuarter:
    """
    Read a quarter as it is written `2017-Q2`, or in Italian `2017-T2`.

    Raises:
        WrongTypeError: For anything but text.
        MalformedValueError: For another form, or a quarter that does not exist.
    """
    if type(text) is not str:
        raise WrongTypeError.of("read_quarter", text, _WRITE)
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise _malformed(shown(text), "non è scritto aaaa-Qn", "is not written yyyy-Qn")
    return CalendarQuarter(int(found[1]), int(found[2]))


def _malformed(found: str, it: str, en: str) -> MalformedValueError:
    return MalformedValueError(Bilingual("trimestre", "quarter"), found, Bilingual(it, en), _WRITE)
