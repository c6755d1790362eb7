"""
Non-working days: the holidays of Italy, with a town's patron day if the caller wants it, and the days left for work.

The holidays come from the package `holidays`, which is kept as the law changes (extra `calendar`); any function from a
date to true or false serves as well.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import check_date
from contratti_quartiere.deadlines import IsHoliday, RollOver, is_working_day
from contratti_quartiere.errors import MalformedValueError, MissingExtraError, UnknownNameError, WrongTypeError
from contratti_quartiere.periods import Period

__all__ = ["holidays_of", "italian_holidays", "working_days"]


def holidays_of(days: Iterable[date]) -> IsHoliday:
    """
    Return a calendar of just these holidays (*calendario dei festivi*).

    Raises:
        WrongTypeError: For a day that is no date.
    """
    known = frozenset(days)
    for day in known:
        if type(day) is not date:
            raise WrongTypeError.of("holidays_of", day, Bilingual("scrivere una data", "write a date"))
    return known.__contains__


def italian_holidays(province: str | None = None) -> IsHoliday:
    """
    Return the calendar of the Italian public holidays (L. 260/1949 and later; 4 October from 2026, L. 151/2025).

    Args:
        province: The two letters of a province, `"MI"`, to add the patron day of its chief town: for Milan 7 December.
            Whether a patron day counts for a legal term is open; without a province none is added.

    Raises:
        MissingExtraError: Without the extra `calendar`.
        UnknownNameError: For a province that the package `holidays` does not know.

    The calendar itself raises a `MalformedValueError` for a year that the package does not cover.
    """
    try:
        from holidays import country_holidays  # noqa: PLC0415  # the extra may not be there
    except ModuleNotFoundError:
        raise MissingExtraError("calendar") from None
    italy = country_holidays("IT")
    first, last = italy.start_year, italy.end_year
    known = tuple(sorted(italy.subdivisions))
    if province is not None and province not in known:
        raise UnknownNameError(Bilingual("provincia", "province"), str(province), known)

    @cache
    def of_year(year: int) -> frozenset[date]:
        if not first <= year <= last:
            raise MalformedValueError(
                Bilingual("anno", "year"),
                str(year),
                Bilingual(f"il calendario va dal {first} al {last}", f"the calendar goes from {first} to {last}"),
                Bilingual("dare i festivi con holidays_of", "give the holidays by holidays_of"),
            )
        # Once a year, then a set: the package computes feasts at every question.
        return frozenset(country_holidays("IT", subdiv=province, years=year))

    def is_holiday(day: date) -> bool:
        check_date("italian_holidays", day)
        return day in of_year(day.year)

    return is_holiday


def working_days(period: Period, *, profile: RollOver, is_holiday: IsHoliday) -> int:
    """
    Return how many days of a period are working days.

    Args:
        period: The period.
        profile: As in `is_working_day`.
        is_holiday: The calendar.
    """
    days = (period.start + timedelta(days=count) for count in range(period.days))
    return sum(is_working_day(day, profile=profile, is_holiday=is_holiday) for day in days)
