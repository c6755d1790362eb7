"""
Numbers in a cell: amounts, counts, measures, percentages, as Italians type them and as a spreadsheet stores them.
"""

import re
from decimal import Decimal
from math import isfinite
from typing import Any

from contratti_quartiere.exchange.sheets.faults import fault, seen
from contratti_quartiere.money import Euro

__all__ = [
    "read_count",
    "read_measure",
    "read_money",
    "read_months",
    "read_percentage",
    "write_count",
    "write_number",
    "write_percentage",
]

_UNITS = re.compile(r"\s*(?:mq|m2|m²)\.?$", re.IGNORECASE)
_CURRENCY = re.compile(r"€|eur(?:o)?(?![a-z])", re.IGNORECASE)
_ITALIAN = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_POINT = re.compile(r"(-?)([0-9]+)\.([0-9]+)")
_WHOLE = re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)")
# A spreadsheet keeps fifteen digits of a number.
_LARGEST = 10**13
_DUST = Decimal("0.000001")
_MOST_DIGITS = 1_000
_MOST_METRES = 10_000


def _exact(value: Any) -> Decimal | None:
    """
    Return a number of a cell exactly, or as text says it the Italian way; None for anything else.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        # What is too large for a number of a spreadsheet comes as an infinite one.
        return Decimal(repr(value)) if isfinite(value) else None
    if isinstance(value, (int, Decimal)):
        return Decimal(value)
    if not isinstance(value, str):
        return None
    typed = "".join(value.replace("\u2212", "-").split())
    found = _ITALIAN.fullmatch(typed) or _POINT.fullmatch(typed)
    if found is None or len(typed) > _MOST_DIGITS:
        return None
    return Decimal(f"{found[1]}{found[2].replace('.', '')}.{found[3] or 0}")


def _with_decimals(value: Any, number: Decimal, decimals: int) -> Decimal:
    """
    Return a number with so many decimals, without the dust that arithmetic leaves in a spreadsheet.
    """
    if isinstance(value, (int, float)) and abs(number) >= _LARGEST:
        raise fault(
            "long_number",
            f"{seen(value).it} ha più cifre di quante un foglio ne conserva",
            f"{seen(value).en} has more digits than a sheet keeps",
            "formattare la cella come testo e scriverlo intero",
            "format the cell as text and write it whole",
        )
    if isinstance(value, float):
        near = number.quantize(Decimal(1).scaleb(-decimals))
        if abs(near - number) < _DUST:
            return near
    elif -int(number.as_tuple().exponent) <= decimals:
        return number
    raise fault(
        "too_precise",
        f"{seen(value).it} ha più di {decimals} decimali",
        f"{seen(value).en} has more than {decimals} decimals",
        "arrotondare come dice l'atto",
        "round it as the deed says",
    )


def read_money(value: Any) -> dict[str, str] | None:
    """
    Return the amount in a cell.
    """
    typed = _CURRENCY.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str) and not value.strip():
        return None
    number = _exact(typed)
    if number is None:
        raise fault(
            "wrong_type",
            f"{seen(value).it} non è un importo",
            f"{seen(value).en} is not an amount",
            "scriverlo per esempio come 1.234,56",
            "write it for example as 1.234,56",
        )
    return {"amount": Euro(_with_decimals(typed, number, 2)).amount, "currency": "EUR"}


def read_count(value: Any) -> int | None:
    """
    Return the whole number in a cell.
    """
    if isinstance(value, str):
        typed = "".join(value.split())
        if not typed:
            return None
        if len(typed) <= _MOST_DIGITS and _WHOLE.fullmatch(typed):
            return int(typed.replace(".", ""))
    elif isinstance(value, float) and value.is_integer():
        return int(value)
    elif type(value) is int:
        return value
    raise fault(
        "wrong_type",
        f"{seen(value).it} non è un numero intero",
        f"{seen(value).en} is not a whole number",
        "scrivere per esempio 3",
        "write for example 3",
    )


def read_months(value: Any) -> str | None:
    """
    Return the months in a cell as a duration.
    """
    found = read_count(value)
    return None if found is None else f"P{found}M"


def read_measure(value: Any) -> str | None:
    """
    Return the square metres in a cell, with two decimals.
    """
    typed = _UNITS.sub("", value.strip()) if isinstance(value, str) else value
    if typed == "":
        return None
    number = _exact(typed)
    if number is None:
        raise fault(
            "wrong_type",
            f"{seen(value).it} non è una misura",
            f"{seen(value).en} is not a measure",
            "scrivere i metri quadrati, per esempio 52,50",
            "write the square metres, for example 52,50",
        )
    if not 0 < number < _MOST_METRES:
        raise fault(
            "measure",
            f"{seen(value).it} non può essere una superficie in metri quadrati",
            f"{seen(value).en} cannot be an area in square metres",
            f"scrivere un numero sopra lo zero e sotto {_MOST_METRES}, per esempio 52,50",
            f"write a number above zero and below {_MOST_METRES}, for example 52,50",
        )
    return f"{_with_decimals(typed, number, 2):.2f}"


def read_percentage(value: Any) -> str | None:
    """
    Return the percentage in a cell: 22 for twenty-two hundredths.
    """
    typed = value.strip().removesuffix("%").strip() if isinstance(value, str) else value
    if typed == "":
        return None
    number = _exact(typed)
    if number is None:
        raise fault(
            "wrong_type",
            f"{seen(value).it} non è una percentuale",
            f"{seen(value).en} is not a percentage",
            "scrivere per esempio 22 per il 22 per cento",
            "write for example 22 for 22 per cent",
        )
    if isinstance(value, float) and 0 < value < 1:
        raise fault(
            "percentage",
            f"{seen(value).it} può essere una cella in formato percentuale",
            f"{seen(value).en} may be a cell in percent format",
            "scrivere 22 per il 22 per cento, o il testo 0,22% per meno di uno",
            "write 22 for 22 per cent, or the text 0,22% for less than one",
        )
    digits = f"{_with_decimals(typed, number, 10):.10f}"
    return digits.rstrip("0").rstrip(".")


def write_number(text: str) -> Decimal | str:
    """
    Return a number as a sheet holds it: as text, the Italian way, if a sheet would not keep all its digits.
    """
    number = Decimal(text)
    return number if abs(number) < _LARGEST else text.replace(".", ",")


def write_percentage(value: str) -> Decimal | str:
    """
    Return a percentage as a sheet holds it.
    """
    # Below one a number might be taken for a cell in percent format; past some decimals it would lose digits.
    number = Decimal(value)
    return value.replace(".", ",") if 0 < number < 1 or len(value) > 12 else number


def write_count(value: int) -> int | str | None:
    """
    Return a whole number as a sheet holds it; None for one that no cell holds.
    """
    return value if abs(value) < _LARGEST else str(value) if abs(value) < 10**_MOST_DIGITS else None
