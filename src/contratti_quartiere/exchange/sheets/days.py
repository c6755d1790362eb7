"""
Days, months and years in a cell: as Excel stores them, as people type them in Italy, and in ISO 8601.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from contratti_quartiere.bilingual import Lang, say_month
from contratti_quartiere.exchange.sheets.faults import fault, seen
from contratti_quartiere.exchange.values import UnreadableError

__all__ = ["MonthCell", "YearCell", "read_day", "read_point", "write_day", "write_point"]

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?)?")
_ITALIAN = re.compile(r"([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{4})(?: 0?0[:.]00(?:[:.]00)?)?")
_ISO_SLASHES = re.compile(r"([0-9]{4}) ?[/.] ?([0-9]{1,2}) ?[/.] ?([0-9]{1,2})")
_WITH_TIME = re.compile(r"(.*[0-9]{4}|[0-9]{4}.*[0-9])(?:,? |t)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_WORDS = re.compile(r"([0-9]{1,2})[°º]? ([a-zì]+) ([0-9]{4})")
_MONTH_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{1,2}) ?[/.-] ?([0-9]{4})")
_MONTH_WORDS = re.compile(r"([a-zì]+) ([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_MONTHS = {say_month(2000, month, lang).split()[0].casefold(): month for lang in Lang for month in range(1, 13)}
# Excel counts a 29 February 1900 that never was: before 1 March its serial numbers are other days.
_FIRST_OF_EXCEL = date(1900, 3, 1)
_ZERO = date(1899, 12, 30)
_SERIALS = range(61, 2_958_466)


class MonthCell(date):
    """
    The first of a month in a cell that shows only the month (*cella di un mese*).
    """


class YearCell(date):
    """
    The first of a year in a cell that shows only the year (*cella di un anno*).
    """


def read_day(value: Any) -> str | None:
    """
    Return the day in a cell, in ISO 8601.
    """
    if isinstance(value, str):
        typed = " ".join(value.split()).casefold()
        return _typed_day(value, typed) if typed else None
    return _stored_day(value)


@lru_cache(maxsize=8192, typed=True)
def _stored_day(value: Any) -> str:
    if isinstance(value, datetime):
        if value.time() != time():
            raise _with_time(value)
        return value.date().isoformat()
    if isinstance(value, (MonthCell, YearCell)):
        shows = ("un mese", "a month") if isinstance(value, MonthCell) else ("un anno", "a year")
        raise _no_day(
            value,
            f"è una cella che mostra solo {shows[0]}",
            f"is a cell that shows only {shows[1]}",
            "scrivere il giorno, e formattarla come data",
            "write the day, and format it as a date",
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool) and int(value) == value and value in _SERIALS:
        meant = f"{_ZERO + timedelta(days=int(value)):%d/%m/%Y}"
        raise _no_day(
            value,
            "è un numero e non una data",
            "is a number and no date",
            f"se è {meant}, formattare la cella come data",
            f"if it is {meant}, format the cell as a date",
        )
    raise _unwritten(value)


def _typed_day(value: str, typed: str) -> str:
    found = _ISO.fullmatch(typed) or _ISO_SLASHES.fullmatch(typed)
    if found:
        return _day(value, int(found[1]), int(found[2]), int(found[3]))
    found = _ITALIAN.fullmatch(typed)
    if found:
        return _day(value, int(found[3]), int(found[2]), int(found[1]))
    found = _WORDS.fullmatch(typed)
    if found and found[2] in _MONTHS:
        return _day(value, int(found[3]), _MONTHS[found[2]], int(found[1]))
    if _SHORT_YEAR.fullmatch(typed):
        raise _no_day(
            value,
            "ha l'anno di due cifre",
            "has a year of two digits",
            "scriverlo con quattro",
            "write it with four",
        )
    if _WITH_TIME.fullmatch(typed):
        raise _with_time(value)
    raise _unwritten(value)


def _with_time(value: Any) -> UnreadableError:
    return _no_day(value, "ha anche un'ora", "has a time too", "togliere l'ora", "take the time away")


def _day(value: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise _no_day(
            value,
            "non esiste nel calendario",
            "does not exist in the calendar",
            "scrivere giorno/mese/anno",
            "write day/month/year",
        ) from None


def _no_day(value: Any, it: str, en: str, remedy_it: str, remedy_en: str) -> UnreadableError:
    found = seen(value)
    return fault("date", f"{found.it} {it}", f"{found.en} {en}", remedy_it, remedy_en)


def _unwritten(value: Any) -> UnreadableError:
    return _no_day(
        value,
        "non è un giorno",
        "is not a day",
        "scriverlo per esempio 02/05/2016",
        "write it for example as 02/05/2016",
    )


def read_point(value: Any) -> str | None:
    """
    Return the day, month or year in a cell, in ISO 8601 and no more precise than it is written.
    """
    if type(value) is int or (type(value) is float and value.is_integer()):
        value = str(int(value)) if 1000 <= value <= 2999 else value
    if not isinstance(value, str):
        if isinstance(value, (MonthCell, YearCell)):
            return value.isoformat()[: 7 if isinstance(value, MonthCell) else 4]
        return _stored_day(value)
    typed = " ".join(value.split()).casefold()
    if not typed:
        return None
    if _YEAR.fullmatch(typed) and typed != "0000":
        return typed
    year_month = _typed_month(typed)
    if year_month is None:
        return _typed_day(value, typed)
    year, month = year_month
    if not (1 <= month <= 12 and year):
        raise _no_day(
            value,
            "non è un mese del calendario",
            "is not a month of the calendar",
            "scrivere mese/anno, per esempio 04/2019",
            "write month/year, for example 04/2019",
        )
    return f"{year:04d}-{month:02d}"


def _typed_month(typed: str) -> tuple[int, int] | None:
    found = _MONTH_ISO.fullmatch(typed)
    if found:
        return int(found[1]), int(found[2])
    found = _MONTH.fullmatch(typed)
    if found:
        return int(found[2]), int(found[1])
    found = _MONTH_WORDS.fullmatch(typed)
    return (int(found[2]), _MONTHS[found[1]]) if found and found[1] in _MONTHS else None


def write_day(value: str) -> date | str:
    """
    Return a day as a sheet holds it: a date, or text where Excel has none.
    """
    day = date.fromisoformat(value)
    return day if day >= _FIRST_OF_EXCEL else f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def write_point(value: str) -> date | str:
    """
    Return a day, month or year as a sheet holds it: months and years as text, so that no day is added to them.
    """
    year, _, month = value.partition("-")
    if not month:
        return year
    return write_day(value) if "-" in month else f"{month}/{year}"
