"""
The values of OCDS: objects without empty fields, days as times of day, amounts as numbers that lose no cent.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.money import Euro

__all__ = ["end_of", "fits", "held", "only", "start_of", "unused", "value_of", "worth"]


def held(**fields: Any) -> dict[str, Any]:
    """
    Return an object of OCDS without the fields of which nothing is known.
    """
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def start_of(day: date | None) -> str | None:
    """
    Return the first moment of a day as OCDS writes times; the `Z` says no more than that no hour is known.
    """
    return None if day is None else f"{day}T00:00:00Z"


def end_of(day: date | None) -> str | None:
    """
    Return the last second of a day, so that who reads a period half-open or with its last day reads the same day.
    """
    return None if day is None else f"{day}T23:59:59Z"


def value_of(amount: Euro | None) -> dict[str, Any] | None:
    """
    Return an amount as a `Value`, always with two decimals; None for nothing, or less than nothing.

    Below zero, OCDS says that the supplier pays the buyer: that is none of our amounts.
    """
    if amount is None or amount.cents < 0:
        return None
    # From the text: arithmetic on Decimals rounds to the digits of its context.
    return {"amount": Decimal(amount.amount), "currency": "EUR"}


def worth(stated: StatedAmount | None) -> Euro | None:
    """
    Return the figure of an amount that its document means exactly and without VAT; None for any other.

    A `Value` has no place for "about", nor for the VAT: written bare, one that is about right, or gross, or of unknown
    basis, would be compared and added with the others as if it were exact and net. It stands under our own key.
    """
    if stated is None or stated.precision is not AmountPrecision.EXACT or stated.vat is not VatBasis.NET:
        return None
    return stated.amount


def fits(stated: StatedAmount | None, *, foreseen: bool) -> Euro | None:
    """
    Return the figure of an amount that can be the estimated value of a lot or a tender; None for any other.

    That value is with options: where some are foreseen, an amount that may be without them is not it.

    Args:
        stated: The amount.
        foreseen: Whether an option or a renewal is on record.
    """
    if stated is not None and foreseen and stated.options is not OptionsBasis.INCLUDED:
        return None
    return worth(stated)


def only(amounts: Iterable[Euro | None]) -> Euro | None:
    """
    Return the one amount that is among those known; None if there is none, or two that differ.
    """
    known = {amount for amount in amounts if amount is not None}
    return known.pop() if len(known) == 1 else None


def unused(name: str, taken: Iterable[str]) -> str:
    """
    Return a name that nobody has: itself, or with as many `-bis` as it takes.
    """
    known = frozenset(taken)
    while name in known:
        name = f"{name}-bis"
    return name
