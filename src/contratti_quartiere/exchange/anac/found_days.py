"""
The days of foreign files, in each way of writing them that means one day, with a word on what is odd about it.
"""

import re
from datetime import date
from functools import lru_cache

from contratti_quartiere.bilingual import Bilingual, Lang, say_day
from contratti_quartiere.exchange.anac.found_texts import AT_HAND, LONGEST, FoundText, too_long

__all__ = ["found_day"]

_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})"
_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
# As `xsd:date` has them: no place of the world is further from UTC.
_REAL_ZONE = re.compile(r"Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00")
_DAY = re.compile(_ISO)
_DAY_WITH_ZONE = re.compile(_ISO + _ZONE)
_DAY_WITH_TIME = re.compile(rf"{_ISO}[T ]{_TIME}{_ZONE}?")
_ITALIAN_DAY = re.compile(rf"([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{4}})(?: {_TIME})?")

# Contracts that were published since 2012 or run today may have begun decades before and run for decades on; days
# further off stand for "no day" in some program (1900-01-01, 9999-12-31) or are slips of a key.
_FIRST_PLAUSIBLE = date(1950, 1, 1)
_LAST_PLAUSIBLE = date(2099, 12, 31)


def found_day(found: str) -> FoundText[date]:
    """
    Read a day: in ISO 8601, with a time zone as `xsd:date` allows, with a time, or as Italians write it.

    A zone or a time is dropped, and told (`time_zone`, `time_of_day`). `02/05/2016` is 2 May, as in every Italian
    office, and told (`italian_day`): never 5 February. What the calendar does not have in that order, as `12/13/2019`,
    is not read (`day`). A day before 1950 or after 2099 is read and told (`implausible_day`), and so is one with a zone
    that is none (`implausible_zone`).

    Examples:
        >>> found_day("2019-01-11+01:00").kind
        'time_zone'
    """
    return _day(found.strip()) if len(found) <= LONGEST else too_long(found)


@lru_cache(maxsize=AT_HAND)
def _day(text: str) -> FoundText[date]:
    found = _any_day(text)
    if found.value is None or _FIRST_PLAUSIBLE <= found.value <= _LAST_PLAUSIBLE:
        return found
    first, last = _FIRST_PLAUSIBLE.year, _LAST_PLAUSIBLE.year
    far = Bilingual(
        f"è fuori dagli anni plausibili, {first}-{last}: controllare; letto com'è,",
        f"is outside the plausible years, {first} to {last}: check; read as it is,",
    )
    return _read_day("implausible_day", far, found.value)


def _any_day(text: str) -> FoundText[date]:
    if not text:
        return FoundText()
    if parts := _DAY.fullmatch(text):
        day = _existing(parts[1], parts[2], parts[3])
        return FoundText(value=day) if day else _no_such_day()
    if parts := _DAY_WITH_ZONE.fullmatch(text):
        return _read_day(*_without_zone(parts[4]), _existing(parts[1], parts[2], parts[3]))
    if parts := _DAY_WITH_TIME.fullmatch(text):
        dropped = Bilingual("porta un'ora, tolta: letto come", "bears a time of day, which was dropped: read as")
        told = "time_of_day", dropped
        if parts[4] and not _REAL_ZONE.fullmatch(parts[4]):
            told = _without_zone(parts[4])
        return _read_day(*told, _existing(parts[1], parts[2], parts[3]))
    if parts := _ITALIAN_DAY.fullmatch(text):
        order = Bilingual("non è in ISO 8601: letto giorno/mese/anno,", "is not in ISO 8601: read day/month/year,")
        return _read_day("italian_day", order, _existing(parts[3], parts[2], parts[1]))
    return FoundText(
        kind="day",
        message=Bilingual(
            "non è una data: lasciato come trovato; scriverla AAAA-MM-GG",
            "is no date: left as found; write it YYYY-MM-DD",
        ),
    )


def _without_zone(zone: str) -> tuple[str, Bilingual]:
    if _REAL_ZONE.fullmatch(zone):
        dropped = Bilingual("porta un fuso orario, tolto: letto come", "bears a time zone, which was dropped: read as")
        return "time_zone", dropped
    return "implausible_zone", Bilingual(
        f"porta un fuso orario che non esiste, {zone}, tolto: controllare; letto come",
        f"bears a time zone that does not exist, {zone}, which was dropped: check; read as",
    )


def _read_day(kind: str, message: Bilingual, day: date | None) -> FoundText[date]:
    if day is None:
        return _no_such_day()
    it, en = say_day(day, Lang.IT), say_day(day, Lang.EN)
    return FoundText(value=day, kind=kind, message=Bilingual(f"{message.it} {it}", f"{message.en} {en}"))


def _no_such_day() -> FoundText[date]:
    return FoundText(
        kind="day",
        message=Bilingual(
            "non esiste nel calendario (l'ordine è anno-mese-giorno o giorno/mese/anno): lasciato come trovato",
            "is not in the calendar (the order is year-month-day or day/month/year): left as found",
        ),
    )


def _existing(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
