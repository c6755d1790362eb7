"""
The texts of foreign files to our values: days, amounts, codes, each with a word on what is odd about it.

Nothing is guessed: a text that may mean two things is not read, and stays as it was found. What is read though it is
not written as the format asks is told, with the text.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, say_day
from contratti_quartiere.exchange.imports import RowProblem
from contratti_quartiere.identifiers import (
    Cig,
    CodeAsFound,
    Cpv,
    Cup,
    TaxCode,
    read_cig,
    read_cpv,
    read_cup,
    read_tax_code,
)
from contratti_quartiere.money import Euro

__all__ = [
    "FoundText",
    "found_amount",
    "found_cig",
    "found_cpv",
    "found_cup",
    "found_day",
    "found_tax_code",
]

T = TypeVar("T")

# Contracts that were published since 2012 or run today may have begun decades before and run for decades on; days
# further off stand for "no day" in some program (1900-01-01, 9999-12-31) or are slips of a key.
_FIRST_PLAUSIBLE = date(1950, 1, 1)
_LAST_PLAUSIBLE = date(2099, 12, 31)

# No day, amount or code is longer: what is longer is not looked at, and not kept at hand.
_LONGEST = 200
# A file says the same days, amounts and codes again and again.
_AT_HAND = 8192

_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})"
_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
# As `xsd:date` has them: no place of the world is further from UTC.
_REAL_ZONE = re.compile(r"Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00")
_DAY = re.compile(_ISO)
_DAY_WITH_ZONE = re.compile(_ISO + _ZONE)
_DAY_WITH_TIME = re.compile(rf"{_ISO}[T ]{_TIME}{_ZONE}?")
_ITALIAN_DAY = re.compile(rf"([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{4}})(?: {_TIME})?")

_PLAIN = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?")
_ITALIAN_AMOUNT = re.compile(r"-?(?:(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),[0-9]{1,2}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})")
# One thousand to an Italian, one and a bit to everybody else; 1234.500 and 0.500 are no thousands.
_TWO_MEANINGS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


@attrs.frozen(kw_only=True)
class FoundText(Generic[T]):
    """
    What a text of a foreign file says, and what is odd about it (*testo di un file altrui*).

    Attributes:
        value: What it says; None if it is empty, or cannot be read.
        kind: What sort of oddity, as one word that programs can compare; empty if nothing is odd.
        message: What is odd, and what was done of it; None if nothing is.
    """

    value: T | None = None
    kind: str = ""
    message: Bilingual | None = None

    def problems(self, line: int, place: str, found: str) -> tuple[RowProblem, ...]:
        """
        Return what is odd as a problem of a record, or nothing.

        Args:
            line: The line on which the record starts.
            place: The column or the element.
            found: The text, as it stood.
        """
        if self.message is None:
            return ()
        return (RowProblem(line=line, place=place, kind=self.kind, message=self.message, found=found),)


def _too_long(found: str) -> FoundText[Any]:
    return FoundText(
        kind="too_long",
        message=Bilingual(
            f"ha {len(found)} caratteri, più di {_LONGEST}: non è stato letto",
            f"has {len(found)} characters, more than {_LONGEST}: it was not read",
        ),
    )


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
    return _day(found.strip()) if len(found) <= _LONGEST else _too_long(found)


@lru_cache(maxsize=_AT_HAND)
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


def found_amount(found: str) -> FoundText[Euro]:
    """
    Read an amount: with a point as `xsd:decimal` writes it (`0`, `610.0`, `.50`), or as Italians write it.

    `1.234,56` is read and told (`italian_amount`). More than two decimals are never rounded: they are read if the
    others are zeros, else not (`decimals`). `1.234` may be a thousand or one and a bit, and is not read
    (`two_meanings`). What is less than zero is read and told (`negative`); anything else is not read (`amount`).

    Examples:
        >>> found_amount("610.0").value
        Euro('610.00')
    """
    return _amount(found.strip()) if len(found) <= _LONGEST else _too_long(found)


@lru_cache(maxsize=_AT_HAND)
def _amount(text: str) -> FoundText[Euro]:
    if not text:
        return FoundText()
    if _TWO_MEANINGS.fullmatch(text):
        return _no_amount("two_meanings", "può voler dire due importi", "may mean two amounts")
    if parts := _PLAIN.fullmatch(text):
        sign, units, decimals = parts[1], parts[2], (parts[3] or "").rstrip("0")
        if len(decimals) > 2:
            return _no_amount("decimals", "ha più di due decimali, e non si arrotonda", "has more than two decimals")
        if units or parts[3]:
            return _signed(Euro(f"{sign.removeprefix('+')}{units or 0}.{decimals or 0}"))
    bare = text.removeprefix("€").removesuffix("€").strip()
    if _ITALIAN_AMOUNT.fullmatch(bare) or (bare != text and bare.isdecimal() and bare.isascii()):
        amount = Euro.from_italian(bare)
        return FoundText(
            value=amount,
            kind="italian_amount",
            message=Bilingual(
                f"non è scritto con il solo punto: letto all'italiana, {amount:it}",
                f"is not written with a point alone: read the Italian way, {amount:en}",
            ),
        )
    return _no_amount("amount", "non è un importo", "is no amount")


def _signed(amount: Euro) -> FoundText[Euro]:
    if amount.cents >= 0:
        return FoundText(value=amount)
    less = Bilingual("è meno di zero: letto com'è", "is less than zero: read as it is")
    return FoundText(value=amount, kind="negative", message=less)


def _no_amount(kind: str, it: str, en: str) -> FoundText[Euro]:
    return FoundText(
        kind=kind,
        message=Bilingual(
            f"{it}: lasciato come trovato; scriverlo con il punto e due decimali, 1234.50",
            f"{en}: left as found; write it with a point and two decimals, 1234.50",
        ),
    )


def found_cig(found: str) -> FoundText[Cig | CodeAsFound]:
    """
    Read a CIG; one that fails is kept letter by letter, and told with the `fault` of `Cig` as its kind.

    A letter in the place of a digit is not mended: the message says which code would be valid. A valid code in lower
    case or with blanks in it is read, and told (`spelling`).

    Examples:
        >>> found_cig("Z8E275DO3D").value
        CodeAsFound(kind=<CodeKind.CIG: 'CIG'>, text='Z8E275DO3D')
    """
    return _cig(found) if len(found) <= _LONGEST else _too_long(found)


@lru_cache(maxsize=_AT_HAND)
def _cig(found: str) -> FoundText[Cig | CodeAsFound]:
    return _code(found, read_cig)


def found_cup(found: str) -> FoundText[Cup | CodeAsFound]:
    """
    Read a CUP, as `found_cig` reads a CIG.
    """
    return _cup(found) if len(found) <= _LONGEST else _too_long(found)


@lru_cache(maxsize=_AT_HAND)
def _cup(found: str) -> FoundText[Cup | CodeAsFound]:
    return _code(found, read_cup)


def found_cpv(found: str) -> FoundText[Cpv | CodeAsFound]:
    """
    Read a code of the common procurement vocabulary, as `found_cig` reads a CIG.
    """
    return _cpv(found) if len(found) <= _LONGEST else _too_long(found)


@lru_cache(maxsize=_AT_HAND)
def _cpv(found: str) -> FoundText[Cpv | CodeAsFound]:
    return _code(found, read_cpv)


def found_tax_code(found: str) -> FoundText[TaxCode | CodeAsFound]:
    """
    Read a tax code, as `found_cig` reads a CIG.
    """
    return _tax_code(found) if len(found) <= _LONGEST else _too_long(found)


@lru_cache(maxsize=_AT_HAND)
def _tax_code(found: str) -> FoundText[TaxCode | CodeAsFound]:
    return _code(found, read_tax_code)


C = TypeVar("C", Cig, Cup, Cpv, TaxCode)


def _code(found: str, read: Callable[[str], C | CodeAsFound]) -> FoundText[C | CodeAsFound]:
    bare = found.strip()
    if not bare:
        return FoundText()
    code = read(bare)
    if isinstance(code, CodeAsFound):
        return FoundText(value=code, kind=code.error.fault, message=code.error.said)
    if code.code != bare:
        spelling = Bilingual(f"ha minuscole o spazi: letto {code}", f"has lower case or blanks: read {code}")
        return FoundText(value=code, kind="spelling", message=spelling)
    return FoundText(value=code)
