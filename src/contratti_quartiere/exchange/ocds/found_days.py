"""
Days of a foreign release: its own calendar day, whatever the time and the zone beside it, and what they may mean.
"""

import re
from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.ocds.branches import Branch
from contratti_quartiere.windows import ServiceWindow

__all__ = ["day_of", "window_of"]

_DATE = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ]((?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]+)?)?)(Z|z|[+-][0-9]{2}:?[0-9]{2})?)?"
)

_FIRST, _LAST = "T00:00:00", "T23:59:59"
_MIDNIGHT = re.compile(r"[T ](?:00|24):00(?::00(?:[.,]0+)?)?(?![0-9:.,])")
# Midnight of Rome, in winter and in summer, as Greenwich says it.
_OF_ROME = re.compile(r"2[23]:00(?::00(?:[.,]0+)?)?")


def day_of(when: Branch) -> date | None:
    """
    Return the calendar day that a date bears; None for none, or for what is no date, which is told.

    A time of the day has no field, and stays as found beside the day; without one, or at midnight, the day is all.
    """
    day = _day(when)
    _take(when, day, _FIRST)
    return day


def _day(when: Branch) -> date | None:
    written = when.text
    found = _DATE.fullmatch(written)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        day = None
    if found is None or day is None:
        if written:
            when.odd("malformed_date", _MALFORMED)
        return None
    if found[3] in ("Z", "z") and _OF_ROME.fullmatch(found[2]):
        when.odd("midnight_elsewhere", _ELSEWHERE)
    return day


def _take(when: Branch, day: date | None, *ends: str) -> None:
    if day is not None and when.text.removesuffix("Z").removeprefix(str(day)) in ("", *ends):
        when.take()


def window_of(period: Branch) -> ServiceWindow | None:
    """
    Return a period as the term of a service; None without a start, or with an end before it, which is told.

    Days never become months: so many days are three years for some, and for others three times twelve times thirty.
    """
    if period.at("durationInDays").value is not None:
        period.at("durationInDays").odd("duration_in_days", _IN_DAYS)
    first, last = period.at("startDate"), period.at("endDate")
    start, end = _day(first), _day(last)
    if end is not None and _MIDNIGHT.search(last.text):
        last.odd("half_open_end", _HALF_OPEN)
    if start is not None and (end is None or start <= end):
        _take(first, start, _FIRST)
        _take(last, end, _LAST)
        return ServiceWindow(start=start, declared_end=end)
    if start is not None:
        last.odd("end_before_start", _BACKWARDS)
    elif end is not None:
        last.odd("no_start", _NO_START)
    return None


_MALFORMED = Bilingual(
    "non è una data aaaa-mm-gg, o non esiste nel calendario; è conservata come trovata",
    "is no date yyyy-mm-dd, or does not exist in the calendar; it is kept as found",
)
_HALF_OPEN = Bilingual(
    "finisce a mezzanotte: l'ultimo giorno può essere quello prima; letto il giorno scritto, da verificare sull'atto",
    "ends at midnight: the last day may be the one before; the day was read as written, look it up in the deed",
)
_ELSEWHERE = Bilingual(
    "è la mezzanotte italiana detta in UTC: il giorno può essere quello dopo; letto il giorno scritto",
    "is midnight in Italy said in UTC: the day may be the one after; the day was read as written",
)
_IN_DAYS = Bilingual(
    "una durata in giorni non dice quanti mesi; è conservata come trovata",
    "a duration in days does not say how many months; it is kept as found",
)
_BACKWARDS = Bilingual(
    "finisce prima di cominciare; inizio e fine sono conservati come trovati",
    "ends before it starts; start and end are kept as found",
)
_NO_START = Bilingual(
    "c'è la fine ma non l'inizio, senza il quale non c'è durata; è conservata come trovata",
    "there is the end but not the start, without which there is no term; it is kept as found",
)
