"""
What people type in a terminal: days, amounts and weights, in the Italian way too.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import click

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.analysis.calendar_quarters import read_quarter
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import Month, When, Year, read_when
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.money import Euro

__all__ = [
    "ACT",
    "AMOUNT",
    "DAY",
    "DAY_OR_MONTH",
    "NAMED_AMOUNT",
    "QUARTER",
    "RATE",
    "WEIGHT",
    "Typed",
    "read_act",
    "read_amount",
    "read_day",
    "read_weight",
    "read_year",
]

_ITALIAN_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")
_WEIGHT = re.compile(r"(.+)=([0-9]{1,1000})(?:/([0-9]{1,1000})|[.,]([0-9]{1,1000}))?")


def read_amount(typed: str) -> Euro:
    """
    Read an amount as a document or as an Italian writes it: a comma, or points every three digits, make it Italian.

    Raises:
        MalformedValueError: For another form.
    """
    italian = "," in typed or _THOUSANDS.fullmatch(typed)
    try:
        return Euro.from_italian(typed) if italian else Euro(typed)
    except MalformedValueError as error:
        # The remedies of the constructors are for those who write Python.
        remedy = Bilingual("scrivere 1234,50 o 1234.50", "write 1234.50 or 1234,50")
        raise attrs.evolve(error, remedy=remedy) from None


def read_date(typed: str) -> When:
    """
    Read a date as ISO 8601 or as `dd/mm/yyyy`.
    """
    found = _ITALIAN_DAY.fullmatch(typed)
    return read_when(f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else typed)


def read_weight(typed: str) -> tuple[str, Fraction]:
    """
    Read a name and its weight: `mazzini=3`, `mazzini=1/3`, `mazzini=2,5`.

    Raises:
        MalformedValueError: For another form.
    """
    found = _WEIGHT.fullmatch(typed)
    if found is None or (found[3] and not int(found[3])):
        raise MalformedValueError(
            Bilingual("peso", "weight"),
            shown(typed),
            Bilingual("non è scritto nome=peso", "is not written name=weight"),
            Bilingual("scrivere mazzini=3, mazzini=1/3 o mazzini=2,5", "write mazzini=3, mazzini=1/3 or mazzini=2.5"),
        )
    name, whole, denominator, decimals = found.groups()
    if decimals:
        return name, Fraction(f"{whole}.{decimals}")
    return name, Fraction(int(whole), int(denominator or 1))


def read_act(typed: str) -> WindowAct:
    """
    Read an act: its kind, its day, and the new end if it states one: `proroga:2019-04-20:2019-11-01`.

    Raises:
        MalformedValueError: For another form, or a kind that does not exist.
    """
    word, *dates = typed.split(":")
    kinds = {kind.say(lang): kind for lang in Lang for kind in ActKind}
    if word not in kinds or len(dates) not in (1, 2):
        known = ", ".join(kind.value for kind in ActKind)
        raise MalformedValueError(
            Bilingual("atto", "act"),
            shown(typed),
            Bilingual(
                "non è scritto tipo:giorno o tipo:giorno:nuova-fine", "is not written kind:day or kind:day:new-end"
            ),
            Bilingual(f"i tipi sono: {known}", f"the kinds are: {', '.join(kind.en for kind in ActKind)}"),
        )
    new_end = DAY_OR_MONTH.convert(dates[1], None, None) if len(dates) > 1 else None
    return WindowAct(kind=kinds[word], on=DAY.convert(dates[0], None, None), new_end=new_end)


def read_day(typed: str) -> date:
    """
    Read a day.

    Raises:
        MalformedValueError: For a month or a year, which say less than a day.
    """
    day: date = DAY.convert(typed, None, None)
    return day


def read_year(typed: str) -> int:
    """
    Read a year.

    Raises:
        MalformedValueError: For anything that is no year.
    """
    when = read_date(typed)
    if not isinstance(when, Year):
        raise MalformedValueError(
            Bilingual("anno", "year"),
            shown(typed),
            Bilingual("non è un anno", "is no year"),
            Bilingual("scrivere 2017", "write 2017"),
        )
    return when.year


class Typed(click.ParamType[Any]):
    """
    A kind of word that people type, with the name that a help page shows for it.
    """

    shown: Bilingual


class _Day(Typed):
    name = "day"
    shown = Bilingual("GIORNO", "DAY")

    def __init__(self, *kinds: type) -> None:
        self.kinds = kinds
        month = Month in kinds
        self.remedy = Bilingual(
            "scrivere il giorno, 2016-05-02 o 02/05/2016" + (", o il mese, 2019-04" if month else ""),
            "write the day, 2016-05-02 or 02/05/2016" + (", or the month, 2019-04" if month else ""),
        )

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            when = read_date(value)
        except MalformedValueError as error:
            raise attrs.evolve(error, remedy=self.remedy) from None
        if type(when) not in self.kinds:
            raise MalformedValueError(
                Bilingual("data", "date"),
                shown(value),
                Bilingual("non è abbastanza precisa", "is not precise enough"),
                self.remedy,
            )
        return when


class _Amount(Typed):
    name = "amount"
    shown = Bilingual("IMPORTO", "AMOUNT")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return read_amount(value)


class _Weight(Typed):
    name = "weight"
    shown = Bilingual("NOME=PESO", "NAME=WEIGHT")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return read_weight(value)


class _NamedAmount(Typed):
    name = "named-amount"
    shown = Bilingual("NOME=IMPORTO", "NAME=AMOUNT")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        name, equals, amount = value.partition("=")
        if not name or not equals:
            raise MalformedValueError(
                Bilingual("importo", "amount"),
                shown(value),
                Bilingual("non è scritto nome=importo", "is not written name=amount"),
                Bilingual("scrivere mazzini=100000,00", "write mazzini=100000.00"),
            )
        return name, read_amount(amount)


class _Rate(Typed):
    name = "rate"
    shown = Bilingual("ALIQUOTA", "RATE")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return read_weight(f"{self.name}={value}")[1]
        except MalformedValueError:
            raise MalformedValueError(
                Bilingual("aliquota", "rate"),
                shown(value),
                Bilingual("non è una percentuale da zero in su", "is no percentage from zero up"),
                Bilingual("scrivere 22 per il 22 per cento", "write 22 for 22 per cent"),
            ) from None


class _Act(Typed):
    name = "act"
    shown = Bilingual("TIPO:GIORNO[:FINE]", "KIND:DAY[:END]")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return read_act(value)


class _Quarter(Typed):
    name = "quarter"
    shown = Bilingual("TRIMESTRE", "QUARTER")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return read_quarter(value)


DAY = _Day(date)
DAY_OR_MONTH = _Day(date, Month)
AMOUNT = _Amount()
WEIGHT = _Weight()
NAMED_AMOUNT = _NamedAmount()
ACT = _Act()
RATE = _Rate()
QUARTER = _Quarter()
