"""
What the fields of a record may hold: validators that raise the errors of the library.

Types are compared exactly, so that `True` is no number, a date with a time is no date, and a text that is really
a member of some enumeration is not taken for free text.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import (
    DuplicateIdentifierError,
    MalformedValueError,
    WrongTypeError,
    shown,
    type_shown,
)

# Past so many digits before the point, or zeros after it, a Decimal is no quantity of this world, and the few letters
# of `1e999999999` would fill the memory.
_MOST_DIGITS = 4_000

__all__ = [
    "exact",
    "identifier",
    "not_negative",
    "of",
    "percentage",
    "refuse_half_characters",
    "several",
    "text",
    "unique",
]


_Validator = Callable[[object, "attrs.Attribute[Any]", Any], None]


def _where(record: object, attribute: "attrs.Attribute[Any]") -> str:
    return f"{type(record).__name__}.{attribute.name}"


def _expected(kinds: tuple[type, ...]) -> Bilingual:
    names = [type_shown(kind) for kind in kinds]
    return Bilingual(
        "scrivere " + " o ".join(name.it for name in names), "write " + " or ".join(name.en for name in names)
    )


def of(*kinds: type) -> _Validator:
    """
    Return a validator for a value of exactly one of these types.

    A count, or the cents of an amount, has at most 1,000 digits: whatever is made of those of a whole programme, Python
    can print, which it does up to 4,300 digits.
    """
    allowed = frozenset(kinds)
    # Nothing more to ask of these than their type.
    plain = frozenset(kind for kind in kinds if kind is not int and not hasattr(kind, "cents"))

    def check(record: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if type(value) in plain:
            return
        if type(value) not in allowed:
            raise WrongTypeError.of(_where(record, attribute), value, _expected(kinds))
        _refuse_beyond_print(record, attribute, getattr(value, "cents", value))

    return check


_LARGEST = 10**1_000


def _refuse_beyond_print(record: object, attribute: "attrs.Attribute[Any]", size: Any) -> None:
    if not -_LARGEST < size < _LARGEST:
        where = _where(record, attribute)
        raise MalformedValueError(
            Bilingual(where, where),
            shown(size),
            Bilingual("ha più di 1000 cifre", "has more than 1000 digits"),
            Bilingual("scrivere un numero più piccolo", "write a smaller number"),
        )


def several(*kinds: type) -> _Validator:
    """
    Return a validator for a tuple of values of exactly these types.
    """
    allowed = frozenset(kinds)
    # Nothing more to ask of these than their type.
    records = allowed - {str}

    def check(record: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if type(value) is not tuple:
            raise WrongTypeError.of(
                _where(record, attribute),
                value,
                Bilingual("scrivere una tupla, anche vuota", "write a tuple, an empty one too"),
            )
        for item in cast("tuple[object, ...]", value):
            if type(item) not in records:
                break
        else:
            return
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            if type(item) not in allowed:
                raise WrongTypeError.of(f"{_where(record, attribute)}[{index}]", item, _expected(kinds))
            if type(item) is str and not item.isascii():
                refuse_half_characters(f"{_where(record, attribute)}[{index}]", item)

    return check


def text(record: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """
    Refuse what is no text, or a text that no file can hold (a lone half of a surrogate pair).
    """
    if type(value) is not str:
        raise WrongTypeError.of(_where(record, attribute), value, _expected((str,)))
    if not value.isascii():
        refuse_half_characters(_where(record, attribute), value)


def refuse_half_characters(where: str, value: str) -> None:
    """
    Refuse a text that no file can hold (a lone half of a surrogate pair).

    Args:
        where: The record and the field, or the function and the argument.
        value: The text.

    Raises:
        MalformedValueError: For such a text.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise MalformedValueError(
            Bilingual(f"{where}: testo", f"{where}: text"),
            shown(value),
            Bilingual("contiene mezzo carattere (surrogato isolato)", "holds half a character (a lone surrogate)"),
            Bilingual("scrivere il carattere intero", "write the whole character"),
        )


def identifier(record: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """
    Refuse what cannot name a record: an empty text, or one with blanks around it or a line break in it.
    """
    # Half a character is not printable either; `text` tells it as what it is.
    if type(value) is not str or not value.isprintable() or not value or value != value.strip():
        text(record, attribute, value)
        where = _where(record, attribute)
        raise MalformedValueError(
            Bilingual(f"{where}: identificativo", f"{where}: identifier"),
            shown(value),
            Bilingual("è vuoto, o ha spazi ai bordi o caratteri invisibili", "is empty, padded or unprintable"),
            Bilingual("scrivere un nome breve, per esempio 'lotto-1'", "write a short name such as 'lotto-1'"),
        )


def not_negative(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """
    Refuse a count, a number or an amount below zero; None is for `of`, which stands before it, to judge.
    """
    if value is not None and getattr(value, "cents", value) < 0:
        where = _where(record, attribute)
        raise MalformedValueError(
            Bilingual(where, where),
            shown(value),
            Bilingual("è meno di zero", "is less than zero"),
            Bilingual("scrivere da zero in su", "write zero or more"),
        )


_MOST_DECIMALS = 10


def percentage(record: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """
    Refuse what is no percentage, or None: a `Decimal` from 0 to 100, with ten decimals at most.
    """
    of(Decimal, type(None))(record, attribute, value)
    if isinstance(value, Decimal) and not _is_percentage(value):
        where = _where(record, attribute)
        raise MalformedValueError(
            Bilingual(where, where),
            shown(value),
            Bilingual("non è una percentuale", "is not a percentage"),
            Bilingual(
                f"scriverla da 0 a 100, con {_MOST_DECIMALS} decimali al più: Decimal('5.25')",
                f"write it from 0 to 100, with {_MOST_DECIMALS} decimals at most: Decimal('5.25')",
            ),
        )


def _is_percentage(value: Decimal) -> bool:
    if not value.is_finite() or value.is_signed() or value > 100:
        return False
    return int(value.as_tuple().exponent) >= -_MOST_DECIMALS


def unique(collection: str, identifiers: tuple[str, ...]) -> None:
    """
    Refuse an identifier that stands twice in one collection.

    Args:
        collection: The record and field, for the error: `Programme.tenders`.
        identifiers: The identifiers in order.

    Raises:
        DuplicateIdentifierError: With both positions.
    """
    seen: dict[str, int] = {}
    for index, name in enumerate(identifiers):
        if name in seen:
            raise DuplicateIdentifierError(collection, name, seen[name], index)
        seen[name] = index


def exact(value: int | Decimal | Fraction) -> Fraction:
    """
    Return a number as an exact fraction.

    Raises:
        WrongTypeError: For a float or any other type; a float has lost the digits that were meant.
        MalformedValueError: For a decimal that is no number (NaN, infinite) or of another order of magnitude than
            anything counted: past 4,000 digits.
    """
    if type(value) not in (int, Decimal, Fraction):
        raise WrongTypeError.of(
            "exact",
            value,
            Bilingual(
                "scrivere un intero, una Fraction o un Decimal da testo, per esempio Decimal('0.1')",
                "write a whole number, a Fraction, or a Decimal from text, such as Decimal('0.1')",
            ),
        )
    if isinstance(value, Decimal) and not value.is_finite():
        raise MalformedValueError(
            Bilingual("numero", "number"),
            shown(value),
            Bilingual("non è un numero finito", "is not a finite number"),
            Bilingual("scrivere le cifre", "write its digits"),
        )
    if isinstance(value, Decimal) and value and abs(value.adjusted()) > _MOST_DIGITS:
        raise MalformedValueError(
            Bilingual("numero", "number"),
            shown(value),
            Bilingual(f"ha più di {_MOST_DIGITS} cifre", f"has more than {_MOST_DIGITS} digits"),
            Bilingual("controllare l'esponente", "check the exponent"),
        )
    return Fraction(value)
