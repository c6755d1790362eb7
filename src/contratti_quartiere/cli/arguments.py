"""
What people type in a terminal: days, amounts and weights, in the Italian way too.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Any

import click

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, read_when
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.money import Euro

__all__ = ["AMOUNT", "DAY", "DAY_OR_MONTH", "WEIGHT", "read_amount", "read_weight"]

_ITALIAN_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_WEIGHT = re.compile(r"(.+)=([0-9]{1,4000})(?:/([0-9]{1,4000})|[.,]([0-9]{1,4000}))?")


def read_amount(typed: str) -> Euro:
    """
    Read an amount as a document or as an Italian writes it: a comma, or two points, make it Italian.
    """
    italian = "," in typed or typed.count(".") > 1
    return Euro.from_italian(typed) if italian else Euro(typed)


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


class _Day(click.ParamType[Any]):
    name = "data"

    def __init__(self, *kinds: type) -> None:
        self.kinds = kinds

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        when = read_date(value)
        if type(when) not in self.kinds:
            raise MalformedValueError(
                Bilingual("data", "date"),
                shown(value),
                Bilingual("non è abbastanza precisa qui", "is not precise enough here"),
                Bilingual("scrivere il giorno, 2016-05-02", "write the day, 2016-05-02"),
            )
        return when


class _Amount(click.ParamType[Any]):
    name = "importo"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return read_amount(value)


class _Weight(click.ParamType[Any]):
    name = "nome=peso"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return read_weight(value)


DAY = _Day(date)
DAY_OR_MONTH = _Day(date, Month)
AMOUNT = _Amount()
WEIGHT = _Weight()
